/* What tables and columns a SQLite database has, by the queries in the .sql files of this
 * folder. */
#include "database/sqlite/internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "database/sqlite/queries.h"
#include "database/sqlite/sqlite.h"
#include "base/banned.h"

/* A pragma and no query over pragma_table_info, which costs four times as much: a run asks this for
 * each revision. */
bool sqlite_has_table(struct connection *connection, const char *schema, const char *table,
                      bool *ret_has_table, struct alq_error *err)
{
    TEXT_SCOPE(sql);
    text_add(&sql, "PRAGMA ");
    if (schema) {
        dialect_add_name(&sqlite_dialect, &sql, schema);
        text_add_char(&sql, '.');
    }
    text_add(&sql, "table_info(");
    dialect_add_string(&sqlite_dialect, &sql, table);
    text_add_char(&sql, ')');
    ROWS_SCOPE(rows);
    return connection_query(connection, text_string(&sql), NULL, 0, &rows, err) &&
           rows_next(rows, ret_has_table, err);
}

bool sqlite_list_tables(struct connection *connection, const char *schema, struct arena *arena,
                        struct strings *ret_tables, struct alq_error *err)
{
    struct value parameters[] = {value_of_text(schema)};
    return connection_query_strings(connection, tables_sql, parameters, 1, arena, ret_tables, err);
}

/* 32 of "VARCHAR(32)", 0 of a type without a length. */
static unsigned width_of_type(const char *type)
{
    const char *length = strchr(type, '(');
    unsigned long width = length ? strtoul(length + 1, NULL, 10) : 0;
    return width < UINT32_MAX ? (unsigned)width : 0;
}

bool sqlite_column_width(struct connection *connection, const char *schema, const char *table,
                         const char *column, unsigned *ret_width, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct value parameters[] = {value_of_text(table), value_of_text(schema),
                                 value_of_text(column)};
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(connection, column_type_sql, parameters, 3, &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    if (!has_row)
        return error_set(err, ALQ_ERROR_DATABASE, "no such column: %s.%s", table, column);
    *ret_width = width_of_type(rows_text(rows, 0, &scratch));
    return true;
}

/* What tables and columns a MySQL database has, by the queries in the .sql files of this folder. */
#include <string.h>

#include "base/error.h"
#include "database/mysql/internal.h"
#include "database/mysql/queries.h"
#include "base/banned.h"

bool mysql_has_table(struct connection *connection, const char *schema, const char *table,
                     bool *ret_has_table, struct alq_error *err)
{
    struct value parameters[] = {value_of_text(schema), value_of_text(table)};
    ROWS_SCOPE(rows);
    return connection_query(connection, has_table_sql, parameters, 2, &rows, err) &&
           rows_next(rows, ret_has_table, err);
}

bool mysql_tables_in(struct connection *connection, const char *schema, struct arena *arena,
                     struct strings *ret_tables, struct alq_error *err)
{
    struct value parameter = value_of_text(schema);
    return connection_query_strings(connection, list_tables_sql, &parameter, 1, arena, ret_tables,
                                    err);
}

struct found_column {
    unsigned width;
    const char *charset;
    const char *collation;
};

static bool find_column(struct connection *connection, const char *schema, const char *table,
                        const char *column, struct arena *arena, struct found_column *ret_found,
                        struct alq_error *err)
{
    struct value parameters[] = {value_of_text(schema), value_of_text(table),
                                 value_of_text(column)};
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(connection, column_type_sql, parameters, 3, &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    if (!has_row)
        return error_set(err, ALQ_ERROR_DATABASE, "no such column: %s.%s", table, column);
    int64_t width = rows_integer(rows, 0);
    *ret_found = (struct found_column){
        .width = width > 0 && width < UINT32_MAX ? (unsigned)width : 0,
        .charset = rows_text(rows, 1, arena),
        .collation = rows_text(rows, 2, arena),
    };
    return true;
}

bool mysql_column_width(struct connection *connection, const char *schema, const char *table,
                        const char *column, unsigned *ret_width, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct found_column found;
    if (!find_column(connection, schema, table, column, &scratch, &found, err))
        return false;
    *ret_width = found.width;
    return true;
}

bool mysql_widen_column(struct connection *connection, const char *schema, const char *table,
                        const char *column, unsigned width, struct alq_error *err)
{
    const struct dialect *dialect = connection->dialect;
    ARENA_SCOPE(scratch);
    TEXT_SCOPE(sql);
    struct found_column found;
    if (!find_column(connection, schema, table, column, &scratch, &found, err))
        return false;
    text_add(&sql, "ALTER TABLE ");
    dialect_add_qualified(dialect, &sql, schema, table);
    text_add(&sql, " MODIFY ");
    dialect_add_name(dialect, &sql, column);
    text_printf(&sql, " VARCHAR(%u)", width);
    if (found.charset)
        text_printf(&sql, " CHARACTER SET %s COLLATE %s", found.charset, found.collation);
    text_add(&sql, " NOT NULL");
    return connection_execute(connection, text_string(&sql), err);
}

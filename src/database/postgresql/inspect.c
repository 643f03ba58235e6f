/* What tables and columns a PostgreSQL database has, by the queries in the .sql files of this
 * folder. */
#include "database/postgresql/internal.h"

#include "base/error.h"
#include "base/text.h"
#include "database/postgresql/postgresql.h"
#include "database/postgresql/queries.h"
#include "base/banned.h"

bool postgresql_has_table(struct connection *connection, const char *schema, const char *table,
                          bool *ret_has_table, struct alq_error *err)
{
    const struct value parameters[] = {value_of_text(table), value_of_text(schema)};
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(connection, has_table_sql, parameters, 2, &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    *ret_has_table = has_row && rows_integer(rows, 0) != 0;
    return true;
}

bool postgresql_list_tables(struct connection *connection, const char *schema, struct arena *arena,
                            struct strings *ret_tables, struct alq_error *err)
{
    const struct value parameter = value_of_text(schema);
    return connection_query_strings(connection, tables_sql, &parameter, 1, arena, ret_tables, err);
}

bool postgresql_list_schemas(struct connection *connection, struct arena *arena,
                             struct strings *ret_schemas, struct alq_error *err)
{
    return connection_query_strings(connection, schemas_sql, NULL, 0, arena, ret_schemas, err);
}

bool postgresql_column_width(struct connection *connection, const char *schema, const char *table,
                             const char *column, unsigned *ret_width, struct alq_error *err)
{
    const struct value parameters[] = {value_of_text(table), value_of_text(schema),
                                       value_of_text(column)};
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(connection, column_width_sql, parameters, 3, &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    if (!has_row)
        return error_set(err, ALQ_ERROR_DATABASE, "no such column: %s.%s", table, column);
    *ret_width = (unsigned)rows_integer(rows, 0);
    return true;
}

bool postgresql_widen_column(struct connection *connection, const char *schema, const char *table,
                             const char *column, unsigned width, struct alq_error *err)
{
    TEXT_SCOPE(sql);
    text_add(&sql, "ALTER TABLE ");
    dialect_add_qualified(&postgresql_dialect, &sql, schema, table);
    text_add(&sql, " ALTER COLUMN ");
    dialect_add_name(&postgresql_dialect, &sql, column);
    text_printf(&sql, " TYPE VARCHAR(%u)", width);
    return connection_execute(connection, text_string(&sql), err);
}

/* PostgreSQL as a dialect that writes SQL; connections come with its driver. */
#include "database/postgresql/postgresql.h"

#include "database/postgresql/internal.h"
#include "database/unserved.h"
#include "base/banned.h"

static bool postgresql_open(const struct url *url, const struct open_options *options,
                            struct connection **ret_connection, struct alq_error *err)
{
    (void)url;
    (void)options;
    (void)ret_connection;
    return unserved_refuse(&postgresql_dialect, err);
}

const struct dialect postgresql_dialect = {
    .name = "postgresql",
    .label = "PostgreSQL",
    .syntax = SQL_SYNTAX_POSTGRESQL,
    .quote_open = '"',
    .quote_close = '"',
    .has_transactional_ddl = true,
    .writes_transactions = true,
    .insert_returning = INSERT_RETURNS_QUALIFIED,
    .alters_in_place = true,
    .locks_as_a_whole = false,
    .enforces_lengths = true,
    .escapes_backslashes = false,
    .drivers_format = true,
    .ddl = &postgresql_ddl,
    .needs_delimiter = false,
    .open = postgresql_open,
    .needs_quotes = postgresql_needs_quotes,
    .has_table = unserved_has_table,
    .list_tables = unserved_list_tables,
    .column_width = unserved_column_width,
    .widen_column = unserved_widen_column,
};

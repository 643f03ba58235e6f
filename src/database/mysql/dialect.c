/* MySQL as a dialect that writes SQL; connections come with its driver. */
#include "database/mysql/mysql.h"

#include "database/mysql/internal.h"
#include "database/unserved.h"
#include "base/banned.h"

static bool mysql_open(const struct url *url, const struct open_options *options,
                       struct connection **ret_connection, struct alq_error *err)
{
    (void)url;
    (void)options;
    (void)ret_connection;
    return unserved_refuse(&mysql_dialect, err);
}

const struct dialect mysql_dialect = {
    .name = "mysql",
    .label = "MySQL",
    .syntax = SQL_SYNTAX_MYSQL,
    .quote_open = '`',
    .quote_close = '`',
    .has_transactional_ddl = false,
    .writes_transactions = false,
    .insert_returning = INSERT_RETURNS_NOTHING,
    .alters_in_place = true,
    .locks_as_a_whole = false,
    .enforces_lengths = true,
    .escapes_backslashes = true,
    .drivers_format = true,
    .ddl = &mysql_ddl,
    .needs_delimiter = true,
    .open = mysql_open,
    .needs_quotes = mysql_needs_quotes,
    .has_table = unserved_has_table,
    .list_tables = unserved_list_tables,
    .column_width = unserved_column_width,
    .widen_column = unserved_widen_column,
};

/* MySQL and MariaDB as a dialect: its facts, and which function answers what. */
#include "base/ascii.h"
#include "database/mysql/internal.h"
#include "database/mysql/mysql.h"
#include "database/mysql/queries.h"

#include <string.h>

#include "base/banned.h"

/* What changes rows only, and what a transaction can go back to. All else commits what is open
 * before it runs, or may (CALL). */
static bool can_roll_back(const char *statement)
{
    static const char *const words[] = {"INSERT",    "UPDATE",  "DELETE",  "REPLACE",
                                        "SELECT",    "WITH",    "LOAD",    "DO",
                                        "SAVEPOINT", "RELEASE", "ROLLBACK"};
    size_t length = strcspn(statement, " \t\r\n;(/#");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && ascii_compare_start(statement, words[i], length) == 0)
            return true;
    return false;
}

/* The first word, in any case. */
static bool begins_with(const char *statement, const char *word)
{
    size_t length = strlen(word);
    return ascii_compare_start(statement, word, length) == 0 &&
           strchr(" \t\r\n", statement[length]);
}

static bool sets_session(const char *statement)
{
    return begins_with(statement, "SET") || begins_with(statement, "USE");
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
    .times_are_durations = true,
    .ddl = &mysql_ddl,
    .sql = &mysql_sql,
    .needs_delimiter = true,
    .durable_table = " ENGINE=InnoDB",
    .open = mysql_open,
    .needs_quotes = mysql_needs_quotes,
    .can_roll_back = can_roll_back,
    .sets_session = sets_session,
    .find_outcome = mysql_find_outcome,
    .shows_outcome = mysql_shows_outcome,
    .lock_new = mysql_lock_new,
    .has_table = mysql_has_table,
    .list_tables = mysql_tables_in,
    .column_width = mysql_column_width,
    .widen_column = mysql_widen_column,
    .inspect_table = mysql_inspect_table,
    .inspect_view = mysql_inspect_view,
    .inspect_schema = mysql_inspect_schema,
    .definitions_query = definitions_sql,
    .scratch = &mysql_scratch,
};

/* SQLite as a dialect: its facts, and which function answers what. */
#include "base/ascii.h"
#include "database/sqlite/internal.h"
#include "database/sqlite/sqlite.h"

#include <string.h>

#include "base/banned.h"

/* Everything rolls back in SQLite but these, which fail or do nothing inside of a transaction. */
static bool can_roll_back(const char *statement)
{
    static const char *const words[] = {"PRAGMA",   "VACUUM", "ATTACH", "DETACH",    "BEGIN",
                                        "ROLLBACK", "COMMIT", "END",    "SAVEPOINT", "RELEASE"};
    size_t length = strcspn(statement, " \t\r\n;(");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && ascii_compare_start(statement, words[i], length) == 0)
            return false;
    return true;
}

/* Rows of other tables, views and triggers stay as they are while the table is away. */
static const char *const before_rebuild[] = {"PRAGMA foreign_keys = OFF",
                                             "PRAGMA legacy_alter_table = ON", NULL};
static const char *const behind_rebuild[] = {"PRAGMA legacy_alter_table = OFF", NULL};

const struct dialect sqlite_dialect = {
    .name = "sqlite",
    .label = "SQLite",
    .syntax = SQL_SYNTAX_SQLITE,
    .quote_open = '"',
    .quote_close = '"',
    .has_transactional_ddl = true,
    .writes_transactions =
        false, /* Alembic takes SQLite for a database without transactional DDL */
    .insert_returning = INSERT_RETURNS_COLUMN,
    .alters_in_place = false,
    .locks_as_a_whole = true,
    .enforces_lengths = false,
    .escapes_backslashes = false,
    .drivers_format = false,
    .ddl = &sqlite_ddl,
    .sql = &sqlite_sql,
    .needs_delimiter = false,
    .open = sqlite_open,
    .needs_quotes = sqlite_needs_quotes,
    .can_roll_back = can_roll_back,
    .lock_holder = sqlite_find_writer,
    .has_table = sqlite_has_table,
    .list_tables = sqlite_list_tables,
    .column_width = sqlite_column_width,
    .widen_column = sqlite_widen_column,
    .inspect_table = sqlite_inspect_table,
    .inspect_view = sqlite_inspect_view,
    .inspect_schema = sqlite_inspect_schema,
    .scratch = &sqlite_scratch,
    .needs_rebuild = sqlite_needs_rebuild,
    .rebuild = sqlite_rebuild,
    .before_rebuild = before_rebuild,
    .behind_rebuild = behind_rebuild,
};

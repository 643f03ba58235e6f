/* PostgreSQL as a dialect: its facts, and which function answers what. */
#include "base/ascii.h"
#include "database/postgresql/postgresql.h"
#include "database/postgresql/queries.h"

#include <string.h>

#include "database/postgresql/internal.h"
#include "sql/lexer.h"
#include "base/banned.h"

/* Statements that the server refuses inside of a transaction, or that end it. By their first word,
 * and for some by another one that must follow. */
static const struct lone_statement {
    const char *first;
    const char *other; /* NULL: any */
} lone_statements[] = {
    {"abort", NULL},
    {"alter", "system"},
    {"alter", "concurrently"}, /* DETACH PARTITION */
    {"begin", NULL},
    {"call", NULL}, /* a procedure may commit */
    {"checkpoint", NULL},
    {"cluster", NULL},
    {"commit", NULL},
    {"create", "concurrently"},
    {"create", "database"},
    {"create", "subscription"},
    {"create", "tablespace"},
    {"discard", NULL},
    {"do", NULL}, /* a block may commit */
    {"drop", "concurrently"},
    {"drop", "database"},
    {"drop", "subscription"},
    {"drop", "tablespace"},
    {"end", NULL},
    {"prepare", "transaction"},
    {"reindex", NULL},
    {"release", NULL},
    {"rollback", NULL},
    {"savepoint", NULL},
    {"start", NULL},
    {"vacuum", NULL},
};

/* Whether the word is among the first of the statement, before any name. */
static bool has_word(const char *statement, const char *word)
{
    enum { WORDS_BEFORE_A_NAME = 8 };
    struct sql_lexer lexer;
    struct sql_token token;
    sql_lexer_init(&lexer, statement, strlen(statement), SQL_SYNTAX_POSTGRESQL, NULL, 1);
    for (int i = 0; i < WORDS_BEFORE_A_NAME; i++) {
        if (!sql_lexer_next(&lexer, i == 0, &token, NULL) || token.kind == SQL_TOKEN_END)
            return false;
        if (sql_token_is(&token, word))
            return true;
    }
    return false;
}

static bool can_roll_back(const char *statement)
{
    size_t length = strspn(statement, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    for (size_t i = 0; i < sizeof lone_statements / sizeof *lone_statements; i++) {
        const struct lone_statement *lone = &lone_statements[i];
        if (strlen(lone->first) == length &&
            ascii_compare_start(statement, lone->first, length) == 0 &&
            (!lone->other || has_word(statement, lone->other)))
            return false;
    }
    return true;
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
    .binds_views = true,
    .locks_as_a_whole = false,
    .enforces_lengths = true,
    .escapes_backslashes = false,
    .drivers_format = true,
    .decodes_json = true,
    .ddl = &postgresql_ddl,
    .sql = &postgresql_sql,
    .needs_delimiter = false,
    .open = postgresql_open,
    .needs_quotes = postgresql_needs_quotes,
    .can_roll_back = can_roll_back,
    .find_outcome = postgresql_find_outcome,
    .lock_new = postgresql_lock_new,
    .has_table = postgresql_has_table,
    .list_tables = postgresql_list_tables,
    .column_width = postgresql_column_width,
    .widen_column = postgresql_widen_column,
    .inspect_table = postgresql_inspect_table,
    .inspect_view = postgresql_inspect_view,
    .inspect_schema = postgresql_inspect_schema,
    .definitions_query = definitions_sql,
    .list_schemas = postgresql_list_schemas,
    .scratch = &postgresql_scratch,
};

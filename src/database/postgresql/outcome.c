/* Tells by a look whether a statement that ran outside of a transaction came to its end. */
#include "base/ascii.h"
#include "database/postgresql/internal.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "database/postgresql/queries.h"
#include "sql/lexer.h"
#include "base/banned.h"

/* A statement as it is read. */
struct reading {
    struct sql_lexer lexer;
    struct sql_token token;
    struct arena *arena;
};

static void advance(struct reading *reading)
{
    if (!sql_lexer_next(&reading->lexer, false, &reading->token, NULL))
        reading->token = (struct sql_token){.kind = SQL_TOKEN_END, .text = ""};
}

static bool take(struct reading *reading, const char *word)
{
    bool is_there = sql_token_is(&reading->token, word);
    if (is_there)
        advance(reading);
    return is_there;
}

/* schema.name as it is written; NULL where there is none. */
static char *take_name(struct reading *reading)
{
    TEXT_SCOPE(name);
    while (reading->token.kind == SQL_TOKEN_WORD || reading->token.kind == SQL_TOKEN_QUOTED) {
        text_add_bytes(&name, reading->token.text, reading->token.length);
        advance(reading);
        if (!sql_token_is_symbol(&reading->token, '.'))
            return text_copy(&name, reading->arena);
        text_add_char(&name, '.');
        advance(reading);
    }
    return NULL;
}

/* What does no harm when it is done again. */
static bool is_harmless(const char *statement)
{
    static const char *const words[] = {"vacuum", "reindex", "checkpoint", "discard", "cluster"};
    size_t length = strcspn(statement, " \t\r\n;(");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && ascii_compare_start(statement, words[i], length) == 0)
            return true;
    return false;
}

/* An index that is not valid is what a try that was stopped has left, and stands in the way of the
 * next. */
static bool look_at_index(struct connection *connection, const char *index, const char *table,
                          struct arena *arena, enum statement_outcome *ret_outcome,
                          struct alq_error *err)
{
    const struct value parameters[] = {value_of_text(index), value_of_text(table)};
    const char *full_name = NULL;
    bool has_row = false, is_valid = false;
    ROWS_SCOPE(rows);
    if (!connection_query(connection, outcome_sql, parameters, 2, &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    if (has_row) {
        is_valid = rows_integer(rows, 0) != 0;
        full_name = rows_text(rows, 1, arena);
    }
    *ret_outcome = is_valid ? OUTCOME_DONE : OUTCOME_NOT_RUN;
    return !full_name || is_valid ||
           connection_execute(connection, arena_printf(arena, "DROP INDEX %s", full_name), err);
}

static bool look_for_index(struct connection *connection, const char *index,
                           enum statement_outcome *ret_outcome, struct alq_error *err)
{
    const struct value parameter = value_of_text(index);
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(connection, "SELECT pg_catalog.to_regclass(?) IS NULL", &parameter, 1,
                          &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    *ret_outcome = has_row && rows_integer(rows, 0) ? OUTCOME_DONE : OUTCOME_NOT_RUN;
    return true;
}

bool postgresql_find_outcome(struct connection *connection, const char *statement,
                             enum statement_outcome *ret_outcome, struct alq_error *err)
{
    ARENA_SCOPE(arena);
    struct reading reading = {.arena = &arena};
    sql_lexer_init(&reading.lexer, statement, strlen(statement), SQL_SYNTAX_POSTGRESQL, NULL, 1);
    advance(&reading);
    *ret_outcome = is_harmless(statement) ? OUTCOME_NOT_RUN : OUTCOME_UNKNOWN;
    bool is_create = take(&reading, "create");
    if (!is_create && !take(&reading, "drop"))
        return true;
    if (is_create)
        take(&reading, "unique");
    if (!take(&reading, "index") || !take(&reading, "concurrently"))
        return true;
    if (take(&reading, "if")) {
        take(&reading, "not");
        take(&reading, "exists");
    }
    const char *index = take_name(&reading);
    if (!is_create)
        return !index || look_for_index(connection, index, ret_outcome, err);
    if (!index || !take(&reading, "on"))
        return true;
    take(&reading, "only");
    const char *table = take_name(&reading);
    return !table || look_at_index(connection, index, table, &arena, ret_outcome, err);
}

/* Compares what worked before a rebuild with what works after it: views, triggers, foreign keys.
 * What was broken before is nobody's fault now, and stays as it is. */
#include "database/sqlite/rebuild.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "database/sqlite/internal.h"
#include "database/sqlite/queries.h"
#include "database/sqlite/sqlite.h"
#include "base/banned.h"

enum { SQLITE_CODE_ERROR = 1 }; /* what SQLite's compiler fails with */

/* Whether the statement compiles; false only where that cannot be told. */
static bool compiles(struct rebuild *rebuild, const char *sql, bool *ret_compiles,
                     struct alq_error *ret_reason, struct alq_error *err)
{
    ERROR_SCOPE(failure);
    ROWS_SCOPE(rows);
    *ret_compiles = connection_query(rebuild->connection, sql, NULL, 0, &rows, &failure);
    if (*ret_compiles)
        return true;
    if (failure.vendor_code != SQLITE_CODE_ERROR)
        return error_move(err, &failure), false;
    if (ret_reason)
        error_move(ret_reason, &failure);
    return true;
}

/* The views or triggers, as a map from a statement that compiles them to their names. */
static bool list_statements(struct rebuild *rebuild, const char *query, struct map *ret_statements,
                            struct alq_error *err)
{
    struct value schema = value_of_text(rebuild->schema);
    bool has_row = true;
    ROWS_SCOPE(rows);
    if (!connection_query(rebuild->connection,
                          sqlite_query_in(query, rebuild->schema, rebuild->arena), &schema, 1,
                          &rows, err))
        return false;
    while (has_row) {
        if (!rows_next(rows, &has_row, err))
            return false;
        const char *statement = has_row ? rows_text(rows, 1, rebuild->arena) : NULL;
        if (statement)
            map_put(ret_statements, rebuild->arena, statement,
                    (char *)rows_text(rows, 0, rebuild->arena));
    }
    return true;
}

static bool remember_working(struct rebuild *rebuild, const char *query, struct map *working,
                             struct alq_error *err)
{
    struct map statements = {0};
    if (!list_statements(rebuild, query, &statements, err))
        return false;
    for (size_t i = 0; i < statements.count; i++) {
        bool is_working = false;
        if (!compiles(rebuild, statements.entries[i].key, &is_working, NULL, err))
            return false;
        if (is_working)
            map_put(working, rebuild->arena, statements.entries[i].key,
                    statements.entries[i].value);
    }
    return true;
}

/* An UPDATE names the columns, which may have changed: then what worked is found by the rest of it.
 * */
static bool has_worked(const struct map *working, const char *statement)
{
    static const char update[] = "EXPLAIN UPDATE ";
    const char *set = strstr(statement, " SET ");
    if (map_has(working, statement))
        return true;
    if (!string_starts_with(statement, update) || !set)
        return false;
    size_t length = (size_t)(set - statement);
    for (size_t i = 0; i < working->count; i++)
        if (strncmp(working->entries[i].key, statement, length) == 0 &&
            string_starts_with(working->entries[i].key + length, " SET "))
            return true;
    return false;
}

static bool verify_working(struct rebuild *rebuild, const char *query, const char *what,
                           const struct map *working, struct alq_error *err)
{
    struct map statements = {0};
    if (!list_statements(rebuild, query, &statements, err))
        return false;
    for (size_t i = 0; i < statements.count; i++) {
        ERROR_SCOPE(reason);
        bool is_working = false;
        if (!compiles(rebuild, statements.entries[i].key, &is_working, &reason, err))
            return false;
        if (is_working || !has_worked(working, statements.entries[i].key))
            continue;
        error_set(err, ALQ_ERROR_DATABASE, "%s %s does not work with the new shape of table %s: %s",
                  what, (const char *)statements.entries[i].value, rebuild->table, reason.message);
        return error_hint(err, "drop the %s before the change, and make it again after it", what);
    }
    return true;
}

/* -- Foreign keys */

static bool read_violations(struct rebuild *rebuild, struct map *ret_violations,
                            struct alq_error *err)
{
    struct value parameters[] = {value_of_text(rebuild->schema), value_of_text(rebuild->table)};
    struct arena *arena = rebuild->arena;
    bool has_row = true;
    ROWS_SCOPE(rows);
    if (!connection_query(rebuild->connection,
                          sqlite_query_in(foreign_key_violations_sql, rebuild->schema, arena),
                          parameters, 2, &rows, err))
        return false;
    while (has_row) {
        if (!rows_next(rows, &has_row, err))
            return false;
        if (!has_row)
            break;
        const char *row = rows_text(rows, 1, arena);
        map_put(ret_violations, arena,
                arena_printf(arena, _("row %s of %s refers to a row of %s that is not there"),
                             row ? row : _("without number"), rows_text(rows, 0, arena),
                             rows_text(rows, 2, arena)),
                rebuild);
    }
    return true;
}

/* A key without a unique index to refer to is an error of SQLite's own: where it is there before,
 * nothing is known. */
static bool remember_violations(struct rebuild *rebuild, struct rebuild_state *state,
                                struct alq_error *err)
{
    ERROR_SCOPE(failure);
    state->knows_violations =
        rebuild->changes_keys && read_violations(rebuild, &state->violations, &failure);
    if (failure.kind == ALQ_ERROR_NONE || failure.vendor_code == SQLITE_CODE_ERROR)
        return true;
    error_move(err, &failure);
    return false;
}

static bool verify_violations(struct rebuild *rebuild, const struct rebuild_state *state,
                              struct alq_error *err)
{
    struct map now = {0};
    const char *first = NULL;
    size_t count = 0;
    if (!state->knows_violations)
        return true;
    if (!read_violations(rebuild, &now, err))
        return false;
    for (size_t i = 0; i < now.count; i++) {
        if (map_has(&state->violations, now.entries[i].key))
            continue;
        first = count++ ? first : now.entries[i].key;
    }
    if (!count)
        return true;
    error_set(err, ALQ_ERROR_DATABASE, "foreign key violated by the change of table %s: %s",
              rebuild->table, first);
    if (count > 1)
        error_detail(err, "%zu rows in all", count);
    return error_hint(err, "mend or delete those rows before the change");
}

bool rebuild_remember(struct rebuild *rebuild, struct rebuild_state *state, struct alq_error *err)
{
    *state = (struct rebuild_state){0};
    return remember_working(rebuild, views_sql, &state->working, err) &&
           remember_working(rebuild, triggers_sql, &state->working, err) &&
           remember_violations(rebuild, state, err);
}

bool rebuild_verify(struct rebuild *rebuild, const struct rebuild_state *state,
                    struct alq_error *err)
{
    return verify_working(rebuild, views_sql, "view", &state->working, err) &&
           verify_working(rebuild, triggers_sql, "trigger", &state->working, err) &&
           verify_violations(rebuild, state, err);
}

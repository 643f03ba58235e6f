/* Databases for tests are in memory, or a new file; here is how one is emptied. */
#include "database/scratch.h"

#include "base/error.h"
#include "database/sqlite/internal.h"
#include "database/sqlite/sqlite.h"
#include "base/banned.h"

/* Shadow tables go with the virtual table that they belong to. */
static bool find_drops(struct connection *connection, struct arena *arena,
                       struct strings *ret_statements, struct alq_error *err)
{
    struct strings statements = {0};
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(connection,
                          "SELECT type, name FROM sqlite_master "
                          "WHERE type IN ('view', 'table') AND name NOT LIKE 'sqlite\\_%' "
                          "ESCAPE '\\' ORDER BY type = 'table', sql NOT LIKE 'CREATE VIRTUAL%'",
                          NULL, 0, &rows, err))
        return false;
    while (rows_next(rows, &has_row, err)) {
        if (!has_row) {
            *ret_statements = statements;
            return true;
        }
        TEXT_SCOPE(sql);
        text_printf(&sql, "DROP %s IF EXISTS ", rows_text(rows, 0, arena));
        dialect_add_name(&sqlite_dialect, &sql, rows_text(rows, 1, arena));
        vec_push(arena, &statements, text_copy(&sql, arena));
    }
    return false;
}

static bool run_all(struct connection *connection, const struct strings *statements,
                    struct alq_error *err)
{
    for (size_t i = 0; i < statements->count; i++)
        if (!connection_execute(connection, statements->items[i], err))
            return false;
    return true;
}

static bool clear(struct connection *connection, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct strings statements = {0};
    bool was_enforced = false;
    if (!find_drops(connection, &scratch, &statements, err) ||
        !connection_enforce_references(connection, false, &was_enforced, err))
        return false;
    bool is_clear = run_all(connection, &statements, err);
    return connection_enforce_references(connection, was_enforced, NULL, is_clear ? err : NULL) &&
           is_clear;
}

const struct scratch_rules sqlite_scratch = {.clear = clear};

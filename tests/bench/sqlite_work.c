/* What bench_sqlite_rebuild.py and bench_sqlite_inspect.py measure: one rebuild, or one inspection,
 * of a SQLite file; and the change that tests/comparison/sqlite_batch.py asks for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "database/apply.h"
#include "database/sqlite/sqlite.h"
#include "schema/schema.h"
#include "base/banned.h"

/* Makes measured.note NOT NULL, which takes a rebuild. */
static bool rebuild(struct connection *connection, struct arena *arena, struct alq_error *err)
{
    struct operation *operation = operation_new(arena, OPERATION_ALTER_COLUMN, NULL, "measured");
    struct column_change change = {.sets_nullable = true, .is_nullable = false};
    struct apply apply;
    operation->name = "note";
    operation->change = &change;
    apply_init(&apply, connection, false, arena, (struct statement_sink){0});
    return connection_begin(connection, err) && operation_apply(&apply, operation, err) &&
           connection_commit(connection, err);
}

/* Makes t.extra NOT NULL DEFAULT 'x', with foreign keys enforced. */
static bool change(struct connection *connection, struct arena *arena, struct alq_error *err)
{
    struct operation *operation = operation_new(arena, OPERATION_ALTER_COLUMN, NULL, "t");
    struct column_change altered = {.sets_nullable = true,
                                    .sets_default = true,
                                    .server_default = {DEFAULT_STRING, "x"}};
    struct apply apply;
    operation->name = "extra";
    operation->change = &altered;
    apply_init(&apply, connection, false, arena, (struct statement_sink){0});
    return connection_execute(connection, "PRAGMA foreign_keys = 1", err) &&
           connection_begin(connection, err) && operation_apply(&apply, operation, err) &&
           connection_commit(connection, err);
}

static bool inspect(struct connection *connection, struct arena *arena, struct alq_error *err)
{
    struct schema *schema = NULL;
    if (!sqlite_dialect.inspect_schema(connection, NULL, arena, &schema, err))
        return false;
    printf("%zu tables\n", schema->tables.count);
    return true;
}

int main(int count, char **arguments)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct open_options options = {.must_exist = true};
    struct connection *connection = NULL;
    struct url url;
    if (count != 3)
        return 2;
    bool (*work)(struct connection *, struct arena *, struct alq_error *) =
        strcmp(arguments[1], "rebuild") == 0  ? rebuild
        : strcmp(arguments[1], "change") == 0 ? change
                                              : inspect;
    bool is_done =
        url_parse(arena_printf(&arena, "sqlite:///%s", arguments[2]), &arena, &url, &err) &&
        sqlite_dialect.open(&url, &options, &connection, &err) && work(connection, &arena, &err);
    if (!is_done)
        fprintf(stderr, "%s\n", err.message);
    connection_free(connection);
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}

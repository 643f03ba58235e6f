/* What bench_sqlite_rebuild.py and bench_sqlite_inspect.py measure: one rebuild, or one inspection, of a SQLite file. */
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
    struct operation *operation =
        operation_new(arena, OPERATION_ALTER_COLUMN, NULL, "measured");
    struct column_change change = {.sets_nullable = true, .is_nullable = false};
    struct apply apply;
    operation->name = "note";
    operation->change = &change;
    apply_init(&apply, connection, false, arena, (struct statement_sink){0});
    return connection_begin(connection, err) && operation_apply(&apply, operation, err) &&
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
    bool is_rebuild = strcmp(arguments[1], "rebuild") == 0;
    bool is_done =
        url_parse(arena_printf(&arena, "sqlite:///%s", arguments[2]), &arena, &url, &err) &&
        sqlite_dialect.open(&url, &options, &connection, &err) &&
        (is_rebuild ? rebuild(connection, &arena, &err) : inspect(connection, &arena, &err));
    if (!is_done)
        fprintf(stderr, "%s\n", err.message);
    connection_free(connection);
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}

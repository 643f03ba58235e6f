/* What bench_postgresql_inspect.py measures: one inspection of a schema of PostgreSQL's.
 *     postgresql_work URL SCHEMA */
#include <stdio.h>

#include "base/error.h"
#include "database/dialect.h"
#include "database/postgresql/postgresql.h"
#include "schema/schema.h"
#include "base/banned.h"

static bool inspect(const char *where, const char *name, struct arena *arena, struct alq_error *err)
{
    const struct open_options options = {0};
    struct connection *connection = NULL;
    struct schema *schema = NULL;
    struct url url;
    if (!url_parse(where, arena, &url, err) ||
        !postgresql_dialect.open(&url, &options, &connection, err))
        return false;
    bool is_read = postgresql_dialect.inspect_schema(connection, name, arena, &schema, err);
    if (is_read)
        printf("%zu\n", schema->tables.count);
    connection_free(connection);
    return is_read;
}

int main(int argc, char **argv)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    if (argc != 3)
        return 2;
    if (inspect(argv[1], argv[2], &arena, &err))
        return 0;
    fprintf(stderr, "%s\n", err.message);
    return 1;
}

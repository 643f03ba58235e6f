/* Makes and drops a database for each test program. */
#include "support/postgresql_database.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "database/postgresql/internal.h"
#include "base/banned.h"

static const char *server_url(void)
{
    return getenv("ALQ_POSTGRESQL_URL");
}

bool postgresql_is_missing(void)
{
    return !server_url();
}

struct connection *postgresql_database_open(struct postgresql_database *database, const char *url,
                                            const struct open_options *options)
{
    static const struct open_options plain = {.lock_timeout_ms = 10000};
    struct connection *connection = NULL;
    struct url parsed;
    ERROR_SCOPE(err);
    if (!url_parse(url, &database->arena, &parsed, &err) ||
        !postgresql_open(&parsed, options ? options : &plain, &connection, &err))
        fail_msg("%s: %s", url, err.message);
    return connection;
}

void postgresql_must_execute(struct connection *connection, const char *sql)
{
    ERROR_SCOPE(err);
    if (!connection_execute(connection, sql, &err))
        fail_msg("%s: %s", sql, err.message);
}

const char *postgresql_must_ask(struct postgresql_database *database, struct connection *connection,
                                const char *sql)
{
    ERROR_SCOPE(err);
    ROWS_SCOPE(rows);
    bool has_row = false;
    if (!connection_query(connection, sql, NULL, 0, &rows, &err) ||
        !rows_next(rows, &has_row, &err))
        fail_msg("%s: %s", sql, err.message);
    if (!has_row)
        fail_msg("%s: no row", sql);
    return rows_text(rows, 0, &database->arena);
}

char *postgresql_database_url(struct postgresql_database *database, const char *user,
                              const char *end)
{
    const char *host = strstr(server_url(), "?host=");
    return arena_printf(&database->arena, "postgresql+psycopg2://%s/%s%s%s", user, database->name,
                        host, end);
}

void postgresql_database_make(struct postgresql_database *database)
{
    *database = (struct postgresql_database){0};
    static int made;
    database->name = arena_printf(&database->arena, "unit_%d_%d", (int)getpid(), ++made);
    struct connection *server = postgresql_database_open(database, server_url(), NULL);
    postgresql_must_execute(server,
                            arena_printf(&database->arena, "CREATE DATABASE %s", database->name));
    connection_free(server);
    database->url = postgresql_database_url(database, "tester@", "");
    database->connection = postgresql_database_open(database, database->url, NULL);
}

void postgresql_database_remove(struct postgresql_database *database)
{
    connection_free(database->connection);
    struct connection *server = postgresql_database_open(database, server_url(), NULL);
    postgresql_must_execute(server, arena_printf(&database->arena, "DROP DATABASE %s WITH (FORCE)",
                                                 database->name));
    connection_free(server);
    arena_release(&database->arena);
}

/* Makes and drops the database of a test. */
#include "support/mariadb.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "database/mysql/mysql.h"
#include "base/banned.h"

bool mariadb_is_there(void)
{
    const char *url = getenv("ALQ_MARIADB_URL");
    const char *socket = url ? strstr(url, "unix_socket=") : NULL;
    return socket && access(socket + strlen("unix_socket="), F_OK) == 0;
}

bool mariadb_open_url(struct mariadb *mariadb, const char *url, const struct open_options *options,
                      struct connection **ret_connection, struct alq_error *err)
{
    static const struct open_options none;
    struct url parsed;
    if (!url_parse(url, &mariadb->arena, &parsed, err))
        return false;
    return mysql_dialect.open(&parsed, options ? options : &none, ret_connection, err);
}

static struct connection *must_open(struct mariadb *mariadb, const char *url,
                                    const struct open_options *options)
{
    ERROR_SCOPE(err);
    struct connection *connection = NULL;
    if (!mariadb_open_url(mariadb, url, options, &connection, &err))
        fail_msg("%s: %s", url, err.message);
    return connection;
}

struct connection *mariadb_open(struct mariadb *mariadb, const char *parameters,
                                const struct open_options *options)
{
    return must_open(mariadb, arena_printf(&mariadb->arena, "%s%s", mariadb->url, parameters),
                     options);
}

void mariadb_must(struct connection *connection, const char *sql)
{
    ERROR_SCOPE(err);
    if (!connection_execute(connection, sql, &err))
        fail_msg("%s: %s", sql, err.message);
}

const char *mariadb_ask(struct mariadb *mariadb, struct connection *connection, const char *sql)
{
    ERROR_SCOPE(err);
    ROWS_SCOPE(rows);
    bool has_row = false;
    if (!connection_query(connection, sql, NULL, 0, &rows, &err) ||
        !rows_next(rows, &has_row, &err))
        fail_msg("%s: %s", sql, err.message);
    return has_row ? rows_text(rows, 0, &mariadb->arena) : "(none)";
}

/* The server's URL names the database "test": another takes its place. */
int mariadb_setup(void **state)
{
    const char *url = getenv("ALQ_MARIADB_URL");
    const char *name = strstr(url, "/test");
    struct mariadb *mariadb = memory_alloc(sizeof *mariadb);
    struct connection *first = must_open(mariadb, url, NULL);
    char *own = arena_printf(&mariadb->arena, "alq_%ld_%p", (long)getpid(), (void *)mariadb);
    mariadb_must(first, arena_printf(&mariadb->arena, "CREATE DATABASE %s", own));
    connection_free(first);
    mariadb->url = arena_printf(&mariadb->arena, "%.*s/%s%s", (int)(name - url), url, own,
                                name + strlen("/test"));
    mariadb->connection = mariadb_open(mariadb, "", NULL);
    *state = mariadb;
    return 0;
}

int mariadb_teardown(void **state)
{
    struct mariadb *mariadb = *state;
    struct connection *last = mariadb_open(mariadb, "", NULL);
    const char *name = mariadb_ask(mariadb, last, "SELECT database()");
    connection_free(mariadb->connection);
    mariadb_must(last, arena_printf(&mariadb->arena, "DROP DATABASE %s", name));
    connection_free(last);
    arena_release(&mariadb->arena);
    free(mariadb);
    return 0;
}

/* Opens and borrows database handles. */
#include "migrate/database.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "database/url.h"
#include "migrate/databases.h"
#include "sql/scanner.h"
#include "base/banned.h"

enum { DEFAULT_LOCK_TIMEOUT_MS = 60000 };

static struct open_options settle_options(const struct alq_database_options *options)
{
    static const struct alq_database_options none;
    if (!options)
        options = &none;
    int lock_timeout = options->lock_timeout_ms;
    if (lock_timeout == 0)
        lock_timeout = DEFAULT_LOCK_TIMEOUT_MS;
    return (struct open_options){
        .lock_timeout_ms = lock_timeout < 0 ? 0 : lock_timeout,
        .connect_timeout_ms = options->connect_timeout_ms,
        .must_exist = options->must_exist,
        .is_read_only = options->read_only,
        .base_directory = options->base_directory,
    };
}

static bool open_url(const char *url, const struct open_options *options,
                     struct alq_database *database, struct alq_error *err)
{
    struct url parsed = {0};
    if (!url_parse(url, &database->arena, &parsed, err))
        return false;
    const struct dialect *dialect = databases_find(parsed.dialect);
    if (!dialect)
        return error_set(err, ALQ_ERROR_CONFIG, "this build knows no database '%s'",
                         parsed.dialect);
    return dialect->open(&parsed, options, &database->connection, err);
}

bool alq_database_open(const char *url, const struct alq_database_options *options,
                       struct alq_database **ret_database, struct alq_error *err)
{
    if (!url || !*url) {
        error_set(err, ALQ_ERROR_CONFIG, "no database URL");
        error_detail(
            err, "it comes from --url, DATABASE_URL, or sqlalchemy.url in the configuration file");
        return error_hint(err, "for example: --url sqlite:///app.db");
    }
    struct open_options settled = settle_options(options);
    struct alq_database *database = memory_alloc(sizeof *database);
    if (!open_url(url, &settled, database, err)) {
        alq_database_free(database);
        return false;
    }
    *ret_database = database;
    return true;
}

bool alq_database_borrow_sqlite(struct sqlite3 *connection,
                                const struct alq_database_options *options,
                                struct alq_database **ret_database, struct alq_error *err)
{
    struct open_options settled = settle_options(options);
    struct alq_database *database = memory_alloc(sizeof *database);
    if (!databases_borrow_sqlite(connection, &settled, &database->connection, err)) {
        alq_database_free(database);
        return false;
    }
    *ret_database = database;
    return true;
}

bool alq_database_borrow_postgresql(struct pg_conn *connection,
                                    const struct alq_database_options *options,
                                    struct alq_database **ret_database, struct alq_error *err)
{
    struct open_options settled = settle_options(options);
    struct alq_database *database = memory_alloc(sizeof *database);
    if (!databases_borrow_postgresql(connection, &settled, &database->connection, err)) {
        alq_database_free(database);
        return false;
    }
    *ret_database = database;
    return true;
}

bool alq_database_borrow_mysql(struct st_mysql *connection,
                               const struct alq_database_options *options,
                               struct alq_database **ret_database, struct alq_error *err)
{
    struct open_options settled = settle_options(options);
    struct alq_database *database = memory_alloc(sizeof *database);
    if (!databases_borrow_mysql(connection, &settled, &database->connection, err)) {
        alq_database_free(database);
        return false;
    }
    *ret_database = database;
    return true;
}

void alq_database_free(struct alq_database *database)
{
    if (!database)
        return;
    connection_free(database->connection);
    arena_release(&database->arena);
    free(database);
}

const char *alq_database_dialect(const struct alq_database *database)
{
    return database->connection->dialect->name;
}

const char *alq_database_display_url(const struct alq_database *database)
{
    return database->connection->display_url;
}

const char *alq_database_description(const struct alq_database *database)
{
    return connection_name(database->connection);
}

bool alq_database_execute(struct alq_database *database, const char *sql, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct sql_statements statements = {0};
    enum sql_syntax syntax = database->connection->dialect->syntax;
    if (!sql_split(sql, strlen(sql), syntax, NULL, 1, &scratch, &statements, err))
        return false;
    for (size_t i = 0; i < statements.count; i++)
        if (!connection_execute(database->connection, statements.items[i].text, err))
            return false;
    return true;
}

void alq_database_interrupt(struct alq_database *database)
{
    connection_interrupt(database->connection);
}

size_t alq_url_display(const char *url, char *buffer, size_t size)
{
    ARENA_SCOPE(scratch);
    struct url parsed = {0};
    const char *display = "(not a URL)";
    if (url_parse(url, &scratch, &parsed, NULL))
        display = url_display(&parsed, &scratch);
    size_t length = strlen(display);
    if (size) {
        size_t copied = length < size ? length : size - 1;
        memcpy(buffer, display, copied);
        buffer[copied] = '\0';
    }
    return length;
}

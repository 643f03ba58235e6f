/* Opens, borrows and gives back SQLite handles. */
#include <sqlite3.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "database/sqlite/driver.h"
#include "database/sqlite/internal.h"
#include "database/sqlite/sqlite.h"
#include "base/banned.h"

/* Settings of a session that a script may change and that reset_session puts back. */
static const char *const settings[] = {
    "foreign_keys",
    "legacy_alter_table",
    "ignore_check_constraints",
    "recursive_triggers",
    "reverse_unordered_selects",
    "writable_schema",
    "trusted_schema",
    "query_only",
    "read_uncommitted",
    "busy_timeout",
    "synchronous",
};

_Static_assert(sizeof settings / sizeof *settings == SQLITE_SETTING_COUNT, "one place for each");

static struct sqlite_connection *sqlite_of(struct connection *connection)
{
    return (struct sqlite_connection *)connection;
}

void sqlite_keep_settings(struct sqlite_connection *connection)
{
    if (connection->has_kept)
        return;
    connection->has_kept = true;
    TEXT_SCOPE(pragma);
    for (size_t i = 0; i < SQLITE_SETTING_COUNT; i++) {
        text_clear(&pragma);
        text_printf(&pragma, "PRAGMA %s", settings[i]);
        connection->kept_settings[i] = sqlite_ask_number(connection->handle, text_string(&pragma));
    }
}

static void reset_session(struct connection *base)
{
    struct sqlite_connection *connection = sqlite_of(base);
    TEXT_SCOPE(pragma);
    connection->statement_ms = 0;
    if (!connection->has_kept)
        return;
    for (size_t i = 0; i < SQLITE_SETTING_COUNT; i++) {
        int kept = connection->kept_settings[i];
        text_clear(&pragma);
        text_printf(&pragma, "PRAGMA %s", settings[i]);
        if (kept == SQLITE_SETTING_UNKNOWN ||
            sqlite_ask_number(connection->handle, text_string(&pragma)) == kept)
            continue;
        ERROR_SCOPE(failure);
        text_printf(&pragma, " = %d", kept);
        if (!sqlite_run(connection, text_string(&pragma), &failure))
            connection_log(base, ALQ_LOG_WARNING, "cannot put back %s: %s", settings[i],
                           failure.message);
    }
}

static void free_connection(struct connection *base)
{
    struct sqlite_connection *connection = sqlite_of(base);
    if (!connection->is_borrowed) {
        sqlite3_close_v2(connection->handle);
    } else {
        if (connection->has_begun)
            sqlite_rollback(base);
        if (sqlite3_get_autocommit(connection->handle))
            reset_session(base);
    }
    arena_release(&connection->arena);
    free(connection);
}

static struct sqlite_connection *new_connection(const struct open_options *options)
{
    static const struct connection_methods methods = {
        .free = free_connection,
        .execute = sqlite_execute,
        .query = sqlite_query,
        .begin = sqlite_begin,
        .commit = sqlite_commit,
        .rollback = sqlite_rollback,
        .is_in_transaction = sqlite_is_in_transaction,
        .interrupt = sqlite_interrupt,
        .reset_session = reset_session,
        .enforce_references = sqlite_enforce_references,
        .last_key = sqlite_last_key,
        .set_timeouts = sqlite_set_timeouts,
    };
    struct sqlite_connection *connection = memory_alloc(sizeof *connection);
    connection->base.methods = &methods;
    connection->base.dialect = &sqlite_dialect;
    connection->base.lock_timeout_ms = options->lock_timeout_ms;
    return connection;
}

/* Opening reads nothing yet; this finds out whether there is a database. A busy one is one. */
static bool probe(struct sqlite_connection *connection, struct alq_error *err)
{
    int code = sqlite3_exec(connection->handle, "PRAGMA schema_version", NULL, NULL, NULL);
    return code == SQLITE_OK || sqlite_is_busy(sqlite3_extended_errcode(connection->handle)) ||
           sqlite_fail(connection, NULL, err);
}

static bool open_handle(struct sqlite_connection *connection, struct alq_error *err)
{
    const struct sqlite_location *location = &connection->location;
    int flags = location->is_read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    flags |= location->may_create ? SQLITE_OPEN_CREATE : 0;
    flags |= location->is_uri ? SQLITE_OPEN_URI : 0;
    flags |= SQLITE_OPEN_NOMUTEX; /* one thread at a time uses a handle */
    int code = sqlite3_open_v2(location->name, &connection->handle, flags, NULL);
    if (code == SQLITE_NOMEM && !connection->handle)
        return error_set(err, ALQ_ERROR_CONNECT, "no memory for a SQLite connection");
    if (code != SQLITE_OK)
        return sqlite_fail(connection, NULL, err);
    if (location->enforces_foreign_keys && !sqlite_run(connection, "PRAGMA foreign_keys = 1", err))
        return false;
    return probe(connection, err);
}

bool sqlite_open(const struct url *url, const struct open_options *options,
                 struct connection **ret_connection, struct alq_error *err)
{
    struct sqlite_connection *connection = new_connection(options);
    struct sqlite_location *location = &connection->location;
    if (!sqlite_locate(url, options, &connection->arena, location, err) ||
        !open_handle(connection, err)) {
        free_connection(&connection->base);
        return false;
    }
    connection->base.display_url = url_display(url, &connection->arena);
    connection->base.is_read_only = location->is_read_only;
    if (location->timeout_ms >= 0)
        connection->base.lock_timeout_ms = location->timeout_ms;
    *ret_connection = &connection->base;
    return true;
}

bool sqlite_borrow(struct sqlite3 *handle, const struct open_options *options,
                   struct connection **ret_connection, struct alq_error *err)
{
    if (!sqlite3_get_autocommit(handle)) {
        error_set(err, ALQ_ERROR_USAGE, "the application's connection is inside a transaction");
        return error_hint(err, "commit it or roll it back before the call");
    }
    struct sqlite_connection *connection = new_connection(options);
    struct arena *arena = &connection->arena;
    const char *path = sqlite3_db_filename(handle, "main");
    connection->handle = handle;
    connection->is_borrowed = true;
    connection->location.path = path && *path ? arena_strdup(arena, path) : NULL;
    connection->base.is_read_only =
        options->is_read_only || sqlite3_db_readonly(handle, "main") == 1;
    connection->base.display_url =
        connection->location.path ? arena_printf(arena, "sqlite:///%s", path) : "sqlite://";
    sqlite_keep_settings(connection); /* now: the application may change them between two calls */
    *ret_connection = &connection->base;
    return true;
}

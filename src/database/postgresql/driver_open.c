/* Opens, borrows and gives back connections of libpq. */
#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "database/lock.h"
#include "database/postgresql/driver.h"
#include "database/postgresql/driver_library.h"
#include "database/postgresql/internal.h"
#include "database/postgresql/postgresql.h"
#include "base/banned.h"

enum {
    DEFAULT_CONNECT_SECONDS = 10,
    LONGEST_PAUSE_MS = 500,
    CONNECT_SLICE_MS = 50,
    MS_IN_NS = 1000 * 1000
};

static struct postgresql_connection *postgresql_of(struct connection *connection)
{
    return (struct postgresql_connection *)connection;
}

bool postgresql_is_lost(struct connection *base)
{
    struct postgresql_connection *connection = postgresql_of(base);
    const struct libpq *pq = connection->pq;
    struct pollfd socket = {.fd = pq->PQsocket(connection->handle), .events = POLLIN};
    if (pq->PQstatus(connection->handle) == CONNECTION_BAD)
        return true;
    return poll(&socket, 1, 0) > 0 && (!pq->PQconsumeInput(connection->handle) ||
                                       pq->PQstatus(connection->handle) == CONNECTION_BAD);
}

int postgresql_pid(const struct connection *base)
{
    const struct postgresql_connection *connection = (const struct postgresql_connection *)base;
    return connection->pq->PQbackendPID(connection->handle);
}

/* The flag is set, and who waits for the server looks at it often: a request that went to the
 * server from here could meet a later statement. */
static void interrupt(struct connection *base)
{
    (void)base;
}

static enum alq_log_level level_of(const char *severity)
{
    if (string_equal(severity, "WARNING"))
        return ALQ_LOG_WARNING;
    bool is_debug = string_starts_with(severity, "DEBUG") || string_equal(severity, "LOG");
    return is_debug ? ALQ_LOG_DEBUG : ALQ_LOG_INFO;
}

static void take_notice(void *user, const PGresult *result)
{
    struct postgresql_connection *connection = user;
    const struct libpq *pq = connection->pq;
    const char *severity = pq->PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    const char *message = pq->PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    if (message)
        connection_log(&connection->base, level_of(severity ? severity : "NOTICE"), "%s", message);
}

static void give_back(struct postgresql_connection *connection)
{
    const struct libpq *pq = connection->pq;
    if (connection->has_begun)
        postgresql_rollback(&connection->base);
    if (!postgresql_is_in_transaction(&connection->base))
        postgresql_reset_session(&connection->base);
    if (connection->old_encoding)
        pq->PQsetClientEncoding(connection->handle, connection->old_encoding);
}

static void free_connection(struct connection *base)
{
    struct postgresql_connection *connection = postgresql_of(base);
    connection_free(connection->side);
    if (connection->handle && connection->is_borrowed)
        give_back(connection);
    else if (connection->handle)
        connection->pq->PQfinish(connection->handle);
    if (connection->library)
        dlclose(connection->library);
    deferred_release(&connection->deferred);
    arena_release(&connection->arena);
    free(connection);
}

static struct postgresql_connection *new_connection(const struct open_options *options)
{
    static const struct connection_methods methods = {
        .free = free_connection,
        .execute = postgresql_execute,
        .query = postgresql_query,
        .defer = postgresql_defer,
        .settle = postgresql_settle,
        .begin = postgresql_begin,
        .commit = postgresql_commit,
        .rollback = postgresql_rollback,
        .is_in_transaction = postgresql_is_in_transaction,
        .interrupt = interrupt,
        .restore_schema = postgresql_restore_schema,
        .reset_session = postgresql_reset_session,
        .set_timeouts = postgresql_set_timeouts,
    };
    struct postgresql_connection *connection = memory_alloc(sizeof *connection);
    connection->base.methods = &methods;
    connection->base.dialect = &postgresql_dialect;
    connection->base.lock_timeout_ms = options->lock_timeout_ms;
    connection->base.is_read_only = options->is_read_only;
    return connection;
}

/* -- Connecting */

static bool check_keywords(const struct postgresql_connection *connection,
                           const struct conninfo *info, struct alq_error *err)
{
    const struct libpq *pq = connection->pq;
    PQconninfoOption *known = pq->PQconndefaults();
    const char *unknown = NULL;
    for (size_t i = 0; known && !unknown && i < info->names.count; i++) {
        bool is_known = false;
        for (const PQconninfoOption *option = known; option->keyword && !is_known; option++)
            is_known = string_equal(option->keyword, info->names.items[i]);
        unknown = is_known ? NULL : info->names.items[i];
    }
    pq->PQconninfoFree(known);
    if (!unknown)
        return true;
    error_set(err, ALQ_ERROR_CONFIG, "PostgreSQL's client library has no option '%s'", unknown);
    return error_hint(err, "see \"Parameter Key Words\" in PostgreSQL's manual of libpq");
}

/* libpq's words for a failed connection: the first line to the message, the rest to the detail. */
static bool fail_connect(struct postgresql_connection *connection, const char *sqlstate,
                         struct alq_error *err)
{
    const char *reason = connection->handle ? connection->pq->PQerrorMessage(connection->handle)
                                            : "there is no memory for it";
    TEXT_SCOPE(rest);
    const char *end = strchrnul(reason, '\n');
    text_add(&rest, *end ? end + 1 + strspn(end + 1, "\t ") : "");
    text_trim_end(&rest);
    if (err && err->kind == ALQ_ERROR_NONE)
        memcpy(err->sqlstate, *sqlstate ? sqlstate : "08001", sizeof err->sqlstate);
    error_set(err, ALQ_ERROR_CONNECT, "cannot connect to %s: %.*s",
              connection_name(&connection->base), (int)(end - reason), reason);
    if (rest.length)
        error_detail(err, "%s", text_string(&rest));
    return false;
}

/* Waits for what libpq wants next of the socket. */
static bool wait_for_socket(const struct postgresql_connection *connection, bool is_writing,
                            int64_t until, struct connection *main, struct alq_error *err)
{
    for (;;) {
        struct pollfd socket = {.fd = connection->pq->PQsocket(connection->handle),
                                .events = is_writing ? POLLOUT : POLLIN};
        int ready = socket.fd < 0 ? -1 : poll(&socket, 1, CONNECT_SLICE_MS);
        if (!connection_may_go_on(main, err))
            return false;
        if (ready > 0)
            return true;
        if ((ready < 0 && errno != EINTR) || clock_monotonic() >= until)
            return error_set(err, ALQ_ERROR_CONNECT, "cannot connect to %s once more: no answer",
                             connection_name(main));
    }
}

/* A second session is asked for while a wish to stop the first, main, is to be heard. */
static bool connect_beside(struct postgresql_connection *connection, const struct conninfo *info,
                           struct connection *main, struct alq_error *err)
{
    const struct libpq *pq = connection->pq;
    int64_t until = clock_monotonic() + (int64_t)DEFAULT_CONNECT_SECONDS * 1000 * MS_IN_NS;
    PostgresPollingStatusType status = PGRES_POLLING_WRITING;
    connection->handle = pq->PQconnectStartParams(info->names.items, info->values.items, 0);
    while (connection->handle && status != PGRES_POLLING_OK && status != PGRES_POLLING_FAILED &&
           pq->PQstatus(connection->handle) != CONNECTION_BAD) {
        bool is_writing = status == PGRES_POLLING_WRITING;
        if (!wait_for_socket(connection, is_writing, until, main, err))
            return false;
        status = pq->PQconnectPoll(connection->handle);
    }
    return status == PGRES_POLLING_OK;
}

/* A failure that another try may mend leaves err alone. main: as in connect_beside; NULL for a
 * first session, while which signals do what they do by themselves. */
static bool connect_once(struct postgresql_connection *connection, const struct conninfo *info,
                         struct connection *main, struct alq_error *err)
{
    const struct libpq *pq = connection->pq;
    if (connection->handle)
        pq->PQfinish(connection->handle);
    if (main)
        return connect_beside(connection, info, main, err);
    connection->handle = pq->PQconnectdbParams(info->names.items, info->values.items, 0);
    return connection->handle && pq->PQstatus(connection->handle) == CONNECTION_OK;
}

/* info ends with NULL. Tries again for as long as patience_ms. */
static bool connect_until(struct postgresql_connection *connection, const struct conninfo *info,
                          int patience_ms, struct connection *main, struct alq_error *err)
{
    ERROR_SCOPE(failure);
    struct backoff backoff;
    backoff_begin(&backoff, LONGEST_PAUSE_MS);
    for (;;) {
        int64_t began = clock_monotonic();
        if (connect_once(connection, info, main, &failure))
            break;
        if (failure.kind != ALQ_ERROR_NONE)
            return error_move(err, &failure);
        if (!connection->handle)
            return fail_connect(connection, "", err);
        bool is_over = backoff_elapsed(&backoff) >= (int64_t)patience_ms * MS_IN_NS;
        const struct refusal refusal =
            postgresql_find_refusal(connection, info, clock_monotonic() - began);
        /* While another session waits, only for the end of those that fill the server. */
        if (is_over || !refusal_may_pass(&refusal) || (main && !*refusal.sqlstate)) {
            fail_connect(connection, refusal.sqlstate, err);
            postgresql_hint_refusal(connection, info, &refusal, err);
            return false;
        }
        backoff_sleep(&backoff, patience_ms);
        if (main && !connection_may_go_on(main, err))
            return false;
    }
    connection->pq->PQsetNoticeReceiver(connection->handle, take_notice, connection);
    return postgresql_prepare_session(connection, err);
}

/* The system would wait for minutes for a host that does not answer. */
static void limit_attempt(struct conninfo *info, struct arena *arena, int patience_ms)
{
    if (conninfo_get(info, "connect_timeout") || conninfo_get(info, "service") ||
        getenv("PGCONNECT_TIMEOUT") || getenv("PGSERVICE"))
        return;
    int seconds = patience_ms > 0 ? patience_ms / 1000 + 1 : DEFAULT_CONNECT_SECONDS;
    conninfo_set(info, arena, "connect_timeout",
                 arena_printf(arena, "%d",
                              seconds < DEFAULT_CONNECT_SECONDS ? seconds
                                                                : DEFAULT_CONNECT_SECONDS));
}

static void end_list(struct conninfo *info, struct arena *arena)
{
    vec_push(arena, &info->names, NULL);
    vec_push(arena, &info->values, NULL);
}

static bool open_url(struct postgresql_connection *connection, const struct url *url,
                     int patience_ms, struct alq_error *err)
{
    struct arena *arena = &connection->arena;
    struct conninfo info;
    connection->base.display_url = url_display(url, arena);
    connection->base.description = url_describe(url, arena);
    connection->is_pooled = string_equal(url_query(url, "alambique_lock"), "lease");
    if (!postgresql_conninfo(url, arena, &info, err) ||
        !postgresql_load(arena, &connection->pq, &connection->library, err) ||
        !check_keywords(connection, &info, err))
        return false;
    limit_attempt(&info, arena, patience_ms);
    connection->base.schema = postgresql_set_search_path(url, arena, &info);
    end_list(&info, arena);
    return connect_until(connection, &info, patience_ms, NULL, err) &&
           postgresql_check_schema(&connection->base, err);
}

bool postgresql_open(const struct url *url, const struct open_options *options,
                     struct connection **ret_connection, struct alq_error *err)
{
    struct postgresql_connection *connection = new_connection(options);
    if (!open_url(connection, url, options->connect_timeout_ms, err)) {
        free_connection(&connection->base);
        return false;
    }
    *ret_connection = &connection->base;
    return true;
}

/* -- Another session */

static void copy_conninfo(struct postgresql_connection *from, struct arena *arena,
                          struct conninfo *info)
{
    PQconninfoOption *options = from->pq->PQconninfo(from->handle);
    for (const PQconninfoOption *option = options; options && option->keyword; option++)
        if (option->val && *option->val)
            conninfo_set(info, arena, arena_strdup(arena, option->keyword),
                         arena_strdup(arena, option->val));
    from->pq->PQconninfoFree(options);
    const char *hosts = conninfo_get(info, "host");
    if (!hosts || !strchr(hosts, ',') || conninfo_get(info, "hostaddr"))
        return;
    /* of several servers the same one */
    conninfo_set(info, arena, "host", arena_strdup(arena, from->pq->PQhost(from->handle)));
    conninfo_set(info, arena, "port", arena_strdup(arena, from->pq->PQport(from->handle)));
}

bool postgresql_open_again(struct connection *base, const char *application_name,
                           struct connection **ret_connection, struct alq_error *err)
{
    enum { PATIENCE_MS = 5000 };
    struct postgresql_connection *main = postgresql_of(base);
    const struct open_options options = {.lock_timeout_ms = base->lock_timeout_ms};
    struct postgresql_connection *connection = new_connection(&options);
    struct arena *arena = &connection->arena;
    struct conninfo info = {0};
    connection->is_side = true;
    connection->main = base;
    connection->base.display_url = arena_strdup(arena, base->display_url);
    connection->base.description = arena_strdup(arena, connection_name(base));
    copy_conninfo(main, arena, &info);
    conninfo_set(&info, arena, "application_name", arena_strdup(arena, application_name));
    end_list(&info, arena);
    if (!postgresql_load(arena, &connection->pq, &connection->library, err) ||
        !connect_until(connection, &info, PATIENCE_MS, base, err)) {
        free_connection(&connection->base);
        return false;
    }
    *ret_connection = &connection->base;
    return true;
}

/* -- Borrowing */

static char *describe_handle(struct postgresql_connection *connection)
{
    const struct libpq *pq = connection->pq;
    const char *host = pq->PQhost(connection->handle);
    bool is_socket = host && *host == '/';
    return arena_printf(&connection->arena, "postgresql://%s@%s/%s%s%s",
                        pq->PQuser(connection->handle), host && !is_socket ? host : "",
                        pq->PQdb(connection->handle), is_socket ? "?host=" : "",
                        is_socket ? host : "");
}

static bool take_over(struct postgresql_connection *connection, struct alq_error *err)
{
    const struct libpq *pq = connection->pq;
    const char *encoding = pq->PQparameterStatus(connection->handle, "client_encoding");
    if (pq->PQstatus(connection->handle) != CONNECTION_OK)
        return fail_connect(connection, "", err);
    if (postgresql_is_in_transaction(&connection->base)) {
        error_set(err, ALQ_ERROR_USAGE, "the application's connection is inside a transaction");
        return error_hint(err, "commit it or roll it back before the call");
    }
    if (encoding && !string_equal(encoding, "UTF8")) {
        connection->old_encoding = arena_strdup(&connection->arena, encoding);
        if (pq->PQsetClientEncoding(connection->handle, "UTF8") != 0)
            return postgresql_fail(connection, NULL, NULL, NULL, err);
    }
    return postgresql_keep_settings(connection, err);
}

bool postgresql_borrow(struct pg_conn *handle, const struct open_options *options,
                       struct connection **ret_connection, struct alq_error *err)
{
    struct postgresql_connection *connection = new_connection(options);
    connection->is_borrowed = true;
    if (!postgresql_load(&connection->arena, &connection->pq, &connection->library, err)) {
        free_connection(&connection->base);
        return false;
    }
    connection->handle = handle;
    connection->base.display_url = describe_handle(connection);
    /* Notices stay with the application: its receiver could not be put back as it was. */
    if (!take_over(connection, err)) {
        free_connection(&connection->base);
        return false;
    }
    *ret_connection = &connection->base;
    return true;
}

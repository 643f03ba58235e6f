/* Statements and transactions over libmariadb, which can be stopped while the server works. */
#include "database/mysql/driver.h"

#include <mysql.h>
#include <mysqld_error.h>
#include <string.h>

#include "base/error.h"
#include "database/mysql/internal.h"
#include "base/banned.h"

static struct mysql_connection *mysql_of(struct connection *connection)
{
    return (struct mysql_connection *)connection;
}

/* -- Results */

/* The first result, which the caller frees; NULL where the statement has no rows. */
static bool take_result(struct mysql_connection *connection, const char *shown,
                        MYSQL_RES **ret_result, struct alq_error *err)
{
    const struct mysql_client *client = &connection->client;
    MYSQL_RES *result = client->store_result(connection->handle);
    if (!result && client->field_count(connection->handle))
        return mysql_fail(connection, connection->handle, shown, err);
    *ret_result = result;
    return true;
}

/* A procedure has a result for each of its SELECTs, and any of them may fail. */
static bool drop_further_results(struct mysql_connection *connection, const char *shown,
                                 struct alq_error *err)
{
    const struct mysql_client *client = &connection->client;
    while (client->more_results(connection->handle)) {
        MYSQL_RES *result = NULL;
        if (client->next_result(connection->handle) > 0)
            return mysql_fail(connection, connection->handle, shown, err);
        if (!take_result(connection, shown, &result, err))
            return false;
        if (result)
            client->free_result(result);
    }
    return true;
}

/* Sends a statement, and what was deferred before it, and takes all that comes back. */
static bool talk(struct mysql_connection *connection, const char *sql, const char *shown,
                 MYSQL_RES **ret_result, uint64_t *ret_changes, struct alq_error *err)
{
    const struct mysql_client *client = &connection->client;
    MYSQL *handle = connection->handle;
    MYSQL_RES *result = NULL;
    if (!mysql_send(connection, sql, shown, err))
        return false;
    if (!sql)
        return true;
    uint64_t changes = client->field_count(handle) ? 0 : client->affected_rows(handle);
    if (!take_result(connection, shown, &result, err))
        return false;
    if (!drop_further_results(connection, shown, err)) {
        if (result)
            client->free_result(result);
        return false;
    }
    if (ret_changes)
        *ret_changes = changes;
    *ret_result = result;
    return true;
}

/* The server may have been told more often than the statement lasted: an empty one takes that away,
 * so that it does not meet the next. */
static void clear_stop(struct mysql_connection *connection)
{
    static const char nothing[] = "DO 0";
    connection->client.real_query(connection->handle, nothing, sizeof nothing - 1);
}

static bool fail_stopped(enum mysql_stop stop, const char *shown, struct alq_error *failure,
                         struct alq_error *err)
{
    if (failure->vendor_code == ER_QUERY_INTERRUPTED && stop == MYSQL_STOPPED_LATE)
        memcpy(failure->sqlstate, "57014", sizeof failure->sqlstate);
    if (failure->vendor_code != ER_QUERY_INTERRUPTED || stop == MYSQL_STOPPED_LATE)
        return error_move(err, failure);
    error_set(err, ALQ_ERROR_CANCELLED, "interrupted");
    if (err && !*err->sqlstate)
        memcpy(err->sqlstate, failure->sqlstate, sizeof err->sqlstate);
    return shown ? error_statement(err, shown) : false;
}

static bool run(struct mysql_connection *connection, const char *sql,
                const struct value *parameters, size_t parameter_count, const char *shown,
                MYSQL_RES **ret_result, uint64_t *ret_changes, struct alq_error *err)
{
    ERROR_SCOPE(failure);
    TEXT_SCOPE(filled);
    if (parameter_count) {
        if (!mysql_put_parameters(connection, sql, parameters, parameter_count, &filled, err))
            return false;
        sql = text_string(&filled);
    }
    if (!mysql_watch_begin(connection, err))
        return shown ? error_statement(err, shown) : false;
    bool has_run = talk(connection, sql, shown, ret_result, ret_changes, &failure);
    enum mysql_stop stop = mysql_watch_end(connection);
    if (stop)
        clear_stop(connection);
    /* A wish that came too late for this statement is one for the next. */
    if (has_run && stop == MYSQL_STOPPED)
        atomic_store(&connection->base.is_interrupted, true);
    if (has_run)
        return true;
    if (stop)
        return fail_stopped(stop, shown, &failure, err);
    if (failure.vendor_code == ER_LOCK_WAIT_TIMEOUT)
        mysql_name_blockers(&connection->base, &failure);
    return error_move(err, &failure);
}

/* -- The slots of a connection */

bool mysql_driver_execute(struct connection *base, const char *sql, const struct value *parameters,
                          size_t parameter_count, uint64_t *ret_changes, struct alq_error *err)
{
    struct mysql_connection *connection = mysql_of(base);
    MYSQL_RES *result = NULL;
    if (!run(connection, sql, parameters, parameter_count, sql, &result, ret_changes, err))
        return false;
    if (result)
        connection->client.free_result(result);
    return true;
}

bool mysql_driver_query(struct connection *base, const char *sql, const struct value *parameters,
                        size_t parameter_count, struct rows **ret_rows, struct alq_error *err)
{
    struct mysql_connection *connection = mysql_of(base);
    MYSQL_RES *result = NULL;
    if (!run(connection, sql, parameters, parameter_count, sql, &result, NULL, err))
        return false;
    *ret_rows = mysql_rows_new(connection, result);
    return true;
}

bool mysql_driver_run(struct mysql_connection *connection, const char *sql, struct alq_error *err)
{
    MYSQL_RES *result = NULL;
    if (!run(connection, sql, NULL, 0, NULL, &result, NULL, err))
        return false;
    if (result)
        connection->client.free_result(result);
    return true;
}

bool mysql_driver_settle(struct connection *base, struct alq_error *err)
{
    struct mysql_connection *connection = mysql_of(base);
    return !connection->deferred.count || mysql_driver_run(connection, NULL, err);
}

bool mysql_driver_begin(struct connection *base, struct alq_error *err)
{
    struct mysql_connection *connection = mysql_of(base);
    if (base->is_read_only) {
        error_set(err, ALQ_ERROR_DATABASE, "%s was opened for reading only", base->display_url);
        if (err && !*err->sqlstate)
            memcpy(err->sqlstate, "25006", sizeof err->sqlstate);
        return false;
    }
    if (connection->is_borrowed && mysql_driver_is_in_transaction(base))
        return error_set(err, ALQ_ERROR_USAGE,
                         "the application's connection is inside a transaction");
    if (!mysql_driver_defer(base, "START TRANSACTION", NULL, 0, NULL, err))
        return false;
    connection->deferred.begins = connection->deferred.count > 0;
    connection->has_begun = true;
    return true;
}

bool mysql_driver_commit(struct connection *base, struct alq_error *err)
{
    struct mysql_connection *connection = mysql_of(base);
    if (!mysql_driver_run(connection, "COMMIT", err))
        return false;
    connection->has_begun = false;
    return true;
}

void mysql_driver_rollback(struct connection *base)
{
    struct mysql_connection *connection = mysql_of(base);
    ERROR_SCOPE(failure);
    connection->has_begun = false;
    deferred_clear(&connection->deferred);
    if (!mysql_driver_is_in_transaction(base) || mysql_driver_run(connection, "ROLLBACK", &failure))
        return;
    /* A lost connection has rolled back by itself, and was told of. */
    if (failure.kind != ALQ_ERROR_CONNECT)
        connection_log(base, ALQ_LOG_ERROR, "cannot roll back: %s", failure.message);
}

bool mysql_driver_is_in_transaction(const struct connection *base)
{
    const struct mysql_connection *connection = (const struct mysql_connection *)base;
    return connection->deferred.begins ||
           (connection->handle->server_status & SERVER_STATUS_IN_TRANS) != 0;
}

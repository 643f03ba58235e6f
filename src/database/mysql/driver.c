/* Statements and transactions over libmariadb, which can be stopped while the server works. */
#include "database/mysql/driver.h"

#include <errno.h>
#include <mysql.h>
#include <mysqld_error.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "database/mysql/internal.h"
#include "base/banned.h"

static struct mysql_connection *mysql_of(struct connection *connection)
{
    return (struct mysql_connection *)connection;
}

/* -- Waiting for the server, and stopping what it does */

static void drain(int descriptor)
{
    char bytes[16];
    while (read(descriptor, bytes, sizeof bytes) > 0)
        continue;
}

/* From another connection: this one is busy. */
static void kill_query(struct mysql_connection *connection)
{
    ERROR_SCOPE(failure);
    TEXT_SCOPE(sql);
    MYSQL *beside = mysql_connect_beside(connection, &failure);
    if (!beside) {
        connection_log(&connection->base, ALQ_LOG_WARNING,
                       "cannot reach the server to stop the statement: %s", failure.message);
        return;
    }
    text_printf(&sql, "KILL QUERY %lu", connection->client.thread_id(connection->handle));
    connection->client.real_query(beside, text_string(&sql), sql.length);
    connection->client.close(beside);
}

/* Until the answer begins. *ret_was_stopped: a wish to stop came, and was handed to the server. */
static void await(struct mysql_connection *connection, bool *ret_was_stopped)
{
    struct pollfd waits[] = {
        {.fd = connection->client.get_socket(connection->handle), .events = POLLIN},
        {.fd = connection->wake[0], .events = POLLIN},
    };
    *ret_was_stopped = false;
    for (;;) {
        int count = poll(waits, 2, -1);
        if (count < 0 && errno != EINTR)
            return;
        if (count > 0 && waits[1].revents) {
            drain(connection->wake[0]);
            if (atomic_exchange(&connection->base.is_interrupted, false)) {
                kill_query(connection);
                *ret_was_stopped = true;
            }
        }
        if (count > 0 && waits[0].revents)
            return;
    }
}

/* The request came too late for this statement, and is one for the next. The server may still have
 * it too: an empty statement takes it away. */
static void stopped_too_late(struct mysql_connection *connection)
{
    static const char nothing[] = "DO 0";
    connection->client.real_query(connection->handle, nothing, sizeof nothing - 1);
    atomic_store(&connection->base.is_interrupted, true);
}

static bool fail_stopped(struct mysql_connection *connection, const char *sql,
                         struct alq_error *err)
{
    if (connection->client.error_number(connection->handle) != ER_QUERY_INTERRUPTED)
        return mysql_fail(connection, connection->handle, sql, err);
    error_set(err, ALQ_ERROR_CANCELLED, "interrupted");
    if (err && !*err->sqlstate)
        memcpy(err->sqlstate, "70100", sizeof err->sqlstate);
    return error_statement(err, sql);
}

/* Sends a statement and reads the head of its first answer. shown: the statement for errors. */
static bool send(struct mysql_connection *connection, const char *sql, size_t length,
                 const char *shown, struct alq_error *err)
{
    const struct mysql_client *client = &connection->client;
    MYSQL *handle = connection->handle;
    bool was_stopped = false;
    if (client->send_query(handle, sql, length) != 0)
        return mysql_fail(connection, handle, shown, err);
    await(connection, &was_stopped);
    if (client->read_query_result(handle) == 0) {
        if (was_stopped)
            stopped_too_late(connection);
        return true;
    }
    return was_stopped ? fail_stopped(connection, shown, err)
                       : mysql_fail(connection, handle, shown, err);
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

static bool run(struct mysql_connection *connection, const char *sql,
                const struct value *parameters, size_t parameter_count, const char *shown,
                MYSQL_RES **ret_result, uint64_t *ret_changes, struct alq_error *err)
{
    const struct mysql_client *client = &connection->client;
    TEXT_SCOPE(filled);
    MYSQL_RES *result = NULL;
    if (parameter_count) {
        if (!mysql_put_parameters(connection, sql, parameters, parameter_count, &filled, err))
            return false;
        sql = text_string(&filled);
    }
    if (!send(connection, sql, strlen(sql), shown, err))
        return false;
    uint64_t changes =
        client->field_count(connection->handle) ? 0 : client->affected_rows(connection->handle);
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
    if (!mysql_driver_run(connection, "START TRANSACTION", err))
        return false;
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
    if (!mysql_driver_is_in_transaction(base) || mysql_driver_run(connection, "ROLLBACK", &failure))
        return;
    /* A lost connection has rolled back by itself, and was told of. */
    if (failure.kind != ALQ_ERROR_CONNECT)
        connection_log(base, ALQ_LOG_ERROR, "cannot roll back: %s", failure.message);
}

bool mysql_driver_is_in_transaction(const struct connection *base)
{
    const struct mysql_connection *connection = (const struct mysql_connection *)base;
    return (connection->handle->server_status & SERVER_STATUS_IN_TRANS) != 0;
}

void mysql_driver_interrupt(struct connection *base)
{
    ssize_t written = write(mysql_of(base)->wake[1], "", 1);
    (void)written; /* a pipe that is full wakes as well */
}

/* Waits for the results of a statement: lets it be interrupted, and says who is in its way. */
#include "database/postgresql/driver.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "database/postgresql/driver_cancel.h"
#include "database/postgresql/driver_library.h"
#include "database/postgresql/session.h"
#include "base/banned.h"

enum {
    SLICE_MS = 50, /* how late a request to stop from another thread may be heard */
    LOOK_AFTER_MS = 2000,
    LOOK_EVERY_MS = 2000,
    STOP_WITHIN_MS = 3000,
    MS_IN_NS = 1000 * 1000,
};

struct wait {
    struct postgresql_connection *connection;
    int64_t started;
    int64_t looked;
    int64_t asked; /* when the wish to stop came; 0: not yet */
    struct cancel_request *request;
    bool is_uncancelled; /* asked to, and could not */
    bool is_given_up;    /* the server has not answered in time */
    bool is_said;
};

/* The server ends the statement with an error, which is waited for like any other. */
static void cancel(struct wait *wait)
{
    struct postgresql_connection *connection = wait->connection;
    wait->asked = clock_monotonic();
    wait->request = cancel_request_send(connection->pq, connection->handle);
    wait->is_uncancelled = !wait->request;
}

/* No more is sent or read: what is asked of the session from now on fails at once. */
static void close_socket(struct postgresql_connection *connection)
{
    int descriptor = connection->pq->PQsocket(connection->handle);
    if (descriptor >= 0)
        shutdown(descriptor, SHUT_RDWR);
    (void)connection->pq->PQconsumeInput(connection->handle);
}

/* The sessions are closed to a server that lets a wish to stop wait, which rolls back when it sees
 * that. The one of the lock, too: a word to it would wait as long. */
static void give_up(struct wait *wait)
{
    struct postgresql_connection *connection = wait->connection;
    wait->is_given_up = true;
    close_socket(connection);
    if (connection->side)
        close_socket((struct postgresql_connection *)connection->side);
    if (!connection->is_side)
        connection_log(&connection->base, ALQ_LOG_WARNING,
                       "the server does not answer: the connection was closed");
}

/* The side session is waited for by who waits for the first: it hears the wish, and leaves it. */
static bool is_asked_to_stop(struct wait *wait)
{
    struct postgresql_connection *connection = wait->connection;
    if (wait->asked)
        return true;
    if (connection->main && atomic_load(&connection->main->is_interrupted))
        wait->asked = clock_monotonic();
    else if (!connection->is_side && !connection_may_go_on(&connection->base, NULL))
        cancel(wait);
    return wait->asked != 0;
}

/* False when it is not waited for any longer. */
static bool may_wait_on(struct wait *wait)
{
    if (!is_asked_to_stop(wait) ||
        clock_monotonic() - wait->asked < (int64_t)STOP_WITHIN_MS * MS_IN_NS)
        return true;
    give_up(wait);
    return false;
}

static bool tell_progress(const struct wait *wait, const char *blockers)
{
    const struct alq_callbacks *callbacks = wait->connection->base.callbacks;
    struct alq_progress progress = {
        .kind = ALQ_PROGRESS_WAITING,
        .elapsed_ns = clock_monotonic() - wait->started,
        .waiting_for = blockers,
    };
    return !callbacks->progress || callbacks->progress(callbacks->user, &progress);
}

/* Of the session that works; 0: a pooler hides it. */
static int pid_of(const struct postgresql_connection *connection)
{
    if (!connection->is_pooled)
        return connection->pq->PQbackendPID(connection->handle);
    bool is_known = connection->pq->PQtransactionStatus(connection->handle) != PQTRANS_IDLE;
    return is_known ? connection->pooled_pid : 0;
}

/* A statement that waits for a lock is told apart from one that works by the server, which is asked
 * in the side session. */
static void look_for_blockers(struct wait *wait)
{
    struct postgresql_connection *connection = wait->connection;
    int64_t now = clock_monotonic();
    if (connection->is_side || !connection->base.callbacks ||
        now - wait->looked < (int64_t)LOOK_EVERY_MS * MS_IN_NS)
        return;
    ARENA_SCOPE(scratch);
    int pid = pid_of(connection);
    if (!pid)
        return;
    const char *blockers = postgresql_find_blockers(&connection->base, pid, &scratch);
    wait->looked = clock_monotonic();
    if (!blockers)
        return;
    if (!wait->is_said)
        connection_log(&connection->base, ALQ_LOG_WARNING, "the statement waits for %s", blockers);
    wait->is_said = true;
    if (!tell_progress(wait, blockers) && !wait->asked)
        cancel(wait);
}

/* False when the connection is lost. */
static bool wait_for_input(struct wait *wait)
{
    struct postgresql_connection *connection = wait->connection;
    const struct libpq *pq = connection->pq;
    while (pq->PQisBusy(connection->handle)) {
        struct pollfd socket = {.fd = pq->PQsocket(connection->handle), .events = POLLIN};
        if (socket.fd < 0)
            return false;
        int ready = poll(&socket, 1, SLICE_MS);
        if (ready < 0 && errno != EINTR)
            return false;
        if (ready > 0 && !pq->PQconsumeInput(connection->handle))
            return false;
        if (!may_wait_on(wait))
            return false;
        if (ready == 0 && !wait->asked) {
            postgresql_renew_lease(connection);
            look_for_blockers(wait);
        }
    }
    return true;
}

/* A COPY needs somebody who sends or takes its data, whom a migration does not have. */
static void end_copy(struct postgresql_connection *connection, ExecStatusType status)
{
    if (status == PGRES_COPY_IN || status == PGRES_COPY_BOTH)
        connection->pq->PQputCopyEnd(connection->handle, "its data cannot be sent from here");
    char *row = NULL;
    while (status == PGRES_COPY_OUT &&
           connection->pq->PQgetCopyData(connection->handle, &row, 0) > 0)
        connection->pq->PQfreemem(row);
}

/* The request must be with the server before another statement is. */
static void settle_request(struct wait *wait)
{
    enum { PAUSE_MS = 2 };
    if (!wait->request)
        return;
    while (!wait->is_given_up && cancel_request_state(wait->request) == CANCEL_UNDER_WAY &&
           may_wait_on(wait))
        clock_sleep(PAUSE_MS);
    wait->is_uncancelled = cancel_request_state(wait->request) == CANCEL_FAILED;
    cancel_request_free(wait->request);
    wait->request = NULL;
}

PGresult *postgresql_wait(struct postgresql_connection *connection, bool *ret_is_cancelled)
{
    const struct libpq *pq = connection->pq;
    int64_t now = clock_monotonic();
    struct wait wait = {.connection = connection, .started = now, .looked = now};
    PGresult *kept = NULL;
    bool has_failed = false;
    postgresql_renew_lease(connection);
    connection->answered = 0;
    for (;;) {
        if (!wait_for_input(&wait))
            break;
        PGresult *result = pq->PQgetResult(connection->handle);
        if (!result)
            break;
        ExecStatusType status = pq->PQresultStatus(result);
        end_copy(connection, status);
        if (has_failed) {
            pq->PQclear(result);
            continue;
        }
        pq->PQclear(kept);
        kept = result;
        postgresql_note_deferred(connection, result);
        has_failed = status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE;
    }
    settle_request(&wait);
    if (wait.is_uncancelled)
        connection_log(&connection->base, ALQ_LOG_WARNING,
                       "the statement could not be cancelled, and was waited for");
    bool is_cancelled = wait.asked && !wait.is_uncancelled && !connection->is_side;
    /* It was over before the request came: the request stays open for the next call. */
    if (wait.is_uncancelled || (is_cancelled && !has_failed && kept))
        atomic_store(&connection->base.is_interrupted, true);
    *ret_is_cancelled = is_cancelled && (has_failed || !kept);
    return kept;
}

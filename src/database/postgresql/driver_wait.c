/* Waits for the results of a statement: lets it be interrupted, and says who is in its way. */
#include "database/postgresql/driver.h"

#include <errno.h>
#include <poll.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "database/postgresql/driver_library.h"
#include "database/postgresql/session.h"
#include "base/banned.h"

enum {
    SLICE_MS = 50, /* how late a request to stop from another thread may be heard */
    LOOK_AFTER_MS = 2000,
    LOOK_EVERY_MS = 2000,
    MS_IN_NS = 1000 * 1000,
};

struct wait {
    struct postgresql_connection *connection;
    int64_t started;
    int64_t looked;
    bool is_cancelled;
    bool is_uncancelled; /* asked to, and could not */
    bool is_said;
};

/* The server ends the statement with an error, which is waited for like any other. */
static void cancel(struct wait *wait)
{
    const struct libpq *pq = wait->connection->pq;
    char reason[256];
    PGcancel *request = pq->PQgetCancel(wait->connection->handle);
    wait->is_cancelled = request && pq->PQcancel(request, reason, sizeof reason);
    pq->PQfreeCancel(request);
    wait->is_uncancelled = !wait->is_cancelled;
    if (wait->is_uncancelled)
        connection_log(&wait->connection->base, ALQ_LOG_WARNING,
                       "cannot cancel the statement; it is waited for");
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
    if (!tell_progress(wait, blockers) && !wait->is_cancelled && !wait->is_uncancelled)
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
        if (!wait->is_cancelled && !wait->is_uncancelled &&
            !connection_may_go_on(&connection->base, NULL))
            cancel(wait);
        if (ready == 0) {
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
    /* It was over before the request came: the request stays open for the next call. */
    if (wait.is_uncancelled || (wait.is_cancelled && !has_failed && kept))
        atomic_store(&connection->base.is_interrupted, true);
    *ret_is_cancelled = wait.is_cancelled && (has_failed || !kept);
    return kept;
}

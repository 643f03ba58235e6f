/* Asks the server to end a statement, in a thread of its own: libpq waits for the answer to such a
 * request without a limit, and a server may have fallen silent. */
#include "database/postgresql/driver_cancel.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/arena.h"
#include "database/postgresql/driver_library.h"
#include "base/banned.h"

/* Belongs to the thread and to who waits; the last one frees it. libpq itself is never unloaded. */
struct cancel_request {
    PGcancel *cancel;
    __typeof__(&PQcancel) send;
    __typeof__(&PQfreeCancel) free;
    atomic_int state;
    atomic_int owners;
};

void cancel_request_free(struct cancel_request *request)
{
    if (!request || atomic_fetch_sub(&request->owners, 1) > 1)
        return;
    request->free(request->cancel);
    free(request);
}

static void *run(void *user)
{
    struct cancel_request *request = user;
    char reason[256];
    bool is_sent = request->send(request->cancel, reason, sizeof reason);
    atomic_store(&request->state, is_sent ? CANCEL_SENT : CANCEL_FAILED);
    cancel_request_free(request);
    return NULL;
}

/* Signals are the application's: none of them is handled in the thread. */
static bool start(struct cancel_request *request)
{
    pthread_t thread;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool has_started = pthread_create(&thread, NULL, run, request) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (has_started)
        pthread_detach(thread);
    return has_started;
}

struct cancel_request *cancel_request_send(const struct libpq *pq, struct pg_conn *handle)
{
    PGcancel *cancel = pq->PQgetCancel(handle);
    if (!cancel)
        return NULL;
    struct cancel_request *request = memory_alloc(sizeof *request);
    request->cancel = cancel;
    request->send = pq->PQcancel;
    request->free = pq->PQfreeCancel;
    atomic_init(&request->state, CANCEL_UNDER_WAY);
    atomic_init(&request->owners, 2);
    if (start(request))
        return request;
    atomic_store(&request->owners, 1);
    cancel_request_free(request);
    return NULL;
}

enum cancel_state cancel_request_state(const struct cancel_request *request)
{
    return (enum cancel_state)atomic_load(&request->state);
}

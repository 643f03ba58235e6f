/* A connection that fails on demand, for tests that let each call of a run fail in turn. */
#ifndef SUPPORT_FAILING_CONNECTION_H
#define SUPPORT_FAILING_CONNECTION_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

struct connection;

enum failing_call {
    FAILING_NOTHING,
    FAILING_EXECUTE,
    FAILING_QUERY,
    FAILING_BEGIN,
    FAILING_COMMIT
};

enum failing_way {
    FAILING_WITH_AN_ERROR,
    FAILING_BY_DEATH /* the process is killed (SIGKILL) when the call has been made */
};

/* Belongs to the test and outlives the connection; may be changed between calls. */
struct failing_plan {
    size_t fail_at; /* the number of the call that fails, from 1; 0: none does */
    enum failing_way way;
    enum alq_error_kind kind; /* of the error; 0 is ALQ_ERROR_DATABASE */
    bool stays_broken;        /* every later call fails too, as on a lost connection */

    size_t calls;             /* how many execute, query, begin and commit calls there were */
    enum failing_call failed; /* which call it was that failed first */
    char statement[200];      /* its SQL, cut */
};

/* Wraps inner, which it then owns. Calls are counted and handed on; a failing one never reaches
 * inner, and sets the message "injected failure of call <n>". Rollback, interrupt and free
 * always get through. */
struct connection *failing_connection_new(struct connection *inner, struct failing_plan *plan);

/* The connection inside, to look at what is left: it is not counted and does not fail. */
struct connection *failing_connection_inner(struct connection *connection);

#endif

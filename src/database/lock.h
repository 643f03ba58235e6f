/* The migration lock of a database that does not lock as a whole: what a driver implements, and the
 * waiting that is the same for all. */
#ifndef DATABASE_LOCK_H
#define DATABASE_LOCK_H

#include <stdbool.h>
#include <stdint.h>

#include <alambique/error.h>

struct arena;
struct connection;
struct lock;

/* A lock is held by a session of its own, which is idle otherwise: the connection that migrates may
 * then commit, fail and wait as it likes, and a process that dies loses the lock with its session.
 * Every slot MUST be set. */
struct lock_methods {
    /* One try that waits for nobody; opens the session where it is not open. *ret_is_held is false
     * when somebody else has the lock. */
    bool (*try_take)(struct lock *lock, bool *ret_is_held, struct alq_error *err);

    /* Fails with CONNECT when the lock was held and its session is known to be lost since. Costs no
     * round trip: it is asked before each commit. */
    bool (*check)(struct lock *lock, struct alq_error *err);

    /* Who has the lock, as far as the server tells: "process 4711 on db1 (alambique) since
     * 2026-01-05T14:55:17Z", in arena; NULL when nobody has it, or it cannot be told. Does not
     * open the session. */
    char *(*holder)(struct lock *lock, struct arena *arena);

    /* Ends the session that has the lock, if there is one: its transaction is rolled back. */
    bool (*break_holder)(struct lock *lock, struct alq_error *err);

    /* Gives back what is held, closes the session, frees the lock. */
    void (*free)(struct lock *lock);
};

/* The table of leases: rows that stand for locks where no session can hold one, behind a pooler. It
 * stays, empty, once one was needed. */
#define LEASE_TABLE "alambique_lease"

/* What a driver's lock begins with. */
struct lock {
    const struct lock_methods *methods;
    struct connection *connection; /* the one that migrates; whose callbacks are told */
};

/* Tries until the lock is had, for up to the connection's lock_timeout_ms, with pauses that grow
 * and vary; tells progress who has it, and the log when the wait grows long. Fails with LOCK, the
 * holder in its detail, or CANCELLED. *ret_waited_ns (may be NULL) is set either way. */
bool lock_take(struct lock *lock, int64_t *ret_waited_ns, struct alq_error *err) ALQ_CHECK;

bool lock_check(struct lock *lock, struct alq_error *err) ALQ_CHECK;
char *lock_holder(struct lock *lock, struct arena *arena);
bool lock_break_holder(struct lock *lock, struct alq_error *err) ALQ_CHECK;
void lock_free(struct lock *lock); /* NULL is fine */

/* Pauses that double from 1 ms up to a longest one, between a half and one and a half of that, so
 * that several waiters do not try in step. */
struct backoff {
    int64_t started;
    unsigned pause_ms;
    unsigned longest_ms;
    uint64_t random;
};

void backoff_begin(struct backoff *backoff, unsigned longest_ms);

/* Nanoseconds since the begin. */
int64_t backoff_elapsed(const struct backoff *backoff);

/* Sleeps; never beyond limit_ms since the begin. */
void backoff_sleep(struct backoff *backoff, int limit_ms);

#endif

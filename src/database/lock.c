/* Waiting for the migration lock: polled, because a session that waits in the server would hold a
 * snapshot, and so stop CREATE INDEX CONCURRENTLY of the one that works. */
#include "database/lock.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "database/connection.h"
#include "base/banned.h"

enum { MS_IN_NS = 1000 * 1000, LONGEST_PAUSE_MS = 200, ASK_EVERY_MS = 1000, SAY_AFTER_MS = 3000 };

void backoff_begin(struct backoff *backoff, unsigned longest_ms)
{
    int64_t now = clock_monotonic();
    *backoff = (struct backoff){
        .started = now,
        .pause_ms = 1,
        .longest_ms = longest_ms,
        .random = ((uint64_t)now ^ ((uint64_t)getpid() << 32)) | 1, /* xorshift stays at 0 */
    };
}

int64_t backoff_elapsed(const struct backoff *backoff)
{
    return clock_monotonic() - backoff->started;
}

void backoff_sleep(struct backoff *backoff, int limit_ms)
{
    backoff->random ^= backoff->random << 13;
    backoff->random ^= backoff->random >> 7;
    backoff->random ^= backoff->random << 17;
    unsigned pause = backoff->pause_ms / 2 + (unsigned)(backoff->random % (backoff->pause_ms + 1));
    int64_t left = limit_ms - backoff_elapsed(backoff) / MS_IN_NS;
    if (left > 0)
        clock_sleep((int64_t)pause < left ? pause : (unsigned)left);
    backoff->pause_ms *= 2;
    if (backoff->pause_ms > backoff->longest_ms)
        backoff->pause_ms = backoff->longest_ms;
}

/* One wait. */
struct lock_wait {
    struct lock *lock;
    struct backoff backoff;
    struct arena arena;
    const char *holder;
    int64_t asked;
    bool is_said; /* to the log */
};

static void ask_for_holder(struct lock_wait *wait)
{
    int64_t now = clock_monotonic();
    if (wait->asked && now - wait->asked < (int64_t)ASK_EVERY_MS * MS_IN_NS)
        return;
    arena_release(&wait->arena);
    wait->holder = lock_holder(wait->lock, &wait->arena);
    wait->asked = now;
}

static bool tell(struct lock_wait *wait, struct alq_error *err)
{
    struct connection *connection = wait->lock->connection;
    const struct alq_callbacks *callbacks = connection->callbacks;
    int64_t elapsed = backoff_elapsed(&wait->backoff);
    if (!callbacks)
        return true;
    ask_for_holder(wait);
    if (!wait->is_said && wait->holder && elapsed >= (int64_t)SAY_AFTER_MS * MS_IN_NS) {
        connection_log(connection, ALQ_LOG_WARNING, "waiting for the migration lock, held by %s",
                       wait->holder);
        wait->is_said = true;
    }
    struct alq_progress progress = {
        .kind = ALQ_PROGRESS_WAITING,
        .elapsed_ns = elapsed,
        .waiting_for = wait->holder ? wait->holder : _("the migration lock"),
    };
    if (!callbacks->progress || callbacks->progress(callbacks->user, &progress))
        return true;
    return error_set(err, ALQ_ERROR_CANCELLED, "stopped while waiting for the migration lock");
}

static bool fail_timeout(struct lock_wait *wait, struct alq_error *err)
{
    int timeout = wait->lock->connection->lock_timeout_ms;
    wait->asked = 0;
    ask_for_holder(wait);
    error_set(err, ALQ_ERROR_LOCK, "another process is migrating this database");
    if (wait->holder)
        error_detail(err, "the lock is held by %s", wait->holder);
    if (timeout)
        error_detail(err, "waited for %.1f seconds", timeout / 1000.0);
    return error_hint(err, "wait for it, or if it is gone: alambique unlock");
}

static bool take(struct lock_wait *wait, struct alq_error *err)
{
    struct lock *lock = wait->lock;
    struct connection *connection = lock->connection;
    for (;;) {
        bool is_held = false;
        if (!lock->methods->try_take(lock, &is_held, err))
            return false;
        if (is_held)
            return true;
        if (backoff_elapsed(&wait->backoff) >= (int64_t)connection->lock_timeout_ms * MS_IN_NS)
            return fail_timeout(wait, err);
        if (!connection_may_go_on(connection, err) || !tell(wait, err))
            return false;
        backoff_sleep(&wait->backoff, connection->lock_timeout_ms);
        if (!connection_may_go_on(connection, err))
            return false;
    }
}

bool lock_take(struct lock *lock, int64_t *ret_waited_ns, struct alq_error *err)
{
    struct lock_wait wait = {.lock = lock};
    backoff_begin(&wait.backoff, LONGEST_PAUSE_MS);
    bool is_taken = take(&wait, err);
    if (ret_waited_ns)
        *ret_waited_ns = backoff_elapsed(&wait.backoff);
    arena_release(&wait.arena);
    return is_taken;
}

bool lock_check(struct lock *lock, struct alq_error *err)
{
    return lock->methods->check(lock, err);
}

char *lock_holder(struct lock *lock, struct arena *arena)
{
    return lock->methods->holder(lock, arena);
}

bool lock_break_holder(struct lock *lock, struct alq_error *err)
{
    return lock->methods->break_holder(lock, err);
}

void lock_free(struct lock *lock)
{
    if (lock)
        lock->methods->free(lock);
}

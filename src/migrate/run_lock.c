/* The migration lock of a run, and what hangs on it: commits, and waiting for locks of others. */
#include <string.h>

#include "base/error.h"
#include "migrate/run.h"
#include "base/banned.h"

enum { STATEMENT_LOCK_TIMEOUT_MS = 5000, MS_IN_NS = 1000 * 1000 };

char *project_lock_name(const struct alq_project *project, struct arena *arena)
{
    struct version_table table = project_version_table(project);
    return table.schema ? arena_printf(arena, "%s.%s", table.schema, table.name)
                        : arena_strdup(arena, table.name);
}

char *project_lock_holder(const struct alq_project *project, struct connection *connection,
                          struct arena *arena)
{
    if (!connection->dialect->lock_new)
        return NULL;
    struct lock *lock =
        connection->dialect->lock_new(connection, project_lock_name(project, arena));
    char *holder = lock_holder(lock, arena);
    lock_free(lock);
    return holder;
}

/* Whoever queues for a lock on a table makes everybody else queue behind it: so no statement does
 * for long, unless it is told to. */
static bool set_timeouts(const struct run *run, struct alq_error *err)
{
    int lock_ms = run->options.statement_lock_timeout_ms;
    int statement_ms = run->options.statement_timeout_ms;
    if (lock_ms == 0)
        lock_ms = STATEMENT_LOCK_TIMEOUT_MS;
    return connection_set_timeouts(run->connection, lock_ms < 0 ? 0 : lock_ms,
                                   statement_ms > 0 ? statement_ms : -1, err);
}

bool run_lock(struct run *run, struct alq_error *err)
{
    const struct dialect *dialect = run->connection->dialect;
    if (run->lock || !dialect->lock_new || run->connection->is_read_only)
        return true;
    if (run->is_alone)
        return set_timeouts(run, err);
    const char *name = project_lock_name(run->project, run->arena);
    struct lock *lock = dialect->lock_new(run->connection, name);
    int64_t waited = 0;
    bool is_taken = lock_take(lock, &waited, err);
    run->report.waited_ns += waited;
    if (!is_taken) {
        lock_free(lock);
        return false;
    }
    run->lock = lock;
    return set_timeouts(run, err);
}

bool run_commit(struct run *run, struct alq_error *err)
{
    return (!run->lock || lock_check(run->lock, err)) && connection_commit(run->connection, err);
}

bool run_tries_again(struct run *run, struct backoff *backoff, const struct alq_error *failure)
{
    int patience_ms = run->connection->lock_timeout_ms;
    if (failure->kind != ALQ_ERROR_LOCK || !run->lock ||
        backoff_elapsed(backoff) >= (int64_t)patience_ms * MS_IN_NS || !lock_check(run->lock, NULL))
        return false;
    run_log(run, ALQ_LOG_WARNING, "%s; trying again", failure->message);
    backoff_sleep(backoff, patience_ms);
    return true;
}

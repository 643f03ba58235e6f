/* Upgrade and downgrade: plan, lock, run, and plan again where another process was faster. */
#include "migrate/run_plan.h"

#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "migrate/go_on.h"
#include "migrate/unfinished.h"
#include "base/banned.h"

/* "+1", "-2", "label@+1": relative to where the database is. */
static bool is_relative(const char *target)
{
    const char *at = strrchr(target, '@');
    const char *last = at ? at + 1 : target;
    return *last == '+' || *last == '-';
}

static bool fail_moved(const struct run *run, const char *target, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_LOCK, "another process moved the database to %s meanwhile",
              run->versions.count ? strings_join(&run->versions, ", ", run->arena) : "base");
    error_detail(err, "'%s' is relative to where the database was", target);
    return error_hint(err, "alambique status");
}

/* What was undone, and where the database is now. */
static bool fail_in_revision(struct run *run, const struct run_step *step,
                             const struct strings *before, struct alq_error *err)
{
    connection_rollback(run->connection);
    run->versions = *before;
    bool is_one = !run->project->config.is_transaction_per_migration;
    error_detail(err, "%s %s was rolled back; the database is at %s",
                 is_one ? _("the whole run, up to revision") : _("revision"), step->step->node->id,
                 run->versions.count ? strings_join(&run->versions, ", ", run->arena) : "base");
    go_on_hint(run, step, err);
    return false;
}

/* Runs the steps from *next on that share one transaction: one, or with transaction_per_migration =
 * false as many as there are before one that cannot be in a transaction. */
static bool run_together_once(struct run *run, const struct run_plan *steps, size_t *next,
                              bool *ret_has_moved, struct alq_error *err)
{
    bool is_one_each = run->project->config.is_transaction_per_migration;
    if (!run_begin_transaction(run, ret_has_moved, err))
        return false;
    if (*ret_has_moved)
        return true;
    struct strings before = run->versions;
    const struct run_step *first = &steps->items[*next];
    const struct run_step *last = NULL;
    int64_t started = clock_monotonic();
    do {
        last = &steps->items[*next];
        if (!run_announce(run, last, err) || !run_step_in_transaction(run, last, err))
            return fail_in_revision(run, last, &before, err);
        run->versions = graph_heads_after(last->step, &run->versions, run->arena);
        (*next)++;
    } while (!is_one_each && *next < steps->count && steps->items[*next].is_transactional);
    if (!run_commit(run, err))
        return fail_in_revision(run, last, &before, err);
    run->has_tables = true;
    run->revision_number -= (size_t)(last - first);
    for (const struct run_step *step = first; step <= last; step++, run->revision_number++)
        run_announce_done(run, step, started);
    run->revision_number--;
    return true;
}

/* A transaction that did not get a lock in time is rolled back, and gives way to those who have it,
 * before it is tried again. */
static bool run_together(struct run *run, const struct run_plan *steps, size_t *next,
                         bool *ret_has_moved, struct alq_error *err)
{
    enum { LONGEST_PAUSE_MS = 2000 };
    struct backoff backoff;
    backoff_begin(&backoff, LONGEST_PAUSE_MS);
    for (;;) {
        ERROR_SCOPE(failure);
        const size_t first = *next, number = run->revision_number;
        const size_t statements = run->report.statements;
        if (run_together_once(run, steps, next, ret_has_moved, &failure))
            return true;
        if (!run_tries_again(run, &backoff, &failure))
            return error_move(err, &failure);
        *next = first;
        run->revision_number = number;
        run->report.statements = statements;
    }
}

static bool run_alone(struct run *run, const struct run_step *step,
                      const struct journal *unfinished, bool *ret_has_moved, struct alq_error *err)
{
    int64_t started = clock_monotonic();
    if (!run_step_with_journal(run, step, unfinished, ret_has_moved, err))
        return false;
    if (*ret_has_moved)
        return true;
    run->versions = graph_heads_after(step->step, &run->versions, run->arena);
    run_announce_done(run, step, started);
    return true;
}

/* Runs until the end, or until it is seen that another process moved the database. */
static bool run_steps(struct run *run, const struct run_plan *steps,
                      const struct journal *unfinished, bool *ret_has_moved, struct alq_error *err)
{
    *ret_has_moved = false;
    for (size_t next = 0; next < steps->count && !*ret_has_moved;) {
        const struct run_step *step = &steps->items[next];
        bool has_run = step->is_transactional
                           ? run_together(run, steps, &next, ret_has_moved, err)
                           : run_alone(run, step, next ? NULL : unfinished, ret_has_moved, err);
        if (!has_run)
            return false;
        if (!step->is_transactional && !*ret_has_moved)
            next++;
    }
    return true;
}

/* A process that died just when all was done leaves an empty journal. One that works has it too. */
static bool clear_away(struct run *run, const struct journal *journal, struct alq_error *err)
{
    if (!journal->has_table || !run->connection->dialect->lock_new ||
        project_lock_holder(run->project, run->connection, run->arena))
        return true;
    run->has_journal = true;
    return run_lock(run, err);
}

/* Versions that this project does not know, where they are no reason to fail. */
static bool is_ahead(const struct run *run, enum alq_direction direction)
{
    enum alq_when_ahead policy = run->options.when_ahead;
    if (policy == ALQ_AHEAD_AS_CONFIGURED && run->project->config.goes_on_ahead)
        policy = ALQ_AHEAD_GO_ON;
    if (direction != ALQ_UPGRADE || policy != ALQ_AHEAD_GO_ON)
        return false;
    for (size_t i = 0; i < run->versions.count; i++)
        if (!graph_find(project_graph(run->project), run->versions.items[i]))
            return true;
    return false;
}

static bool leave_ahead(struct run *run, const struct journal *unfinished, struct alq_error *err)
{
    if (unfinished)
        return run_fail_interrupted(unfinished, err);
    run_log(run, ALQ_LOG_WARNING, "the database is at %s, ahead of this program: nothing is run",
            strings_join(&run->versions, ", ", run->arena));
    run->report.is_ahead = true;
    return true;
}

static bool move_once(struct run *run, enum alq_direction direction, const char *target,
                      bool *ret_has_moved, struct alq_error *err)
{
    struct journal journal;
    bool is_unfinished = false;
    struct run_plan plan;
    *ret_has_moved = false;
    if (!journal_read(run->connection, run->arena, &journal, &is_unfinished, err))
        return false;
    bool waits = run->connection->dialect->lock_new && !run->lock;
    if (is_unfinished && (waits || run_has_holder(run, &journal))) {
        *ret_has_moved = true;
        return run_wait_for_holder(run, &journal, err) && run_read_versions(run, err);
    }
    if (is_ahead(run, direction))
        return leave_ahead(run, is_unfinished ? &journal : NULL, err);
    /* Asked first: the other way there may be nothing to plan. */
    if (is_unfinished && !unfinished_is_on_way(&journal, direction))
        return run_fail_interrupted(&journal, err);
    if (!run_plan_make(run, direction, target, &plan, err))
        return false;
    if (is_unfinished && !unfinished_check_next(&plan.plan, &journal, err))
        return false;
    if (!plan.plan.count)
        return clear_away(run, &journal, err);
    if (!run_plan_load(run, &plan, err) || !run_warn_edited(run, err))
        return false;
    run->revision_count = run->revision_number + plan.count;
    return run_steps(run, &plan, is_unfinished ? &journal : NULL, ret_has_moved, err);
}

bool run_plan(struct run *run, const struct graph_plan *plan, struct alq_error *err)
{
    struct run_plan steps = {.plan = *plan};
    bool has_moved = false;
    if (!run_plan_load(run, &steps, err) || !run_steps(run, &steps, NULL, &has_moved, err))
        return false;
    return !has_moved || error_set(err, ALQ_ERROR_LOCK, "another process moves the database");
}

static bool move(struct run *run, enum alq_direction direction, const char *target,
                 struct alq_error *err)
{
    if (!run_read_versions(run, err))
        return false;
    const struct strings found = run->versions;
    for (bool has_moved = true; has_moved;) {
        if (!move_once(run, direction, target, &has_moved, err))
            return false;
        if (has_moved && is_relative(target) && !run_is_at(run, &found))
            return fail_moved(run, target, err);
    }
    return true;
}

bool run_move(const struct alq_project *project, struct alq_database *database,
              enum alq_direction direction, const char *target,
              const struct alq_run_options *options, struct run_cache *cache,
              struct alq_run_report *ret_report, struct alq_error *err)
{
    ARENA_SCOPE(arena);
    struct run run;
    run_begin(&run, project, database, options, &arena);
    run.cache = cache;
    run.target = target;
    bool has_run = move(&run, direction, target, err);
    run_end(&run);
    if (ret_report)
        *ret_report = run.report;
    return has_run;
}

bool alq_upgrade(const struct alq_project *project, struct alq_database *database,
                 const char *target, const struct alq_run_options *options,
                 struct alq_run_report *ret_report, struct alq_error *err)
{
    return run_move(project, database, ALQ_UPGRADE, target, options, NULL, ret_report, err);
}

bool alq_downgrade(const struct alq_project *project, struct alq_database *database,
                   const char *target, const struct alq_run_options *options,
                   struct alq_run_report *ret_report, struct alq_error *err)
{
    return run_move(project, database, ALQ_DOWNGRADE, target, options, NULL, ret_report, err);
}

/* One run over a scratch database, a step at a time. */
#include "migrate/test/mover.h"

#include "revision/step.h"
#include "base/banned.h"

void mover_end(struct mover *mover)
{
    if (mover->is_open)
        run_end(&mover->run);
    mover->is_open = false;
    arena_release(&mover->arena);
}

bool mover_begin(struct mover *mover, struct trial *trial, struct alq_error *err)
{
    return mover_begin_at(mover, trial, 0, err);
}

static bool run_some(struct mover *mover, const struct graph_plan *plan, size_t count,
                     struct alq_error *err)
{
    const struct graph_plan some = {.items = plan->items, .count = count, .heads = plan->heads};
    mover->run.revision_number = 0;
    mover->run.revision_count = count;
    return run_plan(&mover->run, &some, err);
}

bool mover_begin_at(struct mover *mover, struct trial *trial, size_t count, struct alq_error *err)
{
    mover_end(mover);
    if (!scratch_renew(&trial->scratch, err))
        return false;
    const struct alq_run_options options = {
        .callbacks = trial->options.callbacks,
        .statement_timeout_ms = trial->options.statement_timeout_ms,
    };
    mover->trial = trial;
    run_begin(&mover->run, trial->project, trial->scratch.database, &options, &mover->arena);
    mover->is_open = true;
    return run_read_versions(&mover->run, err) &&
           run_some(mover, &trial->start, trial->start.count, err) &&
           run_some(mover, &trial->plan, count, err);
}

bool mover_step(struct mover *mover, size_t number, bool is_upgrade, struct alq_error *err)
{
    struct trial *trial = mover->trial;
    struct graph_plan step = {0};
    if (!graph_plan_step(trial->project->graph, trial->plan.items[number].node, is_upgrade,
                         &mover->run.versions, &mover->arena, &step, err))
        return false;
    mover->run.revision_number = number;
    mover->run.revision_count = trial->plan.count;
    return run_plan(&mover->run, &step, err);
}

bool mover_look(const struct mover *mover, struct arena *arena, struct snapshot *ret_snapshot,
                struct alq_error *err)
{
    return snapshot_take(mover->run.connection, arena, ret_snapshot, err);
}

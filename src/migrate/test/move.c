/* Runs over a scratch database. An interpreter of scripts is dear to make, so that moves share one,
 * though not for ever: its memory grows. */
#include "migrate/test/move.h"

#include "revision/step.h"
#include "base/banned.h"

enum { MOVES_OF_A_RUN = 60 };

void move_end(struct trial *trial)
{
    struct mover *mover = &trial->mover;
    if (mover->moves)
        run_end(&mover->run);
    arena_release(&mover->arena);
    mover->moves = 0;
}

/* What a run remembers, such as the enums that it has made, must not reach into the next move. */
static struct run *begin_move(struct trial *trial, size_t number, size_t count)
{
    struct mover *mover = &trial->mover;
    const struct alq_run_options options = {
        .callbacks = trial->options.callbacks,
        .statement_timeout_ms = trial->options.statement_timeout_ms,
    };
    if (mover->moves >= MOVES_OF_A_RUN)
        move_end(trial);
    if (!mover->moves) {
        run_begin(&mover->run, trial->project, trial->scratch.database, &options, &mover->arena);
        mover->run.is_alone = true;
    } else {
        connection_reset_session(mover->run.connection);
        script_host_begin_run(mover->run.scripts);
    }
    mover->moves++;
    mover->run.revision_number = number;
    mover->run.revision_count = count;
    return &mover->run;
}

static bool run_some(struct trial *trial, const struct graph_plan *plan, size_t count,
                     struct alq_error *err)
{
    const struct graph_plan some = {.items = plan->items, .count = count, .heads = plan->heads};
    if (!count)
        return true;
    struct run *run = begin_move(trial, 0, count);
    return run_read_versions(run, err) && run_plan(run, &some, err);
}

bool move_begin(struct trial *trial, size_t count, struct alq_error *err)
{
    move_end(trial);
    return scratch_renew(&trial->scratch, err) &&
           run_some(trial, &trial->start, trial->start.count, err) &&
           run_some(trial, &trial->plan, count, err);
}

bool move_step(struct trial *trial, size_t number, bool is_upgrade, struct alq_error *err)
{
    struct graph_plan plan = {0};
    struct run *run = begin_move(trial, number, trial->plan.count);
    return run_read_versions(run, err) &&
           graph_plan_step(project_graph(trial->project), trial->plan.items[number].node,
                           is_upgrade, &run->versions, run->arena, &plan, err) &&
           run_plan(run, &plan, err);
}

bool move_look(const struct trial *trial, struct arena *arena, struct snapshot *ret_snapshot,
               struct alq_error *err)
{
    return snapshot_take(trial->scratch.database->connection, arena, ret_snapshot, err);
}

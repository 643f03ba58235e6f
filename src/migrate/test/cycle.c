/* The tests schema and cycle: what a database goes through as a whole, by the calls that the
 * commands make. */
#include "base/clock.h"
#include "base/error.h"
#include "migrate/test/trial.h"
#include "base/banned.h"

struct cycle {
    struct trial *trial;
    struct alq_run_options options;
    struct arena arena;
    struct snapshot bottom; /* where the tests begin */
    struct snapshot top;    /* where they end */
    size_t failed;
    int64_t started; /* of the phase */
};

static struct alq_database *database_of(const struct cycle *cycle)
{
    return cycle->trial->scratch.database;
}

static struct alq_run_options run_options(const struct trial *trial)
{
    return (struct alq_run_options){.callbacks = trial->options.callbacks,
                                    .statement_timeout_ms = trial->options.statement_timeout_ms};
}

static bool look(const struct cycle *cycle, struct arena *arena, struct snapshot *ret_snapshot,
                 struct alq_error *err)
{
    return snapshot_take(database_of(cycle)->connection, arena, ret_snapshot, err);
}

/* -- Phases. What fails in one is a finding, unless it ends everything. */

static bool take_failure(struct cycle *cycle, const char *phase, struct alq_error *failure,
                         struct alq_error *err)
{
    if (trial_is_fatal(failure))
        return error_move(err, failure);
    trial_fail_by_error(cycle->trial, TEST_CYCLE, NULL, phase, failure, cycle->started);
    cycle->failed++;
    return true;
}

/* Compares the database with what it should be now. */
static bool check(struct cycle *cycle, const char *phase, const struct snapshot *expected,
                  const char *reason, struct alq_error *err)
{
    struct trial *trial = cycle->trial;
    ARENA_SCOPE(arena);
    struct snapshot found;
    if (!look(cycle, &arena, &found, err))
        return false;
    struct strings lines = snapshot_compare(trial->scratch.dialect, expected, &found,
                                            &trial->own_tables, trial->arena);
    if (!lines.count) {
        trial_pass(trial, TEST_CYCLE, NULL, phase, cycle->started);
        return true;
    }
    cycle->failed++;
    trial_fail_by_differences(trial, TEST_CYCLE, NULL, phase, reason, &lines, cycle->started);
    return true;
}

/* Creates: by the application's own way where it has one, else by all revisions in one run. */
static bool create(struct cycle *cycle, struct alq_error *err)
{
    struct trial *trial = cycle->trial;
    const struct alq_test_options *options = &trial->options;
    if (options->create)
        return options->create(options->user, database_of(cycle), err) &&
               alq_stamp(trial->project, database_of(cycle), &trial->to, 1, true, &cycle->options,
                         err);
    return alq_upgrade(trial->project, database_of(cycle), trial->to, &cycle->options, NULL, err);
}

static bool go_down(struct cycle *cycle, struct alq_error *err)
{
    struct trial *trial = cycle->trial;
    const char *from = trial->options.from ? trial->options.from : "base";
    return alq_downgrade(trial->project, database_of(cycle), from, &cycle->options, NULL, err);
}

static bool go_up(struct cycle *cycle, struct alq_error *err)
{
    struct trial *trial = cycle->trial;
    return alq_upgrade(trial->project, database_of(cycle), trial->to, &cycle->options, NULL, err);
}

/* Says where the database is, anew, and finds nothing to do there. */
static bool stamp(struct cycle *cycle, struct alq_error *err)
{
    struct trial *trial = cycle->trial;
    struct alq_run_report report = {0};
    if (!alq_stamp(trial->project, database_of(cycle), &trial->to, 1, true, &cycle->options, err) ||
        !alq_upgrade(trial->project, database_of(cycle), trial->to, &cycle->options, &report, err))
        return false;
    return !report.revisions ||
           error_set(err, ALQ_ERROR_REVISION,
                     "after a stamp of %s an upgrade to it still runs %zu revisions", trial->to,
                     report.revisions);
}

/* Runs a phase; *ret_is_done is false where it failed, which is written down. */
static bool run_phase(struct cycle *cycle, const char *phase,
                      bool (*run)(struct cycle *cycle, struct alq_error *err), bool *ret_is_done,
                      struct alq_error *err)
{
    ERROR_SCOPE(failure);
    cycle->started = clock_monotonic();
    *ret_is_done = run(cycle, &failure);
    return *ret_is_done || take_failure(cycle, phase, &failure, err);
}

/* -- All of them */

/* The schema at both ends, as the revisions make it. */
static bool look_at_ends(struct cycle *cycle, bool *ret_is_done, struct alq_error *err)
{
    struct trial *trial = cycle->trial;
    const char *from = trial->options.from;
    ERROR_SCOPE(failure);
    cycle->started = clock_monotonic();
    if (!scratch_renew(&trial->scratch, err))
        return false;
    *ret_is_done = (!from || alq_upgrade(trial->project, database_of(cycle), from, &cycle->options,
                                         NULL, &failure)) &&
                   look(cycle, &cycle->arena, &cycle->bottom, &failure) && go_up(cycle, &failure) &&
                   look(cycle, &cycle->arena, &cycle->top, &failure);
    if (!*ret_is_done)
        return take_failure(cycle, "upgrade", &failure, err);
    trial_pass(trial, TEST_CYCLE, NULL, "upgrade", cycle->started);
    return true;
}

/* A created database replaces the upgraded one, which goes: the drop of the cycle. */
static bool begin_created(struct cycle *cycle, bool *ret_is_done, struct alq_error *err)
{
    *ret_is_done = true;
    if (!cycle->trial->options.create)
        return true;
    if (!scratch_renew(&cycle->trial->scratch, err) ||
        !run_phase(cycle, "create", create, ret_is_done, err))
        return false;
    if (*ret_is_done)
        trial_pass(cycle->trial, TEST_CYCLE, NULL, "create", cycle->started);
    return true;
}

static const struct graph_node *find_irreversible(const struct trial *trial)
{
    for (size_t i = trial->plan.count; i-- > 0;)
        if (trial_is_irreversible(trial, trial->plan.items[i].node))
            return trial->plan.items[i].node;
    return NULL;
}

static bool go_down_and_up(struct cycle *cycle, bool *is_done, struct alq_error *err)
{
    const struct graph_node *obstacle = find_irreversible(cycle->trial);
    if (obstacle) {
        const char *reason =
            arena_printf(cycle->trial->arena, "revision %s need not be taken back", obstacle->id);
        trial_skip(cycle->trial, TEST_CYCLE, NULL, "downgrade", reason);
        return true;
    }
    if (!run_phase(cycle, "downgrade", go_down, is_done, err))
        return false;
    if (!*is_done)
        return true;
    if (!check(cycle, "downgrade", &cycle->bottom,
               "the downgrades do not bring back the schema at the beginning", err) ||
        !run_phase(cycle, "upgrade again", go_up, is_done, err))
        return false;
    return !*is_done || check(cycle, "upgrade again", &cycle->top,
                              "the second upgrade makes another schema than the first", err);
}

static bool run_cycle(struct cycle *cycle, struct alq_error *err)
{
    bool is_done = false;
    if (!look_at_ends(cycle, &is_done, err))
        return false;
    if (is_done && !begin_created(cycle, &is_done, err))
        return false;
    if (is_done && !run_phase(cycle, "stamp", stamp, &is_done, err))
        return false;
    if (!is_done)
        return true;
    trial_pass(cycle->trial, TEST_CYCLE, NULL, "stamp", cycle->started);
    return go_down_and_up(cycle, &is_done, err);
}

static void keep_scratch(struct trial *trial, enum test_id test)
{
    if (trial->options.keeps_scratch)
        trial->results[test].scratch = scratch_display(&trial->scratch, trial->arena);
}

bool trial_cycle(struct trial *trial, struct alq_error *err)
{
    struct cycle cycle = {.trial = trial, .options = run_options(trial)};
    bool is_run = run_cycle(&cycle, err);
    keep_scratch(trial, TEST_CYCLE);
    arena_release(&cycle.arena);
    return is_run;
}

/* -- The schema that the application makes, against that of the revisions */

static bool compare_created(struct cycle *cycle, struct alq_error *err)
{
    struct trial *trial = cycle->trial;
    ARENA_SCOPE(arena);
    struct snapshot created, upgraded;
    if (!scratch_renew(&trial->scratch, err) || !go_up(cycle, err) ||
        !look(cycle, &arena, &upgraded, err) || !scratch_renew(&trial->scratch, err) ||
        !trial->options.create(trial->options.user, database_of(cycle), err) ||
        !look(cycle, &arena, &created, err))
        return false;
    struct strings lines = snapshot_compare(trial->scratch.dialect, &created, &upgraded,
                                            &trial->own_tables, trial->arena);
    if (lines.count)
        trial_fail_by_differences(trial, TEST_SCHEMA, NULL, "create",
                                  "the revisions make another schema than the application creates",
                                  &lines, cycle->started);
    else
        trial_pass(trial, TEST_SCHEMA, NULL, "create", cycle->started);
    return true;
}

bool trial_schema(struct trial *trial, struct alq_error *err)
{
    ERROR_SCOPE(failure);
    struct cycle cycle = {.trial = trial,
                          .options = run_options(trial),
                          .started = clock_monotonic()};
    if (!trial->options.create) {
        trial_skip_test(trial, TEST_SCHEMA, "no schema to compare with: --schema FILE");
        return true;
    }
    bool is_run = compare_created(&cycle, &failure);
    keep_scratch(trial, TEST_SCHEMA);
    if (is_run)
        return true;
    if (trial_is_fatal(&failure))
        return error_move(err, &failure);
    trial_fail_by_error(trial, TEST_SCHEMA, NULL, "create", &failure, cycle.started);
    return true;
}

/* The test data: the user's rows survive the way up and down. */
#include "base/clock.h"
#include "base/error.h"
#include "base/message.h"
#include "migrate/test/fixtures.h"
#include "migrate/test/move.h"
#include "migrate/test/rows.h"
#include "base/banned.h"

struct journey {
    struct trial *trial;
    struct arena arena;
    struct kept_tables kept;
    bool is_over; /* it cannot go on */
};

static const struct graph_node *node_at(const struct journey *journey, size_t number)
{
    return journey->trial->plan.items[number].node;
}

static bool take_failure(struct journey *journey, size_t number, const char *phase,
                         struct alq_error *failure, int64_t started, struct alq_error *err)
{
    if (trial_is_fatal(failure))
        return error_move(err, failure);
    journey->is_over = true;
    trial_fail_by_error(journey->trial, TEST_DATA, node_at(journey, number), phase, failure,
                        started);
    return true;
}

static bool read_now(const struct journey *journey, struct arena *arena,
                     struct kept_tables *ret_tables, struct alq_error *err)
{
    return kept_read(journey->trial->scratch.database->connection, &journey->trial->own_tables,
                     arena, ret_tables, err);
}

/* Whether all rows are still there after a step. */
static bool check_rows(struct journey *journey, size_t number, const char *phase, int64_t started,
                       struct alq_error *err)
{
    struct trial *trial = journey->trial;
    ARENA_SCOPE(arena);
    struct kept_tables now = {0};
    struct strings lines = {0}, kept_lines = {0};
    const struct strings *changes = &journey->trial->rows[number].changes;
    for (size_t i = 0; i < changes->count; i++)
        kept_release_named(&journey->kept, changes->items[i]);
    if (!read_now(journey, &arena, &now, err))
        return false;
    kept_compare(&journey->kept, &now, &arena, &lines);
    for (size_t i = 0; i < lines.count; i++)
        vec_push(trial->arena, &kept_lines, arena_strdup(trial->arena, lines.items[i]));
    if (!lines.count) {
        trial_pass(trial, TEST_DATA, node_at(journey, number), phase, started);
        return true;
    }
    trial_fail_by_differences(trial, TEST_DATA, node_at(journey, number), phase,
                              _("rows are lost or changed"), &kept_lines, started);
    return true;
}

/* Puts the rows of a fixture in, and keeps what they are then. */
static bool add_fixture(struct journey *journey, size_t number, struct alq_error *err)
{
    const struct fixture *fixture = &journey->trial->rows[number];
    ERROR_SCOPE(failure);
    ARENA_SCOPE(arena);
    struct kept_tables before = {0}, after = {0};
    int64_t started = clock_monotonic();
    if (!fixture->path)
        return true;
    if (!read_now(journey, &arena, &before, err))
        return false;
    if (!alq_database_execute(journey->trial->scratch.database, fixture->sql, &failure)) {
        error_at(&failure, fixture->path, 0, 0);
        return take_failure(journey, number, "fixture", &failure, started, err);
    }
    if (!read_now(journey, &journey->arena, &after, err))
        return false;
    kept_add_new(&before, &after, &journey->arena, &journey->kept);
    return true;
}

static bool take_step(struct journey *journey, size_t number, bool is_upgrade,
                      struct alq_error *err)
{
    ERROR_SCOPE(failure);
    const char *phase = is_upgrade ? "upgrade" : "downgrade";
    int64_t started = clock_monotonic();
    if (!move_step(journey->trial, number, is_upgrade, &failure))
        return take_failure(journey, number, phase, &failure, started, err);
    return check_rows(journey, number, phase, started, err);
}

static bool go_up(struct journey *journey, struct alq_error *err)
{
    struct trial *trial = journey->trial;
    for (size_t i = 0; i < trial->plan.count && !journey->is_over; i++)
        if (!take_step(journey, i, true, err) ||
            (!journey->is_over && !add_fixture(journey, i, err)))
            return false;
    return true;
}

static bool go_down(struct journey *journey, struct alq_error *err)
{
    struct trial *trial = journey->trial;
    for (size_t i = trial->plan.count; i-- > 0 && !journey->is_over && !trial_is_over(trial);) {
        if (trial_is_irreversible(trial, node_at(journey, i))) {
            trial_skip(trial, TEST_DATA, node_at(journey, i), "downgrade",
                       _("it need not be taken back"));
            return true;
        }
        if (!take_step(journey, i, false, err))
            return false;
    }
    return true;
}

static bool travel(struct journey *journey, struct alq_error *err)
{
    struct trial *trial = journey->trial;
    if (!move_begin(trial, 0, err) || !go_up(journey, err))
        return false;
    return trial_is_over(trial) || go_down(journey, err);
}

bool trial_data(struct trial *trial, struct alq_error *err)
{
    struct journey journey = {.trial = trial};
    if (!trial->fixtures) {
        trial_skip_test(trial, TEST_DATA, _("no rows to put in: --fixtures DIR"));
        return true;
    }
    if (!fixtures_are_there(trial)) {
        trial_skip_test(trial, TEST_DATA,
                        arena_printf(trial->arena, _("no rows for these revisions in %s"),
                                     trial->fixtures));
        return true;
    }
    bool is_done = travel(&journey, err);
    if (trial->options.keeps_scratch)
        trial->results[TEST_DATA].scratch = scratch_display(&trial->scratch, trial->arena);
    move_end(trial);
    arena_release(&journey.arena);
    return is_done;
}

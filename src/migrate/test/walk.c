/* The tests stairway and no_trace: each revision up, down and up again, and the schema looked at on
 * every landing. */
#include "base/clock.h"
#include "base/error.h"
#include "base/message.h"
#include "migrate/test/move.h"
#include "base/banned.h"

/* A schema that is kept until the next landings are compared with it. */
struct landing {
    struct arena arena;
    struct snapshot snapshot;
};

struct walk {
    struct trial *trial;
    struct landing landings[4]; /* used in turn: below, above, below again, above again */
    struct landing *below;      /* where the next revision starts */
    size_t number;              /* of the revision, from 0 */
    bool is_lost;               /* the database is not where it should be: begin anew */
    int64_t looking_ns;         /* what no_trace took of this revision's time */
};

static const struct graph_node *node_of(const struct walk *walk)
{
    return walk->trial->plan.items[walk->number].node;
}

/* A landing that is in use neither as the one below nor otherwise. */
static bool look(struct walk *walk, struct landing *landing, struct alq_error *err)
{
    arena_release(&landing->arena);
    return move_look(walk->trial, &landing->arena, &landing->snapshot, err);
}

static struct landing *other_landing(struct walk *walk, size_t distance)
{
    size_t at = (size_t)(walk->below - walk->landings);
    return &walk->landings[(at + distance) % 4];
}

static struct strings compare(const struct walk *walk, const struct landing *before,
                              const struct landing *after)
{
    return snapshot_compare(walk->trial->scratch.dialect, &before->snapshot, &after->snapshot,
                            &walk->trial->own_tables, walk->trial->arena);
}

/* A move that fails is the stairway's to tell; where that is not wanted, no_trace tells it. */
static enum test_id teller(const struct walk *walk)
{
    return walk->trial->results[TEST_STAIRWAY].is_wanted ? TEST_STAIRWAY : TEST_NO_TRACE;
}

/* The second upgrade is behind what no_trace looks at. */
static void write_failure(struct walk *walk, const char *phase, const struct alq_error *failure,
                          int64_t started)
{
    struct trial *trial = walk->trial;
    bool has_stairway = teller(walk) == TEST_STAIRWAY;
    bool is_again = string_equal(phase, "upgrade again");
    if (has_stairway || !is_again)
        trial_fail_by_error(trial, teller(walk), node_of(walk), phase, failure, started);
    if (has_stairway && !is_again)
        trial_skip(trial, TEST_NO_TRACE, node_of(walk), phase,
                   arena_printf(trial->arena, _("the %s failed"), _(phase)));
}

/* Moves, and tells what failed. *ret_has_moved: whether it worked. */
static bool move(struct walk *walk, bool is_upgrade, const char *phase, bool *ret_has_moved,
                 struct alq_error *err)
{
    ERROR_SCOPE(failure);
    int64_t started = clock_monotonic();
    *ret_has_moved = move_step(walk->trial, walk->number, is_upgrade, &failure);
    if (*ret_has_moved)
        return true;
    walk->is_lost = true;
    if (trial_is_fatal(&failure))
        return error_move(err, &failure);
    write_failure(walk, phase, &failure, started);
    return true;
}

/* What the downgrade has left behind, or taken along. */
static bool check_trace(struct walk *walk, struct alq_error *err)
{
    int64_t started = clock_monotonic();
    struct landing *back = other_landing(walk, 2);
    if (!look(walk, back, err))
        return false;
    struct strings left = compare(walk, walk->below, back);
    if (left.count)
        trial_fail_by_differences(walk->trial, TEST_NO_TRACE, node_of(walk), "downgrade",
                                  _("the downgrade does not bring back the schema before it"),
                                  &left, started);
    else
        trial_pass(walk->trial, TEST_NO_TRACE, node_of(walk), "downgrade", started);
    walk->looking_ns = clock_monotonic() - started;
    return true;
}

/* Whether the second time led to where the first one did. */
static bool check_landing(struct walk *walk, const struct landing *above, int64_t started,
                          struct alq_error *err)
{
    struct landing *again = other_landing(walk, 3);
    started += walk->looking_ns;
    if (!look(walk, again, err))
        return false;
    struct strings changed = compare(walk, above, again);
    if (changed.count) {
        walk->is_lost = true;
        trial_fail_by_differences(walk->trial, TEST_STAIRWAY, node_of(walk), "upgrade again",
                                  _("the second upgrade makes another schema than the first"),
                                  &changed, started);
    } else {
        trial_pass(walk->trial, TEST_STAIRWAY, node_of(walk), "upgrade again", started);
    }
    return true;
}

static void skip_revision(struct walk *walk, const char *phase, const char *reason)
{
    trial_skip(walk->trial, TEST_STAIRWAY, node_of(walk), phase, reason);
    trial_skip(walk->trial, TEST_NO_TRACE, node_of(walk), phase, reason);
}

/* Up, down, up. */
static bool climb(struct walk *walk, bool *ret_is_up, struct alq_error *err)
{
    int64_t started = clock_monotonic();
    struct landing *above = other_landing(walk, 1);
    bool has_moved = false;
    if (!move(walk, true, "upgrade", ret_is_up, err))
        return false;
    if (!*ret_is_up)
        return true;
    if (!look(walk, above, err))
        return false;
    if (trial_is_irreversible(walk->trial, node_of(walk))) {
        skip_revision(walk, "downgrade", _("it need not be taken back"));
    } else {
        if (!move(walk, false, "downgrade", &has_moved, err) ||
            (has_moved && !check_trace(walk, err)) ||
            (has_moved && !move(walk, true, "upgrade again", &has_moved, err)) ||
            (has_moved && !check_landing(walk, above, started, err)))
            return false;
    }
    walk->below = above;
    return true;
}

/* After a failure the database is made anew, so that it hides or causes no other one. */
static bool begin_anew(struct walk *walk, bool *ret_is_up, struct alq_error *err)
{
    ERROR_SCOPE(failure);
    int64_t started = clock_monotonic();
    size_t count = walk->number + 1;
    walk->is_lost = false;
    *ret_is_up = move_begin(walk->trial, count, &failure);
    if (*ret_is_up)
        return look(walk, walk->below, err);
    if (trial_is_fatal(&failure))
        return error_move(err, &failure);
    trial_fail_by_error(walk->trial, teller(walk), node_of(walk), "upgrade of a new database",
                        &failure, started);
    return true;
}

static void skip_rest(struct walk *walk, const char *reason)
{
    for (walk->number++; walk->number < walk->trial->plan.count; walk->number++)
        skip_revision(walk, "upgrade", reason);
}

static bool walk_up(struct walk *walk, struct alq_error *err)
{
    struct trial *trial = walk->trial;
    walk->below = &walk->landings[0];
    if (!move_begin(trial, 0, err) || !look(walk, walk->below, err))
        return false;
    for (walk->number = 0; walk->number < trial->plan.count; walk->number++) {
        bool is_up = false;
        bool is_last = walk->number + 1 == trial->plan.count;
        if (!climb(walk, &is_up, err))
            return false;
        if (trial_is_over(trial))
            return true;
        if (is_up && walk->is_lost && !is_last && !begin_anew(walk, &is_up, err))
            return false;
        if (!is_up) {
            skip_rest(walk, _("a revision below it cannot be run"));
            return true;
        }
    }
    return true;
}

static void keep(struct trial *trial, enum test_id test)
{
    if (trial->options.keeps_scratch && trial->results[test].is_wanted)
        trial->results[test].scratch = scratch_display(&trial->scratch, trial->arena);
}

bool trial_walk(struct trial *trial, struct alq_error *err)
{
    struct walk walk = {.trial = trial};
    bool is_done = walk_up(&walk, err);
    keep(trial, TEST_STAIRWAY);
    keep(trial, TEST_NO_TRACE);
    move_end(trial);
    for (size_t i = 0; i < sizeof walk.landings / sizeof *walk.landings; i++)
        arena_release(&walk.landings[i].arena);
    return is_done;
}

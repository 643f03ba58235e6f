/* Plans: the steps of upgrades, downgrades and stamps, and what each does to the version table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "revision/sample.h"
#include "revision/step.h"
#include "base/banned.h"

typedef bool (*planner)(const struct graph *graph, const char *destination,
                        const struct strings *current, struct arena *arena,
                        struct graph_plan *ret_plan, struct alq_error *err);

static void add_changes(struct text *text, const struct version_changes *changes)
{
    for (size_t i = 0; i < changes->count; i++) {
        const struct version_change *change = &changes->items[i];
        if (change->kind == VERSION_INSERT)
            text_printf(text, " +%s", change->to);
        else if (change->kind == VERSION_DELETE)
            text_printf(text, " -%s", change->from);
        else
            text_printf(text, " %s=%s", change->from, change->to);
    }
}

/* "revision +inserted -deleted from=to [heads]" for each step, with commas between. */
static const char *show(struct sample *sample, const struct graph_plan *plan)
{
    TEXT_SCOPE(text);
    struct strings heads = plan->heads;
    for (size_t i = 0; i < plan->count; i++) {
        const struct graph_step *step = &plan->items[i];
        if (i)
            text_add(&text, ", ");
        if (step->node)
            text_add(&text, step->node->id);
        else
            text_printf(&text, "%s>%s%s", strings_join(&step->from, "+", &sample->arena),
                        strings_join(&step->to, "+", &sample->arena),
                        step->is_branch_move ? "!" : "");
        add_changes(&text, &step->changes);
        heads = graph_heads_after(step, &heads, &sample->arena);
        text_printf(&text, " [%s]", strings_join(&heads, " ", &sample->arena));
    }
    return text_copy(&text, &sample->arena);
}

static const char *plan(struct sample *sample, planner make, const char *destination,
                        const char *current)
{
    struct strings heads = sample_words(sample, current);
    struct graph_plan made;
    if (!make(sample->graph, destination, &heads, &sample->arena, &made, &sample->err))
        return "error";
    return show(sample, &made);
}

static const char *up(struct sample *sample, const char *destination, const char *current)
{
    return plan(sample, graph_plan_upgrade, destination, current);
}

static const char *down(struct sample *sample, const char *destination, const char *current)
{
    return plan(sample, graph_plan_downgrade, destination, current);
}

static const char *stamp(struct sample *sample, const char *targets, const char *current)
{
    struct strings wanted = sample_words(sample, targets);
    struct strings heads = sample_words(sample, current);
    struct graph_plan made;
    if (!graph_plan_stamp(sample->graph, &wanted, &heads, &sample->arena, &made, &sample->err))
        return "error";
    return show(sample, &made);
}

static const char *const line = "a\nb a\nc b\nd c\n";
static const char *const merged = "a\nl a #left\nr a #right\nm l r\nn m\n";
static const char *const lanes = "a1 #aa\na2 a1\na3 a2\nb1 #bb\nb2 b1 +a2\nb3 b2\n";

static void test_a_line(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, line);
    assert_string_equal(up(&sample, "head", ""), "a +a [a], b a=b [b], c b=c [c], d c=d [d]");
    assert_string_equal(up(&sample, "heads", "c"), "d c=d [d]");
    assert_string_equal(up(&sample, "heads", "d"), "");
    assert_string_equal(up(&sample, "b", "d"), "");
    assert_string_equal(up(&sample, "+1", "b"), "c b=c [c]");
    assert_string_equal(up(&sample, "a+1", ""), "a +a [a], b a=b [b]");
    assert_string_equal(up(&sample, "base", "a"), "");
    assert_string_equal(down(&sample, "base", "b"), "b b=a [a], a -a []");
    assert_string_equal(down(&sample, "b", "d"), "d d=c [c], c c=b [b]");
    assert_string_equal(down(&sample, "-1", "d"), "d d=c [c]");
    assert_string_equal(down(&sample, "-4", "d"), "d d=c [c], c c=b [b], b b=a [a], a -a []");
    assert_string_equal(down(&sample, "d", "d"), "");
    assert_string_equal(down(&sample, "base", ""), "");
}

/* What the log line of a step says. */
static void test_from_and_to(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, merged);
    struct strings current = sample_words(&sample, "r l");
    struct graph_plan made;
    assert_true(graph_plan_upgrade(sample.graph, "m", &current, &sample.arena, &made, &sample.err));
    assert_int_equal(made.count, 1);
    assert_string_equal(strings_join(&made.heads, " ", &sample.arena), "l r");
    assert_string_equal(strings_join(&made.items[0].from, ", ", &sample.arena), "l, r");
    assert_string_equal(strings_join(&made.items[0].to, ", ", &sample.arena), "m");
    assert_true(made.items[0].is_upgrade);
    assert_false(made.items[0].is_stamp);
    current = sample_words(&sample, "m");
    assert_true(
        graph_plan_downgrade(sample.graph, "l", &current, &sample.arena, &made, &sample.err));
    assert_string_equal(strings_join(&made.items[0].from, ", ", &sample.arena), "m");
    assert_string_equal(strings_join(&made.items[0].to, ", ", &sample.arena), "l, r");
}

static void test_branches_and_merges(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, merged);
    assert_string_equal(up(&sample, "heads", ""), "a +a [a], r a=r [r], l +l [l r], "
                                                  "m -l r=m [m], n m=n [n]");
    assert_string_equal(up(&sample, "m", "l"), "r +r [l r], m -l r=m [m]");
    assert_string_equal(up(&sample, "left@+1", "a"), "l a=l [l]");
    assert_string_equal(up(&sample, "right@+1", "l"), "r +r [l r]");
    assert_string_equal(down(&sample, "left@a", "l r"), "l -l [r]");
    assert_string_equal(down(&sample, "a", "m"), "m +l m=r [l r], l -l [r], r r=a [a]");
    assert_string_equal(down(&sample, "left@-1", "l r"), "l -l [r]");
    assert_string_equal(down(&sample, "-1", "r l"), "r -r [l]");
    assert_string_equal(down(&sample, "-1", "r r"), "r r=a [a]");
}

static void test_dependencies(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, lanes);
    assert_string_equal(up(&sample, "bb@head", ""),
                        "a1 +a1 [a1], a2 a1=a2 [a2], b1 +b1 [a2 b1], b2 -b1 a2=b2 [b2], "
                        "b3 b2=b3 [b3]");
    assert_string_equal(up(&sample, "aa@head", "b3"), "a3 +a3 [a3 b3]");
    assert_string_equal(up(&sample, "aa@+1", "b3"), "a3 +a3 [a3 b3]");
    assert_string_equal(down(&sample, "bb@base", "b3"),
                        "b3 b3=b2 [b2], b2 +b1 b2=a2 [a2 b1], b1 -b1 [a2]");
    assert_string_equal(down(&sample, "b1", "a3 b3"), "b3 b3=b2 [a3 b2], b2 b2=b1 [a3 b1]");
    assert_string_equal(down(&sample, "aa@-1", "b3"), "b3 b3=b2 [b2], b2 +b1 b2=a2 [a2 b1], "
                                                      "a2 a2=a1 [a1 b1]");
}

/* A dependency below a parent is no head of its own, on the way up and down, beside others too. */
static void test_a_dependency_on_an_ancestor(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, "a\nb a\nc b\nd c +a\no\nx b\nm d x +a\n");
    assert_string_equal(up(&sample, "d", "c"), "d c=d [d]");
    assert_string_equal(down(&sample, "c", "d"), "d d=c [c]");
    assert_string_equal(down(&sample, "c", "d o"), "d d=c [c o]");
    assert_string_equal(up(&sample, "m", "d x"), "m -d x=m [m]");
}

static void test_stamps(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, merged);
    assert_string_equal(stamp(&sample, "head", ""), ">n! +n [n]");
    assert_string_equal(stamp(&sample, "heads", "a"), "a>n a=n [n]");
    assert_string_equal(stamp(&sample, "a", "l r"), "l+r>a -l r=a [a]");
    assert_string_equal(stamp(&sample, "m", "r l"), "r+l>m -r l=m [m]");
    assert_string_equal(stamp(&sample, "n", "n"), "");
    assert_string_equal(stamp(&sample, "base", "l r"), "l>! -l [r], r>! -r []");
    assert_string_equal(stamp(&sample, "", "n"), "n>! -n []");
    assert_string_equal(stamp(&sample, "left@base", "l r"), "l>! -l [r]");
    assert_string_equal(stamp(&sample, "r", "l"), ">r! +r [l r]");
    assert_string_equal(stamp(&sample, "l r", "a"), "a>l a=l [l], a>r +r [l r]");
    assert_string_equal(stamp(&sample, "l l", ""), ">l! +l [l]");
    struct strings targets = sample_words(&sample, "r l");
    struct strings none = {0};
    struct graph_plan made;
    assert_true(graph_plan_stamp(sample.graph, &targets, &none, &sample.arena, &made, &sample.err));
    assert_true(made.items[0].is_stamp);
    assert_true(made.items[0].is_upgrade);
    assert_null(made.items[0].node);
    assert_string_equal(show(&sample, &made), ">r! +r [r], >l! +l [l r]");
}

/* A target that is there already stays when another target moves. */
static void test_stamps_keep_targets(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, "x1\nx2 x1\ny1\ny2 y1\nz1 x1\n");
    assert_string_equal(stamp(&sample, "x2 y2", "x1 y2"), "x1>x2 x1=x2 [x2 y2]");
    assert_string_equal(stamp(&sample, "x2 y2", "x1 y1"),
                        "x1+y1>x2 -x1 y1=x2 [x2], x1+y1>y2 +y2 [x2 y2]");
    assert_string_equal(stamp(&sample, "x1 x2", "x1"), "x1>x2 x1=x2 [x2]");
    assert_string_equal(stamp(&sample, "x1 y1", "x2 y2"),
                        "x2+y2>x1 -x2 y2=x1 [x1], x2+y2>y1 +y1 [x1 y1]");
}

static void test_unknown_heads(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, line);
    const char *const hint = "`alambique stamp --purge <revision>`";
    assert_string_equal(up(&sample, "head", "later"), "error");
    sample_expect_error(&sample, ALQ_ERROR_AHEAD, "can't locate revision identified by 'later'",
                        hint);
    assert_string_equal(down(&sample, "base", "b later"), "error");
    sample_expect_error(&sample, ALQ_ERROR_AHEAD, "not among the 4 revisions here", hint);
    assert_string_equal(stamp(&sample, "b", "later"), "error");
    sample_expect_error(&sample, ALQ_ERROR_AHEAD, "'later'", hint);
    assert_string_equal(stamp(&sample, "later", ""), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'later'", "history");
}

static void test_destinations_that_do_not_fit(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, line);
    assert_string_equal(up(&sample, "+2", "c"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION,
                        "relative revision '+2' goes further than there are revisions", "history");
    assert_string_equal(up(&sample, "-2", "c"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'-2' is not above the current one",
                        "`alambique downgrade -2` goes down");
    assert_string_equal(up(&sample, "+0", "c"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'+0'", "`alambique current`");
    assert_string_equal(down(&sample, "-5", "c"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'-5' goes further", "history");
    assert_string_equal(down(&sample, "+1", "c"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'+1' is not below the current one",
                        "`alambique upgrade +1` goes up");
    assert_string_equal(down(&sample, "-1", ""), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "no revision is applied", "current");
    assert_string_equal(down(&sample, "d", "b"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'d' is not a valid downgrade target from b",
                        "`alambique current`");
    assert_string_equal(up(&sample, "zzzz", ""), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'zzzz'", "");

    SAMPLE_SCOPE(branches);
    sample_open(&branches, "a\nl a #left\nr a #right\nx #other\n");
    assert_string_equal(up(&branches, "head", ""), "error");
    sample_expect_error(&branches, ALQ_ERROR_REVISION, "multiple heads where 'head' must be one",
                        "alambique upgrade heads");
    assert_string_equal(stamp(&branches, "head", ""), "error");
    sample_expect_error(&branches, ALQ_ERROR_REVISION, "l, r, x", "alambique stamp heads");
    assert_string_equal(up(&branches, "+1", "l x"), "error");
    sample_expect_error(&branches, ALQ_ERROR_REVISION,
                        "'+1' is ambiguous from several current revisions: l, x", "<branch>@+1");
    assert_string_equal(up(&branches, "+1", "a"), "error");
    sample_expect_error(&branches, ALQ_ERROR_REVISION, "it could go to l, r", "<branch>@+1");
    assert_string_equal(down(&branches, "left@-1", "x"), "error");
    sample_expect_error(&branches, ALQ_ERROR_REVISION, "branch 'left' has no current revision",
                        "name the revision");
    assert_string_equal(down(&branches, "a@-1", "l r"), "error");
    sample_expect_error(&branches, ALQ_ERROR_REVISION, "'a' has more than one current revision",
                        "name the revision");
    assert_string_equal(down(&branches, "other@a", "l r x"), "error");
    sample_expect_error(&branches, ALQ_ERROR_REVISION, "branch 'other' does not lead down to", "");
    assert_string_equal(down(&branches, "none@base", "l r x"), "error");
    sample_expect_error(&branches, ALQ_ERROR_REVISION, "there is no branch 'none'", "");
}

static bool plan_one(const struct graph *graph, const char *id, const struct strings *current,
                     struct arena *arena, struct graph_plan *ret_plan, struct alq_error *err)
{
    bool is_upgrade = *id != '-';
    return graph_plan_step(graph, graph_find(graph, is_upgrade ? id : id + 1), is_upgrade, current,
                           arena, ret_plan, err);
}

/* Where branches meet no identifier says "this one alone". */
static void test_one_step(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, "a\n"
                         "l a\n"
                         "r a\n"
                         "m l r\n");
    assert_string_equal(plan(&sample, plan_one, "a", ""), "a +a [a]");
    assert_string_equal(plan(&sample, plan_one, "r", "l"), "r +r [l r]");
    assert_string_equal(plan(&sample, plan_one, "-l", "r l"), "l -l [r]");
    assert_string_equal(plan(&sample, plan_one, "m", "r l"), "m -l r=m [m]");
    assert_string_equal(plan(&sample, plan_one, "-m", "m"), "m +l m=r [l r]");
    assert_string_equal(plan(&sample, plan_one, "a", "gone"), "error");
    sample_expect_error(&sample, ALQ_ERROR_AHEAD, "can't locate revision identified by 'gone'", "");
}

/* The rows of the version table come in any order. */
static void test_heads_in_any_order(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, "a\n"
                         "b\n"
                         "c\n"
                         "d a\n");
    const struct strings rows = sample_words(&sample, "c b a");
    struct graph_plan made;
    assert_true(graph_plan_upgrade(sample.graph, "d", &rows, &sample.arena, &made, &sample.err));
    const struct strings after = graph_heads_after(&made.items[0], &rows, &sample.arena);
    assert_string_equal(strings_join(&after, " ", &sample.arena), "b c d");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_line),
        cmocka_unit_test(test_from_and_to),
        cmocka_unit_test(test_branches_and_merges),
        cmocka_unit_test(test_dependencies),
        cmocka_unit_test(test_a_dependency_on_an_ancestor),
        cmocka_unit_test(test_stamps),
        cmocka_unit_test(test_stamps_keep_targets),
        cmocka_unit_test(test_unknown_heads),
        cmocka_unit_test(test_destinations_that_do_not_fit),
        cmocka_unit_test(test_one_step),
        cmocka_unit_test(test_heads_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Identifiers: every form, and what is said when one means nothing or too much. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "revision/sample.h"
#include "base/banned.h"

/* Two branches from a: b, c on "left"; d, e on "right"; x, y apart from them, y depending on c. */
static const char *const two_branches = "a\nb a #left\nc b\nd a #right\ne d\nx #other\ny x +c\n";

/* Hexadecimal ids, two of which begin alike. */
static const char *const chain = "ae1027a6acf\nae10b9d2e7f ae1027a6acf\n27c6a30d7c24 ae10b9d2e7f\n";

static const char *one(struct sample *sample, const char *identifier)
{
    struct graph_node *node = NULL;
    if (!graph_resolve_one(sample->graph, identifier, &sample->arena, &node, &sample->err))
        return "error";
    return node ? node->id : "base";
}

static const char *many(struct sample *sample, const char *identifiers)
{
    struct strings words = sample_words(sample, identifiers);
    struct node_list nodes = {0};
    if (!graph_resolve(sample->graph, &words, &sample->arena, &nodes, &sample->err))
        return "error";
    return sample_ids(sample, &nodes);
}

static const char *lineage(struct sample *sample, const char *targets, const char *against,
                           bool with_needs)
{
    struct strings words = sample_words(sample, targets);
    struct node_list nodes = {0};
    if (!graph_lineage(sample->graph, &words, against, with_needs, &sample->arena, &nodes,
                       &sample->err))
        return "error";
    return sample_ids(sample, &nodes);
}

static void test_single_revisions(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, chain);
    assert_string_equal(one(&sample, "27c6a30d7c24"), "27c6a30d7c24");
    assert_string_equal(one(&sample, "27c6"), "27c6a30d7c24");
    assert_string_equal(one(&sample, "2"), "27c6a30d7c24");
    assert_string_equal(one(&sample, "head"), "27c6a30d7c24");
    assert_string_equal(one(&sample, "heads"), "27c6a30d7c24");
    assert_string_equal(one(&sample, "base"), "base");
    assert_string_equal(one(&sample, "27c6@base"), "base");
    assert_string_equal(one(&sample, "27c6@ae102"), "ae1027a6acf");
    assert_string_equal(one(&sample, "@head"), "27c6a30d7c24");
    struct graph_node *node = NULL;
    assert_true(graph_resolve_one(sample.graph, NULL, &sample.arena, &node, &sample.err));
    assert_null(node);
}

static void test_branches(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, two_branches);
    assert_string_equal(one(&sample, "left"), "b");
    assert_string_equal(one(&sample, "left@head"), "c");
    assert_string_equal(one(&sample, "left@heads"), "c");
    assert_string_equal(one(&sample, "left@a"), "a");
    assert_string_equal(one(&sample, "left@base"), "base");
    assert_string_equal(one(&sample, "righ@d"), "d");
    assert_string_equal(one(&sample, "e@head"), "e");
    assert_string_equal(many(&sample, "heads"), "e y");
    assert_string_equal(many(&sample, "left@heads"), "c");
    assert_string_equal(many(&sample, "a@heads"), "c e");
    assert_string_equal(many(&sample, "base"), "");
    assert_string_equal(many(&sample, "nothing@base"), "");
    assert_string_equal(many(&sample, "c right x base"), "c d x");
    assert_string_equal(many(&sample, "-1"), "d x");
    assert_string_equal(many(&sample, "other@-1"), "x");
    assert_string_equal(many(&sample, "-2"), "a");
    assert_string_equal(many(&sample, "-99999999999999999999"), "");
}

static void test_unknown_names(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, two_branches);
    assert_string_equal(one(&sample, "lett"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "can't locate revision identified by 'lett'",
                        "did you mean 'left'?");
    assert_string_equal(one(&sample, "zzzz"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'zzzz'", "`alambique history`");
    assert_string_equal(one(&sample, ""), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "identified by ''", "");
    assert_string_equal(one(&sample, "left@zzzz"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'zzzz' on branch 'left'", "");
    assert_string_equal(one(&sample, "rihgt@head"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "identified by 'rihgt'", "'right'");
    assert_string_equal(one(&sample, "rihgt@a"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "there is no branch 'rihgt'", "'right'");
    assert_string_equal(one(&sample, "left@e"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'e' is not a member of branch 'left'",
                        "leave out 'left@'");
    assert_string_equal(many(&sample, "a zzzz"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'zzzz'", "");
    assert_string_equal(one(&sample, "+1"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'+1'", "");
}

static void test_ambiguous_names(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, "abcd1\nabcd2 abcd1\nabcd3 abcd2\nabcd4 abcd3\nabc abcd4\n");
    assert_string_equal(one(&sample, "abc"), "abc");
    assert_string_equal(one(&sample, "abcd"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION,
                        "revision 'abcd' is ambiguous: abcd1, abcd2, abcd3, ...", "'abcd1'");
    SAMPLE_SCOPE(labelled);
    sample_open(&labelled, "aaaa #left\nbbbb #leftmost\ncccc #\xc3\xb1\xc3\xb1\xc3\xb1\n");
    assert_string_equal(one(&labelled, "left"), "aaaa");
    assert_string_equal(one(&labelled, "lef"), "error");
    sample_expect_error(&labelled, ALQ_ERROR_REVISION, "ambiguous: left, leftmost", "");
    /* Three characters, though six bytes: too short to be abbreviated. */
    assert_string_equal(one(&labelled, "\xc3\xb1\xc3\xb1"), "error");
}

static void test_several_heads(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, two_branches);
    struct graph_node *head = NULL;
    assert_false(graph_current_head(sample.graph, &head, &sample.err));
    sample_expect_error(&sample, ALQ_ERROR_REVISION,
                        "there are multiple heads where 'head' must be one: c, e, y",
                        "alambique merge heads");
    assert_string_equal(one(&sample, "head"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'head'", "alambique merge heads");
    assert_string_equal(one(&sample, "heads"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "where 'heads' must be one: e, y", "");
    assert_string_equal(many(&sample, "a@head"), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "where 'a@head' must be one: c, e", "");

    SAMPLE_SCOPE(star);
    sample_open(&star, "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n");
    assert_string_equal(one(&star, "head"), "error");
    sample_expect_error(&star, ALQ_ERROR_REVISION, "i, j and 2 more", "");
}

static void test_lineage(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, two_branches);
    assert_string_equal(lineage(&sample, "a b c d e x y", "left", false), "a b c");
    assert_string_equal(lineage(&sample, "a b c d e x y", "left", true), "a b c y");
    assert_string_equal(lineage(&sample, "e d a", "base", false), "e d a");
    assert_string_equal(lineage(&sample, "a b d x", "right@base", false), "a d");
    assert_string_equal(lineage(&sample, "a b d x", "other@d", false), "a d x");
    assert_string_equal(lineage(&sample, "c e y", "heads", false), "e y");
    assert_string_equal(lineage(&sample, "", "nothing", false), "");
    assert_string_equal(lineage(&sample, "", "head", false), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "multiple heads", "");
    assert_string_equal(lineage(&sample, "a", "nothing", false), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'nothing'", "");

    struct graph_node *y = graph_find(sample.graph, "y");
    struct node_list start = {.items = &y, .count = 1};
    struct node_list found = graph_ancestors(sample.graph, &start, false, &sample.arena);
    assert_string_equal(sample_ids(&sample, &found), "x y");
    found = graph_ancestors(sample.graph, &start, true, &sample.arena);
    assert_string_equal(sample_ids(&sample, &found), "a b c x y");
}

static void test_all_current(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, two_branches);
    struct node_list found = {0};
    struct strings current = sample_words(&sample, "y d");
    assert_true(graph_all_current(sample.graph, &current, &sample.arena, &found, &sample.err));
    assert_string_equal(sample_ids(&sample, &found), "c d y");
    current = sample_words(&sample, "gone");
    assert_false(graph_all_current(sample.graph, &current, &sample.arena, &found, &sample.err));
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'gone'", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_single_revisions), cmocka_unit_test(test_branches),
        cmocka_unit_test(test_unknown_names),    cmocka_unit_test(test_ambiguous_names),
        cmocka_unit_test(test_several_heads),    cmocka_unit_test(test_lineage),
        cmocka_unit_test(test_all_current),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

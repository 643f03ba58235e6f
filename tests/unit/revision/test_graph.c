/* Loading: what each node is, labels, and every error with its files and lines. */
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

static const struct graph_node *node_of(struct sample *sample, const char *id)
{
    const struct graph_node *node = graph_find(sample->graph, id);
    assert_non_null(node);
    return node;
}

static const char *labels_of(struct sample *sample, const char *id)
{
    return strings_join(&node_of(sample, id)->labels, " ", &sample->arena);
}

static void test_an_empty_graph(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, "");
    struct node_list nodes = {0};
    struct graph_node *head = NULL;
    assert_int_equal(graph_count(sample.graph), 0);
    assert_true(graph_walk_all(sample.graph, &sample.arena, &nodes, &sample.err));
    assert_int_equal(nodes.count, 0);
    assert_true(graph_current_head(sample.graph, &head, &sample.err));
    assert_null(head);
    assert_false(graph_resolve_one(sample.graph, "a", &sample.arena, &head, &sample.err));
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "there are no revisions at all", "history");
    graph_free(NULL);
}

static void test_kinds_of_nodes(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, "m b c\na\nb a\nc a\nx\ny x +b\nz x +y\n");
    assert_string_equal(sample_ids(&sample, graph_heads(sample.graph)), "m y z");
    assert_string_equal(sample_ids(&sample, graph_real_heads(sample.graph)), "m z");
    assert_string_equal(sample_ids(&sample, graph_bases(sample.graph)), "a x");
    assert_string_equal(sample_ids(&sample, graph_nodes(sample.graph)), "m a b c x y z");
    assert_true(node_of(&sample, "m")->is_merge_point);
    assert_true(node_of(&sample, "a")->is_branch_point);
    assert_true(node_of(&sample, "a")->is_base);
    assert_true(node_of(&sample, "y")->is_head);
    assert_false(node_of(&sample, "y")->is_real_head);
    assert_false(node_of(&sample, "b")->is_branch_point);
    assert_string_equal(sample_ids(&sample, &node_of(&sample, "y")->upstream), "x b");
    assert_string_equal(sample_ids(&sample, &node_of(&sample, "b")->needed_by), "y");
    for (size_t i = 0; i < graph_count(sample.graph); i++) {
        const struct graph_node *node = graph_nodes(sample.graph)->items[i];
        assert_int_equal(node->index, i);
        for (size_t k = 0; k < node->upstream.count; k++)
            assert_true(node->upstream.items[k]->rank < node->rank);
    }
}

/* A need that an ancestor has is not one's own; a parent named twice is one parent. */
static void test_upstream(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, "a1\na2 a1\nb1 +a1\nb2 b1 +a1 +a2\nb3 b2 +a2 +a2 +a1\nc b3 b3 +b3 +lab\n"
                         "d #lab\n");
    assert_string_equal(sample_ids(&sample, &node_of(&sample, "b1")->upstream), "a1");
    assert_string_equal(sample_ids(&sample, &node_of(&sample, "b2")->upstream), "b1 a2");
    assert_string_equal(sample_ids(&sample, &node_of(&sample, "b3")->upstream), "b2");
    assert_string_equal(sample_ids(&sample, &node_of(&sample, "b3")->needs), "a2 a1");
    assert_string_equal(sample_ids(&sample, &node_of(&sample, "c")->upstream), "b3 d");
    assert_false(node_of(&sample, "c")->is_merge_point);
}

static void test_dependencies_by_part_of_an_id(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, "abcdef\nabxyz\nb +abc\n");
    assert_string_equal(sample_ids(&sample, &node_of(&sample, "b")->needs), "abcdef");
    SAMPLE_SCOPE(ambiguous);
    assert_false(sample_load(&ambiguous, "abcdef\nabxyz\nb +ab\n"));
    sample_expect_error(&ambiguous, ALQ_ERROR_GRAPH,
                        "revision 'b' depends on 'ab', which is not there", "");
}

/* Down to all descendants, and up as long as there is neither branch nor merge. */
static void test_labels_are_inherited(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample,
                "a\nb a\nc b #left\nd c\nr b\ne r #z #right\nf e #end\nm d f\nn m #after\n");
    assert_string_equal(labels_of(&sample, "a"), "");
    assert_string_equal(labels_of(&sample, "c"), "left");
    assert_string_equal(labels_of(&sample, "d"), "left");
    assert_string_equal(labels_of(&sample, "r"), "");
    assert_string_equal(labels_of(&sample, "e"), "z right");
    assert_string_equal(labels_of(&sample, "f"), "end right z");
    assert_string_equal(labels_of(&sample, "m"), "end left right z");
    assert_string_equal(labels_of(&sample, "n"), "after end left right z");
    assert_string_equal(graph_find_label(sample.graph, "right")->id, "e");
    assert_null(graph_find_label(sample.graph, "e"));

    SAMPLE_SCOPE(line);
    sample_open(&line, "a\nb a\nc b #one\nd c #two\ne d\n");
    assert_string_equal(labels_of(&line, "a"), "one two");
    assert_string_equal(labels_of(&line, "d"), "two one");
    assert_string_equal(labels_of(&line, "e"), "one two");

    SAMPLE_SCOPE(needed);
    sample_open(&needed, "a\nb a\nc b #one\nx +b\ny +c\n");
    assert_string_equal(labels_of(&needed, "b"), "");
    SAMPLE_SCOPE(twice);
    sample_open(&twice, "a\nb a #one\nc b +b\n");
    assert_string_equal(labels_of(&twice, "a"), "one");
}

static void expect_load_error(const char *text, const char *message, const char *hint)
{
    SAMPLE_SCOPE(sample);
    if (sample_load(&sample, text))
        fail_msg("loaded: %s", text);
    sample_expect_error(&sample, ALQ_ERROR_GRAPH, message, hint);
}

static void expect_place(const char *text, const char *file, unsigned line)
{
    SAMPLE_SCOPE(sample);
    assert_false(sample_load(&sample, text));
    assert_string_equal(sample.err.file, file);
    assert_int_equal(sample.err.line, line);
}

static void test_ids_and_labels_are_checked(void **state)
{
    (void)state;
    expect_load_error("\n", "a revision has an empty id", "another id");
    expect_load_error("a-b\n", "revision id 'a-b' has the character '-'", "another id");
    expect_load_error("a:b\n", "has the character ':'", "");
    expect_load_error("a@b\n", "at 1.sql:1", "");
    expect_load_error("a #x@y\n", "branch label 'x@y' has the character '@'", "revision 'a'");
    expect_load_error("a #x:y\n", "at 1.sql:4", "");
    expect_load_error("a #\n", "revision 'a' has an empty branch label", "");
    SAMPLE_SCOPE(fine);
    sample_open(&fine, "a #x-y #b+c\n");

    struct revision revision = {.id = "a+"};
    struct graph *graph = graph_new();
    assert_false(graph_add(graph, &revision, &fine.err));
    assert_null(fine.err.file);
    sample_expect_error(&fine, ALQ_ERROR_GRAPH, "'+'", "");
    char id[257];
    memset(id, 'x', 256);
    id[256] = '\0';
    revision.id = id;
    assert_false(graph_add(graph, &revision, NULL));
    assert_false(graph_add(graph, &revision, &fine.err));
    sample_expect_error(&fine, ALQ_ERROR_GRAPH, "is 256 bytes long", "");
    id[255] = '\0';
    assert_true(graph_add(graph, &revision, &fine.err));
    graph_free(graph);
}

static void test_names_are_taken_once(void **state)
{
    (void)state;
    expect_load_error("a\na\n", "revision id 'a' is there twice", "remove one");
    expect_load_error("a\na\n", "1.sql:1: revision 'a'\n  2.sql:1: revision 'a'", "");
    expect_place("a\nb\na\n", "3.sql", 1);
    expect_load_error("a #x\nb #x\n", "branch label 'x' is used by revisions 'a' and 'b'",
                      "rename the label in revision 'b'");
    expect_load_error("a #x\nb #x\n", "1.sql:4: branch label 'x'\n  2.sql:4: branch label 'x'", "");
    expect_load_error("a #x #x\n", "revision 'a' has the branch label 'x' twice", "");
    expect_load_error("a\nb #a\n", "branch label 'a' of revision 'b' is the id of a revision",
                      "rename the label");
    expect_load_error("b #a\na\n", "'a' is a revision id and a branch label of revision 'b'",
                      "rename the label");
    expect_load_error("b #a\na\n", "1.sql:4: branch label 'a'\n  2.sql:1: revision 'a'", "");
    expect_load_error("a #a\n", "is the id of a revision", "");
}

static void test_missing_revisions(void **state)
{
    (void)state;
    expect_load_error("20260104_090000\nb 20260104_090001\n",
                      "revision 'b' revises '20260104_090001', which is not there",
                      "did you mean '20260104_090000'?");
    expect_place("a\nb x\n", "2.sql", 2);
    expect_place("a\nb a +x\n", "2.sql", 3);
    expect_load_error("a\nb +zzzzzz\n", "revision 'b' depends on 'zzzzzz'", "bring the missing");
    expect_load_error("a #trunk\nb trunk\n", "revision 'b' revises 'trunk', which is not there",
                      "its revision is 'a'");
}

static void test_cycles_are_spelled_out(void **state)
{
    (void)state;
    expect_load_error("a a\n", "revision 'a' revises itself: a -> a", "");
    expect_load_error("a +a\n", "revision 'a' depends on itself: a -> a", "");
    expect_place("b\na b +a\n", "2.sql", 3);
    expect_load_error("a b\nb a\n", "revisions form a cycle: a -> b -> a", "revises");
    expect_load_error("a b\nb a\n", "1.sql:2: 'a' revises 'b'\n  2.sql:2: 'b' revises 'a'", "");
    expect_load_error("o\na o c\nb a\nc b\nd c\n", "cycle: a -> c -> b -> a", "ends at a base");
    expect_load_error("a\nb a +d\nc b\nd c\n",
                      "revisions form a cycle through depends_on: b -> d -> c -> b", "");
    expect_load_error("a\nb a +d\nc b\nd c\n", "2.sql:3: 'b' depends on 'd'", "");
    expect_load_error("x l\nl j\nk x\nj k\n", "x -> l -> j -> k -> x", "");

    TEXT_SCOPE(text);
    for (int i = 0; i < 100; i++)
        text_printf(&text, "r%d r%d\n", i, (i + 1) % 100);
    expect_load_error(text_string(&text), "r10 -> r11 -> (88 more) -> r0", "");
}

/* Deeper than any C stack would bear. */
static void test_long_chains(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    enum { LENGTH = 300000 };
    struct graph *graph = sample.graph = graph_new();
    struct revision *revisions = arena_new_array(&sample.arena, struct revision, LENGTH);
    for (size_t i = LENGTH; i-- > 0;) {
        revisions[i].id = arena_printf(&sample.arena, "r%zu", i);
        if (i + 1 < LENGTH)
            vec_push(&sample.arena, &revisions[i].down, revisions[i + 1].id);
    }
    vec_push(&sample.arena, &revisions[LENGTH / 2].labels, "half");
    for (size_t i = 0; i < LENGTH; i++)
        assert_true(graph_add(graph, &revisions[i], &sample.err));
    assert_true(graph_link(graph, &sample.err));
    assert_string_equal(labels_of(&sample, "r0"), "half");
    struct strings current = sample_words(&sample, "r299999");
    struct graph_plan plan;
    assert_true(
        graph_plan_upgrade(graph, "half@+100000", &current, &sample.arena, &plan, &sample.err));
    assert_int_equal(plan.count, 100000);
    current = sample_words(&sample, "r0");
    assert_true(graph_plan_downgrade(graph, "base", &current, &sample.arena, &plan, &sample.err));
    assert_int_equal(plan.count, LENGTH);
    assert_string_equal(plan.items[LENGTH - 1].node->id, "r299999");
}

static void test_suggestions(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, "ae1027a6acf\n27c6a30d7c24 ae1027a6acf #accounts\nxy\n");
    assert_string_equal(graph_suggest(sample.graph, "ae1072a6acf"), "ae1027a6acf");
    assert_string_equal(graph_suggest(sample.graph, "AE10"), "ae1027a6acf");
    assert_string_equal(graph_suggest(sample.graph, "acounts"), "accounts");
    assert_string_equal(graph_suggest(sample.graph, "accounts@27c6a30d7c25"), "27c6a30d7c24");
    assert_string_equal(graph_suggest(sample.graph, "hed"), "head");
    assert_string_equal(graph_suggest(sample.graph, "accounts@HEADS"), "heads");
    assert_string_equal(graph_suggest(sample.graph, "bsae"), "base");
    assert_null(graph_suggest(sample.graph, "nothing"));
    assert_null(graph_suggest(sample.graph, "x"));
    assert_null(graph_suggest(sample.graph, ""));
    assert_null(graph_suggest(sample.graph, "a"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_empty_graph),
        cmocka_unit_test(test_kinds_of_nodes),
        cmocka_unit_test(test_upstream),
        cmocka_unit_test(test_dependencies_by_part_of_an_id),
        cmocka_unit_test(test_labels_are_inherited),
        cmocka_unit_test(test_ids_and_labels_are_checked),
        cmocka_unit_test(test_names_are_taken_once),
        cmocka_unit_test(test_missing_revisions),
        cmocka_unit_test(test_cycles_are_spelled_out),
        cmocka_unit_test(test_long_chains),
        cmocka_unit_test(test_suggestions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Walks: which revisions lie between two ends, relative ends, and the order of the list. */
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

static const struct walk_options exclusive = {.assert_relative_length = true};
static const struct walk_options inclusive = {.inclusive = true, .assert_relative_length = true};
static const struct walk_options lenient = {.inclusive = true};
static const struct walk_options with_base = {.implicit_base = true,
                                              .assert_relative_length = true};
static const struct walk_options downgrade = {.select_for_downgrade = true,
                                              .assert_relative_length = true};

static const char *walk(struct sample *sample, const char *upper, const char *lower,
                        struct walk_options options)
{
    struct strings from = sample_words(sample, upper);
    struct strings to = sample_words(sample, lower);
    struct node_list nodes = {0};
    if (!graph_walk(sample->graph, &from, &to, options, &sample->arena, &nodes, &sample->err))
        return "error";
    return sample_ids(sample, &nodes);
}

/* a to c; from c two branches, left and right, merged in m; t goes on from left. */
static const char *const diamond = "a\nb a\nc b\nl1 c #left\nr1 c #right\nl2 l1\nr2 r1\nm l2 r2\n"
                                   "t l2\n";

/* Two lines with bases of their own; b2 depends on a2, b4 on a3. */
static const char *const lanes = "a1 #aa\na2 a1\na3 a2\nb1 #bb\nb2 b1 +a2\nb3 b2\nb4 b3 +a3\n";

static void test_between_two_ends(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, diamond);
    assert_string_equal(walk(&sample, "c", "a", exclusive), "c b");
    assert_string_equal(walk(&sample, "c", "a", inclusive), "c b a");
    assert_string_equal(walk(&sample, "c", "", exclusive), "c b a");
    assert_string_equal(walk(&sample, "c", "base", inclusive), "c b a");
    assert_string_equal(walk(&sample, "", "", exclusive), "");
    assert_string_equal(walk(&sample, "m", "l1", exclusive), "m l2");
    assert_string_equal(walk(&sample, "m", "l1", with_base), "m l2 r2 r1");
    assert_string_equal(walk(&sample, "m", "l1 r1", exclusive), "m l2 r2");
    assert_string_equal(walk(&sample, "heads", "c", exclusive), "m t l2 l1 r2 r1");
    assert_string_equal(walk(&sample, "heads", "right@base", exclusive), "m l2 l1 r2 r1 c b a");
    assert_string_equal(walk(&sample, "c", "c", exclusive), "");
    struct node_list all = {0};
    assert_true(graph_walk_all(sample.graph, &sample.arena, &all, &sample.err));
    assert_string_equal(sample_ids(&sample, &all), "m t l2 l1 r2 r1 c b a");
}

static void test_dependencies(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, lanes);
    assert_string_equal(walk(&sample, "b4", "", exclusive), "b4 b3 b2 b1 a3 a2 a1");
    assert_string_equal(walk(&sample, "b4", "b1", exclusive), "b4 b3 b2");
    assert_string_equal(walk(&sample, "b4", "b1", with_base), "b4 b3 b2 a3 a2 a1");
    assert_string_equal(walk(&sample, "b4", "a1", downgrade), "b4 b3 b2 a3 a2");
    assert_string_equal(walk(&sample, "b4", "b3", downgrade), "b4");
    assert_string_equal(walk(&sample, "b4", "bb@base", downgrade), "b4 b3 b2 b1");
    assert_string_equal(walk(&sample, "heads", "aa@a2", downgrade), "b4 a3");
}

/* The lower end takes part only with dependents on its own line: what then lies between is listed
 * though the upper end is not. */
static void test_ends_on_lines_of_their_own(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, "a\nb a\nx +b\ny x\nz y +b\n");
    assert_string_equal(walk(&sample, "y", "a", exclusive), "b");
    assert_string_equal(walk(&sample, "y", "a", inclusive), "b a");
}

static void test_relative_ends(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, diamond);
    assert_string_equal(walk(&sample, "+2", "a", exclusive), "c b");
    assert_string_equal(walk(&sample, "+2", "", exclusive), "b a");
    assert_string_equal(walk(&sample, "left@+2", "c", exclusive), "l2 l1");
    assert_string_equal(walk(&sample, "right@+2", "b", exclusive), "r1 c");
    assert_string_equal(walk(&sample, "left@a+3", "a", exclusive), "l1 c b");
    assert_string_equal(walk(&sample, "r2-1", "b", exclusive), "r1 c");
    assert_string_equal(walk(&sample, "left@l2-1", "b", exclusive), "l1 c");
    assert_string_equal(walk(&sample, "base+2", "", exclusive), "b a");
    assert_string_equal(walk(&sample, "t", "left@-1", lenient), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "ambiguous: it could go to l2, r2",
                        "name the revision itself");
    SAMPLE_SCOPE(line);
    sample_open(&line, "a\nb a\nc b\nd c\n");
    assert_string_equal(walk(&line, "heads", "-2", inclusive), "d c b");
    assert_string_equal(walk(&line, "heads", "-4", inclusive), "d c b a");
    assert_string_equal(walk(&line, "d", "-9", lenient), "d c b a");
    assert_string_equal(walk(&line, "c", "-9", lenient), "c b a");
    assert_string_equal(walk(&line, "+9", "b", lenient), "d c b");
    assert_string_equal(walk(&line, "d", "-9", inclusive), "error");
    sample_expect_error(&line, ALQ_ERROR_REVISION, "goes further than there are revisions", "");
}

/* The part before '@' of the lower end keeps the targets of that branch. */
static void test_branch_of_the_lower_end(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, "a #one\nb a\nx #two #also\ny x\nz\n");
    assert_string_equal(walk(&sample, "heads", "one@base", inclusive), "b a");
    assert_string_equal(walk(&sample, "heads", "two@base", inclusive), "y x");
    assert_string_equal(walk(&sample, "heads", "b@base", inclusive), "b a");
    assert_string_equal(walk(&sample, "heads", "y@base", inclusive), "y x");
    assert_string_equal(walk(&sample, "heads", "z@base", inclusive), "z");
    assert_string_equal(walk(&sample, "heads", "one@a", exclusive), "b");
    assert_string_equal(walk(&sample, "heads", "no@base", inclusive), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'no'", "");
}

static void test_ends_that_do_not_fit(void **state)
{
    (void)state;
    SAMPLE_SCOPE(sample);
    sample_open(&sample, diamond);
    assert_string_equal(walk(&sample, "a", "c", exclusive), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "revision c is not an ancestor of revision a",
                        "history");
    assert_string_equal(walk(&sample, "", "c", exclusive), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "c is not an ancestor of revision base", "");
    assert_string_equal(walk(&sample, "m l1", "", exclusive), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION,
                        "requested revision 'l1' overlaps with 'm', which includes it", "only 'm'");
    assert_string_equal(walk(&sample, "m", "c a", exclusive), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'a' overlaps with 'c'", "only 'c'");
    assert_string_equal(walk(&sample, "zzzz", "", exclusive), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'zzzz'", "");
    assert_string_equal(walk(&sample, "m", "zzzz", exclusive), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'zzzz'", "");
    assert_string_equal(walk(&sample, "+1", "c", exclusive), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'+1' is ambiguous: it could go to l1, r1",
                        "'<branch>@+1'");
    assert_string_equal(walk(&sample, "m-1", "c", exclusive), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'-1' is ambiguous", "");
    assert_string_equal(walk(&sample, "a-1", "", exclusive), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'a-1' goes further", "");
    assert_string_equal(walk(&sample, "m-1x", "", exclusive), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "'-1' is ambiguous", "");
    assert_string_equal(walk(&sample, "a-b", "", exclusive), "error");
    sample_expect_error(&sample, ALQ_ERROR_REVISION, "identified by 'a-b'", "");
}

/* A branch is followed until another one needs what comes next. */
static void test_order(void **state)
{
    (void)state;
    SAMPLE_SCOPE(branches);
    sample_open(&branches, "a\nb1 a\nb2 b1\nc1 a\nc2 c1\nd1 a\nd2 d1\nm c2 b2 d2\n");
    assert_string_equal(walk(&branches, "heads", "", exclusive), "m c2 c1 b2 b1 d2 d1 a");
    SAMPLE_SCOPE(shuffled);
    sample_open(&shuffled, "z y\ny\nm3 m1 m2\nm2 k\nm1 k\nk\nu z\nw z\n");
    assert_string_equal(walk(&shuffled, "heads", "", exclusive), "m3 m1 m2 w u k z y");
    SAMPLE_SCOPE(crossed);
    sample_open(&crossed, "a1\nb1\na2 a1 +b1\nb2 b1 +a1\na3 a2 +b2\nb3 b2 +a2\n");
    assert_string_equal(walk(&crossed, "heads", "", exclusive), "a3 b3 a2 b2 a1 b1");
}

/* Each revision after those that need it, whatever the shape: random graphs from one seed. */
static void test_order_is_topological(void **state)
{
    (void)state;
    unsigned random = 7;
    for (int round = 0; round < 60; round++) {
        SAMPLE_SCOPE(sample);
        TEXT_SCOPE(text);
        for (unsigned i = 0; i < 80; i++) {
            text_printf(&text, "r%u", i);
            for (unsigned k = 0; i && k < 3; k++) {
                random = random * 1103515245 + 12345;
                if ((random >> 16) % 3 != k)
                    text_printf(&text, " %sr%u", k == 2 ? "+" : "", (random >> 20) % i);
            }
            text_add(&text, "\n");
        }
        sample_open(&sample, text_string(&text));
        struct node_list all = {0};
        size_t place[80] = {0};
        assert_true(graph_walk_all(sample.graph, &sample.arena, &all, &sample.err));
        assert_int_equal(all.count, 80);
        for (size_t i = 0; i < 80; i++)
            place[all.items[i]->index] = i;
        for (size_t i = 0; i < 80; i++)
            for (size_t k = 0; k < all.items[i]->upstream.count; k++)
                assert_true(place[all.items[i]->upstream.items[k]->index] > i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_between_two_ends),
        cmocka_unit_test(test_dependencies),
        cmocka_unit_test(test_ends_on_lines_of_their_own),
        cmocka_unit_test(test_relative_ends),
        cmocka_unit_test(test_branch_of_the_lower_end),
        cmocka_unit_test(test_ends_that_do_not_fit),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_order_is_topological),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

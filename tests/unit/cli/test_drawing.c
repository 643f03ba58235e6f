/* Drawings of the graph: every edge can be followed, nothing else can, and long runs are folded. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/text.h"
#include "cli/drawing_lanes.h"

/* A graph of the test's own: number i follows some of the numbers below it. */
struct made {
    struct alq_revision *revisions;
    const struct alq_revision **items;
    struct alq_revision_list list; /* newest first */
};

static struct made make(struct arena *arena, size_t count)
{
    struct made made = {arena_new_array(arena, struct alq_revision, count),
                        arena_new_array(arena, const struct alq_revision *, count),
                        {0}};
    for (size_t i = 0; i < count; i++) {
        made.revisions[i].id = arena_printf(arena, "r%zu", i);
        made.revisions[i].title = "";
        made.items[count - 1 - i] = &made.revisions[i];
    }
    made.list = (struct alq_revision_list){made.items, count};
    return made;
}

static void link_to(struct arena *arena, struct alq_string_list *list, const char *id)
{
    const char **items = arena_new_array(arena, const char *, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        items[i] = list->items[i];
    items[list->count] = id;
    *list = (struct alq_string_list){items, list->count + 1};
}

static void follow(struct arena *arena, struct made *made, size_t child, size_t parent)
{
    link_to(arena, &made->revisions[child].parents, made->revisions[parent].id);
}

static void need(struct arena *arena, struct made *made, size_t child, size_t other)
{
    link_to(arena, &made->revisions[child].needs, made->revisions[other].id);
}

static unsigned next_random(unsigned *state)
{
    *state = *state * 1103515245U + 12345U;
    return *state >> 16;
}

/* Mostly short ways back, some long ones, several bases, merges and dependencies. */
static struct made make_random(struct arena *arena, size_t count, unsigned *seed)
{
    struct made made = make(arena, count);
    for (size_t i = 1; i < count; i++) {
        unsigned parents = next_random(seed) % 10 < 7 ? 1 : next_random(seed) % 4;
        for (unsigned p = 0; p < parents; p++) {
            size_t back = next_random(seed) % (next_random(seed) % 3 ? 3 : i) + 1;
            follow(arena, &made, i, back > i ? 0 : i - back);
        }
        if (next_random(seed) % 5 == 0)
            need(arena, &made, i, next_random(seed) % i);
    }
    return made;
}

/* -- Follows lines as the header says that they are read. */

struct walk {
    const struct rows *rows;
    bool *seen;    /* by node */
    bool *entered; /* by row and column: cells that were entered from above */
    size_t width;
};

static const struct cell *cell_at(const struct walk *walk, size_t row, size_t column)
{
    static const struct cell empty;
    if (row >= walk->rows->count || column >= walk->rows->items[row].width)
        return &empty;
    return &walk->rows->items[row].cells[column];
}

static void enter(struct walk *walk, size_t row, size_t column);

static void go_across(struct walk *walk, size_t row, size_t column, int step)
{
    unsigned back = step > 0 ? ARM_LEFT : ARM_RIGHT;
    unsigned on = step > 0 ? ARM_RIGHT : ARM_LEFT;
    for (size_t at = column + (size_t)step;; at += (size_t)step) {
        const struct cell *cell = cell_at(walk, row, at);
        assert_true(cell->arms); /* a line does not end in nothing */
        if (!cell->is_end)
            continue; /* behind another line, or on */
        assert_true(cell->arms & back);
        if (cell->arms & ARM_DOWN)
            enter(walk, row + 1, at);
        if (!(cell->arms & on))
            return;
    }
}

static void enter(struct walk *walk, size_t row, size_t column)
{
    assert_true(row < walk->rows->count);
    if (walk->rows->items[row].node != LANES_NONE && 2 * walk->rows->items[row].column == column) {
        walk->seen[walk->rows->items[row].node] = true;
        return;
    }
    const struct cell *cell = cell_at(walk, row, column);
    assert_true(cell->arms & ARM_UP);
    if (walk->entered[row * walk->width + column])
        return;
    walk->entered[row * walk->width + column] = true;
    if (cell->is_end && cell->arms & ARM_LEFT)
        go_across(walk, row, column, -1);
    if (cell->is_end && cell->arms & ARM_RIGHT)
        go_across(walk, row, column, 1);
    if (cell->arms & ARM_DOWN)
        enter(walk, row + 1, column);
}

static bool continues(const struct walk *walk, size_t row, size_t column)
{
    if (row >= walk->rows->count)
        return false;
    const struct row *below = &walk->rows->items[row];
    return (below->node != LANES_NONE && 2 * below->column == column) ||
           cell_at(walk, row, column)->arms & ARM_UP;
}

static void check_node(const struct drawing *drawing, struct walk *walk, size_t row)
{
    const struct row *at = &walk->rows->items[row];
    memset(walk->seen, 0, drawing->count);
    memset(walk->entered, 0, walk->rows->count * walk->width);
    if (continues(walk, row + 1, 2 * at->column))
        enter(walk, row + 1, 2 * at->column);
    const struct drawing_node *node = &drawing->nodes[at->node];
    size_t seen = 0;
    for (size_t i = 0; i < drawing->count; i++)
        seen += walk->seen[i];
    size_t expected = 0;
    for (size_t i = 0; i < node->edge_count; i++) {
        assert_true(node->edges[i].to > at->node);
        assert_true(walk->seen[node->edges[i].to]);
        bool is_again = false; /* a parent that it depends on, too */
        for (size_t e = 0; e < i; e++)
            is_again = is_again || node->edges[e].to == node->edges[i].to;
        expected += !is_again;
    }
    assert_int_equal(seen, expected);
}

static void check_drawing(const struct drawing *drawing, struct arena *arena)
{
    struct rows rows = lanes_lay_out(drawing, arena);
    struct walk walk = {.rows = &rows};
    for (size_t i = 0; i < rows.count; i++)
        if (rows.items[i].width > walk.width)
            walk.width = rows.items[i].width;
    walk.width += 2;
    walk.seen = arena_new_array(arena, bool, drawing->count + 1);
    walk.entered = arena_new_array(arena, bool, rows.count *walk.width + 1);
    size_t next = 0;
    for (size_t i = 0; i < rows.count; i++) {
        if (rows.items[i].node == LANES_NONE)
            continue;
        assert_int_equal(rows.items[i].node, next++);
        check_node(drawing, &walk, i);
    }
    assert_int_equal(next, drawing->count);
}

static void test_every_edge_is_drawn(void **state)
{
    (void)state;
    unsigned seed = 7;
    for (size_t round = 0; round < 400; round++) {
        ARENA_SCOPE(arena);
        struct made made = make_random(&arena, 1 + round % 40, &seed);
        const struct drawing_options options = {.shows_all = round % 2};
        struct drawing drawing = drawing_make(&made.list, &options, &arena);
        check_drawing(&drawing, &arena);
    }
}

/* How many revisions the nodes stand for. */
static size_t count_revisions(const struct drawing *drawing)
{
    size_t count = 0;
    for (size_t i = 0; i < drawing->count; i++)
        count += drawing->nodes[i].folded ? drawing->nodes[i].folded : 1;
    return count;
}

static void test_no_edge_is_lost(void **state)
{
    (void)state;
    unsigned seed = 11;
    for (size_t round = 0; round < 50; round++) {
        ARENA_SCOPE(arena);
        struct made made = make_random(&arena, 60, &seed);
        struct drawing drawing =
            drawing_make(&made.list, &(struct drawing_options){.shows_all = true}, &arena);
        size_t edges = 0;
        size_t drawn = 0;
        for (size_t i = 0; i < 60; i++) {
            struct map seen = {0}; /* a parent named twice is one */
            for (size_t p = 0; p < made.revisions[i].parents.count; p++)
                edges += map_add(&seen, &arena, made.revisions[i].parents.items[p], &seen);
            edges += made.revisions[i].needs.count;
        }
        for (size_t i = 0; i < drawing.count; i++)
            drawn += drawing.nodes[i].edge_count;
        assert_int_equal(drawn, edges);
        assert_int_equal(count_revisions(&drawing), 60);
    }
}

static void test_long_runs_are_folded(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct made made = make(&arena, 2000);
    struct map applied = {0};
    struct map current = {0};
    for (size_t i = 1; i < 2000; i++)
        follow(&arena, &made, i, i - 1);
    for (size_t i = 0; i <= 900; i++)
        map_add(&applied, &arena, made.revisions[i].id, &made);
    map_add(&current, &arena, made.revisions[900].id, &made);
    struct drawing_options options = {.applied = &applied, .current = &current};
    struct drawing drawing = drawing_make(&made.list, &options, &arena);
    /* head, 2 + a fold + 2, the database's, 2 + a fold + 2, base */
    assert_int_equal(drawing.count, 13);
    assert_int_equal(drawing.nodes[3].folded, 1098 - 4);
    assert_string_equal(drawing.nodes[6].revision->id, "r900");
    assert_true(drawing.nodes[6].is_current && drawing.nodes[6].is_applied);
    assert_int_equal(drawing.nodes[9].folded, 899 - 4);
    assert_true(drawing.nodes[9].is_applied && !drawing.nodes[3].is_applied);
    assert_int_equal(count_revisions(&drawing), 2000);
    check_drawing(&drawing, &arena);
    options.shows_all = true;
    assert_int_equal(drawing_make(&made.list, &options, &arena).count, 2000);
}

static void test_short_runs_are_not(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct made made = make(&arena, 13);
    for (size_t i = 1; i < 13; i++)
        follow(&arena, &made, i, i - 1);
    struct drawing drawing = drawing_make(&made.list, &(struct drawing_options){0}, &arena);
    assert_int_equal(drawing.count, 13);
}

/* What is between an end and itself has to be shown: labels, dependents. */
static void test_what_matters_is_not_folded(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    static const char *const labels[] = {"forum"};
    struct made made = make(&arena, 101);
    for (size_t i = 1; i < 100; i++)
        follow(&arena, &made, i, i - 1);
    made.revisions[30].own_labels = (struct alq_string_list){labels, 1};
    need(&arena, &made, 100, 60);
    struct drawing drawing = drawing_make(&made.list, &(struct drawing_options){0}, &arena);
    size_t shown = 0;
    for (size_t i = 0; i < drawing.count; i++)
        shown += !drawing.nodes[i].folded && (string_equal(drawing.nodes[i].revision->id, "r30") ||
                                              string_equal(drawing.nodes[i].revision->id, "r60"));
    assert_int_equal(shown, 2);
    assert_int_equal(count_revisions(&drawing), 101);
    check_drawing(&drawing, &arena);
}

/* Many branches of one revision need no more than two lanes. */
static void test_branches_do_not_spread(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct made made = make(&arena, 500);
    for (size_t i = 1; i < 500; i++)
        follow(&arena, &made, i, 0);
    struct drawing drawing = drawing_make(&made.list, &(struct drawing_options){0}, &arena);
    struct rows rows = lanes_lay_out(&drawing, &arena);
    for (size_t i = 0; i < rows.count; i++)
        assert_true(rows.items[i].width <= 3);
    check_drawing(&drawing, &arena);
}

static void test_exports_hold_every_edge(void **state)
{
    (void)state;
    unsigned seed = 3;
    ARENA_SCOPE(arena);
    struct made made = make_random(&arena, 50, &seed);
    made.revisions[49].title = "a \"quoted\" <b>bold</b> & #1 title that is rather long";
    struct drawing drawing = drawing_make(&made.list, &(struct drawing_options){0}, &arena);
    TEXT_SCOPE(dot);
    TEXT_SCOPE(mermaid);
    drawing_add_dot(&dot, &drawing);
    drawing_add_mermaid(&mermaid, &drawing);
    for (size_t i = 0; i < drawing.count; i++)
        for (size_t e = 0; e < drawing.nodes[i].edge_count; e++) {
            size_t to = drawing.nodes[i].edges[e].to;
            bool is_dashed = drawing.nodes[i].edges[e].is_dependency;
            const char *arrow = arena_printf(&arena, "  n%zu -> n%zu%s;\n", to, i,
                                             is_dashed ? " [style=dashed]" : "");
            assert_non_null(strstr(text_string(&dot), arrow));
            arrow = arena_printf(&arena, "    n%zu %s n%zu\n", to, is_dashed ? "-.->" : "-->", i);
            assert_non_null(strstr(text_string(&mermaid), arrow));
        }
    assert_non_null(strstr(text_string(&dot), "a &quot;quoted&quot; &lt;b&gt;bold&lt;/b&gt; "
                                              "&amp; #1<br/>title that is rather long"));
    assert_non_null(strstr(text_string(&mermaid), "a #quot;quoted#quot; #lt;b#gt;bold#lt;/b#gt;"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_edge_is_drawn),
        cmocka_unit_test(test_no_edge_is_lost),
        cmocka_unit_test(test_long_runs_are_folded),
        cmocka_unit_test(test_short_runs_are_not),
        cmocka_unit_test(test_what_matters_is_not_folded),
        cmocka_unit_test(test_branches_do_not_spread),
        cmocka_unit_test(test_exports_hold_every_edge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

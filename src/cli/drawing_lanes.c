/* Lays a drawing out in lanes, row by row from the newest revision down. */
#include "cli/drawing_lanes.h"

#include "base/arena.h"
#include "base/vec.h"
#include "base/banned.h"

enum kind { DEPENDENCY, PARENT, KIND_COUNT };

struct lane {
    bool is_used;
    bool is_dashed;
};

struct layout {
    const struct drawing *drawing;
    struct arena *arena;
    VEC(struct lane) lanes;
    size_t *lane_to[KIND_COUNT]; /* by node: the lane that leads down to it */
    struct rows rows;
};

static enum kind kind_of(const struct drawing_edge *edge)
{
    return edge->is_dependency ? DEPENDENCY : PARENT;
}

/* A row with the lanes that are in use, and room for more of them. */
static struct row *add_row(struct layout *layout, size_t more)
{
    size_t lanes = layout->lanes.count;
    struct row row = {.node = LANES_NONE, .column = LANES_NONE};
    row.cells = arena_new_array(layout->arena, struct cell, 2 * (lanes + more));
    for (size_t i = 0; i < lanes; i++)
        if (layout->lanes.items[i].is_used)
            row.cells[2 * i] = (struct cell){.arms = ARM_UP | ARM_DOWN,
                                             .is_dashed = layout->lanes.items[i].is_dashed};
    row.width = 2 * (lanes + more);
    vec_push(layout->arena, &layout->rows, row);
    return &layout->rows.items[layout->rows.count - 1];
}

static void trim(struct row *row)
{
    while (row->width && !row->cells[row->width - 1].arms)
        row->width--;
}

/* A line across from one lane to another; lanes that it has nothing to do with stay in front. */
static void add_line(struct row *row, size_t from, size_t to, bool is_dashed)
{
    size_t left = 2 * (from < to ? from : to);
    size_t right = 2 * (from < to ? to : from);
    row->cells[left].arms |= ARM_RIGHT;
    row->cells[right].arms |= ARM_LEFT;
    for (size_t i = left + 1; i < right; i++) {
        if (row->cells[i].arms && !row->cells[i].is_end && i % 2 == 0)
            continue;
        row->cells[i].arms |= ARM_LEFT | ARM_RIGHT;
        row->cells[i].is_dashed = row->cells[i].is_end ? row->cells[i].is_dashed : is_dashed;
    }
}

/* The first free lane to the right of one, else the first of all, else a new one. */
static size_t find_free(struct layout *layout, size_t from)
{
    for (size_t i = from; i < layout->lanes.count; i++)
        if (!layout->lanes.items[i].is_used)
            return i;
    for (size_t i = 0; i < layout->lanes.count && i < from; i++)
        if (!layout->lanes.items[i].is_used)
            return i;
    vec_push(layout->arena, &layout->lanes, (struct lane){0});
    return layout->lanes.count - 1;
}

/* One lane ends in another that leads to the same node. */
static void join(struct layout *layout, size_t from, size_t to)
{
    struct row *row = add_row(layout, 0);
    bool is_dashed = layout->lanes.items[from].is_dashed;
    row->cells[2 * from] = (struct cell){ARM_UP, is_dashed, true};
    row->cells[2 * to].is_end = true;
    add_line(row, from, to, is_dashed);
    trim(row);
    layout->lanes.items[from].is_used = false;
}

/* Where both a line of descent and one of a dependency arrive, the latter joins the former. */
static size_t arrive(struct layout *layout, size_t node)
{
    size_t line = layout->lane_to[PARENT][node];
    size_t dashed = layout->lane_to[DEPENDENCY][node];
    if (line != LANES_NONE && dashed != LANES_NONE)
        join(layout, dashed, line);
    return line != LANES_NONE ? line : dashed;
}

/* A node to which nothing leads must not stand right below one from which nothing does. */
static void keep_apart(struct layout *layout, size_t column)
{
    if (!layout->rows.count)
        return;
    const struct row *last = &layout->rows.items[layout->rows.count - 1];
    if (last->node != LANES_NONE && last->column == column)
        trim(add_row(layout, 0));
}

static size_t add_node(struct layout *layout, size_t node)
{
    size_t column = arrive(layout, node);
    if (column == LANES_NONE) {
        column = find_free(layout, 0);
        keep_apart(layout, column);
    }
    layout->lanes.items[column] = (struct lane){true, false};
    struct row *row = add_row(layout, 0);
    row->node = node;
    row->column = column;
    trim(row);
    return column;
}

/* One row in which the edges of a kind leave the node's lane, each for a new one of its own. In
 * it the straight edge is left. */
static void fork(struct layout *layout, const struct drawing_node *node, enum kind kind,
                 size_t *ends, size_t column)
{
    struct row *row = add_row(layout, node->edge_count);
    bool is_dashed = kind == DEPENDENCY;
    row->cells[2 * column] = (struct cell){ARM_UP | ARM_DOWN, is_dashed, true};
    for (size_t i = 0; i < node->edge_count; i++) {
        if (kind_of(&node->edges[i]) != kind || ends[i] == column)
            continue;
        ends[i] = find_free(layout, column);
        layout->lanes.items[ends[i]] = (struct lane){true, is_dashed};
        row->cells[2 * ends[i]] = (struct cell){ARM_DOWN, is_dashed, true};
    }
    for (size_t i = 0; i < node->edge_count; i++)
        if (kind_of(&node->edges[i]) == kind && ends[i] != column)
            add_line(row, column, ends[i], is_dashed);
    trim(row);
}

/* The first parent goes on in the node's own lane, the first dependency where there is no parent.
 * A lane that leads to the same node already takes the new one in by a row of its own, so that no
 * line can be read as going on to another node. */
static void leave(struct layout *layout, const struct drawing_node *node, size_t column)
{
    size_t *ends = arena_new_array(layout->arena, size_t, node->edge_count);
    size_t counts[KIND_COUNT] = {0};
    size_t straight = LANES_NONE;
    for (size_t i = 0; i < node->edge_count; i++) {
        ends[i] = LANES_NONE;
        if (!counts[PARENT] && (!counts[DEPENDENCY] || !node->edges[i].is_dependency))
            straight = i;
        counts[kind_of(&node->edges[i])]++;
    }
    if (straight != LANES_NONE) {
        ends[straight] = column;
        counts[kind_of(&node->edges[straight])]--;
    }
    if (counts[DEPENDENCY])
        fork(layout, node, DEPENDENCY, ends, column);
    if (counts[PARENT])
        fork(layout, node, PARENT, ends, column);
    layout->lanes.items[column].is_used = false;
    if (straight != LANES_NONE)
        layout->lanes.items[column] = (struct lane){true, node->edges[straight].is_dependency};
    for (size_t i = 0; i < node->edge_count; i++) {
        size_t *lane = &layout->lane_to[kind_of(&node->edges[i])][node->edges[i].to];
        if (*lane == LANES_NONE)
            *lane = ends[i];
        else
            join(layout, ends[i], *lane);
    }
}

struct rows lanes_lay_out(const struct drawing *drawing, struct arena *arena)
{
    struct layout layout = {.drawing = drawing, .arena = arena};
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        layout.lane_to[kind] = arena_new_array(arena, size_t, drawing->count);
        for (size_t i = 0; i < drawing->count; i++)
            layout.lane_to[kind][i] = LANES_NONE;
    }
    for (size_t i = 0; i < drawing->count; i++)
        leave(&layout, &drawing->nodes[i], add_node(&layout, i));
    return layout.rows;
}

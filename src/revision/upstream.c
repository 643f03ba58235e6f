/* What must be applied before a revision: its parents, and the dependencies that none of its
 * ancestors has itself. Alembic calls these the normalized down revisions. */
#include <stdlib.h>

#include "revision/internal.h"
#include "base/banned.h"

/* -- Lines of first parents: who is above whom there is one comparison. */

static struct graph_node *first_parent(const struct graph_node *node)
{
    return node->parents.count ? node->parents.items[0] : NULL;
}

void graph_number_lines(struct graph *graph)
{
    ARENA_SCOPE(scratch);
    size_t count = graph->ranked.count;
    size_t *sizes = arena_new_array(&scratch, size_t, count);
    size_t *next = arena_new_array(&scratch, size_t, count);
    size_t next_root = 0;
    graph->lines = arena_new_array(&graph->arena, struct line_span, count);
    for (size_t i = count; i-- > 0;) {
        const struct graph_node *node = graph->ranked.items[i];
        const struct graph_node *parent = first_parent(node);
        sizes[node->index]++;
        if (parent)
            sizes[parent->index] += sizes[node->index];
    }
    for (size_t i = 0; i < count; i++) {
        const struct graph_node *node = graph->ranked.items[i];
        const struct graph_node *parent = first_parent(node);
        size_t *place = parent ? &next[parent->index] : &next_root;
        graph->lines[node->index] = (struct line_span){*place, *place + sizes[node->index]};
        next[node->index] = *place + 1;
        *place += sizes[node->index];
    }
}

bool is_on_line(const struct graph *graph, const struct graph_node *lower,
                const struct graph_node *upper)
{
    const struct line_span *span = &graph->lines[lower->index];
    size_t number = graph->lines[upper->index].from;
    return span->from <= number && number < span->to;
}

/* -- Dependencies that an ancestor has already. */

struct upstream {
    struct graph *graph;
    struct graph_node **merges; /* by index: the nearest merge down the line, itself included */
    size_t *visited;            /* by index: the number of the search that came here last */
    size_t searches;
    struct graph_node **stack;
    struct node_list *dropped; /* by index: needs that an ancestor has already */
    struct node_list lowest;   /* dependents of one node, none above another one on its line */
    size_t lowest_rank;
    struct arena scratch;
};

static void release_upstream(struct upstream *up)
{
    arena_release(&up->scratch);
}

static size_t line_number(const struct upstream *up, const struct graph_node *node)
{
    return up->graph->lines[node->index].from;
}

/* The one of the lowest dependents that is down the node's line, itself included; NULL for none.
 * Their spans do not overlap and are in order. */
static struct graph_node *find_on_line(const struct upstream *up, const struct graph_node *node)
{
    size_t number = line_number(up, node);
    size_t low = 0;
    size_t high = up->lowest.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (line_number(up, up->lowest.items[middle]) <= number)
            low = middle + 1;
        else
            high = middle;
    }
    if (!low || !is_on_line(up->graph, up->lowest.items[low - 1], node))
        return NULL;
    return up->lowest.items[low - 1];
}

/* Adds the other parents of the merges down the line from node, as far as a dependent may be
 * below. */
static size_t push_side_lines(struct upstream *up, const struct graph_node *node, size_t depth)
{
    while (node) {
        const struct graph_node *merge = up->merges[node->index];
        if (!merge || merge->rank <= up->lowest_rank || up->visited[merge->index] == up->searches)
            break;
        up->visited[merge->index] = up->searches;
        for (size_t i = 1; i < merge->parents.count; i++)
            up->stack[depth++] = merge->parents.items[i];
        node = first_parent(merge);
    }
    return depth;
}

/* Whether one of the dependents is an ancestor of another one by way of a merge. */
static bool is_above_another(struct upstream *up, const struct graph_node *node)
{
    up->searches++;
    size_t depth = push_side_lines(up, node, 0);
    while (depth) {
        const struct graph_node *side = up->stack[--depth];
        if (find_on_line(up, side))
            return true;
        depth = push_side_lines(up, side, depth);
    }
    return false;
}

static int compare_line(const void *a, const void *b)
{
    const struct line_span *first = *(const struct line_span *const *)a;
    const struct line_span *second = *(const struct line_span *const *)b;
    return (first->from > second->from) - (first->from < second->from);
}

/* The dependents of a node in the order of their lines; those above another one on its line are
 * dropped, the others are the lowest. */
static void split_dependents(struct upstream *up, struct graph_node *needed)
{
    ARENA_SCOPE(scratch);
    size_t count = needed->needed_by.count;
    const struct line_span **spans = arena_new_array(&scratch, const struct line_span *, count);
    up->lowest.count = 0;
    up->lowest_rank = SIZE_MAX;
    for (size_t i = 0; i < count; i++)
        spans[i] = &up->graph->lines[needed->needed_by.items[i]->index];
    qsort(spans, count, sizeof *spans, compare_line);
    for (size_t i = 0; i < count; i++) {
        struct graph_node *node = up->graph->nodes.items[spans[i] - up->graph->lines];
        if (find_on_line(up, node)) {
            vec_push(&up->scratch, &up->dropped[node->index], needed);
            continue;
        }
        vec_push(&up->scratch, &up->lowest, node);
        if (node->rank < up->lowest_rank)
            up->lowest_rank = node->rank;
    }
}

static void drop_inherited(struct upstream *up, struct graph_node *needed)
{
    split_dependents(up, needed);
    for (size_t i = 0; i < up->lowest.count; i++) {
        struct graph_node *node = up->lowest.items[i];
        if (is_above_another(up, node))
            vec_push(&up->scratch, &up->dropped[node->index], needed);
    }
}

static void find_merges(struct upstream *up)
{
    for (size_t i = 0; i < up->graph->ranked.count; i++) {
        struct graph_node *node = up->graph->ranked.items[i];
        const struct graph_node *parent = first_parent(node);
        struct graph_node *inherited = parent ? up->merges[parent->index] : NULL;
        up->merges[node->index] = node->is_merge_point ? node : inherited;
    }
}

/* Parents, then needs; each once, and without the dropped. */
static void collect(struct upstream *up, struct graph_node *node, size_t *listed)
{
    if (!node->needs.count) {
        node->upstream = node->parents;
        return;
    }
    size_t tag = node->index + 1;
    const struct node_list *dropped = &up->dropped[node->index];
    for (size_t i = 0; i < dropped->count; i++)
        listed[dropped->items[i]->index] = tag;
    for (size_t i = 0; i < node->parents.count; i++) {
        listed[node->parents.items[i]->index] = tag;
        vec_push(&up->graph->arena, &node->upstream, node->parents.items[i]);
    }
    for (size_t i = 0; i < node->needs.count; i++)
        if (listed[node->needs.items[i]->index] != tag)
            vec_push(&up->graph->arena, &node->upstream, node->needs.items[i]);
}

void graph_find_upstream(struct graph *graph)
{
    size_t count = graph->nodes.count;
    size_t edges = 1;
    __attribute__((cleanup(release_upstream))) struct upstream up = {.graph = graph};
    for (size_t i = 0; i < count; i++)
        edges += graph->nodes.items[i]->parents.count;
    up.merges = arena_new_array(&up.scratch, struct graph_node *, count);
    up.visited = arena_new_array(&up.scratch, size_t, count);
    up.stack = arena_new_array(&up.scratch, struct graph_node *, edges);
    up.dropped = arena_new_array(&up.scratch, struct node_list, count);
    size_t *listed = arena_new_array(&up.scratch, size_t, count);
    find_merges(&up);
    for (size_t i = 0; i < count; i++)
        if (graph->nodes.items[i]->needed_by.count > 1)
            drop_inherited(&up, graph->nodes.items[i]);
    for (size_t i = 0; i < count; i++)
        collect(&up, graph->nodes.items[i], listed);
}

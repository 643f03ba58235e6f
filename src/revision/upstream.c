/* What must be applied before a revision: its parents, and the dependencies that none of its
 * ancestors has itself. Alembic calls these the normalized down revisions. */
#include "revision/internal.h"
#include "base/banned.h"

struct upstream {
    struct graph *graph;
    struct graph_node **stack;
    size_t depth;
    size_t *reached;           /* by index: the need (index + 1) whose search came here last */
    size_t *dependent;         /* by index: the need (index + 1) that it depends on itself */
    struct node_list *dropped; /* by index: needs that an ancestor has already */
    struct arena scratch;
};

static void release_upstream(struct upstream *up)
{
    arena_release(&up->scratch);
}

static void push_children(struct upstream *up, const struct graph_node *node, size_t tag,
                          size_t highest_rank)
{
    for (size_t i = 0; i < node->children.count; i++) {
        struct graph_node *child = node->children.items[i];
        if (child->rank > highest_rank || up->reached[child->index] == tag)
            continue;
        up->reached[child->index] = tag;
        up->stack[up->depth++] = child;
    }
}

/* Finds those among several dependents of one node that descend from another one of them. The
 * search ends at the highest of them, so it is short where dependents lie near each other. */
static void drop_inherited(struct upstream *up, struct graph_node *needed)
{
    size_t tag = needed->index + 1;
    size_t highest_rank = 0;
    for (size_t i = 0; i < needed->needed_by.count; i++) {
        const struct graph_node *dependent = needed->needed_by.items[i];
        up->dependent[dependent->index] = tag;
        if (dependent->rank > highest_rank)
            highest_rank = dependent->rank;
    }
    for (size_t i = 0; i < needed->needed_by.count; i++)
        push_children(up, needed->needed_by.items[i], tag, highest_rank);
    while (up->depth) {
        struct graph_node *node = up->stack[--up->depth];
        if (up->dependent[node->index] == tag)
            vec_push(&up->scratch, &up->dropped[node->index], needed);
        push_children(up, node, tag, highest_rank);
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
    __attribute__((cleanup(release_upstream))) struct upstream up = {.graph = graph};
    up.stack = arena_new_array(&up.scratch, struct graph_node *, count);
    up.reached = arena_new_array(&up.scratch, size_t, count);
    up.dependent = arena_new_array(&up.scratch, size_t, count);
    up.dropped = arena_new_array(&up.scratch, struct node_list, count);
    size_t *listed = arena_new_array(&up.scratch, size_t, count);
    for (size_t i = 0; i < count; i++)
        if (graph->nodes.items[i]->needed_by.count > 1)
            drop_inherited(&up, graph->nodes.items[i]);
    for (size_t i = 0; i < count; i++)
        collect(&up, graph->nodes.items[i], listed);
}

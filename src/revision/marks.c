/* Sets of nodes and how they spread along the edges of the graph. */
#include <string.h>

#include "revision/internal.h"
#include "base/banned.h"

struct node_marks marks_new(const struct graph *graph, struct arena *arena)
{
    return (struct node_marks){graph, arena_new_array(arena, uint8_t, graph->nodes.count)};
}

bool marks_have(const struct node_marks *marks, const struct graph_node *node, uint8_t bit)
{
    return marks->bits[node->index] & bit;
}

void marks_set(struct node_marks *marks, const struct graph_node *node, uint8_t bit)
{
    marks->bits[node->index] |= bit;
}

/* The lists that an edge kind reads from a node; the second may be empty. */
struct edge_lists {
    const struct node_list *first;
    const struct node_list *second;
};

static struct edge_lists edges_of(const struct graph_node *node, enum graph_edges edges)
{
    static const struct node_list none;
    switch (edges) {
    case EDGES_PARENTS:
        return (struct edge_lists){&node->parents, &none};
    case EDGES_UPSTREAM:
        return (struct edge_lists){&node->upstream, &none};
    case EDGES_CHILDREN:
        return (struct edge_lists){&node->children, &none};
    case EDGES_DOWNSTREAM:
        break;
    }
    return (struct edge_lists){&node->children, &node->needed_by};
}

/* A traversal with an explicit stack: chains are as long as the graph. */
struct spread {
    struct node_marks *marks;
    struct graph_node **stack; /* room for every node once */
    size_t depth;
    uint8_t bit;
    const struct node_list *from;
    struct graph_node *reached; /* a node of from that an edge led to */
};

static void visit(struct spread *spread, struct graph_node *node)
{
    if (marks_have(spread->marks, node, spread->bit))
        return;
    marks_set(spread->marks, node, spread->bit);
    spread->stack[spread->depth++] = node;
}

static void follow(struct spread *spread, const struct node_list *list, const uint8_t *is_start)
{
    for (size_t i = 0; i < list->count; i++) {
        struct graph_node *node = list->items[i];
        if (is_start && is_start[node->index])
            spread->reached = node;
        visit(spread, node);
    }
}

static void run(struct spread *spread, enum graph_edges edges, const uint8_t *is_start)
{
    for (size_t i = 0; i < spread->from->count; i++)
        visit(spread, spread->from->items[i]);
    while (spread->depth) {
        struct edge_lists lists = edges_of(spread->stack[--spread->depth], edges);
        follow(spread, lists.first, is_start);
        follow(spread, lists.second, is_start);
    }
}

void marks_spread(struct node_marks *marks, const struct node_list *from, enum graph_edges edges,
                  uint8_t bit)
{
    ARENA_SCOPE(scratch);
    struct graph_node **stack =
        arena_new_array(&scratch, struct graph_node *, marks->graph->nodes.count);
    run(&(struct spread){.marks = marks, .stack = stack, .bit = bit, .from = from}, edges, NULL);
}

bool marks_spread_apart(struct node_marks *marks, const struct node_list *from,
                        enum graph_edges edges, uint8_t bit, struct graph_node **ret_reached)
{
    ARENA_SCOPE(scratch);
    size_t count = marks->graph->nodes.count;
    uint8_t *is_start = arena_new_array(&scratch, uint8_t, count);
    for (size_t i = 0; i < from->count; i++)
        is_start[from->items[i]->index] = 1;
    struct spread spread = {
        .marks = marks,
        .stack = arena_new_array(&scratch, struct graph_node *, count),
        .bit = bit,
        .from = from,
    };
    run(&spread, edges, is_start);
    if (spread.reached)
        *ret_reached = spread.reached;
    return !spread.reached;
}

struct node_list marks_list(const struct node_marks *marks, uint8_t bit, struct arena *arena)
{
    struct node_list list = {0};
    const struct node_list *nodes = &marks->graph->nodes;
    for (size_t i = 0; i < nodes->count; i++)
        if (marks->bits[i] & bit)
            vec_push(arena, &list, nodes->items[i]);
    return list;
}

struct node_list graph_ancestors(const struct graph *graph, const struct node_list *nodes,
                                 bool with_needs, struct arena *arena)
{
    ARENA_SCOPE(scratch);
    struct node_marks marks = marks_new(graph, &scratch);
    marks_spread(&marks, nodes, with_needs ? EDGES_UPSTREAM : EDGES_PARENTS, 1);
    return marks_list(&marks, 1, arena);
}

/* Branch labels as nodes inherit them: from ancestors, and, on the unbranched end of a branch, from
 * descendants. Nodes with equal labels share one list. */
#include <string.h>

#include "revision/internal.h"
#include "base/banned.h"

struct label_run {
    struct graph *graph;
    bool *is_tail; /* by index: from here to the end there is neither branch nor merge */
};

/* Whether at most one revision comes after, dependents included. */
static bool is_followed_once(const struct graph_node *node)
{
    size_t both = node->children.count + node->needed_by.count;
    bool is_same = node->children.count == 1 && node->needed_by.count == 1 &&
                   node->children.items[0] == node->needed_by.items[0];
    return both <= 1 || is_same;
}

static void find_tails(struct label_run *run)
{
    for (size_t i = run->graph->ranked.count; i-- > 0;) {
        const struct graph_node *node = run->graph->ranked.items[i];
        bool ends = node->children.count == 0;
        run->is_tail[node->index] = is_followed_once(node) && !node->is_merge_point &&
                                    (ends || run->is_tail[node->children.items[0]->index]);
    }
}

static void append(struct arena *arena, struct strings *list, const struct strings *more)
{
    for (size_t i = 0; i < more->count; i++)
        vec_push(arena, list, more->items[i]);
}

static const struct strings *own_labels(const struct graph_node *node)
{
    return &node->revision->labels;
}

/* Most labels that two lists share come from one revision: the same string. */
static int compare(const char *a, const char *b)
{
    return a == b ? 0 : strcmp(a, b);
}

/* How many strings both sorted lists have. */
static size_t count_common(const struct strings *a, const struct strings *b)
{
    size_t common = 0;
    for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
        int order = compare(a->items[i], b->items[k]);
        common += order == 0;
        i += order <= 0;
        k += order >= 0;
    }
    return common;
}

/* Both sorted lists as one; a list that holds the other one is shared. */
static struct strings merge(struct arena *arena, const struct strings *a, const struct strings *b)
{
    size_t common = a->items == b->items ? a->count : count_common(a, b);
    if (common == b->count)
        return *a;
    if (common == a->count)
        return *b;
    size_t capacity = a->count + b->count - common;
    struct strings all = {.items = arena_new_array(arena, const char *, capacity),
                          .capacity = capacity};
    for (size_t i = 0, k = 0; i < a->count || k < b->count;) {
        int order = i == a->count ? 1 : k == b->count ? -1 : compare(a->items[i], b->items[k]);
        all.items[all.count++] = order <= 0 ? a->items[i] : b->items[k];
        i += order <= 0;
        k += order >= 0;
    }
    return all;
}

/* What the parents hand down. */
static struct strings inherit(struct graph *graph, const struct graph_node *node)
{
    struct strings all = {0};
    for (size_t i = 0; i < node->parents.count; i++)
        all = merge(&graph->arena, &all, &node->parents.items[i]->labels);
    return all;
}

/* Labels that stand on the node and, where it is a tail, on all after it. */
static struct strings labels_from_here(const struct label_run *run, const struct graph_node *node,
                                       struct arena *arena)
{
    struct strings found = {0};
    append(arena, &found, own_labels(node));
    while (run->is_tail[node->index] && node->children.count) {
        node = node->children.items[0];
        append(arena, &found, own_labels(node));
    }
    return found;
}

/* Parents come first by rank, so theirs are complete; a tail takes over what its first node got. */
static void spread(struct label_run *run, struct graph_node *node)
{
    node->labels = inherit(run->graph, node);
    bool continues_tail = run->is_tail[node->index] && node->parents.count &&
                          run->is_tail[node->parents.items[0]->index];
    if (continues_tail)
        return;
    struct strings added = labels_from_here(run, node, &run->graph->arena);
    strings_sort_unique(&added);
    node->labels = merge(&run->graph->arena, &node->labels, &added);
}

/* Puts a node's own labels, as written, before the others. */
static void put_own_first(struct graph *graph, struct graph_node *node)
{
    const struct strings *own = own_labels(node);
    if (!own->count)
        return;
    struct strings ordered = {0};
    append(&graph->arena, &ordered, own);
    for (size_t i = 0; i < node->labels.count; i++)
        if (!strings_contain(own, node->labels.items[i]))
            vec_push(&graph->arena, &ordered, node->labels.items[i]);
    node->labels = ordered;
}

void graph_spread_labels(struct graph *graph)
{
    if (!graph->labels.count)
        return;
    ARENA_SCOPE(scratch);
    struct label_run run = {
        .graph = graph,
        .is_tail = arena_new_array(&scratch, bool, graph->nodes.count),
    };
    find_tails(&run);
    for (size_t i = 0; i < graph->ranked.count; i++)
        spread(&run, graph->ranked.items[i]);
    for (size_t i = 0; i < graph->nodes.count; i++)
        put_own_first(graph, graph->nodes.items[i]);
}

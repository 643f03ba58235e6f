/* Who is above and below whom: filters by lineage, and what is current by implication. */
#include "base/error.h"
#include "base/text.h"
#include "revision/query.h"
#include "base/banned.h"

enum { ABOVE = 1, BELOW = 2 };

struct lineage lineage_of(const struct graph *graph, const struct node_list *nodes, bool with_needs,
                          struct arena *scratch)
{
    struct lineage lineage = {.marks = marks_new(graph, scratch)};
    marks_spread(&lineage.marks, nodes, with_needs ? EDGES_UPSTREAM : EDGES_PARENTS, BELOW);
    marks_spread(&lineage.marks, nodes, with_needs ? EDGES_DOWNSTREAM : EDGES_CHILDREN, ABOVE);
    return lineage;
}

bool lineage_has(const struct lineage *lineage, const struct graph_node *node)
{
    return lineage->has_all || marks_have(&lineage->marks, node, ABOVE | BELOW);
}

/* For `label@id` the label counts as well as the id; `base` is everybody's. */
static bool open_lineage(struct query *query, const struct reference *reference, bool with_needs,
                         struct arena *scratch, struct lineage *ret_lineage)
{
    struct node_list shared = {0};
    for (size_t i = 0; i < reference->nodes.count; i++)
        vec_push(scratch, &shared, reference->nodes.items[i]);
    const char *names[] = {reference->label, reference->symbol};
    for (size_t i = 0; i < 2; i++) {
        struct graph_node *node = NULL;
        if (!names[i])
            continue;
        if (!query_name(query, names[i], NULL, &node))
            return false;
        vec_push(scratch, &shared, node);
    }
    if (shared.count)
        *ret_lineage = lineage_of(query->graph, &shared, with_needs, scratch);
    else
        *ret_lineage = (struct lineage){.has_all = true};
    return true;
}

bool query_lineage(struct query *query, const char *identifier, bool with_needs,
                   struct arena *scratch, struct lineage *ret_lineage)
{
    struct reference reference;
    return query_parse(query, identifier, &reference) &&
           open_lineage(query, &reference, with_needs, scratch, ret_lineage);
}

/* Without nodes Alembic still wants to know the heads that the identifier means, but no names. */
bool query_filter(struct query *query, const struct node_list *nodes, const char *identifier,
                  bool with_needs, struct node_list *kept)
{
    ARENA_SCOPE(scratch);
    struct reference reference;
    struct lineage lineage;
    if (!query_parse(query, identifier, &reference))
        return false;
    if (!nodes->count)
        return true;
    if (!open_lineage(query, &reference, with_needs, &scratch, &lineage))
        return false;
    for (size_t i = 0; i < nodes->count; i++)
        if (lineage_has(&lineage, nodes->items[i]))
            vec_push(query->arena, kept, nodes->items[i]);
    return true;
}

bool query_current(struct query *query, const struct strings *current, struct node_list *nodes)
{
    ARENA_SCOPE(scratch);
    struct node_list heads = {0};
    if (!query_nodes(query, current, &heads))
        return false;
    struct node_marks marks = marks_new(query->graph, &scratch);
    marks_spread(&marks, &heads, EDGES_UPSTREAM, BELOW);
    const struct node_list *all = &query->graph->nodes;
    for (size_t i = 0; i < all->count; i++) {
        const struct graph_node *node = all->items[i];
        bool is_last = marks_have(&marks, node, BELOW);
        for (size_t k = 0; is_last && k < node->children.count; k++)
            is_last = !marks_have(&marks, node->children.items[k], BELOW);
        if (is_last)
            vec_push(query->arena, nodes, all->items[i]);
    }
    return true;
}

/* The public questions: each becomes a query. */
#include <string.h>

#include "revision/query.h"
#include "base/banned.h"

static struct query new_query(const struct graph *graph, struct arena *arena, struct alq_error *err)
{
    return (struct query){.graph = graph, .arena = arena, .err = err};
}

bool graph_resolve_one(const struct graph *graph, const char *identifier, struct arena *arena,
                       struct graph_node **ret_node, struct alq_error *err)
{
    struct query query = new_query(graph, arena, err);
    return query_one(&query, identifier, ret_node);
}

bool graph_resolve(const struct graph *graph, const struct strings *identifiers,
                   struct arena *arena, struct node_list *ret_nodes, struct alq_error *err)
{
    struct query query = new_query(graph, arena, err);
    struct node_list nodes = {0};
    if (!query_nodes(&query, identifiers, &nodes))
        return false;
    *ret_nodes = nodes;
    return true;
}

bool graph_current_head(const struct graph *graph, struct graph_node **ret_node,
                        struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct query query = new_query(graph, &scratch, err);
    return query_head(&query, NULL, ret_node);
}

bool graph_lineage(const struct graph *graph, const struct strings *targets,
                   const char *check_against, bool consider_depends_on, struct arena *arena,
                   struct node_list *ret_nodes, struct alq_error *err)
{
    struct query query = new_query(graph, arena, err);
    struct node_list nodes = {0};
    struct node_list kept = {0};
    if (!query_nodes(&query, targets, &nodes) ||
        !query_filter(&query, &nodes, check_against, consider_depends_on, &kept))
        return false;
    *ret_nodes = kept;
    return true;
}

bool graph_all_current(const struct graph *graph, const struct strings *current,
                       struct arena *arena, struct node_list *ret_nodes, struct alq_error *err)
{
    struct query query = new_query(graph, arena, err);
    struct node_list nodes = {0};
    if (!query_current(&query, current, &nodes))
        return false;
    *ret_nodes = nodes;
    return true;
}

bool graph_walk(const struct graph *graph, const struct strings *upper, const struct strings *lower,
                struct walk_options options, struct arena *arena, struct node_list *ret_nodes,
                struct alq_error *err)
{
    struct query query = new_query(graph, arena, err);
    return query_revisions(&query, upper, lower, options, ret_nodes);
}

bool graph_walk_all(const struct graph *graph, struct arena *arena, struct node_list *ret_nodes,
                    struct alq_error *err)
{
    const char *heads = "heads";
    struct strings upper = {.items = &heads, .count = 1};
    struct strings lower = {0};
    return graph_walk(graph, &upper, &lower, (struct walk_options){.inclusive = true}, arena,
                      ret_nodes, err);
}

bool graph_plan_upgrade(const struct graph *graph, const char *destination,
                        const struct strings *current, struct arena *arena,
                        struct graph_plan *ret_plan, struct alq_error *err)
{
    struct query query = new_query(graph, arena, err);
    return query_plan_upgrade(&query, destination, current, ret_plan);
}

bool graph_plan_downgrade(const struct graph *graph, const char *destination,
                          const struct strings *current, struct arena *arena,
                          struct graph_plan *ret_plan, struct alq_error *err)
{
    struct query query = new_query(graph, arena, err);
    return query_plan_downgrade(&query, destination, current, ret_plan);
}

bool graph_plan_stamp(const struct graph *graph, const struct strings *targets,
                      const struct strings *current, struct arena *arena,
                      struct graph_plan *ret_plan, struct alq_error *err)
{
    struct query query = new_query(graph, arena, err);
    return query_plan_stamp(&query, targets, current, ret_plan);
}

/* As the version table has them they may be in any order. */
static struct strings sorted(const struct strings *heads, struct arena *arena)
{
    struct strings copy = *heads;
    bool is_sorted = true;
    for (size_t i = 1; i < heads->count; i++)
        is_sorted &= strcmp(heads->items[i - 1], heads->items[i]) < 0;
    if (is_sorted)
        return copy;
    copy = (struct strings){0};
    for (size_t i = 0; i < heads->count; i++)
        vec_push(arena, &copy, heads->items[i]);
    strings_sort_unique(&copy);
    return copy;
}

struct strings graph_heads_after(const struct graph_step *step, const struct strings *heads_before,
                                 struct arena *arena)
{
    ARENA_SCOPE(scratch);
    const struct strings before = sorted(heads_before, &scratch);
    struct strings removed = {0};
    struct strings heads = {0};
    for (size_t i = 0; i < step->changes.count; i++) {
        const struct version_change *change = &step->changes.items[i];
        if (change->from)
            vec_push(&scratch, &removed, change->from);
        if (change->to)
            vec_push(arena, &heads, change->to);
    }
    strings_sort_unique(&removed);
    for (size_t i = 0, r = 0; i < before.count; i++) {
        while (r < removed.count && strcmp(removed.items[r], before.items[i]) < 0)
            r++;
        if (r == removed.count || strcmp(removed.items[r], before.items[i]) != 0)
            vec_push(arena, &heads, before.items[i]);
    }
    strings_sort_unique(&heads);
    return heads;
}

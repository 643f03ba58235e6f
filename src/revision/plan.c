/* Plans of upgrades and downgrades: revisions in running order, each with its version changes. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "revision/query.h"
#include "revision/step.h"
#include "revision/versions.h"
#include "base/banned.h"

struct strings plan_ids(const struct node_list *nodes, struct arena *arena)
{
    struct strings ids = {.capacity = nodes->count, .count = nodes->count};
    ids.items = arena_new_array(arena, const char *, nodes->count);
    for (size_t i = 0; i < nodes->count; i++)
        ids.items[i] = nodes->items[i]->id;
    return ids;
}

static bool fail_ahead(struct query *query, const char *id)
{
    query->failure = FAILURE_RESOLUTION;
    error_set(query->err, ALQ_ERROR_AHEAD, "can't locate revision identified by '%s'", id);
    error_detail(
        query->err,
        "the database is at it, but it is not among the %zu revisions here: they are older "
        "than the database, or belong to another one",
        query->graph->nodes.count);
    return error_hint(query->err, "bring the revisions up to date, or go on from a known one with "
                                  "`alambique stamp --purge <revision>`");
}

bool plan_current(struct query *query, const struct strings *current, struct node_list *ret_nodes)
{
    ARENA_SCOPE(scratch);
    struct node_marks marks = marks_new(query->graph, &scratch);
    struct node_list nodes = {0};
    for (size_t i = 0; i < current->count; i++) {
        struct graph_node *node = graph_find(query->graph, current->items[i]);
        if (!node)
            return fail_ahead(query, current->items[i]);
        if (!marks_have(&marks, node, 1))
            vec_push(query->arena, &nodes, node);
        marks_set(&marks, node, 1);
    }
    *ret_nodes = nodes;
    return true;
}

static struct graph_step step_of(struct graph_node *node, bool is_upgrade,
                                 struct versions *versions)
{
    struct strings own = {.items = &node->id, .count = 1};
    const struct strings *parents = &node->revision->down;
    return (struct graph_step){
        .node = node,
        .is_upgrade = is_upgrade,
        .from = is_upgrade ? *parents : own,
        .to = is_upgrade ? own : *parents,
        .changes =
            is_upgrade ? versions_upgrade(versions, node) : versions_downgrade(versions, node),
    };
}

/* revisions: newest first. */
static void fill_plan(struct query *query, const struct node_list *revisions,
                      const struct node_list *heads, bool is_upgrade, struct graph_plan *ret_plan)
{
    ARENA_SCOPE(scratch);
    struct versions versions;
    versions_init(&versions, query->graph, heads, &scratch, query->arena);
    struct graph_plan plan = {.heads = plan_ids(heads, query->arena)};
    strings_sort_unique(&plan.heads);
    plan.items = arena_new_array(query->arena, struct graph_step, revisions->count);
    plan.capacity = revisions->count;
    for (size_t i = 0; i < revisions->count; i++) {
        size_t at = is_upgrade ? revisions->count - 1 - i : i;
        plan.items[plan.count++] = step_of(revisions->items[at], is_upgrade, &versions);
    }
    *ret_plan = plan;
}

/* What the identifier of one end is as a list; none for `base`. */
static struct strings as_list(const char **identifier)
{
    struct strings list = {.items = identifier, .count = *identifier ? 1 : 0};
    return list;
}

bool query_plan_upgrade(struct query *query, const char *destination, const struct strings *current,
                        struct graph_plan *ret_plan)
{
    struct node_list heads = {0};
    struct node_list revisions = {0};
    struct strings upper = as_list(&destination);
    query->heads_hint = "alambique upgrade heads";
    if (!plan_current(query, current, &heads) ||
        !query_revisions(query, &upper, current,
                         (struct walk_options){.implicit_base = true,
                                               .assert_relative_length = true},
                         &revisions))
        return false;
    fill_plan(query, &revisions, &heads, true, ret_plan);
    return true;
}

bool query_plan_downgrade(struct query *query, const char *destination,
                          const struct strings *current, struct graph_plan *ret_plan)
{
    struct node_list heads = {0};
    struct node_list revisions = {0};
    struct strings lower = as_list(&destination);
    if (!plan_current(query, current, &heads) ||
        !query_revisions(query, current, &lower,
                         (struct walk_options){.assert_relative_length = true,
                                               .select_for_downgrade = true},
                         &revisions))
        return false;
    fill_plan(query, &revisions, &heads, false, ret_plan);
    return true;
}

bool graph_plan_step(const struct graph *graph, struct graph_node *node, bool is_upgrade,
                     const struct strings *current, struct arena *arena,
                     struct graph_plan *ret_plan, struct alq_error *err)
{
    struct query query = {.graph = graph, .arena = arena, .err = err};
    struct node_list heads = {0};
    const struct node_list one = {.items = &node, .count = 1};
    if (!plan_current(&query, current, &heads))
        return false;
    fill_plan(&query, &one, &heads, is_upgrade, ret_plan);
    return true;
}

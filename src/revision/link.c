/* Turns the names in revisions into edges; says what each node is: head, base, branch, merge. */
#include <assert.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "revision/internal.h"
#include "base/banned.h"

static bool fail_missing(const struct graph *graph, const struct graph_node *node, const char *name,
                         bool is_parent, struct alq_error *err)
{
    const struct revision *revision = node->revision;
    error_set(err, ALQ_ERROR_GRAPH, "revision '%s' %s '%s', which is not there", node->id,
              is_parent ? _("revises") : _("depends on"), name);
    error_at(err, revision->file, is_parent ? revision->down_line : revision->depends_line, 0);
    const struct graph_node *labelled = graph_find_label(graph, name);
    if (labelled)
        return error_hint(err, "'%s' is a branch label; its revision is '%s'", name, labelled->id);
    const char *nearest = nearest_name(graph, name);
    if (nearest)
        return error_hint(err, "bring its file back, or name another one: did you mean '%s'?",
                          nearest);
    return error_hint(err, "bring its file back, or name another one");
}

static bool fail_self_loop(const struct graph_node *node, bool is_parent, struct alq_error *err)
{
    const struct revision *revision = node->revision;
    if (is_parent)
        error_set(err, ALQ_ERROR_GRAPH, "revision '%s' revises itself: %s -> %s", node->id,
                  node->id, node->id);
    else
        error_set(err, ALQ_ERROR_GRAPH, "revision '%s' depends on itself: %s -> %s", node->id,
                  node->id, node->id);
    error_at(err, revision->file, is_parent ? revision->down_line : revision->depends_line, 0);
    return error_hint(err, "name another revision there, or none");
}

/* Adds target to a node's list, unless it is there already: latest[target] is the list that last
 * took it, by a number that no other list has. */
static void add_edge(struct graph *graph, struct node_list *list, struct node_list *reverse,
                     struct graph_node *node, struct graph_node *target, size_t *latest,
                     size_t list_number)
{
    if (latest[target->index] == list_number)
        return;
    latest[target->index] = list_number;
    vec_push(&graph->arena, list, target);
    vec_push(&graph->arena, reverse, node);
}

static bool link_parents(struct graph *graph, struct graph_node *node, size_t *latest,
                         struct alq_error *err)
{
    const struct strings *down = &node->revision->down;
    for (size_t i = 0; i < down->count; i++) {
        struct graph_node *parent = graph_find(graph, down->items[i]);
        if (!parent)
            return fail_missing(graph, node, down->items[i], true, err);
        if (parent == node)
            return fail_self_loop(node, true, err);
        add_edge(graph, &node->parents, &parent->children, node, parent, latest,
                 2 * node->index + 1);
    }
    return true;
}

static bool link_needs(struct graph *graph, struct graph_node *node, size_t *latest,
                       struct alq_error *err)
{
    const struct strings *depends_on = &node->revision->depends_on;
    for (size_t i = 0; i < depends_on->count; i++) {
        const char *name = depends_on->items[i];
        struct graph_node *needed = find_name(graph, name);
        if (!needed)
            return fail_missing(graph, node, name, false, err);
        if (needed == node)
            return fail_self_loop(node, false, err);
        add_edge(graph, &node->needs, &needed->needed_by, node, needed, latest,
                 2 * node->index + 2);
    }
    return true;
}

static void classify(struct graph *graph, struct graph_node *node)
{
    node->is_head = node->children.count == 0;
    node->is_real_head = node->is_head && node->needed_by.count == 0;
    node->is_base = node->parents.count == 0;
    node->is_branch_point = node->children.count > 1;
    node->is_merge_point = node->parents.count > 1;
    if (node->is_head)
        vec_push(&graph->arena, &graph->heads, node);
    if (node->is_real_head)
        vec_push(&graph->arena, &graph->real_heads, node);
    if (node->is_base)
        vec_push(&graph->arena, &graph->bases, node);
}

bool graph_link(struct graph *graph, struct alq_error *err)
{
    assert(!graph->is_linked);
    ARENA_SCOPE(scratch);
    size_t *latest = arena_new_array(&scratch, size_t, graph->nodes.count);
    for (size_t i = 0; i < graph->nodes.count; i++)
        if (!link_parents(graph, graph->nodes.items[i], latest, err) ||
            !link_needs(graph, graph->nodes.items[i], latest, err))
            return false;
    if (!graph_rank(graph, err))
        return false;
    for (size_t i = 0; i < graph->nodes.count; i++)
        classify(graph, graph->nodes.items[i]);
    graph_number_lines(graph);
    graph_find_upstream(graph);
    graph_spread_labels(graph);
    graph->is_linked = true;
    return true;
}

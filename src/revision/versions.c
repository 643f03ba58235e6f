/* Which INSERT, UPDATE and DELETE a step takes on the version table, that has one row a head. */
#include "revision/versions.h"

#include "base/banned.h"

static void apply(struct versions *versions, const struct graph_node *node)
{
    versions->is_applied[node->index] = 1;
    for (size_t i = 0; i < node->upstream.count; i++)
        versions->applied_above[node->upstream.items[i]->index]++;
}

static void take_back(struct versions *versions, const struct graph_node *node)
{
    if (!versions->is_applied[node->index])
        return;
    versions->is_applied[node->index] = 0;
    for (size_t i = 0; i < node->upstream.count; i++)
        versions->applied_above[node->upstream.items[i]->index]--;
}

void versions_init(struct versions *versions, const struct graph *graph,
                   const struct node_list *heads, struct arena *scratch, struct arena *arena)
{
    size_t count = graph->nodes.count;
    *versions = (struct versions){
        .arena = arena,
        .is_head = arena_new_array(scratch, uint8_t, count),
        .is_applied = arena_new_array(scratch, uint8_t, count),
        .applied_above = arena_new_array(scratch, size_t, count),
    };
    struct node_marks marks = marks_new(graph, scratch);
    marks_spread(&marks, heads, EDGES_UPSTREAM, 1);
    for (size_t i = 0; i < count; i++)
        if (marks.bits[i])
            apply(versions, graph->nodes.items[i]);
    for (size_t i = 0; i < heads->count; i++)
        versions->is_head[heads->items[i]->index] = 1;
}

static void add_change(struct versions *versions, struct version_changes *changes,
                       enum version_change_kind kind, const char *from, const char *to)
{
    vec_push(versions->arena, changes, (struct version_change){kind, from, to});
}

/* Room for so many changes, or for one. */
static struct version_changes new_changes(struct versions *versions, size_t most)
{
    size_t capacity = most ? most : 1;
    return (struct version_changes){
        .items = arena_new_array(versions->arena, struct version_change, capacity),
        .capacity = capacity,
    };
}

/* Rows of `from` give way to a row of `to`: all but the last are deleted, the last is updated. */
static struct version_changes replace(struct versions *versions, const struct node_list *from,
                                      const struct graph_node *to)
{
    struct version_changes changes = new_changes(versions, from->count);
    const struct graph_node *last = NULL;
    for (size_t i = 0; i < from->count; i++) {
        const struct graph_node *node = from->items[i];
        if (!versions->is_head[node->index] || node == to)
            continue;
        if (last)
            add_change(versions, &changes, VERSION_DELETE, last->id, NULL);
        versions->is_head[node->index] = 0;
        last = node;
    }
    bool is_there = versions->is_head[to->index];
    if (last && is_there)
        add_change(versions, &changes, VERSION_DELETE, last->id, NULL);
    else if (last)
        add_change(versions, &changes, VERSION_UPDATE, last->id, to->id);
    else if (!is_there)
        add_change(versions, &changes, VERSION_INSERT, NULL, to->id);
    versions->is_head[to->index] = 1;
    return changes;
}

struct version_changes versions_upgrade(struct versions *versions, const struct graph_node *node)
{
    struct version_changes changes = replace(versions, &node->upstream, node);
    if (!versions->is_applied[node->index])
        apply(versions, node);
    return changes;
}

/* What it stood on becomes a head again, unless something else still stands on that. */
struct version_changes versions_downgrade(struct versions *versions, const struct graph_node *node)
{
    struct version_changes changes = new_changes(versions, node->upstream.count);
    const struct graph_node *last = NULL;
    bool had_row = versions->is_head[node->index];
    take_back(versions, node);
    versions->is_head[node->index] = 0;
    for (size_t i = 0; i < node->upstream.count; i++) {
        const struct graph_node *below = node->upstream.items[i];
        if (versions->applied_above[below->index] || versions->is_head[below->index])
            continue;
        if (last)
            add_change(versions, &changes, VERSION_INSERT, NULL, last->id);
        versions->is_head[below->index] = 1;
        last = below;
    }
    if (last && had_row)
        add_change(versions, &changes, VERSION_UPDATE, node->id, last->id);
    else if (last)
        add_change(versions, &changes, VERSION_INSERT, NULL, last->id);
    else if (had_row)
        add_change(versions, &changes, VERSION_DELETE, node->id, NULL);
    return changes;
}

struct version_changes versions_stamp(struct versions *versions, const struct node_list *from,
                                      const struct graph_node *to)
{
    if (to)
        return replace(versions, from, to);
    struct version_changes changes = {0};
    for (size_t i = 0; i < from->count; i++) {
        const struct graph_node *node = from->items[i];
        if (versions->is_head[node->index])
            add_change(versions, &changes, VERSION_DELETE, node->id, NULL);
        versions->is_head[node->index] = 0;
    }
    return changes;
}

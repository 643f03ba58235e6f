/* Orders the revisions for a drawing, and folds its long runs. */
#include "cli/drawing.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "base/banned.h"

enum { KEPT_AT_ENDS = 2, LEAST_FOLDED = 8 };

/* A revision before it has its place. */
struct draft {
    const struct alq_revision *revision;
    VEC(struct drawing_edge) edges; /* to drafts */
    size_t parents;                 /* among the edges */
    size_t children;                /* edges to it, by kind */
    size_t dependents;
    size_t waiting; /* edges to it from what has no place yet */
    size_t node;
    bool is_applied;
    bool is_current;
};

struct sketch {
    struct arena *arena;
    struct draft *drafts;
    size_t *order; /* drafts, newest first */
    size_t count;
};

static void add_edges(struct sketch *sketch, struct draft *draft, struct alq_string_list ids,
                      bool is_dependency, const struct map *index)
{
    for (size_t i = 0; i < ids.count; i++) {
        struct draft *to = map_get(index, ids.items[i]);
        bool is_twice = false;
        for (size_t e = 0; e < draft->edges.count && to; e++)
            is_twice = is_twice || (sketch->drafts + draft->edges.items[e].to == to &&
                                    draft->edges.items[e].is_dependency == is_dependency);
        if (!to || is_twice)
            continue;
        const struct drawing_edge edge = {(size_t)(to - sketch->drafts), is_dependency};
        vec_push(sketch->arena, &draft->edges, edge);
        to->waiting++;
        draft->parents += !is_dependency;
        to->children += !is_dependency;
        to->dependents += is_dependency;
    }
}

static struct sketch begin(const struct alq_revision_list *list,
                           const struct drawing_options *options, struct arena *arena)
{
    struct map index = {0};
    struct sketch sketch = {
        .arena = arena,
        .drafts = arena_new_array(arena, struct draft, list->count),
        .order = arena_new_array(arena, size_t, list->count),
        .count = list->count,
    };
    for (size_t i = 0; i < list->count; i++) {
        struct draft *draft = &sketch.drafts[i];
        draft->revision = list->items[i];
        draft->is_applied = options->applied && map_has(options->applied, draft->revision->id);
        draft->is_current = options->current && map_has(options->current, draft->revision->id);
        map_add(&index, arena, draft->revision->id, draft);
    }
    for (size_t i = 0; i < list->count; i++) {
        struct draft *draft = &sketch.drafts[i];
        add_edges(&sketch, draft, draft->revision->parents, false, &index);
        add_edges(&sketch, draft, draft->revision->needs, true, &index);
    }
    return sketch;
}

/* What became free last goes first, so that a branch is followed to its end before the next. */
static void put_in_order(struct sketch *sketch)
{
    size_t *stack = arena_new_array(sketch->arena, size_t, sketch->count);
    size_t height = 0;
    size_t placed = 0;
    for (size_t i = sketch->count; i-- > 0;)
        if (!sketch->drafts[i].waiting)
            stack[height++] = i;
    while (height) {
        size_t at = stack[--height];
        const struct draft *draft = &sketch->drafts[at];
        sketch->order[placed++] = at;
        for (size_t e = draft->edges.count; e-- > 0;) {
            size_t to = draft->edges.items[e].to;
            if (--sketch->drafts[to].waiting == 0)
                stack[height++] = to;
        }
    }
    sketch->count = placed;
}

static bool is_foldable(const struct draft *draft)
{
    return draft->parents == 1 && draft->edges.count == 1 && draft->children == 1 &&
           !draft->dependents && !draft->revision->own_labels.count && !draft->is_current;
}

/* How many in a row from there on can be folded; in the order a run is not interrupted. */
static size_t run_length(const struct sketch *sketch, size_t from)
{
    const struct draft *first = &sketch->drafts[sketch->order[from]];
    size_t length = 0;
    while (from + length < sketch->count) {
        const struct draft *draft = &sketch->drafts[sketch->order[from + length]];
        if (!is_foldable(draft) || draft->is_applied != first->is_applied)
            break;
        length++;
        if (from + length < sketch->count &&
            draft->edges.items[0].to != sketch->order[from + length])
            break;
    }
    return length;
}

/* Gives count drafts from there one node. */
static void give_node(struct sketch *sketch, size_t from, size_t count, size_t node)
{
    for (size_t i = from; i < from + count; i++)
        sketch->drafts[sketch->order[i]].node = node;
}

/* The number of nodes that there are. */
static size_t number_nodes(struct sketch *sketch, bool shows_all)
{
    size_t nodes = 0;
    size_t at = 0;
    while (at < sketch->count) {
        size_t run = run_length(sketch, at);
        bool is_folded = !shows_all && run >= 2 * KEPT_AT_ENDS + LEAST_FOLDED;
        size_t before = is_folded ? KEPT_AT_ENDS : run ? run : 1;
        for (size_t i = 0; i < before; i++)
            give_node(sketch, at++, 1, nodes++);
        if (!is_folded)
            continue;
        give_node(sketch, at, run - (size_t)(2 * KEPT_AT_ENDS), nodes++);
        at += run - (size_t)(2 * KEPT_AT_ENDS);
        for (size_t i = 0; i < KEPT_AT_ENDS; i++)
            give_node(sketch, at++, 1, nodes++);
    }
    return nodes;
}

/* The last one of a fold decides where its edge leads, the first which one it is. */
static void fill_node(const struct sketch *sketch, const struct draft *draft,
                      struct drawing_node *node)
{
    struct drawing_edge *edges =
        arena_new_array(sketch->arena, struct drawing_edge, draft->edges.count);
    for (size_t i = 0; i < draft->edges.count; i++) {
        edges[i] = draft->edges.items[i];
        edges[i].to = sketch->drafts[edges[i].to].node;
    }
    node->folded += node->revision != NULL;
    if (!node->revision)
        node->revision = draft->revision;
    node->edges = edges;
    node->edge_count = draft->edges.count;
    node->is_applied = draft->is_applied;
    node->is_current = draft->is_current;
}

struct drawing drawing_make(const struct alq_revision_list *list,
                            const struct drawing_options *options, struct arena *arena)
{
    struct sketch sketch = begin(list, options, arena);
    put_in_order(&sketch);
    size_t count = number_nodes(&sketch, options->shows_all);
    struct drawing_node *nodes = arena_new_array(arena, struct drawing_node, count);
    for (size_t i = 0; i < sketch.count; i++) {
        const struct draft *draft = &sketch.drafts[sketch.order[i]];
        fill_node(&sketch, draft, &nodes[draft->node]);
    }
    for (size_t i = 0; i < count; i++)
        nodes[i].folded += nodes[i].folded > 0;
    return (struct drawing){nodes, count, options->applied != NULL};
}

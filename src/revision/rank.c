/* Ranks the revisions so that each comes after its parents and dependencies; spells out a cycle. */
#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "revision/internal.h"
#include "base/banned.h"

/* The most revisions of a cycle that a message names. */
enum { CYCLE_SHOWN = 12 };

/* A node on the way down from where the search began, and which of its edges comes next. */
struct descent {
    struct graph_node *node;
    size_t next_edge; /* parents first, then needs */
};

struct search {
    struct descent *path; /* room for every node once */
    size_t length;
    size_t *height; /* by node->index: 0 not seen, ON_PATH, else 1 + the longest way down */
    size_t highest;
};

#define ON_PATH SIZE_MAX

static struct graph_node *edge_at(const struct graph_node *node, size_t i)
{
    if (i < node->parents.count)
        return node->parents.items[i];
    i -= node->parents.count;
    return i < node->needs.count ? node->needs.items[i] : NULL;
}

/* What one revision says about the next one in the cycle, and where. */
static void add_edge_detail(const struct descent *step, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const struct revision *revision = step->node->revision;
    bool is_parent = step->next_edge - 1 < step->node->parents.count;
    unsigned line = is_parent ? revision->down_line : revision->depends_line;
    const char *place = revision_place(revision, line, &scratch);
    error_detail(err, "%s%s'%s' %s '%s'", place, *place ? ": " : "", step->node->id,
                 is_parent ? _("revises") : _("depends on"),
                 edge_at(step->node, step->next_edge - 1)->id);
}

/* The path from start on leads back to its first node. */
static bool fail_cycle(const struct descent *start, size_t length, struct alq_error *err)
{
    TEXT_SCOPE(spelled);
    bool has_need = false;
    for (size_t i = 0; i < length; i++) {
        has_need = has_need || start[i].next_edge > start[i].node->parents.count;
        if (i < CYCLE_SHOWN)
            text_printf(&spelled, "%s -> ", start[i].node->id);
        else if (i == CYCLE_SHOWN)
            text_printf(&spelled, "(%zu more) -> ", length - CYCLE_SHOWN);
    }
    text_add(&spelled, start->node->id);
    error_set(err, ALQ_ERROR_GRAPH, "revisions form a cycle%s: %s",
              has_need ? _(" through depends_on") : "", text_string(&spelled));
    const struct revision *revision = start->node->revision;
    bool is_parent = start->next_edge - 1 < start->node->parents.count;
    error_at(err, revision->file, is_parent ? revision->down_line : revision->depends_line, 0);
    for (size_t i = 0; i < length && i < CYCLE_SHOWN; i++)
        add_edge_detail(&start[i], err);
    if (has_need)
        return error_hint(err, "change what one of them revises or depends on, so that the chain "
                               "ends at a base");
    return error_hint(err, "change what one of them revises, so that the chain ends at a base");
}

static bool fail_at(const struct search *search, const struct graph_node *node,
                    struct alq_error *err)
{
    size_t first = search->length - 1;
    while (search->path[first].node != node)
        first--;
    return fail_cycle(&search->path[first], search->length - first, err);
}

static void enter(struct search *search, struct graph_node *node)
{
    search->height[node->index] = ON_PATH;
    search->path[search->length++] = (struct descent){.node = node};
}

/* All below the last node of the path is known: so is its height. */
static void leave(struct search *search)
{
    const struct graph_node *node = search->path[--search->length].node;
    size_t height = 0;
    const struct graph_node *below;
    for (size_t i = 0; (below = edge_at(node, i)); i++)
        if (search->height[below->index] > height)
            height = search->height[below->index];
    search->height[node->index] = height + 1;
    if (height + 1 > search->highest)
        search->highest = height + 1;
}

static bool descend(struct search *search, struct graph_node *from, struct alq_error *err)
{
    if (search->height[from->index])
        return true;
    enter(search, from);
    while (search->length) {
        struct descent *last = &search->path[search->length - 1];
        struct graph_node *below = edge_at(last->node, last->next_edge);
        if (!below) {
            leave(search);
            continue;
        }
        last->next_edge++;
        if (search->height[below->index] == ON_PATH)
            return fail_at(search, below, err);
        if (search->height[below->index] == 0)
            enter(search, below);
    }
    return true;
}

/* Sorts by height, and revisions of one height by addition. */
static void rank_by_height(struct graph *graph, const struct search *search, struct arena *scratch)
{
    size_t count = graph->nodes.count;
    size_t *starts = arena_new_array(scratch, size_t, search->highest + 2);
    for (size_t i = 0; i < count; i++)
        starts[search->height[i] + 1]++;
    for (size_t height = 1; height <= search->highest + 1; height++)
        starts[height] += starts[height - 1];
    graph->ranked.items = arena_new_array(&graph->arena, struct graph_node *, count);
    graph->ranked.count = graph->ranked.capacity = count;
    for (size_t i = 0; i < count; i++) {
        struct graph_node *node = graph->nodes.items[i];
        node->rank = starts[search->height[i]]++;
        graph->ranked.items[node->rank] = node;
    }
}

bool graph_rank(struct graph *graph, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    size_t count = graph->nodes.count;
    struct search search = {
        .path = arena_new_array(&scratch, struct descent, count),
        .height = arena_new_array(&scratch, size_t, count),
    };
    for (size_t i = 0; i < count; i++)
        if (!descend(&search, graph->nodes.items[i], err))
            return false;
    rank_by_height(graph, &search, &scratch);
    return true;
}

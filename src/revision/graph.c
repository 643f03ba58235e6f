/* The graph as a collection: revisions come in, simple questions are answered. */
#include "revision/graph.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "revision/internal.h"
#include "base/banned.h"

enum { LONGEST_ID = 255 };

static int compare_strings(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void strings_sort_unique(struct strings *strings)
{
    if (strings->count < 2)
        return;
    qsort(strings->items, strings->count, sizeof *strings->items, compare_strings);
    size_t kept = 1;
    for (size_t i = 1; i < strings->count; i++)
        if (strcmp(strings->items[i], strings->items[kept - 1]) != 0)
            strings->items[kept++] = strings->items[i];
    strings->count = kept;
}

struct graph *graph_new(void)
{
    struct graph *graph = memory_alloc(sizeof *graph);
    graph->base = arena_new(&graph->arena, struct graph_node);
    graph->base->id = "base";
    return graph;
}

void graph_free(struct graph *graph)
{
    if (!graph)
        return;
    arena_release(&graph->arena);
    free(graph);
}

static bool check_id(const struct revision *revision, struct alq_error *err)
{
    const char *id = revision->id;
    const char *illegal = id ? strpbrk(id, "@-+:") : NULL;
    if (!id || !*id)
        error_set(err, ALQ_ERROR_GRAPH, "a revision has an empty id");
    else if (strlen(id) > LONGEST_ID)
        error_set(err, ALQ_ERROR_GRAPH, "revision id '%.40s...' is %zu bytes long", id, strlen(id));
    else if (illegal)
        error_set(err, ALQ_ERROR_GRAPH, "revision id '%s' has the character '%c'", id, *illegal);
    else
        return true;
    error_at(err, revision->file, revision->id_line, 0);
    error_detail(err, "an id has 1 to %d bytes and none of @ - + :", LONGEST_ID);
    return error_hint(err, "give the revision another id, here and where others name it");
}

static bool check_label(const struct revision *revision, const char *label, struct alq_error *err)
{
    const char *illegal = strpbrk(label, "@:");
    if (*label && !illegal)
        return true;
    if (*label)
        error_set(err, ALQ_ERROR_GRAPH, "branch label '%s' has the character '%c'", label,
                  *illegal);
    else
        error_set(err, ALQ_ERROR_GRAPH, "revision '%s' has an empty branch label", revision->id);
    error_at(err, revision->file, revision->labels_line, 0);
    error_detail(err, "no identifier could name it: @ ends a label, and : divides a range");
    return error_hint(err, "choose another label in revision '%s'", revision->id);
}

const char *revision_place(const struct revision *revision, unsigned line, struct arena *arena)
{
    if (!revision->file)
        return "";
    return line ? arena_printf(arena, "%s:%u", revision->file, line) : revision->file;
}

/* One line of detail: what stands where. */
static void add_place(struct alq_error *err, const struct revision *revision, unsigned line,
                      const char *what, const char *name)
{
    ARENA_SCOPE(scratch);
    const char *place = revision_place(revision, line, &scratch);
    error_detail(err, "%s%s%s '%s'", place, *place ? ": " : "", what, name);
}

static bool fail_id_taken(const struct revision *revision, const struct graph_node *other,
                          bool is_label, struct alq_error *err)
{
    const struct revision *first = other->revision;
    if (is_label)
        error_set(err, ALQ_ERROR_GRAPH, "'%s' is a revision id and a branch label of revision '%s'",
                  revision->id, other->id);
    else
        error_set(err, ALQ_ERROR_GRAPH, "revision id '%s' is there twice", revision->id);
    error_at(err, revision->file, revision->id_line, 0);
    if (is_label)
        add_place(err, first, first->labels_line, "branch label", revision->id);
    else
        add_place(err, first, first->id_line, "revision", first->id);
    add_place(err, revision, revision->id_line, "revision", revision->id);
    return error_hint(err,
                      is_label ? _("rename the label") : _("remove one, or give it another id"));
}

static bool fail_label_taken(const struct revision *revision, const char *label,
                             const struct graph_node *other, bool is_label, struct alq_error *err)
{
    const struct revision *first = other->revision;
    if (is_label && first == revision)
        error_set(err, ALQ_ERROR_GRAPH, "revision '%s' has the branch label '%s' twice", other->id,
                  label);
    else if (is_label)
        error_set(err, ALQ_ERROR_GRAPH, "branch label '%s' is used by revisions '%s' and '%s'",
                  label, other->id, revision->id);
    else
        error_set(err, ALQ_ERROR_GRAPH,
                  "branch label '%s' of revision '%s' is the id of a revision", label,
                  revision->id);
    error_at(err, revision->file, revision->labels_line, 0);
    if (is_label)
        add_place(err, first, first->labels_line, "branch label", label);
    else
        add_place(err, first, first->id_line, "revision", first->id);
    add_place(err, revision, revision->labels_line, "branch label", label);
    return error_hint(err, "rename the label in revision '%s'", revision->id);
}

static bool add_label(struct graph *graph, struct graph_node *node, const char *label,
                      struct alq_error *err)
{
    if (!check_label(node->revision, label, err))
        return false;
    const struct graph_node *other = graph_find(graph, label);
    if (other)
        return fail_label_taken(node->revision, label, other, false, err);
    if (!map_add(&graph->labels, &graph->arena, label, node))
        return fail_label_taken(node->revision, label, graph_find_label(graph, label), true, err);
    return true;
}

bool graph_add(struct graph *graph, const struct revision *revision, struct alq_error *err)
{
    if (!check_id(revision, err))
        return false;
    const struct graph_node *other = graph_find_label(graph, revision->id);
    if (other)
        return fail_id_taken(revision, other, true, err);
    struct graph_node *node = arena_new(&graph->arena, struct graph_node);
    node->revision = revision;
    node->id = revision->id;
    node->index = graph->nodes.count;
    if (!map_add(&graph->ids, &graph->arena, node->id, node))
        return fail_id_taken(revision, graph_find(graph, node->id), false, err);
    vec_push(&graph->arena, &graph->nodes, node);
    for (size_t i = 0; i < revision->labels.count; i++)
        if (!add_label(graph, node, revision->labels.items[i], err))
            return false;
    return true;
}

size_t graph_count(const struct graph *graph)
{
    return graph->nodes.count;
}

const struct node_list *graph_nodes(const struct graph *graph)
{
    return &graph->nodes;
}

struct graph_node *graph_find(const struct graph *graph, const char *id)
{
    return map_get(&graph->ids, id);
}

struct graph_node *graph_find_label(const struct graph *graph, const char *label)
{
    return map_get(&graph->labels, label);
}

const struct node_list *graph_heads(const struct graph *graph)
{
    return &graph->heads;
}

const struct node_list *graph_real_heads(const struct graph *graph)
{
    return &graph->real_heads;
}

const struct node_list *graph_bases(const struct graph *graph)
{
    return &graph->bases;
}

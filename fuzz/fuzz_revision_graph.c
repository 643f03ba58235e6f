/* Any graph and any identifiers: nothing crashes, and each plan leaves the heads it says. The input
 * is lines `id parent +dependency #label`, an empty line, then lines of identifiers. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "revision/graph.h"
#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char *next_part(char **text, char separator)
{
    char *part = *text;
    char *end = strchr(part, separator);
    *text = end ? end + 1 : part + strlen(part);
    if (end)
        *end = '\0';
    return part;
}

static struct revision *read_revision(struct arena *arena, char *line)
{
    struct revision *revision = arena_new(arena, struct revision);
    revision->id = next_part(&line, ' ');
    while (*line) {
        const char *word = next_part(&line, ' ');
        struct strings *list = *word == '+'   ? &revision->depends_on
                               : *word == '#' ? &revision->labels
                                              : &revision->down;
        vec_push(arena, list, word + (list != &revision->down));
    }
    return revision;
}

static struct strings follow(struct arena *arena, const struct graph_plan *plan)
{
    struct strings heads = plan->heads;
    for (size_t i = 0; i < plan->count; i++)
        heads = graph_heads_after(&plan->items[i], &heads, arena);
    return heads;
}

static void ask(struct arena *arena, const struct graph *graph, struct strings *current,
                const char *identifier)
{
    struct graph_node *node;
    struct node_list nodes;
    struct graph_plan plan;
    struct strings list = {.items = &identifier, .count = 1};
    (void)!graph_resolve_one(graph, identifier, arena, &node, NULL);
    (void)!graph_resolve(graph, &list, arena, &nodes, NULL);
    (void)!graph_lineage(graph, current, identifier, true, arena, &nodes, NULL);
    for (unsigned i = 0; i < 16; i++) {
        struct walk_options options = {i & 1, i & 2, i & 4, i & 8};
        (void)!graph_walk(graph, &list, current, options, arena, &nodes, NULL);
        (void)!graph_walk(graph, current, &list, options, arena, &nodes, NULL);
    }
    ERROR_SCOPE(err);
    if (graph_plan_downgrade(graph, identifier, current, arena, &plan, &err))
        follow(arena, &plan);
    alq_error_release(&err);
    if (graph_plan_stamp(graph, &list, current, arena, &plan, &err))
        follow(arena, &plan);
    alq_error_release(&err);
    if (graph_plan_upgrade(graph, identifier, current, arena, &plan, &err))
        *current = follow(arena, &plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { MOST_REVISIONS = 60, MOST_QUESTIONS = 12 };
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    char *text = arena_strndup(&arena, (const char *)data, size);
    struct graph *graph = graph_new();
    struct strings current = {0};
    bool is_good = true;
    for (int i = 0; is_good && *text && *text != '\n' && i < MOST_REVISIONS; i++)
        is_good = graph_add(graph, read_revision(&arena, next_part(&text, '\n')), &err);
    if (is_good && graph_link(graph, &err)) {
        text += *text == '\n';
        for (int i = 0; *text && i < MOST_QUESTIONS; i++)
            ask(&arena, graph, &current, next_part(&text, '\n'));
        struct node_list all;
        if (!graph_walk_all(graph, &arena, &all, &err) || all.count != graph_count(graph))
            abort();
    } else if (!err.message || !err.hint) {
        abort();
    }
    graph_free(graph);
    return 0;
}

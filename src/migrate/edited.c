/* Finds applied revisions whose files are no longer what was applied. */
#include "migrate/run.h"

#include <string.h>

#include "base/map.h"
#include "base/text.h"
#include "base/banned.h"

static bool find_applied(const struct alq_project *project, const struct strings *versions,
                         struct arena *arena, bool **ret_is_applied)
{
    struct node_list current = {0};
    for (size_t i = 0; i < versions->count; i++) {
        struct graph_node *node = graph_find(project_graph(project), versions->items[i]);
        if (node)
            vec_push(arena, &current, node);
    }
    struct node_list applied = graph_ancestors(project_graph(project), &current, true, arena);
    bool *is_applied = arena_new_array(arena, bool, graph_count(project_graph(project)));
    for (size_t i = 0; i < applied.count; i++)
        is_applied[applied.items[i]->index] = true;
    *ret_is_applied = is_applied;
    return applied.count > 0;
}

bool project_find_edited(const struct alq_project *project, struct connection *connection,
                         const struct strings *versions, struct arena *arena,
                         struct strings *ret_edited, struct alq_error *err)
{
    struct map checksums;
    *ret_edited = (struct strings){0};
    if (!history_checksums(connection, arena, &checksums, err))
        return false;
    bool *is_applied = NULL;
    if (!checksums.count || !find_applied(project, versions, arena, &is_applied))
        return true;
    const struct node_list *nodes = graph_nodes(project_graph(project));
    for (size_t i = 0; i < nodes->count; i++) {
        const char *checksum = map_get(&checksums, nodes->items[i]->id);
        if (!checksum || !is_applied[i])
            continue;
        struct digest digest;
        if (!script_digest(node_file(nodes->items[i]), &digest, err))
            return false;
        if (strcmp(digest.hex, checksum) != 0)
            vec_push(arena, ret_edited, nodes->items[i]->id);
    }
    return true;
}

bool run_warn_edited(struct run *run, struct alq_error *err)
{
    if (!run->project->config.keeps_history)
        return true;
    struct strings edited;
    if (!project_find_edited(run->project, run->connection, &run->versions, run->arena, &edited,
                             err))
        return false;
    for (size_t i = 0; i < edited.count; i++) {
        const struct graph_node *node = graph_find(project_graph(run->project), edited.items[i]);
        run_log(run, ALQ_LOG_WARNING, "revision %s was edited after it was applied: %s",
                edited.items[i], node_file(node)->path);
    }
    return true;
}

/* The public questions about a project's graph. */
#include <stdlib.h>
#include <string.h>

#include "migrate/project.h"

#include "base/banned.h"

void alq_revision_list_release(struct alq_revision_list *list)
{
    if (!list)
        return;
    free(list->items);
    *list = (struct alq_revision_list){0};
}

void project_revision_list(const struct alq_project *project, const struct node_list *nodes,
                           struct alq_revision_list *ret_list)
{
    struct alq_revision_list list = {0};
    if (nodes->count)
        list.items = memory_alloc(nodes->count * sizeof(struct alq_revision *));
    for (size_t i = 0; i < nodes->count; i++)
        list.items[list.count++] = project_revision(project, nodes->items[i]);
    *ret_list = list;
}

const struct alq_revision *alq_project_find(const struct alq_project *project, const char *id)
{
    const struct graph_node *node = graph_find(project_graph(project), id);
    return node ? project_revision(project, node) : NULL;
}

static struct strings copy_identifiers(const char *const *identifiers, size_t count,
                                       struct arena *arena)
{
    struct strings copy = {0};
    for (size_t i = 0; i < count; i++)
        vec_push(arena, &copy, identifiers[i]);
    return copy;
}

bool alq_project_resolve(const struct alq_project *project, const char *const *identifiers,
                         size_t count, struct alq_revision_list *ret_list, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct strings asked = copy_identifiers(identifiers, count, &scratch);
    struct node_list nodes = {0};
    if (!graph_resolve(project_graph(project), &asked, &scratch, &nodes, err))
        return false;
    project_revision_list(project, &nodes, ret_list);
    return true;
}

bool alq_project_heads(const struct alq_project *project, bool with_dependencies,
                       struct alq_revision_list *ret_list, struct alq_error *err)
{
    (void)err; /* cannot fail today */
    const struct graph *graph = project_graph(project);
    const struct node_list *heads =
        with_dependencies ? graph_real_heads(graph) : graph_heads(graph);
    project_revision_list(project, heads, ret_list);
    return true;
}

bool alq_project_bases(const struct alq_project *project, struct alq_revision_list *ret_list,
                       struct alq_error *err)
{
    (void)err;
    project_revision_list(project, graph_bases(project_graph(project)), ret_list);
    return true;
}

bool alq_project_walk(const struct alq_project *project, const char *upper, const char *lower,
                      struct alq_revision_list *ret_list, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const char *upper_end = upper ? upper : "heads";
    const char *lower_end = lower ? lower : "base";
    struct strings from = copy_identifiers(&upper_end, 1, &scratch);
    struct strings to = copy_identifiers(&lower_end, 1, &scratch);
    struct node_list nodes = {0};
    struct walk_options options = {.inclusive = true};
    if (!graph_walk(project_graph(project), &from, &to, options, &scratch, &nodes, err))
        return false;
    project_revision_list(project, &nodes, ret_list);
    return true;
}

bool alq_project_setting(const struct alq_project *project, const char *key, char **ret_value,
                         struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const char *value = NULL;
    if (!config_get(&project->config, key, &scratch, &value, err))
        return false;
    *ret_value = memory_strdup(value);
    return true;
}

/* Opens projects and answers the questions that need their files and graph only. */
#include "migrate/project.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "migrate/scripts.h"
#include "base/banned.h"

static const struct alq_project_options no_options;

struct script_file *node_file(const struct graph_node *node)
{
    return node->revision->owner;
}

struct alq_string_list string_list_view(const struct strings *strings)
{
    return (struct alq_string_list){strings->items, strings->count};
}

static struct alq_string_list node_ids(const struct node_list *nodes, struct arena *arena)
{
    if (!nodes->count)
        return (struct alq_string_list){0};
    const char **ids = arena_new_array(arena, const char *, nodes->count);
    for (size_t i = 0; i < nodes->count; i++)
        ids[i] = nodes->items[i]->id;
    return (struct alq_string_list){ids, nodes->count};
}

static enum alq_revision_kind public_kind(enum script_kind kind)
{
    if (kind == SCRIPT_PYTHON)
        return ALQ_REVISION_PYTHON;
    return kind == SCRIPT_C ? ALQ_REVISION_C : ALQ_REVISION_SQL;
}

static struct alq_revision view_node(const struct graph_node *node, struct arena *arena)
{
    const struct script_file *file = node_file(node);
    return (struct alq_revision){
        .id = node->id,
        .title = file->title,
        .doc = file->doc,
        .path = file->path,
        .create_date = file->create_date,
        .kind = public_kind(file->kind),
        .parents = node_ids(&node->parents, arena),
        .children = node_ids(&node->children, arena),
        .depends_on = string_list_view(&node->revision->depends_on),
        .needs = node_ids(&node->needs, arena),
        .own_labels = string_list_view(&node->revision->labels),
        .labels = string_list_view(&node->labels),
        .is_head = node->is_head,
        .is_real_head = node->is_real_head,
        .is_base = node->is_base,
        .is_branch_point = node->is_branch_point,
        .is_merge_point = node->is_merge_point,
    };
}

static bool link_graph(struct alq_project *project, struct alq_error *err)
{
    project->graph = graph_new();
    for (size_t i = 0; i < project->files.count; i++)
        if (!graph_add(project->graph, &project->files.items[i]->revision, err))
            return false;
    if (!graph_link(project->graph, err))
        return false;
    const struct node_list *nodes = graph_nodes(project->graph);
    project->revisions = arena_new_array(&project->arena, struct alq_revision, nodes->count);
    for (size_t i = 0; i < nodes->count; i++)
        project->revisions[i] = view_node(nodes->items[i], &project->arena);
    project->version_locations = string_list_view(&project->config.version_locations);
    project->warnings = string_list_view(&project->config.warnings);
    return true;
}

static bool fail_empty(const struct config *config, struct alq_error *err)
{
    bool is_missing = true;
    for (size_t i = 0; i < config->version_locations.count; i++)
        if (file_is_directory(config->version_locations.items[i]))
            is_missing = false;
    error_set(err, ALQ_ERROR_CONFIG, "no revisions in %s", config->script_location);
    for (size_t i = 0; i < config->version_locations.count; i++) {
        if (!is_missing &&
            string_equal(config->version_locations.items[0], config->script_location))
            break; /* said already */
        const char *location = config->version_locations.items[i];
        error_detail(err, "looked in %s%s", location,
                     file_is_directory(location) ? "" : ", which does not exist");
    }
    if (is_missing)
        return error_hint(err,
                          "set script_location%s, or create the first revision with: "
                          "alambique revision -m \"first tables\"",
                          config->file ? " in the configuration file" : "");
    return error_hint(err, "alambique revision -m \"first tables\"");
}

/* What -x gives is there for every file. */
static void give_variables(struct alq_project *project)
{
    for (size_t i = 0; i < project->files.count; i++)
        project->files.items[i]->variables = &project->config.x_arguments;
}

static bool load_directory(struct alq_project *project, bool allow_empty, struct alq_error *err)
{
    const struct config *config = &project->config;
    const struct strings import_paths = scripts_import_paths(config, &project->arena);
    const struct script_directories directories = {
        .paths = &config->version_locations,
        .is_recursive = config->is_recursive,
        .cache_directory = config->cache_directory,
        .import_paths = &import_paths,
    };
    if (!script_load_directories(&directories, &project->arena, &project->files, err))
        return false;
    if (!project->files.count && !allow_empty)
        return fail_empty(config, err);
    give_variables(project);
    return link_graph(project, err);
}

bool alq_project_open(const struct alq_project_options *options, struct alq_project **ret_project,
                      struct alq_error *err)
{
    if (!options)
        options = &no_options;
    struct alq_project *project = memory_alloc(sizeof *project);
    if (!config_load(options, false, &project->arena, &project->config, err) ||
        !load_directory(project, options->allow_empty, err)) {
        alq_project_free(project);
        return false;
    }
    *ret_project = project;
    return true;
}

bool project_open_loaded(const struct alq_project_options *options,
                         bool (*load)(struct alq_project *project, const void *source,
                                      struct alq_error *err),
                         const void *source, const char *where, struct alq_project **ret_project,
                         struct alq_error *err)
{
    if (!options)
        options = &no_options;
    struct alq_project *project = memory_alloc(sizeof *project);
    bool is_open = config_load(options, true, &project->arena, &project->config, err) &&
                   load(project, source, err);
    if (is_open && !project->files.count && !options->allow_empty)
        is_open = error_set(err, ALQ_ERROR_CONFIG, "no revisions %s", where);
    if (is_open)
        give_variables(project);
    if (!is_open || !link_graph(project, err)) {
        alq_project_free(project);
        return false;
    }
    *ret_project = project;
    return true;
}

struct memory_sources {
    const struct alq_source *items;
    size_t count;
};

static bool load_memory(struct alq_project *project, const void *source, struct alq_error *err)
{
    const struct memory_sources *sources = source;
    struct script_source *copies =
        arena_new_array(&project->arena, struct script_source, sources->count);
    for (size_t i = 0; i < sources->count; i++)
        copies[i] = (struct script_source){sources->items[i].name, sources->items[i].text,
                                           sources->items[i].length};
    return script_load_memory(copies, sources->count, &project->arena, &project->files, err);
}

bool alq_project_open_memory(const struct alq_source *sources, size_t count,
                             const struct alq_project_options *options,
                             struct alq_project **ret_project, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const struct memory_sources memory = {sources, count};
    const char *where = arena_printf(&scratch, "among %zu sources in memory", count);
    return project_open_loaded(options, load_memory, &memory, where, ret_project, err);
}

void alq_project_free(struct alq_project *project)
{
    if (!project)
        return;
    graph_free(project->graph);
    arena_release(&project->arena);
    free(project);
}

const char *alq_project_config_file(const struct alq_project *project)
{
    return project->config.file;
}

const char *alq_project_directory(const struct alq_project *project)
{
    return project->config.script_location;
}

struct alq_string_list alq_project_version_locations(const struct alq_project *project)
{
    return project->version_locations;
}

const char *alq_project_url(const struct alq_project *project)
{
    return project->config.url;
}

const char *alq_project_url_source(const struct alq_project *project)
{
    return project->config.url_source;
}

const char *alq_project_url_directory(const struct alq_project *project)
{
    return project->config.url_directory;
}

const char *alq_project_url_problem(const struct alq_project *project)
{
    return project->config.url_problem;
}

struct alq_string_list alq_project_databases(const struct alq_project *project)
{
    return string_list_view(&project->config.databases);
}

const char *alq_project_database_name(const struct alq_project *project)
{
    return project->config.database;
}

const char *alq_project_version_table(const struct alq_project *project)
{
    return project->config.version_table;
}

bool alq_project_keeps_history(const struct alq_project *project)
{
    return project->config.keeps_history;
}

struct alq_string_list alq_project_warnings(const struct alq_project *project)
{
    return project->warnings;
}

size_t alq_project_revision_count(const struct alq_project *project)
{
    return graph_count(project->graph);
}

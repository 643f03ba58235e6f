/* Opens projects and answers the questions that need their files and graph only. */
#include "migrate/project.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
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

const struct graph *project_graph(const struct alq_project *project)
{
    return content_graph(project->content);
}

const struct alq_revision *project_revision(const struct alq_project *project,
                                            const struct graph_node *node)
{
    return &project->content->revisions[node->index];
}

bool project_is_at_heads(const struct alq_project *project, const struct strings *versions)
{
    const struct content *content = project->content;
    return content->has_outline && strings_are_same(&content->outline.heads, versions);
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
                     file_is_directory(location) ? "" : _(", which does not exist"));
    }
    if (is_missing)
        return error_hint(err,
                          "set script_location%s, or create the first revision with: "
                          "alambique revision -m \"first tables\"",
                          config->file ? _(" in the configuration file") : "");
    return error_hint(err, "alambique revision -m \"first tables\"");
}

/* Where the views of what a project is made from are kept. */
static void settle(struct alq_project *project)
{
    project->version_locations = string_list_view(&project->config.version_locations);
    project->warnings = string_list_view(&project->config.warnings);
}

static struct alq_project *project_new(void)
{
    struct alq_project *project = memory_alloc(sizeof *project);
    project->content = arena_new(&project->arena, struct content);
    const struct content_context context = {
        .variables = &project->config.x_arguments,
        .import_paths = &project->config.import_paths,
        .databases = &project->config.databases,
        .database = &project->config.database,
    };
    content_init(project->content, &context, &project->arena);
    return project;
}

static bool open_directories(struct alq_project *project, bool allow_empty, struct alq_error *err)
{
    const struct config *config = &project->config;
    if (!content_open_directories(project->content, &config->version_locations,
                                  config->is_recursive, config->cache_directory, err))
        return false;
    return content_has_revisions(project->content) || allow_empty || fail_empty(config, err);
}

bool alq_project_open(const struct alq_project_options *options, struct alq_project **ret_project,
                      struct alq_error *err)
{
    if (!options)
        options = &no_options;
    struct alq_project *project = project_new();
    if (!config_load(options, false, &project->arena, &project->config, err) ||
        !open_directories(project, options->allow_empty, err)) {
        alq_project_free(project);
        return false;
    }
    settle(project);
    *ret_project = project;
    return true;
}

bool project_open_loaded(const struct alq_project_options *options, content_load *load,
                         const void *source, const struct graph_outline *outline, const char *where,
                         struct alq_project **ret_project, struct alq_error *err)
{
    if (!options)
        options = &no_options;
    struct alq_project *project = project_new();
    bool is_open = config_load(options, true, &project->arena, &project->config, err) &&
                   content_open(project->content, load, source, outline, err);
    if (is_open && !content_has_revisions(project->content) && !options->allow_empty)
        is_open = error_set(err, ALQ_ERROR_CONFIG, "no revisions %s", where);
    if (!is_open) {
        alq_project_free(project);
        return false;
    }
    settle(project);
    *ret_project = project;
    return true;
}

struct memory_sources {
    const struct alq_source *items;
    size_t count;
};

static bool load_memory(struct content *content, const void *source, struct alq_error *err)
{
    const struct memory_sources *sources = source;
    struct arena *arena = content->arena;
    struct script_source *copies = arena_new_array(arena, struct script_source, sources->count);
    for (size_t i = 0; i < sources->count; i++)
        copies[i] = (struct script_source){sources->items[i].name, sources->items[i].text,
                                           sources->items[i].length};
    return script_load_memory(copies, sources->count, content->context.databases, arena,
                              &content->files, err);
}

bool alq_project_open_memory(const struct alq_source *sources, size_t count,
                             const struct alq_project_options *options,
                             struct alq_project **ret_project, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const struct memory_sources memory = {sources, count};
    const char *where = arena_printf(&scratch, _("among %zu sources in memory"), count);
    return project_open_loaded(options, load_memory, &memory, NULL, where, ret_project, err);
}

void alq_project_free(struct alq_project *project)
{
    if (!project)
        return;
    content_release(project->content);
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

struct alq_timeouts alq_project_timeouts(const struct alq_project *project)
{
    return project->config.timeouts;
}

struct alq_string_list alq_project_warnings(const struct alq_project *project)
{
    return project->warnings;
}

size_t alq_project_revision_count(const struct alq_project *project)
{
    return graph_count(project_graph(project));
}

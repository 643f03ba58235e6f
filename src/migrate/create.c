/* Writes new revision files where the graph has room for them. */
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include <alambique/scaffold.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "migrate/create.h"
#include "migrate/hooks.h"
#include "migrate/project.h"
#include "script/mako.h"
#include "script/template.h"
#include "base/banned.h"

/* What a request comes to. */
struct draft {
    struct script_draft script;
    enum script_kind kind;
    struct node_list parents; /* without base */
    struct clock_time time;
    const char *directory;
};

static struct strings to_strings(const char *const *items, size_t count, struct arena *arena)
{
    struct strings strings = {0};
    for (size_t i = 0; i < count; i++)
        vec_push(arena, &strings, items[i]);
    return strings;
}

/* Flask-Alembic's independent branches: `head` and `base` are those of the branch; a branch that
 * does not exist yet begins with a base that has its label. */
static bool settle_branch(const struct alq_project *project, const char *branch,
                          struct arena *arena, struct strings *parents, struct draft *draft)
{
    if (!branch || strcmp(branch, "default") == 0)
        return true;
    if (!graph_find_label(project_graph(project), branch)) {
        struct strings labels = {0};
        vec_push(arena, &labels, branch);
        for (size_t i = 0; i < draft->script.labels.count; i++)
            vec_push(arena, &labels, draft->script.labels.items[i]);
        draft->script.labels = labels;
        *parents = (struct strings){0};
        vec_push(arena, parents, "base");
        return true;
    }
    for (size_t i = 0; i < parents->count; i++)
        if (strcmp(parents->items[i], "head") == 0 || strcmp(parents->items[i], "base") == 0)
            parents->items[i] = arena_printf(arena, "%s@%s", branch, parents->items[i]);
    return true;
}

static bool check_heads(const struct draft *draft, bool splice, struct alq_error *err)
{
    for (size_t i = 0; i < draft->parents.count; i++) {
        const struct graph_node *parent = draft->parents.items[i];
        for (size_t j = 0; j < i; j++)
            if (draft->parents.items[j] == parent)
                return error_set(err, ALQ_ERROR_REVISION, "parent %s is given twice", parent->id);
        if (splice || parent->is_head)
            continue;
        error_set(err, ALQ_ERROR_REVISION, "revision %s is not a head", parent->id);
        error_detail(err, "%s already follows it; a new revision there begins a branch",
                     parent->children.items[0]->id);
        return error_hint(err, "add --splice if a new branch is meant");
    }
    return true;
}

static bool find_parents(const struct alq_project *project,
                         const struct alq_revision_request *request, struct arena *arena,
                         struct draft *draft, struct alq_error *err)
{
    struct strings parents = to_strings(request->parents, request->parent_count, arena);
    if (!parents.count)
        vec_push(arena, &parents, "head");
    settle_branch(project, request->branch, arena, &parents, draft);
    if (!graph_count(project_graph(project)) && parents.count == 1 &&
        strcmp(parents.items[0], "head") == 0)
        return true;
    ERROR_SCOPE(cause);
    if (!graph_resolve(project_graph(project), &parents, arena, &draft->parents, &cause)) {
        if (graph_heads(project_graph(project))->count > 1 && !request->parent_count)
            error_hint(&cause, "alambique merge heads, or name the parent with --head");
        return error_move(err, &cause);
    }
    for (size_t i = 0; i < draft->parents.count; i++)
        vec_push(arena, &draft->script.down, draft->parents.items[i]->id);
    return check_heads(draft, request->splice, err);
}

/* Labels stay labels; anything else becomes the full id. */
static bool find_dependencies(const struct alq_project *project,
                              const struct alq_revision_request *request, struct arena *arena,
                              struct draft *draft, struct alq_error *err)
{
    for (size_t i = 0; i < request->depends_on_count; i++) {
        const char *name = request->depends_on[i];
        struct graph_node *node = NULL;
        if (!graph_resolve_one(project_graph(project), name, arena, &node, err))
            return false;
        if (!node)
            return error_set(err, ALQ_ERROR_REVISION, "a revision cannot depend on '%s'", name);
        bool is_label = strings_contain(&node->labels, name);
        vec_push(arena, &draft->script.depends_on, is_label ? name : node->id);
    }
    return true;
}

static bool settle_kind(const struct alq_project *project, const char *template_name,
                        struct draft *draft, struct alq_error *err)
{
    const struct node_list *nodes = graph_nodes(project_graph(project));
    if (template_name) {
        static const struct {
            const char *name;
            enum script_kind kind;
        } kinds[] = {{"sql", SCRIPT_SQL}, {"alembic", SCRIPT_PYTHON}, {"c", SCRIPT_C}};
        size_t found = 0;
        while (found < 3 && strcmp(template_name, kinds[found].name) != 0)
            found++;
        if (found == 3) {
            error_set(err, ALQ_ERROR_USAGE, "no template '%s'", template_name);
            return error_hint(err, "alambique list_templates");
        }
        draft->kind = kinds[found].kind;
        return true;
    }
    draft->kind = project->config.is_alembic ? SCRIPT_PYTHON : SCRIPT_SQL;
    if (nodes->count) {
        enum script_kind last = node_file(nodes->items[nodes->count - 1])->kind;
        draft->kind = last == SCRIPT_C ? SCRIPT_SQL : last;
    }
    return true;
}

static bool random_id(struct arena *arena, const char **ret_id, struct alq_error *err)
{
    unsigned char bytes[6];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return error_set(err, ALQ_ERROR_IO, "no random bytes for a revision id");
    TEXT_SCOPE(id);
    for (size_t i = 0; i < sizeof bytes; i++)
        text_printf(&id, "%02x", bytes[i]);
    *ret_id = text_copy(&id, arena);
    return true;
}

static bool is_numbered(enum script_kind kind)
{
    return kind == SCRIPT_DBMATE || kind == SCRIPT_GOOSE;
}

/* The chain of dbmate's or goose's files is the order of their numbers: a new one comes last, and
 * says nothing of itself. */
static bool settle_number(const struct alq_revision_request *request, struct arena *arena,
                          struct draft *draft, struct alq_error *err)
{
    const char *tool = draft->kind == SCRIPT_DBMATE ? "dbmate" : "goose";
    const struct graph_node *newest = draft->parents.count ? draft->parents.items[0] : NULL;
    bool is_last =
        draft->parents.count == 1 && newest->is_head && node_file(newest)->kind == draft->kind;
    if (!is_last || draft->script.labels.count || draft->script.depends_on.count ||
        request->rev_id) {
        error_set(err, ALQ_ERROR_USAGE, "a file of %s can only follow the newest one", tool);
        error_detail(err, "it has a number, and neither parents nor labels nor dependencies");
        return error_hint(err, "add -t sql, for a file that has them");
    }
    draft->script.id = script_next_number(newest->id, &draft->time, arena);
    return true;
}

/* A timestamp that is taken (two revisions within a second) gives way to the next second. */
static bool settle_id(const struct alq_project *project, const struct alq_revision_request *request,
                      struct arena *arena, struct draft *draft, struct alq_error *err)
{
    const char *zone = project->config.timezone;
    if (!zone)
        zone = project->config.is_alembic ? "" : "UTC";
    if (!clock_now(zone, &draft->time, err))
        return false;
    if (is_numbered(draft->kind))
        return settle_number(request, arena, draft, err);
    if (request->rev_id) {
        draft->script.id = request->rev_id;
        return true;
    }
    if (project->config.is_alembic)
        return random_id(arena, &draft->script.id, err);
    draft->script.id = script_timestamp_id(&draft->time, arena);
    while (graph_find(project_graph(project), draft->script.id)) {
        draft->time.unix_time++;
        draft->time.local.tm_sec++;
        timegm(&draft->time.local); /* carries 60 seconds over into the minute */
        draft->script.id = script_timestamp_id(&draft->time, arena);
    }
    return true;
}

static bool settle_directory(const struct alq_project *project, const char *version_path,
                             struct arena *arena, struct draft *draft, struct alq_error *err)
{
    const struct strings *locations = &project->config.version_locations;
    if (!locations->count)
        return error_set(err, ALQ_ERROR_USAGE,
                         "a project in memory has no directory for new revisions");
    if (!version_path) {
        draft->directory = locations->items[0];
        if (locations->count > 1 && draft->parents.count) {
            draft->directory = path_directory(arena, node_file(draft->parents.items[0])->path);
        } else if (locations->count > 1) {
            error_set(err, ALQ_ERROR_USAGE,
                      "several version locations, and no parent to choose by");
            error_detail(err, "%s", strings_join(locations, "\n", arena));
            return error_hint(err, "choose one with --version-path");
        }
        return true;
    }
    const char *from_config =
        path_absolute(arena, path_join(arena, project->config.directory, version_path));
    const char *from_here = path_absolute(arena, version_path);
    bool is_from_config = strings_contain(locations, from_config);
    draft->directory = is_from_config ? from_config : from_here;
    if (is_from_config || strings_contain(locations, from_here))
        return true;
    error_set(err, ALQ_ERROR_USAGE, "%s is none of the version locations", version_path);
    error_detail(err, "%s", strings_join(locations, "\n", arena));
    return error_hint(err, "add it to version_locations in the configuration file");
}

/* The graph with the new revision in it must stand: no id or label twice, no illegal character, no
 * cycle. */
static bool check_graph(const struct alq_project *project, const struct draft *draft,
                        struct alq_error *err)
{
    const struct revision revision = {
        .id = draft->script.id,
        .down = draft->script.down,
        .depends_on = draft->script.depends_on,
        .labels = draft->script.labels,
    };
    struct graph *graph = graph_new();
    const struct node_list *nodes = graph_nodes(project_graph(project));
    bool stands = true;
    for (size_t i = 0; stands && i < nodes->count; i++)
        stands = graph_add(graph, nodes->items[i]->revision, err);
    stands = stands && graph_add(graph, &revision, err) && graph_link(graph, err);
    graph_free(graph);
    return stands;
}

/* A template that leaves out what was asked for makes another revision. */
static bool check_rendered(const struct draft *draft, const char *path, const char *text,
                           const char *template_path, struct arena *arena, struct alq_error *err)
{
    struct script_file file;
    bool is_revision = false;
    ERROR_SCOPE(cause);
    bool is_read = script_read_header(path, text, strlen(text), arena, &file, &is_revision, &cause);
    const char *missing =
        !is_read || !is_revision || !string_equal(file.revision.id, draft->script.id) ? "revision"
        : file.revision.down.count != draft->script.down.count            ? "down_revision"
        : file.revision.labels.count < draft->script.labels.count         ? "branch_labels"
        : file.revision.depends_on.count < draft->script.depends_on.count ? "depends_on"
                                                                          : NULL;
    if (!missing)
        return true;
    error_set(err, ALQ_ERROR_SCRIPT, "%s writes no %s", path_name(template_path), missing);
    error_at(err, template_path, 0, 0);
    if (cause.message)
        error_detail(err, "%s", cause.message);
    return error_hint(err, "add a line such as: %s = ${repr(%s)}", missing,
                      strcmp(missing, "revision") == 0 ? "up_revision" : missing);
}

/* By the project's own script.py.mako where it has one. */
static bool render(const struct config *config, const struct draft *draft, const char *path,
                   struct arena *arena, const char **ret_text, struct alq_error *err)
{
    const char *template_path = config->script_location
                                    ? path_join(arena, config->script_location, "script.py.mako")
                                    : NULL;
    if (draft->kind != SCRIPT_PYTHON || !template_path || !file_is_regular(template_path)) {
        *ret_text = script_render(draft->kind, &draft->script, arena);
        return true;
    }
    const struct mako_variables variables = {
        .draft = &draft->script,
        .time = &draft->time,
        .ini = config->file ? &config->ini : NULL,
        .section = config->section,
        .config_file = config->file,
    };
    char *bytes = NULL;
    char *text = NULL;
    size_t length = 0;
    if (!file_read(template_path, arena, &bytes, &length, err) ||
        !mako_render(template_path, bytes, length, &variables, arena, &text, err) ||
        !check_rendered(draft, path, text, template_path, arena, err))
        return false;
    *ret_text = text;
    return true;
}

static bool write_draft(const struct alq_project *project, struct draft *draft,
                        const struct alq_callbacks *callbacks, struct arena *arena, char **ret_path,
                        struct alq_error *err)
{
    const struct config *config = &project->config;
    const char *template_text = config->file_template;
    if (is_numbered(draft->kind))
        template_text = SCRIPT_FILE_TEMPLATE_ALEMBIC; /* the number comes first */
    else if (!template_text)
        template_text = config->is_alembic ? SCRIPT_FILE_TEMPLATE_ALEMBIC : SCRIPT_FILE_TEMPLATE;
    char *name = NULL;
    if (!script_file_name(template_text, draft->kind, draft->script.id, draft->script.message,
                          config->truncate_slug_length, &draft->time, arena, &name, err))
        return false;
    draft->script.create_date = clock_format(&draft->time, arena);
    const char *path = path_join(arena, draft->directory, name);
    const char *text = NULL;
    if (!render(config, draft, path, arena, &text, err) ||
        !directory_create(path_directory(arena, path), err) ||
        !file_create(path, text, strlen(text), err) || !hooks_run(config, path, callbacks, err))
        return false;
    *ret_path = memory_strdup(path);
    return true;
}

bool create_revision(const struct alq_project *project, const struct alq_revision_request *request,
                     const struct alq_callbacks *callbacks, revision_fill *fill, void *user,
                     char **ret_path, struct alq_error *err)
{
    ARENA_SCOPE(arena);
    bool is_wanted = true;
    struct draft draft = {
        .script = {.message = request->message,
                   .labels = to_strings(request->labels, request->label_count, &arena)},
    };
    if (!settle_kind(project, request->template_name, &draft, err) ||
        !find_parents(project, request, &arena, &draft, err) ||
        !find_dependencies(project, request, &arena, &draft, err) ||
        !settle_id(project, request, &arena, &draft, err) ||
        !settle_directory(project, request->version_path, &arena, &draft, err) ||
        !check_graph(project, &draft, err) ||
        (fill && !fill(user, draft.kind, &draft.script, &arena, &is_wanted, err)))
        return false;
    if (is_wanted)
        return write_draft(project, &draft, callbacks, &arena, ret_path, err);
    *ret_path = NULL;
    return true;
}

bool alq_create_revision(const struct alq_project *project,
                         const struct alq_revision_request *request,
                         const struct alq_callbacks *callbacks, char **ret_path,
                         struct alq_error *err)
{
    return create_revision(project, request, callbacks, NULL, NULL, ret_path, err);
}

/* Links the revisions of a project, and makes the public view of each. */
#include "migrate/content.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/banned.h"

void content_init(struct content *content, const struct content_context *context,
                  struct arena *arena)
{
    *content = (struct content){.arena = arena, .context = *context};
    pthread_mutex_init(&content->lock, NULL);
}

void content_release(struct content *content)
{
    graph_free(content->graph);
    pthread_mutex_destroy(&content->lock);
}

static struct alq_string_list view(const struct strings *strings)
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
    const struct script_file *file = node->revision->owner;
    return (struct alq_revision){
        .id = node->id,
        .title = file->title,
        .doc = file->doc,
        .path = file->path,
        .create_date = file->create_date,
        .kind = public_kind(file->kind),
        .parents = node_ids(&node->parents, arena),
        .children = node_ids(&node->children, arena),
        .depends_on = view(&node->revision->depends_on),
        .needs = node_ids(&node->needs, arena),
        .own_labels = view(&node->revision->labels),
        .labels = view(&node->labels),
        .is_head = node->is_head,
        .is_real_head = node->is_real_head,
        .is_base = node->is_base,
        .is_branch_point = node->is_branch_point,
        .is_merge_point = node->is_merge_point,
    };
}

/* The graph is freed by the caller where this fails. */
static bool fill_graph(const struct content *content, struct graph *graph, struct alq_error *err)
{
    for (size_t i = 0; i < content->files.count; i++) {
        struct script_file *file = content->files.items[i];
        file->variables = content->context.variables;
        file->databases = content->context.databases;
        file->database = *content->context.database;
        if (!graph_add(graph, &file->revision, err))
            return false;
    }
    return graph_link(graph, err);
}

static bool link_files(struct content *content, struct alq_error *err)
{
    struct graph *graph = graph_new();
    if (!fill_graph(content, graph, err)) {
        graph_free(graph);
        return false;
    }
    const struct node_list *nodes = graph_nodes(graph);
    content->revisions = arena_new_array(content->arena, struct alq_revision, nodes->count);
    for (size_t i = 0; i < nodes->count; i++)
        content->revisions[i] = view_node(nodes->items[i], content->arena);
    if (!content->has_outline) /* else other threads may be reading it */
        content->has_outline = graph_outline(graph, content->arena, &content->outline);
    content->graph = graph;
    return true;
}

static bool read_and_link(struct content *content, struct alq_error *err)
{
    return content->load(content, content->source, err) && link_files(content, err);
}

bool content_open(struct content *content, content_load *load, const void *source,
                  const struct graph_outline *outline, struct alq_error *err)
{
    content->load = load;
    content->source = source;
    if (!outline)
        return read_and_link(content, err);
    content->outline.longest_id = outline->longest_id;
    for (size_t i = 0; i < outline->heads.count; i++)
        vec_push(content->arena, &content->outline.heads,
                 arena_strdup(content->arena, outline->heads.items[i]));
    content->has_outline = true;
    return true;
}

static bool load_survey(struct content *content, const void *unused, struct alq_error *err)
{
    (void)unused;
    return script_survey_load(&content->survey, &content->files, err);
}

bool content_open_directories(struct content *content, const struct strings *directories,
                              bool is_recursive, const char *cache_directory, struct alq_error *err)
{
    struct script_survey *survey = &content->survey;
    if (!script_survey_make(directories, is_recursive, cache_directory, content->arena, survey,
                            err))
        return false;
    survey->databases = content->context.databases;
    survey->import_paths = content->context.import_paths;
    if (!content_open(content, load_survey, NULL, script_survey_outline(survey), err))
        return false;
    script_survey_keep(survey, content->has_outline ? &content->outline : NULL);
    return true;
}

bool content_has_revisions(const struct content *content)
{
    return content->outline.heads.count > 0;
}

/* What is below the lock never changes once the graph is there. */
static void settle(struct content *content)
{
    pthread_mutex_lock(&content->lock);
    if (!content->graph && !read_and_link(content, NULL)) {
        content->files = (struct script_list){0};
        content->graph = graph_new();
    }
    pthread_mutex_unlock(&content->lock);
}

const struct graph *content_graph(struct content *content)
{
    settle(content);
    return content->graph;
}

const struct script_list *content_files(struct content *content)
{
    settle(content);
    return &content->files;
}

/* Says which files and directories were made. */
#include "cli/scaffold.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/text.h"
#include "cli/comparison.h"
#include "cli/json.h"
#include "cli/session.h"
#include "base/banned.h"

static void on_log(void *user, enum alq_log_level level, const char *message)
{
    struct scaffold *scaffold = user;
    struct session *session = scaffold->session;
    if (level >= ALQ_LOG_WARNING) {
        output_warning(&session->output, message);
    } else if (level == ALQ_LOG_INFO) {
        vec_push(&session->arena, &scaffold->lines, arena_strdup(&session->arena, message));
        output_wrapped(&session->output, message, 4);
    }
}

struct alq_callbacks scaffold_callbacks(struct scaffold *scaffold)
{
    return (struct alq_callbacks){scaffold, on_log, NULL};
}

const char *scaffold_short_path(struct session *session, const char *path)
{
    const char *here = path_absolute(&session->arena, ".");
    const char *relative = path_relative(&session->arena, path, here);
    return string_starts_with(relative, "..") ? path : relative;
}

/* Reads the project again, to tell what it makes of the new file. NULL where it cannot: the project
 * is the application's. */
static json_t *describe_file(struct session *session, const char *path, struct alq_error *err)
{
    if (session->host->project)
        return json_null();
    struct alq_project_options options = session_project_options(session, true);
    struct alq_project *project = NULL;
    if (!alq_project_open(&options, &project, err))
        return NULL;
    struct alq_revision_list list = {0};
    json_t *found = NULL;
    if (alq_project_walk(project, NULL, NULL, &list, err))
        found = json_null();
    for (size_t i = 0; i < list.count; i++)
        if (string_equal(list.items[i]->path, path))
            found = json_revision(list.items[i]);
    alq_revision_list_release(&list);
    alq_project_free(project);
    return found;
}

bool scaffold_print(struct session *session, const char *path,
                    const struct alq_comparison *comparison, struct alq_error *err)
{
    if (!session->output.is_json) {
        output_line(&session->output, "Generated %s", scaffold_short_path(session, path));
        return true;
    }
    json_t *revision = describe_file(session, path_absolute(&session->arena, path), err);
    if (!revision)
        return false;
    json_t *root = json_pack("{s:o, s:o}", "path", json_text(path), "revision", revision);
    if (comparison)
        json_object_set_new(root, "comparison", comparison_json(comparison));
    json_print(&session->output, root);
    return true;
}

/* What post-write hooks say is no result. */
static void on_hook_log(void *user, enum alq_log_level level, const char *message)
{
    struct session *session = user;
    if (level >= ALQ_LOG_WARNING)
        output_warning(&session->output, message);
    else if (level == ALQ_LOG_INFO)
        output_note(&session->output, "%s", message);
}

bool scaffold_create_revision(struct session *session, const struct alq_revision_request *request,
                              struct alq_error *err)
{
    const struct alq_callbacks callbacks = {session, on_hook_log, NULL};
    char *path = NULL;
    if (!alq_create_revision(session->project, request, &callbacks, &path, err))
        return false;
    bool is_printed = scaffold_print(session, path, NULL, err);
    free(path);
    return is_printed;
}

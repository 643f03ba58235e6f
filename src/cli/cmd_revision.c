/* `revision`: writes a new revision file. */
#include <stdlib.h>

#include "base/error.h"
#include "base/message.h"
#include "cli/comparison.h"
#include "cli/json.h"
#include "cli/scaffold.h"
#include "cli/session.h"
#include "base/banned.h"

/* Options that mean nothing without --autogenerate. */
static bool check_options(struct session *session, struct alq_error *err)
{
    static const struct {
        enum option_id id;
        const char *name;
    } options[] = {{OPTION_DESIRED_SCHEMA, "--schema"},
                   {OPTION_FROM_SIDE, "--from"},
                   {OPTION_SETUP, "--setup"},
                   {OPTION_SCRATCH, "--scratch"}};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (session_value(session, options[i].id)) {
            error_set(err, ALQ_ERROR_USAGE, "%s is for --autogenerate", options[i].name);
            return error_hint(err, "alambique revision --autogenerate");
        }
    return true;
}

static bool tell(struct session *session, const struct alq_comparison *comparison, const char *path,
                 struct alq_error *err)
{
    for (size_t i = 0; i < comparison->count; i++)
        output_note(&session->output, "%s", comparison->items[i].detected);
    comparing_warn(session, comparison);
    if (path)
        return scaffold_print(session, path, comparison, err);
    if (session->output.is_json)
        json_print(&session->output, json_pack("{s:n, s:n, s:o}", "path", "revision", "comparison",
                                               comparison_json(comparison)));
    else
        output_line(&session->output, _("No changes in schema detected."));
    return true;
}

static bool autogenerate(struct session *session, const struct alq_revision_request *request,
                         struct alq_error *err)
{
    struct comparing comparing;
    struct alq_comparison comparison = {0};
    char *path = NULL;
    if (!comparing_begin(&comparing, session, err))
        return false;
    comparing.options.from = session_value(session, OPTION_FROM_SIDE);
    bool is_done =
        alq_autogenerate(session->project, request, &comparing.options, &path, &comparison, err);
    comparing_end(&comparing);
    is_done = is_done && tell(session, &comparison, path, err);
    alq_comparison_release(&comparison);
    free(path);
    return is_done;
}

bool cmd_revision(struct session *session, struct alq_error *err)
{
    const char *argument = session_argument(session, 0);
    const char *option = session_value(session, OPTION_MESSAGE);
    if (argument && option)
        return error_set(err, ALQ_ERROR_USAGE, "two messages are given, '%s' and '%s'", argument,
                         option);
    const struct strings *parents = session_values(session, OPTION_HEAD);
    const struct strings *labels = session_values(session, OPTION_LABEL);
    const struct strings *depends_on = session_values(session, OPTION_DEPENDS_ON);
    const struct alq_revision_request request = {
        .message = argument ? argument : option,
        .parents = parents->items,
        .parent_count = parents->count,
        .splice = session_has(session, OPTION_SPLICE),
        .labels = labels->items,
        .label_count = labels->count,
        .depends_on = depends_on->items,
        .depends_on_count = depends_on->count,
        .version_path = session_value(session, OPTION_VERSION_PATH),
        .rev_id = session_value(session, OPTION_REV_ID),
        .branch = session_value(session, OPTION_BRANCH),
        .template_name = session_value(session, OPTION_TEMPLATE),
    };
    if (session_has(session, OPTION_AUTOGENERATE))
        return autogenerate(session, &request, err);
    return check_options(session, err) && session_open_new_project(session, err) &&
           scaffold_create_revision(session, &request, err);
}

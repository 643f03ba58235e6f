/* `revision`: writes a new revision file. */
#include "base/error.h"
#include "cli/scaffold.h"
#include "cli/session.h"
#include "base/banned.h"

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
    return session_open_new_project(session, err) &&
           scaffold_create_revision(session, &request, err);
}

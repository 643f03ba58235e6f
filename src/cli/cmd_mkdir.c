/* `mkdir`: makes the directories that the configuration names. */
#include "cli/json.h"
#include "cli/scaffold.h"
#include "cli/session.h"
#include "base/banned.h"

bool cmd_mkdir(struct session *session, struct alq_error *err)
{
    struct scaffold scaffold = {.session = session};
    const struct alq_callbacks callbacks = scaffold_callbacks(&scaffold);
    if (!session_open_new_project(session, err) || !alq_mkdir(session->project, &callbacks, err))
        return false;
    if (session->output.is_json)
        json_print(&session->output,
                   json_pack("{s:o}", "version_locations",
                             json_list(alq_project_version_locations(session->project))));
    else if (!scaffold.lines.count)
        output_line(&session->output, "Nothing to do: the directories are there.");
    return true;
}

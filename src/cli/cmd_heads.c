/* `heads`: the newest revision of each branch. */
#include "cli/listing.h"
#include "cli/revision_text.h"
#include "cli/session.h"
#include "base/banned.h"

bool cmd_heads(struct session *session, struct alq_error *err)
{
    struct alq_revision_list heads = {0};
    if (!session_open_project(session, err) ||
        !alq_project_heads(session->project, session_has(session, OPTION_RESOLVE_DEPENDENCIES),
                           &heads, err))
        return false;
    const struct listing listing = {
        .parts = REVISION_LABELS,
        .is_verbose = session_has(session, OPTION_VERBOSE),
    };
    listing_print(session, &listing, &heads);
    alq_revision_list_release(&heads);
    return true;
}

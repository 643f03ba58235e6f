/* `show`: revisions in full. */
#include "cli/listing.h"
#include "cli/session.h"
#include "base/banned.h"

bool cmd_show(struct session *session, struct alq_error *err)
{
    static const char *const heads[] = {"heads"};
    const struct strings *asked = &session->arguments.positional;
    struct alq_revision_list revisions = {0};
    if (!listing_resolve(session, asked->count ? asked->items : heads,
                         asked->count ? asked->count : 1, &revisions, err))
        return false;
    const struct listing listing = {.is_verbose = true};
    listing_print(session, &listing, &revisions);
    alq_revision_list_release(&revisions);
    return true;
}

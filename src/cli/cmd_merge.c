/* `merge`: writes a revision that joins several. */
#include "base/error.h"
#include "base/text.h"
#include "cli/listing.h"
#include "cli/scaffold.h"
#include "cli/session.h"
#include "base/banned.h"

static bool check_several(const struct alq_revision_list *parents, struct alq_error *err)
{
    if (parents->count > 1)
        return true;
    error_set(err, ALQ_ERROR_REVISION, "nothing to merge: %s is the only one",
              parents->items[0]->id);
    return error_hint(err, "alambique heads");
}

/* As Flask-Alembic words it. */
static char *default_message(const struct alq_revision_list *parents, struct arena *arena)
{
    TEXT_SCOPE(text);
    for (size_t i = 0; i < parents->count; i++)
        text_printf(&text, "%s %s", i ? "," : "merge", parents->items[i]->id);
    return text_copy(&text, arena);
}

static bool create(struct session *session, const struct alq_revision_list *parents,
                   struct alq_error *err)
{
    const struct strings *labels = session_values(session, OPTION_LABEL);
    const char *message = session_value(session, OPTION_MESSAGE);
    const char **ids = arena_new_array(&session->arena, const char *, parents->count);
    for (size_t i = 0; i < parents->count; i++)
        ids[i] = parents->items[i]->id;
    const struct alq_revision_request request = {
        .message = message ? message : default_message(parents, &session->arena),
        .parents = ids,
        .parent_count = parents->count,
        .splice = session_has(session, OPTION_SPLICE),
        .labels = labels->items,
        .label_count = labels->count,
        .rev_id = session_value(session, OPTION_REV_ID),
    };
    return check_several(parents, err) && scaffold_create_revision(session, &request, err);
}

bool cmd_merge(struct session *session, struct alq_error *err)
{
    static const char *const heads[] = {"heads"};
    const struct strings *asked = &session->arguments.positional;
    struct alq_revision_list parents = {0};
    if (!listing_resolve(session, asked->count ? asked->items : heads,
                         asked->count ? asked->count : 1, &parents, err))
        return false;
    bool is_created = listing_need_some(session, &parents, err) && create(session, &parents, err);
    alq_revision_list_release(&parents);
    return is_created;
}

/* Prints lists of revisions, and finds the ones that are asked for. */
#include "cli/listing.h"

#include "base/error.h"
#include "base/map.h"
#include "base/text.h"
#include "cli/json.h"
#include "cli/revision_text.h"
#include "cli/session.h"
#include "base/banned.h"

static bool is_marked(const struct map *marked, const struct alq_revision *revision)
{
    return marked && map_has(marked, revision->id);
}

static void print_json(struct session *session, const struct alq_revision_list *revisions,
                       const struct map *marked)
{
    json_t *array = json_array();
    for (size_t i = 0; i < revisions->count; i++) {
        json_t *object = json_revision(revisions->items[i]);
        if (marked)
            json_object_set_new(object, "is_current",
                                json_boolean(is_marked(marked, revisions->items[i])));
        json_array_append_new(array, object);
    }
    json_t *root = json_object();
    json_object_set_new(root, "revisions", array);
    json_print(&session->output, root);
}

enum { INDENT = 4 };

void listing_print(struct session *session, const struct listing *listing,
                   const struct alq_revision_list *revisions)
{
    if (session->output.is_json) {
        print_json(session, revisions, listing->marked);
        return;
    }
    bool colors = session->output.colors_out;
    for (size_t i = 0; i < revisions->count; i++) {
        const struct alq_revision *revision = revisions->items[i];
        bool is_current = is_marked(listing->marked, revision);
        TEXT_SCOPE(text);
        if (listing->is_verbose) {
            revision_add_entry(&text, revision, is_current, colors);
            output_block(&session->output, text_string(&text));
        } else {
            revision_add_line(&text, revision, listing->parts, is_current, colors);
            output_wrapped(&session->output, text_string(&text), INDENT);
        }
    }
}

static bool resolve_current(struct session *session, struct alq_revision_list *ret_list,
                            struct alq_error *err)
{
    struct alq_state state;
    if (!session_open_to_read(session, err) ||
        !alq_state(session->project, session->database, &state, err))
        return false;
    *ret_list = state.current;
    state.current = (struct alq_revision_list){0};
    alq_state_release(&state);
    return true;
}

bool listing_need_some(struct session *session, const struct alq_revision_list *list,
                       struct alq_error *err)
{
    if (list->count)
        return true;
    error_set(err, ALQ_ERROR_REVISION, "no revision is current");
    error_detail(err, "%s has none applied that this project knows",
                 session_database_name(session));
    return error_hint(err, "alambique status");
}

bool listing_resolve(struct session *session, const char *const *identifiers, size_t count,
                     struct alq_revision_list *ret_list, struct alq_error *err)
{
    if (count == 1 && string_equal(identifiers[0], "current"))
        return resolve_current(session, ret_list, err);
    if (!session_open_project(session, err))
        return false;
    struct alq_revision_list list = {0};
    if (!alq_project_resolve(session->project, identifiers, count, &list, err))
        return false;
    if (list.count) {
        *ret_list = list;
        return true;
    }
    alq_revision_list_release(&list);
    error_set(err, ALQ_ERROR_REVISION, "'%s' means no revision file", identifiers[0]);
    return error_hint(err, "alambique history");
}

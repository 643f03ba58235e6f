/* `history` (`log`): the revisions, newest first, or with --applied what was run on the
 * database. */
#include "base/arena.h"
#include "base/map.h"
#include "base/text.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "cli/range.h"
#include "cli/revision_text.h"
#include "cli/session.h"
#include "base/banned.h"

static bool print_history(struct session *session, const struct range *range,
                          const struct alq_revision_list *current, struct alq_error *err)
{
    struct alq_revision_list list = {0};
    struct map marked = {0};
    bool is_marking = session_has(session, OPTION_INDICATE_CURRENT);
    if (!range_walk(session, range, current, &list, err))
        return false;
    for (size_t i = 0; is_marking && i < current->count; i++)
        map_add(&marked, &session->arena, current->items[i]->id, session);
    const struct listing listing = {
        .parts = REVISION_PARENTS | REVISION_LABELS | REVISION_TREE | REVISION_TITLE,
        .is_verbose = session_has(session, OPTION_VERBOSE),
        .marked = is_marking ? &marked : NULL,
    };
    listing_print(session, &listing, &list);
    alq_revision_list_release(&list);
    return true;
}

enum { INDENT = 4 };

static void print_event(struct session *session, const struct alq_event *event)
{
    bool colors = session->output.colors_out;
    bool is_ok = string_equal(event->outcome, "ok");
    TEXT_SCOPE(text);
    style_add(&text, colors, STYLE_DIM, event->started ? event->started : "-");
    text_printf(&text, "  %-9s  ", event->action);
    style_add(&text, colors, STYLE_ID, event->revision ? event->revision : "<base>");
    const struct alq_revision *revision =
        event->revision ? alq_project_find(session->project, event->revision) : NULL;
    if (revision && *revision->title)
        text_printf(&text, ", %s", revision->title);
    if (event->who)
        text_printf(&text, " (%s)", event->who);
    if (!is_ok) {
        text_add_char(&text, ' ');
        style_add(&text, colors, STYLE_ERROR, event->outcome);
        if (event->error)
            text_printf(&text, ": %s", event->error);
    }
    output_wrapped(&session->output, text_string(&text), INDENT);
}

static void print_events_json(struct session *session, const struct alq_event_list *events)
{
    json_t *array = json_array();
    for (size_t i = 0; i < events->count; i++) {
        const struct alq_event *event = &events->items[i];
        json_t *object = json_object();
        json_object_set_new(object, "number", json_integer(event->number));
        json_object_set_new(object, "revision", json_text(event->revision));
        json_object_set_new(object, "action", json_text(event->action));
        json_object_set_new(object, "outcome", json_text(event->outcome));
        json_object_set_new(object, "error", json_text(event->error));
        json_object_set_new(object, "started", json_text(event->started));
        json_object_set_new(object, "finished", json_text(event->finished));
        json_object_set_new(object, "who", json_text(event->who));
        json_object_set_new(object, "host", json_text(event->host));
        json_object_set_new(object, "tool", json_text(event->tool));
        json_object_set_new(object, "checksum", json_text(event->checksum));
        json_array_append_new(array, object);
    }
    json_t *root = json_object();
    json_object_set_new(root, "events", array);
    json_print(&session->output, root);
}

static bool print_applied(struct session *session, struct alq_error *err)
{
    struct alq_event_list events = {0};
    if (!session_open_to_read(session, err) ||
        !alq_events(session->project, session->database, &events, err))
        return false;
    if (session->output.is_json)
        print_events_json(session, &events);
    for (size_t i = 0; i < events.count && !session->output.is_json; i++)
        print_event(session, &events.items[i]);
    if (!events.count && !alq_project_keeps_history(session->project))
        output_note(&session->output, "This project keeps no history; turn it on with --history.");
    else if (!events.count)
        output_note(&session->output, "Nothing is recorded on this database.");
    alq_event_list_release(&events);
    return true;
}

bool cmd_history(struct session *session, struct alq_error *err)
{
    struct range range = {0};
    struct alq_state state = {0};
    if (session_has(session, OPTION_APPLIED))
        return print_applied(session, err);
    if (!range_read(session, &range, err))
        return false;
    bool needs_database =
        range_needs_database(&range) || session_has(session, OPTION_INDICATE_CURRENT);
    if (!needs_database) {
        const struct alq_revision_list none = {0};
        return session_open_project(session, err) && print_history(session, &range, &none, err);
    }
    if (!session_open_to_read(session, err) ||
        !alq_state(session->project, session->database, &state, err))
        return false;
    bool is_printed = print_history(session, &range, &state.current, err);
    alq_state_release(&state);
    return is_printed;
}

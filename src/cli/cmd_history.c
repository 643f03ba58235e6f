/* `history` (`log`): the revisions, newest first, or with --applied what was run on the
 * database. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "base/text.h"
#include "cli/json.h"
#include "cli/lineage.h"
#include "cli/listing.h"
#include "cli/revision_text.h"
#include "cli/session.h"
#include "base/banned.h"

struct range {
    const char *lower; /* NULL: base */
    const char *upper; /* NULL: heads */
    bool from_current;
    bool to_current;
};

static bool read_range(struct session *session, struct range *ret_range, struct alq_error *err)
{
    const char *given = session_value(session, OPTION_RANGE);
    struct range range = {
        .lower = session_value(session, OPTION_START_REVISION),
        .upper = session_value(session, OPTION_END_REVISION),
    };
    const char *colon = given ? strchr(given, ':') : NULL;
    if (given && !colon) {
        error_set(err, ALQ_ERROR_USAGE, "history range '%s' has no colon", given);
        return error_hint(err, "[start]:[end], as in -r %s: or -r :%s", given, given);
    }
    if (colon) {
        range.lower = arena_strndup(&session->arena, given, (size_t)(colon - given));
        range.upper = colon + 1;
    }
    if (range.lower && !*range.lower)
        range.lower = NULL;
    if (range.upper && !*range.upper)
        range.upper = NULL;
    range.from_current = string_equal(range.lower, "current");
    range.to_current = string_equal(range.upper, "current");
    *ret_range = range;
    return true;
}

static void keep_if(struct alq_revision_list *list, const struct map *ids, bool has)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (map_has(ids, list->items[i]->id) == has)
            list->items[kept++] = list->items[i];
    list->count = kept;
}

/* What comes before the database's versions, they themselves not among it. */
static void find_passed(const struct session *session, const struct alq_revision_list *current,
                        struct arena *arena, struct map *ret_ids)
{
    struct map all;
    lineage_ancestors(session->project, current, arena, &all);
    *ret_ids = (struct map){0};
    for (size_t i = current->count; i < all.count; i++)
        map_add(ret_ids, arena, all.entries[i].key, all.entries[i].value);
}

/* `current` may be several revisions, or none, where a walk has one end. */
static bool walk(struct session *session, const struct range *range,
                 const struct alq_revision_list *current, struct alq_revision_list *ret_list,
                 struct alq_error *err)
{
    if (!alq_project_walk(session->project, range->to_current ? NULL : range->upper,
                          range->from_current ? NULL : range->lower, ret_list, err))
        return false;
    struct map ids;
    if (range->to_current) {
        lineage_ancestors(session->project, current, &session->arena, &ids);
        keep_if(ret_list, &ids, true);
    }
    if (range->from_current && current->count) {
        lineage_descendants(session->project, current, &session->arena, &ids);
        keep_if(ret_list, &ids, true);
        find_passed(session, current, &session->arena, &ids);
        keep_if(ret_list, &ids, false);
    }
    return true;
}

static bool print_history(struct session *session, const struct range *range,
                          const struct alq_revision_list *current, struct alq_error *err)
{
    struct alq_revision_list list = {0};
    struct map marked = {0};
    bool is_marking = session_has(session, OPTION_INDICATE_CURRENT);
    if (!walk(session, range, current, &list, err))
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
    output_string(&session->output, text_string(&text));
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
    alq_event_list_release(&events);
    return true;
}

bool cmd_history(struct session *session, struct alq_error *err)
{
    struct range range = {0};
    struct alq_state state = {0};
    if (session_has(session, OPTION_APPLIED))
        return print_applied(session, err);
    if (!read_range(session, &range, err))
        return false;
    bool needs_database =
        range.from_current || range.to_current || session_has(session, OPTION_INDICATE_CURRENT);
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

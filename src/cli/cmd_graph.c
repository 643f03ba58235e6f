/* `graph`: draws the revisions, in the terminal or for Graphviz, Mermaid and browsers. */
#include "base/error.h"
#include "base/file.h"
#include "base/map.h"
#include "base/message.h"
#include "base/text.h"
#include "cli/drawing.h"
#include "cli/graphviz.h"
#include "cli/json.h"
#include "cli/lineage.h"
#include "cli/range.h"
#include "cli/session.h"
#include "base/banned.h"

/* What is known of the database. */
struct applied {
    bool is_known;
    struct alq_state state;
    struct map ids;
    struct map current;
};

/* The drawing does without a database that is not configured or does not answer; which of several
 * is meant has to be known. */
static bool look_at_database(struct session *session, bool is_needed, struct applied *applied,
                             struct alq_error *err)
{
    ERROR_SCOPE(problem);
    const char *path = session_output_file(session);
    if (!session_open_project(session, err))
        return false;
    bool is_named = session->host->database || session_names_url(session);
    if (!is_needed && !is_named)
        return true;
    if (session_open_to_read(session, &problem) &&
        alq_state(session->project, session->database, &applied->state, &problem)) {
        applied->is_known = true;
        return true;
    }
    bool is_for_each = session->wants_name;
    session->wants_name = is_for_each && !path;
    if (is_needed || is_for_each)
        return error_move(err, &problem);
    session->exit_code = EXIT_DONE;
    output_note(&session->output, "What is applied is not known: %s", problem.message);
    return true;
}

static void note_unknown(struct session *session, const struct applied *applied)
{
    for (size_t i = 0; i < applied->state.unknown.count; i++)
        output_note(&session->output, "The database is at %s, which is not among the revisions.",
                    applied->state.unknown.items[i]);
}

static void collect(struct session *session, struct applied *applied)
{
    const struct alq_revision_list *current = &applied->state.current;
    if (!applied->is_known)
        return;
    lineage_ancestors(session->project, current, &session->arena, &applied->ids);
    for (size_t i = 0; i < current->count; i++)
        map_add(&applied->current, &session->arena, current->items[i]->id, session);
}

/* -- Formats. */

static const char *const endings[][2] = {
    {".svg", "svg"}, {".dot", "dot"}, {".gv", "dot"}, {".mmd", "mermaid"}, {".mermaid", "mermaid"},
};

/* Said, else as the file is called. */
static const char *find_format(const struct session *session)
{
    const char *said = session_value(session, OPTION_DRAW_FORMAT);
    const char *path = session_output_file(session);
    for (size_t i = 0; !said && path && i < sizeof endings / sizeof *endings; i++)
        if (string_ends_with(path, endings[i][0]))
            return endings[i][1];
    return said ? said : "text";
}

static bool draw(const struct session *session, const struct drawing *drawing, struct text *text,
                 struct alq_error *err)
{
    const char *format = find_format(session);
    bool has_file = session_output_file(session) != NULL;
    const struct drawing_style style = {
        .columns = has_file ? 0 : output_columns(session->output.out),
        .colors = session->output.colors_out && !has_file,
        .is_ascii = !output_speaks_unicode(),
    };
    if (string_equal(format, "text")) {
        drawing_add_text(text, drawing, &style);
    } else if (string_equal(format, "mermaid")) {
        drawing_add_mermaid(text, drawing);
    } else if (string_equal(format, "dot")) {
        drawing_add_dot(text, drawing);
    } else {
        TEXT_SCOPE(dot);
        drawing_add_dot(&dot, drawing);
        return graphviz_add_svg(text, &dot, err);
    }
    return true;
}

/* -- Results. */

static void print_json(struct session *session, const struct alq_revision_list *list,
                       const struct applied *applied)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->count; i++) {
        const char *id = list->items[i]->id;
        json_t *object = json_revision(list->items[i]);
        json_object_set_new(object, "is_applied",
                            applied->is_known ? json_boolean(map_has(&applied->ids, id))
                                              : json_null());
        json_object_set_new(object, "is_current", json_boolean(map_has(&applied->current, id)));
        json_array_append_new(array, object);
    }
    json_t *root = json_object();
    json_object_set_new(root, "revisions", array);
    json_print(&session->output, root);
}

static bool write_file(struct session *session, const char *path, const struct text *text,
                       size_t revisions, struct alq_error *err)
{
    if (!file_write(path, text_string(text), text->length, err))
        return false;
    output_line(&session->output,
                message_plural("%zu revision in %s", "%zu revisions in %s", revisions), revisions,
                path);
    return true;
}

static bool print_drawing(struct session *session, const struct alq_revision_list *list,
                          const struct applied *applied, struct alq_error *err)
{
    const char *path = session_output_file(session);
    const struct drawing_options options = {
        .applied = applied->is_known ? &applied->ids : NULL,
        .current = &applied->current,
        .shows_all = session_has(session, OPTION_DRAW_ALL),
    };
    struct drawing drawing = drawing_make(list, &options, &session->arena);
    TEXT_SCOPE(text);
    if (!draw(session, &drawing, &text, err))
        return false;
    if (path)
        return write_file(session, path, &text, list->count, err);
    output_bytes(&session->output, text_string(&text), text.length);
    return true;
}

static bool draw_range(struct session *session, const struct range *range, struct applied *applied,
                       struct alq_error *err)
{
    struct alq_revision_list list = {0};
    if (!range_walk(session, range, &applied->state.current, &list, err))
        return false;
    collect(session, applied);
    bool is_printed = true;
    if (session->output.is_json)
        print_json(session, &list, applied);
    else
        is_printed = print_drawing(session, &list, applied, err);
    note_unknown(session, applied);
    alq_revision_list_release(&list);
    return is_printed;
}

bool cmd_graph(struct session *session, struct alq_error *err)
{
    struct range range = {0};
    struct applied applied = {0};
    if (session->output.is_json &&
        (session_value(session, OPTION_DRAW_FORMAT) || session_value(session, OPTION_OUTPUT)))
        return error_set(err, ALQ_ERROR_USAGE,
                         "--json is a format of its own: leave out --format "
                         "and --output");
    if (!range_read(session, &range, err) ||
        !look_at_database(session, range_needs_database(&range), &applied, err))
        return false;
    bool is_drawn = draw_range(session, &range, &applied, err);
    alq_state_release(&applied.state);
    return is_drawn;
}

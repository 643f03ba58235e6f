/* `status`: where the database stands, and what to do next. The exit code says it too. */
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "cli/json.h"
#include "cli/phrases.h"
#include "cli/scaffold.h"
#include "cli/session.h"
#include "cli/tenants.h"
#include "base/banned.h"

struct status {
    struct alq_state state;
    struct alq_lock_holder holder;
    const char *next;             /* the one command to run; NULL: none */
    struct alq_settings settings; /* with -v */
};

static enum style style_of(const struct alq_state *state)
{
    switch (exit_code_of_state(state)) {
    case EXIT_DONE:
        return STYLE_GOOD;
    case EXIT_PENDING:
        return STYLE_WARNING;
    default:
        return STYLE_ERROR;
    }
}

/* What an application does not offer is no next step there. */
static const char *next_of(const struct session *session, const struct alq_state *state)
{
    switch (state->kind) {
    case ALQ_STATE_AHEAD:
    case ALQ_STATE_DIVERGED:
        return _("get the revision files that this database was made with, or tell it where it "
                 "is: alambique stamp --purge REV");
    case ALQ_STATE_INTERRUPTED:
        return "alambique repair";
    case ALQ_STATE_UNVERSIONED:
        return _("alambique upgrade, or where the tables are those of a revision: alambique stamp "
                 "REV");
    default:
        break;
    }
    if (state->pending.count)
        return "alambique upgrade";
    if (state->edited.count && command_find("revision", session->host->hidden))
        return "alambique revision -m \"...\"";
    return NULL;
}

static const char *complete(struct session *session, const char *hint)
{
    TEXT_SCOPE(text);
    if (!hint)
        return NULL;
    invocation_add_hint(&session->output.invocation, &text, hint);
    return text_copy(&text, &session->arena);
}

static void add_state(struct text *text, const struct session *session,
                      const struct alq_state *state)
{
    text_add(text, _(alq_state_name(state->kind)));
    if (session->is_missing)
        text_add(text, _(", the file does not exist yet"));
    else if (state->kind == ALQ_STATE_UNVERSIONED)
        text_add(text, _(", it has tables but no version"));
    else if (state->kind == ALQ_STATE_INTERRUPTED)
        text_printf(text, _(", revision %s stopped before statement %zu"), state->interrupted,
                    state->interrupted_statement);
    else if (state->kind == ALQ_STATE_AHEAD || state->kind == ALQ_STATE_DIVERGED)
        text_add(text, _(", it has revisions that this project does not"));
    phrase_add_pending(text, state);
    if (!state->pending.count && state->kind == ALQ_STATE_CURRENT)
        text_add(text, _(", at head"));
    phrase_add_edited(text, state);
}

/* Wrapped beside its label; further lines are indented. */
static void print_wrapped(struct session *session, const char *label, enum style style,
                          const char *value, size_t indent)
{
    TEXT_SCOPE(wrapped);
    display_add_wrapped(&wrapped, value, output_value_columns(&session->output), indent);
    char *rest = wrapped.bytes;
    for (bool is_first = true; rest; is_first = false) {
        const char *line = strsep(&rest, "\n");
        output_field(&session->output, is_first ? label : "", style, line);
    }
}

/* A line, whose title is cut to it; on a narrow terminal, where next to nothing of the title would
 * be left, as many as it takes. */
static void print_revision(struct session *session, const char *label,
                           const struct alq_revision *revision)
{
    enum { NARROW = 40 };
    size_t columns = output_value_columns(&session->output);
    TEXT_SCOPE(whole);
    TEXT_SCOPE(cut);
    style_add(&whole, session->output.colors_out, STYLE_ID, revision->id);
    if (*revision->title)
        text_printf(&whole, "  %s", revision->title);
    if (columns >= NARROW)
        display_add_cut(&cut, text_string(&whole), columns);
    print_wrapped(session, label, STYLE_PLAIN, text_string(columns < NARROW ? &whole : &cut), 2);
}

static void print_revisions(struct session *session, const char *label,
                            const struct alq_revision_list *list)
{
    enum { MOST = 10 };
    for (size_t i = 0; i < list->count && i < MOST; i++)
        print_revision(session, i ? "" : label, list->items[i]);
    if (list->count <= MOST)
        return;
    TEXT_SCOPE(text);
    text_printf(&text, _("and %zu more"), list->count - MOST);
    output_field(&session->output, "", STYLE_DIM, text_string(&text));
}

static void print_unknown(struct session *session, struct alq_string_list list)
{
    for (size_t i = 0; i < list.count; i++)
        output_field(&session->output, i ? "" : _("Unknown"), STYLE_ERROR, list.items[i]);
}

static void print_edited(struct session *session, const struct alq_state *state)
{
    struct alq_string_list list = state->edited;
    for (size_t i = 0; i < list.count; i++) {
        const struct alq_revision *revision = alq_project_find(session->project, list.items[i]);
        TEXT_SCOPE(text);
        style_add(&text, session->output.colors_out, STYLE_ID, list.items[i]);
        if (revision)
            text_printf(&text, "  %s", scaffold_short_path(session, revision->path));
        print_wrapped(session, i ? "" : _("Edited"), STYLE_PLAIN, text_string(&text), 2);
    }
    if (!list.count)
        return;
    TEXT_SCOPE(stamp);
    text_add(&stamp, "alambique stamp");
    for (size_t i = 0; i < state->versions.count; i++)
        text_printf(&stamp, " %s", state->versions.items[i]);
    TEXT_SCOPE(advice);
    text_printf(&advice,
                _("put back what was applied, and make the change in a new revision; or where the "
                  "schema is as the file says: %s"),
                text_string(&stamp));
    print_wrapped(session, "", STYLE_DIM, complete(session, text_string(&advice)), 0);
}

static void print_settings(struct session *session, const struct alq_settings *settings)
{
    for (size_t i = 0; i < settings->count; i++) {
        const struct alq_setting *setting = &settings->items[i];
        TEXT_SCOPE(text);
        text_printf(&text, _("%s = %s (from %s)"), setting->key, setting->value, setting->source);
        print_wrapped(session, i ? "" : _("Settings"), STYLE_PLAIN, text_string(&text), 0);
    }
    for (size_t i = 0; i < settings->notes.count; i++)
        print_wrapped(session, i ? "" : _("Notes"), STYLE_WARNING, settings->notes.items[i], 0);
}

static void print_text(struct session *session, const struct status *status)
{
    const struct alq_state *state = &status->state;
    TEXT_SCOPE(database);
    TEXT_SCOPE(name);
    const char *source = session_url_source(session);
    text_add(&database, session_database_name(session));
    if (source)
        text_printf(&database, _(" (from %s)"), source);
    print_wrapped(session, "Database", STYLE_PLAIN, text_string(&database), 0);
    add_state(&name, session, state);
    print_wrapped(session, "State", style_of(state), text_string(&name), 0);
    print_revisions(session, "Current", &state->current);
    print_unknown(session, state->unknown);
    print_revisions(session, "Pending", &state->pending);
    print_edited(session, state);
    if (status->holder.is_held)
        print_wrapped(session, "Lock", STYLE_WARNING, status->holder.description, 0);
    print_settings(session, &status->settings);
    if (status->next)
        print_wrapped(session, "Next", STYLE_PLAIN, status->next, 0);
}

static json_t *json_settings(const struct alq_settings *settings)
{
    json_t *list = json_array();
    for (size_t i = 0; i < settings->count; i++) {
        json_t *setting = json_object();
        json_object_set_new(setting, "key", json_text(settings->items[i].key));
        json_object_set_new(setting, "value", json_text(settings->items[i].value));
        json_object_set_new(setting, "from", json_text(settings->items[i].source));
        json_array_append_new(list, setting);
    }
    return list;
}

static void print_json(struct session *session, const struct status *status)
{
    const struct alq_state *state = &status->state;
    bool is_interrupted = state->kind == ALQ_STATE_INTERRUPTED;
    json_t *root = json_object();
    json_object_set_new(root, "database", json_text(session_display_url(session)));
    json_object_set_new(root, "database_from", json_text(session_url_source(session)));
    json_object_set_new(root, "exists", json_boolean(!session->is_missing));
    json_object_set_new(root, "state", json_text(alq_state_name(state->kind)));
    json_object_set_new(root, "versions", json_list(state->versions));
    json_object_set_new(root, "unknown", json_list(state->unknown));
    json_object_set_new(root, "pending", json_revision_ids(&state->pending));
    json_object_set_new(root, "edited", json_list(state->edited));
    json_object_set_new(root, "interrupted", json_text(state->interrupted));
    json_object_set_new(root, "interrupted_statement",
                        is_interrupted ? json_integer((json_int_t)state->interrupted_statement)
                                       : json_null());
    json_object_set_new(root, "lock_holder", json_text(status->holder.description));
    json_object_set_new(root, "next", json_text(status->next));
    if (session_has(session, OPTION_VERBOSE)) {
        json_object_set_new(root, "settings", json_settings(&status->settings));
        json_object_set_new(root, "notes", json_list(status->settings.notes));
    }
    json_object_set_new(root, "exit_code", json_integer((json_int_t)session->exit_code));
    json_print(&session->output, root);
}

static bool read_status(struct session *session, struct status *ret_status, struct alq_error *err)
{
    struct status status = {0};
    bool wants_settings = session_has(session, OPTION_VERBOSE);
    if (wants_settings && !alq_project_settings(session->project, &status.settings, err))
        return false;
    if (!alq_state(session->project, session->database, &status.state, err)) {
        alq_settings_release(&status.settings);
        return false;
    }
    /* Who has the lock is good to know, and no reason to fail. */
    if (!alq_lock_holder(session->project, session->database, &status.holder, NULL))
        status.holder = (struct alq_lock_holder){0};
    status.next = complete(session, next_of(session, &status.state));
    session->exit_code = exit_code_of_state(&status.state);
    *ret_status = status;
    return true;
}

bool cmd_status(struct session *session, struct alq_error *err)
{
    struct status status;
    bool are_tenants = false;
    if (!tenants_are_meant(session, &are_tenants, err))
        return false;
    if (are_tenants)
        return tenants_run(session, ALQ_TENANTS_LOOK, (struct alq_string_list){0}, err);
    if (!session_open_to_read(session, err) || !read_status(session, &status, err))
        return false;
    if (session->output.is_json)
        print_json(session, &status);
    else
        print_text(session, &status);
    alq_settings_release(&status.settings);
    alq_lock_holder_release(&status.holder);
    alq_state_release(&status.state);
    return true;
}

/* `check`: whether the revisions make the desired schema, and the database is what they make. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/vec.h"
#include "cli/comparison.h"
#include "cli/json.h"
#include "cli/session.h"
#include "base/banned.h"

struct check {
    struct session *session;
    struct comparing comparing;
    bool has_schema;
    struct alq_comparison wanted; /* the revisions, against the desired schema */
    struct alq_comparison drift;  /* the database, against the revisions */
};

/* -- Where the database stands */

static bool fail_edited(const struct alq_state *state, struct session *session,
                        struct alq_error *err)
{
    struct strings ids = {0};
    for (size_t i = 0; i < state->edited.count; i++)
        vec_push(&session->arena, &ids, state->edited.items[i]);
    error_set(err, ALQ_ERROR_DRIFT, "revisions were edited after they had been applied: %s",
              strings_join(&ids, ", ", &session->arena));
    return error_hint(err, "put them back as they were, and write what is new as a revision");
}

static bool check_state(struct session *session, const struct alq_state *state,
                        struct alq_error *err)
{
    switch (state->kind) {
    case ALQ_STATE_AHEAD:
    case ALQ_STATE_DIVERGED:
        error_set(err, ALQ_ERROR_AHEAD, "the database has revisions that are not known here");
        return error_hint(err, "alambique status");
    case ALQ_STATE_INTERRUPTED:
        error_set(err, ALQ_ERROR_INTERRUPTED, "revision %s is interrupted", state->interrupted);
        return error_hint(err, "alambique repair");
    default:
        break;
    }
    if (state->pending.count) {
        error_set(err, ALQ_ERROR_PENDING, "target database is not up to date");
        return error_hint(err, "alambique upgrade");
    }
    return !state->edited.count || fail_edited(state, session, err);
}

static bool look_at_state(struct session *session, struct alq_error *err)
{
    struct alq_state state;
    if (!session_open_to_read(session, err) ||
        !alq_state(session->project, session->database, &state, err))
        return false;
    bool is_good = check_state(session, &state, err);
    alq_state_release(&state);
    return is_good;
}

/* -- What is compared */

static bool find_schema(struct check *check, struct alq_error *err)
{
    char *configured = NULL;
    if (!alq_project_setting(check->session->project, "schema", &configured, err))
        return false;
    check->has_schema =
        (configured && *configured) || session_value(check->session, OPTION_DESIRED_SCHEMA);
    free(configured);
    return true;
}

static bool compare(struct check *check, const char *from, const char *to,
                    struct alq_comparison *ret_comparison, struct alq_error *err)
{
    struct alq_schema_options options = check->comparing.options;
    options.from = from;
    options.to = to;
    return alq_compare(check->session->project, &options, ret_comparison, err);
}

/* Where the revisions make the schema, it can stand for them: it is loaded faster. */
static bool compare_all(struct check *check, struct alq_error *err)
{
    if (!find_schema(check, err) ||
        (check->has_schema && !compare(check, "revisions", "schema", &check->wanted, err)))
        return false;
    bool is_same = check->has_schema && !check->wanted.count;
    return compare(check, "database", is_same ? "schema" : "revisions", &check->drift, err);
}

/* -- What is said */

static void print_list(struct session *session, const struct alq_comparison *comparison)
{
    for (size_t i = 0; i < comparison->count; i++)
        output_string(&session->output, comparison->items[i].text);
    comparing_warn(session, comparison);
}

static bool say(struct check *check, struct alq_error *err)
{
    struct session *session = check->session;
    if (!check->has_schema)
        output_note(&session->output, "No schema is configured: the database is compared with its "
                                      "revisions alone.");
    if (check->wanted.count) {
        print_list(session, &check->wanted);
        error_set(err, ALQ_ERROR_DRIFT, "new upgrade operations detected");
        return error_hint(err, "alambique revision --autogenerate -m TEXT");
    }
    if (check->drift.count) {
        print_list(session, &check->drift);
        error_set(err, ALQ_ERROR_DRIFT, "the database is not what its revisions make");
        return error_hint(err, "alambique diff database revisions --sql");
    }
    output_line(&session->output, _("No new upgrade operations detected."));
    return true;
}

static bool tell(struct check *check, struct alq_error *err)
{
    struct session *session = check->session;
    if (!session->output.is_json)
        return say(check, err);
    if (check->wanted.count || check->drift.count)
        session->exit_code = EXIT_AHEAD;
    json_t *root = json_object();
    json_object_set_new(root, "schema",
                        check->has_schema ? comparison_json(&check->wanted) : json_null());
    json_object_set_new(root, "database", comparison_json(&check->drift));
    json_object_set_new(root, "exit_code", json_integer((json_int_t)session->exit_code));
    json_print(&session->output, root);
    return true;
}

bool cmd_check(struct session *session, struct alq_error *err)
{
    struct check check = {.session = session};
    if (!look_at_state(session, err) || !comparing_begin(&check.comparing, session, err))
        return false;
    bool is_done = compare_all(&check, err);
    comparing_end(&check.comparing);
    is_done = is_done && tell(&check, err);
    alq_comparison_release(&check.wanted);
    alq_comparison_release(&check.drift);
    return is_done;
}

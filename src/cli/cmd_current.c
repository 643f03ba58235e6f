/* `current`: the revisions that the database is at. */
#include "base/error.h"
#include "base/message.h"
#include "cli/json.h"
#include "cli/lineage.h"
#include "cli/listing.h"
#include "cli/revision_text.h"
#include "cli/session.h"
#include "cli/tenants.h"
#include "base/banned.h"

static bool fail_pending(struct session *session, const struct alq_state *state,
                         struct alq_error *err)
{
    size_t count = state->pending.count;
    error_set(err, ALQ_ERROR_PENDING, "database is not on all head revisions");
    if (state->versions.count)
        error_detail(err,
                     message_plural("%s is at %s%s; %zu revision is pending, %s",
                                    "%s is at %s%s; %zu revisions are pending, the next is %s",
                                    count),
                     session_database_name(session), state->versions.items[0],
                     state->versions.count > 1 ? _(" and others") : "", count,
                     state->pending.items[0]->id);
    else
        error_detail(err,
                     message_plural("%s has no revision applied; %zu revision is pending",
                                    "%s has no revision applied; %zu revisions are pending", count),
                     session_database_name(session), count);
    return error_hint(err, "alambique upgrade");
}

static bool fail_unknown(struct session *session, const struct alq_state *state,
                         struct alq_error *err)
{
    error_set(err, ALQ_ERROR_AHEAD, "can't locate revision identified by '%s'",
              state->unknown.items[0]);
    error_detail(err,
                 "%s is at this revision, and no file of this project has it: it was made by a "
                 "newer version, on another branch, or its file was deleted",
                 session_database_name(session));
    return error_hint(err,
                      "get the file and try again; to give it up: alambique stamp --purge REV");
}

static bool fail_interrupted(struct session *session, const struct alq_state *state,
                             struct alq_error *err)
{
    error_set(err, ALQ_ERROR_INTERRUPTED,
              "revision %s is unfinished: it stopped before statement "
              "%zu",
              state->interrupted, state->interrupted_statement);
    error_detail(err, "in %s", session_display_url(session));
    return error_hint(err, "alambique repair");
}

static bool judge(struct session *session, const struct alq_state *state, struct alq_error *err)
{
    if (session_has(session, OPTION_CHECK_HEADS) && state->kind == ALQ_STATE_INTERRUPTED)
        return fail_interrupted(session, state, err);
    if (state->unknown.count)
        return fail_unknown(session, state, err);
    if (session_has(session, OPTION_CHECK_HEADS) && state->pending.count)
        return fail_pending(session, state, err);
    return true;
}

/* Pending revisions are no failure unless they are asked about. */
static bool judge_tenants(struct session *session)
{
    if (session->exit_code == EXIT_PENDING && !session_has(session, OPTION_CHECK_HEADS))
        session->exit_code = EXIT_DONE;
    return true;
}

static void print_json(struct session *session, const struct alq_state *state,
                       const struct alq_revision_list *current)
{
    json_t *root = json_object();
    json_object_set_new(root, "database", json_text(session_display_url(session)));
    json_object_set_new(root, "versions", json_list(state->versions));
    json_object_set_new(root, "unknown", json_list(state->unknown));
    json_object_set_new(root, "revisions", json_revisions(current));
    json_object_set_new(root, "is_at_head",
                        json_boolean(!state->pending.count && !state->unknown.count));
    json_print(&session->output, root);
}

static void print_text(struct session *session, const struct alq_revision_list *current)
{
    const struct listing listing = {
        .parts = REVISION_TREE,
        .is_verbose = session_has(session, OPTION_VERBOSE),
    };
    if (listing.is_verbose)
        output_line(&session->output,
                    "Current revision(s) for %s:", session_database_name(session));
    listing_print(session, &listing, current);
}

bool cmd_current(struct session *session, struct alq_error *err)
{
    struct alq_state state;
    bool are_tenants = false;
    if (!tenants_are_meant(session, &are_tenants, err))
        return false;
    if (are_tenants)
        return tenants_run(session, ALQ_TENANTS_LOOK, (struct alq_string_list){0}, err) &&
               judge_tenants(session);
    if (!session_open_to_read(session, err) ||
        !alq_state(session->project, session->database, &state, err))
        return false;
    struct alq_revision_list current =
        lineage_current(session->project, &state.current, &session->arena);
    bool is_fine = judge(session, &state, err);
    /* As in Alembic, a failed --check-heads prints the failure only. */
    if (is_fine && session->output.is_json)
        print_json(session, &state, &current);
    else if (is_fine)
        print_text(session, &current);
    alq_state_release(&state);
    return is_fine;
}

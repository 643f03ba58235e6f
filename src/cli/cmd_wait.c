/* `wait`: until the database answers, or with --head until it is at head. */
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/message.h"
#include "cli/json.h"
#include "cli/session.h"
#include "base/banned.h"

enum { DEFAULT_TIMEOUT_MS = 60000, FIRST_PAUSE_MS = 50, LONGEST_PAUSE_MS = 1000 };
enum { SILENCE_NS = 2000000000 }; /* after that a wait says what it waits for, as for a lock */

static bool fail_pending(struct session *session, const struct alq_state *state,
                         struct alq_error *err)
{
    enum alq_error_kind kind = ALQ_ERROR_PENDING;
    if (state->unknown.count)
        kind = ALQ_ERROR_AHEAD;
    if (state->kind == ALQ_STATE_INTERRUPTED)
        kind = ALQ_ERROR_INTERRUPTED;
    error_set(err, kind, "the database is not at head but %s", _(alq_state_name(state->kind)));
    if (state->pending.count)
        error_detail(err,
                     message_plural("%zu revision is pending", "%zu revisions are pending",
                                    state->pending.count),
                     state->pending.count);
    error_hint(err, "alambique status");
    session->exit_code = exit_code_of_error(kind);
    return false;
}

static bool is_at_head(struct session *session, struct alq_database *database,
                       struct alq_error *err)
{
    struct alq_state state;
    if (!alq_state(session->project, database, &state, err))
        return false;
    bool is_there =
        !state.pending.count && !state.unknown.count && state.kind != ALQ_STATE_INTERRUPTED;
    if (!is_there)
        fail_pending(session, &state, err);
    alq_state_release(&state);
    return is_there;
}

static bool try_once(struct session *session, struct alq_error *err)
{
    struct alq_database *own = NULL;
    struct alq_database *database = session->host->database;
    session->exit_code = EXIT_UNREACHABLE;
    if (!database) {
        if (!session_try_database(session, &own, err))
            return session->is_missing && !session_has(session, OPTION_WAIT_HEAD);
        database = own;
    }
    struct alq_state state;
    bool is_there = false;
    if (session_has(session, OPTION_WAIT_HEAD)) {
        is_there = is_at_head(session, database, err);
    } else {
        is_there = alq_state(session->project, database, &state, err);
        if (is_there)
            alq_state_release(&state);
    }
    alq_database_free(own);
    return is_there;
}

/* What time does not mend. */
static bool is_hopeless(enum alq_error_kind kind)
{
    return kind == ALQ_ERROR_CONFIG || kind == ALQ_ERROR_USAGE || kind == ALQ_ERROR_UNSUPPORTED;
}

/* To wait is what has just been done. */
static void advise(struct alq_error *failure)
{
    if (failure->hint && strstr(failure->hint, "alambique wait"))
        error_hint_instead(failure,
                           "look whether the server runs and the address is right, or wait longer: "
                           "alambique wait --timeout 600");
}

static bool wait_until(struct session *session, int64_t started, int64_t deadline,
                       struct alq_error *err)
{
    unsigned pause = FIRST_PAUSE_MS;
    bool has_said = false;
    for (;;) {
        ERROR_SCOPE(try_error);
        if (try_once(session, &try_error)) {
            session->exit_code = EXIT_DONE;
            return true;
        }
        int64_t left = deadline - clock_monotonic();
        if (is_hopeless(try_error.kind))
            session->exit_code = EXIT_DONE;
        if (left <= 0 || is_hopeless(try_error.kind)) {
            advise(&try_error);
            return error_move(err, &try_error);
        }
        if (!has_said && clock_monotonic() - started >= SILENCE_NS) {
            output_note(&session->output, "Waiting: %s", try_error.message);
            has_said = true;
        }
        int64_t left_ms = left / 1000000 + 1;
        clock_sleep(left_ms < pause ? (unsigned)left_ms : pause);
        pause = pause * 2 < LONGEST_PAUSE_MS ? pause * 2 : LONGEST_PAUSE_MS;
    }
}

bool cmd_wait(struct session *session, struct alq_error *err)
{
    int timeout;
    int64_t started = clock_monotonic();
    if (!arguments_milliseconds(&session->arguments, OPTION_TIMEOUT, DEFAULT_TIMEOUT_MS, &timeout,
                                err) ||
        !session_open_project(session, err) ||
        !wait_until(session, started, started + (int64_t)timeout * 1000000, err))
        return false;
    int64_t waited = clock_monotonic() - started;
    if (session->output.is_json)
        json_print(&session->output,
                   json_pack("{s:b, s:o}", "reached", 1, "waited_ms", json_milliseconds(waited)));
    else if (session_has(session, OPTION_WAIT_HEAD))
        output_line(&session->output, "The database is at head.");
    else if (session->is_missing)
        output_line(&session->output, "The database is not there yet; upgrade makes it.");
    else
        output_line(&session->output, "The database answers.");
    return true;
}

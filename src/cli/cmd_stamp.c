/* `stamp`: says which revision the database is at. */
#include "base/message.h"
#include "base/text.h"
#include "cli/interrupt.h"
#include "cli/json.h"
#include "cli/move.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "base/banned.h"

static const char *const default_targets[] = {"heads"};

static struct alq_string_list targets_of(const struct session *session)
{
    const struct strings *given = &session->arguments.positional;
    if (given->count)
        return (struct alq_string_list){given->items, given->count};
    return (struct alq_string_list){default_targets, 1};
}

static bool write_sql(struct session *session, const char *url,
                      const struct alq_run_options *options, struct move_sql *sql,
                      struct alq_error *err)
{
    struct alq_string_list targets = targets_of(session);
    return alq_write_stamp_sql(session->project, url, targets.items, targets.count,
                               session_has(session, OPTION_PURGE), options, move_sql_write, sql,
                               err);
}

static bool print_result(struct session *session, struct alq_error *err)
{
    struct alq_state state;
    if (!alq_state(session->project, session->database, &state, err))
        return false;
    if (session->output.is_json) {
        json_print(&session->output, json_pack("{s:o}", "versions", json_list(state.versions)));
    } else {
        TEXT_SCOPE(text);
        for (size_t i = 0; i < state.versions.count; i++)
            text_printf(&text, "%s%s", i ? ", " : "", state.versions.items[i]);
        output_line(&session->output, "Stamped %s",
                    state.versions.count ? text_string(&text) : _("base: no revision is applied"));
    }
    alq_state_release(&state);
    return true;
}

/* A new database is made only for targets that are there. */
static bool create_database(struct session *session, struct alq_string_list targets,
                            struct alq_error *err)
{
    return !session->is_missing || (alq_stamp(session->project, session->database, targets.items,
                                              targets.count, false, NULL, err) &&
                                    session_create_database(session, err));
}

bool cmd_stamp(struct session *session, struct alq_error *err)
{
    if (session_has(session, OPTION_SQL))
        return move_print_sql(session, write_sql, err);
    if (!session_open_database(session, err))
        return false;
    struct alq_string_list targets = targets_of(session);
    if (!create_database(session, targets, err))
        return false;
    struct progress *progress = progress_start(&session->output, false);
    const struct alq_run_options options = {.callbacks = progress_callbacks(progress)};
    interrupt_watch(session->database);
    bool is_done = alq_stamp(session->project, session->database, targets.items, targets.count,
                             session_has(session, OPTION_PURGE), &options, err);
    interrupt_unwatch();
    progress_stop(progress);
    return is_done && print_result(session, err);
}

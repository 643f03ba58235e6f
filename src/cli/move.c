/* Runs upgrade and downgrade under the eyes of people, or prints their SQL. */
#include "cli/move.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/interrupt.h"
#include "cli/json.h"
#include "cli/phrases.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "cli/tenants.h"
#include "base/banned.h"

static const char *const names[] = {[ALQ_UPGRADE] = "upgrade", [ALQ_DOWNGRADE] = "downgrade"};

const char *move_target(struct session *session, enum alq_direction direction, const char *target)
{
    enum { MOST_DIGITS = 3 };
    size_t digits = strspn(target, "0123456789");
    bool is_count = digits > 0 && digits <= MOST_DIGITS && !target[digits];
    if (!is_count || alq_project_find(session->project, target))
        return target;
    return arena_printf(&session->arena, "%c%s", direction == ALQ_UPGRADE ? '+' : '-', target);
}

/* -- SQL */

bool move_sql_write(void *user, const char *bytes, size_t length)
{
    struct move_sql *sql = user;
    if (!sql->kept)
        return output_bytes(&sql->session->output, bytes, length);
    text_add_bytes(sql->kept, bytes, length);
    return true;
}

/* What runs is said in the SQL itself, by comments. */
static void log_warnings(void *user, enum alq_log_level level, const char *message)
{
    struct session *session = user;
    if (level >= ALQ_LOG_WARNING)
        output_warning(&session->output, message);
}

bool move_print_sql(struct session *session,
                    bool (*fn)(struct session *session, const char *url,
                               const struct alq_run_options *options, struct move_sql *sql,
                               struct alq_error *err),
                    struct alq_error *err)
{
    const char *url = NULL;
    TEXT_SCOPE(kept);
    if (!session_sql_url(session, &url, err))
        return false;
    const struct alq_run_options options = {.callbacks = {.user = session, .log = log_warnings}};
    struct move_sql sql = {session, session->output.is_json ? &kept : NULL};
    bool is_done = fn(session, url, &options, &sql, err);
    if (!is_done)
        session_say_url_source(session, err);
    if (is_done && session->output.is_json)
        json_print(&session->output, json_pack("{s:o}", "sql", json_text(text_string(&kept))));
    return is_done;
}

static enum alq_direction direction_of(const struct session *session)
{
    return session->arguments.command->run == cmd_upgrade ? ALQ_UPGRADE : ALQ_DOWNGRADE;
}

static bool write_sql(struct session *session, const char *url,
                      const struct alq_run_options *options, struct move_sql *sql,
                      struct alq_error *err)
{
    const char *range = session_argument(session, 0);
    return alq_write_sql(session->project, url, direction_of(session), range ? range : "heads",
                         options, move_sql_write, sql, err);
}

static bool is_head(const char *target)
{
    return string_equal(target, "head") || string_equal(target, "heads");
}

static bool print_sql(struct session *session, enum alq_direction direction, struct alq_error *err)
{
    const char *range = session_argument(session, 0);
    if (direction == ALQ_DOWNGRADE && (!range || !strchr(range, ':'))) {
        error_set(err, ALQ_ERROR_USAGE, "downgrade --sql needs a range START:END");
        error_detail(err, "without the database it is not known where to start");
        return error_hint(err, "alambique downgrade --sql head:%s",
                          range && !is_head(range) ? range : "base");
    }
    return move_print_sql(session, write_sql, err);
}

/* -- Running */

static bool fail_range(enum alq_direction direction, const char *range, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_USAGE, "range '%s' not allowed without --sql", range);
    error_detail(err, "where to start is read from the database");
    return error_hint(err, "alambique %s %s", names[direction], strchr(range, ':') + 1);
}

static bool print_json(struct session *session, enum alq_direction direction, const char *target,
                       const struct alq_run_report *report, const struct progress *progress,
                       struct alq_error *err)
{
    struct alq_state state;
    if (!alq_state(session->project, session->database, &state, err))
        return false;
    size_t count;
    const char *const *ids = progress_done(progress, &count);
    json_t *root = json_object();
    json_object_set_new(root, "direction", json_text(names[direction]));
    json_object_set_new(root, "target", json_text(target));
    json_object_set_new(root, "revisions", json_list((struct alq_string_list){ids, count}));
    json_object_set_new(root, "statements", json_integer((json_int_t)report->statements));
    json_object_set_new(root, "elapsed_ms", json_milliseconds(report->elapsed_ns));
    json_object_set_new(root, "waited_ms", json_milliseconds(report->waited_ns));
    json_object_set_new(root, "versions", json_list(state.versions));
    json_print(&session->output, root);
    alq_state_release(&state);
    return true;
}

static void print_text(struct session *session, enum alq_direction direction, const char *target,
                       const struct alq_run_report *report)
{
    if (!report->revisions) {
        if (report->is_ahead)
            output_line(&session->output, "Nothing to do: the database is ahead of this project.");
        else if (direction == ALQ_DOWNGRADE)
            output_line(&session->output, "Nothing to do: the database is at %s.", target);
        else if (is_head(target))
            output_line(&session->output, "Nothing to do: the database is at head.");
        else
            output_line(&session->output, "Nothing to do: %s is applied already.", target);
        return;
    }
    TEXT_SCOPE(text);
    phrase_add_moved(&text, direction, report);
    output_wrapped(&session->output, text_string(&text), 4);
}

/* In a new database only what can be planned is begun. */
static bool create_database(struct session *session, enum alq_direction direction,
                            const char *target, struct alq_error *err)
{
    if (!session->is_missing)
        return true;
    return alq_prepare(session->project, session->database, direction, target, err) &&
           session_create_database(session, err);
}

static bool run_tenants(struct session *session, enum alq_direction direction, const char *target,
                        struct alq_error *err)
{
    target = move_target(session, direction, target);
    return tenants_run(session,
                       direction == ALQ_UPGRADE ? ALQ_TENANTS_UPGRADE : ALQ_TENANTS_DOWNGRADE,
                       (struct alq_string_list){&target, 1}, err);
}

bool move_run(struct session *session, enum alq_direction direction, const char *default_target,
              struct alq_error *err)
{
    const char *target = session_argument(session, 0);
    if (session_has(session, OPTION_SQL))
        return print_sql(session, direction, err);
    if (target && strchr(target, ':'))
        return fail_range(direction, target, err);
    bool are_tenants = false;
    if (!tenants_are_meant(session, &are_tenants, err))
        return false;
    if (are_tenants)
        return run_tenants(session, direction, target ? target : default_target, err);
    struct alq_run_options options = {0};
    if (!session_open_database(session, err) || !session_timeouts(session, NULL, &options, err))
        return false;
    target = move_target(session, direction, target ? target : default_target);
    if (!create_database(session, direction, target, err))
        return false;
    struct progress *progress =
        progress_start(&session->output, session_has(session, OPTION_VERBOSE));
    options.callbacks = progress_callbacks(progress);
    struct alq_run_report report = {0};
    interrupt_watch(session->database);
    bool is_done = (direction == ALQ_UPGRADE ? alq_upgrade
                                             : alq_downgrade)(session->project, session->database,
                                                              target, &options, &report, err);
    interrupt_unwatch();
    if (!is_done && err->kind == ALQ_ERROR_LOCK)
        error_hint(err,
                   "wait for it: alambique wait --head, or longer: alambique %s --lock-timeout 600",
                   names[direction]);
    if (is_done && session->output.is_json)
        is_done = print_json(session, direction, target, &report, progress, err);
    progress_stop(progress);
    if (is_done && !session->output.is_json)
        print_text(session, direction, target, &report);
    return is_done;
}

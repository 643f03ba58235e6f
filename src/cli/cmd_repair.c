/* `repair`: shows a revision that is half run, and takes the decision how it goes on. */
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "cli/json.h"
#include "cli/session.h"
#include "base/banned.h"

static const enum option_id choices[] = {OPTION_RETRY, OPTION_SKIP, OPTION_DONE, OPTION_END};

static enum alq_repair_action action_of(const struct session *session)
{
    if (session_has(session, OPTION_RETRY))
        return ALQ_REPAIR_RETRY;
    if (session_has(session, OPTION_SKIP))
        return ALQ_REPAIR_SKIP;
    return session_has(session, OPTION_DONE) ? ALQ_REPAIR_DONE : ALQ_REPAIR_SHOW;
}

static const char *direction_of(const struct alq_unfinished *unfinished)
{
    return unfinished->direction == ALQ_UPGRADE ? "upgrade" : "downgrade";
}

static void print_json(struct session *session, const struct alq_unfinished *unfinished,
                       enum alq_repair_action action)
{
    static const char *const actions[] = {
        [ALQ_REPAIR_SHOW] = "show",
        [ALQ_REPAIR_RETRY] = "retry",
        [ALQ_REPAIR_SKIP] = "skip",
        [ALQ_REPAIR_DONE] = "done",
    };
    bool is_any = unfinished->revision;
    json_t *root = json_object();
    json_object_set_new(root, "action", json_text(actions[action]));
    json_object_set_new(root, "revision", json_text(unfinished->revision));
    json_object_set_new(root, "direction", json_text(is_any ? direction_of(unfinished) : NULL));
    json_object_set_new(root, "statement",
                        is_any ? json_integer((json_int_t)unfinished->statement) : json_null());
    json_object_set_new(root, "statement_count",
                        is_any && unfinished->statement_count
                            ? json_integer((json_int_t)unfinished->statement_count)
                            : json_null());
    json_object_set_new(root, "sql", json_text(unfinished->text));
    json_object_set_new(root, "is_doubtful", json_boolean(unfinished->is_doubtful));
    json_object_set_new(root, "holder", json_text(unfinished->holder));
    json_object_set_new(root, "error", json_text(unfinished->error));
    json_print(&session->output, root);
}

static void print_indented(struct session *session, const char *sql)
{
    while (*sql) {
        size_t length = strcspn(sql, "\n");
        TEXT_SCOPE(line);
        text_add(&line, "    ");
        text_add_bytes(&line, sql, length);
        output_string(&session->output, text_string(&line));
        sql += length + (sql[length] == '\n');
    }
}

static void print_unfinished(struct session *session, const struct alq_unfinished *unfinished)
{
    struct output *output = &session->output;
    TEXT_SCOPE(whole);
    if (unfinished->statement_count)
        text_printf(&whole, _(" of %zu"), unfinished->statement_count);
    output_line(output, "The %s of revision %s is unfinished: %zu%s statements are done.",
                direction_of(unfinished), unfinished->revision, unfinished->statement - 1,
                text_string(&whole));
    if (unfinished->holder)
        output_line(output, "It was run by %s.", unfinished->holder);
    if (unfinished->text) {
        output_line(output, "Statement %zu %s:\n", unfinished->statement,
                    unfinished->is_doubtful ? _("was begun, and its end was not recorded")
                                            : _("is the next"));
        print_indented(session, unfinished->text);
        output_string(output, "");
    }
    if (unfinished->error)
        output_line(output, "The database said: %s", unfinished->error);
}

static void print_way(struct session *session, const char *arguments, const char *meaning)
{
    enum { ARGUMENT_COLUMNS = 16 };
    TEXT_SCOPE(options);
    TEXT_SCOPE(whole);
    invocation_add_options(&session->output.invocation, &options, session->arguments.command, "");
    text_printf(&whole, "%s%s", arguments, text_string(&options));
    output_line(&session->output, "  %s %-*s  %s", session->program,
                (int)(ARGUMENT_COLUMNS + options.length), text_string(&whole), _(meaning));
}

static void print_ways(struct session *session, const struct alq_unfinished *unfinished)
{
    if (unfinished->is_doubtful) {
        output_line(&session->output,
                    "Look into the database whether that statement has run, then:");
        print_way(session, "repair --retry", "it has not: begin with it");
        print_way(session, "repair --skip", "it has: begin with the one after");
    } else {
        output_wrapped(&session->output,
                       unfinished->error ? _("When its cause is mended:") : _("How it can go on:"),
                       4);
        print_way(session, direction_of(unfinished), "begins with that statement");
        print_way(session, "repair --skip", "leave it out, and begin with the one after");
    }
    print_way(session, "repair --done", "the rest was done by hand: count it as run");
}

static void print_text(struct session *session, const struct alq_unfinished *unfinished,
                       enum alq_repair_action action)
{
    struct output *output = &session->output;
    if (!unfinished->revision) {
        output_line(output, "Nothing is unfinished.");
        return;
    }
    switch (action) {
    case ALQ_REPAIR_SHOW:
        print_unfinished(session, unfinished);
        print_ways(session, unfinished);
        break;
    case ALQ_REPAIR_RETRY:
        output_line(output, "The next %s begins with statement %zu of %s.",
                    direction_of(unfinished), unfinished->statement, unfinished->revision);
        break;
    case ALQ_REPAIR_SKIP:
        output_line(output, "The next %s begins after statement %zu of %s.",
                    direction_of(unfinished), unfinished->statement, unfinished->revision);
        break;
    case ALQ_REPAIR_DONE:
        output_line(output, "Revision %s counts as run.", unfinished->revision);
        break;
    }
}

bool cmd_repair(struct session *session, struct alq_error *err)
{
    struct alq_unfinished unfinished = {0};
    enum alq_repair_action action = action_of(session);
    if (!arguments_exclude(&session->arguments, choices, err))
        return false;
    bool is_open = action == ALQ_REPAIR_SHOW ? session_open_to_read(session, err)
                                             : session_open_database(session, err);
    if (!is_open ||
        !alq_repair(session->project, session->database, action, NULL, &unfinished, err))
        return false;
    if (action == ALQ_REPAIR_SHOW && unfinished.revision)
        session->exit_code = EXIT_INTERRUPTED;
    if (session->output.is_json)
        print_json(session, &unfinished, action);
    else
        print_text(session, &unfinished, action);
    alq_unfinished_release(&unfinished);
    return true;
}

/* `plan`: the SQL that would run now. */
#include <stdint.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "cli/json.h"
#include "cli/move.h"
#include "cli/scaffold.h"
#include "cli/session.h"
#include "base/banned.h"

/* Each line of it is a comment of SQL. */
static void print_comment(struct session *session, const char *comment)
{
    TEXT_SCOPE(wrapped);
    size_t columns = output_columns(session->output.out);
    size_t mark = strlen("-- ");
    display_add_wrapped(&wrapped, comment, columns > mark ? columns - mark : SIZE_MAX, 2);
    char *rest = wrapped.bytes;
    while (rest) {
        TEXT_SCOPE(text);
        TEXT_SCOPE(line);
        text_printf(&line, "-- %s", strsep(&rest, "\n"));
        style_add(&text, session->output.colors_out, STYLE_DIM, text_string(&line));
        output_string(&session->output, text_string(&text));
    }
}

static void print_statement(struct session *session, const struct alq_plan_statement *statement)
{
    TEXT_SCOPE(text);
    text_add(&text, statement->text);
    text_add(&text, string_ends_with(statement->text, ";") ? "\n" : ";\n");
    output_string(&session->output, text_string(&text));
}

static void add_ids(struct text *text, struct alq_string_list ids)
{
    for (size_t i = 0; i < ids.count; i++)
        text_printf(text, "%s%s", i ? ", " : "", ids.items[i]);
    if (!ids.count)
        text_add(text, "base");
}

static void print_step(struct session *session, const struct alq_plan_step *step, size_t number,
                       size_t count)
{
    TEXT_SCOPE(heading);
    text_printf(&heading, "%zu/%zu %s %s", number, count,
                step->direction == ALQ_UPGRADE ? _("upgrade to") : _("take back"),
                step->revision->id);
    if (*step->revision->title)
        text_printf(&heading, ": %s", step->revision->title);
    print_comment(session, text_string(&heading));
    print_comment(session, scaffold_short_path(session, step->revision->path));
    if (!step->is_transactional)
        print_comment(session,
                      _("outside of a transaction: each statement stands when it has run"));
    if (step->is_unfinished) {
        TEXT_SCOPE(resumes);
        text_printf(&resumes, _("interrupted: resumes at statement %zu"), step->done_before + 1);
        print_comment(session, text_string(&resumes));
    }
    output_string(&session->output, step->is_transactional ? "BEGIN;\n" : "");
    for (size_t i = 0; i < step->statement_count; i++)
        print_statement(session, &step->statements[i]);
    if (step->cut) {
        TEXT_SCOPE(cut);
        text_printf(&cut, _("here it needs what the steps before it do: %s"), step->cut);
        print_comment(session, text_string(&cut));
        print_comment(session, _("the rest shows once they have run; do not run this by hand"));
    }
    if (step->is_transactional)
        output_string(&session->output, step->cut ? "ROLLBACK;" : "COMMIT;");
    TEXT_SCOPE(after);
    text_add(&after, _("then at "));
    add_ids(&after, step->heads_after);
    print_comment(session, text_string(&after));
    output_string(&session->output, "");
}

static void print_text(struct session *session, const struct alq_plan *plan)
{
    TEXT_SCOPE(heading);
    if (!plan->step_count) {
        text_printf(&heading, _("%s: nothing to do"), session_database_name(session));
        print_comment(session, text_string(&heading));
        return;
    }
    text_printf(&heading,
                message_plural("%s: %zu revision to run", "%s: %zu revisions to run",
                               plan->step_count),
                session_database_name(session), plan->step_count);
    print_comment(session, text_string(&heading));
    output_string(&session->output, "");
    for (size_t i = 0; i < plan->step_count; i++)
        print_step(session, &plan->steps[i], i + 1, plan->step_count);
}

static json_t *describe_step(const struct alq_plan_step *step)
{
    json_t *statements = json_array();
    for (size_t i = 0; i < step->statement_count; i++) {
        const struct alq_plan_statement *statement = &step->statements[i];
        json_t *object = json_object();
        json_object_set_new(object, "sql", json_text(statement->text));
        json_object_set_new(object, "file", json_text(statement->file));
        json_object_set_new(object, "line",
                            statement->line ? json_integer(statement->line) : json_null());
        json_object_set_new(object, "is_version", json_boolean(statement->is_version));
        json_array_append_new(statements, object);
    }
    json_t *object = json_object();
    json_object_set_new(object, "revision", json_text(step->revision->id));
    json_object_set_new(object, "title", json_text(step->revision->title));
    json_object_set_new(object, "direction",
                        json_text(step->direction == ALQ_UPGRADE ? "upgrade" : "downgrade"));
    json_object_set_new(object, "is_transactional", json_boolean(step->is_transactional));
    json_object_set_new(object, "from", json_list(step->from));
    json_object_set_new(object, "versions_after", json_list(step->heads_after));
    json_object_set_new(object, "statements", statements);
    json_object_set_new(object, "cut", json_text(step->cut));
    json_object_set_new(object, "is_unfinished", json_boolean(step->is_unfinished));
    json_object_set_new(object, "done_before", json_integer((json_int_t)step->done_before));
    return object;
}

static void print_json(struct session *session, const char *target, const struct alq_plan *plan)
{
    json_t *steps = json_array();
    for (size_t i = 0; i < plan->step_count; i++)
        json_array_append_new(steps, describe_step(&plan->steps[i]));
    json_t *root = json_object();
    json_object_set_new(root, "database", json_text(session_display_url(session)));
    json_object_set_new(root, "target", json_text(target));
    json_object_set_new(root, "steps", steps);
    json_print(&session->output, root);
}

bool cmd_plan(struct session *session, struct alq_error *err)
{
    enum alq_direction direction = session_has(session, OPTION_DOWN) ? ALQ_DOWNGRADE : ALQ_UPGRADE;
    struct alq_plan plan;
    const char *target = session_argument(session, 0);
    if (!session_open_to_read(session, err))
        return false;
    if (!target)
        target = direction == ALQ_UPGRADE ? "heads" : "-1";
    target = move_target(session, direction, target);
    if (!alq_plan(session->project, session->database, direction, target, &plan, err))
        return false;
    if (session->output.is_json)
        print_json(session, target, &plan);
    else
        print_text(session, &plan);
    if (plan.step_count && plan.steps[0].is_unfinished)
        session->exit_code = EXIT_INTERRUPTED;
    alq_plan_release(&plan);
    return true;
}

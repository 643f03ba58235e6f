/* `diff`: shows what is different between two schemas. */
#include "base/message.h"
#include "base/text.h"
#include "cli/comparison.h"
#include "cli/json.h"
#include "cli/session.h"
#include "base/banned.h"

static void print_sql(struct session *session, const struct alq_comparison *comparison)
{
    TEXT_SCOPE(text);
    for (size_t i = 0; i < comparison->statements.count; i++)
        text_printf(&text, "%s;\n", comparison->statements.items[i]);
    output_bytes(&session->output, text_string(&text), text.length);
}

static void print_json(struct session *session, const struct alq_comparison *comparison,
                       bool has_sql)
{
    json_t *root = comparison_json(comparison);
    if (has_sql)
        json_object_set_new(root, "statements", json_list(comparison->statements));
    json_object_set_new(root, "exit_code", json_integer((json_int_t)session->exit_code));
    json_print(&session->output, root);
}

static void print_text(struct session *session, const struct alq_comparison *comparison)
{
    for (size_t i = 0; i < comparison->count; i++)
        output_string(&session->output, comparison->items[i].text);
    if (!comparison->count)
        output_note(&session->output, "No differences between %s and %s.", comparison->from,
                    comparison->to);
}

bool cmd_diff(struct session *session, struct alq_error *err)
{
    struct comparing comparing;
    struct alq_comparison comparison = {0};
    bool wants_sql = session_has(session, OPTION_SQL);
    if (!comparing_begin(&comparing, session, err))
        return false;
    comparing.options.from = session_argument(session, 0);
    comparing.options.to = session_argument(session, 1);
    comparing.options.wants_sql = wants_sql;
    bool is_done = alq_compare(session->project, &comparing.options, &comparison, err);
    comparing_end(&comparing);
    if (!is_done)
        return comparing_fail(session, err);
    if (comparison.count)
        session->exit_code = EXIT_AHEAD;
    if (session->output.is_json)
        print_json(session, &comparison, wants_sql);
    else if (wants_sql)
        print_sql(session, &comparison);
    else
        print_text(session, &comparison);
    comparing_warn(session, &comparison);
    alq_comparison_release(&comparison);
    return true;
}

/* `list_templates`: the kinds of revision files. */
#include "base/message.h"
#include "cli/json.h"
#include "cli/scaffold.h"
#include "cli/session.h"
#include "base/banned.h"

static void print_json(struct session *session)
{
    json_t *array = json_array();
    for (const struct alq_template *row = alq_templates(); row->name; row++)
        json_array_append_new(array, json_pack("{s:o, s:o}", "name", json_text(row->name),
                                               "synopsis", json_text(row->synopsis)));
    json_print(&session->output, json_pack("{s:o}", "templates", array));
}

bool cmd_list_templates(struct session *session, struct alq_error *err)
{
    (void)err;
    if (session->output.is_json) {
        print_json(session);
        return true;
    }
    output_line(&session->output, "Available templates:\n");
    for (const struct alq_template *row = alq_templates(); row->name; row++)
        output_line(&session->output, "%s - %s", row->name, _(row->synopsis));
    output_line(&session->output,
                "\nTemplates are used via the 'init' command, e.g.:\n\n"
                "  %s init --template %s ./scripts",
                session->program, alq_templates()->name);
    return true;
}

/* `help`, and --help of every command. */
#include "base/error.h"
#include "base/text.h"
#include "cli/help.h"
#include "cli/session.h"
#include "base/banned.h"

static bool find_topic(struct session *session, const struct command **ret_topic,
                       struct alq_error *err)
{
    const struct command *command = session->arguments.command;
    const char *name = session_argument(session, 0);
    bool is_help = command && command->run == cmd_help;
    *ret_topic = is_help ? NULL : command;
    if (!is_help || !name)
        return true;
    *ret_topic = command_find(name, session->host->hidden);
    if (*ret_topic)
        return true;
    error_set(err, ALQ_ERROR_USAGE, "there is no command '%s'", name);
    const char *meant = command_suggest(name, session->host->hidden);
    return meant ? error_hint(err, "alambique help %s", meant) : error_hint(err, "alambique help");
}

bool cmd_help(struct session *session, struct alq_error *err)
{
    const struct command *topic = NULL;
    if (!find_topic(session, &topic, err))
        return false;
    const struct help_style style = {
        .host = session->host,
        .program = session->program,
        .columns = output_columns(session->output.out),
        .colors = session->output.colors_out,
    };
    TEXT_SCOPE(text);
    if (topic)
        help_add_command(&text, &style, topic);
    else
        help_add_all(&text, &style);
    output_bytes(&session->output, text_string(&text), text.length);
    return true;
}

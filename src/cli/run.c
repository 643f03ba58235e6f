/* alq_command_run: one command line from its arguments to its exit code. */
#include <alambique/command.h>

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "cli/help.h"
#include "cli/json.h"
#include "cli/language.h"
#include "cli/session.h"
#include "base/banned.h"

static const struct alq_command_options no_options;

static void report_error(struct session *session, const struct alq_error *err)
{
    if (session->output.is_json) {
        json_t *root = json_object();
        json_object_set_new(root, "error", json_error(err));
        json_print(&session->output, root);
    } else {
        output_error(&session->output, err);
    }
}

/* Options that the mounting application has answered already. */
static bool check_offered(const struct session *session, struct alq_error *err)
{
    for (const enum option_id *id = common_options; *id; id++) {
        bool is_given = session_values(session, *id)->count > 0;
        if (!is_given || option_spec(*id)->is_hidden || help_offers(session->host, *id))
            continue;
        const char *name = option_spec(*id)->names[0];
        return error_set(err, ALQ_ERROR_USAGE, "%s%s is not for you to choose: %s does",
                         name ? "--" : "-", name ? name : "x", session->program);
    }
    return true;
}

static void print_version(struct session *session)
{
    if (session->output.is_json)
        json_print(&session->output, json_pack("{s:s}", "version", alq_version()));
    else if (strcmp(session->program, "alambique") == 0)
        output_line(&session->output, "alambique %s", alq_version());
    else
        output_line(&session->output, "%s (alambique %s)", session->program, alq_version());
}

/* Without a command: what it could be, which is wrong usage. */
static void print_help_for_nothing(struct session *session)
{
    TEXT_SCOPE(text);
    const struct help_style style = {
        .host = session->host,
        .program = session->program,
        .columns = output_columns(session->output.err),
        .colors = session->output.colors_err,
    };
    help_add_all(&text, &style);
    (void)fputs(text_string(&text), session->output.err);
    session->exit_code = EXIT_USAGE;
}

/* What a database is called, above what the command says of it: a comment in SQL. */
static void print_name(struct session *session, const char *name)
{
    TEXT_SCOPE(line);
    if (session_has(session, OPTION_SQL)) {
        text_printf(&line, "-- Database %s\n\n", name);
        output_bytes(&session->output, text_string(&line), line.length);
        return;
    }
    text_printf(&line, _("Database %s"), name);
    TEXT_SCOPE(heading);
    style_add(&heading, session->output.colors_out, STYLE_HEADING, text_string(&line));
    output_string(&session->output, text_string(&heading));
}

/* One after the other, in the order of the configuration. What changes something stops at the first
 * that fails; what only looks goes on, and the exit code is the gravest. */
static bool run_for_each(struct session *session, struct alq_error *err)
{
    struct strings names = {0};
    struct alq_string_list list = alq_project_databases(session->project);
    enum exit_code gravest = EXIT_DONE;
    bool only_looks = session->arguments.command->group == GROUP_LOOK;
    for (size_t i = 0; i < list.count; i++)
        vec_push(&session->arena, &names, arena_strdup(&session->arena, list.items[i]));
    for (size_t i = 0; i < names.count; i++) {
        session_turn_to(session, names.items[i]);
        session->output.database_name = names.items[i];
        print_name(session, names.items[i]);
        if (!session->arguments.command->run(session, err)) {
            error_detail(err, "in database %s", names.items[i]);
            if (!only_looks || i + 1 == names.count)
                return false;
            report_error(session, err);
            if (session->exit_code == EXIT_DONE)
                session->exit_code = exit_code_of_error(err->kind);
            alq_error_release(err);
        }
        if (session->exit_code > gravest)
            gravest = session->exit_code;
    }
    session->exit_code = gravest;
    return true;
}

static bool run_chosen(struct session *session, struct alq_error *err)
{
    bool is_done = session->arguments.command->run(session, err);
    if (is_done || !session->wants_name)
        return is_done;
    alq_error_release(err);
    return run_for_each(session, err);
}

static bool run_command(struct session *session, struct alq_error *err)
{
    const struct arguments *arguments = &session->arguments;
    if (arguments_has(arguments, OPTION_VERSION)) {
        print_version(session);
        return true;
    }
    if (arguments_has(arguments, OPTION_HELP))
        return cmd_help(session, err);
    if (!arguments->command) {
        print_help_for_nothing(session);
        return true;
    }
    return check_offered(session, err) && run_chosen(session, err);
}

static bool run_line(struct session *session, int argc, char *const *argv, struct alq_error *err)
{
    bool is_parsed = arguments_parse(argc, argv, session->host->hidden, &session->arena,
                                     &session->arguments, err);
    struct output *output = &session->output;
    output->invocation.arguments = &session->arguments;
    output->is_quiet = session_has(session, OPTION_QUIET);
    if (session_value(session, OPTION_COLOR))
        output_set_color(output, session_value(session, OPTION_COLOR));
    output->is_json =
        session_has(session, OPTION_JSON) || (!is_parsed && arguments_want_json(argc, argv));
    return is_parsed && run_command(session, err) && output_finish(output, err);
}

static const char *program_name(const struct alq_command_options *options, int argc,
                                char *const *argv)
{
    if (options->program)
        return options->program;
    return argc > 0 && argv[0] && *argv[0] ? path_name(argv[0]) : "alambique";
}

int alq_command_run(const struct alq_command_options *options, int argc, char *const *argv)
{
    ERROR_SCOPE(err);
    struct session session;
    if (!options)
        options = &no_options;
    locale_t before = arguments_want_json(argc, argv) ? language_use_english() : (locale_t)0;
    session_init(&session, options, program_name(options, argc, argv));
    bool is_done = run_line(&session, argc, argv, &err);
    if (!is_done) {
        report_error(&session, &err);
        if (session.exit_code == EXIT_DONE)
            session.exit_code = exit_code_of_error(err.kind);
        if (!output_finish(&session.output, NULL))
            session.exit_code = EXIT_FAILED;
    }
    session_release(&session);
    language_restore(before);
    return (int)session.exit_code;
}

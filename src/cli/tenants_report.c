/* A line for each database with something to tell, one that counts all, and the one that moves. */
#include "cli/tenants_report.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "cli/interrupt.h"
#include "cli/phrases.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "cli/tenants_json.h"
#include "base/banned.h"

enum { MOST_LINES = 20, MOST_ERRORS = 10, INDENT = 4 };

struct tenants_report {
    struct session *session;
    enum alq_tenants_action action;
    struct alq_string_list targets;
    bool shows_progress;
    bool is_drawn;
    bool is_verbose;
    size_t states[STATE_COUNT];
    size_t lines;          /* of a look */
    size_t errors;         /* printed in full */
    enum exit_code failed; /* of all failures, EXIT_FAILED where they differ */
    enum exit_code gravest;
    json_t *tenants; /* with --json */
};

struct tenants_report *tenants_report_begin(struct session *session, enum alq_tenants_action action,
                                            struct alq_string_list targets)
{
    struct tenants_report *report = arena_new(&session->arena, struct tenants_report);
    const char *term = getenv("TERM");
    *report = (struct tenants_report){
        .session = session,
        .action = action,
        .targets = targets,
        .is_verbose = session_has(session, OPTION_VERBOSE),
        .tenants = session->output.is_json ? json_array() : NULL,
        .shows_progress = term && !string_equal(term, "dumb") && !session->output.is_quiet &&
                          output_columns(session->output.err),
    };
    return report;
}

/* -- The line on a terminal. */

static void erase(struct tenants_report *report)
{
    if (!report->is_drawn)
        return;
    (void)fputs("\r\033[K", report->session->output.err);
    (void)fflush(report->session->output.err);
    report->is_drawn = false;
}

static void add_time_left(struct text *text, int64_t seconds)
{
    enum { MINUTE = 60 };
    TEXT_SCOPE(time);
    if (seconds < MINUTE) /* without the tenths that would flicker */
        text_printf(&time, "%d s", (int)seconds);
    else
        progress_add_time(&time, seconds * 1000000000);
    text_printf(text, _(", %s left"), text_string(&time));
}

void tenants_add_progress(struct text *text, const struct alq_tenants_progress *progress)
{
    double seconds = (double)progress->elapsed_ns / 1e9;
    double rate = seconds > 0 ? (double)progress->finished / seconds : 0;
    size_t all = progress->total ? progress->total : progress->finished;
    TEXT_SCOPE(count);
    text_printf(&count, "%zu", progress->finished);
    if (progress->total)
        text_printf(&count, "/%zu", progress->total);
    text_printf(text, message_plural("%s tenant", "%s tenants", all), text_string(&count));
    if (progress->failed)
        text_printf(text, message_plural(", %zu failed", ", %zu failed", progress->failed),
                    progress->failed);
    if (rate >= 10)
        text_printf(text, ", %d/s", (int)rate);
    else if (rate > 0)
        text_printf(text, ", %d.%d/s", (int)rate, (int)(rate * 10) % 10);
    if (rate > 0 && progress->total > progress->finished)
        add_time_left(text, (int64_t)((double)(progress->total - progress->finished) / rate) + 1);
}

bool tenants_report_progress(void *user, const struct alq_tenants_progress *progress)
{
    struct tenants_report *report = user;
    struct output *output = &report->session->output;
    if (report->shows_progress) {
        TEXT_SCOPE(whole);
        TEXT_SCOPE(line);
        tenants_add_progress(&whole, progress);
        display_add_cut(&line, text_string(&whole), output_columns(output->err) - 1);
        (void)fprintf(output->err, "\r%s\033[K", text_string(&line));
        (void)fflush(output->err);
        report->is_drawn = true;
    }
    return !interrupt_came();
}

/* -- Lines */

static void print_done(struct tenants_report *report, const struct alq_tenant_result *result)
{
    TEXT_SCOPE(text);
    text_printf(&text, "%s: ", result->tenant.name);
    if (report->action == ALQ_TENANTS_STAMP)
        text_add(&text, _("stamped"));
    else
        phrase_add_moved(&text, report->action == ALQ_TENANTS_UPGRADE ? ALQ_UPGRADE : ALQ_DOWNGRADE,
                         &result->report);
    output_wrapped(&report->session->output, text_string(&text), INDENT);
}

/* The first ones whole, further ones in a line: thousands may fail for one reason. */
static void print_error(struct tenants_report *report, const struct alq_tenant_result *result)
{
    struct alq_error shown = *result->error;
    TEXT_SCOPE(message);
    text_printf(&message, "%s: %s", result->tenant.name, result->error->message);
    shown.message = message.bytes;
    if (report->errors++ >= MOST_ERRORS && !report->is_verbose)
        shown = (struct alq_error){.kind = shown.kind, .message = message.bytes};
    report->session->output.invocation.tenant = result->tenant.name;
    output_error(&report->session->output, &shown);
    report->session->output.invocation.tenant = NULL;
}

static void print_stopped(struct tenants_report *report, const struct alq_tenant_result *result)
{
    size_t count = result->report.revisions;
    TEXT_SCOPE(text);
    text_printf(&text, _("%s: stopped, and what was open is rolled back"), result->tenant.name);
    if (count)
        text_printf(&text,
                    message_plural("; %zu revision is done", "; %zu revisions are done", count),
                    count);
    output_wrapped(&report->session->output, text_string(&text), INDENT);
}

static void print_unmoved(struct tenants_report *report, const struct alq_tenant_result *result)
{
    if (result->outcome == ALQ_TENANT_NOTHING)
        output_line(&report->session->output, "%s: nothing to do", result->tenant.name);
    else
        output_line(&report->session->output, "%s: not run", result->tenant.name);
}

static void print_move(struct tenants_report *report, const struct alq_tenant_result *result)
{
    struct output *output = &report->session->output;
    for (size_t i = 0; i < result->warnings.count; i++) {
        TEXT_SCOPE(warning);
        text_printf(&warning, "%s: %s", result->tenant.name, result->warnings.items[i]);
        output_warning(output, text_string(&warning));
    }
    if (result->outcome == ALQ_TENANT_DONE)
        print_done(report, result);
    else if (result->outcome == ALQ_TENANT_FAILED)
        print_error(report, result);
    else if (result->outcome == ALQ_TENANT_STOPPED)
        print_stopped(report, result);
    else if (report->is_verbose)
        print_unmoved(report, result);
}

static void add_ids(struct text *text, struct alq_string_list ids)
{
    for (size_t i = 0; i < ids.count; i++)
        text_printf(text, "%s%s", i ? ", " : "", ids.items[i]);
}

/* "behind at 1a01, 2 revisions are pending" */
static void add_state(struct text *text, const struct alq_state *state)
{
    const char *name = _(alq_state_name(state->kind));
    TEXT_SCOPE(versions);
    add_ids(&versions, state->versions);
    if (state->versions.count)
        text_printf(text, _("%s at %s"), name, text_string(&versions));
    else
        text_add(text, name);
    phrase_add_pending(text, state);
    phrase_add_edited(text, state);
}

/* `current` shows where each one is, `status` those with something to do. */
static void print_look(struct tenants_report *report, const struct alq_tenant_result *result)
{
    const struct alq_state *state = result->state;
    bool is_current = report->session->arguments.command->run == cmd_current;
    bool is_fine = state && state->kind == ALQ_STATE_CURRENT && !state->edited.count;
    if (!state) {
        print_error(report, result);
        return;
    }
    if (!is_current && !report->is_verbose && (is_fine || report->lines++ >= MOST_LINES))
        return;
    TEXT_SCOPE(text);
    text_printf(&text, "%s: ", result->tenant.name);
    if (is_current) {
        add_ids(&text, state->versions);
        text_add(&text, is_fine ? " (head)" : "");
    } else {
        add_state(&text, state);
    }
    text_trim_end(&text);
    output_wrapped(&report->session->output, text_string(&text), INDENT);
}

static void note_exit_code(struct tenants_report *report, const struct alq_tenant_result *result)
{
    enum exit_code code = EXIT_DONE;
    if (result->outcome == ALQ_TENANT_FAILED) {
        bool is_look = report->action == ALQ_TENANTS_LOOK;
        bool is_unreachable =
            result->error->kind == ALQ_ERROR_IO || result->error->kind == ALQ_ERROR_CONNECT;
        code =
            is_look && is_unreachable ? EXIT_UNREACHABLE : exit_code_of_error(result->error->kind);
        report->failed = report->failed == EXIT_DONE || report->failed == code ? code : EXIT_FAILED;
    }
    if (result->state)
        code = exit_code_of_state(result->state);
    if (report->action == ALQ_TENANTS_LOOK)
        report->states[result->state ? result->state->kind : ALQ_STATE_UNREACHABLE]++;
    if (code > report->gravest)
        report->gravest = code;
}

void tenants_report_result(void *user, const struct alq_tenant_result *result)
{
    struct tenants_report *report = user;
    note_exit_code(report, result);
    if (report->tenants) {
        json_array_append_new(report->tenants, tenants_json_result(report->action, result));
        return;
    }
    erase(report);
    if (report->action == ALQ_TENANTS_LOOK)
        print_look(report, result);
    else
        print_move(report, result);
}

/* -- The end. */

static size_t count_all(const struct alq_tenants_summary *summary)
{
    return summary->done + summary->nothing + summary->failed + summary->stopped + summary->not_run;
}

/* Of what there is none, nothing is said. */
static void add_part(struct text *text, size_t count, const char *format, ...) ALQ_FORMAT(3, 4);
static void add_part(struct text *text, size_t count, const char *format, ...)
{
    if (!count)
        return;
    va_list arguments;
    va_start(arguments, format);
    text_add(text, text->length ? ", " : "");
    text_vprintf(text, format, arguments);
    va_end(arguments);
}

/* "40 upgraded, 3 failed, 1.2 s" */
static void add_outcomes(struct text *text, enum alq_tenants_action action,
                         const struct alq_tenants_summary *all)
{
    size_t done = all->done;
    if (action == ALQ_TENANTS_UPGRADE)
        add_part(text, done, message_plural("%zu upgraded", "%zu upgraded", done), done);
    else if (action == ALQ_TENANTS_DOWNGRADE)
        add_part(text, done, message_plural("%zu downgraded", "%zu downgraded", done), done);
    else
        add_part(text, done, message_plural("%zu stamped", "%zu stamped", done), done);
    add_part(text, all->nothing,
             message_plural("%zu with nothing to do", "%zu with nothing to do", all->nothing),
             all->nothing);
    add_part(text, all->failed, message_plural("%zu failed", "%zu failed", all->failed),
             all->failed);
    add_part(text, all->stopped, message_plural("%zu stopped", "%zu stopped", all->stopped),
             all->stopped);
    add_part(text, all->not_run, message_plural("%zu not run", "%zu not run", all->not_run),
             all->not_run);
    text_add(text, text->length ? ", " : "");
    progress_add_time(text, all->elapsed_ns);
}

static void print_counts(struct tenants_report *report, const struct alq_tenants_summary *summary)
{
    TEXT_SCOPE(parts);
    TEXT_SCOPE(text);
    struct output *output = &report->session->output;
    size_t total = count_all(summary);
    if (report->lines > MOST_LINES && !report->is_verbose)
        output_line(output, "and %zu more; -v lists them", report->lines - MOST_LINES);
    if (report->action != ALQ_TENANTS_LOOK)
        add_outcomes(&parts, report->action, summary);
    for (size_t i = 0; report->action == ALQ_TENANTS_LOOK && i < STATE_COUNT; i++)
        if (report->states[i])
            add_part(&parts, report->states[i], _("%zu %s"), report->states[i],
                     _(alq_state_name((enum alq_state_kind)i)));
    text_printf(&text, message_plural("%zu tenant", "%zu tenants", total), total);
    if (total)
        text_printf(&text, ": %s", text_string(&parts));
    output_wrapped(output, text_string(&text), INDENT);
}

enum exit_code tenants_report_end(struct tenants_report *report,
                                  const struct alq_tenants_summary *summary,
                                  const struct alq_error *error)
{
    enum exit_code code = report->action == ALQ_TENANTS_LOOK ? report->gravest : report->failed;
    bool has_any = count_all(summary) > 0 || !error;
    if (error)
        code = exit_code_of_error(error->kind);
    erase(report);
    if (report->tenants)
        json_print(&report->session->output, tenants_json(&(struct tenants_json){
                                                 .action = report->action,
                                                 .targets = report->targets,
                                                 .tenants = report->tenants,
                                                 .states = report->states,
                                                 .summary = summary,
                                                 .error = error,
                                                 .code = code,
                                             }));
    else if (has_any && report->session->arguments.command->run != cmd_current)
        print_counts(report, summary);
    return code;
}

/* A line for each database with something to tell, JSON of all, and the line that moves. */
#include "cli/tenants_report.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/interrupt.h"
#include "cli/json.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "base/banned.h"

enum { MOST_LINES = 20, MOST_ERRORS = 10, STATE_COUNT = ALQ_STATE_INTERRUPTED + 1 };

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

static const char *const outcomes[] = {
    [ALQ_TENANT_DONE] = "done",       [ALQ_TENANT_NOTHING] = "nothing to do",
    [ALQ_TENANT_FAILED] = "failed",   [ALQ_TENANT_STOPPED] = "stopped",
    [ALQ_TENANT_NOT_RUN] = "not run",
};

static const char *const actions[] = {
    [ALQ_TENANTS_UPGRADE] = "upgrade",
    [ALQ_TENANTS_DOWNGRADE] = "downgrade",
    [ALQ_TENANTS_STAMP] = "stamp",
    [ALQ_TENANTS_LOOK] = "status",
};

static const char *const done_words[] = {
    [ALQ_TENANTS_UPGRADE] = "upgraded",
    [ALQ_TENANTS_DOWNGRADE] = "downgraded",
    [ALQ_TENANTS_STAMP] = "stamped",
    [ALQ_TENANTS_LOOK] = "read",
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

void tenants_add_progress(struct text *text, const struct alq_tenants_progress *progress)
{
    double seconds = (double)progress->elapsed_ns / 1e9;
    double rate = seconds > 0 ? (double)progress->finished / seconds : 0;
    text_printf(text, "%zu", progress->finished);
    if (progress->total)
        text_printf(text, "/%zu", progress->total);
    text_add(text, " tenants");
    if (progress->failed)
        text_printf(text, ", %zu failed", progress->failed);
    if (rate >= 10)
        text_printf(text, ", %d/s", (int)rate);
    else if (rate > 0)
        text_printf(text, ", %d.%d/s", (int)rate, (int)(rate * 10) % 10);
    if (rate > 0 && progress->total > progress->finished) {
        enum { MINUTE = 60 };
        int64_t left = (int64_t)((double)(progress->total - progress->finished) / rate) + 1;
        text_add(text, ", ");
        if (left < MINUTE) /* without the tenths that would flicker */
            text_printf(text, "%d s", (int)left);
        else
            progress_add_time(text, left * 1000000000);
        text_add(text, " left");
    }
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

/* -- JSON */

static json_t *json_move(const struct tenants_report *report,
                         const struct alq_tenant_result *result)
{
    json_t *root = json_object();
    json_object_set_new(root, "tenant", json_text(result->tenant.name));
    json_object_set_new(root, "outcome", json_text(outcomes[result->outcome]));
    if (report->action != ALQ_TENANTS_STAMP) {
        json_object_set_new(root, "revisions", json_integer((json_int_t)result->report.revisions));
        json_object_set_new(root, "statements",
                            json_integer((json_int_t)result->report.statements));
    }
    json_object_set_new(root, "elapsed_ms", json_milliseconds(result->report.elapsed_ns));
    json_object_set_new(root, "warnings", json_list(result->warnings));
    json_object_set_new(root, "error", result->error ? json_error(result->error) : json_null());
    return root;
}

static json_t *json_look(const struct alq_tenant_result *result)
{
    const struct alq_state *state = result->state;
    json_t *root = json_object();
    json_object_set_new(root, "tenant", json_text(result->tenant.name));
    json_object_set_new(root, "state",
                        json_text(alq_state_name(state ? state->kind : ALQ_STATE_UNREACHABLE)));
    json_object_set_new(root, "versions", state ? json_list(state->versions) : json_null());
    json_object_set_new(root, "unknown", state ? json_list(state->unknown) : json_null());
    json_object_set_new(root, "pending", state ? json_revision_ids(&state->pending) : json_null());
    json_object_set_new(root, "edited", state ? json_list(state->edited) : json_null());
    json_object_set_new(root, "error", result->error ? json_error(result->error) : json_null());
    return root;
}

static json_t *json_counts(const struct tenants_report *report,
                           const struct alq_tenants_summary *summary)
{
    json_t *root = json_object();
    if (report->action != ALQ_TENANTS_LOOK) {
        json_object_set_new(root, "done", json_integer((json_int_t)summary->done));
        json_object_set_new(root, "nothing_to_do", json_integer((json_int_t)summary->nothing));
        json_object_set_new(root, "failed", json_integer((json_int_t)summary->failed));
        json_object_set_new(root, "stopped", json_integer((json_int_t)summary->stopped));
        json_object_set_new(root, "not_run", json_integer((json_int_t)summary->not_run));
    }
    for (size_t i = 0; report->action == ALQ_TENANTS_LOOK && i < STATE_COUNT; i++)
        if (report->states[i])
            json_object_set_new(root, alq_state_name((enum alq_state_kind)i),
                                json_integer((json_int_t)report->states[i]));
    return root;
}

static void print_json(struct tenants_report *report, const struct alq_tenants_summary *summary,
                       const struct alq_error *error, enum exit_code code)
{
    json_t *root = json_object();
    if (report->action != ALQ_TENANTS_LOOK) {
        json_object_set_new(root, "direction", json_text(actions[report->action]));
        json_object_set_new(root, "targets", json_list(report->targets));
    }
    json_object_set_new(root, "tenants", report->tenants);
    json_object_set_new(root, "count", json_counts(report, summary));
    json_object_set_new(root, "elapsed_ms", json_milliseconds(summary->elapsed_ns));
    json_object_set_new(root, "error", error ? json_error(error) : json_null());
    json_object_set_new(root, "exit_code", json_integer((json_int_t)code));
    json_print(&report->session->output, root);
}

/* -- Lines */

static void add_plural(struct text *text, size_t count, const char *word)
{
    text_printf(text, "%zu %s%s", count, word, count == 1 ? "" : "s");
}

static void print_done(struct tenants_report *report, const struct alq_tenant_result *result)
{
    TEXT_SCOPE(text);
    text_printf(&text, "%s: ", result->tenant.name);
    if (report->action == ALQ_TENANTS_STAMP) {
        text_add(&text, "stamped");
    } else {
        add_plural(&text, result->report.revisions, "revision");
        text_add(&text, report->action == ALQ_TENANTS_UPGRADE ? " applied, " : " taken back, ");
        add_plural(&text, result->report.statements, "statement");
        text_add(&text, ", ");
        progress_add_time(&text, result->report.elapsed_ns);
    }
    output_wrapped(&report->session->output, text_string(&text), 4);
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
    text_printf(&text, "%s: stopped, and what was open is rolled back", result->tenant.name);
    if (count)
        text_printf(&text, "; %zu revision%s done", count, count == 1 ? " is" : "s are");
    output_wrapped(&report->session->output, text_string(&text), 4);
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
        output_line(output, "%s: %s", result->tenant.name, outcomes[result->outcome]);
}

static void add_ids(struct text *text, struct alq_string_list ids)
{
    for (size_t i = 0; i < ids.count; i++)
        text_printf(text, "%s%s", i ? ", " : "", ids.items[i]);
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
        text_add(&text, alq_state_name(state->kind));
        if (state->versions.count) {
            text_add(&text, " at ");
            add_ids(&text, state->versions);
        }
        if (state->pending.count)
            text_printf(&text, ", %zu revision%s pending", state->pending.count,
                        state->pending.count == 1 ? " is" : "s are");
        if (state->edited.count)
            text_printf(&text, ", %zu applied revision%s edited since", state->edited.count,
                        state->edited.count == 1 ? " was" : "s were");
    }
    text_trim_end(&text);
    output_wrapped(&report->session->output, text_string(&text), 4);
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
    bool is_look = report->action == ALQ_TENANTS_LOOK;
    note_exit_code(report, result);
    if (report->tenants) {
        json_array_append_new(report->tenants,
                              is_look ? json_look(result) : json_move(report, result));
        return;
    }
    erase(report);
    if (is_look)
        print_look(report, result);
    else
        print_move(report, result);
}

/* -- The end. */

static void add_count(struct text *text, size_t count, const char *word, size_t *parts)
{
    if (count)
        text_printf(text, "%s%zu %s", (*parts)++ ? ", " : "", count, word);
}

static size_t count_all(const struct alq_tenants_summary *summary)
{
    return summary->done + summary->nothing + summary->failed + summary->stopped + summary->not_run;
}

static void print_counts(struct tenants_report *report, const struct alq_tenants_summary *summary)
{
    TEXT_SCOPE(text);
    struct output *output = &report->session->output;
    size_t total = count_all(summary);
    size_t parts = 0;
    add_plural(&text, total, "tenant");
    text_add(&text, total ? ": " : "");
    if (report->action == ALQ_TENANTS_LOOK) {
        for (size_t i = 0; i < STATE_COUNT; i++)
            add_count(&text, report->states[i], alq_state_name((enum alq_state_kind)i), &parts);
    } else {
        add_count(&text, summary->done, done_words[report->action], &parts);
        add_count(&text, summary->nothing, "with nothing to do", &parts);
        add_count(&text, summary->failed, "failed", &parts);
        add_count(&text, summary->stopped, "stopped", &parts);
        add_count(&text, summary->not_run, "not run", &parts);
        text_add(&text, parts ? ", " : "");
        if (total)
            progress_add_time(&text, summary->elapsed_ns);
    }
    if (report->lines > MOST_LINES && !report->is_verbose)
        output_line(output, "and %zu more; -v lists them", report->lines - MOST_LINES);
    output_string(output, text_string(&text));
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
        print_json(report, summary, error, code);
    else if (has_any && report->session->arguments.command->run != cmd_current)
        print_counts(report, summary);
    return code;
}

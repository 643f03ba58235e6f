/* Runs a command on many databases. */
#include "cli/tenants.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "cli/interrupt.h"
#include "cli/session.h"
#include "cli/tenants_report.h"
#include "base/banned.h"

bool tenants_are_meant(struct session *session, bool *ret_are_meant, struct alq_error *err)
{
    if (!session_open_project(session, err))
        return false;
    bool is_named = session_value(session, OPTION_TENANTS) != NULL;
    bool is_one = session_value(session, OPTION_TENANT) || (session->host->database && !is_named);
    bool has_url = session_value(session, OPTION_URL) || session->host->url;
    bool wants_database = alq_project_databases(session->project).count &&
                          !alq_project_database_name(session->project);
    *ret_are_meant = !is_one && !(wants_database && !is_named) &&
                     (is_named || (!has_url && alq_project_tenants(session->project)));
    return true;
}

static bool open_list(struct session *session, struct alq_tenant_list **ret_list,
                      struct alq_error *err)
{
    const char *url = session_value(session, OPTION_URL);
    return alq_tenant_list_open(session->project, session_value(session, OPTION_TENANTS),
                                url ? url : session->host->url, ret_list, err);
}

bool tenants_find(struct session *session, const char *name, const char **ret_url,
                  struct alq_error *err)
{
    struct alq_tenant_list *list = NULL;
    struct alq_tenant tenant;
    if (!open_list(session, &list, err))
        return false;
    bool is_found = alq_tenant_list_find(list, name, &tenant, err);
    if (is_found)
        *ret_url = arena_strdup(&session->arena, tenant.url);
    session->output.invocation.has_wrong_tenant = !is_found;
    alq_tenant_list_free(list);
    return is_found;
}

/* 0: not said. */
static bool read_workers(const struct session *session, unsigned *ret_workers,
                         struct alq_error *err)
{
    enum { MOST = 1024 };
    const char *value = session_value(session, OPTION_WORKERS);
    *ret_workers = alq_project_tenants_workers(session->project);
    if (!value)
        return true;
    long number = 0;
    if (!string_to_number(value, 1, MOST, &number)) {
        error_set(err, ALQ_ERROR_USAGE, "--workers cannot be '%s'", value);
        return error_hint(err, "a number from 1 to %d", MOST);
    }
    *ret_workers = (unsigned)number;
    return true;
}

/* What stopped it, and that what is done need not be done again. */
static void say_how_to_go_on(struct session *session, const struct alq_tenants_summary *summary)
{
    const struct arguments *arguments = &session->arguments;
    TEXT_SCOPE(command);
    if (session->output.is_json || arguments->command->group != GROUP_MOVE ||
        (!summary->failed && !summary->stopped && !summary->not_run))
        return;
    text_printf(&command, "%s %s", session->program, arguments->command->name);
    invocation_add_options(&session->output.invocation, &command, arguments->command, "");
    for (size_t i = 0; i < arguments->positional.count; i++)
        text_printf(&command, " %s", arguments->positional.items[i]);
    output_note(&session->output, "To go on where this stopped: %s%s", text_string(&command),
                summary->not_run && !session_has(session, OPTION_KEEP_GOING)
                    ? _(" (with --keep-going past those that fail)")
                    : "");
}

static bool run_job(struct session *session, struct alq_tenants_job *job,
                    struct tenants_report *report, struct alq_error *err)
{
    struct alq_tenants_summary summary = {0};
    interrupt_watch(NULL);
    bool is_done = alq_tenants_run(session->project, job, &summary, err);
    interrupt_unwatch();
    session->exit_code = tenants_report_end(report, &summary, is_done ? NULL : err);
    say_how_to_go_on(session, &summary);
    if (is_done || !session->output.is_json)
        return is_done;
    alq_error_release(err); /* it is in the report */
    return true;
}

bool tenants_run(struct session *session, enum alq_tenants_action action,
                 struct alq_string_list targets, struct alq_error *err)
{
    struct alq_tenant_list *list = NULL;
    struct alq_tenants_job job = {
        .action = action,
        .targets = targets.items,
        .target_count = targets.count,
        .purge = session_has(session, OPTION_PURGE),
        .keeps_going = action == ALQ_TENANTS_LOOK || session_has(session, OPTION_KEEP_GOING),
        .next = alq_tenant_list_next,
        .result = tenants_report_result,
        .progress = tenants_report_progress,
    };
    if (!read_workers(session, &job.workers, err) ||
        !session_timeouts(session, &job.database, &job.run, err) || !open_list(session, &list, err))
        return false;
    job.source = list;
    job.total = alq_tenant_list_count(list);
    struct tenants_report *report = tenants_report_begin(session, action, targets);
    job.user = report;
    bool is_done = run_job(session, &job, report, err);
    alq_tenant_list_free(list);
    return is_done;
}

/* What people and programs see of a command on many databases. */
#ifndef CLI_TENANTS_REPORT_H
#define CLI_TENANTS_REPORT_H

#include <alambique/tenants.h>

#include "cli/exit_code.h"

struct session;
struct tenants_report;
struct text;

/* In the session's arena. */
struct tenants_report *tenants_report_begin(struct session *session, enum alq_tenants_action action,
                                            struct alq_string_list targets);

/* Callbacks of a job whose user is the report. */
void tenants_report_result(void *user, const struct alq_tenant_result *result);
bool tenants_report_progress(void *user, const struct alq_tenants_progress *progress);

/* Prints what counts all: once, also where the job failed; with --json the error (NULL: none) is
 * part of it. Returns the exit code: the error's, else what all failures share, else 1; of a look
 * the gravest. */
enum exit_code tenants_report_end(struct tenants_report *report,
                                  const struct alq_tenants_summary *summary,
                                  const struct alq_error *error);

/* "1200/10000 tenants, 3 failed, 812/s, 11 s left", as the line on a terminal says it. */
void tenants_add_progress(struct text *text, const struct alq_tenants_progress *progress);

#endif

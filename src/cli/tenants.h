/* Commands on many databases: a line for each that has something to tell, and one that counts. */
#ifndef CLI_TENANTS_H
#define CLI_TENANTS_H

#include <stdbool.h>

#include <alambique/tenants.h>

struct session;

/* Whether the command is for the tenants of the project, all of them: they are named on the command
 * line or in the configuration, and no single database is. Opens the project. */
bool tenants_are_meant(struct session *session, bool *ret_are_meant, struct alq_error *err)
    ALQ_CHECK;

/* Does it on all, as the command line says. targets: of the action, borrowed. */
bool tenants_run(struct session *session, enum alq_tenants_action action,
                 struct alq_string_list targets, struct alq_error *err) ALQ_CHECK;

/* Finds the one that --tenant names: its URL, in the session's arena. */
bool tenants_find(struct session *session, const char *name, const char **ret_url,
                  struct alq_error *err) ALQ_CHECK;

#endif

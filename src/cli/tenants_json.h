/* What a command on many databases prints with --json. */
#ifndef CLI_TENANTS_JSON_H
#define CLI_TENANTS_JSON_H

#include <alambique/tenants.h>

#include "cli/exit_code.h"
#include "cli/json.h"

enum { STATE_COUNT = ALQ_STATE_INTERRUPTED + 1 };

/* One database: what was done to it, or where it stands. */
json_t *tenants_json_result(enum alq_tenants_action action, const struct alq_tenant_result *result);

/* "done", "nothing to do", ...: the outcome's name. */
const char *tenants_outcome_name(enum alq_tenant_outcome outcome);

/* All of it. */
struct tenants_json {
    enum alq_tenants_action action;
    struct alq_string_list targets;
    json_t *tenants;      /* an array; taken over */
    const size_t *states; /* how many databases are in each of STATE_COUNT; of a look */
    const struct alq_tenants_summary *summary;
    const struct alq_error *error; /* what ended the job; NULL: none */
    enum exit_code code;
};
json_t *tenants_json(const struct tenants_json *whole);

#endif

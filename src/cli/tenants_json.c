/* The JSON of a command on many databases. */
#include "cli/tenants_json.h"

#include "base/banned.h"

static const char *const actions[] = {
    [ALQ_TENANTS_UPGRADE] = "upgrade",
    [ALQ_TENANTS_DOWNGRADE] = "downgrade",
    [ALQ_TENANTS_STAMP] = "stamp",
    [ALQ_TENANTS_LOOK] = "status",
};

const char *tenants_outcome_name(enum alq_tenant_outcome outcome)
{
    static const char *const names[] = {
        [ALQ_TENANT_DONE] = "done",       [ALQ_TENANT_NOTHING] = "nothing to do",
        [ALQ_TENANT_FAILED] = "failed",   [ALQ_TENANT_STOPPED] = "stopped",
        [ALQ_TENANT_NOT_RUN] = "not run",
    };
    return names[outcome];
}

static json_t *json_move(enum alq_tenants_action action, const struct alq_tenant_result *result)
{
    json_t *root = json_object();
    json_object_set_new(root, "tenant", json_text(result->tenant.name));
    json_object_set_new(root, "outcome", json_text(tenants_outcome_name(result->outcome)));
    if (action != ALQ_TENANTS_STAMP) {
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

json_t *tenants_json_result(enum alq_tenants_action action, const struct alq_tenant_result *result)
{
    return action == ALQ_TENANTS_LOOK ? json_look(result) : json_move(action, result);
}

static json_t *json_counts(const struct tenants_json *whole)
{
    const struct alq_tenants_summary *summary = whole->summary;
    json_t *root = json_object();
    if (whole->action != ALQ_TENANTS_LOOK) {
        json_object_set_new(root, "done", json_integer((json_int_t)summary->done));
        json_object_set_new(root, "nothing_to_do", json_integer((json_int_t)summary->nothing));
        json_object_set_new(root, "failed", json_integer((json_int_t)summary->failed));
        json_object_set_new(root, "stopped", json_integer((json_int_t)summary->stopped));
        json_object_set_new(root, "not_run", json_integer((json_int_t)summary->not_run));
    }
    for (size_t i = 0; whole->action == ALQ_TENANTS_LOOK && i < STATE_COUNT; i++)
        if (whole->states[i])
            json_object_set_new(root, alq_state_name((enum alq_state_kind)i),
                                json_integer((json_int_t)whole->states[i]));
    return root;
}

json_t *tenants_json(const struct tenants_json *whole)
{
    json_t *root = json_object();
    if (whole->action != ALQ_TENANTS_LOOK) {
        json_object_set_new(root, "direction", json_text(actions[whole->action]));
        json_object_set_new(root, "targets", json_list(whole->targets));
    }
    json_object_set_new(root, "tenants", whole->tenants);
    json_object_set_new(root, "count", json_counts(whole));
    json_object_set_new(root, "elapsed_ms", json_milliseconds(whole->summary->elapsed_ns));
    json_object_set_new(root, "error", whole->error ? json_error(whole->error) : json_null());
    json_object_set_new(root, "exit_code", json_integer((json_int_t)whole->code));
    return root;
}

/* Counts the calls of a connection and lets the chosen one fail. */
#include "support/failing_connection.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "database/connection.h"
#include "base/banned.h"

struct failing_connection {
    struct connection base;
    struct connection *inner;
    struct failing_plan *plan;
};

static struct failing_connection *failing_of(struct connection *connection)
{
    return (struct failing_connection *)connection;
}

/* Counts a call; false, with err set, when it is to fail. Also hands on what a run sets from
 * outside. */
static bool count(struct connection *base, enum failing_call call, const char *sql,
                  struct alq_error *err)
{
    struct failing_connection *connection = failing_of(base);
    struct failing_plan *plan = connection->plan;
    connection->inner->lock_timeout_ms = base->lock_timeout_ms;
    connection->inner->callbacks = base->callbacks;
    connection->inner->copied_rows_total = base->copied_rows_total;
    plan->calls++;
    bool fails = plan->fail_at && (plan->calls == plan->fail_at ||
                                   (plan->stays_broken && plan->calls > plan->fail_at));
    if (!fails || plan->way == FAILING_BY_DEATH)
        return true;
    if (plan->failed == FAILING_NOTHING) {
        plan->failed = call;
        snprintf(plan->statement, sizeof plan->statement, "%s", sql ? sql : "");
    }
    error_set(err, plan->kind ? plan->kind : ALQ_ERROR_DATABASE, "injected failure of call %zu",
              plan->calls);
    return error_statement(err, sql);
}

/* What a call has answered, if there is anybody to hear it. */
static bool answer(struct connection *base, bool is_done)
{
    const struct failing_plan *plan = failing_of(base)->plan;
    if (plan->way == FAILING_BY_DEATH && plan->calls == plan->fail_at)
        raise(SIGKILL);
    return is_done;
}

static bool failing_execute(struct connection *base, const char *sql,
                            const struct value *parameters, size_t parameter_count,
                            uint64_t *ret_changes, struct alq_error *err)
{
    return count(base, FAILING_EXECUTE, sql, err) &&
           answer(base, connection_execute_with(failing_of(base)->inner, sql, parameters,
                                                parameter_count, ret_changes, err));
}

static bool failing_query(struct connection *base, const char *sql, const struct value *parameters,
                          size_t parameter_count, struct rows **ret_rows, struct alq_error *err)
{
    return count(base, FAILING_QUERY, sql, err) &&
           answer(base, connection_query(failing_of(base)->inner, sql, parameters, parameter_count,
                                         ret_rows, err));
}

static bool failing_begin(struct connection *base, struct alq_error *err)
{
    return count(base, FAILING_BEGIN, NULL, err) &&
           answer(base, connection_begin(failing_of(base)->inner, err));
}

static bool failing_commit(struct connection *base, struct alq_error *err)
{
    return count(base, FAILING_COMMIT, NULL, err) &&
           answer(base, connection_commit(failing_of(base)->inner, err));
}

static void failing_rollback(struct connection *base)
{
    connection_rollback(failing_of(base)->inner);
}

static bool failing_is_in_transaction(const struct connection *base)
{
    return connection_is_in_transaction(((const struct failing_connection *)base)->inner);
}

static void failing_interrupt(struct connection *base)
{
    /* Not connection_interrupt: the flag of the outer connection alone decides. */
    struct connection *inner = failing_of(base)->inner;
    inner->methods->interrupt(inner);
}

static void failing_reset_session(struct connection *base)
{
    connection_reset_session(failing_of(base)->inner);
}

static bool failing_enforce_references(struct connection *base, bool is_enforced,
                                       bool *ret_was_enforced, struct alq_error *err)
{
    return connection_enforce_references(failing_of(base)->inner, is_enforced, ret_was_enforced,
                                         err);
}

static bool failing_set_timeouts(struct connection *base, int lock_ms, int statement_ms,
                                 struct alq_error *err)
{
    return connection_set_timeouts(failing_of(base)->inner, lock_ms, statement_ms, err);
}

static void failing_free(struct connection *base)
{
    connection_free(failing_of(base)->inner);
    free(base);
}

struct connection *failing_connection_new(struct connection *inner, struct failing_plan *plan)
{
    static const struct connection_methods methods = {
        .free = failing_free,
        .execute = failing_execute,
        .query = failing_query,
        .begin = failing_begin,
        .commit = failing_commit,
        .rollback = failing_rollback,
        .is_in_transaction = failing_is_in_transaction,
        .interrupt = failing_interrupt,
        .reset_session = failing_reset_session,
        .enforce_references = failing_enforce_references,
        .set_timeouts = failing_set_timeouts,
    };
    struct failing_connection *connection = memory_alloc(sizeof *connection);
    connection->base.methods = &methods;
    connection->base.dialect = inner->dialect;
    connection->base.display_url = inner->display_url;
    connection->base.lock_timeout_ms = inner->lock_timeout_ms;
    connection->base.is_read_only = inner->is_read_only;
    connection->base.is_mariadb = inner->is_mariadb;
    connection->base.wraps_defaults = inner->wraps_defaults;
    connection->base.callbacks = inner->callbacks;
    connection->inner = inner;
    connection->plan = plan;
    return &connection->base;
}

struct connection *failing_connection_inner(struct connection *connection)
{
    return failing_of(connection)->inner;
}

/* Statements and transactions over libpq. */
#include "database/postgresql/driver.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/message.h"
#include "base/real.h"
#include "base/text.h"
#include "database/postgresql/driver_library.h"
#include "base/banned.h"

/* Type ids of the server's catalogue, which never change. */
enum { OID_BYTEA = 17, OID_INT8 = 20, OID_INT4 = 23 };

/* Of the types that a parameter may be said to have. */
static const Oid oids[] = {
    [VALUE_TYPE_BOOLEAN] = 16,    [VALUE_TYPE_DECIMAL] = 1700,   [VALUE_TYPE_DATE] = 1082,
    [VALUE_TYPE_TIME] = 1083,     [VALUE_TYPE_TIMESTAMP] = 1114, [VALUE_TYPE_TIMESTAMP_TZ] = 1184,
    [VALUE_TYPE_INTERVAL] = 1186, [VALUE_TYPE_UUID] = 2950,
};

static Oid oid_of(const struct value *value)
{
    if (value->type == VALUE_TYPE_INTEGER)
        return value->integer >= INT32_MIN && value->integer <= INT32_MAX ? OID_INT4 : OID_INT8;
    return value->type < sizeof oids / sizeof *oids ? oids[value->type] : 0;
}

static struct postgresql_connection *postgresql_of(struct connection *connection)
{
    return (struct postgresql_connection *)connection;
}

/* Parameters in the form of libpq. */
struct bound {
    const char **values;
    Oid *types;
    int *lengths;
    int *formats;
};

/* A number whose type is not said goes as text of none, so that the server gives it that of its
 * place: a column of booleans takes 1 and a column of texts takes 5, as they take what stands
 * between quotes. */
static void bind_one(struct bound *bound, size_t index, const struct value *value,
                     struct arena *arena)
{
    bound->types[index] = oid_of(value);
    switch (value->kind) {
    case VALUE_NULL:
        return;
    case VALUE_INTEGER:
        bound->values[index] = arena_printf(arena, "%" PRId64, value->integer);
        return;
    case VALUE_REAL:
        bound->values[index] = real_format(arena, "%.17g", value->real);
        return;
    case VALUE_TEXT:
        bound->values[index] = arena_strndup(arena, value->bytes, value->length);
        return;
    case VALUE_BLOB:
        bound->values[index] = value->bytes ? value->bytes : "";
        bound->types[index] = OID_BYTEA;
        bound->lengths[index] = (int)value->length;
        bound->formats[index] = 1;
        return;
    }
}

static bool bind(const struct value *parameters, size_t count, const char *sql, struct arena *arena,
                 struct bound *ret_bound, struct alq_error *err)
{
    struct bound bound = {
        .values = arena_new_array(arena, const char *, count),
        .types = arena_new_array(arena, Oid, count),
        .lengths = arena_new_array(arena, int, count),
        .formats = arena_new_array(arena, int, count),
    };
    for (size_t i = 0; i < count; i++) {
        const struct value *value = &parameters[i];
        bool has_bytes = value->kind == VALUE_TEXT || value->kind == VALUE_BLOB;
        bool has_nul = value->kind == VALUE_TEXT && memchr(value->bytes, '\0', value->length);
        if (has_nul || (has_bytes && value->length > INT32_MAX)) {
            error_set(err, ALQ_ERROR_DATABASE, "value %zu %s", i + 1,
                      has_nul ? _("holds a NUL byte, which no text may") : _("is too long"));
            return error_statement(err, sql);
        }
        bind_one(&bound, i, &parameters[i], arena);
    }
    *ret_bound = bound;
    return true;
}

/* What may leave the session changed; a word too many costs one RESET. */
static bool may_set(const char *sql)
{
    return ascii_find(sql, "set") || ascii_find(sql, "discard") || ascii_find(sql, "role");
}

static void note_changes(struct postgresql_connection *connection, const char *sql)
{
    if (!may_set(sql))
        return;
    connection->may_have_set = true;
    connection->may_have_moved = connection->may_have_moved || ascii_find(sql, "search_path") ||
                                 ascii_find(sql, "schema") || ascii_find(sql, "discard");
}

static bool send(struct postgresql_connection *connection, const char *sql,
                 const struct value *parameters, size_t count, struct arena *arena,
                 struct sent_statement *ret_sent, struct alq_error *err)
{
    const struct libpq *pq = connection->pq;
    struct bound bound = {0};
    if (!count) {
        *ret_sent = postgresql_join(connection, sql, arena);
        return pq->PQsendQuery(connection->handle, ret_sent->sql) ||
               postgresql_fail(connection, NULL, sql, NULL, err);
    }
    if (!postgresql_number_parameters(sql, count, arena, ret_sent, err) ||
        !bind(parameters, count, sql, arena, &bound, err))
        return false;
    return pq->PQsendQueryParams(connection->handle, ret_sent->sql, (int)count, bound.types,
                                 bound.values, bound.lengths, bound.formats, 0) ||
           postgresql_fail(connection, NULL, sql, NULL, err);
}

static bool check_result(struct postgresql_connection *connection, const PGresult *result,
                         const char *sql, const struct sent_statement *sent, bool is_cancelled,
                         struct alq_error *err)
{
    ExecStatusType status = result ? connection->pq->PQresultStatus(result) : PGRES_FATAL_ERROR;
    bool is_fine = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ||
                   status == PGRES_EMPTY_QUERY || status == PGRES_COPY_OUT;
    if (is_fine)
        return true;
    /* Of a COMMIT that was left behind nobody knows. */
    bool is_known = connection->pq->PQstatus(connection->handle) == CONNECTION_OK || sql;
    if (is_cancelled && is_known) {
        if (err && err->kind == ALQ_ERROR_NONE)
            memcpy(err->sqlstate, "57014", sizeof err->sqlstate);
        error_set(err, ALQ_ERROR_CANCELLED, "interrupted");
        return sql ? error_statement(err, sql) : false;
    }
    return postgresql_fail(connection, result, sql, sent, err);
}

/* shown: what errors show as the statement; NULL for the driver's own. */
static bool run(struct postgresql_connection *connection, const char *sql, const char *shown,
                const struct value *parameters, size_t count, PGresult **ret_result,
                struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct sent_statement sent;
    bool is_cancelled = false;
    if (count && !postgresql_settle(&connection->base, err))
        return false;
    bool is_sent = send(connection, sql, parameters, count, &scratch, &sent, err);
    PGresult *result = is_sent ? postgresql_wait(connection, &is_cancelled) : NULL;
    size_t answered = connection->answered;
    bool is_early = is_sent && answered < connection->deferred.count && (answered || !sql);
    if (is_early) { /* what failed, if anything did, is not what was asked for */
        shown = deferred_statement(&connection->deferred, answered, &scratch);
        sent.before = answered ? connection->deferred.items[answered - 1].end : 0;
    }
    deferred_clear(&connection->deferred);
    if (is_sent && check_result(connection, result, shown, &sent, is_cancelled, err)) {
        *ret_result = result;
        return true;
    }
    connection->pq->PQclear(result);
    return false;
}

bool postgresql_run(struct postgresql_connection *connection, const char *sql,
                    struct alq_error *err)
{
    PGresult *result = NULL;
    if (!run(connection, sql, NULL, NULL, 0, &result, err))
        return false;
    connection->pq->PQclear(result);
    return true;
}

/* What works beside others waits for old transactions by locks, for as long as it takes: a time-out
 * would leave an index that is not valid. */
static bool set_lock_timeout(struct postgresql_connection *connection, int milliseconds,
                             struct alq_error *err)
{
    TEXT_SCOPE(text);
    text_printf(&text, "SET lock_timeout = %d", milliseconds);
    return postgresql_run(connection, text_string(&text), err);
}

static bool waits_long(const struct postgresql_connection *connection, const char *sql)
{
    return connection->statement_lock_ms > 0 && !connection->is_pooled &&
           ascii_find(sql, "concurrently") && !postgresql_is_in_transaction(&connection->base);
}

static bool execute(struct postgresql_connection *connection, const char *sql,
                    const struct value *parameters, size_t count, PGresult **ret_result,
                    struct alq_error *err)
{
    bool is_long = waits_long(connection, sql);
    if (is_long && !set_lock_timeout(connection, 0, err))
        return false;
    bool has_run = run(connection, sql, sql, parameters, count, ret_result, err);
    if (is_long && !set_lock_timeout(connection, connection->statement_lock_ms, NULL))
        connection_log(&connection->base, ALQ_LOG_DEBUG, "lock_timeout stays off");
    return has_run;
}

bool postgresql_execute(struct connection *base, const char *sql, const struct value *parameters,
                        size_t parameter_count, uint64_t *ret_changes, struct alq_error *err)
{
    struct postgresql_connection *connection = postgresql_of(base);
    PGresult *result = NULL;
    note_changes(connection, sql);
    if (!execute(connection, sql, parameters, parameter_count, &result, err))
        return false;
    if (ret_changes) {
        bool is_read = connection->pq->PQresultStatus(result) == PGRES_TUPLES_OK &&
                       strncmp(connection->pq->PQcmdStatus(result), "SELECT", 6) == 0;
        *ret_changes = is_read ? 0 : strtoull(connection->pq->PQcmdTuples(result), NULL, 10);
    }
    connection->pq->PQclear(result);
    return true;
}

bool postgresql_query(struct connection *base, const char *sql, const struct value *parameters,
                      size_t parameter_count, struct rows **ret_rows, struct alq_error *err)
{
    struct postgresql_connection *connection = postgresql_of(base);
    PGresult *result = NULL;
    note_changes(connection, sql);
    if (!run(connection, sql, sql, parameters, parameter_count, &result, err))
        return false;
    *ret_rows = postgresql_rows_new(connection, result);
    return true;
}

/* -- Transactions */

bool postgresql_is_in_transaction(const struct connection *base)
{
    const struct postgresql_connection *connection = (const struct postgresql_connection *)base;
    PGTransactionStatusType status = connection->pq->PQtransactionStatus(connection->handle);
    return connection->deferred.begins || status == PQTRANS_INTRANS || status == PQTRANS_INERROR ||
           status == PQTRANS_ACTIVE;
}

static void defer_begin(struct postgresql_connection *connection)
{
    TEXT_SCOPE(lock);
    TEXT_SCOPE(statement);
    deferred_add(&connection->deferred, "BEGIN", NULL);
    connection->deferred.begins = true;
    connection->pooled_pid = 0;
    if (!connection->is_pooled)
        return;
    text_printf(&lock, "SET LOCAL lock_timeout = %d", connection->statement_lock_ms);
    text_printf(&statement, "SET LOCAL statement_timeout = %d", connection->statement_ms);
    if (connection->statement_lock_ms > 0)
        deferred_add(&connection->deferred, text_string(&lock), NULL);
    if (connection->statement_ms > 0)
        deferred_add(&connection->deferred, text_string(&statement), NULL);
    connection->pid_at = connection->deferred.count;
    deferred_add(&connection->deferred, "SELECT pg_catalog.pg_backend_pid()", NULL);
}

bool postgresql_begin(struct connection *base, struct alq_error *err)
{
    struct postgresql_connection *connection = postgresql_of(base);
    if (connection->is_borrowed && postgresql_is_in_transaction(base))
        return error_set(err, ALQ_ERROR_USAGE,
                         "the application's connection is inside a transaction");
    if (base->is_read_only) {
        if (err && err->kind == ALQ_ERROR_NONE)
            memcpy(err->sqlstate, "25006", sizeof err->sqlstate);
        return error_set(err, ALQ_ERROR_DATABASE, "%s was opened for reading only",
                         connection_name(base));
    }
    defer_begin(connection);
    connection->has_begun = true;
    return true;
}

/* COMMIT of a transaction in which a statement failed succeeds, and rolls back. */
bool postgresql_commit(struct connection *base, struct alq_error *err)
{
    struct postgresql_connection *connection = postgresql_of(base);
    const struct libpq *pq = connection->pq;
    PGresult *result = NULL;
    if (!run(connection, "COMMIT", NULL, NULL, 0, &result, err))
        return false;
    bool is_committed = strcmp(pq->PQcmdStatus(result), "COMMIT") == 0;
    pq->PQclear(result);
    connection->has_begun = false;
    if (is_committed)
        return true;
    if (err && err->kind == ALQ_ERROR_NONE)
        memcpy(err->sqlstate, "25P02", sizeof err->sqlstate);
    error_set(err, ALQ_ERROR_DATABASE, "the transaction was rolled back instead of committed");
    return error_detail(err, "a statement in it had failed, which was not taken for an error");
}

void postgresql_rollback(struct connection *base)
{
    struct postgresql_connection *connection = postgresql_of(base);
    ERROR_SCOPE(failure);
    connection->has_begun = false;
    deferred_clear(&connection->deferred);
    if (connection->pq->PQstatus(connection->handle) != CONNECTION_OK)
        return; /* the server rolls back what a lost session leaves */
    /* What follows an error must not be stopped by a request to stop. */
    bool is_interrupted = atomic_exchange(&base->is_interrupted, false);
    if (postgresql_is_in_transaction(base) && !postgresql_run(connection, "ROLLBACK", &failure))
        connection_log(base, ALQ_LOG_ERROR, "cannot roll back: %s", failure.message);
    if (is_interrupted)
        atomic_store(&base->is_interrupted, true);
}

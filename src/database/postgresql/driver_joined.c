/* Several statements of a transaction in one message: those that can wait go with the next one. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "database/postgresql/driver.h"
#include "database/postgresql/driver_library.h"
#include "base/banned.h"

struct sent_statement postgresql_join(const struct postgresql_connection *connection,
                                      const char *sql, struct arena *arena)
{
    const struct text *first = &connection->deferred.sql;
    if (!connection->deferred.count)
        return (struct sent_statement){.sql = sql};
    return (struct sent_statement){
        .sql = arena_printf(arena, "%s%s", text_string(first), sql ? sql : ""),
        .before = first->length,
    };
}

void postgresql_note_deferred(struct postgresql_connection *connection, const PGresult *result)
{
    const struct libpq *pq = connection->pq;
    const struct deferred *deferred = &connection->deferred;
    ExecStatusType status = pq->PQresultStatus(result);
    if (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE)
        return;
    size_t number = connection->answered++;
    if (deferred->begins && connection->is_pooled && number == connection->pid_at)
        connection->pooled_pid = (int)strtol(pq->PQgetvalue(result, 0, 0), NULL, 10);
    if (number < deferred->count && deferred->items[number].ret_changes)
        *deferred->items[number].ret_changes =
            strtoull(pq->PQcmdTuples((PGresult *)result), NULL, 10);
}

/* Only what the server takes between quotes as a value of any type. */
static bool are_plain(const struct value *parameters, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct value *value = &parameters[i];
        bool is_plain = value->kind == VALUE_NULL || value->kind == VALUE_INTEGER ||
                        (value->kind == VALUE_TEXT && !memchr(value->bytes, 0, value->length));
        if (!is_plain || value->type != VALUE_TYPE_UNKNOWN)
            return false;
    }
    return true;
}

/* False for bytes that are no characters. */
static bool add_literal(const struct postgresql_connection *connection, const struct value *value,
                        struct text *text)
{
    const struct libpq *pq = connection->pq;
    if (value->kind == VALUE_NULL)
        text_add(text, "NULL");
    else if (value->kind == VALUE_INTEGER)
        text_printf(text, "'%" PRId64 "'", value->integer);
    else {
        char *literal = pq->PQescapeLiteral(connection->handle, value->bytes, value->length);
        if (!literal)
            return false;
        text_add(text, literal);
        pq->PQfreemem(literal);
    }
    return true;
}

static bool fill(const struct postgresql_connection *connection, const char *sql,
                 const struct value *parameters, size_t count, struct text *text)
{
    ARENA_SCOPE(scratch);
    struct sent_statement sent = {0};
    size_t copied = 0, met = 0;
    if (count && !postgresql_number_parameters(sql, count, &scratch, &sent, NULL))
        return false;
    for (size_t i = 0; i < sent.mark_count; i++) {
        size_t at = sent.marks[i].at;
        bool is_operator = sql[at + 1] == '?';
        text_add_bytes(text, sql + copied, at - copied);
        if (is_operator)
            text_add_char(text, '?');
        else if (!add_literal(connection, &parameters[met++], text))
            return false;
        copied = at + 1 + is_operator;
    }
    text_add(text, sql + copied);
    return true;
}

bool postgresql_defer(struct connection *base, const char *sql, const struct value *parameters,
                      size_t parameter_count, uint64_t *ret_changes, struct alq_error *err)
{
    struct postgresql_connection *connection = (struct postgresql_connection *)base;
    TEXT_SCOPE(filled);
    /* Without a transaction the server would make one of the whole message. */
    if (!postgresql_is_in_transaction(base) || !are_plain(parameters, parameter_count) ||
        !fill(connection, sql, parameters, parameter_count, &filled))
        return postgresql_execute(base, sql, parameters, parameter_count, ret_changes, err);
    if (connection->deferred.count == DEFERRED_MOST && !postgresql_settle(base, err))
        return false;
    deferred_add(&connection->deferred, text_string(&filled), ret_changes);
    return true;
}

bool postgresql_settle(struct connection *base, struct alq_error *err)
{
    struct postgresql_connection *connection = (struct postgresql_connection *)base;
    return !connection->deferred.count || postgresql_run(connection, NULL, err);
}

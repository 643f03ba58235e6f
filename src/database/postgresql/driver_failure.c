/* What the server's and libpq's errors mean, and how they are told. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "database/postgresql/driver.h"
#include "database/postgresql/driver_library.h"
#include "database/postgresql/internal.h"
#include "base/banned.h"

/* Kinds by SQLSTATE, or by its class of two letters; DATABASE where none is listed. */
static const struct kind_of_state {
    const char *sqlstate;
    enum alq_error_kind kind;
} kinds[] = {
    {"08", ALQ_ERROR_CONNECT},    {"57P01", ALQ_ERROR_CONNECT}, {"57P02", ALQ_ERROR_CONNECT},
    {"57P03", ALQ_ERROR_CONNECT}, {"57P05", ALQ_ERROR_CONNECT}, {"25P03", ALQ_ERROR_CONNECT},
    {"55P03", ALQ_ERROR_LOCK},    {"40P01", ALQ_ERROR_LOCK},
};

static enum alq_error_kind kind_of(const char *sqlstate)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strncmp(sqlstate, kinds[i].sqlstate, strlen(kinds[i].sqlstate)) == 0)
            return kinds[i].kind;
    return ALQ_ERROR_DATABASE;
}

/* On one line, without blanks at its end. */
static void add_line(struct text *text, const char *string)
{
    text_add(text, string);
    text_trim_end(text);
    for (size_t i = 0; i < text->length; i++)
        if (strchr("\n\r\t", text->bytes[i]))
            text->bytes[i] = ' ';
}

static bool fail_lost(const struct postgresql_connection *connection, const char *reason,
                      struct alq_error *err)
{
    TEXT_SCOPE(line);
    add_line(&line, reason);
    if (err && err->kind == ALQ_ERROR_NONE)
        memcpy(err->sqlstate, "08006", sizeof err->sqlstate);
    error_set(err, ALQ_ERROR_CONNECT, "lost the connection to %s",
              connection_name(&connection->base));
    if (line.length)
        error_detail(err, "%s", text_string(&line));
    return error_hint(err, "alambique wait, then: alambique status");
}

static const char *field(const struct postgresql_connection *connection, const PGresult *result,
                         int code)
{
    const char *value = connection->pq->PQresultErrorField(result, code);
    return value && *value ? value : NULL;
}

static void add_details(const struct postgresql_connection *connection, const PGresult *result,
                        struct alq_error *err)
{
    const char *detail = field(connection, result, PG_DIAG_MESSAGE_DETAIL);
    const char *context = field(connection, result, PG_DIAG_CONTEXT);
    const char *hint = field(connection, result, PG_DIAG_MESSAGE_HINT);
    if (detail)
        error_detail(err, "%s", detail);
    if (context)
        error_detail(err, "in %s", context);
    if (hint)
        error_hint(err, "%s", hint);
}

static void locate(const struct postgresql_connection *connection, const PGresult *result,
                   const char *sql, const struct sent_statement *sent, struct alq_error *err)
{
    const char *position = field(connection, result, PG_DIAG_STATEMENT_POSITION);
    if (position)
        postgresql_locate(sql, sent, strtoul(position, NULL, 10), &err->line, &err->column);
}

bool postgresql_fail(struct postgresql_connection *connection, const struct pg_result *result,
                     const char *sql, const struct sent_statement *sent, struct alq_error *err)
{
    const struct libpq *pq = connection->pq;
    if (!err || err->kind != ALQ_ERROR_NONE)
        return false;
    const char *sqlstate = result ? field(connection, result, PG_DIAG_SQLSTATE) : NULL;
    if (!sqlstate && pq->PQstatus(connection->handle) == CONNECTION_BAD) {
        fail_lost(connection, pq->PQerrorMessage(connection->handle), err);
        return sql ? error_statement(err, sql) : false;
    }
    const char *message = result ? field(connection, result, PG_DIAG_MESSAGE_PRIMARY) : NULL;
    if (!message)
        message =
            result ? pq->PQresultErrorMessage(result) : pq->PQerrorMessage(connection->handle);
    TEXT_SCOPE(line);
    add_line(&line, message);
    error_set(err, sqlstate ? kind_of(sqlstate) : ALQ_ERROR_DATABASE, "%s",
              line.length ? text_string(&line) : _("the server gave no reason"));
    if (sqlstate && strlen(sqlstate) < sizeof err->sqlstate)
        memcpy(err->sqlstate, sqlstate, strlen(sqlstate) + 1);
    if (result)
        add_details(connection, result, err);
    if (string_equal(sqlstate, "42501"))
        postgresql_hint_grant(text_string(&line), pq->PQuser(connection->handle), err);
    if (string_equal(sqlstate, "3F000") && string_starts_with(text_string(&line), "no schema"))
        postgresql_hint_schema(connection->base.schema, pq->PQuser(connection->handle), err);
    if (!sql)
        return false;
    if (result)
        locate(connection, result, sql, sent, err);
    return error_statement(err, sql);
}

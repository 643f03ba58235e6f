/* The settings of a session: those that the driver needs, and those that a script changed. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "database/postgresql/driver.h"
#include "database/postgresql/driver_library.h"
#include "database/postgresql/postgresql.h"
#include "base/banned.h"

/* Dates are read in one spelling only; the server tells unasked how it writes them. */
static bool needs_iso(const struct postgresql_connection *connection)
{
    const char *style = connection->pq->PQparameterStatus(connection->handle, "DateStyle");
    const char *interval = connection->pq->PQparameterStatus(connection->handle, "IntervalStyle");
    const char *strings =
        connection->pq->PQparameterStatus(connection->handle, "standard_conforming_strings");
    return (style && !string_starts_with(style, "ISO")) ||
           (interval && !string_equal(interval, "postgres")) ||
           (strings && !string_equal(strings, "on"));
}

bool postgresql_prepare_session(struct postgresql_connection *connection, struct alq_error *err)
{
    TEXT_SCOPE(sql);
    if (connection->is_borrowed)
        return true;
    if (needs_iso(connection))
        text_add(&sql, "SET datestyle = ISO; SET intervalstyle = postgres; "
                       "SET standard_conforming_strings = on; ");
    if (connection->base.is_read_only)
        text_add(&sql, "SET default_transaction_read_only = on");
    return !sql.length || postgresql_run(connection, text_string(&sql), err);
}

bool postgresql_keep_settings(struct postgresql_connection *connection, struct alq_error *err)
{
    static const char query[] = "SELECT name, setting FROM pg_catalog.pg_settings"
                                " WHERE source = 'session' AND context IN ('user', 'superuser')";
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!postgresql_query(&connection->base, query, NULL, 0, &rows, err))
        return false;
    while (rows_next(rows, &has_row, err)) {
        if (!has_row)
            return true;
        for (size_t i = 0; i < 2; i++)
            vec_push(&connection->arena, &connection->kept_settings,
                     rows_text(rows, i, &connection->arena));
    }
    return false;
}

static void add_kept(const struct postgresql_connection *connection, struct text *sql)
{
    const struct strings *kept = &connection->kept_settings;
    for (size_t i = 0; i + 1 < kept->count; i += 2) {
        text_add(sql, "; SELECT pg_catalog.set_config(");
        dialect_add_string(&postgresql_dialect, sql, kept->items[i]);
        text_add(sql, ", ");
        dialect_add_string(&postgresql_dialect, sql, kept->items[i + 1]);
        text_add(sql, ", false)");
    }
}

void postgresql_reset_session(struct connection *base)
{
    struct postgresql_connection *connection = (struct postgresql_connection *)base;
    ERROR_SCOPE(failure);
    TEXT_SCOPE(sql);
    if (!connection->may_have_set || postgresql_is_lost(base) || postgresql_is_in_transaction(base))
        return;
    bool is_interrupted = atomic_exchange(&base->is_interrupted, false);
    text_add(&sql, "RESET ROLE; RESET ALL");
    add_kept(connection, &sql);
    if (!postgresql_run(connection, text_string(&sql), &failure) ||
        !postgresql_prepare_session(connection, &failure))
        connection_log(base, ALQ_LOG_WARNING, "cannot put back the session's settings: %s",
                       failure.message);
    else
        connection->may_have_set = connection->may_have_moved = false;
    connection->statement_lock_ms = connection->statement_ms = 0;
    if (is_interrupted)
        atomic_store(&base->is_interrupted, true);
}

bool postgresql_restore_schema(struct connection *base, struct alq_error *err)
{
    struct postgresql_connection *connection = (struct postgresql_connection *)base;
    const struct strings *kept = &connection->kept_settings;
    TEXT_SCOPE(sql);
    if (!connection->may_have_moved)
        return true;
    text_add(&sql, "RESET search_path");
    for (size_t i = 0; i + 1 < kept->count; i += 2)
        if (string_equal(kept->items[i], "search_path")) {
            text_add(&sql, "; SELECT pg_catalog.set_config('search_path', ");
            dialect_add_string(&postgresql_dialect, &sql, kept->items[i + 1]);
            text_add(&sql, ", false)");
        }
    if (!postgresql_run(connection, text_string(&sql), err))
        return false;
    connection->may_have_moved = false;
    return true;
}

bool postgresql_set_timeouts(struct connection *base, int lock_ms, int statement_ms,
                             struct alq_error *err)
{
    struct postgresql_connection *connection = (struct postgresql_connection *)base;
    TEXT_SCOPE(sql);
    connection->statement_lock_ms = lock_ms >= 0 ? lock_ms : connection->statement_lock_ms;
    connection->statement_ms = statement_ms >= 0 ? statement_ms : connection->statement_ms;
    if (connection->is_pooled) /* begin says it, for its transaction */
        return true;
    if (lock_ms >= 0)
        text_printf(&sql, "SET lock_timeout = %d;", lock_ms);
    if (statement_ms >= 0)
        text_printf(&sql, "SET statement_timeout = %d;", statement_ms);
    connection->may_have_set = connection->may_have_set || sql.length;
    return !sql.length || postgresql_run(connection, text_string(&sql), err);
}

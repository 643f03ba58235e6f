/* The calls through a connection's and a row set's methods, with what is the same for every
 * driver. */
#include "database/connection.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/message.h"
#include "base/real.h"
#include "base/text.h"
#include "base/vec.h"
#include "database/dialect.h"
#include "base/banned.h"

const char *connection_kind(const struct connection *connection)
{
    return connection->is_mariadb ? "mariadb" : connection->dialect->name;
}

void connection_free(struct connection *connection)
{
    if (connection)
        connection->methods->free(connection);
}

bool connection_execute(struct connection *connection, const char *sql, struct alq_error *err)
{
    return connection_execute_with(connection, sql, NULL, 0, NULL, err);
}

bool connection_execute_with(struct connection *connection, const char *sql,
                             const struct value *parameters, size_t parameter_count,
                             uint64_t *ret_changes, struct alq_error *err)
{
    if (!connection_may_go_on(connection, err))
        return error_statement(err, sql);
    return connection->methods->execute(connection, sql, parameters, parameter_count, ret_changes,
                                        err);
}

bool connection_defer(struct connection *connection, const char *sql,
                      const struct value *parameters, size_t parameter_count, uint64_t *ret_changes,
                      struct alq_error *err)
{
    if (!connection->methods->defer)
        return connection_execute_with(connection, sql, parameters, parameter_count, ret_changes,
                                       err);
    if (!connection_may_go_on(connection, err))
        return error_statement(err, sql);
    return connection->methods->defer(connection, sql, parameters, parameter_count, ret_changes,
                                      err);
}

bool connection_settle(struct connection *connection, struct alq_error *err)
{
    return !connection->methods->settle || connection->methods->settle(connection, err);
}

bool connection_query(struct connection *connection, const char *sql,
                      const struct value *parameters, size_t parameter_count,
                      struct rows **ret_rows, struct alq_error *err)
{
    if (!connection_may_go_on(connection, err))
        return error_statement(err, sql);
    return connection->methods->query(connection, sql, parameters, parameter_count, ret_rows, err);
}

bool connection_begin(struct connection *connection, struct alq_error *err)
{
    if (!connection_may_go_on(connection, err))
        return false;
    return connection->methods->begin(connection, err);
}

bool connection_commit(struct connection *connection, struct alq_error *err)
{
    if (!connection_may_go_on(connection, err))
        return false;
    return connection->methods->commit(connection, err);
}

void connection_rollback(struct connection *connection)
{
    connection->methods->rollback(connection);
}

bool connection_is_in_transaction(const struct connection *connection)
{
    return connection->methods->is_in_transaction(connection);
}

void connection_reset_session(struct connection *connection)
{
    if (connection->methods->reset_session)
        connection->methods->reset_session(connection);
}

const char *connection_name(const struct connection *connection)
{
    return connection->description ? connection->description : connection->display_url;
}

bool connection_restore_schema(struct connection *connection, struct alq_error *err)
{
    return !connection->methods->restore_schema ||
           connection->methods->restore_schema(connection, err);
}

bool connection_enforce_references(struct connection *connection, bool is_enforced,
                                   bool *ret_was_enforced, struct alq_error *err)
{
    if (connection->methods->enforce_references)
        return connection->methods->enforce_references(connection, is_enforced, ret_was_enforced,
                                                       err);
    if (ret_was_enforced)
        *ret_was_enforced = false;
    return true;
}

int64_t connection_last_key(const struct connection *connection)
{
    return connection->methods->last_key ? connection->methods->last_key(connection) : 0;
}

bool connection_set_timeouts(struct connection *connection, int lock_ms, int statement_ms,
                             struct alq_error *err)
{
    return !connection->methods->set_timeouts ||
           connection->methods->set_timeouts(connection, lock_ms, statement_ms, err);
}

void connection_interrupt(struct connection *connection)
{
    atomic_store(&connection->is_interrupted, true);
    connection->methods->interrupt(connection);
}

void connection_clear_interrupt(struct connection *connection)
{
    atomic_store(&connection->is_interrupted, false);
}

bool connection_may_go_on(struct connection *connection, struct alq_error *err)
{
    /* The plain load first: an exchange before every statement would cost more than the
     * question. */
    if (!atomic_load_explicit(&connection->is_interrupted, memory_order_relaxed) ||
        !atomic_exchange(&connection->is_interrupted, false))
        return true;
    return error_set(err, ALQ_ERROR_CANCELLED, "interrupted");
}

void connection_log(const struct connection *connection, enum alq_log_level level,
                    const char *format, ...)
{
    const struct alq_callbacks *callbacks = connection->callbacks;
    if (!callbacks || !callbacks->log)
        return;
    TEXT_SCOPE(message);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&message, message_translate(format), arguments);
    va_end(arguments);
    callbacks->log(callbacks->user, level, text_string(&message));
}

bool rows_next(struct rows *rows, bool *ret_has_row, struct alq_error *err)
{
    return rows->methods->next(rows, ret_has_row, err);
}

size_t rows_column_count(const struct rows *rows)
{
    return rows->methods->column_count(rows);
}

const char *rows_column_name(const struct rows *rows, size_t column)
{
    return rows->methods->column_name(rows, column);
}

struct value rows_value(const struct rows *rows, size_t column)
{
    return rows->methods->value(rows, column);
}

enum value_type rows_column_type(const struct rows *rows, size_t column)
{
    return rows->methods->column_type ? rows->methods->column_type(rows, column)
                                      : VALUE_TYPE_UNKNOWN;
}

void rows_free(struct rows *rows)
{
    if (rows)
        rows->methods->free(rows);
}

void rows_free_scope(struct rows **rows)
{
    rows_free(*rows);
}

/* printf writes the decimal point of the application's locale, which may be several bytes. */
static const char *write_point(const char *shown, struct arena *arena)
{
    static const char others[] = "0123456789+-einfa";
    size_t before = strspn(shown, others);
    size_t point = strcspn(shown + before, others);
    const char *after = shown + before + point;
    if (point)
        return arena_printf(arena, "%.*s.%s", (int)before, shown, after);
    return strpbrk(shown, "en") ? shown : arena_printf(arena, "%s.0", shown);
}

/* The fewest digits that read back as the same number, with ".0" where it would look like an
 * integer. */
static const char *format_real(double real, struct arena *arena)
{
    enum { FEWEST = 15, ENOUGH = 17 };
    const char *shown = NULL;
    for (int digits = FEWEST; digits <= ENOUGH; digits++) {
        shown = real_format(arena, "%.*g", digits, real);
        if (real_read(shown, NULL) == real)
            break;
    }
    return write_point(shown, arena);
}

const char *rows_text(const struct rows *rows, size_t column, struct arena *arena)
{
    struct value value = rows_value(rows, column);
    switch (value.kind) {
    case VALUE_NULL:
        return NULL;
    case VALUE_INTEGER:
        return arena_printf(arena, "%" PRId64, value.integer);
    case VALUE_REAL:
        return format_real(value.real, arena);
    case VALUE_TEXT:
    case VALUE_BLOB:
        return arena_strndup(arena, value.bytes, value.length);
    }
    return NULL;
}

int64_t rows_integer(const struct rows *rows, size_t column)
{
    struct value value = rows_value(rows, column);
    switch (value.kind) {
    case VALUE_INTEGER:
        return value.integer;
    case VALUE_REAL:
        if (value.real >= 9223372036854775808.0)
            return INT64_MAX;
        return value.real > -9223372036854775808.0 ? (int64_t)value.real : INT64_MIN;
    case VALUE_TEXT:
        return strtoll(value.bytes, NULL, 10);
    case VALUE_NULL:
    case VALUE_BLOB:
        break;
    }
    return 0;
}

bool connection_query_strings(struct connection *connection, const char *sql,
                              const struct value *parameters, size_t parameter_count,
                              struct arena *arena, struct strings *ret_strings,
                              struct alq_error *err)
{
    struct strings strings = {0};
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(connection, sql, parameters, parameter_count, &rows, err))
        return false;
    while (rows_next(rows, &has_row, err)) {
        if (!has_row) {
            *ret_strings = strings;
            return true;
        }
        vec_push(arena, &strings, rows_text(rows, 0, arena));
    }
    return false;
}

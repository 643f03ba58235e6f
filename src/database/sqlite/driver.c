/* Statements, rows and transactions over libsqlite3. */
#include "database/sqlite/driver.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/error.h"
#include "base/text.h"
#include "database/sqlite/internal.h"
#include "database/sqlite/lock.h"
#include "base/banned.h"

struct sqlite_rows {
    struct rows base;
    struct sqlite_connection *connection;
    sqlite3_stmt *statement; /* NULL for text without a statement */
    bool has_begun;
    bool is_at_end;
};

static struct sqlite_connection *sqlite_of(struct connection *connection)
{
    return (struct sqlite_connection *)connection;
}

int sqlite_ask_number(sqlite3 *handle, const char *pragma)
{
    sqlite3_stmt *statement = NULL;
    int number = SQLITE_SETTING_UNKNOWN;
    if (sqlite3_prepare_v2(handle, pragma, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        number = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return number;
}

/* An application's own busy timeout would sit inside of each of our tries. It is taken off for a
 * wait and put back after it; 0 may mean an application's busy handler, which cannot be read and
 * so stays. */
static int suspend_busy_timeout(struct sqlite_connection *connection)
{
    int timeout =
        connection->is_borrowed ? sqlite_ask_number(connection->handle, "PRAGMA busy_timeout") : 0;
    if (timeout > 0)
        sqlite3_busy_timeout(connection->handle, 0);
    return timeout;
}

static void restore_busy_timeout(struct sqlite_connection *connection, int timeout)
{
    if (timeout > 0)
        sqlite3_busy_timeout(connection->handle, timeout);
}

/* One try of something that may find the database busy; returns a result code. */
typedef int (*try_fn)(struct sqlite_connection *connection, void *subject);

/* Tries again and again for as long as the timeout allows. */
static bool wait_and_try(struct sqlite_connection *connection, const char *sql, try_fn try,
                         void *subject, int *ret_code, struct alq_error *err)
{
    struct sqlite_wait wait;
    int code = SQLITE_BUSY;
    enum sqlite_wait_result result = SQLITE_WAIT_AGAIN;
    int timeout = suspend_busy_timeout(connection);
    sqlite_wait_begin(&wait, &connection->base, connection->location.path);
    while (sqlite_is_busy(code) && result == SQLITE_WAIT_AGAIN) {
        result = sqlite_wait_again(&wait, err);
        if (result != SQLITE_WAIT_STOPPED) /* the last try also renews the handle's error */
            code = try(connection, subject);
    }
    bool is_done = code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE;
    if (!is_done && result != SQLITE_WAIT_STOPPED)
        sqlite_fail(connection, sql, err);
    restore_busy_timeout(connection, timeout);
    if (is_done)
        *ret_code = code;
    return is_done || error_statement(err, sql);
}

static int extended_code(struct sqlite_connection *connection, int code)
{
    bool is_fine = code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE;
    return is_fine ? code : sqlite3_extended_errcode(connection->handle);
}

struct preparation {
    const char *sql;
    sqlite3_stmt *statement;
    const char *rest;
};

static int try_prepare(struct sqlite_connection *connection, void *subject)
{
    struct preparation *preparation = subject;
    return extended_code(connection,
                         sqlite3_prepare_v2(connection->handle, preparation->sql, -1,
                                            &preparation->statement, &preparation->rest));
}

/* Nothing but blanks, comments and semicolons may follow the statement. */
static bool check_rest(struct sqlite_connection *connection, const char *sql, const char *rest,
                       struct alq_error *err)
{
    while (*rest) {
        sqlite3_stmt *second = NULL;
        int code = sqlite3_prepare_v2(connection->handle, rest, -1, &second, &rest);
        bool is_nothing = code == SQLITE_OK && !second;
        sqlite3_finalize(second);
        if (!is_nothing) {
            error_set(err, ALQ_ERROR_DATABASE, "more than one statement where one was expected");
            return error_statement(err, sql);
        }
    }
    return true;
}

/* *ret_statement is NULL for text that holds no statement. */
static bool prepare(struct sqlite_connection *connection, const char *sql,
                    sqlite3_stmt **ret_statement, struct alq_error *err)
{
    struct preparation preparation = {.sql = sql};
    int code = try_prepare(connection, &preparation);
    if (sqlite_is_busy(code) &&
        !wait_and_try(connection, sql, try_prepare, &preparation, &code, err))
        return false;
    if (code != SQLITE_OK)
        return sqlite_fail(connection, sql, err);
    if (*preparation.rest && !check_rest(connection, sql, preparation.rest, err)) {
        sqlite3_finalize(preparation.statement);
        return false;
    }
    *ret_statement = preparation.statement;
    return true;
}

static int try_step(struct sqlite_connection *connection, void *subject)
{
    sqlite3_stmt *statement = subject;
    sqlite3_reset(statement);
    return extended_code(connection, sqlite3_step(statement));
}

/* The first step of a statement, which alone may be tried again. *ret_code is ROW or DONE. */
static bool step_first(struct sqlite_connection *connection, sqlite3_stmt *statement,
                       const char *sql, int *ret_code, struct alq_error *err)
{
    int code = sqlite3_step(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        if (sqlite_is_busy(extended_code(connection, code)))
            return wait_and_try(connection, sql, try_step, statement, ret_code, err);
        return sqlite_fail(connection, sql, err);
    }
    *ret_code = code;
    return true;
}

static bool bind_one(sqlite3_stmt *statement, int index, const struct value *value,
                     sqlite3_destructor_type lifetime)
{
    const char *bytes = value->bytes ? value->bytes : "";
    switch (value->kind) {
    case VALUE_NULL:
        return sqlite3_bind_null(statement, index) == SQLITE_OK;
    case VALUE_INTEGER:
        return sqlite3_bind_int64(statement, index, value->integer) == SQLITE_OK;
    case VALUE_REAL:
        return sqlite3_bind_double(statement, index, value->real) == SQLITE_OK;
    case VALUE_TEXT:
        return sqlite3_bind_text64(statement, index, bytes, value->length, lifetime, SQLITE_UTF8) ==
               SQLITE_OK;
    case VALUE_BLOB:
        return sqlite3_bind_blob64(statement, index, bytes, value->length, lifetime) == SQLITE_OK;
    }
    return false;
}

/* lifetime: SQLITE_STATIC where the bytes outlive the statement, SQLITE_TRANSIENT to copy them. */
static bool bind(struct sqlite_connection *connection, sqlite3_stmt *statement, const char *sql,
                 const struct value *parameters, size_t count, sqlite3_destructor_type lifetime,
                 struct alq_error *err)
{
    size_t expected = (size_t)sqlite3_bind_parameter_count(statement);
    if (expected != count) {
        /* SQLite would take NULL for the missing ones, and say nothing. */
        error_set(err, ALQ_ERROR_DATABASE, "the statement has %zu parameters and got %zu values",
                  expected, count);
        return error_statement(err, sql);
    }
    for (size_t i = 0; i < count; i++)
        if (!bind_one(statement, (int)i + 1, &parameters[i], lifetime))
            return sqlite_fail(connection, sql, err);
    return true;
}

/* A borrowed handle may write although the connection was asked not to. */
static bool check_writing(struct sqlite_connection *connection, sqlite3_stmt *statement,
                          const char *sql, struct alq_error *err)
{
    if (!connection->base.is_read_only || sqlite3_stmt_readonly(statement))
        return true;
    sqlite_fail_read_only(connection, err);
    return error_statement(err, sql);
}

static void finalize(sqlite3_stmt **statement)
{
    sqlite3_finalize(*statement);
}

#define STATEMENT_SCOPE(name) __attribute__((cleanup(finalize))) sqlite3_stmt *name = NULL

/* What is left to pragmas; they can also be called as functions. Asking for a table is none of
 * them, and is done for every database that is opened. */
static bool may_change_settings(const char *sql)
{
    return ascii_find(sql, "pragma") && !string_starts_with(sql, "PRAGMA table_info(");
}

static bool start(struct sqlite_connection *connection, const char *sql,
                  const struct value *parameters, size_t parameter_count,
                  sqlite3_destructor_type lifetime, sqlite3_stmt **ret_statement,
                  struct alq_error *err)
{
    STATEMENT_SCOPE(statement);
    if (may_change_settings(sql))
        sqlite_keep_settings(connection);
    if (!prepare(connection, sql, &statement, err))
        return false;
    if (statement &&
        (!bind(connection, statement, sql, parameters, parameter_count, lifetime, err) ||
         !check_writing(connection, statement, sql, err)))
        return false;
    *ret_statement = statement;
    statement = NULL;
    return true;
}

static bool step_to_end(struct sqlite_connection *connection, sqlite3_stmt *statement,
                        const char *sql, struct alq_error *err)
{
    int code = SQLITE_DONE;
    if (statement && !step_first(connection, statement, sql, &code, err))
        return false;
    while (code == SQLITE_ROW)
        code = sqlite3_step(statement);
    return code == SQLITE_DONE || sqlite_fail(connection, sql, err);
}

static bool run_to_end(struct sqlite_connection *connection, sqlite3_stmt *statement,
                       const char *sql, struct alq_error *err)
{
    ERROR_SCOPE(failure);
    struct sqlite_copy copy;
    sqlite_copy_begin(&copy, connection, statement);
    bool has_run = step_to_end(connection, statement, sql, &failure);
    if (!sqlite_copy_end(&copy, err))
        return false;
    if (!has_run)
        error_move(err, &failure);
    return has_run;
}

/* -- The slots of a connection. */

bool sqlite_execute(struct connection *base, const char *sql, const struct value *parameters,
                    size_t parameter_count, uint64_t *ret_changes, struct alq_error *err)
{
    struct sqlite_connection *connection = sqlite_of(base);
    bool is_taken = false;
    STATEMENT_SCOPE(statement);
    if (!sqlite_take_references(connection, sql, &is_taken, err))
        return false;
    if (is_taken)
        return true;
    if (!start(connection, sql, parameters, parameter_count, SQLITE_STATIC, &statement, err))
        return false;
    sqlite3_int64 before = sqlite3_total_changes64(connection->handle);
    if (!run_to_end(connection, statement, sql, err))
        return false;
    if (ret_changes) {
        /* changes() is left over from an earlier statement where this one changed nothing */
        bool has_changed = sqlite3_total_changes64(connection->handle) != before;
        *ret_changes = has_changed ? (uint64_t)sqlite3_changes64(connection->handle) : 0;
    }
    return true;
}

static bool rows_step(struct rows *base, bool *ret_has_row, struct alq_error *err)
{
    struct sqlite_rows *rows = (struct sqlite_rows *)base;
    int code = SQLITE_DONE;
    if (rows->statement && !rows->is_at_end) {
        const char *sql = sqlite3_sql(rows->statement);
        bool is_first = !rows->has_begun;
        rows->has_begun = true;
        if (is_first && !step_first(rows->connection, rows->statement, sql, &code, err))
            return false;
        if (!is_first)
            code = sqlite3_step(rows->statement);
        if (code != SQLITE_ROW && code != SQLITE_DONE)
            return sqlite_fail(rows->connection, sql, err);
    }
    rows->is_at_end = code == SQLITE_DONE;
    *ret_has_row = code == SQLITE_ROW;
    return true;
}

static size_t rows_columns(const struct rows *base)
{
    return (size_t)sqlite3_column_count(((const struct sqlite_rows *)base)->statement);
}

static const char *rows_name(const struct rows *base, size_t column)
{
    return sqlite3_column_name(((const struct sqlite_rows *)base)->statement, (int)column);
}

static struct value rows_get(const struct rows *base, size_t column)
{
    sqlite3_stmt *statement = ((const struct sqlite_rows *)base)->statement;
    int index = (int)column;
    struct value value = {.kind = VALUE_NULL};
    switch (sqlite3_column_type(statement, index)) {
    case SQLITE_INTEGER:
        return VALUE_OF_INTEGER(sqlite3_column_int64(statement, index));
    case SQLITE_FLOAT:
        value.kind = VALUE_REAL;
        value.real = sqlite3_column_double(statement, index);
        return value;
    case SQLITE_TEXT:
        value.kind = VALUE_TEXT;
        value.bytes = (const char *)sqlite3_column_text(statement, index);
        break;
    case SQLITE_BLOB:
        value.kind = VALUE_BLOB;
        value.bytes = sqlite3_column_blob(statement, index);
        break;
    default:
        return value;
    }
    value.length = (size_t)sqlite3_column_bytes(statement, index);
    if (!value.bytes)
        value.bytes = ""; /* SQLite's answer for an empty blob is NULL */
    return value;
}

static void rows_end(struct rows *base)
{
    struct sqlite_rows *rows = (struct sqlite_rows *)base;
    sqlite3_finalize(rows->statement);
    free(rows);
}

bool sqlite_query(struct connection *base, const char *sql, const struct value *parameters,
                  size_t parameter_count, struct rows **ret_rows, struct alq_error *err)
{
    static const struct rows_methods methods = {
        .next = rows_step,
        .column_count = rows_columns,
        .column_name = rows_name,
        .value = rows_get,
        .free = rows_end,
    };
    struct sqlite_connection *connection = sqlite_of(base);
    sqlite3_stmt *statement = NULL;
    if (!start(connection, sql, parameters, parameter_count, SQLITE_TRANSIENT, &statement, err))
        return false;
    struct sqlite_rows *rows = memory_alloc(sizeof *rows);
    rows->base.methods = &methods;
    rows->connection = connection;
    rows->statement = statement;
    *ret_rows = &rows->base;
    return true;
}

/* A statement of the driver's own, which errors do not show. */
bool sqlite_run(struct sqlite_connection *connection, const char *sql, struct alq_error *err)
{
    STATEMENT_SCOPE(statement);
    int code = SQLITE_DONE;
    struct preparation preparation = {.sql = sql};
    if (try_prepare(connection, &preparation) != SQLITE_OK)
        return sqlite_fail(connection, NULL, err);
    statement = preparation.statement;
    return step_first(connection, statement, NULL, &code, err);
}

bool sqlite_begin(struct connection *base, struct alq_error *err)
{
    struct sqlite_connection *connection = sqlite_of(base);
    if (connection->is_borrowed && !sqlite3_get_autocommit(connection->handle))
        return error_set(err, ALQ_ERROR_USAGE,
                         "the application's connection is inside a transaction");
    /* SQLite would begin, and fail at the first statement that writes. */
    if (base->is_read_only || sqlite3_db_readonly(connection->handle, "main") == 1)
        return sqlite_fail_read_only(connection, err);
    int timeout = suspend_busy_timeout(connection);
    bool is_begun = sqlite_run(connection, "BEGIN IMMEDIATE", err);
    restore_busy_timeout(connection, timeout);
    connection->has_begun = connection->has_begun || is_begun;
    return is_begun;
}

bool sqlite_commit(struct connection *base, struct alq_error *err)
{
    struct sqlite_connection *connection = sqlite_of(base);
    if (!sqlite_check_references(connection, err) || !sqlite_run(connection, "COMMIT", err))
        return false;
    connection->has_begun = false;
    sqlite_end_references(connection);
    return true;
}

void sqlite_rollback(struct connection *base)
{
    struct sqlite_connection *connection = sqlite_of(base);
    connection->has_begun = false;
    ERROR_SCOPE(failure);
    /* Some failures (a full disk, an interrupt) have rolled back already. */
    if (!sqlite3_get_autocommit(connection->handle) &&
        !sqlite_run(connection, "ROLLBACK", &failure))
        connection_log(base, ALQ_LOG_ERROR, "cannot roll back: %s", failure.message);
    sqlite_end_references(connection);
}

bool sqlite_is_in_transaction(const struct connection *base)
{
    return !sqlite3_get_autocommit(((const struct sqlite_connection *)base)->handle);
}

void sqlite_interrupt(struct connection *base)
{
    sqlite3_interrupt(sqlite_of(base)->handle);
}

char *sqlite_find_writer(struct connection *base, struct arena *arena)
{
    const char *path = sqlite_of(base)->location.path;
    return path ? sqlite_lock_writer(path, arena) : NULL;
}

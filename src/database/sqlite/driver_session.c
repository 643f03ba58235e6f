/* What changes the way in which a SQLite handle runs statements: enforcement of foreign keys,
 * reports of progress. */
#include <sqlite3.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "database/sqlite/driver.h"
#include "base/banned.h"

enum { STEPS_BETWEEN_REPORTS = 50000, REPORT_INTERVAL_NS = 50000000 };

int64_t sqlite_last_key(const struct connection *base)
{
    return sqlite3_last_insert_rowid(((const struct sqlite_connection *)base)->handle);
}

/* Not by the pragma, which does nothing inside of a transaction. */
bool sqlite_enforce_references(struct connection *base, bool is_enforced, bool *ret_was_enforced,
                               struct alq_error *err)
{
    struct sqlite_connection *connection = (struct sqlite_connection *)base;
    int was = 0, is = 0;
    sqlite_keep_settings(connection);
    if (sqlite3_db_config(connection->handle, SQLITE_DBCONFIG_ENABLE_FKEY, -1, &was) != SQLITE_OK ||
        sqlite3_db_config(connection->handle, SQLITE_DBCONFIG_ENABLE_FKEY, (int)is_enforced, &is) !=
            SQLITE_OK ||
        (is != 0) != is_enforced)
        return error_set(err, ALQ_ERROR_DATABASE, "SQLite does not turn foreign keys %s",
                         is_enforced ? "on" : "off");
    if (ret_was_enforced)
        *ret_was_enforced = was != 0;
    return true;
}

/* There are no locks on tables to wait for. */
bool sqlite_set_timeouts(struct connection *base, int lock_ms, int statement_ms,
                         struct alq_error *err)
{
    (void)lock_ms;
    (void)err;
    if (statement_ms >= 0)
        ((struct sqlite_connection *)base)->statement_ms = statement_ms;
    return true;
}

/* -- Progress of a copy, and the time of a statement */

/* A copy steps through the rows of one table, which SQLite counts while it runs. Only the plainest
 * copy, of pages, is not counted so: then rows are guessed from its steps. */
static uint64_t rows_done(sqlite3_stmt *statement, uint64_t total)
{
    enum { STEPS_OF_PLAIN_COPY = 4 };
    int rows = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0);
    if (rows <= 0)
        rows = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 0) / STEPS_OF_PLAIN_COPY;
    return (uint64_t)rows < total ? (uint64_t)rows : total;
}

static int report(void *user)
{
    struct sqlite_copy *copy = user;
    int64_t now = clock_monotonic();
    copy->is_late = copy->deadline && now > copy->deadline;
    if (copy->is_late || !copy->total || now - copy->reported < REPORT_INTERVAL_NS)
        return copy->is_late;
    copy->reported = now;
    struct alq_progress progress = {
        .kind = ALQ_PROGRESS_ROWS,
        .statement = sqlite3_sql(copy->statement),
        .rows = rows_done(copy->statement, copy->total),
        .rows_total = copy->total,
        .elapsed_ns = now - copy->began,
    };
    const struct alq_callbacks *callbacks = copy->connection->base.callbacks;
    copy->is_stopped = !callbacks->progress(callbacks->user, &progress);
    return copy->is_stopped;
}

/* An application's handle may have a progress handler of its own, which cannot be read and so not
 * put back. */
void sqlite_copy_begin(struct sqlite_copy *copy, struct sqlite_connection *connection,
                       sqlite3_stmt *statement)
{
    const struct alq_callbacks *callbacks = connection->base.callbacks;
    *copy = (struct sqlite_copy){.connection = connection, .statement = statement};
    bool is_told = callbacks && callbacks->progress;
    copy->total = is_told ? connection->base.copied_rows_total : 0;
    if (connection->is_borrowed || (!copy->total && !connection->statement_ms))
        return;
    copy->began = copy->reported = clock_monotonic();
    if (connection->statement_ms)
        copy->deadline = copy->began + (int64_t)connection->statement_ms * 1000000;
    copy->is_watched = true;
    sqlite3_progress_handler(connection->handle, STEPS_BETWEEN_REPORTS, report, copy);
}

bool sqlite_copy_end(struct sqlite_copy *copy, struct alq_error *err)
{
    if (copy->is_watched)
        sqlite3_progress_handler(copy->connection->handle, 0, NULL, NULL);
    if (copy->is_stopped)
        return error_set(err, ALQ_ERROR_CANCELLED, "stopped on request");
    if (!copy->is_late)
        return true;
    if (err && err->kind == ALQ_ERROR_NONE)
        memcpy(err->sqlstate, "57014", sizeof err->sqlstate);
    return error_set(err, ALQ_ERROR_DATABASE, "the statement took too long");
}

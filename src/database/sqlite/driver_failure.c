/* What SQLite's result codes mean, and how they are told. */
#include <sqlite3.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "database/sqlite/driver.h"
#include "database/sqlite/location.h"
#include "database/sqlite/lock.h"
#include "base/banned.h"

enum wording {
    SAY_AS_SQLITE,
    SAY_BUSY,
    SAY_NOT_A_DATABASE,
    SAY_CORRUPT,
    SAY_READ_ONLY,
    SAY_FULL,
    SAY_IO,
    SAY_CANNOT_OPEN,
    SAY_INTERRUPTED,
};

/* What a result code means; an extended code that is not listed counts as its primary one.
 * SQLSTATEs are those of the standard, or of PostgreSQL where that has none. */
static const struct failure {
    int code;
    enum alq_error_kind kind;
    enum wording wording;
    char sqlstate[6];
} failures[] = {
    {SQLITE_BUSY, ALQ_ERROR_LOCK, SAY_BUSY, "55P03"},
    {SQLITE_LOCKED, ALQ_ERROR_DATABASE, SAY_AS_SQLITE, "55006"}, /* by a query of this connection */
    {SQLITE_LOCKED_SHAREDCACHE, ALQ_ERROR_LOCK, SAY_BUSY, "55P03"},
    {SQLITE_INTERRUPT, ALQ_ERROR_CANCELLED, SAY_INTERRUPTED, "57014"},
    {SQLITE_NOTADB, ALQ_ERROR_CONNECT, SAY_NOT_A_DATABASE, "08000"},
    {SQLITE_CORRUPT, ALQ_ERROR_DATABASE, SAY_CORRUPT, "XX001"},
    {SQLITE_READONLY, ALQ_ERROR_DATABASE, SAY_READ_ONLY, "25006"},
    {SQLITE_CANTOPEN, ALQ_ERROR_IO, SAY_CANNOT_OPEN, "58030"},
    {SQLITE_FULL, ALQ_ERROR_IO, SAY_FULL, "53100"},
    {SQLITE_IOERR, ALQ_ERROR_IO, SAY_IO, "58030"},
    {SQLITE_NOMEM, ALQ_ERROR_DATABASE, SAY_AS_SQLITE, "53200"},
    {SQLITE_TOOBIG, ALQ_ERROR_DATABASE, SAY_AS_SQLITE, "54000"},
    {SQLITE_MISMATCH, ALQ_ERROR_DATABASE, SAY_AS_SQLITE, "42804"},
    {SQLITE_AUTH, ALQ_ERROR_DATABASE, SAY_AS_SQLITE, "42501"},
    {SQLITE_PERM, ALQ_ERROR_DATABASE, SAY_AS_SQLITE, "42501"},
    {SQLITE_CONSTRAINT, ALQ_ERROR_DATABASE, SAY_AS_SQLITE, "23000"},
    {SQLITE_CONSTRAINT_UNIQUE, ALQ_ERROR_DATABASE, SAY_AS_SQLITE, "23505"},
    {SQLITE_CONSTRAINT_PRIMARYKEY, ALQ_ERROR_DATABASE, SAY_AS_SQLITE, "23505"},
    {SQLITE_CONSTRAINT_ROWID, ALQ_ERROR_DATABASE, SAY_AS_SQLITE, "23505"},
    {SQLITE_CONSTRAINT_NOTNULL, ALQ_ERROR_DATABASE, SAY_AS_SQLITE, "23502"},
    {SQLITE_CONSTRAINT_FOREIGNKEY, ALQ_ERROR_DATABASE, SAY_AS_SQLITE, "23503"},
    {SQLITE_CONSTRAINT_CHECK, ALQ_ERROR_DATABASE, SAY_AS_SQLITE, "23514"},
};

static const struct failure *find_failure(int code)
{
    static const struct failure other = {SQLITE_ERROR, ALQ_ERROR_DATABASE, SAY_AS_SQLITE, ""};
    const struct failure *found = &other;
    for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
        if (failures[i].code == code)
            return &failures[i];
        if (failures[i].code == (code & 0xff))
            found = &failures[i];
    }
    return found;
}

static const char *file_name(const struct sqlite_connection *connection)
{
    return connection->location.path ? connection->location.path : "the database in memory";
}

bool sqlite_fail_read_only(const struct sqlite_connection *connection, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const char *path = connection->location.path;
    if (err && err->kind == ALQ_ERROR_NONE)
        memcpy(err->sqlstate, "25006", sizeof err->sqlstate);
    if (connection->base.is_read_only) {
        error_set(err, ALQ_ERROR_DATABASE, "%s was opened for reading only", file_name(connection));
        return error_hint(err, "open it for writing: without mode=ro in its URL");
    }
    const char *reason = path ? sqlite_explain_read_only(path, &scratch) : NULL;
    error_set(err, ALQ_ERROR_IO, "cannot write %s: %s", file_name(connection),
              reason ? reason : sqlite3_errmsg(connection->handle));
    return path ? error_hint(err, "ls -ld %s %s", path, path_directory(&scratch, path)) : false;
}

static bool say_full(const struct sqlite_connection *connection, struct alq_error *err)
{
    const char *path = connection->location.path;
    enum { NO_LIMIT = 0x3ffffffe }; /* SQLite's own; newer versions have a higher one */
    int limit = sqlite_ask_number(connection->handle, "PRAGMA max_page_count");
    bool is_device_full = path && (sqlite_is_device_full(path) || limit < 0 || limit >= NO_LIMIT);
    error_set(err, ALQ_ERROR_IO, "cannot write %s: %s", file_name(connection),
              is_device_full ? _("no space left on the device") : _("the database is full"));
    if (is_device_full)
        error_hint(err, "make room; `df` shows where there is none");
    else
        error_detail(err,
                     "it has reached its limit (PRAGMA max_page_count), or a temporary file of "
                     "SQLite's found no space");
    return false;
}

static bool say_io(const struct sqlite_connection *connection, int code, struct alq_error *err)
{
    int system_code = sqlite3_system_errno(connection->handle);
    error_set(err, ALQ_ERROR_IO, "cannot read or write %s: %s", file_name(connection),
              system_code ? strerror(system_code) : sqlite3_errmsg(connection->handle));
    return error_detail(err, "SQLite reports: %s (code %d)", sqlite3_errmsg(connection->handle),
                        code);
}

static bool say_busy(const struct sqlite_connection *connection, int code, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const char *path = connection->location.path;
    const char *holder = path ? sqlite_lock_holder(&connection->base, path, &scratch) : NULL;
    error_set(err, ALQ_ERROR_LOCK, "database is locked: %s", file_name(connection));
    if (holder)
        error_detail(err, "held by %s", holder);
    if (!connection->base.lock_timeout_ms || !sqlite_is_busy(code))
        return false;
    return error_detail(err, "waited for %.1f seconds", connection->base.lock_timeout_ms / 1000.0);
}

/* SQLite's text, on one line. */
static bool say_as_sqlite(const struct sqlite_connection *connection, enum alq_error_kind kind,
                          struct alq_error *err)
{
    TEXT_SCOPE(message);
    text_add(&message, sqlite3_errmsg(connection->handle));
    for (size_t i = 0; i < message.length; i++)
        if (message.bytes[i] == '\n' || message.bytes[i] == '\r')
            message.bytes[i] = ' ';
    return error_set(err, kind, "%s", text_string(&message));
}

static void say(struct sqlite_connection *connection, const struct failure *failure, int code,
                struct alq_error *err)
{
    switch (failure->wording) {
    case SAY_AS_SQLITE:
        say_as_sqlite(connection, failure->kind, err);
        break;
    case SAY_BUSY:
        say_busy(connection, code, err);
        break;
    case SAY_NOT_A_DATABASE:
        error_set(err, failure->kind, "%s is not a database", file_name(connection));
        error_detail(err, "its first bytes are not those of a SQLite file; it may be encrypted");
        if (connection->location.path)
            error_hint(err, "file %s", connection->location.path);
        break;
    case SAY_CORRUPT:
        error_set(err, failure->kind, "%s is damaged: %s", file_name(connection),
                  sqlite3_errmsg(connection->handle));
        error_hint(err, "sqlite3 %s 'PRAGMA integrity_check'", file_name(connection));
        break;
    case SAY_READ_ONLY:
        sqlite_fail_read_only(connection, err);
        break;
    case SAY_FULL:
        say_full(connection, err);
        break;
    case SAY_IO:
        say_io(connection, code, err);
        break;
    case SAY_CANNOT_OPEN:
        if (connection->location.path)
            sqlite_refuse_open(&connection->location, sqlite3_system_errno(connection->handle),
                               sqlite3_errmsg(connection->handle), err);
        else
            say_as_sqlite(connection, failure->kind, err);
        break;
    case SAY_INTERRUPTED:
        error_set(err, failure->kind, "interrupted");
        break;
    }
}

/* Where in sql the failure is, as far as SQLite tells. */
static void locate(struct alq_error *err, const char *sql, int offset)
{
    if (offset < 0 || (size_t)offset > strlen(sql))
        return;
    err->line = 1;
    err->column = 1;
    for (const char *byte = sql; byte < sql + offset; byte++) {
        bool is_line_end = *byte == '\n';
        err->line += is_line_end;
        err->column = is_line_end ? 1 : err->column + 1;
    }
}

/* Makes an error of what the handle failed with; sql may be NULL. Always false. */
bool sqlite_fail(struct sqlite_connection *connection, const char *sql, struct alq_error *err)
{
    int code = sqlite3_extended_errcode(connection->handle);
    if (code == SQLITE_INTERRUPT)
        connection_clear_interrupt(&connection->base); /* this failure is the answer */
    if (!err || err->kind != ALQ_ERROR_NONE)
        return false;
    const struct failure *failure = find_failure(code);
    int offset = -1;
#if SQLITE_VERSION_NUMBER >= 3038000
    offset = sqlite3_error_offset(connection->handle);
#endif
    say(connection, failure, code, err);
    err->vendor_code = code;
    if (!*err->sqlstate) /* what was said of a file may know better */
        memcpy(err->sqlstate, failure->sqlstate, sizeof err->sqlstate);
    if (!sql)
        return false;
    locate(err, sql, offset);
    return error_statement(err, sql);
}

/* Whether waiting can help: a snapshot that is behind (BUSY_SNAPSHOT) never catches up. */
bool sqlite_is_busy(int code)
{
    return ((code & 0xff) == SQLITE_BUSY && code != SQLITE_BUSY_SNAPSHOT) ||
           code == SQLITE_LOCKED_SHAREDCACHE;
}

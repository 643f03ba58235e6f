/* The inside of a SQLite connection, shared by the driver*.c files, which alone know the client
 * library. */
#ifndef DATABASE_SQLITE_DRIVER_H
#define DATABASE_SQLITE_DRIVER_H

#include "base/arena.h"
#include "database/connection.h"
#include "database/sqlite/location.h"

struct sqlite3;
struct sqlite3_stmt;

enum { SQLITE_SETTING_COUNT = 11, SQLITE_SETTING_UNKNOWN = -1 };

struct sqlite_connection {
    struct connection base;
    struct arena arena;
    struct sqlite3 *handle;
    struct sqlite_location location;
    bool is_borrowed;
    bool has_begun;             /* by begin, and not ended since */
    bool has_turned_references; /* by a pragma, in this transaction; what was before: */
    bool had_references;
    int violations;
    int statement_ms; /* that a statement may run; 0: no limit */
    bool has_kept;    /* the settings below are known; until then nothing has changed them */
    int kept_settings[SQLITE_SETTING_COUNT];
};

/* A statement that is watched while it runs: its time, and for the progress callback the rows that
 * it copies. */
struct sqlite_copy {
    struct sqlite_connection *connection;
    struct sqlite3_stmt *statement;
    uint64_t total;
    int64_t began;
    int64_t reported;
    int64_t deadline; /* 0: none */
    bool is_late;
    bool is_watched;
    bool is_stopped;
};

/* Does nothing where nobody looks on. The end fails with CANCELLED where the callback asked to
 * stop, and with DATABASE (sqlstate 57014) where it took too long; the statement has failed
 * then. */
void sqlite_copy_begin(struct sqlite_copy *copy, struct sqlite_connection *connection,
                       struct sqlite3_stmt *statement);
bool sqlite_copy_end(struct sqlite_copy *copy, struct alq_error *err) ALQ_CHECK;

/* Makes an error of what the handle failed with last. sql is the statement, NULL for one of the
 * driver's own, which errors do not show. An error that is set already stays. Returns false. */
bool sqlite_fail(struct sqlite_connection *connection, const char *sql, struct alq_error *err);

/* Refuses a write for the reason why the file cannot be written. Returns false. */
bool sqlite_fail_read_only(const struct sqlite_connection *connection, struct alq_error *err);

/* Whether a result code says busy in a way that waiting can help. */
bool sqlite_is_busy(int code);

/* Runs a statement of the driver's own. */
bool sqlite_run(struct sqlite_connection *connection, const char *sql, struct alq_error *err)
    ALQ_CHECK;

/* The first column of the first row of a pragma; SQLITE_SETTING_UNKNOWN where there is none. */
int sqlite_ask_number(struct sqlite3 *handle, const char *pragma);

/* Notes the settings of the session, once, before something may change them. */
void sqlite_keep_settings(struct sqlite_connection *connection);

/* Takes PRAGMA foreign_keys = … in a transaction as it is meant, until the transaction ends. */
bool sqlite_take_references(struct sqlite_connection *connection, const char *sql,
                            bool *ret_is_taken, struct alq_error *err) ALQ_CHECK;

/* Before the transaction is committed: fails where it has left rows that violate a key. Behind its
 * end: puts enforcement back. */
bool sqlite_check_references(struct sqlite_connection *connection, struct alq_error *err) ALQ_CHECK;
void sqlite_end_references(struct sqlite_connection *connection);

/* The slots from execute to interrupt. */
bool sqlite_execute(struct connection *base, const char *sql, const struct value *parameters,
                    size_t parameter_count, uint64_t *ret_changes, struct alq_error *err) ALQ_CHECK;
bool sqlite_query(struct connection *base, const char *sql, const struct value *parameters,
                  size_t parameter_count, struct rows **ret_rows, struct alq_error *err) ALQ_CHECK;
bool sqlite_begin(struct connection *base, struct alq_error *err) ALQ_CHECK;
bool sqlite_commit(struct connection *base, struct alq_error *err) ALQ_CHECK;
void sqlite_rollback(struct connection *base);
bool sqlite_is_in_transaction(const struct connection *base);
void sqlite_interrupt(struct connection *base);
bool sqlite_enforce_references(struct connection *base, bool is_enforced, bool *ret_was_enforced,
                               struct alq_error *err) ALQ_CHECK;
bool sqlite_set_timeouts(struct connection *base, int lock_ms, int statement_ms,
                         struct alq_error *err);
int64_t sqlite_last_key(const struct connection *base);

#endif

/* The port to a database: what every connection can do, whichever database it is. */
#ifndef DATABASE_CONNECTION_H
#define DATABASE_CONNECTION_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <alambique/error.h>
#include <alambique/log.h>

#include "database/value.h"

struct arena;
struct connection;
struct dialect;
struct rows;
struct strings;

/* What a driver implements. A slot marked MUST is always set; a NULL MAY slot has the stated
 * meaning. */
struct connection_methods {
    /* MUST. Closes (or hands back) the connection and frees it. Rolls back what is open. */
    void (*free)(struct connection *connection);

    /* MUST. Runs one statement with parameters and drops its rows. Parameters are written `?` in
     * sql; the driver turns that into its own form. ret_changes (may be NULL): rows inserted,
     * updated or deleted. The error has kind DATABASE (LOCK when another connection holds the
     * database, CONNECT when the connection is lost, CANCELLED when it was interrupted),
     * sqlstate, vendor_code and statement; its line and column, where the database tells them,
     * count from 1 within sql. */
    bool (*execute)(struct connection *connection, const char *sql, const struct value *parameters,
                    size_t parameter_count, uint64_t *ret_changes, struct alq_error *err);

    /* MUST. Starts a statement that gives rows; ended by rows_free. */
    bool (*query)(struct connection *connection, const char *sql, const struct value *parameters,
                  size_t parameter_count, struct rows **ret_rows, struct alq_error *err);

    /* MAY. Takes a statement that gives no rows, to be sent with the next call in one message, or
     * at once. Where it fails only then, that call fails with its error, and is not made.
     * *ret_changes (may be NULL) is set when it has run. settle sends what waits. rollback and
     * free forget it. NULL (both): execute is called instead. */
    bool (*defer)(struct connection *connection, const char *sql, const struct value *parameters,
                  size_t parameter_count, uint64_t *ret_changes, struct alq_error *err);
    bool (*settle)(struct connection *connection, struct alq_error *err);

    /* MUST. A real transaction, which a driver may begin as late as the next call. begin takes the
     * write lock where the database locks as a whole (SQLite: BEGIN IMMEDIATE), waiting up to
     * lock_timeout_ms; err kind LOCK when it is not had, DATABASE with sqlstate 25006 on a
     * connection for reading only. */
    bool (*begin)(struct connection *connection, struct alq_error *err);
    bool (*commit)(struct connection *connection, struct alq_error *err);
    /* Rolls back as far as there is something to roll back; a failure is logged, for it follows
     * an error. */
    void (*rollback)(struct connection *connection);
    bool (*is_in_transaction)(const struct connection *connection);

    /* MUST. Asks a running call to stop; from any thread or a signal handler. The flag
     * is_interrupted is set already. */
    void (*interrupt)(struct connection *connection);

    /* MAY. Puts session settings that a script changed (SQLite: foreign_keys and its like) back
     * to what they were when the connection was opened or borrowed; outside of a transaction.
     * NULL: there are none. A failure is logged. */
    void (*reset_session)(struct connection *connection);

    /* MAY. Puts back where an unqualified name is looked for, which a script may have changed
     * (PostgreSQL: search_path, as pg_dump's scripts do); inside of a transaction too. NULL: it
     * cannot be changed. */
    bool (*restore_schema)(struct connection *connection, struct alq_error *err);

    /* MAY. Turns the enforcement of foreign keys on or off at once, inside of a transaction too;
     * *ret_was_enforced (may be NULL): what it was. For rebuilds, which check the keys themselves.
     * Never fails because of a request to stop. NULL: the database has no need of it. */
    bool (*enforce_references)(struct connection *connection, bool is_enforced,
                               bool *ret_was_enforced, struct alq_error *err);

    /* MAY. The number that the database gave the last row which this connection inserted, as its
     * key; 0: none. NULL: the database does not tell (it has RETURNING). */
    int64_t (*last_key)(const struct connection *connection);

    /* MAY. How long a statement may wait for a lock on a table or row before it fails with LOCK
     * (sqlstate 55P03), and how long it may run at all (then DATABASE, sqlstate 57014); 0: no
     * limit, negative: leave it as it is. Holds until reset_session. NULL: the database waits as
     * its lock_timeout_ms says. */
    bool (*set_timeouts)(struct connection *connection, int lock_ms, int statement_ms,
                         struct alq_error *err);
};

/* What a driver's connection begins with. */
struct connection {
    const struct connection_methods *methods;
    const struct dialect *dialect;
    const char *display_url; /* without password; owned by the driver */
    const char *description; /* in messages, see connection_name; NULL: display_url */
    int lock_timeout_ms;     /* 0: do not wait; may be changed between calls */
    atomic_bool is_interrupted;
    /* Of a tenant, one of many in this database, that the URL names: unqualified names are looked
     * for in it first, and tables of this library only in it; NULL: none. */
    const char *schema;
    bool is_read_only;
    bool is_mariadb;     /* MySQL's: the server, or for a script the URL, is MariaDB's */
    bool wraps_defaults; /* MySQL's: see struct render */
    bool lacks_sequences; /* this server, though others of its dialect have them */
    const struct alq_callbacks *callbacks; /* borrowed for a run; NULL outside of one */
    /* How many rows the next execute copies, 0 unknown: a driver that can tells the progress
     * callback of each moment how many are done. Set and cleared by who runs the copy. */
    uint64_t copied_rows_total;
};

struct rows_methods {
    /* MUST. Moves to the next row; *ret_has_row false at the end. */
    bool (*next)(struct rows *rows, bool *ret_has_row, struct alq_error *err);
    size_t (*column_count)(const struct rows *rows);
    const char *(*column_name)(const struct rows *rows, size_t column);
    struct value (*value)(const struct rows *rows, size_t column);
    /* MAY. What the database says the column holds. NULL: VALUE_TYPE_UNKNOWN. */
    enum value_type (*column_type)(const struct rows *rows, size_t column);
    void (*free)(struct rows *rows);
};

struct rows {
    const struct rows_methods *methods;
};

/* -- The calls that the rest of the library makes. */

/* What messages call the database; the connection's own. */
const char *connection_name(const struct connection *connection);

void connection_free(struct connection *connection); /* NULL is fine */
/* The name that sections of revisions call the database by: that of the dialect, or "mariadb". */
const char *connection_kind(const struct connection *connection);
bool connection_execute(struct connection *connection, const char *sql, struct alq_error *err)
    ALQ_CHECK;
bool connection_execute_with(struct connection *connection, const char *sql,
                             const struct value *parameters, size_t parameter_count,
                             uint64_t *ret_changes, struct alq_error *err) ALQ_CHECK;
/* Runs it no later than with the next call; ret_changes must live until then. settle: now. */
bool connection_defer(struct connection *connection, const char *sql,
                      const struct value *parameters, size_t parameter_count, uint64_t *ret_changes,
                      struct alq_error *err) ALQ_CHECK;
bool connection_settle(struct connection *connection, struct alq_error *err) ALQ_CHECK;
bool connection_query(struct connection *connection, const char *sql,
                      const struct value *parameters, size_t parameter_count,
                      struct rows **ret_rows, struct alq_error *err) ALQ_CHECK;
/* The first column of each row, in arena. */
bool connection_query_strings(struct connection *connection, const char *sql,
                              const struct value *parameters, size_t parameter_count,
                              struct arena *arena, struct strings *ret_strings,
                              struct alq_error *err) ALQ_CHECK;
bool connection_begin(struct connection *connection, struct alq_error *err) ALQ_CHECK;
bool connection_commit(struct connection *connection, struct alq_error *err) ALQ_CHECK;
void connection_rollback(struct connection *connection);
bool connection_is_in_transaction(const struct connection *connection);
void connection_reset_session(struct connection *connection);
bool connection_restore_schema(struct connection *connection, struct alq_error *err) ALQ_CHECK;
bool connection_enforce_references(struct connection *connection, bool is_enforced,
                                   bool *ret_was_enforced, struct alq_error *err) ALQ_CHECK;
int64_t connection_last_key(const struct connection *connection);

bool connection_set_timeouts(struct connection *connection, int lock_ms, int statement_ms,
                             struct alq_error *err) ALQ_CHECK;

/* Makes the running call, or where none runs the next execute, query, begin or commit, fail with
 * CANCELLED, once. connection_clear_interrupt forgets a request that came too late: for the
 * start of a run. */
void connection_interrupt(struct connection *connection);
void connection_clear_interrupt(struct connection *connection);

/* False, with CANCELLED in err, when a request to stop is open, which is then taken as answered.
 * For drivers while they wait, and for runs between statements. */
bool connection_may_go_on(struct connection *connection, struct alq_error *err) ALQ_CHECK;

/* Hands a message to the log callback of the run, if there is one. */
void connection_log(const struct connection *connection, enum alq_log_level level,
                    const char *format, ...) ALQ_FORMAT(3, 4);

bool rows_next(struct rows *rows, bool *ret_has_row, struct alq_error *err) ALQ_CHECK;
size_t rows_column_count(const struct rows *rows);
const char *rows_column_name(const struct rows *rows, size_t column);
struct value rows_value(const struct rows *rows, size_t column);
enum value_type rows_column_type(const struct rows *rows, size_t column);
void rows_free(struct rows *rows); /* NULL is fine */

/* A column as text in arena (NULL stays NULL, a number is written out) and as integer (a real is
 * cut, text is read as a decimal number, NULL and anything else are 0). */
const char *rows_text(const struct rows *rows, size_t column, struct arena *arena);
int64_t rows_integer(const struct rows *rows, size_t column);

#define ROWS_SCOPE(name) __attribute__((cleanup(rows_free_scope))) struct rows *name = NULL
void rows_free_scope(struct rows **rows);

#endif

/* The inside of a PostgreSQL connection, shared by the driver*.c files, which alone know libpq. */
#ifndef DATABASE_POSTGRESQL_DRIVER_H
#define DATABASE_POSTGRESQL_DRIVER_H

#include "base/arena.h"
#include "base/vec.h"
#include "database/connection.h"
#include "database/deferred.h"
#include "database/postgresql/parameters.h"

struct libpq;
struct pg_conn;
struct pg_result;

struct postgresql_connection {
    struct connection base;
    struct arena arena;
    const struct libpq *pq; /* in the arena */
    void *library;          /* what dlopen gave */
    struct pg_conn *handle;
    bool is_borrowed;
    bool has_begun;           /* by begin, and not ended since */
    struct deferred deferred; /* only within a transaction, or before its begin */
    size_t answered;          /* how many statements of the last message came to a good end */
    int statement_lock_ms;    /* as set_timeouts has it; 0: none */
    int statement_ms;
    size_t pid_at;            /* which of the deferred statements asks for: */
    int pooled_pid;           /* the session of an open transaction behind a pooler; 0: not known */
    bool is_pooled;           /* a pooler may give each transaction another session of the server */
    bool may_have_set;        /* something ran that may have changed the session */
    bool may_have_moved;      /* the same of search_path */
    const char *old_encoding; /* of a borrowed handle that had another one; else NULL */
    struct strings kept_settings; /* name, value, …: what the owner of a borrowed handle has SET */
    struct lease *lease;          /* held for the connection's lock; NULL: none */
    struct connection *side;      /* a second session, for looking on; NULL until it is needed */
    bool is_side;                 /* it is one itself, and has none */
    struct connection *main;      /* of a side session, the first; else NULL */
};

/* driver_library.c. Loads libpq on first use and fills *ret_pq; UNSUPPORTED where it is not
 * installed. Each connection holds the library by its own handle. */
bool postgresql_load(struct arena *arena, const struct libpq **ret_pq, void **ret_library,
                     struct alq_error *err) ALQ_CHECK;

/* driver_open.c. Whether the server is known to have ended the session; no round trip. */
bool postgresql_is_lost(struct connection *base);

/* One more session with the settings of the connection, under another application_name. */
bool postgresql_open_again(struct connection *base, const char *application_name,
                           struct connection **ret_connection, struct alq_error *err) ALQ_CHECK;
int postgresql_pid(const struct connection *base);

/* driver_session.c */
bool postgresql_keep_settings(struct postgresql_connection *connection, struct alq_error *err)
    ALQ_CHECK;
bool postgresql_prepare_session(struct postgresql_connection *connection, struct alq_error *err)
    ALQ_CHECK;
void postgresql_reset_session(struct connection *base);
bool postgresql_restore_schema(struct connection *base, struct alq_error *err) ALQ_CHECK;
bool postgresql_set_timeouts(struct connection *base, int lock_ms, int statement_ms,
                             struct alq_error *err) ALQ_CHECK;

/* conninfo.c: what a URL says in libpq's words, the password among it. CONFIG for parts that mean
 * nothing together. */
struct conninfo {
    struct strings names;
    struct strings values;
};
struct url;
bool postgresql_conninfo(const struct url *url, struct arena *arena, struct conninfo *ret_info,
                         struct alq_error *err) ALQ_CHECK;
void conninfo_set(struct conninfo *info, struct arena *arena, const char *name, const char *value);
const char *conninfo_get(const struct conninfo *info, const char *name);

/* Has the session look into the schemas of the URL's parameter alambique_schema, "own,others".
 * Returns the first one; NULL: it names none. */
const char *postgresql_set_search_path(const struct url *url, struct arena *arena,
                                       struct conninfo *info);

/* CONNECT where the connection's own schema is not there. */
bool postgresql_check_schema(struct connection *connection, struct alq_error *err) ALQ_CHECK;

/* driver_refusal.c. Why the server refuses sessions, found out by one more try, of two seconds at
 * most: libpq gives the SQLSTATE of a refusal only to who asks for it before. A try that has taken
 * longer tells by itself that there is no answer; tried_ns: how long it was. */
enum refusal_kind {
    REFUSAL_OTHER,
    REFUSAL_NO_ANSWER,
    REFUSAL_NOT_READY, /* starting, stopping, or full */
    REFUSAL_HOST,      /* its name is not known */
    REFUSAL_DATABASE,  /* there is none of this name */
    REFUSAL_PASSWORD,
    REFUSAL_ROLE,
    REFUSAL_PRIVILEGE, /* the role may not use the database */
    REFUSAL_ACCESS,    /* pg_hba.conf does not let it in */
    REFUSAL_TLS,
};
struct refusal {
    enum refusal_kind kind;
    char sqlstate[6]; /* "": the server did not speak */
};
struct refusal postgresql_find_refusal(const struct postgresql_connection *connection,
                                       const struct conninfo *info, int64_t tried_ns);
/* Whether another try may work later. */
bool refusal_may_pass(const struct refusal *refusal);
/* Adds what to do about it. info: as given to libpq. */
void postgresql_hint_refusal(const struct postgresql_connection *connection,
                             const struct conninfo *info, const struct refusal *refusal,
                             struct alq_error *err);

/* driver_failure.c. Make an error of a result, or of what the handle failed with last where result
 * is NULL. sql is the statement as it was given, NULL for one of the driver's own, which errors do
 * not show; sent: what was made of it, NULL for itself. Return false. */
bool postgresql_fail(struct postgresql_connection *connection, const struct pg_result *result,
                     const char *sql, const struct sent_statement *sent, struct alq_error *err);

/* driver_wait.c. Reads all results of what was sent and returns the last one, or the first that
 * failed, for the caller to clear; NULL when the connection is lost. Tells who blocks a statement
 * that waits, and cancels it when the connection is interrupted; *ret_is_cancelled says so. Where
 * the server does not end it in some seconds, the connection is closed. */
struct pg_result *postgresql_wait(struct postgresql_connection *connection, bool *ret_is_cancelled);

/* driver_joined.c. The text of what was deferred with sql (NULL: nothing) behind it, and of sql in
 * it, in arena. */
struct sent_statement postgresql_join(const struct postgresql_connection *connection,
                                      const char *sql, struct arena *arena);
/* What a result says that belongs to the deferred statement whose turn it is, if it is one's. */
void postgresql_note_deferred(struct postgresql_connection *connection,
                              const struct pg_result *result);
bool postgresql_defer(struct connection *base, const char *sql, const struct value *parameters,
                      size_t parameter_count, uint64_t *ret_changes, struct alq_error *err)
    ALQ_CHECK;
bool postgresql_settle(struct connection *base, struct alq_error *err) ALQ_CHECK;

/* driver.c: the slots from execute to is_in_transaction, and a statement of the driver's own. */
bool postgresql_execute(struct connection *base, const char *sql, const struct value *parameters,
                        size_t parameter_count, uint64_t *ret_changes, struct alq_error *err)
    ALQ_CHECK;
bool postgresql_query(struct connection *base, const char *sql, const struct value *parameters,
                      size_t parameter_count, struct rows **ret_rows, struct alq_error *err)
    ALQ_CHECK;
bool postgresql_begin(struct connection *base, struct alq_error *err) ALQ_CHECK;
bool postgresql_commit(struct connection *base, struct alq_error *err) ALQ_CHECK;
void postgresql_rollback(struct connection *base);
bool postgresql_is_in_transaction(const struct connection *base);
bool postgresql_run(struct postgresql_connection *connection, const char *sql,
                    struct alq_error *err) ALQ_CHECK;

/* driver_rows.c. Takes the result. */
struct rows *postgresql_rows_new(struct postgresql_connection *connection,
                                 struct pg_result *result);

/* lease.c. Renews the lease of the connection's lock, where it has one and it is time. */
struct lease;
void postgresql_renew_lease(struct postgresql_connection *connection);

#endif

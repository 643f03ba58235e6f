/* A database to migrate: opened from a URL, or borrowed from the application. */
#ifndef ALAMBIQUE_DATABASE_H
#define ALAMBIQUE_DATABASE_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>
#include <alambique/log.h>

#ifdef __cplusplus
extern "C" {
#endif

struct pg_conn;
struct sqlite3;
struct st_mysql;

/* One connection. Use a handle from one thread at a time; different handles are independent. */
struct alq_database;

struct alq_database_options {
    /* Milliseconds to wait for a lock or for a busy database; 0 means 60,000, negative not at
     * all. */
    int lock_timeout_ms;
    /* Milliseconds to keep trying to connect to a database that does not answer; 0 tries once. One
     * try lasts up to 10 seconds, or as the URL's own connect_timeout says. */
    int connect_timeout_ms;
    /* Do not create a SQLite file that is missing: it is then an error of kind IO with SQLSTATE
     * 3D000. */
    bool must_exist;
    /* Open for reading only: state, current and history work, the rest fails. */
    bool read_only;
    /* Directory that a relative SQLite path is relative to; NULL: the working directory. */
    const char *base_directory;
};

/* Opens the database that a SQLAlchemy URL names: sqlite:///app.db, sqlite:////var/lib/app.db,
 * sqlite:// (memory), postgresql://user:password@host:5432/name?sslmode=require, with libpq's own
 * defaults (PG* variables, .pgpass, service files). options may be NULL. The client library of the
 * database is loaded now, not before. Fails with CONFIG for a bad URL, CONNECT where the database
 * cannot be reached or is no database, IO for a file that cannot be opened, UNSUPPORTED where the
 * client library is missing. Free with alq_database_free. */
ALQ_PUBLIC ALQ_CHECK bool alq_database_open(const char *url,
                                            const struct alq_database_options *options,
                                            struct alq_database **ret_database,
                                            struct alq_error *err);

/* Uses the application's own SQLite connection, which must not be inside a transaction and stays
 * the application's: alq_database_free does not close it. Its busy handler, foreign_keys and other
 * settings are as before after each call. */
ALQ_PUBLIC ALQ_CHECK bool alq_database_borrow_sqlite(struct sqlite3 *connection,
                                                     const struct alq_database_options *options,
                                                     struct alq_database **ret_database,
                                                     struct alq_error *err);

/* Uses the application's own PGconn (libpq), in the same way: it must not be inside a transaction,
 * and what it has SET is as before after each call. Its notices stay with the application. A second
 * session with the same settings is opened for the lock. */
ALQ_PUBLIC ALQ_CHECK bool alq_database_borrow_postgresql(struct pg_conn *connection,
                                                         const struct alq_database_options *options,
                                                         struct alq_database **ret_database,
                                                         struct alq_error *err);

/* Uses the application's own MYSQL handle, in the same way; it must be one of libmariadb, not of
 * Oracle's libmysqlclient, which lays it out otherwise. The lock is taken in its session. */
ALQ_PUBLIC ALQ_CHECK bool alq_database_borrow_mysql(struct st_mysql *connection,
                                                    const struct alq_database_options *options,
                                                    struct alq_database **ret_database,
                                                    struct alq_error *err);

/* Closes what was opened. NULL is fine. */
ALQ_PUBLIC void alq_database_free(struct alq_database *database);

/* "sqlite", "postgresql", "mysql"; belongs to the library. */
ALQ_PUBLIC const char *alq_database_dialect(const struct alq_database *database);

/* The URL without its password; belongs to the database. */
ALQ_PUBLIC const char *alq_database_display_url(const struct alq_database *database);

/* What messages call it: that URL, or where it names the schema of a tenant the same in words, as
 * "postgresql://db/app, schema acme"; belongs to the database. */
ALQ_PUBLIC const char *alq_database_description(const struct alq_database *database);

/* Runs SQL text of one or more statements, each committed by itself, as a script that prepares a
 * test database would. */
ALQ_PUBLIC ALQ_CHECK bool alq_database_execute(struct alq_database *database, const char *sql,
                                               struct alq_error *err);

/* Asks a running call on this handle to stop as soon as it can; what is open is rolled back. May be
 * called from another thread or from a signal handler. */
ALQ_PUBLIC void alq_database_interrupt(struct alq_database *database);

/* Writes a URL without its password, and without passwords among its options, as snprintf does. */
ALQ_PUBLIC size_t alq_url_display(const char *url, char *buffer, size_t size);

#ifdef __cplusplus
}
#endif
#endif

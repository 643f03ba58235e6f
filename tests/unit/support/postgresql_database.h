/* Databases of their own on the server that the tests have started. */
#ifndef SUPPORT_POSTGRESQL_DATABASE_H
#define SUPPORT_POSTGRESQL_DATABASE_H

#include "base/arena.h"
#include "database/dialect.h"

/* Starts by postgresql_database_make; dropped by postgresql_database_remove. */
struct postgresql_database {
    struct arena arena;
    char *name;
    char *url;
    struct connection *connection;
};

/* Where there is no server: for main, which then returns 77, a test that was skipped. */
bool postgresql_is_missing(void);

void postgresql_database_make(struct postgresql_database *database);
void postgresql_database_remove(struct postgresql_database *database);

/* A URL of the server with this user part ("guarded:secret@") and this end ("&sslmode=disable"), in
 * the arena. */
char *postgresql_database_url(struct postgresql_database *database, const char *user,
                              const char *end);

/* Another connection; fails the test where it does not come about. options may be NULL. */
struct connection *postgresql_database_open(struct postgresql_database *database, const char *url,
                                            const struct open_options *options);

/* Runs SQL; fails the test with the error's message. */
void postgresql_must_execute(struct connection *connection, const char *sql);

/* The first column of the first row as text in the arena, NULL for NULL; fails the test without a
 * row. */
const char *postgresql_must_ask(struct postgresql_database *database, struct connection *connection,
                                const char *sql);

#endif

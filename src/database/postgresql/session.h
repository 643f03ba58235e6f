/* The second session of a connection, and what is asked there about other sessions. */
#ifndef DATABASE_POSTGRESQL_SESSION_H
#define DATABASE_POSTGRESQL_SESSION_H

#include <stdbool.h>

#include <alambique/error.h>

struct arena;
struct connection;
struct text;

/* The side session, opened on first use with the settings of the connection; owned by it. */
bool postgresql_side(struct connection *connection, struct connection **ret_side,
                     struct alq_error *err) ALQ_CHECK;

/* The sessions that keep the one with this pid waiting, and what they run, in arena; NULL when none
 * do, or the server does not tell. */
char *postgresql_find_blockers(struct connection *connection, int pid, struct arena *arena);

/* Adds a statement for people: on one line, cut where it is long. */
void postgresql_add_statement(struct text *text, const char *statement);

#endif

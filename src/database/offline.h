/* A connection that writes SQL instead of running it, in the form of Alembic's --sql. */
#ifndef DATABASE_OFFLINE_H
#define DATABASE_OFFLINE_H

#include "database/connection.h"

/* Where text goes; returns false to stop. */
typedef bool (*offline_write_fn)(void *user, const char *bytes, size_t length);

/* Every statement is written without the blanks around it, a tab as four blanks, with `;` and an
 * empty line behind it; begin and commit as BEGIN and COMMIT where the dialect writes
 * transactions. Unlike Alembic it leaves tabs inside of '…' alone, for they are data, and puts
 * DELIMITER lines around a body with ';' where the database's shell needs them. Parameters and
 * queries are errors (kind UNSUPPORTED: nothing can be read offline). Where write says no, the
 * call fails with CANCELLED. Free with connection_free. */
struct connection *offline_connection_new(const struct dialect *dialect, offline_write_fn write,
                                          void *user);

/* Writes text as it is, such as a comment line. */
bool offline_write(struct connection *connection, const char *text, struct alq_error *err)
    ALQ_CHECK;

#endif

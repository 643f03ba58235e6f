/* PostgreSQL as a dialect. */
#ifndef DATABASE_POSTGRESQL_POSTGRESQL_H
#define DATABASE_POSTGRESQL_POSTGRESQL_H

#include "database/dialect.h"

struct pg_conn;

extern const struct dialect postgresql_dialect;

/* A connection over the application's own PGconn, which is not closed and whose settings are put
 * back. UNSUPPORTED where this build has no driver. */
bool postgresql_borrow(struct pg_conn *handle, const struct open_options *options,
                       struct connection **ret_connection, struct alq_error *err) ALQ_CHECK;

#endif

/* SQLite as a dialect. */
#ifndef DATABASE_SQLITE_SQLITE_H
#define DATABASE_SQLITE_SQLITE_H

#include "database/dialect.h"

struct sqlite3;

extern const struct dialect sqlite_dialect;

/* A connection over the application's own handle, which is not closed and whose settings are put
 * back. */
bool sqlite_borrow(struct sqlite3 *handle, const struct open_options *options,
                   struct connection **ret_connection, struct alq_error *err) ALQ_CHECK;

#endif

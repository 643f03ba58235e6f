/* MySQL and MariaDB as a dialect. */
#ifndef DATABASE_MYSQL_MYSQL_H
#define DATABASE_MYSQL_MYSQL_H

#include "database/dialect.h"

struct st_mysql;

extern const struct dialect mysql_dialect;

/* A connection over the application's own handle, which is not closed and whose settings are put
 * back. UNSUPPORTED where this build has no driver. */
bool mysql_borrow(struct st_mysql *handle, const struct open_options *options,
                  struct connection **ret_connection, struct alq_error *err) ALQ_CHECK;

#endif

/* MySQL and MariaDB as a dialect. */
#ifndef DATABASE_MYSQL_MYSQL_H
#define DATABASE_MYSQL_MYSQL_H

#include "database/dialect.h"

/* Names, quoting and --sql work. This release has no driver: open and everything that needs a
 * connection fail with UNSUPPORTED. */
extern const struct dialect mysql_dialect;

#endif

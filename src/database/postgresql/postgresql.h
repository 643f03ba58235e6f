/* PostgreSQL as a dialect. */
#ifndef DATABASE_POSTGRESQL_POSTGRESQL_H
#define DATABASE_POSTGRESQL_POSTGRESQL_H

#include "database/dialect.h"

/* Names, quoting and --sql work. This release has no driver: open and everything that needs a
 * connection fail with UNSUPPORTED. */
extern const struct dialect postgresql_dialect;

#endif

/* What the files of this folder share. */
#ifndef DATABASE_POSTGRESQL_INTERNAL_H
#define DATABASE_POSTGRESQL_INTERNAL_H

#include <stdbool.h>

bool postgresql_needs_quotes(const char *name);

#endif

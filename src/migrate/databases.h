/* The kinds of database that this build knows. */
#ifndef MIGRATE_DATABASES_H
#define MIGRATE_DATABASES_H

#include "database/dialect.h"

/* By the name in a URL or a section marker; NULL for an unknown one. */
const struct dialect *databases_find(const char *name);

#endif

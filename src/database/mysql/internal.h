/* What the files of this folder share. */
#ifndef DATABASE_MYSQL_INTERNAL_H
#define DATABASE_MYSQL_INTERNAL_H

#include <stdbool.h>

bool mysql_needs_quotes(const char *name);

#endif

/* Whether two pieces of SQL say the same. */
#ifndef DIFF_SAME_SQL_H
#define DIFF_SAME_SQL_H

#include <stdbool.h>

#include "sql/scanner.h"

/* Blanks, comments, the case of words, parentheses around all of it, a final delimiter, and quotes
 * around a name that needs none make no difference; strings do. NULL equals only NULL. */
bool sql_says_same(const char *a, const char *b, enum sql_syntax syntax);

#endif

/* Whether a value has survived a change of its type. */
#ifndef MIGRATE_TEST_SAME_VALUE_H
#define MIGRATE_TEST_SAME_VALUE_H

#include <stdbool.h>

struct arena;

/* Values as text, NULL for NULL, which may become anything. 1, true and t are the same, so are 1.5
 * and 1.50, a date and the midnight of that day, a text with blanks at its end and without, and
 * JSON with other blanks. */
bool value_survives(const char *before, const char *after, struct arena *arena);

#endif

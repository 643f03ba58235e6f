/* Which names a database reads as they are, by the rule that SQLAlchemy follows. */
#ifndef DATABASE_WORDS_H
#define DATABASE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* Reserved words in lower case, sorted by bytes. */
struct words {
    const char *const *items;
    size_t count;
};

#define WORDS_OF(array) ((struct words){(array), sizeof(array) / sizeof *(array)})

/* Whether name must be quoted: it is empty, a reserved word, begins with a digit or '$', or has
 * any byte other than a-z, 0-9, '_' and '$'. Unlike SQLAlchemy's, which leaves them bare, names
 * with U+0131 or U+017F and names that end in a line end are quoted. */
bool words_need_quotes(struct words reserved, const char *name);

#endif

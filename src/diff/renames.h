/* What a desired schema says of names that were others: `-- renamed from: old` on the line of a
 * column or above it, and above CREATE TABLE or behind its parenthesis. */
#ifndef DIFF_RENAMES_H
#define DIFF_RENAMES_H

#include <stddef.h>

#include <alambique/error.h>

#include "base/arena.h"
#include "sql/scanner.h"

struct rename {
    const char *table;
    const char *column; /* NULL: the table itself */
    const char *from;
};

struct renames {
    struct rename *items;
    size_t count;
    size_t capacity;
};

/* Appends what SQL text says, in its order, in arena. Fails as sql_split does on text that cannot
 * be cut into tokens. */
bool renames_read(const char *text, size_t length, enum sql_syntax syntax, const char *file,
                  struct arena *arena, struct renames *renames, struct alq_error *err) ALQ_CHECK;

#endif

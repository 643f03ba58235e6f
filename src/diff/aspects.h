/* What can be said of each kind of object, as text: the tables that the comparison runs over. */
#ifndef DIFF_ASPECTS_H
#define DIFF_ASPECTS_H

#include <stdbool.h>

#include "database/render.h"
#include "diff/diff.h"

/* One thing that is said of an object. */
struct aspect {
    const char *name; /* NULL ends the list */
    bool is_sql;      /* compared by sql_says_same */
    /* In render's arena; NULL where there is nothing to say. */
    const char *(*text)(const struct render *render, const void *object);
};

struct object_class {
    const struct aspect *aspects;
    /* What a person calls it: "column isbn". */
    const char *(*label)(const struct render *render, const void *object);
    /* What it is made of, in short; "" where that goes without saying. */
    const char *(*summary)(const struct render *render, const void *object);
    /* Further aspects, one a key; NULL: none. */
    const struct options *(*options)(const void *object);
};

/* The class of each kind; never NULL. */
const struct object_class *object_class(enum object_kind kind);

/* An option's value as text, in arena. */
const char *option_as_text(const struct option *option, struct arena *arena);

/* The classes of columns and keys, which have files of their own. */
extern const struct object_class column_class;
extern const struct object_class constraint_class;
extern const struct object_class index_class;

#endif

/* What inspection reads from a row of the catalogue, and the types it knows. */
#ifndef DATABASE_POSTGRESQL_INSPECT_PARTS_H
#define DATABASE_POSTGRESQL_INSPECT_PARTS_H

#include "base/map.h"
#include "database/connection.h"
#include "schema/schema.h"

/* A type as the catalogue names it. */
struct type_source {
    char kind;          /* b base, e enum, d domain, … */
    const char *name;   /* of the catalogue: int4, varchar, mood */
    const char *schema; /* NULL: it is found without one */
    bool is_builtin;    /* of the server itself */
    int modifier;       /* length or precision in the server's code; -1 none */
    const char *format; /* as SQL, for what is not known otherwise */
};

/* Types that are made by name: those of enums and domains, by "schema.name" or, where they are
 * found without one, "name". */
struct named_types {
    struct map types;
};

/* The type in arena; a TYPE_RAW of its SQL where it has no other name here. */
struct type *postgresql_inspect_type(const struct type_source *source,
                                     const struct named_types *named, struct arena *arena);

/* The members of an array in its text form, {a,"b c",NULL}, in arena; a NULL member is "". NULL has
 * none. */
struct strings postgresql_read_array(const char *text, struct arena *arena);

/* Numbers parted by blanks or commas, in braces or not. */
struct numbers {
    int *items;
    size_t count;
    size_t capacity;
};
struct numbers postgresql_read_numbers(const char *text, struct arena *arena);

/* What stands between the first "(" behind `before` and its end, in arena; NULL where text does not
 * have it. */
const char *postgresql_inside(const char *text, const char *before, struct arena *arena);

/* A column of the row as text in arena, and as claim. */
const char *postgresql_text(const struct rows *rows, size_t column, struct arena *arena);
bool postgresql_flag(const struct rows *rows, size_t column);
char postgresql_letter(const struct rows *rows, size_t column); /* '\0' for NULL */

/* One sequence's six numbers, from column on. */
struct identity postgresql_read_sequence(const struct rows *rows, size_t column);

#endif

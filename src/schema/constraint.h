/* Constraints of a table. */
#ifndef SCHEMA_CONSTRAINT_H
#define SCHEMA_CONSTRAINT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/vec.h"
#include "schema/options.h"

struct type;

/* A yes or no that may be left to the database. */
enum tri { TRI_UNSET, TRI_NO, TRI_YES };

enum constraint_kind {
    CONSTRAINT_PRIMARY_KEY,
    CONSTRAINT_UNIQUE,
    CONSTRAINT_FOREIGN_KEY,
    CONSTRAINT_CHECK,
    CONSTRAINT_EXCLUDE,
};

/* A member of an exclusion constraint. */
struct exclude_element {
    const char *expression; /* a column, or SQL in the form it has between parentheses */
    bool is_column;
    const char *operator_name;  /* = && */
    const char *operator_class; /* NULL */
};

struct constraint {
    enum constraint_kind kind;
    const char *name;       /* NULL: unnamed, or named by the convention */
    bool is_name_final;     /* op.f(): no convention applies */
    struct strings columns; /* not of a CHECK */
    const char *check;      /* CHECK: the expression without its parentheses */

    const char *referred_schema; /* FOREIGN KEY */
    const char *referred_table;
    struct strings referred_columns;
    const char *on_delete;
    const char *on_update;
    const char *match;
    bool is_added_later; /* use_alter */

    enum tri is_deferrable;
    const char *initially; /* DEFERRED, IMMEDIATE; NULL */

    const char *using_method; /* EXCLUDE: gist */
    const char *where;
    struct {
        struct exclude_element *items;
        size_t count;
        size_t capacity;
    } elements;

    const char *comment;
    /* The CHECK of a Boolean or Enum type: columns holds the column; not written where the
     * database knows the type itself. */
    const struct type *of_type;
    struct options options; /* postgresql_not_valid, postgresql_include, sqlite_on_conflict … */
};

/* name NULL: none. */
struct constraint *constraint_new(struct arena *arena, enum constraint_kind kind, const char *name);

struct constraints {
    struct constraint **items;
    size_t count;
    size_t capacity;
};

#endif

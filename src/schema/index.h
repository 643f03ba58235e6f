/* Indexes of a table. */
#ifndef SCHEMA_INDEX_H
#define SCHEMA_INDEX_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/vec.h"
#include "schema/options.h"

/* A column or expression of an index. */
struct index_element {
    const char *column;     /* NULL: an expression */
    const char *expression; /* SQL, without outer parentheses */
    enum index_form {
        INDEX_FORM_TEXT,     /* stands as it is written */
        INDEX_FORM_FUNCTION, /* lower(a): MySQL wants it between parentheses */
        INDEX_FORM_OPERATOR, /* a + 1: PostgreSQL and MySQL do */
    } form;
    bool is_descending;
    bool is_ascending; /* said, not only meant */
    enum { NULLS_UNSET, NULLS_FIRST, NULLS_LAST } nulls;
    const char *collation;
    const char *operator_class;
    const char *label; /* what postgresql_ops and mysql_length call an expression; NULL */
    int length;        /* MySQL's prefix; TYPE_UNSET */
};

struct index_elements {
    struct index_element *items;
    size_t count;
    size_t capacity;
};

struct index {
    const char *name;
    bool is_name_final;
    bool is_unique;
    struct index_elements elements;
    const char *where; /* as inspection finds it; an operation's is in options */
    struct strings include;
    const char *method; /* btree, gin …; NULL */
    const char *comment;
    struct options options; /* postgresql_where, postgresql_using, mysql_length, mysql_prefix … */
};

struct index *index_new(struct arena *arena, const char *name);

struct indexes {
    struct index **items;
    size_t count;
    size_t capacity;
};

#endif

/* Rows of a result: what a query gave, kept together, and the objects that a script reads it by. */
#ifndef SCRIPT_ALEMBIC_ROW_H
#define SCRIPT_ALEMBIC_ROW_H

#include "python/api.h"

/* What all rows of one result have in common; memory of the interpreter, scanned. */
struct row_shape {
    size_t width;
    struct py_value keys;    /* a tuple of str */
    struct py_value index;   /* a dict: key to position; of equal keys the last */
    struct py_value columns; /* a tuple of the statement's column objects, or None */
    struct py_value makers;  /* a tuple: None, or what is called with each value; or None */
};

/* names: a list or tuple of str. makers may also be a dict by names. NULL: raised. */
struct row_shape *row_shape_new(struct py *py, struct py_value names, struct py_value columns,
                                struct py_value makers);

/* A Row, or a RowMapping, over a tuple of shape's width. */
struct py_value row_new(struct py *py, struct row_shape *shape, struct py_value values);
struct py_value row_mapping_new(struct py *py, struct row_shape *shape, struct py_value values);

/* The position that key (a name, a column object) has; false with NoSuchColumnError raised. */
bool row_shape_find(struct py *py, const struct row_shape *shape, struct py_value key,
                    size_t *ret_position);

extern const struct py_type row_type, row_mapping_type;

#endif

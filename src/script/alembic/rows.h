/* The type Rows: what a result of the script reads its rows from. */
#ifndef SCRIPT_ALEMBIC_ROWS_H
#define SCRIPT_ALEMBIC_ROWS_H

#include "script/alembic/kept_rows.h"
#include "script/alembic/row.h"

/* Over what a query gave. */
struct py_value rows_new(struct py *py, struct kept_rows *kept, struct row_shape *shape);

/* Over tuples of shape's width in a list, which must not change. */
struct py_value rows_new_of_list(struct py *py, struct py_value list, struct row_shape *shape);

extern const struct py_type rows_type;

#endif

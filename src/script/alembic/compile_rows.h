/* One statement with many sets of parameters: read and lowered once, compiled for each. */
#ifndef SCRIPT_ALEMBIC_COMPILE_ROWS_H
#define SCRIPT_ALEMBIC_COMPILE_ROWS_H

#include "database/compile.h"
#include "script/alembic/binding.h"

/* Takes what one set of parameters makes of the statement; false: an exception is in flight. */
typedef bool (*compiled_row_fn)(void *user, const struct compiled *compiled);

/* Compiles statement with each dict of rows, a list, and hands it to take. Values are plain:
 * *ret_is_plain is false, and nothing was taken, when one of them is an expression or the dicts
 * have not the same keys. is_literal and errors as in compile_given. */
bool compile_rows(struct binding *binding, struct py_value statement, struct py_value rows,
                  bool is_literal, compiled_row_fn take, void *user,
                  bool *ret_is_plain) ALQ_CHECK;

#endif

/* What a query gave, kept until it is read: the script may go on changing what the rows are from.
 * Kept as bytes, in memory that counts to the interpreter's limit; each row becomes objects when
 * it is asked for. */
#ifndef SCRIPT_ALEMBIC_KEPT_ROWS_H
#define SCRIPT_ALEMBIC_KEPT_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "database/connection.h"
#include "python/api.h"

/* Memory of the interpreter, scanned. */
struct kept_rows;

struct kept_rows *kept_rows_new(struct py *py, size_t width);

/* Reads all that rows have left. False: err says what the database did, or, where it is untouched,
 * an exception is in flight. */
bool kept_rows_fetch(struct py *py, struct kept_rows *kept, struct rows *rows,
                     struct alq_error *err) ALQ_CHECK;

/* How many rows have not been taken. */
size_t kept_rows_left(const struct kept_rows *kept);

/* Takes the next row: a value for each column, with the column's type, valid until the next call
 * that takes, adds or drops; false: there is none. */
bool kept_rows_take(struct kept_rows *kept, struct value *values);

/* Forgets what is left. */
void kept_rows_drop(struct kept_rows *kept);

#endif

/* What apply.c looks up in the database before it makes an operation. */
#ifndef DATABASE_APPLY_LOOK_H
#define DATABASE_APPLY_LOOK_H

#include "database/apply.h"

/* Whether what the operation makes, or drops, is there already. */
bool apply_exists(struct apply *apply, const struct operation *operation, bool *ret_exists,
                  struct alq_error *err) ALQ_CHECK;

/* Fills in what the database must be told and the operation does not say: all of a column that
 * MySQL alters, the name of an unnamed constraint by its columns, and what an index is made of
 * that is to be renamed. */
bool apply_complete(struct apply *apply, struct operation *operation, struct alq_error *err)
    ALQ_CHECK;

#endif

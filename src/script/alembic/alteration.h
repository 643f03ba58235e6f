/* op.alter_column, apart from the other operations because it says so much. */
#ifndef SCRIPT_ALEMBIC_ALTERATION_H
#define SCRIPT_ALEMBIC_ALTERATION_H

#include <stdbool.h>

#include "script/alembic/binding.h"

/* Fills operation's name, change and options from an AlterColumnOp. */
bool lower_alteration(struct binding *binding, struct py_value object, struct arena *arena,
                      struct operation *operation) ALQ_CHECK;

#endif

/* Tables as statements select from them, kept with the object of the script: a script runs many
 * statements on one table, and reading its columns is most of the work. */
#ifndef SCRIPT_ALEMBIC_KEPT_TABLE_H
#define SCRIPT_ALEMBIC_KEPT_TABLE_H

#include "script/alembic/lowering.h"

/* The table made of object, as old as the object where its columns and their types are the same as
 * they were. Adds the types to those that the lowering knows. */
const struct from_item *kept_table(struct lowering *lowering, struct py_value object);

#endif

/* Operations on enums that scripts reach through plug-ins. */
#ifndef SCRIPT_ALEMBIC_LOWER_ENUM_H
#define SCRIPT_ALEMBIC_LOWER_ENUM_H

#include "script/alembic/binding.h"

/* operation has its kind and schema. Each answers false with an exception in flight. */
bool lower_rebuild_enum(struct binding *binding, struct py_value object, struct arena *arena,
                        struct operation *operation) ALQ_CHECK;
bool lower_rename_enum_value(struct binding *binding, struct py_value object, struct arena *arena,
                             struct operation *operation) ALQ_CHECK;

#endif

/* What the files that lower columns, constraints, indexes and tables share. */
#ifndef SCRIPT_ALEMBIC_LOWER_PARTS_H
#define SCRIPT_ALEMBIC_LOWER_PARTS_H

#include "script/alembic/binding.h"

/* Calls step for each item of a list, tuple, set or other iterable; stops at the first false. */
bool lower_each(struct binding *binding, struct py_value iterable,
                bool (*step)(struct binding *binding, struct py_value item, void *user), void *user)
    ALQ_CHECK;

/* The _kind of an object of the module, as long as the object lives; NULL: it is something else. */
const char *lower_kind_of(struct binding *binding, struct py_value object);

/* The attribute _name: what the script called it. ret_is_final: op.f() or conv(). */
bool lower_given_name(struct binding *binding, struct py_value object, struct arena *arena,
                      const char **ret_name, bool *ret_is_final) ALQ_CHECK;

/* Whether the name is a quoted_name with quote=True. */
bool lower_is_quoted(struct binding *binding, struct py_value name);

/* The attribute dialect_kwargs. */
bool lower_dialect_options(struct binding *binding, struct py_value object, struct arena *arena,
                           struct options *ret_options) ALQ_CHECK;

/* A str as it is, text or an expression as its SQL; NULL for None. */
bool lower_condition(struct binding *binding, struct py_value value, struct arena *arena,
                     const char **ret_text) ALQ_CHECK;

/* An integer attribute that may be None. */
bool lower_optional_integer(struct binding *binding, struct py_value object, const char *name,
                            bool *ret_has, int64_t *ret_number) ALQ_CHECK;

/* True, False or None. */
bool lower_tri(struct binding *binding, struct py_value object, const char *name, enum tri *ret_tri)
    ALQ_CHECK;

/* Start, increment and so on, of a Sequence or an Identity. */
bool lower_sequence_options(struct binding *binding, struct py_value object,
                            struct identity *identity) ALQ_CHECK;

#endif

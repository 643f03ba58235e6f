/* Reading attributes of Python objects. Each answers false with a Python exception in flight: the
 * attribute is missing or of another type than what is read. None and what is left out are the
 * value that says so. */
#ifndef SCRIPT_ALEMBIC_READ_H
#define SCRIPT_ALEMBIC_READ_H

#include <stdbool.h>

#include "base/vec.h"
#include "script/alembic/binding.h"

bool read_object(struct binding *binding, struct py_value object, const char *name,
                 struct py_value *ret_value) ALQ_CHECK;

/* A str in arena; NULL for None. */
bool read_string(struct binding *binding, struct py_value object, const char *name,
                 struct arena *arena, const char **ret_string) ALQ_CHECK;

/* By Python's truth. */
bool read_truth(struct binding *binding, struct py_value object, const char *name, bool *ret_truth)
    ALQ_CHECK;

/* A list or tuple of str; None is empty. */
bool read_strings(struct binding *binding, struct py_value object, const char *name,
                  struct arena *arena, struct strings *ret_strings) ALQ_CHECK;

/* A value that must be a str, or a Column whose name stands for it; what: for the message. */
bool read_name(struct binding *binding, struct py_value value, const char *what,
               struct arena *arena, const char **ret_name) ALQ_CHECK;

/* Keyword arguments as options of databases: a dict of bool, int, str, lists, dicts and
 * expressions. */
bool read_options(struct binding *binding, struct py_value dict, struct arena *arena,
                  struct options *options) ALQ_CHECK;

#endif

/* The standard modules that are built in, and what their files share. */
#ifndef PYTHON_MODULES_H
#define PYTHON_MODULES_H

#include "python/python.h"

/* Native modules, one file each in modules/. Names with an underscore are the native half of a
 * module whose rest is Python. */
extern const struct py_module_type py_module_math, py_module_re, py_module_json, py_module_hash,
    py_module_support;

/* The module of that name in the program's tables (py_options.modules) or built in; NULL: there is
 * none. */
const struct py_module_row *builtin_module(const struct py *py, const char *name);

/* The module that is another one by a second name, such as os.path; else NULL. */
const char *module_alias(const char *name);

/* Which of module_state[] belongs to whom; released by the interpreter. */
enum { STATE_PCRE2, STATE_COUNT };

/* Set-up steps of the core that live with what they set up. */
void operators_setup(struct py *py);
void object_setup(struct py *py);

#endif

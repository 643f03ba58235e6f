/* The standard modules that are built in, and what their files share. */
#ifndef PYTHON_MODULES_H
#define PYTHON_MODULES_H

#include "python/python.h"

/* Native modules, one file each in modules/. Names with an underscore are the native half of a
 * module whose rest is Python. */
extern const struct py_module_type py_module_sys, py_module_builtins, py_module_math,
    py_module_time, py_module_os, py_module_io, py_module_re, py_module_json, py_module_hash,
    py_module_random, py_module_binary, py_module_support;

/* The built-in module of that name; false: there is none. */
bool builtin_module(const char *name, struct py_found *ret_found);

/* Set-up steps of the core that live with what they set up. */
void operators_setup(struct py *py);
void object_setup(struct py *py);

#endif

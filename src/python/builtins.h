/* The two halves of the built-in functions. */
#ifndef PYTHON_BUILTINS_H
#define PYTHON_BUILTINS_H

#include "python/python.h"

extern const struct py_function_row builtins_iterate[];

#endif

/* Modules of which only what is asked for is run. A project's own modules import frameworks and
 * open applications, of which a revision wants one function or constant: a lazy module runs the
 * statements that give a name its value when the name is first looked for, and no others. */
#ifndef PYTHON_LAZY_H
#define PYTHON_LAZY_H

#include "python/ast.h"
#include "python/runtime.h"

enum { DICT_LAZY = 128 }; /* of the globals of a lazy module */

/* Enters the unit as a module whose statements wait. */
struct py_value lazy_module(struct py *py, const char *name, struct unit *unit, bool is_package);

/* The value of a name in the globals of a lazy module that do not hold it yet: runs the statements
 * that bind it, in order, then those that change what it is bound to (X.y = …, X.append(…), @X);
 * a module that is imported with a star is asked too. PY_UNBOUND: nothing binds it. */
struct py_value lazy_lookup(struct py *py, struct py_dict *globals, struct py_str *name);

#endif

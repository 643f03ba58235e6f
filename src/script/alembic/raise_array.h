/* Arrays as PostgreSQL writes them. */
#ifndef SCRIPT_ALEMBIC_RAISE_ARRAY_H
#define SCRIPT_ALEMBIC_RAISE_ARRAY_H

#include "python/api.h"

/* A list of str, None and lists; PY_UNBOUND: text is no array. */
struct py_value raise_array(struct py *py, const char *text);

#endif

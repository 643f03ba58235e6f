/* Dates, times and decimals of what a database gives as text or number, made without the
 * constructors of their classes, which check what is known to be right. */
#ifndef SCRIPT_ALEMBIC_MOMENT_H
#define SCRIPT_ALEMBIC_MOMENT_H

#include <stddef.h>

#include "python/api.h"

/* From "2026-01-05[ 14:55:17[.000004]]", a T between both too, and "14:55:17[.000004]". PY_UNBOUND:
 * the text is written in another way. */
struct py_value moment_date(struct py *py, const char *text);
struct py_value moment_datetime(struct py *py, const char *text);
struct py_value moment_time(struct py *py, const char *text);

/* From digits as printf writes them: "-12.50". */
struct py_value moment_decimal(struct py *py, const char *digits);

#endif

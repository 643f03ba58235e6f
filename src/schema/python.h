/* Strings as Python source. */
#ifndef SCHEMA_PYTHON_H
#define SCHEMA_PYTHON_H

#include "base/text.h"

/* Adds string as Python's repr of a str: in single quotes, or in double ones where that saves escapes. */
void text_add_python(struct text *text, const char *string);

#endif

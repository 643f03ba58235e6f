/* Several C files in one: their names at file scope are made unique. */
#ifndef SCRIPT_C_RENAME_H
#define SCRIPT_C_RENAME_H

#include <stddef.h>

#include "base/text.h"

/* Adds the source with prefix before every name that it declares at file scope: static functions
 * and variables, those that it defines, tags, enumerators, types and macros. Left alone: names
 * behind `.` and `->`, names that begin with `_` or with alq in either case, members
 * of structs, what is declared here and defined elsewhere, and #include. */
void c_rename(const char *source, size_t length, const char *prefix, struct text *out);

#endif

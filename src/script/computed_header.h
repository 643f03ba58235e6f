/* Names of a header whose values are no literals: just those of the script's statements run that
 * give them their values. */
#ifndef SCRIPT_COMPUTED_HEADER_H
#define SCRIPT_COMPUTED_HEADER_H

#include "script/header.h"
#include "script/python_literal.h"

/* Computes names[0..count) of the script; where wanted[i] is false the name is left alone. Strings
 * land in arena. The run is short, sees neither database nor environment variables, and imports
 * modules of the standard library and of the project. *ret_failed is the name that err is about:
 * what was raised, or a value that is no string, None or sequence of strings. */
bool computed_header_read(const struct header_text *text, const char *const *names,
                          const bool *wanted, size_t count, struct arena *arena,
                          struct python_value *ret_values, size_t *ret_failed,
                          struct alq_error *err) ALQ_CHECK;

#endif

/* Python source: strings, and calls with their arguments. */
#ifndef SCHEMA_PYTHON_H
#define SCHEMA_PYTHON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "base/vec.h"
#include "schema/options.h"

/* Adds string as Python's repr of a str: in single quotes, or in double ones where that saves
 * escapes; "None" for NULL. */
void text_add_python(struct text *text, const char *string);

/* A call that is being written: separator stands before each argument but the first. */
struct python_call {
    struct text *text;
    const char *separator;
    bool has_argument;
};

/* Adds the beginning, "op.add_column(". */
struct python_call python_begin(struct text *text, const char *function, const char *separator);
void python_end(struct python_call *call);

/* Begins an argument: the separator, and key= unless key is NULL. The value is then added to
 * call->text. */
void python_argument(struct python_call *call, const char *key);

/* Arguments with values. A string that is NULL and a flag that is not set leave the argument
 * out. */
void python_string(struct python_call *call, const char *key, const char *value);
void python_integer(struct python_call *call, const char *key, int64_t value);
void python_flag(struct python_call *call, const char *key, bool is_set, bool value);
void python_strings(struct python_call *call, const char *key, const struct strings *values);
void python_options(struct python_call *call, const struct options *options);

#endif

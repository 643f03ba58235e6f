/* What a judge in Python writes for a test: netstrings, <length>:<bytes>. */
#ifndef NETSTRING_CHECK_H
#define NETSTRING_CHECK_H

#include <stdbool.h>
#include <stdio.h>

struct text;

/* False at the end. */
bool read_netstring(FILE *stream, struct text *ret_text);

/* Whether there is a Python to judge by. */
bool has_python(void);

#endif

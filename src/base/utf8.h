/* Questions about UTF-8 text. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>

/* How many of the bytes, from the first, are valid UTF-8 (RFC 3629: no surrogates, nothing
 * overlong, nothing above U+10FFFF); length when all are. */
size_t utf8_valid_prefix(const char *bytes, size_t length);

/* The length in bytes of the blank character that valid UTF-8 begins or ends with, 0 when it is
 * another one. Blank is what Python's str.isspace() says. */
size_t utf8_leading_blank(const char *bytes, size_t length);
size_t utf8_trailing_blank(const char *bytes, size_t length);

#endif

/* UTF-8 and the few properties of characters that str's methods ask for. */
#ifndef PYTHON_UNICODE_H
#define PYTHON_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/unicode.h"

struct py;

/* Whether bytes are UTF-8 without surrogates; *ret_bad is where they are not. */
bool utf8_is_valid(const char *bytes, size_t length, size_t *ret_bad);

/* Code points in valid UTF-8. */
size_t utf8_count(const char *bytes, size_t length);

/* The length in bytes of the character that starts with byte. */
static inline size_t utf8_length(char byte)
{
    unsigned char lead = (unsigned char)byte;
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Decodes one character of valid UTF-8. */
uint32_t utf8_decode(const char *bytes);

/* Where the index-th code point starts. */
const char *utf8_at(const char *bytes, size_t index);

bool unicode_is_space(uint32_t code);
bool unicode_is_alpha(struct py *py, uint32_t code);
bool unicode_is_digit(uint32_t code); /* in a decimal number */
bool unicode_is_odd_digit(uint32_t code);
bool unicode_is_other_number(uint32_t code);
bool unicode_is_printable(struct py *py, uint32_t code);
bool unicode_is_upper(struct py *py, uint32_t code);
bool unicode_is_lower(struct py *py, uint32_t code);
uint32_t unicode_upper(struct py *py, uint32_t code);
uint32_t unicode_lower(struct py *py, uint32_t code);

#endif

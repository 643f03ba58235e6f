/* Words and lower case beyond ASCII, as Python has them (Unicode 14). */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text;

/* The character that bytes begin with; length at least 1. *ret_length is how many bytes it
 * takes. A byte that begins no valid UTF-8 is returned as UINT32_MAX, of length 1. */
uint32_t unicode_decode(const char *bytes, size_t length, size_t *ret_length);

/* Writes a code point as UTF-8, surrogates included; gives its length, at most 4. */
size_t utf8_write(uint32_t code, char *out);

/* Adds it to a text. */
void utf8_put(struct text *text, uint32_t code);

/* Whether Python's \w matches it: letters, digits, numbers and '_' of any script. */
bool unicode_is_word(uint32_t code);

/* Adds bytes in lower case, as str.lower() does: a capital sigma that ends a word becomes the
 * final one. Bytes that are no UTF-8 stay as they are. */
void unicode_add_lower(struct text *text, const char *bytes, size_t length);

#endif

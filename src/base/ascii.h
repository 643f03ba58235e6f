/* Letters and case of ASCII, in any locale: in a Turkish one the C library's own functions hold "I"
 * and "i" for two letters, and SQL, headers and keys are no text of the reader's language. Bytes
 * above 127 are no letters and have no case. */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>

static inline bool ascii_is_lower(int byte)
{
    return byte >= 'a' && byte <= 'z';
}

static inline bool ascii_is_upper(int byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static inline bool ascii_is_letter(int byte)
{
    return ascii_is_lower(byte) || ascii_is_upper(byte);
}

/* A letter or a digit. */
static inline bool ascii_is_alphanumeric(int byte)
{
    return ascii_is_letter(byte) || (byte >= '0' && byte <= '9');
}

static inline int ascii_lower(int byte)
{
    return ascii_is_upper(byte) ? byte - 'A' + 'a' : byte;
}

static inline int ascii_upper(int byte)
{
    return ascii_is_lower(byte) ? byte - 'a' + 'A' : byte;
}

/* As strcmp, strncmp and strstr, whatever the case of letters is. */
int ascii_compare(const char *a, const char *b);
int ascii_compare_start(const char *a, const char *b, size_t length);
char *ascii_find(const char *text, const char *part);

#endif

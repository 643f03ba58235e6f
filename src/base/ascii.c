/* Compares and finds texts whatever the case of their ASCII letters is. */
#include "base/ascii.h"

#include <stdint.h>
#include <string.h>

#include "base/banned.h"

int ascii_compare(const char *a, const char *b)
{
    return ascii_compare_start(a, b, SIZE_MAX);
}

int ascii_compare_start(const char *a, const char *b, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        int difference = ascii_lower((unsigned char)a[i]) - ascii_lower((unsigned char)b[i]);
        if (difference || !a[i])
            return difference;
    }
    return 0;
}

char *ascii_find(const char *text, const char *part)
{
    size_t length = strlen(part);
    for (; *text || !length; text++)
        if (ascii_compare_start(text, part, length) == 0)
            return (char *)text;
    return NULL;
}

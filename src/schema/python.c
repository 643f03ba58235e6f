/* Writes strings as Python's repr does. */
#include "schema/python.h"

#include <string.h>

#include "base/banned.h"

void text_add_python(struct text *text, const char *string)
{
    char quote = strchr(string, '\'') && !strchr(string, '"') ? '"' : '\'';
    text_add_char(text, quote);
    for (; *string; string++) {
        static const char escapes[] = "\n\r\t\\";
        static const char letters[] = "nrt\\";
        const char *escape = strchr(escapes, *string);
        if (escape)
            text_printf(text, "\\%c", letters[escape - escapes]);
        else if (*string == quote)
            text_printf(text, "\\%c", quote);
        else if ((unsigned char)*string < 0x20 || *string == 0x7f)
            text_printf(text, "\\x%02x", (unsigned)(unsigned char)*string);
        else
            text_add_char(text, *string);
    }
    text_add_char(text, quote);
}

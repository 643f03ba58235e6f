/* Reads netstrings. */
#include "script/netstring_check.h"

#include <stdlib.h>

#include "base/text.h"
#include "base/banned.h"

bool read_netstring(FILE *stream, struct text *ret_text)
{
    size_t length;
    if (fscanf(stream, "%zu", &length) != 1 || fgetc(stream) != ':')
        return false;
    text_clear(ret_text);
    text_add_repeated(ret_text, 0, length);
    return fread(ret_text->bytes, 1, length, stream) == length;
}

bool has_python(void)
{
    return system("python3 -c 'import ast' 2>/dev/null") == 0;
}

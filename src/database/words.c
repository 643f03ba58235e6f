/* Decides about quotes from a name's bytes and the list of reserved words. */
#include "database/words.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

static bool is_plain_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_' ||
           byte == '$';
}

static int compare_word(const void *name, const void *word)
{
    return strcmp(name, *(const char *const *)word);
}

bool words_need_quotes(struct words reserved, const char *name)
{
    if (!*name || *name == '$' || (*name >= '0' && *name <= '9'))
        return true;
    for (const char *byte = name; *byte; byte++)
        if (!is_plain_byte(*byte))
            return true;
    return bsearch(name, reserved.items, reserved.count, sizeof *reserved.items, compare_word);
}

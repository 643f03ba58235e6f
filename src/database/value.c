/* Values as the caller makes them. */
#include "database/value.h"

#include <string.h>

#include "base/banned.h"

struct value value_of_text(const char *string)
{
    if (!string)
        return VALUE_OF_NULL;
    return (struct value){.kind = VALUE_TEXT, .bytes = string, .length = strlen(string)};
}

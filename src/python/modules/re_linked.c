/* Stands in for re_library.c in a static program, which loads nothing. */
#include "python/modules/re_library.h"

#include "base/banned.h"

const struct re_library *re_library(struct py *py)
{
    static const struct re_library linked = {
#define X(name) .name = pcre2_##name,
        RE_LIBRARY_FUNCTIONS(X)
#undef X
    };
    (void)py;
    return &linked;
}

/* Stands in for user.c in a static program: there the C library would load modules of the system,
 * which need its own version. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/user.h"

#include "base/banned.h"

char *user_name(struct arena *arena)
{
    const char *user = getenv("USER");
    return arena_strdup(arena, user ? user : "unknown");
}

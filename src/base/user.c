/* Asks the system's user database. */
#include "base/user.h"

#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"

#include "base/banned.h"

char *user_name(struct arena *arena)
{
    struct passwd entry;
    struct passwd *found = NULL;
    char buffer[4096];
    const char *user = getenv("USER");
    if (getpwuid_r(geteuid(), &entry, buffer, sizeof buffer, &found) == 0 && found)
        user = found->pw_name;
    return arena_strdup(arena, user ? user : "unknown");
}

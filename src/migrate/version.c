/* The version of the library, which the build knows. */
#include <alambique/migrate.h>

#include "base/banned.h"

const char *alq_version(void)
{
    return ALAMBIQUE_VERSION;
}

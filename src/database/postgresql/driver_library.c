/* Loads libpq when the first connection is opened: a run on another database does not pay for
 * it. */
#include "database/postgresql/driver_library.h"

#include <dlfcn.h>
#include <string.h>

#include "base/error.h"
#include "database/postgresql/driver.h"
#include "base/banned.h"

static const char soname[] = "libpq.so.5";

static bool refuse(const char *reason, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_UNSUPPORTED, "cannot load PostgreSQL's client library, %s", soname);
    if (reason)
        error_detail(err, "%s", reason);
    return error_hint(err, "install it; the package is called libpq5 on Debian, libpq on Fedora");
}

bool postgresql_load(struct arena *arena, const struct libpq **ret_pq, void **ret_library,
                     struct alq_error *err)
{
    static const char *const names[] = {
#define LIBPQ_NAME(name) #name,
        LIBPQ_FUNCTIONS(LIBPQ_NAME)
#undef LIBPQ_NAME
    };
    enum { COUNT = sizeof names / sizeof *names };
    _Static_assert(sizeof(struct libpq) == COUNT * sizeof(void *), "a table of pointers only");
    struct libpq *pq = arena_new(arena, struct libpq);
    /* Once loaded it stays: the libraries behind it (TLS, Kerberos) do not stand being unloaded. */
    void *library = dlopen(soname, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!library)
        return refuse(dlerror(), err);
    for (size_t i = 0; i < COUNT; i++) {
        void *function = dlsym(library, names[i]);
        if (!function) {
            refuse(dlerror(), err);
            dlclose(library);
            return false;
        }
        /* POSIX has them of one size; ISO C has no conversion between the two. */
        memcpy((char *)pq + i * sizeof function, &function, sizeof function);
    }
    *ret_pq = pq;
    *ret_library = library;
    return true;
}

/* Loads PCRE2 when a script first compiles a pattern. */
#include <dlfcn.h>

#include "python/modules.h"
#include "python/modules/re_library.h"
#include "python/runtime.h"

#include "base/banned.h"

#define LIBRARY "libpcre2-8.so.0"

/* PCRE2 stays loaded until the process ends, as a linked library does. */
const struct re_library *re_library(struct py *py)
{
    if (py->module_state[STATE_PCRE2])
        return py->module_state[STATE_PCRE2];
    void *handle = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        py_raise(py, PY_EXC_IMPORT, "the module re needs " LIBRARY ", which cannot be loaded: %s",
                 dlerror());
        return NULL;
    }
    struct re_library *api = memory_alloc(sizeof *api);
    py->module_state[STATE_PCRE2] = api;
    const struct {
        const char *name;
        void *place;
    } functions[] = {
#define X(name) {"pcre2_" #name "_8", &api->name},
        RE_LIBRARY_FUNCTIONS(X)
#undef X
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *function = dlsym(handle, functions[i].name);
        if (!function) {
            py_raise(py, PY_EXC_IMPORT, LIBRARY " has no function %s", functions[i].name);
            free(api);
            py->module_state[STATE_PCRE2] = NULL;
            return NULL;
        }
        memcpy(functions[i].place, &function, sizeof function);
    }
    return api;
}

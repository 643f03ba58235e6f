/* Which modules are built in: native ones, and those written in Python. */
#include <string.h>

#include "python/interp.h"
#include "python/module_sources.h"
#include "python/modules.h"

#include "base/banned.h"

static const struct py_module_row natives[] = {
    {"_host", &py_module_support, NULL, 0, NULL, false},
    {"_binary", &py_module_hash, NULL, 0, NULL, false},
    {"_json", &py_module_json, NULL, 0, NULL, false},
    {"_re", &py_module_re, NULL, 0, NULL, false},
    {"math", &py_module_math, NULL, 0, NULL, false},
    {NULL, NULL, NULL, 0, NULL, false},
};

static const struct py_module_row *find_row(const struct py_module_row *row, const char *name)
{
    for (; row->name; row++) {
        if (strcmp(row->name, name) == 0)
            return row;
    }
    return NULL;
}

const struct py_module_row *builtin_module(const struct py *py, const char *name)
{
    const struct py_module_row *row = NULL;
    for (const struct py_module_row *const *table = py->options.modules; table && *table && !row;
         table++)
        row = find_row(*table, name);
    if (!row)
        row = find_row(module_sources, name);
    return row ? row : find_row(natives, name);
}

const char *module_alias(const char *name)
{
    if (strcmp(name, "os.path") == 0)
        return "posixpath";
    return strcmp(name, "typing_extensions") == 0 ? "typing" : NULL;
}

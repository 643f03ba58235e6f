/* What a script imports: the modules of this library, and the project's own, of which only what is
 * asked for runs. */
#include "script/alembic/module_sources.h"
#include "script/alembic/session.h"
#include "script/project_module.h"
#include "base/banned.h"

static const struct py_module_row natives[] = {
    {"_operations", &native_operations, NULL, 0, NULL, false},
    {"_batch", &native_batch, NULL, 0, NULL, false},
    {"_compile", &native_compile, NULL, 0, NULL, false},
    {"_schema", &native_schema, NULL, 0, NULL, false},
    {"_connection", &native_connection, NULL, 0, NULL, false},
    {"_inspect", &native_inspect, NULL, 0, NULL, false},
    {"_makers", &native_makers, NULL, 0, NULL, false},
    {0},
};

const struct py_module_row *const binding_modules[] = {natives, module_sources, NULL};

bool binding_find_module(void *context, struct py *py, const char *name, struct py_found *ret_found,
                         struct alq_error *err)
{
    struct binding *binding = context;
    const struct project_places places = {
        .import_paths = &binding->host->import_paths,
        .script = binding->file ? binding->file->path : NULL,
    };
    (void)py;
    return project_module_find(&places, name, binding->arena, ret_found, err);
}

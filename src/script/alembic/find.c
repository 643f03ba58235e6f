/* What a script imports: the modules of this library, and the project's own, of which only what is
 * asked for runs. */
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "script/alembic/module_sources.h"
#include "script/alembic/session.h"
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

/* "a.b" as "a/b" */
static const char *path_of(const char *name, struct arena *arena)
{
    char *path = arena_strdup(arena, name);
    for (char *at = path; *at; at++)
        if (*at == '.')
            *at = '/';
    return path;
}

static bool read_module(struct binding *binding, const char *path, bool is_package,
                        struct py_found *ret_found, struct alq_error *err)
{
    char *source = NULL;
    size_t length = 0;
    if (!file_read(path, binding->arena, &source, &length, err))
        return false;
    *ret_found = (struct py_found){
        .source = source,
        .length = length,
        .path = path,
        .is_package = is_package,
        .is_lazy = true,
    };
    return true;
}

/* A package, a module or, as Python has it for want of these, a directory. */
static bool find_below(struct binding *binding, const char *directory, const char *path,
                       bool allows_directory, struct py_found *ret_found, struct alq_error *err)
{
    struct arena *arena = binding->arena;
    const char *base = path_join(arena, directory, path);
    const char *package = arena_printf(arena, "%s/__init__.py", base);
    const char *module = arena_printf(arena, "%s.py", base);
    if (file_is_regular(package))
        return read_module(binding, package, true, ret_found, err);
    if (file_is_regular(module))
        return read_module(binding, module, false, ret_found, err);
    if (allows_directory && file_is_directory(base))
        *ret_found = (struct py_found){.source = "", .path = base, .is_package = true};
    return true;
}

/* prepend_sys_path, then the script's own directory and those around it, up to where the package
 * that it is part of must begin: an application that is installed for Python is found without
 * its path being said. */
static void list_places(const struct binding *binding, struct arena *arena, struct strings *places)
{
    enum { LEVELS = 6 };
    const struct strings *directories = &binding->host->import_paths;
    for (size_t i = 0; i < directories->count; i++)
        vec_push(arena, places, directories->items[i]);
    if (!binding->file || !path_is_absolute(binding->file->path)) /* an embedded one is nowhere */
        return;
    const char *place = path_absolute(arena, path_directory(arena, binding->file->path));
    for (size_t i = 0; i < LEVELS && strcmp(place, "/") != 0; i++) {
        vec_push(arena, places, place);
        if (i)
            vec_push(arena, places, path_join(arena, place, "src"));
        place = path_directory(arena, place);
    }
}

static bool find_in_project(struct binding *binding, const char *path, struct py_found *ret_found,
                            struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct strings places = {0};
    list_places(binding, &scratch, &places);
    for (int allows_directory = 0; allows_directory <= 1; allows_directory++)
        for (size_t i = 0; i < places.count && !ret_found->source; i++)
            if (!find_below(binding, places.items[i], path, allows_directory, ret_found, err))
                return false;
    return true;
}

bool binding_find_module(void *context, struct py *py, const char *name, struct py_found *ret_found,
                         struct alq_error *err)
{
    struct binding *binding = context;
    (void)py;
    const char *path = path_of(name, binding->arena);
    return find_in_project(binding, path, ret_found, err);
}

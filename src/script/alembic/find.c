/* Finds what a script imports: the modules of this library, then the project's own. */
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "script/alembic/modules.h"
#include "script/alembic/session.h"
#include "base/banned.h"

static const struct {
    const char *path; /* sqlalchemy/types.py, sqlalchemy/__init__.py */
    const char *source;
    size_t length;
} modules[] = {
#define ROW(path, bytes) {path, bytes, sizeof bytes - 1},
    EMBEDDED_TEXTS(ROW)
#undef ROW
};

static const struct py_module_type *const natives[] = {
    &native_operations,
    &native_compile,
    &native_connection,
    &native_inspect,
};

static bool find_native(const char *name, struct py_found *ret_found)
{
    for (size_t i = 0; i < sizeof natives / sizeof *natives; i++)
        if (natives[i] && strcmp(natives[i]->name, name) == 0) {
            ret_found->module = natives[i];
            return true;
        }
    return false;
}

/* "a.b" as "a/b" */
static const char *path_of(const char *name, struct arena *arena)
{
    char *path = arena_strdup(arena, name);
    for (char *at = path; *at; at++)
        if (*at == '.')
            *at = '/';
    return path;
}

static bool find_embedded(const char *path, struct py_found *ret_found)
{
    size_t length = strlen(path);
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        const char *rest = modules[i].path + length;
        if (strncmp(modules[i].path, path, length) != 0 ||
            (strcmp(rest, ".py") != 0 && strcmp(rest, "/__init__.py") != 0))
            continue;
        *ret_found = (struct py_found){
            .source = modules[i].source,
            .length = modules[i].length,
            .path = modules[i].path,
            .is_package = *rest == '/',
        };
        return true;
    }
    return false;
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
    };
    return true;
}

/* A package, a module, or a directory without __init__.py, in Python's order. */
static bool find_below(struct binding *binding, const char *directory, const char *path,
                       struct py_found *ret_found, struct alq_error *err)
{
    struct arena *arena = binding->arena;
    const char *base = path_join(arena, directory, path);
    const char *package = arena_printf(arena, "%s/__init__.py", base);
    const char *module = arena_printf(arena, "%s.py", base);
    if (file_is_regular(package))
        return read_module(binding, package, true, ret_found, err);
    if (file_is_regular(module))
        return read_module(binding, module, false, ret_found, err);
    if (file_is_directory(base))
        *ret_found = (struct py_found){.source = "", .path = base, .is_package = true};
    return true;
}

static bool find_in_project(struct binding *binding, const char *path, struct py_found *ret_found,
                            struct alq_error *err)
{
    const struct strings *directories = &binding->host->import_paths;
    for (size_t i = 0; i < directories->count && !ret_found->source; i++)
        if (!find_below(binding, directories->items[i], path, ret_found, err))
            return false;
    if (ret_found->source || !binding->file)
        return true;
    const char *beside = path_directory(binding->arena, binding->file->path);
    return find_below(binding, beside, path, ret_found, err);
}

bool binding_find_module(void *context, struct py *py, const char *name,
                         struct py_found *ret_found, struct alq_error *err)
{
    struct binding *binding = context;
    (void)py;
    const char *path = path_of(name, binding->arena);
    return find_native(name, ret_found) || find_embedded(path, ret_found) ||
           find_in_project(binding, path, ret_found, err);
}

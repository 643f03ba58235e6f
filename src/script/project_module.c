/* Finds modules of the project, of which only what is asked for runs. */
#include "script/project_module.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/banned.h"

/* "a.b" as "a/b" */
static const char *path_of(const char *name, struct arena *arena)
{
    char *path = arena_strdup(arena, name);
    for (char *at = path; *at; at++)
        if (*at == '.')
            *at = '/';
    return path;
}

static bool read_module(const char *path, bool is_package, struct arena *arena,
                        struct py_found *ret_found, struct alq_error *err)
{
    char *source = NULL;
    size_t length = 0;
    if (!file_read(path, arena, &source, &length, err))
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
static bool find_below(const char *directory, const char *path, bool allows_directory,
                       struct arena *arena, struct py_found *ret_found, struct alq_error *err)
{
    const char *base = path_join(arena, directory, path);
    const char *package = arena_printf(arena, "%s/__init__.py", base);
    const char *module = arena_printf(arena, "%s.py", base);
    if (file_is_regular(package))
        return read_module(package, true, arena, ret_found, err);
    if (file_is_regular(module))
        return read_module(module, false, arena, ret_found, err);
    if (allows_directory && file_is_directory(base))
        *ret_found = (struct py_found){.source = "", .path = base, .is_package = true};
    return true;
}

/* prepend_sys_path, then the script's own directory and those around it, up to where the package
 * that it is part of must begin: an application that is installed for Python is found without
 * its path being said. */
static void list_directories(const struct project_places *places, struct arena *arena,
                             struct strings *directories)
{
    enum { LEVELS = 10 };
    const struct strings *paths = places->import_paths;
    for (size_t i = 0; paths && i < paths->count; i++)
        vec_push(arena, directories, paths->items[i]);
    if (!places->script || !path_is_absolute(places->script))
        return;
    const char *place = path_absolute(arena, path_directory(arena, places->script));
    for (size_t i = 0; i < LEVELS && strcmp(place, "/") != 0; i++) {
        vec_push(arena, directories, place);
        if (i)
            vec_push(arena, directories, path_join(arena, place, "src"));
        place = path_directory(arena, place);
    }
}

bool project_module_find(const struct project_places *places, const char *name, struct arena *arena,
                         struct py_found *ret_found, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const char *path = path_of(name, arena);
    struct strings directories = {0};
    list_directories(places, &scratch, &directories);
    for (int allows_directory = 0; allows_directory <= 1; allows_directory++)
        for (size_t i = 0; i < directories.count && !ret_found->source; i++)
            if (!find_below(directories.items[i], path, allows_directory, arena, ret_found, err))
                return false;
    return true;
}

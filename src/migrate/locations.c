/* Where the files of a project are: reads the keys that name places, and makes them absolute. */
#include "migrate/locations.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/banned.h"

/* The character by which lists are divided, as that key says; '\0' where it is missing. */
static bool get_separator(const struct config *config, const char *key, struct arena *arena,
                          char *ret_separator, struct alq_error *err)
{
    static const struct {
        const char *name;
        char separator;
    } separators[] = {{"space", ' '}, {"newline", '\n'}, {"os", ':'}, {":", ':'}, {";", ';'}};
    const char *value = NULL;
    *ret_separator = '\0';
    if (!config_get(config, key, arena, &value, err))
        return false;
    if (!value)
        return true;
    /* Alembic's own template long wrote a comment behind the word, which ConfigParser keeps. */
    value = arena_strndup(arena, value, strcspn(value, " \t#"));
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        if (strcmp(value, separators[i].name) == 0) {
            *ret_separator = separators[i].separator;
            return true;
        }
    }
    error_set(err, ALQ_ERROR_CONFIG, "%s: %s = %s is no separator", config->file, key, value);
    return error_hint(err, "use one of space, newline, os, ':' or ';'");
}

/* Where no separator is set, Alembic's old rule holds, which is another one for each key. Lines
 * divide always: so lists of pyproject.toml come. */
static struct strings split_paths(const char *list, char separator, const char *old_separators,
                                  struct arena *arena)
{
    const char separators[] = {separator, '\n', '\0'};
    return strings_split(list, separator ? separators : old_separators, arena);
}

bool locations_load_imports(struct config *config, struct arena *arena, struct alq_error *err)
{
    const char *list = NULL;
    char separator = '\0';
    if (!config_get(config, "prepend_sys_path", arena, &list, err))
        return false;
    if (!list)
        return true;
    if (!get_separator(config, "path_separator", arena, &separator, err))
        return false;
    /* Relative to the working directory in Alembic; here to the file, as all paths are. */
    struct strings paths = split_paths(list, separator, " ,:\n", arena);
    for (size_t i = 0; i < paths.count; i++)
        vec_push(arena, &config->import_paths,
                 path_absolute(arena, path_join(arena, config->directory, paths.items[i])));
    return true;
}

/* Python packages named in a path ("shop.db:migrations") lie below an import path or beside the
 * file. */
static bool resolve_package_path(const struct config *config, const char *path, struct arena *arena,
                                 const char **ret_path, struct alq_error *err)
{
    size_t package_length = strcspn(path, ":");
    char *package = arena_strndup(arena, path, package_length);
    for (char *dot = strchr(package, '.'); dot; dot = strchr(dot, '.'))
        *dot = '/';
    struct strings roots = {0};
    for (size_t i = 0; i < config->import_paths.count; i++)
        vec_push(arena, &roots, config->import_paths.items[i]);
    vec_push(arena, &roots, config->directory);
    for (size_t i = 0; i < roots.count; i++) {
        const char *directory = path_join(arena, roots.items[i], package);
        if (file_is_directory(directory)) {
            *ret_path =
                path_absolute(arena, path_join(arena, directory, path + package_length + 1));
            return true;
        }
    }
    error_set(err, ALQ_ERROR_CONFIG, "%s: no package %s for %s", config->file, package, path);
    return error_detail(err, "looked under %s", strings_join(&roots, ", ", arena));
}

static bool resolve_path(const struct config *config, const char *path, struct arena *arena,
                         const char **ret_path, struct alq_error *err)
{
    if (!path_is_absolute(path) && strchr(path, ':'))
        return resolve_package_path(config, path, arena, ret_path, err);
    *ret_path = path_absolute(arena, path_join(arena, config->directory, path));
    /* To Alembic it is relative to the working directory: -c conf/alembic.ini is run from above. */
    const char *from_here = path_absolute(arena, path);
    if (config->is_alembic && !file_exists(*ret_path) && file_exists(from_here))
        *ret_path = from_here;
    return true;
}

/* Alembic keeps revisions in versions/, Flask-Alembic, dbmate and goose beside everything else. */
static void guess_version_location(struct config *config, struct arena *arena)
{
    const char *versions = path_join(arena, config->script_location, "versions");
    bool has_versions = file_is_directory(versions);
    vec_push(arena, &config->version_locations, has_versions ? versions : config->script_location);
}

static bool load_version_locations(struct config *config, struct arena *arena,
                                   struct alq_error *err)
{
    const char *list = NULL;
    char separator = '\0';
    if (!config_get(config, "version_locations", arena, &list, err))
        return false;
    if (!list || !*list) {
        guess_version_location(config, arena);
        return true;
    }
    if (!get_separator(config, "path_separator", arena, &separator, err) ||
        (!separator && !get_separator(config, "version_path_separator", arena, &separator, err)))
        return false;
    struct strings paths = split_paths(list, separator, " ,", arena);
    for (size_t i = 0; i < paths.count; i++) {
        const char *path = NULL;
        if (!resolve_path(config, paths.items[i], arena, &path, err))
            return false;
        if (!strings_contain(&config->version_locations, path))
            vec_push(arena, &config->version_locations, path);
    }
    config->has_version_locations = true;
    return true;
}

static bool load_script_location(struct config *config, struct arena *arena, struct alq_error *err)
{
    const char *location = NULL;
    if (!config_get(config, "script_location", arena, &location, err))
        return false;
    if (location && *location)
        return resolve_path(config, location, arena, &config->script_location, err);
    error_set(err, ALQ_ERROR_CONFIG, "%s: no script_location in section [%s]", config->file,
              config->section);
    bool is_here = file_is_regular(path_join(arena, config->directory, "env.py"));
    return is_here ? error_hint(err, "add the line: script_location = %%(here)s")
                   : error_hint(err, "add a line such as: "
                                     "script_location = %%(here)s/migrations");
}

bool locations_load(struct config *config, const struct alq_project_options *options,
                    struct arena *arena, struct alq_error *err)
{
    if (!options->directory)
        return load_script_location(config, arena, err) &&
               load_version_locations(config, arena, err);
    config->script_location = path_absolute(arena, options->directory);
    guess_version_location(config, arena);
    return true;
}

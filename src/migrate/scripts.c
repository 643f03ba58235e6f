/* Fills in what the Alembic scripts of a run share. */
#include "migrate/scripts.h"

#include <string.h>

#include "base/file.h"
#include "migrate/databases.h"
#include "base/banned.h"

/* prepend_sys_path: directories between blanks, commas or colons, or between what path_separator
 * names; relative to the working directory in Alembic, here to the configuration file as all
 * paths are, where that is another. */
static void add_import_paths(const struct config *config, const char *value, const char *separators,
                             struct arena *arena, struct strings *paths)
{
    while (*value) {
        size_t length = strcspn(value, separators);
        if (length) {
            const char *path = arena_strndup(arena, value, length);
            const char *directory = config->directory ? config->directory : ".";
            vec_push(arena, paths, path_absolute(arena, path_join(arena, directory, path)));
        }
        value += length + (value[length] != '\0');
    }
}

static const char *separators_of(const char *name)
{
    if (!name)
        return " ,:\n";
    return strcmp(name, "space") == 0     ? " \n"
           : strcmp(name, "newline") == 0 ? "\n"
           : strcmp(name, ";") == 0       ? ";\n"
                                          : ":\n";
}

struct strings scripts_import_paths(const struct config *config, struct arena *arena)
{
    struct strings paths = {0};
    const char *list = NULL;
    const char *separator = NULL;
    /* What cannot be interpolated is an error of the command that reads it for itself. */
    if (config_get(config, "prepend_sys_path", arena, &list, NULL) && list &&
        config_get(config, "path_separator", arena, &separator, NULL))
        add_import_paths(config, list, separators_of(separator), arena, &paths);
    return paths;
}

struct script_host *scripts_host(const struct run *run)
{
    const struct config *config = &run->project->config;
    struct script_host *host = arena_new(run->arena, struct script_host);
    *host = (struct script_host){
        .arena = run->arena,
        .callbacks = &run->options.callbacks,
        .config_file = config->file,
        .ini = &config->ini,
        .section = config->section,
        .script_directories = config->version_locations,
        .x_arguments = &config->x_arguments,
        .version_table = config->version_table,
        .version_table_schema = config->version_table_schema,
        .versions = &run->versions,
        .find_dialect = databases_find,
    };
    host->import_paths = scripts_import_paths(config, run->arena);
    return host;
}

/* Fills in what the Alembic scripts of a run share. */
#include "migrate/scripts.h"

#include "migrate/databases.h"
#include "base/banned.h"

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
        .import_paths = config->import_paths,
        .x_arguments = &config->x_arguments,
        .version_table = config->version_table,
        .version_table_schema = config->version_table_schema,
        .versions = &run->versions,
        .find_dialect = databases_find,
    };
    return host;
}

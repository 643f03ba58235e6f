/* Where the files of a project are: its own directory, its revisions, what its scripts import. */
#ifndef MIGRATE_LOCATIONS_H
#define MIGRATE_LOCATIONS_H

#include "migrate/config.h"

/* import_paths, from prepend_sys_path. Errors: CONFIG. */
bool locations_load_imports(struct config *config, struct arena *arena, struct alq_error *err)
    ALQ_CHECK;

/* script_location and version_locations, after the import paths, below which a package that one of
 * them names may lie ("shop.db:migrations"). Errors: CONFIG. */
bool locations_load(struct config *config, const struct alq_project_options *options,
                    struct arena *arena, struct alq_error *err) ALQ_CHECK;

#endif

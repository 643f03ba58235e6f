/* What a run tells its Alembic scripts: configuration, directories, where the database is. */
#ifndef MIGRATE_SCRIPTS_H
#define MIGRATE_SCRIPTS_H

#include "migrate/run.h"

/* Everything is borrowed from the run, in whose arena it lies. Nothing is read from disk, and no
 * interpreter is made. */
struct script_host *scripts_host(const struct run *run);

/* The directories of prepend_sys_path, absolute; empty where the key is missing or cannot be
 * interpolated. */
struct strings scripts_import_paths(const struct config *config, struct arena *arena);

#endif

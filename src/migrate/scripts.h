/* What a run tells its Alembic scripts: configuration, directories, where the database is. */
#ifndef MIGRATE_SCRIPTS_H
#define MIGRATE_SCRIPTS_H

#include "migrate/run.h"

/* Everything is borrowed from the run, in whose arena it lies. Nothing is read from disk, and no
 * interpreter is made. */
struct script_host *scripts_host(const struct run *run);

#endif

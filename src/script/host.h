/* What the Alembic scripts of one run share: an interpreter, and what it may show them. A run
 * without such scripts makes none. */
#ifndef SCRIPT_HOST_H
#define SCRIPT_HOST_H

#include <stddef.h>
#include <stdint.h>

#include <alambique/log.h>

#include "base/arena.h"
#include "base/ini.h"
#include "base/vec.h"

struct binding;
struct dialect;

/* Of each script, and of the interpreter as a whole for memory; 0: the interpreter's own. */
struct script_limits {
    int64_t steps;
    size_t memory;
    unsigned depth;
};

/* Filled by who runs, all but binding; everything is borrowed and may be NULL or empty. */
struct script_host {
    struct arena *arena;                   /* lives as long as the run; never NULL */
    const struct alq_callbacks *callbacks; /* log: what scripts print and log */
    const char *config_file;               /* of alembic.context.config */
    const struct ini *ini;
    const char *section;
    struct strings import_paths;       /* directories, those of prepend_sys_path */
    struct strings script_directories; /* where revisions lie; scripts may read files there too */
    const struct strings *x_arguments; /* "key=value" */
    const char *version_table;
    const char *version_table_schema;
    const struct strings *versions; /* where the database is; changes from step to step */
    /* Any of the databases, for scripts that compile for another; never NULL. */
    const struct dialect *(*find_dialect)(const char *name);
    struct script_limits limits;
    struct binding *binding; /* made when the first Alembic script is prepared */
};

/* Another run begins with the same interpreter: what the one before has made in the database, such
 * as enums, is not known any more. */
void script_host_begin_run(struct script_host *host);

/* Frees the interpreter, if there is one. */
void script_host_release(struct script_host *host);

#endif

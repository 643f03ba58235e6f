/* [post_write_hooks]: programs that run on every new revision file. */
#ifndef MIGRATE_HOOKS_H
#define MIGRATE_HOOKS_H

#include <alambique/log.h>

#include "migrate/config.h"

/* Runs the hooks of the configuration on the file, in their order, by Alembic's keys: type (exec,
 * console_scripts, module), executable, entrypoint or module, options with
 * REVISION_SCRIPT_FILENAME, cwd. A hook that cannot be started, or a key that is missing, is an
 * error (kind CONFIG); the exit status of a program is only logged, as in Alembic. */
bool hooks_run(const struct config *config, const char *path, const struct alq_callbacks *callbacks,
               struct alq_error *err) ALQ_CHECK;

#endif

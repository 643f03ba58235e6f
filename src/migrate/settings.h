/* What the env.py of an Alembic project adds to its configuration file. */
#ifndef MIGRATE_SETTINGS_H
#define MIGRATE_SETTINGS_H

#include "migrate/config.h"
#include "script/environment.h"

/* Takes over what is said in env.py and not in the file, where its bytes name anything that changes
 * how revisions run. A URL that it sets goes before the file's, as in Alembic. Errors: those of a
 * wrong value in the file. */
bool settings_read_environment(struct config *config, const struct alq_project_options *options,
                               struct arena *arena, struct alq_error *err) ALQ_CHECK;

/* Reads env.py whole, as online and as offline migrations see it; false where there is none, or it
 * cannot be read. */
bool settings_load_environment(const struct config *config, struct arena *arena,
                               struct environment *ret_online, struct environment *ret_offline);

#endif

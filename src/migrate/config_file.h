/* The file of a project's configuration. */
#ifndef MIGRATE_CONFIG_FILE_H
#define MIGRATE_CONFIG_FILE_H

#include "migrate/config.h"

/* Finds and reads it: file, directory, section, is_alembic and ini of the configuration, whose
 * directory is the working one before. Named by the caller, else by the environment
 * (ALAMBIQUE_CONFIG, ALEMBIC_CONFIG), else alambique.ini, alembic.ini or pyproject.toml of the
 * working directory. An alembic.ini and the pyproject.toml beside it are one configuration, as in
 * Alembic. A project in memory, or one whose directory is given, may do without. Errors: CONFIG,
 * IO. */
bool config_file_load(const struct alq_project_options *options, bool is_in_memory,
                      struct arena *arena, struct config *config, struct alq_error *err) ALQ_CHECK;

#endif

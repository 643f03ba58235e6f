/* The configuration that Alembic keeps in pyproject.toml. */
#ifndef MIGRATE_PYPROJECT_H
#define MIGRATE_PYPROJECT_H

#include <stdbool.h>

#include <alambique/error.h>

#include "base/ini.h"

#define PYPROJECT_FILE "pyproject.toml"

/* Adds the table [tool.alembic] of such a file, as Alembic 1.16 and later read it, to a section of
 * a configuration, in the words of an ini file: what the section says itself goes before. Lists of
 * directories are joined, hooks become [post_write_hooks]. *ret_found: whether the file has that
 * table. Errors: CONFIG, IO. */
bool pyproject_add(const char *path, const char *section, struct arena *arena, struct ini *ini,
                   bool *ret_found, struct alq_error *err) ALQ_CHECK;

#endif

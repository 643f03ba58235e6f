/* Revisions in C become code: the one that a program was built with, or a module that the compiler
 * makes of the file and keeps in a cache. */
#ifndef SCRIPT_C_MODULE_H
#define SCRIPT_C_MODULE_H

#include <stdbool.h>

#include <alambique/error.h>
#include <alambique/migration.h>

#include "script/revision_file.h"

/* The definition in the file. One that is embedded is there already. Else the file is compiled by
 * $CC (cc), unless a module of the same text, headers, compiler and library version is in the
 * cache: $XDG_CACHE_HOME/alambique, else ~/.cache/alambique. Headers are those of
 * $ALAMBIQUE_INCLUDE, else those beside the installed library, else the compiler's own. A module
 * stays loaded until the process ends. Errors (kind SCRIPT): the compiler's message as detail, its
 * file and line; a module that cannot be loaded; an id that is not the header's. */
bool c_module_load(const struct script_file *file, struct arena *arena,
                   const struct alq_revision_code **ret_code, struct alq_error *err) ALQ_CHECK;

#endif

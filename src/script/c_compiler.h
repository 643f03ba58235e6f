/* Runs the C compiler. */
#ifndef SCRIPT_C_COMPILER_H
#define SCRIPT_C_COMPILER_H

#include <stdbool.h>

#include <alambique/error.h>

#include "base/vec.h"

/* The words of $CC, else cc. */
struct strings c_compiler_command(struct arena *arena);

/* The directory that holds alambique/migration.h: $ALAMBIQUE_INCLUDE, else one near the library or
 * program that this code is in; NULL where the compiler must know. */
const char *c_include_directory(struct arena *arena);

/* Runs command, looked for in PATH, and waits for it. *ret_output is what it said, in arena. An
 * error (IO) only where it could not be run. */
bool c_compiler_run(const struct strings *command, struct arena *arena, bool *ret_is_success,
                    char **ret_output, struct alq_error *err) ALQ_CHECK;

#endif

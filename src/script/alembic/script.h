/* Alembic scripts as revisions: parsed, checked, run. */
#ifndef SCRIPT_ALEMBIC_SCRIPT_H
#define SCRIPT_ALEMBIC_SCRIPT_H

#include <stdbool.h>

#include "script/host.h"
#include "script/run.h"

struct unit;

/* Parses the script. Errors (kind SCRIPT): of syntax, with line and column; no upgrade() or
 * downgrade(). */
bool alembic_prepare(struct script_host *host, const struct script_file *file,
                     struct script_program *program, struct alq_error *err) ALQ_CHECK;

/* Runs the module and calls its upgrade() or downgrade(). Errors: that of the database, where it
 * left the script; else SCRIPT, "Type: text"; both with the place in the script, and the traceback
 * as detail. */
bool alembic_run(const struct script_file *file, const struct script_program *program,
                 const struct script_target *target, struct alq_error *err) ALQ_CHECK;

#endif

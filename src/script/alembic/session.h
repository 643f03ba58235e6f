/* The session of a run: its interpreter, and what it finds when a script imports. */
#ifndef SCRIPT_ALEMBIC_SESSION_H
#define SCRIPT_ALEMBIC_SESSION_H

#include <stdbool.h>

#include "script/alembic/binding.h"
#include "script/host.h"

/* The host's binding, made when it is first asked for. */
struct binding *binding_for(struct script_host *host);

/* From here to binding_leave the binding works on target, for the revision in file. */
void binding_enter(struct binding *binding, const struct script_file *file,
                   const struct script_target *target);
void binding_leave(struct binding *binding);

/* Logs what was printed without the end of its line. */
void binding_flush_print(struct binding *binding);

/* py_options.modules: those of this library. */
extern const struct py_module_row *const binding_modules[];

/* py_options.find: those of the project, below the directories of prepend_sys_path and beside the
 * script that runs. */
bool binding_find_module(void *context, struct py *py, const char *name, struct py_found *ret_found,
                         struct alq_error *err);

/* Moves what was raised in py into err: the error of the database where the exception carries one,
 * with the traceback as detail and its place in the scripts. Returns false. */
bool binding_take_error(struct binding *binding, struct alq_error *err);

#endif

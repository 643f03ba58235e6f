/* Modules of the project whose revisions are read or run: files of Python, of which only what is
 * asked for runs. */
#ifndef SCRIPT_PROJECT_MODULE_H
#define SCRIPT_PROJECT_MODULE_H

#include <stdbool.h>

#include <alambique/error.h>

#include "base/vec.h"
#include "python/python.h"

struct arena;

/* Where imports look. Both may be NULL. */
struct project_places {
    const struct strings *import_paths; /* directories, those of prepend_sys_path */
    const char *script;                 /* the file that imports; one that is embedded is nowhere */
};

/* Finds the module of that dotted name below import_paths, then beside the script and in the
 * directories around it (and their src), up to ten. ret_found stays as it is where there is none;
 * its text lives in arena. Errors: a file that cannot be read. */
bool project_module_find(const struct project_places *places, const char *name, struct arena *arena,
                         struct py_found *ret_found, struct alq_error *err) ALQ_CHECK;

#endif

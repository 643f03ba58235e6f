/* Mako templates of Alembic projects (script.py.mako): translated to Python and run by src/python,
 * with the variables that Alembic gives them. */
#ifndef SCRIPT_MAKO_H
#define SCRIPT_MAKO_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "base/clock.h"
#include "base/ini.h"
#include "script/template.h"

struct arena;

/* Borrowed. Bodies that the draft does not have are undefined in the template, as in Alembic. */
struct mako_variables {
    const struct script_draft *draft;
    const struct clock_time *time; /* create_date */
    const struct ini *ini;         /* config; NULL: an empty one */
    const char *section;
    const char *config_file; /* NULL: none */
};

/* The text of a template. Expressions with filters, control lines, comments, blocks of Python, defs
 * and <%text> are known; what would read other templates (include, inherit, namespace) is not. The
 * template can read no files. Errors: SCRIPT, with the template's path and line. */
bool mako_render(const char *path, const char *bytes, size_t length,
                 const struct mako_variables *variables, struct arena *arena, char **ret_text,
                 struct alq_error *err) ALQ_CHECK;

#endif

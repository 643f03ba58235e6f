/* Revisions inside a program: written as C source, and read back without parsing. */
#ifndef SCRIPT_EMBEDDED_H
#define SCRIPT_EMBEDDED_H

#include <stdbool.h>

#include <alambique/embed.h>
#include <alambique/error.h>

#include "base/text.h"
#include "revision/outline.h"
#include "script/revision_file.h"

/* The files of a set; what is in the set is borrowed. */
bool script_load_embedded(const struct alq_revision_set *set, struct arena *arena,
                          struct script_list *ret_list, struct alq_error *err) ALQ_CHECK;

/* What the set says of its graph; false where that has to be found out. */
bool script_embedded_outline(const struct alq_revision_set *set, struct arena *arena,
                             struct graph_outline *ret_outline);

/* Adds the C source of a set with these files. outline: of their graph; NULL: not known. */
bool script_write_embedded(const struct script_list *list, const struct graph_outline *outline,
                           const char *symbol, struct text *source, struct alq_error *err)
    ALQ_CHECK;

#endif

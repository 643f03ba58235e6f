/* Revisions inside a program: written as C source, and read back without parsing. */
#ifndef SCRIPT_EMBEDDED_H
#define SCRIPT_EMBEDDED_H

#include <stdbool.h>

#include <alambique/embed.h>
#include <alambique/error.h>

#include "base/text.h"
#include "script/revision_file.h"

/* The files of a set; what is in the set is borrowed. */
bool script_load_embedded(const struct alq_revision_set *set, struct arena *arena,
                          struct script_list *ret_list, struct alq_error *err) ALQ_CHECK;

/* Adds the C source of a set with these files. */
bool script_write_embedded(const struct script_list *list, const char *symbol, struct text *source,
                           struct alq_error *err) ALQ_CHECK;

#endif

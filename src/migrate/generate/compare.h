/* What the calls that compare share. */
#ifndef MIGRATE_GENERATE_COMPARE_H
#define MIGRATE_GENERATE_COMPARE_H

#include <alambique/autogenerate.h>

#include "base/arena.h"

/* A result that has begun, with the arena that it keeps; comparison_end hands it over, or frees
 * it. */
struct alq_comparison comparison_begin(struct arena **ret_arena);
void comparison_end(struct alq_comparison *comparison, bool is_done,
                    struct alq_comparison *ret_comparison);

/* The options with these sides where they say none. */
struct alq_schema_options schema_options(const struct alq_schema_options *options, const char *from,
                                         const char *to);

#endif

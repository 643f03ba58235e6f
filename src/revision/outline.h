/* What a database that is at the heads asks of a graph; it can be kept without the revisions. */
#ifndef REVISION_OUTLINE_H
#define REVISION_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/vec.h"

struct arena;
struct graph;

struct graph_outline {
    struct strings heads;
    size_t longest_id; /* in bytes */
};

/* Of a linked graph, whose strings it borrows; false where a head is needed by another revision, so
 * that the heads alone do not tell which versions a database has. */
bool graph_outline(const struct graph *graph, struct arena *arena,
                   struct graph_outline *ret_outline);

#endif

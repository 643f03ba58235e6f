/* Questions about ancestors that `current` and `history -r current:` ask of the public graph. */
#ifndef CLI_LINEAGE_H
#define CLI_LINEAGE_H

#include <alambique/project.h>

#include "base/map.h"

/* The ids of the revisions and of all that must have run before them: parents and dependencies. */
void lineage_ancestors(const struct alq_project *project, const struct alq_revision_list *revisions,
                       struct arena *arena, struct map *ret_ids);

/* The ids of the revisions and of all that come after them in their own line, dependencies
 * aside. */
void lineage_descendants(const struct alq_project *project,
                         const struct alq_revision_list *revisions, struct arena *arena,
                         struct map *ret_ids);

/* What a database at these versions is at the end of: the versions, and the ends of branches that
 * they depend on, whose own rows Alembic leaves out of the version table. In arena. */
struct alq_revision_list lineage_current(const struct alq_project *project,
                                         const struct alq_revision_list *versions,
                                         struct arena *arena);

#endif

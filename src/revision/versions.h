/* The rows of the version table while a plan is made: which statements each step takes. */
#ifndef REVISION_VERSIONS_H
#define REVISION_VERSIONS_H

#include "revision/query.h"

/* The database as the plan's steps leave it. */
struct versions {
    struct arena *arena;   /* for changes */
    uint8_t *is_head;      /* by index: has a row */
    uint8_t *is_applied;   /* by index */
    size_t *applied_above; /* by index: applied revisions right above */
};

/* scratch keeps the arrays, arena the changes. */
void versions_init(struct versions *versions, const struct graph *graph,
                   const struct node_list *heads, struct arena *scratch, struct arena *arena);

/* The statements that each of these takes: Alembic's HeadMaintainer, but for three cases where that
 * fails or leaves a row too many: a dependency that is an ancestor of a parent never gets a row of
 * its own; a stamp away from rows that an earlier step of the stamp has replaced adds its row; one
 * towards a row that is there only removes. */
struct version_changes versions_upgrade(struct versions *versions, const struct graph_node *node);
struct version_changes versions_downgrade(struct versions *versions, const struct graph_node *node);

/* to: NULL for the base. */
struct version_changes versions_stamp(struct versions *versions, const struct node_list *from,
                                      const struct graph_node *to);

/* -- What the makers of plans share. */

/* The nodes of the database's heads, each once, in the order given. */
bool plan_current(struct query *query, const struct strings *current, struct node_list *ret_nodes)
    ALQ_CHECK;

struct strings plan_ids(const struct node_list *nodes, struct arena *arena);

#endif

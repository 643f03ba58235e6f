/* The plan of one step, which no identifier can name where branches meet. */
#ifndef REVISION_STEP_H
#define REVISION_STEP_H

#include "revision/graph.h"

/* Runs exactly this revision on a database whose heads are current, or takes exactly it back. What
 * it needs is there, or nothing that needs it is: the caller knows, from a plan. Fails with AHEAD
 * as graph_plan_upgrade does. */
bool graph_plan_step(const struct graph *graph, struct graph_node *node, bool is_upgrade,
                     const struct strings *current, struct arena *arena,
                     struct graph_plan *ret_plan, struct alq_error *err) ALQ_CHECK;

#endif

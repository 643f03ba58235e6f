/* A question to the graph while it is answered: the steps that the public functions are made of,
 * with a failure told apart more finely than by the kind of the error. */
#ifndef REVISION_QUERY_H
#define REVISION_QUERY_H

#include "revision/internal.h"

/* Why there is no answer; Alembic's exceptions. */
enum graph_failure {
    FAILURE_NONE,
    FAILURE_REVISION,      /* RevisionError: the request makes no sense here */
    FAILURE_RESOLUTION,    /* ResolutionError: no revision, or several, of that name */
    FAILURE_SEVERAL_HEADS, /* MultipleHeads */
    FAILURE_NOT_ANCESTOR,  /* RangeNotAncestorError */
};

struct query {
    const struct graph *graph;
    struct arena *arena; /* for results */
    struct alq_error *err;
    enum graph_failure failure;
    const char *heads_hint; /* the command to run where there are several heads; NULL: merge them */
};

/* Sets failure and an error of kind REVISION; always false. */
bool query_fail(struct query *query, enum graph_failure failure, const char *format, ...)
    ALQ_FORMAT(3, 4);

/* -- Names. A node in a result may be NULL where a walk went too far, and graph->base. */

/* An identifier taken apart: nodes for `head` and `heads`, nothing for `base`, else a symbol. */
struct reference {
    const char *label;  /* before the '@'; NULL when there is none */
    const char *symbol; /* id, part of an id, or label */
    struct node_list nodes;
};

bool query_parse(struct query *query, const char *identifier, struct reference *ret_reference)
    ALQ_CHECK;

/* The revision that an id, a part of one or a label names; on that branch unless label is NULL. */
bool query_name(struct query *query, const char *symbol, const char *label,
                struct graph_node **ret_node) ALQ_CHECK;

/* One; NULL for `base`. */
bool query_one(struct query *query, const char *identifier, struct graph_node **ret_node) ALQ_CHECK;

/* Adds what the identifier means to nodes. */
bool query_many(struct query *query, const char *identifier, struct node_list *nodes) ALQ_CHECK;
bool query_all(struct query *query, const struct strings *identifiers, struct node_list *nodes)
    ALQ_CHECK;

/* The same without places that are no revision. */
bool query_nodes(struct query *query, const struct strings *identifiers, struct node_list *nodes)
    ALQ_CHECK;

/* The node that stands for a branch: its label, or an id. */
bool query_branch(struct query *query, const char *label, struct graph_node **ret_node) ALQ_CHECK;

/* The single head, of a branch unless label is NULL; NULL when there is none. */
bool query_head(struct query *query, const char *label, struct graph_node **ret_node) ALQ_CHECK;

/* The heads and what they imply, by current database heads. */
bool query_current(struct query *query, const struct strings *current, struct node_list *nodes)
    ALQ_CHECK;

/* -- Lineage: all that lies above and below what an identifier means. */

struct lineage {
    bool has_all;
    struct node_marks marks;
};

bool query_lineage(struct query *query, const char *identifier, bool with_needs,
                   struct arena *scratch, struct lineage *ret_lineage) ALQ_CHECK;
struct lineage lineage_of(const struct graph *graph, const struct node_list *nodes, bool with_needs,
                          struct arena *scratch);
bool lineage_has(const struct lineage *lineage, const struct graph_node *node);

/* Adds the nodes that share a lineage with the identifier to kept. */
bool query_filter(struct query *query, const struct node_list *nodes, const char *identifier,
                  bool with_needs, struct node_list *kept) ALQ_CHECK;

/* -- Relative identifiers. */

struct walk {
    struct graph_node *start; /* NULL: the base on the way up, the heads on the way down */
    long steps;               /* up when positive */
    const char *label;        /* on the way up, the branch to follow; or NULL */
    bool is_strict;           /* too far gives NULL, else the last one reached */
    const char *shown;        /* the identifier, for messages */
};

bool query_walk(struct query *query, const struct walk *walk, struct graph_node **ret_node)
    ALQ_CHECK;

/* What an upgrade goes to, and what a downgrade goes to (graph->base or NULL: the base; *ret_label:
 * the branch it keeps to, or NULL). current is what the target may be relative to. */
bool query_upgrade_target(struct query *query, const struct strings *current,
                          const struct strings *target, bool is_strict, struct node_list *ret_nodes)
    ALQ_CHECK;
bool query_downgrade_target(struct query *query, const struct strings *current, const char *target,
                            bool is_strict, const char **ret_label, struct graph_node **ret_node)
    ALQ_CHECK;

/* -- Walks and plans. */

bool query_revisions(struct query *query, const struct strings *upper, const struct strings *lower,
                     struct walk_options options, struct node_list *ret_nodes) ALQ_CHECK;

/* current must be ids of this graph: else an error of kind AHEAD. */
bool query_plan_upgrade(struct query *query, const char *destination, const struct strings *current,
                        struct graph_plan *ret_plan) ALQ_CHECK;
bool query_plan_downgrade(struct query *query, const char *destination,
                          const struct strings *current, struct graph_plan *ret_plan) ALQ_CHECK;
bool query_plan_stamp(struct query *query, const struct strings *targets,
                      const struct strings *current, struct graph_plan *ret_plan) ALQ_CHECK;

#endif

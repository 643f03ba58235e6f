/* What the files of src/revision share: the graph's inside and sets of nodes. */
#ifndef REVISION_INTERNAL_H
#define REVISION_INTERNAL_H

#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "revision/graph.h"

/* A node in the forest that first parents make: it and all above it there are numbered from `from`
 * to before `to`. */
struct line_span {
    size_t from;
    size_t to;
};

struct graph {
    struct arena arena;
    struct node_list nodes;  /* in order of addition */
    struct node_list ranked; /* by rank: upstream first */
    struct map ids;          /* id -> node */
    struct map labels;       /* label -> node that declares it */
    struct node_list heads;
    struct node_list real_heads;
    struct node_list bases;
    struct line_span *lines; /* by index: place in the forest of first parents */
    struct graph_node *base; /* stands for `base` where NULL means that a walk went too far */
    bool is_linked;
};

/* -- Sets of nodes: a byte for each node of the graph, so that several sets share one array. */

struct node_marks {
    const struct graph *graph;
    uint8_t *bits; /* by node->index */
};

/* Which edges a traversal follows. */
enum graph_edges {
    EDGES_PARENTS,    /* down, by down_revision only */
    EDGES_UPSTREAM,   /* down, with dependencies */
    EDGES_CHILDREN,   /* up, by down_revision only */
    EDGES_DOWNSTREAM, /* up, with dependencies */
};

struct node_marks marks_new(const struct graph *graph, struct arena *arena);
bool marks_have(const struct node_marks *marks, const struct graph_node *node, uint8_t bit);
void marks_set(struct node_marks *marks, const struct graph_node *node, uint8_t bit);

/* Sets bit on the nodes and on all that the edges lead to. */
void marks_spread(struct node_marks *marks, const struct node_list *from, enum graph_edges edges,
                  uint8_t bit);

/* The same; false, with *ret_reached, when one of the nodes is reached from another one of them. */
bool marks_spread_apart(struct node_marks *marks, const struct node_list *from,
                        enum graph_edges edges, uint8_t bit, struct graph_node **ret_reached);

/* The nodes that have the bit, in order of addition. */
struct node_list marks_list(const struct node_marks *marks, uint8_t bit, struct arena *arena);

/* -- Names. */

/* The node that an id, a label or a unique prefix of one names, NULL where there is none. */
struct graph_node *find_name(const struct graph *graph, const char *name);

/* Sorts by bytes and leaves each string once. */
void strings_sort_unique(struct strings *strings);

/* -- Jobs of graph_link, each in its own file. */

/* Fills ranked and rank; the cycle is spelled out in the error. */
bool graph_rank(struct graph *graph, struct alq_error *err) ALQ_CHECK;

/* Fills lines. */
void graph_number_lines(struct graph *graph);

/* Whether following first parents from upper leads to lower, or they are the same. */
bool is_on_line(const struct graph *graph, const struct graph_node *lower,
                const struct graph_node *upper);

/* Fills upstream. */
void graph_find_upstream(struct graph *graph);

/* Fills labels of every node. */
void graph_spread_labels(struct graph *graph);

/* -- Order. */

/* The marked nodes newest first, in the order Alembic gives them. heads: where to begin; what they
 * do not cover comes last. */
struct node_list graph_sort(const struct graph *graph, const struct node_marks *marks, uint8_t bit,
                            const struct node_list *heads, struct arena *arena);

/* -- Messages. */

/* "file:line", "file", or "" as far as known. */
const char *revision_place(const struct revision *revision, unsigned line, struct arena *arena);

/* Hints "did you mean 'x'?" with an id or label, or, where nothing is near, otherwise (a whole
 * sentence). */
void hint_nearest_name(const struct graph *graph, const char *name, const char *otherwise,
                       struct alq_error *err);

/* The same where head, heads and base are meant as well; label may be NULL. */
void hint_nearest_symbol(const struct graph *graph, const char *symbol, const char *label,
                         const char *otherwise, struct alq_error *err);

#endif

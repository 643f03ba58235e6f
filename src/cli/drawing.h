/* The revision graph as it is drawn: in the order of rows, long unbranched runs folded. */
#ifndef CLI_DRAWING_H
#define CLI_DRAWING_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/project.h>

struct arena;
struct map;
struct text;

struct drawing_edge {
    size_t to; /* the older node */
    bool is_dependency;
};

struct drawing_node {
    const struct alq_revision *revision; /* of a fold: its newest */
    size_t folded;                       /* how many revisions it stands for; 0: it is one */
    const struct drawing_edge *edges;
    size_t edge_count;
    bool is_applied;
    bool is_current; /* one of the database's versions */
};

/* Nodes newest first: none stands below one that it comes before, and a branch stays together. */
struct drawing {
    const struct drawing_node *nodes;
    size_t count;
    bool knows_applied; /* false: nothing is known of a database */
};

struct drawing_options {
    const struct map *applied; /* ids; NULL: nothing is known of a database */
    const struct map *current; /* ids of the database's versions; NULL: none */
    bool shows_all;            /* folds nothing */
};

/* Of the revisions of a list, and the edges between them; in arena. A run is folded where it has at
 * least eight revisions beside the two that stay at each of its ends: each with one parent and one
 * child, no branch label of its own, nothing that depends on it, and not a version of the
 * database. */
struct drawing drawing_make(const struct alq_revision_list *list,
                            const struct drawing_options *options, struct arena *arena);

/* How text is laid out on a terminal. */
struct drawing_style {
    unsigned columns; /* lines are cut to it; 0: not */
    bool colors;
    bool is_ascii;
};

void drawing_add_text(struct text *text, const struct drawing *drawing,
                      const struct drawing_style *style);

/* A Graphviz digraph, and a Mermaid flowchart: arrows lead from a parent up to its child, dashed
 * ones from what a revision depends on. */
void drawing_add_dot(struct text *text, const struct drawing *drawing);
void drawing_add_mermaid(struct text *text, const struct drawing *drawing);

#endif

/* The revision graph: which revisions there are, what an identifier means, which steps a move
 * takes. Pure: it knows no files and no database. Behaviour is Alembic 1.19's. A linked graph never
 * changes, so any number of threads may ask it. */
#ifndef REVISION_GRAPH_H
#define REVISION_GRAPH_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "base/vec.h"

struct node_list {
    struct graph_node **items;
    size_t count;
    size_t capacity;
};

/* What the owner of a revision says about it. Strings are borrowed and must outlive the graph. */
struct revision {
    const char *id;
    struct strings down;       /* parents; empty for a base */
    struct strings depends_on; /* as written: ids, partial ids or labels */
    struct strings labels;     /* branch labels set on this revision itself */
    const char *file;          /* for messages; may be NULL */
    unsigned id_line;          /* where in the file id, parents and dependencies stand; 0 unknown */
    unsigned down_line;
    unsigned depends_line;
    unsigned labels_line;
    void *owner; /* the owner's own; the graph never looks at it */
};

/* A revision in the graph. Read only outside src/revision. */
struct graph_node {
    const struct revision *revision;
    const char *id;             /* = revision->id */
    size_t index;               /* in order of addition */
    struct node_list parents;   /* by down, in written order */
    struct node_list children;  /* revisions whose down names this one, in order of addition */
    struct node_list needs;     /* depends_on resolved, in written order */
    struct node_list needed_by; /* the reverse of needs */
    struct node_list upstream;  /* what must be applied before: parents, then those needs that no
                                   ancestor by parents has as a need itself */
    size_t rank;                /* a revision's rank is higher than those of its upstream */
    struct strings labels;      /* own and inherited branch labels, own first, the rest sorted */
    bool is_head;               /* no children */
    bool is_real_head;          /* no children, and nothing depends on it */
    bool is_base;               /* no parents */
    bool is_branch_point;       /* several children */
    bool is_merge_point;        /* several parents */
};

struct graph;

struct graph *graph_new(void);
void graph_free(struct graph *graph);

/* Adds one revision; it may name parents that come later. Fails (kind GRAPH) on an id that is
 * empty, longer than 255 bytes or has one of the characters Alembic forbids (@ - + :), on a label
 * that no identifier could name (empty, or with @ or :), and on an id or label that is there
 * already as an id or a label; the error names both files and lines. */
bool graph_add(struct graph *graph, const struct revision *revision, struct alq_error *err)
    ALQ_CHECK;

/* Links what was added; call once, before any question. Fails (kind GRAPH) on a missing parent or
 * dependency (the nearest id is suggested), a self-loop, and a cycle through parents or depends_on
 * (the cycle is spelled out). Linear in revisions and edges. */
bool graph_link(struct graph *graph, struct alq_error *err) ALQ_CHECK;

/* In order of addition. */
const struct node_list *graph_nodes(const struct graph *graph);
size_t graph_count(const struct graph *graph);

/* Exactly this id, or NULL. */
struct graph_node *graph_find(const struct graph *graph, const char *id);

/* The node that declares exactly this branch label, or NULL. */
struct graph_node *graph_find_label(const struct graph *graph, const char *label);

/* In order of addition. heads: no children. real_heads: and nothing depends on it. */
const struct node_list *graph_heads(const struct graph *graph);
const struct node_list *graph_real_heads(const struct graph *graph);
const struct node_list *graph_bases(const struct graph *graph);

/* -- Identifiers. Forms: id, unique prefix (of an id or label of 4 characters or more), `head`,
 *    `heads`, `base`, `label`, `label@head`, `label@heads`, `label@id`, `label@base`; for walks and
 *    plans also `+N`, `-N`, `id+N`, `id-N`, alone and after `label@`. An id serves as a label.
 *    Errors have kind REVISION, the nearest id in the hint. Results live in arena. */

/* One revision; *ret_node is NULL for `base`. Several heads for `head` is an error that lists
 * them. */
bool graph_resolve_one(const struct graph *graph, const char *identifier, struct arena *arena,
                       struct graph_node **ret_node, struct alq_error *err) ALQ_CHECK;

/* As many as the identifiers mean: `heads` gives all heads, `base` none. `-N` and `label@-N` walk
 * down from the heads, and give nothing where they pass the base. */
bool graph_resolve(const struct graph *graph, const struct strings *identifiers,
                   struct arena *arena, struct node_list *ret_nodes, struct alq_error *err)
    ALQ_CHECK;

/* The single head; NULL when there are no revisions; several heads is an error. */
bool graph_current_head(const struct graph *graph, struct graph_node **ret_node,
                        struct alq_error *err) ALQ_CHECK;

/* The targets that share a lineage with check_against (Alembic's filter_for_lineage): those below
 * and above it, by parents and, where asked, by depends_on. */
bool graph_lineage(const struct graph *graph, const struct strings *targets,
                   const char *check_against, bool consider_depends_on, struct arena *arena,
                   struct node_list *ret_nodes, struct alq_error *err) ALQ_CHECK;

/* Every ancestor of the nodes by parents and, where asked, by depends_on; they themselves included;
 * in no order. */
struct node_list graph_ancestors(const struct graph *graph, const struct node_list *nodes,
                                 bool with_needs, struct arena *arena);

/* The database's heads and those that depends_on implies (what `current` shows), in order of
 * addition. */
bool graph_all_current(const struct graph *graph, const struct strings *current,
                       struct arena *arena, struct node_list *ret_nodes, struct alq_error *err)
    ALQ_CHECK;

struct walk_options {
    bool inclusive;              /* the lower end belongs to the walk */
    bool implicit_base;          /* branches that miss the lower end go down to their base */
    bool assert_relative_length; /* `-3` must find three */
    bool select_for_downgrade;   /* what a downgrade from upper to lower undoes: with dependents */
};

/* Revisions from upper down to lower, newest first (Alembic's iterate_revisions). An empty list is
 * the base. A single identifier may be relative: upper to lower, lower to upper. Fails when lower
 * is no ancestor of upper. */
bool graph_walk(const struct graph *graph, const struct strings *upper, const struct strings *lower,
                struct walk_options options, struct arena *arena, struct node_list *ret_nodes,
                struct alq_error *err) ALQ_CHECK;

/* All revisions newest first, as `history` shows them. */
bool graph_walk_all(const struct graph *graph, struct arena *arena, struct node_list *ret_nodes,
                    struct alq_error *err) ALQ_CHECK;

/* -- Plans. */

enum version_change_kind { VERSION_INSERT, VERSION_UPDATE, VERSION_DELETE };

/* One statement on the version table (Alembic's HeadMaintainer). */
struct version_change {
    enum version_change_kind kind;
    const char *from; /* UPDATE and DELETE: the row's value */
    const char *to;   /* INSERT and UPDATE: the new value */
};

struct version_changes {
    struct version_change *items;
    size_t count;
    size_t capacity;
};

struct graph_step {
    struct graph_node *node; /* NULL for a stamp step that is no single revision */
    bool is_upgrade;
    bool is_stamp;       /* only the version table changes */
    bool is_branch_move; /* stamp: a branch appears in the table or leaves it */
    struct strings from; /* as "Running upgrade a, b -> c" shows; stamp: versions before */
    struct strings to;   /* and after */
    struct version_changes changes; /* in running order */
};

struct graph_plan {
    struct graph_step *items;
    size_t count;
    size_t capacity;
    struct strings heads; /* the database's heads before the first step, sorted, each once */
};

/* current: the database's heads, in the order they were read (`-1` starts from the first); an id
 * unknown to the graph is an error of kind AHEAD ("can't locate revision identified by"). No
 * targets is `base`. A stamp that shall ignore what is there (purge) passes no heads. Strings of a
 * plan live in arena or in the graph. */
bool graph_plan_upgrade(const struct graph *graph, const char *destination,
                        const struct strings *current, struct arena *arena,
                        struct graph_plan *ret_plan, struct alq_error *err) ALQ_CHECK;

bool graph_plan_downgrade(const struct graph *graph, const char *destination,
                          const struct strings *current, struct arena *arena,
                          struct graph_plan *ret_plan, struct alq_error *err) ALQ_CHECK;

bool graph_plan_stamp(const struct graph *graph, const struct strings *targets,
                      const struct strings *current, struct arena *arena,
                      struct graph_plan *ret_plan, struct alq_error *err) ALQ_CHECK;

/* The database's heads, sorted, after a step that finds heads_before, in any order (at first the
 * plan's heads or the version table's rows).
 * Not kept in each step: many steps times many heads would no longer be linear. */
struct strings graph_heads_after(const struct graph_step *step, const struct strings *heads_before,
                                 struct arena *arena);

/* The id, label or symbol (head, heads, base) nearest to a mistyped one, NULL when none is near. */
const char *graph_suggest(const struct graph *graph, const char *identifier);

#endif

/* Which revisions lie between two ends, on the way up and on the way down. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "revision/query.h"
#include "base/banned.h"

/* What is known of a revision during one walk. */
enum {
    REQUIRED = 1, /* upper, or needed for it */
    CURRENT = 2,  /* lower, or needed for it */
    BEYOND = 4,   /* descends from lower, or from a root of a downgrade */
    WANTED = 8,   /* in the result */
    BRANCH = 16,
};

struct span {
    struct query *query;
    const struct strings *upper;
    const struct strings *lower;
    struct walk_options options;
    struct arena scratch;
    struct node_marks marks;
    struct node_list heads; /* where the order begins */
};

static void release_span(struct span *span)
{
    arena_release(&span->scratch);
}

/* The only identifier of a list; NULL for none and for several, which cannot be relative. */
static const char *single(const struct strings *identifiers)
{
    return identifiers->count == 1 ? identifiers->items[0] : NULL;
}

static const char *shown(const struct strings *identifiers, struct arena *arena)
{
    return identifiers->count ? strings_join(identifiers, ", ", arena) : "base";
}

static bool fail_not_ancestor(struct span *span)
{
    struct query *query = span->query;
    query_fail(query, FAILURE_NOT_ANCESTOR, "revision %s is not an ancestor of revision %s",
               shown(span->lower, &span->scratch), shown(span->upper, &span->scratch));
    return error_hint(query->err, "`alambique history` shows which revision follows which");
}

static bool fail_nothing_to_undo(struct span *span)
{
    struct query *query = span->query;
    const char *target = shown(span->lower, &span->scratch);
    query_fail(query, FAILURE_NOT_ANCESTOR, "'%s' is not a valid downgrade target from %s", target,
               shown(span->upper, &span->scratch));
    error_detail(query->err, "no revision that is applied comes after it");
    return error_hint(query->err, "`alambique current` shows what is applied");
}

/* One of the nodes leads to another one of them, so that they are not ends of separate branches. */
static bool fail_overlap(struct span *span, const struct node_list *nodes,
                         struct graph_node *reached)
{
    struct node_marks marks = marks_new(span->query->graph, &span->scratch);
    struct node_list below = {.items = &reached, .count = 1};
    marks_spread(&marks, &below, EDGES_DOWNSTREAM, BEYOND);
    const char *above = "";
    for (size_t i = 0; i < nodes->count; i++)
        if (nodes->items[i] != reached && marks_have(&marks, nodes->items[i], BEYOND))
            above = nodes->items[i]->id;
    query_fail(span->query, FAILURE_REVISION,
               "requested revision '%s' overlaps with '%s', which includes it", reached->id, above);
    return error_hint(span->query->err, "name only '%s'", above);
}

/* The bits of all nodes that have every bit of `with` and none of `without` gain `bit`. */
static void mark_where(struct span *span, uint8_t with, uint8_t without, uint8_t bit)
{
    uint8_t *bits = span->marks.bits;
    for (size_t i = 0; i < span->query->graph->nodes.count; i++)
        if ((bits[i] & with) == with && !(bits[i] & without))
            bits[i] |= bit;
}

static void mark_nodes(struct span *span, const struct node_list *nodes, uint8_t bit)
{
    for (size_t i = 0; i < nodes->count; i++)
        marks_set(&span->marks, nodes->items[i], bit);
}

/* -- Up. */

/* Whether the node is on the branch that the part of lower before '@' names: by label, or, where
 * that part is a revision without exactly one label, by lineage. */
struct branch_filter {
    const char *label;
    struct lineage lineage;
};

static bool open_filter(struct span *span, const char *lower, struct branch_filter *ret_filter)
{
    struct query *query = span->query;
    const char *name = arena_strndup(&span->scratch, lower, strcspn(lower, "@"));
    struct branch_filter filter = {.label = name};
    struct graph_node *node = NULL;
    if (!query_one(query, name, &node))
        return false;
    if (node && string_equal(node->id, name) && node->labels.count == 1) {
        filter.label = node->labels.items[0];
    } else if (node && string_equal(node->id, name)) {
        struct node_list own = {.items = &node, .count = 1};
        filter.label = NULL;
        filter.lineage = lineage_of(query->graph, &own, false, &span->scratch);
    }
    *ret_filter = filter;
    return true;
}

static bool is_on_branch(const struct branch_filter *filter, const struct graph_node *node)
{
    return filter->label ? strings_contain(&node->labels, filter->label)
                         : lineage_has(&filter->lineage, node);
}

/* `branch@anything` as the lower end keeps only the targets on that branch. */
static bool find_targets(struct span *span, struct node_list *ret_targets)
{
    struct query *query = span->query;
    struct node_list found = {0};
    if (!query_upgrade_target(query, span->lower, span->upper, span->options.assert_relative_length,
                              &found))
        return false;
    const char *lower = single(span->lower);
    bool is_filtered = lower && strchr(lower, '@');
    struct branch_filter filter;
    if (is_filtered && !open_filter(span, lower, &filter))
        return false;
    for (size_t i = 0; i < found.count; i++) {
        struct graph_node *node = found.items[i];
        if (node && node != query->graph->base && (!is_filtered || is_on_branch(&filter, node)))
            vec_push(&span->scratch, ret_targets, node);
    }
    return true;
}

/* The revisions that lower means. A relative one, as `-3`, counts from the heads, as in Alembic;
 * where that leads past the base, it counts from upper. */
static bool find_lower(struct span *span, struct node_list *ret_nodes)
{
    struct query *query = span->query;
    const struct graph_node *base = query->graph->base;
    struct node_list found = {0};
    if (!query_all(query, span->lower, &found))
        return false;
    for (size_t i = 0; i < found.count; i++) {
        struct graph_node *node = found.items[i];
        if (!node || node == base)
            continue;
        if (!span->options.implicit_base && !marks_have(&span->marks, node, REQUIRED))
            return fail_not_ancestor(span);
        vec_push(&span->scratch, ret_nodes, node);
    }
    if (!found.count || found.items[0])
        return true;
    const char *label;
    struct graph_node *node = NULL;
    if (!query_downgrade_target(query, span->upper, single(span->lower),
                                span->options.assert_relative_length, &label, &node))
        return false;
    *ret_nodes = (struct node_list){0};
    if (node && node != base)
        vec_push(&span->scratch, ret_nodes, node);
    return true;
}

/* All that upper needs and lower does not have. */
static bool collect_upgrade(struct span *span)
{
    const struct walk_options *options = &span->options;
    struct graph_node *reached = NULL;
    struct node_list lower = {0};
    if (!find_targets(span, &span->heads))
        return false;
    if (!marks_spread_apart(&span->marks, &span->heads, EDGES_UPSTREAM, REQUIRED, &reached))
        return fail_overlap(span, &span->heads, reached);
    if (!find_lower(span, &lower))
        return false;
    if (!marks_spread_apart(&span->marks, &lower, EDGES_UPSTREAM, CURRENT, &reached))
        return fail_overlap(span, &lower, reached);
    bool only_beyond = lower.count && !options->implicit_base;
    if (only_beyond)
        marks_spread(&span->marks, &lower, EDGES_CHILDREN, BEYOND);
    mark_where(span, only_beyond ? REQUIRED | BEYOND : REQUIRED, CURRENT, WANTED);
    if (options->inclusive)
        mark_nodes(span, &lower, WANTED);
    return true;
}

/* -- Down. */

/* What goes first of all that goes: children of the target; with inclusive itself; at the base all
 * bases. *ret_count is Alembic's count of them, where a base counts once more for each of its
 * labels. */
static struct node_list find_roots(struct span *span, struct graph_node *target, size_t *ret_count)
{
    struct node_list roots = {0};
    *ret_count = 0;
    if (target && !span->options.inclusive) {
        roots = target->children;
        *ret_count = roots.count;
        return roots;
    }
    if (target)
        vec_push(&span->scratch, &roots, target);
    const struct node_list *bases = &span->query->graph->bases;
    for (size_t i = 0; !target && i < bases->count; i++) {
        vec_push(&span->scratch, &roots, bases->items[i]);
        *ret_count += 1 + bases->items[i]->revision->labels.count;
    }
    return roots;
}

static bool keep_branch(struct span *span, const char *label, struct node_list *roots)
{
    struct graph_node *branch = NULL;
    if (!query_branch(span->query, label, &branch))
        return false;
    struct node_list own = {.items = &branch, .count = 1};
    marks_spread(&span->marks, &own, EDGES_PARENTS, BRANCH);
    struct node_list kept = {0};
    for (size_t i = 0; i < roots->count; i++)
        if (marks_have(&span->marks, roots->items[i], BRANCH))
            vec_push(&span->scratch, &kept, roots->items[i]);
    *roots = kept;
    if (kept.count)
        return true;
    query_fail(span->query, FAILURE_REVISION, "branch '%s' does not lead down to '%s'", label,
               shown(span->lower, &span->scratch));
    return error_hint(span->query->err, "`alambique history` shows which revision follows which");
}

static bool has_wanted(const struct span *span)
{
    for (size_t i = 0; i < span->query->graph->nodes.count; i++)
        if (span->marks.bits[i] & WANTED)
            return true;
    return false;
}

/* All that descends from the roots or needs them, as far as it is applied. */
static bool collect_downgrade(struct span *span)
{
    struct query *query = span->query;
    const char *label = NULL;
    struct graph_node *target = NULL;
    if (!query_downgrade_target(query, span->upper, single(span->lower),
                                span->options.assert_relative_length, &label, &target))
        return false;
    if (target == query->graph->base)
        target = NULL;
    size_t root_count;
    struct node_list roots = find_roots(span, target, &root_count);
    if (label && root_count > 1 && !keep_branch(span, label, &roots))
        return false;
    if (!query_nodes(query, span->upper, &span->heads))
        return false;
    marks_spread(&span->marks, &roots, EDGES_DOWNSTREAM, BEYOND);
    marks_spread(&span->marks, &span->heads, EDGES_UPSTREAM, CURRENT);
    mark_where(span, BEYOND | CURRENT, 0, WANTED);
    if (span->options.implicit_base) {
        marks_spread(&span->marks, &roots, EDGES_UPSTREAM, REQUIRED);
        mark_where(span, CURRENT, REQUIRED, WANTED);
    }
    bool is_nothing = target && !has_wanted(span);
    for (size_t i = 0; is_nothing && i < span->heads.count; i++)
        is_nothing = span->heads.items[i] != target;
    return !is_nothing || fail_nothing_to_undo(span);
}

/* -- Both. */

bool query_revisions(struct query *query, const struct strings *upper, const struct strings *lower,
                     struct walk_options options, struct node_list *ret_nodes)
{
    __attribute__((cleanup(release_span))) struct span span = {.query = query,
                                                               .upper = upper,
                                                               .lower = lower,
                                                               .options = options};
    span.marks = marks_new(query->graph, &span.scratch);
    if (!(options.select_for_downgrade ? collect_downgrade(&span) : collect_upgrade(&span)))
        return false;
    *ret_nodes = graph_sort(query->graph, &span.marks, WANTED, &span.heads, query->arena);
    return true;
}

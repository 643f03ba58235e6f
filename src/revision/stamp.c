/* Plans of stamps: the version table changes as if the database were at other revisions. */
#include "base/text.h"
#include "revision/query.h"
#include "revision/versions.h"
#include "base/banned.h"

enum {
    BELOW_HEADS = 1,
    ABOVE_HEADS = 2,
    IS_HEAD = 4,
    IS_TARGET = 8,
    BELOW_KEPT = 16,
    ABOVE_KEPT = 32
};

struct stamp {
    struct query *query;
    struct arena scratch;
    struct node_list heads;   /* current heads that share a lineage with a target */
    struct node_list targets; /* each once; none for the base */
    struct node_marks marks;
    struct node_list leaving; /* of heads, those that are no target themselves */
    struct versions versions;
    struct graph_plan plan;
};

static void release_stamp(struct stamp *stamp)
{
    arena_release(&stamp->scratch);
}

/* Adds those of nodes that have not the bit yet, and gives it to them. */
static void add_unique(struct stamp *stamp, const struct node_list *nodes, uint8_t bit,
                       struct node_list *list)
{
    for (size_t i = 0; i < nodes->count; i++) {
        struct graph_node *node = nodes->items[i];
        if (!marks_have(&stamp->marks, node, bit))
            vec_push(&stamp->scratch, list, node);
        marks_set(&stamp->marks, node, bit);
    }
}

static bool find_ends(struct stamp *stamp, const struct strings *targets,
                      const struct node_list *current)
{
    const char *base_name = "base";
    struct query *query = stamp->query;
    struct strings base = {.items = &base_name, .count = 1};
    if (!targets->count)
        targets = &base;
    for (size_t i = 0; i < targets->count; i++) {
        struct node_list related = {0};
        if (!query_filter(query, current, targets->items[i], true, &related))
            return false;
        add_unique(stamp, &related, IS_HEAD, &stamp->heads);
    }
    struct node_list found = {0};
    if (!query_nodes(query, targets, &found))
        return false;
    add_unique(stamp, &found, IS_TARGET, &stamp->targets);
    return true;
}

/* A head that is a target stays, so it must not be replaced by a target beside it. */
static void find_leaving(struct stamp *stamp)
{
    struct node_list kept = {0};
    for (size_t i = 0; i < stamp->heads.count; i++) {
        struct graph_node *head = stamp->heads.items[i];
        bool is_kept = marks_have(&stamp->marks, head, IS_TARGET);
        vec_push(&stamp->scratch, is_kept ? &kept : &stamp->leaving, head);
    }
    marks_spread(&stamp->marks, &stamp->heads, EDGES_UPSTREAM, BELOW_HEADS);
    marks_spread(&stamp->marks, &stamp->heads, EDGES_DOWNSTREAM, ABOVE_HEADS);
    marks_spread(&stamp->marks, &kept, EDGES_UPSTREAM, BELOW_KEPT);
    marks_spread(&stamp->marks, &kept, EDGES_DOWNSTREAM, ABOVE_KEPT);
}

/* The heads that a move to the target replaces: all that leave, and of those that are targets
 * themselves the ones above and below it. */
static struct node_list replaced_by(struct stamp *stamp, struct graph_node *target)
{
    if (!marks_have(&stamp->marks, target, BELOW_KEPT | ABOVE_KEPT))
        return stamp->leaving;
    struct node_list single = {.items = &target, .count = 1};
    struct lineage lineage = lineage_of(stamp->query->graph, &single, true, &stamp->scratch);
    struct node_list replaced = {0};
    for (size_t i = 0; i < stamp->heads.count; i++) {
        struct graph_node *head = stamp->heads.items[i];
        if (!marks_have(&stamp->marks, head, IS_TARGET) || lineage_has(&lineage, head))
            vec_push(&stamp->scratch, &replaced, head);
    }
    return replaced;
}

static void add_step(struct stamp *stamp, const struct node_list *from, struct graph_node *to,
                     bool is_upgrade, bool is_branch_move)
{
    struct arena *arena = stamp->query->arena;
    struct node_list target = {.items = &to, .count = to ? 1 : 0};
    struct graph_step step = {
        .is_upgrade = is_upgrade,
        .is_stamp = true,
        .is_branch_move = is_branch_move,
        .from = plan_ids(from, arena),
        .to = plan_ids(&target, arena),
        .changes = versions_stamp(&stamp->versions, from, to),
    };
    vec_push(arena, &stamp->plan, step);
}

static void move_to(struct stamp *stamp, struct graph_node *target)
{
    static const struct node_list none;
    if (marks_have(&stamp->marks, target, IS_HEAD))
        return;
    bool is_below = marks_have(&stamp->marks, target, BELOW_HEADS);
    if (!is_below && !marks_have(&stamp->marks, target, ABOVE_HEADS)) {
        add_step(stamp, &none, target, true, true);
        return;
    }
    struct node_list replaced = replaced_by(stamp, target);
    add_step(stamp, &replaced, target, !is_below, false);
}

bool query_plan_stamp(struct query *query, const struct strings *targets,
                      const struct strings *current, struct graph_plan *ret_plan)
{
    __attribute__((cleanup(release_stamp))) struct stamp stamp = {.query = query};
    struct node_list heads = {0};
    query->heads_hint = "alambique stamp heads";
    stamp.marks = marks_new(query->graph, &stamp.scratch);
    if (!plan_current(query, current, &heads) || !find_ends(&stamp, targets, &heads))
        return false;
    stamp.plan.heads = plan_ids(&heads, query->arena);
    strings_sort_unique(&stamp.plan.heads);
    versions_init(&stamp.versions, query->graph, &heads, &stamp.scratch, query->arena);
    find_leaving(&stamp);
    for (size_t i = 0; i < stamp.targets.count; i++)
        move_to(&stamp, stamp.targets.items[i]);
    for (size_t i = 0; !stamp.targets.count && i < stamp.heads.count; i++) {
        struct node_list head = {.items = &stamp.heads.items[i], .count = 1};
        add_step(&stamp, &head, NULL, false, true);
    }
    *ret_plan = stamp.plan;
    return true;
}

/* Relative identifiers: `+2`, `-1`, `id+2`, `label@-1`, and where they lead. */
#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "revision/query.h"
#include "base/banned.h"

/* -- Reading. */

struct relative {
    const char *label;  /* NULL when there is none */
    const char *symbol; /* NULL: relative to the current revisions */
    const char *shown;  /* sign and digits */
    long steps;
};

/* A letter, digit or underscore; every byte of a character beyond ASCII counts as a letter. */
static bool is_word(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || byte == '_' || (unsigned char)byte >= 0x80;
}

/* `[word](+|-)digits`; what follows the digits does not count, as in Alembic. */
static bool read_steps(const char *text, struct arena *arena, struct relative *relative)
{
    const char *sign = text;
    while (is_word(*sign))
        sign++;
    if ((*sign != '+' && *sign != '-') || sign[1] < '0' || sign[1] > '9')
        return false;
    char *end;
    relative->steps = strtol(sign, &end, 10);
    if (relative->steps == LONG_MIN)
        relative->steps = -LONG_MAX;
    relative->shown = arena_strndup(arena, sign, (size_t)(end - sign));
    relative->symbol = NULL;
    if (sign > text)
        relative->symbol = arena_strndup(arena, text, (size_t)(sign - text));
    return true;
}

/* False for an identifier that is not relative. */
static bool read_relative(const char *text, struct arena *arena, struct relative *ret_relative)
{
    for (const char *at = strchr(text, '@'); at; at = strchr(at + 1, '@'))
        if (at > text && read_steps(at + 1, arena, ret_relative)) {
            ret_relative->label = arena_strndup(arena, text, (size_t)(at - text));
            return true;
        }
    ret_relative->label = NULL;
    return read_steps(text, arena, ret_relative);
}

/* -- Walking. */

static bool fail_direction(struct query *query, const struct relative *relative, bool is_upgrade)
{
    const char *digits = relative->shown + 1;
    query_fail(query, FAILURE_REVISION, "relative revision '%s' is not %s the current one",
               relative->shown, is_upgrade ? _("above") : _("below"));
    if (relative->steps == 0)
        return error_hint(query->err, "`alambique current` shows the current one");
    return error_hint(query->err,
                      is_upgrade ? "`alambique downgrade -%s` goes down"
                                 : "`alambique upgrade +%s` goes up",
                      digits);
}

static bool fail_nothing_applied(struct query *query, const char *shown)
{
    query_fail(query, FAILURE_REVISION,
               "relative revision '%s' has nothing to go down from: no revision is applied", shown);
    return error_hint(query->err, "`alambique current` shows what is applied");
}

static bool fail_too_far(struct query *query, const char *shown)
{
    query_fail(query, FAILURE_REVISION,
               "relative revision '%s' goes further than there are revisions", shown);
    return error_hint(query->err, "`alambique history` shows how many there are");
}

static bool fail_fork(struct query *query, const struct walk *walk, const struct node_list *choices)
{
    enum { SHOWN = 10 };
    TEXT_SCOPE(list);
    for (size_t i = 0; i < choices->count && i < SHOWN; i++)
        text_printf(&list, "%s%s", i ? ", " : "", choices->items[i]->id);
    if (choices->count > SHOWN)
        text_add(&list, ", ...");
    query_fail(query, FAILURE_REVISION, "relative revision '%s' is ambiguous: it could go to %s",
               walk->shown, text_string(&list));
    if (walk->steps > 0)
        return error_hint(query->err, "say which branch, as in '<branch>@%s'", walk->shown);
    return error_hint(query->err, "name the revision itself");
}

/* A walk under way, with the lineage of its branch once it is needed. */
struct walker {
    struct query *query;
    const struct walk *walk;
    struct arena scratch;
    struct lineage branch;
    bool has_branch;
    struct graph_node *place;
};

static void release_walker(struct walker *walker)
{
    arena_release(&walker->scratch);
}

/* The revisions one step up. */
static bool look_up(struct walker *walker, struct node_list *ret_choices)
{
    const struct node_list *next =
        walker->place ? &walker->place->children : &walker->query->graph->bases;
    const char *label = walker->walk->label;
    struct node_list choices = {0};
    if (label && next->count && !walker->has_branch) {
        if (!query_lineage(walker->query, label, false, &walker->scratch, &walker->branch))
            return false;
        walker->has_branch = true;
    }
    for (size_t i = 0; i < next->count; i++)
        if (!label || lineage_has(&walker->branch, next->items[i]))
            vec_push(&walker->scratch, &choices, next->items[i]);
    *ret_choices = choices;
    return true;
}

/* The revisions one step down; the base comes after the last one, and nothing after the base. */
static void look_down(struct walker *walker, struct node_list *ret_choices)
{
    const struct graph *graph = walker->query->graph;
    struct node_list choices = {0};
    if (walker->place != graph->base) {
        choices = walker->place ? walker->place->parents : graph->heads;
        if (!choices.count) {
            choices = (struct node_list){0};
            vec_push(&walker->scratch, &choices, graph->base);
        }
    }
    *ret_choices = choices;
}

bool query_walk(struct query *query, const struct walk *walk, struct graph_node **ret_node)
{
    __attribute__((cleanup(release_walker))) struct walker walker = {.query = query,
                                                                     .walk = walk,
                                                                     .place = walk->start};
    bool is_up = walk->steps > 0;
    for (long left = labs(walk->steps); left > 0; left--) {
        struct node_list choices = {0};
        if (!is_up)
            look_down(&walker, &choices);
        else if (!look_up(&walker, &choices))
            return false;
        if (!choices.count) {
            *ret_node = walk->is_strict ? NULL : walker.place;
            return true;
        }
        if (choices.count > 1)
            return fail_fork(query, walk, &choices);
        walker.place = choices.items[0];
    }
    *ret_node = walker.place;
    return true;
}

/* From a symbol, that must be on the branch where a label is given. */
static bool walk_from(struct query *query, const struct relative *relative, const char *label,
                      bool is_strict, struct graph_node **ret_node)
{
    const char *from = relative->symbol;
    if (label)
        from = arena_printf(query->arena, "%s@%s", label, from);
    struct walk walk = {.steps = relative->steps, .is_strict = is_strict, .shown = relative->shown};
    return query_one(query, from, &walk.start) && query_walk(query, &walk, ret_node);
}

/* Up from a symbol, along the branch where a label is given. */
static bool walk_up_from(struct query *query, const struct relative *relative, bool is_strict,
                         struct graph_node **ret_node)
{
    struct walk walk = {.steps = relative->steps,
                        .label = relative->label,
                        .is_strict = is_strict,
                        .shown = relative->shown};
    return query_one(query, relative->symbol, &walk.start) && query_walk(query, &walk, ret_node);
}

/* -- Upgrade targets. */

/* Where `label@+N` begins when no current revision is on that branch: at the youngest applied
 * revision that is, or, where there is none, at the base. */
static bool find_branch_start(struct query *query, const struct node_list *current,
                              const char *label, struct node_list *starts)
{
    ARENA_SCOPE(scratch);
    enum { APPLIED = 1, STANDS = 2 };
    struct node_marks marks = marks_new(query->graph, &scratch);
    marks_spread(&marks, current, EDGES_UPSTREAM, APPLIED);
    struct node_list applied = marks_list(&marks, APPLIED, &scratch);
    struct node_list active = {0};
    if (!query_filter(query, &applied, label, false, &active))
        return false;
    for (size_t i = 0; i < active.count; i++)
        for (size_t k = 0; k < active.items[i]->upstream.count; k++)
            marks_set(&marks, active.items[i]->upstream.items[k], STANDS);
    for (size_t i = 0; i < active.count; i++)
        if (!marks_have(&marks, active.items[i], STANDS))
            vec_push(query->arena, starts, active.items[i]);
    if (!starts->count)
        vec_push(query->arena, starts, NULL);
    return true;
}

static bool find_starts(struct query *query, const struct strings *current, const char *label,
                        struct node_list *starts)
{
    struct node_list found = {0};
    if (!label) {
        struct graph_node *node = NULL;
        for (size_t i = 0; i < current->count; i++) {
            if (!query_one(query, current->items[i], &node))
                return false;
            vec_push(query->arena, starts, node);
        }
        if (!starts->count)
            vec_push(query->arena, starts, NULL);
        return true;
    }
    if (!query_nodes(query, current, &found) || !query_filter(query, &found, label, false, starts))
        return false;
    return starts->count || find_branch_start(query, &found, label, starts);
}

static bool fail_several_starts(struct query *query, const struct relative *relative,
                                const struct strings *current)
{
    query_fail(query, FAILURE_REVISION,
               "relative revision '%s%s%s' is ambiguous from several current revisions: %s",
               relative->label ? relative->label : "", relative->label ? "@" : "", relative->shown,
               strings_join(current, ", ", query->arena));
    return error_hint(query->err, "say which branch, as in '<branch>@%s'", relative->shown);
}

/* `+N` and `label@+N`. */
static bool upgrade_from_current(struct query *query, const struct relative *relative,
                                 const struct strings *current, bool is_strict,
                                 struct graph_node **ret_node)
{
    struct node_list starts = {0};
    if (!find_starts(query, current, relative->label, &starts))
        return false;
    struct walk walk = {.start = starts.items[0],
                        .steps = relative->steps,
                        .label = relative->label,
                        .is_strict = is_strict,
                        .shown = relative->shown};
    if (starts.count > 1)
        return fail_several_starts(query, relative, current);
    return query_walk(query, &walk, ret_node);
}

bool query_upgrade_target(struct query *query, const struct strings *current,
                          const struct strings *target, bool is_strict, struct node_list *ret_nodes)
{
    struct relative relative;
    struct graph_node *node = NULL;
    if (target->count != 1 || !read_relative(target->items[0], query->arena, &relative))
        return query_all(query, target, ret_nodes);
    if (!relative.symbol && relative.steps <= 0)
        return fail_direction(query, &relative, true);
    bool is_found;
    if (!relative.symbol)
        is_found = upgrade_from_current(query, &relative, current, is_strict, &node);
    else if (relative.steps > 0)
        is_found = walk_up_from(query, &relative, is_strict, &node);
    else
        is_found = walk_from(query, &relative, relative.label, is_strict, &node);
    if (!is_found)
        return false;
    if (!node || node == query->graph->base)
        return fail_too_far(query, target->items[0]);
    vec_push(query->arena, ret_nodes, node);
    return true;
}

/* -- Downgrade targets. */

/* The current revision of a branch; where another branch implies it, the implied one. */
static bool find_branch_current(struct query *query, const struct strings *current,
                                const char *label, struct graph_node **ret_node)
{
    struct node_list heads = {0};
    struct node_list on_branch = {0};
    for (size_t i = 0; i < current->count; i++) {
        struct graph_node *head = NULL;
        if (!query_name(query, current->items[i], NULL, &head))
            return false;
        vec_push(query->arena, &heads, head);
    }
    if (!query_filter(query, &heads, label, false, &on_branch))
        return false;
    if (!on_branch.count) {
        struct node_list all = {0};
        if (!query_current(query, current, &all) ||
            !query_filter(query, &all, label, false, &on_branch))
            return false;
    }
    bool is_one = on_branch.count > 0;
    for (size_t i = 1; i < on_branch.count; i++)
        is_one = is_one && on_branch.items[i] == on_branch.items[0];
    if (is_one) {
        *ret_node = on_branch.items[0];
        return true;
    }
    if (on_branch.count)
        query_fail(query, FAILURE_REVISION, "branch '%s' has more than one current revision",
                   label);
    else
        query_fail(query, FAILURE_REVISION, "branch '%s' has no current revision to go down from",
                   label);
    return error_hint(query->err, "name the revision to go down to");
}

/* `-N` and `label@-N`; without a label the first current revision is the one to go down from. */
static bool downgrade_from_current(struct query *query, struct relative *relative,
                                   const struct strings *current, bool is_strict,
                                   const char **ret_label, struct graph_node **ret_node)
{
    if (relative->label) {
        struct graph_node *start = NULL;
        if (!find_branch_current(query, current, relative->label, &start))
            return false;
        assert(start);
        relative->symbol = start->id;
        *ret_label = relative->label;
    } else {
        if (!current->count)
            return fail_nothing_applied(query, relative->shown);
        relative->symbol = current->items[0];
        *ret_label = relative->symbol;
    }
    return walk_from(query, relative, *ret_label, is_strict, ret_node);
}

/* The part before the last '@' names the branch; it need not be the target's own. */
static bool find_absolute(struct query *query, const char *target, const char **ret_label,
                          struct graph_node **ret_node)
{
    const char *at = strrchr(target, '@');
    *ret_label = NULL;
    if (at && at > target)
        *ret_label = arena_strndup(query->arena, target, (size_t)(at - target));
    return query_one(query, at ? at + 1 : target, ret_node);
}

bool query_downgrade_target(struct query *query, const struct strings *current, const char *target,
                            bool is_strict, const char **ret_label, struct graph_node **ret_node)
{
    struct relative relative;
    if (!target) {
        *ret_label = NULL;
        *ret_node = NULL;
        return true;
    }
    if (!read_relative(target, query->arena, &relative))
        return find_absolute(query, target, ret_label, ret_node);
    *ret_label = relative.label;
    bool is_found;
    if (!relative.symbol && relative.steps >= 0)
        return fail_direction(query, &relative, false);
    if (!relative.symbol)
        is_found =
            downgrade_from_current(query, &relative, current, is_strict, ret_label, ret_node);
    else if (relative.steps >= 0)
        is_found = walk_up_from(query, &relative, is_strict, ret_node);
    else
        is_found = walk_from(query, &relative, relative.label, is_strict, ret_node);
    if (!is_found)
        return false;
    return *ret_node || fail_too_far(query, target);
}

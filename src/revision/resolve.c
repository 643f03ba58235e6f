/* What an identifier means: ids, parts of ids, labels, head, heads, base, label@anything. */
#include <assert.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "revision/query.h"
#include "base/banned.h"

/* -- Names. */

/* Characters, not bytes: Alembic counts those. */
static bool can_be_abbreviated(const char *name)
{
    size_t characters = 0;
    for (; *name && characters < 4; name++)
        characters += ((unsigned char)*name & 0xC0) != 0x80;
    return characters > 3;
}

/* The ids and labels that begin with prefix, on a lineage unless it is NULL; the first few are
 * enough to know. */
static struct strings find_abbreviated(const struct graph *graph, const char *prefix,
                                       const struct lineage *lineage, struct arena *arena)
{
    enum { ENOUGH = 4 };
    struct strings found = {0};
    const struct map *maps[] = {&graph->ids, &graph->labels};
    for (size_t m = 0; m < 2; m++)
        for (size_t i = 0; i < maps[m]->count && found.count < ENOUGH; i++) {
            const struct map_entry *entry = &maps[m]->entries[i];
            if (string_starts_with(entry->key, prefix) && can_be_abbreviated(entry->key) &&
                (!lineage || lineage_has(lineage, entry->value)))
                vec_push(arena, &found, entry->key);
        }
    return found;
}

static struct graph_node *find_exact(const struct graph *graph, const char *name)
{
    struct graph_node *node = graph_find(graph, name);
    return node ? node : graph_find_label(graph, name);
}

struct graph_node *find_name(const struct graph *graph, const char *name)
{
    struct graph_node *node = find_exact(graph, name);
    if (node || !*name)
        return node;
    ARENA_SCOPE(scratch);
    struct strings names = find_abbreviated(graph, name, NULL, &scratch);
    return names.count == 1 ? find_exact(graph, names.items[0]) : NULL;
}

/* -- Failures. */

bool query_fail(struct query *query, enum graph_failure failure, const char *format, ...)
{
    TEXT_SCOPE(message);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&message, message_translate(format), arguments);
    va_end(arguments);
    query->failure = failure;
    return error_set(query->err, ALQ_ERROR_REVISION, "%s", text_string(&message));
}

static bool fail_unknown(struct query *query, const char *symbol, const char *label)
{
    query_fail(query, FAILURE_RESOLUTION, "can't locate revision identified by '%s'%s%s%s", symbol,
               label ? _(" on branch '") : "", label ? label : "", label ? "'" : "");
    error_detail(query->err, query->graph->nodes.count
                                 ? "no id or branch label of four characters or more begins with it"
                                 : "there are no revisions at all");
    hint_nearest_symbol(query->graph, symbol, label, "`alambique history` lists the revisions",
                        query->err);
    return false;
}

static bool fail_ambiguous(struct query *query, const char *symbol, const struct strings *names)
{
    TEXT_SCOPE(list);
    for (size_t i = 0; i < names->count && i < 3; i++)
        text_printf(&list, "%s%s", i ? ", " : "", names->items[i]);
    if (names->count > 3)
        text_add(&list, ", ...");
    query_fail(query, FAILURE_RESOLUTION, "revision '%s' is ambiguous: %s", symbol,
               text_string(&list));
    return error_hint(query->err, "write more of the id, for example '%s'", names->items[0]);
}

static bool fail_several_heads(struct query *query, const struct node_list *heads,
                               const char *argument)
{
    enum { SHOWN = 10 };
    TEXT_SCOPE(list);
    for (size_t i = 0; i < heads->count && i < SHOWN; i++)
        text_printf(&list, "%s%s", i ? ", " : "", heads->items[i]->id);
    if (heads->count > SHOWN)
        text_printf(&list, _(" and %zu more"), heads->count - SHOWN);
    query_fail(query, FAILURE_SEVERAL_HEADS, "there are multiple heads where '%s' must be one: %s",
               argument, text_string(&list));
    error_detail(query->err, "branches were begun and not merged; name one revision or "
                             "'<branch>@head', or 'heads' for all of them");
    return error_hint(query->err, "%s",
                      query->heads_hint ? query->heads_hint : "alambique merge heads");
}

/* -- Identifiers. */

static bool find_heads(struct query *query, struct reference *reference, bool is_single)
{
    const struct graph *graph = query->graph;
    if (is_single) {
        struct graph_node *head = NULL;
        if (!query_head(query, reference->label, &head))
            return false;
        if (head)
            vec_push(query->arena, &reference->nodes, head);
        return true;
    }
    if (reference->label)
        return query_filter(query, &graph->heads, reference->label, false, &reference->nodes);
    reference->nodes = graph->real_heads;
    return true;
}

bool query_parse(struct query *query, const char *identifier, struct reference *ret_reference)
{
    struct reference reference = {0};
    const char *symbol = identifier;
    const char *at = identifier ? strchr(identifier, '@') : NULL;
    if (at) {
        symbol = at + 1;
        if (at > identifier)
            reference.label = arena_strndup(query->arena, identifier, (size_t)(at - identifier));
    }
    bool is_head = string_equal(symbol, "head");
    if (is_head || string_equal(symbol, "heads")) {
        if (!find_heads(query, &reference, is_head))
            return false;
    } else if (symbol && !string_equal(symbol, "base")) {
        reference.symbol = symbol;
    }
    *ret_reference = reference;
    return true;
}

bool query_head(struct query *query, const char *label, struct graph_node **ret_node)
{
    struct node_list heads = {0};
    if (!label)
        heads = query->graph->heads;
    else if (!query_filter(query, &query->graph->heads, label, false, &heads))
        return false;
    if (heads.count > 1) {
        const char *argument = label ? arena_printf(query->arena, "%s@head", label) : "head";
        return fail_several_heads(query, &heads, argument);
    }
    *ret_node = heads.count ? heads.items[0] : NULL;
    return true;
}

bool query_branch(struct query *query, const char *label, struct graph_node **ret_node)
{
    ERROR_SCOPE(ignored);
    struct query unlabelled = {.graph = query->graph, .arena = query->arena, .err = &ignored};
    if (query_name(&unlabelled, label, NULL, ret_node))
        return true;
    query_fail(query, FAILURE_RESOLUTION, "there is no branch '%s'", label);
    error_detail(query->err, "what stands before '@' is a branch label or a revision");
    hint_nearest_name(query->graph, label, "`alambique heads` shows the branches", query->err);
    return false;
}

/* The exact name, or the one name that begins so, on the branch if there is one. */
static bool look_up(struct query *query, const char *symbol, const char *label,
                    const struct lineage *branch, struct graph_node **ret_node)
{
    struct graph_node *node = find_exact(query->graph, symbol);
    if (!node) {
        if (!*symbol)
            return fail_unknown(query, symbol, label);
        struct strings names = find_abbreviated(query->graph, symbol, branch, query->arena);
        if (!names.count)
            return fail_unknown(query, symbol, label);
        if (names.count > 1)
            return fail_ambiguous(query, symbol, &names);
        node = find_exact(query->graph, names.items[0]);
        assert(node);
    }
    *ret_node = node;
    return true;
}

static bool check_member(struct query *query, const struct graph_node *node, const char *label,
                         const struct lineage *branch)
{
    if (lineage_has(branch, node))
        return true;
    query_fail(query, FAILURE_RESOLUTION, "revision '%s' is not a member of branch '%s'", node->id,
               label);
    return error_hint(query->err, "leave out '%s@', or name a revision of that branch", label);
}

/* Where the label is NULL every revision will do. */
static bool open_branch(struct query *query, const char *label, struct arena *scratch,
                        struct lineage *ret_branch)
{
    struct graph_node *node = NULL;
    *ret_branch = (struct lineage){.has_all = !label};
    if (!label)
        return true;
    if (!query_branch(query, label, &node))
        return false;
    struct node_list single = {.items = &node, .count = 1};
    *ret_branch = lineage_of(query->graph, &single, false, scratch);
    return true;
}

bool query_name(struct query *query, const char *symbol, const char *label,
                struct graph_node **ret_node)
{
    ARENA_SCOPE(scratch);
    struct lineage branch;
    struct graph_node *node = NULL;
    if (!open_branch(query, label, &scratch, &branch) ||
        !look_up(query, symbol, label, label ? &branch : NULL, &node))
        return false;
    assert(node);
    if (!check_member(query, node, label, &branch))
        return false;
    *ret_node = node;
    return true;
}

bool query_one(struct query *query, const char *identifier, struct graph_node **ret_node)
{
    struct reference reference;
    if (!query_parse(query, identifier, &reference))
        return false;
    if (reference.symbol)
        return query_name(query, reference.symbol, reference.label, ret_node);
    if (reference.nodes.count > 1)
        return fail_several_heads(query, &reference.nodes, identifier);
    ARENA_SCOPE(scratch);
    struct lineage branch;
    if (!open_branch(query, reference.label, &scratch, &branch))
        return false;
    struct graph_node *node = reference.nodes.count ? reference.nodes.items[0] : NULL;
    if (node && !check_member(query, node, reference.label, &branch))
        return false;
    *ret_node = node;
    return true;
}

/* `-N` and `label@-N`: as far down from each head, of the branch with exactly that label. */
static bool walk_from_heads(struct query *query, const struct reference *reference, long steps,
                            struct node_list *nodes)
{
    const struct node_list *heads = &query->graph->real_heads;
    for (size_t i = 0; i < heads->count; i++) {
        if (reference->label && !strings_contain(&heads->items[i]->labels, reference->label))
            continue;
        struct walk walk = {.start = heads->items[i],
                            .steps = steps,
                            .is_strict = true,
                            .shown = reference->symbol};
        struct graph_node *node = NULL;
        if (!query_walk(query, &walk, &node))
            return false;
        vec_push(query->arena, nodes, node);
    }
    return true;
}

static bool parse_negative(const char *symbol, long *ret_number)
{
    if (symbol[0] != '-' || symbol[1] < '0' || symbol[1] > '9')
        return false;
    char *end;
    long number = strtol(symbol, &end, 10);
    *ret_number = number == LONG_MIN ? -LONG_MAX : number;
    return *end == '\0' && number < 0;
}

bool query_many(struct query *query, const char *identifier, struct node_list *nodes)
{
    struct reference reference;
    if (!query_parse(query, identifier, &reference))
        return false;
    long steps;
    if (reference.symbol && parse_negative(reference.symbol, &steps))
        return walk_from_heads(query, &reference, steps, nodes);
    if (reference.symbol) {
        struct graph_node *node = NULL;
        if (!query_name(query, reference.symbol, reference.label, &node))
            return false;
        vec_push(query->arena, nodes, node);
        return true;
    }
    if (!reference.nodes.count)
        return true;
    ARENA_SCOPE(scratch);
    struct lineage branch;
    if (!open_branch(query, reference.label, &scratch, &branch))
        return false;
    for (size_t i = 0; i < reference.nodes.count; i++) {
        if (!check_member(query, reference.nodes.items[i], reference.label, &branch))
            return false;
        vec_push(query->arena, nodes, reference.nodes.items[i]);
    }
    return true;
}

bool query_all(struct query *query, const struct strings *identifiers, struct node_list *nodes)
{
    for (size_t i = 0; i < identifiers->count; i++)
        if (!query_many(query, identifiers->items[i], nodes))
            return false;
    return true;
}

bool query_nodes(struct query *query, const struct strings *identifiers, struct node_list *nodes)
{
    struct node_list all = {0};
    if (!query_all(query, identifiers, &all))
        return false;
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i] && all.items[i] != query->graph->base)
            vec_push(query->arena, nodes, all.items[i]);
    return true;
}

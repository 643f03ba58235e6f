/* "Did you mean": the id, label or symbol nearest to a mistyped one. */
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "revision/internal.h"
#include "base/banned.h"

struct nearest {
    const char *wanted;
    const char *found;
    size_t limit; /* a candidate must be nearer than this */
};

static void consider(struct nearest *nearest, const char *name)
{
    size_t distance = nearest->limit;
    if (nearest->limit)
        distance = string_distance(nearest->wanted, name, nearest->limit - 1);
    if (distance >= nearest->limit)
        return;
    nearest->limit = distance;
    nearest->found = name;
}

static void consider_all(struct nearest *nearest, const struct map *names)
{
    for (size_t i = 0; i < names->count; i++)
        consider(nearest, names->entries[i].key);
}

/* The words that mean revisions in every graph. */
static void consider_symbols(struct nearest *nearest)
{
    static const char *const symbols[] = {"head", "heads", "base"};
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        consider(nearest, symbols[i]);
        if (string_equal_nocase(nearest->wanted, symbols[i]))
            *nearest = (struct nearest){nearest->wanted, symbols[i], 0};
    }
}

/* The only name that continues what was typed, whatever the case of its letters. */
static const char *find_continued(const struct graph *graph, const char *typed)
{
    const struct map *maps[] = {&graph->ids, &graph->labels};
    const char *found = NULL;
    for (size_t m = 0; m < 2; m++)
        for (size_t i = 0; i < maps[m]->count; i++) {
            const char *name = maps[m]->entries[i].key;
            if (ascii_compare_start(name, typed, strlen(typed)) != 0)
                continue;
            if (found)
                return NULL;
            found = name;
        }
    return found;
}

/* Ids and labels, and where an identifier is wanted, symbols. */
static const char *find_nearest(const struct graph *graph, const char *typed, bool wants_symbols)
{
    size_t length = strlen(typed);
    if (!length)
        return NULL;
    const char *continued = length > 1 ? find_continued(graph, typed) : NULL;
    if (continued)
        return continued;
    /* One slip in four characters; in a short name one slip. */
    struct nearest nearest = {.wanted = typed, .limit = length / 4 + 2};
    if (length < 3)
        nearest.limit = 1;
    if (wants_symbols)
        consider_symbols(&nearest);
    consider_all(&nearest, &graph->ids);
    consider_all(&nearest, &graph->labels);
    return nearest.found;
}

const char *graph_suggest(const struct graph *graph, const char *identifier)
{
    const char *at = strrchr(identifier, '@');
    return find_nearest(graph, at ? at + 1 : identifier, true);
}

const char *nearest_name(const struct graph *graph, const char *name)
{
    return find_nearest(graph, name, false);
}

void hint_nearest_name(const struct graph *graph, const char *name, const char *otherwise,
                       struct alq_error *err)
{
    const char *nearest = nearest_name(graph, name);
    if (nearest)
        error_hint(err, "did you mean '%s'?", nearest);
    else
        error_hint(err, "%s", message_translate(otherwise));
}

void hint_nearest_symbol(const struct graph *graph, const char *symbol, const char *label,
                         const char *otherwise, struct alq_error *err)
{
    const char *nearest = find_nearest(graph, symbol, true);
    if (nearest)
        error_hint(err, "did you mean '%s%s%s'?", label ? label : "", label ? "@" : "", nearest);
    else
        error_hint(err, "%s", message_translate(otherwise));
}

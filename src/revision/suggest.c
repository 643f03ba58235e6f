/* "Did you mean": the id or label nearest to a mistyped one. */
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "base/text.h"
#include "revision/internal.h"
#include "base/banned.h"

struct nearest {
    const char *wanted;
    const char *found;
    size_t limit; /* a candidate must be nearer than this */
};

static void consider(struct nearest *nearest, const struct map *names)
{
    for (size_t i = 0; i < names->count && nearest->limit; i++) {
        const char *name = names->entries[i].key;
        size_t distance = string_distance(nearest->wanted, name, nearest->limit - 1);
        if (distance >= nearest->limit)
            continue;
        nearest->limit = distance;
        nearest->found = name;
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
            if (strncasecmp(name, typed, strlen(typed)) != 0)
                continue;
            if (found)
                return NULL;
            found = name;
        }
    return found;
}

const char *graph_suggest(const struct graph *graph, const char *identifier)
{
    const char *at = strrchr(identifier, '@');
    const char *typed = at ? at + 1 : identifier;
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
    consider(&nearest, &graph->ids);
    consider(&nearest, &graph->labels);
    return nearest.found;
}

void hint_nearest(const struct graph *graph, const char *identifier, const char *otherwise,
                  struct alq_error *err)
{
    const char *nearest = graph_suggest(graph, identifier);
    if (nearest)
        error_hint(err, "did you mean '%s'?", nearest);
    else if (otherwise)
        error_hint(err, "%s", otherwise);
}

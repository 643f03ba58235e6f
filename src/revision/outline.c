/* Draws the outline of a graph. */
#include "revision/outline.h"

#include <string.h>

#include "revision/graph.h"
#include "base/banned.h"

bool graph_outline(const struct graph *graph, struct arena *arena,
                   struct graph_outline *ret_outline)
{
    struct graph_outline outline = {0};
    const struct node_list *nodes = graph_nodes(graph);
    const struct node_list *heads = graph_heads(graph);
    for (size_t i = 0; i < nodes->count; i++) {
        size_t length = strlen(nodes->items[i]->id);
        if (length > outline.longest_id)
            outline.longest_id = length;
    }
    for (size_t i = 0; i < heads->count; i++)
        vec_push(arena, &outline.heads, heads->items[i]->id);
    *ret_outline = outline;
    return heads->count == graph_real_heads(graph)->count;
}

/* The order in which Alembic lists revisions: newest first, one branch followed as far down as
 * others do not need it. A list of places, one for each branch under way, holds the revision that
 * is next there. */
#include <stdlib.h>

#include "revision/internal.h"
#include "base/banned.h"

#define NO_PLACE SIZE_MAX

struct cell;

/* A revision right above another one; the lowest place above it is at least this. */
struct above {
    struct cell *cell;
    size_t place;
};

/* A revision while sorting. Places above it move down and end, but a revision is never covered by
 * an earlier place again: so what is known of it stays a lower bound. */
struct cell {
    struct graph_node *node;
    bool is_wanted; /* else it is only on the way from one wanted revision to another */
    bool is_done;
    size_t place;            /* where it is next, or NO_PLACE */
    struct above *above;     /* a heap by place; done ones are dropped when they come up */
    size_t above_count;      /* in the heap */
    size_t waiting;          /* revisions right above that are not done */
    size_t cover;            /* lowest place with a revision above or equal to this, at least */
    const struct cell *seen; /* what was next in that place then; still there: cover is exact */
};

struct place {
    struct cell *next; /* NULL when the branch ended */
    size_t before;
    size_t after;
    size_t later; /* ended: a place after it, all between have ended too */
};

struct sorter {
    const struct graph *graph;
    struct arena *arena; /* scratch */
    size_t *cell_of;     /* by node->index: 1 + index of the cell */
    struct cell *cells;
    size_t cell_count;
    VEC(struct place) places;
    size_t first_place;
    size_t last_place;
    struct cell **stack;
    struct node_list sorted;
};

/* -- The cells: wanted revisions and what lies between them. */

static void collect_cells(struct sorter *sorter, const struct node_marks *marks, uint8_t bit)
{
    const struct node_list *nodes = &marks->graph->nodes;
    size_t lowest_rank = SIZE_MAX;
    struct node_list found = {0};
    for (size_t i = 0; i < nodes->count; i++) {
        struct graph_node *node = nodes->items[i];
        if (!marks_have(marks, node, bit))
            continue;
        vec_push(sorter->arena, &found, node);
        sorter->cell_of[i] = found.count;
        if (node->rank < lowest_rank)
            lowest_rank = node->rank;
    }
    for (size_t i = 0; i < found.count; i++)
        for (size_t k = 0; k < found.items[i]->upstream.count; k++) {
            struct graph_node *node = found.items[i]->upstream.items[k];
            if (sorter->cell_of[node->index] || node->rank < lowest_rank)
                continue;
            vec_push(sorter->arena, &found, node);
            sorter->cell_of[node->index] = found.count;
        }
    sorter->cells = arena_new_array(sorter->arena, struct cell, found.count);
    sorter->cell_count = found.count;
    for (size_t i = 0; i < found.count; i++)
        sorter->cells[i] = (struct cell){.node = found.items[i],
                                         .is_wanted = marks_have(marks, found.items[i], bit),
                                         .place = NO_PLACE};
}

/* NULL for a revision that is not part of the sort. */
static struct cell *find_cell(const struct sorter *sorter, const struct graph_node *node)
{
    size_t number = sorter->cell_of[node->index];
    return number ? &sorter->cells[number - 1] : NULL;
}

static struct cell *upstream_cell(const struct sorter *sorter, const struct cell *cell, size_t i)
{
    return find_cell(sorter, cell->node->upstream.items[i]);
}

static void link_cells(struct sorter *sorter)
{
    for (size_t i = 0; i < sorter->cell_count; i++) {
        const struct cell *cell = &sorter->cells[i];
        for (size_t k = 0; k < cell->node->upstream.count; k++) {
            struct cell *below = upstream_cell(sorter, cell, k);
            if (below)
                below->waiting++;
        }
    }
    for (size_t i = 0; i < sorter->cell_count; i++) {
        struct cell *cell = &sorter->cells[i];
        cell->above = arena_new_array(sorter->arena, struct above, cell->waiting);
    }
    for (size_t i = 0; i < sorter->cell_count; i++) {
        struct cell *cell = &sorter->cells[i];
        for (size_t k = 0; k < cell->node->upstream.count; k++) {
            struct cell *below = upstream_cell(sorter, cell, k);
            if (below)
                below->above[below->above_count++] = (struct above){cell, 0};
        }
    }
}

/* -- The places. */

static void append_place(struct sorter *sorter, struct cell *cell)
{
    cell->place = sorter->places.count;
    struct place place = {cell, sorter->last_place, NO_PLACE, cell->place + 1};
    if (sorter->last_place == NO_PLACE)
        sorter->first_place = cell->place;
    else
        sorter->places.items[sorter->last_place].after = cell->place;
    sorter->last_place = cell->place;
    vec_push(sorter->arena, &sorter->places, place);
}

/* Ends a place and returns where Alembic goes on: the one before it, else the first. */
static size_t remove_place(struct sorter *sorter, size_t number)
{
    struct place *place = &sorter->places.items[number];
    place->next = NULL;
    if (place->before == NO_PLACE)
        sorter->first_place = place->after;
    else
        sorter->places.items[place->before].after = place->after;
    if (place->after == NO_PLACE)
        sorter->last_place = place->before;
    else
        sorter->places.items[place->after].before = place->before;
    return place->before == NO_PLACE ? sorter->first_place : place->before;
}

/* -- Which place is in the way: the first one with a revision above this. */

static void sink(struct cell *cell, size_t i)
{
    struct above *heap = cell->above;
    for (;;) {
        size_t least = i;
        for (size_t child = 2 * i + 1; child <= 2 * i + 2 && child < cell->above_count; child++)
            if (heap[child].place < heap[least].place)
                least = child;
        if (least == i)
            return;
        struct above moved = heap[i];
        heap[i] = heap[least];
        heap[least] = moved;
        i = least;
    }
}

/* The revision right above with the lowest bound known, NULL when all are done. */
static struct above *top_above(struct cell *cell)
{
    while (cell->above_count) {
        struct above *top = &cell->above[0];
        if (top->cell->is_done)
            *top = cell->above[--cell->above_count];
        else if (top->place < top->cell->cover)
            top->place = top->cell->cover;
        else
            return top;
        sink(cell, 0);
    }
    return NULL;
}

/* The place, or the first one after it that has not ended; NO_PLACE when all have. */
static size_t next_open(struct sorter *sorter, size_t number)
{
    struct place *places = sorter->places.items;
    while (number < sorter->places.count && !places[number].next) {
        size_t later = places[number].later;
        if (later < sorter->places.count && !places[later].next)
            places[number].later = places[later].later;
        number = later;
    }
    return number < sorter->places.count ? number : NO_PLACE;
}

/* Raises the bound to a place that has not ended. Returns whether it is the cell's cover for
 * certain: what is next there was seen above it before, or is so by following first parents. */
static bool know_cover(struct sorter *sorter, struct cell *cell)
{
    cell->cover = next_open(sorter, cell->cover);
    if (cell->cover == NO_PLACE)
        return true;
    const struct cell *next = sorter->places.items[cell->cover].next;
    if (cell->seen != next && !is_on_line(sorter->graph, cell->node, next->node))
        return false;
    cell->seen = next;
    return true;
}

/* The lowest place above the cell, itself not counted. Looks up only along bounds that are lowest
 * and no longer certain; what it learns stays in the cells, so a way is not taken twice in vain. */
static size_t place_above(struct sorter *sorter, struct cell *root)
{
    size_t depth = 0;
    sorter->stack[depth++] = root;
    for (;;) {
        struct cell *cell = sorter->stack[depth - 1];
        struct above *top = top_above(cell);
        bool is_own_lower = cell != root && top && cell->place <= top->place;
        if (top && !is_own_lower) {
            bool is_known = know_cover(sorter, top->cell);
            if (!is_known)
                sorter->stack[depth++] = top->cell;
            if (!is_known || top->place < top->cell->cover)
                continue;
        }
        size_t place = top ? top->place : NO_PLACE;
        if (cell == root)
            return place;
        cell->cover = cell->place < place ? cell->place : place;
        cell->seen = cell->cover == NO_PLACE ? NULL : sorter->places.items[cell->cover].next;
        depth--;
    }
}

/* -- Taking revisions off. */

/* A revision that was only on the way leads nowhere once all above it is done; what is wanted below
 * it gets a place of its own. */
static void settle_below(struct sorter *sorter, struct cell *done)
{
    size_t depth = 0;
    sorter->stack[depth++] = done;
    while (depth) {
        const struct cell *cell = sorter->stack[--depth];
        for (size_t i = 0; i < cell->node->upstream.count; i++) {
            struct cell *below = upstream_cell(sorter, cell, i);
            if (!below || --below->waiting || below->place != NO_PLACE)
                continue;
            if (below->is_wanted) {
                append_place(sorter, below);
                continue;
            }
            below->is_done = true;
            sorter->stack[depth++] = below;
        }
    }
}

/* Lists the revision that is next in the place, and puts there what it stands on. Returns the place
 * to go on with. */
static size_t take(struct sorter *sorter, size_t place)
{
    struct cell *cell = sorter->places.items[place].next;
    cell->is_done = true;
    vec_push(sorter->arena, &sorter->sorted, cell->node);
    bool is_placed = false;
    for (size_t i = 0; i < cell->node->upstream.count; i++) {
        struct cell *below = upstream_cell(sorter, cell, i);
        if (!below || !below->is_wanted || below->place != NO_PLACE)
            continue;
        if (is_placed) {
            append_place(sorter, below);
            continue;
        }
        below->place = place;
        sorter->places.items[place].next = below;
        is_placed = true;
    }
    if (!is_placed)
        place = remove_place(sorter, place);
    settle_below(sorter, cell);
    return place == NO_PLACE ? sorter->first_place : place;
}

static int compare_index(const void *a, const void *b)
{
    const struct graph_node *first = *(struct graph_node *const *)a;
    const struct graph_node *second = *(struct graph_node *const *)b;
    return (first->index > second->index) - (first->index < second->index);
}

static void place_heads(struct sorter *sorter, const struct node_list *heads)
{
    struct node_list ordered = {0};
    for (size_t i = 0; i < heads->count; i++)
        if (find_cell(sorter, heads->items[i]))
            vec_push(sorter->arena, &ordered, heads->items[i]);
    if (ordered.count)
        qsort(ordered.items, ordered.count, sizeof *ordered.items, compare_index);
    for (size_t i = 0; i < ordered.count; i++) {
        struct cell *cell = find_cell(sorter, ordered.items[i]);
        if (cell->is_wanted && cell->place == NO_PLACE)
            append_place(sorter, cell);
    }
    for (size_t i = 0; i < sorter->cell_count; i++)
        if (!sorter->cells[i].waiting && sorter->cells[i].place == NO_PLACE)
            append_place(sorter, &sorter->cells[i]);
}

struct node_list graph_sort(const struct graph *graph, const struct node_marks *marks, uint8_t bit,
                            const struct node_list *heads, struct arena *arena)
{
    ARENA_SCOPE(scratch);
    struct sorter sorter = {
        .graph = graph,
        .arena = &scratch,
        .cell_of = arena_new_array(&scratch, size_t, graph->nodes.count),
        .first_place = NO_PLACE,
        .last_place = NO_PLACE,
    };
    collect_cells(&sorter, marks, bit);
    link_cells(&sorter);
    sorter.stack = arena_new_array(&scratch, struct cell *, sorter.cell_count + 1);
    place_heads(&sorter, heads);
    size_t place = sorter.first_place;
    while (place != NO_PLACE) {
        struct cell *cell = sorter.places.items[place].next;
        size_t blocking = cell->waiting ? place_above(&sorter, cell) : NO_PLACE;
        place = blocking == NO_PLACE ? take(&sorter, place) : blocking;
    }
    struct node_list sorted = {0};
    for (size_t i = 0; i < sorter.sorted.count; i++)
        vec_push(arena, &sorted, sorter.sorted.items[i]);
    return sorted;
}

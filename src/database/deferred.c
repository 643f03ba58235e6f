/* The queue of statements that wait for the next call. */
#include "database/deferred.h"

#include <assert.h>

#include "base/arena.h"
#include "base/banned.h"

static const char end[] = ";\n";

void deferred_add(struct deferred *deferred, const char *sql, uint64_t *ret_changes)
{
    assert(deferred->count < DEFERRED_MOST);
    text_add(&deferred->sql, sql);
    text_add(&deferred->sql, end);
    deferred->items[deferred->count++] =
        (struct deferred_item){.end = deferred->sql.length, .ret_changes = ret_changes};
}

char *deferred_statement(const struct deferred *deferred, size_t index, struct arena *arena)
{
    size_t start = index ? deferred->items[index - 1].end : 0;
    size_t length = deferred->items[index].end - start - (sizeof end - 1);
    return arena_strndup(arena, deferred->sql.bytes + start, length);
}

void deferred_clear(struct deferred *deferred)
{
    text_clear(&deferred->sql);
    deferred->count = 0;
    deferred->begins = false;
}

void deferred_release(struct deferred *deferred)
{
    text_release(&deferred->sql);
    *deferred = (struct deferred){0};
}

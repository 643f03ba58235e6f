/* Statements that a driver sends together with the next one: a round trip less for each. */
#ifndef DATABASE_DEFERRED_H
#define DATABASE_DEFERRED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

enum { DEFERRED_MOST = 8 };

/* Starts as {0}. */
struct deferred {
    struct text sql; /* each of them ended by ";\n" */
    struct deferred_item {
        size_t end;            /* in sql, behind that */
        uint64_t *ret_changes; /* may be NULL */
    } items[DEFERRED_MOST];
    size_t count;
    bool begins; /* the first or a later one begins a transaction */
};

/* Adds one without parameters; there must be room. */
void deferred_add(struct deferred *deferred, const char *sql, uint64_t *ret_changes);

/* The statement at index, without its end, in arena. */
struct arena;
char *deferred_statement(const struct deferred *deferred, size_t index, struct arena *arena);

/* Forgets all of them. */
void deferred_clear(struct deferred *deferred);
void deferred_release(struct deferred *deferred);

#endif

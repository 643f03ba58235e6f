/* The schema of a whole database at one moment. */
#ifndef MIGRATE_SNAPSHOT_H
#define MIGRATE_SNAPSHOT_H

#include <stdbool.h>

#include <alambique/error.h>

#include "base/vec.h"
#include "database/dialect.h"
#include "schema/schema.h"

struct snapshot {
    struct schema **items; /* the default one first */
    size_t count;
    size_t capacity;
};

bool snapshot_take(struct connection *connection, struct arena *arena,
                   struct snapshot *ret_snapshot, struct alq_error *err) ALQ_CHECK;

/* Whether no schema has anything in it. */
bool snapshot_is_empty(const struct snapshot *snapshot);

/* What must happen to before to make it after, a line each, in arena; ignored: tables. */
struct strings snapshot_compare(const struct dialect *dialect, const struct snapshot *before,
                                const struct snapshot *after, const struct strings *ignored,
                                struct arena *arena);

#endif

/* The table alambique_history: what was run here, by whom and when. Rows are only ever added. */
#ifndef MIGRATE_HISTORY_H
#define MIGRATE_HISTORY_H

#include <stdbool.h>
#include <stdint.h>

#include <alambique/error.h>
#include <alambique/migrate.h>

#include "base/map.h"
#include "base/vec.h"
#include "database/connection.h"

#define HISTORY_TABLE "alambique_history"

/* One event as it is written; strings are borrowed, any may be NULL but action. */
struct history_entry {
    const char *revision;
    const char *action;
    const char *checksum;
    const char *downgrade; /* the text that takes it back, for the day its file is gone */
    const char *who;
    const char *host;
    int64_t started; /* seconds since 1970 */
    int64_t finished;
    const char *outcome;
    const char *error;
};

/* Makes the table when it is missing. */
bool history_ensure(struct connection *connection, struct alq_error *err) ALQ_CHECK;

/* Adds the event, inside the transaction that is open; the table must be there. */
bool history_add(struct connection *connection, const struct history_entry *entry,
                 struct alq_error *err) ALQ_CHECK;

/* All events, oldest first; none where there is no table. Strings in arena. */
bool history_read(struct connection *connection, struct arena *arena, struct alq_event **ret_events,
                  size_t *ret_count, struct alq_error *err) ALQ_CHECK;

/* For every revision that was ever applied: id -> checksum (const char *) at its last upgrade or
 * stamp. */
bool history_checksums(struct connection *connection, struct arena *arena,
                       struct map *ret_checksums, struct alq_error *err) ALQ_CHECK;

/* "user@host" of this process, in arena. */
char *history_who(struct arena *arena);
char *history_host(struct arena *arena);

#endif

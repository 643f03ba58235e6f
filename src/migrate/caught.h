/* Failures of the database that a revision's function caught and went on after, as the journal
 * keeps them: when the revision runs again they fail as they did, so that its statements come in
 * the same order. A list is a text with a line for each. */
#ifndef MIGRATE_CAUGHT_H
#define MIGRATE_CAUGHT_H

#include <stdbool.h>
#include <stdint.h>

#include <alambique/error.h>

struct arena;

/* The list with one more, in arena; number: of the statement that failed. NULL stays NULL where
 * the failure is none that can be caught (the connection is lost), and a list that has become too
 * long for a column stays as it is. list may be NULL. */
const char *caught_add(const char *list, int64_t number, const struct alq_error *failure,
                       struct arena *arena);

/* Whether statement number is in the list; err is then the failure. */
bool caught_find(const char *list, int64_t number, struct alq_error *err);

/* How many there are. */
int64_t caught_count(const char *list);

#endif

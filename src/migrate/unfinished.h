/* A revision that cannot be rolled back and that an earlier run left half done. */
#ifndef MIGRATE_UNFINISHED_H
#define MIGRATE_UNFINISHED_H

#include "migrate/run.h"

/* Whether there is one that nobody works on; its journal then, strings in arena. */
bool unfinished_read(const struct alq_project *project, struct connection *connection,
                     struct arena *arena, struct journal *ret_journal, bool *ret_is_unfinished,
                     struct alq_error *err) ALQ_CHECK;

/* Whether it goes in that direction; the other way nothing can go before it is finished. */
bool unfinished_is_on_way(const struct journal *journal, enum alq_direction direction);

/* It comes before everything else: an error (INTERRUPTED) unless the plan begins with it. */
bool unfinished_check_next(const struct graph_plan *plan, const struct journal *journal,
                           struct alq_error *err) ALQ_CHECK;

/* Settles where its step goes on, journal->done, by the file and by what the database shows of a
 * statement in doubt. An error (INTERRUPTED) where its file was edited, or a person has to decide.
 * A function is compared with what it did only while it runs. */
bool unfinished_settle(struct run *run, const struct run_step *step, struct journal *journal,
                       struct alq_error *err) ALQ_CHECK;

/* Whether the statements seen are those that the journal counts. */
bool unfinished_is_same(const struct journal *seen, const struct journal *journal);

/* The error where they are not. */
bool unfinished_fail_changed(const struct run_step *step, const struct journal *journal,
                             struct alq_error *err);

#endif

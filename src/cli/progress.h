/* What people see while revisions run: a line for each, and on a terminal a bar that is redrawn. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/log.h>

#include "cli/output.h"

struct text;

/* Between start and stop it watches a run: give its callbacks to the library. */
struct progress;

/* is_verbose: each statement gets a line. On a terminal a thread draws the bar, so that the time
 * goes on while one long statement runs. Never fails: without a thread there is no bar. */
struct progress *progress_start(struct output *output, bool is_verbose);

struct alq_callbacks progress_callbacks(struct progress *progress);

/* How many revisions are committed, and their ids in order; borrowed until stop. */
const char *const *progress_done(const struct progress *progress, size_t *ret_count);

/* Takes the bar away and frees. */
void progress_stop(struct progress *progress);

/* Adds the bar of one line, at most columns wide, for tests and the thread. */
void progress_add_bar(struct text *text, const struct alq_progress *state, unsigned columns,
                      bool is_unicode, bool colors);

/* "400 ms", "1.4 s", "12 s", "3 min 20 s" */
void progress_add_time(struct text *text, int64_t nanoseconds);

#endif

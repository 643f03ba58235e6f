/* What to do after a run that failed: the hints of its errors. */
#ifndef MIGRATE_GO_ON_H
#define MIGRATE_GO_ON_H

#include "migrate/run.h"

/* After a step that left nothing behind: by the kind of the error, its file, the data, or just to
 * run it again. A hint that the error has already stays. */
void go_on_hint(const struct run *run, const struct run_step *step, struct alq_error *err);

/* After a statement of a step that stays half done. */
void go_on_hint_unfinished(const struct run *run, const struct run_step *step,
                           struct alq_error *err);

#endif

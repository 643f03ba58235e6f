/* Differences as the caller gets them. */
#ifndef MIGRATE_GENERATE_REPORT_H
#define MIGRATE_GENERATE_REPORT_H

#include "migrate/generate/side.h"

/* In arena. */
struct alq_difference *report_differences(const struct differences *differences,
                                          struct arena *arena);

/* Columns and tables that go where others of their type come, which a rename may have been meant
 * by; appended in words. */
void report_losses(const struct differences *differences, struct arena *arena,
                   struct strings *warnings);

/* The difference as Alembic's log has it, in arena. */
char *report_detected(const struct difference *difference, struct arena *arena);

#endif

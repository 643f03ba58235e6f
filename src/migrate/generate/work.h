/* Working out what makes one side the other. */
#ifndef MIGRATE_GENERATE_WORK_H
#define MIGRATE_GENERATE_WORK_H

#include "migrate/generate/steps.h"

/* Both directions, tried on the scratch database. */
struct work {
    struct side from;
    struct side to;
    struct differences differences; /* after the renames */
    struct step_groups forth;
    struct step_groups back;
    struct strings forth_notes; /* what no operation could make, a line each */
    struct strings back_notes;
    struct strings warnings;
    struct alq_difference *renamed; /* told besides the differences */
    size_t renamed_count;
};

/* Compares only. */
bool work_compare(struct generation *generation, struct work *work, struct alq_error *err)
    ALQ_CHECK;

/* Makes the one schema the other in the scratch database and, wants_way_back, that the first one
 * again. Fails where the database refuses a statement. */
bool work_make(struct generation *generation, struct work *work, bool wants_way_back,
               struct alq_error *err) ALQ_CHECK;

/* All differences as the caller gets them. */
void work_report(const struct generation *generation, const struct work *work,
                 struct alq_comparison *comparison);

#endif

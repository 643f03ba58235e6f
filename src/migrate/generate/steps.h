/* The steps from one schema to another, worked out by making them on a scratch database. */
#ifndef MIGRATE_GENERATE_STEPS_H
#define MIGRATE_GENERATE_STEPS_H

#include "migrate/generate/side.h"
#include "script/revision_file.h"

/* Operations that are made together, with the statements that they came to. */
struct step_group {
    const char *schema;
    const char *table; /* that is altered by rebuilding it; NULL: operations stand alone */
    struct operations operations;
    struct strings statements;
    bool is_rebuild;
    const char *note; /* not NULL: instead of operations, what is left to do there */
};

struct step_groups {
    struct step_group *items;
    size_t count;
    size_t capacity;
};

/* The differences between two snapshots; whole schemas that come or go are among the changes. */
void snapshots_diff(const struct generation *generation, const struct snapshot *before,
                    const struct snapshot *after, struct arena *arena,
                    struct differences *ret_differences, struct changes *ret_changes);

/* Makes changes on the scratch database, which has the schema before them, and appends their
 * groups. The error names the operation that the database refused. */
bool steps_make(struct generation *generation, const struct changes *changes,
                struct step_groups *groups, struct alq_error *err) ALQ_CHECK;

/* The renames that the desired schema asks for and the schema before allows: as changes, with those
 * that take them back, last first. */
void renames_settle(const struct generation *generation, const struct renames *renames,
                    const struct snapshot *before, const struct snapshot *after,
                    struct changes *ret_forth, struct changes *ret_back);

/* The body of upgrade or downgrade in the words of a kind of revision; notes: lines that are left
 * as comments at its end. In arena; "" where there is nothing. */
char *steps_write(const struct dialect *dialect, const struct step_groups *groups,
                  const struct strings *notes, enum script_kind kind, struct arena *arena);

/* The lines by which a Python body has what it names beside op and sa; NULL: it needs none. */
char *steps_imports(const char *upgrade, const char *downgrade, struct arena *arena);

/* One statement as people lay it out; text belongs to arena. */
char *steps_lay_out(const struct dialect *dialect, const char *statement, struct arena *arena);

#endif

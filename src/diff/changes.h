/* What makes one schema the other: differences as operations, in an order that runs. */
#ifndef DIFF_CHANGES_H
#define DIFF_CHANGES_H

#include <stddef.h>

#include "diff/diff.h"
#include "operation/operation.h"

/* When a change is made. Where a table is altered by rebuilding it, all from DROP_FOREIGN_KEYS to
 * CREATE_FOREIGN_KEYS is made table by table, but for whole tables. */
enum change_phase {
    PHASE_DROP_TRIGGERS,
    PHASE_DROP_VIEWS,
    PHASE_DROP_FOREIGN_KEYS,
    PHASE_DROP_INDEXES,
    PHASE_DROP_CONSTRAINTS,
    PHASE_DROP_TABLES,
    PHASE_CREATE_SCHEMAS,
    PHASE_CREATE_TYPES,
    PHASE_CREATE_ROUTINES,
    PHASE_CREATE_TABLES,
    PHASE_ALTER_TABLES, /* by rebuilding them */
    PHASE_DROP_DEFAULTS,
    PHASE_ADD_COLUMNS,
    PHASE_ALTER_COLUMNS,
    PHASE_FILL_COLUMNS,
    PHASE_REQUIRE_COLUMNS,
    PHASE_DROP_COLUMNS,
    PHASE_REPLACE_COLUMNS,
    PHASE_CREATE_CONSTRAINTS,
    PHASE_CREATE_INDEXES,
    PHASE_CREATE_FOREIGN_KEYS,
    PHASE_DROP_TABLES_LAST, /* where others are made anew: those referred to them until then */
    PHASE_COMMENTS,
    PHASE_CREATE_LATE_ROUTINES, /* whose bodies look at tables */
    PHASE_CREATE_VIEWS,
    PHASE_CREATE_TRIGGERS,
    PHASE_DROP_ROUTINES,
    PHASE_DROP_TYPES,
    PHASE_DROP_SCHEMAS,
};

struct change {
    enum change_phase phase;
    enum change_phase within; /* ALTER_TABLES: what it would be else */
    size_t table;             /* ALTER_TABLES: whose turn it is */
    size_t order;             /* among those of one phase */
    const struct operation *operation;
    /* Not NULL: there is no operation, but something left for a person to do at this place. */
    const char *note;
};

struct changes {
    struct change *items;
    size_t count;
    size_t capacity;
};

/* Appends the changes for differences that diff_schemas has found between the two. What no
 * operation can say (an option of a table, the body of an aggregate) has none. All lives in arena,
 * but for what the schemas own. */
void diff_changes(const struct dialect *dialect, const struct schema *before,
                  const struct schema *after, const struct differences *differences,
                  struct arena *arena, struct changes *changes);

/* Puts changes, of one schema or several, into their order. */
void changes_sort(struct changes *changes);

/* The operations that make and drop a view, in arena. */
struct operation *view_creation(const struct view *view, struct arena *arena);
struct operation *view_drop(const struct view *view, struct arena *arena);

/* Whether word stands in text by itself, in any case. */
bool text_mentions(const char *text, const char *word);

#endif

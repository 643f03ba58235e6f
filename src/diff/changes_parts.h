/* The making of changes, by the kind of object that is different. */
#ifndef DIFF_CHANGES_PARTS_H
#define DIFF_CHANGES_PARTS_H

#include "base/map.h"
#include "database/ddl.h"
#include "diff/changes.h"

struct change_making {
    const struct dialect *dialect;
    const struct schema *before;
    const struct schema *after;
    const struct differences *differences;
    struct arena *arena;
    struct changes *changes;
    struct map tables;  /* turns of tables that are altered */
    struct map altered; /* tables of which a column is dropped or gets another type */
};

struct operation *change_new(struct change_making *making, enum operation_kind kind,
                             const struct difference *difference);
void change_add(struct change_making *making, enum change_phase phase,
                const struct operation *operation);
void change_add_note(struct change_making *making, enum change_phase phase,
                     const struct operation *about, const char *note);

/* The column as an operation makes it, in arena. table: that has it, NULL: it is no key. */
struct column *change_made_column(const struct change_making *making, const struct table *table,
                                  const struct column *column);

/* The index as an operation makes it, in arena. */
struct index *change_made_index(const struct change_making *making, const struct index *index);

/* How many differences from index on are about the same object. */
size_t changes_count_same(const struct change_making *making, size_t index);

/* Each takes the differences from index on that are about one object, and says how many those
 * are. */
size_t changes_of_column(struct change_making *making, size_t index);
size_t changes_of_constraint(struct change_making *making, size_t index);
size_t changes_of_index(struct change_making *making, size_t index);
size_t changes_of_enum(struct change_making *making, size_t index);
size_t changes_of_sequence(struct change_making *making, size_t index);
size_t changes_of_definition(struct change_making *making, size_t index);
size_t changes_of_trigger(struct change_making *making, size_t index);

/* All whole tables and all views at once: their order depends on each other. */
void changes_of_tables(struct change_making *making);
void changes_of_views(struct change_making *making);

/* Whether the database makes this index of its own accord, for a foreign key. */
bool change_is_implied_index(const struct change_making *making, const struct table *table,
                             const struct index *index);

#endif

/* What the files of the rebuild share: one table on its way to another shape. */
#ifndef DATABASE_SQLITE_REBUILD_H
#define DATABASE_SQLITE_REBUILD_H

#include "base/map.h"
#include "database/apply.h"
#include "database/sqlite/table_edit.h"

/* An index or trigger of the table. */
struct rebuild_object {
    const char *name;
    const char *text;
    bool is_dropped;
};

struct rebuild_objects {
    struct rebuild_object *items;
    size_t count;
    size_t capacity;
};

struct rebuild {
    struct apply *apply;
    struct connection *connection;
    struct arena *arena;
    const char *schema; /* of the database file */
    const char *named;  /* as the operation says it; NULL */
    const char *table;
    bool is_alone; /* there was no transaction: the rebuild has its own, around the run's sink */

    struct create_table old;
    struct table_edit edit;     /* the new shape */
    struct strings added;       /* columns whose values are not copied */
    struct map renamed;         /* old name of a column -> new name, in this batch */
    struct rebuild_objects indexes;
    struct rebuild_objects triggers;
    struct strings new_indexes; /* statements that follow the rebuild */
    bool changes_keys;          /* rows may fit their foreign keys no longer */
    const char *new_name;       /* of the table while it is filled */
};

/* rebuild.c: through the run's sink, or straight to the connection where the rebuild is alone. */
bool rebuild_run(struct rebuild *rebuild, const char *sql, struct alq_error *err) ALQ_CHECK;

/* rebuild_change.c: one operation, on the text. */
bool rebuild_change(struct rebuild *rebuild, const struct operation *operation,
                    struct alq_error *err) ALQ_CHECK;

/* The name of a column now, which may have been renamed in this batch. */
const char *rebuild_column(const struct rebuild *rebuild, const char *name);

/* Whether the piece of text mentions the column in an expression. */
bool rebuild_mentions(const struct create_table *table, struct span span, const char *column);

/* Adds the constraint to the text, unless the dialect writes none. */
bool rebuild_add_constraint(struct rebuild *rebuild, const struct constraint *constraint,
                            struct alq_error *err) ALQ_CHECK;

/* rebuild_drop.c: drops a column and what goes with it. */
bool rebuild_drop_column(struct rebuild *rebuild, const struct operation *operation,
                         struct alq_error *err) ALQ_CHECK;

/* rebuild_constraint.c: */
bool rebuild_create_constraint(struct rebuild *rebuild, const struct operation *operation,
                               struct alq_error *err) ALQ_CHECK;
bool rebuild_drop_constraint(struct rebuild *rebuild, const struct operation *operation,
                             struct alq_error *err) ALQ_CHECK;
bool rebuild_rename_constraint(struct rebuild *rebuild, const struct operation *operation,
                               struct alq_error *err) ALQ_CHECK;

/* Takes out the CHECK that a Boolean or Enum brought, if it is there. */
bool rebuild_drop_type_check(struct rebuild *rebuild, const struct constraint *check,
                             struct alq_error *err) ALQ_CHECK;

/* rebuild_copy.c: makes the new table, fills it and puts it in the place of the old one. */
bool rebuild_swap(struct rebuild *rebuild, struct alq_error *err) ALQ_CHECK;

/* rebuild_check.c: what worked before must work after. */
struct rebuild_state {
    struct map working;    /* views and triggers by the statement that compiles them -> their name */
    struct map violations; /* rows that miss what they refer to */
    bool knows_violations;
};

bool rebuild_remember(struct rebuild *rebuild, struct rebuild_state *state,
                      struct alq_error *err) ALQ_CHECK;
bool rebuild_verify(struct rebuild *rebuild, const struct rebuild_state *state,
                    struct alq_error *err) ALQ_CHECK;

#endif

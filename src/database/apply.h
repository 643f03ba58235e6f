/* Makes operations happen: what a revision's operations call at run time, and for --sql.
 * Everything that must look at the database first is here: if_exists where there is no such
 * clause, a MySQL alteration that must repeat the column, an unnamed constraint found by its
 * columns, and tables that can only be altered by rebuilding them. */
#ifndef DATABASE_APPLY_H
#define DATABASE_APPLY_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "database/connection.h"
#include "database/render.h"
#include "operation/operation.h"

/* Where statements go: the run journals, counts, reports and executes each. */
struct statement_sink {
    bool (*run)(void *user, const char *sql, struct alq_error *err);
    void *user;
};

/* One run. Filled by the caller, who keeps it for the run; render is its own part for SQL. */
struct apply {
    struct connection *connection; /* where is_offline: one that writes (database/offline.h) */
    bool is_offline;               /* nothing can be read */
    struct render render;
    struct statement_sink sink; /* run NULL: connection_execute */
};

/* render_init or render_init_offline, by is_offline. arena: lives as long as the run. */
void apply_init(struct apply *apply, struct connection *connection, bool is_offline,
                struct arena *arena, struct statement_sink sink);

/* Makes one operation. On SQLite a change that needs the table rebuilt is made so at once.
 * Offline, if_exists and if_not_exists stay clauses where the dialect has them and are errors
 * (UNSUPPORTED) where it has none. */
bool operation_apply(struct apply *apply, const struct operation *operation, struct alq_error *err)
    ALQ_CHECK;

enum recreate { RECREATE_AUTO, RECREATE_ALWAYS, RECREATE_NEVER };

/* Makes operations on one table together, as op.batch_alter_table does: where the table must be
 * rebuilt, it is rebuilt once. RECREATE_NEVER: each is written as ALTER TABLE. RECREATE_ALWAYS
 * means something only where the dialect has a rebuild slot. Offline a rebuild is an error
 * (UNSUPPORTED). Every operation names schema and table. */
bool operations_apply_batch(struct apply *apply, const char *schema, const char *table,
                            const struct operations *operations, enum recreate recreate,
                            struct alq_error *err) ALQ_CHECK;

/* Runs one statement through the sink; for the slots of dialects. */
bool apply_statement(struct apply *apply, const char *sql, struct alq_error *err) ALQ_CHECK;

#endif

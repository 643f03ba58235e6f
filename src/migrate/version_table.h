/* The table alembic_version: exactly Alembic's, one row a head. */
#ifndef MIGRATE_VERSION_TABLE_H
#define MIGRATE_VERSION_TABLE_H

#include <stdbool.h>

#include <alambique/error.h>

#include "base/vec.h"
#include "database/connection.h"
#include "database/dialect.h"
#include "revision/graph.h"

/* Names it; strings are borrowed. */
struct version_table {
    const char *schema; /* NULL: none */
    const char *name;
    bool has_key;        /* a new one gets a primary key */
    unsigned longest_id; /* of the revisions that may be written, in characters */
};

/* The rows in the order of the database; none, and *ret_exists false, where there is no table.
 * ret_exists may be NULL. */
bool version_table_read(const struct version_table *table, struct connection *connection,
                        struct arena *arena, struct strings *ret_versions, bool *ret_exists,
                        struct alq_error *err) ALQ_CHECK;

/* The same, of a table that is known to be there: one query less. */
bool version_table_read_rows(const struct version_table *table, struct connection *connection,
                             struct arena *arena, struct strings *ret_versions,
                             struct alq_error *err) ALQ_CHECK;

/* Creates the table where it is missing; widens its column where an id would not fit. */
bool version_table_ensure(const struct version_table *table, struct connection *connection,
                          struct alq_error *err) ALQ_CHECK;

/* Makes the changes. One that meets no row, or several, is an error: somebody else changed the
 * table. */
bool version_table_apply(const struct version_table *table, struct connection *connection,
                         const struct version_changes *changes, struct alq_error *err) ALQ_CHECK;

/* Deletes all rows. */
bool version_table_purge(const struct version_table *table, struct connection *connection,
                         struct alq_error *err) ALQ_CHECK;

/* The same as text, as Alembic writes it; in arena. */
char *version_table_create_sql(const struct version_table *table, const struct dialect *dialect,
                               struct arena *arena);
char *version_table_change_sql(const struct version_table *table, const struct dialect *dialect,
                               const struct version_change *change, struct arena *arena);
char *version_table_purge_sql(const struct version_table *table, const struct dialect *dialect,
                              struct arena *arena);

#endif

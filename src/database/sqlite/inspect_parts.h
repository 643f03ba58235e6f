/* Turns definitions that were read (create_table.h) into the schema model. */
#ifndef DATABASE_SQLITE_INSPECT_PARTS_H
#define DATABASE_SQLITE_INSPECT_PARTS_H

#include "base/arena.h"
#include "database/sqlite/create_table.h"
#include "schema/schema.h"

/* A declared type: those that SQLAlchemy knows by name are TYPE_SQL, all else is TYPE_RAW, as it is declared; "" for
 * a column without one. */
struct type *inspect_type(const char *declared, struct arena *arena);

/* A constraint of a table, or what stands as one in a column (NULL: the clause is of the table). NULL for clauses that
 * are no constraints of the model (NOT NULL, DEFAULT …). */
struct constraint *inspect_constraint(const char *text, const struct clause *clause,
                                      const char *column, struct arena *arena);

/* The table without its indexes. A foreign key that names no columns has none here either. */
struct table *inspect_create_table(const struct create_table *create, struct arena *arena);

struct index *inspect_create_index(const struct create_index *create, struct arena *arena);

#endif

/* Names by convention: SQLAlchemy's tokens for constraints and indexes that have no name of their
 * own. */
#ifndef SCHEMA_NAMING_H
#define SCHEMA_NAMING_H

#include <alambique/error.h>

#include "schema/schema.h"

/* Patterns by kind: "ix", "uq", "ck", "fk", "pk"; NULL: no convention for that kind. */
struct naming {
    const char *index;
    const char *unique;
    const char *check;
    const char *foreign_key;
    const char *primary_key;
};

/* Sets the names that follow from the convention: %(table_name)s, %(column_0_name)s,
 * %(column_0N_name)s, %(column_0_N_name)s, %(column_0_label)s, %(column_0_key)s,
 * %(referred_table_name)s, %(referred_column_0_name)s, %(constraint_name)s. A name that is final is
 * left alone. Fails (kind SCRIPT) on an unknown token, and on %(constraint_name)s where there is
 * none. */
bool naming_apply(const struct naming *naming, const struct table *table,
                  struct constraint *constraint, struct arena *arena, struct alq_error *err)
    ALQ_CHECK;
bool naming_apply_index(const struct naming *naming, const struct table *table, struct index *index,
                        struct arena *arena, struct alq_error *err) ALQ_CHECK;

/* A name longer than limit, cut as SQLAlchemy cuts it: the beginning, '_' and four digits of its
 * MD5. */
char *naming_truncate(const char *name, size_t limit, struct arena *arena);

#endif

/* What the files of this folder share. */
#ifndef DATABASE_POSTGRESQL_INTERNAL_H
#define DATABASE_POSTGRESQL_INTERNAL_H

#include "database/ddl.h"
#include "database/render.h"

/* quote.c */
bool postgresql_needs_quotes(const char *name);

/* types.c */
enum { POSTGRESQL_TYPE_COUNT = 32 };
extern const struct type_rule postgresql_types[POSTGRESQL_TYPE_COUNT];
extern const char *const postgresql_type_names[TYPE_KIND_COUNT];
bool postgresql_named_type(const struct render *render, const struct type *type, struct text *text,
                           struct alq_error *err);
bool postgresql_array_type(const struct render *render, const struct type *type, struct text *text,
                           struct alq_error *err);

/* render.c */
extern const struct ddl postgresql_ddl;

/* sql.c */
struct sql_rules;
extern const struct sql_rules postgresql_sql;

#endif

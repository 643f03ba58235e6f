/* What the files of this folder share. */
#ifndef DATABASE_MYSQL_INTERNAL_H
#define DATABASE_MYSQL_INTERNAL_H

#include "database/ddl.h"
#include "database/render.h"

/* quote.c */
bool mysql_needs_quotes(const char *name);

/* types.c */
enum { MYSQL_TYPE_COUNT = 32 };
extern const struct type_rule mysql_types[MYSQL_TYPE_COUNT];
bool mysql_enum_type(const struct render *render, const struct type *type, struct text *text,
                     struct alq_error *err);

/* render.c */
extern const struct ddl mysql_ddl;

/* sql.c */
struct sql_rules;
extern const struct sql_rules mysql_sql;

#endif

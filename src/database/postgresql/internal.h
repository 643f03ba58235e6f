/* What the files of this folder share. */
#ifndef DATABASE_POSTGRESQL_INTERNAL_H
#define DATABASE_POSTGRESQL_INTERNAL_H

#include "database/ddl.h"
#include "database/dialect.h"
#include "database/render.h"

/* The slots of postgresql_dialect, each in the file of its name. */

/* driver_open.c; without_driver.c where the build has no header of libpq */
bool postgresql_open(const struct url *url, const struct open_options *options,
                     struct connection **ret_connection, struct alq_error *err) ALQ_CHECK;

/* lock.c */
struct lock *postgresql_lock_new(struct connection *connection, const char *name);

/* inspect.c */
bool postgresql_has_table(struct connection *connection, const char *schema, const char *table,
                          bool *ret_has_table, struct alq_error *err) ALQ_CHECK;
bool postgresql_list_tables(struct connection *connection, const char *schema, struct arena *arena,
                            struct strings *ret_tables, struct alq_error *err) ALQ_CHECK;
bool postgresql_list_schemas(struct connection *connection, struct arena *arena,
                             struct strings *ret_schemas, struct alq_error *err) ALQ_CHECK;
bool postgresql_column_width(struct connection *connection, const char *schema, const char *table,
                             const char *column, unsigned *ret_width, struct alq_error *err)
    ALQ_CHECK;
bool postgresql_widen_column(struct connection *connection, const char *schema, const char *table,
                             const char *column, unsigned width, struct alq_error *err) ALQ_CHECK;

/* grant.c. The hint of "permission denied for …" (42501): what to grant to role. */
void postgresql_hint_grant(const char *message, const char *role, struct alq_error *err);
/* The same where no schema is left to role to make a table in (3F000); schema NULL: the usual. */
void postgresql_hint_schema(const char *schema, const char *role, struct alq_error *err);

/* outcome.c */
bool postgresql_find_outcome(struct connection *connection, const char *statement,
                             enum statement_outcome *ret_outcome, struct alq_error *err) ALQ_CHECK;

/* inspect_schema.c */
bool postgresql_inspect_table(struct connection *connection, const char *schema, const char *table,
                              struct arena *arena, struct table **ret_table, struct alq_error *err)
    ALQ_CHECK;
bool postgresql_inspect_view(struct connection *connection, const char *schema, const char *view,
                             struct arena *arena, struct table **ret_table, struct alq_error *err)
    ALQ_CHECK;
bool postgresql_inspect_schema(struct connection *connection, const char *schema,
                               struct arena *arena, struct schema **ret_schema,
                               struct alq_error *err) ALQ_CHECK;

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

/* scratch.c */
struct scratch_rules;
extern const struct scratch_rules postgresql_scratch;

#endif

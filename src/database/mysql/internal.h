/* What the files of this folder share. */
#ifndef DATABASE_MYSQL_INTERNAL_H
#define DATABASE_MYSQL_INTERNAL_H

#include "database/ddl.h"
#include "database/render.h"

struct lock;

/* The slots of mysql_dialect, each in the file of its name. */

/* driver_open.c; without_driver.c in a build without libmariadb's headers. */
bool mysql_open(const struct url *url, const struct open_options *options,
                struct connection **ret_connection, struct alq_error *err) ALQ_CHECK;

/* lock.c */
struct lock *mysql_lock_new(struct connection *connection, const char *name);

/* blockers.c. Adds to err, and tells the log, which sessions may have kept a lock from a statement
 * of this connection. */
void mysql_name_blockers(struct connection *connection, struct alq_error *err);

/* inspect.c */
bool mysql_has_table(struct connection *connection, const char *schema, const char *table,
                     bool *ret_has_table, struct alq_error *err) ALQ_CHECK;
bool mysql_tables_in(struct connection *connection, const char *schema, struct arena *arena,
                     struct strings *ret_tables, struct alq_error *err) ALQ_CHECK;
bool mysql_column_width(struct connection *connection, const char *schema, const char *table,
                        const char *column, unsigned *ret_width, struct alq_error *err) ALQ_CHECK;
bool mysql_widen_column(struct connection *connection, const char *schema, const char *table,
                        const char *column, unsigned width, struct alq_error *err) ALQ_CHECK;

/* inspect_schema.c */
bool mysql_inspect_table(struct connection *connection, const char *schema, const char *table,
                         struct arena *arena, struct table **ret_table, struct alq_error *err)
    ALQ_CHECK;
bool mysql_inspect_view(struct connection *connection, const char *schema, const char *view,
                        struct arena *arena, struct table **ret_table, struct alq_error *err)
    ALQ_CHECK;
bool mysql_inspect_schema(struct connection *connection, const char *schema, struct arena *arena,
                          struct schema **ret_schema, struct alq_error *err) ALQ_CHECK;

/* outcome.c */
bool mysql_find_outcome(struct connection *connection, const char *statement,
                        enum statement_outcome *ret_outcome, struct alq_error *err) ALQ_CHECK;

bool mysql_shows_outcome(const char *statement);

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

/* scratch.c */
struct scratch_rules;
extern const struct scratch_rules mysql_scratch;

#endif

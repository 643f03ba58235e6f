/* What the files of this folder share. */
#ifndef DATABASE_SQLITE_INTERNAL_H
#define DATABASE_SQLITE_INTERNAL_H

#include "database/ddl.h"
#include "database/dialect.h"

/* The slots of sqlite_dialect, each in the file of its name. */

/* driver.c */
char *sqlite_find_writer(struct connection *base, struct arena *arena);

/* driver_open.c */
bool sqlite_open(const struct url *url, const struct open_options *options,
                 struct connection **ret_connection, struct alq_error *err) ALQ_CHECK;

/* quote.c */
bool sqlite_needs_quotes(const char *name);

/* inspect.c */
bool sqlite_has_table(struct connection *connection, const char *schema, const char *table,
                      bool *ret_has_table, struct alq_error *err) ALQ_CHECK;
bool sqlite_list_tables(struct connection *connection, const char *schema, struct arena *arena,
                        struct strings *ret_tables, struct alq_error *err) ALQ_CHECK;
bool sqlite_column_width(struct connection *connection, const char *schema, const char *table,
                         const char *column, unsigned *ret_width, struct alq_error *err) ALQ_CHECK;

/* inspect_schema.c. A table that is not in main is looked for in temp where no schema is given. */
bool sqlite_inspect_view(struct connection *connection, const char *schema, const char *view,
                         struct arena *arena, struct table **ret_table, struct alq_error *err);
bool sqlite_inspect_table(struct connection *connection, const char *schema, const char *table,
                          struct arena *arena, struct table **ret_table, struct alq_error *err)
    ALQ_CHECK;
bool sqlite_inspect_schema(struct connection *connection, const char *schema, struct arena *arena,
                           struct schema **ret_schema, struct alq_error *err) ALQ_CHECK;

/* The text of a .sql file with the placeholder main.sqlite_master put into the schema, in arena. */
char *sqlite_query_in(const char *query, const char *schema, struct arena *arena);

/* rebuild.c */
bool sqlite_rebuild(struct apply *apply, const char *schema, const char *table,
                    const struct operation *const *operations, size_t count, struct alq_error *err)
    ALQ_CHECK;

/* render.c */
extern const struct ddl sqlite_ddl;

/* sql.c */
struct sql_rules;
extern const struct sql_rules sqlite_sql;

/* needs_rebuild.c */
bool sqlite_needs_rebuild(const struct operation *operation, bool is_script);

/* widen.c */
bool sqlite_widen_column(struct connection *connection, const char *schema, const char *table,
                         const char *column, unsigned width, struct alq_error *err) ALQ_CHECK;

/* scratch.c */
struct scratch_rules;
extern const struct scratch_rules sqlite_scratch;

#endif

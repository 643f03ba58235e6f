/* The slots of a dialect that writes SQL but has no driver in this build. */
#ifndef DATABASE_UNSERVED_H
#define DATABASE_UNSERVED_H

#include "database/dialect.h"

/* For the slots of struct dialect. unserved_refuse is what an own open slot ends in; the others
 * never find a live connection, and answer the same for one that only writes. All set
 * UNSUPPORTED and return false. */
bool unserved_refuse(const struct dialect *dialect, struct alq_error *err);

bool unserved_has_table(struct connection *connection, const char *schema, const char *table,
                        bool *ret_has_table, struct alq_error *err) ALQ_CHECK;
bool unserved_list_tables(struct connection *connection, const char *schema, struct arena *arena,
                          struct strings *ret_tables, struct alq_error *err) ALQ_CHECK;
bool unserved_column_width(struct connection *connection, const char *schema, const char *table,
                           const char *column, unsigned *ret_width, struct alq_error *err)
    ALQ_CHECK;
bool unserved_widen_column(struct connection *connection, const char *schema, const char *table,
                           const char *column, unsigned width, struct alq_error *err) ALQ_CHECK;

#endif

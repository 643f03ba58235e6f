/* Refuses, in one wording, what needs a driver that this build does not have. */
#include "database/unserved.h"

#include "base/error.h"
#include "base/banned.h"

bool unserved_refuse(const struct dialect *dialect, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_UNSUPPORTED, "this build cannot connect to %s", dialect->label);
    error_detail(err, "it was built without the headers of its client library");
    return error_hint(err, "write a script for its own client with --sql, as in: alambique upgrade "
                           "--sql head");
}

/* The signatures are those of the slots: NOLINTBEGIN(readability-non-const-parameter) */

bool unserved_has_table(struct connection *connection, const char *schema, const char *table,
                        bool *ret_has_table, struct alq_error *err)
{
    (void)schema;
    (void)table;
    (void)ret_has_table;
    return unserved_refuse(connection->dialect, err);
}

bool unserved_list_tables(struct connection *connection, const char *schema, struct arena *arena,
                          struct strings *ret_tables, struct alq_error *err)
{
    (void)schema;
    (void)arena;
    (void)ret_tables;
    return unserved_refuse(connection->dialect, err);
}

bool unserved_column_width(struct connection *connection, const char *schema, const char *table,
                           const char *column, unsigned *ret_width, struct alq_error *err)
{
    (void)schema;
    (void)table;
    (void)column;
    (void)ret_width;
    return unserved_refuse(connection->dialect, err);
}

bool unserved_widen_column(struct connection *connection, const char *schema, const char *table,
                           const char *column, unsigned width, struct alq_error *err)
{
    (void)schema;
    (void)table;
    (void)column;
    (void)width;
    return unserved_refuse(connection->dialect, err);
}

/* NOLINTEND(readability-non-const-parameter) */

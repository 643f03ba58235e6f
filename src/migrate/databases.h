/* The kinds of database that this build knows. */
#ifndef MIGRATE_DATABASES_H
#define MIGRATE_DATABASES_H

#include "database/dialect.h"

/* By the name in a URL or a section marker; NULL for an unknown one. */
const struct dialect *databases_find(const char *name);

struct pg_conn;
struct sqlite3;
struct st_mysql;

/* Connections over an application's own handle. */
bool databases_borrow_postgresql(struct pg_conn *handle, const struct open_options *options,
                                 struct connection **ret_connection, struct alq_error *err)
    ALQ_CHECK;
bool databases_borrow_sqlite(struct sqlite3 *handle, const struct open_options *options,
                             struct connection **ret_connection, struct alq_error *err) ALQ_CHECK;
bool databases_borrow_mysql(struct st_mysql *handle, const struct open_options *options,
                            struct connection **ret_connection, struct alq_error *err) ALQ_CHECK;

#endif

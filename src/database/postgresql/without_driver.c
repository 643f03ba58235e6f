/* Stands in for driver*.c, and what is built on them, where libpq's header was not there to build
 * with. */
#include "database/lock.h"
#include "database/postgresql/internal.h"
#include "database/postgresql/postgresql.h"
#include "database/unserved.h"
#include "base/banned.h"

bool postgresql_open(const struct url *url, const struct open_options *options,
                     struct connection **ret_connection, struct alq_error *err)
{
    (void)url;
    (void)options;
    (void)ret_connection;
    return unserved_refuse(&postgresql_dialect, err);
}

bool postgresql_borrow(struct pg_conn *handle, const struct open_options *options,
                       struct connection **ret_connection, struct alq_error *err)
{
    (void)handle;
    (void)options;
    (void)ret_connection;
    return unserved_refuse(&postgresql_dialect, err);
}

/* Never called: there is no connection to lock on. */
struct lock *postgresql_lock_new(struct connection *connection, const char *name)
{
    (void)connection;
    (void)name;
    return NULL;
}

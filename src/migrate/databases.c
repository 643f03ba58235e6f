/* The one file that names every database. Adding one is a line here and a folder. */
#include "migrate/databases.h"

#include <string.h>

#include "database/mysql/mysql.h"
#include "database/postgresql/postgresql.h"
#include "database/sqlite/sqlite.h"
#include "base/banned.h"

static const struct dialect *const dialects[] = {
    &sqlite_dialect,
    &postgresql_dialect,
    &mysql_dialect,
};

const struct dialect *databases_find(const char *name)
{
    for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++)
        if (strcmp(dialects[i]->name, name) == 0)
            return dialects[i];
    return NULL;
}

bool databases_borrow_sqlite(struct sqlite3 *handle, const struct open_options *options,
                             struct connection **ret_connection, struct alq_error *err)
{
    return sqlite_borrow(handle, options, ret_connection, err);
}

bool databases_borrow_postgresql(struct pg_conn *handle, const struct open_options *options,
                                 struct connection **ret_connection, struct alq_error *err)
{
    return postgresql_borrow(handle, options, ret_connection, err);
}

bool databases_borrow_mysql(struct st_mysql *handle, const struct open_options *options,
                            struct connection **ret_connection, struct alq_error *err)
{
    return mysql_borrow(handle, options, ret_connection, err);
}

/* Stands for the driver in a build without libmariadb's headers. */
#include "database/mysql/internal.h"
#include "database/mysql/mysql.h"

#include "database/unserved.h"
#include "base/banned.h"

bool mysql_open(const struct url *url, const struct open_options *options,
                struct connection **ret_connection, struct alq_error *err)
{
    (void)url;
    (void)options;
    (void)ret_connection;
    return unserved_refuse(&mysql_dialect, err);
}

bool mysql_borrow(struct st_mysql *handle, const struct open_options *options,
                  struct connection **ret_connection, struct alq_error *err)
{
    (void)handle;
    (void)options;
    (void)ret_connection;
    return unserved_refuse(&mysql_dialect, err);
}

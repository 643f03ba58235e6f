/* configuration.r said nothing of what it holds; its value is kept. The new switches are off, so
 * that a site behaves after the upgrade as it did before. */
#include <alambique/migration.h>

static bool add_switch(struct alq_op *op, const char *name, struct alq_error *err)
{
    return alq_add_column(op, "configuration",
                          ALQ_COLUMN(name, ALQ_BOOLEAN, .not_null = true, .server_default = "0"),
                          err);
}

static bool upgrade(struct alq_op *op, struct alq_error *err)
{
    /* MySQL says a column's type again when it is renamed. */
    return alq_alter_column(op, "configuration", "r",
                            ALQ_ALTER(.new_name = "csrf_seed", .existing_type = ALQ_STRING(64)),
                            err) &&
           add_switch(op, "allow_unverified_login", err) && add_switch(op, "enable_uploads", err) &&
           alq_add_column(op, "configuration",
                          ALQ_COLUMN("max_upload_megabytes", ALQ_INTEGER, .not_null = true,
                                     .server_default = "1"),
                          err) &&
           add_switch(op, "enable_forum", err);
}

static bool downgrade(struct alq_op *op, struct alq_error *err)
{
    static const char *const columns[] = {"enable_forum", "max_upload_megabytes", "enable_uploads",
                                          "allow_unverified_login"};
    if (!alq_batch_begin(op, "configuration", ALQ_RECREATE_AUTO, err))
        return false;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (!alq_drop_column(op, "configuration", columns[i], err))
            return false;
    return alq_alter_column(op, "configuration", "csrf_seed",
                            ALQ_ALTER(.new_name = "r", .existing_type = ALQ_STRING(64)), err) &&
           alq_batch_end(op, err);
}

ALQ_REVISION(.id = "20260216_083000", .revises = "20260211_150000", .message = "Name the CSRF seed",
             .upgrade = upgrade, .downgrade = downgrade);

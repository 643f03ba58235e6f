/* Names. */
#include <alambique/migration.h>

static bool upgrade(struct alq_op *op, struct alq_error *err)
{
    return alq_add_column(op, "users", ALQ_COLUMN("name", ALQ_STRING(50)), err);
}

static bool downgrade(struct alq_op *op, struct alq_error *err)
{
    return alq_drop_column(op, "users", "name", err);
}

ALQ_REVISION(.id = "two", .revises = "one", .upgrade = upgrade, .downgrade = downgrade);

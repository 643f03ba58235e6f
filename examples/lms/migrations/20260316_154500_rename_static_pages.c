/* Static pages are written by people now, so they are custom pages. All rows stay; the pages that
 * every site must show go into the footer at once. */
#include <alambique/migration.h>

static bool upgrade(struct alq_op *op, struct alq_error *err)
{
    return alq_rename_table(op, "static_pages", "custom_pages", err) &&
           alq_add_column(op, "custom_pages",
                          ALQ_COLUMN("is_in_footer", ALQ_BOOLEAN, .not_null = true,
                                     .server_default = "0"),
                          err) &&
           alq_execute_with(op, "UPDATE custom_pages SET is_in_footer = ? WHERE slug IN (?, ?)",
                            ALQ_VALUES(alq_boolean(true), alq_text("about"), alq_text("privacy")),
                            NULL, err);
}

static bool downgrade(struct alq_op *op, struct alq_error *err)
{
    return alq_drop_column(op, "custom_pages", "is_in_footer", err) &&
           alq_rename_table(op, "custom_pages", "static_pages", err);
}

ALQ_REVISION(.id = "20260316_154500", .revises = "20260312_090000",
             .message = "Rename static pages\n\n"
                        "They are written by people now, so they are custom pages.",
             .upgrade = upgrade, .downgrade = downgrade);

/* A second enrolment of a student in the same course never meant anything, and a double click could
 * make one. Of several the one that is paid for stays, else a completed, else an active one, and of
 * equals the oldest; payments for the others follow it. */
#include <alambique/migration.h>

static const char rank_enrolments[] =
    "CREATE TABLE enrolment_keepers AS\n"
    "SELECT id, FIRST_VALUE(id) OVER (\n"
    "    PARTITION BY user_id, course_id\n"
    "    ORDER BY CASE WHEN EXISTS (SELECT 1 FROM payments\n"
    "                               WHERE payments.enrolment_id = enrolments.id\n"
    "                                 AND payments.status = 'completed') THEN 0 ELSE 1 END,\n"
    "             CASE status WHEN 'completed' THEN 0 WHEN 'active' THEN 1 ELSE 2 END,\n"
    "             enrolled_at, id) AS kept_id\n"
    "FROM enrolments";

static const char move_payments[] =
    "UPDATE payments\n"
    "SET enrolment_id = (SELECT kept_id FROM enrolment_keepers\n"
    "                    WHERE enrolment_keepers.id = payments.enrolment_id)\n"
    "WHERE enrolment_id IS NOT NULL";

static const char delete_others[] =
    "DELETE FROM enrolments\n"
    "WHERE id IN (SELECT id FROM enrolment_keepers WHERE enrolment_keepers.id <> kept_id)";

static bool upgrade(struct alq_op *op, struct alq_error *err)
{
    /* Some sites had the index from a hotfix; then there is nothing to do. */
    if (!alq_is_offline(op) && alq_has_index(op, "enrolments", "uq_enrolments_user_course"))
        return true;
    return alq_execute(op, rank_enrolments, err) && alq_execute(op, move_payments, err) &&
           alq_execute(op, delete_others, err) && alq_drop_table(op, "enrolment_keepers", err) &&
           alq_create_index(ALQ_WITH(op, .unique = true), "uq_enrolments_user_course", "enrolments",
                            ALQ_NAMES("user_id", "course_id"), err);
}

static bool downgrade(struct alq_op *op, struct alq_error *err)
{
    return alq_drop_index(op, "uq_enrolments_user_course", "enrolments", err);
}

ALQ_REVISION(.id = "20260304_140000", .revises = "20260302_113000",
             .message = "One enrolment per course", .upgrade = upgrade, .downgrade = downgrade);

/* What is in the database, for revisions in C. A question that cannot be answered is kept, and
 * stops the revision at its next call. */
#include "base/error.h"
#include "base/text.h"
#include "database/dialect.h"
#include "script/c_run.h"
#include "base/banned.h"

/* Whether a question may be asked at all. */
static bool can_look(struct alq_op *op, const char *what, const char *name)
{
    if (op->failure.kind != ALQ_ERROR_NONE)
        return false;
    if (!op->target->is_offline)
        return true;
    error_set(&op->failure, ALQ_ERROR_UNSUPPORTED,
              "revision %s asks whether %s %s is there, which a script cannot know",
              op->file->revision.id, what, name);
    return error_hint(&op->failure, "run it on a database, or let the revision say .if_exists or "
                                    ".if_not_exists instead of asking");
}

/* NULL where there is no such table, and where it could not be looked at. */
static const struct table *look_at(struct alq_op *op, const char *table)
{
    const struct alq_keywords keywords = op_take_keywords(op);
    const struct dialect *dialect = op->target->connection->dialect;
    struct table *found = NULL;
    if (!can_look(op, "a part of table", table))
        return NULL;
    if (!dialect->inspect_table) {
        error_set(&op->failure, ALQ_ERROR_UNSUPPORTED, "this version cannot look into tables of %s",
                  dialect->label);
        return NULL;
    }
    if (!dialect->inspect_table(op->target->connection, keywords.schema, table, op->arena, &found,
                                &op->failure))
        return NULL;
    return found;
}

bool alq_has_table(struct alq_op *op, const char *table)
{
    const struct alq_keywords keywords = op_take_keywords(op);
    const struct dialect *dialect = op->target->connection->dialect;
    bool has_table = false;
    return can_look(op, "table", table) &&
           dialect->has_table(op->target->connection, keywords.schema, table, &has_table,
                              &op->failure) &&
           has_table;
}

bool alq_has_column(struct alq_op *op, const char *table, const char *column)
{
    const struct table *found = look_at(op, table);
    return found && table_find_column(found, column);
}

bool alq_has_index(struct alq_op *op, const char *table, const char *index)
{
    const struct table *found = look_at(op, table);
    return found && table_find_index(found, index);
}

bool alq_has_constraint(struct alq_op *op, const char *table, const char *constraint)
{
    const struct table *found = look_at(op, table);
    return found && table_find_constraint(found, constraint);
}

/* Operations on indexes and constraints, for revisions in C. */
#include "base/error.h"
#include "base/text.h"
#include "script/c_model.h"
#include "script/c_run.h"
#include "base/banned.h"

static struct operation *new_operation(struct alq_op *op, enum operation_kind kind,
                                       const char *name, const char *table)
{
    struct operation *operation =
        operation_new(op->arena, kind, NULL, arena_strdup(op->arena, table));
    operation->name = arena_strdup(op->arena, name);
    return operation;
}

bool alq_create_index(struct alq_op *op, const char *name, const char *table, alq_names columns,
                      struct alq_error *err)
{
    struct operation *operation = new_operation(op, OPERATION_CREATE_INDEX, name, table);
    struct index *index = model_index(name, columns, op->arena);
    index->is_unique = op->keywords.unique;
    model_add_options(&index->options, op->keywords.options, op->arena);
    operation->index = index;
    return op_apply(op, operation, err);
}

bool alq_drop_index(struct alq_op *op, const char *name, const char *table, struct alq_error *err)
{
    return op_apply(op, new_operation(op, OPERATION_DROP_INDEX, name, table), err);
}

static bool rename_part(struct alq_op *op, enum operation_kind kind, const char *name,
                        const char *table, const char *new_name, struct alq_error *err)
{
    struct operation *operation = new_operation(op, kind, name, table);
    operation->new_name = arena_strdup(op->arena, new_name);
    return op_apply(op, operation, err);
}

bool alq_rename_index(struct alq_op *op, const char *name, const char *table, const char *new_name,
                      struct alq_error *err)
{
    return rename_part(op, OPERATION_RENAME_INDEX, name, table, new_name, err);
}

bool alq_create_constraint(struct alq_op *op, const char *table, const struct alq_item *constraint,
                           struct alq_error *err)
{
    const struct alq_constraint *given = (const struct alq_constraint *)constraint;
    if (constraint->kind == ALQ_ITEM_COLUMN)
        return error_set(err, ALQ_ERROR_SCRIPT, "table %s is given a column for a constraint",
                         table);
    struct operation *operation =
        new_operation(op, OPERATION_CREATE_CONSTRAINT, given->name, table);
    struct constraint *made = model_constraint(given, op->arena);
    model_add_options(&made->options, op->keywords.options, op->arena);
    operation->constraint = made;
    return op_apply(op, operation, err);
}

/* What the keywords say of a constraint. */
static struct alq_constraint begin_constraint(const struct alq_op *op, enum alq_item_kind kind,
                                              const char *name)
{
    return (struct alq_constraint){
        .item = {kind},
        .name = name,
        .deferrable = op->keywords.deferrable,
        .initially = op->keywords.initially,
        .match = op->keywords.match,
        .on_delete = op->keywords.on_delete,
        .on_update = op->keywords.on_update,
        .referred_schema = op->keywords.referred_schema,
    };
}

bool alq_create_primary_key(struct alq_op *op, const char *name, const char *table,
                            alq_names columns, struct alq_error *err)
{
    struct alq_constraint given = begin_constraint(op, ALQ_ITEM_PRIMARY_KEY, name);
    given.columns = columns;
    return alq_create_constraint(op, table, &given.item, err);
}

bool alq_create_unique_constraint(struct alq_op *op, const char *name, const char *table,
                                  alq_names columns, struct alq_error *err)
{
    struct alq_constraint given = begin_constraint(op, ALQ_ITEM_UNIQUE, name);
    given.columns = columns;
    return alq_create_constraint(op, table, &given.item, err);
}

bool alq_create_check_constraint(struct alq_op *op, const char *name, const char *table,
                                 const char *condition, struct alq_error *err)
{
    struct alq_constraint given = begin_constraint(op, ALQ_ITEM_CHECK, name);
    given.check = condition;
    return alq_create_constraint(op, table, &given.item, err);
}

bool alq_create_foreign_key(struct alq_op *op, const char *name, const char *source,
                            const char *referent, alq_names local_columns, alq_names remote_columns,
                            struct alq_error *err)
{
    struct alq_constraint given = begin_constraint(op, ALQ_ITEM_FOREIGN_KEY, name);
    given.columns = local_columns;
    given.referred_table = referent;
    given.referred_columns = remote_columns;
    return alq_create_constraint(op, source, &given.item, err);
}

static bool drop_constraint(struct alq_op *op, const char *name, const char *table,
                            enum alq_item_kind kind, alq_names columns, struct alq_error *err)
{
    struct operation *operation = new_operation(op, OPERATION_DROP_CONSTRAINT, name, table);
    operation->has_constraint_kind = kind != ALQ_ITEM_ANY;
    if (operation->has_constraint_kind)
        operation->constraint_kind = model_constraint_kind(kind);
    operation->columns = model_names(columns, op->arena);
    return op_apply(op, operation, err);
}

bool alq_drop_constraint(struct alq_op *op, const char *name, const char *table,
                         enum alq_item_kind kind, struct alq_error *err)
{
    return drop_constraint(op, name, table, kind, NULL, err);
}

bool alq_drop_unnamed_constraint(struct alq_op *op, const char *table, enum alq_item_kind kind,
                                 alq_names columns, struct alq_error *err)
{
    return drop_constraint(op, NULL, table, kind, columns, err);
}

bool alq_rename_constraint(struct alq_op *op, const char *name, const char *table,
                           const char *new_name, struct alq_error *err)
{
    return rename_part(op, OPERATION_RENAME_CONSTRAINT, name, table, new_name, err);
}

bool alq_validate_constraint(struct alq_op *op, const char *name, const char *table,
                             struct alq_error *err)
{
    return op_apply(op, new_operation(op, OPERATION_VALIDATE_CONSTRAINT, name, table), err);
}

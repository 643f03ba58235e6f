/* Operations on enums, views and triggers, for revisions in C. */
#include "base/error.h"
#include "base/text.h"
#include "script/c_model.h"
#include "script/c_run.h"
#include "base/banned.h"

static struct operation *new_operation(struct alq_op *op, enum operation_kind kind,
                                       const char *name, const char *text)
{
    struct operation *operation = operation_new(op->arena, kind, NULL, NULL);
    operation->name = arena_strdup(op->arena, name);
    operation->text = arena_strdup(op->arena, text);
    return operation;
}

static bool apply_enum(struct alq_op *op, enum operation_kind kind, const char *name,
                       alq_names values, struct alq_error *err)
{
    struct operation *operation = new_operation(op, kind, name, NULL);
    struct enum_type *type = arena_new(op->arena, struct enum_type);
    type->name = operation->name;
    type->schema = arena_strdup(op->arena, op->keywords.schema);
    type->values = model_names(values, op->arena);
    operation->enum_type = type;
    return op_apply(op, operation, err);
}

bool alq_create_enum(struct alq_op *op, const char *name, alq_names values, struct alq_error *err)
{
    return apply_enum(op, OPERATION_CREATE_ENUM, name, values, err);
}

bool alq_drop_enum(struct alq_op *op, const char *name, struct alq_error *err)
{
    return apply_enum(op, OPERATION_DROP_ENUM, name, NULL, err);
}

bool alq_add_enum_value(struct alq_op *op, const char *name, const char *value,
                        struct alq_error *err)
{
    struct operation *operation = new_operation(op, OPERATION_ADD_ENUM_VALUE, name, NULL);
    operation->value = arena_strdup(op->arena, value);
    operation->before = arena_strdup(op->arena, op->keywords.before);
    operation->after = arena_strdup(op->arena, op->keywords.after);
    return op_apply(op, operation, err);
}

bool alq_rename_enum_value(struct alq_op *op, const char *name, const char *value,
                           const char *new_value, struct alq_error *err)
{
    struct operation *operation = new_operation(op, OPERATION_RENAME_ENUM_VALUE, name, NULL);
    operation->value = arena_strdup(op->arena, value);
    operation->new_value = arena_strdup(op->arena, new_value);
    return op_apply(op, operation, err);
}

static bool apply_view(struct alq_op *op, enum operation_kind kind, const char *name,
                       const char *definition, struct alq_error *err)
{
    struct operation *operation = new_operation(op, kind, name, definition);
    operation->old_text = arena_strdup(op->arena, op->keywords.old);
    return op_apply(op, operation, err);
}

bool alq_create_view(struct alq_op *op, const char *name, const char *definition,
                     struct alq_error *err)
{
    return apply_view(op, OPERATION_CREATE_VIEW, name, definition, err);
}

bool alq_replace_view(struct alq_op *op, const char *name, const char *definition,
                      struct alq_error *err)
{
    return apply_view(op, OPERATION_REPLACE_VIEW, name, definition, err);
}

bool alq_drop_view(struct alq_op *op, const char *name, struct alq_error *err)
{
    return apply_view(op, OPERATION_DROP_VIEW, name, NULL, err);
}

bool alq_create_trigger(struct alq_op *op, const char *name, const char *table, const char *source,
                        struct alq_error *err)
{
    struct operation *operation = new_operation(op, OPERATION_CREATE_TRIGGER, name, source);
    operation->table = arena_strdup(op->arena, table);
    return op_apply(op, operation, err);
}

bool alq_drop_trigger(struct alq_op *op, const char *name, const char *table, struct alq_error *err)
{
    struct operation *operation = new_operation(op, OPERATION_DROP_TRIGGER, name, NULL);
    operation->table = arena_strdup(op->arena, table);
    return op_apply(op, operation, err);
}

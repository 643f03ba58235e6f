/* Operations on enums, views, triggers and sequences, for revisions in C. */
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

static void add_uses(struct alq_op *op, struct operation *operation)
{
    const struct alq_enum_use *const *uses = op->keywords.uses;
    for (; uses && *uses; uses++) {
        struct constraints constraints = {0};
        struct indexes indexes = {0};
        const struct enum_use use = {
            arena_strdup(op->arena, (*uses)->schema),
            arena_strdup(op->arena, (*uses)->table),
            model_column((const struct alq_column *)(*uses)->column, (*uses)->table, op->arena,
                         &constraints, &indexes),
        };
        vec_push(op->arena, &operation->enum_uses, use);
    }
}

/* values: all of them as they are afterwards, or NULL. */
static struct operation *new_enum_operation(struct alq_op *op, enum operation_kind kind,
                                            const char *name, alq_names values)
{
    struct operation *operation = new_operation(op, kind, name, NULL);
    struct enum_type *type = arena_new(op->arena, struct enum_type);
    type->name = operation->name;
    type->schema = arena_strdup(op->arena, op->keywords.schema);
    type->values = model_names(values, op->arena);
    operation->enum_type = type;
    add_uses(op, operation);
    return operation;
}

static bool apply_enum(struct alq_op *op, enum operation_kind kind, const char *name,
                       alq_names values, struct alq_error *err)
{
    return op_apply(op, new_enum_operation(op, kind, name, values), err);
}

/* MySQL must be told all values, and says so where they are missing. */
static struct operation *new_value_change(struct alq_op *op, enum operation_kind kind,
                                          const char *name)
{
    struct operation *operation = new_enum_operation(op, kind, name, op->keywords.values);
    if (!op->keywords.values)
        operation->enum_type = NULL;
    return operation;
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
    struct operation *operation = new_value_change(op, OPERATION_ADD_ENUM_VALUE, name);
    operation->value = arena_strdup(op->arena, value);
    operation->before = arena_strdup(op->arena, op->keywords.before);
    operation->after = arena_strdup(op->arena, op->keywords.after);
    return op_apply(op, operation, err);
}

bool alq_rename_enum_value(struct alq_op *op, const char *name, const char *value,
                           const char *new_value, struct alq_error *err)
{
    struct operation *operation = new_value_change(op, OPERATION_RENAME_ENUM_VALUE, name);
    operation->value = arena_strdup(op->arena, value);
    operation->new_value = arena_strdup(op->arena, new_value);
    return op_apply(op, operation, err);
}

bool alq_rebuild_enum(struct alq_op *op, const char *name, alq_names values, struct alq_error *err)
{
    return apply_enum(op, OPERATION_REBUILD_ENUM, name, values, err);
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

static bool apply_trigger(struct alq_op *op, enum operation_kind kind, const char *name,
                          const char *table, const char *source, struct alq_error *err)
{
    struct operation *operation = new_operation(op, kind, name, source);
    operation->table = arena_strdup(op->arena, table);
    operation->old_text = arena_strdup(op->arena, op->keywords.old);
    return op_apply(op, operation, err);
}

bool alq_create_trigger(struct alq_op *op, const char *name, const char *table, const char *source,
                        struct alq_error *err)
{
    return apply_trigger(op, OPERATION_CREATE_TRIGGER, name, table, source, err);
}

bool alq_replace_trigger(struct alq_op *op, const char *name, const char *table, const char *source,
                         struct alq_error *err)
{
    return apply_trigger(op, OPERATION_REPLACE_TRIGGER, name, table, source, err);
}

bool alq_drop_trigger(struct alq_op *op, const char *name, const char *table, struct alq_error *err)
{
    return apply_trigger(op, OPERATION_DROP_TRIGGER, name, table, NULL, err);
}

static struct identity sequence_parameters(const struct alq_sequence *given)
{
    return (struct identity){
        .has_start = given->start != 0,
        .start = given->start,
        .has_increment = given->increment != 0,
        .increment = given->increment,
        .has_minimum = given->minimum != 0,
        .minimum = given->minimum,
        .has_maximum = given->maximum != 0,
        .maximum = given->maximum,
        .has_cache = given->cache != 0,
        .cache = given->cache,
        .cycles = given->cycle == ALQ_YES  ? TRI_YES
                  : given->cycle == ALQ_NO ? TRI_NO
                                           : TRI_UNSET,
    };
}

static bool apply_sequence(struct alq_op *op, enum operation_kind kind, const char *name,
                           const struct alq_sequence *given, struct alq_error *err)
{
    struct operation *operation = new_operation(op, kind, name, NULL);
    struct sequence *sequence = arena_new(op->arena, struct sequence);
    sequence->name = operation->name;
    sequence->schema = arena_strdup(op->arena, op->keywords.schema);
    if (given)
        sequence->parameters = sequence_parameters(given);
    operation->sequence = sequence;
    return op_apply(op, operation, err);
}

bool alq_create_sequence(struct alq_op *op, const char *name, const struct alq_sequence *sequence,
                         struct alq_error *err)
{
    return apply_sequence(op, OPERATION_CREATE_SEQUENCE, name, sequence, err);
}

bool alq_drop_sequence(struct alq_op *op, const char *name, struct alq_error *err)
{
    return apply_sequence(op, OPERATION_DROP_SEQUENCE, name, NULL, err);
}

/* Turns operations round: what makes drops, what drops makes again from what it kept. */
#include "base/error.h"
#include "base/message.h"
#include "operation/faces.h"
#include "base/banned.h"

/* The kinds that take each other back. */
static const struct {
    enum operation_kind make, drop;
} pairs[] = {
    {OPERATION_CREATE_TABLE, OPERATION_DROP_TABLE},
    {OPERATION_ADD_COLUMN, OPERATION_DROP_COLUMN},
    {OPERATION_CREATE_INDEX, OPERATION_DROP_INDEX},
    {OPERATION_CREATE_CONSTRAINT, OPERATION_DROP_CONSTRAINT},
    {OPERATION_CREATE_ENUM, OPERATION_DROP_ENUM},
    {OPERATION_CREATE_VIEW, OPERATION_DROP_VIEW},
    {OPERATION_CREATE_TRIGGER, OPERATION_DROP_TRIGGER},
    {OPERATION_CREATE_SEQUENCE, OPERATION_DROP_SEQUENCE},
};

static enum operation_kind other_of_pair(enum operation_kind kind)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (pairs[i].make == kind)
            return pairs[i].drop;
        if (pairs[i].drop == kind)
            return pairs[i].make;
    }
    return kind;
}

static struct operation *copy(const struct operation *operation, struct arena *arena)
{
    struct operation *reverse = arena_new(arena, struct operation);
    *reverse = *operation;
    return reverse;
}

static bool fail(const struct operation *operation, const char *what, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    return error_set(err, ALQ_ERROR_SCRIPT, "cannot take back \"%s\": %s",
                     operation_describe(operation, &scratch), message_translate(what));
}

/* The name of what is made, where it stands in the part itself. */
static void take_name(struct operation *reverse, enum operation_kind made)
{
    switch (made) {
    case OPERATION_CREATE_TABLE:
        reverse->table = reverse->created_table->name;
        reverse->schema = reverse->created_table->schema;
        break;
    case OPERATION_ADD_COLUMN:
        reverse->name = reverse->column->name;
        break;
    case OPERATION_CREATE_INDEX:
        reverse->name = reverse->index->name;
        reverse->is_name_final = reverse->index->is_name_final;
        reverse->options = reverse->index->options;
        break;
    case OPERATION_CREATE_CONSTRAINT:
        reverse->name = reverse->constraint->name;
        reverse->is_name_final = reverse->constraint->is_name_final;
        reverse->columns = reverse->constraint->columns;
        reverse->has_constraint_kind = true;
        reverse->constraint_kind = reverse->constraint->kind;
        break;
    case OPERATION_CREATE_ENUM:
        reverse->name = reverse->enum_type->name;
        break;
    default:
        break;
    }
}

REVERSE_FACE(reverse_create)
{
    struct operation *reverse = copy(operation, arena);
    (void)err;
    reverse->kind = other_of_pair(operation->kind);
    reverse->if_exists = operation->if_not_exists;
    reverse->if_not_exists = false;
    reverse->old_text = operation->text;
    reverse->text = NULL;
    take_name(reverse, operation->kind);
    *ret_reverse = reverse;
    return true;
}

/* Whether a drop kept what it drops. */
static bool has_kept(const struct operation *operation)
{
    switch (operation->kind) {
    case OPERATION_DROP_TABLE:
        return operation->created_table;
    case OPERATION_DROP_COLUMN:
        return operation->column;
    case OPERATION_DROP_INDEX:
        return operation->index && operation->table;
    case OPERATION_DROP_CONSTRAINT:
        return operation->constraint;
    case OPERATION_DROP_ENUM:
        return operation->enum_type;
    case OPERATION_DROP_SEQUENCE:
        return operation->sequence;
    default:
        return operation->old_text;
    }
}

REVERSE_FACE(reverse_drop)
{
    struct operation *reverse = NULL;
    if (!has_kept(operation))
        return fail(operation, "it does not say what it drops", err);
    reverse = copy(operation, arena);
    reverse->kind = other_of_pair(operation->kind);
    reverse->if_not_exists = operation->if_exists;
    reverse->if_exists = reverse->cascades = false;
    reverse->text = operation->old_text;
    *ret_reverse = reverse;
    return true;
}

REVERSE_FACE(reverse_rename)
{
    struct operation *reverse = copy(operation, arena);
    (void)err;
    if (operation->kind == OPERATION_RENAME_TABLE) {
        reverse->table = operation->new_name;
        reverse->new_name = operation->table;
    } else if (operation->kind == OPERATION_RENAME_ENUM_VALUE) {
        reverse->value = operation->new_value;
        reverse->new_value = operation->value;
        reverse->enum_type = NULL;
    } else {
        reverse->name = operation->new_name;
        reverse->new_name = operation->name;
    }
    *ret_reverse = reverse;
    return true;
}

/* Sets back what was there before, and says what is there now as existing. */
static void turn_round(struct column_change *back, const struct column_change *change)
{
    if (change->sets_type) {
        back->type = change->existing_type;
        back->existing_type = change->type;
    }
    if (change->sets_nullable) {
        back->is_nullable = change->existing_nullable;
        back->existing_nullable = change->is_nullable;
    }
    if (change->sets_default) {
        back->server_default = change->existing_default;
        back->existing_default = change->server_default;
        back->has_existing_default = true;
    }
    if (change->sets_comment) {
        back->comment = change->existing_comment;
        back->existing_comment = change->comment;
        back->has_existing_comment = true;
    }
    if (change->sets_autoincrement) {
        back->autoincrement = change->existing_autoincrement;
        back->existing_autoincrement = change->autoincrement;
    }
    back->identity = change->existing_identity;
    back->existing_identity = change->identity;
    back->using_expression = NULL;
}

REVERSE_FACE(reverse_alter)
{
    const struct column_change *change = operation->change;
    struct operation *reverse = copy(operation, arena);
    struct column_change *back = arena_new(arena, struct column_change);
    if (change->sets_type && !change->existing_type)
        return fail(operation, "it does not say the existing type", err);
    if (change->sets_nullable && !change->has_existing_nullable)
        return fail(operation, "it does not say whether the column takes NULL now", err);
    if (change->sets_computed)
        return fail(operation, "it does not say how the column was computed", err);
    *back = *change;
    turn_round(back, change);
    if (change->new_name) {
        reverse->name = change->new_name;
        back->new_name = operation->name;
    }
    reverse->change = back;
    *ret_reverse = reverse;
    return true;
}

REVERSE_FACE(reverse_comment)
{
    struct operation *reverse = copy(operation, arena);
    (void)err;
    reverse->kind =
        operation->old_text ? OPERATION_CREATE_TABLE_COMMENT : OPERATION_DROP_TABLE_COMMENT;
    reverse->text = operation->old_text;
    reverse->old_text = operation->text;
    *ret_reverse = reverse;
    return true;
}

REVERSE_FACE(reverse_replace)
{
    struct operation *reverse = NULL;
    if (!operation->old_text)
        return fail(operation, "it does not say what it replaces", err);
    reverse = copy(operation, arena);
    reverse->text = operation->old_text;
    reverse->old_text = operation->text;
    *ret_reverse = reverse;
    return true;
}

REVERSE_FACE(reverse_nothing)
{
    (void)operation;
    (void)arena;
    (void)err;
    *ret_reverse = NULL;
    return true;
}

REVERSE_FACE(reverse_unknown)
{
    (void)arena;
    (void)ret_reverse;
    return fail(operation, "nothing is known that undoes it", err);
}

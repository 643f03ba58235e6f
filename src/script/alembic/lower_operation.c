/* Objects of alembic.operations.ops as operations. */
#include <string.h>

#include "script/alembic/alteration.h"
#include "script/alembic/binding.h"
#include "script/alembic/lower_enum.h"
#include "script/alembic/read.h"
#include "base/banned.h"

/* What a row's function works with. */
struct lowered {
    struct binding *binding;
    struct py_value object;
    struct arena *arena;
    struct operation *operation;
};

static bool get(const struct lowered *lowered, const char *name, struct py_value *ret_value)
{
    return read_object(lowered->binding, lowered->object, name, ret_value);
}

static bool get_string(const struct lowered *lowered, const char *name, const char **ret_string)
{
    return read_string(lowered->binding, lowered->object, name, lowered->arena, ret_string);
}

static bool get_truth(const struct lowered *lowered, const char *name, bool *ret_truth)
{
    return read_truth(lowered->binding, lowered->object, name, ret_truth);
}

static bool get_options(const struct lowered *lowered, const char *name)
{
    struct py_value dict;
    return get(lowered, name, &dict) &&
           read_options(lowered->binding, dict, lowered->arena, &lowered->operation->options);
}

/* A name, which op.f() makes final. */
static bool get_name(const struct lowered *lowered, const char *name)
{
    struct operation *operation = lowered->operation;
    struct py_value value;
    if (!get_string(lowered, name, &operation->name) || !get(lowered, name, &value))
        return false;
    operation->is_name_final =
        !py_is_none(value) && strcmp(py_type_name(lowered->binding->py, value), "conv") == 0;
    return true;
}

static bool lower_create_table(const struct lowered *lowered)
{
    struct operation *operation = lowered->operation;
    struct py_value table;
    struct table *made;
    if (!get(lowered, "_table", &table) ||
        !lower_table(lowered->binding, table, lowered->arena, &made) ||
        !get_truth(lowered, "if_not_exists", &operation->if_not_exists))
        return false;
    operation->created_table = made;
    operation->table = made->name;
    operation->schema = made->schema;
    return true;
}

static bool lower_drop_table(const struct lowered *lowered)
{
    return get_truth(lowered, "if_exists", &lowered->operation->if_exists);
}

static bool lower_rename_table(const struct lowered *lowered)
{
    return get_string(lowered, "new_table_name", &lowered->operation->new_name);
}

static bool lower_comment(const struct lowered *lowered)
{
    struct operation *operation = lowered->operation;
    if (!get_string(lowered, "comment", &operation->text))
        return false;
    if (!operation->text)
        operation->kind = OPERATION_DROP_TABLE_COMMENT;
    return get_string(lowered, "existing_comment", &operation->old_text);
}

static bool lower_drop_comment(const struct lowered *lowered)
{
    return get_string(lowered, "existing_comment", &lowered->operation->old_text);
}

static bool lower_add_column(const struct lowered *lowered)
{
    struct operation *operation = lowered->operation;
    struct py_value table;
    struct table *made;
    if (!get(lowered, "_table", &table) ||
        !lower_table(lowered->binding, table, lowered->arena, &made) ||
        !get_truth(lowered, "if_not_exists", &operation->if_not_exists) ||
        !get_truth(lowered, "inline_references", &operation->inlines_references) ||
        !get_truth(lowered, "inline_primary_key", &operation->inlines_primary_key) ||
        !get_options(lowered, "kw"))
        return false;
    operation->insert_before = options_text(&operation->options, "insert_before");
    operation->insert_after = options_text(&operation->options, "insert_after");
    operation->column = made->columns.items[0];
    for (size_t i = 0; i < made->constraints.count; i++) {
        struct constraint *constraint = made->constraints.items[i];
        bool comes_with_column = constraint->kind == CONSTRAINT_PRIMARY_KEY || constraint->of_type;
        if (!comes_with_column)
            vec_push(lowered->arena, &operation->constraints, constraint);
    }
    operation->indexes = made->indexes;
    return true;
}

static bool lower_alter_column(const struct lowered *lowered)
{
    return lower_alteration(lowered->binding, lowered->object, lowered->arena, lowered->operation);
}

static bool lower_drop_column(const struct lowered *lowered)
{
    return get_string(lowered, "column_name", &lowered->operation->name) &&
           get_truth(lowered, "if_exists", &lowered->operation->if_exists) &&
           get_options(lowered, "kw");
}

static bool lower_create_index(const struct lowered *lowered)
{
    struct operation *operation = lowered->operation;
    struct py_value index;
    struct index *made;
    if (!get(lowered, "_index", &index) ||
        !lower_index(lowered->binding, index, lowered->arena, &made) ||
        !get_truth(lowered, "if_not_exists", &operation->if_not_exists))
        return false;
    operation->index = made;
    operation->name = made->name;
    operation->is_name_final = made->is_name_final;
    return true;
}

static bool lower_drop_index(const struct lowered *lowered)
{
    return get_name(lowered, "index_name") &&
           get_truth(lowered, "if_exists", &lowered->operation->if_exists) &&
           get_options(lowered, "kw");
}

static bool lower_add_constraint(const struct lowered *lowered)
{
    struct operation *operation = lowered->operation;
    struct py_value constraint;
    struct constraint *made;
    if (!get(lowered, "_constraint", &constraint) ||
        !lower_constraint(lowered->binding, constraint, lowered->arena, &made))
        return false;
    operation->constraint = made;
    operation->name = made->name;
    operation->is_name_final = made->is_name_final;
    return true;
}

static bool lower_drop_constraint(const struct lowered *lowered)
{
    static const char *const words[] = {
        [CONSTRAINT_PRIMARY_KEY] = "primary",
        [CONSTRAINT_UNIQUE] = "unique",
        [CONSTRAINT_FOREIGN_KEY] = "foreignkey",
        [CONSTRAINT_CHECK] = "check",
    };
    struct operation *operation = lowered->operation;
    const char *type = NULL;
    if (!get_name(lowered, "constraint_name") || !get_string(lowered, "constraint_type", &type) ||
        !get_truth(lowered, "if_exists", &operation->if_exists) ||
        !read_strings(lowered->binding, lowered->object, "_columns", lowered->arena,
                      &operation->columns))
        return false;
    for (size_t i = 0; type && i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], type) == 0) {
            operation->has_constraint_kind = true;
            operation->constraint_kind = (enum constraint_kind)i;
        }
    return true;
}

static bool lower_enum_rebuild(const struct lowered *lowered)
{
    return lower_rebuild_enum(lowered->binding, lowered->object, lowered->arena,
                              lowered->operation);
}

static bool lower_enum_rename(const struct lowered *lowered)
{
    return lower_rename_enum_value(lowered->binding, lowered->object, lowered->arena,
                                   lowered->operation);
}

static bool lower_a_sequence(const struct lowered *lowered)
{
    struct operation *operation = lowered->operation;
    struct py_value sequence;
    struct sequence *made;
    if (!get(lowered, "_sequence", &sequence) ||
        !lower_sequence(lowered->binding, sequence, lowered->arena, &made) ||
        !get_truth(lowered, "if_exists", &operation->if_exists) ||
        !get_truth(lowered, "if_not_exists", &operation->if_not_exists))
        return false;
    operation->sequence = made;
    operation->name = made->name;
    operation->schema = made->schema;
    return true;
}

static const struct {
    const char *kind;
    enum operation_kind operation;
    bool (*lower)(const struct lowered *lowered);
} rows[] = {
    {"create_table", OPERATION_CREATE_TABLE, lower_create_table},
    {"drop_table", OPERATION_DROP_TABLE, lower_drop_table},
    {"rename_table", OPERATION_RENAME_TABLE, lower_rename_table},
    {"create_table_comment", OPERATION_CREATE_TABLE_COMMENT, lower_comment},
    {"drop_table_comment", OPERATION_DROP_TABLE_COMMENT, lower_drop_comment},
    {"add_column", OPERATION_ADD_COLUMN, lower_add_column},
    {"alter_column", OPERATION_ALTER_COLUMN, lower_alter_column},
    {"drop_column", OPERATION_DROP_COLUMN, lower_drop_column},
    {"create_index", OPERATION_CREATE_INDEX, lower_create_index},
    {"drop_index", OPERATION_DROP_INDEX, lower_drop_index},
    {"add_constraint", OPERATION_CREATE_CONSTRAINT, lower_add_constraint},
    {"drop_constraint", OPERATION_DROP_CONSTRAINT, lower_drop_constraint},
    {"create_sequence", OPERATION_CREATE_SEQUENCE, lower_a_sequence},
    {"drop_sequence", OPERATION_DROP_SEQUENCE, lower_a_sequence},
    {"rebuild_enum", OPERATION_REBUILD_ENUM, lower_enum_rebuild},
    {"rename_enum_value", OPERATION_RENAME_ENUM_VALUE, lower_enum_rename},
};

static bool lower_row(size_t row, struct lowered *lowered)
{
    const char *schema = NULL;
    const char *table = NULL;
    if (!get_string(lowered, "schema", &schema) || !get_string(lowered, "table_name", &table))
        return false;
    lowered->operation = operation_new(lowered->arena, rows[row].operation, schema, table);
    return rows[row].lower(lowered);
}

bool lower_operation(struct binding *binding, struct py_value operation, struct arena *arena,
                     struct operation **ret_operation)
{
    struct py *py = binding->py;
    struct lowered lowered = {binding, operation, arena, NULL};
    const char *kind = NULL;
    if (!get_string(&lowered, "_kind", &kind))
        return false;
    for (size_t i = 0; kind && i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].kind, kind) == 0) {
            if (!lower_row(i, &lowered))
                return false;
            *ret_operation = lowered.operation;
            return true;
        }
    py_raise(py, PY_EXC_TYPE, "no operation is of kind %s", kind ? kind : "None");
    return false;
}

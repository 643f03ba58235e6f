/* The table of operations: the name and the faces of each kind. */
#include "operation/operation.h"

#include "base/banned.h"

static const struct operation_faces table[OPERATION_KIND_COUNT] = {
    [OPERATION_CREATE_TABLE] = {"create_table"},
    [OPERATION_DROP_TABLE] = {"drop_table"},
    [OPERATION_RENAME_TABLE] = {"rename_table"},
    [OPERATION_ADD_COLUMN] = {"add_column"},
    [OPERATION_ALTER_COLUMN] = {"alter_column"},
    [OPERATION_DROP_COLUMN] = {"drop_column"},
    [OPERATION_CREATE_INDEX] = {"create_index"},
    [OPERATION_DROP_INDEX] = {"drop_index"},
    [OPERATION_RENAME_INDEX] = {"rename_index"},
    [OPERATION_CREATE_CONSTRAINT] = {"create_constraint"},
    [OPERATION_DROP_CONSTRAINT] = {"drop_constraint"},
    [OPERATION_RENAME_CONSTRAINT] = {"rename_constraint"},
    [OPERATION_VALIDATE_CONSTRAINT] = {"validate_constraint"},
    [OPERATION_CREATE_TABLE_COMMENT] = {"create_table_comment"},
    [OPERATION_DROP_TABLE_COMMENT] = {"drop_table_comment"},
    [OPERATION_BULK_INSERT] = {"bulk_insert"},
    [OPERATION_EXECUTE] = {"execute"},
    [OPERATION_CREATE_ENUM] = {"create_enum"},
    [OPERATION_DROP_ENUM] = {"drop_enum"},
    [OPERATION_ADD_ENUM_VALUE] = {"add_enum_value"},
    [OPERATION_RENAME_ENUM_VALUE] = {"rename_enum_value"},
    [OPERATION_REBUILD_ENUM] = {"rebuild_enum"},
    [OPERATION_CREATE_VIEW] = {"create_view"},
    [OPERATION_REPLACE_VIEW] = {"replace_view"},
    [OPERATION_DROP_VIEW] = {"drop_view"},
    [OPERATION_CREATE_TRIGGER] = {"create_trigger"},
    [OPERATION_REPLACE_TRIGGER] = {"replace_trigger"},
    [OPERATION_DROP_TRIGGER] = {"drop_trigger"},
    [OPERATION_CREATE_SEQUENCE] = {"create_sequence"},
    [OPERATION_DROP_SEQUENCE] = {"drop_sequence"},
};

const struct operation_faces *operation_faces(enum operation_kind kind)
{
    return &table[kind];
}

struct operation *operation_new(struct arena *arena, enum operation_kind kind, const char *schema,
                                const char *table_name)
{
    struct operation *operation = arena_new(arena, struct operation);
    operation->kind = kind;
    operation->schema = schema;
    operation->table = table_name;
    return operation;
}

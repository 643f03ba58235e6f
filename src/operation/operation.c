/* The table of operations: the name and the faces of each kind. */
#include "operation/operation.h"

#include "operation/faces.h"
#include "base/banned.h"

/* Reads: name, taken back by, described as, written as Python, written as C. */
static const struct operation_faces table[OPERATION_KIND_COUNT] = {
    [OPERATION_CREATE_TABLE] = {"create_table",
                                reverse_create,
                                describe_table,
                                {python_create_table, c_create_table}},
    [OPERATION_DROP_TABLE] = {"drop_table",
                              reverse_drop,
                              describe_table,
                              {python_drop_table, c_drop_table}},
    [OPERATION_RENAME_TABLE] = {"rename_table",
                                reverse_rename,
                                describe_table,
                                {python_rename_table, c_rename_table}},
    [OPERATION_ADD_COLUMN] = {"add_column",
                              reverse_create,
                              describe_column,
                              {python_add_column, c_add_column}},
    [OPERATION_ALTER_COLUMN] = {"alter_column",
                                reverse_alter,
                                describe_column,
                                {python_alter_column, c_alter_column}},
    [OPERATION_DROP_COLUMN] = {"drop_column",
                               reverse_drop,
                               describe_column,
                               {python_drop_column, c_drop_column}},
    [OPERATION_CREATE_INDEX] = {"create_index",
                                reverse_create,
                                describe_index,
                                {python_create_index, c_create_index}},
    [OPERATION_DROP_INDEX] = {"drop_index",
                              reverse_drop,
                              describe_index,
                              {python_drop_index, c_drop_index}},
    [OPERATION_RENAME_INDEX] = {"rename_index",
                                reverse_rename,
                                describe_index,
                                {python_own, c_own}},
    [OPERATION_CREATE_CONSTRAINT] = {"create_constraint",
                                     reverse_create,
                                     describe_constraint,
                                     {python_create_constraint, c_create_constraint}},
    [OPERATION_DROP_CONSTRAINT] = {"drop_constraint",
                                   reverse_drop,
                                   describe_constraint,
                                   {python_drop_constraint, c_drop_constraint}},
    [OPERATION_RENAME_CONSTRAINT] = {"rename_constraint",
                                     reverse_rename,
                                     describe_constraint,
                                     {python_own, c_own}},
    [OPERATION_VALIDATE_CONSTRAINT] = {"validate_constraint",
                                       reverse_nothing,
                                       describe_constraint,
                                       {python_own, c_own}},
    [OPERATION_CREATE_TABLE_COMMENT] = {"create_table_comment",
                                        reverse_comment,
                                        describe_comment,
                                        {python_create_table_comment, c_table_comment}},
    [OPERATION_DROP_TABLE_COMMENT] = {"drop_table_comment",
                                      reverse_comment,
                                      describe_comment,
                                      {python_drop_table_comment, c_table_comment}},
    [OPERATION_BULK_INSERT] = {"bulk_insert",
                               reverse_unknown,
                               describe_rows,
                               {python_bulk_insert, c_bulk_insert}},
    [OPERATION_EXECUTE] = {"execute",
                           reverse_unknown,
                           describe_execute,
                           {python_execute, c_execute}},
    [OPERATION_CREATE_ENUM] = {"create_enum", reverse_create, describe_object, {python_own, c_own}},
    [OPERATION_DROP_ENUM] = {"drop_enum", reverse_drop, describe_object, {python_own, c_own}},
    [OPERATION_ADD_ENUM_VALUE] = {"add_enum_value",
                                  reverse_unknown,
                                  describe_object,
                                  {python_own, c_own}},
    [OPERATION_RENAME_ENUM_VALUE] = {"rename_enum_value",
                                     reverse_rename,
                                     describe_object,
                                     {python_own, c_own}},
    [OPERATION_REBUILD_ENUM] = {"rebuild_enum",
                                reverse_unknown,
                                describe_object,
                                {python_own, c_own}},
    [OPERATION_CREATE_VIEW] = {"create_view", reverse_create, describe_object, {python_own, c_own}},
    [OPERATION_REPLACE_VIEW] = {"replace_view",
                                reverse_replace,
                                describe_object,
                                {python_own, c_own}},
    [OPERATION_DROP_VIEW] = {"drop_view", reverse_drop, describe_object, {python_own, c_own}},
    [OPERATION_CREATE_TRIGGER] = {"create_trigger",
                                  reverse_create,
                                  describe_object,
                                  {python_own, c_own}},
    [OPERATION_REPLACE_TRIGGER] = {"replace_trigger",
                                   reverse_replace,
                                   describe_object,
                                   {python_own, c_own}},
    [OPERATION_DROP_TRIGGER] = {"drop_trigger", reverse_drop, describe_object, {python_own, c_own}},
    [OPERATION_CREATE_SEQUENCE] = {"create_sequence",
                                   reverse_create,
                                   describe_object,
                                   {python_sequence, c_sequence}},
    [OPERATION_DROP_SEQUENCE] = {"drop_sequence",
                                 reverse_drop,
                                 describe_object,
                                 {python_sequence, c_sequence}},
};

const struct operation_faces *operation_faces(enum operation_kind kind)
{
    return &table[kind];
}

bool operation_is_own(enum operation_kind kind)
{
    return table[kind].write[SOURCE_PYTHON] == python_own;
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

bool operation_reverse(const struct operation *operation, struct arena *arena,
                       struct operation **ret_reverse, struct alq_error *err)
{
    return table[operation->kind].reverse(operation, arena, ret_reverse, err);
}

char *operation_describe(const struct operation *operation, struct arena *arena)
{
    TEXT_SCOPE(text);
    table[operation->kind].describe(operation, &text);
    return text_copy(&text, arena);
}

char *operation_write(const struct operation *operation, enum source_kind kind, struct arena *arena)
{
    TEXT_SCOPE(text);
    table[operation->kind].write[kind](operation, &text);
    return text_copy(&text, arena);
}

/* Operations on tables and columns, for revisions in C. */
#include "base/error.h"
#include "base/text.h"
#include "script/c_model.h"
#include "script/c_run.h"
#include "base/banned.h"

static struct operation *new_operation(struct alq_op *op, enum operation_kind kind,
                                       const char *table)
{
    return operation_new(op->arena, kind, NULL, arena_strdup(op->arena, table));
}

static bool fail_item(const char *table, const char *wanted, struct alq_error *err)
{
    return error_set(err, ALQ_ERROR_SCRIPT, "table %s is given something else where %s belongs",
                     table, wanted);
}

/* SQLAlchemy's order: constraints that are written out, then columns and what comes with them. */
static bool fill_table(struct table *table, alq_items items, struct arena *arena,
                       struct alq_error *err)
{
    for (alq_items item = items; *item; item++)
        if ((*item)->kind != ALQ_ITEM_COLUMN)
            vec_push(arena, &table->constraints,
                     model_constraint((const struct alq_constraint *)*item, arena));
    for (alq_items item = items; *item; item++)
        if ((*item)->kind == ALQ_ITEM_COLUMN) {
            struct constraints beside = {0};
            table_add_column(table, arena,
                             model_column((const struct alq_column *)*item, table->name, arena,
                                          &beside, &table->indexes));
            for (size_t i = 0; i < beside.count; i++)
                vec_push(arena, &table->constraints, beside.items[i]);
        }
    return table->columns.count ||
           error_set(err, ALQ_ERROR_SCRIPT, "table %s has no columns", table->name);
}

bool alq_create_table(struct alq_op *op, const char *table, alq_items items, struct alq_error *err)
{
    const struct alq_keywords *keywords = &op->keywords;
    struct operation *operation = new_operation(op, OPERATION_CREATE_TABLE, table);
    struct table *made =
        table_new(op->arena, arena_strdup(op->arena, keywords->schema), operation->table);
    made->comment = arena_strdup(op->arena, keywords->comment);
    made->prefixes = model_names(keywords->prefixes, op->arena);
    model_add_options(&made->options, keywords->options, op->arena);
    operation->created_table = made;
    return fill_table(made, items, op->arena, err) && op_apply(op, operation, err);
}

bool alq_drop_table(struct alq_op *op, const char *table, struct alq_error *err)
{
    return op_apply(op, new_operation(op, OPERATION_DROP_TABLE, table), err);
}

bool alq_rename_table(struct alq_op *op, const char *table, const char *new_name,
                      struct alq_error *err)
{
    struct operation *operation = new_operation(op, OPERATION_RENAME_TABLE, table);
    operation->new_name = arena_strdup(op->arena, new_name);
    return op_apply(op, operation, err);
}

bool alq_create_table_comment(struct alq_op *op, const char *table, const char *comment,
                              struct alq_error *err)
{
    struct operation *operation =
        new_operation(op, comment ? OPERATION_CREATE_TABLE_COMMENT : OPERATION_DROP_TABLE_COMMENT,
                      table);
    operation->text = arena_strdup(op->arena, comment);
    operation->old_text = arena_strdup(op->arena, op->keywords.old);
    return op_apply(op, operation, err);
}

bool alq_add_column(struct alq_op *op, const char *table, const struct alq_item *column,
                    struct alq_error *err)
{
    struct operation *operation = new_operation(op, OPERATION_ADD_COLUMN, table);
    if (column->kind != ALQ_ITEM_COLUMN)
        return fail_item(table, "a column", err);
    operation->column = model_column((const struct alq_column *)column, operation->table, op->arena,
                                     &operation->constraints, &operation->indexes);
    operation->insert_before = arena_strdup(op->arena, op->keywords.before);
    operation->insert_after = arena_strdup(op->arena, op->keywords.after);
    return op_apply(op, operation, err);
}

bool alq_drop_column(struct alq_op *op, const char *table, const char *column,
                     struct alq_error *err)
{
    struct operation *operation = new_operation(op, OPERATION_DROP_COLUMN, table);
    operation->name = arena_strdup(op->arena, column);
    return op_apply(op, operation, err);
}

static void set_existing(struct column_change *change, const struct alq_alteration *given,
                         struct arena *arena)
{
    change->existing_type = model_type(given->existing_type, arena);
    change->has_existing_nullable = given->existing_not_null || given->existing_null;
    change->existing_nullable = !given->existing_not_null;
    change->has_existing_default = given->existing_server_default != NULL;
    change->existing_default = model_default(given->existing_server_default, arena);
    change->has_existing_comment = given->existing_comment != NULL;
    change->existing_comment = arena_strdup(arena, given->existing_comment);
    change->has_existing_autoincrement = given->existing_autoincrement;
    change->existing_autoincrement = given->existing_autoincrement;
}

static struct column_change *model_change(const struct alq_alteration *given, struct arena *arena)
{
    struct column_change *change = arena_new(arena, struct column_change);
    const char *using_sql = model_sql(given->using_expression);
    *change = (struct column_change){
        .new_name = arena_strdup(arena, given->new_name),
        .sets_type = given->type != NULL,
        .type = model_type(given->type, arena),
        .sets_nullable = given->set_not_null || given->drop_not_null,
        .is_nullable = given->drop_not_null,
        .sets_default = given->server_default || given->drop_server_default,
        .server_default = model_default(given->server_default, arena),
        .sets_comment = given->comment || given->drop_comment,
        .comment = arena_strdup(arena, given->comment),
        .sets_autoincrement = given->autoincrement != ALQ_USUAL,
        .autoincrement = given->autoincrement == ALQ_YES,
        .using_expression = arena_strdup(arena, using_sql ? using_sql : given->using_expression),
    };
    set_existing(change, given, arena);
    return change;
}

bool alq_alter_column(struct alq_op *op, const char *table, const char *column,
                      const struct alq_alteration *alteration, struct alq_error *err)
{
    struct operation *operation = new_operation(op, OPERATION_ALTER_COLUMN, table);
    if (alteration->set_not_null && alteration->drop_not_null)
        return error_set(err, ALQ_ERROR_SCRIPT,
                         "column %s.%s is to be NOT NULL and to be NULL as well", table, column);
    operation->name = arena_strdup(op->arena, column);
    operation->change = model_change(alteration, op->arena);
    return op_apply(op, operation, err);
}

bool alq_rename_column(struct alq_op *op, const char *table, const char *column,
                       const char *new_name, struct alq_error *err)
{
    return alq_alter_column(op, table, column, ALQ_ALTER(.new_name = new_name), err);
}

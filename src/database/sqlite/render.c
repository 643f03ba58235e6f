/* How SQLite writes definitions where it differs from standard SQL. */
#include "database/sqlite/internal.h"

#include "base/error.h"
#include "database/render_parts.h"
#include "base/banned.h"

/* SQLAlchemy writes AUTOINCREMENT, and with it the key, in the column where the table asks for
 * it. */
static bool holds_key(const struct table *table, const char *column)
{
    ARENA_SCOPE(scratch);
    struct strings key = table_key_columns(table, &scratch);
    const struct column *found = table_find_column(table, column);
    return key.count == 1 && found && string_equal(key.items[0], column) &&
           options_boolean(&table->options, "sqlite_autoincrement") &&
           type_class(type_for(found->type, "sqlite")) == TYPE_CLASS_INTEGER &&
           !table_column_has_reference(table, column);
}

static void add_conflict(const struct options *options, const char *key, struct text *text)
{
    const char *action = options_text(options, key);
    if (action)
        text_printf(text, " ON CONFLICT %s", action);
}

static bool add_column(struct render *render, const struct table *table,
                       const struct column *column, struct text *text, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    if (column->is_primary_key && column->autoincrement == AUTOINCREMENT_YES &&
        table_key_columns(table, &scratch).count > 1)
        return render_refuse(render, err, "number a column of a key of several columns");
    for (size_t i = 0; i < column->constraints.count; i++)
        if (options_find(&column->constraints.items[i]->options, "sqlite_on_conflict"))
            return render_refuse(render, err, "have ON CONFLICT in a CHECK of a column");
    if (!render_type(render, column->type, text, err))
        return false;
    render_wrapped_default(render, &column->server_default, text);
    if (!column->is_nullable) {
        text_add(text, " NOT NULL");
        add_conflict(&column->options, "sqlite_on_conflict_not_null", text);
    }
    if (holds_key(table, column->name)) {
        text_add(text, " PRIMARY KEY");
        add_conflict(&column->options, "sqlite_on_conflict_primary_key", text);
        text_add(text, " AUTOINCREMENT");
    }
    if (column->computed.expression)
        render_computed(render, &column->computed, text);
    return true;
}

static bool add_table_options(const struct render *render, const struct table *table,
                              struct text *text, struct alq_error *err)
{
    const struct option *rowid = options_find(&table->options, "sqlite_with_rowid");
    bool is_without = rowid && rowid->kind == OPTION_BOOLEAN && !rowid->boolean;
    (void)render;
    (void)err;
    text_add(text, is_without ? "\n WITHOUT ROWID" : "");
    if (options_boolean(&table->options, "sqlite_strict"))
        text_add(text, is_without ? ",\n STRICT" : "\n STRICT");
    return true;
}

/* A foreign key cannot leave its database file. */
static bool leaves_out(const struct table *table, const struct constraint *constraint)
{
    if (constraint->kind == CONSTRAINT_FOREIGN_KEY)
        return !string_equal(table->schema, constraint->referred_schema);
    return constraint->kind == CONSTRAINT_PRIMARY_KEY && constraint->columns.count == 1 &&
           holds_key(table, constraint->columns.items[0]);
}

static void add_constraint_end(const struct render *render, const struct table *table,
                               const struct constraint *constraint, struct text *text)
{
    const char *key = constraint->kind == CONSTRAINT_PRIMARY_KEY ? "sqlite_on_conflict_primary_key"
                                                                 : "sqlite_on_conflict_unique";
    const struct column *column = constraint->columns.count == 1
                                      ? table_find_column(table, constraint->columns.items[0])
                                      : NULL;
    (void)render;
    if (constraint->kind == CONSTRAINT_FOREIGN_KEY)
        return;
    if (options_text(&constraint->options, "sqlite_on_conflict"))
        add_conflict(&constraint->options, "sqlite_on_conflict", text);
    else if (column && constraint->kind != CONSTRAINT_CHECK)
        add_conflict(&column->options, key, text);
}

static void add_index_end(const struct render *render, const struct index *index, struct text *text)
{
    const char *where = options_text(&index->options, "sqlite_where");
    (void)render;
    if (!where)
        where = index->where;
    if (where)
        text_printf(text, " WHERE %s", where);
}

static bool refuse_constraint(struct render *render, const struct operation *operation,
                              struct strings *statements, struct alq_error *err)
{
    const char *table = operation->table;
    (void)statements;
    if (operation->constraint && operation->constraint->of_type)
        return true;
    if (operation->kind == OPERATION_CREATE_CONSTRAINT)
        render_refuse(render, err, "add a constraint to table %s without rebuilding it", table);
    else if (operation->kind == OPERATION_DROP_CONSTRAINT)
        render_refuse(render, err, "drop a constraint of table %s without rebuilding it", table);
    else
        render_refuse(render, err, "rename a constraint of table %s without rebuilding it", table);
    return error_hint(err, "run this on the database: a script cannot hold a rebuild");
}

/* An index is renamed by making it again, which needs all of it. */
static bool render_rename_index(struct render *render, const struct operation *operation,
                                struct strings *statements, struct alq_error *err)
{
    struct operation drop = {.kind = OPERATION_DROP_INDEX,
                             .schema = operation->schema,
                             .name = operation->name};
    struct operation create = {.kind = OPERATION_CREATE_INDEX,
                               .schema = operation->schema,
                               .table = operation->table};
    struct index index;
    if (!operation->index || !operation->table)
        return render_refuse(render, err, "rename index %s without knowing what it is made of",
                             operation->name);
    index = *operation->index;
    index.name = operation->new_name;
    create.index = &index;
    return render_operation(render, &drop, statements, err) &&
           render_operation(render, &create, statements, err);
}

/* There is no CREATE OR REPLACE. */
static bool render_replace(struct render *render, const struct operation *operation,
                           struct strings *statements, struct alq_error *err)
{
    struct operation drop = *operation;
    drop.if_exists = true;
    return render_drop_view(render, &drop, statements, err) &&
           render_create_view(render, operation, statements, err);
}

static bool render_rename_value(struct render *render, const struct operation *operation,
                                struct strings *statements, struct alq_error *err)
{
    (void)err;
    for (size_t i = 0; i < operation->enum_uses.count; i++) {
        const struct enum_use *use = &operation->enum_uses.items[i];
        TEXT_SCOPE(text);
        text_add(&text, "UPDATE ");
        render_qualified(render, &text, use->schema, use->table);
        text_add(&text, " SET ");
        render_name(render, &text, use->column->name);
        text_add(&text, " = ");
        render_string(render, &text, operation->new_value);
        text_add(&text, " WHERE ");
        render_name(render, &text, use->column->name);
        text_add(&text, " = ");
        render_string(render, &text, operation->value);
        render_emit(render, statements, &text);
    }
    return true;
}

const struct ddl sqlite_ddl = {
    .identifier_limit = 9999,
    .name_limit = 9999,
    .has_default_values = true,
    .column = add_column,
    .table_options = add_table_options,
    .leaves_out = leaves_out,
    .references_without_schema = true,
    .constraint_end = add_constraint_end,
    .index_end = add_index_end,
    .has_index_schema = true,
    .says_rename_column = true,
    .ignores_comments = true,
    .lacks_sequences = true,
    .has_if_clause =
        {
            [OPERATION_CREATE_TABLE] = true,
            [OPERATION_DROP_TABLE] = true,
            [OPERATION_CREATE_INDEX] = true,
            [OPERATION_DROP_INDEX] = true,
            [OPERATION_CREATE_VIEW] = true,
            [OPERATION_DROP_VIEW] = true,
            [OPERATION_DROP_TRIGGER] = true,
        },
    .operations =
        {
            [OPERATION_CREATE_CONSTRAINT] = refuse_constraint,
            [OPERATION_DROP_CONSTRAINT] = refuse_constraint,
            [OPERATION_RENAME_CONSTRAINT] = refuse_constraint,
            [OPERATION_RENAME_INDEX] = render_rename_index,
            [OPERATION_REPLACE_VIEW] = render_replace,
            [OPERATION_RENAME_ENUM_VALUE] = render_rename_value,
        },
};

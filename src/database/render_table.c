/* Writes tables and columns: CREATE TABLE with what comes behind it, and ADD COLUMN. */
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/message.h"
#include "database/ddl.h"
#include "database/render_parts.h"
#include "base/banned.h"

void render_default(const struct render *render, const struct default_value *value,
                    struct text *text)
{
    switch (value->kind) {
    case DEFAULT_NONE:
        break;
    case DEFAULT_STRING:
        render_string(render, text, value->text);
        break;
    case DEFAULT_EXPRESSION:
        text_add(text, value->text);
        break;
    case DEFAULT_SEQUENCE:
        text_add(text, "nextval(");
        render_string(render, text, value->text);
        text_add_char(text, ')');
        break;
    }
}

/* An expression of more than one word that does not begin with a quote or parenthesis. */
static bool wants_parentheses(const char *expression)
{
    const char *first = expression + strspn(expression, " \t\r\n\f\v");
    if (*first && strchr("'\"(", *first))
        return false;
    for (const char *byte = expression; *byte; byte++)
        if (!ascii_is_alphanumeric((unsigned char)*byte) && *byte != '_' &&
            (unsigned char)*byte < 0x80)
            return true;
    return false;
}

void render_wrapped_default(const struct render *render, const struct default_value *value,
                            struct text *text)
{
    TEXT_SCOPE(written);
    if (value->kind == DEFAULT_NONE)
        return;
    render_default(render, value, &written);
    bool is_wrapped = wants_parentheses(text_string(&written));
    text_printf(text, is_wrapped ? " DEFAULT (%s)" : " DEFAULT %s", text_string(&written));
}

void render_computed(const struct render *render, const struct computed *computed,
                     struct text *text)
{
    (void)render;
    text_printf(text, " GENERATED ALWAYS AS (%s)", computed->expression);
    if (computed->is_stored != TRI_UNSET)
        text_add(text, computed->is_stored == TRI_YES ? " STORED" : " VIRTUAL");
}

void render_identity(const struct identity *identity, struct text *text)
{
    TEXT_SCOPE(options);
    text_printf(text, " GENERATED %s AS IDENTITY", identity->is_always ? "ALWAYS" : "BY DEFAULT");
    render_sequence_options(identity, &options);
    if (options.length)
        text_printf(text, " (%s)", text_string(&options) + 1);
}

static bool standard_column(struct render *render, const struct column *column, struct text *text,
                            struct alq_error *err)
{
    if (!render_type(render, column->type, text, err))
        return false;
    if (column->server_default.kind != DEFAULT_NONE) {
        text_add(text, " DEFAULT ");
        render_default(render, &column->server_default, text);
    }
    if (column->computed.expression)
        render_computed(render, &column->computed, text);
    bool has_identity = column->identity.is_identity && render->dialect->ddl->has_identity;
    if (has_identity)
        render_identity(&column->identity, text);
    text_add(text, !column->is_nullable && !has_identity ? " NOT NULL" : "");
    return true;
}

/* CHECKs that stand in the column. */
static bool add_column_constraints(struct render *render, const struct table *table,
                                   const struct column *column, struct text *text,
                                   struct alq_error *err)
{
    for (size_t i = 0; i < column->constraints.count; i++) {
        bool is_written = false;
        text_add_char(text, ' ');
        if (!render_constraint(render, table, column->constraints.items[i], text, &is_written, err))
            return false;
        if (!is_written)
            text_trim_end(text);
    }
    return true;
}

/* A column that shall number itself must be a number. */
static bool check_numbering(const struct table *table, const struct column *column,
                            struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    if (column->autoincrement != AUTOINCREMENT_YES || table_autoincrement_column(table) != column ||
        type_class(column->type) == TYPE_CLASS_INTEGER ||
        type_class(column->type) == TYPE_CLASS_NUMERIC)
        return true;
    return error_set(err, ALQ_ERROR_SCRIPT, "a column of type %s cannot number itself",
                     type_repr(column->type, &scratch));
}

static bool add_column_spec(struct render *render, const struct table *table,
                            const struct column *column, struct text *text, struct alq_error *err)
{
    const struct ddl *ddl = render->dialect->ddl;
    struct column *columns[] = {(struct column *)column};
    struct table alone = {.name = "", .columns = {columns, 1, 1}};
    if (column->is_quoted)
        dialect_add_quoted_name(render->dialect, text, column->name);
    else
        render_name(render, text, column->name);
    text_add_char(text, ' ');
    const struct table *owner = table ? table : &alone;
    bool is_done = check_numbering(owner, column, err) &&
                   (ddl->column ? ddl->column(render, owner, column, text, err)
                                : standard_column(render, column, text, err));
    if (!is_done)
        return error_detail(err, "in column %s%s%s", column->name, table ? _(" of table ") : "",
                            table ? table->name : "");
    return true;
}

bool render_column(struct render *render, const struct table *table, const struct column *column,
                   struct text *text, struct alq_error *err)
{
    return add_column_spec(render, table, column, text, err) &&
           add_column_constraints(render, table, column, text, err);
}

static bool add_table_columns(struct render *render, const struct table *table, struct text *text,
                              const char **separator, struct alq_error *err)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        if (table->columns.items[i]->is_system)
            continue;
        text_printf(text, "%s\t", *separator);
        *separator = ", \n";
        if (!render_column(render, table, table->columns.items[i], text, err))
            return false;
    }
    return true;
}

/* The primary key comes first, whether it is written out or follows from the columns' flags. */
static bool add_primary_key(struct render *render, const struct table *table, struct text *text,
                            const char **separator, struct alq_error *err)
{
    const struct constraint *key = table_primary_key(table);
    struct constraint made = {.kind = CONSTRAINT_PRIMARY_KEY};
    TEXT_SCOPE(written);
    bool is_written = false;
    if (key)
        made = *key;
    made.columns = table_key_columns(table, render->arena);
    if (!made.columns.count)
        return true;
    if (!render_constraint(render, table, &made, &written, &is_written, err))
        return false;
    if (is_written) {
        text_printf(text, "%s\t%s", *separator, text_string(&written));
        *separator = ", \n";
    }
    return true;
}

static bool add_table_constraints(struct render *render, const struct table *table,
                                  struct text *text, const char **separator, struct alq_error *err)
{
    for (size_t i = 0; i < table->constraints.count; i++) {
        const struct constraint *constraint = table->constraints.items[i];
        TEXT_SCOPE(written);
        bool is_written = false;
        if (constraint->kind == CONSTRAINT_PRIMARY_KEY ||
            (constraint->is_added_later && render->dialect->ddl->has_alter_constraint))
            continue;
        if (!render_constraint(render, table, constraint, &written, &is_written, err))
            return false;
        if (!is_written)
            continue;
        text_printf(text, "%s\t%s", *separator, text_string(&written));
        *separator = ", \n";
    }
    return true;
}

static void comment_on_column(struct render *render, const char *schema, const char *table,
                              const struct column *column, struct strings *statements)
{
    TEXT_SCOPE(text);
    if (!column->comment || !*column->comment || !render->dialect->ddl->has_comment_on)
        return;
    text_add(&text, "COMMENT ON COLUMN ");
    render_qualified(render, &text, schema, table);
    text_add_char(&text, '.');
    render_name(render, &text, column->name);
    text_add(&text, " IS ");
    render_string(render, &text, column->comment);
    render_emit(render, statements, &text);
}

static bool add_indexes(struct render *render, const char *schema, const char *table,
                        const struct indexes *indexes, struct strings *statements,
                        struct alq_error *err)
{
    for (size_t i = 0; i < indexes->count; i++) {
        struct operation create = {.kind = OPERATION_CREATE_INDEX,
                                   .schema = schema,
                                   .table = table,
                                   .index = indexes->items[i]};
        if (!render_operation(render, &create, statements, err))
            return false;
    }
    return true;
}

static bool write_table(struct render *render, const struct table *table, bool if_not_exists,
                        struct text *text, struct alq_error *err)
{
    const struct ddl *ddl = render->dialect->ddl;
    const char *separator = "\n";
    text_add(text, "CREATE ");
    for (size_t i = 0; i < table->prefixes.count; i++)
        text_printf(text, "%s ", table->prefixes.items[i]);
    text_printf(text, "TABLE %s", if_not_exists ? "IF NOT EXISTS " : "");
    render_qualified(render, text, table->schema, table->name);
    text_add(text, " (");
    if (!add_table_columns(render, table, text, &separator, err) ||
        !add_primary_key(render, table, text, &separator, err) ||
        !add_table_constraints(render, table, text, &separator, err))
        return false;
    text_add(text, "\n)");
    return !ddl->table_options || ddl->table_options(render, table, text, err);
}

bool render_create_table(struct render *render, const struct operation *operation,
                         struct strings *statements, struct alq_error *err)
{
    const struct table *table = operation->created_table;
    const struct ddl *ddl = render->dialect->ddl;
    TEXT_SCOPE(text);
    if (ddl->before_table && !ddl->before_table(render, table, statements, err))
        return false;
    if (!write_table(render, table, operation->if_not_exists, &text, err))
        return false;
    render_emit(render, statements, &text);
    if (!add_indexes(render, table->schema, table->name, &table->indexes, statements, err))
        return false;
    if (table->comment && *table->comment && ddl->has_comment_on) {
        struct operation comment = {.kind = OPERATION_CREATE_TABLE_COMMENT,
                                    .schema = table->schema,
                                    .table = table->name,
                                    .text = table->comment};
        if (!render_operation(render, &comment, statements, err))
            return false;
    }
    for (size_t i = 0; i < table->columns.count; i++)
        comment_on_column(render, table->schema, table->name, table->columns.items[i], statements);
    return true;
}

/* -- ADD COLUMN */

/* The only foreign key of the column, where it shall stand in it. */
static const struct constraint *inline_reference(const struct operation *operation)
{
    const struct constraint *found = NULL;
    for (size_t i = 0; operation->inlines_references && i < operation->constraints.count; i++) {
        const struct constraint *constraint = operation->constraints.items[i];
        if (constraint->kind != CONSTRAINT_FOREIGN_KEY)
            continue;
        if (found || constraint->columns.count != 1)
            return NULL;
        found = constraint;
    }
    return found;
}

static bool write_added_column(struct render *render, const struct operation *operation,
                               const struct table *table, struct text *text, struct alq_error *err)
{
    const struct constraint *reference = inline_reference(operation);
    render_alter_table(render, text, operation);
    text_printf(text, " ADD COLUMN %s", operation->if_not_exists ? "IF NOT EXISTS " : "");
    if (!add_column_spec(render, table, operation->column, text, err))
        return false;
    if (operation->inlines_primary_key && operation->column->is_primary_key)
        text_add(text, " PRIMARY KEY");
    return (!reference || render_inline_reference(render, table, reference, text, err)) &&
           add_column_constraints(render, table, operation->column, text, err);
}

static bool add_constraints(struct render *render, const struct operation *operation,
                            struct strings *statements, struct alq_error *err)
{
    struct constraint *check = column_type_check(operation->column, render->arena);
    struct operation create = {.kind = OPERATION_CREATE_CONSTRAINT,
                               .schema = operation->schema,
                               .table = operation->table};
    for (size_t i = 0; i <= operation->constraints.count; i++) {
        create.constraint =
            i < operation->constraints.count ? operation->constraints.items[i] : check;
        if (!create.constraint || create.constraint->kind == CONSTRAINT_PRIMARY_KEY ||
            create.constraint == inline_reference(operation))
            continue;
        if (!render_operation(render, &create, statements, err))
            return false;
    }
    return true;
}

bool render_add_column(struct render *render, const struct operation *operation,
                       struct strings *statements, struct alq_error *err)
{
    struct column *columns[] = {(struct column *)operation->column};
    struct table table = {.schema = operation->schema,
                          .name = operation->table,
                          .columns = {columns, 1, 1},
                          .constraints = operation->constraints};
    TEXT_SCOPE(text);
    if (!write_added_column(render, operation, &table, &text, err))
        return false;
    render_emit(render, statements, &text);
    if (!add_constraints(render, operation, statements, err) ||
        !add_indexes(render, operation->schema, operation->table, &operation->indexes, statements,
                     err))
        return false;
    comment_on_column(render, operation->schema, operation->table, operation->column, statements);
    return true;
}

/* Writes operations as calls of the C API. */
#include "operation/faces.h"
#include "operation/write_c.h"
#include "base/banned.h"

static void add_member(const char *name, const char *value, struct text *text)
{
    if (!value)
        return;
    text_printf(text, ", .%s = ", name);
    write_c_string(value, text);
}

static void add_flag(const char *name, bool is_set, struct text *text)
{
    if (is_set)
        text_printf(text, ", .%s = true", name);
}

/* A string stands as a literal of SQL, for the member is SQL. */
static void add_default(const char *name, const struct default_value *value, struct text *text)
{
    TEXT_SCOPE(sql);
    if (value->kind == DEFAULT_NONE)
        return;
    if (value->kind == DEFAULT_STRING) {
        text_add_char(&sql, '\'');
        for (const char *byte = value->text; *byte; byte++) {
            text_add(&sql, *byte == '\'' ? "'" : "");
            text_add_char(&sql, *byte);
        }
        text_add_char(&sql, '\'');
    } else {
        text_add(&sql, value->text);
    }
    add_member(name, text_string(&sql), text);
}

static void add_column(const struct column *column, struct text *text)
{
    text_add(text, "ALQ_COLUMN(");
    write_c_string(column->name, text);
    text_add(text, ", ");
    write_c_type(column->type, text);
    add_flag("primary_key", column->is_primary_key, text);
    add_flag("not_null", !column->is_nullable && !column->is_primary_key, text);
    add_default("server_default", &column->server_default, text);
    add_member("computed", column->computed.expression, text);
    add_flag("stored", column->computed.is_stored == TRI_YES, text);
    add_flag("identity", column->identity.is_identity, text);
    add_member("comment", column->comment, text);
    for (size_t i = 0; i < column->constraints.count; i++)
        add_member("check", column->constraints.items[i]->check, text);
    text_add_char(text, ')');
}

/* -- Constraints */

static void add_deferral(const struct constraint *constraint, struct text *text)
{
    add_flag("deferrable", constraint->is_deferrable == TRI_YES, text);
    add_member("initially", constraint->initially, text);
}

static void add_key(const char *macro, const struct constraint *constraint, struct text *text)
{
    text_printf(text, "%s(", macro);
    write_c_string(constraint->name, text);
    text_add(text, ", ");
    write_c_strings(&constraint->columns, text);
    add_deferral(constraint, text);
    text_add_char(text, ')');
}

static void add_foreign_key(const struct constraint *constraint, struct text *text)
{
    text_add(text, "ALQ_FOREIGN_KEY(");
    write_c_string(constraint->name, text);
    text_add(text, ", ");
    write_c_strings(&constraint->columns, text);
    text_add(text, ", ");
    write_c_string(constraint->referred_table, text);
    text_add(text, ", ");
    write_c_strings(&constraint->referred_columns, text);
    add_member("referred_schema", constraint->referred_schema, text);
    add_member("on_delete", constraint->on_delete, text);
    add_member("on_update", constraint->on_update, text);
    add_member("match", constraint->match, text);
    add_deferral(constraint, text);
    text_add_char(text, ')');
}

static void add_check(const struct constraint *constraint, struct text *text)
{
    text_add(text, "ALQ_CHECK_CONSTRAINT(");
    write_c_string(constraint->name, text);
    text_add(text, ", ");
    write_c_string(constraint->check, text);
    text_add_char(text, ')');
}

static void add_exclude(const struct constraint *constraint, struct text *text)
{
    text_add(text, "ALQ_EXCLUDE(");
    write_c_string(constraint->name, text);
    for (size_t i = 0; i < constraint->elements.count; i++) {
        TEXT_SCOPE(element);
        text_printf(&element, "%s WITH %s", constraint->elements.items[i].expression,
                    constraint->elements.items[i].operator_name);
        text_add(text, i ? ", " : ", ALQ_STRINGS(");
        write_c_string(text_string(&element), text);
    }
    text_add(text, constraint->elements.count ? ")" : "");
    add_member("using", constraint->using_method, text);
    add_member("where", constraint->where, text);
    text_add_char(text, ')');
}

static void add_constraint(const struct constraint *constraint, struct text *text)
{
    switch (constraint->kind) {
    case CONSTRAINT_PRIMARY_KEY:
        add_key("ALQ_PRIMARY_KEY", constraint, text);
        break;
    case CONSTRAINT_UNIQUE:
        add_key("ALQ_UNIQUE", constraint, text);
        break;
    case CONSTRAINT_FOREIGN_KEY:
        add_foreign_key(constraint, text);
        break;
    case CONSTRAINT_CHECK:
        add_check(constraint, text);
        break;
    case CONSTRAINT_EXCLUDE:
        add_exclude(constraint, text);
        break;
    }
}

/* -- Tables */

static void add_indexes(const char *schema, const char *table, const struct indexes *indexes,
                        struct text *text)
{
    for (size_t i = 0; i < indexes->count; i++) {
        struct operation create = {.kind = OPERATION_CREATE_INDEX,
                                   .schema = schema,
                                   .table = table,
                                   .index = indexes->items[i]};
        text_add(text, " &&\n    ");
        c_create_index(&create, text);
    }
}

/* The key is in the columns' flags, unless it has a name or no column says so. */
static bool is_key_said(const struct table *table, const struct constraint *key)
{
    for (size_t i = 0; !key->name && i < table->columns.count; i++)
        if (table->columns.items[i]->is_primary_key)
            return true;
    return false;
}

TEXT_FACE(c_create_table)
{
    const struct table *table = operation->created_table;
    struct operation head = *operation;
    head.schema = table->schema;
    write_c_begin(&head, "alq_create_table", text);
    text_add(text, ", ");
    write_c_string(table->name, text);
    text_add(text, ",\n    ALQ_TABLE(");
    for (size_t i = 0; i < table->columns.count; i++) {
        text_add(text, i ? ",\n        " : "\n        ");
        add_column(table->columns.items[i], text);
    }
    for (size_t i = 0; i < table->constraints.count; i++) {
        const struct constraint *constraint = table->constraints.items[i];
        if (constraint->of_type ||
            (constraint->kind == CONSTRAINT_PRIMARY_KEY && is_key_said(table, constraint)))
            continue;
        text_add(text, ",\n        ");
        add_constraint(constraint, text);
    }
    text_add(text, "), err)");
    add_indexes(table->schema, table->name, &table->indexes, text);
    if (table->comment && *table->comment) {
        struct operation comment = {.kind = OPERATION_CREATE_TABLE_COMMENT,
                                    .schema = table->schema,
                                    .table = table->name,
                                    .text = table->comment};
        text_add(text, " &&\n    ");
        c_table_comment(&comment, text);
    }
}

/* A call whose arguments are strings. */
static void write_call(const struct operation *operation, const char *function,
                       const char *const *arguments, size_t count, struct text *text)
{
    write_c_begin(operation, function, text);
    for (size_t i = 0; i < count; i++) {
        text_add(text, ", ");
        write_c_string(arguments[i], text);
    }
    text_add(text, ", err)");
}

TEXT_FACE(c_drop_table)
{
    write_call(operation, "alq_drop_table", &operation->table, 1, text);
}

TEXT_FACE(c_rename_table)
{
    const char *const arguments[] = {operation->table, operation->new_name};
    write_call(operation, "alq_rename_table", arguments, 2, text);
}

TEXT_FACE(c_add_column)
{
    write_c_begin(operation, "alq_add_column", text);
    text_add(text, ", ");
    write_c_string(operation->table, text);
    text_add(text, ", ");
    add_column(operation->column, text);
    text_add(text, ", err)");
    for (size_t i = 0; i < operation->constraints.count; i++) {
        struct operation create = {.kind = OPERATION_CREATE_CONSTRAINT,
                                   .schema = operation->schema,
                                   .table = operation->table,
                                   .constraint = operation->constraints.items[i]};
        text_add(text, " &&\n    ");
        c_create_constraint(&create, text);
    }
    add_indexes(operation->schema, operation->table, &operation->indexes, text);
}

TEXT_FACE(c_drop_column)
{
    const char *const arguments[] = {operation->table, operation->name};
    write_call(operation, "alq_drop_column", arguments, 2, text);
}

static void add_type(const char *name, const struct type *type, struct text *text)
{
    if (!type)
        return;
    text_printf(text, ", .%s = ", name);
    write_c_type(type, text);
}

static void add_nullable(const char *name, bool is_said, bool is_nullable, struct text *text)
{
    if (is_said)
        text_printf(text, ", .%s = %s", name, is_nullable ? "ALQ_NULL" : "ALQ_NOT_NULL");
}

TEXT_FACE(c_alter_column)
{
    const struct column_change *change = operation->change;
    bool drops_default = change->sets_default && change->server_default.kind == DEFAULT_NONE;
    write_c_begin(operation, "alq_alter_column", text);
    text_add(text, ", ");
    write_c_string(operation->table, text);
    text_add(text, ", ");
    write_c_string(operation->name, text);
    text_add(text, ", ALQ_CHANGE(");
    TEXT_SCOPE(members);
    add_member("new_name", change->new_name, &members);
    add_type("type", change->sets_type ? change->type : NULL, &members);
    add_member("using", change->using_expression, &members);
    add_nullable("nullable", change->sets_nullable, change->is_nullable, &members);
    if (change->sets_default)
        add_default("server_default", &change->server_default, &members);
    add_flag("drop_default", drops_default, &members);
    if (change->sets_comment)
        add_member("comment", change->comment, &members);
    add_flag("drop_comment", change->sets_comment && !change->comment, &members);
    add_type("existing_type", change->existing_type, &members);
    add_nullable("existing_nullable", change->has_existing_nullable, change->existing_nullable,
                 &members);
    add_default("existing_default", &change->existing_default, &members);
    add_member("existing_comment", change->existing_comment, &members);
    text_add(text, members.length ? text_string(&members) + 2 : "");
    text_add(text, "), err)");
}

/* -- Indexes and constraints */

static void add_index_element(const struct index_element *element, struct text *text)
{
    TEXT_SCOPE(written);
    if (element->column && !element->is_descending && element->nulls == NULLS_UNSET) {
        write_c_string(element->column, text);
        return;
    }
    text_add(&written, element->column ? element->column : element->expression);
    text_add(&written, element->is_descending ? " DESC" : "");
    if (element->nulls != NULLS_UNSET)
        text_add(&written, element->nulls == NULLS_FIRST ? " NULLS FIRST" : " NULLS LAST");
    text_add(text, "ALQ_EXPRESSION(");
    write_c_string(text_string(&written), text);
    text_add_char(text, ')');
}

static void add_options(const struct options *options, struct text *text)
{
    for (size_t i = 0; i < options->count; i++) {
        const struct option *option = &options->items[i];
        if (option->kind == OPTION_TEXT)
            add_member(option->key, option->text, text);
        else if (option->kind == OPTION_BOOLEAN)
            text_printf(text, ", .%s = %s", option->key, option->boolean ? "true" : "false");
        else if (option->kind == OPTION_INTEGER)
            text_printf(text, ", .%s = %lld", option->key, (long long)option->integer);
    }
}

TEXT_FACE(c_create_index)
{
    const struct index *index = operation->index;
    write_c_begin(operation, "alq_create_index", text);
    text_add(text, ", ");
    write_c_string(operation->table, text);
    text_add(text, ", ALQ_INDEX(");
    write_c_string(index->name, text);
    text_add(text, ", ALQ_STRINGS(");
    for (size_t i = 0; i < index->elements.count; i++) {
        text_add(text, i ? ", " : "");
        add_index_element(&index->elements.items[i], text);
    }
    text_add_char(text, ')');
    add_flag("unique", index->is_unique, text);
    add_options(&index->options, text);
    text_add(text, "), err)");
}

TEXT_FACE(c_drop_index)
{
    const char *const arguments[] = {operation->table, operation->name};
    write_call(operation, "alq_drop_index", arguments, 2, text);
}

TEXT_FACE(c_create_constraint)
{
    write_c_begin(operation, "alq_create_constraint", text);
    text_add(text, ", ");
    write_c_string(operation->table, text);
    text_add(text, ", ");
    add_constraint(operation->constraint, text);
    text_add(text, ", err)");
}

TEXT_FACE(c_drop_constraint)
{
    static const char *const kinds[] = {
        [CONSTRAINT_PRIMARY_KEY] = "ALQ_KIND_PRIMARY_KEY", [CONSTRAINT_UNIQUE] = "ALQ_KIND_UNIQUE",
        [CONSTRAINT_FOREIGN_KEY] = "ALQ_KIND_FOREIGN_KEY", [CONSTRAINT_CHECK] = "ALQ_KIND_CHECK",
        [CONSTRAINT_EXCLUDE] = "ALQ_KIND_EXCLUDE",
    };
    write_c_begin(operation, "alq_drop_constraint", text);
    text_add(text, ", ");
    write_c_string(operation->table, text);
    text_add(text, ", ");
    write_c_string(operation->name, text);
    text_printf(text, ", %s, err)",
                operation->has_constraint_kind ? kinds[operation->constraint_kind]
                                               : "ALQ_KIND_ANY");
}

/* -- Comments, rows and SQL */

TEXT_FACE(c_table_comment)
{
    const char *const arguments[] = {operation->table,
                                     operation->kind == OPERATION_CREATE_TABLE_COMMENT
                                         ? operation->text
                                         : NULL};
    write_call(operation, "alq_table_comment", arguments, 2, text);
}

static void add_literal(const struct literal *literal, struct text *text)
{
    switch (literal->kind) {
    case LITERAL_LEFT_OUT:
        text_add(text, "ALQ_LEFT_OUT");
        break;
    case LITERAL_NULL:
        text_add(text, "ALQ_NULL_VALUE");
        break;
    case LITERAL_NUMBER:
        text_printf(text, "ALQ_NUMBER(\"%s\")", literal->text);
        break;
    case LITERAL_BOOLEAN:
        text_printf(text, "ALQ_BOOLEAN_VALUE(%s)", literal->boolean ? "true" : "false");
        break;
    case LITERAL_BLOB:
        text_add(text, "ALQ_BLOB(\"");
        for (size_t i = 0; i < literal->length; i++)
            text_printf(text, "\\%03o", (unsigned)(unsigned char)literal->text[i]);
        text_printf(text, "\", %zu)", literal->length);
        break;
    case LITERAL_SQL:
        text_add(text, "ALQ_EXPRESSION(");
        write_c_string(literal->text, text);
        text_add_char(text, ')');
        break;
    default:
        text_add(text, "ALQ_TEXT_VALUE(");
        write_c_string(literal->text, text);
        text_add_char(text, ')');
    }
}

TEXT_FACE(c_bulk_insert)
{
    write_c_begin(operation, "alq_bulk_insert", text);
    text_add(text, ", ");
    write_c_string(operation->table, text);
    text_add(text, ", ");
    write_c_strings(&operation->columns, text);
    text_add(text, ",\n    ALQ_ROWS(");
    for (size_t i = 0; i < operation->row_count; i++) {
        text_add(text, i ? ",\n        ALQ_ROW(" : "\n        ALQ_ROW(");
        for (size_t j = 0; j < operation->columns.count; j++) {
            text_add(text, j ? ", " : "");
            add_literal(&operation->rows[i].values[j], text);
        }
        text_add_char(text, ')');
    }
    text_add(text, "), err)");
}

TEXT_FACE(c_execute)
{
    write_call(operation, "alq_execute", &operation->text, 1, text);
}

TEXT_FACE(c_sequence)
{
    const struct sequence *sequence = operation->sequence;
    const struct identity *parameters = &sequence->parameters;
    struct operation head = *operation;
    bool is_create = operation->kind == OPERATION_CREATE_SEQUENCE;
    head.schema = sequence->schema;
    write_c_begin(&head, is_create ? "alq_create_sequence" : "alq_drop_sequence", text);
    text_add(text, ", ");
    write_c_string(sequence->name, text);
    if (is_create) {
        TEXT_SCOPE(members);
        if (parameters->has_start)
            text_printf(&members, ", .start = %lld", (long long)parameters->start);
        if (parameters->has_increment)
            text_printf(&members, ", .increment = %lld", (long long)parameters->increment);
        text_printf(text, ", ALQ_SEQUENCE(%s)", members.length ? text_string(&members) + 2 : "");
    }
    text_add(text, ", err)");
}

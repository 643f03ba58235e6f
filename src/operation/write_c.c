/* Writes operations as calls of the C API. */
#include "operation/faces.h"
#include "operation/write_c.h"
#include "base/banned.h"

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

/* -- Tables */

static void add_indexes(const struct operation *of, const struct indexes *indexes,
                        struct text *text)
{
    for (size_t i = 0; i < indexes->count; i++) {
        struct operation create = {.kind = OPERATION_CREATE_INDEX,
                                   .schema = of->schema,
                                   .table = of->table,
                                   .if_not_exists = of->if_not_exists,
                                   .index = indexes->items[i]};
        text_add(text, " &&\n    ");
        c_create_index(&create, text);
    }
}

/* The key is in the columns' flags, unless it says more or no column says so. */
static bool is_key_said(const struct table *table, const struct constraint *key)
{
    bool is_plain = !key->name && key->is_deferrable == TRI_UNSET && !key->initially &&
                    !key->options.count && !key->comment;
    for (size_t i = 0; is_plain && i < table->columns.count; i++)
        if (table->columns.items[i]->is_primary_key)
            return true;
    return false;
}

static bool is_written(const struct table *table, const struct constraint *constraint)
{
    return !constraint->of_type &&
           !(constraint->kind == CONSTRAINT_PRIMARY_KEY && is_key_said(table, constraint));
}

static void add_item_constraint(const struct constraint *constraint, bool is_first,
                                struct text *text)
{
    text_add(text, is_first ? "\n        " : ",\n        ");
    write_c_constraint(constraint, text);
}

static void add_items(const struct table *table, struct text *text)
{
    size_t count = 0;
    for (size_t i = 0; i < table->columns.count; i++) {
        text_add(text, count++ ? ",\n        " : "\n        ");
        write_c_column(table->columns.items[i], NULL, text);
    }
    for (size_t i = 0; i < table->constraints.count; i++)
        if (is_written(table, table->constraints.items[i]))
            add_item_constraint(table->constraints.items[i], !count++, text);
    /* A CHECK of a column is the same as one of the table. */
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct constraints *checks = &table->columns.items[i]->constraints;
        for (size_t j = 0; j < checks->count; j++)
            if (!checks->items[j]->of_type)
                add_item_constraint(checks->items[j], !count++, text);
    }
    text_add(text, count ? "" : "NULL");
}

TEXT_FACE(c_create_table)
{
    const struct table *table = operation->created_table;
    struct operation head = *operation;
    head.schema = table->schema;
    head.table = table->name;
    write_c_begin(&head, "alq_create_table", text);
    text_add(text, ", ");
    write_c_string(table->name, text);
    write_c_unsaid(table->is_quoted, "quoting of the table", NULL, text);
    text_add(text, ",\n    ALQ_ITEMS(");
    add_items(table, text);
    text_add(text, "), err)");
    add_indexes(&head, &table->indexes, text);
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

/* -- Columns */

static void add_constraint_call(const struct operation *of, const struct constraint *constraint,
                                struct text *text)
{
    struct operation create = {.kind = OPERATION_CREATE_CONSTRAINT,
                               .schema = of->schema,
                               .table = of->table,
                               .constraint = constraint};
    if (constraint->of_type)
        return;
    text_add(text, " &&\n    ");
    c_create_constraint(&create, text);
}

TEXT_FACE(c_add_column)
{
    const struct constraints *beside = &operation->constraints;
    const struct constraints *checks = &operation->column->constraints;
    write_c_begin(operation, "alq_add_column", text);
    text_add(text, ", ");
    write_c_string(operation->table, text);
    text_add(text, ", ");
    write_c_column(operation->column, beside, text);
    write_c_unsaid(operation->inlines_references, "inline_references", NULL, text);
    write_c_unsaid(operation->inlines_primary_key, "inline_primary_key", NULL, text);
    text_add(text, ", err)");
    for (size_t i = 0; i < beside->count; i++)
        if (!write_c_is_in_column(beside, i))
            add_constraint_call(operation, beside->items[i], text);
    for (size_t i = 0; i < checks->count; i++)
        add_constraint_call(operation, checks->items[i], text);
    add_indexes(operation, &operation->indexes, text);
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
    write_c_type(type, NULL, text);
}

static void add_changes(const struct column_change *change, struct text *text)
{
    bool drops_default = change->sets_default && change->server_default.kind == DEFAULT_NONE;
    write_c_member("new_name", change->new_name, text);
    add_type("type", change->sets_type ? change->type : NULL, text);
    write_c_member("using_expression", change->using_expression, text);
    write_c_flag("drop_not_null", change->sets_nullable && change->is_nullable, text);
    write_c_flag("set_not_null", change->sets_nullable && !change->is_nullable, text);
    if (change->sets_default)
        write_c_default("server_default", &change->server_default, text);
    write_c_flag("drop_server_default", drops_default, text);
    if (change->sets_comment)
        write_c_member("comment", change->comment, text);
    write_c_flag("drop_comment", change->sets_comment && !change->comment, text);
    if (change->sets_autoincrement)
        write_c_choice("autoincrement", change->autoincrement ? TRI_YES : TRI_NO, text);
}

static void add_existing(const struct column_change *change, struct text *text)
{
    add_type("existing_type", change->existing_type, text);
    write_c_flag("existing_null", change->has_existing_nullable && change->existing_nullable, text);
    write_c_flag("existing_not_null", change->has_existing_nullable && !change->existing_nullable,
                 text);
    write_c_default("existing_server_default", &change->existing_default, text);
    write_c_member("existing_comment", change->existing_comment, text);
    write_c_flag("existing_autoincrement", change->existing_autoincrement, text);
}

static void add_unsaid_changes(const struct column_change *change, struct text *text)
{
    write_c_unsaid(change->sets_identity, "a change of the identity", NULL, text);
    write_c_unsaid(change->sets_computed, "a change of the expression", change->computed.expression,
                   text);
    write_c_unsaid(change->existing_identity.is_identity, "the existing identity", NULL, text);
    write_c_unsaid(change->insert_before, "insert before", change->insert_before, text);
    write_c_unsaid(change->insert_after, "insert after", change->insert_after, text);
}

TEXT_FACE(c_alter_column)
{
    TEXT_SCOPE(members);
    write_c_begin(operation, "alq_alter_column", text);
    text_add(text, ", ");
    write_c_string(operation->table, text);
    text_add(text, ", ");
    write_c_string(operation->name, text);
    add_changes(operation->change, &members);
    add_existing(operation->change, &members);
    bool has_member = string_starts_with(text_string(&members), ", ");
    text_printf(text, ", ALQ_ALTER(%s%s", has_member ? "" : ".new_name = NULL",
                text_string(&members) + (has_member ? 2 : 0));
    add_unsaid_changes(operation->change, text);
    text_add(text, "), err)");
}

/* -- Indexes and constraints */

static void add_index_element(const struct index_element *element, struct text *text)
{
    TEXT_SCOPE(sql);
    bool is_name = element->column && !element->is_descending && !element->is_ascending &&
                   element->nulls == NULLS_UNSET && !element->collation;
    if (is_name) {
        write_c_string(element->column, text);
    } else {
        /* MySQL and PostgreSQL want parentheses around what is more than a name. */
        bool is_nested = !element->column && element->form != INDEX_FORM_TEXT;
        text_printf(&sql, "%s%s%s", is_nested ? "(" : "",
                    element->column ? element->column : element->expression, is_nested ? ")" : "");
        if (element->collation)
            text_printf(&sql, " COLLATE %s", element->collation);
        text_add(&sql, element->is_descending ? " DESC" : element->is_ascending ? " ASC" : "");
        if (element->nulls != NULLS_UNSET)
            text_add(&sql, element->nulls == NULLS_FIRST ? " NULLS FIRST" : " NULLS LAST");
        write_c_sql(text_string(&sql), text);
    }
    write_c_unsaid(element->operator_class, "operator class", element->operator_class, text);
    write_c_unsaid(element->length > 0, "length of the prefix", NULL, text);
}

TEXT_FACE(c_create_index)
{
    const struct index *index = operation->index;
    write_c_begin(operation, "alq_create_index", text);
    text_add(text, ", ");
    write_c_string(index->name, text);
    text_add(text, ", ");
    write_c_string(operation->table, text);
    text_add(text, index->elements.count ? ", ALQ_NAMES(" : ", NULL");
    for (size_t i = 0; i < index->elements.count; i++) {
        text_add(text, i ? ", " : "");
        add_index_element(&index->elements.items[i], text);
    }
    text_add(text, index->elements.count ? ")" : "");
    write_c_unsaid(index->comment, "comment of an index", index->comment, text);
    text_add(text, ", err)");
}

TEXT_FACE(c_drop_index)
{
    const char *const arguments[] = {operation->name, operation->table};
    write_call(operation, "alq_drop_index", arguments, 2, text);
}

TEXT_FACE(c_create_constraint)
{
    write_c_begin(operation, "alq_create_constraint", text);
    text_add(text, ", ");
    write_c_string(operation->table, text);
    text_add(text, ", ");
    write_c_constraint(operation->constraint, text);
    text_add(text, ", err)");
}

TEXT_FACE(c_drop_constraint)
{
    static const char *const kinds[] = {
        [CONSTRAINT_PRIMARY_KEY] = "ALQ_ITEM_PRIMARY_KEY", [CONSTRAINT_UNIQUE] = "ALQ_ITEM_UNIQUE",
        [CONSTRAINT_FOREIGN_KEY] = "ALQ_ITEM_FOREIGN_KEY", [CONSTRAINT_CHECK] = "ALQ_ITEM_CHECK",
        [CONSTRAINT_EXCLUDE] = "ALQ_ITEM_EXCLUDE",
    };
    const char *kind =
        operation->has_constraint_kind ? kinds[operation->constraint_kind] : "ALQ_ITEM_ANY";
    write_c_begin(operation,
                  operation->name ? "alq_drop_constraint" : "alq_drop_unnamed_constraint", text);
    if (operation->name) {
        text_add(text, ", ");
        write_c_string(operation->name, text);
    }
    text_add(text, ", ");
    write_c_string(operation->table, text);
    text_printf(text, ", %s", kind);
    if (!operation->name) {
        text_add(text, ", ");
        write_c_strings(&operation->columns, text);
    }
    text_add(text, ", err)");
}

/* -- Comments, rows and SQL */

TEXT_FACE(c_table_comment)
{
    bool is_create = operation->kind == OPERATION_CREATE_TABLE_COMMENT;
    const char *const arguments[] = {operation->table, is_create ? operation->text : NULL};
    write_call(operation, "alq_create_table_comment", arguments, 2, text);
}

/* Whether it is an integer as C writes them; other numbers keep their digits as SQL. */
static bool is_integer(const char *number)
{
    size_t digits = 0;
    number += *number == '-';
    if (*number == '0' && number[1])
        return false; /* octal in C */
    while (number[digits] >= '0' && number[digits] <= '9')
        digits++;
    return digits && digits <= 18 && !number[digits];
}

static void add_blob(const struct literal *literal, struct text *text)
{
    text_add(text, "alq_blob(\"");
    for (size_t i = 0; i < literal->length; i++)
        text_printf(text, "\\%03o", (unsigned)(unsigned char)literal->text[i]);
    text_printf(text, "\", %zu)", literal->length);
}

static void add_value(const char *function, const char *string, struct text *text)
{
    text_printf(text, "%s(", function);
    write_c_string(string, text);
    text_add_char(text, ')');
}

static void add_literal(const struct literal *literal, struct text *text)
{
    switch (literal->kind) {
    case LITERAL_LEFT_OUT:
        text_add(text, "alq_left_out()");
        return;
    case LITERAL_NULL:
        text_add(text, "alq_null()");
        return;
    case LITERAL_NUMBER:
        if (is_integer(literal->text))
            text_printf(text, "alq_integer(%s)", literal->text);
        else
            add_value("alq_expression", literal->text, text);
        return;
    case LITERAL_BOOLEAN:
        text_printf(text, "alq_boolean(%s)", literal->boolean ? "true" : "false");
        return;
    case LITERAL_BLOB:
        add_blob(literal, text);
        return;
    case LITERAL_SQL:
        add_value("alq_expression", literal->text, text);
        return;
    case LITERAL_TEXT:
    case LITERAL_DATE_TIME:
    case LITERAL_TIME:
    case LITERAL_UUID:
        break;
    }
    add_value("alq_text", literal->text, text);
    write_c_unsaid(literal->kind == LITERAL_UUID, "that it is a UUID", NULL, text);
    write_c_unsaid(literal->kind == LITERAL_DATE_TIME || literal->kind == LITERAL_TIME,
                   "that it is a time", NULL, text);
}

static void add_rows(const struct operation *operation, struct text *text)
{
    for (size_t i = 0; i < operation->row_count; i++) {
        text_add(text, i ? ",\n        ALQ_VALUES(" : "\n        ALQ_VALUES(");
        for (size_t j = 0; j < operation->columns.count; j++) {
            text_add(text, j ? ", " : "");
            add_literal(&operation->rows[i].values[j], text);
        }
        text_add_char(text, ')');
    }
}

TEXT_FACE(c_bulk_insert)
{
    bool has_values = operation->row_count && operation->columns.count;
    write_c_begin(operation, "alq_bulk_insert", text);
    text_add(text, ", ");
    write_c_string(operation->table, text);
    text_add(text, ", ");
    write_c_strings(&operation->columns, text);
    text_add(text, ",\n    ALQ_ROWS(");
    if (has_values)
        add_rows(operation, text);
    else
        text_add(text, "NULL");
    write_c_unsaid(operation->row_count && !has_values, "rows without columns", NULL, text);
    text_add(text, "), err)");
}

TEXT_FACE(c_execute)
{
    write_call(operation, "alq_execute", &operation->text, 1, text);
}

/* -- Sequences */

static void add_parameters(const struct identity *parameters, struct text *text)
{
    const struct {
        const char *name;
        bool is_said;
        int64_t value;
    } numbers[] = {
        {"start", parameters->has_start, parameters->start},
        {"increment", parameters->has_increment, parameters->increment},
        {"minimum", parameters->has_minimum, parameters->minimum},
        {"maximum", parameters->has_maximum, parameters->maximum},
        {"cache", parameters->has_cache, parameters->cache},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].is_said && numbers[i].value) {
            text_printf(text, ", .%s = ", numbers[i].name);
            write_c_integer(numbers[i].value, text);
        }
    write_c_choice("cycle", parameters->cycles, text);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        write_c_unsaid(numbers[i].is_said && !numbers[i].value, numbers[i].name, "0", text);
}

TEXT_FACE(c_sequence)
{
    const struct sequence *sequence = operation->sequence;
    bool is_create = operation->kind == OPERATION_CREATE_SEQUENCE;
    TEXT_SCOPE(members);
    struct operation head = *operation;
    head.schema = sequence->schema ? sequence->schema : operation->schema;
    write_c_begin(&head, is_create ? "alq_create_sequence" : "alq_drop_sequence", text);
    text_add(text, ", ");
    write_c_string(sequence->name, text);
    if (is_create) {
        add_parameters(&sequence->parameters, &members);
        if (string_starts_with(text_string(&members), ", "))
            text_printf(text, ", ALQ_SEQUENCE(%s)", text_string(&members) + 2);
        else
            text_printf(text, ", NULL%s", text_string(&members));
        write_c_unsaid(sequence->parameters.no_minimum, "NO MINVALUE", NULL, text);
        write_c_unsaid(sequence->parameters.no_maximum, "NO MAXVALUE", NULL, text);
        write_c_unsaid(sequence->data_type, "type of the sequence", NULL, text);
    }
    text_add(text, ", err)");
}

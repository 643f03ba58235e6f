/* Says in one line what an operation does. */
#include <string.h>

#include "operation/faces.h"
#include "base/banned.h"

/* "drop_table" as "drop table". */
static void add_verb(const struct operation *operation, struct text *text)
{
    for (const char *byte = operation_faces(operation->kind)->name; *byte; byte++)
        text_add_char(text, *byte == '_' ? ' ' : *byte);
}

static void add_qualified(const char *schema, const char *name, struct text *text)
{
    text_printf(text, " %s%s%s", schema ? schema : "", schema ? "." : "", name ? name : "?");
}

static void add_type(const struct type *type, struct text *text)
{
    ARENA_SCOPE(scratch);
    text_printf(text, " %s", type_repr(type, &scratch));
}

static void add_list(const struct strings *strings, struct text *text)
{
    ARENA_SCOPE(scratch);
    text_printf(text, " (%s)", strings_join(strings, ", ", &scratch));
}

TEXT_FACE(describe_table)
{
    const struct table *table = operation->created_table;
    bool is_create = operation->kind == OPERATION_CREATE_TABLE;
    add_verb(operation, text);
    add_qualified(table ? table->schema : operation->schema, table ? table->name : operation->table,
                  text);
    if (operation->new_name)
        text_printf(text, " to %s", operation->new_name);
    if (is_create && table)
        text_printf(text, " with %zu column%s", table->columns.count,
                    table->columns.count == 1 ? "" : "s");
}

static void add_default(const struct default_value *value, struct text *text)
{
    if (value->kind == DEFAULT_NONE)
        text_add(text, ", no default");
    else
        text_printf(text, value->kind == DEFAULT_STRING ? ", default '%s'" : ", default %s",
                    value->text);
}

static void add_change(const struct column_change *change, struct text *text)
{
    size_t length = text->length;
    if (change->new_name)
        text_printf(text, ", name %s", change->new_name);
    if (change->sets_type) {
        text_add_char(text, ',');
        add_type(change->type, text);
    }
    if (change->sets_nullable)
        text_add(text, change->is_nullable ? ", NULL" : ", NOT NULL");
    if (change->sets_default)
        add_default(&change->server_default, text);
    text_add(text, change->sets_identity ? ", identity" : "");
    text_add(text, change->sets_computed ? ", computed" : "");
    text_add(text, change->sets_autoincrement ? ", autoincrement" : "");
    text_add(text, change->sets_comment ? ", comment" : "");
    if (text->length > length)
        text->bytes[length] = ':';
}

TEXT_FACE(describe_column)
{
    const struct column *column = operation->column;
    const char *name = operation->kind == OPERATION_ADD_COLUMN ? column->name : operation->name;
    add_verb(operation, text);
    add_qualified(operation->schema, operation->table, text);
    text_printf(text, ".%s", name);
    if (operation->kind == OPERATION_ADD_COLUMN) {
        add_type(column->type, text);
        text_add(text, column->is_nullable ? "" : " NOT NULL");
    } else if (operation->kind == OPERATION_ALTER_COLUMN) {
        add_change(operation->change, text);
    }
}

TEXT_FACE(describe_index)
{
    const struct index *index = operation->index;
    bool is_create = operation->kind == OPERATION_CREATE_INDEX;
    const char *name = is_create ? index->name : operation->name;
    text_add(text, is_create && index->is_unique ? "create unique index" : "");
    if (!text->length)
        add_verb(operation, text);
    text_printf(text, " %s", name ? name : "without a name");
    if (operation->new_name)
        text_printf(text, " to %s", operation->new_name);
    if (operation->table) {
        text_add(text, " on");
        add_qualified(operation->schema, operation->table, text);
    }
    if (!is_create)
        return;
    for (size_t i = 0; i < index->elements.count; i++) {
        const struct index_element *element = &index->elements.items[i];
        text_printf(text, "%s%s", i ? ", " : " (",
                    element->column ? element->column : element->expression);
    }
    text_add(text, index->elements.count ? ")" : "");
}

static const char *const kind_words[] = {
    [CONSTRAINT_PRIMARY_KEY] = "primary key",    [CONSTRAINT_UNIQUE] = "unique constraint",
    [CONSTRAINT_FOREIGN_KEY] = "foreign key",    [CONSTRAINT_CHECK] = "check",
    [CONSTRAINT_EXCLUDE] = "exclude constraint",
};

TEXT_FACE(describe_constraint)
{
    const struct constraint *constraint = operation->constraint;
    bool is_create = operation->kind == OPERATION_CREATE_CONSTRAINT;
    const char *name = is_create ? constraint->name : operation->name;
    if (is_create)
        text_printf(text, "create %s", kind_words[constraint->kind]);
    else
        add_verb(operation, text);
    if (name)
        text_printf(text, " %s", name);
    if (operation->new_name)
        text_printf(text, " to %s", operation->new_name);
    text_add(text, " on");
    add_qualified(operation->schema, operation->table, text);
    if (is_create && constraint->columns.count)
        add_list(&constraint->columns, text);
    else if (!name && operation->columns.count)
        add_list(&operation->columns, text);
    if (is_create && constraint->kind == CONSTRAINT_FOREIGN_KEY) {
        text_add(text, " to");
        add_qualified(constraint->referred_schema, constraint->referred_table, text);
    }
}

TEXT_FACE(describe_comment)
{
    text_add(text, operation->kind == OPERATION_CREATE_TABLE_COMMENT ? "comment on table"
                                                                     : "drop comment on table");
    add_qualified(operation->schema, operation->table, text);
}

TEXT_FACE(describe_rows)
{
    text_printf(text, "insert %zu row%s into", operation->row_count,
                operation->row_count == 1 ? "" : "s");
    add_qualified(operation->schema, operation->table, text);
}

/* The first line, as far as it is short. */
TEXT_FACE(describe_execute)
{
    enum { LONGEST = 60 };
    const char *sql = operation->text + strspn(operation->text, " \t\r\n");
    size_t length = strcspn(sql, "\r\n");
    bool is_cut = sql[length] != '\0';
    if (length > LONGEST) {
        for (length = LONGEST; ((unsigned char)sql[length] & 0xc0) == 0x80;)
            length--;
        is_cut = true;
    }
    text_add(text, "execute ");
    text_add_bytes(text, sql, length);
    text_add(text, is_cut ? " …" : "");
}

TEXT_FACE(describe_object)
{
    const char *name = operation->name;
    if (!name && operation->sequence)
        name = operation->sequence->name;
    if (!name && operation->enum_type)
        name = operation->enum_type->name;
    add_verb(operation, text);
    add_qualified(operation->schema, name, text);
    if (operation->value)
        text_printf(text, " %s", operation->value);
    if (operation->new_value)
        text_printf(text, " to %s", operation->new_value);
}

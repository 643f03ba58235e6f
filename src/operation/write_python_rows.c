/* Writes comments, rows and plain SQL as Python. */
#include <string.h>

#include "operation/faces.h"
#include "schema/python.h"
#include "base/banned.h"

TEXT_FACE(python_create_table_comment)
{
    struct python_call call = python_begin(text, "op.create_table_comment", ",\n    ");
    text_add(text, "\n    ");
    python_string(&call, NULL, operation->table);
    python_argument(&call, NULL);
    text_add_python(text, operation->text);
    python_argument(&call, "existing_comment");
    text_add_python(text, operation->old_text);
    python_argument(&call, "schema");
    text_add_python(text, operation->schema);
    text_add(text, "\n)");
}

TEXT_FACE(python_drop_table_comment)
{
    struct python_call call = python_begin(text, "op.drop_table_comment", ",\n    ");
    text_add(text, "\n    ");
    python_string(&call, NULL, operation->table);
    python_argument(&call, "existing_comment");
    text_add_python(text, operation->old_text);
    python_argument(&call, "schema");
    text_add_python(text, operation->schema);
    text_add(text, "\n)");
}

static void add_literal(struct text *text, const struct literal *literal)
{
    switch (literal->kind) {
    case LITERAL_LEFT_OUT:
    case LITERAL_NULL:
        text_add(text, "None");
        break;
    case LITERAL_NUMBER:
        text_add(text, literal->text);
        break;
    case LITERAL_BOOLEAN:
        text_add(text, literal->boolean ? "True" : "False");
        break;
    case LITERAL_BLOB:
        text_add(text, "b'");
        for (size_t i = 0; i < literal->length; i++)
            text_printf(text, "\\x%02x", (unsigned)(unsigned char)literal->text[i]);
        text_add_char(text, '\'');
        break;
    case LITERAL_SQL: {
        struct python_call call = python_begin(text, "sa.text", ", ");
        python_string(&call, NULL, literal->text);
        python_end(&call);
        break;
    }
    default:
        text_add_python(text, literal->text);
    }
}

/* A type that writes the values of a column as they are. */
static const char *type_of_values(const struct operation *operation, size_t column)
{
    const char *type = "sa.String()";
    for (size_t i = 0; i < operation->row_count; i++) {
        const struct literal *literal = &operation->rows[i].values[column];
        if (literal->kind == LITERAL_BOOLEAN)
            return "sa.Boolean()";
        if (literal->kind == LITERAL_BLOB)
            return "sa.LargeBinary()";
        if (literal->kind == LITERAL_NUMBER && strpbrk(literal->text, ".eE"))
            return "sa.Numeric()";
        if (literal->kind == LITERAL_NUMBER)
            type = "sa.Integer()";
    }
    return type;
}

TEXT_FACE(python_bulk_insert)
{
    struct python_call call = python_begin(text, "op.bulk_insert", ",\n    ");
    python_argument(&call, NULL);
    struct python_call table = python_begin(text, "sa.table", ", ");
    python_string(&table, NULL, operation->table);
    for (size_t i = 0; i < operation->columns.count; i++) {
        python_argument(&table, NULL);
        struct python_call column = python_begin(text, "sa.column", ", ");
        python_string(&column, NULL, operation->columns.items[i]);
        python_argument(&column, NULL);
        text_add(text, type_of_values(operation, i));
        python_end(&column);
    }
    python_string(&table, "schema", operation->schema);
    python_end(&table);
    python_argument(&call, NULL);
    text_add_char(text, '[');
    for (size_t i = 0; i < operation->row_count; i++) {
        const char *separator = "";
        text_add(text, i ? ",\n     {" : "{");
        for (size_t j = 0; j < operation->columns.count; j++) {
            if (operation->rows[i].values[j].kind == LITERAL_LEFT_OUT)
                continue;
            text_add(text, separator);
            text_add_python(text, operation->columns.items[j]);
            text_add(text, ": ");
            add_literal(text, &operation->rows[i].values[j]);
            separator = ", ";
        }
        text_add_char(text, '}');
    }
    text_add(text, "])");
}

static bool is_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_' || byte == '$' || (byte & 0x80);
}

/* SQLAlchemy takes :name for a parameter, unless a backslash stands before it. */
TEXT_FACE(python_execute)
{
    TEXT_SCOPE(escaped);
    const char *sql = operation->text;
    for (const char *byte = sql; *byte; byte++) {
        char before = byte > sql ? byte[-1] : ' ';
        if (*byte == ':' &&
            (before == '\\' || (is_word(byte[1]) && before != ':' && !is_word(before))))
            text_add_char(&escaped, '\\');
        text_add_char(&escaped, *byte);
    }
    struct python_call call = python_begin(text, "op.execute", ", ");
    python_string(&call, NULL, text_string(&escaped));
    python_end(&call);
}

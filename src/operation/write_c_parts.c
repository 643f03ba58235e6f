/* Writes the parts of C source: strings, types, and how a call begins. */
#include <string.h>

#include "operation/write_c.h"
#include "base/banned.h"

void write_c_string(const char *string, struct text *text)
{
    static const char escapes[] = "\n\r\t\\\"";
    static const char letters[] = "nrt\\\"";
    if (!string) {
        text_add(text, "NULL");
        return;
    }
    text_add_char(text, '"');
    for (; *string; string++) {
        const char *escape = strchr(escapes, *string);
        if (escape)
            text_printf(text, "\\%c", letters[escape - escapes]);
        else if ((unsigned char)*string < 0x20 || *string == 0x7f)
            text_printf(text, "\\%03o", (unsigned)(unsigned char)*string);
        else
            text_add_char(text, *string);
    }
    text_add_char(text, '"');
}

void write_c_strings(const struct strings *strings, struct text *text)
{
    text_add(text, "ALQ_STRINGS(");
    for (size_t i = 0; i < strings->count; i++) {
        text_add(text, i ? ", " : "");
        write_c_string(strings->items[i], text);
    }
    text_add_char(text, ')');
}

struct member {
    const char *name;
    const char *string; /* NULL: a flag */
    bool is_said;
};

void write_c_begin(const struct operation *operation, const char *function, struct text *text)
{
    const struct member members[] = {
        {"schema", operation->schema, operation->schema},
        {"before", operation->before, operation->before},
        {"after", operation->after, operation->after},
        {"if_exists", NULL, operation->if_exists},
        {"if_not_exists", NULL, operation->if_not_exists},
        {"materialized", NULL, operation->is_materialized},
        {"cascade", NULL, operation->cascades},
    };
    bool has_member = false;
    text_printf(text, "%s(", function);
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        if (!members[i].is_said)
            continue;
        text_printf(text, "%s.%s = ", has_member ? ", " : "ALQ_WITH(op, ", members[i].name);
        if (members[i].string)
            write_c_string(members[i].string, text);
        else
            text_add(text, "true");
        has_member = true;
    }
    text_add(text, has_member ? ")" : "op");
}

static const char *const names[] = {
    [TYPE_INTEGER] = "ALQ_INTEGER",
    [TYPE_SMALL_INTEGER] = "ALQ_SMALL_INTEGER",
    [TYPE_BIG_INTEGER] = "ALQ_BIG_INTEGER",
    [TYPE_BOOLEAN] = "ALQ_BOOLEAN",
    [TYPE_STRING] = "ALQ_STRING",
    [TYPE_UNICODE] = "ALQ_UNICODE",
    [TYPE_TEXT] = "ALQ_TEXT",
    [TYPE_UNICODE_TEXT] = "ALQ_UNICODE_TEXT",
    [TYPE_DATE] = "ALQ_DATE",
    [TYPE_DATE_TIME] = "ALQ_DATE_TIME",
    [TYPE_TIME] = "ALQ_TIME",
    [TYPE_INTERVAL] = "ALQ_INTERVAL",
    [TYPE_NUMERIC] = "ALQ_NUMERIC",
    [TYPE_FLOAT] = "ALQ_FLOAT",
    [TYPE_DOUBLE] = "ALQ_DOUBLE",
    [TYPE_LARGE_BINARY] = "ALQ_LARGE_BINARY",
    [TYPE_JSON] = "ALQ_JSON",
    [TYPE_UUID] = "ALQ_UUID",
    [TYPE_PICKLE] = "ALQ_LARGE_BINARY",
    [TYPE_ENUM] = "ALQ_ENUM",
};

static void add_sizes(const struct type *type, struct text *text)
{
    int64_t digits = options_integer(&type->options, "display_width",
                                     options_integer(&type->options, "fsp", TYPE_UNSET));
    if (digits != TYPE_UNSET)
        text_printf(text, "(%lld)", (long long)digits);
    if (type->precision != TYPE_UNSET && type->scale != TYPE_UNSET)
        text_printf(text, "(%d, %d)", type->precision, type->scale);
    else if (type->precision != TYPE_UNSET || type->length != TYPE_UNSET)
        text_printf(text, "(%d)", type->length != TYPE_UNSET ? type->length : type->precision);
}

/* A type of one database by its SQL text, as far as name, sizes and flags tell it. */
static void add_sql_type(const struct type *type, struct text *text)
{
    TEXT_SCOPE(sql);
    text_add(&sql, type->name ? type->name : "");
    add_sizes(type, &sql);
    for (size_t i = 0; i < type->values.count; i++) {
        text_add(&sql, i ? ", '" : "('");
        for (const char *byte = type->values.items[i]; *byte; byte++) {
            text_add(&sql, *byte == '\'' ? "'" : "");
            text_add_char(&sql, *byte);
        }
        text_add_char(&sql, '\'');
    }
    text_add(&sql, type->values.count ? ")" : "");
    text_add(&sql, type->has_timezone ? " WITH TIME ZONE" : "");
    text_add(&sql, options_boolean(&type->options, "unsigned") ? " UNSIGNED" : "");
    text_add(&sql, options_boolean(&type->options, "zerofill") ? " ZEROFILL" : "");
    const char *charset = options_text(&type->options, "charset");
    if (charset)
        text_printf(&sql, " CHARACTER SET %s", charset);
    if (type->collation)
        text_printf(&sql, " COLLATE %s", type->collation);
    text_add(text, "ALQ_SQL(");
    write_c_string(text_string(&sql), text);
    text_add_char(text, ')');
}

static void add_enum(const struct type *type, struct text *text)
{
    text_add(text, "ALQ_ENUM(");
    write_c_string(type->name, text);
    for (size_t i = 0; i < type->values.count; i++) {
        text_add(text, ", ");
        write_c_string(type->values.items[i], text);
    }
    text_add_char(text, ')');
}

void write_c_type(const struct type *type, struct text *text)
{
    bool is_array = type->kind == TYPE_ARRAY;
    if (type->kind == TYPE_ENUM) {
        add_enum(type, text);
    } else if (is_array && type->item) {
        text_add(text, "ALQ_ARRAY(");
        write_c_type(type->item, text);
        text_add_char(text, ')');
    } else if (type->kind == TYPE_NULL || type->kind >= TYPE_ARRAY) {
        add_sql_type(type, text);
    } else {
        text_add(text, names[type->kind]);
        if (type->has_timezone)
            text_add(text, "_TZ");
        else
            add_sizes(type, text);
    }
}

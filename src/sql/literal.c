/* Values of programs: made, described, and written as JSON. */
#include "sql/literal.h"

#include <string.h>

#include "base/text.h"
#include "base/unicode.h"
#include "base/banned.h"

struct sql_value sql_value_of_text(enum sql_value_kind kind, const char *text)
{
    return (struct sql_value){.kind = kind, .text = text, .length = strlen(text)};
}

struct sql_value sql_value_of_string(const char *string)
{
    return sql_value_of_text(SQL_STRING, string);
}

/* A character beyond the basic plane is two surrogates. */
static void add_escape(struct text *text, uint32_t code)
{
    if (code >= 0x10000) {
        code -= 0x10000;
        text_printf(text, "\\u%04x\\u%04x", 0xd800u + (code >> 10), 0xdc00u + (code & 0x3ff));
    } else {
        text_printf(text, "\\u%04x", code);
    }
}

static void add_json_string(struct text *text, const char *bytes, size_t length)
{
    static const char plain[] = "\"\\\b\f\n\r\t";
    static const char letters[] = "\"\\bfnrt";
    text_add_char(text, '"');
    for (size_t i = 0, width; i < length; i += width) {
        uint32_t code = unicode_decode(bytes + i, length - i, &width);
        const char *found = code && code < 0x80 ? strchr(plain, (int)code) : NULL;
        if (found) {
            text_add_char(text, '\\');
            text_add_char(text, letters[found - plain]);
        } else if (code < 0x20 || code > 0x7e) {
            add_escape(text, code);
        } else {
            text_add_char(text, (char)code);
        }
    }
    text_add_char(text, '"');
}

/* Keys of JSON are strings: numbers, true, false and null become such. */
static bool add_json_key(const struct sql_value *key, struct text *text)
{
    if (key->kind == SQL_STRING)
        return sql_value_write_json(key, text);
    text_add_char(text, '"');
    bool is_written = key->kind <= SQL_FLOAT && sql_value_write_json(key, text);
    text_add_char(text, '"');
    return is_written;
}

static bool add_json_items(const struct sql_value *value, struct text *text)
{
    bool is_dict = value->kind == SQL_DICT;
    text_add_char(text, is_dict ? '{' : '[');
    for (size_t i = 0; i < value->count; i++) {
        bool is_key = is_dict && i % 2 == 0;
        text_add(text, i == 0 ? "" : is_dict && !is_key ? ": " : ", ");
        if (!(is_key ? add_json_key : sql_value_write_json)(&value->items[i], text))
            return false;
    }
    text_add_char(text, is_dict ? '}' : ']');
    return true;
}

bool sql_value_write_json(const struct sql_value *value, struct text *text)
{
    switch (value->kind) {
    case SQL_NONE:
        text_add(text, "null");
        return true;
    case SQL_BOOLEAN:
        text_add(text, value->boolean ? "true" : "false");
        return true;
    case SQL_INTEGER:
        text_add(text, value->text);
        return true;
    case SQL_FLOAT:
        text_add(text, string_equal(value->text, "nan")    ? "NaN"
                       : string_equal(value->text, "inf")  ? "Infinity"
                       : string_equal(value->text, "-inf") ? "-Infinity"
                                                           : value->text);
        return true;
    case SQL_STRING:
        add_json_string(text, value->text, value->length);
        return true;
    case SQL_LIST:
    case SQL_DICT:
        return add_json_items(value, text);
    default:
        return false;
    }
}

void sql_value_describe(const struct sql_value *value, struct text *text)
{
    TEXT_SCOPE(json);
    if (value->kind == SQL_NONE)
        text_add(text, "None");
    else if (value->kind == SQL_BOOLEAN)
        text_add(text, value->boolean ? "True" : "False");
    else if (value->text)
        text_add(text, value->text);
    else if (sql_value_write_json(value, &json))
        text_add(text, text_string(&json));
    else
        text_add(text, value->kind == SQL_INTERVAL ? "an interval" : "an object");
}

/* Writes Python source as its repr does, and calls argument by argument. */
#include "schema/python.h"

#include <string.h>

#include "base/banned.h"

void text_add_python(struct text *text, const char *string)
{
    static const char escapes[] = "\n\r\t\\";
    static const char letters[] = "nrt\\";
    if (!string) {
        text_add(text, "None");
        return;
    }
    char quote = strchr(string, '\'') && !strchr(string, '"') ? '"' : '\'';
    text_add_char(text, quote);
    for (; *string; string++) {
        const char *escape = strchr(escapes, *string);
        if (escape)
            text_printf(text, "\\%c", letters[escape - escapes]);
        else if (*string == quote)
            text_printf(text, "\\%c", quote);
        else if ((unsigned char)*string < 0x20 || *string == 0x7f)
            text_printf(text, "\\x%02x", (unsigned)(unsigned char)*string);
        else
            text_add_char(text, *string);
    }
    text_add_char(text, quote);
}

struct python_call python_begin(struct text *text, const char *function, const char *separator)
{
    text_printf(text, "%s(", function);
    return (struct python_call){text, separator, false};
}

void python_end(struct python_call *call)
{
    text_add_char(call->text, ')');
}

void python_argument(struct python_call *call, const char *key)
{
    text_printf(call->text, "%s%s%s", call->has_argument ? call->separator : "", key ? key : "",
                key ? "=" : "");
    call->has_argument = true;
}

void python_string(struct python_call *call, const char *key, const char *value)
{
    if (!value)
        return;
    python_argument(call, key);
    text_add_python(call->text, value);
}

void python_integer(struct python_call *call, const char *key, int64_t value)
{
    python_argument(call, key);
    text_printf(call->text, "%lld", (long long)value);
}

void python_flag(struct python_call *call, const char *key, bool is_set, bool value)
{
    if (!is_set)
        return;
    python_argument(call, key);
    text_add(call->text, value ? "True" : "False");
}

static void add_list(struct text *text, const char *const *items, size_t count)
{
    text_add_char(text, '[');
    for (size_t i = 0; i < count; i++) {
        text_add(text, i ? ", " : "");
        text_add_python(text, items[i]);
    }
    text_add_char(text, ']');
}

void python_strings(struct python_call *call, const char *key, const struct strings *values)
{
    python_argument(call, key);
    add_list(call->text, (const char *const *)values->items, values->count);
}

static void add_option(struct text *text, const struct option *option);

static void add_map(struct text *text, const struct options *map)
{
    text_add_char(text, '{');
    for (size_t i = 0; i < map->count; i++) {
        text_add(text, i ? ", " : "");
        text_add_python(text, map->items[i].key);
        text_add(text, ": ");
        add_option(text, &map->items[i]);
    }
    text_add_char(text, '}');
}

static void add_option(struct text *text, const struct option *option)
{
    switch (option->kind) {
    case OPTION_TEXT:
        text_add(text, option->is_expression ? "sa.text(" : "");
        text_add_python(text, option->text);
        text_add(text, option->is_expression ? ")" : "");
        break;
    case OPTION_BOOLEAN:
        text_add(text, option->boolean ? "True" : "False");
        break;
    case OPTION_INTEGER:
        text_printf(text, "%lld", (long long)option->integer);
        break;
    case OPTION_LIST:
        add_list(text, (const char *const *)option->list, option->list_count);
        break;
    case OPTION_MAP:
        add_map(text, option->map);
        break;
    case OPTION_NONE:
        text_add(text, "None");
        break;
    }
}

void python_options(struct python_call *call, const struct options *options)
{
    for (size_t i = 0; i < options->count; i++) {
        python_argument(call, options->items[i].key);
        add_option(call->text, &options->items[i]);
    }
}

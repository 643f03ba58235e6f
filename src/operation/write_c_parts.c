/* Writes the parts of C source: strings, options, members, and how a call begins. */
#include <string.h>

#include "operation/write_c.h"
#include "base/banned.h"

void write_c_string(const char *string, struct text *text)
{
    static const char escapes[] = "\n\r\t\\\"";
    static const char letters[] = "nrt\\\"";
    char before = '\0';
    if (!string) {
        text_add(text, "NULL");
        return;
    }
    text_add_char(text, '"');
    for (; *string; before = *string++) {
        const char *escape = strchr(escapes, *string);
        if (escape)
            text_printf(text, "\\%c", letters[escape - escapes]);
        else if ((unsigned char)*string < 0x20 || *string == 0x7f)
            text_printf(text, "\\%03o", (unsigned)(unsigned char)*string);
        else if (*string == '?' && before == '?')
            text_add(text, "\\?"); /* else a trigraph may begin */
        else
            text_add_char(text, *string);
    }
    text_add_char(text, '"');
}

void write_c_sql(const char *sql, struct text *text)
{
    text_add(text, "ALQ_SQL(");
    write_c_string(sql ? sql : "", text);
    text_add_char(text, ')');
}

void write_c_strings(const struct strings *strings, struct text *text)
{
    text_add(text, strings->count ? "ALQ_NAMES(" : "NULL");
    for (size_t i = 0; i < strings->count; i++) {
        text_add(text, i ? ", " : "");
        write_c_string(strings->items[i], text);
    }
    text_add(text, strings->count ? ")" : "");
}

void write_c_integer(int64_t number, struct text *text)
{
    /* C has no literal of the smallest one. */
    if (number == INT64_MIN)
        text_add(text, "INT64_MIN");
    else
        text_printf(text, "%lld", (long long)number);
}

void write_c_member(const char *name, const char *value, struct text *text)
{
    if (!value)
        return;
    text_printf(text, ", .%s = ", name);
    write_c_string(value, text);
}

void write_c_flag(const char *name, bool is_set, struct text *text)
{
    if (is_set)
        text_printf(text, ", .%s = true", name);
}

void write_c_names(const char *name, const struct strings *names, struct text *text)
{
    if (!names->count)
        return;
    text_printf(text, ", .%s = ", name);
    write_c_strings(names, text);
}

void write_c_choice(const char *name, enum tri choice, struct text *text)
{
    if (choice != TRI_UNSET)
        text_printf(text, ", .%s = %s", name, choice == TRI_YES ? "ALQ_YES" : "ALQ_NO");
}

/* A comment must not end before its end, nor seem to begin again. */
static void add_comment_text(const char *string, struct text *text)
{
    char before = '\0';
    for (; *string; before = *string++) {
        bool is_mark = (before == '*' && *string == '/') || (before == '/' && *string == '*') ||
                       (before == '?' && *string == '?');
        text_add(text, is_mark ? " " : "");
        text_add_char(text, *string == '\n' || *string == '\r' ? ' ' : *string);
    }
}

void write_c_unsaid(bool is_said, const char *part, const char *detail, struct text *text)
{
    if (!is_said)
        return;
    text_printf(text, " /* not in C: %s", part);
    if (detail) {
        text_add_char(text, ' ');
        add_comment_text(detail, text);
    }
    text_add(text, " */");
}

static bool is_option_sayable(const struct option *option)
{
    return option->kind != OPTION_MAP && option->kind != OPTION_NONE;
}

static void add_option(const struct option *option, const char *prefix, struct text *text)
{
    struct strings list = {.items = option->list, .count = option->list_count};
    TEXT_SCOPE(key);
    text_printf(&key, "%s%s", prefix, option->key);
    bool is_plain_flag = option->kind == OPTION_BOOLEAN && option->boolean;
    text_add(text, option->kind == OPTION_TEXT      ? "ALQ_SET("
                   : is_plain_flag                  ? "ALQ_FLAG("
                   : option->kind == OPTION_INTEGER ? "ALQ_NUMBER("
                                                    : "ALQ_OPTION(.key = ");
    write_c_string(text_string(&key), text);
    if (option->kind == OPTION_TEXT) {
        text_add(text, ", ");
        (option->is_expression ? write_c_sql : write_c_string)(option->text, text);
    } else if (option->kind == OPTION_INTEGER) {
        text_add(text, ", ");
        write_c_integer(option->integer, text);
    } else if (option->kind == OPTION_LIST) {
        text_add(text, ", .kind = ALQ_OPTION_NAMES");
        write_c_names("names", &list, text);
    } else if (!is_plain_flag) {
        text_add(text, ", .kind = ALQ_OPTION_FLAG, .flag = false");
    }
    text_add_char(text, ')');
}

void write_c_options(const struct options *options, const char *prefix, struct text *text)
{
    bool has_option = false;
    for (size_t i = 0; i < options->count; i++) {
        if (!is_option_sayable(&options->items[i]))
            continue;
        text_add(text, has_option ? ", " : ", .options = ALQ_OPTIONS(");
        add_option(&options->items[i], prefix, text);
        has_option = true;
    }
    text_add(text, has_option ? ")" : "");
    for (size_t i = 0; i < options->count; i++)
        write_c_unsaid(!is_option_sayable(&options->items[i]), "option", options->items[i].key,
                       text);
}

/* -- How a call begins. */

static void add_uses(const struct operation *operation, struct text *text)
{
    for (size_t i = 0; i < operation->enum_uses.count; i++) {
        const struct enum_use *use = &operation->enum_uses.items[i];
        text_add(text, i ? ", ALQ_USE(" : ", .uses = ALQ_USES(ALQ_USE(");
        write_c_string(use->table, text);
        text_add(text, ", ");
        write_c_column(use->column, NULL, text);
        write_c_member("schema", use->schema, text);
        text_add_char(text, ')');
    }
    text_add(text, operation->enum_uses.count ? ")" : "");
}

/* What each kind keeps in a member of its own. */
static void add_special(const struct operation *operation, struct text *text)
{
    const struct table *table = operation->created_table;
    const struct options *options = &operation->options;
    switch (operation->kind) {
    case OPERATION_CREATE_TABLE:
        write_c_member("comment", table->comment && *table->comment ? table->comment : NULL, text);
        write_c_names("prefixes", &table->prefixes, text);
        options = options->count ? options : &table->options;
        break;
    case OPERATION_CREATE_INDEX:
        write_c_flag("unique", operation->index->is_unique, text);
        options = options->count ? options : &operation->index->options;
        break;
    case OPERATION_CREATE_TABLE_COMMENT:
    case OPERATION_DROP_TABLE_COMMENT:
    case OPERATION_REPLACE_VIEW:
    case OPERATION_REPLACE_TRIGGER:
        write_c_member("old", operation->old_text, text);
        break;
    case OPERATION_ADD_ENUM_VALUE:
    case OPERATION_RENAME_ENUM_VALUE:
        if (operation->enum_type)
            write_c_names("values", &operation->enum_type->values, text);
        break;
    default:
        break;
    }
    write_c_options(options, "", text);
}

void write_c_begin(const struct operation *operation, const char *function, struct text *text)
{
    const char *schema = operation->schema;
    TEXT_SCOPE(members);
    if (!schema && operation->enum_type)
        schema = operation->enum_type->schema;
    write_c_member("schema", schema, &members);
    write_c_member("before", operation->before ? operation->before : operation->insert_before,
                   &members);
    write_c_member("after", operation->after ? operation->after : operation->insert_after,
                   &members);
    write_c_flag("if_exists", operation->if_exists, &members);
    write_c_flag("if_not_exists", operation->if_not_exists, &members);
    write_c_flag("materialized", operation->is_materialized, &members);
    write_c_flag("cascade", operation->cascades, &members);
    add_special(operation, &members);
    add_uses(operation, &members);
    text_printf(text, "%s(", function);
    if (string_starts_with(text_string(&members), ", "))
        text_printf(text, "ALQ_WITH(op%s)", text_string(&members));
    else /* nothing, or only a comment */
        text_printf(text, "op%s", text_string(&members));
}

/* Reads the values of TOML: strings of four kinds, arrays, inline tables, and what is bare. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "base/toml_parts.h"
#include "base/unicode.h"
#include "base/banned.h"

enum { DEEPEST = 100, QUOTES = 3 };

bool toml_is_control(char byte)
{
    return ((unsigned char)byte < ' ' && byte != '\t') || byte == 0x7f;
}

/* -- Strings */

static bool read_unicode(struct toml_parser *parser, size_t digits, struct text *text)
{
    char hex[9] = "";
    size_t length = strspn(parser->at, "0123456789abcdefABCDEF");
    if (length < digits)
        return toml_fail(parser, "a \\u or \\U has too few digits");
    memcpy(hex, parser->at, digits);
    unsigned long code = strtoul(hex, NULL, 16);
    enum { LAST = 0x10ffff, FIRST_SURROGATE = 0xd800, LAST_SURROGATE = 0xdfff };
    if (!code || code > LAST || (code >= FIRST_SURROGATE && code <= LAST_SURROGATE))
        return toml_fail(parser, "a \\u or \\U is no character");
    utf8_put(text, (uint32_t)code);
    parser->at += digits;
    return true;
}

/* Behind the backslash. */
static bool read_escape(struct toml_parser *parser, struct text *text)
{
    static const char names[] = "btnfr\"\\", meanings[] = "\b\t\n\f\r\"\\";
    char name = *parser->at;
    const char *found = name ? strchr(names, name) : NULL;
    if (name)
        parser->at++;
    if (name == 'u' || name == 'U')
        return read_unicode(parser, name == 'u' ? 4 : 8, text);
    if (!found)
        return toml_fail(parser, "a string has an unknown escape");
    text_add_char(text, meanings[found - names]);
    return true;
}

static bool read_line_text(struct toml_parser *parser, struct text *text)
{
    char quote = *parser->at++;
    while (*parser->at != quote) {
        if (!*parser->at || toml_is_control(*parser->at))
            return toml_fail(parser, "a string is not closed on its line");
        char byte = *parser->at++;
        if (byte != '\\' || quote == '\'')
            text_add_char(text, byte);
        else if (!read_escape(parser, text))
            return false;
    }
    parser->at++;
    return true;
}

bool toml_read_line_string(struct toml_parser *parser, const char **ret_text)
{
    TEXT_SCOPE(text);
    if (!read_line_text(parser, &text))
        return false;
    *ret_text = text_copy(&text, parser->arena);
    return true;
}

/* A backslash at the end of a line takes all blanks and line ends that follow with it. */
static bool skip_line_end(struct toml_parser *parser)
{
    size_t blanks = strspn(parser->at, " \t");
    if (parser->at[blanks] != '\n')
        return false;
    for (; *parser->at && strchr(" \t\n", *parser->at); parser->at++)
        parser->line += *parser->at == '\n';
    return true;
}

/* A run of the string's own quote; true: the string ends in it. Two of them may be its last
 * characters. */
static bool take_quotes(struct toml_parser *parser, char quote, struct text *text)
{
    size_t count = 0;
    while (parser->at[count] == quote && count < QUOTES + 2)
        count++;
    bool is_end = count >= QUOTES;
    text_add_repeated(text, quote, is_end ? count - QUOTES : count);
    parser->at += count;
    return is_end;
}

static bool read_long_text(struct toml_parser *parser, struct text *text)
{
    char quote = *parser->at;
    unsigned line = parser->line;
    parser->at += QUOTES;
    if (*parser->at == '\n') {
        parser->at++;
        parser->line++;
    }
    for (;;) {
        char byte = *parser->at;
        if (byte == quote) {
            if (take_quotes(parser, quote, text))
                return true;
            continue;
        }
        if (!byte || (toml_is_control(byte) && byte != '\n')) {
            parser->line = byte ? parser->line : line;
            return toml_fail(parser, byte ? N_("a string holds a control character")
                                          : N_("a string is not closed"));
        }
        parser->at++;
        parser->line += byte == '\n';
        if (byte != '\\' || quote == '\'')
            text_add_char(text, byte);
        else if (!skip_line_end(parser) && !read_escape(parser, text))
            return false;
    }
}

static bool read_string(struct toml_parser *parser, struct toml_value **ret_value)
{
    TEXT_SCOPE(text);
    bool is_long = parser->at[1] == *parser->at && parser->at[2] == *parser->at;
    struct toml_value *value = toml_new(parser, TOML_STRING);
    if (is_long ? !read_long_text(parser, &text) : !read_line_text(parser, &text))
        return false;
    value->text = text_copy(&text, parser->arena);
    *ret_value = value;
    return true;
}

/* -- What is bare */

static const char bare[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-_.:";

/* 1979-05-27 07:32:00 has a blank in it. */
static size_t bare_length(const char *at)
{
    size_t length = strspn(at, bare);
    bool is_date = length == strlen("1979-05-27") && at[4] == '-' && at[7] == '-';
    if (is_date && at[length] == ' ' && isdigit((unsigned char)at[length + 1]))
        length += 1 + strspn(at + length + 1, bare);
    return length;
}

static bool is_bare(const char *text)
{
    if (string_equal(text, "true") || string_equal(text, "false"))
        return true;
    text += *text == '+' || *text == '-';
    return isdigit((unsigned char)*text) || string_equal(text, "inf") || string_equal(text, "nan");
}

static bool read_bare(struct toml_parser *parser, struct toml_value **ret_value)
{
    size_t length = bare_length(parser->at);
    struct toml_value *value = toml_new(parser, TOML_BARE);
    value->text = arena_strndup(parser->arena, parser->at, length);
    if (!is_bare(value->text)) {
        toml_fail(parser, length ? N_("a value is no string, number, boolean or date")
                                 : N_("a value is missing"));
        return error_hint(parser->err, "write text between quotes");
    }
    parser->at += length;
    *ret_value = value;
    return true;
}

/* -- Values of values */

/* Blanks, comments and line ends. */
static bool skip_between(struct toml_parser *parser)
{
    while (toml_skip_comment(parser)) {
        if (*parser->at != '\n')
            return true;
        parser->at++;
        parser->line++;
    }
    return false;
}

static bool read_array(struct toml_parser *parser, struct toml_value *array)
{
    parser->at++;
    for (;;) {
        struct toml_value *item = NULL;
        if (!skip_between(parser))
            return false;
        if (*parser->at == ']')
            break;
        if (!toml_read_value(parser, &item) || !skip_between(parser))
            return false;
        vec_push(parser->arena, &array->items, item);
        if (*parser->at == ']')
            break;
        if (*parser->at != ',')
            return toml_fail(parser, "an array is not closed, or lacks a comma");
        parser->at++;
    }
    parser->at++;
    return true;
}

/* Tables that dotted keys have made in it are as fixed as it is. */
static void fix(struct toml_value *table)
{
    table->is_fixed = true;
    for (size_t i = 0; i < table->values.count; i++) {
        struct toml_value *value = table->values.entries[i].value;
        if (value->kind == TOML_TABLE && !value->is_fixed)
            fix(value);
    }
}

static bool read_inline_table(struct toml_parser *parser, struct toml_value *table)
{
    parser->at++;
    toml_skip_blanks(parser);
    for (bool is_first = true; *parser->at != '}'; is_first = false) {
        if (!is_first && *parser->at++ != ',')
            return toml_fail(parser, "a table in braces is not closed, or lacks a comma");
        if (!toml_add_value(parser, table))
            return false;
        toml_skip_blanks(parser);
    }
    parser->at++;
    fix(table);
    return true;
}

static bool read_nested(struct toml_parser *parser, struct toml_value **ret_value)
{
    bool is_array = *parser->at == '[';
    struct toml_value *value = toml_new(parser, is_array ? TOML_ARRAY : TOML_TABLE);
    if (parser->depth == DEEPEST)
        return toml_fail(parser, "a value is too deep within others");
    parser->depth++;
    bool is_read = is_array ? read_array(parser, value) : read_inline_table(parser, value);
    parser->depth--;
    value->is_fixed = true;
    *ret_value = value;
    return is_read;
}

bool toml_read_value(struct toml_parser *parser, struct toml_value **ret_value)
{
    toml_skip_blanks(parser);
    if (*parser->at == '"' || *parser->at == '\'')
        return read_string(parser, ret_value);
    if (*parser->at == '[' || *parser->at == '{')
        return read_nested(parser, ret_value);
    return read_bare(parser, ret_value);
}

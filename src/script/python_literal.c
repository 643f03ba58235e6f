/* Walks over Python source and reads string literals. */
#include "script/python_literal.h"

#include <ctype.h>
#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/banned.h"

struct python_reader python_reader_of(const char *bytes, size_t length)
{
    size_t bom = length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    return (struct python_reader){bytes + bom, bytes + length, 1, false};
}

static char peek(const struct python_reader *reader, size_t ahead)
{
    return (size_t)(reader->end - reader->at) > ahead ? reader->at[ahead] : '\0';
}

static void advance(struct python_reader *reader, size_t count)
{
    for (; count && reader->at < reader->end; count--, reader->at++)
        if (*reader->at == '\n')
            reader->line++;
}

static bool is_name_byte(char byte)
{
    return ascii_is_alphanumeric((unsigned char)byte) || byte == '_' || (unsigned char)byte >= 0x80;
}

static void skip_comment(struct python_reader *reader)
{
    while (reader->at < reader->end && *reader->at != '\n')
        reader->at++;
}

/* Blanks and continued lines; inside of brackets also line ends and comments. */
static void skip_blanks(struct python_reader *reader, bool is_in_brackets)
{
    for (;;) {
        char byte = peek(reader, 0);
        bool is_blank = byte == ' ' || byte == '\t' || byte == '\f' || (byte == '\r');
        if (is_blank || (is_in_brackets && byte == '\n'))
            advance(reader, 1);
        else if (is_in_brackets && byte == '#')
            skip_comment(reader);
        else if (byte == '\\' && peek(reader, 1) == '\n')
            advance(reader, 2);
        else if (byte == '\\' && peek(reader, 1) == '\r' && peek(reader, 2) == '\n')
            advance(reader, 3);
        else
            return;
    }
}

/* The length of a string's prefix and, by reference, what it says; -1 where no string begins. */
static int string_prefix(const struct python_reader *reader, bool *ret_is_raw, bool *ret_is_other)
{
    *ret_is_raw = *ret_is_other = false;
    for (size_t i = 0; i < 3; i++) {
        char byte = (char)ascii_lower((unsigned char)peek(reader, i));
        if (byte == '\'' || byte == '"')
            return (int)i;
        if (byte == 'r')
            *ret_is_raw = true;
        else if (byte == 'f' || byte == 'b')
            *ret_is_other = true;
        else if (byte != 'u')
            return -1;
    }
    return -1;
}

bool python_at_string(const struct python_reader *reader)
{
    bool is_raw;
    bool is_other;
    return string_prefix(reader, &is_raw, &is_other) >= 0;
}

static unsigned hex_value(const char *digits, size_t count, bool *ret_is_valid)
{
    unsigned value = 0;
    *ret_is_valid = true;
    for (size_t i = 0; i < count; i++) {
        unsigned char digit = (unsigned char)digits[i];
        *ret_is_valid = *ret_is_valid && isxdigit(digit);
        value =
            value * 16 + (unsigned)(isdigit(digit) ? digit - '0' : (ascii_lower(digit) - 'a') + 10);
    }
    return value;
}

/* A number beyond Unicode stands for nothing. */
static void add_code_point(struct text *text, unsigned code)
{
    if (code < 0x110000)
        utf8_put(text, code);
}

static size_t code_digits(char kind)
{
    return kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
}

/* Up to three octal digits behind a backslash; how many there are. */
static size_t octal_value(const struct python_reader *reader, unsigned *ret_value)
{
    size_t digits = 0;
    *ret_value = 0;
    while (digits < 3 && peek(reader, digits + 1) >= '0' && peek(reader, digits + 1) <= '7')
        *ret_value = *ret_value * 8 + (unsigned)(peek(reader, ++digits) - '0');
    return digits;
}

/* The reader stands on a backslash; takes the whole escape. One that is unknown stays as it is. */
static void read_escape(struct python_reader *reader, struct text *text)
{
    static const char from[] = "abfnrtv\\'\"";
    static const char to[] = "\a\b\f\n\r\t\v\\'\"";
    char kind = peek(reader, 1);
    const char *simple = kind ? strchr(from, kind) : NULL;
    size_t digits = code_digits(kind);
    unsigned code = 0;
    bool is_valid = false;
    if (digits && (size_t)(reader->end - reader->at) > digits + 1)
        code = hex_value(reader->at + 2, digits, &is_valid);
    if (is_valid) {
        add_code_point(text, code);
        advance(reader, digits + 2);
        return;
    }
    digits = octal_value(reader, &code);
    if (digits) {
        add_code_point(text, code);
        advance(reader, digits + 1);
        return;
    }
    if (simple)
        text_add_char(text, to[simple - from]);
    else if (kind != '\n' && kind != '\r')
        text_add_bytes(text, reader->at, kind ? 2 : 1);
    advance(reader, kind == '\r' && peek(reader, 2) == '\n' ? 3 : 2);
}

/* A run of bytes that mean themselves in any string. Most of a header is docstrings, so that they
 * are taken line by line and not byte by byte. */
static void take_ordinary(struct python_reader *reader, char quote, struct text *text)
{
    /* Every byte but those four; a table is half the cost of four comparisons. */
    static const bool is_special[256] = {
        ['\''] = true, ['"'] = true, ['\\'] = true, ['\n'] = true, ['\r'] = true};
    const char *run = reader->at;
    const char *at = run;
    while (at < reader->end &&
           (!is_special[(unsigned char)*at] || ((*at == '\'' || *at == '"') && *at != quote)))
        at++;
    if (text && at > run)
        text_add_bytes(text, run, (size_t)(at - run));
    reader->at = at;
}

/* One string with its prefix and quotes; text may be NULL to pass over it. False where it has no
 * end. */
static bool take_string(struct python_reader *reader, struct text *text, bool *ret_is_plain)
{
    bool is_raw;
    bool is_other;
    int prefix = string_prefix(reader, &is_raw, &is_other);
    if (prefix < 0)
        return false;
    *ret_is_plain = !is_other;
    advance(reader, (size_t)prefix);
    char quote = peek(reader, 0);
    bool is_triple = peek(reader, 1) == quote && peek(reader, 2) == quote;
    size_t quotes = is_triple ? 3 : 1;
    advance(reader, quotes);
    while (reader->at < reader->end) {
        take_ordinary(reader, quote, text);
        char byte = peek(reader, 0);
        if (byte == quote &&
            (!is_triple || (peek(reader, 1) == quote && peek(reader, 2) == quote))) {
            advance(reader, quotes);
            return true;
        }
        if (byte == '\n' && !is_triple)
            return false;
        if (byte == '\\' && !is_raw && text) {
            read_escape(reader, text);
            continue;
        }
        size_t left = (size_t)(reader->end - reader->at);
        size_t taken = byte == '\\' && left > 1 ? 2 : left ? 1 : 0;
        bool is_line_end = byte == '\r' && peek(reader, 1) == '\n'; /* which Python reads as LF */
        if (text && !is_line_end)
            text_add_bytes(text, reader->at, taken);
        advance(reader, taken);
    }
    return false;
}

/* A string, a name or a bracket: what a line end or ";" in it does not end a statement by. */
static void skip_token(struct python_reader *reader, size_t *depth)
{
    char byte = peek(reader, 0);
    bool is_plain;
    if (byte == '#') {
        skip_comment(reader);
    } else if (byte == '\\') {
        advance(reader, peek(reader, 1) == '\r' ? 3 : 2);
    } else if (python_at_string(reader)) {
        take_string(reader, NULL, &is_plain); /* one without an end stops at the line's */
    } else if (is_name_byte(byte)) {
        while (is_name_byte(peek(reader, 0)))
            advance(reader, 1);
    } else {
        if (byte && strchr("([{", byte))
            ++*depth;
        else if (byte && *depth && strchr(")]}", byte))
            --*depth;
        advance(reader, 1);
    }
}

/* Moves over the statement, its line end or ";" included; whether it was ";". */
static bool skip_statement(struct python_reader *reader)
{
    size_t depth = 0;
    while (reader->at < reader->end) {
        char byte = peek(reader, 0);
        if (!depth && (byte == '\n' || byte == ';')) {
            advance(reader, 1);
            return byte == ';';
        }
        skip_token(reader, &depth);
    }
    return false;
}

static bool at_line_end(const struct python_reader *reader)
{
    char byte = peek(reader, 0);
    return reader->at >= reader->end || byte == '\n' || byte == '#';
}

bool python_next_statement(struct python_reader *reader)
{
    if (reader->has_begun && skip_statement(reader)) {
        skip_blanks(reader, false);
        if (!at_line_end(reader))
            return true;
    }
    reader->has_begun = true;
    while (reader->at < reader->end) {
        char byte = peek(reader, 0);
        if (byte == '\n' || byte == '\r' || byte == '\f') {
            advance(reader, 1);
        } else if (byte == '#') {
            skip_comment(reader);
        } else if (byte == ' ' || byte == '\t') {
            /* A comment or an empty line may be indented; anything else belongs to a block. */
            skip_blanks(reader, false);
            while (!at_line_end(reader) && skip_statement(reader))
                continue;
        } else {
            return true;
        }
    }
    return false;
}

bool python_at_word(const struct python_reader *reader, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(reader->end - reader->at) >= length && memcmp(reader->at, word, length) == 0 &&
           !is_name_byte(peek(reader, length));
}

bool python_take_word(struct python_reader *reader, const char *word)
{
    const struct python_reader start = *reader;
    skip_blanks(reader, false);
    if (python_at_word(reader, word)) {
        advance(reader, strlen(word));
        return true;
    }
    *reader = start;
    return false;
}

static bool take_byte(struct python_reader *reader, char byte, bool is_in_brackets)
{
    const struct python_reader start = *reader;
    skip_blanks(reader, is_in_brackets);
    if (peek(reader, 0) == byte && reader->at < reader->end) {
        advance(reader, 1);
        return true;
    }
    *reader = start;
    return false;
}

bool python_take_byte(struct python_reader *reader, char byte)
{
    return take_byte(reader, byte, false);
}

void python_skip_annotation(struct python_reader *reader)
{
    size_t depth = 0;
    while (reader->at < reader->end) {
        char byte = peek(reader, 0);
        if (!depth && byte && strchr("=\n#;", byte))
            return;
        skip_token(reader, &depth);
    }
}

static bool read_joined(struct python_reader *reader, bool is_in_brackets, struct arena *arena,
                        const char **ret_string)
{
    TEXT_SCOPE(text);
    bool is_plain = true;
    skip_blanks(reader, is_in_brackets);
    if (!python_at_string(reader))
        return false;
    while (python_at_string(reader)) {
        if (!take_string(reader, &text, &is_plain) || !is_plain)
            return false;
        skip_blanks(reader, is_in_brackets);
    }
    *ret_string = text_copy(&text, arena);
    return true;
}

bool python_read_string(struct python_reader *reader, struct arena *arena, const char **ret_string)
{
    return read_joined(reader, false, arena, ret_string);
}

enum { DEEPEST = 20 };

static bool read_value(struct python_reader *reader, bool is_in_brackets, unsigned depth,
                       struct arena *arena, struct python_value *value);

/* Behind the bracket, up to the closing one. One value in parentheses without a comma is that
 * value; anything else is a sequence, whose items must be strings. */
static bool read_items(struct python_reader *reader, char close, unsigned depth,
                       struct arena *arena, struct python_value *value)
{
    struct python_value item = {0};
    bool are_strings = true;
    bool has_comma = true; /* before the next item */
    size_t count = 0;
    for (; !take_byte(reader, close, true); count++) {
        if (!has_comma || !read_value(reader, true, depth + 1, arena, &item))
            return false;
        are_strings = are_strings && !item.is_sequence && item.strings.count == 1;
        if (item.strings.count)
            vec_push(arena, &value->strings, item.strings.items[0]);
        has_comma = take_byte(reader, ',', true);
    }
    if (close == ')' && count == 1 && !has_comma) {
        *value = item;
        return true;
    }
    value->is_sequence = true;
    return are_strings;
}

static bool read_value(struct python_reader *reader, bool is_in_brackets, unsigned depth,
                       struct arena *arena, struct python_value *value)
{
    static const char brackets[] = "()[]{}";
    *value = (struct python_value){0};
    skip_blanks(reader, is_in_brackets);
    if (depth > DEEPEST)
        return false;
    if (python_at_word(reader, "None")) {
        advance(reader, strlen("None"));
        return true;
    }
    for (size_t i = 0; i < strlen(brackets); i += 2)
        if (take_byte(reader, brackets[i], is_in_brackets))
            return read_items(reader, brackets[i + 1], depth, arena, value);
    const char *string;
    if (!read_joined(reader, is_in_brackets, arena, &string))
        return false;
    vec_push(arena, &value->strings, string);
    return true;
}

bool python_read_value(struct python_reader *reader, struct arena *arena,
                       struct python_value *ret_value)
{
    struct python_value item = {0};
    if (!read_value(reader, false, 0, arena, ret_value))
        return false;
    while (python_take_byte(reader, ',')) { /* a tuple without its parentheses */
        if (ret_value->strings.count == 0 || (ret_value->is_sequence && !item.strings.count))
            return false;
        ret_value->is_sequence = true;
        if (python_at_statement_end(reader))
            return true;
        if (!read_value(reader, false, 0, arena, &item) || item.is_sequence || !item.strings.count)
            return false;
        vec_push(arena, &ret_value->strings, item.strings.items[0]);
    }
    return true;
}

bool python_at_statement_end(struct python_reader *reader)
{
    skip_blanks(reader, false);
    char byte = peek(reader, 0);
    return reader->at >= reader->end || byte == '\n' || byte == '#' || byte == ';';
}

/* String literals: escapes, implicit concatenation, f-strings. */
#include <string.h>

#include "base/text.h"
#include "python/parser.h"
#include "python/unicode.h"

#include "base/banned.h"

/* Decoded bytes in the parser's arena. */
struct buffer {
    char *bytes;
    size_t length;
    size_t capacity;
};

static void buffer_add(struct parser *parser, struct buffer *buffer, const char *bytes,
                       size_t length)
{
    if (length == 0)
        return;
    if (buffer->length + length > buffer->capacity) {
        size_t capacity = (buffer->length + length) * 2 + 16;
        buffer->bytes = buffer->bytes
                            ? arena_grow(parser->arena, buffer->bytes, buffer->capacity, capacity)
                            : arena_alloc(parser->arena, capacity);
        buffer->capacity = capacity;
    }
    memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* \x, \u and \U with their number of digits. */
static size_t hex_escape(struct parser *parser, const struct token *token, const char *at,
                         size_t left, size_t digits, uint32_t *ret_code)
{
    uint32_t code = 0;
    for (size_t i = 0; i < digits; i++) {
        int digit = i < left ? hex_digit(at[i]) : -1;
        if (digit < 0)
            parser_fail_at(parser, token->line, token->column,
                           "(unicode error) 'unicodeescape' codec can't decode bytes: truncated "
                           "\\%c%.*s escape",
                           digits == 2   ? 'x'
                           : digits == 4 ? 'u'
                                         : 'U',
                           (int)digits, "XXXXXXXX");
        code = code << 4 | (uint32_t)digit;
    }
    if (code > 0x10FFFF)
        parser_fail_at(parser, token->line, token->column, "illegal Unicode character");
    *ret_code = code;
    return digits;
}

static void add_code(struct parser *parser, struct buffer *out, uint32_t code, bool is_bytes)
{
    char encoded[4];
    size_t length = 1;
    if (is_bytes)
        encoded[0] = (char)code;
    else
        length = utf8_write(code, encoded);
    buffer_add(parser, out, encoded, length);
}

/* at stands behind the backslash; gives how many bytes belong to the escape. */
static size_t escape(struct parser *parser, const struct token *token, const char *at, size_t left,
                     bool is_bytes, struct buffer *out)
{
    static const char letters[] = "abfnrtv\\'\"";
    static const char meanings[] = "\a\b\f\n\r\t\v\\'\"";
    const char *letter = memchr(letters, *at, sizeof letters - 1);
    if (letter) {
        buffer_add(parser, out, &meanings[letter - letters], 1);
        return 1;
    }
    if (*at == '\n')
        return 1;
    if (*at == '\r')
        return left > 1 && at[1] == '\n' ? 2 : 1;
    uint32_t code = 0;
    if (*at >= '0' && *at <= '7') {
        size_t length = 0;
        while (length < 3 && length < left && at[length] >= '0' && at[length] <= '7')
            code = code << 3 | (uint32_t)(at[length++] - '0');
        add_code(parser, out, is_bytes ? code & 0xFF : code, is_bytes);
        return length;
    }
    size_t digits = *at == 'x' ? 2 : is_bytes ? 0 : *at == 'u' ? 4 : *at == 'U' ? 8 : 0;
    if (digits > 0) {
        size_t length = hex_escape(parser, token, at + 1, left - 1, digits, &code);
        add_code(parser, out, code, is_bytes);
        return length + 1;
    }
    if (*at == 'N' && !is_bytes)
        parser_fail_at(parser, token->line, token->column,
                       "character names (\\N{...}) are not supported");
    buffer_add(parser, out, "\\", 1);
    return 0;
}

static void decode(struct parser *parser, const struct token *token, const char *bytes,
                   size_t length, bool is_bytes, struct buffer *out)
{
    bool is_raw = token->string_flags & STRING_RAW;
    for (size_t i = 0; i < length;) {
        if (bytes[i] == '\\' && !is_raw && i + 1 < length) {
            i += 1 + escape(parser, token, bytes + i + 1, length - i - 1, is_bytes, out);
            continue;
        }
        if (is_bytes && (unsigned char)bytes[i] >= 0x80)
            parser_fail_at(parser, token->line, token->column,
                           "bytes can only contain ASCII literal characters");
        if (bytes[i] == '\r') { /* line ends inside strings are \n */
            buffer_add(parser, out, "\n", 1);
            i += i + 1 < length && bytes[i + 1] == '\n' ? 2 : 1;
            continue;
        }
        size_t run = 1;
        while (i + run < length && bytes[i + run] != '\\' && bytes[i + run] != '\r' &&
               (!is_bytes || (unsigned char)bytes[i + run] < 0x80))
            run++;
        buffer_add(parser, out, bytes + i, run);
        i += run;
    }
}

struct py_value parse_escapes(struct parser *parser, const struct token *token, const char *bytes,
                              size_t length, bool is_bytes)
{
    struct buffer out = {0};
    decode(parser, token, bytes, length, is_bytes, &out);
    const char *decoded = out.bytes ? out.bytes : "";
    if (is_bytes)
        return py_bytes(parser->py, decoded, out.length);
    return py_str_bytes(parser->py, decoded, out.length);
}

static void add_fstring_part(struct parser *parser, struct fstring *out, struct fstring_part part)
{
    size_t size = out->count * sizeof part;
    out->items = out->items ? arena_grow(parser->arena, out->items, size, size + sizeof part)
                            : arena_alloc(parser->arena, sizeof part);
    out->items[out->count++] = part;
}

static void add_literal(struct parser *parser, struct fstring *out, struct buffer *literal)
{
    if (literal->length == 0)
        return;
    struct py_value text = py_str_bytes(parser->py, literal->bytes, literal->length);
    add_fstring_part(parser, out, (struct fstring_part){.literal = py_pin(parser->py, text)});
    *literal = (struct buffer){0};
}

/* Where the expression of a replacement field ends: at '!', ':', '=' or '}' outside brackets and
 * strings. */
static size_t expression_length(struct parser *parser, const struct token *token, const char *at,
                                size_t left)
{
    unsigned depth = 0;
    for (size_t i = 0; i < left; i++) {
        char c = at[i];
        if (c == '"' || c == '\'') {
            size_t quotes = i + 2 < left && at[i + 1] == c && at[i + 2] == c ? 3 : 1;
            size_t j = i + quotes;
            while (j < left && !(at[j] == c && (quotes == 1 || (j + 2 < left && at[j + 1] == c &&
                                                                at[j + 2] == c))))
                j += at[j] == '\\' ? 2 : 1;
            i = j + quotes - 1;
        } else if (strchr("([{", c) && c) {
            depth++;
        } else if (depth > 0 && strchr(")]}", c) && c) {
            depth--;
        } else if (depth == 0 && (c == '}' || c == ':')) {
            return i;
        } else if (depth == 0 && c == '!' && !(i + 1 < left && at[i + 1] == '=')) {
            return i;
        } else if (c == '#') {
            parser_fail_at(parser, token->line, token->column,
                           "f-string expression part cannot include '#'");
        } else if (depth == 0 && strchr(")]", c) && c) {
            parser_fail_at(parser, token->line, token->column, "f-string: unmatched '%c'", c);
        }
    }
    parser_fail_at(parser, token->line, token->column, "f-string: expecting '}'");
}

/* The `=` of f"{x=}" at the end of the expression, not part of ==, !=, <=, >=. */
static size_t trim_self_documenting(const char *at, size_t length)
{
    size_t end = length;
    while (end > 0 && at[end - 1] == ' ')
        end--;
    if (end < 2 || at[end - 1] != '=' || strchr("=!<>", at[end - 2]))
        return length;
    return end - 1;
}

static struct expr *sub_expression(struct parser *outer, const struct token *token, const char *at,
                                   size_t length)
{
    if (strspn(at, " \t\r\n") >= length)
        parser_fail_at(outer, token->line, token->column, "f-string: empty expression not allowed");
    struct parser inner = *outer;
    uint32_t line = token->line;
    for (const char *c = token->start; c < at; c++)
        line += *c == '\n';
    inner.line_base = line - 1;
    inner.column_base = token->column;
    inner.in_fstring = true;
    parser_enter(&inner);
    /* A closing bracket of our own ends the text, and makes line ends mean nothing. */
    char *text = arena_alloc(outer->arena, length + 2);
    memcpy(text, at, length);
    text[length] = ')';
    lexer_init(&inner.lexer, text, length + 1);
    inner.lexer.at_line_start = false;
    inner.lexer.bracket_count = 1;
    inner.lexer.brackets[0] = '(';
    parser_advance(&inner);
    struct expr *expr = parse_assigned_value(&inner);
    if (inner.token.kind == TOKEN_WALRUS)
        parser_unexpected(&inner);
    if (inner.token.kind != TOKEN_RPAREN || inner.lexer.next != text + length + 1)
        parser_unexpected(&inner);
    return expr;
}

static void parse_fstring_part(struct parser *parser, const struct token *token, const char *bytes,
                               size_t length, unsigned depth, struct expr *out);

/* One replacement field; bytes stands behind '{'. Gives its length with the closing brace. */
static size_t parse_field(struct parser *parser, const struct token *token, const char *bytes,
                          size_t left, unsigned depth, struct fstring *out)
{
    if (depth > 1)
        parser_fail_at(parser, token->line, token->column,
                       "f-string: expressions nested too deeply");
    size_t length = expression_length(parser, token, bytes, left);
    size_t plain = trim_self_documenting(bytes, length);
    struct fstring_part part = {.literal = py_unbound()};
    if (plain != length) {
        struct buffer shown = {.bytes = (char *)(uintptr_t)bytes, .length = length};
        add_literal(parser, out, &shown);
    }
    part.expression = sub_expression(parser, token, bytes, plain);
    size_t at = length;
    if (at < left && bytes[at] == '!') {
        part.conversion = at + 1 < left ? bytes[at + 1] : '\0';
        if (!part.conversion || !strchr("rsa", part.conversion))
            parser_fail_at(parser, token->line, token->column,
                           "f-string: invalid conversion character: expected 's', 'r', or 'a'");
        at += 2;
    }
    if (at < left && bytes[at] == ':') {
        size_t start = ++at;
        for (unsigned nested = 0; at < left && (nested > 0 || bytes[at] != '}'); at++)
            nested += bytes[at] == '{' ? 1 : bytes[at] == '}' ? (unsigned)-1 : 0;
        part.spec = parser_new_expr(parser, EXPR_FSTRING);
        parse_fstring_part(parser, token, bytes + start, at - start, depth + 1, part.spec);
    } else if (plain != length && !part.conversion) {
        part.conversion = 'r';
    }
    if (at >= left || bytes[at] != '}')
        parser_fail_at(parser, token->line, token->column, "f-string: expecting '}'");
    add_fstring_part(parser, out, part);
    return at + 1;
}

static void parse_fstring_part(struct parser *parser, const struct token *token, const char *bytes,
                               size_t length, unsigned depth, struct expr *out)
{
    if (!out->fstring)
        out->fstring = arena_new(parser->arena, struct fstring);
    struct buffer literal = {0};
    size_t start = 0;
    for (size_t i = 0; i <= length;) {
        bool is_brace = i < length && (bytes[i] == '{' || bytes[i] == '}');
        if (i < length && bytes[i] == '\\' && i + 1 < length && !is_brace) {
            i += bytes[i + 1] == '{' || bytes[i + 1] == '}' ? 1 : 2;
            continue;
        }
        if (i < length && !is_brace) {
            i++;
            continue;
        }
        decode(parser, token, bytes + start, i - start, false, &literal);
        if (i == length)
            break;
        if (i + 1 < length && bytes[i + 1] == bytes[i] && depth == 0) {
            buffer_add(parser, &literal, bytes + i, 1);
            i += 2;
        } else if (bytes[i] == '}') {
            parser_fail_at(parser, token->line, token->column,
                           "f-string: single '}' is not allowed");
        } else {
            add_literal(parser, out->fstring, &literal);
            i += 1 + parse_field(parser, token, bytes + i + 1, length - i - 1, depth, out->fstring);
        }
        start = i;
    }
    add_literal(parser, out->fstring, &literal);
}

/* Adjacent literals; an f-string among them makes the whole one. */
static struct expr *parse_formatted(struct parser *parser, struct expr *expr)
{
    expr->kind = EXPR_FSTRING;
    while (parser->token.kind == TOKEN_STRING) {
        struct token token = parser->token;
        if (token.string_flags & STRING_BYTES)
            parser_fail(parser, "cannot mix bytes and nonbytes literals");
        if (token.string_flags & STRING_FORMAT) {
            parse_fstring_part(parser, &token, token.start, token.length, 0, expr);
        } else {
            struct buffer literal = {0};
            decode(parser, &token, token.start, token.length, false, &literal);
            if (!expr->fstring)
                expr->fstring = arena_new(parser->arena, struct fstring);
            add_literal(parser, expr->fstring, &literal);
        }
        parser_advance(parser);
    }
    return expr;
}

struct expr *parse_strings(struct parser *parser)
{
    struct expr *expr = parser_new_expr(parser, EXPR_CONSTANT);
    struct parser ahead = *parser;
    bool is_formatted = false;
    while (ahead.token.kind == TOKEN_STRING) {
        is_formatted = is_formatted || ahead.token.string_flags & STRING_FORMAT;
        parser_advance(&ahead);
    }
    if (is_formatted)
        return parse_formatted(parser, expr);
    bool is_bytes = parser->token.string_flags & STRING_BYTES;
    struct buffer out = {0};
    while (parser->token.kind == TOKEN_STRING) {
        struct token token = parser->token;
        if (is_bytes != (bool)(token.string_flags & STRING_BYTES))
            parser_fail(parser, "cannot mix bytes and nonbytes literals");
        decode(parser, &token, token.start, token.length, is_bytes, &out);
        parser_advance(parser);
    }
    const char *decoded = out.bytes ? out.bytes : "";
    expr->constant = py_pin(parser->py, is_bytes ? py_bytes(parser->py, decoded, out.length)
                                                 : py_str_bytes(parser->py, decoded, out.length));
    return expr;
}

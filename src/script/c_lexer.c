/* Splits C source into tokens. */
#include "script/c_lexer.h"

#include <ctype.h>
#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "base/banned.h"

struct c_lexer c_lexer_of(const char *bytes, size_t length)
{
    return (struct c_lexer){.at = bytes, .end = bytes + length, .line = 1, .is_line_start = true};
}

static char peek(const struct c_lexer *lexer, size_t ahead)
{
    return (size_t)(lexer->end - lexer->at) > ahead ? lexer->at[ahead] : '\0';
}

static void step(struct c_lexer *lexer)
{
    if (*lexer->at == '\n')
        lexer->line++;
    lexer->at++;
}

/* Whether a comment stood there; it is passed over. */
static bool skip_comment(struct c_lexer *lexer)
{
    bool is_line = peek(lexer, 0) == '/' && peek(lexer, 1) == '/';
    bool is_block = peek(lexer, 0) == '/' && peek(lexer, 1) == '*';
    if (!is_line && !is_block)
        return false;
    const char *start = lexer->at += 2;
    while (lexer->at < lexer->end && !(is_line && *lexer->at == '\n') &&
           !(is_block && peek(lexer, 0) == '*' && peek(lexer, 1) == '/'))
        step(lexer);
    if (!lexer->comment) {
        lexer->comment = start;
        lexer->comment_length = (size_t)(lexer->at - start);
    }
    if (is_block && lexer->at < lexer->end)
        lexer->at += 2;
    return true;
}

static void skip_blanks(struct c_lexer *lexer)
{
    while (lexer->at < lexer->end) {
        if (*lexer->at == '\n')
            lexer->is_line_start = true;
        if (isspace((unsigned char)*lexer->at))
            step(lexer);
        else if (peek(lexer, 0) == '\\' && peek(lexer, 1) == '\n')
            lexer->at++;
        else if (!skip_comment(lexer))
            return;
    }
}

/* Behind the closing quote; a line end ends a string that has none. */
static void skip_quoted(struct c_lexer *lexer)
{
    char quote = *lexer->at++;
    while (lexer->at < lexer->end && *lexer->at != quote && *lexer->at != '\n') {
        if (*lexer->at == '\\' && lexer->at + 1 < lexer->end)
            step(lexer);
        step(lexer);
    }
    if (lexer->at < lexer->end && *lexer->at == quote)
        lexer->at++;
}

static void skip_directive(struct c_lexer *lexer)
{
    while (lexer->at < lexer->end && *lexer->at != '\n') {
        if (*lexer->at == '\\' && peek(lexer, 1) == '\n')
            lexer->at++;
        else if (skip_comment(lexer))
            continue;
        step(lexer);
    }
}

static bool is_word(char byte)
{
    return ascii_is_alphanumeric((unsigned char)byte) || byte == '_' || (unsigned char)byte >= 0x80;
}

/* u8 and its like before a string; the text may end with it, and has no terminator. */
static bool is_string_prefix(const char *start, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!memchr("uUL8", start[i], 4))
            return false;
    return length <= 2;
}

static enum c_token_kind skip_word(struct c_lexer *lexer)
{
    const char *start = lexer->at;
    bool is_number = isdigit((unsigned char)*start);
    while (lexer->at < lexer->end && (is_word(*lexer->at) || (is_number && *lexer->at == '.')))
        lexer->at++;
    if (is_number)
        return C_NUMBER;
    size_t length = (size_t)(lexer->at - start);
    if (is_string_prefix(start, length) && peek(lexer, 0) == '"') {
        skip_quoted(lexer);
        return C_STRING;
    }
    return C_NAME;
}

static enum c_token_kind skip_token(struct c_lexer *lexer, bool is_line_start)
{
    char first = *lexer->at;
    if (first == '#' && is_line_start) {
        skip_directive(lexer);
        return C_DIRECTIVE;
    }
    if (is_word(first))
        return skip_word(lexer);
    if (first == '"' || first == '\'') {
        skip_quoted(lexer);
        return first == '"' ? C_STRING : C_CHARACTER;
    }
    lexer->at += first == '-' && peek(lexer, 1) == '>' ? 2 : 1;
    return C_SIGN;
}

struct c_token c_next(struct c_lexer *lexer)
{
    skip_blanks(lexer);
    struct c_token token = {.kind = C_END, .start = lexer->at, .line = lexer->line};
    bool is_line_start = lexer->is_line_start;
    lexer->is_line_start = false;
    if (lexer->at >= lexer->end)
        return token;
    token.kind = skip_token(lexer, is_line_start);
    token.length = (size_t)(lexer->at - token.start);
    return token;
}

bool c_token_is(const struct c_token *token, const char *text)
{
    return token->length == strlen(text) && memcmp(token->start, text, token->length) == 0;
}

static unsigned digit_value(char byte)
{
    return isdigit((unsigned char)byte) ? (unsigned)(byte - '0')
                                        : (unsigned)(ascii_lower((unsigned char)byte) - 'a' + 10);
}

/* One escape behind its backslash; the end of what it took, or NULL. */
static const char *add_escape(const char *at, const char *end, struct text *text)
{
    static const char letters[] = "abfnrtv\\'\"?";
    static const char values[] = "\a\b\f\n\r\t\v\\'\"?";
    const char *letter = *at ? strchr(letters, *at) : NULL;
    unsigned value = 0;
    if (letter) {
        text_add_char(text, values[letter - letters]);
        return at + 1;
    }
    if (*at == '\n')
        return at + 1;
    if (*at != 'x' && !(*at >= '0' && *at <= '7'))
        return NULL;
    bool is_hexadecimal = *at == 'x';
    at += is_hexadecimal;
    for (int digits = 0; at < end && (is_hexadecimal ? isxdigit((unsigned char)*at) != 0
                                                     : digits < 3 && *at >= '0' && *at <= '7');
         at++, digits++)
        value = value * (is_hexadecimal ? 16 : 8) + digit_value(*at);
    text_add_char(text, (char)value);
    return at;
}

bool c_add_string(const struct c_token *token, struct text *text)
{
    const char *at = memchr(token->start, '"', token->length);
    const char *end = token->start + token->length - 1;
    if (!at || at == end || *end != '"')
        return false;
    for (at++; at < end;) {
        if (*at != '\\') {
            text_add_char(text, *at++);
            continue;
        }
        at = add_escape(at + 1, end, text);
        if (!at)
            return false;
    }
    return true;
}

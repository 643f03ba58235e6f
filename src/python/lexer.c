/* Splits source into tokens; indentation by a stack of widths, as the language reference
 * describes. */
#include "python/lexer.h"

#include <string.h>

#include "base/banned.h"

struct spelling {
    const char *text;
    uint8_t length;
    uint8_t kind;
};

static const struct spelling operators[] = {
#define X(name, text) {text, sizeof text - 1, TOKEN_##name},
    TOKEN_OPERATORS(X)
#undef X
};

static const struct spelling keywords[] = {
#define X(name, text) {text, sizeof text - 1, TOKEN_##name},
    TOKEN_KEYWORDS(X)
#undef X
};

/* Those that begin no longer one where another character follows than some operators end with. */
static const uint8_t short_operators[128] = {
    ['('] = TOKEN_LPAREN, [')'] = TOKEN_RPAREN, ['['] = TOKEN_LBRACKET, [']'] = TOKEN_RBRACKET,
    ['{'] = TOKEN_LBRACE, ['}'] = TOKEN_RBRACE, [','] = TOKEN_COMMA,    [';'] = TOKEN_SEMICOLON,
    [':'] = TOKEN_COLON,  ['.'] = TOKEN_DOT,    ['+'] = TOKEN_PLUS,     ['-'] = TOKEN_MINUS,
    ['*'] = TOKEN_STAR,   ['/'] = TOKEN_SLASH,  ['%'] = TOKEN_PERCENT,  ['@'] = TOKEN_AT,
    ['&'] = TOKEN_AND,    ['|'] = TOKEN_OR,     ['^'] = TOKEN_XOR,      ['~'] = TOKEN_TILDE,
    ['<'] = TOKEN_LT,     ['>'] = TOKEN_GT,     ['='] = TOKEN_ASSIGN,
};

static uint64_t letter_bit(char c)
{
    return UINT64_C(1) << ((unsigned char)c & 63);
}

const char *token_kind_name(enum token_kind kind)
{
    static const char *const names[] = {
        [TOKEN_END] = "end of file",         [TOKEN_NEWLINE] = "newline", [TOKEN_INDENT] = "indent",
        [TOKEN_DEDENT] = "dedent",           [TOKEN_NAME] = "name",       [TOKEN_NUMBER] = "number",
        [TOKEN_STRING] = "string",           [TOKEN_ERROR] = "error",
#define X(name, text) [TOKEN_##name] = text,
        TOKEN_OPERATORS(X) TOKEN_KEYWORDS(X)
#undef X
    };
    return names[kind];
}

void lexer_init(struct lexer *lexer, const char *source, size_t length)
{
    memset(lexer, 0, sizeof *lexer);
    if (length >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0) {
        source += 3;
        length -= 3;
    }
    lexer->next = source;
    lexer->end = source + length;
    lexer->line_start = source;
    lexer->line = 1;
    lexer->indent_count = 1;
    lexer->at_line_start = true;
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        lexer->keyword_starts[keywords[i].length] |= letter_bit(*keywords[i].text);
}

static char peek(const struct lexer *lexer, size_t offset)
{
    return (size_t)(lexer->end - lexer->next) > offset ? lexer->next[offset] : '\0';
}

static struct token make(const struct lexer *lexer, enum token_kind kind, const char *start)
{
    return (struct token){
        .kind = kind,
        .start = start,
        .length = (size_t)(lexer->next - start),
        .line = lexer->line,
        .column = (uint32_t)(start >= lexer->line_start ? start - lexer->line_start : 0) + 1,
    };
}

static struct token fail(struct lexer *lexer, const char *message)
{
    lexer->error = message;
    return make(lexer, TOKEN_ERROR, lexer->next);
}

/* Consumes one line end of any form. */
static void skip_line_end(struct lexer *lexer)
{
    if (peek(lexer, 0) == '\r' && peek(lexer, 1) == '\n')
        lexer->next++;
    lexer->next++;
    lexer->line++;
    lexer->line_start = lexer->next;
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static void skip_comment(struct lexer *lexer)
{
    while (lexer->next < lexer->end && !is_line_end(*lexer->next))
        lexer->next++;
}

/* Blanks, comments and joined lines; inside brackets line ends too. False: a stray backslash. */
static bool skip_blanks(struct lexer *lexer)
{
    while (lexer->next < lexer->end) {
        char c = *lexer->next;
        if (c == ' ' || c == '\t' || c == '\f') {
            lexer->next++;
        } else if (c == '#') {
            skip_comment(lexer);
        } else if (c == '\\' && is_line_end(peek(lexer, 1))) {
            lexer->next++;
            skip_line_end(lexer);
        } else if (is_line_end(c) && lexer->bracket_count > 0) {
            skip_line_end(lexer);
        } else {
            return c != '\\';
        }
    }
    return true;
}

/* Measures the indentation of the next line that has content. */
static void measure_indent(struct lexer *lexer, unsigned *ret_width, unsigned *ret_alternate)
{
    unsigned width = 0;
    unsigned alternate = 0;
    while (lexer->next < lexer->end) {
        char c = *lexer->next;
        if (c == ' ') {
            width++;
            alternate++;
        } else if (c == '\t') {
            width = width / 8 * 8 + 8;
            alternate++;
        } else if (c == '\f') {
            width = alternate = 0;
        } else if (c == '#') {
            skip_comment(lexer);
            continue;
        } else if (is_line_end(c)) {
            skip_line_end(lexer);
            width = alternate = 0;
            continue;
        } else {
            break;
        }
        lexer->next++;
    }
    *ret_width = width;
    *ret_alternate = alternate;
}

static struct token fail_indentation(struct lexer *lexer, const char *message)
{
    lexer->is_indentation_error = true;
    return fail(lexer, message);
}

/* Compares the line's indentation with the stack; TOKEN_NAME means: no change. */
static struct token indent(struct lexer *lexer)
{
    unsigned width;
    unsigned alternate;
    measure_indent(lexer, &width, &alternate);
    lexer->at_line_start = false;
    if (lexer->next >= lexer->end)
        return make(lexer, TOKEN_NAME, lexer->next);
    unsigned top = lexer->indent_count - 1;
    if (width > lexer->indents[top]) {
        if (alternate <= lexer->alternate[top])
            return fail_indentation(lexer, "inconsistent use of tabs and spaces in indentation");
        if (lexer->indent_count == LEXER_MAX_INDENT)
            return fail_indentation(lexer, "too many levels of indentation");
        lexer->indents[lexer->indent_count] = width;
        lexer->alternate[lexer->indent_count++] = alternate;
        return make(lexer, TOKEN_INDENT, lexer->next);
    }
    while (width < lexer->indents[lexer->indent_count - 1]) {
        lexer->indent_count--;
        lexer->pending_dedents++;
    }
    top = lexer->indent_count - 1;
    if (width != lexer->indents[top])
        return fail_indentation(lexer, "unindent does not match any outer indentation level");
    if (alternate != lexer->alternate[top])
        return fail_indentation(lexer, "inconsistent use of tabs and spaces in indentation");
    return make(lexer, TOKEN_NAME, lexer->next);
}

static bool is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_name_part(char c)
{
    return is_name_start(c) || is_digit(c);
}

/* The flags of a string prefix, or -1 when the letters before the quote are none. */
static int string_prefix(const char *start, size_t length)
{
    int flags = 0;
    bool is_unicode = false;
    for (size_t i = 0; i < length; i++) {
        int flag = 0;
        switch (start[i] | 0x20) {
        case 'r':
            flag = STRING_RAW;
            break;
        case 'b':
            flag = STRING_BYTES;
            break;
        case 'f':
            flag = STRING_FORMAT;
            break;
        case 'u':
            is_unicode = true;
            break;
        default:
            return -1;
        }
        if (flags & flag)
            return -1;
        flags |= flag;
    }
    if ((is_unicode && length > 1) || (flags & STRING_BYTES && flags & STRING_FORMAT))
        return -1;
    return flags;
}

/* From the opening quote on. */
static struct token string(struct lexer *lexer, const char *start, int flags)
{
    struct token token = make(lexer, TOKEN_STRING, start);
    char quote = *lexer->next++;
    bool is_triple = peek(lexer, 0) == quote && peek(lexer, 1) == quote;
    if (is_triple)
        lexer->next += 2;
    token.string_flags = (uint8_t)(flags | (is_triple ? STRING_TRIPLE : 0));
    token.start = lexer->next;
    while (lexer->next < lexer->end) {
        char c = *lexer->next;
        if (c == quote && (!is_triple || (peek(lexer, 1) == quote && peek(lexer, 2) == quote))) {
            token.length = (size_t)(lexer->next - token.start);
            lexer->next += is_triple ? 3 : 1;
            return token;
        }
        if (is_line_end(c) && !is_triple)
            break;
        if (c == '\\' && lexer->next + 1 < lexer->end)
            lexer->next++;
        if (is_line_end(*lexer->next))
            skip_line_end(lexer);
        else
            lexer->next++;
    }
    lexer->line = token.line;
    lexer->error =
        is_triple ? "unterminated triple-quoted string literal" : "unterminated string literal";
    token.kind = TOKEN_ERROR;
    return token;
}

static enum token_kind word_kind(const struct lexer *lexer, const char *start, size_t length)
{
    if (length > LEXER_LONGEST_KEYWORD || !(lexer->keyword_starts[length] & letter_bit(*start)))
        return TOKEN_NAME;
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (keywords[i].length == length && memcmp(keywords[i].text, start, length) == 0)
            return (enum token_kind)keywords[i].kind;
    return TOKEN_NAME;
}

static struct token name(struct lexer *lexer)
{
    const char *start = lexer->next;
    while (lexer->next < lexer->end && is_name_part(*lexer->next))
        lexer->next++;
    size_t length = (size_t)(lexer->next - start);
    char c = peek(lexer, 0);
    if (length <= 2 && (c == '"' || c == '\'')) {
        int flags = string_prefix(start, length);
        if (flags >= 0)
            return string(lexer, start, flags);
    }
    return make(lexer, word_kind(lexer, start, length), start);
}

static bool is_digit_of(char c, unsigned base)
{
    if (base == 16)
        return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
    return c >= '0' && c < (char)('0' + base);
}

/* Digits with single underscores between them; false where an underscore stands wrong. */
static bool digits(struct lexer *lexer, unsigned base)
{
    bool was_digit = false;
    while (lexer->next < lexer->end) {
        char c = *lexer->next;
        if (is_digit_of(c, base))
            was_digit = true;
        else if (c == '_' && was_digit && is_digit_of(peek(lexer, 1), base))
            was_digit = false;
        else
            break;
        lexer->next++;
    }
    return peek(lexer, 0) != '_';
}

static unsigned number_base(const struct lexer *lexer)
{
    if (peek(lexer, 0) != '0')
        return 10;
    char c = (char)(peek(lexer, 1) | 0x20);
    return c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 10;
}

static struct token number(struct lexer *lexer)
{
    const char *start = lexer->next;
    unsigned base = number_base(lexer);
    bool is_good;
    if (base != 10) {
        lexer->next += 2;
        if (peek(lexer, 0) == '_')
            lexer->next++;
        const char *first = lexer->next;
        is_good = digits(lexer, base) && lexer->next > first;
        if (!is_good)
            return fail(lexer, base == 16  ? "invalid hexadecimal literal"
                               : base == 8 ? "invalid octal literal"
                                           : "invalid binary literal");
    } else {
        is_good = digits(lexer, 10);
        if (peek(lexer, 0) == '.') {
            lexer->next++;
            is_good = digits(lexer, 10) && is_good;
        }
        char sign = peek(lexer, 1);
        char after = sign == '+' || sign == '-' ? peek(lexer, 2) : sign;
        if ((peek(lexer, 0) | 0x20) == 'e' && is_digit(after)) {
            lexer->next += after == sign ? 1 : 2;
            is_good = digits(lexer, 10) && is_good;
        }
    }
    if ((peek(lexer, 0) | 0x20) == 'j')
        return fail(lexer, "complex numbers are not supported");
    if (!is_good || (is_name_part(peek(lexer, 0)) && base != 10))
        return fail(lexer, "invalid decimal literal");
    return make(lexer, TOKEN_NUMBER, start);
}

static struct token close_bracket(struct lexer *lexer, struct token token)
{
    char open = *token.start == ')' ? '(' : *token.start == ']' ? '[' : '{';
    if (lexer->bracket_count == 0) {
        static const char *const unmatched[] = {"unmatched ')'", "unmatched ']'", "unmatched '}'"};
        return fail(lexer, unmatched[open == '(' ? 0 : open == '[' ? 1 : 2]);
    }
    if (lexer->brackets[--lexer->bracket_count] != open)
        return fail(lexer, "closing parenthesis does not match opening parenthesis");
    return token;
}

static bool ends_operator(char c)
{
    return c == '=' || c == '*' || c == '/' || c == '<' || c == '>' || c == '.';
}

/* The kind of the operator at the reader, and its length; 0: there is none. */
static enum token_kind operator_kind(const struct lexer *lexer, size_t *ret_length)
{
    unsigned char first = (unsigned char)*lexer->next;
    size_t left = (size_t)(lexer->end - lexer->next);
    *ret_length = 1;
    if (first < sizeof short_operators && short_operators[first] && !ends_operator(peek(lexer, 1)))
        return (enum token_kind)short_operators[first];
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        *ret_length = operators[i].length;
        if (*ret_length <= left && memcmp(operators[i].text, lexer->next, *ret_length) == 0)
            return (enum token_kind)operators[i].kind;
    }
    *ret_length = 0;
    return TOKEN_ERROR;
}

static struct token operator(struct lexer *lexer)
{
    size_t length;
    const char *start = lexer->next;
    enum token_kind kind = operator_kind(lexer, &length);
    if (!length)
        return fail(lexer, "invalid character");
    lexer->next += length;
    struct token token = make(lexer, kind, start);
    if (kind == TOKEN_LPAREN || kind == TOKEN_LBRACKET || kind == TOKEN_LBRACE) {
        if (lexer->bracket_count == LEXER_MAX_BRACKETS)
            return fail(lexer, "too many nested parentheses");
        lexer->bracket_lines[lexer->bracket_count] = lexer->line;
        lexer->brackets[lexer->bracket_count++] = *start;
    }
    bool is_closing = kind == TOKEN_RPAREN || kind == TOKEN_RBRACKET || kind == TOKEN_RBRACE;
    return is_closing ? close_bracket(lexer, token) : token;
}

/* The end of the source: a last line end, then what is still indented. */
static struct token finish(struct lexer *lexer)
{
    if (lexer->bracket_count > 0) {
        lexer->line = lexer->bracket_lines[lexer->bracket_count - 1];
        switch (lexer->brackets[lexer->bracket_count - 1]) {
        case '(':
            return fail(lexer, "'(' was never closed");
        case '[':
            return fail(lexer, "'[' was never closed");
        default:
            return fail(lexer, "'{' was never closed");
        }
    }
    if (lexer->has_content) {
        lexer->has_content = false;
        return make(lexer, TOKEN_NEWLINE, lexer->next);
    }
    if (lexer->indent_count > 1) {
        lexer->indent_count--;
        return make(lexer, TOKEN_DEDENT, lexer->next);
    }
    return make(lexer, TOKEN_END, lexer->next);
}

struct token lexer_next(struct lexer *lexer)
{
    if (lexer->error)
        return make(lexer, TOKEN_ERROR, lexer->next);
    if (lexer->at_line_start && lexer->bracket_count == 0) {
        struct token token = indent(lexer);
        if (token.kind != TOKEN_NAME)
            return token;
    }
    if (lexer->pending_dedents > 0) {
        lexer->pending_dedents--;
        return make(lexer, TOKEN_DEDENT, lexer->next);
    }
    if (!skip_blanks(lexer))
        return fail(lexer, "unexpected character after line continuation character");
    if (lexer->next >= lexer->end)
        return finish(lexer);
    char c = *lexer->next;
    if (is_line_end(c)) {
        struct token token = make(lexer, TOKEN_NEWLINE, lexer->next);
        skip_line_end(lexer);
        lexer->at_line_start = true;
        lexer->has_content = false;
        return token;
    }
    lexer->has_content = true;
    if (is_name_start(c))
        return name(lexer);
    if (is_digit(c) || (c == '.' && is_digit(peek(lexer, 1))))
        return number(lexer);
    if (c == '"' || c == '\'')
        return string(lexer, lexer->next, 0);
    return operator(lexer);
}

/* A string from its quote on, as far as finding its end goes. */
static void skip_string(struct lexer *lexer)
{
    struct token token = string(lexer, lexer->next, 0);
    if (token.kind == TOKEN_ERROR)
        lexer->next = lexer->end; /* told when the block is parsed */
    lexer->error = NULL;
}

/* What means nothing to skip_line: names, numbers, blanks, most operators. */
static void skip_plain(struct lexer *lexer)
{
    size_t length = strcspn(lexer->next, "#\"'\\\r\n([{)]}");
    size_t left = (size_t)(lexer->end - lexer->next);
    lexer->next += length < left ? length : left;
}

/* One logical line. */
static void skip_line(struct lexer *lexer)
{
    unsigned brackets = 0;
    while (lexer->next < lexer->end) {
        char c = *lexer->next;
        if (c == '#') {
            skip_comment(lexer);
        } else if (c == '"' || c == '\'') {
            skip_string(lexer);
        } else if (c == '\\' && is_line_end(peek(lexer, 1))) {
            lexer->next++;
            skip_line_end(lexer);
        } else if (is_line_end(c)) {
            skip_line_end(lexer);
            if (brackets == 0)
                return;
        } else {
            brackets += c == '(' || c == '[' || c == '{';
            brackets -= brackets > 0 && (c == ')' || c == ']' || c == '}');
            lexer->next++;
            skip_plain(lexer);
        }
    }
}

bool lexer_skip_block(struct lexer *lexer)
{
    unsigned outer = lexer->indents[lexer->indent_count - 1];
    bool is_empty = true;
    for (;;) {
        const char *start = lexer->next;
        uint32_t line = lexer->line;
        unsigned width;
        unsigned alternate;
        measure_indent(lexer, &width, &alternate);
        if (lexer->next < lexer->end && width > outer) {
            skip_line(lexer);
            is_empty = false;
            continue;
        }
        lexer->next = lexer->line_start = start;
        lexer->line = line;
        return !is_empty;
    }
}

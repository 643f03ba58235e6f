/* The lexical rules of the databases, as flags, and the scanner that follows them. */
#include "sql/lexer.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "base/banned.h"

struct rules {
    const char *blanks;
    bool nests_comments;
    bool has_hash_comments;
    bool needs_blank_after_dashes; /* "--1" is minus minus one */
    bool ends_dashes_at_return;    /* a lone CR ends a comment */
    bool has_code_comments;        /* of the form slash, star, "!" */
    bool has_backslash_strings;    /* in '…' and "…" */
    bool has_escape_strings;       /* E'…' */
    bool has_dollar_quotes;
    bool has_backticks;
    bool has_brackets;
    bool has_dollar_names;         /* a name may begin with "$" */
    bool has_client_commands;      /* \g ends a statement */
    const char *backslash_program; /* whose commands begin with a backslash */
};

static const struct rules rules_of[] = {
    [SQL_SYNTAX_ANY] =
        {
            .blanks = " \t\n\r\f\v",
            .has_escape_strings = true,
            .has_dollar_quotes = true,
            .has_backticks = true,
        },
    [SQL_SYNTAX_SQLITE] =
        {
            .blanks = " \t\n\r\f",
            .has_backticks = true,
            .has_brackets = true,
            .has_dollar_names = true,
        },
    [SQL_SYNTAX_POSTGRESQL] =
        {
            .blanks = " \t\n\r\f\v",
            .nests_comments = true,
            .ends_dashes_at_return = true,
            .has_escape_strings = true,
            .has_dollar_quotes = true,
            .backslash_program = "psql",
        },
    [SQL_SYNTAX_MYSQL] =
        {
            .blanks = " \t\n\r\f\v",
            .has_hash_comments = true,
            .needs_blank_after_dashes = true,
            .has_code_comments = true,
            .has_backslash_strings = true,
            .has_backticks = true,
            .has_dollar_names = true,
            .has_client_commands = true,
            .backslash_program = "the mysql client",
        },
};

void sql_lexer_init(struct sql_lexer *lexer, const char *text, size_t length,
                    enum sql_syntax syntax, const char *file, unsigned first_line)
{
    size_t mark = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    *lexer = (struct sql_lexer){
        .text = text,
        .length = length,
        .position = mark,
        .syntax = syntax,
        .file = file,
        .delimiter = ";",
        .delimiter_length = 1,
        .located = mark,
        .line_start = mark,
        .line = first_line,
    };
}

void sql_lexer_locate(struct sql_lexer *lexer, const char *place, unsigned *ret_line,
                      unsigned *ret_column)
{
    size_t target = (size_t)(place - lexer->text);
    while (lexer->located < target) {
        const char *from = lexer->text + lexer->located;
        const char *newline = memchr(from, '\n', target - lexer->located);
        if (!newline)
            break;
        lexer->located = (size_t)(newline - lexer->text) + 1;
        lexer->line_start = lexer->located;
        lexer->line++;
    }
    *ret_line = lexer->line;
    *ret_column = (unsigned)(target - lexer->line_start) + 1;
}

bool sql_lexer_fail(struct sql_lexer *lexer, const char *place, struct alq_error *err,
                    const char *format, ...)
{
    TEXT_SCOPE(message);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&message, message_translate(format), arguments);
    va_end(arguments);
    unsigned line;
    unsigned column;
    sql_lexer_locate(lexer, place, &line, &column);
    error_set(err, ALQ_ERROR_SCRIPT, "%s", text_string(&message));
    return error_at(err, lexer->file, line, column);
}

bool sql_token_is(const struct sql_token *token, const char *word)
{
    return token->kind == SQL_TOKEN_WORD &&
           ascii_compare_start(token->text, word, token->length) == 0 &&
           word[token->length] == '\0';
}

static int compare_word(const void *token, const void *word)
{
    const struct sql_token *key = token;
    const char *candidate = *(const char *const *)word;
    int order = ascii_compare_start(key->text, candidate, key->length);
    return order != 0 ? order : candidate[key->length] == '\0' ? 0 : -1;
}

bool sql_token_in(const struct sql_token *token, const char *const *words, size_t count)
{
    return token->kind == SQL_TOKEN_WORD &&
           bsearch(token, words, count, sizeof *words, compare_word) != NULL;
}

bool sql_token_is_symbol(const struct sql_token *token, char symbol)
{
    return token->kind == SQL_TOKEN_SYMBOL && token->length == 1 && token->text[0] == symbol;
}

/* -- Characters. Every peek past the end is a NUL, which sql_split has ruled out of the text. */

static char peek(const struct sql_lexer *lexer, size_t ahead)
{
    size_t at = lexer->position + ahead;
    return at < lexer->length ? lexer->text[at] : '\0';
}

static bool is_name_start(char byte)
{
    return ascii_is_letter((unsigned char)byte) || byte == '_' || (unsigned char)byte >= 0x80;
}

static bool is_name_part(char byte)
{
    return is_name_start(byte) || isdigit((unsigned char)byte) || byte == '$';
}

static bool is_blank(const struct sql_lexer *lexer, char byte)
{
    return byte && strchr(rules_of[lexer->syntax].blanks, byte);
}

static bool has_delimiter_at(const struct sql_lexer *lexer, size_t position)
{
    return !lexer->code_comment && lexer->length - position >= lexer->delimiter_length &&
           memcmp(lexer->text + position, lexer->delimiter, lexer->delimiter_length) == 0;
}

/* -- Blanks and comments. */

/* The place where a comment that begins with two dashes or "#" ends. */
static size_t find_line_end(const struct sql_lexer *lexer, size_t position)
{
    bool ends_at_return = rules_of[lexer->syntax].ends_dashes_at_return;
    while (position < lexer->length && lexer->text[position] != '\n' &&
           !(ends_at_return && lexer->text[position] == '\r'))
        position++;
    return position;
}

static bool is_line_comment(const struct sql_lexer *lexer, bool at_statement_start)
{
    const struct rules *rules = &rules_of[lexer->syntax];
    if (peek(lexer, 0) == '#')
        return rules->has_hash_comments;
    if (peek(lexer, 0) != '-' || peek(lexer, 1) != '-')
        return false;
    unsigned char after = (unsigned char)peek(lexer, 2);
    return !rules->needs_blank_after_dashes || at_statement_start || after == ' ' || iscntrl(after);
}

/* The length of the head of an executable comment here, its version included; 0 when there is
 * none. */
static size_t code_comment_head(const struct sql_lexer *lexer)
{
    if (!rules_of[lexer->syntax].has_code_comments || peek(lexer, 0) != '/' ||
        peek(lexer, 1) != '*')
        return 0;
    size_t length = peek(lexer, 2) == 'M' ? 3 : 2;
    if (peek(lexer, length) != '!')
        return 0;
    length++;
    for (unsigned digits = 0; digits < 6 && isdigit((unsigned char)peek(lexer, length)); digits++)
        length++;
    return length;
}

static bool skip_block_comment(struct sql_lexer *lexer, struct alq_error *err)
{
    const char *start = lexer->text + lexer->position;
    bool nests = rules_of[lexer->syntax].nests_comments;
    unsigned depth = 0;
    while (lexer->position < lexer->length) {
        bool opens = peek(lexer, 0) == '/' && peek(lexer, 1) == '*';
        bool closes = peek(lexer, 0) == '*' && peek(lexer, 1) == '/';
        if (opens && (nests || depth == 0)) {
            depth++;
            lexer->position += 2;
        } else if (closes && depth > 0) {
            depth--;
            lexer->position += 2;
            if (depth == 0)
                return true;
        } else {
            lexer->position++;
        }
    }
    return sql_lexer_fail(lexer, start, err, "comment is not closed");
}

static bool skip_blanks(struct sql_lexer *lexer, bool at_statement_start, struct alq_error *err)
{
    for (;;) {
        if (is_blank(lexer, peek(lexer, 0))) {
            lexer->position++;
        } else if (is_line_comment(lexer, at_statement_start)) {
            /* MySQL's delimiter may itself look like a comment */
            if (lexer->delimiter[0] != ';' && has_delimiter_at(lexer, lexer->position))
                return true;
            lexer->position = find_line_end(lexer, lexer->position);
        } else if (peek(lexer, 0) == '/' && peek(lexer, 1) == '*' && !code_comment_head(lexer)) {
            if (!skip_block_comment(lexer, err))
                return false;
        } else {
            return true;
        }
    }
}

/* -- Strings and quoted names. */

/* Moves behind the closing quote; a doubled quote stands for itself. */
static bool skip_quoted(struct sql_lexer *lexer, char close, bool has_backslashes,
                        struct alq_error *err)
{
    const char *start = lexer->text + lexer->position;
    lexer->position++;
    while (lexer->position < lexer->length) {
        char byte = peek(lexer, 0);
        if (byte == '\\' && has_backslashes) {
            lexer->position += peek(lexer, 1) ? 2 : 1;
        } else if (byte != close) {
            lexer->position++;
        } else if (close != ']' && peek(lexer, 1) == close) {
            lexer->position += 2;
        } else {
            lexer->position++;
            return true;
        }
    }
    bool is_name = close == ']' || close == '`';
    return sql_lexer_fail(lexer, start, err, "%s is not closed",
                          close == '\'' ? _("string")
                          : is_name     ? _("quoted name")
                                        : _("quoted text"));
}

/* SQL lets a string go on after a line end: then the place of its next quote, else the length. */
static size_t find_continuation(const struct sql_lexer *lexer)
{
    size_t at = lexer->position;
    bool has_newline = false;
    while (at < lexer->length) {
        char byte = lexer->text[at];
        if (byte == '-' && at + 1 < lexer->length && lexer->text[at + 1] == '-')
            at = find_line_end(lexer, at);
        else if (is_blank(lexer, byte))
            at++;
        else
            return byte == '\'' && has_newline ? at : lexer->length;
        has_newline = has_newline || byte == '\n' || byte == '\r';
    }
    return lexer->length;
}

/* E'…', whose continued parts have escapes too. */
static bool skip_escape_string(struct sql_lexer *lexer, struct alq_error *err)
{
    size_t next = lexer->position;
    do {
        lexer->position = next;
        if (!skip_quoted(lexer, '\'', true, err))
            return false;
        next = find_continuation(lexer);
    } while (next < lexer->length);
    return true;
}

/* The length of "$tag$" here, 0 when there is none. */
static size_t dollar_tag_length(const struct sql_lexer *lexer)
{
    if (peek(lexer, 0) != '$')
        return 0;
    size_t length = 1;
    if (is_name_start(peek(lexer, 1)))
        while (peek(lexer, length) != '$' && is_name_part(peek(lexer, length)))
            length++;
    return peek(lexer, length) == '$' ? length + 1 : 0;
}

static bool skip_dollar_quoted(struct sql_lexer *lexer, size_t tag_length, struct alq_error *err)
{
    const char *tag = lexer->text + lexer->position;
    const char *body = tag + tag_length;
    size_t rest = lexer->length - lexer->position - tag_length;
    const char *close = memmem(body, rest, tag, tag_length);
    if (!close)
        return sql_lexer_fail(lexer, tag, err, "string quoted by %.*s is not closed",
                              (int)(tag_length < 64 ? tag_length : 64), tag);
    lexer->position = (size_t)(close - lexer->text) + tag_length;
    return true;
}

/* A quoted token at the position, if there is one. */
static bool read_quoted(struct sql_lexer *lexer, bool *ret_found, struct alq_error *err)
{
    const struct rules *rules = &rules_of[lexer->syntax];
    char byte = peek(lexer, 0);
    *ret_found = true;
    if (byte == '\'' || byte == '"')
        return skip_quoted(lexer, byte, rules->has_backslash_strings, err);
    if (byte == '`' && rules->has_backticks)
        return skip_quoted(lexer, '`', false, err);
    if (byte == '[' && rules->has_brackets)
        return skip_quoted(lexer, ']', false, err);
    if ((byte == 'e' || byte == 'E') && peek(lexer, 1) == '\'' && rules->has_escape_strings) {
        lexer->position++;
        return skip_escape_string(lexer, err);
    }
    bool has_dollars = rules->has_dollar_quotes || lexer->has_source_next;
    size_t tag_length = has_dollars ? dollar_tag_length(lexer) : 0;
    if (tag_length)
        return skip_dollar_quoted(lexer, tag_length, err);
    *ret_found = false;
    return true;
}

/* -- The rest. */

static void skip_word(struct sql_lexer *lexer)
{
    do
        lexer->position++;
    while (is_name_part(peek(lexer, 0)) && !has_delimiter_at(lexer, lexer->position));
}

static void skip_number(struct sql_lexer *lexer)
{
    do
        lexer->position++;
    while ((ascii_is_alphanumeric((unsigned char)peek(lexer, 0)) || strchr("._", peek(lexer, 0))) &&
           peek(lexer, 0) && !has_delimiter_at(lexer, lexer->position));
}

/* A backslash outside strings: a command of the database's shell, or in SQL simply wrong. */
static bool read_backslash(struct sql_lexer *lexer, struct sql_token *token, struct alq_error *err)
{
    const struct rules *rules = &rules_of[lexer->syntax];
    char command = peek(lexer, 1);
    if (!rules->backslash_program || (rules->has_client_commands && command == 'N')) {
        lexer->position += command == 'N' ? 2 : 1;
        token->kind = command == 'N' ? SQL_TOKEN_WORD : SQL_TOKEN_SYMBOL;
        return true;
    }
    if (rules->has_client_commands && (command == 'g' || command == 'G')) {
        lexer->position += 2;
        token->kind = SQL_TOKEN_DELIMITER;
        return true;
    }
    const char *place = lexer->text + lexer->position;
    size_t shown = 1;
    while (shown < 32 && ascii_is_letter((unsigned char)peek(lexer, shown)))
        shown++;
    if (shown == 1 && command > ' ' && command < 0x7f)
        shown++;
    sql_lexer_fail(lexer, place, err, "%.*s is a command of %s, not SQL", (int)shown, place,
                   rules->backslash_program);
    return error_hint(err, "write it as SQL, or take it out");
}

static bool read_symbol(struct sql_lexer *lexer, struct sql_token *token, struct alq_error *err)
{
    if (peek(lexer, 0) == '\\')
        return read_backslash(lexer, token, err);
    token->kind = SQL_TOKEN_SYMBOL;
    lexer->position += peek(lexer, 0) == ':' && peek(lexer, 1) == '=' ? 2 : 1;
    return true;
}

/* The token at the position, which is neither blank nor comment nor the end. */
static bool read_token(struct sql_lexer *lexer, struct sql_token *token, struct alq_error *err)
{
    if (has_delimiter_at(lexer, lexer->position)) {
        token->kind = SQL_TOKEN_DELIMITER;
        lexer->position += lexer->delimiter_length;
        return true;
    }
    size_t head = code_comment_head(lexer);
    if (head) {
        token->kind = SQL_TOKEN_CODE_OPEN;
        lexer->code_comment = lexer->text + lexer->position;
        lexer->position += head;
        return true;
    }
    if (lexer->code_comment && peek(lexer, 0) == '*' && peek(lexer, 1) == '/') {
        token->kind = SQL_TOKEN_CODE_CLOSE;
        lexer->code_comment = NULL;
        lexer->position += 2;
        return true;
    }
    bool is_quoted;
    if (!read_quoted(lexer, &is_quoted, err))
        return false;
    char byte = peek(lexer, 0);
    if (is_quoted) {
        token->kind = SQL_TOKEN_QUOTED;
    } else if (is_name_start(byte) || (byte == '$' && rules_of[lexer->syntax].has_dollar_names)) {
        token->kind = SQL_TOKEN_WORD;
        skip_word(lexer);
    } else if (isdigit((unsigned char)byte)) {
        token->kind = SQL_TOKEN_NUMBER;
        skip_number(lexer);
    } else {
        return read_symbol(lexer, token, err);
    }
    return true;
}

bool sql_lexer_next(struct sql_lexer *lexer, bool at_statement_start, struct sql_token *ret_token,
                    struct alq_error *err)
{
    if (!skip_blanks(lexer, at_statement_start, err))
        return false;
    const char *start = lexer->text + lexer->position;
    struct sql_token token = {.kind = SQL_TOKEN_END, .text = start};
    if (lexer->position < lexer->length && !read_token(lexer, &token, err))
        return false;
    token.length = (size_t)(lexer->text + lexer->position - start);
    *ret_token = token;
    return true;
}

/* Gathers tokens into statements. */
#include "sql/scanner.h"

#include <assert.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/vec.h"
#include "sql/body.h"
#include "sql/lexer.h"
#include "sql/statement_kind.h"
#include "base/banned.h"

struct splitter {
    struct sql_lexer lexer;
    struct sql_body body;
    struct statement_kind kind;
    const char *start; /* of the statement, NULL between statements */
    const char *end;   /* behind its last token */
    unsigned line;
    unsigned column;
    struct arena *arena;
    struct sql_statements statements;
};

static bool fail_at_start(const struct splitter *splitter, struct alq_error *err,
                          const char *message)
{
    error_set(err, ALQ_ERROR_SCRIPT, "%s", message_translate(message));
    return error_at(err, splitter->lexer.file, splitter->line, splitter->column);
}

/* Hands out the statement gathered so far, if there is one. */
static bool end_statement(struct splitter *splitter, struct alq_error *err)
{
    if (!splitter->start)
        return true;
    if (splitter->kind.is_copy_from_stdin) {
        fail_at_start(splitter, err, "COPY FROM STDIN cannot be run from a script");
        return error_hint(err, "use INSERT, or COPY FROM a file that the server can read");
    }
    size_t length = (size_t)(splitter->end - splitter->start);
    struct sql_statement statement = {
        .text = arena_strndup(splitter->arena, splitter->start, length),
        .length = length,
        .line = splitter->line,
        .column = splitter->column,
        .is_query = splitter->kind.is_query,
        .is_transaction = splitter->kind.is_transaction,
        .is_savepoint = splitter->kind.is_savepoint,
    };
    vec_push(splitter->arena, &splitter->statements, statement);
    sql_body_reset(&splitter->body);
    splitter->kind = (struct statement_kind){0};
    splitter->start = NULL;
    return true;
}

static bool add_token(struct splitter *splitter, const struct sql_token *token,
                      struct alq_error *err)
{
    if (!splitter->start) {
        sql_lexer_locate(&splitter->lexer, token->text, &splitter->line, &splitter->column);
        splitter->start = token->text;
        bool is_shell_command = splitter->lexer.syntax == SQL_SYNTAX_SQLITE &&
                                splitter->column == 1 && sql_token_is_symbol(token, '.');
        if (is_shell_command) {
            fail_at_start(splitter, err, "a command of the sqlite3 shell cannot be run as SQL");
            return error_hint(err, "write it as SQL, or take it out");
        }
    }
    splitter->end = token->text + token->length;
    sql_body_add(&splitter->body, token);
    statement_kind_add(&splitter->kind, token, splitter->body.parentheses);
    return true;
}

/* -- MySQL's DELIMITER, which is a line and not a statement. */

static bool is_first_on_line(const struct sql_lexer *lexer, const char *place)
{
    while (place > lexer->text && (place[-1] == ' ' || place[-1] == '\t'))
        place--;
    return place == lexer->text || place[-1] == '\n' ||
           (place - lexer->text == 3 && (unsigned char)place[-1] == 0xbf); /* a BOM */
}

/* The rest of the line behind the word. */
static size_t delimiter_argument(const struct sql_lexer *lexer, const char **ret_argument)
{
    const char *at = lexer->text + lexer->position;
    const char *end = lexer->text + lexer->length;
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    const char *stop = at;
    while (stop < end && !strchr(" \t\r\n", *stop))
        stop++;
    *ret_argument = at;
    return (size_t)(stop - at);
}

static bool is_sign(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!strchr(";$/|&!^~@#%", text[i]))
            return false;
    return length > 0;
}

/* In the middle of a statement DELIMITER may be the name of a column, so there it must stand
 * first on its line with an argument that cannot be SQL. */
static bool is_delimiter_line(const struct splitter *splitter, const struct sql_token *token)
{
    const struct sql_lexer *lexer = &splitter->lexer;
    if (lexer->syntax != SQL_SYNTAX_MYSQL || !sql_token_is(token, "delimiter"))
        return false;
    const char *argument;
    size_t length = delimiter_argument(lexer, &argument);
    if (!splitter->start)
        return true;
    return is_sign(argument, length) && is_first_on_line(lexer, token->text);
}

static bool read_delimiter(struct splitter *splitter, const struct sql_token *token,
                           struct alq_error *err)
{
    struct sql_lexer *lexer = &splitter->lexer;
    if (!end_statement(splitter, err))
        return false;
    const char *argument;
    size_t length = delimiter_argument(lexer, &argument);
    if (length >= 2 && strchr("'\"`", argument[0]) && argument[length - 1] == argument[0]) {
        argument++;
        length -= 2;
    }
    if (length == 0 || length > 15 || memchr(argument, '\\', length))
        return sql_lexer_fail(lexer, token->text, err,
                              "DELIMITER needs a text of at most 15 bytes without a backslash");
    lexer->delimiter = argument;
    lexer->delimiter_length = length;
    const char *newline = memchr(argument, '\n', (size_t)(lexer->text + lexer->length - argument));
    lexer->position = newline ? (size_t)(newline - lexer->text) : lexer->length;
    return true;
}

/* -- The whole. */

/* Whether a delimiter here is inside a body. With DELIMITER the author says where bodies end. */
static bool is_inside_body(const struct splitter *splitter)
{
    const struct sql_lexer *lexer = &splitter->lexer;
    bool is_semicolon = lexer->delimiter_length == 1 && lexer->delimiter[0] == ';';
    return splitter->start && is_semicolon && sql_body_is_open(&splitter->body);
}

static bool add_delimiter(struct splitter *splitter, const struct sql_token *token,
                          struct alq_error *err)
{
    bool is_client_command = token->text[0] == '\\';
    if (is_client_command || !is_inside_body(splitter))
        return end_statement(splitter, err);
    splitter->body.has_swallowed = true;
    return add_token(splitter, token, err);
}

static bool finish(struct splitter *splitter, struct alq_error *err)
{
    const char *comment = splitter->lexer.code_comment;
    if (comment)
        return sql_lexer_fail(&splitter->lexer, comment, err, "comment is not closed");
    if (splitter->body.has_swallowed && is_inside_body(splitter)) {
        const char *what;
        const char *opener = sql_body_opener(&splitter->body, &what);
        return sql_lexer_fail(&splitter->lexer, opener, err, "%s is not closed", what);
    }
    return end_statement(splitter, err);
}

bool sql_split(const char *text, size_t length, enum sql_syntax syntax, const char *file,
               unsigned first_line, struct arena *arena, struct sql_statements *ret_statements,
               struct alq_error *err)
{
    assert((unsigned)syntax <= SQL_SYNTAX_MYSQL);
    if (!text)
        text = ""; /* of length 0 */
    struct splitter splitter = {.arena = arena};
    sql_lexer_init(&splitter.lexer, text, length, syntax, file, first_line);
    ARENA_SCOPE(scratch);
    sql_body_init(&splitter.body, syntax, &scratch);
    const char *nul = memchr(text, '\0', length);
    if (nul)
        return sql_lexer_fail(&splitter.lexer, nul, err, "a NUL byte cannot stand in SQL");
    struct sql_token token;
    do {
        splitter.lexer.has_source_next = sql_body_expects_source(&splitter.body);
        if (!sql_lexer_next(&splitter.lexer, !splitter.start, &token, err))
            return false;
        bool is_fine = token.kind == SQL_TOKEN_END         ? finish(&splitter, err)
                       : token.kind == SQL_TOKEN_DELIMITER ? add_delimiter(&splitter, &token, err)
                       : is_delimiter_line(&splitter, &token)
                           ? read_delimiter(&splitter, &token, err)
                           : add_token(&splitter, &token, err);
        if (!is_fine)
            return false;
    } while (token.kind != SQL_TOKEN_END);
    *ret_statements = splitter.statements;
    return true;
}

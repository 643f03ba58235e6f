/* Cuts definitions into tokens by the lexer of SQL, and reads names. */
#include "database/sqlite/tokens.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/error.h"
#include "base/text.h"
#include "base/vec.h"
#include "base/banned.h"

bool tokens_read(const char *text, struct arena *arena, struct tokens *ret_tokens,
                 struct alq_error *err)
{
    struct tokens tokens = {.text = text};
    struct sql_lexer lexer;
    struct sql_token token;
    ERROR_SCOPE(failure);
    sql_lexer_init(&lexer, text, strlen(text), SQL_SYNTAX_SQLITE, "sqlite_schema", 1);
    do {
        if (!sql_lexer_next(&lexer, false, &token, &failure)) {
            error_set(err, ALQ_ERROR_DATABASE, "a definition in sqlite_schema cannot be read: %s",
                      failure.message);
            return error_statement(err, text);
        }
        vec_push(arena, &tokens, token);
    } while (token.kind != SQL_TOKEN_END);
    *ret_tokens = tokens;
    return true;
}

const struct sql_token *cursor_peek(const struct cursor *cursor, size_t ahead)
{
    size_t last = cursor->tokens->count - 1;
    size_t at = cursor->at + ahead;
    return &cursor->tokens->items[at < last ? at : last];
}

bool cursor_is(const struct cursor *cursor, const char *word)
{
    return sql_token_is(cursor_peek(cursor, 0), word);
}

bool cursor_is_symbol(const struct cursor *cursor, char symbol)
{
    return sql_token_is_symbol(cursor_peek(cursor, 0), symbol);
}

bool cursor_take(struct cursor *cursor, const char *word)
{
    bool is_there = cursor_is(cursor, word);
    cursor->at += is_there;
    return is_there;
}

bool cursor_take_symbol(struct cursor *cursor, char symbol)
{
    bool is_there = cursor_is_symbol(cursor, symbol);
    cursor->at += is_there;
    return is_there;
}

const char *cursor_take_name(struct cursor *cursor, struct span *ret_span)
{
    const struct sql_token *token = cursor_peek(cursor, 0);
    if (token->kind != SQL_TOKEN_WORD && token->kind != SQL_TOKEN_QUOTED)
        return NULL;
    if (ret_span)
        ret_span->start = cursor_start(cursor);
    cursor->at++;
    if (ret_span)
        ret_span->end = cursor_end(cursor);
    return token_unquoted(token, cursor->arena);
}

bool cursor_take_group(struct cursor *cursor, struct span *ret_inside)
{
    size_t depth = 0;
    if (!cursor_is_symbol(cursor, '('))
        return false;
    cursor->at++;
    ret_inside->start = ret_inside->end = cursor_start(cursor);
    for (;; cursor->at++) {
        if (cursor_peek(cursor, 0)->kind == SQL_TOKEN_END)
            return false;
        if (cursor_is_symbol(cursor, ')') && depth-- == 0)
            break;
        depth += cursor_is_symbol(cursor, '(');
        ret_inside->end = (size_t)(cursor_peek(cursor, 0)->text - cursor->tokens->text) +
                          cursor_peek(cursor, 0)->length;
    }
    cursor->at++;
    return true;
}

size_t cursor_start(const struct cursor *cursor)
{
    return (size_t)(cursor_peek(cursor, 0)->text - cursor->tokens->text);
}

size_t cursor_end(const struct cursor *cursor)
{
    if (!cursor->at)
        return 0;
    const struct sql_token *before = &cursor->tokens->items[cursor->at - 1];
    return (size_t)(before->text - cursor->tokens->text) + before->length;
}

char *token_unquoted(const struct sql_token *token, struct arena *arena)
{
    if (token->kind != SQL_TOKEN_QUOTED)
        return arena_strndup(arena, token->text, token->length);
    char close = *token->text == '[' ? ']' : *token->text;
    char *name = arena_alloc(arena, token->length);
    size_t length = 0;
    for (size_t i = 1; i + 1 < token->length; i++) {
        name[length++] = token->text[i];
        i += close != ']' && token->text[i] == close;
    }
    return name;
}

bool token_is_name(const struct sql_token *token, const char *name)
{
    if (token->kind == SQL_TOKEN_WORD)
        return strlen(name) == token->length &&
               ascii_compare_start(token->text, name, token->length) == 0;
    if (token->kind != SQL_TOKEN_QUOTED)
        return false;
    ARENA_SCOPE(scratch);
    return string_equal_nocase(token_unquoted(token, &scratch), name);
}

char *span_copy(const char *text, struct span span, struct arena *arena)
{
    return arena_strndup(arena, text + span.start, span.end - span.start);
}

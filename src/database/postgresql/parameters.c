/* Rewrites parameters by the tokens of PostgreSQL, and maps the server's positions back. */
#include "database/postgresql/parameters.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "base/vec.h"
#include "sql/lexer.h"
#include "base/banned.h"

struct rewriting {
    const char *sql;
    struct sql_lexer lexer;
    size_t done; /* bytes of sql that are in text */
    size_t count;
    struct text *text;
    struct arena *arena;
    struct {
        struct parameter_mark *items;
        size_t count;
        size_t capacity;
    } marks;
};

static bool is_mark(const struct sql_token *token)
{
    return token->kind == SQL_TOKEN_SYMBOL && token->length == 1 && *token->text == '?';
}

/* Appends what stands before the next `?`, and what becomes of that; false at the end. */
static bool rewrite_next(struct rewriting *rewriting)
{
    struct sql_token token;
    do {
        /* What the lexer cannot read, the server refuses in its own words. */
        if (!sql_lexer_next(&rewriting->lexer, false, &token, NULL) || token.kind == SQL_TOKEN_END)
            return false;
    } while (!is_mark(&token));
    size_t at = (size_t)(token.text - rewriting->sql);
    size_t before = rewriting->text->length + at - rewriting->done;
    bool is_operator = rewriting->sql[at + 1] == '?';
    text_add_bytes(rewriting->text, rewriting->sql + rewriting->done, at - rewriting->done);
    if (is_operator)
        text_add_char(rewriting->text, '?');
    else
        text_printf(rewriting->text, "$%zu", ++rewriting->count);
    rewriting->lexer.position += is_operator;
    rewriting->done = at + 1 + is_operator;
    int length = (int)(rewriting->text->length - before);
    struct parameter_mark mark = {at, length - 1 - (int)is_operator};
    vec_push(rewriting->arena, &rewriting->marks, mark);
    return true;
}

bool postgresql_number_parameters(const char *sql, size_t count, struct arena *arena,
                                  struct sent_statement *ret_sent, struct alq_error *err)
{
    TEXT_SCOPE(text);
    struct rewriting rewriting = {.sql = sql, .text = &text, .arena = arena};
    sql_lexer_init(&rewriting.lexer, sql, strlen(sql), SQL_SYNTAX_POSTGRESQL, NULL, 1);
    while (rewrite_next(&rewriting))
        ;
    text_add(&text, sql + rewriting.done);
    if (rewriting.count != count) {
        error_set(err, ALQ_ERROR_DATABASE, "the statement has %zu parameters and got %zu values",
                  rewriting.count, count);
        return error_statement(err, sql);
    }
    *ret_sent = (struct sent_statement){text_copy(&text, arena), rewriting.marks.items,
                                        rewriting.marks.count, 0};
    return true;
}

static size_t original_offset(const struct sent_statement *sent, size_t offset)
{
    int64_t grown = 0;
    for (size_t i = 0; i < sent->mark_count; i++) {
        if ((int64_t)sent->marks[i].at + grown >= (int64_t)offset)
            break;
        grown += sent->marks[i].growth;
    }
    return (size_t)((int64_t)offset - grown);
}

void postgresql_locate(const char *sql, const struct sent_statement *sent, size_t position,
                       unsigned *ret_line, unsigned *ret_column)
{
    const char *text = sent ? sent->sql : sql;
    size_t offset = 0;
    for (size_t character = 1; character < position && text[offset]; character++)
        do
            offset++;
        while (((unsigned char)text[offset] & 0xc0) == 0x80);
    if (sent)
        offset -= offset < sent->before ? offset : sent->before;
    if (sent)
        offset = original_offset(sent, offset);
    unsigned line = 1, column = 1;
    for (const char *byte = sql; *byte && byte < sql + offset; byte++) {
        line += *byte == '\n';
        column = *byte == '\n' ? 1 : column + 1;
    }
    *ret_line = line;
    *ret_column = column;
}

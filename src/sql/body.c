/* The state that all ways of writing bodies share. */
#include "sql/body.h"

#include <assert.h>

#include "base/banned.h"

static const struct sql_body_rules *const rules_of[] = {
    [SQL_SYNTAX_ANY] = &sql_body_routine,
    [SQL_SYNTAX_SQLITE] = &sql_body_sqlite,
    [SQL_SYNTAX_POSTGRESQL] = &sql_body_postgresql,
    [SQL_SYNTAX_MYSQL] = &sql_body_routine,
};

void sql_body_init(struct sql_body *body, enum sql_syntax syntax, struct arena *arena)
{
    assert((size_t)syntax < sizeof rules_of / sizeof *rules_of);
    *body = (struct sql_body){.rules = rules_of[syntax], .arena = arena};
}

void sql_body_reset(struct sql_body *body)
{
    struct sql_body fresh = {.rules = body->rules, .arena = body->arena, .blocks = body->blocks};
    fresh.blocks.count = 0;
    *body = fresh;
}

void sql_body_add(struct sql_body *body, const struct sql_token *token)
{
    if (token->kind == SQL_TOKEN_CODE_OPEN || token->kind == SQL_TOKEN_CODE_CLOSE)
        return;
    if (sql_token_is_symbol(token, '(')) {
        if (body->parentheses++ == 0)
            body->parenthesis = token->text;
    } else if (sql_token_is_symbol(token, ')') && body->parentheses > 0) {
        body->parentheses--;
        body->has_had_parentheses = true;
    }
    body->rules->add(body, token);
    body->previous = *token;
    body->words += token->kind == SQL_TOKEN_WORD;
}

bool sql_body_is_open(const struct sql_body *body)
{
    return body->rules->is_open(body);
}

const char *sql_body_opener(const struct sql_body *body, const char **ret_what)
{
    if (body->blocks.count) {
        *ret_what = "body";
        return body->blocks.items[0].opener;
    }
    *ret_what = "parenthesis";
    return body->parenthesis;
}

/* PostgreSQL, by the rule of psql: a ";" in parentheses does not end a statement, nor one
 * between BEGIN and END of CREATE FUNCTION or PROCEDURE (its body in SQL), where CASE has an END
 * as well. */
#include "base/ascii.h"
#include "sql/body.h"

#include "base/banned.h"

/* Only these words count towards "create [or replace] function", each by its place and initial. */
static const char *const head_words[] = {"create", "function", "or", "procedure", "replace"};

static bool creates_routine(const struct sql_body *body)
{
    const char *letters = body->letters;
    if (letters[0] != 'c')
        return false;
    char what = letters[1] == 'o' && letters[2] == 'r' ? letters[3] : letters[1];
    return what == 'f' || what == 'p';
}

static void add_word(struct sql_body *body, const struct sql_token *token)
{
    bool is_head = sql_token_in(token, head_words, sizeof head_words / sizeof *head_words);
    if (is_head && body->words < sizeof body->letters)
        body->letters[body->words] = (char)ascii_lower((unsigned char)token->text[0]);
    if (!creates_routine(body) || body->parentheses > 0)
        return;
    bool is_inside = body->blocks.count > 0;
    if (sql_token_is(token, "begin") || (is_inside && sql_token_is(token, "case")))
        vec_push(body->arena, &body->blocks, (struct sql_block){.opener = token->text});
    else if (is_inside && sql_token_is(token, "end"))
        body->blocks.count--;
}

static void add(struct sql_body *body, const struct sql_token *token)
{
    if (token->kind == SQL_TOKEN_WORD)
        add_word(body, token);
}

static bool is_open(const struct sql_body *body)
{
    return body->blocks.count > 0 || body->parentheses > 0;
}

const struct sql_body_rules sql_body_postgresql = {.add = add, .is_open = is_open};

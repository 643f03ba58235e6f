/* Compares SQL token by token: SQLite keeps definitions as they were written, and a rebuild or
 * another revision may write the same otherwise. */
#include "diff/same_sql.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/text.h"
#include "base/vec.h"
#include "sql/lexer.h"
#include "base/banned.h"

struct token_list {
    struct sql_token *items;
    size_t count;
    size_t capacity;
};

static bool read_tokens(const char *text, enum sql_syntax syntax, struct arena *arena,
                        struct token_list *ret_tokens)
{
    struct sql_lexer lexer;
    struct sql_token token;
    struct token_list tokens = {0};
    sql_lexer_init(&lexer, text, strlen(text), syntax, NULL, 1);
    do {
        if (!sql_lexer_next(&lexer, tokens.count == 0, &token, NULL))
            return false;
        vec_push(arena, &tokens, token);
    } while (token.kind != SQL_TOKEN_END);
    tokens.count--;
    while (tokens.count && tokens.items[tokens.count - 1].kind == SQL_TOKEN_DELIMITER)
        tokens.count--;
    *ret_tokens = tokens;
    return true;
}

/* Whether the parenthesis that opens first closes last. */
static bool is_wrapped(const struct token_list *tokens)
{
    size_t depth = 0;
    if (tokens->count < 2 || !sql_token_is_symbol(&tokens->items[0], '('))
        return false;
    for (size_t i = 0; i < tokens->count; i++) {
        if (sql_token_is_symbol(&tokens->items[i], '('))
            depth++;
        if (sql_token_is_symbol(&tokens->items[i], ')') && --depth == 0)
            return i + 1 == tokens->count;
    }
    return false;
}

static void unwrap(struct token_list *tokens)
{
    while (is_wrapped(tokens)) {
        tokens->items++;
        tokens->count -= 2;
    }
}

/* A quoted name without its quotes; what is no such, or has a quote inside, stays. */
static void strip_quotes(const struct sql_token *token, const char **ret_start, size_t *ret_length)
{
    static const char pairs[] = "\"\"``[]";
    *ret_start = token->text;
    *ret_length = token->length;
    if (token->kind != SQL_TOKEN_QUOTED || token->length < 2)
        return;
    for (const char *pair = pairs; *pair; pair += 2)
        if (token->text[0] == pair[0] && token->text[token->length - 1] == pair[1] &&
            !memchr(token->text + 1, pair[1], token->length - 2)) {
            *ret_start = token->text + 1;
            *ret_length = token->length - 2;
            return;
        }
}

static bool is_name(const struct sql_token *token)
{
    return token->kind == SQL_TOKEN_WORD ||
           (token->kind == SQL_TOKEN_QUOTED && strchr("\"`[", token->text[0]));
}

static bool is_same_token(const struct sql_token *a, const struct sql_token *b)
{
    const char *text_a, *text_b;
    size_t length_a, length_b;
    if (is_name(a) != is_name(b))
        return false;
    strip_quotes(a, &text_a, &length_a);
    strip_quotes(b, &text_b, &length_b);
    if (length_a != length_b)
        return false;
    bool is_exact = !is_name(a) || (a->kind == SQL_TOKEN_QUOTED && b->kind == SQL_TOKEN_QUOTED);
    return is_exact ? memcmp(text_a, text_b, length_a) == 0
                    : ascii_compare_start(text_a, text_b, length_a) == 0;
}

bool sql_says_same(const char *a, const char *b, enum sql_syntax syntax)
{
    ARENA_SCOPE(scratch);
    struct token_list tokens_a, tokens_b;
    if (string_equal(a, b))
        return true;
    if (!a || !b || !read_tokens(a, syntax, &scratch, &tokens_a) ||
        !read_tokens(b, syntax, &scratch, &tokens_b))
        return false;
    unwrap(&tokens_a);
    unwrap(&tokens_b);
    if (tokens_a.count != tokens_b.count)
        return false;
    for (size_t i = 0; i < tokens_a.count; i++)
        if (!is_same_token(&tokens_a.items[i], &tokens_b.items[i]))
            return false;
    return true;
}

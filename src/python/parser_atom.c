/* Names, literals and displays: what expressions are made of. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "python/bigint.h"
#include "base/real.h"
#include "python/parser.h"

#include "base/banned.h"

static struct expr *constant(struct parser *parser, struct py_value value)
{
    struct expr *expr = parser_new_expr(parser, EXPR_CONSTANT);
    expr->constant = py_pin(parser->py, value);
    return expr;
}

static struct expr *parse_constant_keyword(struct parser *parser, struct py_value value)
{
    struct expr *expr = constant(parser, value);
    parser_advance(parser);
    return expr;
}

/* The digits without underscores, terminated. */
static char *plain_digits(struct parser *parser, size_t *ret_length)
{
    const struct token *token = &parser->token;
    char *digits = arena_alloc(parser->arena, token->length + 1);
    size_t length = 0;
    for (size_t i = 0; i < token->length; i++) {
        if (token->start[i] != '_')
            digits[length++] = token->start[i];
    }
    *ret_length = length;
    return digits;
}

struct expr *parse_number(struct parser *parser)
{
    size_t length;
    char *digits = plain_digits(parser, &length);
    char second = length > 1 ? (char)(digits[1] | 0x20) : '\0';
    unsigned base = second == 'x' ? 16 : second == 'o' ? 8 : second == 'b' ? 2 : 10;
    struct py_value value;
    if (base == 10 && strpbrk(digits, ".eE")) {
        value = py_float(real_read(digits, NULL));
    } else {
        size_t skip = base == 10 ? 0 : 2;
        if (base == 10 && digits[0] == '0' && strspn(digits, "0") != length)
            parser_fail(parser, "leading zeros in decimal integer literals are not permitted; use "
                                "an 0o prefix for octal integers");
        value = py_int_parse(parser->py, digits + skip, length - skip, base);
        if (py_is_error(value))
            longjmp(*parser->failed, 1);
    }
    return parse_constant_keyword(parser, value);
}

static void parse_items(struct parser *parser, struct expr *expr, enum token_kind end)
{
    while (parser->token.kind != end) {
        struct expr *item;
        if (parser->token.kind == TOKEN_STAR) {
            item = parser_new_expr(parser, EXPR_STARRED);
            parser_advance(parser);
            item->operand = parse_binary(parser, 1);
        } else {
            item = parse_named_expression(parser);
        }
        vec_push(parser->arena, &expr->items, item);
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
    }
    if (parser->token.kind != end && parser->token.kind != TOKEN_FOR &&
        (parser->token.kind == TOKEN_NAME || parser->token.kind == TOKEN_STRING ||
         parser->token.kind == TOKEN_NUMBER))
        parser_fail(parser, "invalid syntax. Perhaps you forgot a comma?");
}

/* Turns a display of one item, followed by `for`, into a comprehension. */
static bool became_comprehension(struct parser *parser, struct expr *expr, enum expr_kind kind)
{
    if (parser->token.kind != TOKEN_FOR && parser->token.kind != TOKEN_ASYNC)
        return false;
    if (expr->items.count != 1 || parser->previous.kind == TOKEN_COMMA)
        parser_fail(parser, "did you forget parentheses around the comprehension target?");
    struct expr *element = expr->items.items[0];
    if (element->kind == EXPR_STARRED)
        parser_fail_at(parser, element->line, element->column,
                       "iterable unpacking cannot be used in comprehension");
    expr->kind = (uint8_t)kind;
    parse_comprehension(parser, expr, element, NULL);
    return true;
}

static struct expr *parse_parentheses(struct parser *parser)
{
    struct expr *expr = parser_new_expr(parser, EXPR_TUPLE);
    parser_advance(parser);
    if (parser->token.kind == TOKEN_YIELD) {
        expr = parse_assigned_value(parser);
    } else {
        parse_items(parser, expr, TOKEN_RPAREN);
        bool is_single = expr->items.count == 1 && parser->previous.kind != TOKEN_COMMA;
        if (!became_comprehension(parser, expr, EXPR_GENERATOR) && is_single) {
            if (expr->items.items[0]->kind == EXPR_STARRED)
                parser_fail_at(parser, expr->line, expr->column + 1,
                               "cannot use starred expression here");
            expr = expr->items.items[0];
        }
    }
    expr->is_parenthesized = true;
    parser_expect(parser, TOKEN_RPAREN);
    return expr;
}

static struct expr *parse_list(struct parser *parser)
{
    struct expr *expr = parser_new_expr(parser, EXPR_LIST);
    parser_advance(parser);
    parse_items(parser, expr, TOKEN_RBRACKET);
    became_comprehension(parser, expr, EXPR_LIST_COMPREHENSION);
    parser_expect(parser, TOKEN_RBRACKET);
    return expr;
}

static void parse_dict_items(struct parser *parser, struct expr *expr, struct expr *key)
{
    for (;;) {
        struct expr *value;
        if (key) {
            parser_expect(parser, TOKEN_COLON);
            value = parse_expression(parser);
        } else {
            parser_expect(parser, TOKEN_POWER);
            value = parse_binary(parser, 1);
        }
        vec_push(parser->arena, &expr->items, key);
        vec_push(parser->arena, &expr->items, value);
        if (parser->token.kind == TOKEN_FOR && expr->items.count == 2 && key) {
            expr->kind = EXPR_DICT_COMPREHENSION;
            parse_comprehension(parser, expr, key, value);
            return;
        }
        if (!parser_accept(parser, TOKEN_COMMA) || parser->token.kind == TOKEN_RBRACE)
            return;
        key = parser->token.kind == TOKEN_POWER ? NULL : parse_expression(parser);
    }
}

static struct expr *parse_braces(struct parser *parser)
{
    struct expr *expr = parser_new_expr(parser, EXPR_DICT);
    parser_advance(parser);
    if (parser->token.kind == TOKEN_POWER) {
        parse_dict_items(parser, expr, NULL);
    } else if (parser->token.kind != TOKEN_RBRACE) {
        struct expr *first = NULL;
        if (parser->token.kind != TOKEN_STAR) {
            first = parse_named_expression(parser);
            if (parser->token.kind == TOKEN_COLON)
                parse_dict_items(parser, expr, first);
        }
        if (expr->kind == EXPR_DICT && expr->items.count == 0) {
            expr->kind = EXPR_SET;
            if (first)
                vec_push(parser->arena, &expr->items, first);
            if (!first || parser_accept(parser, TOKEN_COMMA))
                parse_items(parser, expr, TOKEN_RBRACE);
            became_comprehension(parser, expr, EXPR_SET_COMPREHENSION);
        }
    }
    parser_expect(parser, TOKEN_RBRACE);
    return expr;
}

static struct expr *parse_name(struct parser *parser)
{
    struct expr *expr = parser_new_expr(parser, EXPR_NAME);
    expr->name = parser_name(parser);
    return expr;
}

struct expr *parse_atom(struct parser *parser)
{
    switch (parser->token.kind) {
    case TOKEN_NAME:
        return parse_name(parser);
    case TOKEN_NUMBER:
        return parse_number(parser);
    case TOKEN_STRING:
        return parse_strings(parser);
    case TOKEN_LPAREN:
        return parse_parentheses(parser);
    case TOKEN_LBRACKET:
        return parse_list(parser);
    case TOKEN_LBRACE:
        return parse_braces(parser);
    case TOKEN_NONE:
        return parse_constant_keyword(parser, py_none());
    case TOKEN_TRUE:
        return parse_constant_keyword(parser, py_bool(true));
    case TOKEN_FALSE:
        return parse_constant_keyword(parser, py_bool(false));
    case TOKEN_ELLIPSIS:
        return parse_constant_keyword(parser, (struct py_value){.tag = PY_ELLIPSIS, .integer = 0});
    default:
        parser_unexpected(parser);
    }
}

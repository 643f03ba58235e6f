/* Expressions, by a table of precedences. */
#include <string.h>

#include "python/parser.h"

#include "base/banned.h"

enum { MAX_CHAIN = 1000 };

/* Binary operators from the loosest on; comparisons, not, and, or have their own functions. */
static const struct {
    uint8_t token;
    uint8_t op;
    uint8_t precedence;
} binary_operators[] = {
    {TOKEN_OR, PY_OR, 1},
    {TOKEN_XOR, PY_XOR, 2},
    {TOKEN_AND, PY_AND, 3},
    {TOKEN_LEFT, PY_LEFT_SHIFT, 4},
    {TOKEN_RIGHT, PY_RIGHT_SHIFT, 4},
    {TOKEN_PLUS, PY_ADD, 5},
    {TOKEN_MINUS, PY_SUBTRACT, 5},
    {TOKEN_STAR, PY_MULTIPLY, 6},
    {TOKEN_SLASH, PY_DIVIDE, 6},
    {TOKEN_FLOOR, PY_FLOOR_DIVIDE, 6},
    {TOKEN_PERCENT, PY_MODULO, 6},
    {TOKEN_AT, PY_MATRIX, 6},
};

static void count_chain(struct parser *parser, unsigned *length)
{
    if (++*length > MAX_CHAIN)
        parser_fail(parser, "expression is too long");
}

static struct expr *parse_power(struct parser *parser)
{
    struct expr *base = parse_primary(parser);
    if (parser->token.kind != TOKEN_POWER)
        return base;
    struct expr *power = parser_new_expr(parser, EXPR_BINARY);
    parser_advance(parser);
    power->op = PY_POWER;
    power->line = base->line;
    power->binary.left = base;
    power->binary.right = parse_binary(parser, 7);
    return power;
}

/* Folds -1 into a constant, which is what most signs are. */
static bool fold_negation(struct expr *operand)
{
    if (operand->kind != EXPR_CONSTANT || operand->is_parenthesized)
        return false;
    if (operand->constant.tag == PY_INT && operand->constant.integer != INT64_MIN)
        operand->constant.integer = -operand->constant.integer;
    else if (operand->constant.tag == PY_FLOAT)
        operand->constant.number = -operand->constant.number;
    else
        return false;
    return true;
}

static struct expr *parse_unary(struct parser *parser)
{
    int op = parser->token.kind == TOKEN_MINUS   ? PY_NEGATE
             : parser->token.kind == TOKEN_PLUS  ? PY_PLUS
             : parser->token.kind == TOKEN_TILDE ? PY_INVERT
                                                 : -1;
    if (op < 0)
        return parse_power(parser);
    parser_enter(parser);
    struct expr *expr = parser_new_expr(parser, EXPR_UNARY);
    parser_advance(parser);
    expr->op = (uint8_t)op;
    expr->operand = parse_unary(parser);
    parser_leave(parser);
    return op == PY_NEGATE && fold_negation(expr->operand) ? expr->operand : expr;
}

/* Loops over the operators of at least that precedence. 7 means: a unary expression. */
struct expr *parse_binary(struct parser *parser, int lowest)
{
    struct expr *left = parse_unary(parser);
    unsigned length = 0;
    while (lowest < 7) {
        size_t row = 0;
        size_t rows = sizeof binary_operators / sizeof *binary_operators;
        while (row < rows && binary_operators[row].token != parser->token.kind)
            row++;
        if (row == rows || binary_operators[row].precedence < lowest)
            break;
        count_chain(parser, &length);
        struct expr *expr = parser_new_expr(parser, EXPR_BINARY);
        expr->line = left->line;
        parser_advance(parser);
        expr->op = binary_operators[row].op;
        expr->binary.left = left;
        expr->binary.right = parse_binary(parser, binary_operators[row].precedence + 1);
        left = expr;
    }
    return left;
}

/* The comparison operator at hand, both tokens of `not in` and `is not` taken; -1: none. */
static int accept_comparison(struct parser *parser)
{
    static const uint8_t table[][2] = {
        {TOKEN_EQ, PY_EQ}, {TOKEN_NE, PY_NE}, {TOKEN_LT, PY_LT},
        {TOKEN_LE, PY_LE}, {TOKEN_GT, PY_GT}, {TOKEN_GE, PY_GE},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (parser_accept(parser, table[i][0]))
            return table[i][1];
    }
    if (parser_accept(parser, TOKEN_IN))
        return COMPARE_IN;
    if (parser_accept(parser, TOKEN_IS))
        return parser_accept(parser, TOKEN_NOT) ? COMPARE_IS_NOT : COMPARE_IS;
    if (parser->token.kind != TOKEN_NOT)
        return -1;
    parser_advance(parser);
    parser_expect(parser, TOKEN_IN);
    return COMPARE_NOT_IN;
}

static void extend_chain(struct parser *parser, struct expr *expr, int op)
{
    if (expr->op != COMPARE_CHAIN) {
        struct expr *left = expr->binary.left;
        struct expr *right = expr->binary.right;
        uint8_t first = expr->op;
        expr->chain = arena_alloc(parser->arena, sizeof *expr->chain);
        vec_push(parser->arena, &expr->chain->operands, left);
        vec_push(parser->arena, &expr->chain->operands, right);
        expr->chain->ops = arena_alloc(parser->arena, 1);
        expr->chain->ops[0] = first;
        expr->op = COMPARE_CHAIN;
    }
    size_t count = expr->chain->operands.count - 1;
    expr->chain->ops = arena_grow(parser->arena, expr->chain->ops, count, count + 1);
    expr->chain->ops[count] = (uint8_t)op;
    struct expr *operand = parse_binary(parser, 1);
    vec_push(parser->arena, &expr->chain->operands, operand);
}

static struct expr *parse_comparison(struct parser *parser)
{
    struct expr *left = parse_binary(parser, 1);
    struct expr *expr = NULL;
    unsigned length = 0;
    for (;;) {
        struct token at = parser->token;
        int op = accept_comparison(parser);
        if (op < 0)
            return expr ? expr : left;
        count_chain(parser, &length);
        if (expr) {
            extend_chain(parser, expr, op);
            continue;
        }
        expr = parser_new_expr_at(parser, EXPR_COMPARE, left);
        expr->column = at.column;
        expr->op = (uint8_t)op;
        expr->binary.left = left;
        expr->binary.right = parse_binary(parser, 1);
    }
}

static struct expr *parse_not(struct parser *parser)
{
    if (parser->token.kind != TOKEN_NOT)
        return parse_comparison(parser);
    parser_enter(parser);
    struct expr *expr = parser_new_expr(parser, EXPR_NOT);
    parser_advance(parser);
    expr->operand = parse_not(parser);
    parser_leave(parser);
    return expr;
}

static struct expr *parse_logical(struct parser *parser, enum token_kind token, enum expr_kind kind,
                                  struct expr *(*parse_operand)(struct parser *parser))
{
    struct expr *first = parse_operand(parser);
    if (parser->token.kind != token)
        return first;
    struct expr *expr = parser_new_expr_at(parser, kind, first);
    vec_push(parser->arena, &expr->items, first);
    while (parser_accept(parser, token)) {
        struct expr *operand = parse_operand(parser);
        vec_push(parser->arena, &expr->items, operand);
    }
    return expr;
}

static struct expr *parse_and(struct parser *parser)
{
    return parse_logical(parser, TOKEN_KW_AND, EXPR_AND, parse_not);
}

static struct expr *parse_or(struct parser *parser)
{
    return parse_logical(parser, TOKEN_KW_OR, EXPR_OR, parse_and);
}

static struct expr *parse_lambda(struct parser *parser)
{
    struct expr *expr = parser_new_expr(parser, EXPR_LAMBDA);
    parser_advance(parser);
    expr->function = parser_new_code(parser, CODE_LAMBDA, parser_intern(parser, "<lambda>", 8));
    parse_parameters(parser, expr->function, TOKEN_COLON);
    parser_expect(parser, TOKEN_COLON);
    unsigned depth = parser->function_depth++;
    expr->function->expression = parse_expression(parser);
    parser->function_depth = depth;
    return expr;
}

struct expr *parse_expression(struct parser *parser)
{
    parser_enter(parser);
    struct expr *expr;
    if (parser->token.kind == TOKEN_LAMBDA) {
        expr = parse_lambda(parser);
    } else {
        expr = parse_or(parser);
        if (parser->token.kind == TOKEN_IF) {
            struct expr *yes = expr;
            expr = parser_new_expr_at(parser, EXPR_CONDITIONAL, yes);
            parser_advance(parser);
            expr->conditional.yes = yes;
            expr->conditional.condition = parse_or(parser);
            if (parser->token.kind != TOKEN_ELSE)
                parser_fail(parser, "expected 'else' after 'if' expression");
            parser_advance(parser);
            expr->conditional.no = parse_expression(parser);
        }
    }
    parser_leave(parser);
    return expr;
}

struct expr *parse_named_expression(struct parser *parser)
{
    struct expr *expr = parse_expression(parser);
    if (parser->token.kind != TOKEN_WALRUS)
        return expr;
    if (expr->kind != EXPR_NAME)
        parser_fail_at(parser, expr->line, expr->column,
                       "cannot use assignment expressions with %s",
                       expr->kind == EXPR_ATTRIBUTE   ? "attribute"
                       : expr->kind == EXPR_SUBSCRIPT ? "subscript"
                       : expr->kind == EXPR_TUPLE     ? "tuple"
                                                      : "expression");
    struct expr *walrus = parser_new_expr_at(parser, EXPR_WALRUS, expr);
    parser_advance(parser);
    walrus->walrus.target = expr;
    walrus->walrus.value = parse_expression(parser);
    return walrus;
}

static struct expr *parse_starred(struct parser *parser)
{
    if (parser->token.kind != TOKEN_STAR)
        return parse_named_expression(parser);
    struct expr *expr = parser_new_expr(parser, EXPR_STARRED);
    parser_advance(parser);
    expr->operand = parse_binary(parser, 1);
    return expr;
}

static bool starts_expression(enum token_kind kind)
{
    switch (kind) {
    case TOKEN_NAME:
    case TOKEN_NUMBER:
    case TOKEN_STRING:
    case TOKEN_LPAREN:
    case TOKEN_LBRACKET:
    case TOKEN_LBRACE:
    case TOKEN_ELLIPSIS:
    case TOKEN_MINUS:
    case TOKEN_PLUS:
    case TOKEN_TILDE:
    case TOKEN_STAR:
    case TOKEN_NOT:
    case TOKEN_LAMBDA:
    case TOKEN_NONE:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
    case TOKEN_AWAIT:
        return true;
    default:
        return false;
    }
}

struct expr *parse_expression_list(struct parser *parser)
{
    struct expr *first = parse_starred(parser);
    if (parser->token.kind != TOKEN_COMMA)
        return first;
    struct expr *tuple = parser_new_expr_at(parser, EXPR_TUPLE, first);
    vec_push(parser->arena, &tuple->items, first);
    while (parser_accept(parser, TOKEN_COMMA) && starts_expression(parser->token.kind)) {
        struct expr *item = parse_starred(parser);
        vec_push(parser->arena, &tuple->items, item);
    }
    return tuple;
}

static struct expr *parse_yield(struct parser *parser)
{
    struct expr *expr = parser_new_expr(parser, EXPR_YIELD);
    if (parser->function_depth == 0)
        parser_fail(parser, "'yield' outside function");
    parser_advance(parser);
    if (parser_accept(parser, TOKEN_FROM)) {
        expr->kind = EXPR_YIELD_FROM;
        expr->operand = parse_expression(parser);
    } else if (starts_expression(parser->token.kind)) {
        expr->operand = parse_expression_list(parser);
    }
    return expr;
}

struct expr *parse_assigned_value(struct parser *parser)
{
    return parser->token.kind == TOKEN_YIELD ? parse_yield(parser) : parse_expression_list(parser);
}

/* Targets of `for`: no `in` operator inside. */
struct expr *parse_target_list(struct parser *parser)
{
    struct expr *first = NULL;
    struct expr *tuple = NULL;
    do {
        if (tuple && parser->token.kind == TOKEN_IN)
            break;
        struct expr *item;
        if (parser->token.kind == TOKEN_STAR) {
            item = parser_new_expr(parser, EXPR_STARRED);
            parser_advance(parser);
            item->operand = parse_binary(parser, 1);
        } else {
            item = parse_binary(parser, 1);
        }
        if (!first) {
            first = item;
            if (parser->token.kind != TOKEN_COMMA)
                break;
            tuple = parser_new_expr_at(parser, EXPR_TUPLE, first);
        }
        vec_push(parser->arena, &tuple->items, item);
    } while (parser_accept(parser, TOKEN_COMMA));
    check_target(parser, tuple ? tuple : first, "assign to");
    return tuple ? tuple : first;
}

static struct expr *parse_slice(struct parser *parser)
{
    struct expr *start = NULL;
    struct expr *slice = parser_new_expr(parser, EXPR_SLICE);
    if (parser->token.kind != TOKEN_COLON) {
        start = parse_starred(parser);
        if (parser->token.kind != TOKEN_COLON)
            return start;
    }
    parser_expect(parser, TOKEN_COLON);
    slice->slice.start = start;
    if (starts_expression(parser->token.kind))
        slice->slice.stop = parse_expression(parser);
    if (parser_accept(parser, TOKEN_COLON) && starts_expression(parser->token.kind))
        slice->slice.step = parse_expression(parser);
    return slice;
}

static struct expr *parse_subscript(struct parser *parser, struct expr *object)
{
    struct expr *expr = parser_new_expr_at(parser, EXPR_SUBSCRIPT, object);
    parser_advance(parser);
    struct expr *index = parse_slice(parser);
    if (parser->token.kind == TOKEN_COMMA || index->kind == EXPR_STARRED) {
        struct expr *tuple = parser_new_expr_at(parser, EXPR_TUPLE, index);
        vec_push(parser->arena, &tuple->items, index);
        while (parser_accept(parser, TOKEN_COMMA) && parser->token.kind != TOKEN_RBRACKET) {
            index = parse_slice(parser);
            vec_push(parser->arena, &tuple->items, index);
        }
        index = tuple;
    }
    parser_expect(parser, TOKEN_RBRACKET);
    expr->subscript.object = object;
    expr->subscript.index = index;
    return expr;
}

static struct expr *parse_await(struct parser *parser)
{
    struct expr *expr = parser_new_expr(parser, EXPR_AWAIT);
    if (!parser->in_coroutine)
        parser_fail(parser, parser->function_depth > 0 ? "'await' outside async function"
                                                       : "'await' outside function");
    parser_advance(parser);
    expr->operand = parse_primary(parser);
    return expr;
}

struct expr *parse_primary(struct parser *parser)
{
    if (parser->token.kind == TOKEN_AWAIT)
        return parse_await(parser);
    struct expr *expr = parse_atom(parser);
    unsigned length = 0;
    for (;;) {
        count_chain(parser, &length);
        struct expr *outer;
        switch (parser->token.kind) {
        case TOKEN_DOT:
            parser_advance(parser);
            outer = parser_new_expr(parser, EXPR_ATTRIBUTE);
            outer->attribute.object = expr;
            outer->attribute.name = parser_name(parser);
            break;
        case TOKEN_LPAREN:
            outer = parser_new_expr_at(parser, EXPR_CALL, expr);
            outer->line = expr->line;
            parser_advance(parser);
            outer->call = parse_arguments(parser);
            outer->call->function = expr;
            break;
        case TOKEN_LBRACKET:
            outer = parse_subscript(parser, expr);
            break;
        default:
            return expr;
        }
        expr = outer;
    }
}

static void add_keyword(struct parser *parser, struct call *call, struct keyword keyword)
{
    if (keyword.name) {
        for (size_t i = 0; i < call->keyword_count; i++) {
            if (call->keywords[i].name == keyword.name)
                parser_fail(parser, "keyword argument repeated: %s", keyword.name->bytes);
        }
    }
    size_t size = call->keyword_count * sizeof keyword;
    call->keywords = call->keywords
                         ? arena_grow(parser->arena, call->keywords, size, size + sizeof keyword)
                         : arena_alloc(parser->arena, sizeof keyword);
    call->keywords[call->keyword_count++] = keyword;
    call->is_plain = false;
}

static void parse_positional(struct parser *parser, struct call *call, struct expr *value)
{
    if (call->keyword_count > 0 && value->kind != EXPR_STARRED) {
        bool unpacked = call->keywords[call->keyword_count - 1].name == NULL;
        parser_fail_at(parser, value->line, value->column,
                       unpacked ? "positional argument follows keyword argument unpacking"
                                : "positional argument follows keyword argument");
    }
    if (value->kind == EXPR_STARRED)
        call->is_plain = false;
    vec_push(parser->arena, &call->arguments, value);
}

static void parse_argument(struct parser *parser, struct call *call)
{
    if (parser_accept(parser, TOKEN_POWER)) {
        add_keyword(parser, call, (struct keyword){.value = parse_expression(parser)});
        return;
    }
    struct expr *value = parse_starred(parser);
    if (parser->token.kind == TOKEN_FOR && value->kind != EXPR_STARRED) {
        struct expr *generator = parser_new_expr_at(parser, EXPR_GENERATOR, value);
        parse_comprehension(parser, generator, value, NULL);
        if (call->arguments.count > 0 || call->keyword_count > 0 ||
            parser->token.kind != TOKEN_RPAREN)
            parser_fail_at(parser, value->line, value->column,
                           "Generator expression must be parenthesized");
        value = generator;
    }
    if (parser->token.kind != TOKEN_ASSIGN) {
        parse_positional(parser, call, value);
        return;
    }
    if (value->kind != EXPR_NAME || value->is_parenthesized)
        parser_fail_at(parser, value->line, value->column,
                       "expression cannot contain assignment, perhaps you meant \"==\"?");
    parser_advance(parser);
    add_keyword(parser, call,
                (struct keyword){.name = value->name, .value = parse_expression(parser)});
}

struct call *parse_arguments(struct parser *parser)
{
    struct call *call = arena_new(parser->arena, struct call);
    call->is_plain = true;
    while (parser->token.kind != TOKEN_RPAREN) {
        parse_argument(parser, call);
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
    }
    if (parser->token.kind != TOKEN_RPAREN)
        parser_fail(parser, starts_expression(parser->token.kind)
                                ? "invalid syntax. Perhaps you forgot a comma?"
                                : "invalid syntax");
    parser_advance(parser);
    return call;
}

void parse_comprehension(struct parser *parser, struct expr *expr, struct expr *element,
                         struct expr *value)
{
    struct comprehension *comprehension = arena_new(parser->arena, struct comprehension);
    comprehension->element = element;
    comprehension->value = value;
    comprehension->parts = arena_alloc(parser->arena, 0);
    while (parser->token.kind == TOKEN_FOR || parser->token.kind == TOKEN_ASYNC) {
        if (parser->token.kind == TOKEN_ASYNC)
            parser_fail(parser, "asynchronous comprehensions are not supported");
        parser_advance(parser);
        struct comprehension_part part = {.target = parse_target_list(parser)};
        parser_expect(parser, TOKEN_IN);
        part.iterable = parse_logical(parser, TOKEN_KW_OR, EXPR_OR, parse_and);
        while (parser_accept(parser, TOKEN_IF)) {
            struct expr *condition = parse_or(parser);
            if (parser->token.kind == TOKEN_WALRUS && condition->kind == EXPR_NAME) {
                struct expr *walrus = parser_new_expr_at(parser, EXPR_WALRUS, condition);
                parser_advance(parser);
                walrus->walrus.target = condition;
                walrus->walrus.value = parse_or(parser);
                condition = walrus;
            }
            vec_push(parser->arena, &part.conditions, condition);
        }
        size_t size = comprehension->part_count * sizeof part;
        comprehension->parts =
            arena_grow(parser->arena, comprehension->parts, size, size + sizeof part);
        comprehension->parts[comprehension->part_count++] = part;
    }
    expr->comprehension = comprehension;
    if (expr->kind == EXPR_GENERATOR)
        comprehension->code = parser_new_code(parser, CODE_GENERATOR_EXPRESSION,
                                              parser_intern(parser, "<genexpr>", 9));
}

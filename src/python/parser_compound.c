/* Statements with blocks: if, while, for, try, with, def, class, and match. */
#include <string.h>

#include "python/parser.h"

#include "base/banned.h"

static void parse_loop_body(struct parser *parser, struct stmts *body, struct stmts *otherwise)
{
    parser->loop_depth++;
    parse_block(parser, body);
    parser->loop_depth--;
    if (parser_accept(parser, TOKEN_ELSE))
        parse_block(parser, otherwise);
}

static void parse_if(struct parser *parser, struct stmts *out)
{
    struct stmt *stmt = parser_new_stmt(parser, STMT_IF);
    vec_push(parser->arena, out, stmt);
    for (;;) {
        parser_advance(parser);
        stmt->branch.condition = parse_named_expression(parser);
        parse_block(parser, &stmt->branch.body);
        if (parser->token.kind != TOKEN_ELIF)
            break;
        struct stmt *next = parser_new_stmt(parser, STMT_IF);
        vec_push(parser->arena, &stmt->branch.otherwise, next);
        stmt = next;
    }
    if (parser_accept(parser, TOKEN_ELSE))
        parse_block(parser, &stmt->branch.otherwise);
}

static void parse_while(struct parser *parser, struct stmts *out)
{
    struct stmt *stmt = parser_new_stmt(parser, STMT_WHILE);
    parser_advance(parser);
    stmt->branch.condition = parse_named_expression(parser);
    parse_loop_body(parser, &stmt->branch.body, &stmt->branch.otherwise);
    vec_push(parser->arena, out, stmt);
}

static void parse_for(struct parser *parser, struct stmts *out, bool is_async)
{
    struct stmt *stmt = parser_new_stmt(parser, STMT_FOR);
    stmt->op = is_async;
    parser_advance(parser);
    stmt->loop = arena_alloc(parser->arena, sizeof *stmt->loop);
    stmt->loop->target = parse_target_list(parser);
    parser_expect(parser, TOKEN_IN);
    stmt->loop->iterable = parse_expression_list(parser);
    parse_loop_body(parser, &stmt->loop->body, &stmt->loop->otherwise);
    vec_push(parser->arena, out, stmt);
}

static void parse_handler(struct parser *parser, struct stmt *stmt)
{
    struct handler handler = {0};
    parser_advance(parser);
    if (parser->token.kind == TOKEN_STAR)
        parser_fail(parser, "'except*' is not supported");
    if (parser->token.kind != TOKEN_COLON) {
        handler.type = parse_expression(parser);
        if (parser->token.kind == TOKEN_COMMA)
            parser_fail(parser, "multiple exception types must be parenthesized");
        if (parser_accept(parser, TOKEN_AS)) {
            struct py_str *name = parser_name(parser);
            handler.target = parser_name_expr(parser, name);
        }
    }
    parse_block(parser, &handler.body);
    size_t size = stmt->try->handler_count * sizeof handler;
    stmt->try->handlers =
        arena_grow(parser->arena, stmt->try->handlers, size, size + sizeof handler);
    stmt->try->handlers[stmt->try->handler_count++] = handler;
}

static void parse_try(struct parser *parser, struct stmts *out)
{
    struct stmt *stmt = parser_new_stmt(parser, STMT_TRY);
    parser_advance(parser);
    stmt->try = arena_alloc(parser->arena, sizeof *stmt->try);
    stmt->try->handlers = arena_alloc(parser->arena, 0);
    parse_block(parser, &stmt->try->body);
    while (parser->token.kind == TOKEN_EXCEPT) {
        if (stmt->try->handler_count > 0 && !stmt->try->handlers[stmt->try->handler_count - 1].type)
            parser_fail_at(parser, stmt->line, stmt->column, "default 'except:' must be last");
        parse_handler(parser, stmt);
    }
    if (stmt->try->handler_count > 0 && parser_accept(parser, TOKEN_ELSE))
        parse_block(parser, &stmt->try->otherwise);
    if (parser_accept(parser, TOKEN_FINALLY))
        parse_block(parser, &stmt->try->finally);
    else if (stmt->try->handler_count == 0)
        parser_fail(parser, "expected 'except' or 'finally' block");
    vec_push(parser->arena, out, stmt);
}

/* Tries to read `(a as b, c as d):`; a bracket that turns out to be an expression is read again. */
static bool parse_bracketed_items(struct parser *parser, struct with_item *items, size_t *count,
                                  size_t limit)
{
    if (parser->token.kind != TOKEN_LPAREN)
        return false;
    struct parser saved = *parser;
    unsigned depth = 0;
    bool has_as = false;
    do {
        enum token_kind kind = parser->token.kind;
        if (kind == TOKEN_LPAREN || kind == TOKEN_LBRACKET || kind == TOKEN_LBRACE)
            depth++;
        if (kind == TOKEN_RPAREN || kind == TOKEN_RBRACKET || kind == TOKEN_RBRACE)
            depth--;
        has_as = has_as || (kind == TOKEN_AS && depth == 1) || (kind == TOKEN_COMMA && depth == 1);
        parser_advance(parser);
    } while (depth > 0 && parser->token.kind != TOKEN_END);
    bool is_list = has_as && parser->token.kind == TOKEN_COLON;
    *parser = saved;
    if (!is_list)
        return false;
    parser_advance(parser);
    while (parser->token.kind != TOKEN_RPAREN && *count < limit) {
        struct with_item item = {.context = parse_expression(parser)};
        if (parser_accept(parser, TOKEN_AS)) {
            item.target = parse_primary(parser);
            check_target(parser, item.target, "assign to");
        }
        items[(*count)++] = item;
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
    }
    parser_expect(parser, TOKEN_RPAREN);
    return true;
}

static void parse_with(struct parser *parser, struct stmts *out, bool is_async)
{
    enum { MAX_ITEMS = 32 };
    struct with_item items[MAX_ITEMS];
    size_t count = 0;
    struct token start = parser->token;
    parser_advance(parser);
    if (!parse_bracketed_items(parser, items, &count, MAX_ITEMS)) {
        do {
            if (count == MAX_ITEMS)
                parser_fail(parser, "too many items in 'with'");
            struct with_item item = {.context = parse_expression(parser)};
            if (parser_accept(parser, TOKEN_AS)) {
                item.target = parse_primary(parser);
                check_target(parser, item.target, "assign to");
            }
            items[count++] = item;
        } while (parser_accept(parser, TOKEN_COMMA));
    }
    struct stmts *body = out;
    for (size_t i = 0; i < count; i++) {
        struct stmt *stmt = parser_new_stmt(parser, STMT_WITH);
        stmt->op = is_async;
        stmt->line = start.line;
        stmt->column = start.column;
        stmt->with = arena_alloc(parser->arena, sizeof *stmt->with);
        stmt->with->item = items[i];
        vec_push(parser->arena, body, stmt);
        body = &stmt->with->body;
    }
    parse_block(parser, body);
}

enum { MAX_PARAMETERS = 1000 };

static void add_parameter(struct parser *parser, struct function_code *code,
                          struct parameter parameter)
{
    for (uint32_t i = 0; i < code->parameter_count; i++) {
        if (code->parameters[i].name == parameter.name)
            parser_fail(parser, "duplicate argument '%s' in function definition",
                        parameter.name->bytes);
    }
    if (code->parameter_count == MAX_PARAMETERS)
        parser_fail(parser, "more than %d parameters", (int)MAX_PARAMETERS);
    size_t size = code->parameter_count * sizeof parameter;
    code->parameters = arena_grow(parser->arena, code->parameters, size, size + sizeof parameter);
    code->parameters[code->parameter_count++] = parameter;
}

static struct parameter parse_parameter(struct parser *parser, const struct function_code *code)
{
    struct parameter parameter = {.name = parser_name(parser)};
    if (code->kind == CODE_FUNCTION && parser_accept(parser, TOKEN_COLON))
        parameter.annotation = parse_expression(parser);
    return parameter;
}

/* A `*`, `*args`, `**kwargs` or `/`; false: an ordinary parameter follows. */
static bool parse_special_parameter(struct parser *parser, struct function_code *code,
                                    bool *seen_star)
{
    if (parser->token.kind == TOKEN_SLASH) {
        if (*seen_star || code->positional_only > 0 || code->positional == 0)
            parser_unexpected(parser);
        parser_advance(parser);
        code->positional_only = code->positional;
        return true;
    }
    if (parser_accept(parser, TOKEN_POWER)) {
        add_parameter(parser, code, parse_parameter(parser, code));
        code->has_kwargs = true;
        return true;
    }
    if (parser->token.kind != TOKEN_STAR)
        return false;
    if (*seen_star)
        parser_fail(parser, "* argument may appear only once");
    parser_advance(parser);
    *seen_star = true;
    if (parser->token.kind == TOKEN_NAME) {
        add_parameter(parser, code, parse_parameter(parser, code));
        code->has_varargs = true;
    } else if (parser->token.kind != TOKEN_COMMA) {
        parser_fail(parser, "named arguments must follow bare *");
    }
    return true;
}

void parse_parameters(struct parser *parser, struct function_code *code, enum token_kind end)
{
    bool seen_star = false;
    bool seen_default = false;
    code->parameters = arena_alloc(parser->arena, 0);
    while (parser->token.kind != end) {
        if (code->has_kwargs)
            parser_fail(parser, "arguments cannot follow var-keyword argument");
        if (!parse_special_parameter(parser, code, &seen_star)) {
            struct parameter parameter = parse_parameter(parser, code);
            if (parser_accept(parser, TOKEN_ASSIGN)) {
                parameter.default_value = parse_expression(parser);
                seen_default = true;
            } else if (seen_default && !seen_star) {
                parser_fail(parser, "non-default argument follows default argument");
            }
            add_parameter(parser, code, parameter);
            if (seen_star)
                code->keyword_only++;
            else
                code->positional++;
        }
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
    }
    if (parser->token.kind != end)
        parser_unexpected(parser);
}

/* A docstring is the first statement. */
void take_doc(struct function_code *code)
{
    if (code->body.count == 0)
        return;
    const struct stmt *first = code->body.items[0];
    if (first->kind == STMT_EXPRESSION && first->expression->kind == EXPR_CONSTANT &&
        py_is_str(first->expression->constant))
        code->doc = first->expression->constant;
}

static void parse_body(struct parser *parser, struct function_code *code, unsigned function_depth)
{
    unsigned outer_function = parser->function_depth;
    unsigned outer_loop = parser->loop_depth;
    parser->function_depth = function_depth;
    parser->loop_depth = 0;
    bool is_function = code->kind == CODE_FUNCTION;
    bool outer_coroutine = parser->in_coroutine;
    parser->in_coroutine = code->is_coroutine;
    parser->functions += is_function;
    if (!is_function || !parse_lazily(parser, code))
        parse_block(parser, &code->body);
    parser->functions -= is_function;
    parser->in_coroutine = outer_coroutine;
    parser->function_depth = outer_function;
    parser->loop_depth = outer_loop;
    take_doc(code);
}

static void parse_function(struct parser *parser, struct stmts *out, struct exprs decorators,
                           bool is_async)
{
    struct stmt *stmt = parser_new_stmt(parser, STMT_FUNCTION);
    parser_advance(parser);
    stmt->function = arena_alloc(parser->arena, sizeof *stmt->function);
    stmt->function->decorators = decorators;
    struct py_str *name = parser_name(parser);
    stmt->function->target = parser_name_expr(parser, name);
    struct function_code *code = parser_new_code(parser, CODE_FUNCTION, name);
    code->line = stmt->line;
    code->is_coroutine = is_async;
    stmt->function->code = code;
    parser_expect(parser, TOKEN_LPAREN);
    parse_parameters(parser, code, TOKEN_RPAREN);
    parser_expect(parser, TOKEN_RPAREN);
    if (parser_accept(parser, TOKEN_ARROW))
        code->returns = parse_expression_list(parser);
    parse_body(parser, code, parser->function_depth + 1);
    vec_push(parser->arena, out, stmt);
}

static void parse_class(struct parser *parser, struct stmts *out, struct exprs decorators)
{
    struct stmt *stmt = parser_new_stmt(parser, STMT_CLASS);
    parser_advance(parser);
    stmt->class = arena_alloc(parser->arena, sizeof *stmt->class);
    stmt->class->decorators = decorators;
    stmt->class->name = parser_name(parser);
    stmt->class->target = parser_name_expr(parser, stmt->class->name);
    stmt->class->code = parser_new_code(parser, CODE_CLASS, stmt->class->name);
    stmt->class->code->line = stmt->line;
    if (parser_accept(parser, TOKEN_LPAREN))
        stmt->class->bases = parse_arguments(parser);
    parse_body(parser, stmt->class->code, 0);
    vec_push(parser->arena, out, stmt);
}

/* Behind `async`: def, for or with. */
static void parse_async(struct parser *parser, struct stmts *out, struct exprs decorators)
{
    parser_advance(parser);
    if (parser->token.kind == TOKEN_DEF) {
        parse_function(parser, out, decorators, true);
        return;
    }
    if (decorators.count > 0 ||
        (parser->token.kind != TOKEN_FOR && parser->token.kind != TOKEN_WITH))
        parser_unexpected(parser);
    if (!parser->in_coroutine)
        parser_fail(parser, "'async %s' outside async function",
                    parser->token.kind == TOKEN_FOR ? "for" : "with");
    if (parser->token.kind == TOKEN_FOR)
        parse_for(parser, out, true);
    else
        parse_with(parser, out, true);
}

static void parse_decorated(struct parser *parser, struct stmts *out)
{
    struct exprs decorators = {0};
    while (parser_accept(parser, TOKEN_AT)) {
        struct expr *decorator = parse_named_expression(parser);
        vec_push(parser->arena, &decorators, decorator);
        parser_expect(parser, TOKEN_NEWLINE);
    }
    if (parser->token.kind == TOKEN_DEF)
        parse_function(parser, out, decorators, false);
    else if (parser->token.kind == TOKEN_CLASS)
        parse_class(parser, out, decorators);
    else if (parser->token.kind == TOKEN_ASYNC)
        parse_async(parser, out, decorators);
    else
        parser_unexpected(parser);
}

bool parse_compound(struct parser *parser, struct stmts *out)
{
    switch (parser->token.kind) {
    case TOKEN_IF:
        parse_if(parser, out);
        return true;
    case TOKEN_WHILE:
        parse_while(parser, out);
        return true;
    case TOKEN_FOR:
        parse_for(parser, out, false);
        return true;
    case TOKEN_TRY:
        parse_try(parser, out);
        return true;
    case TOKEN_WITH:
        parse_with(parser, out, false);
        return true;
    case TOKEN_DEF:
        parse_function(parser, out, (struct exprs){0}, false);
        return true;
    case TOKEN_CLASS:
        parse_class(parser, out, (struct exprs){0});
        return true;
    case TOKEN_AT:
        parse_decorated(parser, out);
        return true;
    case TOKEN_ASYNC:
        parse_async(parser, out, (struct exprs){0});
        return true;
    case TOKEN_NAME:
        return parse_match(parser, out);
    default:
        return false;
    }
}

/* The parser's frame: tokens, errors, simple statements. */
#include "python/parser.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "python/unicode.h"

#include "base/banned.h"

enum { MAX_DEPTH = 100 };

void parser_fail_at(struct parser *parser, uint32_t line, uint32_t column, const char *format, ...)
{
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    py_raise_syntax(parser->py, parser->unit->path, line, column,
                    parser->lexer.is_indentation_error, message);
    longjmp(*parser->failed, 1);
}

void parser_fail(struct parser *parser, const char *format, ...)
{
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    parser_fail_at(parser, parser->token.line, parser->token.column, "%s", message);
}

void parser_unexpected(struct parser *parser)
{
    if (parser->token.kind == TOKEN_INDENT) {
        parser->lexer.is_indentation_error = true;
        parser_fail(parser, "unexpected indent");
    }
    if (parser->in_fstring)
        parser_fail(parser, "f-string: invalid syntax");
    parser_fail(parser, "invalid syntax");
}

static struct token shifted(const struct parser *parser, struct token token)
{
    if (token.line == 1)
        token.column += parser->column_base;
    token.line += parser->line_base;
    return token;
}

void parser_advance(struct parser *parser)
{
    parser->previous = parser->token;
    parser->token = shifted(parser, lexer_next(&parser->lexer));
    if (parser->token.kind != TOKEN_ERROR)
        return;
    const char *error = parser->lexer.error;
    if (strncmp(error, "unterminated", 12) == 0)
        parser_fail(parser, "%s (detected at line %u)", error, parser->token.line);
    if (strcmp(error, "invalid character") == 0)
        parser_fail(parser, "invalid syntax");
    parser_fail(parser, "%s", error);
}

bool parser_accept(struct parser *parser, enum token_kind kind)
{
    if (parser->token.kind != kind)
        return false;
    parser_advance(parser);
    return true;
}

void parser_expect(struct parser *parser, enum token_kind kind)
{
    if (parser_accept(parser, kind))
        return;
    if (kind == TOKEN_COLON && parser->token.kind != TOKEN_END)
        parser_fail(parser, "expected ':'");
    parser_unexpected(parser);
}

struct py_str *parser_intern(struct parser *parser, const char *bytes, size_t length)
{
    return py_intern_bytes(parser->py, bytes, length);
}

struct py_str *parser_name(struct parser *parser)
{
    if (parser->token.kind != TOKEN_NAME)
        parser_unexpected(parser);
    struct py_str *name = parser_intern(parser, parser->token.start, parser->token.length);
    parser_advance(parser);
    return name;
}

void parser_guard(struct parser *parser)
{
    if ((char *)__builtin_frame_address(0) < parser->py->stack_low)
        parser_fail(parser, "the source is nested too deeply");
}

void parser_enter(struct parser *parser)
{
    parser_guard(parser);
    if (++parser->depth > MAX_DEPTH)
        parser_fail(parser, "too many nested levels");
}

void parser_leave(struct parser *parser)
{
    parser->depth--;
}

struct expr *parser_new_expr(struct parser *parser, enum expr_kind kind)
{
    struct expr *expr = arena_new(parser->arena, struct expr);
    expr->kind = (uint8_t)kind;
    expr->line = parser->token.line;
    expr->column = parser->token.column;
    return expr;
}

struct expr *parser_new_expr_at(struct parser *parser, enum expr_kind kind, const struct expr *at)
{
    struct expr *expr = parser_new_expr(parser, kind);
    expr->line = at->line;
    expr->column = at->column;
    return expr;
}

struct expr *parser_name_expr(struct parser *parser, struct py_str *name)
{
    struct expr *expr = parser_new_expr(parser, EXPR_NAME);
    expr->line = parser->previous.line;
    expr->column = parser->previous.column;
    expr->name = name;
    return expr;
}

struct stmt *parser_new_stmt(struct parser *parser, enum stmt_kind kind)
{
    struct stmt *stmt = arena_new(parser->arena, struct stmt);
    stmt->kind = (uint8_t)kind;
    stmt->line = parser->token.line;
    stmt->column = parser->token.column;
    return stmt;
}

struct function_code *parser_new_code(struct parser *parser, enum code_kind kind,
                                      struct py_str *name)
{
    struct function_code *code = arena_new(parser->arena, struct function_code);
    code->kind = kind;
    code->name = name;
    code->qualname = name;
    code->unit = parser->unit;
    code->line = parser->token.line;
    code->doc = py_none();
    return code;
}

static const char *target_description(const struct expr *target)
{
    static const char *const descriptions[EXPR_KIND_COUNT] = {
        [EXPR_CALL] = "function call",
        [EXPR_BINARY] = "expression",
        [EXPR_UNARY] = "expression",
        [EXPR_AND] = "expression",
        [EXPR_OR] = "expression",
        [EXPR_NOT] = "expression",
        [EXPR_COMPARE] = "comparison",
        [EXPR_CONDITIONAL] = "conditional expression",
        [EXPR_LAMBDA] = "lambda",
        [EXPR_SET] = "set display",
        [EXPR_DICT] = "dict literal",
        [EXPR_LIST_COMPREHENSION] = "list comprehension",
        [EXPR_SET_COMPREHENSION] = "set comprehension",
        [EXPR_DICT_COMPREHENSION] = "dict comprehension",
        [EXPR_GENERATOR] = "generator expression",
        [EXPR_FSTRING] = "f-string expression",
        [EXPR_WALRUS] = "named expression",
        [EXPR_YIELD] = "yield expression",
        [EXPR_YIELD_FROM] = "yield expression",
    };
    if (target->kind != EXPR_CONSTANT)
        return descriptions[target->kind] ? descriptions[target->kind] : "expression";
    switch (target->constant.tag) {
    case PY_NONE:
        return "None";
    case PY_BOOL:
        return target->constant.integer ? "True" : "False";
    case PY_ELLIPSIS:
        return "ellipsis";
    default:
        return "literal";
    }
}

void check_target(struct parser *parser, struct expr *target, const char *action)
{
    switch (target->kind) {
    case EXPR_NAME:
    case EXPR_ATTRIBUTE:
    case EXPR_SUBSCRIPT:
        return;
    case EXPR_STARRED:
        check_target(parser, target->operand, action);
        return;
    case EXPR_TUPLE:
    case EXPR_LIST:
        for (size_t i = 0, stars = 0; i < target->items.count; i++) {
            check_target(parser, target->items.items[i], action);
            if (target->items.items[i]->kind == EXPR_STARRED && ++stars > 1)
                parser_fail_at(parser, target->line, target->column,
                               "multiple starred expressions in assignment");
        }
        return;
    default:
        parser_fail_at(parser, target->line, target->column, "cannot %s %s%s", action,
                       target_description(target),
                       strcmp(action, "assign to") == 0 && target->kind != EXPR_CONSTANT
                           ? " here. Maybe you meant '==' instead of '='?"
                           : "");
    }
}

static bool augmented_operator(enum token_kind kind, uint8_t *ret_operator)
{
    static const struct {
        uint8_t token;
        uint8_t op;
    } table[] = {
        {TOKEN_PLUS_ASSIGN, PY_ADD},
        {TOKEN_MINUS_ASSIGN, PY_SUBTRACT},
        {TOKEN_STAR_ASSIGN, PY_MULTIPLY},
        {TOKEN_SLASH_ASSIGN, PY_DIVIDE},
        {TOKEN_FLOOR_ASSIGN, PY_FLOOR_DIVIDE},
        {TOKEN_PERCENT_ASSIGN, PY_MODULO},
        {TOKEN_POWER_ASSIGN, PY_POWER},
        {TOKEN_MATRIX_ASSIGN, PY_MATRIX},
        {TOKEN_AND_ASSIGN, PY_AND},
        {TOKEN_OR_ASSIGN, PY_OR},
        {TOKEN_XOR_ASSIGN, PY_XOR},
        {TOKEN_LEFT_ASSIGN, PY_LEFT_SHIFT},
        {TOKEN_RIGHT_ASSIGN, PY_RIGHT_SHIFT},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i].token == kind) {
            *ret_operator = table[i].op;
            return true;
        }
    }
    return false;
}

static void parse_annotated(struct parser *parser, struct stmt *stmt, struct expr *target)
{
    if (target->kind != EXPR_NAME && target->kind != EXPR_ATTRIBUTE &&
        target->kind != EXPR_SUBSCRIPT)
        parser_fail_at(parser, target->line, target->column, "illegal target for annotation");
    stmt->kind = STMT_ANNOTATED;
    stmt->target_value.target = target;
    stmt->target_value.annotation = parse_expression(parser);
    if (parser_accept(parser, TOKEN_ASSIGN))
        stmt->target_value.value = parse_assigned_value(parser);
}

static void parse_assignment(struct parser *parser, struct stmt *stmt, struct expr *first)
{
    stmt->kind = STMT_ASSIGN;
    memset(&stmt->assign, 0, sizeof stmt->assign);
    struct expr *value = first;
    while (parser_accept(parser, TOKEN_ASSIGN)) {
        check_target(parser, value, "assign to");
        if (value->kind == EXPR_STARRED)
            parser_fail_at(parser, value->line, value->column,
                           "starred assignment target must be in a list or tuple");
        vec_push(parser->arena, &stmt->assign.targets, value);
        value = parse_assigned_value(parser);
    }
    stmt->assign.value = value;
}

/* An expression, an assignment, an annotation. */
static void parse_expression_statement(struct parser *parser, struct stmts *out)
{
    struct stmt *stmt = parser_new_stmt(parser, STMT_EXPRESSION);
    struct expr *first = parse_assigned_value(parser);
    uint8_t op;
    if (parser->token.kind == TOKEN_ASSIGN) {
        parse_assignment(parser, stmt, first);
    } else if (augmented_operator(parser->token.kind, &op)) {
        if (first->kind != EXPR_NAME && first->kind != EXPR_ATTRIBUTE &&
            first->kind != EXPR_SUBSCRIPT)
            parser_fail_at(parser, first->line, first->column,
                           "'%s' is an illegal expression for augmented assignment",
                           first->kind == EXPR_TUPLE  ? "tuple"
                           : first->kind == EXPR_LIST ? "list"
                                                      : target_description(first));
        parser_advance(parser);
        stmt->kind = STMT_AUGMENTED;
        stmt->op = op;
        stmt->target_value.target = first;
        stmt->target_value.value = parse_assigned_value(parser);
    } else if (parser_accept(parser, TOKEN_COLON)) {
        parse_annotated(parser, stmt, first);
    } else {
        stmt->expression = first;
    }
    vec_push(parser->arena, out, stmt);
}

static bool ends_statement(enum token_kind kind)
{
    return kind == TOKEN_NEWLINE || kind == TOKEN_SEMICOLON || kind == TOKEN_END;
}

static void parse_return(struct parser *parser, struct stmt *stmt)
{
    if (parser->function_depth == 0)
        parser_fail_at(parser, stmt->line, stmt->column, "'return' outside function");
    if (!ends_statement(parser->token.kind))
        stmt->expression = parse_assigned_value(parser);
}

static void parse_raise(struct parser *parser, struct stmt *stmt)
{
    if (ends_statement(parser->token.kind))
        return;
    stmt->pair.first = parse_expression(parser);
    if (parser_accept(parser, TOKEN_FROM))
        stmt->pair.second = parse_expression(parser);
}

static void parse_delete(struct parser *parser, struct stmt *stmt)
{
    struct expr *targets = parse_expression_list(parser);
    check_target(parser, targets, "delete");
    if (targets->kind == EXPR_TUPLE)
        stmt->assign.targets = targets->items;
    else
        vec_push(parser->arena, &stmt->assign.targets, targets);
}

static void parse_assert(struct parser *parser, struct stmt *stmt)
{
    stmt->pair.first = parse_expression(parser);
    if (parser_accept(parser, TOKEN_COMMA))
        stmt->pair.second = parse_expression(parser);
}

static void parse_names(struct parser *parser, struct stmt *stmt)
{
    do {
        struct py_str *name = parser_name(parser);
        vec_push(parser->arena, &stmt->names, name);
    } while (parser_accept(parser, TOKEN_COMMA));
}

static void parse_jump(struct parser *parser, struct stmt *stmt)
{
    if (parser->loop_depth > 0)
        return;
    if (stmt->kind == STMT_BREAK)
        parser_fail_at(parser, stmt->line, stmt->column, "'break' outside loop");
    parser_fail_at(parser, stmt->line, stmt->column, "'continue' not properly in loop");
}

static struct py_str *parse_dotted(struct parser *parser)
{
    const char *start = parser->token.start;
    struct py_str *name = parser_name(parser);
    if (parser->token.kind != TOKEN_DOT)
        return name;
    char *joined = arena_strndup(parser->arena, start, name->length);
    size_t length = name->length;
    while (parser_accept(parser, TOKEN_DOT)) {
        struct py_str *part = parser_name(parser);
        joined = arena_printf(parser->arena, "%s.%s", joined, part->bytes);
        length += 1 + part->length;
    }
    return parser_intern(parser, joined, length);
}

static void add_import(struct parser *parser, struct stmt *stmt, struct import_name name)
{
    size_t count = stmt->import->count;
    stmt->import->names = arena_grow(parser->arena, stmt->import->names, count * sizeof name,
                                     (count + 1) * sizeof name);
    stmt->import->names[count] = name;
    stmt->import->count = count + 1;
}

static void parse_import(struct parser *parser, struct stmt *stmt)
{
    stmt->import = arena_alloc(parser->arena, sizeof *stmt->import);
    stmt->import->names = arena_alloc(parser->arena, 0);
    do {
        struct import_name item = {.name = parse_dotted(parser)};
        if (parser_accept(parser, TOKEN_AS))
            item.alias = parser_name(parser);
        const char *dot = strchr(item.name->bytes, '.');
        struct py_str *bound =
            item.alias ? item.alias
            : dot      ? parser_intern(parser, item.name->bytes, (size_t)(dot - item.name->bytes))
                       : item.name;
        item.target = parser_name_expr(parser, bound);
        add_import(parser, stmt, item);
    } while (parser_accept(parser, TOKEN_COMMA));
}

static void parse_import_from(struct parser *parser, struct stmt *stmt)
{
    stmt->import = arena_alloc(parser->arena, sizeof *stmt->import);
    stmt->import->names = arena_alloc(parser->arena, 0);
    while (parser->token.kind == TOKEN_DOT || parser->token.kind == TOKEN_ELLIPSIS) {
        stmt->import->level += parser->token.kind == TOKEN_DOT ? 1 : 3;
        parser_advance(parser);
    }
    if (parser->token.kind == TOKEN_NAME)
        stmt->import->module = parse_dotted(parser);
    else if (stmt->import->level == 0)
        parser_unexpected(parser);
    parser_expect(parser, TOKEN_IMPORT);
    if (parser_accept(parser, TOKEN_STAR)) {
        if (parser->function_depth > 0)
            parser_fail_at(parser, stmt->line, stmt->column,
                           "import * only allowed at module level");
        stmt->import->is_star = true;
        return;
    }
    bool in_brackets = parser_accept(parser, TOKEN_LPAREN);
    do {
        if (in_brackets && parser->token.kind == TOKEN_RPAREN && stmt->import->count > 0)
            break;
        struct import_name item = {.name = parser_name(parser)};
        if (parser_accept(parser, TOKEN_AS))
            item.alias = parser_name(parser);
        item.target = parser_name_expr(parser, item.alias ? item.alias : item.name);
        add_import(parser, stmt, item);
    } while (parser_accept(parser, TOKEN_COMMA));
    if (in_brackets)
        parser_expect(parser, TOKEN_RPAREN);
    else if (parser->previous.kind == TOKEN_COMMA)
        parser_fail(parser, "trailing comma not allowed without surrounding parentheses");
}

static const struct {
    uint8_t token;
    uint8_t stmt;
    void (*parse)(struct parser *parser, struct stmt *stmt);
} simple_statements[] = {
    {TOKEN_RETURN, STMT_RETURN, parse_return},
    {TOKEN_RAISE, STMT_RAISE, parse_raise},
    {TOKEN_DEL, STMT_DELETE, parse_delete},
    {TOKEN_ASSERT, STMT_ASSERT, parse_assert},
    {TOKEN_GLOBAL, STMT_GLOBAL, parse_names},
    {TOKEN_NONLOCAL, STMT_NONLOCAL, parse_names},
    {TOKEN_PASS, STMT_PASS, NULL},
    {TOKEN_BREAK, STMT_BREAK, parse_jump},
    {TOKEN_CONTINUE, STMT_CONTINUE, parse_jump},
    {TOKEN_IMPORT, STMT_IMPORT, parse_import},
    {TOKEN_FROM, STMT_IMPORT_FROM, parse_import_from},
};

static void parse_simple(struct parser *parser, struct stmts *out)
{
    for (size_t i = 0; i < sizeof simple_statements / sizeof *simple_statements; i++) {
        if (parser->token.kind != simple_statements[i].token)
            continue;
        struct stmt *stmt = parser_new_stmt(parser, simple_statements[i].stmt);
        parser_advance(parser);
        if (simple_statements[i].parse)
            simple_statements[i].parse(parser, stmt);
        vec_push(parser->arena, out, stmt);
        return;
    }
    parse_expression_statement(parser, out);
}

/* Simple statements up to the end of the line. */
static void parse_simple_line(struct parser *parser, struct stmts *out)
{
    do {
        if (ends_statement(parser->token.kind) && parser->previous.kind == TOKEN_SEMICOLON)
            break;
        parse_simple(parser, out);
    } while (parser_accept(parser, TOKEN_SEMICOLON));
    if (parser->token.kind != TOKEN_END)
        parser_expect(parser, TOKEN_NEWLINE);
}

void parse_statement(struct parser *parser, struct stmts *out)
{
    if (parser_accept(parser, TOKEN_NEWLINE))
        return;
    parser_enter(parser);
    if (!parse_compound(parser, out))
        parse_simple_line(parser, out);
    parser_leave(parser);
}

void parse_block(struct parser *parser, struct stmts *out)
{
    struct token opener = parser->previous;
    parser_expect(parser, TOKEN_COLON);
    if (!parser_accept(parser, TOKEN_NEWLINE)) {
        parse_simple_line(parser, out);
        return;
    }
    parse_block_body(parser, out, opener.line);
}

void parse_block_body(struct parser *parser, struct stmts *out, uint32_t opener_line)
{
    if (parser->token.kind != TOKEN_INDENT) {
        parser->lexer.is_indentation_error = true;
        parser_fail(parser, "expected an indented block after line %u", opener_line);
    }
    parser_advance(parser);
    while (!parser_accept(parser, TOKEN_DEDENT))
        parse_statement(parser, out);
}

static void parse_module(struct parser *parser)
{
    struct function_code *code = parser->unit->code;
    while (parser->token.kind != TOKEN_END)
        parse_statement(parser, &code->body);
    take_doc(code);
}

static void parse_lone_expression(struct parser *parser)
{
    struct function_code *code = parser->unit->code;
    code->kind = CODE_MODULE;
    struct stmt *stmt = parser_new_stmt(parser, STMT_RETURN);
    stmt->expression = parse_expression_list(parser);
    parser_accept(parser, TOKEN_NEWLINE);
    if (parser->token.kind != TOKEN_END)
        parser_unexpected(parser);
    vec_push(parser->arena, &code->body, stmt);
}

static struct unit *unit_new(struct py *py, const char *path, const char *source, size_t length)
{
    struct unit *unit = arena_new(&py->arena, struct unit);
    *unit = (struct unit){.path = path, .source = source, .length = length};
    return unit;
}

static struct unit *unit_copy(struct py *py, const char *path, const char *source, size_t length)
{
    return unit_new(py, arena_strdup(&py->arena, path), arena_strndup(&py->arena, source, length),
                    length);
}

static struct unit *parse_unit(struct py *py, struct unit *unit,
                               void (*parse)(struct parser *parser))
{
    const char *source = unit->source;
    size_t length = unit->length;
    struct parser *parser = arena_new(&py->arena, struct parser);
    jmp_buf failed;
    *parser = (struct parser){.py = py,
                              .arena = &py->arena,
                              .unit = unit,
                              .failed = &failed,
                              .is_lazy = unit->path[0] == '<'};
    lexer_init(&parser->lexer, unit->source, length);
    if (setjmp(failed))
        return NULL;
    size_t bad;
    if (!utf8_is_valid(source, length, &bad))
        parser_fail_at(parser, 0, 0, "(unicode error) 'utf-8' codec can't decode byte 0x%02x",
                       (unsigned char)source[bad]);
    if (memchr(source, '\0', length))
        parser_fail_at(parser, 0, 0, "source code cannot contain null bytes");
    parser_advance(parser);
    unit->code = parser_new_code(parser, CODE_MODULE, parser_intern(parser, "<module>", 8));
    parse(parser);
    py_resolve(parser, unit->code);
    unit->next = py->units;
    py->units = unit;
    return unit;
}

struct unit *py_parse(struct py *py, const char *path, const char *source, size_t length)
{
    return parse_unit(py, unit_copy(py, path, source, length), parse_module);
}

struct unit *py_parse_borrowed(struct py *py, const char *path, const char *source, size_t length)
{
    return parse_unit(py, unit_new(py, path, source, length), parse_module);
}

struct unit *py_parse_expression(struct py *py, const char *path, const char *source, size_t length)
{
    return parse_unit(py, unit_copy(py, path, source, length), parse_lone_expression);
}

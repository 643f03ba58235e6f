/* The match statement and its patterns. */
#include <string.h>

#include "python/parser.h"

#include "base/banned.h"

static struct pattern *parse_pattern(struct parser *parser);
static struct pattern *parse_open_pattern(struct parser *parser);

static bool is_word(const struct token *token, const char *word)
{
    return token->kind == TOKEN_NAME && token->length == strlen(word) &&
           memcmp(token->start, word, token->length) == 0;
}

static struct pattern *new_pattern(struct parser *parser, enum pattern_kind kind)
{
    struct pattern *pattern = arena_new(parser->arena, struct pattern);
    pattern->kind = kind;
    pattern->line = parser->token.line;
    pattern->column = parser->token.column;
    pattern->items = arena_alloc(parser->arena, 0);
    return pattern;
}

static void add_item(struct parser *parser, struct pattern *pattern, struct pattern *item)
{
    size_t size = pattern->count * sizeof item;
    pattern->items = arena_grow(parser->arena, pattern->items, size, size + sizeof item);
    pattern->items[pattern->count++] = item;
}

static struct expr *capture_target(struct parser *parser)
{
    bool is_wildcard = is_word(&parser->token, "_");
    struct py_str *name = parser_name(parser);
    return is_wildcard ? NULL : parser_name_expr(parser, name);
}

static struct pattern *parse_star(struct parser *parser)
{
    struct pattern *pattern = new_pattern(parser, PATTERN_STAR);
    parser_advance(parser);
    pattern->target = capture_target(parser);
    return pattern;
}

static struct pattern *parse_sequence_items(struct parser *parser, struct pattern *sequence,
                                            enum token_kind end)
{
    bool has_star = false;
    while (parser->token.kind != end) {
        bool is_star = parser->token.kind == TOKEN_STAR;
        if (is_star && has_star)
            parser_fail(parser, "multiple starred names in sequence pattern");
        has_star = has_star || is_star;
        add_item(parser, sequence, is_star ? parse_star(parser) : parse_pattern(parser));
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
    }
    return sequence;
}

static struct pattern *parse_group(struct parser *parser)
{
    struct pattern *sequence = new_pattern(parser, PATTERN_SEQUENCE);
    enum token_kind end = parser->token.kind == TOKEN_LPAREN ? TOKEN_RPAREN : TOKEN_RBRACKET;
    parser_advance(parser);
    parse_sequence_items(parser, sequence, end);
    bool is_group = end == TOKEN_RPAREN && sequence->count == 1 &&
                    parser->previous.kind != TOKEN_COMMA &&
                    sequence->items[0]->kind != PATTERN_STAR;
    parser_expect(parser, end);
    return is_group ? sequence->items[0] : sequence;
}

static struct pattern *parse_mapping(struct parser *parser)
{
    struct pattern *pattern = new_pattern(parser, PATTERN_MAPPING);
    parser_advance(parser);
    while (parser->token.kind != TOKEN_RBRACE) {
        if (parser_accept(parser, TOKEN_POWER)) {
            pattern->target = capture_target(parser);
        } else {
            struct expr *key = parse_binary(parser, 5);
            vec_push(parser->arena, &pattern->keys, key);
            parser_expect(parser, TOKEN_COLON);
            add_item(parser, pattern, parse_pattern(parser));
        }
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
    }
    parser_expect(parser, TOKEN_RBRACE);
    return pattern;
}

static void parse_class_arguments(struct parser *parser, struct pattern *pattern)
{
    pattern->names = arena_alloc(parser->arena, 0);
    size_t named = 0;
    while (parser->token.kind != TOKEN_RPAREN) {
        struct parser saved = *parser;
        struct py_str *name = NULL;
        if (parser->token.kind == TOKEN_NAME) {
            name = parser_name(parser);
            if (!parser_accept(parser, TOKEN_ASSIGN)) {
                name = NULL;
                *parser = saved;
            }
        }
        if (!name && named > 0)
            parser_fail(parser, "positional patterns follow keyword patterns");
        if (name) {
            pattern->names = arena_grow(parser->arena, pattern->names, named * sizeof name,
                                        (named + 1) * sizeof name);
            pattern->names[named++] = name;
        } else {
            pattern->positional_count++;
        }
        add_item(parser, pattern, parse_pattern(parser));
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
    }
    parser_expect(parser, TOKEN_RPAREN);
}

/* A name: capture, wildcard, dotted value or class. */
static struct pattern *parse_name_pattern(struct parser *parser)
{
    struct pattern *pattern = new_pattern(parser, PATTERN_CAPTURE);
    struct parser saved = *parser;
    pattern->target = capture_target(parser);
    if (parser->token.kind != TOKEN_DOT && parser->token.kind != TOKEN_LPAREN)
        return pattern;
    *parser = saved;
    struct expr *value = parser_new_expr(parser, EXPR_NAME);
    value->name = parser_name(parser);
    while (parser_accept(parser, TOKEN_DOT)) {
        struct expr *outer = parser_new_expr(parser, EXPR_ATTRIBUTE);
        outer->attribute.object = value;
        outer->attribute.name = parser_name(parser);
        value = outer;
    }
    pattern->target = NULL;
    pattern->value = value;
    pattern->kind = PATTERN_VALUE;
    if (parser_accept(parser, TOKEN_LPAREN)) {
        pattern->kind = PATTERN_CLASS;
        parse_class_arguments(parser, pattern);
    }
    return pattern;
}

static struct pattern *parse_closed_pattern(struct parser *parser)
{
    struct pattern *pattern;
    switch (parser->token.kind) {
    case TOKEN_NAME:
        return parse_name_pattern(parser);
    case TOKEN_LPAREN:
    case TOKEN_LBRACKET:
        return parse_group(parser);
    case TOKEN_LBRACE:
        return parse_mapping(parser);
    case TOKEN_NONE:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
        pattern = new_pattern(parser, PATTERN_CONSTANT);
        pattern->value = parse_atom(parser);
        return pattern;
    case TOKEN_NUMBER:
    case TOKEN_STRING:
    case TOKEN_MINUS:
        pattern = new_pattern(parser, PATTERN_VALUE);
        pattern->value = parse_binary(parser, 5);
        return pattern;
    default:
        parser_unexpected(parser);
    }
}

static struct pattern *parse_pattern(struct parser *parser)
{
    parser_enter(parser);
    struct pattern *pattern = parse_closed_pattern(parser);
    if (parser->token.kind == TOKEN_OR) {
        struct pattern *either = new_pattern(parser, PATTERN_OR);
        add_item(parser, either, pattern);
        while (parser_accept(parser, TOKEN_OR))
            add_item(parser, either, parse_closed_pattern(parser));
        pattern = either;
    }
    if (parser_accept(parser, TOKEN_AS)) {
        struct pattern *as = new_pattern(parser, PATTERN_AS);
        as->target = capture_target(parser);
        if (!as->target)
            parser_fail(parser, "cannot use '_' as a target");
        add_item(parser, as, pattern);
        pattern = as;
    }
    parser_leave(parser);
    return pattern;
}

/* At the top a sequence needs no brackets. */
static struct pattern *parse_open_pattern(struct parser *parser)
{
    struct pattern *first =
        parser->token.kind == TOKEN_STAR ? parse_star(parser) : parse_pattern(parser);
    if (parser->token.kind != TOKEN_COMMA && first->kind != PATTERN_STAR)
        return first;
    struct pattern *sequence = new_pattern(parser, PATTERN_SEQUENCE);
    add_item(parser, sequence, first);
    if (parser_accept(parser, TOKEN_COMMA) && parser->token.kind != TOKEN_IF)
        parse_sequence_items(parser, sequence, TOKEN_COLON);
    return sequence;
}

static void parse_case(struct parser *parser, struct stmt *stmt)
{
    if (!is_word(&parser->token, "case"))
        parser_fail(parser, "expected 'case'");
    parser_advance(parser);
    struct match_case item = {.pattern = parse_open_pattern(parser)};
    if (parser_accept(parser, TOKEN_IF))
        item.guard = parse_named_expression(parser);
    parse_block(parser, &item.body);
    size_t size = stmt->match->case_count * sizeof item;
    stmt->match->cases = arena_grow(parser->arena, stmt->match->cases, size, size + sizeof item);
    stmt->match->cases[stmt->match->case_count++] = item;
}

/* `match` is an ordinary name unless an expression and a colon at the line's end follow: looks for
 * that without building anything. */
static bool is_match_statement(struct parser *parser)
{
    if (!is_word(&parser->token, "match"))
        return false;
    struct lexer ahead = parser->lexer;
    struct token token = lexer_next(&ahead);
    switch (token.kind) {
    case TOKEN_NEWLINE:
    case TOKEN_ASSIGN:
    case TOKEN_DOT:
    case TOKEN_COLON:
    case TOKEN_COMMA:
    case TOKEN_RPAREN:
        return false;
    default:
        break;
    }
    struct token last = token;
    while (token.kind != TOKEN_NEWLINE && token.kind != TOKEN_END && token.kind != TOKEN_ERROR) {
        last = token;
        token = lexer_next(&ahead);
    }
    return token.kind == TOKEN_NEWLINE && last.kind == TOKEN_COLON &&
           lexer_next(&ahead).kind == TOKEN_INDENT;
}

bool parse_match(struct parser *parser, struct stmts *out)
{
    if (!is_match_statement(parser))
        return false;
    struct stmt *stmt = parser_new_stmt(parser, STMT_MATCH);
    parser_advance(parser);
    stmt->match = arena_alloc(parser->arena, sizeof *stmt->match);
    stmt->match->cases = arena_alloc(parser->arena, 0);
    stmt->match->subject = parse_expression_list(parser);
    parser_expect(parser, TOKEN_COLON);
    parser_expect(parser, TOKEN_NEWLINE);
    parser_expect(parser, TOKEN_INDENT);
    while (!parser_accept(parser, TOKEN_DEDENT))
        parse_case(parser, stmt);
    vec_push(parser->arena, out, stmt);
    return true;
}

/* What the files of the parser share. It leaves by longjmp at the first error: all it makes lies in
 * the interpreter's arena, so nothing is lost. */
#ifndef PYTHON_PARSER_H
#define PYTHON_PARSER_H

#include <setjmp.h>

#include "python/ast.h"
#include "python/interp.h"
#include "python/lexer.h"

struct parser {
    struct py *py;
    struct arena *arena;
    struct unit *unit;
    struct lexer lexer;
    struct token token; /* the next one */
    struct token previous;
    jmp_buf *failed;
    uint32_t line_base; /* for expressions inside f-strings */
    uint32_t column_base;
    unsigned depth;
    unsigned function_depth;
    unsigned loop_depth;
    unsigned functions; /* around this place, classes in between or not */
    bool in_coroutine;  /* directly in the body of an async def */
    bool is_lazy;       /* bodies of functions wait until they are called */
    bool in_fstring;
};

/* Raises SyntaxError at a place and leaves. */
_Noreturn void parser_fail_at(struct parser *parser, uint32_t line, uint32_t column,
                              const char *format, ...) ALQ_FORMAT(4, 5);
_Noreturn void parser_fail(struct parser *parser, const char *format, ...) ALQ_FORMAT(2, 3);
_Noreturn void parser_unexpected(struct parser *parser);

void parser_advance(struct parser *parser);
bool parser_accept(struct parser *parser, enum token_kind kind);
void parser_expect(struct parser *parser, enum token_kind kind);
struct py_str *parser_name(struct parser *parser); /* expects a name, gives it interned */
struct py_str *parser_intern(struct parser *parser, const char *bytes, size_t length);
void parser_enter(struct parser *parser);
void parser_leave(struct parser *parser);
void parser_guard(struct parser *parser); /* fails where the C stack nears its end */

struct expr *parser_new_expr(struct parser *parser, enum expr_kind kind);
struct expr *parser_new_expr_at(struct parser *parser, enum expr_kind kind, const struct expr *at);
struct expr *parser_name_expr(struct parser *parser, struct py_str *name);

struct expr *parse_expression(struct parser *parser);         /* no bare tuple, no walrus */
struct expr *parse_named_expression(struct parser *parser);   /* walrus allowed */
struct expr *parse_expression_list(struct parser *parser);    /* bare tuples and stars too */
struct expr *parse_assigned_value(struct parser *parser);     /* that or yield */
struct expr *parse_binary(struct parser *parser, int lowest); /* operators from a precedence on */
struct expr *parse_target_list(struct parser *parser);        /* of for */
struct expr *parse_primary(struct parser *parser);
struct expr *parse_atom(struct parser *parser);
struct expr *parse_strings(struct parser *parser);
struct expr *parse_number(struct parser *parser);
struct call *parse_arguments(struct parser *parser); /* behind the opening bracket */
struct expr *parse_fstring_body(struct parser *parser, const struct token *token);
struct py_value parse_escapes(struct parser *parser, const struct token *token, const char *bytes,
                              size_t length, bool is_bytes);
void parse_comprehension(struct parser *parser, struct expr *expr, struct expr *element,
                         struct expr *value);
void parse_parameters(struct parser *parser, struct function_code *code, enum token_kind end);
void check_target(struct parser *parser, struct expr *target, const char *action);

void parse_statement(struct parser *parser, struct stmts *out);
void parse_block(struct parser *parser, struct stmts *out);
struct stmt *parser_new_stmt(struct parser *parser, enum stmt_kind kind);
bool parse_compound(struct parser *parser, struct stmts *out); /* false: a simple statement */
bool parse_match(struct parser *parser, struct stmts *out);    /* false: match is a name here */
struct function_code *parser_new_code(struct parser *parser, enum code_kind kind,
                                      struct py_str *name);

/* Leaves the body of a function of a module or class for py_finish_body; false: it cannot wait. */
bool parse_lazily(struct parser *parser, struct function_code *code);
/* The statements of a block, from TOKEN_INDENT on. */
void parse_block_body(struct parser *parser, struct stmts *out, uint32_t opener_line);
void take_doc(struct function_code *code);

/* The names in a body that was left for later. */
void py_resolve_body(struct parser *parser, struct function_code *code);

/* Decides where each name of a parsed unit lives. Leaves by the parser's exit on errors. */
void py_resolve(struct parser *parser, struct function_code *code);

#endif

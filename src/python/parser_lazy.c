/* Bodies of functions that are parsed when they are first called: a library of thousands of lines
 * is imported in the time that its outline takes. */
#include "python/parser.h"

#include "python/runtime.h"

#include "base/banned.h"

bool parse_lazily(struct parser *parser, struct function_code *code)
{
    /* The text behind the colon's line end has not been read yet: only then can it be skipped. */
    struct lexer *lexer = &parser->lexer;
    if (!parser->is_lazy || parser->functions > 1 || parser->token.kind != TOKEN_COLON)
        return false;
    const char *next = lexer->next;
    while (next < lexer->end && *next == ' ')
        next++;
    if (next == lexer->end || *next != '\n')
        return false;
    parser_expect(parser, TOKEN_COLON);
    struct lazy_body *lazy = arena_new(parser->arena, struct lazy_body);
    lazy->start = lexer->next;
    lazy->line = lexer->line;
    if (!lexer_skip_block(lexer))
        parser_fail_at(parser, lexer->line, 1, "expected an indented block after line %u",
                       parser->previous.line);
    lazy->end = lexer->next;
    code->lazy = lazy;
    parser_expect(parser, TOKEN_NEWLINE);
    return true;
}

bool py_finish_body(struct py *py, struct function_code *code)
{
    struct lazy_body *lazy = code->lazy;
    jmp_buf failed;
    struct parser parser = {
        .py = py, .arena = &py->arena, .unit = code->unit, .failed = &failed, .functions = 1};
    parser.function_depth = 1;
    parser.in_coroutine = code->is_coroutine;
    lexer_init(&parser.lexer, lazy->start, (size_t)(lazy->end - lazy->start));
    parser.lexer.line = lazy->line;
    if (setjmp(failed))
        return false;
    parser_advance(&parser);
    parse_block_body(&parser, &code->body, code->line);
    take_doc(code);
    py_resolve_body(&parser, code);
    code->lazy = NULL;
    return true;
}

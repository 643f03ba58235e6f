/* Tokens of Python source, with indentation made explicit. */
#ifndef PYTHON_LEXER_H
#define PYTHON_LEXER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Operators and keywords: name and spelling. The longest operators come first within a first
 * letter. */
#define TOKEN_OPERATORS(X)                                                                         \
    X(LPAREN, "(")                                                                                 \
    X(RPAREN, ")")                                                                                 \
    X(LBRACKET, "[")                                                                               \
    X(RBRACKET, "]")                                                                               \
    X(LBRACE, "{")                                                                                 \
    X(RBRACE, "}")                                                                                 \
    X(COMMA, ",")                                                                                  \
    X(SEMICOLON, ";")                                                                              \
    X(WALRUS, ":=")                                                                                \
    X(COLON, ":")                                                                                  \
    X(ELLIPSIS, "...")                                                                             \
    X(DOT, ".")                                                                                    \
    X(PLUS_ASSIGN, "+=")                                                                           \
    X(PLUS, "+")                                                                                   \
    X(ARROW, "->") X(MINUS_ASSIGN, "-=") X(MINUS, "-") X(POWER_ASSIGN, "**=") X(POWER, "**")       \
        X(STAR_ASSIGN, "*=") X(STAR, "*") X(FLOOR_ASSIGN, "//=") X(FLOOR, "//")                    \
            X(SLASH_ASSIGN, "/=") X(SLASH, "/") X(PERCENT_ASSIGN, "%=") X(PERCENT, "%")            \
                X(MATRIX_ASSIGN, "@=") X(AT, "@") X(AND_ASSIGN, "&=") X(AND, "&")                  \
                    X(OR_ASSIGN, "|=") X(OR, "|") X(XOR_ASSIGN, "^=") X(XOR, "^") X(TILDE, "~")    \
                        X(LEFT_ASSIGN, "<<=") X(LEFT, "<<") X(LE, "<=") X(LT, "<")                 \
                            X(RIGHT_ASSIGN, ">>=") X(RIGHT, ">>") X(GE, ">=") X(GT, ">")           \
                                X(EQ, "==") X(ASSIGN, "=") X(NE, "!=")

#define TOKEN_KEYWORDS(X)                                                                          \
    X(FALSE, "False")                                                                              \
    X(NONE, "None")                                                                                \
    X(TRUE, "True")                                                                                \
    X(KW_AND, "and")                                                                               \
    X(AS, "as")                                                                                    \
    X(ASSERT, "assert")                                                                            \
    X(ASYNC, "async")                                                                              \
    X(AWAIT, "await")                                                                              \
    X(BREAK, "break")                                                                              \
    X(CLASS, "class")                                                                              \
    X(CONTINUE, "continue")                                                                        \
    X(DEF, "def")                                                                                  \
    X(DEL, "del")                                                                                  \
    X(ELIF, "elif")                                                                                \
    X(ELSE, "else") X(EXCEPT, "except") X(FINALLY, "finally") X(FOR, "for") X(FROM, "from")        \
        X(GLOBAL, "global") X(IF, "if") X(IMPORT, "import") X(IN, "in") X(IS, "is")                \
            X(LAMBDA, "lambda") X(NONLOCAL, "nonlocal") X(NOT, "not") X(KW_OR, "or")               \
                X(PASS, "pass") X(RAISE, "raise") X(RETURN, "return") X(TRY, "try")                \
                    X(WHILE, "while") X(WITH, "with") X(YIELD, "yield")

enum token_kind {
    TOKEN_END,
    TOKEN_NEWLINE,
    TOKEN_INDENT,
    TOKEN_DEDENT,
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_STRING,
    TOKEN_ERROR,
#define X(name, text) TOKEN_##name,
    TOKEN_OPERATORS(X) TOKEN_KEYWORDS(X)
#undef X
        TOKEN_KIND_COUNT
};

enum string_flag { STRING_RAW = 1, STRING_BYTES = 2, STRING_FORMAT = 4, STRING_TRIPLE = 8 };

struct token {
    enum token_kind kind;
    const char *start; /* of the token; of the body, behind prefix and quotes, for a string */
    size_t length;
    uint32_t line;   /* from 1 */
    uint32_t column; /* from 1, in bytes */
    uint8_t string_flags;
};

enum {
    LEXER_MAX_INDENT = 100,
    LEXER_MAX_BRACKETS = 200,
    LEXER_LONGEST_KEYWORD = 8, /* continue, nonlocal */
};

struct lexer {
    const char *next;
    const char *end;
    const char *line_start;
    uint64_t keyword_starts[LEXER_LONGEST_KEYWORD + 1]; /* letters, by the length of the word */
    uint32_t line;
    unsigned indents[LEXER_MAX_INDENT];
    unsigned alternate[LEXER_MAX_INDENT]; /* the same with a tab as one column: finds mixtures */
    unsigned indent_count;
    unsigned pending_dedents;
    unsigned bracket_count;
    char brackets[LEXER_MAX_BRACKETS];
    uint32_t bracket_lines[LEXER_MAX_BRACKETS];
    bool at_line_start;
    bool has_content;  /* something stands on the logical line */
    const char *error; /* what a TOKEN_ERROR means; static text */
    bool is_indentation_error;
};

/* source need not be terminated. A BOM, CRLF and CR line ends are fine. */
void lexer_init(struct lexer *lexer, const char *source, size_t length);

/* After TOKEN_END and TOKEN_ERROR it keeps answering the same. */
struct token lexer_next(struct lexer *lexer);

/* At the start of a line: goes to the first line that is not indented more than the last one was.
 * False: the next line is none of a block; nothing was skipped. For this the source has to be
 * terminated by NUL. */
bool lexer_skip_block(struct lexer *lexer);

/* As people read it: "'+='", "newline". */
const char *token_kind_name(enum token_kind kind);

#endif

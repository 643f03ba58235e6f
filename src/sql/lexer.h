/* Cuts SQL text into tokens by the lexical rules of one database. */
#ifndef SQL_LEXER_H
#define SQL_LEXER_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "sql/scanner.h"

enum sql_token_kind {
    SQL_TOKEN_END,    /* of the text */
    SQL_TOKEN_WORD,   /* a name or keyword without quotes */
    SQL_TOKEN_QUOTED, /* a string or a quoted name, quotes included */
    SQL_TOKEN_NUMBER,
    SQL_TOKEN_SYMBOL,    /* one byte, or ":=" */
    SQL_TOKEN_DELIMITER, /* what ends a statement: ";", MySQL's own, "\g" and "\G" */
    SQL_TOKEN_CODE_OPEN, /* the head of an executable comment: what follows is code */
    SQL_TOKEN_CODE_CLOSE,
};

struct sql_token {
    enum sql_token_kind kind;
    const char *text; /* into the lexer's text */
    size_t length;
};

/* Comments and blanks are passed over. Starts by sql_lexer_init; the fields are for reading. */
struct sql_lexer {
    const char *text;
    size_t length;
    size_t position;
    enum sql_syntax syntax;
    const char *file;
    const char *delimiter; /* ";" until the owner changes it (MySQL) */
    size_t delimiter_length;
    const char *code_comment; /* the executable comment that the position is in, or NULL */
    bool has_source_next;     /* set by the owner: $tag$ would quote here, in any syntax */
    size_t located;           /* line and line_start belong to this position */
    size_t line_start;
    unsigned line;
};

void sql_lexer_init(struct sql_lexer *lexer, const char *text, size_t length,
                    enum sql_syntax syntax, const char *file, unsigned first_line);

/* The next token. Fails (kind SCRIPT, at its first line) on what has no end. at_statement_start:
 * nothing but comments came before it in its statement; two rules of MySQL's and SQLite's shells
 * depend on that. */
bool sql_lexer_next(struct sql_lexer *lexer, bool at_statement_start, struct sql_token *ret_token,
                    struct alq_error *err) ALQ_CHECK;

/* Line and column (in bytes) of a place in the text; each call must ask for a later place. */
void sql_lexer_locate(struct sql_lexer *lexer, const char *place, unsigned *ret_line,
                      unsigned *ret_column);

/* Fills err with kind SCRIPT and the place; returns false. */
bool sql_lexer_fail(struct sql_lexer *lexer, const char *place, struct alq_error *err,
                    const char *format, ...) ALQ_FORMAT(4, 5);

/* Whether the token is this word; word in lower case. */
bool sql_token_is(const struct sql_token *token, const char *word);

/* Whether the token is a word of a list sorted by bytes, in lower case. */
bool sql_token_in(const struct sql_token *token, const char *const *words, size_t count);

/* Whether the token is this one-byte symbol. */
bool sql_token_is_symbol(const struct sql_token *token, char symbol);

#endif

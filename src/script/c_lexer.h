/* Tokens of C source, as far as it takes to find declarations and literals in it. */
#ifndef SCRIPT_C_LEXER_H
#define SCRIPT_C_LEXER_H

#include <stdbool.h>
#include <stddef.h>

struct text;

enum c_token_kind {
    C_END,
    C_NAME,
    C_STRING,    /* with its quotes, and its prefix if it has one */
    C_CHARACTER, /* 'x' */
    C_NUMBER,
    C_SIGN,      /* one byte of punctuation; -> is one of two */
    C_DIRECTIVE, /* a line of the preprocessor, continued lines included */
};

struct c_token {
    enum c_token_kind kind;
    const char *start;
    size_t length;
    unsigned line; /* from 1 */
};

struct c_lexer {
    const char *at;
    const char *end;
    unsigned line;
    bool is_line_start;  /* only blanks and comments so far */
    const char *comment; /* the first one, between its signs; NULL: none yet */
    size_t comment_length;
};

struct c_lexer c_lexer_of(const char *bytes, size_t length);

/* Comments and blanks are passed over; what is not C gives some token all the same. */
struct c_token c_next(struct c_lexer *lexer);

bool c_token_is(const struct c_token *token, const char *text);

/* Adds the value of a string token. False for an escape that is not one of the simple ones, octal
 * or hexadecimal. */
bool c_add_string(const struct c_token *token, struct text *text);

#endif

/* What a statement is, told from a few of its words. */
#ifndef SQL_STATEMENT_KIND_H
#define SQL_STATEMENT_KIND_H

#include <stdbool.h>
#include <stddef.h>

#include "sql/lexer.h"

/* Starts as {0}. The flags are those of struct sql_statement. */
struct statement_kind {
    size_t words; /* met so far */
    struct sql_token first;
    struct sql_token previous;
    bool is_query;
    bool is_transaction;
    bool is_savepoint;
    bool is_copy_from_stdin;
};

/* Takes the next token; parentheses: how many are open behind it. */
void statement_kind_add(struct statement_kind *kind, const struct sql_token *token,
                        unsigned parentheses);

#endif

/* Splits SQL text into statements as the database's own shell would, without understanding them. */
#ifndef SQL_SCANNER_H
#define SQL_SCANNER_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

struct arena;

/* Which lexical rules hold. ANY reads text that no database has been chosen for yet (headers, markers):
 * the union of rules where they do not conflict. */
enum sql_syntax { SQL_SYNTAX_ANY, SQL_SYNTAX_SQLITE, SQL_SYNTAX_POSTGRESQL, SQL_SYNTAX_MYSQL };

struct sql_statement {
    const char *text; /* trimmed, leading comments kept out, without the final delimiter; a copy */
    size_t length;
    unsigned line; /* of its first word, from 1 in the file */
    unsigned column;
    bool is_query;       /* the first word is one that returns rows: select, values, with…select, pragma,
                            show, explain, describe, table */
    bool is_transaction; /* begin, start transaction, commit, end, rollback, savepoint, release */
};

struct sql_statements {
    struct sql_statement *items;
    size_t count;
    size_t capacity;
};

/* Splits text[0..length); first_line is the line of text[0] in its file. Knows: '…' and "…" with doubled
 * quotes, `…` and […] where the syntax has them, backslash escapes (MySQL; PostgreSQL E'…'), $tag$…$tag$,
 * U&, B, X and N prefixes, -- and # and nested comments as each syntax reads them, MySQL's executable
 * comments (kept: they are code), MySQL's DELIMITER lines, bodies of triggers (BEGIN … END with CASE …
 * END, IF, LOOP, WHILE, REPEAT inside), routines and events, BEGIN ATOMIC of PostgreSQL. An empty statement
 * is dropped. Fails (kind SCRIPT, file and line) on an unterminated string, comment, quote or body, on
 * bytes that are NUL, and on psql's backslash commands and COPY … FROM STDIN, which only psql can run. */
bool sql_split(const char *text, size_t length, enum sql_syntax syntax, const char *file,
               unsigned first_line, struct arena *arena, struct sql_statements *ret_statements,
               struct alq_error *err) ALQ_CHECK;

#endif

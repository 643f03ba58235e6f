/* Splits SQL text into statements as the database's own shell would, without understanding them. */
#ifndef SQL_SCANNER_H
#define SQL_SCANNER_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

struct arena;

/* Which lexical rules hold. ANY reads text that no database has been chosen for yet (headers,
 * markers): the union of rules where they do not conflict. */
enum sql_syntax { SQL_SYNTAX_ANY, SQL_SYNTAX_SQLITE, SQL_SYNTAX_POSTGRESQL, SQL_SYNTAX_MYSQL };

struct sql_statement {
    /* From its first token to its last, without the final delimiter; comments before and behind are
     * kept out. A copy, terminated by NUL. */
    const char *text;
    size_t length;
    unsigned line;   /* of its first token, from 1 in the file */
    unsigned column; /* from 1, in bytes */
    /* The first word is one that returns rows: select, values, with…select, pragma, show, explain,
     * describe, table, fetch. */
    bool is_query;
    /* begin, start transaction, commit, end, rollback, abort, savepoint, release, prepare
     * transaction, xa. */
    bool is_transaction;
    bool is_savepoint; /* savepoint, release, rollback to: what a transaction may hold inside */
};

struct sql_statements {
    struct sql_statement *items;
    size_t count;
    size_t capacity;
};

/* Splits text[0..length), after a BOM if there is one; first_line is the line of text[0] in its
 * file. Knows: '…' and "…" with doubled quotes, `…` and […] where the syntax has them, backslash
 * escapes (MySQL; PostgreSQL E'…'), $tag$…$tag$, U&, B, X and N prefixes, -- and # and nested
 * comments as each syntax reads them, MySQL's executable comments (kept: they are code), MySQL's
 * DELIMITER lines, bodies of triggers, routines, events and packages, BEGIN ATOMIC and rules of
 * PostgreSQL.
 *
 * Statements end where they end in sqlite3_complete, in psql (but an E'…' that goes on in the
 * next line keeps its escapes, as the server reads it) and in the mysql client (but bodies need
 * no DELIMITER, a ";" in an executable comment ends nothing, and a column may be called
 * "delimiter"). An empty statement is dropped; the last one needs no delimiter.
 *
 * Fails (kind SCRIPT, file and line) on an unterminated string, comment, quote, body or
 * parenthesis around a ";", on a NUL byte, on commands of the shells (\connect, .read) and on
 * COPY … FROM STDIN, whose data only psql can send. */
bool sql_split(const char *text, size_t length, enum sql_syntax syntax, const char *file,
               unsigned first_line, struct arena *arena, struct sql_statements *ret_statements,
               struct alq_error *err) ALQ_CHECK;

#endif

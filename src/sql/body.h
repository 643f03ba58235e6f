/* Knows whether a ";" stands inside the body of a trigger, routine or event. One file for each
 * way that the databases write bodies: body_sqlite.c, body_postgresql.c, body_routine.c. */
#ifndef SQL_BODY_H
#define SQL_BODY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/vec.h"
#include "sql/lexer.h"

struct sql_body;

/* One way of writing bodies. */
struct sql_body_rules {
    /* Takes the next token of the statement; a ";" comes here only when the body is open. */
    void (*add)(struct sql_body *body, const struct sql_token *token);
    /* Whether a ";" here would not end the statement. */
    bool (*is_open)(const struct sql_body *body);
};

extern const struct sql_body_rules sql_body_sqlite;
extern const struct sql_body_rules sql_body_postgresql;
extern const struct sql_body_rules sql_body_routine; /* MySQL, MariaDB */

/* A block that waits for its END. */
struct sql_block {
    char kind;
    const char *opener; /* its first word in the text */
};

/* What is known of one statement; state, kind and place belong to the rules' file. */
struct sql_body {
    const struct sql_body_rules *rules;
    struct arena *arena; /* for blocks; used again by the next statement */
    struct {
        struct sql_block *items;
        size_t count;
        size_t capacity;
    } blocks;
    int state;
    int kind;
    int place;
    size_t words;              /* met so far */
    unsigned parentheses;      /* open now */
    const char *parenthesis;   /* the first of them */
    bool has_had_parentheses;  /* and closed them */
    bool has_swallowed;        /* a ";" was taken for a part of the body */
    char letters[4];           /* PostgreSQL: initials of the words that say what is created */
    struct sql_token first;    /* of the statement inside the body */
    struct sql_token previous; /* length 0 before the first token */
};

void sql_body_init(struct sql_body *body, enum sql_syntax syntax, struct arena *arena);
void sql_body_reset(struct sql_body *body);
void sql_body_add(struct sql_body *body, const struct sql_token *token);
bool sql_body_is_open(const struct sql_body *body);

/* Whether the next token may be MySQL's $tag$…$tag$ around the source of a routine. */
bool sql_body_expects_source(const struct sql_body *body);

/* What is open, for the error at the end of the text: its first byte, and "parenthesis" or
 * "body". */
const char *sql_body_opener(const struct sql_body *body, const char **ret_what);

#endif

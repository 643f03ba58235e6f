/* The tokens of a definition that SQLite keeps in sqlite_schema, and a cursor over them. */
#ifndef DATABASE_SQLITE_TOKENS_H
#define DATABASE_SQLITE_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "sql/lexer.h"

struct arena;

/* A piece of a text: bytes from start up to end. */
struct span {
    size_t start;
    size_t end;
};

struct tokens {
    const char *text;
    struct sql_token *items; /* the last one is END */
    size_t count;
    size_t capacity;
};

struct cursor {
    const struct tokens *tokens;
    size_t at;
    struct arena *arena; /* of names that are read */
};

/* Cuts text, which must live as long as the tokens. Fails with DATABASE on a string, name or
 * comment without end. */
bool tokens_read(const char *text, struct arena *arena, struct tokens *ret_tokens,
                 struct alq_error *err) ALQ_CHECK;

/* The token under the cursor, or one ahead of it; END past the end. */
const struct sql_token *cursor_peek(const struct cursor *cursor, size_t ahead);

/* Whether an unquoted word (in lower case) or a symbol stands there. */
bool cursor_is(const struct cursor *cursor, const char *word);
bool cursor_is_symbol(const struct cursor *cursor, char symbol);

/* The same, and moves past it. */
bool cursor_take(struct cursor *cursor, const char *word);
bool cursor_take_symbol(struct cursor *cursor, char symbol);

/* Reads a name, quoted in any of SQLite's ways or not. NULL where none stands. */
const char *cursor_take_name(struct cursor *cursor, struct span *ret_span);

/* Moves past a parenthesis and all that is in it; *ret_inside is what stands between, without the
 * blanks and comments at its ends. False where none opens, or it does not close. */
bool cursor_take_group(struct cursor *cursor, struct span *ret_inside);

/* Where the token under the cursor begins, and where the one before it ends. */
size_t cursor_start(const struct cursor *cursor);
size_t cursor_end(const struct cursor *cursor);

/* The name that a token stands for, without its quotes. */
char *token_unquoted(const struct sql_token *token, struct arena *arena);

/* Whether a token, as a name, is this one: SQLite's names are equal whatever the case of their
 * ASCII letters. */
bool token_is_name(const struct sql_token *token, const char *name);

char *span_copy(const char *text, struct span span, struct arena *arena);

#endif

/* Columns of a table, with what the database fills them by. */
#ifndef SCHEMA_COLUMN_H
#define SCHEMA_COLUMN_H

#include <stdbool.h>
#include <stdint.h>

#include "schema/constraint.h"
#include "schema/options.h"
#include "schema/type.h"

/* A default of a column, or any other place where a value or an expression may stand. */
struct default_value {
    enum default_kind {
        DEFAULT_NONE,
        DEFAULT_STRING,     /* a plain string: rendered as a quoted literal */
        DEFAULT_EXPRESSION, /* SQL as it is: now(), 0, 'x' || 'y' */
        DEFAULT_SEQUENCE,   /* the next value of a sequence; text is its qualified name */
    } kind;
    const char *text;
};

struct computed {
    const char *expression; /* NULL: the column is not computed */
    enum tri is_stored;
};

struct identity {
    bool is_identity;
    bool is_always; /* GENERATED ALWAYS; else BY DEFAULT */
    bool has_start, has_increment, has_minimum, has_maximum, has_cache;
    bool no_minimum, no_maximum;
    int64_t start, increment, minimum, maximum, cache;
    enum tri cycles;
    bool on_null; /* Oracle's; kept, not rendered */
};

enum autoincrement {
    AUTOINCREMENT_AUTO,
    AUTOINCREMENT_YES,
    AUTOINCREMENT_NO,
    AUTOINCREMENT_IGNORE_FK
};

struct column {
    const char *name;
    const struct type *type;
    bool is_nullable; /* true by default; who makes a column of a key says no */
    bool is_primary_key;
    bool is_row_number; /* SQLite: another name of the rowid, never NULL whatever is said */
    enum autoincrement autoincrement;
    struct default_value server_default;
    struct computed computed;
    struct identity identity;
    const char *comment;     /* NULL: none */
    const char *collation;   /* as inspection finds it on the column; the type's own comes first */
    bool is_quoted;          /* quote the name whether or not it must be */
    bool is_system;          /* the database makes it: it is not written */
    bool has_client_default; /* the program gives the value: no AUTO_INCREMENT of its own accord */
    bool has_sequence;       /* a sequence of its own gives the value: no SERIAL */
    struct constraints constraints; /* CHECKs that stand in the column itself */
    struct options options;
};

struct column *column_new(struct arena *arena, const char *name, const struct type *type);

struct columns {
    struct column **items;
    size_t count;
    size_t capacity;
};

#endif

/* Reads the text of CREATE TABLE that SQLite keeps, without losing a byte of it: whatever is found has its place in the
 * text, so that an edit touches nothing else. The grammar is that of SQLite 3.53; what SQLite has stored, it
 * has checked, and so little is checked here. */
#ifndef DATABASE_SQLITE_CREATE_TABLE_H
#define DATABASE_SQLITE_CREATE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "base/vec.h"
#include "database/sqlite/tokens.h"
#include "schema/schema.h"

enum clause_kind {
    CLAUSE_NOTHING, /* CONSTRAINT name, with nothing behind it: SQLite takes that */
    CLAUSE_PRIMARY_KEY,
    CLAUSE_NOT_NULL,
    CLAUSE_NULL,
    CLAUSE_UNIQUE,
    CLAUSE_CHECK,
    CLAUSE_DEFAULT,
    CLAUSE_COLLATE,
    CLAUSE_FOREIGN_KEY,
    CLAUSE_GENERATED,
};

/* A member of a key or an index. */
struct key_part {
    struct span span;
    const char *column; /* NULL: an expression */
    struct span value;  /* the column or expression, without what follows it */
    const char *collation;
    bool is_descending;
    bool is_ascending; /* said */
};

struct key_parts {
    struct key_part *items;
    size_t count;
    size_t capacity;
};

/* A constraint of a table, or what follows the type of a column. */
struct clause {
    enum clause_kind kind;
    struct span span; /* with CONSTRAINT and its name, where there is one */
    const char *name; /* NULL: unnamed */
    struct span name_span;
    struct key_parts parts; /* of a table's PRIMARY KEY, UNIQUE, FOREIGN KEY: the columns */
    struct span content;    /* CHECK, GENERATED: the expression; DEFAULT: the value, without parentheses */
    bool is_wrapped;        /* DEFAULT: there were parentheses */
    const char *on_conflict; /* "REPLACE", in upper case; NULL */
    const char *collation;   /* COLLATE */
    bool is_autoincrement;
    bool is_descending;
    bool is_stored;
    const char *referred_table; /* FOREIGN KEY */
    struct strings referred_columns;
    const char *on_delete, *on_update, *match; /* in upper case; NULL */
    enum tri is_deferrable;
    const char *initially; /* "DEFERRED", "IMMEDIATE"; NULL */
};

struct clauses {
    struct clause *items;
    size_t count;
    size_t capacity;
};

/* A column or a constraint of the table. */
struct create_item {
    struct span span;
    bool has_comma; /* behind it, at the offset comma */
    size_t comma;

    bool is_column;
    const char *name; /* of a column */
    struct span name_span;
    struct span type;       /* of a column; empty, behind its name, where it has none */
    struct clauses clauses; /* of a column */

    struct clause constraint; /* where it is no column */
};

struct create_table {
    const char *text;
    struct tokens tokens;
    const char *name;
    struct span name_span;
    size_t open;  /* the offset of ( */
    size_t close; /* and of ) */
    struct create_item *items; /* columns, then constraints */
    size_t count;
    size_t capacity;
    bool is_without_rowid;
    bool is_strict;
};

/* text lives as long as *ret_table. Fails with DATABASE where the text is no plain CREATE TABLE. */
bool create_table_read(const char *text, struct arena *arena, struct create_table *ret_table,
                       struct alq_error *err) ALQ_CHECK;

/* The column of that name, or NULL. */
const struct create_item *create_table_column(const struct create_table *table, const char *name);

/* The first clause of a kind, or NULL. */
const struct clause *create_item_clause(const struct create_item *column, enum clause_kind kind);

/* The column that is another name of the rowid, or NULL. */
const struct create_item *create_table_rowid(const struct create_table *table);

/* The name of a column that a key of the table is made of, in order; its clause may stand in a column. NULL: no
 * primary key. *ret_item is where it stands. */
const struct clause *create_table_key(const struct create_table *table,
                                      const struct create_item **ret_item);

/* Whether the table numbers its rows by AUTOINCREMENT. */
bool create_table_is_numbered(const struct create_table *table);

/* The name in the list of clauses and indexes: how the parts between parentheses are read. */
bool read_key_parts(struct cursor *cursor, struct key_parts *ret_parts, bool *ret_is_autoincrement);

/* The text of CREATE INDEX. */
struct create_index {
    const char *text;
    struct tokens tokens;
    const char *name;
    struct span name_span;
    bool is_unique;
    const char *table;
    struct key_parts parts;
    struct span where; /* the expression; empty where there is none */
};

bool create_index_read(const char *text, struct arena *arena, struct create_index *ret_index,
                       struct alq_error *err) ALQ_CHECK;

/* A text of sqlite_schema, of any kind, with its object's name qualified, so that it is made in that schema. */
char *create_text_in(const char *text, const char *schema, struct arena *arena);

#endif

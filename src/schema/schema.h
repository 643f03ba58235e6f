/* The schema model: tables and all that is in them, views, triggers, sequences and enums. Plain
 * data in one arena; what is made here is what operations carry, inspection finds and the diff
 * compares. */
#ifndef SCHEMA_SCHEMA_H
#define SCHEMA_SCHEMA_H

#include "schema/column.h"
#include "schema/constraint.h"
#include "schema/index.h"

struct table {
    const char *schema; /* NULL: the default one */
    const char *name;
    struct columns columns;
    /* the primary key of column flags is not in it until it is rendered */
    struct constraints constraints;
    struct indexes indexes;
    const char *comment;
    struct strings prefixes; /* TEMPORARY */
    bool is_quoted;
    struct options options; /* mysql_engine, sqlite_strict, postgresql_partition_by … */
    const char *source;     /* inspection: the text the database keeps, where it keeps any */
};

struct table *table_new(struct arena *arena, const char *schema, const char *name);

/* Appends column and the CHECK that its type asks for. Constraints that are written out come
 * first in SQLAlchemy's order, those of columns after them: push the former, then call this
 * column by column, pushing its UNIQUE before and its FOREIGN KEY behind it. */
void table_add_column(struct table *table, struct arena *arena, struct column *column);

/* The CHECK that a column's type asks for (Boolean or Enum with creates_constraint), or NULL. */
struct constraint *column_type_check(const struct column *column, struct arena *arena);

struct column *table_find_column(const struct table *table, const char *name);
struct constraint *table_find_constraint(const struct table *table, const char *name);
struct constraint *table_primary_key(const struct table *table);

/* The names of the columns of the primary key, from the constraint or else from the columns'
 * flags. */
struct strings table_key_columns(const struct table *table, struct arena *arena);

/* The column that the database numbers by itself (SERIAL, AUTO_INCREMENT), by SQLAlchemy's
 * rules, or NULL. */
const struct column *table_autoincrement_column(const struct table *table);

/* Whether the column is in a foreign key of the table. */
bool table_column_has_reference(const struct table *table, const char *column);
struct index *table_find_index(const struct table *table, const char *name);

struct view {
    const char *schema;
    const char *name;
    const char *definition; /* the SELECT */
    bool is_materialized;
    const char *source; /* the whole statement, where the database keeps it */
};

struct trigger {
    const char *schema;
    const char *name;
    const char *table;
    const char *source; /* the whole CREATE TRIGGER statement */
};

struct sequence {
    const char *schema;
    const char *name;
    struct identity parameters;
    const struct type *data_type; /* NULL: the database's own */
};

struct enum_type {
    const char *schema;
    const char *name;
    struct strings values;
    const char *comment;
};

/* What has no model of its own, known by its text: a function, a domain, a policy. */
struct definition {
    const char *schema;
    const char *kind;   /* "function" */
    const char *name;   /* unique in its kind: "touch(integer)", "own_rows on orders" */
    const char *source; /* all that it is made of */
};

/* A whole schema, in the order it was found; sorted by name where inspection made it. */
struct schema {
    const char *name; /* NULL: the default one */
    struct {
        struct table **items;
        size_t count;
        size_t capacity;
    } tables;
    struct {
        struct view **items;
        size_t count;
        size_t capacity;
    } views;
    struct {
        struct trigger **items;
        size_t count;
        size_t capacity;
    } triggers;
    struct {
        struct sequence **items;
        size_t count;
        size_t capacity;
    } sequences;
    struct {
        struct enum_type **items;
        size_t count;
        size_t capacity;
    } enums;
    struct {
        struct definition **items;
        size_t count;
        size_t capacity;
    } definitions; /* empty, unless asked for: dialect_inspect_definitions */
};

struct table *schema_find_table(const struct schema *schema, const char *name);
struct view *schema_find_view(const struct schema *schema, const char *name);

#endif

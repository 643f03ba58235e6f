/* The schema model: tables and all that is in them, views, triggers, sequences and enums. Plain
 * data in one arena; what is made here is what operations carry, inspection finds and the diff
 * compares. */
#ifndef SCHEMA_SCHEMA_H
#define SCHEMA_SCHEMA_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"
#include "schema/options.h"
#include "schema/type.h"

/* A yes or no that may be left to the database. */
enum tri { TRI_UNSET, TRI_NO, TRI_YES };

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

struct constraint;

struct constraints {
    struct constraint **items;
    size_t count;
    size_t capacity;
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
    bool is_nullable; /* true by default */
    bool is_primary_key;
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

enum constraint_kind {
    CONSTRAINT_PRIMARY_KEY,
    CONSTRAINT_UNIQUE,
    CONSTRAINT_FOREIGN_KEY,
    CONSTRAINT_CHECK,
    CONSTRAINT_EXCLUDE,
};

/* A member of an exclusion constraint. */
struct exclude_element {
    const char *expression; /* a column, or SQL in the form it has between parentheses */
    bool is_column;
    const char *operator_name;  /* = && */
    const char *operator_class; /* NULL */
};

struct constraint {
    enum constraint_kind kind;
    const char *name;       /* NULL: unnamed, or named by the convention */
    bool is_name_final;     /* op.f(): no convention applies */
    struct strings columns; /* not of a CHECK */
    const char *check;      /* CHECK: the expression without its parentheses */

    const char *referred_schema; /* FOREIGN KEY */
    const char *referred_table;
    struct strings referred_columns;
    const char *on_delete;
    const char *on_update;
    const char *match;
    bool is_added_later; /* use_alter */

    enum tri is_deferrable;
    const char *initially; /* DEFERRED, IMMEDIATE; NULL */

    const char *using_method; /* EXCLUDE: gist */
    const char *where;
    struct {
        struct exclude_element *items;
        size_t count;
        size_t capacity;
    } elements;

    const char *comment;
    /* The CHECK of a Boolean or Enum type: columns holds the column; not written where the
     * database knows the type itself. */
    const struct type *of_type;
    struct options options; /* postgresql_not_valid, postgresql_include, sqlite_on_conflict … */
};

/* name NULL: none. */
struct constraint *constraint_new(struct arena *arena, enum constraint_kind kind, const char *name);

/* A column or expression of an index. */
struct index_element {
    const char *column;     /* NULL: an expression */
    const char *expression; /* SQL, without outer parentheses */
    enum index_form {
        INDEX_FORM_TEXT,     /* stands as it is written */
        INDEX_FORM_FUNCTION, /* lower(a): MySQL wants it between parentheses */
        INDEX_FORM_OPERATOR, /* a + 1: PostgreSQL and MySQL do */
    } form;
    bool is_descending;
    bool is_ascending; /* said, not only meant */
    enum { NULLS_UNSET, NULLS_FIRST, NULLS_LAST } nulls;
    const char *collation;
    const char *operator_class;
    const char *label; /* what postgresql_ops and mysql_length call an expression; NULL */
    int length;        /* MySQL's prefix; TYPE_UNSET */
};

struct index_elements {
    struct index_element *items;
    size_t count;
    size_t capacity;
};

struct index {
    const char *name;
    bool is_name_final;
    bool is_unique;
    struct index_elements elements;
    const char *where; /* as inspection finds it; an operation's is in options */
    struct strings include;
    const char *method; /* btree, gin …; NULL */
    const char *comment;
    struct options options; /* postgresql_where, postgresql_using, mysql_length, mysql_prefix … */
};

struct index *index_new(struct arena *arena, const char *name);

struct columns {
    struct column **items;
    size_t count;
    size_t capacity;
};

struct indexes {
    struct index **items;
    size_t count;
    size_t capacity;
};

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
 * column by column, pushing what else comes with the column (UNIQUE, FOREIGN KEY) behind it. */
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
};

struct table *schema_find_table(const struct schema *schema, const char *name);
struct view *schema_find_view(const struct schema *schema, const char *name);

#endif

/* The change list: one struct for each operation that Alembic knows, and for those it lacks.
 * Each kind has four faces, in one row of the table in operation.c: it is rendered for a
 * dialect, reversed, described for people, and written out as source of a revision. */
#ifndef OPERATION_OPERATION_H
#define OPERATION_OPERATION_H

#include <stdbool.h>

#include <alambique/error.h>

#include "base/text.h"
#include "schema/schema.h"

enum operation_kind {
    OPERATION_CREATE_TABLE,
    OPERATION_DROP_TABLE,
    OPERATION_RENAME_TABLE,
    OPERATION_ADD_COLUMN,
    OPERATION_ALTER_COLUMN,
    OPERATION_DROP_COLUMN,
    OPERATION_CREATE_INDEX,
    OPERATION_DROP_INDEX,
    OPERATION_RENAME_INDEX,
    OPERATION_CREATE_CONSTRAINT, /* primary key, unique, check, foreign key, exclude */
    OPERATION_DROP_CONSTRAINT,
    OPERATION_RENAME_CONSTRAINT,
    OPERATION_VALIDATE_CONSTRAINT,
    OPERATION_CREATE_TABLE_COMMENT,
    OPERATION_DROP_TABLE_COMMENT,
    OPERATION_BULK_INSERT,
    OPERATION_EXECUTE,
    OPERATION_CREATE_ENUM,
    OPERATION_DROP_ENUM,
    OPERATION_ADD_ENUM_VALUE,
    OPERATION_RENAME_ENUM_VALUE,
    OPERATION_REBUILD_ENUM,
    OPERATION_CREATE_VIEW,
    OPERATION_REPLACE_VIEW,
    OPERATION_DROP_VIEW,
    OPERATION_CREATE_TRIGGER,
    OPERATION_REPLACE_TRIGGER,
    OPERATION_DROP_TRIGGER,
    OPERATION_CREATE_SEQUENCE,
    OPERATION_DROP_SEQUENCE,
    OPERATION_KIND_COUNT,
};

/* What alter_column shall change; a member counts only when its flag is set. existing_*: what
 * the column is now, for databases that must repeat it (MySQL) and for the way back. */
struct column_change {
    const char *new_name; /* NULL: stays */
    bool sets_type, sets_nullable, sets_default, sets_comment, sets_autoincrement, sets_identity,
        sets_computed;
    const struct type *type;
    bool is_nullable;
    struct default_value server_default; /* NONE: drop it */
    const char *comment;                 /* NULL: drop it */
    bool autoincrement;
    struct identity identity; /* is_identity false: drop it */
    struct computed computed;
    const char *using_expression; /* postgresql_using */
    bool has_existing_nullable, has_existing_default, has_existing_autoincrement,
        has_existing_comment;
    const struct type *existing_type; /* NULL: not said */
    bool existing_nullable;
    struct default_value existing_default;
    bool existing_autoincrement;
    struct identity existing_identity;
    const char *existing_comment;
    const struct column *existing; /* all of it, where the database was asked; NULL */
    bool has_class_as_type;        /* the script said DateTime where it means DateTime() */
    const char *insert_before; /* batch: where the column goes */
    const char *insert_after;
};

/* A value of a row for bulk_insert. */
struct literal {
    enum literal_kind {
        LITERAL_LEFT_OUT, /* the row says nothing about this column */
        LITERAL_NULL,
        LITERAL_TEXT,
        LITERAL_NUMBER, /* text as it stands in SQL */
        LITERAL_BOOLEAN,
        LITERAL_BLOB,      /* length bytes at text */
        LITERAL_DATE_TIME, /* text is ISO, "2026-01-05 14:55:17[.123456]" */
        LITERAL_TIME,      /* "14:55:17[.123456]" */
        LITERAL_UUID,      /* text is 32 hexadecimal digits, with or without dashes */
        LITERAL_SQL,       /* text is an expression */
    } kind;
    const char *text;
    size_t length; /* of a BLOB */
    bool boolean;
};

struct literal_row {
    struct literal *values; /* as many as the operation has columns */
};

/* A column that holds values of an enum: for PostgreSQL to change its type when the enum is
 * rebuilt, and for databases where the values are part of the column. */
struct enum_use {
    const char *schema;
    const char *table;
    const struct column *column;
};

struct operation {
    enum operation_kind kind;
    const char *schema; /* NULL: the default one */
    const char *table;  /* NULL where the kind has none */
    const char *name;   /* of the index, constraint, view …; NULL */
    const char *new_name;
    bool is_name_final; /* of name: op.f() */
    bool if_exists;
    bool if_not_exists;
    bool is_in_batch;       /* as Python it stands within batch_alter_table */
    struct options options; /* postgresql_concurrently, mysql_engine … */

    const struct table *created_table; /* CREATE_TABLE, and DROP_TABLE for the way back */
    const struct column *column;       /* ADD_COLUMN, and DROP_COLUMN for the way back */
    /* ADD_COLUMN: what comes with it, from unique and foreign keys */
    struct constraints constraints;
    struct indexes indexes;    /* ADD_COLUMN: what comes with it, from index */
    bool inlines_references;   /* ADD_COLUMN: REFERENCES stands in the column */
    bool inlines_primary_key;  /* ADD_COLUMN: PRIMARY KEY stands in the column */
    const char *insert_before; /* ADD_COLUMN in a batch: where the column goes */
    const char *insert_after;
    bool cascades;                /* DROP_*: CASCADE, where the database knows it */
    struct column_change *change; /* ALTER_COLUMN; name is the column */
    const struct index *index;    /* CREATE_INDEX, and DROP_INDEX for the way back */
    /* CREATE_CONSTRAINT, and DROP_CONSTRAINT for the way back */
    const struct constraint *constraint;
    bool has_constraint_kind; /* DROP_CONSTRAINT: type_ was given */
    enum constraint_kind constraint_kind;
    /* EXECUTE: SQL; a comment; the definition of a view or trigger */
    const char *text;
    const char *old_text; /* the comment or definition before, for the way back */
    /* BULK_INSERT: names; DROP_CONSTRAINT: those of an unnamed one */
    struct strings columns;
    struct literal_row *rows;
    size_t row_count;
    /* the values as they are afterwards; DROP_ENUM: before, for the way back */
    const struct enum_type *enum_type;
    struct {
        struct enum_use *items;
        size_t count;
        size_t capacity;
    } enum_uses;
    const char *value; /* enum values */
    const char *new_value;
    const char *before;
    const char *after;
    const struct sequence *sequence;
    bool is_materialized;
};

struct operations {
    struct operation **items;
    size_t count;
    size_t capacity;
};

/* Whether Alembic has no operation of this kind. */
bool operation_is_own(enum operation_kind kind);

struct operation *operation_new(struct arena *arena, enum operation_kind kind, const char *schema,
                                const char *table);

/* Kinds of source that a revision can be written in. SQL is what rendering gives. */
enum source_kind { SOURCE_PYTHON, SOURCE_C, SOURCE_KIND_COUNT };

/* One row of the table in operation.c. The fourth face, SQL, is the row of the same kind in
 * database/render.c, or in the render.c of a database that writes it its own way. */
struct operation_faces {
    const char *name; /* "create_table" */

    /* The operation that takes it back, in arena. Fails (kind SCRIPT) where too little is known,
     * naming what. */
    bool (*reverse)(const struct operation *operation, struct arena *arena,
                    struct operation **ret_reverse, struct alq_error *err);

    /* One line for people: "add column courses.level String(length=20)". */
    void (*describe)(const struct operation *operation, struct text *text);

    /* One call as source text, without a line end: op.add_column(…), alq_add_column(…). */
    void (*write[SOURCE_KIND_COUNT])(const struct operation *operation, struct text *text);
};

const struct operation_faces *operation_faces(enum operation_kind kind);

bool operation_reverse(const struct operation *operation, struct arena *arena,
                       struct operation **ret_reverse, struct alq_error *err) ALQ_CHECK;
char *operation_describe(const struct operation *operation, struct arena *arena);
char *operation_write(const struct operation *operation, enum source_kind kind,
                      struct arena *arena);

#endif

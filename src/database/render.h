/* Writes operations as SQL, as Alembic 1.19 over SQLAlchemy 2.0 writes them. Standard SQL is
 * here; what a database writes its own way is in the table of its folder, database/ddl.h. Needs
 * no connection. */
#ifndef DATABASE_RENDER_H
#define DATABASE_RENDER_H

#include <stdbool.h>

#include <alambique/error.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/text.h"
#include "base/vec.h"
#include "database/dialect.h"
#include "operation/operation.h"
#include "schema/naming.h"

/* What rendering knows beyond one operation. One lives as long as a run, because an enum that
 * several tables use is created once. */
struct render {
    const struct dialect *dialect;
    struct arena *arena;         /* of the statements and of what is remembered */
    const struct naming *naming; /* NULL: no convention */
    /* % is written %%, as Alembic does in --sql for drivers that format */
    bool doubles_percent;
    /* '\\' is written '\\\\': as the database wants it, or as Alembic's --sql has it */
    bool escapes_backslashes;
    bool wraps_defaults; /* MySQL since 8.0.13: DEFAULT (expression) */
    bool is_mariadb;     /* MySQL's */
    /* bulk_insert: many rows a statement; Alembic's --sql has one each */
    bool groups_rows;
    struct map types_made; /* enums and domains: "schema.name" */
};

/* For running statements. */
void render_init(struct render *render, const struct dialect *dialect, struct arena *arena);

/* For --sql: what differs there from running. */
void render_init_offline(struct render *render, const struct dialect *dialect, struct arena *arena);

/* Appends the statements of an operation, none to many, without `;`, to ret_statements, which
 * starts as {0} or holds those of operations before. On failure nothing is appended. Errors:
 * UNSUPPORTED, naming the object (this database has no such thing, or cannot do that to a
 * table), SCRIPT (the operation says too little). */
bool render_operation(struct render *render, const struct operation *operation,
                      struct strings *ret_statements, struct alq_error *err) ALQ_CHECK;

/* Parts, for those who put a statement together themselves (rebuild, inspection, diff). Each
 * adds to text. */

/* VARCHAR(50) COLLATE "C". Fails with UNSUPPORTED, naming the type, where the dialect has none. */
bool render_type(const struct render *render, const struct type *type, struct text *text,
                 struct alq_error *err) ALQ_CHECK;

/* name TYPE DEFAULT … NOT NULL, as between the parentheses of CREATE TABLE. table: what the
 * column is part of, for SERIAL and AUTO_INCREMENT; NULL: it stands alone, as in ADD COLUMN. */
bool render_column(struct render *render, const struct table *table, const struct column *column,
                   struct text *text, struct alq_error *err) ALQ_CHECK;

/* CONSTRAINT name UNIQUE (a, b). *ret_is_written false: the dialect leaves this one out, and
 * nothing is added. */
bool render_constraint(struct render *render, const struct table *table,
                       const struct constraint *constraint, struct text *text, bool *ret_is_written,
                       struct alq_error *err) ALQ_CHECK;

/* CREATE INDEX … . */
bool render_index(struct render *render, const char *schema, const char *table,
                  const struct index *index, bool if_not_exists, struct text *text,
                  struct alq_error *err) ALQ_CHECK;

/* The value behind DEFAULT; nothing for DEFAULT_NONE. */
void render_default(const struct render *render, const struct default_value *value,
                    struct text *text);

/* A value of bulk_insert. */
bool render_literal(const struct render *render, const struct literal *literal, struct text *text,
                    struct alq_error *err) ALQ_CHECK;

#endif

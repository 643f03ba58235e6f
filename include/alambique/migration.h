/* What a revision written in C is made of. The whole of one:
 *
 *     #include <alambique/migration.h>
 *
 *     // Let administrators admit users who have not verified their address.
 *     static bool upgrade(struct alq_op *op, struct alq_error *err)
 *     {
 *         return alq_add_column(ALQ_WITH(op, .if_not_exists = true), "settings",
 *                               ALQ_COLUMN("allow_unverified", ALQ_BOOLEAN, .not_null = true,
 *                                          .server_default = "0"), err);
 *     }
 *
 *     static bool downgrade(struct alq_op *op, struct alq_error *err)
 *     {
 *         return alq_drop_column(op, "settings", "allow_unverified", err);
 *     }
 *
 *     ALQ_REVISION(.id = "20260105_145517", .revises = "20260104_090000",
 *                  .message = "Add allow_unverified", .upgrade = upgrade, .downgrade = downgrade);
 *
 * Each function here is Alembic's operation of that name, with its arguments in Alembic's order.
 * What Alembic takes by keyword is said by ALQ_WITH around op and holds for that one call. Each
 * returns false with err set when it failed; a revision then returns false at once, and what it
 * did is rolled back where the database can. */
#ifndef ALAMBIQUE_MIGRATION_H
#define ALAMBIQUE_MIGRATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <alambique/error.h>
#include <alambique/schema.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A revision that runs: on a database, or as SQL text (--sql). Belongs to the library. */
struct alq_op;

typedef bool (*alq_revision_fn)(struct alq_op *op, struct alq_error *err);

/* A revision. Everything but the functions must be literals, because the graph is read from the
 * text: strings (also several in a row), true and false. Lists are parted by commas. */
struct alq_revision_code {
    const char *id;
    const char *revises;       /* parents; NULL: a base */
    const char *depends_on;    /* NULL: nothing */
    const char *branch_labels; /* NULL: none */
    const char *message;       /* the first line is the title */
    const char *create_date;   /* NULL: not said */
    alq_revision_fn upgrade;
    alq_revision_fn downgrade; /* NULL: it cannot be taken back */
    /* Runs without a transaction of its own, as `-- transaction: no` in SQL. Then, and on databases
     * that cannot roll definitions back, a revision that failed is resumed: it is run again from
     * its start, without the statements that were done. */
    bool no_transaction;
    /* It looks at what is there before it does anything, so that a resumed run does all of it. */
    bool is_idempotent;
};

#ifndef ALQ_REVISION_SYMBOL /* several revisions in one program need several names */
#define ALQ_REVISION_SYMBOL alq_revision_code
#define ALQ_REVISION_LINKAGE                                                                       \
    extern ALQ_PUBLIC const struct alq_revision_code ALQ_REVISION_SYMBOL;                          \
    ALQ_PUBLIC
#endif
#define ALQ_REVISION(...)                                                                          \
    ALQ_REVISION_LINKAGE const struct alq_revision_code ALQ_REVISION_SYMBOL = {__VA_ARGS__}

/* -- Keywords of one operation. */

struct alq_keywords {
    const char *schema;
    bool if_exists;        /* do nothing where it is not there; on every database */
    bool if_not_exists;    /* do nothing where it is there already */
    bool unique;           /* create_index */
    bool cascade;          /* drop_… CASCADE, where the database knows it */
    const char *on_delete; /* create_foreign_key */
    const char *on_update;
    const char *match;
    const char *referred_schema;
    enum alq_choice deferrable; /* constraints */
    const char *initially;
    const char *comment; /* create_table */
    alq_names prefixes;  /* create_table: "TEMPORARY" */
    const char *before;  /* add_enum_value, and add_column in a batch: the neighbour */
    const char *after;
    const char *old;   /* create_table_comment, replace_view: what is there now, for the way back */
    bool materialized; /* views */
    /* Enums: the columns that hold the values, ALQ_USES(…), which change with the enum, and, for
     * MySQL, all values as they are afterwards: there they are part of each column. */
    const struct alq_enum_use *const *uses;
    alq_names values;
    const struct alq_option *const *options; /* ALQ_OPTIONS(…): of one database */
};

/* The same op, with keywords for the next call on it, which forgets them. */
ALQ_PUBLIC struct alq_op *alq_with(struct alq_op *op, const struct alq_keywords *keywords);
#define ALQ_WITH(op, ...) alq_with((op), &(const struct alq_keywords){__VA_ARGS__})

/* -- Tables. */

/* ALQ_ITEMS(ALQ_COLUMN(…), …, ALQ_UNIQUE(…)) */
ALQ_PUBLIC ALQ_CHECK bool alq_create_table(struct alq_op *op, const char *table, alq_items items,
                                           struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_drop_table(struct alq_op *op, const char *table,
                                         struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_rename_table(struct alq_op *op, const char *table,
                                           const char *new_name, struct alq_error *err);
/* comment NULL: drop_table_comment. */
ALQ_PUBLIC ALQ_CHECK bool alq_create_table_comment(struct alq_op *op, const char *table,
                                                   const char *comment, struct alq_error *err);

/* -- Columns. */

ALQ_PUBLIC ALQ_CHECK bool alq_add_column(struct alq_op *op, const char *table,
                                         const struct alq_item *column, struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_drop_column(struct alq_op *op, const char *table, const char *column,
                                          struct alq_error *err);

/* What alter_column changes; what is not said stays. existing_*: what it is now, needed only for
 * --sql on MySQL, which must say all of it again. */
struct alq_alteration {
    const char *new_name;
    const struct alq_type *type;
    bool set_not_null;  /* nullable=False */
    bool drop_not_null; /* nullable=True */
    const char *server_default;
    bool drop_server_default; /* server_default=None */
    const char *comment;
    bool drop_comment;
    enum alq_choice autoincrement;
    const char *using_expression; /* postgresql_using */
    const struct alq_type *existing_type;
    bool existing_not_null;
    bool existing_null;
    const char *existing_server_default;
    const char *existing_comment;
    bool existing_autoincrement;
};

/* alq_alter_column(op, "users", "name", ALQ_ALTER(.type = ALQ_STRING(80), .set_not_null = true),
 * err) */
ALQ_PUBLIC ALQ_CHECK bool alq_alter_column(struct alq_op *op, const char *table, const char *column,
                                           const struct alq_alteration *alteration,
                                           struct alq_error *err);
#define ALQ_ALTER(...) (&(const struct alq_alteration){__VA_ARGS__})

ALQ_PUBLIC ALQ_CHECK bool alq_rename_column(struct alq_op *op, const char *table,
                                            const char *column, const char *new_name,
                                            struct alq_error *err);

/* -- Indexes and constraints. columns: names, or expressions in ALQ_SQL. */

ALQ_PUBLIC ALQ_CHECK bool alq_create_index(struct alq_op *op, const char *name, const char *table,
                                           alq_names columns, struct alq_error *err);
/* table is needed by MySQL; NULL elsewhere. */
ALQ_PUBLIC ALQ_CHECK bool alq_drop_index(struct alq_op *op, const char *name, const char *table,
                                         struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_rename_index(struct alq_op *op, const char *name, const char *table,
                                           const char *new_name, struct alq_error *err);

ALQ_PUBLIC ALQ_CHECK bool alq_create_primary_key(struct alq_op *op, const char *name,
                                                 const char *table, alq_names columns,
                                                 struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_create_unique_constraint(struct alq_op *op, const char *name,
                                                       const char *table, alq_names columns,
                                                       struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_create_check_constraint(struct alq_op *op, const char *name,
                                                      const char *table, const char *condition,
                                                      struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_create_foreign_key(struct alq_op *op, const char *name,
                                                 const char *source, const char *referent,
                                                 alq_names local_columns, alq_names remote_columns,
                                                 struct alq_error *err);
/* Any constraint of schema.h, for what the others cannot say. */
ALQ_PUBLIC ALQ_CHECK bool alq_create_constraint(struct alq_op *op, const char *table,
                                                const struct alq_item *constraint,
                                                struct alq_error *err);
/* kind: MySQL wants it; else ALQ_ITEM_ANY. A constraint that has no name is found by its kind and
 * columns. */
ALQ_PUBLIC ALQ_CHECK bool alq_drop_constraint(struct alq_op *op, const char *name,
                                              const char *table, enum alq_item_kind kind,
                                              struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_drop_unnamed_constraint(struct alq_op *op, const char *table,
                                                      enum alq_item_kind kind, alq_names columns,
                                                      struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_rename_constraint(struct alq_op *op, const char *name,
                                                const char *table, const char *new_name,
                                                struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_validate_constraint(struct alq_op *op, const char *name,
                                                  const char *table, struct alq_error *err);

/* -- Several changes of one table together, as `with op.batch_alter_table(table)`: on SQLite the
 *    table is rebuilt once for all of them. Between the two calls operations on the table are only
 *    noted; others are an error. */

enum alq_recreate { ALQ_RECREATE_AUTO, ALQ_RECREATE_ALWAYS, ALQ_RECREATE_NEVER };

ALQ_PUBLIC ALQ_CHECK bool alq_batch_begin(struct alq_op *op, const char *table,
                                          enum alq_recreate recreate, struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_batch_end(struct alq_op *op, struct alq_error *err);

/* -- Enums, views, triggers, sequences. Only PostgreSQL has enum types of their own: elsewhere
 *    making and dropping them does nothing, and the others change the columns of .uses. */

/* ALQ_USES(ALQ_USE("courses", ALQ_COLUMN("level", ALQ_ENUM("level", "easy", "hard"))), …): the
 * columns as they are now. */
struct alq_enum_use {
    const char *table;
    const struct alq_item *column;
    const char *schema;
};
#define ALQ_USE(...) (&(const struct alq_enum_use){__VA_ARGS__})
#define ALQ_USES(...) ((const struct alq_enum_use *const[]){__VA_ARGS__, NULL})

ALQ_PUBLIC ALQ_CHECK bool alq_create_enum(struct alq_op *op, const char *name, alq_names values,
                                          struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_drop_enum(struct alq_op *op, const char *name, struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_add_enum_value(struct alq_op *op, const char *name, const char *value,
                                             struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_rename_enum_value(struct alq_op *op, const char *name,
                                                const char *value, const char *new_value,
                                                struct alq_error *err);
/* The type made again with other values; a row that holds one that is gone fails it. */
ALQ_PUBLIC ALQ_CHECK bool alq_rebuild_enum(struct alq_op *op, const char *name, alq_names values,
                                           struct alq_error *err);
/* definition: the SELECT. */
ALQ_PUBLIC ALQ_CHECK bool alq_create_view(struct alq_op *op, const char *name,
                                          const char *definition, struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_replace_view(struct alq_op *op, const char *name,
                                           const char *definition, struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_drop_view(struct alq_op *op, const char *name, struct alq_error *err);
/* source: the whole CREATE TRIGGER statement. */
ALQ_PUBLIC ALQ_CHECK bool alq_create_trigger(struct alq_op *op, const char *name, const char *table,
                                             const char *source, struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_replace_trigger(struct alq_op *op, const char *name,
                                              const char *table, const char *source,
                                              struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_drop_trigger(struct alq_op *op, const char *name, const char *table,
                                           struct alq_error *err);

/* ALQ_SEQUENCE(.start = 1000, .increment = 10); 0 and ALQ_USUAL: as the database does. PostgreSQL
 * and MariaDB have sequences. */
struct alq_sequence {
    int64_t start;
    int64_t increment;
    int64_t minimum;
    int64_t maximum;
    int64_t cache;
    enum alq_choice cycle;
};
#define ALQ_SEQUENCE(...) (&(const struct alq_sequence){__VA_ARGS__})
/* sequence NULL: nothing is said. */
ALQ_PUBLIC ALQ_CHECK bool alq_create_sequence(struct alq_op *op, const char *name,
                                              const struct alq_sequence *sequence,
                                              struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_drop_sequence(struct alq_op *op, const char *name,
                                            struct alq_error *err);

/* -- Data. Parameters are written ? on every database. */

struct alq_value {
    enum alq_value_kind {
        ALQ_VALUE_NULL,
        ALQ_VALUE_INTEGER,
        ALQ_VALUE_REAL,
        ALQ_VALUE_TEXT,
        ALQ_VALUE_BLOB,
        ALQ_VALUE_BOOLEAN,
        ALQ_VALUE_SQL,      /* bulk_insert: an expression */
        ALQ_VALUE_LEFT_OUT, /* bulk_insert: the column's default */
    } kind;
    int64_t integer; /* BOOLEAN as well */
    double real;
    const char *bytes; /* borrowed */
    size_t length;
};

struct alq_values {
    const struct alq_value *items;
    size_t count;
};

/* ALQ_VALUES(alq_integer(4), alq_text(name)) */
#define ALQ_VALUES(...)                                                                            \
    (&(const struct alq_values){(const struct alq_value[]){__VA_ARGS__},                           \
                                sizeof((const struct alq_value[]){__VA_ARGS__}) /                  \
                                    sizeof(struct alq_value)})

ALQ_PUBLIC struct alq_value alq_null(void);
ALQ_PUBLIC struct alq_value alq_integer(int64_t number);
ALQ_PUBLIC struct alq_value alq_real(double number);
ALQ_PUBLIC struct alq_value alq_boolean(bool is_true);
/* NULL is alq_null(). Data is never SQL, however it begins. */
ALQ_PUBLIC struct alq_value alq_text(const char *string);
ALQ_PUBLIC struct alq_value alq_blob(const void *bytes, size_t length);
/* For bulk_insert: a value as SQL says it, and the default of the column. */
ALQ_PUBLIC struct alq_value alq_expression(const char *sql);
ALQ_PUBLIC struct alq_value alq_left_out(void);

/* One statement. values NULL: none. ret_changes may be NULL; as SQL text it is 0. */
ALQ_PUBLIC ALQ_CHECK bool alq_execute(struct alq_op *op, const char *sql, struct alq_error *err);
ALQ_PUBLIC ALQ_CHECK bool alq_execute_with(struct alq_op *op, const char *sql,
                                           const struct alq_values *values, uint64_t *ret_changes,
                                           struct alq_error *err);

/* rows: ALQ_ROWS(ALQ_VALUES(…), ALQ_VALUES(…)), each as long as columns. */
ALQ_PUBLIC ALQ_CHECK bool alq_bulk_insert(struct alq_op *op, const char *table, alq_names columns,
                                          const struct alq_values *const *rows,
                                          struct alq_error *err);
#define ALQ_ROWS(...) ((const struct alq_values *const[]){__VA_ARGS__, NULL})

/* Rows of a query:
 *
 *     struct alq_rows *rows = NULL;
 *     if (!alq_query(op, "SELECT id, name FROM users WHERE id > ?", ALQ_VALUES(alq_integer(4)),
 *                    &rows, err))
 *         return false;
 *     while (alq_rows_next(rows))
 *         …alq_rows_text(rows, 1)…
 *
 * They are all read before the call returns, so anything may be executed inside of the loop, and
 * they are freed with the revision. */
struct alq_rows;

ALQ_PUBLIC ALQ_CHECK bool alq_query(struct alq_op *op, const char *sql,
                                    const struct alq_values *values, struct alq_rows **ret_rows,
                                    struct alq_error *err);
ALQ_PUBLIC bool alq_rows_next(struct alq_rows *rows);
ALQ_PUBLIC size_t alq_rows_count(const struct alq_rows *rows);
/* Columns count from 0; one that is not there is NULL. Strings live until the revision ends. */
ALQ_PUBLIC bool alq_rows_is_null(const struct alq_rows *rows, size_t column);
ALQ_PUBLIC int64_t alq_rows_integer(const struct alq_rows *rows, size_t column);
ALQ_PUBLIC double alq_rows_real(const struct alq_rows *rows, size_t column);
ALQ_PUBLIC const char *alq_rows_text(const struct alq_rows *rows, size_t column);
ALQ_PUBLIC struct alq_value alq_rows_value(const struct alq_rows *rows, size_t column);

/* -- Looking. A database that cannot be asked makes the answer false and the revision fail,
 *    whatever its function returns. That is so for --sql: either use .if_exists and
 *    .if_not_exists, or ask alq_is_offline first. `plan` answers from the database as it is now. */

ALQ_PUBLIC bool alq_has_table(struct alq_op *op, const char *table);
ALQ_PUBLIC bool alq_has_column(struct alq_op *op, const char *table, const char *column);
ALQ_PUBLIC bool alq_has_index(struct alq_op *op, const char *table, const char *index);
ALQ_PUBLIC bool alq_has_constraint(struct alq_op *op, const char *table, const char *constraint);

/* SQL text is written; there is no database. */
ALQ_PUBLIC bool alq_is_offline(const struct alq_op *op);

/* "sqlite", "postgresql", "mysql". */
ALQ_PUBLIC const char *alq_dialect(const struct alq_op *op);

/* Which of the project's several databases this is; NULL where it has one only. */
ALQ_PUBLIC const char *alq_database_name(const struct alq_op *op);

/* -- Strings that live until the revision ends. */

ALQ_PUBLIC const char *alq_sql(struct alq_op *op, const char *sql); /* as ALQ_SQL */
ALQ_PUBLIC const char *alq_format(struct alq_op *op, const char *format, ...) ALQ_FORMAT(2, 3);

/* For a revision that has its own reason to stop; returns false. */
ALQ_PUBLIC bool alq_fail(struct alq_error *err, const char *format, ...) ALQ_FORMAT(2, 3);

#ifdef __cplusplus
}
#endif
#endif

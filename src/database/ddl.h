/* How one database writes definitions where it differs from standard SQL: facts, names of types,
 * and slots. A NULL slot means standard SQL, which is in render*.c beside this file. Each
 * database's is in its render.c and types.c. */
#ifndef DATABASE_DDL_H
#define DATABASE_DDL_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "base/text.h"
#include "base/vec.h"
#include "operation/operation.h"
#include "schema/schema.h"
#include "schema/type.h"

struct render;

/* Writes an operation as statements. */
typedef bool (*render_operation_fn)(struct render *render, const struct operation *operation,
                                    struct strings *statements, struct alq_error *err);

/* Adds a type by its rule: what stands behind the name. */
struct type_rule;
typedef bool (*render_type_fn)(const struct render *render, const struct type *type,
                               const struct type_rule *rule, struct text *text,
                               struct alq_error *err);

struct type_rule {
    const char *name;      /* as in TYPE_SQL */
    const char *written;   /* as in SQL */
    render_type_fn follow; /* adds what follows the written name; NULL: nothing */
};

/* An option of a table or a constraint: where it is written depends on the slot. */
struct ddl {
    size_t identifier_limit; /* a longer name of a constraint or index is an error; in characters */
    size_t name_limit;       /* a longer one that a convention or op.f() made is cut */

    bool has_native_boolean;   /* a Boolean needs no CHECK */
    bool has_native_enum;      /* an Enum needs none */
    bool has_identity;         /* GENERATED … AS IDENTITY */
    bool has_comment_on;       /* COMMENT ON; else comments are part of definitions, or nothing */
    bool has_alter_constraint; /* a use_alter foreign key is left out of CREATE TABLE */
    bool groups_functions;     /* an index on lower(a) is written ((lower(a))) */
    bool groups_operators;
    bool joins_no_cycle; /* NOCYCLE of a sequence */
    bool has_materialized_views;
    bool has_default_values;  /* INSERT INTO t DEFAULT VALUES; else () VALUES () */
    bool has_boolean_words;   /* true and false; else 1 and 0 */
    bool renames_constraints; /* of every kind */
    bool indexes_references;  /* a foreign key makes an index of its name, where none serves it */
    bool has_short_seconds;   /* '12:00:00' of a time without a fraction; else six digits follow */

    /* MAY. The name in the list of types by kind, where it is not the standard one; entries may be
     * NULL. */
    const char *const *type_names;
    const struct type_rule *types; /* looked at before the standard ones */
    size_t type_count;

    /* MAY. An enum that is native, a domain, an array. NULL: a VARCHAR for the longest value,
     * and errors. */
    bool (*enum_type)(const struct render *render, const struct type *type, struct text *text,
                      struct alq_error *err);
    bool (*domain_type)(const struct render *render, const struct type *type, struct text *text,
                        struct alq_error *err);
    bool (*array_type)(const struct render *render, const struct type *type, struct text *text,
                       struct alq_error *err);

    /* MAY. A binary value of an INSERT. NULL: x'0102'. */
    void (*blob)(const struct literal *literal, struct text *text);
    bool dashes_uuid; /* a UUID is written with dashes */

    /* MAY. What of a column follows its name. table is never NULL. */
    bool (*column)(struct render *render, const struct table *table, const struct column *column,
                   struct text *text, struct alq_error *err);

    /* MAY. Says what inspection has found of a column in the words that SQLAlchemy has for it.
     * is_key: it is all of its table's primary key. column is the caller's to change. */
    void (*spell_column)(struct column *column, bool is_key, struct arena *arena);

    /* MAY. What stands before CREATE TABLE: types of its columns. */
    bool (*before_table)(struct render *render, const struct table *table,
                         struct strings *statements, struct alq_error *err);

    /* MAY. What follows the parenthesis of CREATE TABLE. */
    bool (*table_options)(const struct render *render, const struct table *table, struct text *text,
                          struct alq_error *err);

    /* MAY. Whether a constraint is left out, or cannot be. NULL: neither. */
    bool (*leaves_out)(const struct table *table, const struct constraint *constraint);
    bool (*check_constraint)(const struct table *table, const struct constraint *constraint,
                             struct alq_error *err);
    bool references_without_schema;
    bool lists_set_null; /* ON DELETE SET NULL (a, b) */

    /* MAY. In a constraint: before the columns of UNIQUE, behind those of a key, and at its end. */
    void (*before_unique)(const struct constraint *constraint, struct text *text);
    void (*behind_key)(const struct render *render, const struct constraint *constraint,
                       struct text *text);
    void (*constraint_end)(const struct render *render, const struct table *table,
                           const struct constraint *constraint, struct text *text);

    /* MAY. The whole EXCLUDE constraint behind its name. NULL: an error. */
    bool (*exclude)(struct render *render, const struct constraint *constraint, struct text *text,
                    struct alq_error *err);

    /* MAY. The parts of CREATE INDEX: before INDEX, behind it, between table and columns, behind a
     * column, at the end. */
    void (*index_prefix)(const struct index *index, struct text *text);
    void (*index_infix)(const struct index *index, struct text *text);
    bool (*index_method)(const struct index *index, struct text *text, struct alq_error *err);
    void (*index_element)(const struct index *index, const struct index_element *element,
                          const char *written, struct text *text);
    void (*index_end)(const struct render *render, const struct index *index, struct text *text);
    bool has_index_schema; /* CREATE INDEX s.ix ON t */

    /* ALTER COLUMN. */
    bool alters_type_first;  /* else after NULL and DEFAULT */
    bool has_using;          /* TYPE … USING … */
    bool qualifies_new_name; /* RENAME TO s.t, where t alone would be one of the current schema */
    bool says_rename_column; /* RENAME COLUMN a TO b; else RENAME a TO b */
    bool drops_type_checks;  /* the CHECK of a Boolean or Enum goes when the type does */

    /* MAY. Makes, changes or drops the identity of a column. NULL: an error. */
    render_operation_fn alter_identity;

    /* -- What database/apply.c asks. */

    /* IF EXISTS or IF NOT EXISTS can be said; else it is looked up first. */
    bool has_if_clause[OPERATION_KIND_COUNT];
    bool repeats_column; /* ALTER COLUMN must say all of the column again */
    /* DROP INDEX names its table, and DROP CONSTRAINT its kind; a UNIQUE constraint is an index */
    bool drops_by_kind;
    bool ignores_comments; /* there are none: an operation on them does nothing */
    bool lacks_sequences;  /* running one is refused; a script has it, as Alembic's */

    /* Operations that are not written as standard SQL; NULL entries are. */
    render_operation_fn operations[OPERATION_KIND_COUNT];
};

#endif

/* What the files that write SQL share, those of the databases included. */
#ifndef DATABASE_RENDER_PARTS_H
#define DATABASE_RENDER_PARTS_H

#include "database/ddl.h"
#include "database/render.h"

/* A name, quoted where it must be; several, with ", " between them. */
void render_name(const struct render *render, struct text *text, const char *name);
void render_names(const struct render *render, struct text *text, const struct strings *names);

/* schema.table: as definitions write it, and as Alembic's ALTER TABLE does, where a dot in
 * schema parts two names. */
void render_qualified(const struct render *render, struct text *text, const char *schema,
                      const char *name);
void render_dotted(const struct render *render, struct text *text, const char *schema,
                   const char *name);

/* "ALTER TABLE s.t" with the table of the operation; dotted. */
void render_alter_table(const struct render *render, struct text *text,
                        const struct operation *operation);

/* A string literal. */
void render_string(const struct render *render, struct text *text, const char *string);

/* Appends a statement, without the blanks around it. */
void render_emit(struct render *render, struct strings *statements, const struct text *text);

/* The name of a constraint or index as it is written: by the convention, cut where a convention
 * made it, an error where a given one is too long. *ret_name is NULL for a constraint without
 * one. */
bool render_constraint_name(struct render *render, const struct table *table,
                            const struct constraint *constraint, const char **ret_name,
                            struct alq_error *err) ALQ_CHECK;
bool render_index_name(struct render *render, const char *schema, const char *table,
                       const struct index *index, const char **ret_name, struct alq_error *err)
    ALQ_CHECK;

/* Whether word is one of the words, in any case; else an error that names the clause. */
bool render_check_word(const char *clause, const char *word, const char *const *words, size_t count,
                       struct alq_error *err) ALQ_CHECK;

/* Sets UNSUPPORTED: "<label> cannot <what>", and returns false. */
bool render_refuse(const struct render *render, struct alq_error *err, const char *format, ...)
    ALQ_FORMAT(3, 4);

/* DEFAULT and its value, with parentheses around an expression of more than one word; nothing
 * for NONE. */
void render_wrapped_default(const struct render *render, const struct default_value *value,
                            struct text *text);

/* GENERATED ALWAYS AS (…), GENERATED … AS IDENTITY, and the options of a sequence with a blank
 * before each. */
void render_computed(const struct render *render, const struct computed *computed,
                     struct text *text);
void render_identity(const struct identity *identity, struct text *text);
void render_sequence_options(const struct identity *parameters, struct text *text);

/* " (length)" and its like, for tables of types. */
bool render_type_length(const struct render *render, const struct type *type,
                        const struct type_rule *rule, struct text *text, struct alq_error *err);
bool render_type_numeric(const struct render *render, const struct type *type,
                         const struct type_rule *rule, struct text *text, struct alq_error *err);

/* The standard text of operations, for dialects that only add something before or behind. */
extern const render_operation_fn render_standard[OPERATION_KIND_COUNT];

/* The operations of the tables above, each in the file of its subject. */
bool render_create_table(struct render *, const struct operation *, struct strings *,
                         struct alq_error *);
bool render_add_column(struct render *, const struct operation *, struct strings *,
                       struct alq_error *);
bool render_alter_column(struct render *, const struct operation *, struct strings *,
                         struct alq_error *);
bool render_create_index(struct render *, const struct operation *, struct strings *,
                         struct alq_error *);
bool render_drop_index(struct render *, const struct operation *, struct strings *,
                       struct alq_error *);
bool render_create_constraint(struct render *, const struct operation *, struct strings *,
                              struct alq_error *);
bool render_drop_constraint(struct render *, const struct operation *, struct strings *,
                            struct alq_error *);
bool render_bulk_insert(struct render *, const struct operation *, struct strings *,
                        struct alq_error *);
bool render_create_view(struct render *, const struct operation *, struct strings *,
                        struct alq_error *);
bool render_replace_view(struct render *, const struct operation *, struct strings *,
                         struct alq_error *);
bool render_drop_view(struct render *, const struct operation *, struct strings *,
                      struct alq_error *);
bool render_create_trigger(struct render *, const struct operation *, struct strings *,
                           struct alq_error *);
bool render_replace_trigger(struct render *, const struct operation *, struct strings *,
                            struct alq_error *);
bool render_drop_trigger(struct render *, const struct operation *, struct strings *,
                         struct alq_error *);
bool render_create_sequence(struct render *, const struct operation *, struct strings *,
                            struct alq_error *);
bool render_drop_sequence(struct render *, const struct operation *, struct strings *,
                          struct alq_error *);
bool render_nothing(struct render *, const struct operation *, struct strings *,
                    struct alq_error *);

/* " REFERENCES …" within a column. */
bool render_inline_reference(const struct render *render, const struct table *table,
                             const struct constraint *constraint, struct text *text,
                             struct alq_error *err) ALQ_CHECK;

/* The parts of ALTER COLUMN. */
bool render_alter_nullable(struct render *, const struct operation *, struct strings *,
                           struct alq_error *);
bool render_alter_default(struct render *, const struct operation *, struct strings *,
                          struct alq_error *);
bool render_alter_type(struct render *, const struct operation *, struct strings *,
                       struct alq_error *);
bool render_alter_comment(struct render *, const struct operation *, struct strings *,
                          struct alq_error *);

/* The CHECK that a column's old type had (is_after false) or its new one has, around a change of
 * type. */
bool render_type_checks(struct render *render, const struct operation *operation, bool is_after,
                        struct strings *statements, struct alq_error *err) ALQ_CHECK;

/* Whether the database has the Boolean or Enum itself, so that it needs no CHECK. */
bool render_has_type(const struct render *render, const struct type *type);

/* The name of the constraint that DROP_CONSTRAINT drops; an error where it has none. */
bool render_dropped_name(struct render *render, const struct operation *operation,
                         const char **ret_name, struct alq_error *err) ALQ_CHECK;

#endif

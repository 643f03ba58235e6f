/* What the files that write expressions and statements share, those of the databases included. */
#ifndef DATABASE_COMPILE_PARTS_H
#define DATABASE_COMPILE_PARTS_H

#include "database/compile.h"
#include "database/sql_rules.h"

/* A SELECT that is being written: what its own subqueries may leave out of their FROM. */
struct compile_level {
    const struct compile_level *outer;
    const struct statement *statement;
    struct from_items froms;     /* its own */
    struct from_items reachable; /* and those of the levels around it */
    const struct expressions *columns;
};

/* What holds for the part that is being written. */
struct compile_context {
    bool hides_tables; /* columns without their tables */
    bool hides_schemas;
    bool is_column;                       /* in the list of columns: labels are written with AS */
    bool is_labelled;                     /* inside a label */
    bool is_operand;                      /* inside an operator */
    const struct expression *label_alone; /* of this one only the name is written */
    enum sql_operator op;                 /* the nearest above */
};

struct compile_name {
    const void *identity;
    const char *stem;
    const char *name;
};

struct compile_cte {
    const struct from_item *cte;
    const char *text; /* NULL while it is being written */
};

struct compile {
    const struct dialect *dialect;
    const struct sql_rules *rules;
    const struct compile_options *options;
    struct arena *arena;
    struct sql_builder sql; /* for nodes that the text needs and the tree has not */
    bool is_literal, doubles_percent, escapes_backslashes;
    struct compile_context context;
    unsigned depth;  /* of nesting */
    bool is_lateral; /* the next SELECT stands behind LATERAL */
    struct compile_level *level;
    VEC(struct compile_name) names;
    VEC(struct compile_cte) ctes;
    VEC(struct value) parameters;
};

/* Keeps the first failure; what is written afterwards does not count. */
void compile_fail(struct compile *compile, enum alq_error_kind kind, const char *format, ...)
    ALQ_FORMAT(3, 4);

/* One level deeper, to be taken back; false: that is too deep, which is an error. */
bool compile_deepen(struct compile *compile) ALQ_CHECK;

void compile_add(struct compile *compile, const struct expression *expression, struct text *text);
/* The clauses with separator between. */
void compile_add_list(struct compile *compile, const struct expressions *list,
                      const char *separator, struct text *text);
/* As operand of an operator: nested inside it. */
void compile_add_operands(struct compile *compile, const struct expression *expression,
                          const char *written, bool is_grouped_early, struct text *text);
/* Any BINARY, UNARY or LIST. */
void compile_operation(struct compile *compile, const struct expression *expression,
                       struct text *text);
void compile_function(struct compile *compile, const struct expression *function,
                      struct text *text);
/* The arguments of a function between parentheses. */
void compile_arguments(struct compile *compile, const struct expression *function,
                       struct text *text);

/* A name, quoted where it must be; anonymous: see struct expression. */
const char *compile_anonymous(struct compile *compile, const char *stem, const void *identity);
void compile_name(struct compile *compile, const char *name, const void *anonymous,
                  struct text *text);
/* SQL as it stands. */
void compile_text(struct compile *compile, const char *text, struct text *to);
void compile_string(struct compile *compile, const char *string, struct text *text);
/* A parameter, or the literal that stands for it. */
void compile_bind(struct compile *compile, const struct expression *bind, struct text *text);
void compile_literal(struct compile *compile, const struct sql_value *value,
                     const struct type *type, struct text *text);
/* The value as a driver takes it. */
struct value compile_parameter(struct compile *compile, const struct sql_value *value,
                               const struct type *type);
void compile_placeholder(struct compile *compile, struct value value, struct text *text);
/* The value as its type wants it: the text of a date, the digits of a UUID; false: it takes no
 * such value. */
bool compile_value_text(struct compile *compile, const struct sql_value *value,
                        const struct type *type, struct text *text);

void compile_type(struct compile *compile, const struct type *type, struct text *text);

/* Statements. */
void compile_any_statement(struct compile *compile, const struct statement *statement,
                           struct text *text);
/* is_from: it stands in FROM; is_part: in a compound, or behind INSERT. */
void compile_select(struct compile *compile, const struct statement *select, bool is_from,
                    struct text *text);
void compile_from(struct compile *compile, const struct from_item *from, struct text *text);
void compile_conditions(struct compile *compile, const struct expressions *conditions,
                        const char *word, struct text *text);
/* The columns of SELECT or RETURNING, with their labels. */
void compile_columns(struct compile *compile, const struct expressions *columns, bool is_from,
                     enum label_style labels, struct text *text);
void compile_write(struct compile *compile, const struct statement *statement, struct text *text);
/* WITH … before a statement, for all that was met. */
void compile_with(struct compile *compile, struct text *text);
void compile_cte(struct compile *compile, const struct from_item *cte);
/* Pushes and pops a level; froms: those of the statement, without joins around them. */
void compile_enter(struct compile *compile, struct compile_level *level,
                   const struct statement *statement, const struct from_items *froms);
void compile_leave(struct compile *compile);
void compile_table_name(struct compile *compile, const struct from_item *table, struct text *text);

/* Standard ON CONFLICT, of PostgreSQL and SQLite. */
void compile_on_conflict(struct compile *compile, const struct statement *insert,
                         struct text *text);
/* key = value for each, in the table's order. */
void compile_conflict_values(struct compile *compile, const struct statement *insert,
                             struct text *text);
/* LIKE, CONTAINS and their like. */
void compile_pattern(struct compile *compile, const struct expression *pattern, struct text *text);

#endif

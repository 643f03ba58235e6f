/* SQL expressions as a tree in one arena, with types inferred as SQLAlchemy 2.0 infers them.
 * Nodes never change once made, so that they may be shared. Statements and what they select
 * from: sql/select.h. */
#ifndef SQL_EXPRESSION_H
#define SQL_EXPRESSION_H

#include <stdbool.h>

#include <alambique/error.h>

#include "base/vec.h"
#include "schema/type.h"
#include "sql/literal.h"
#include "sql/operator.h"

struct from_item;
struct statement;

enum expression_kind {
    EXPRESSION_COLUMN, /* name, from; is_literal: SQL as it stands */
    EXPRESSION_BIND,   /* value, name; is_raw: a value nobody has given a type yet */
    EXPRESSION_NULL,
    EXPRESSION_TRUE,
    EXPRESSION_FALSE,
    EXPRESSION_TEXT,           /* name is the text, :name in it; clauses: the BINDs it names */
    EXPRESSION_UNARY,          /* op, left */
    EXPRESSION_CONDITION,      /* IS_TRUE or IS_FALSE of left, a Boolean */
    EXPRESSION_BINARY,         /* left op right */
    EXPRESSION_LIST,           /* clauses with op between */
    EXPRESSION_GROUPING,       /* (left) */
    EXPRESSION_TUPLE,          /* (clauses) */
    EXPRESSION_ARRAY,          /* ARRAY[clauses] */
    EXPRESSION_SLICE,          /* left:right */
    EXPRESSION_CASE,           /* left or NULL; clauses: when, then, …; right: else or NULL */
    EXPRESSION_CAST,           /* left AS type */
    EXPRESSION_TYPE_COERCE,    /* left, of another type */
    EXPRESSION_EXTRACT,        /* name FROM left */
    EXPRESSION_FUNCTION,       /* packages.name(clauses) */
    EXPRESSION_OVER,           /* left OVER (clauses, order_by, frame) */
    EXPRESSION_WITHIN_GROUP,   /* left WITHIN GROUP (ORDER BY clauses) */
    EXPRESSION_FILTER,         /* left FILTER (WHERE right) */
    EXPRESSION_ORDERED,        /* left ORDER BY clauses: the argument of an aggregate */
    EXPRESSION_LABEL,          /* left AS name */
    EXPRESSION_COLLATION,      /* name */
    EXPRESSION_SUBQUERY,       /* (statement) as a value */
    EXPRESSION_NAME_REFERENCE, /* name of a selected column, in ORDER BY and GROUP BY */
    EXPRESSION_SEQUENCE,       /* the next value of packages.name */
    EXPRESSION_WRITTEN,        /* name is SQL that a program wrote; flags: what it is called */
};
struct expressions {
    const struct expression **items;
    size_t count;
    size_t capacity;
};

/* Where a window frame begins or ends. */
struct sql_frame_bound {
    enum { FRAME_UNBOUNDED, FRAME_CURRENT, FRAME_OFFSET } kind;
    long offset; /* rows behind, or before where it is negative */
};

struct sql_frame {
    const char *unit; /* "RANGE", "ROWS", "GROUPS" */
    struct sql_frame_bound start, end;
};

struct expression {
    enum expression_kind kind;
    const struct type *type; /* never NULL; TYPE_NULL where nothing is known */
    enum sql_operator op;
    enum sql_operator negated; /* of a BINARY; NONE: it has none */
    const struct expression *left, *right;
    struct expressions clauses;
    struct expressions order_by; /* OVER */
    const struct sql_frame *frame;
    const char *name;
    /* name is only what a name is made of: "anon" for anon_1. Two with the same identity get the
     * same number. */
    const void *anonymous;
    bool is_literal, is_raw;
    bool is_expanding;       /* BIND: a list, one placeholder for each */
    bool is_required;        /* BIND: no value was given */
    bool is_open;            /* LIST, BINARY: never between parentheses */
    bool is_condition;       /* a comparison or logical: no "= 1" where Booleans are numbers */
    bool is_symmetric;       /* BETWEEN */
    bool is_grouped_early;   /* CUSTOM: parentheses inside any other */
    int rank;                /* CUSTOM */
    const char *escape;      /* LIKE; NULL */
    const char *flags;       /* REGEXP; NULL */
    struct options options;  /* postgresql_regconfig, mysql_boolean_mode of MATCH */
    struct strings packages; /* FUNCTION, SEQUENCE */
    const struct from_item *from;
    const struct statement *statement;
    struct sql_value value;
};

/* What expressions are made with. The first mistake is kept in err, and has_failed stays set:
 * what was made since is to be thrown away, and need not be checked one by one. */
struct sql_builder {
    struct arena *arena;
    struct alq_error *err;
    bool has_failed;
};


/* A value, to be typed by what it meets: operand, function, the column it is for. Every builder
 * takes such; NONE becomes IS NULL, NULL or a NULL parameter as SQLAlchemy decides. */
const struct expression *sql_raw(struct sql_builder *sql, struct sql_value value);
/* literal(value, type); type NULL: by the value. */
const struct expression *sql_literal(struct sql_builder *sql, struct sql_value value,
                                     const struct type *type);
/* bindparam(name, value, type, expanding); is_required: no value was given. */
const struct expression *sql_bind(struct sql_builder *sql, const char *name, struct sql_value value,
                                  const struct type *type, bool is_expanding, bool is_required);
/* column(name, type), of no table; tables make their own. */
const struct expression *sql_column(struct sql_builder *sql, const char *name,
                                    const struct type *type);
const struct expression *sql_literal_column(struct sql_builder *sql, const char *text,
                                            const struct type *type);
const struct expression *sql_null(struct sql_builder *sql);
const struct expression *sql_true(struct sql_builder *sql);
const struct expression *sql_false(struct sql_builder *sql);
/* What a program wrote for an expression of its own; name may be NULL. parts: whence it selects. */
const struct expression *sql_written(struct sql_builder *sql, const char *text, const char *name,
                                     const struct expressions *parts, const struct type *type);
/* text("… :name …"); sql_text_bind is .bindparams() of one. */
const struct expression *sql_text(struct sql_builder *sql, const char *text);
const struct expression *sql_text_bind(struct sql_builder *sql, const struct expression *text,
                                       const struct expression *bind);

/* -- Operators. */

/* left op right. One of the operands may be raw: a raw left is what Python calls the reflected
 * operator. */
const struct expression *sql_operate(struct sql_builder *sql, enum sql_operator op,
                                     const struct expression *left, const struct expression *right);
/* like, ilike, contains, startswith, endswith and their negations. escape NULL: none;
 * autoescape: of a value. */
const struct expression *sql_match_pattern(struct sql_builder *sql, enum sql_operator op,
                                           const struct expression *left,
                                           const struct expression *right, const char *escape,
                                           bool autoescape);
/* op(text, precedence, is_comparison, return_type) and bool_op. */
const struct expression *sql_operate_custom(struct sql_builder *sql, const char *op, int precedence,
                                            bool is_comparison, const struct type *result,
                                            const struct expression *left,
                                            const struct expression *right);
/* NEGATIVE, BIT_NOT, DISTINCT, ANY, ALL, ASC, DESC, NULLS_FIRST, NULLS_LAST. */
const struct expression *sql_unary(struct sql_builder *sql, enum sql_operator op,
                                   const struct expression *operand);
const struct expression *sql_not(struct sql_builder *sql, const struct expression *operand);
/* and_, or_ of any number. */
const struct expression *sql_conjoin(struct sql_builder *sql, enum sql_operator op,
                                     const struct expressions *clauses);
/* in_, not_in with a list, or with an expression: a bind that expands, a subquery. */
const struct expression *sql_in_list(struct sql_builder *sql, const struct expression *left,
                                     const struct expressions *list, bool is_negated);
const struct expression *sql_in(struct sql_builder *sql, const struct expression *left,
                                const struct expression *right, bool is_negated);
const struct expression *sql_between(struct sql_builder *sql, const struct expression *operand,
                                     const struct expression *low, const struct expression *high,
                                     bool is_symmetric, bool is_negated);
const struct expression *sql_regexp_match(struct sql_builder *sql, const struct expression *operand,
                                          const struct expression *pattern, const char *flags);
const struct expression *sql_regexp_replace(struct sql_builder *sql,
                                            const struct expression *operand,
                                            const struct expression *pattern,
                                            const struct expression *replacement,
                                            const char *flags);
const struct expression *sql_match(struct sql_builder *sql, const struct expression *left,
                                   const struct expression *right, const struct options *options);
const struct expression *sql_collate(struct sql_builder *sql, const struct expression *operand,
                                     const char *collation);
/* operand[index]: of an array, an hstore, JSON; a raw LIST is a path of JSON. */
const struct expression *sql_index(struct sql_builder *sql, const struct expression *operand,
                                   const struct expression *index);
const struct expression *sql_slice(struct sql_builder *sql, const struct expression *operand,
                                   const struct expression *start, const struct expression *stop);
/* .as_string(), .as_integer() … of an indexed JSON. */
const struct expression *sql_json_as(struct sql_builder *sql, const struct expression *indexed,
                                     const struct type *type);
/* .astext of PostgreSQL. */
const struct expression *sql_json_text(struct sql_builder *sql, const struct expression *indexed);

/* An expression as it is where parentheses may be wanted: value.self_group(against). */
const struct expression *sql_group(struct sql_builder *sql, const struct expression *expression,
                                   enum sql_operator against);
/* What an operand becomes where an expression is wanted: a raw value gets the type of its value. */
const struct expression *sql_coerce(struct sql_builder *sql, const struct expression *operand);
/* The same where a condition is wanted: True and False are constants. */
const struct expression *sql_coerce_condition(struct sql_builder *sql,
                                              const struct expression *operand);

void expressions_add(struct expressions *list, struct arena *arena,
                     const struct expression *expression);
/* Fails the builder; the message names the object. Returns an expression to go on with. */
const struct expression *sql_fail(struct sql_builder *sql, const char *format, ...)
    ALQ_FORMAT(2, 3);

#endif

/* Operators of SQL expressions: precedence, negation, and which are comparisons. */
#ifndef SQL_OPERATOR_H
#define SQL_OPERATOR_H

#include <stdbool.h>

/* Each form and its negation are neighbours where both are here. */
enum sql_operator {
    SQL_OP_NONE,
    SQL_AND,
    SQL_OR,
    SQL_NOT,
    SQL_ADD,
    SQL_SUBTRACT,
    SQL_MULTIPLY,
    SQL_DIVIDE,
    SQL_FLOOR_DIVIDE,
    SQL_MODULO,
    SQL_NEGATIVE,
    SQL_CONCAT,
    SQL_BIT_AND,
    SQL_BIT_OR,
    SQL_BIT_XOR,
    SQL_BIT_NOT,
    SQL_SHIFT_LEFT,
    SQL_SHIFT_RIGHT,
    SQL_EQUAL,
    SQL_NOT_EQUAL,
    SQL_LESS,
    SQL_GREATER_EQUAL,
    SQL_GREATER,
    SQL_LESS_EQUAL,
    SQL_IS,
    SQL_IS_NOT,
    SQL_IS_DISTINCT,
    SQL_IS_NOT_DISTINCT,
    SQL_IN,
    SQL_NOT_IN,
    SQL_LIKE,
    SQL_NOT_LIKE,
    SQL_ILIKE,
    SQL_NOT_ILIKE,
    SQL_CONTAINS,
    SQL_NOT_CONTAINS,
    SQL_ICONTAINS,
    SQL_NOT_ICONTAINS,
    SQL_STARTS_WITH,
    SQL_NOT_STARTS_WITH,
    SQL_ISTARTS_WITH,
    SQL_NOT_ISTARTS_WITH,
    SQL_ENDS_WITH,
    SQL_NOT_ENDS_WITH,
    SQL_IENDS_WITH,
    SQL_NOT_IENDS_WITH,
    SQL_BETWEEN,
    SQL_NOT_BETWEEN,
    SQL_MATCH,
    SQL_NOT_MATCH,
    SQL_REGEXP_MATCH,
    SQL_NOT_REGEXP_MATCH,
    SQL_REGEXP_REPLACE,
    SQL_INDEX,      /* a[1] of an array, a['k'] of an hstore */
    SQL_JSON_INDEX, /* j['k'] */
    SQL_JSON_PATH,  /* j['a', 'b'] */
    SQL_CUSTOM,     /* op('…') */
    SQL_COLLATE,
    SQL_DISTINCT,
    SQL_EXISTS,
    SQL_ANY,
    SQL_ALL,
    SQL_ASC,
    SQL_DESC,
    SQL_NULLS_FIRST,
    SQL_NULLS_LAST,
    SQL_IS_TRUE, /* a Boolean where a condition stands */
    SQL_IS_FALSE,
    SQL_FILTER,
    SQL_COMMA,
    SQL_AS_CONDITION, /* what stands alone behind WHERE, as far as parentheses go */
    SQL_OPERATOR_COUNT,
};

struct sql_operator_facts {
    const char *written;       /* with its blanks; NULL: it has a rule of its own */
    int precedence;            /* 0 with is_unranked false is a rank as any other */
    bool is_unranked;          /* always between parentheses */
    bool is_comparison;        /* its result is a Boolean, and it has a negation beside it */
    enum sql_operator negated; /* NONE: NOT (…) */
};

const struct sql_operator_facts *sql_operator_facts(enum sql_operator op);

/* a op b op c needs no parentheses, and is one list. */
bool sql_operator_is_associative(enum sql_operator op);
bool sql_operator_is_commutative(enum sql_operator op);
bool sql_operator_is_boolean(enum sql_operator op);
bool sql_operator_is_modifier(enum sql_operator op); /* written behind: DESC, NULLS LAST */

/* Whether an expression of operator inner, with its rank where it is CUSTOM, stands between
 * parentheses as an operand of outer. NONE as outer: it does. */
bool sql_operator_needs_parentheses(enum sql_operator inner, int inner_rank,
                                    enum sql_operator outer, int outer_rank);

#endif

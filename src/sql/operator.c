/* The table of operators, ranked as SQLAlchemy 2.0 ranks them. */
#include "sql/operator.h"

#include <stddef.h>

#include "base/banned.h"

enum { LOWEST = -100, HIGHEST = 100 };

#define PLAIN(text, rank)                                                                          \
    {                                                                                              \
        text, rank, false, false, SQL_OP_NONE                                                      \
    }
#define TEST(text, rank, other)                                                                    \
    {                                                                                              \
        text, rank, false, true, other                                                             \
    }
#define MATCH(other)                                                                               \
    {                                                                                              \
        NULL, 0, true, true, other                                                                 \
    }

static const struct sql_operator_facts operators[SQL_OPERATOR_COUNT] = {
    [SQL_AND] = PLAIN(" AND ", 3),
    [SQL_OR] = PLAIN(" OR ", 2),
    [SQL_NOT] = PLAIN("NOT ", 5),
    [SQL_ADD] = PLAIN(" + ", 7),
    [SQL_SUBTRACT] = PLAIN(" - ", 7),
    [SQL_MULTIPLY] = PLAIN(" * ", 8),
    [SQL_DIVIDE] = PLAIN(NULL, 8),
    [SQL_FLOOR_DIVIDE] = PLAIN(NULL, 8),
    [SQL_MODULO] = PLAIN(NULL, 8),
    [SQL_NEGATIVE] = PLAIN("-", 8),
    [SQL_CONCAT] = PLAIN(" || ", 5),
    [SQL_BIT_AND] = PLAIN(" & ", 7),
    [SQL_BIT_OR] = PLAIN(" | ", 7),
    [SQL_BIT_XOR] = PLAIN(" ^ ", 7),
    [SQL_BIT_NOT] = PLAIN("~", 8),
    [SQL_SHIFT_LEFT] = PLAIN(" << ", 7),
    [SQL_SHIFT_RIGHT] = PLAIN(" >> ", 7),
    [SQL_EQUAL] = TEST(" = ", 5, SQL_NOT_EQUAL),
    [SQL_NOT_EQUAL] = TEST(" != ", 5, SQL_EQUAL),
    [SQL_LESS] = TEST(" < ", 5, SQL_GREATER_EQUAL),
    [SQL_GREATER_EQUAL] = TEST(" >= ", 5, SQL_LESS),
    [SQL_GREATER] = TEST(" > ", 5, SQL_LESS_EQUAL),
    [SQL_LESS_EQUAL] = TEST(" <= ", 5, SQL_GREATER),
    [SQL_IS] = TEST(" IS ", 5, SQL_IS_NOT),
    [SQL_IS_NOT] = TEST(" IS NOT ", 5, SQL_IS),
    [SQL_IS_DISTINCT] = TEST(" IS DISTINCT FROM ", 5, SQL_IS_NOT_DISTINCT),
    [SQL_IS_NOT_DISTINCT] = TEST(" IS NOT DISTINCT FROM ", 5, SQL_IS_DISTINCT),
    [SQL_IN] = TEST(" IN ", 5, SQL_NOT_IN),
    [SQL_NOT_IN] = TEST(" NOT IN ", 5, SQL_IN),
    [SQL_LIKE] = TEST(NULL, 5, SQL_NOT_LIKE),
    [SQL_NOT_LIKE] = TEST(NULL, 5, SQL_LIKE),
    [SQL_ILIKE] = TEST(NULL, 5, SQL_NOT_ILIKE),
    [SQL_NOT_ILIKE] = TEST(NULL, 5, SQL_ILIKE),
    [SQL_CONTAINS] = MATCH(SQL_NOT_CONTAINS),
    [SQL_NOT_CONTAINS] = MATCH(SQL_CONTAINS),
    [SQL_ICONTAINS] = MATCH(SQL_NOT_ICONTAINS),
    [SQL_NOT_ICONTAINS] = MATCH(SQL_ICONTAINS),
    [SQL_STARTS_WITH] = MATCH(SQL_NOT_STARTS_WITH),
    [SQL_NOT_STARTS_WITH] = MATCH(SQL_STARTS_WITH),
    [SQL_ISTARTS_WITH] = MATCH(SQL_NOT_ISTARTS_WITH),
    [SQL_NOT_ISTARTS_WITH] = MATCH(SQL_ISTARTS_WITH),
    [SQL_ENDS_WITH] = MATCH(SQL_NOT_ENDS_WITH),
    [SQL_NOT_ENDS_WITH] = MATCH(SQL_ENDS_WITH),
    [SQL_IENDS_WITH] = MATCH(SQL_NOT_IENDS_WITH),
    [SQL_NOT_IENDS_WITH] = MATCH(SQL_IENDS_WITH),
    [SQL_BETWEEN] = TEST(" BETWEEN ", 5, SQL_NOT_BETWEEN),
    [SQL_NOT_BETWEEN] = TEST(" NOT BETWEEN ", 5, SQL_BETWEEN),
    [SQL_MATCH] = TEST(" MATCH ", 5, SQL_NOT_MATCH),
    [SQL_NOT_MATCH] = TEST(" NOT MATCH ", 5, SQL_MATCH),
    [SQL_REGEXP_MATCH] = TEST(NULL, 5, SQL_NOT_REGEXP_MATCH),
    [SQL_NOT_REGEXP_MATCH] = TEST(NULL, 5, SQL_REGEXP_MATCH),
    [SQL_REGEXP_REPLACE] = PLAIN(NULL, 5),
    [SQL_INDEX] = PLAIN(NULL, 15),
    [SQL_JSON_INDEX] = PLAIN(NULL, 15),
    [SQL_JSON_PATH] = PLAIN(NULL, 15),
    [SQL_CUSTOM] = PLAIN(NULL, 0),
    [SQL_COLLATE] = PLAIN(" COLLATE ", 4),
    [SQL_DISTINCT] = PLAIN("DISTINCT ", 5),
    [SQL_EXISTS] = PLAIN("EXISTS ", 0),
    [SQL_ANY] = PLAIN("ANY ", 15),
    [SQL_ALL] = PLAIN("ALL ", 15),
    [SQL_ASC] = PLAIN(" ASC", 3),
    [SQL_DESC] = PLAIN(" DESC", 3),
    [SQL_NULLS_FIRST] = {" NULLS FIRST", 0, true, false, SQL_OP_NONE},
    [SQL_NULLS_LAST] = {" NULLS LAST", 0, true, false, SQL_OP_NONE},
    [SQL_IS_TRUE] = PLAIN(NULL, 5),
    [SQL_IS_FALSE] = PLAIN(NULL, 5),
    [SQL_FILTER] = PLAIN(NULL, 6),
    [SQL_COMMA] = PLAIN(", ", -1),
    [SQL_AS_CONDITION] = PLAIN(NULL, -10),
};

const struct sql_operator_facts *sql_operator_facts(enum sql_operator op)
{
    return &operators[op];
}

bool sql_operator_is_commutative(enum sql_operator op)
{
    return op == SQL_EQUAL || op == SQL_NOT_EQUAL || op == SQL_ADD || op == SQL_MULTIPLY;
}

bool sql_operator_is_associative(enum sql_operator op)
{
    return op == SQL_ADD || op == SQL_MULTIPLY || op == SQL_CONCAT || op == SQL_AND || op == SQL_OR;
}

bool sql_operator_is_boolean(enum sql_operator op)
{
    return operators[op].is_comparison || op == SQL_NOT || op == SQL_AND || op == SQL_OR ||
           op == SQL_IS_TRUE || op == SQL_IS_FALSE;
}

bool sql_operator_is_modifier(enum sql_operator op)
{
    return op >= SQL_ASC && op <= SQL_NULLS_LAST;
}

static int rank(enum sql_operator op, int custom_rank, int unranked)
{
    if (op == SQL_CUSTOM)
        return custom_rank;
    return operators[op].is_unranked ? unranked : operators[op].precedence;
}

bool sql_operator_needs_parentheses(enum sql_operator inner, int inner_rank,
                                    enum sql_operator outer, int outer_rank)
{
    bool chains = sql_operator_is_associative(inner) || inner == SQL_INDEX ||
                  inner == SQL_JSON_INDEX || inner == SQL_JSON_PATH;
    if (inner == outer && chains)
        return false;
    if (outer == SQL_OP_NONE)
        return true;
    return rank(inner, inner_rank, LOWEST) <= rank(outer, outer_rank, HIGHEST);
}

/* Operators applied: comparison with None and Booleans, chains, negation, conjunction. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "sql/internal.h"
#include "base/banned.h"

struct expression *sql_new_binary(struct sql_builder *sql, enum sql_operator op,
                                  const struct expression *left, const struct expression *right,
                                  const struct type *type, enum sql_operator negated)
{
    struct expression *binary = sql_new(sql, EXPRESSION_BINARY, type);
    binary->op = op;
    binary->left = sql_group(sql, left, op);
    binary->right = sql_group(sql, right, op);
    binary->negated = negated;
    binary->is_condition = sql_operator_is_boolean(op);
    return binary;
}

static bool is_collection(const struct expression *expression)
{
    return expression->kind == EXPRESSION_UNARY &&
           (expression->op == SQL_ANY || expression->op == SQL_ALL);
}

/* Adds the members of a chain of op, or the expression as one member. True where it was a chain. */
static bool flatten(struct sql_builder *sql, const struct expression *expression,
                    enum sql_operator op, const struct type *type, struct expressions *list)
{
    bool is_chain =
        (expression->kind == EXPRESSION_BINARY || expression->kind == EXPRESSION_LIST) &&
        expression->op == op && type_is_same_family(type, expression->type);
    if (is_chain && expression->kind == EXPRESSION_BINARY) {
        expressions_add(list, sql->arena, expression->left);
        expressions_add(list, sql->arena, expression->right);
    } else if (is_chain) {
        for (size_t i = 0; i < expression->clauses.count; i++)
            expressions_add(list, sql->arena, expression->clauses.items[i]);
    } else {
        expressions_add(list, sql->arena, expression);
    }
    return is_chain;
}

const struct expression *sql_construct(struct sql_builder *sql, enum sql_operator op,
                                       const struct expression *left,
                                       const struct expression *right, const struct type *type,
                                       enum sql_operator negated)
{
    struct expressions members = {0};
    bool is_chain = false;
    if (sql_operator_is_associative(op)) {
        is_chain = flatten(sql, left, op, type, &members);
        is_chain = flatten(sql, right, op, type, &members) || is_chain;
    }
    if (!is_chain)
        return sql_new_binary(sql, op, left, right, type,
                              is_collection(right) ? SQL_OP_NONE : negated);
    struct expression *list = sql_new(sql, EXPRESSION_LIST, type);
    list->op = op;
    for (size_t i = 0; i < members.count; i++)
        expressions_add(&list->clauses, sql->arena, sql_group(sql, members.items[i], op));
    return list;
}

/* None, True and False, raw or as SQL. */
static bool is_constant(const struct expression *operand)
{
    if (operand->is_raw)
        return operand->value.kind == SQL_NONE || operand->value.kind == SQL_BOOLEAN;
    return operand->kind == EXPRESSION_NULL || operand->kind == EXPRESSION_TRUE ||
           operand->kind == EXPRESSION_FALSE;
}

static const struct expression *compare_constant(struct sql_builder *sql, enum sql_operator op,
                                                 const struct expression *left,
                                                 const struct expression *right)
{
    const struct expression *constant = sql_coerce_condition(sql, right);
    const struct type *boolean = type_plain(TYPE_BOOLEAN);
    bool is_equality = op == SQL_EQUAL || op == SQL_NOT_EQUAL;
    bool keeps = is_equality && constant->kind != EXPRESSION_NULL;
    keeps = keeps || op == SQL_IS_DISTINCT || op == SQL_IS_NOT_DISTINCT || is_collection(left);
    if (keeps)
        return sql_new_binary(sql, op, left, constant, boolean, sql_operator_facts(op)->negated);
    if (op == SQL_EQUAL || op == SQL_IS)
        return sql_new_binary(sql, SQL_IS, left, constant, boolean, SQL_IS_NOT);
    if (op == SQL_NOT_EQUAL || op == SQL_IS_NOT)
        return sql_new_binary(sql, SQL_IS_NOT, left, constant, boolean, SQL_IS);
    return sql_fail(sql, "only '=', '!=', 'is_()', 'is_not()', 'is_distinct_from()', "
                         "'is_not_distinct_from()' operators can be used with None/True/False");
}

static enum sql_operator mirror(enum sql_operator op)
{
    static const enum sql_operator mirrors[SQL_OPERATOR_COUNT] = {
        [SQL_LESS] = SQL_GREATER,
        [SQL_GREATER] = SQL_LESS,
        [SQL_LESS_EQUAL] = SQL_GREATER_EQUAL,
        [SQL_GREATER_EQUAL] = SQL_LESS_EQUAL,
    };
    return mirrors[op] ? mirrors[op] : op;
}

const struct expression *sql_compare(struct sql_builder *sql, enum sql_operator op,
                                     const struct expression *left, const struct expression *right)
{
    if (is_constant(right))
        return compare_constant(sql, op, left, right);
    if (is_collection(left)) {
        right = sql_coerce_operand(sql, right, left, NULL);
        return sql_new_binary(sql, mirror(op), right, left, type_plain(TYPE_BOOLEAN), SQL_OP_NONE);
    }
    right = sql_coerce_operand(sql, right, left, NULL);
    return sql_construct(sql, op, left, right, type_plain(TYPE_BOOLEAN),
                         sql_operator_facts(op)->negated);
}

const struct expression *sql_operate(struct sql_builder *sql, enum sql_operator op,
                                     const struct expression *left, const struct expression *right)
{
    if (op == SQL_AND || op == SQL_OR) {
        const struct expression *both[] = {left, right};
        struct expressions clauses = {both, 2, 2};
        return sql_conjoin(sql, op, &clauses);
    }
    if (sql_operator_facts(op)->is_comparison && left->is_raw)
        return sql_compare(sql, mirror(op), right, left);
    if (sql_operator_facts(op)->is_comparison)
        return sql_compare(sql, op, left, right);
    if (left->is_raw)
        left = sql_coerce_operand(sql, left, right, NULL);
    else
        right = sql_coerce_operand(sql, right, left, NULL);
    const struct type *type = type_of_operation(&op, left->type, right->type);
    return sql_construct(sql, op, left, right, type, SQL_OP_NONE);
}

const struct expression *sql_operate_custom(struct sql_builder *sql, const char *op, int precedence,
                                            bool is_comparison, const struct type *result,
                                            const struct expression *left,
                                            const struct expression *right)
{
    enum sql_operator custom = SQL_CUSTOM;
    if (left->is_raw)
        left = sql_coerce_operand(sql, left, right, NULL);
    else
        right = sql_coerce_operand(sql, right, left, NULL);
    if (!result && is_comparison)
        result = type_plain(TYPE_BOOLEAN);
    if (!result)
        result = type_of_operation(&custom, left->type, right->type);
    struct expression *binary = sql_new(sql, EXPRESSION_BINARY, result);
    binary->op = SQL_CUSTOM;
    binary->name = op;
    binary->rank = precedence;
    binary->is_condition = is_comparison;
    /* Its operands stand against its own rank, which SQL_CUSTOM alone does not say. */
    struct {
        const struct expression *from, **to;
    } sides[] = {{left, &binary->left}, {right, &binary->right}};
    for (size_t i = 0; i < 2; i++) {
        const struct expression *side = sides[i].from;
        bool has_rank = side->kind == EXPRESSION_BINARY || side->kind == EXPRESSION_LIST ||
                        (side->kind == EXPRESSION_UNARY && !sql_operator_is_modifier(side->op));
        bool is_lower =
            has_rank && !side->is_open &&
            sql_operator_needs_parentheses(side->op, side->rank, SQL_CUSTOM, precedence);
        *sides[i].to = !has_rank  ? sql_group(sql, side, SQL_CUSTOM)
                       : is_lower ? sql_group(sql, side, SQL_OP_NONE)
                                  : side;
    }
    return binary;
}

const struct expression *sql_unary(struct sql_builder *sql, enum sql_operator op,
                                   const struct expression *operand)
{
    operand = sql_coerce(sql, operand);
    bool is_modifier = sql_operator_is_modifier(op);
    const struct type *type = is_modifier ? NULL : operand->type;
    if (op == SQL_ANY || op == SQL_ALL)
        type = operand->type->kind == TYPE_ARRAY ? operand->type->item : operand->type;
    struct expression *unary = sql_new(sql, EXPRESSION_UNARY, type);
    unary->op = op;
    unary->left = sql_group(sql, operand, op);
    return unary;
}

static const struct expression *negate_condition(struct sql_builder *sql,
                                                 const struct expression *operand)
{
    struct expression *condition = sql_new(sql, EXPRESSION_CONDITION, type_plain(TYPE_BOOLEAN));
    condition->op = operand->kind == EXPRESSION_CONDITION && operand->op == SQL_IS_FALSE
                        ? SQL_IS_TRUE
                        : SQL_IS_FALSE;
    condition->left = operand->kind == EXPRESSION_CONDITION ? operand->left : operand;
    condition->is_condition = operand->is_condition;
    return condition;
}

static const struct expression *negate_plainly(struct sql_builder *sql,
                                               const struct expression *operand)
{
    bool is_boolean = type_family(operand->type) == FAMILY_BOOLEAN;
    if (is_boolean && operand->kind != EXPRESSION_UNARY && operand->kind != EXPRESSION_LIST)
        return negate_condition(sql, operand);
    struct expression *negation =
        sql_new(sql, EXPRESSION_UNARY,
                is_boolean && operand->kind == EXPRESSION_UNARY ? type_plain(TYPE_BOOLEAN) : NULL);
    negation->op = SQL_NOT;
    negation->left = sql_group(sql, sql_group(sql, operand, SQL_NOT), SQL_NOT);
    return negation;
}

const struct expression *sql_not(struct sql_builder *sql, const struct expression *operand)
{
    operand = sql_coerce_condition(sql, operand);
    bool is_constant_condition =
        operand->kind == EXPRESSION_CONDITION &&
        (operand->left->kind == EXPRESSION_TRUE || operand->left->kind == EXPRESSION_FALSE);
    if (is_constant_condition)
        operand = operand->left;
    if (operand->kind == EXPRESSION_TRUE)
        return sql_false(sql);
    if (operand->kind == EXPRESSION_FALSE)
        return sql_true(sql);
    if (operand->kind == EXPRESSION_CONDITION)
        return negate_condition(sql, operand);
    if (operand->kind == EXPRESSION_LABEL) {
        struct expression *label = sql_copy(sql, operand);
        label->left = sql_not(sql, operand->left);
        return label;
    }
    if (operand->kind != EXPRESSION_BINARY)
        return negate_plainly(sql, operand);
    if (operand->negated == SQL_OP_NONE)
        return negate_plainly(sql, sql_group(sql, operand, SQL_OP_NONE));
    struct expression *binary = sql_copy(sql, operand);
    binary->op = operand->negated;
    binary->negated = operand->op;
    return binary;
}

/* The clauses that count: constants that change nothing are left out, one that decides all
 * stands alone. */
static struct expressions keep_clauses(struct sql_builder *sql, enum sql_operator op,
                                       const struct expressions *clauses)
{
    enum expression_kind idle = op == SQL_AND ? EXPRESSION_TRUE : EXPRESSION_FALSE;
    enum expression_kind deciding = op == SQL_AND ? EXPRESSION_FALSE : EXPRESSION_TRUE;
    const struct expression *left_out = NULL;
    struct expressions kept = {0};
    for (size_t i = 0; i < clauses->count; i++) {
        const struct expression *clause = sql_coerce_condition(sql, clauses->items[i]);
        if (clause->kind == deciding) {
            kept.count = 0;
            expressions_add(&kept, sql->arena, clause);
            return kept;
        }
        if (clause->kind == idle)
            left_out = clause;
        else
            expressions_add(&kept, sql->arena, clause);
    }
    if (!kept.count && left_out)
        expressions_add(&kept, sql->arena, left_out);
    return kept;
}

const struct expression *sql_conjoin(struct sql_builder *sql, enum sql_operator op,
                                     const struct expressions *clauses)
{
    struct expressions kept = keep_clauses(sql, op, clauses);
    if (kept.count == 1)
        return sql_group(sql, kept.items[0], SQL_AS_CONDITION);
    struct expression *list = sql_new(sql, EXPRESSION_LIST, type_plain(TYPE_BOOLEAN));
    list->op = op;
    list->is_condition = true;
    for (size_t i = 0; i < kept.count; i++) {
        const struct expression *clause = sql_group(sql, kept.items[i], op);
        bool is_same = clause->kind == EXPRESSION_LIST && clause->op == op;
        for (size_t k = 0; is_same && k < clause->clauses.count; k++)
            expressions_add(&list->clauses, sql->arena, clause->clauses.items[k]);
        if (!is_same)
            expressions_add(&list->clauses, sql->arena, clause);
    }
    return list;
}

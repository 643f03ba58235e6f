/* Nodes of expressions: values, names, coercion of raw values, and parentheses. */
#include "sql/expression.h"

#include <stdarg.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "sql/internal.h"
#include "base/banned.h"

struct expression *sql_new(struct sql_builder *sql, enum expression_kind kind,
                           const struct type *type)
{
    struct expression *expression = arena_new(sql->arena, struct expression);
    expression->kind = kind;
    expression->type = type ? type : type_plain(TYPE_NULL);
    return expression;
}

struct expression *sql_copy(struct sql_builder *sql, const struct expression *expression)
{
    struct expression *copy = arena_new(sql->arena, struct expression);
    *copy = *expression;
    return copy;
}

void expressions_add(struct expressions *list, struct arena *arena,
                     const struct expression *expression)
{
    vec_push(arena, list, expression);
}

const struct expression *sql_fail(struct sql_builder *sql, const char *format, ...)
{
    TEXT_SCOPE(message);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&message, format, arguments);
    va_end(arguments);
    sql->has_failed = true;
    error_set(sql->err, ALQ_ERROR_SCRIPT, "%s", text_string(&message));
    return sql_null(sql);
}

const struct expression *sql_raw(struct sql_builder *sql, struct sql_value value)
{
    struct expression *raw = sql_new(sql, EXPRESSION_BIND, type_of_value(&value));
    raw->value = value;
    raw->is_raw = true;
    return raw;
}

const struct expression *sql_literal(struct sql_builder *sql, struct sql_value value,
                                     const struct type *type)
{
    struct expression *bind = sql_new(sql, EXPRESSION_BIND, type ? type : type_of_value(&value));
    bind->value = value;
    return bind;
}

const struct expression *sql_bind(struct sql_builder *sql, const char *name, struct sql_value value,
                                  const struct type *type, bool is_expanding, bool is_required)
{
    const struct sql_value *typed =
        is_expanding && value.kind == SQL_LIST && value.count ? &value.items[0] : &value;
    struct expression *bind = sql_new(sql, EXPRESSION_BIND, type ? type : type_of_value(typed));
    bind->name = name;
    bind->value = value;
    bind->is_expanding = is_expanding;
    bind->is_required = is_required;
    return bind;
}

const struct expression *sql_column(struct sql_builder *sql, const char *name,
                                    const struct type *type)
{
    struct expression *column = sql_new(sql, EXPRESSION_COLUMN, type);
    column->name = name;
    return column;
}

const struct expression *sql_literal_column(struct sql_builder *sql, const char *text,
                                            const struct type *type)
{
    struct expression *column = sql_new(sql, EXPRESSION_COLUMN, type);
    column->name = text;
    column->is_literal = true;
    return column;
}

const struct expression *sql_null(struct sql_builder *sql)
{
    return sql_new(sql, EXPRESSION_NULL, NULL);
}

const struct expression *sql_true(struct sql_builder *sql)
{
    return sql_new(sql, EXPRESSION_TRUE, type_plain(TYPE_BOOLEAN));
}

const struct expression *sql_false(struct sql_builder *sql)
{
    return sql_new(sql, EXPRESSION_FALSE, type_plain(TYPE_BOOLEAN));
}

const struct expression *sql_written(struct sql_builder *sql, const char *text, const char *name,
                                     const struct expressions *parts, const struct type *type)
{
    struct expression *written = sql_new(sql, EXPRESSION_WRITTEN, type);
    written->name = text;
    written->flags = name;
    written->clauses = *parts;
    return written;
}

const struct expression *sql_text(struct sql_builder *sql, const char *text)
{
    struct expression *node = sql_new(sql, EXPRESSION_TEXT, NULL);
    node->name = text;
    return node;
}

const struct expression *sql_text_bind(struct sql_builder *sql, const struct expression *text,
                                       const struct expression *bind)
{
    struct expression *copy = sql_copy(sql, text);
    copy->clauses = (struct expressions){0};
    for (size_t i = 0; i < text->clauses.count; i++)
        if (!string_equal(text->clauses.items[i]->name, bind->name))
            expressions_add(&copy->clauses, sql->arena, text->clauses.items[i]);
    expressions_add(&copy->clauses, sql->arena, bind);
    return copy;
}

const struct expression *sql_coerce(struct sql_builder *sql, const struct expression *operand)
{
    if (!operand->is_raw)
        return operand;
    if (operand->value.kind == SQL_NONE)
        return sql_null(sql);
    return sql_literal(sql, operand->value, NULL);
}

const struct expression *sql_coerce_condition(struct sql_builder *sql,
                                              const struct expression *operand)
{
    if (!operand->is_raw)
        return operand;
    if (operand->value.kind == SQL_BOOLEAN)
        return operand->value.boolean ? sql_true(sql) : sql_false(sql);
    if (operand->value.kind == SQL_NONE)
        return sql_null(sql);
    TEXT_SCOPE(value);
    sql_value_describe(&operand->value, &value);
    return sql_fail(sql,
                    "SQL expression for WHERE/HAVING role expected, got %s; a text must be "
                    "declared as text()",
                    text_string(&value));
}

static const struct expression *coerce_list(struct sql_builder *sql,
                                            const struct expression *operand,
                                            const struct expression *other)
{
    struct expression *list = sql_new(sql, other->kind, other->type);
    for (size_t i = 0; i < operand->value.count; i++) {
        const struct sql_value *value = &operand->value.items[i];
        const struct type *type = other->kind == EXPRESSION_TUPLE && i < other->clauses.count
                                      ? other->clauses.items[i]->type
                                      : NULL;
        expressions_add(&list->clauses, sql->arena,
                        sql_literal(sql, *value, type ? type_for_compared(type, value) : NULL));
    }
    return list;
}

const struct expression *sql_coerce_operand(struct sql_builder *sql,
                                            const struct expression *operand,
                                            const struct expression *other, const struct type *type)
{
    bool is_list = other->kind == EXPRESSION_ARRAY || other->kind == EXPRESSION_TUPLE;
    if (operand->is_raw && is_list && operand->value.kind == SQL_LIST && !type)
        return coerce_list(sql, operand, other);
    if (operand->is_raw)
        return sql_literal(sql, operand->value,
                           type ? type : type_for_compared(other->type, &operand->value));
    if (operand->kind == EXPRESSION_BIND && operand->type->kind == TYPE_NULL) {
        struct expression *typed = sql_copy(sql, operand);
        typed->type = type ? type : other->type;
        return typed;
    }
    return operand;
}

static const struct expression *parenthesise(struct sql_builder *sql,
                                             const struct expression *expression)
{
    struct expression *grouping = sql_new(sql, EXPRESSION_GROUPING, expression->type);
    grouping->left = expression;
    grouping->is_condition = expression->is_condition;
    return grouping;
}

static const struct expression *group_inside(struct sql_builder *sql,
                                             const struct expression *expression,
                                             enum sql_operator against)
{
    const struct expression *inner = sql_group(sql, expression->left, against);
    if (inner == expression->left)
        return expression;
    struct expression *copy = sql_copy(sql, expression);
    copy->left = inner;
    return copy;
}

/* What is no operator: a Boolean becomes a condition where one is wanted. */
static const struct expression *group_plain(struct sql_builder *sql,
                                            const struct expression *expression,
                                            enum sql_operator against)
{
    bool wants_condition = against == SQL_AND || against == SQL_OR || against == SQL_AS_CONDITION;
    if (wants_condition && type_family(expression->type) == FAMILY_BOOLEAN) {
        struct expression *condition = sql_new(sql, EXPRESSION_CONDITION, type_plain(TYPE_BOOLEAN));
        condition->op = SQL_IS_TRUE;
        condition->left = expression;
        condition->is_condition = expression->is_condition;
        return condition;
    }
    return against == SQL_ANY || against == SQL_ALL ? parenthesise(sql, expression) : expression;
}

static bool is_parenthesised(const struct expression *expression, enum sql_operator against)
{
    bool ranks = sql_operator_needs_parentheses(expression->op, expression->rank, against, 0);
    if (expression->kind == EXPRESSION_UNARY)
        return !sql_operator_is_modifier(expression->op) && ranks;
    return (!expression->is_open && ranks) ||
           (against == SQL_NOT && !sql_operator_is_boolean(expression->op) &&
            !expression->is_condition);
}

const struct expression *sql_group(struct sql_builder *sql, const struct expression *expression,
                                   enum sql_operator against)
{
    switch (expression->kind) {
    case EXPRESSION_GROUPING:
    case EXPRESSION_CONDITION:
    case EXPRESSION_SUBQUERY:
    case EXPRESSION_TUPLE:
    case EXPRESSION_SLICE:
    case EXPRESSION_NAME_REFERENCE:
        return expression;
    case EXPRESSION_LABEL:
    case EXPRESSION_TYPE_COERCE:
        return group_inside(sql, expression, against);
    case EXPRESSION_TEXT:
        return against == SQL_IN || against == SQL_NOT_IN ? parenthesise(sql, expression)
                                                          : expression;
    case EXPRESSION_UNARY:
    case EXPRESSION_BINARY:
    case EXPRESSION_LIST:
        if (expression->kind == EXPRESSION_LIST && !expression->clauses.count)
            return expression;
        return is_parenthesised(expression, against) ? parenthesise(sql, expression) : expression;
    case EXPRESSION_ARRAY:
        return against == SQL_ANY || against == SQL_ALL || against == SQL_INDEX
                   ? parenthesise(sql, expression)
                   : expression;
    case EXPRESSION_FILTER:
        return sql_operator_needs_parentheses(SQL_FILTER, 0, against, 0)
                   ? parenthesise(sql, expression)
                   : expression;
    case EXPRESSION_FUNCTION:
        if (against == SQL_INDEX && type_family(expression->type) == FAMILY_ARRAY)
            return parenthesise(sql, expression);
        return group_plain(sql, expression, against);
    default:
        return group_plain(sql, expression, against);
    }
}

struct expressions sql_coerce_all(struct sql_builder *sql, const struct expressions *list,
                                  enum sql_operator against)
{
    struct expressions coerced = {0};
    for (size_t i = 0; list && i < list->count; i++)
        expressions_add(&coerced, sql->arena,
                        sql_group(sql, sql_coerce(sql, list->items[i]), against));
    return coerced;
}

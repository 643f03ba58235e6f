/* Predicates and operators with rules of their own: IN, BETWEEN, patterns, indexes. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "sql/internal.h"
#include "base/banned.h"

enum { INDEX_RANK = 15 };

/* The value with its wildcards behind the escape character. */
static const struct expression *escape_pattern(struct sql_builder *sql,
                                               const struct expression *pattern, const char *escape)
{
    if (!pattern->is_raw || pattern->value.kind != SQL_STRING)
        return sql_fail(sql, "String value expected when autoescape=True");
    TEXT_SCOPE(escaped);
    for (const char *byte = pattern->value.text; *byte; byte++) {
        if (*byte == '%' || *byte == '_' || *byte == escape[0])
            text_add(&escaped, escape);
        text_add_char(&escaped, *byte);
    }
    return sql_raw(sql, sql_value_of_string(text_copy(&escaped, sql->arena)));
}

const struct expression *sql_match_pattern(struct sql_builder *sql, enum sql_operator op,
                                           const struct expression *left,
                                           const struct expression *right, const char *escape,
                                           bool autoescape)
{
    if (autoescape) {
        escape = escape ? escape : "/";
        right = escape_pattern(sql, right, escape);
    }
    const struct expression *test = sql_compare(sql, op, sql_coerce(sql, left), right);
    if (!escape || test->kind != EXPRESSION_BINARY)
        return test;
    struct expression *escaped = sql_copy(sql, test);
    escaped->escape = escape;
    return escaped;
}

static const struct expression *new_in(struct sql_builder *sql, const struct expression *left,
                                       const struct expression *right, bool is_negated)
{
    enum sql_operator op = is_negated ? SQL_NOT_IN : SQL_IN;
    return sql_new_binary(sql, op, left, right, type_plain(TYPE_BOOLEAN),
                          sql_operator_facts(op)->negated);
}

static const struct expression *new_expanding(struct sql_builder *sql,
                                              const struct expression *left,
                                              const struct sql_value *values, size_t count)
{
    struct sql_value list = {.kind = SQL_LIST, .items = values, .count = count};
    struct sql_value none = SQL_VALUE_NONE;
    struct expression *bind =
        sql_new(sql, EXPRESSION_BIND, type_for_compared(left->type, count ? &values[0] : &none));
    bind->value = list;
    bind->is_expanding = true;
    if (left->kind == EXPRESSION_TUPLE)
        bind->clauses = left->clauses;
    return bind;
}

const struct expression *sql_in_list(struct sql_builder *sql, const struct expression *left,
                                     const struct expressions *list, bool is_negated)
{
    struct sql_value *values = arena_new_array(sql->arena, struct sql_value, list->count);
    bool is_all_raw = true;
    left = sql_coerce(sql, left);
    for (size_t i = 0; i < list->count; i++) {
        is_all_raw = is_all_raw && list->items[i]->is_raw;
        values[i] = list->items[i]->value;
    }
    if (is_all_raw)
        return new_in(sql, left, new_expanding(sql, left, values, list->count), is_negated);
    struct expression *clauses = sql_new(sql, EXPRESSION_LIST, NULL);
    clauses->op = SQL_COMMA;
    for (size_t i = 0; i < list->count; i++) {
        const struct expression *item = list->items[i];
        bool is_none = item->is_raw && item->value.kind == SQL_NONE;
        item = is_none ? sql_null(sql) : sql_coerce_operand(sql, item, left, NULL);
        expressions_add(&clauses->clauses, sql->arena, sql_group(sql, item, SQL_COMMA));
    }
    struct expression *grouping = sql_new(sql, EXPRESSION_GROUPING, NULL);
    grouping->left = clauses;
    return new_in(sql, left, grouping, is_negated);
}

const struct expression *sql_in(struct sql_builder *sql, const struct expression *left,
                                const struct expression *right, bool is_negated)
{
    left = sql_coerce(sql, left);
    if (right->is_raw && right->value.kind == SQL_LIST)
        return new_in(sql, left, new_expanding(sql, left, right->value.items, right->value.count),
                      is_negated);
    if (right->is_raw) {
        TEXT_SCOPE(value);
        sql_value_describe(&right->value, &value);
        return sql_fail(sql,
                        "IN expression list, SELECT construct, or bound parameter object "
                        "expected, got %s",
                        text_string(&value));
    }
    if (right->kind == EXPRESSION_BIND) {
        struct expression *bind = sql_copy(sql, right);
        bind->is_expanding = true;
        if (bind->type->kind == TYPE_NULL)
            bind->type = left->type;
        right = bind;
    }
    return new_in(sql, left, right, is_negated);
}

const struct expression *sql_between(struct sql_builder *sql, const struct expression *operand,
                                     const struct expression *low, const struct expression *high,
                                     bool is_symmetric, bool is_negated)
{
    enum sql_operator op = is_negated ? SQL_NOT_BETWEEN : SQL_BETWEEN;
    operand = sql_coerce(sql, operand);
    struct expression *range = sql_new(sql, EXPRESSION_LIST, NULL);
    range->op = SQL_AND;
    range->is_open = range->is_condition = true;
    expressions_add(&range->clauses, sql->arena, sql_coerce_operand(sql, low, operand, NULL));
    expressions_add(&range->clauses, sql->arena, sql_coerce_operand(sql, high, operand, NULL));
    struct expression *between =
        sql_new_binary(sql, op, operand, range, NULL, sql_operator_facts(op)->negated);
    between->is_symmetric = is_symmetric;
    return between;
}

const struct expression *sql_regexp_match(struct sql_builder *sql, const struct expression *operand,
                                          const struct expression *pattern, const char *flags)
{
    operand = sql_coerce(sql, operand);
    struct expression *match =
        sql_new_binary(sql, SQL_REGEXP_MATCH, operand,
                       sql_coerce_operand(sql, pattern, operand, NULL), NULL, SQL_NOT_REGEXP_MATCH);
    match->flags = flags;
    return match;
}

const struct expression *sql_regexp_replace(struct sql_builder *sql,
                                            const struct expression *operand,
                                            const struct expression *pattern,
                                            const struct expression *replacement, const char *flags)
{
    operand = sql_coerce(sql, operand);
    struct expression *both = sql_new(sql, EXPRESSION_LIST, NULL);
    both->op = SQL_COMMA;
    both->is_open = true;
    expressions_add(&both->clauses, sql->arena, sql_coerce_operand(sql, pattern, operand, NULL));
    expressions_add(&both->clauses, sql->arena,
                    sql_coerce_operand(sql, replacement, operand, NULL));
    struct expression *replace =
        sql_new_binary(sql, SQL_REGEXP_REPLACE, operand, both, NULL, SQL_OP_NONE);
    replace->flags = flags;
    return replace;
}

const struct expression *sql_match(struct sql_builder *sql, const struct expression *left,
                                   const struct expression *right, const struct options *options)
{
    const struct expression *match = sql_compare(sql, SQL_MATCH, sql_coerce(sql, left), right);
    struct expression *copy = sql_copy(sql, match);
    if (options)
        copy->options = *options;
    return copy;
}

const struct expression *sql_collate(struct sql_builder *sql, const struct expression *operand,
                                     const char *collation)
{
    operand = sql_coerce(sql, operand);
    struct expression *name = sql_new(sql, EXPRESSION_COLLATION, NULL);
    name->name = collation;
    return sql_new_binary(sql, SQL_COLLATE, operand, name, operand->type, SQL_OP_NONE);
}

static const struct expression *index_json(struct sql_builder *sql,
                                           const struct expression *operand,
                                           const struct expression *index)
{
    bool is_path = index->is_raw && index->value.kind == SQL_LIST;
    enum sql_operator op = is_path ? SQL_JSON_PATH : SQL_JSON_INDEX;
    const struct type *type = is_path ? &type_json_path : &type_json_index;
    struct expression *indexed =
        sql_new_binary(sql, op, operand, sql_coerce_operand(sql, index, operand, type),
                       operand->type, SQL_OP_NONE);
    indexed->is_grouped_early = true;
    return indexed;
}

/* An array of one dimension gives its items, one of more an array of one less. */
static const struct type *type_of_item(struct sql_builder *sql, const struct type *type)
{
    if (type->kind != TYPE_ARRAY)
        return type_plain(TYPE_TEXT);
    if (type->dimensions == TYPE_UNSET || type->dimensions == 1)
        return type->item;
    struct type *less = type_copy(type, sql->arena);
    less->dimensions--;
    return less;
}

const struct expression *sql_index(struct sql_builder *sql, const struct expression *operand,
                                   const struct expression *index)
{
    enum type_family family = type_family(operand->type);
    if (family == FAMILY_JSON)
        return index_json(sql, operand, index);
    if (family == FAMILY_HSTORE) {
        const struct expression *value =
            sql_operate_custom(sql, "->", INDEX_RANK, false, type_plain(TYPE_TEXT), operand, index);
        struct expression *grouped = sql_copy(sql, value);
        grouped->is_grouped_early = true;
        return grouped;
    }
    if (family != FAMILY_ARRAY)
        return sql_fail(sql, "operator 'getitem' is not supported on this expression");
    return sql_new_binary(sql, SQL_INDEX, operand, sql_coerce_operand(sql, index, operand, NULL),
                          type_of_item(sql, operand->type), SQL_OP_NONE);
}

const struct expression *sql_slice(struct sql_builder *sql, const struct expression *operand,
                                   const struct expression *start, const struct expression *stop)
{
    struct expression *slice = sql_new(sql, EXPRESSION_SLICE, NULL);
    slice->left = sql_coerce(sql, start);
    slice->right = sql_coerce(sql, stop);
    return sql_new_binary(sql, SQL_INDEX, operand, slice, operand->type, SQL_OP_NONE);
}

const struct expression *sql_json_as(struct sql_builder *sql, const struct expression *indexed,
                                     const struct type *type)
{
    if (indexed->kind != EXPRESSION_BINARY ||
        (indexed->op != SQL_JSON_INDEX && indexed->op != SQL_JSON_PATH))
        return sql_fail(sql, "a JSON cast operator only works with a JSON index expression");
    struct expression *copy = sql_copy(sql, indexed);
    copy->type = type;
    return copy;
}

const struct expression *sql_json_text(struct sql_builder *sql, const struct expression *indexed)
{
    if (indexed->kind != EXPRESSION_BINARY ||
        (indexed->op != SQL_JSON_INDEX && indexed->op != SQL_JSON_PATH))
        return sql_fail(sql, "astext only works with a JSON index expression");
    struct expression *copy =
        sql_copy(sql,
                 sql_operate_custom(sql, indexed->op == SQL_JSON_PATH ? "#>>" : "->>", INDEX_RANK,
                                    false, type_plain(TYPE_TEXT), indexed->left, indexed->right));
    copy->is_grouped_early = true;
    return copy;
}

/* Functions, CASE, CAST, windows, labels. */
#include "sql/function.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "sql/internal.h"
#include "base/banned.h"

/* How the type of a function that SQLAlchemy knows follows. */
enum result_rule { RESULT_FIXED, RESULT_OF_ARGUMENTS, RESULT_ARRAY, RESULT_OF_ORDER };

/* Sorted by name. TYPE_NULL: nothing is known. */
static const struct known_function {
    const char *name;
    enum result_rule rule;
    enum type_kind type;
} known_functions[] = {
    {"aggregate_strings", RESULT_FIXED, TYPE_STRING},
    {"array_agg", RESULT_ARRAY, TYPE_NULL},
    {"char_length", RESULT_FIXED, TYPE_INTEGER},
    {"coalesce", RESULT_OF_ARGUMENTS, TYPE_NULL},
    {"concat", RESULT_FIXED, TYPE_STRING},
    {"count", RESULT_FIXED, TYPE_INTEGER},
    {"cube", RESULT_FIXED, TYPE_NULL},
    {"cume_dist", RESULT_FIXED, TYPE_NUMERIC},
    {"current_date", RESULT_FIXED, TYPE_DATE},
    {"current_time", RESULT_FIXED, TYPE_TIME},
    {"current_timestamp", RESULT_FIXED, TYPE_DATE_TIME},
    {"current_user", RESULT_FIXED, TYPE_STRING},
    {"dense_rank", RESULT_FIXED, TYPE_INTEGER},
    {"grouping_sets", RESULT_FIXED, TYPE_NULL},
    {"localtime", RESULT_FIXED, TYPE_DATE_TIME},
    {"localtimestamp", RESULT_FIXED, TYPE_DATE_TIME},
    {"max", RESULT_OF_ARGUMENTS, TYPE_NULL},
    {"min", RESULT_OF_ARGUMENTS, TYPE_NULL},
    {"mode", RESULT_OF_ORDER, TYPE_NULL},
    {"now", RESULT_FIXED, TYPE_DATE_TIME},
    {"percent_rank", RESULT_FIXED, TYPE_NUMERIC},
    {"percentile_cont", RESULT_OF_ORDER, TYPE_NULL},
    {"percentile_disc", RESULT_OF_ORDER, TYPE_NULL},
    {"random", RESULT_FIXED, TYPE_NULL},
    {"rank", RESULT_FIXED, TYPE_INTEGER},
    {"rollup", RESULT_FIXED, TYPE_NULL},
    {"session_user", RESULT_FIXED, TYPE_STRING},
    {"sum", RESULT_OF_ARGUMENTS, TYPE_NULL},
    {"sysdate", RESULT_FIXED, TYPE_DATE_TIME},
    {"user", RESULT_FIXED, TYPE_STRING},
};

static const struct known_function *find_function(const char *name)
{
    for (size_t i = 0; i < sizeof known_functions / sizeof *known_functions; i++)
        if (string_equal_nocase(known_functions[i].name, name))
            return &known_functions[i];
    return NULL;
}

static const struct type *type_of_arguments(const struct expressions *arguments)
{
    for (size_t i = 0; i < arguments->count; i++)
        if (arguments->items[i]->type->kind != TYPE_NULL)
            return arguments->items[i]->type;
    return NULL;
}

static const struct type *result_type(struct sql_builder *sql, const struct known_function *known,
                                      const struct expressions *arguments)
{
    const struct type *of_arguments = type_of_arguments(arguments);
    if (known->rule == RESULT_OF_ARGUMENTS)
        return of_arguments;
    if (known->rule != RESULT_ARRAY)
        return type_plain(known->type);
    struct type *array = type_new(sql->arena, TYPE_ARRAY);
    array->item = of_arguments ? of_arguments : type_plain(TYPE_NULL);
    return array;
}

const struct expression *sql_function(struct sql_builder *sql, const struct strings *packages,
                                      const char *name, const struct expressions *arguments,
                                      const struct type *type)
{
    const struct known_function *known = packages && packages->count ? NULL : find_function(name);
    struct expression *function = sql_new(sql, EXPRESSION_FUNCTION, NULL);
    function->clauses = sql_coerce_all(sql, arguments, SQL_COMMA);
    if (known && string_equal(known->name, "count") && !function->clauses.count)
        expressions_add(&function->clauses, sql->arena, sql_literal_column(sql, "*", NULL));
    function->name = known ? known->name : name;
    if (packages)
        function->packages = *packages;
    if (!type && known)
        type = result_type(sql, known, &function->clauses);
    if (type)
        function->type = type;
    return function;
}

const struct expression *sql_case(struct sql_builder *sql, const struct expressions *clauses,
                                  const struct expression *value,
                                  const struct expression *otherwise)
{
    struct expression *node = sql_new(sql, EXPRESSION_CASE, NULL);
    for (size_t i = 0; i < clauses->count; i++) {
        const struct expression *clause = sql_coerce(sql, clauses->items[i]);
        if (i % 2 == 0)
            clause = sql_group(sql, clause, SQL_OP_NONE);
        else if (clause->type->kind != TYPE_NULL)
            node->type = clause->type;
        expressions_add(&node->clauses, sql->arena, clause);
    }
    node->left = value ? sql_coerce(sql, value) : NULL;
    bool has_otherwise = otherwise && !(otherwise->is_raw && otherwise->value.kind == SQL_NONE);
    node->right = has_otherwise ? sql_coerce(sql, otherwise) : NULL;
    if (node->type->kind == TYPE_NULL && node->right)
        node->type = node->right->type;
    return node;
}

/* A raw value is of the type it is cast to. */
static const struct expression *coerce_to(struct sql_builder *sql, const struct expression *operand,
                                          const struct type *type)
{
    if (!operand->is_raw || operand->value.kind == SQL_NONE)
        return sql_coerce(sql, operand);
    return sql_literal(sql, operand->value, type);
}

const struct expression *sql_cast(struct sql_builder *sql, const struct expression *operand,
                                  const struct type *type)
{
    struct expression *cast = sql_new(sql, EXPRESSION_CAST, type);
    cast->left = coerce_to(sql, operand, type);
    return cast;
}

const struct expression *sql_type_coerce(struct sql_builder *sql, const struct expression *operand,
                                         const struct type *type)
{
    struct expression *coerced = sql_new(sql, EXPRESSION_TYPE_COERCE, type);
    operand = coerce_to(sql, operand, type);
    if (operand->kind == EXPRESSION_BIND) {
        struct expression *bind = sql_copy(sql, operand);
        bind->type = type;
        operand = bind;
    }
    coerced->left = operand;
    return coerced;
}

const struct expression *sql_extract(struct sql_builder *sql, const char *field,
                                     const struct expression *operand)
{
    struct expression *extract = sql_new(sql, EXPRESSION_EXTRACT, type_plain(TYPE_INTEGER));
    extract->name = field;
    extract->left = sql_coerce(sql, operand);
    return extract;
}

const struct expression *sql_over(struct sql_builder *sql, const struct expression *function,
                                  const struct expressions *partition_by,
                                  const struct expressions *order_by, const struct sql_frame *frame)
{
    struct expression *over = sql_new(sql, EXPRESSION_OVER, function->type);
    over->left = function;
    over->clauses = sql_coerce_all(sql, partition_by, SQL_COMMA);
    over->order_by = sql_coerce_all(sql, order_by, SQL_COMMA);
    over->frame = frame;
    return over;
}

const struct expression *sql_within_group(struct sql_builder *sql,
                                          const struct expression *function,
                                          const struct expressions *order_by)
{
    const struct known_function *known = find_function(function->name ? function->name : "");
    struct expression *within = sql_new(sql, EXPRESSION_WITHIN_GROUP, function->type);
    within->left = function;
    within->clauses = sql_coerce_all(sql, order_by, SQL_COMMA);
    if (known && known->rule == RESULT_OF_ORDER && within->clauses.count)
        within->type = within->clauses.items[0]->type;
    return within;
}

const struct expression *sql_filter(struct sql_builder *sql, const struct expression *function,
                                    const struct expressions *conditions)
{
    struct expression *filter = sql_new(sql, EXPRESSION_FILTER, function->type);
    filter->left = function;
    filter->right = conditions->count == 1 ? sql_coerce_condition(sql, conditions->items[0])
                                           : sql_conjoin(sql, SQL_AND, conditions);
    return filter;
}

const struct expression *sql_ordered(struct sql_builder *sql, const struct expression *operand,
                                     const struct expressions *order_by)
{
    operand = sql_coerce(sql, operand);
    struct expression *ordered = sql_new(sql, EXPRESSION_ORDERED, operand->type);
    ordered->left = operand;
    ordered->clauses = sql_coerce_all(sql, order_by, SQL_COMMA);
    return ordered;
}

const struct expression *sql_label(struct sql_builder *sql, const struct expression *operand,
                                   const char *name)
{
    operand = sql_coerce(sql, operand);
    while (operand->kind == EXPRESSION_LABEL)
        operand = operand->left;
    struct expression *label = sql_new(sql, EXPRESSION_LABEL, operand->type);
    label->left = sql_group(sql, operand, SQL_COMMA);
    bool has_name = operand->kind == EXPRESSION_COLUMN || operand->kind == EXPRESSION_FUNCTION;
    label->name = name ? name : has_name ? operand->name : "anon";
    label->anonymous = name ? NULL : label;
    return label;
}

const struct expression *sql_tuple(struct sql_builder *sql, const struct expressions *clauses)
{
    struct expression *tuple = sql_new(sql, EXPRESSION_TUPLE, NULL);
    tuple->clauses = sql_coerce_all(sql, clauses, SQL_COMMA);
    return tuple;
}

const struct expression *sql_array(struct sql_builder *sql, const struct expressions *clauses,
                                   const struct type *item)
{
    struct expression *node = sql_new(sql, EXPRESSION_ARRAY, NULL);
    for (size_t i = 0; i < clauses->count; i++)
        expressions_add(&node->clauses, sql->arena, sql_coerce(sql, clauses->items[i]));
    if (!item && node->clauses.count)
        item = node->clauses.items[0]->type;
    struct type *array = type_new(sql->arena, TYPE_ARRAY);
    bool is_nested = item && item->kind == TYPE_ARRAY;
    array->item = is_nested ? item->item : item ? item : type_plain(TYPE_NULL);
    if (is_nested)
        array->dimensions = item->dimensions == TYPE_UNSET ? 2 : item->dimensions + 1;
    node->type = array;
    return node;
}

const struct expression *sql_next_value(struct sql_builder *sql, const char *schema,
                                        const char *name)
{
    struct expression *sequence = sql_new(sql, EXPRESSION_SEQUENCE, type_plain(TYPE_INTEGER));
    sequence->name = name;
    if (schema)
        vec_push(sql->arena, &sequence->packages, schema);
    return sequence;
}

/* Expressions of sqlalchemy.sql.elements as nodes of src/sql. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "script/alembic/lowering.h"
#include "sql/function.h"
#include "sql/infer.h"
#include "base/banned.h"

struct operator_row {
    const char *name;
    enum sql_operator op;
};

static const struct operator_row operator_rows[] = {
    {"==", SQL_EQUAL},
    {"!=", SQL_NOT_EQUAL},
    {"<", SQL_LESS},
    {"<=", SQL_LESS_EQUAL},
    {">", SQL_GREATER},
    {">=", SQL_GREATER_EQUAL},
    {"+", SQL_ADD},
    {"-", SQL_SUBTRACT},
    {"*", SQL_MULTIPLY},
    {"/", SQL_DIVIDE},
    {"//", SQL_FLOOR_DIVIDE},
    {"%", SQL_MODULO},
    {"||", SQL_CONCAT},
    {"&", SQL_BIT_AND},
    {"|", SQL_BIT_OR},
    {"^", SQL_BIT_XOR},
    {"<<", SQL_SHIFT_LEFT},
    {">>", SQL_SHIFT_RIGHT},
    {"is", SQL_IS},
    {"is not", SQL_IS_NOT},
    {"is distinct from", SQL_IS_DISTINCT},
    {"is not distinct from", SQL_IS_NOT_DISTINCT},
    {"and", SQL_AND},
    {"or", SQL_OR},
    {"like", SQL_LIKE},
    {"not like", SQL_NOT_LIKE},
    {"ilike", SQL_ILIKE},
    {"not ilike", SQL_NOT_ILIKE},
    {"contains", SQL_CONTAINS},
    {"icontains", SQL_ICONTAINS},
    {"startswith", SQL_STARTS_WITH},
    {"istartswith", SQL_ISTARTS_WITH},
    {"endswith", SQL_ENDS_WITH},
    {"iendswith", SQL_IENDS_WITH},
};

static const struct operator_row unary_rows[] = {
    {"-", SQL_NEGATIVE},
    {"~", SQL_BIT_NOT},
    {"distinct", SQL_DISTINCT},
    {"any", SQL_ANY},
    {"all", SQL_ALL},
    {"asc", SQL_ASC},
    {"desc", SQL_DESC},
    {"nulls first", SQL_NULLS_FIRST},
    {"nulls last", SQL_NULLS_LAST},
};

static enum sql_operator find_operator(struct lowering *lowering, const struct operator_row *rows,
                                       size_t count, struct py_value object)
{
    const char *name = lowering_string(lowering, object, "_op");
    for (size_t i = 0; name && i < count; i++)
        if (string_equal(rows[i].name, name))
            return rows[i].op;
    sql_fail(&lowering->sql, "there is no operator %s", name ? name : "?");
    return SQL_EQUAL;
}

static enum sql_operator operator_of(struct lowering *lowering, struct py_value object)
{
    return find_operator(lowering, operator_rows, sizeof operator_rows / sizeof *operator_rows,
                         object);
}

/* A type that a script wrote takes any value that is compared with it; others ask the value. */
static bool takes_any_value(struct lowering *lowering, const struct type *type)
{
    struct py_value object = lowering_type_object(lowering, type);
    const char *kind = py_is_none(object) ? NULL : lowering_kind(lowering, object);
    return string_equal(kind, "decorator") || string_equal(kind, "user_defined");
}

static const struct expression *typed_by(struct lowering *lowering,
                                         const struct expression *operand,
                                         const struct expression *other)
{
    if (!operand->is_raw || operand->value.kind == SQL_NONE || other->is_raw ||
        !takes_any_value(lowering, other->type))
        return operand;
    return sql_literal(&lowering->sql, operand->value, other->type);
}

struct operands {
    const struct expression *left, *right;
};

static struct operands both(struct lowering *lowering, struct py_value object)
{
    struct operands both = {
        .left = lower_operand(lowering, lowering_get(lowering, object, "left")),
        .right = lower_operand(lowering, lowering_get(lowering, object, "right")),
    };
    both.left = typed_by(lowering, both.left, both.right);
    both.right = typed_by(lowering, both.right, both.left);
    return both;
}

static const struct expression *element(struct lowering *lowering, struct py_value object)
{
    return lower_operand(lowering, lowering_get(lowering, object, "element"));
}

/* -- Values and names. */

static const struct expression *lower_column_clause(struct lowering *lowering,
                                                    struct py_value object)
{
    struct sql_builder *sql = &lowering->sql;
    struct py_value table = lowering_get(lowering, object, "table");
    if (py_is_none(table)) {
        const char *name = lowering_name(lowering, object, "name");
        const struct type *type = lowering_type(lowering, lowering_get(lowering, object, "type"));
        return lowering_flag(lowering, object, "is_literal") ? sql_literal_column(sql, name, type)
                                                             : sql_column(sql, name, type);
    }
    const char *key = lowering_string(lowering, object, "key");
    const struct from_item *from = lower_from(lowering, table);
    const struct expression *column = key ? from_column(from, key) : NULL;
    if (column || lowering_has_failed(lowering))
        return column ? column : sql_null(sql);
    /* A column that was asked for by name only. */
    struct expression *loose = arena_new(sql->arena, struct expression);
    *loose = *sql_column(sql, lowering_name(lowering, object, "name"),
                         lowering_type(lowering, lowering_get(lowering, object, "type")));
    loose->from = from;
    return loose;
}

static const struct expression *lower_bind(struct lowering *lowering, struct py_value object)
{
    const char *name = lowering_string(lowering, object, "key");
    const struct type *type = lowering_type(lowering, lowering_get(lowering, object, "_type"));
    struct py_value given = lowering_get(lowering, object, "effective_value");
    struct sql_value value = lowering_value(lowering, given);
    return sql_bind(&lowering->sql, name, value, type, lowering_flag(lowering, object, "expanding"),
                    lowering_flag(lowering, object, "required"));
}

static const struct expression *lower_null(struct lowering *lowering, struct py_value object)
{
    (void)object;
    return sql_null(&lowering->sql);
}

static const struct expression *lower_true(struct lowering *lowering, struct py_value object)
{
    (void)object;
    return sql_true(&lowering->sql);
}

static const struct expression *lower_false(struct lowering *lowering, struct py_value object)
{
    (void)object;
    return sql_false(&lowering->sql);
}

static const struct expression *lower_text_clause(struct lowering *lowering, struct py_value object)
{
    const struct expression *text =
        sql_text(&lowering->sql, lowering_name(lowering, object, "text"));
    struct py_value binds = lowering_get(lowering, object, "_binds");
    size_t position = 0;
    struct py_value name;
    struct py_value bind;
    while (py_is_kind(binds, PY_KIND_DICT) && py_dict_next(binds, &position, &name, &bind)) {
        struct expression *named = arena_new(lowering->sql.arena, struct expression);
        *named = *lower_operand(lowering, bind);
        named->name = lowering_word(lowering, name);
        if (lowering_has_failed(lowering))
            break;
        text = sql_text_bind(&lowering->sql, text, named);
    }
    return text;
}

/* -- Operators. */

static const struct expression *lower_operate(struct lowering *lowering, struct py_value object)
{
    struct operands operands = both(lowering, object);
    return sql_operate(&lowering->sql, operator_of(lowering, object), operands.left,
                       operands.right);
}

static const struct expression *lower_pattern(struct lowering *lowering, struct py_value object)
{
    struct operands operands = both(lowering, object);
    return sql_match_pattern(&lowering->sql, operator_of(lowering, object), operands.left,
                             operands.right, lowering_string(lowering, object, "escape"), false);
}

static const struct expression *lower_custom(struct lowering *lowering, struct py_value object)
{
    struct operands operands = both(lowering, object);
    long precedence = lowering_integer(lowering, lowering_get(lowering, object, "precedence"));
    return sql_operate_custom(&lowering->sql, lowering_name(lowering, object, "opstring"),
                              (int)precedence, lowering_flag(lowering, object, "is_comparison"),
                              lowering_type(lowering, lowering_get(lowering, object, "_type")),
                              operands.left, operands.right);
}

/* A parameter that stands alone behind IN is a list, whether it says so or not. */
static const struct expression *expanding(struct lowering *lowering, const struct expression *right)
{
    if (right->kind != EXPRESSION_BIND || right->is_raw || right->is_expanding)
        return right;
    struct expression *copy = arena_new(lowering->sql.arena, struct expression);
    *copy = *right;
    copy->is_expanding = true;
    return copy;
}

static const struct expression *lower_in(struct lowering *lowering, struct py_value object)
{
    struct sql_builder *sql = &lowering->sql;
    const struct expression *left = lower_operand(lowering, lowering_get(lowering, object, "left"));
    struct py_value right = lowering_entity(lowering, lowering_get(lowering, object, "right"));
    bool is_negated = lowering_flag(lowering, object, "negated");
    if (py_is_kind(right, PY_KIND_TUPLE)) {
        struct expressions list = lower_operands(lowering, right);
        for (size_t i = 0; i < list.count; i++)
            list.items[i] = typed_by(lowering, list.items[i], left);
        return sql_in_list(sql, left, &list, is_negated);
    }
    const char *kind = lowering_kind(lowering, right);
    if (kind && lowering_is_from(kind)) {
        struct expressions columns = {0};
        lower_column_list(lowering, right, &columns);
        return sql_in(sql, left, sql_scalar_subquery(sql, sql_select(sql, &columns)), is_negated);
    }
    return sql_in(sql, left, expanding(lowering, lower_operand(lowering, right)), is_negated);
}

static const struct expression *lower_between(struct lowering *lowering, struct py_value object)
{
    const struct expression *left = lower_operand(lowering, lowering_get(lowering, object, "left"));
    const struct expression *low = lower_operand(lowering, lowering_get(lowering, object, "low"));
    const struct expression *high = lower_operand(lowering, lowering_get(lowering, object, "high"));
    return sql_between(&lowering->sql, left, typed_by(lowering, low, left),
                       typed_by(lowering, high, left), lowering_flag(lowering, object, "symmetric"),
                       lowering_flag(lowering, object, "negated"));
}

static struct options match_options(struct lowering *lowering, struct py_value object)
{
    struct options options = {0};
    size_t position = 0;
    struct py_value key;
    struct py_value value;
    struct py_value given = lowering_get(lowering, object, "options");
    while (py_is_kind(given, PY_KIND_DICT) && py_dict_next(given, &position, &key, &value)) {
        const char *name = lowering_word(lowering, key);
        if (py_is_str(value))
            options_set_text(&options, lowering->sql.arena, name, lowering_word(lowering, value));
        else
            options_set_boolean(&options, lowering->sql.arena, name,
                                value.tag == PY_BOOL && value.integer);
    }
    return options;
}

static const struct expression *lower_regexp(struct lowering *lowering, struct py_value object)
{
    struct sql_builder *sql = &lowering->sql;
    struct operands operands = both(lowering, object);
    const char *op = lowering_string(lowering, object, "_op");
    const char *flags = lowering_string(lowering, object, "flags");
    if (string_equal(op, "regexp_match"))
        return sql_regexp_match(sql, operands.left, operands.right, flags);
    if (string_equal(op, "regexp_replace"))
        return sql_regexp_replace(sql, operands.left, operands.right,
                                  lower_operand(lowering,
                                                lowering_get(lowering, object, "replacement")),
                                  flags);
    struct options *options = arena_new(sql->arena, struct options);
    *options = match_options(lowering, object);
    return sql_match(sql, operands.left, operands.right, options);
}

static const struct expression *lower_unary(struct lowering *lowering, struct py_value object)
{
    enum sql_operator op =
        find_operator(lowering, unary_rows, sizeof unary_rows / sizeof *unary_rows, object);
    return sql_unary(&lowering->sql, op,
                     lower_name(lowering, lowering_get(lowering, object, "element")));
}

static const struct expression *lower_not(struct lowering *lowering, struct py_value object)
{
    return sql_not(&lowering->sql, element(lowering, object));
}

static const struct expression *lower_conjoin(struct lowering *lowering, struct py_value object)
{
    struct expressions clauses =
        lower_operands(lowering, lowering_get(lowering, object, "clauses"));
    return sql_conjoin(&lowering->sql, operator_of(lowering, object), &clauses);
}

static const struct expression *lower_collate(struct lowering *lowering, struct py_value object)
{
    return sql_collate(&lowering->sql, element(lowering, object),
                       lowering_name(lowering, object, "collation"));
}

static const struct expression *lower_index_of(struct lowering *lowering, struct py_value object)
{
    /* No type of the left one has a say in what an index is. */
    return sql_index(&lowering->sql,
                     lower_operand(lowering, lowering_get(lowering, object, "left")),
                     lower_operand(lowering, lowering_get(lowering, object, "right")));
}

static const struct expression *lower_slice(struct lowering *lowering, struct py_value object)
{
    return sql_slice(&lowering->sql,
                     lower_operand(lowering, lowering_get(lowering, object, "left")),
                     lower_operand(lowering, lowering_get(lowering, object, "start")),
                     lower_operand(lowering, lowering_get(lowering, object, "stop")));
}

static const struct expression *lower_json_as(struct lowering *lowering, struct py_value object)
{
    return sql_json_as(&lowering->sql, element(lowering, object),
                       lowering_required_type(lowering, object, "_type"));
}

static const struct expression *lower_json_text(struct lowering *lowering, struct py_value object)
{
    return sql_json_text(&lowering->sql, element(lowering, object));
}

static const struct expression *lower_label(struct lowering *lowering, struct py_value object)
{
    const struct expression *inner = element(lowering, object);
    struct py_value type = lowering_find_attribute(lowering, object, "_type");
    const char *name = lowering_string(lowering, object, "name");
    if (!py_is_nothing(type))
        inner = sql_type_coerce(&lowering->sql, inner, lowering_type(lowering, type));
    return sql_label(&lowering->sql, inner, name);
}

static const struct expression *lower_clauses(struct lowering *lowering, struct py_value object)
{
    struct expressions clauses =
        lower_operands(lowering, lowering_get(lowering, object, "clauses"));
    return sql_tuple(&lowering->sql, &clauses);
}

/* -- All of them. */

typedef const struct expression *(*lower_fn)(struct lowering *lowering, struct py_value object);

/* Sorted by kind. */
static const struct {
    const char *kind;
    lower_fn lower;
} kinds[] = {
    {"between", lower_between},
    {"bind", lower_bind},
    {"clauses", lower_clauses},
    {"collate", lower_collate},
    {"column", lower_column_clause},
    {"conjoin", lower_conjoin},
    {"custom", lower_custom},
    {"false", lower_false},
    {"in", lower_in},
    {"index", lower_index_of},
    {"json_as", lower_json_as},
    {"json_text", lower_json_text},
    {"label", lower_label},
    {"not", lower_not},
    {"null", lower_null},
    {"operate", lower_operate},
    {"pattern", lower_pattern},
    {"regexp", lower_regexp},
    {"slice", lower_slice},
    {"text", lower_text_clause},
    {"true", lower_true},
    {"unary", lower_unary},
};

static int compare_kind(const void *kind, const void *row)
{
    return strcmp(kind, *(const char *const *)row);
}

/* What a function registered by @compiles writes stands as it is. */
static const struct expression *lower_compiled(struct lowering *lowering, struct py_value object)
{
    struct py_value rules = lowering_find_attribute(lowering, object, "_compilers");
    if (py_is_nothing(rules) || lowering->has_raised)
        return NULL;
    struct py_value write =
        py_import_name(lowering->py, "sqlalchemy.ext.compiler", "compiled_text");
    const struct py_value arguments[] = {object, lowering_dialect(lowering),
                                         py_bool(lowering->is_definition)};
    if (lowering->has_raised)
        return NULL;
    struct py_value text = py_is_error(write) ? write : py_call(lowering->py, write, arguments, 3);
    if (py_is_error(text)) {
        lowering->has_raised = true;
        return sql_null(&lowering->sql);
    }
    if (py_is_none(text)) /* nothing for this database: as it is by itself */
        return NULL;
    struct py_value name = lowering_find_attribute(lowering, object, "name");
    struct py_value type = lowering_find_attribute(lowering, object, "_type");
    if (py_is_unbound(type))
        type = lowering_find_attribute(lowering, object, "type");
    struct py_value parts = lowering_find_attribute(lowering, object, "clauses");
    struct expressions clauses = {0};
    if (py_is_kind(parts, PY_KIND_TUPLE))
        clauses = lower_operands(lowering, parts);
    return sql_written(&lowering->sql, lowering_word(lowering, text),
                       py_is_str(name) ? lowering_text(lowering, name) : NULL, &clauses,
                       lowering_type(lowering, type));
}

static const struct expression *lower_kind(struct lowering *lowering, const char *kind,
                                           struct py_value object)
{
    const struct expression *compiled = lower_compiled(lowering, object);
    if (compiled)
        return compiled;
    const void *row =
        bsearch(kind, kinds, sizeof kinds / sizeof *kinds, sizeof *kinds, compare_kind);
    if (row)
        return kinds[(size_t)((const char *)row - (const char *)kinds) / sizeof *kinds].lower(
            lowering, object);
    const struct expression *function = lower_function_kind(lowering, kind, object);
    if (function)
        return function;
    if (lowering_is_statement(kind))
        return sql_scalar_subquery(&lowering->sql, lower_any_statement(lowering, object));
    struct py_value is_clause = lowering_find_attribute(lowering, object, "is_clause_element");
    if (py_is_unbound(is_clause)) /* a value with an attribute of that name */
        return lowering_raw(lowering, object);
    lowering_raise(lowering, "ArgumentError", "SQL expression element expected, got %s",
                   py_type_name(lowering->py, object));
    return sql_null(&lowering->sql);
}

const struct expression *lower_operand(struct lowering *lowering, struct py_value given)
{
    if (lowering_has_failed(lowering))
        return sql_null(&lowering->sql);
    struct py_value object = lowering_entity(lowering, given);
    const char *kind = lowering_kind(lowering, object);
    if (!kind)
        return lowering->has_raised ? sql_null(&lowering->sql) : lowering_raw(lowering, object);
    bool is_statement = lowering_is_statement(kind); /* remembered as such */
    const struct expression *node = is_statement ? NULL : lowering_find(lowering, object);
    if (node)
        return node;
    if (!py_enter(lowering->py, " while an expression is read")) {
        lowering->has_raised = true;
        return sql_null(&lowering->sql);
    }
    node = lower_kind(lowering, kind, object);
    py_leave(lowering->py);
    if (!is_statement)
        lowering_remember(lowering, object, node);
    return node;
}

struct expressions lower_operands(struct lowering *lowering, struct py_value list)
{
    struct expressions operands = {0};
    const struct py_value *items;
    size_t count = lowering_items(lowering, list, &items);
    for (size_t i = 0; i < count; i++)
        expressions_add(&operands, lowering->sql.arena, lower_operand(lowering, items[i]));
    return operands;
}

const struct expression *lower_name(struct lowering *lowering, struct py_value value)
{
    if (!py_is_str(value))
        return lower_operand(lowering, value);
    struct expression *reference = arena_new(lowering->sql.arena, struct expression);
    reference->kind = EXPRESSION_NAME_REFERENCE;
    reference->type = type_plain(TYPE_NULL);
    reference->name = lowering_word(lowering, value);
    return reference;
}

struct expressions lower_names(struct lowering *lowering, struct py_value list)
{
    struct expressions names = {0};
    const struct py_value *items;
    size_t count = lowering_items(lowering, list, &items);
    for (size_t i = 0; i < count; i++)
        expressions_add(&names, lowering->sql.arena, lower_name(lowering, items[i]));
    return names;
}

/* -- For definitions. */

bool lower_part_text(struct lowering *lowering, struct py_value expression, const char **ret_text)
{
    TEXT_SCOPE(text);
    const struct expression *lowered =
        sql_coerce(&lowering->sql, lower_operand(lowering, expression));
    if (!lowering_has_failed(lowering) &&
        !(lowering->is_definition ? compile_expression : compile_part)(lowering->dialect, lowered,
                                                                       lowering->sql.arena, &text,
                                                                       &lowering->err))
        lowering->sql.has_failed = true;
    const char *kind = lowering_kind(lowering, expression);
    if (!lowering_finish(lowering))
        return false;
    char *written = text_copy(&text, lowering->sql.arena);
    /* A statement alone stands without the parentheses that it has as a value. */
    if (kind && lowering_is_statement(kind) && text.length > 2 && *written == '(') {
        written[text.length - 1] = '\0';
        written++;
    }
    *ret_text = written;
    return true;
}

bool lower_expression_text(struct binding *binding, struct py_value expression, struct arena *arena,
                           const char **ret_text)
{
    struct lowering lowering;
    lowering_init(&lowering, binding, arena);
    lowering.is_definition = true;
    return lower_part_text(&lowering, expression, ret_text);
}

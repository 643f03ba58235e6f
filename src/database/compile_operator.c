/* Writes operators and functions. */
#include <string.h>

#include "database/compile_parts.h"
#include "sql/function.h"
#include "sql/infer.h"
#include "base/banned.h"

void compile_add_operands(struct compile *compile, const struct expression *expression,
                          const char *written, bool is_grouped_early, struct text *text)
{
    struct compile_context saved = compile->context;
    bool is_grouped = saved.is_operand && is_grouped_early;
    compile->context.is_operand = true;
    compile->context.op = expression->op;
    text_add(text, is_grouped ? "(" : "");
    compile_add(compile, expression->left, text);
    text_add(text, written);
    compile_add(compile, expression->right, text);
    text_add(text, is_grouped ? ")" : "");
    compile->context = saved;
}

static void add_around(struct compile *compile, const char *open, const struct expression *left,
                       const char *between, const struct expression *right, const char *close,
                       struct text *text)
{
    text_add(text, open);
    compile_add(compile, left, text);
    text_add(text, between);
    compile_add(compile, right, text);
    text_add(text, close);
}

/* A side of a comparison that does not tell cases apart. */
static const struct expression *lower(struct compile *compile, const struct expression *side)
{
    struct expressions arguments = {0};
    if (compile->rules->has_ilike)
        return side;
    expressions_add(&arguments, compile->arena, side);
    return sql_function(&compile->sql, NULL, "lower", &arguments, type_plain(TYPE_STRING));
}

/* What the pattern of CONTAINS, STARTS WITH and ENDS WITH has before and behind it. */
static const struct expression *surround(struct compile *compile, enum sql_operator op,
                                         const struct expression *side)
{
    const struct expression *percent =
        sql_literal_column(&compile->sql, "'%'", type_plain(TYPE_STRING));
    bool is_start = op >= SQL_STARTS_WITH && op <= SQL_NOT_ISTARTS_WITH;
    bool is_end = op >= SQL_ENDS_WITH && op <= SQL_NOT_IENDS_WITH;
    const struct expression *result = side;
    if (!is_start)
        result = sql_operate(&compile->sql, SQL_CONCAT, percent, result);
    if (!is_end)
        result = sql_operate(&compile->sql, SQL_CONCAT, result, percent);
    return result;
}

static bool ignores_case(enum sql_operator op)
{
    return op == SQL_ILIKE || op == SQL_NOT_ILIKE || op == SQL_ICONTAINS ||
           op == SQL_NOT_ICONTAINS || op == SQL_ISTARTS_WITH || op == SQL_NOT_ISTARTS_WITH ||
           op == SQL_IENDS_WITH || op == SQL_NOT_IENDS_WITH;
}

void compile_pattern(struct compile *compile, const struct expression *pattern, struct text *text)
{
    enum sql_operator op = pattern->op;
    const struct expression *left = pattern->left, *right = pattern->right;
    bool is_negated = (op - SQL_LIKE) % 2;
    bool is_insensitive = ignores_case(op);
    if (is_insensitive) {
        left = lower(compile, left);
        right = lower(compile, right);
    }
    if (op >= SQL_CONTAINS)
        right = surround(compile, op, right);
    bool is_written_ilike = is_insensitive && compile->rules->has_ilike;
    add_around(compile, "", left,
               is_written_ilike ? (is_negated ? " NOT ILIKE " : " ILIKE ")
                                : (is_negated ? " NOT LIKE " : " LIKE "),
               right, "", text);
    if (!pattern->escape)
        return;
    text_add(text, " ESCAPE ");
    compile_string(compile, pattern->escape, text);
}

static void add_divide(struct compile *compile, const struct expression *division,
                       struct text *text)
{
    const struct expression *right = division->right;
    if (compile->rules->divides_integers) {
        const struct type *type =
            type_family(right->type) == FAMILY_NUMERIC ? right->type : type_plain(TYPE_NUMERIC);
        right = sql_cast(&compile->sql, right, type);
    }
    add_around(compile, "", division->left, " / ", right, "", text);
}

static void add_floor_divide(struct compile *compile, const struct expression *division,
                             struct text *text)
{
    bool is_plain = compile->rules->divides_integers &&
                    type_family(division->left->type) == FAMILY_INTEGER &&
                    type_family(division->right->type) == FAMILY_INTEGER;
    add_around(compile, is_plain ? "" : "FLOOR(", division->left, " / ", division->right,
               is_plain ? "" : ")", text);
}

static void add_custom(struct compile *compile, const struct expression *custom, struct text *text)
{
    TEXT_SCOPE(written);
    text_add_char(&written, ' ');
    compile_text(compile, custom->name, &written);
    text_add_char(&written, ' ');
    compile_add_operands(compile, custom, text_string(&written), custom->is_grouped_early, text);
}

static void refuse(struct compile *compile, const char *what)
{
    compile_fail(compile, ALQ_ERROR_UNSUPPORTED, "%s dialect does not support %s",
                 compile->dialect->name, what);
}

static void add_binary(struct compile *compile, const struct expression *binary, struct text *text)
{
    switch (binary->op) {
    case SQL_DIVIDE:
        add_divide(compile, binary, text);
        return;
    case SQL_FLOOR_DIVIDE:
        add_floor_divide(compile, binary, text);
        return;
    case SQL_MODULO:
        add_around(compile, "", binary->left, compile->doubles_percent ? " %% " : " % ",
                   binary->right, "", text);
        return;
    case SQL_CUSTOM:
        add_custom(compile, binary, text);
        return;
    case SQL_NOT_IN:
        text_add_char(text, '(');
        compile_add_operands(compile, binary, " NOT IN ", false, text);
        text_add_char(text, ')');
        return;
    case SQL_BETWEEN:
    case SQL_NOT_BETWEEN:
        compile_add_operands(compile, binary,
                             binary->op == SQL_BETWEEN
                                 ? (binary->is_symmetric ? " BETWEEN SYMMETRIC " : " BETWEEN ")
                                 : (binary->is_symmetric ? " NOT BETWEEN SYMMETRIC "
                                                         : " NOT BETWEEN "),
                             false, text);
        return;
    case SQL_REGEXP_MATCH:
    case SQL_NOT_REGEXP_MATCH:
        refuse(compile, "regular expressions");
        return;
    case SQL_REGEXP_REPLACE:
        refuse(compile, "regular expression replacements");
        return;
    case SQL_INDEX:
    case SQL_JSON_INDEX:
    case SQL_JSON_PATH:
        refuse(compile, "indexes of values");
        return;
    case SQL_NOT_MATCH:
        text_add(text, "NOT ");
        compile_add_operands(compile, binary, " MATCH ", false, text);
        return;
    default:
        if (binary->op >= SQL_LIKE && binary->op <= SQL_NOT_IENDS_WITH)
            compile_pattern(compile, binary, text);
        else
            compile_add_operands(compile, binary, sql_operator_facts(binary->op)->written, false,
                                 text);
    }
}

/* A label of this SELECT is named, not repeated, in ORDER BY. */
static void add_modified(struct compile *compile, const struct expression *unary, struct text *text)
{
    compile_add(compile, unary->left, text);
    text_add(text, sql_operator_facts(unary->op)->written);
}

void compile_operation(struct compile *compile, const struct expression *expression,
                       struct text *text)
{
    struct compile_context saved = compile->context;
    const char *written = sql_operator_facts(expression->op)->written;
    if (compile->rules->operation && compile->rules->operation(compile, expression, text))
        return;
    if (expression->kind == EXPRESSION_LIST) {
        compile->context.is_operand = expression->op != SQL_COMMA || saved.is_operand;
        compile_add_list(compile, &expression->clauses, written, text);
    } else if (expression->kind == EXPRESSION_BINARY) {
        add_binary(compile, expression, text);
    } else if (sql_operator_is_modifier(expression->op)) {
        add_modified(compile, expression, text);
    } else {
        text_add(text, written);
        compile_add(compile, expression->left, text);
    }
    compile->context = saved;
}

/* What is written without parentheses, or in capitals. */
static const struct function_rule standard_functions[] = {
    {"current_date", "CURRENT_DATE", true, NULL},
    {"current_time", "CURRENT_TIME", true, NULL},
    {"current_timestamp", "CURRENT_TIMESTAMP", true, NULL},
    {"current_user", "CURRENT_USER", true, NULL},
    {"localtime", "LOCALTIME", true, NULL},
    {"localtimestamp", "LOCALTIMESTAMP", true, NULL},
    {"session_user", "SESSION_USER", true, NULL},
    {"sysdate", "sysdate", true, NULL},
    {"user", "USER", true, NULL},
    {"cube", "CUBE", false, NULL},
    {"rollup", "ROLLUP", false, NULL},
    {"grouping_sets", "GROUPING SETS", false, NULL},
};

static const struct function_rule *find_rule(const struct function_rule *rules, size_t count,
                                             const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (string_equal_nocase(rules[i].name, name))
            return &rules[i];
    return NULL;
}

void compile_arguments(struct compile *compile, const struct expression *function,
                       struct text *text)
{
    struct compile_context saved = compile->context;
    text_add_char(text, '(');
    compile_add_list(compile, &function->clauses, ", ", text);
    text_add_char(text, ')');
    compile->context = saved;
}

static bool is_plain_name(const char *name)
{
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$";
    return name[strspn(name, allowed)] == '\0';
}

static void add_function_name(struct compile *compile, const char *name, struct text *text)
{
    if (is_plain_name(name))
        text_add(text, name);
    else
        dialect_add_quoted_name(compile->dialect, text, name);
}

static void add_function(struct compile *compile, const struct expression *function,
                         struct text *text)
{
    const struct sql_rules *rules = compile->rules;
    const struct function_rule *rule =
        find_rule(rules->functions, rules->function_count, function->name);
    if (!rule && !function->packages.count)
        rule = find_rule(standard_functions, sizeof standard_functions / sizeof *standard_functions,
                         function->name);
    if (rule && rule->add) {
        rule->add(compile, function, text);
        return;
    }
    for (size_t i = 0; i < function->packages.count; i++) {
        add_function_name(compile, function->packages.items[i], text);
        text_add_char(text, '.');
    }
    if (rule)
        text_add(text, rule->written);
    else
        add_function_name(compile, function->name, text);
    if (!rule || !rule->has_no_arguments || function->clauses.count)
        compile_arguments(compile, function, text);
}

static void add_bound(struct compile *compile, const struct sql_frame_bound *bound, bool is_end,
                      struct text *text)
{
    if (bound->kind == FRAME_UNBOUNDED) {
        text_add(text, is_end ? "UNBOUNDED FOLLOWING" : "UNBOUNDED PRECEDING");
    } else if (bound->kind == FRAME_CURRENT) {
        text_add(text, "CURRENT ROW");
    } else {
        bool is_before = bound->offset < 0;
        const char *digits =
            arena_printf(compile->arena, "%ld", is_before ? -bound->offset : bound->offset);
        compile_add(compile,
                    sql_literal(&compile->sql, sql_value_of_text(SQL_INTEGER, digits), NULL), text);
        text_add(text, is_before ? " PRECEDING" : " FOLLOWING");
    }
}

static void add_over(struct compile *compile, const struct expression *over, struct text *text)
{
    const char *separator = "";
    compile_add(compile, over->left, text);
    text_add(text, " OVER (");
    if (over->clauses.count) {
        text_add(text, "PARTITION BY ");
        compile_add_list(compile, &over->clauses, ", ", text);
        separator = " ";
    }
    if (over->order_by.count) {
        text_printf(text, "%sORDER BY ", separator);
        compile_add_list(compile, &over->order_by, ", ", text);
        separator = " ";
    }
    if (over->frame) {
        text_printf(text, "%s%s BETWEEN ", separator, over->frame->unit);
        add_bound(compile, &over->frame->start, false, text);
        text_add(text, " AND ");
        add_bound(compile, &over->frame->end, true, text);
    }
    text_add_char(text, ')');
}

void compile_function(struct compile *compile, const struct expression *function, struct text *text)
{
    if (function->kind == EXPRESSION_OVER) {
        add_over(compile, function, text);
    } else if (function->kind == EXPRESSION_WITHIN_GROUP) {
        compile_add(compile, function->left, text);
        text_add(text, " WITHIN GROUP (ORDER BY ");
        compile_add_list(compile, &function->clauses, ", ", text);
        text_add_char(text, ')');
    } else if (function->kind == EXPRESSION_FILTER) {
        add_around(compile, "", function->left, " FILTER (WHERE ", function->right, ")", text);
    } else if (function->kind == EXPRESSION_ORDERED) {
        if (!compile->rules->has_arrays)
            refuse(compile, "aggregate_order_by");
        compile_add(compile, function->left, text);
        text_add(text, " ORDER BY ");
        compile_add_list(compile, &function->clauses, ", ", text);
    } else {
        add_function(compile, function, text);
    }
}

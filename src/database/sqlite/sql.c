/* How SQLite writes expressions and statements. */
#include "database/sqlite/internal.h"

#include <string.h>

#include "database/compile_parts.h"
#include "sql/infer.h"
#include "base/banned.h"

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

/* a xor b is (a | b) - (a & b), there being no operator for it. */
static void add_xor(struct compile *compile, const struct expression * xor, struct text *text)
{
    text_add_char(text, '(');
    compile_add_operands(compile, xor, " | ", true, text);
    text_add(text, " - ");
    compile_add_operands(compile, xor, " & ", true, text);
    text_add_char(text, ')');
}

static bool add_operation(struct compile *compile, const struct expression *expression,
                          struct text *text)
{
    if (expression->kind != EXPRESSION_BINARY)
        return false;
    const struct expression *left = expression->left, *right = expression->right;
    bool is_json = type_family(expression->type) == FAMILY_JSON;
    switch (expression->op) {
    case SQL_DIVIDE:
        add_around(compile, "", left, " / (", right, " + 0.0)", text);
        return true;
    case SQL_IS_DISTINCT:
        add_around(compile, "", left, " IS NOT ", right, "", text);
        return true;
    case SQL_IS_NOT_DISTINCT:
        add_around(compile, "", left, " IS ", right, "", text);
        return true;
    case SQL_JSON_INDEX:
    case SQL_JSON_PATH:
        add_around(compile, is_json ? "JSON_QUOTE(JSON_EXTRACT(" : "JSON_EXTRACT(", left, ", ",
                   right, is_json ? "))" : ")", text);
        return true;
    case SQL_REGEXP_MATCH:
        compile_add_operands(compile, expression, " REGEXP ", false, text);
        return true;
    case SQL_NOT_REGEXP_MATCH:
        compile_add_operands(compile, expression, " NOT REGEXP ", false, text);
        return true;
    case SQL_BIT_XOR:
        add_xor(compile, expression, text);
        return true;
    default:
        return false;
    }
}

static void add_empty_set(struct compile *compile, enum sql_operator op, size_t columns,
                          struct text *text)
{
    (void)compile;
    (void)op;
    text_add(text, "SELECT ");
    for (size_t i = 0; i < columns; i++)
        text_add(text, i ? ", 1" : "1");
    text_add(text, " FROM (SELECT ");
    for (size_t i = 0; i < columns; i++)
        text_add(text, i ? ", 1" : "1");
    text_add(text, ") WHERE 1!=1");
}

static void add_extract(struct compile *compile, const struct expression *extract,
                        struct text *text)
{
    static const struct {
        const char *field, *format;
    } formats[] = {{"month", "%m"}, {"day", "%d"}, {"year", "%Y"},   {"second", "%S"},
                   {"hour", "%H"},  {"doy", "%j"}, {"minute", "%M"}, {"epoch", "%s"},
                   {"dow", "%w"},   {"week", "%W"}};
    size_t i = 0;
    while (i < sizeof formats / sizeof *formats && !string_equal(formats[i].field, extract->name))
        i++;
    if (i == sizeof formats / sizeof *formats) {
        compile_fail(compile, ALQ_ERROR_UNSUPPORTED, "%s is not a valid extract argument",
                     extract->name);
        return;
    }
    text_printf(text, "CAST(STRFTIME('%s', ", formats[i].format);
    compile_add(compile, extract->left, text);
    text_add(text, ") AS INTEGER)");
}

static void add_limit(struct compile *compile, const struct statement *select, struct text *text)
{
    const struct expression *none =
        sql_literal(&compile->sql, sql_value_of_text(SQL_INTEGER, "-1"), NULL);
    const struct expression *zero =
        sql_literal(&compile->sql, sql_value_of_text(SQL_INTEGER, "0"), NULL);
    text_add(text, "\n LIMIT ");
    compile_add(compile, select->limit ? select->limit : none, text);
    text_add(text, " OFFSET ");
    compile_add(compile, select->offset ? select->offset : zero, text);
}

static const struct function_rule functions[] = {
    {"now", "CURRENT_TIMESTAMP", true, NULL},
    {"localtimestamp", "DATETIME(CURRENT_TIMESTAMP, 'localtime')", true, NULL},
    {"char_length", "length", false, NULL},
    {"aggregate_strings", "group_concat", false, NULL},
};

const struct sql_rules sqlite_sql = {
    .drops_zone = true,
    .divides_integers = true,
    .has_default_values = true,
    .has_values_in = true,
    .selects_nothing = true,
    .hides_returned_tables = true,
    .join_word = " JOIN ",
    .conflict_families = {"sqlite", "postgresql"},
    .functions = functions,
    .function_count = sizeof functions / sizeof *functions,
    .operation = add_operation,
    .empty_set = add_empty_set,
    .extract = add_extract,
    .limit = add_limit,
    .conflict = compile_on_conflict,
};

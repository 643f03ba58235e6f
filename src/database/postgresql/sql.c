/* How PostgreSQL writes expressions and statements. */
#include "database/postgresql/internal.h"

#include <stdio.h>
#include <string.h>

#include "database/compile_parts.h"
#include "sql/function.h"
#include "sql/infer.h"
#include "base/banned.h"

static bool is_jsonb(const struct type *type)
{
    return type->kind == TYPE_SQL && string_equal(type->name, "JSONB");
}

static void add_subscript(struct compile *compile, const struct expression *index,
                          struct text *text)
{
    const struct expression *left = index->left;
    bool is_grouped = left->kind == EXPRESSION_FUNCTION || left->kind == EXPRESSION_CAST;
    text_add(text, is_grouped && index->op != SQL_INDEX ? "(" : "");
    compile_add(compile, left, text);
    text_add(text, is_grouped && index->op != SQL_INDEX ? ")[" : "[");
    compile_add(compile, index->right, text);
    text_add_char(text, ']');
}

/* Another type than JSON is had by way of text. */
static void add_json(struct compile *compile, const struct expression *index, struct text *text)
{
    bool is_path = index->op == SQL_JSON_PATH;
    if (type_family(index->type) != FAMILY_JSON) {
        text_add(text, "CAST(");
        compile_add_operands(compile, index, is_path ? " #>> " : " ->> ", true, text);
        text_add(text, " AS ");
        compile_type(compile, index->type, text);
        text_add_char(text, ')');
    } else if (!is_path && is_jsonb(index->left->type)) {
        add_subscript(compile, index, text);
    } else {
        compile_add_operands(compile, index, is_path ? " #> " : " -> ", true, text);
    }
}

static void add_regexp(struct compile *compile, const struct expression *match, struct text *text)
{
    bool is_negated = match->op == SQL_NOT_REGEXP_MATCH;
    if (!match->flags) {
        compile_add_operands(compile, match, is_negated ? " !~ " : " ~ ", false, text);
    } else if (string_equal(match->flags, "i")) {
        compile_add_operands(compile, match, is_negated ? " !~* " : " ~* ", false, text);
    } else {
        compile_add(compile, match->left, text);
        text_add(text, is_negated ? " !~ CONCAT('(?', " : " ~ CONCAT('(?', ");
        compile_string(compile, match->flags, text);
        text_add(text, ", ')', ");
        compile_add(compile, match->right, text);
        text_add_char(text, ')');
    }
}

static void add_replace(struct compile *compile, const struct expression *replace,
                        struct text *text)
{
    text_add(text, "REGEXP_REPLACE(");
    compile_add(compile, replace->left, text);
    text_add(text, ", ");
    compile_add(compile, replace->right, text);
    if (replace->flags) {
        text_add(text, ", ");
        compile_string(compile, replace->flags, text);
    }
    text_add_char(text, ')');
}

static void add_match(struct compile *compile, const struct expression *match, struct text *text)
{
    const char *configuration = options_text(&match->options, "postgresql_regconfig");
    text_add(text, match->op == SQL_NOT_MATCH ? "NOT " : "");
    compile_add(compile, match->left, text);
    text_add(text, " @@ plainto_tsquery(");
    if (configuration) {
        compile_string(compile, configuration, text);
        text_add(text, ", ");
    }
    compile_add(compile, match->right, text);
    text_add_char(text, ')');
}

static bool add_operation(struct compile *compile, const struct expression *expression,
                          struct text *text)
{
    if (expression->kind != EXPRESSION_BINARY)
        return false;
    switch (expression->op) {
    case SQL_INDEX:
        add_subscript(compile, expression, text);
        return true;
    case SQL_JSON_INDEX:
    case SQL_JSON_PATH:
        add_json(compile, expression, text);
        return true;
    case SQL_REGEXP_MATCH:
    case SQL_NOT_REGEXP_MATCH:
        add_regexp(compile, expression, text);
        return true;
    case SQL_REGEXP_REPLACE:
        add_replace(compile, expression, text);
        return true;
    case SQL_MATCH:
    case SQL_NOT_MATCH:
        add_match(compile, expression, text);
        return true;
    case SQL_BIT_XOR:
        compile_add_operands(compile, expression, " # ", false, text);
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
        text_add(text, i ? ", CAST(NULL AS INTEGER)" : "CAST(NULL AS INTEGER)");
    text_add(text, " WHERE 1!=1");
}

static void add_substring(struct compile *compile, const struct expression *function,
                          struct text *text)
{
    static const char *const words[] = {"SUBSTRING(", " FROM ", " FOR "};
    for (size_t i = 0; i < function->clauses.count && i < 3; i++) {
        text_add(text, words[i]);
        compile_add(compile, function->clauses.items[i], text);
    }
    text_add_char(text, ')');
}

static void add_limit(struct compile *compile, const struct statement *select, struct text *text)
{
    if (select->limit) {
        text_add(text, " \n LIMIT ");
        compile_add(compile, select->limit, text);
    } else {
        text_add(text, "\n LIMIT ALL");
    }
    if (!select->offset)
        return;
    text_add(text, " OFFSET ");
    compile_add(compile, select->offset, text);
}

static void add_for_update(struct compile *compile, const struct for_update *how, struct text *text)
{
    text_add(text, how->is_read ? (how->is_key_share ? " FOR KEY SHARE" : " FOR SHARE")
                                : (how->is_key_share ? " FOR NO KEY UPDATE" : " FOR UPDATE"));
    for (size_t i = 0; i < how->of.count; i++) {
        text_add(text, i ? ", " : " OF ");
        compile_name(compile, how->of.items[i]->name, how->of.items[i]->anonymous, text);
    }
    text_add(text, how->has_nowait ? " NOWAIT" : "");
    text_add(text, how->skips_locked ? " SKIP LOCKED" : "");
}

/* As Python writes the seconds: a fraction of one digit at least. */
static void add_interval(int64_t microseconds, struct text *text)
{
    char buffer[32];
    int64_t magnitude = microseconds < 0 ? -microseconds : microseconds;
    snprintf(buffer, sizeof buffer, "%06lld", (long long)(magnitude % 1000000));
    size_t digits = 6;
    while (digits > 1 && buffer[digits - 1] == '0')
        digits--;
    buffer[digits] = '\0';
    text_printf(text, "make_interval(secs=>%s%lld.%s)", microseconds < 0 ? "-" : "",
                (long long)(magnitude / 1000000), buffer);
}

static const struct function_rule functions[] = {
    {"aggregate_strings", "string_agg", false, NULL},
    {"substring", NULL, false, add_substring},
};

const struct sql_rules postgresql_sql = {
    .has_native_boolean = true,
    .has_ilike = true,
    .divides_integers = true,
    .dashes_uuid = true,
    .has_short_seconds = true,
    .has_default_values = true,
    .has_distinct_on = true,
    .has_using = true,
    .join_word = " JOIN ",
    .conflict_families = {"postgresql", "sqlite"},
    .functions = functions,
    .function_count = sizeof functions / sizeof *functions,
    .operation = add_operation,
    .empty_set = add_empty_set,
    .limit = add_limit,
    .for_update = add_for_update,
    .conflict = compile_on_conflict,
    .interval = add_interval,
    .has_arrays = true,
};

/* How MySQL and MariaDB write expressions and statements. */
#include "database/mysql/internal.h"

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

static void add_json_extract(struct compile *compile, const struct expression *index,
                             struct text *text)
{
    add_around(compile, "JSON_EXTRACT(", index->left, ", ", index->right, ")", text);
}

static void add_number_of_json(struct compile *compile, const struct expression *index,
                               struct text *text)
{
    const struct type *type = index->type;
    bool is_exact = type->precision != TYPE_UNSET && type->scale != TYPE_UNSET;
    text_add(text, is_exact ? "ELSE CAST(" : "ELSE ");
    add_json_extract(compile, index, text);
    if (is_exact)
        text_printf(text, " AS DECIMAL(%d, %d))", type->precision, type->scale);
    else
        text_add(text, "+0.0000000000000000000000");
}

/* JSON's null must become NULL by hand. */
static void add_json(struct compile *compile, const struct expression *index, struct text *text)
{
    enum type_family family = type_family(index->type);
    if (family == FAMILY_JSON) {
        add_json_extract(compile, index, text);
        return;
    }
    text_add(text, "CASE ");
    add_json_extract(compile, index, text);
    text_add(text, " WHEN 'null' THEN NULL ");
    if (family == FAMILY_INTEGER) {
        text_add(text, "ELSE CAST(");
        add_json_extract(compile, index, text);
        text_add(text, " AS SIGNED INTEGER)");
    } else if (family == FAMILY_NUMERIC) {
        add_number_of_json(compile, index, text);
    } else if (family == FAMILY_BOOLEAN) {
        text_add(text, "WHEN true THEN true ELSE false");
    } else {
        text_add(text, family == FAMILY_STRING ? "ELSE JSON_UNQUOTE(" : "ELSE ");
        add_json_extract(compile, index, text);
        text_add(text, family == FAMILY_STRING ? ")" : "");
    }
    text_add(text, " END");
}

static void add_concat(struct compile *compile, const struct expression *concat, struct text *text)
{
    if (concat->kind == EXPRESSION_BINARY) {
        add_around(compile, "concat(", concat->left, ", ", concat->right, ")", text);
        return;
    }
    text_add(text, "concat(");
    compile_add_list(compile, &concat->clauses, ", ", text);
    text_add_char(text, ')');
}

static void add_regexp(struct compile *compile, const struct expression *match, struct text *text)
{
    bool is_negated = match->op == SQL_NOT_REGEXP_MATCH;
    if (!match->flags) {
        compile_add_operands(compile, match, is_negated ? " NOT REGEXP " : " REGEXP ", false, text);
        return;
    }
    add_around(compile, is_negated ? "NOT REGEXP_LIKE(" : "REGEXP_LIKE(", match->left, ", ",
               match->right, ", ", text);
    compile_string(compile, match->flags, text);
    text_add_char(text, ')');
}

static void add_replace(struct compile *compile, const struct expression *replace,
                        struct text *text)
{
    add_around(compile, "REGEXP_REPLACE(", replace->left, ", ", replace->right, "", text);
    if (replace->flags) {
        text_add(text, ", ");
        compile_string(compile, replace->flags, text);
    }
    text_add_char(text, ')');
}

/* Boolean mode, unless another one is asked for. */
static void add_match(struct compile *compile, const struct expression *match, struct text *text)
{
    static const struct {
        const char *option, *written;
    } modes[] = {{"mysql_boolean_mode", " IN BOOLEAN MODE"},
                 {"mysql_natural_language", " IN NATURAL LANGUAGE MODE"},
                 {"mysql_query_expansion", " WITH QUERY EXPANSION"}};
    unsigned asked = 0;
    for (unsigned i = 0; i < 3; i++) {
        bool is_default = i == 0 && !options_find(&match->options, modes[i].option);
        asked |= (is_default || options_boolean(&match->options, modes[i].option)) ? 1u << i : 0;
    }
    if (asked == 3 || asked == 5 || asked == 7)
        compile_fail(compile, ALQ_ERROR_UNSUPPORTED, "invalid MySQL match flags");
    add_around(compile, match->op == SQL_NOT_MATCH ? "NOT MATCH (" : "MATCH (", match->left,
               ") AGAINST (", match->right, "", text);
    for (unsigned i = 0; i < 3; i++)
        text_add(text, asked & (1u << i) ? modes[i].written : "");
    text_add_char(text, ')');
}

static bool add_operation(struct compile *compile, const struct expression *expression,
                          struct text *text)
{
    switch (expression->op) {
    case SQL_CONCAT:
        add_concat(compile, expression, text);
        return true;
    case SQL_IS_DISTINCT:
        add_around(compile, "NOT (", expression->left, " <=> ", expression->right, ")", text);
        return true;
    case SQL_IS_NOT_DISTINCT:
        add_around(compile, "", expression->left, " <=> ", expression->right, "", text);
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
    default:
        return false;
    }
}

/* What CAST calls a type; false: it cannot be cast to. */
static bool add_cast_type(struct compile *compile, const struct type *type, struct text *text)
{
    struct type as = *type;
    bool is_unsigned = options_boolean(&type->options, "unsigned");
    bool is_own_decimal = type->kind == TYPE_SQL && string_equal(type->name, "DECIMAL");
    bool is_numeric = type->kind == TYPE_SQL && string_equal(type->name, "NUMERIC");
    switch (type_family(type)) {
    case FAMILY_INTEGER:
        text_add(text, is_unsigned ? "UNSIGNED INTEGER" : "SIGNED INTEGER");
        return true;
    case FAMILY_STRING:
        if (type->kind == TYPE_ENUM)
            return false;
        as.kind = TYPE_SQL;
        as.name = "CHAR";
        as.collation = NULL;
        compile_type(compile, &as, text);
        return true;
    case FAMILY_DATE_TIME:
        if (type->kind == TYPE_SQL && string_equal(type->name, "TIMESTAMP"))
            text_add(text, "DATETIME");
        else
            compile_type(compile, type, text);
        return true;
    case FAMILY_DATE:
    case FAMILY_TIME:
        compile_type(compile, type, text);
        return true;
    case FAMILY_BINARY:
        text_add(text, "BINARY");
        return true;
    case FAMILY_JSON:
        text_add(text, "JSON");
        return true;
    case FAMILY_NUMERIC:
        if (type->kind != TYPE_NUMERIC && !is_numeric && !is_own_decimal)
            return false;
        as.kind = TYPE_SQL;
        as.name = "DECIMAL";
        compile_type(compile, &as, text);
        return true;
    default:
        return false;
    }
}

static void add_cast(struct compile *compile, const struct expression *cast, struct text *text)
{
    TEXT_SCOPE(type);
    if (!add_cast_type(compile, type_for(cast->type, compile->dialect->name), &type)) {
        compile_add(compile, sql_group(&compile->sql, cast->left, SQL_OP_NONE), text);
        return;
    }
    text_add(text, "CAST(");
    compile_add(compile, cast->left, text);
    text_printf(text, " AS %s)", text_string(&type));
}

static void add_empty_set(struct compile *compile, enum sql_operator op, size_t columns,
                          struct text *text)
{
    (void)compile;
    (void)op;
    for (size_t i = 0; i < columns; i++)
        text_printf(text, "%s_in_%zu", i ? ", " : "SELECT ", i);
    for (size_t i = 0; i < columns; i++)
        text_printf(text, "%s1 AS _in_%zu", i ? ", " : " FROM (SELECT ", i);
    text_add(text, ") as _empty_set WHERE 1!=1");
}

static void add_limit(struct compile *compile, const struct statement *select, struct text *text)
{
    text_add(text, " \n LIMIT ");
    if (select->offset) {
        compile_add(compile, select->offset, text);
        text_add(text, ", ");
    }
    if (select->limit)
        compile_add(compile, select->limit, text);
    else
        text_add(text, "18446744073709551615");
}

static void add_for_update(struct compile *compile, const struct for_update *how, struct text *text)
{
    (void)compile;
    text_add(text, how->is_read ? " LOCK IN SHARE MODE" : " FOR UPDATE");
    text_add(text, how->has_nowait ? " NOWAIT" : "");
    text_add(text, how->skips_locked ? " SKIP LOCKED" : "");
}

static void add_excluded(struct compile *compile, const struct expression *column,
                         struct text *text)
{
    text_add(text, "VALUES(");
    compile_name(compile, column->name, NULL, text);
    text_add_char(text, ')');
}

static void add_conflict(struct compile *compile, const struct statement *insert, struct text *text)
{
    text_add(text, " ON DUPLICATE KEY UPDATE ");
    compile_conflict_values(compile, insert, text);
}

static void add_extract(struct compile *compile, const struct expression *extract,
                        struct text *text)
{
    bool is_milliseconds = string_equal(extract->name, "milliseconds");
    text_printf(text, "EXTRACT(%s FROM ", is_milliseconds ? "millisecond" : extract->name);
    compile_add(compile, extract->left, text);
    text_add_char(text, ')');
}

static void add_rollup(struct compile *compile, const struct expression *function,
                       struct text *text)
{
    compile_add_list(compile, &function->clauses, ", ", text);
    text_add(text, " WITH ROLLUP");
}

static void add_group_concat(struct compile *compile, const struct expression *function,
                             struct text *text)
{
    text_add(text, "group_concat(");
    compile_add_list(compile, &function->clauses, " SEPARATOR ", text);
    text_add_char(text, ')');
}

static const struct function_rule functions[] = {
    {"random", "rand", false, NULL},
    {"rollup", NULL, false, add_rollup},
    {"aggregate_strings", NULL, false, add_group_concat},
    {"sysdate", "SYSDATE()", true, NULL},
};

const struct sql_rules mysql_sql = {
    .has_short_seconds = true,
    .lists_tables = true,
    .has_using = true,
    .repeats_table = true,
    .with_follows_insert = true,
    .join_word = " INNER JOIN ",
    .from_nothing = " FROM DUAL",
    .conflict_families = {"mysql", NULL},
    .functions = functions,
    .function_count = sizeof functions / sizeof *functions,
    .operation = add_operation,
    .cast = add_cast,
    .extract = add_extract,
    .empty_set = add_empty_set,
    .limit = add_limit,
    .for_update = add_for_update,
    .excluded = add_excluded,
    .conflict = add_conflict,
};

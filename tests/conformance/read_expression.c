/* What recorded programs call by path: sa.select, sa.func.now, types, dates. */
#include "read_object.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "sql/function.h"
#include "sql/infer.h"
#include "base/banned.h"

struct object *new_object(struct reader *reader, enum object_kind kind)
{
    struct object *object = arena_new(reader->sql.arena, struct object);
    object->kind = kind;
    return object;
}

struct object *of_expression(struct reader *reader, const struct expression *expression)
{
    struct object *object = new_object(reader, EXPRESSION);
    object->expression = expression;
    return object;
}

struct object *of_statement(struct reader *reader, const struct statement *statement,
                            const char *family)
{
    struct object *object = new_object(reader, STATEMENT);
    object->statement = statement;
    object->family = family;
    return object;
}

struct object *of_from(struct reader *reader, const struct from_item *from)
{
    struct object *object = new_object(reader, FROM);
    object->from = from;
    return object;
}

struct object *of_value(struct reader *reader, struct sql_value value)
{
    struct object *object = new_object(reader, VALUE);
    object->value = value;
    return object;
}

static struct object *of_type(struct reader *reader, const struct type *type)
{
    struct object *object = new_object(reader, TYPE);
    object->type = type;
    return object;
}

struct object *fail(struct reader *reader, const char *what, const char *name)
{
    sql_fail(&reader->sql, "%s %s", what, name ? name : "");
    return of_value(reader, SQL_VALUE_NONE);
}

/* The keyword argument, or NULL. */
struct object *keyword(const struct call *call, const char *key)
{
    for (size_t i = 0; i < call->keys.count; i++)
        if (string_equal(call->keys.items[i], key))
            return call->values.items[i];
    return NULL;
}

struct object *argument(const struct call *call, size_t index)
{
    return index < call->arguments.count ? call->arguments.items[index] : NULL;
}

static struct object *either(const struct call *call, size_t index, const char *key)
{
    struct object *given = argument(call, index);
    return given ? given : keyword(call, key);
}

bool is_true(const struct object *object)
{
    return object && object->kind == VALUE && object->value.kind == SQL_BOOLEAN &&
           object->value.boolean;
}

bool is_none(const struct object *object)
{
    return !object || (object->kind == VALUE && object->value.kind == SQL_NONE);
}

const char *string_of(const struct object *object)
{
    return object && object->kind == VALUE ? object->value.text : NULL;
}

struct sql_value value_of(struct reader *reader, const struct object *object)
{
    struct sql_value value = {.kind = object->kind == DICT ? SQL_DICT : SQL_LIST};
    if (object->kind == VALUE)
        return object->value;
    if (object->kind != LIST && object->kind != DICT)
        return (struct sql_value){.kind = SQL_OBJECT, .text = "object"};
    struct sql_value *items =
        arena_new_array(reader->sql.arena, struct sql_value, object->items.count);
    for (size_t i = 0; i < object->items.count; i++)
        items[i] = value_of(reader, object->items.items[i]);
    value.items = items;
    value.count = object->items.count;
    return value;
}

const struct expression *operand(struct reader *reader, const struct object *object)
{
    if (object->kind == EXPRESSION)
        return object->expression;
    if (object->kind == STATEMENT)
        return sql_scalar_subquery(&reader->sql, object->statement);
    return sql_raw(&reader->sql, value_of(reader, object));
}

static const struct type *make_type(struct reader *reader, const char *path,
                                    const struct call *call);

const struct type *type_given(struct reader *reader, const struct object *object)
{
    static const struct call nothing = {0};
    if (!object || is_none(object))
        return NULL;
    if (object->kind == TYPE)
        return object->type;
    if (object->kind == PATH && strchr(object->name, '.'))
        return make_type(reader, object->name, &nothing);
    sql_fail(&reader->sql, "a type was expected");
    return NULL;
}

/* Arguments as operands; a list stands for its items, a table for its columns. */
struct expressions operands(struct reader *reader, const struct objects *objects)
{
    struct expressions list = {0};
    for (size_t i = 0; i < objects->count; i++) {
        const struct object *object = objects->items[i];
        if (object->kind == FROM)
            from_list_columns(&reader->sql, object->from, &list);
        else
            expressions_add(&list, reader->sql.arena, operand(reader, object));
    }
    return list;
}

struct expressions operands_or_list(struct reader *reader, const struct object *object)
{
    struct objects one = {0};
    if (is_none(object))
        return (struct expressions){0};
    if (object->kind == LIST)
        return operands(reader, &object->items);
    vec_push(reader->sql.arena, &one, (struct object *)(uintptr_t)object);
    return operands(reader, &one);
}

/* -- Types. */

static const struct {
    const char *name;
    enum type_kind kind;
} type_names[] = {{"Integer", TYPE_INTEGER},
                  {"String", TYPE_STRING},
                  {"Text", TYPE_TEXT},
                  {"Unicode", TYPE_UNICODE},
                  {"Numeric", TYPE_NUMERIC},
                  {"Float", TYPE_FLOAT},
                  {"Date", TYPE_DATE},
                  {"Time", TYPE_TIME},
                  {"DateTime", TYPE_DATE_TIME},
                  {"Interval", TYPE_INTERVAL},
                  {"Boolean", TYPE_BOOLEAN},
                  {"Uuid", TYPE_UUID},
                  {"JSON", TYPE_JSON},
                  {"LargeBinary", TYPE_LARGE_BINARY},
                  {"BigInteger", TYPE_BIG_INTEGER},
                  {"Enum", TYPE_ENUM}};

int number_of(const struct object *object)
{
    return is_none(object) ? TYPE_UNSET : (int)strtol(object->value.text, NULL, 10);
}

static const struct type *make_type(struct reader *reader, const char *path,
                                    const struct call *call)
{
    const char *name = strrchr(path, '.') + 1;
    if (string_starts_with(path, "postgresql.") && !string_equal(name, "ARRAY"))
        return type_new_sql(reader->sql.arena, "postgresql", name);
    if (string_equal(name, "ARRAY")) {
        struct type *array = type_new(reader->sql.arena, TYPE_ARRAY);
        array->item = type_given(reader, argument(call, 0));
        return array;
    }
    for (size_t i = 0; i < sizeof type_names / sizeof *type_names; i++) {
        if (!string_equal(type_names[i].name, name))
            continue;
        struct type *type = type_new(reader->sql.arena, type_names[i].kind);
        if (type->kind == TYPE_NUMERIC) {
            type->precision = number_of(argument(call, 0));
            type->scale = number_of(argument(call, 1));
        } else if (type->kind == TYPE_STRING || type->kind == TYPE_TEXT) {
            type->length = number_of(argument(call, 0));
            type->collation = string_of(keyword(call, "collation"));
        } else if (type->kind == TYPE_ENUM) {
            for (size_t k = 0; k < call->arguments.count; k++)
                vec_push(reader->sql.arena, &type->values, string_of(argument(call, k)));
            type->name = string_of(keyword(call, "name"));
        }
        return type;
    }
    return NULL;
}

/* -- Values of the standard library. */

static long integer_at(const struct call *call, size_t index)
{
    const char *text = string_of(argument(call, index));
    return text ? strtol(text, NULL, 10) : 0;
}

static struct object *make_moment(struct reader *reader, const char *name, const struct call *call)
{
    TEXT_SCOPE(text);
    bool is_time = string_equal(name, "time");
    bool is_date = string_equal(name, "date");
    size_t at = is_time ? 0 : 3;
    bool has_zone = keyword(call, "tzinfo") || argument(call, 7);
    if (!is_time)
        text_printf(&text, "%04ld-%02ld-%02ld%s", integer_at(call, 0), integer_at(call, 1),
                    integer_at(call, 2), is_date ? "" : " ");
    if (!is_date)
        text_printf(&text, "%02ld:%02ld:%02ld", integer_at(call, at), integer_at(call, at + 1),
                    integer_at(call, at + 2));
    if (!is_date && integer_at(call, at + 3))
        text_printf(&text, ".%06ld", integer_at(call, at + 3));
    text_add(&text, has_zone ? "+00:00" : "");
    return of_value(reader, sql_value_of_text(is_time   ? SQL_TIME
                                              : is_date ? SQL_DATE
                                                        : SQL_DATE_TIME,
                                              text_copy(&text, reader->sql.arena)));
}

static struct object *make_interval(struct reader *reader, const struct call *call)
{
    static const struct {
        const char *key;
        int64_t microseconds;
    } units[] = {{"days", 86400000000},
                 {"hours", 3600000000},
                 {"seconds", 1000000},
                 {"microseconds", 1}};
    struct sql_value value = {.kind = SQL_INTERVAL};
    for (size_t i = 0; i < 4; i++)
        if (keyword(call, units[i].key))
            value.microseconds +=
                units[i].microseconds *
                (int64_t)strtoll(string_of(keyword(call, units[i].key)), NULL, 10);
    return of_value(reader, value);
}

static struct object *make_uuid(struct reader *reader, const struct call *call)
{
    const char *text = string_of(argument(call, 0));
    if (!text)
        text = arena_printf(reader->sql.arena, "%032llx",
                            strtoull(string_of(keyword(call, "int")), NULL, 10));
    return of_value(reader, sql_value_of_text(SQL_UUID, text));
}

/* -- sa.… */

struct assignments assignments_of(struct reader *reader, const struct object *dict)
{
    struct assignments list = {0};
    for (size_t i = 0; dict && i + 1 < dict->items.count; i += 2) {
        const struct object *key = dict->items.items[i];
        assignments_add(&list, reader->sql.arena, key->kind == VALUE ? key->value.text : NULL,
                        key->kind == EXPRESSION ? key->expression : NULL,
                        operand(reader, dict->items.items[i + 1]));
    }
    return list;
}

struct assignments keyword_assignments(struct reader *reader, const struct call *call)
{
    struct assignments list = {0};
    for (size_t i = 0; i < call->keys.count; i++)
        assignments_add(&list, reader->sql.arena, call->keys.items[i], NULL,
                        operand(reader, call->values.items[i]));
    return list;
}

static struct object *make_table(struct reader *reader, const struct call *call)
{
    struct from_item *table =
        from_table(&reader->sql, string_of(keyword(call, "schema")), string_of(argument(call, 0)));
    for (size_t i = 1; i < call->arguments.count; i++) {
        const struct expression *column = call->arguments.items[i]->expression;
        from_add_column(&reader->sql, table, column->name, column->type);
    }
    return of_from(reader, table);
}

static const struct expression *make_bind(struct reader *reader, const struct call *call)
{
    const struct object *value = either(call, 1, "value");
    const struct object *type = either(call, 2, "type_");
    return sql_bind(&reader->sql, string_of(argument(call, 0)),
                    value ? value_of(reader, value) : SQL_VALUE_NONE, type_given(reader, type),
                    is_true(keyword(call, "expanding")), !value);
}

static const struct expression *make_case(struct reader *reader, const struct call *call)
{
    struct expressions clauses = {0};
    const struct object *value = keyword(call, "value"), *otherwise = keyword(call, "else_");
    for (size_t i = 0; i < call->arguments.count; i++)
        for (size_t k = 0; k < call->arguments.items[i]->items.count; k++)
            expressions_add(&clauses, reader->sql.arena,
                            operand(reader, call->arguments.items[i]->items.items[k]));
    return sql_case(&reader->sql, &clauses, value ? operand(reader, value) : NULL,
                    otherwise ? operand(reader, otherwise) : NULL);
}

static const struct expression *make_function(struct reader *reader, const char *path,
                                              const struct call *call)
{
    struct expressions arguments = operands(reader, &call->arguments);
    struct strings packages = {0};
    const char *name = path + strlen("sa.func.");
    for (const char *dot; (dot = strchr(name, '.')); name = dot + 1)
        vec_push(reader->sql.arena, &packages,
                 arena_strndup(reader->sql.arena, name, (size_t)(dot - name)));
    if (string_equal(name, "cast"))
        return sql_cast(&reader->sql, arguments.items[0], type_given(reader, argument(call, 1)));
    return sql_function(&reader->sql, &packages, name, &arguments,
                        type_given(reader, keyword(call, "type_")));
}

static const struct expression *make_exists(struct reader *reader, const struct call *call)
{
    struct object *what = argument(call, 0);
    if (!what)
        return sql_exists(&reader->sql, NULL);
    if (what->kind == STATEMENT)
        return sql_exists(&reader->sql, what->statement);
    struct expressions columns = operands(reader, &call->arguments);
    return sql_exists(&reader->sql, sql_select(&reader->sql, &columns));
}

struct object *make_compound(struct reader *reader, const char *keyword_text, struct object *first,
                             const struct call *call)
{
    VEC(const struct statement *) selects = {0};
    if (first)
        vec_push(reader->sql.arena, &selects, first->statement);
    for (size_t i = 0; i < call->arguments.count; i++)
        vec_push(reader->sql.arena, &selects, call->arguments.items[i]->statement);
    return of_statement(reader,
                        sql_compound(&reader->sql, keyword_text, selects.items, selects.count),
                        NULL);
}

const char *compound_keyword(const char *name)
{
    static const char *const words[][2] = {{"union", "UNION"},
                                           {"union_all", "UNION ALL"},
                                           {"intersect", "INTERSECT"},
                                           {"except_", "EXCEPT"}};
    for (size_t i = 0; i < 4; i++)
        if (string_equal(words[i][0], name))
            return words[i][1];
    return NULL;
}

enum sql_operator unary_of(const char *name)
{
    static const struct {
        const char *name;
        enum sql_operator op;
    } names[] = {{"distinct", SQL_DISTINCT},
                 {"desc", SQL_DESC},
                 {"asc", SQL_ASC},
                 {"nulls_first", SQL_NULLS_FIRST},
                 {"nullsfirst", SQL_NULLS_FIRST},
                 {"nulls_last", SQL_NULLS_LAST},
                 {"nullslast", SQL_NULLS_LAST},
                 {"any_", SQL_ANY},
                 {"all_", SQL_ALL},
                 {"bitwise_not", SQL_BIT_NOT}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (string_equal(names[i].name, name))
            return names[i].op;
    return SQL_OP_NONE;
}

enum sql_operator binary_of(const char *name)
{
    static const struct {
        const char *name;
        enum sql_operator op;
    } names[] = {{"is_", SQL_IS},
                 {"is_not", SQL_IS_NOT},
                 {"isnot", SQL_IS_NOT},
                 {"is_distinct_from", SQL_IS_DISTINCT},
                 {"is_not_distinct_from", SQL_IS_NOT_DISTINCT},
                 {"concat", SQL_CONCAT},
                 {"bitwise_and", SQL_BIT_AND},
                 {"bitwise_or", SQL_BIT_OR},
                 {"bitwise_xor", SQL_BIT_XOR},
                 {"bitwise_lshift", SQL_SHIFT_LEFT},
                 {"bitwise_rshift", SQL_SHIFT_RIGHT},
                 {"like", SQL_LIKE},
                 {"not_like", SQL_NOT_LIKE},
                 {"notlike", SQL_NOT_LIKE},
                 {"ilike", SQL_ILIKE},
                 {"not_ilike", SQL_NOT_ILIKE},
                 {"contains", SQL_CONTAINS},
                 {"startswith", SQL_STARTS_WITH},
                 {"endswith", SQL_ENDS_WITH},
                 {"icontains", SQL_ICONTAINS},
                 {"istartswith", SQL_ISTARTS_WITH},
                 {"iendswith", SQL_IENDS_WITH}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (string_equal(names[i].name, name))
            return names[i].op;
    return SQL_OP_NONE;
}

/* A raw string in ORDER BY or desc() names a column. */
static const struct expression *name_reference(struct reader *reader,
                                               const struct expression *expression)
{
    if (!expression->is_raw || expression->value.kind != SQL_STRING)
        return expression;
    struct expression *reference = arena_new(reader->sql.arena, struct expression);
    reference->kind = EXPRESSION_NAME_REFERENCE;
    reference->type = type_plain(TYPE_NULL);
    reference->name = expression->value.text;
    return reference;
}

static const struct expression *call_expression(struct reader *reader, const char *name,
                                                const struct call *call)
{
    struct sql_builder *sql = &reader->sql;
    const struct object *first = argument(call, 0);
    const struct expression *left = first ? operand(reader, first) : NULL;
    struct expressions all = operands(reader, &call->arguments);
    if (string_equal(name, "column"))
        return sql_column(sql, string_of(first), type_given(reader, argument(call, 1)));
    if (string_equal(name, "literal_column"))
        return sql_literal_column(sql, string_of(first), type_given(reader, argument(call, 1)));
    if (string_equal(name, "literal"))
        return sql_literal(sql, value_of(reader, first), type_given(reader, argument(call, 1)));
    if (string_equal(name, "inline_literal"))
        return sql_literal(sql, value_of(reader, first), NULL);
    if (string_equal(name, "text"))
        return sql_text(sql, string_of(first));
    if (string_equal(name, "bindparam"))
        return make_bind(reader, call);
    if (string_equal(name, "null"))
        return sql_null(sql);
    if (string_equal(name, "true"))
        return sql_true(sql);
    if (string_equal(name, "false"))
        return sql_false(sql);
    if (string_equal(name, "and_") || string_equal(name, "or_"))
        return sql_conjoin(sql, name[0] == 'a' ? SQL_AND : SQL_OR, &all);
    if (string_equal(name, "not_"))
        return sql_not(sql, left);
    if (string_equal(name, "between"))
        return sql_between(sql, left, all.items[1], all.items[2], false, false);
    if (string_equal(name, "case"))
        return make_case(reader, call);
    if (string_equal(name, "cast"))
        return sql_cast(sql, left, type_given(reader, argument(call, 1)));
    if (string_equal(name, "type_coerce"))
        return sql_type_coerce(sql, left, type_given(reader, argument(call, 1)));
    if (string_equal(name, "extract"))
        return sql_extract(sql, string_of(first), all.items[1]);
    if (string_equal(name, "collate"))
        return sql_collate(sql, left, string_of(argument(call, 1)));
    if (string_equal(name, "exists"))
        return make_exists(reader, call);
    if (string_equal(name, "tuple_"))
        return sql_tuple(sql, &all);
    if (unary_of(name))
        return sql_unary(sql, unary_of(name), name_reference(reader, left));
    return NULL;
}

static struct object *call_dialect(struct reader *reader, const char *path, const struct call *call)
{
    struct sql_builder *sql = &reader->sql;
    struct object *first = argument(call, 0);
    if (string_ends_with(path, ".insert"))
        return of_statement(reader, sql_insert(sql, first->from),
                            arena_strndup(sql->arena, path, strcspn(path, ".")));
    if (string_equal(path, "postgresql.array")) {
        struct expressions items = operands(reader, &first->items);
        return of_expression(reader,
                             sql_array(sql, &items, type_given(reader, keyword(call, "type_"))));
    }
    if (string_equal(path, "postgresql.aggregate_order_by")) {
        struct expressions all = operands(reader, &call->arguments), rest = {0};
        for (size_t i = 1; i < all.count; i++)
            expressions_add(&rest, sql->arena, all.items[i]);
        return of_expression(reader, sql_ordered(sql, all.items[0], &rest));
    }
    const struct type *type = make_type(reader, path, call);
    return type ? of_type(reader, type) : fail(reader, "unknown function", path);
}

struct object *join_of(struct reader *reader, struct object *left, struct object *right,
                       struct object *condition, bool is_outer, bool is_full)
{
    return of_from(reader,
                   from_join(&reader->sql, left->from, right->from,
                             condition ? operand(reader, condition) : NULL, is_outer, is_full));
}

struct object *call_path(struct reader *reader, const char *path, const struct call *call)
{
    struct sql_builder *sql = &reader->sql;
    struct object *first = argument(call, 0);
    const char *name = strrchr(path, '.') ? strrchr(path, '.') + 1 : path;
    if (string_starts_with(path, "sa.func."))
        return of_expression(reader, make_function(reader, path, call));
    if (string_starts_with(path, "datetime."))
        return string_equal(name, "timedelta") ? make_interval(reader, call)
                                               : make_moment(reader, name, call);
    if (string_equal(path, "decimal.Decimal"))
        return of_value(reader, sql_value_of_text(SQL_DECIMAL, string_of(first)));
    if (string_equal(path, "uuid.UUID"))
        return make_uuid(reader, call);
    if (string_equal(path, "dict")) {
        struct object *dict = new_object(reader, DICT);
        for (size_t i = 0; i < call->keys.count; i++) {
            vec_push(sql->arena, &dict->items,
                     of_value(reader, sql_value_of_string(call->keys.items[i])));
            vec_push(sql->arena, &dict->items, call->values.items[i]);
        }
        return dict;
    }
    if (!string_starts_with(path, "sa.") && !string_equal(path, "op.inline_literal"))
        return call_dialect(reader, path, call);
    if (string_equal(name, "table"))
        return make_table(reader, call);
    if (string_equal(name, "alias"))
        return of_from(reader, from_alias(sql, first->from, string_of(argument(call, 1))));
    if (string_equal(name, "join") || string_equal(name, "outerjoin"))
        return join_of(reader, first, argument(call, 1), argument(call, 2), name[0] == 'o', false);
    if (string_equal(name, "select")) {
        struct expressions columns = operands(reader, &call->arguments);
        return of_statement(reader, sql_select(sql, &columns), NULL);
    }
    if (string_equal(name, "insert"))
        return of_statement(reader, sql_insert(sql, first->from), NULL);
    if (string_equal(name, "update"))
        return of_statement(reader, sql_update(sql, first->from), NULL);
    if (string_equal(name, "delete"))
        return of_statement(reader, sql_delete(sql, first->from), NULL);
    if (compound_keyword(name))
        return make_compound(reader, compound_keyword(name), NULL, call);
    const struct type *type = make_type(reader, path, call);
    if (type)
        return of_type(reader, type);
    const struct expression *expression = call_expression(reader, name, call);
    return expression ? of_expression(reader, expression) : fail(reader, "unknown function", path);
}

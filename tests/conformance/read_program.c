/* A small evaluator of recorded programs, whose calls are those of SQLAlchemy. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "read_expression.h"
#include "read_object.h"
#include "sql/function.h"
#include "base/banned.h"

static struct object *evaluate(struct reader *reader, json_t *node);

static const char *string_at(json_t *node, size_t index)
{
    return json_string_value(json_array_get(node, index));
}

static struct object *path(struct reader *reader, const char *name)
{
    struct object *object = new_object(reader, PATH);
    object->name = name;
    return object;
}

static struct object *read_name(struct reader *reader, const char *name)
{
    struct object *known = map_get(&reader->variables, name);
    return known ? known : path(reader, arena_strdup(reader->sql.arena, name));
}

static struct object *read_list(struct reader *reader, json_t *nodes, enum object_kind kind)
{
    struct object *list = new_object(reader, kind);
    for (size_t i = 0; i < json_array_size(nodes); i++) {
        json_t *item = json_array_get(nodes, i);
        if (kind == DICT) {
            vec_push(reader->sql.arena, &list->items, evaluate(reader, json_array_get(item, 0)));
            vec_push(reader->sql.arena, &list->items, evaluate(reader, json_array_get(item, 1)));
        } else {
            vec_push(reader->sql.arena, &list->items, evaluate(reader, item));
        }
    }
    return list;
}

static struct object *read_attribute(struct reader *reader, json_t *node)
{
    struct object *self = evaluate(reader, json_array_get(node, 1));
    const char *name = arena_strdup(reader->sql.arena, string_at(node, 2));
    if (self->kind == PATH)
        return path(reader, arena_printf(reader->sql.arena, "%s.%s", self->name, name));
    if (self->kind == COLUMNS) {
        const struct expression *column = from_column(self->from, name);
        return column ? of_expression(reader, column) : fail(reader, "no column", name);
    }
    if (self->kind == FROM && string_equal(name, "c")) {
        struct object *columns = new_object(reader, COLUMNS);
        columns->from = self->from;
        return columns;
    }
    if (self->kind == STATEMENT &&
        (string_equal(name, "excluded") || string_equal(name, "inserted"))) {
        struct object *columns = new_object(reader, COLUMNS);
        columns->from = from_excluded(&reader->sql, self->statement->table);
        return columns;
    }
    if (self->kind == EXPRESSION && string_equal(name, "astext"))
        return of_expression(reader, sql_json_text(&reader->sql, self->expression));
    struct object *method = new_object(reader, METHOD);
    method->self = self;
    method->name = name;
    return method;
}

static struct object *call_method(struct reader *reader, struct object *method,
                                  const struct call *call)
{
    struct object *self = method->self;
    if (string_equal(method->name, "op") || string_equal(method->name, "bool_op")) {
        struct object *operator_object = new_object(reader, METHOD);
        int rank = number_of(keyword(call, "precedence"));
        operator_object->self = self;
        operator_object->name = "()";
        operator_object->value = argument(call, 0)->value;
        operator_object->value.boolean = method->name[0] == 'b';
        operator_object->value.microseconds = rank == TYPE_UNSET ? 0 : rank;
        return operator_object;
    }
    if (string_equal(method->name, "()"))
        return of_expression(reader,
                             sql_operate_custom(&reader->sql, method->value.text,
                                                (int)method->value.microseconds,
                                                method->value.boolean, NULL, self->expression,
                                                operand(reader, argument(call, 0))));
    if (self->kind == FROM)
        return call_on_from(reader, self, method->name, call);
    if (self->kind == STATEMENT)
        return call_on_statement(reader, self, method->name, call);
    if (self->kind != EXPRESSION)
        return fail(reader, "no method", method->name);
    const struct expression *result =
        call_on_expression(reader, self->expression, method->name, call);
    return result ? of_expression(reader, result) : fail(reader, "no method", method->name);
}

static struct object *read_call(struct reader *reader, json_t *node)
{
    struct call call = {0};
    struct object *function = evaluate(reader, json_array_get(node, 1));
    json_t *arguments = json_array_get(node, 2), *keywords = json_array_get(node, 3);
    for (size_t i = 0; i < json_array_size(arguments); i++)
        vec_push(reader->sql.arena, &call.arguments,
                 evaluate(reader, json_array_get(arguments, i)));
    for (size_t i = 0; i < json_array_size(keywords); i++) {
        json_t *pair = json_array_get(keywords, i);
        vec_push(reader->sql.arena, &call.keys,
                 (const char *)arena_strdup(reader->sql.arena, string_at(pair, 0)));
        vec_push(reader->sql.arena, &call.values, evaluate(reader, json_array_get(pair, 1)));
    }
    return function->kind == PATH ? call_path(reader, function->name, &call)
                                  : call_method(reader, function, &call);
}

static struct object *read_operator(struct reader *reader, json_t *node)
{
    static const struct {
        const char *name;
        enum sql_operator op;
    } names[] = {{"Add", SQL_ADD},
                 {"Sub", SQL_SUBTRACT},
                 {"Mult", SQL_MULTIPLY},
                 {"Div", SQL_DIVIDE},
                 {"FloorDiv", SQL_FLOOR_DIVIDE},
                 {"Mod", SQL_MODULO},
                 {"BitAnd", SQL_AND},
                 {"BitOr", SQL_OR},
                 {"Eq", SQL_EQUAL},
                 {"NotEq", SQL_NOT_EQUAL},
                 {"Lt", SQL_LESS},
                 {"LtE", SQL_LESS_EQUAL},
                 {"Gt", SQL_GREATER},
                 {"GtE", SQL_GREATER_EQUAL}};
    const struct object *left = evaluate(reader, json_array_get(node, 2));
    const struct object *right = evaluate(reader, json_array_get(node, 3));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (string_equal(names[i].name, string_at(node, 1))) {
            const struct expression *a = operand(reader, left), *b = operand(reader, right);
            if (!a->is_raw || !b->is_raw)
                return of_expression(reader, sql_operate(&reader->sql, names[i].op, a, b));
            long product = strtol(string_of(left), NULL, 10) * strtol(string_of(right), NULL, 10);
            return of_value(reader, sql_value_of_text(SQL_INTEGER, arena_printf(reader->sql.arena,
                                                                                "%ld", product)));
        }
    return fail(reader, "unknown operator", string_at(node, 1));
}

static struct object *read_unary(struct reader *reader, json_t *node)
{
    struct object *inner = evaluate(reader, json_array_get(node, 2));
    if (inner->kind == VALUE)
        return of_value(reader,
                        sql_value_of_text(inner->value.kind, arena_printf(reader->sql.arena, "-%s",
                                                                          inner->value.text)));
    if (string_equal(string_at(node, 1), "USub"))
        return of_expression(reader, sql_unary(&reader->sql, SQL_NEGATIVE, operand(reader, inner)));
    return of_expression(reader, sql_not(&reader->sql, operand(reader, inner)));
}

static struct object *read_index(struct reader *reader, json_t *node)
{
    struct object *self = evaluate(reader, json_array_get(node, 1));
    json_t *index = json_array_get(node, 2);
    if (self->kind == COLUMNS)
        return of_expression(reader, from_column(self->from, string_at(index, 1)));
    if (self->kind != EXPRESSION)
        return fail(reader, "no index", "");
    if (string_equal(string_at(index, 0), "slice"))
        return of_expression(reader,
                             sql_slice(&reader->sql, self->expression,
                                       operand(reader, evaluate(reader, json_array_get(index, 1))),
                                       operand(reader,
                                               evaluate(reader, json_array_get(index, 2)))));
    return of_expression(reader, sql_index(&reader->sql, self->expression,
                                           operand(reader, evaluate(reader, index))));
}

static struct object *read_constant(struct reader *reader, const char *kind, json_t *node)
{
    static const struct {
        const char *name;
        enum sql_value_kind kind;
    } kinds[] = {{"int", SQL_INTEGER},
                 {"float", SQL_FLOAT},
                 {"str", SQL_STRING},
                 {"bytes", SQL_BYTES}};
    json_t *value = json_array_get(node, 1);
    if (string_equal(kind, "none"))
        return of_value(reader, SQL_VALUE_NONE);
    if (string_equal(kind, "bool"))
        return of_value(reader, SQL_VALUE_BOOLEAN(json_is_true(value)));
    for (size_t i = 0; i < 4; i++)
        if (string_equal(kinds[i].name, kind)) {
            struct sql_value constant = {.kind = kinds[i].kind,
                                         .text = arena_strndup(reader->sql.arena,
                                                               json_string_value(value),
                                                               json_string_length(value)),
                                         .length = json_string_length(value)};
            return of_value(reader, constant);
        }
    return fail(reader, "unknown node", kind);
}

static struct object *evaluate(struct reader *reader, json_t *node)
{
    const char *kind = string_at(node, 0);
    if (string_equal(kind, "name"))
        return read_name(reader, string_at(node, 1));
    if (string_equal(kind, "attr"))
        return read_attribute(reader, node);
    if (string_equal(kind, "call"))
        return read_call(reader, node);
    if (string_equal(kind, "op") || string_equal(kind, "cmp"))
        return read_operator(reader, node);
    if (string_equal(kind, "unary"))
        return read_unary(reader, node);
    if (string_equal(kind, "index"))
        return read_index(reader, node);
    if (string_equal(kind, "list") || string_equal(kind, "tuple"))
        return read_list(reader, json_array_get(node, 1), LIST);
    if (string_equal(kind, "dict"))
        return read_list(reader, json_array_get(node, 1), DICT);
    return read_constant(reader, kind, node);
}

static void run(struct reader *reader, json_t *program)
{
    for (size_t i = 0; i < json_array_size(program); i++) {
        json_t *line = json_array_get(program, i);
        struct object *value = evaluate(reader, json_array_get(line, json_array_size(line) - 1));
        if (string_equal(string_at(line, 0), "assign"))
            map_put(&reader->variables, reader->sql.arena,
                    arena_strdup(reader->sql.arena, string_at(line, 1)), value);
    }
}

const struct statement *read_program(json_t *prelude, json_t *program, struct arena *arena,
                                     struct alq_error *err)
{
    struct reader reader = {.sql = {.arena = arena, .err = err}};
    run(&reader, prelude);
    run(&reader, program);
    struct object *result = map_get(&reader.variables, "s");
    if (reader.sql.has_failed || !result) {
        error_set(err, ALQ_ERROR_SCRIPT, "the program makes nothing");
        return NULL;
    }
    if (result->kind == STATEMENT)
        return result->statement;
    return sql_text_statement(&reader.sql, operand(&reader, result));
}

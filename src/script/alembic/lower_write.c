/* INSERT, UPDATE and DELETE, with what their columns have by themselves. */
#include <string.h>

#include "base/text.h"
#include "database/sql_rules.h"
#include "script/alembic/lowering.h"
#include "sql/function.h"
#include "base/banned.h"

/* A key is the name of a column, or a column. */
static void add_assignment(struct lowering *lowering, const struct from_item *table,
                           struct py_value key, struct py_value value, struct assignments *list)
{
    const struct expression *given = lower_operand(lowering, value);
    struct arena *arena = lowering->sql.arena;
    if (py_is_str(key)) {
        assignments_add(list, arena, lowering_text(lowering, key), NULL, given);
        return;
    }
    const struct expression *target = lower_operand(lowering, key);
    bool is_loose = target->kind == EXPRESSION_COLUMN && !target->from;
    if (is_loose && from_column(table, target->name))
        assignments_add(list, arena, target->name, NULL, given);
    else
        assignments_add(list, arena, NULL, target, given);
}

static struct assignments assignments_of(struct lowering *lowering, const struct from_item *table,
                                         struct py_value dict)
{
    struct assignments list = {0};
    size_t position = 0;
    struct py_value key;
    struct py_value value;
    while (py_is_kind(dict, PY_KIND_DICT) && py_dict_next(dict, &position, &key, &value))
        add_assignment(lowering, table, key, value, &list);
    return list;
}

static const struct statement *take_values(struct lowering *lowering,
                                           const struct statement *statement,
                                           struct py_value argument)
{
    struct assignments values = assignments_of(lowering, statement->table, argument);
    return write_values(&lowering->sql, statement, &values);
}

static const struct statement *take_rows(struct lowering *lowering,
                                         const struct statement *statement,
                                         struct py_value argument)
{
    const struct py_value *rows;
    size_t count = lowering_items(lowering, argument, &rows);
    for (size_t i = 0; i < count && !lowering_has_failed(lowering); i++) {
        struct assignments values = assignments_of(lowering, statement->table, rows[i]);
        statement = insert_row(&lowering->sql, statement, &values);
    }
    return statement;
}

static const struct statement *take_ordered(struct lowering *lowering,
                                            const struct statement *statement,
                                            struct py_value argument)
{
    const struct py_value *pairs;
    const struct py_value *pair;
    struct assignments values = {0};
    size_t count = lowering_items(lowering, argument, &pairs);
    for (size_t i = 0; i < count; i++)
        if (lowering_items(lowering, pairs[i], &pair) == 2)
            add_assignment(lowering, statement->table, pair[0], pair[1], &values);
    return update_ordered(&lowering->sql, statement, &values);
}

static const struct statement *take_from_select(struct lowering *lowering,
                                                const struct statement *statement,
                                                struct py_value argument)
{
    const struct py_value *parts;
    const struct py_value *items;
    struct strings names = {0};
    if (lowering_items(lowering, argument, &parts) != 2)
        return statement;
    size_t count = lowering_items(lowering, parts[0], &items);
    for (size_t i = 0; i < count; i++)
        vec_push(lowering->sql.arena, &names, lowering_text(lowering, items[i]));
    return insert_from_select(&lowering->sql, statement, &names,
                              lower_any_statement(lowering, parts[1]));
}

static const struct statement *take_returning(struct lowering *lowering,
                                              const struct statement *statement,
                                              struct py_value argument)
{
    struct expressions columns = {0};
    const struct py_value *items;
    size_t count = lowering_items(lowering, argument, &items);
    for (size_t i = 0; i < count; i++)
        lower_column_list(lowering, items[i], &columns);
    return write_returning(&lowering->sql, statement, &columns);
}

static struct py_value entry(struct lowering *lowering, struct py_value dict, const char *key)
{
    struct py_value value = py_dict_get_string(lowering->py, dict, key);
    return py_is_unbound(value) ? py_none() : value;
}

static const struct statement *take_conflict(struct lowering *lowering, const char *family,
                                             const struct statement *statement,
                                             struct py_value argument)
{
    if (!py_is_kind(argument, PY_KIND_DICT))
        return statement;
    struct conflict conflict = {.family = family};
    struct py_value where = entry(lowering, argument, "where");
    struct py_value index_where = entry(lowering, argument, "index_where");
    struct py_value is_update = entry(lowering, argument, "is_update");
    struct py_value is_ordered = entry(lowering, argument, "is_ordered");
    conflict.is_update = is_update.tag == PY_BOOL && is_update.integer;
    conflict.is_ordered = is_ordered.tag == PY_BOOL && is_ordered.integer;
    conflict.constraint = lowering_text(lowering, entry(lowering, argument, "constraint"));
    conflict.elements = lower_operands(lowering, entry(lowering, argument, "elements"));
    conflict.values =
        assignments_of(lowering, statement->table, entry(lowering, argument, "values"));
    conflict.where = py_is_none(where) ? NULL : lower_operand(lowering, where);
    conflict.index_where = py_is_none(index_where) ? NULL : lower_operand(lowering, index_where);
    return insert_on_conflict(&lowering->sql, statement, &conflict);
}

static const struct {
    const char *name;
    const struct statement *(*take)(struct lowering *lowering, const struct statement *statement,
                                    struct py_value argument);
} steps[] = {
    {"values", take_values},           {"rows", take_rows},
    {"ordered", take_ordered},         {"returning", take_returning},
    {"from_select", take_from_select},
};

static const struct statement *take_step(struct lowering *lowering, const char *family,
                                         const struct statement *statement, struct py_value given)
{
    const struct py_value *step;
    if (lowering_items(lowering, given, &step) != 2)
        return statement;
    const char *name = lowering_text(lowering, step[0]);
    for (size_t i = 0; name && i < sizeof steps / sizeof *steps; i++)
        if (strcmp(steps[i].name, name) == 0)
            return steps[i].take(lowering, statement, step[1]);
    if (string_equal(name, "conflict"))
        return take_conflict(lowering, family, statement, step[1]);
    const struct statement *next = lower_common_step(lowering, statement, name, step[1]);
    return next ? next : statement;
}

const struct statement *lower_write(struct lowering *lowering, const char *kind,
                                    struct py_value object)
{
    struct sql_builder *sql = &lowering->sql;
    const struct py_value *taken;
    const struct from_item *table = lower_from(lowering, lowering_get(lowering, object, "table"));
    const struct statement *statement = strcmp(kind, "insert") == 0   ? sql_insert(sql, table)
                                        : strcmp(kind, "update") == 0 ? sql_update(sql, table)
                                                                      : sql_delete(sql, table);
    const char *family = lowering_string(lowering, object, "_family");
    size_t count = lowering_items(lowering, lowering_get(lowering, object, "_steps"), &taken);
    for (size_t i = 0; i < count && !lowering_has_failed(lowering); i++)
        statement = take_step(lowering, family, statement, taken[i]);
    return statement;
}

/* -- What execute() is given, and what columns have by themselves. */

static bool is_bind(const struct lowering *lowering, const char *name)
{
    for (size_t i = 0; i < lowering->bind_names.count; i++)
        if (string_equal(lowering->bind_names.items[i], name))
            return true;
    return false;
}

const struct statement *lower_parameters(struct lowering *lowering,
                                         const struct statement *statement,
                                         struct py_value parameters)
{
    struct sql_builder *sql = &lowering->sql;
    struct assignments values = {0};
    size_t position = 0;
    struct py_value key;
    struct py_value value;
    bool writes = statement->kind == STATEMENT_INSERT || statement->kind == STATEMENT_UPDATE;
    while (writes && py_is_kind(parameters, PY_KIND_DICT) &&
           py_dict_next(parameters, &position, &key, &value)) {
        const char *name = lowering_text(lowering, key);
        if (lowering->has_raised || is_bind(lowering, name))
            continue;
        const struct expression *column = from_column(statement->table, name);
        const char *kind = lowering_kind(lowering, value);
        /* A value may be an expression; else every row gives its own. */
        const struct expression *bind =
            kind ? lower_operand(lowering, value)
                 : sql_bind(sql, name, SQL_VALUE_NONE, column ? column->type : NULL, false, true);
        assignments_add(&values, sql->arena, name, NULL, bind);
    }
    return values.count ? write_values(sql, statement, &values) : statement;
}

/* The value of a default: of a sequence, an expression, what a function gives, or itself. */
static const struct expression *default_value(struct lowering *lowering, struct py_value given,
                                              const struct type *type)
{
    struct py *py = lowering->py;
    const char *kind = lowering_kind(lowering, given);
    if (string_equal(kind, "sequence"))
        return lowering->binding->apply.render.dialect->sql->has_arrays
                   ? lower_operand(lowering, given)
                   : NULL;
    struct py_value argument = lowering_find_attribute(lowering, given, "arg");
    if (py_is_unbound(argument))
        return NULL;
    if (!lowering_kind(lowering, argument) && py_is_callable(py, argument)) {
        struct py_value function = py_import_name(py, "sqlalchemy.sql.compiler", "call_default");
        argument = py_is_error(function) ? function : py_call(py, function, &argument, 1);
        if (py_is_error(argument)) {
            lowering->has_raised = true;
            return NULL;
        }
        lowering_keep(lowering, argument);
    }
    if (lowering_kind(lowering, argument))
        return lower_operand(lowering, argument);
    return sql_literal(&lowering->sql, lowering_value(lowering, argument), type);
}

static bool has_value(const struct assignments *values, const char *key)
{
    for (size_t i = 0; i < values->count; i++)
        if (string_equal(values->items[i].key, key))
            return true;
    return false;
}

/* Adds what the columns of table have by themselves to one row. */
static void add_defaults(struct lowering *lowering, const struct statement *statement,
                         struct py_value table, struct assignments *row)
{
    size_t position = 0;
    struct py_value key;
    struct py_value column;
    const char *attribute = statement->kind == STATEMENT_INSERT ? "default" : "onupdate";
    struct py_value columns = lowering_get(lowering, table, "_columns");
    struct py_value index = lowering_get(lowering, columns, "_index");
    while (py_is_kind(index, PY_KIND_DICT) && !lowering->has_raised &&
           py_dict_next(index, &position, &key, &column)) {
        struct py_value given = lowering_find_attribute(lowering, column, attribute);
        const char *name = py_is_nothing(given) ? NULL : lowering_text(lowering, key);
        if (!name || has_value(row, name))
            continue;
        const struct expression *known = from_column(statement->table, name);
        const struct expression *value =
            default_value(lowering, given, known ? known->type : NULL);
        if (value)
            assignments_add(row, lowering->sql.arena, name, NULL, value);
    }
}

static struct assignments row_with_defaults(struct lowering *lowering,
                                            const struct statement *statement,
                                            struct py_value table, const struct assignments *row)
{
    struct assignments whole = {0};
    for (size_t i = 0; i < row->count; i++)
        vec_push(lowering->sql.arena, &whole, row->items[i]);
    add_defaults(lowering, statement, table, &whole);
    return whole;
}

const struct statement *lower_defaults(struct lowering *lowering, struct py_value object,
                                       const struct statement *statement)
{
    bool applies = (statement->kind == STATEMENT_INSERT && !statement->source) ||
                   (statement->kind == STATEMENT_UPDATE && statement->values.count);
    if (!applies || statement->table->kind != FROM_TABLE)
        return statement;
    struct py_value table = lowering_entity(lowering, lowering_get(lowering, object, "table"));
    struct statement *copy = arena_new(lowering->sql.arena, struct statement);
    size_t count = statement->more_rows.count;
    *copy = *statement;
    copy->values = row_with_defaults(lowering, statement, table, &statement->values);
    copy->more_rows.items = arena_new_array(lowering->sql.arena, struct assignments, count);
    for (size_t i = 0; i < count; i++)
        copy->more_rows.items[i] =
            row_with_defaults(lowering, statement, table, &statement->more_rows.items[i]);
    return copy;
}

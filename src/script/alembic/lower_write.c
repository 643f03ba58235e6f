/* INSERT, UPDATE and DELETE. */
#include <string.h>

#include "base/text.h"
#include "script/alembic/lowering.h"
#include "base/banned.h"

/* A key is the name of a column, or a column. */
static void add_assignment(struct lowering *lowering, const struct from_item *table,
                           struct py_value key, struct py_value value, struct assignments *list)
{
    const struct expression *given = lower_operand(lowering, value);
    struct arena *arena = lowering->sql.arena;
    if (py_is_str(key)) {
        assignments_add(list, arena, lowering_word(lowering, key), NULL, given);
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
        vec_push(lowering->sql.arena, &names, lowering_word(lowering, items[i]));
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
    const char *name = lowering_word(lowering, step[0]);
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

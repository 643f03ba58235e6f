/* What statements select from: tables, aliases, subqueries, joins. */
#include <string.h>

#include "base/text.h"
#include "script/alembic/kept_table.h"
#include "base/banned.h"

bool lowering_is_from(const char *kind)
{
    static const char *const kinds[] = {"table", "alias",         "subquery", "cte",
                                        "join",  "function_from", "excluded"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i], kind) == 0)
            return true;
    return false;
}

static const struct from_item *element(struct lowering *lowering, struct py_value object)
{
    return lower_from(lowering, lowering_get(lowering, object, "element"));
}

static const struct from_item *lower_alias(struct lowering *lowering, struct py_value object)
{
    return from_alias(&lowering->sql, element(lowering, object),
                      lowering_string(lowering, object, "name"));
}

static const struct statement *inner(struct lowering *lowering, struct py_value object)
{
    return lower_any_statement(lowering, lowering_get(lowering, object, "element"));
}

static const struct from_item *lower_subquery(struct lowering *lowering, struct py_value object)
{
    return from_subquery(&lowering->sql, inner(lowering, object),
                         lowering_string(lowering, object, "name"),
                         lowering_flag(lowering, object, "_lateral"));
}

static const struct from_item *lower_cte(struct lowering *lowering, struct py_value object)
{
    const struct py_value *parts;
    struct py_value restated = lowering_get(lowering, object, "_union");
    if (lowering_items(lowering, restated, &parts) == 3)
        return from_cte_union(&lowering->sql, lower_from(lowering, parts[0]),
                              lower_any_statement(lowering, parts[1]),
                              parts[2].tag == PY_BOOL && parts[2].integer);
    return from_cte(&lowering->sql, inner(lowering, object),
                    lowering_string(lowering, object, "name"),
                    lowering_flag(lowering, object, "recursive"),
                    lowering_string(lowering, object, "hint"));
}

static const struct from_item *lower_join(struct lowering *lowering, struct py_value object)
{
    const struct from_item *left = lower_from(lowering, lowering_get(lowering, object, "left"));
    const struct from_item *right = lower_from(lowering, lowering_get(lowering, object, "right"));
    return from_join(&lowering->sql, left, right,
                     lower_operand(lowering, lowering_get(lowering, object, "onclause")),
                     lowering_flag(lowering, object, "isouter"),
                     lowering_flag(lowering, object, "full"));
}

/* What table_valued() was told of its columns. */
static void type_columns(struct lowering *lowering, struct from_item *from, struct py_value given)
{
    const struct py_value *items;
    size_t count = lowering_items(lowering, given, &items);
    for (size_t i = 0; i < count && i < from->columns.count; i++) {
        struct expression *column = (struct expression *)from->columns.items[i];
        const struct type *type = lowering_type(lowering, lowering_get(lowering, items[i], "type"));
        column->type = type ? type : column->type;
    }
}

static const struct from_item *lower_function_from(struct lowering *lowering,
                                                   struct py_value object)
{
    struct strings names = {0};
    const struct py_value *items;
    struct py_value given = lowering_get(lowering, object, "_names");
    const struct expression *function =
        lower_operand(lowering, lowering_get(lowering, object, "function"));
    size_t count = lowering_items(lowering, given, &items);
    for (size_t i = 0; i < count; i++)
        vec_push(lowering->sql.arena, &names, lowering_word(lowering, items[i]));
    if (lowering_flag(lowering, object, "_plain"))
        return from_function(&lowering->sql, function, NULL, NULL, false);
    const char *name = lowering_string(lowering, object, "name");
    bool is_table = !py_is_none(given);
    struct from_item *from =
        from_function(&lowering->sql, function, name ? name : "anon", is_table ? &names : NULL,
                      is_table && lowering_flag(lowering, object, "_derived"));
    const char *stem = lowering_string(lowering, object, "_stem");
    if (!name) {
        from->name = stem ? stem : "anon";
        from->anonymous = from;
    }
    from->is_lateral = lowering_flag(lowering, object, "_lateral");
    from->has_ordinality = lowering_flag(lowering, object, "_ordinality");
    if (is_table) {
        type_columns(lowering, from, lowering_get(lowering, object, "_given"));
        return from;
    }
    /* func.f().alias(): one column, known by the name of the alias. */
    from_add_column(&lowering->sql, from, from->name, function->type);
    if (name) /* written without the alias, which it is itself */
        ((struct expression *)from->columns.items[0])->is_literal = true;
    return from;
}

static const struct from_item *lower_excluded(struct lowering *lowering, struct py_value object)
{
    return from_excluded(&lowering->sql,
                         lower_from(lowering, lowering_get(lowering, object, "table")));
}

static const struct from_item *lower_text_from(struct lowering *lowering, struct py_value object)
{
    return from_text(&lowering->sql, lower_operand(lowering, object));
}

static const struct from_item *lower_plain_function(struct lowering *lowering,
                                                    struct py_value object)
{
    return from_function(&lowering->sql, lower_operand(lowering, object), NULL, NULL, false);
}

static const struct {
    const char *kind;
    const struct from_item *(*lower)(struct lowering *lowering, struct py_value object);
    bool is_expression; /* the object itself is another node */
} kinds[] = {
    {"table", kept_table, false},
    {"alias", lower_alias, false},
    {"subquery", lower_subquery, false},
    {"cte", lower_cte, false},
    {"join", lower_join, false},
    {"function_from", lower_function_from, false},
    {"excluded", lower_excluded, false},
    {"text", lower_text_from, true},
    {"function", lower_plain_function, true},
};

static const struct from_item *nothing(struct lowering *lowering)
{
    return from_table(&lowering->sql, NULL, "?");
}

const struct from_item *lower_from(struct lowering *lowering, struct py_value given)
{
    struct py_value object = lowering_entity(lowering, given);
    const char *kind = lowering_kind(lowering, object);
    if (lowering_has_failed(lowering))
        return nothing(lowering);
    for (size_t i = 0; kind && i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].kind, kind) != 0)
            continue;
        const struct from_item *from =
            kinds[i].is_expression ? NULL : lowering_find(lowering, object);
        if (from)
            return from;
        if (!py_enter(lowering->py, " while a FROM clause is read")) {
            lowering->has_raised = true;
            return nothing(lowering);
        }
        from = kinds[i].lower(lowering, object);
        py_leave(lowering->py);
        if (!kinds[i].is_expression)
            lowering_remember(lowering, object, from);
        return from;
    }
    lowering_raise(lowering, "ArgumentError",
                   "FROM expression, such as a Table or alias() object, expected, got %s",
                   py_type_name(lowering->py, object));
    return nothing(lowering);
}

void lower_column_list(struct lowering *lowering, struct py_value given, struct expressions *list)
{
    struct py_value object = lowering_entity(lowering, given);
    const char *kind = lowering_kind(lowering, object);
    if (kind && lowering_is_from(kind))
        from_list_columns(&lowering->sql, lower_from(lowering, object), list);
    else
        expressions_add(list, lowering->sql.arena, lower_operand(lowering, object));
}

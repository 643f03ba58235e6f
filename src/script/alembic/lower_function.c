/* Functions, and what is written like one: CASE, CAST, windows, subqueries as values. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "script/alembic/lowering.h"
#include "sql/function.h"
#include "sql/infer.h"
#include "base/banned.h"

static const struct expression *element(struct lowering *lowering, struct py_value object)
{
    return lower_operand(lowering, lowering_get(lowering, object, "element"));
}

static const struct type *own_type(struct lowering *lowering, struct py_value object)
{
    return lowering_type(lowering, lowering_get(lowering, object, "_type"));
}

static struct expressions clauses_of(struct lowering *lowering, struct py_value object)
{
    return lower_operands(lowering, lowering_get(lowering, object, "clauses"));
}

static const struct expression *lower_function(struct lowering *lowering, struct py_value object)
{
    struct strings packages = {0};
    const struct py_value *items;
    size_t count = lowering_items(lowering, lowering_get(lowering, object, "packagenames"), &items);
    for (size_t i = 0; i < count; i++)
        vec_push(lowering->sql.arena, &packages, lowering_word(lowering, items[i]));
    struct expressions clauses = clauses_of(lowering, object);
    return sql_function(&lowering->sql, &packages, lowering_name(lowering, object, "name"),
                        &clauses, own_type(lowering, object));
}

static const struct expression *next_value(struct lowering *lowering, struct py_value sequence)
{
    return sql_next_value(&lowering->sql, lowering_string(lowering, sequence, "schema"),
                          lowering_name(lowering, sequence, "name"));
}

static const struct expression *lower_next_value(struct lowering *lowering, struct py_value object)
{
    return next_value(lowering, lowering_get(lowering, object, "sequence"));
}

static const struct expression *lower_cast(struct lowering *lowering, struct py_value object)
{
    return sql_cast(&lowering->sql, element(lowering, object),
                    lowering_required_type(lowering, object, "_type"));
}

static const struct expression *lower_type_coerce(struct lowering *lowering, struct py_value object)
{
    return sql_type_coerce(&lowering->sql, element(lowering, object),
                           lowering_required_type(lowering, object, "_type"));
}

static const struct expression *lower_extract(struct lowering *lowering, struct py_value object)
{
    return sql_extract(&lowering->sql, lowering_name(lowering, object, "field"),
                       element(lowering, object));
}

static const struct expression *optional(struct lowering *lowering, struct py_value object,
                                         const char *name)
{
    struct py_value value = lowering_get(lowering, object, name);
    return py_is_none(value) ? NULL : lower_operand(lowering, value);
}

static const struct expression *lower_case(struct lowering *lowering, struct py_value object)
{
    struct expressions clauses = {0};
    const struct py_value *whens;
    const struct py_value *pair;
    size_t count = lowering_items(lowering, lowering_get(lowering, object, "whens"), &whens);
    for (size_t i = 0; i < count; i++) {
        size_t width = lowering_items(lowering, whens[i], &pair);
        for (size_t k = 0; k < width; k++)
            expressions_add(&clauses, lowering->sql.arena, lower_operand(lowering, pair[k]));
    }
    return sql_case(&lowering->sql, &clauses, optional(lowering, object, "value"),
                    optional(lowering, object, "else_"));
}

static const struct expression *lower_tuple(struct lowering *lowering, struct py_value object)
{
    struct expressions clauses = clauses_of(lowering, object);
    return sql_tuple(&lowering->sql, &clauses);
}

static struct sql_frame_bound bound_of(struct lowering *lowering, struct py_value given)
{
    struct sql_frame_bound bound = {.kind = FRAME_UNBOUNDED};
    if (py_is_none(given))
        return bound;
    bound.offset = lowering_integer(lowering, given);
    bound.kind = bound.offset ? FRAME_OFFSET : FRAME_CURRENT;
    return bound;
}

static const struct sql_frame *frame_of(struct lowering *lowering, struct py_value object)
{
    static const char *const units[][2] = {{"rows", "ROWS"},
                                           {"range_", "RANGE"},
                                           {"groups", "GROUPS"}};
    for (size_t i = 0; i < 3; i++) {
        const struct py_value *bounds;
        struct py_value given = lowering_get(lowering, object, units[i][0]);
        if (py_is_none(given))
            continue;
        if (lowering_items(lowering, given, &bounds) != 2) {
            lowering_raise(lowering, "ArgumentError", "2-tuple expected for %s", units[i][0]);
            return NULL;
        }
        struct sql_frame *frame = arena_new(lowering->sql.arena, struct sql_frame);
        *frame = (struct sql_frame){units[i][1], bound_of(lowering, bounds[0]),
                                    bound_of(lowering, bounds[1])};
        return frame;
    }
    return NULL;
}

static const struct expression *lower_over(struct lowering *lowering, struct py_value object)
{
    const struct expression *function = element(lowering, object);
    struct expressions by = lower_names(lowering, lowering_get(lowering, object, "partition_by"));
    struct expressions order = lower_names(lowering, lowering_get(lowering, object, "order_by"));
    return sql_over(&lowering->sql, function, &by, &order, frame_of(lowering, object));
}

static const struct expression *lower_within_group(struct lowering *lowering,
                                                   struct py_value object)
{
    struct expressions order = clauses_of(lowering, object);
    return sql_within_group(&lowering->sql, element(lowering, object), &order);
}

static const struct expression *lower_filter(struct lowering *lowering, struct py_value object)
{
    struct expressions conditions = clauses_of(lowering, object);
    return sql_filter(&lowering->sql, element(lowering, object), &conditions);
}

static const struct expression *lower_ordered(struct lowering *lowering, struct py_value object)
{
    struct expressions order = clauses_of(lowering, object);
    return sql_ordered(&lowering->sql, element(lowering, object), &order);
}

static const struct expression *lower_array(struct lowering *lowering, struct py_value object)
{
    struct expressions clauses = clauses_of(lowering, object);
    return sql_array(&lowering->sql, &clauses, own_type(lowering, object));
}

static const struct expression *lower_scalar(struct lowering *lowering, struct py_value object)
{
    struct py_value statement = lowering_get(lowering, object, "element");
    return sql_scalar_subquery(&lowering->sql, lower_any_statement(lowering, statement));
}

static const struct expression *lower_exists(struct lowering *lowering, struct py_value object)
{
    struct sql_builder *sql = &lowering->sql;
    struct py_value inner = lowering_get(lowering, object, "element");
    const struct py_value *steps;
    const struct py_value *step;
    const struct expression *exists =
        sql_exists(sql, py_is_none(inner) ? NULL : lower_any_statement(lowering, inner));
    size_t count = lowering_items(lowering, lowering_get(lowering, object, "_steps"), &steps);
    for (size_t i = 0; i < count; i++) {
        if (lowering_items(lowering, steps[i], &step) != 2)
            continue;
        bool is_where = string_equal(lowering_word(lowering, step[0]), "where");
        exists = is_where ? sql_exists_where(sql, exists, lower_operand(lowering, step[1]), NULL)
                          : sql_exists_where(sql, exists, NULL, lower_from(lowering, step[1]));
    }
    return exists;
}

/* Sorted by kind. */
static const struct {
    const char *kind;
    const struct expression *(*lower)(struct lowering *lowering, struct py_value object);
} kinds[] = {
    {"array", lower_array},
    {"case", lower_case},
    {"cast", lower_cast},
    {"exists", lower_exists},
    {"extract", lower_extract},
    {"filter", lower_filter},
    {"function", lower_function},
    {"next_value", lower_next_value},
    {"ordered", lower_ordered},
    {"over", lower_over},
    {"scalar", lower_scalar},
    {"sequence", next_value},
    {"tuple", lower_tuple},
    {"type_coerce", lower_type_coerce},
    {"within_group", lower_within_group},
};

const struct expression *lower_function_kind(struct lowering *lowering, const char *kind,
                                             struct py_value object)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].kind, kind) == 0)
            return kinds[i].lower(lowering, object);
    return NULL;
}

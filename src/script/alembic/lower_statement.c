/* SELECT, compounds of it, and text as a statement. */
#include <string.h>

#include "base/text.h"
#include "script/alembic/lowering.h"
#include "base/banned.h"

static struct expressions column_list(struct lowering *lowering, struct py_value columns)
{
    struct expressions list = {0};
    const struct py_value *items;
    size_t count = lowering_items(lowering, columns, &items);
    for (size_t i = 0; i < count; i++)
        lower_column_list(lowering, items[i], &list);
    return list;
}

static bool is_true(struct py_value value)
{
    return value.tag == PY_BOOL && value.integer != 0;
}

static struct from_items from_list(struct lowering *lowering, struct py_value list)
{
    struct from_items froms = {0};
    const struct py_value *items;
    size_t count = lowering_items(lowering, list, &items);
    for (size_t i = 0; i < count; i++)
        from_items_add(&froms, lowering->sql.arena, lower_from(lowering, items[i]));
    return froms;
}

/* -- Steps of SELECT: each takes what select.py keeps with its name. */

typedef const struct statement *(*step_fn)(struct lowering *lowering,
                                           const struct statement *statement,
                                           struct py_value argument);

static const struct statement *step_where(struct lowering *lowering,
                                          const struct statement *statement,
                                          struct py_value argument)
{
    return statement_where(&lowering->sql, statement, lower_operand(lowering, argument));
}

static const struct statement *step_having(struct lowering *lowering,
                                           const struct statement *statement,
                                           struct py_value argument)
{
    return select_having(&lowering->sql, statement, lower_operand(lowering, argument));
}

/* None takes off what was there. */
static struct expressions ordering(struct lowering *lowering, struct py_value argument)
{
    struct expressions clauses = {0};
    if (py_is_none(argument))
        expressions_add(&clauses, lowering->sql.arena, lowering_raw(lowering, argument));
    else
        clauses = lower_names(lowering, argument);
    return clauses;
}

static const struct statement *step_group_by(struct lowering *lowering,
                                             const struct statement *statement,
                                             struct py_value argument)
{
    struct expressions clauses = ordering(lowering, argument);
    return select_group_by(&lowering->sql, statement, &clauses);
}

static const struct statement *step_order_by(struct lowering *lowering,
                                             const struct statement *statement,
                                             struct py_value argument)
{
    struct expressions clauses = ordering(lowering, argument);
    return select_order_by(&lowering->sql, statement, &clauses);
}

static const struct statement *step_distinct(struct lowering *lowering,
                                             const struct statement *statement,
                                             struct py_value argument)
{
    struct expressions on = lower_names(lowering, argument);
    return select_distinct(&lowering->sql, statement, on.count ? &on : NULL);
}

static const struct statement *step_limit(struct lowering *lowering,
                                          const struct statement *statement,
                                          struct py_value argument)
{
    return select_limit(&lowering->sql, statement, lower_operand(lowering, argument));
}

static const struct statement *step_offset(struct lowering *lowering,
                                           const struct statement *statement,
                                           struct py_value argument)
{
    return select_offset(&lowering->sql, statement, lower_operand(lowering, argument));
}

static const struct statement *step_for_update(struct lowering *lowering,
                                               const struct statement *statement,
                                               struct py_value argument)
{
    const struct py_value *parts;
    struct for_update *how = arena_new(lowering->sql.arena, struct for_update);
    if (lowering_items(lowering, argument, &parts) != 5)
        return statement;
    how->has_nowait = is_true(parts[0]);
    how->is_read = is_true(parts[1]);
    how->of = from_list(lowering, parts[2]);
    how->skips_locked = is_true(parts[3]);
    how->is_key_share = is_true(parts[4]);
    return select_for_update(&lowering->sql, statement, how);
}

static const struct statement *step_prefix(struct lowering *lowering,
                                           const struct statement *statement,
                                           struct py_value argument)
{
    const struct py_value *parts;
    if (lowering_items(lowering, argument, &parts) != 2)
        return statement;
    const char *dialect = lowering_word(lowering, parts[1]);
    if (!string_equal(dialect, "*") && !string_equal(dialect, lowering_dialect_name(lowering)))
        return statement;
    struct py_value text = lowering_find_attribute(lowering, parts[0], "text");
    return select_prefix(&lowering->sql, statement,
                         lowering_word(lowering, py_is_unbound(text) ? parts[0] : text));
}

static const struct statement *step_correlate(struct lowering *lowering,
                                              const struct statement *statement,
                                              struct py_value argument)
{
    struct from_items froms = from_list(lowering, argument);
    return select_correlate(&lowering->sql, statement, &froms, false);
}

static const struct statement *step_correlate_except(struct lowering *lowering,
                                                     const struct statement *statement,
                                                     struct py_value argument)
{
    struct from_items froms = from_list(lowering, argument);
    return select_correlate(&lowering->sql, statement, &froms, true);
}

static const struct statement *step_select_from(struct lowering *lowering,
                                                const struct statement *statement,
                                                struct py_value argument)
{
    return select_from(&lowering->sql, statement, lower_from(lowering, argument));
}

static const struct statement *step_join(struct lowering *lowering,
                                         const struct statement *statement,
                                         struct py_value argument)
{
    const struct py_value *parts;
    if (lowering_items(lowering, argument, &parts) != 5)
        return statement;
    const struct from_item *left = py_is_none(parts[0]) ? NULL : lower_from(lowering, parts[0]);
    const struct from_item *right = lower_from(lowering, parts[1]);
    return select_join(&lowering->sql, statement, left, right, lower_operand(lowering, parts[2]),
                       is_true(parts[3]), is_true(parts[4]));
}

static const struct statement *step_add_columns(struct lowering *lowering,
                                                const struct statement *statement,
                                                struct py_value argument)
{
    struct expressions columns = column_list(lowering, argument);
    return select_add_columns(&lowering->sql, statement, &columns, false);
}

static const struct statement *step_only_columns(struct lowering *lowering,
                                                 const struct statement *statement,
                                                 struct py_value argument)
{
    struct expressions columns = column_list(lowering, argument);
    return select_add_columns(&lowering->sql, statement, &columns, true);
}

static const struct statement *step_label_style(struct lowering *lowering,
                                                const struct statement *statement,
                                                struct py_value argument)
{
    const char *style = lowering_word(lowering, argument);
    return select_label_style(&lowering->sql, statement,
                              string_equal(style, "with_table") ? LABELS_WITH_TABLE
                              : string_equal(style, "none")     ? LABELS_NONE
                                                                : LABELS_DISAMBIGUATE);
}

static const struct statement *step_add_cte(struct lowering *lowering,
                                            const struct statement *statement,
                                            struct py_value argument)
{
    return statement_add_cte(&lowering->sql, statement, lower_from(lowering, argument));
}

static const struct {
    const char *name;
    step_fn step;
} steps[] = {
    {"where", step_where},
    {"select_from", step_select_from},
    {"join", step_join},
    {"order_by", step_order_by},
    {"group_by", step_group_by},
    {"limit", step_limit},
    {"offset", step_offset},
    {"distinct", step_distinct},
    {"having", step_having},
    {"add_columns", step_add_columns},
    {"only_columns", step_only_columns},
    {"for_update", step_for_update},
    {"prefix", step_prefix},
    {"correlate", step_correlate},
    {"correlate_except", step_correlate_except},
    {"label_style", step_label_style},
    {"add_cte", step_add_cte},
};

const struct statement *lower_common_step(struct lowering *lowering,
                                          const struct statement *statement, const char *name,
                                          struct py_value argument)
{
    for (size_t i = 0; name && i < sizeof steps / sizeof *steps; i++)
        if (strcmp(steps[i].name, name) == 0)
            return steps[i].step(lowering, statement, argument);
    return NULL;
}

static const struct statement *take_steps(struct lowering *lowering,
                                          const struct statement *statement, struct py_value object)
{
    const struct py_value *taken;
    const struct py_value *step;
    size_t count = lowering_items(lowering, lowering_get(lowering, object, "_steps"), &taken);
    for (size_t i = 0; i < count; i++) {
        if (lowering_items(lowering, taken[i], &step) != 2)
            continue;
        const struct statement *next =
            lower_common_step(lowering, statement, lowering_word(lowering, step[0]), step[1]);
        statement = next ? next : statement;
    }
    return statement;
}

static const struct statement *lower_select(struct lowering *lowering, struct py_value object)
{
    struct expressions columns =
        column_list(lowering, lowering_get(lowering, object, "_raw_columns"));
    return take_steps(lowering, sql_select(&lowering->sql, &columns), object);
}

static const struct statement *lower_compound(struct lowering *lowering, struct py_value object)
{
    VEC(const struct statement *) selects = {0};
    const struct py_value *items;
    size_t count = lowering_items(lowering, lowering_get(lowering, object, "selects"), &items);
    for (size_t i = 0; i < count; i++)
        vec_push(lowering->sql.arena, &selects, lower_any_statement(lowering, items[i]));
    return take_steps(lowering,
                      sql_compound(&lowering->sql, lowering_name(lowering, object, "keyword"),
                                   selects.items, selects.count),
                      object);
}

static const struct statement *lower_textual(struct lowering *lowering, struct py_value object)
{
    struct statement *statement = arena_new(lowering->sql.arena, struct statement);
    const struct py_value *items;
    *statement =
        *sql_text_statement(&lowering->sql,
                            lower_operand(lowering, lowering_get(lowering, object, "element")));
    size_t count = lowering_items(lowering, lowering_get(lowering, object, "_listed"), &items);
    for (size_t i = 0; i < count; i++)
        expressions_add(&statement->columns, lowering->sql.arena,
                        lower_operand(lowering, items[i]));
    return statement;
}

bool lowering_is_statement(const char *kind)
{
    static const char *const kinds[] = {"select", "compound", "textual",
                                        "insert", "update",   "delete"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i], kind) == 0)
            return true;
    return false;
}

/* SELECT of a table, or an expression as it stands. */
static const struct statement *statement_of(struct lowering *lowering, const char *kind,
                                            struct py_value object)
{
    struct expressions columns = {0};
    if (!lowering_is_from(kind))
        return sql_text_statement(&lowering->sql, lower_operand(lowering, object));
    lower_column_list(lowering, object, &columns);
    return sql_select(&lowering->sql, &columns);
}

static const struct statement *lower_statement_kind(struct lowering *lowering, const char *kind,
                                                    struct py_value object)
{
    if (strcmp(kind, "select") == 0)
        return lower_select(lowering, object);
    if (strcmp(kind, "compound") == 0)
        return lower_compound(lowering, object);
    if (strcmp(kind, "textual") == 0)
        return lower_textual(lowering, object);
    if (lowering_is_statement(kind))
        return lower_write(lowering, kind, object);
    return statement_of(lowering, kind, object);
}

const struct statement *lower_any_statement(struct lowering *lowering, struct py_value given)
{
    struct expressions none = {0};
    struct py_value object = lowering_entity(lowering, given);
    const char *kind = lowering_kind(lowering, object);
    if (lowering_has_failed(lowering))
        return sql_select(&lowering->sql, &none);
    bool is_statement = kind && lowering_is_statement(kind);
    const struct statement *statement = is_statement ? lowering_find(lowering, object) : NULL;
    if (statement)
        return statement;
    if (!kind) {
        lowering_raise(lowering, "ObjectNotExecutableError", "Not an executable object: %s",
                       py_repr_string(lowering->py, object));
        return sql_select(&lowering->sql, &none);
    }
    if (!py_enter(lowering->py, " while a statement is read")) {
        lowering->has_raised = true;
        return sql_select(&lowering->sql, &none);
    }
    statement = lower_statement_kind(lowering, kind, object);
    py_leave(lowering->py);
    if (is_statement)
        lowering_remember(lowering, object, statement);
    return statement;
}

bool lower_statement(struct binding *binding, struct py_value statement, struct arena *arena,
                     const struct statement **ret_statement)
{
    struct lowering lowering;
    lowering_init(&lowering, binding, arena);
    const struct statement *lowered = lower_any_statement(&lowering, statement);
    if (!lowering_finish(&lowering))
        return false;
    *ret_statement = lowered;
    return true;
}

/* SELECT and compounds of it, and subqueries as values. */
#include "sql/statement.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "sql/internal.h"
#include "sql/write.h"
#include "base/banned.h"

struct statement *statement_new(struct sql_builder *sql, enum statement_kind kind)
{
    struct statement *statement = arena_new(sql->arena, struct statement);
    statement->kind = kind;
    return statement;
}

/* Lists of a copy grow into memory of their own. */
struct statement *statement_copy(struct sql_builder *sql, const struct statement *statement)
{
    struct statement *copy = arena_new(sql->arena, struct statement);
    *copy = *statement;
    struct expressions *lists[] = {&copy->columns,  &copy->where,    &copy->group_by,
                                   &copy->having,   &copy->order_by, &copy->distinct_on,
                                   &copy->returning};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        lists[i]->capacity = lists[i]->count;
    copy->froms.capacity = copy->froms.count;
    copy->joins.capacity = copy->joins.count;
    copy->prefixes.capacity = copy->prefixes.count;
    copy->correlated.capacity = copy->correlated.count;
    copy->ctes.capacity = copy->ctes.count;
    copy->selects.capacity = copy->selects.count;
    copy->values.capacity = copy->values.count;
    copy->more_rows.capacity = copy->more_rows.count;
    return copy;
}

static void add_all(struct sql_builder *sql, struct expressions *to,
                    const struct expressions *coerced)
{
    for (size_t i = 0; i < coerced->count; i++)
        expressions_add(to, sql->arena, coerced->items[i]);
}

const struct statement *sql_select(struct sql_builder *sql, const struct expressions *columns)
{
    return select_add_columns(sql, statement_new(sql, STATEMENT_SELECT), columns, true);
}

/* A number is selected as it stands; a string would be taken for a column. */
static const struct expression *coerce_column(struct sql_builder *sql,
                                              const struct expression *column)
{
    if (!column->is_raw)
        return column;
    if (column->value.kind == SQL_STRING)
        return sql_fail(sql,
                        "textual column expression '%s' should be explicitly declared with "
                        "text() or column()",
                        column->value.text);
    bool is_number = column->value.kind == SQL_INTEGER || column->value.kind == SQL_FLOAT ||
                     column->value.kind == SQL_DECIMAL;
    return is_number ? sql_literal_column(sql, column->value.text, column->type)
                     : sql_coerce(sql, column);
}

const struct statement *select_add_columns(struct sql_builder *sql, const struct statement *select,
                                           const struct expressions *columns, bool replaces)
{
    struct statement *copy = statement_copy(sql, select);
    if (replaces)
        copy->columns = (struct expressions){0};
    for (size_t i = 0; i < columns->count; i++)
        expressions_add(&copy->columns, sql->arena, coerce_column(sql, columns->items[i]));
    return copy;
}

const struct statement *select_from(struct sql_builder *sql, const struct statement *select,
                                    const struct from_item *from)
{
    struct statement *copy = statement_copy(sql, select);
    from_items_add(&copy->froms, sql->arena, from);
    return copy;
}

const struct statement *select_join(struct sql_builder *sql, const struct statement *select,
                                    const struct from_item *left, const struct from_item *right,
                                    const struct expression *condition, bool is_outer, bool is_full)
{
    struct statement *copy = statement_copy(sql, select);
    struct select_join join = {left, right, condition, is_outer, is_full};
    vec_push(sql->arena, &copy->joins, join);
    return copy;
}

const struct statement *statement_where(struct sql_builder *sql, const struct statement *statement,
                                        const struct expression *condition)
{
    struct statement *copy = statement_copy(sql, statement);
    if (condition->kind != EXPRESSION_LIST || condition->clauses.count)
        expressions_add(&copy->where, sql->arena, sql_coerce_condition(sql, condition));
    return copy;
}

const struct statement *select_having(struct sql_builder *sql, const struct statement *select,
                                      const struct expression *condition)
{
    struct statement *copy = statement_copy(sql, select);
    expressions_add(&copy->having, sql->arena, sql_coerce_condition(sql, condition));
    return copy;
}

/* A string names a column; what is behind it (DESC) stays. */
static struct expressions coerce_names(struct sql_builder *sql, const struct expressions *clauses)
{
    struct expressions coerced = {0};
    for (size_t i = 0; i < clauses->count; i++) {
        const struct expression *clause = clauses->items[i];
        if (clause->is_raw && clause->value.kind == SQL_STRING) {
            struct expression *reference = sql_new(sql, EXPRESSION_NAME_REFERENCE, NULL);
            reference->name = clause->value.text;
            clause = reference;
        }
        expressions_add(&coerced, sql->arena, sql_coerce(sql, clause));
    }
    return coerced;
}

/* order_by(None) takes off what was there. */
static bool is_none(const struct expressions *clauses)
{
    return clauses->count == 1 && clauses->items[0]->is_raw &&
           clauses->items[0]->value.kind == SQL_NONE;
}

const struct statement *select_group_by(struct sql_builder *sql, const struct statement *select,
                                        const struct expressions *clauses)
{
    struct statement *copy = statement_copy(sql, select);
    struct expressions coerced = coerce_names(sql, clauses);
    if (is_none(clauses))
        copy->group_by = (struct expressions){0};
    else
        add_all(sql, &copy->group_by, &coerced);
    return copy;
}

const struct statement *select_order_by(struct sql_builder *sql, const struct statement *select,
                                        const struct expressions *clauses)
{
    struct statement *copy = statement_copy(sql, select);
    struct expressions coerced = coerce_names(sql, clauses);
    if (is_none(clauses))
        copy->order_by = (struct expressions){0};
    else
        add_all(sql, &copy->order_by, &coerced);
    return copy;
}

const struct statement *select_distinct(struct sql_builder *sql, const struct statement *select,
                                        const struct expressions *on)
{
    struct statement *copy = statement_copy(sql, select);
    struct expressions coerced = {0};
    if (on)
        coerced = coerce_names(sql, on);
    copy->is_distinct = true;
    add_all(sql, &copy->distinct_on, &coerced);
    return copy;
}

static const struct expression *coerce_count(struct sql_builder *sql,
                                             const struct expression *count)
{
    if (!count->is_raw)
        return count;
    if (count->value.kind == SQL_NONE)
        return NULL;
    if (count->value.kind == SQL_INTEGER)
        return sql_literal(sql, count->value, NULL);
    return sql_fail(sql, "LIMIT and OFFSET want an integer");
}

const struct statement *select_limit(struct sql_builder *sql, const struct statement *select,
                                     const struct expression *limit)
{
    struct statement *copy = statement_copy(sql, select);
    copy->limit = coerce_count(sql, limit);
    return copy;
}

const struct statement *select_offset(struct sql_builder *sql, const struct statement *select,
                                      const struct expression *offset)
{
    struct statement *copy = statement_copy(sql, select);
    copy->offset = coerce_count(sql, offset);
    return copy;
}

const struct statement *select_for_update(struct sql_builder *sql, const struct statement *select,
                                          const struct for_update *how)
{
    struct statement *copy = statement_copy(sql, select);
    copy->for_update = how;
    return copy;
}

const struct statement *select_prefix(struct sql_builder *sql, const struct statement *statement,
                                      const char *prefix)
{
    struct statement *copy = statement_copy(sql, statement);
    vec_push(sql->arena, &copy->prefixes, prefix);
    return copy;
}

const struct statement *select_correlate(struct sql_builder *sql, const struct statement *select,
                                         const struct from_items *froms, bool is_except)
{
    struct statement *copy = statement_copy(sql, select);
    copy->correlates = true;
    copy->correlates_except = is_except;
    for (size_t i = 0; froms && i < froms->count; i++)
        from_items_add(&copy->correlated, sql->arena, froms->items[i]);
    return copy;
}

const struct statement *select_label_style(struct sql_builder *sql, const struct statement *select,
                                           enum label_style labels)
{
    struct statement *copy = statement_copy(sql, select);
    copy->labels = labels;
    return copy;
}

const struct statement *statement_add_cte(struct sql_builder *sql,
                                          const struct statement *statement,
                                          const struct from_item *cte)
{
    struct statement *copy = statement_copy(sql, statement);
    from_items_add(&copy->ctes, sql->arena, cte);
    return copy;
}

const struct statement *sql_compound(struct sql_builder *sql, const char *keyword,
                                     const struct statement *const *selects, size_t count)
{
    struct statement *compound = statement_new(sql, STATEMENT_COMPOUND);
    compound->keyword = keyword;
    for (size_t i = 0; i < count; i++)
        vec_push(sql->arena, &compound->selects, selects[i]);
    return compound;
}

const struct expressions *statement_columns(const struct statement *statement)
{
    while (statement->kind == STATEMENT_COMPOUND && statement->selects.count)
        statement = statement->selects.items[0];
    bool is_select = statement->kind == STATEMENT_SELECT || statement->kind == STATEMENT_TEXT;
    return is_select ? &statement->columns : &statement->returning;
}

static struct expression *new_subquery(struct sql_builder *sql, const struct statement *statement)
{
    const struct expressions *columns = statement_columns(statement);
    struct expression *subquery =
        sql_new(sql, EXPRESSION_SUBQUERY, columns->count ? columns->items[0]->type : NULL);
    subquery->statement = statement;
    return subquery;
}

const struct expression *sql_scalar_subquery(struct sql_builder *sql,
                                             const struct statement *statement)
{
    return new_subquery(sql, statement);
}

const struct expression *sql_exists(struct sql_builder *sql, const struct statement *statement)
{
    if (!statement) {
        struct expressions star = {0};
        expressions_add(&star, sql->arena, sql_literal_column(sql, "*", NULL));
        statement = sql_select(sql, &star);
    }
    struct expression *exists = sql_new(sql, EXPRESSION_UNARY, type_plain(TYPE_BOOLEAN));
    exists->op = SQL_EXISTS;
    exists->left = new_subquery(sql, statement);
    return exists;
}

const struct expression *sql_exists_where(struct sql_builder *sql, const struct expression *exists,
                                          const struct expression *condition,
                                          const struct from_item *from)
{
    const struct statement *statement = exists->left->statement;
    if (condition)
        statement = statement_where(sql, statement, condition);
    if (from)
        statement = select_from(sql, statement, from);
    return sql_exists(sql, statement);
}

/* What statements select from: tables, aliases, subqueries, joins; and what an expression
 * selects from. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "sql/internal.h"
#include "sql/statement.h"
#include "base/banned.h"

static struct from_item *new_from(struct sql_builder *sql, enum from_kind kind, const char *name)
{
    struct from_item *from = arena_new(sql->arena, struct from_item);
    from->kind = kind;
    from->name = name;
    return from;
}

static struct expression *add_column(struct sql_builder *sql, struct from_item *from,
                                     const char *key, const struct expression *like)
{
    struct expression *column = sql_new(sql, EXPRESSION_COLUMN, like->type);
    column->name = like->name;
    column->anonymous = like->anonymous;
    column->from = from;
    expressions_add(&from->columns, sql->arena, column);
    vec_push(sql->arena, &from->keys, key);
    return column;
}

struct from_item *from_table(struct sql_builder *sql, const char *schema, const char *name)
{
    struct from_item *table = new_from(sql, FROM_TABLE, name);
    table->schema = schema;
    return table;
}

const struct expression *from_add_column(struct sql_builder *sql, struct from_item *table,
                                         const char *name, const struct type *type)
{
    return add_column(sql, table, name, sql_column(sql, name, type));
}

const struct expression *from_column(const struct from_item *from, const char *key)
{
    if (from->kind == FROM_JOIN) {
        const struct expression *found = from_column(from->left, key);
        return found ? found : from_column(from->right, key);
    }
    for (size_t i = 0; i < from->columns.count; i++)
        if (string_equal(from->keys.items[i], key))
            return from->columns.items[i];
    return NULL;
}

void from_list_columns(struct sql_builder *sql, const struct from_item *from,
                       struct expressions *list)
{
    if (from->kind == FROM_JOIN) {
        from_list_columns(sql, from->left, list);
        from_list_columns(sql, from->right, list);
    }
    for (size_t i = 0; i < from->columns.count; i++)
        expressions_add(list, sql->arena, from->columns.items[i]);
}

static void copy_columns(struct sql_builder *sql, struct from_item *to,
                         const struct from_item *from)
{
    for (size_t i = 0; i < from->columns.count; i++)
        add_column(sql, to, from->keys.items[i], from->columns.items[i]);
}

static void make_anonymous(struct from_item *from, const char *stem)
{
    if (from->name)
        return;
    from->name = stem ? stem : "anon";
    from->anonymous = from;
}

const struct from_item *from_alias(struct sql_builder *sql, const struct from_item *from,
                                   const char *name)
{
    struct from_item *alias = new_from(sql, FROM_ALIAS, name);
    make_anonymous(alias, from->anonymous ? NULL : from->name);
    alias->element = from;
    if (from->kind == FROM_CTE) {
        alias->kind = FROM_CTE;
        alias->statement = from->statement;
        alias->is_recursive = from->is_recursive;
        alias->hint = from->hint;
    }
    copy_columns(sql, alias, from);
    return alias;
}

/* By what a selected expression is known outside. */
static const struct expression *named(const struct expression *expression)
{
    while (expression->kind == EXPRESSION_CAST || expression->kind == EXPRESSION_TYPE_COERCE ||
           expression->kind == EXPRESSION_CONDITION)
        expression = expression->left;
    return expression;
}

/* The same column again keeps its name: who selects both tells them apart. */
static bool is_repeated(const struct expressions *columns, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (columns->items[i] == columns->items[index])
            return true;
    return false;
}

static void export_columns(struct sql_builder *sql, struct from_item *from,
                           const struct statement *statement)
{
    const struct expressions *columns = statement_columns(statement);
    for (size_t i = 0; i < columns->count; i++) {
        const struct expression *selected = columns->items[i];
        const struct expression *source = named(selected);
        struct expression like = {.type = selected->type, .name = "anon", .anonymous = source};
        if (selected->kind == EXPRESSION_TEXT)
            continue;
        if (source->kind == EXPRESSION_COLUMN || source->kind == EXPRESSION_LABEL) {
            like.name = source->name;
            like.anonymous = source->anonymous;
        } else if (source->kind == EXPRESSION_FUNCTION) {
            like.name = source->name;
        } else if (source->kind == EXPRESSION_WRITTEN && source->flags) {
            like.name = source->flags;
        }
        if (from_column(from, like.name) && !is_repeated(columns, i))
            like.anonymous = source;
        add_column(sql, from, like.name, &like);
    }
}

const struct from_item *from_subquery(struct sql_builder *sql, const struct statement *statement,
                                      const char *name, bool is_lateral)
{
    struct from_item *subquery = new_from(sql, FROM_SUBQUERY, name);
    make_anonymous(subquery, NULL);
    subquery->statement = statement;
    subquery->is_lateral = is_lateral;
    export_columns(sql, subquery, statement);
    return subquery;
}

const struct from_item *from_cte(struct sql_builder *sql, const struct statement *statement,
                                 const char *name, bool is_recursive, const char *hint)
{
    struct from_item *cte = new_from(sql, FROM_CTE, name);
    make_anonymous(cte, NULL);
    cte->statement = statement;
    cte->is_recursive = is_recursive;
    cte->hint = hint;
    export_columns(sql, cte, statement);
    return cte;
}

const struct from_item *from_cte_union(struct sql_builder *sql, const struct from_item *cte,
                                       const struct statement *statement, bool is_all)
{
    const struct statement *both[] = {cte->statement, statement};
    const struct statement *compound = sql_compound(sql, is_all ? "UNION ALL" : "UNION", both, 2);
    struct from_item *restated = new_from(sql, FROM_CTE, cte->name);
    restated->anonymous = cte->anonymous;
    restated->statement = compound;
    restated->is_recursive = cte->is_recursive;
    restated->hint = cte->hint;
    restated->restates = cte;
    export_columns(sql, restated, compound);
    return restated;
}

const struct from_item *from_join(struct sql_builder *sql, const struct from_item *left,
                                  const struct from_item *right, const struct expression *condition,
                                  bool is_outer, bool is_full)
{
    struct from_item *join = new_from(sql, FROM_JOIN, NULL);
    join->left = left;
    join->right = right;
    join->is_outer = is_outer;
    join->is_full = is_full;
    if (condition)
        join->condition = sql_group(sql, sql_coerce_condition(sql, condition), SQL_AS_CONDITION);
    else
        join->condition = sql_fail(sql,
                                   "can't find any foreign key relationships between '%s' and "
                                   "'%s': join() needs its condition",
                                   left->name ? left->name : "?", right->name ? right->name : "?");
    return join;
}

struct from_item *from_function(struct sql_builder *sql, const struct expression *function,
                                const char *name, const struct strings *columns, bool is_derived)
{
    struct from_item *from = new_from(sql, FROM_FUNCTION, name);
    from->function = function;
    if (!name && !columns)
        return from;
    make_anonymous(from, NULL);
    for (size_t i = 0; columns && i < columns->count; i++)
        from_add_column(sql, from, columns->items[i], NULL);
    if (columns && is_derived)
        from->derived = *columns;
    return from;
}

const struct from_item *from_text(struct sql_builder *sql, const struct expression *text)
{
    struct from_item *from = new_from(sql, FROM_TEXT, NULL);
    from->function = text;
    return from;
}

const struct from_item *from_excluded(struct sql_builder *sql, const struct from_item *table)
{
    struct from_item *from = new_from(sql, FROM_EXCLUDED, "excluded");
    from->element = table;
    copy_columns(sql, from, table);
    return from;
}

bool from_items_have(const struct from_items *froms, const struct from_item *from)
{
    for (size_t i = 0; i < froms->count; i++)
        if (froms->items[i] == from)
            return true;
    return false;
}

void from_items_add(struct from_items *froms, struct arena *arena, const struct from_item *from)
{
    if (!from_items_have(froms, from))
        vec_push(arena, froms, from);
}

void from_expand(const struct from_item *from, struct arena *arena, struct from_items *froms)
{
    from_items_add(froms, arena, from);
    if (from->kind != FROM_JOIN)
        return;
    from_expand(from->left, arena, froms);
    from_expand(from->right, arena, froms);
}

static void add_froms(struct sql_builder *sql, const struct expression *expression,
                      struct from_items *froms, unsigned depth)
{
    enum { DEPTH_LIMIT = 1000 }; /* what is deeper cannot be compiled either */
    if (!expression || expression->kind == EXPRESSION_SUBQUERY || depth == DEPTH_LIMIT)
        return;
    if (expression->kind == EXPRESSION_COLUMN && expression->from)
        from_items_add(froms, sql->arena, expression->from);
    add_froms(sql, expression->left, froms, depth + 1);
    for (size_t i = 0; i < expression->clauses.count && expression->kind != EXPRESSION_BIND; i++)
        add_froms(sql, expression->clauses.items[i], froms, depth + 1);
    add_froms(sql, expression->right, froms, depth + 1);
    for (size_t i = 0; i < expression->order_by.count; i++)
        add_froms(sql, expression->order_by.items[i], froms, depth + 1);
}

void expression_froms(struct sql_builder *sql, const struct expression *expression,
                      struct from_items *froms)
{
    add_froms(sql, expression, froms, 0);
}

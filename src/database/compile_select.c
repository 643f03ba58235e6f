/* Writes SELECT: its columns with their labels, what it selects from, and WITH. */
#include <string.h>

#include "database/compile_parts.h"
#include "base/banned.h"

/* A name of a column, taken by one of them. */
struct taken_name {
    const char *stem;
    const void *anonymous;
    const struct expression *by;
};

struct column_names {
    struct taken_name *items;
    size_t count;
    size_t capacity;
    size_t repeated; /* columns that are there twice */
};

struct column_label {
    const char *stem; /* NULL: none */
    const void *anonymous;
    bool is_required;
};

static bool has_own_name(const struct expression *column)
{
    return column->kind == EXPRESSION_LABEL || column->kind == EXPRESSION_COLUMN;
}

/* A cast goes by the name of what it casts. */
static const struct expression *named(const struct expression *column)
{
    while (column->kind == EXPRESSION_CAST || column->kind == EXPRESSION_TYPE_COERCE ||
           column->kind == EXPRESSION_CONDITION)
        column = column->left;
    return column;
}

/* What a function and its like are called; NULL: nothing. */
static const char *function_name(const struct expression *column)
{
    return column->kind == EXPRESSION_FUNCTION  ? column->name
           : column->kind == EXPRESSION_WRITTEN ? column->flags
                                                : NULL;
}

/* What an expression without a name is called where it must be called something. */
static struct column_label fallback_label(const struct expression *column)
{
    const struct expression *source = named(column);
    if (has_own_name(source))
        return (struct column_label){source->name, source->anonymous, false};
    const char *stem = function_name(source);
    return (struct column_label){stem ? stem : "anon", source, false};
}

static struct taken_name *find_taken(struct column_names *names, const char *stem,
                                     const void *anonymous)
{
    for (size_t i = 0; i < names->count; i++)
        if (names->items[i].anonymous == anonymous && string_equal(names->items[i].stem, stem))
            return &names->items[i];
    return NULL;
}

static struct column_label repeated_label(struct compile *compile, struct column_names *names,
                                          const struct expression *column)
{
    const struct expression *source = named(column);
    const char *stem = has_own_name(source) ? source->name : function_name(source);
    names->repeated++;
    return (struct column_label){arena_printf(compile->arena, "%s_", stem ? stem : ""),
                                 arena_alloc(compile->arena, 1), has_own_name(column)};
}

/* SQLAlchemy keeps apart columns of one name: another column is id_1, the same again id__1. */
static struct column_label choose_label(struct compile *compile, struct column_names *names,
                                        const struct expression *column, enum label_style style)
{
    struct column_label label = fallback_label(column);
    bool is_named = has_own_name(column);
    bool is_bare =
        column->kind == EXPRESSION_TEXT || (column->kind == EXPRESSION_COLUMN && !column->from);
    if (is_bare || style == LABELS_NONE)
        return label;
    if (style == LABELS_WITH_TABLE && column->kind == EXPRESSION_COLUMN && column->from->name) {
        const struct from_item *from = column->from;
        const char *table =
            from->anonymous ? compile_anonymous(compile, from->name, from->anonymous) : from->name;
        const char *schema = from->kind == FROM_TABLE ? from->schema : NULL;
        label.stem = arena_printf(compile->arena, "%s%s%s_%s", schema ? schema : "",
                                  schema ? "_" : "", table, column->name);
        label.is_required = true;
    }
    struct taken_name *taken = find_taken(names, label.stem, label.anonymous);
    if (taken && (taken->by == column || !is_named))
        return repeated_label(compile, names, column);
    if (taken) {
        struct column_label other = {label.stem, column, true};
        if (find_taken(names, other.stem, other.anonymous))
            return repeated_label(compile, names, column);
        label = other;
    }
    struct taken_name name = {label.stem, label.anonymous, column};
    vec_push(compile->arena, names, name);
    return label;
}

static bool is_labelled(const struct compile *compile, const struct expression *column,
                        const struct column_label *label, bool is_from)
{
    if (label->is_required)
        return true;
    if (column->kind == EXPRESSION_TEXT)
        return false;
    if (column->kind == EXPRESSION_COLUMN)
        return is_from && !column->is_literal && column->from;
    if (column->kind == EXPRESSION_UNARY || column->kind == EXPRESSION_CONDITION) {
        const struct expression *inner = column->left;
        while (inner->kind == EXPRESSION_GROUPING)
            inner = inner->left;
        bool is_compared =
            column->kind == EXPRESSION_CONDITION && !compile->rules->has_native_boolean;
        return is_from || is_compared || !has_own_name(inner);
    }
    return true;
}

void compile_columns(struct compile *compile, const struct expressions *columns, bool is_from,
                     enum label_style labels, struct text *text)
{
    struct compile_context saved = compile->context;
    struct column_names names = {0};
    for (size_t i = 0; i < columns->count; i++) {
        const struct expression *column = columns->items[i];
        struct column_label label = choose_label(compile, &names, column, labels);
        bool has_label =
            column->kind != EXPRESSION_LABEL && is_labelled(compile, column, &label, is_from);
        compile->context.is_column = true;
        compile->context.is_labelled = has_label;
        text_add(text, i ? ", " : "");
        compile_add(compile, column, text);
        compile->context = saved;
        if (!has_label)
            continue;
        text_add(text, " AS ");
        compile_name(compile, label.stem, label.anonymous, text);
    }
}

void compile_enter(struct compile *compile, struct compile_level *level,
                   const struct statement *statement, const struct from_items *froms)
{
    level->outer = compile->level;
    level->statement = statement;
    for (size_t i = 0; froms && i < froms->count; i++)
        from_expand(froms->items[i], compile->arena, &level->froms);
    for (size_t i = 0; level->outer && i < level->outer->reachable.count; i++)
        from_items_add(&level->reachable, compile->arena, level->outer->reachable.items[i]);
    for (size_t i = 0; i < level->froms.count; i++)
        from_items_add(&level->reachable, compile->arena, level->froms.items[i]);
    compile->level = level;
}

void compile_leave(struct compile *compile)
{
    /* The levels live on the stack of those who enter them. */
    compile->level = (struct compile_level *)(uintptr_t)compile->level->outer;
}

void compile_table_name(struct compile *compile, const struct from_item *table, struct text *text)
{
    if (table->schema && !compile->context.hides_schemas) {
        compile_name(compile, table->schema, NULL, text);
        text_add_char(text, '.');
    }
    compile_name(compile, table->name, table->anonymous, text);
}

static void add_compound(struct compile *compile, const struct statement *compound, bool is_from,
                         struct text *text);

static void add_alias(struct compile *compile, const struct from_item *from, struct text *text)
{
    text_add(text, " AS ");
    compile_name(compile, from->name, from->anonymous, text);
}

static void add_cte_reference(struct compile *compile, const struct from_item *cte,
                              struct text *text)
{
    const struct from_item *source = cte->element ? cte->element : cte;
    compile_cte(compile, source);
    compile_name(compile, source->name, source->anonymous, text);
    if (cte->element)
        add_alias(compile, cte, text);
}

static void add_join(struct compile *compile, const struct from_item *join, struct text *text)
{
    const char *word = join->is_full    ? " FULL OUTER JOIN "
                       : join->is_outer ? " LEFT OUTER JOIN "
                                        : compile->rules->join_word;
    bool is_nested = join->right->kind == FROM_JOIN;
    compile_from(compile, join->left, text);
    text_add(text, word);
    text_add(text, is_nested ? "(" : "");
    compile_from(compile, join->right, text);
    text_add(text, is_nested ? ")" : "");
    text_add(text, " ON ");
    compile_add(compile, join->condition, text);
}

static void add_function(struct compile *compile, const struct from_item *from, struct text *text)
{
    text_add(text, from->is_lateral ? "LATERAL " : "");
    compile_add(compile, from->function, text);
    text_add(text, from->has_ordinality ? " WITH ORDINALITY" : "");
    if (!from->name)
        return;
    add_alias(compile, from, text);
    for (size_t i = 0; i < from->derived.count; i++) {
        text_add(text, i ? ", " : "(");
        compile_name(compile, from->derived.items[i], NULL, text);
    }
    text_add(text, from->derived.count ? ")" : "");
}

static void add_subquery(struct compile *compile, const struct from_item *from, struct text *text)
{
    text_add(text, from->is_lateral ? "LATERAL (" : "(");
    compile->is_lateral = from->is_lateral;
    if (from->statement->kind == STATEMENT_SELECT)
        compile_select(compile, from->statement, !from->is_lateral, text);
    else if (from->statement->kind == STATEMENT_COMPOUND)
        add_compound(compile, from->statement, !from->is_lateral, text);
    else
        compile_any_statement(compile, from->statement, text);
    text_add_char(text, ')');
}

/* What has an alias of its own is known by the outer one only. */
static void add_aliased(struct compile *compile, const struct from_item *alias, struct text *text)
{
    const struct from_item *element = alias->element;
    while (element->kind == FROM_ALIAS)
        element = element->element;
    if (element->kind == FROM_SUBQUERY)
        add_subquery(compile, element, text);
    else
        compile_from(compile, element, text);
    add_alias(compile, alias, text);
}

static void add_from(struct compile *compile, const struct from_item *from, struct text *text)
{
    switch (from->kind) {
    case FROM_TABLE:
    case FROM_EXCLUDED:
        compile_table_name(compile, from, text);
        break;
    case FROM_ALIAS:
        add_aliased(compile, from, text);
        break;
    case FROM_SUBQUERY:
        add_subquery(compile, from, text);
        add_alias(compile, from, text);
        break;
    case FROM_CTE:
        add_cte_reference(compile, from, text);
        break;
    case FROM_JOIN:
        add_join(compile, from, text);
        break;
    case FROM_FUNCTION:
    case FROM_TEXT:
        add_function(compile, from, text);
        break;
    }
}

void compile_from(struct compile *compile, const struct from_item *from, struct text *text)
{
    if (!compile_deepen(compile))
        return;
    add_from(compile, from, text);
    compile->depth--;
}

/* Whether the two hold all that the condition speaks of. */
static bool can_join(struct compile *compile, const struct from_item *left,
                     const struct select_join *join)
{
    struct from_items both = {0}, used = {0};
    from_expand(left, compile->arena, &both);
    from_expand(join->right, compile->arena, &both);
    expression_froms(&compile->sql, join->condition, &used);
    for (size_t i = 0; i < used.count; i++)
        if (!from_items_have(&both, used.items[i]))
            return false;
    return true;
}

/* Which of the candidates a join goes to: the only one, or the one that its condition speaks of. */
static size_t find_left(struct compile *compile, const struct from_items *candidates,
                        const struct select_join *join)
{
    size_t found = candidates->count, matches = 0;
    for (size_t i = 0; i < candidates->count; i++) {
        struct from_items inside = {0};
        from_expand(candidates->items[i], compile->arena, &inside);
        bool is_it = join->left ? from_items_have(&inside, join->left)
                     : candidates->count == 1 || !join->condition
                         ? true
                         : can_join(compile, candidates->items[i], join);
        if (is_it && candidates->items[i] != join->right) {
            found = found == candidates->count ? i : found;
            matches++;
        }
    }
    if (matches > 1)
        compile_fail(compile, ALQ_ERROR_SCRIPT,
                     "can't determine which FROM clause to join from; use select_from()");
    return found;
}

/* The FROM list: what was given, with the joins in it, then what columns and conditions speak
 * of. */
static struct from_items list_froms(struct compile *compile, const struct statement *select)
{
    struct from_items froms = {0}, spoken = {0}, hidden = {0}, shown = {0};
    for (size_t i = 0; i < select->froms.count; i++)
        from_items_add(&froms, compile->arena, select->froms.items[i]);
    for (size_t i = 0; i < select->columns.count; i++)
        expression_froms(&compile->sql, select->columns.items[i], &spoken);
    for (size_t i = 0; i < select->joins.count; i++) {
        const struct select_join *join = &select->joins.items[i];
        size_t at = find_left(compile, &froms, join);
        size_t spoken_at = at == froms.count ? find_left(compile, &spoken, join) : 0;
        const struct from_item *left = at < froms.count             ? froms.items[at]
                                       : join->left                 ? join->left
                                       : spoken_at < spoken.count   ? spoken.items[spoken_at]
                                       : froms.count + spoken.count ? NULL
                                                                    : join->right;
        if (!left) {
            compile_fail(compile, ALQ_ERROR_SCRIPT, "can't find a FROM clause to join from");
            return froms;
        }
        const struct from_item *joined = from_join(&compile->sql, left, join->right,
                                                   join->condition, join->is_outer, join->is_full);
        if (at < froms.count)
            froms.items[at] = joined;
        else
            from_items_add(&froms, compile->arena, joined);
    }
    for (size_t i = 0; i < spoken.count; i++)
        from_items_add(&froms, compile->arena, spoken.items[i]);
    for (size_t i = 0; i < select->where.count; i++)
        expression_froms(&compile->sql, select->where.items[i], &froms);
    for (size_t i = 0; i < froms.count; i++)
        if (froms.items[i]->kind == FROM_JOIN) {
            from_expand(froms.items[i]->left, compile->arena, &hidden);
            from_expand(froms.items[i]->right, compile->arena, &hidden);
        }
    for (size_t i = 0; i < froms.count; i++)
        if (!from_items_have(&hidden, froms.items[i]) && froms.items[i]->kind != FROM_EXCLUDED)
            from_items_add(&shown, compile->arena, froms.items[i]);
    return shown;
}

/* What an enclosing SELECT has in its FROM is left out, where that leaves something, or by
 * request. */
static struct from_items correlate(struct compile *compile, const struct statement *select,
                                   const struct from_items *froms, bool is_from)
{
    struct from_items shown = {0};
    const struct compile_level *outer = compile->level;
    for (size_t i = 0; i < froms->count; i++) {
        const struct from_item *from = froms->items[i];
        bool is_outside = outer && from_items_have(&outer->reachable, from) &&
                          !(is_from && from_items_have(&outer->froms, from));
        bool is_listed = from_items_have(&select->correlated, from);
        bool is_left_out =
            is_outside && select->correlates && is_listed != select->correlates_except;
        bool is_beside = outer && !is_from && from_items_have(&outer->froms, from);
        if (!select->correlates && is_beside && froms->count > 1)
            is_left_out = true;
        if (!is_left_out)
            from_items_add(&shown, compile->arena, from);
    }
    if (froms->count && !shown.count && !select->correlates)
        compile_fail(compile, ALQ_ERROR_SCRIPT,
                     "a SELECT returned no FROM clauses due to auto-correlation; "
                     "specify correlate(<tables>) to control correlation manually");
    return shown;
}

void compile_conditions(struct compile *compile, const struct expressions *conditions,
                        const char *word, struct text *text)
{
    if (!conditions->count)
        return;
    /* SQLAlchemy joins several conditions without making one list of their own ANDs. */
    struct expressions grouped = {0};
    enum sql_operator against = SQL_AS_CONDITION;
    const struct expression *idle = NULL, *deciding = NULL;
    for (size_t i = 0; i < conditions->count && !deciding; i++) {
        const struct expression *condition = conditions->items[i];
        if (condition->kind == EXPRESSION_FALSE)
            deciding = condition;
        else if (condition->kind == EXPRESSION_TRUE)
            idle = condition;
        else
            expressions_add(&grouped, compile->arena, condition);
    }
    if (deciding || !grouped.count) {
        grouped.count = 0;
        expressions_add(&grouped, compile->arena, deciding ? deciding : idle);
    }
    if (grouped.count > 1)
        against = SQL_AND;
    for (size_t i = 0; i < grouped.count; i++)
        grouped.items[i] = sql_group(&compile->sql, grouped.items[i], against);
    text_add(text, word);
    compile_add_list(compile, &grouped, " AND ", text);
}

/* The label that an ORDER BY speaks of, where it is one of this SELECT. */
static const struct expression *find_ordered_label(const struct expressions *columns,
                                                   const struct expression *clause)
{
    while (clause->kind == EXPRESSION_UNARY && sql_operator_is_modifier(clause->op))
        clause = clause->left;
    for (size_t i = 0; clause->kind == EXPRESSION_LABEL && columns && i < columns->count; i++)
        if (columns->items[i]->kind == EXPRESSION_LABEL &&
            (columns->items[i] == clause || columns->items[i]->left == clause->left))
            return clause;
    return NULL;
}

static void add_order_by(struct compile *compile, const struct expressions *clauses,
                         struct text *text)
{
    for (size_t i = 0; i < clauses->count; i++) {
        text_add(text, i ? ", " : " ORDER BY ");
        compile->context.label_alone =
            find_ordered_label(compile->level->columns, clauses->items[i]);
        compile_add(compile, clauses->items[i], text);
        compile->context.label_alone = NULL;
    }
}

static void add_group_by(struct compile *compile, const struct expressions *clauses,
                         struct text *text)
{
    text_add(text, clauses->count ? " GROUP BY " : "");
    compile_add_list(compile, clauses, ", ", text);
}

static void add_limit(struct compile *compile, const struct statement *select, struct text *text)
{
    if (select->limit || select->offset)
        compile->rules->limit(compile, select, text);
    if (select->for_update && compile->rules->for_update)
        compile->rules->for_update(compile, select->for_update, text);
}

static void add_distinct(struct compile *compile, const struct statement *select, struct text *text)
{
    for (size_t i = 0; i < select->prefixes.count; i++)
        text_printf(text, "%s ", select->prefixes.items[i]);
    if (compile->rules->has_distinct_on && select->distinct_on.count) {
        text_add(text, "DISTINCT ON (");
        compile_add_list(compile, &select->distinct_on, ", ", text);
        text_add(text, ") ");
    } else if (select->is_distinct) {
        text_add(text, "DISTINCT ");
    }
}

static void add_body(struct compile *compile, const struct statement *select,
                     const struct from_items *froms, struct text *text)
{
    if (!froms->count && select->where.count && compile->rules->from_nothing)
        text_add(text, compile->rules->from_nothing);
    for (size_t i = 0; i < froms->count; i++) {
        text_add(text, i ? ", " : " \nFROM ");
        compile_from(compile, froms->items[i], text);
    }
    compile_conditions(compile, &select->where, " \nWHERE ", text);
    add_group_by(compile, &select->group_by, text);
    compile_conditions(compile, &select->having, " \nHAVING ", text);
    add_order_by(compile, &select->order_by, text);
    add_limit(compile, select, text);
}

void compile_select(struct compile *compile, const struct statement *select, bool is_from,
                    struct text *text)
{
    struct compile_context saved = compile->context;
    struct compile_level level = {.columns = &select->columns};
    struct from_items froms = list_froms(compile, select);
    bool is_lateral = compile->is_lateral;
    compile->is_lateral = false;
    froms = correlate(compile, select, &froms, is_from);
    compile->context = (struct compile_context){.hides_tables = saved.hides_tables};
    compile_enter(compile, &level, select, &froms);
    for (size_t i = 0; i < select->ctes.count; i++)
        compile_cte(compile, select->ctes.items[i]);
    text_add(text, "SELECT ");
    add_distinct(compile, select, text);
    compile_columns(compile, &select->columns, is_from || is_lateral, select->labels, text);
    if (!select->columns.count)
        text_trim_end(text);
    add_body(compile, select, &froms, text);
    compile_leave(compile);
    compile->context = saved;
}

static bool needs_parentheses(const struct statement *member)
{
    return member->kind == STATEMENT_COMPOUND || member->limit || member->offset ||
           member->order_by.count;
}

static void add_compound(struct compile *compile, const struct statement *compound, bool is_from,
                         struct text *text)
{
    struct compile_level level = {.columns = statement_columns(compound)};
    size_t width = statement_columns(compound)->count;
    compile_enter(compile, &level, compound, compile->level ? &compile->level->froms : NULL);
    for (size_t i = 0; i < compound->selects.count; i++) {
        const struct statement *member = compound->selects.items[i];
        bool is_grouped = needs_parentheses(member);
        if (statement_columns(member)->count != width)
            compile_fail(compile, ALQ_ERROR_SCRIPT,
                         "all selectables passed to CompoundSelect must have identical numbers "
                         "of columns; select #1 has %zu columns, select #%zu has %zu",
                         width, i + 1, statement_columns(member)->count);
        if (i)
            text_printf(text, " %s ", compound->keyword);
        text_add(text, is_grouped ? "(" : "");
        if (member->kind == STATEMENT_COMPOUND)
            add_compound(compile, member, is_from, text);
        else
            compile_select(compile, member, is_from, text);
        text_add(text, is_grouped ? ")" : "");
    }
    struct compile_context saved = compile->context;
    compile->context.hides_tables = true;
    add_group_by(compile, &compound->group_by, text);
    add_order_by(compile, &compound->order_by, text);
    compile->context = saved;
    add_limit(compile, compound, text);
    compile_leave(compile);
}

static struct compile_cte *find_cte(struct compile *compile, const struct from_item *cte)
{
    for (size_t i = 0; i < compile->ctes.count; i++) {
        const struct from_item *known = compile->ctes.items[i].cte;
        if (known == cte || known->restates == cte || cte->restates == known)
            return &compile->ctes.items[i];
    }
    return NULL;
}

static void add_cte_columns(struct compile *compile, const struct from_item *cte, struct text *text)
{
    for (size_t i = 0; i < cte->columns.count; i++) {
        text_add(text, i ? ", " : "(");
        compile_name(compile, cte->columns.items[i]->name, cte->columns.items[i]->anonymous, text);
    }
    text_add(text, cte->columns.count ? ")" : "");
}

/* A CTE comes behind those that it uses itself. */
void compile_cte(struct compile *compile, const struct from_item *cte)
{
    TEXT_SCOPE(text);
    struct compile_context saved = compile->context;
    struct compile_cte *known = find_cte(compile, cte);
    if (known && known->cte->restates == cte)
        return;
    if (known && (known->cte == cte || known->text))
        return;
    struct compile_cte entry = {cte, NULL};
    vec_push(compile->arena, &compile->ctes, entry);
    compile_name(compile, cte->name, cte->anonymous, &text);
    if (cte->is_recursive)
        add_cte_columns(compile, cte, &text);
    text_printf(&text, " AS %s%s\n(", cte->hint ? cte->hint : "", cte->hint ? " " : "");
    compile->context = (struct compile_context){0};
    if (cte->statement->kind == STATEMENT_SELECT)
        compile_select(compile, cte->statement, true, &text);
    else if (cte->statement->kind == STATEMENT_COMPOUND)
        add_compound(compile, cte->statement, true, &text);
    else
        compile_any_statement(compile, cte->statement, &text);
    text_add_char(&text, ')');
    compile->context = saved;
    /* What it uses was added behind it, and goes before it. */
    size_t at = 0;
    while (compile->ctes.items[at].cte != cte)
        at++;
    for (; at + 1 < compile->ctes.count; at++)
        compile->ctes.items[at] = compile->ctes.items[at + 1];
    compile->ctes.items[at] = (struct compile_cte){cte, text_copy(&text, compile->arena)};
}

void compile_with(struct compile *compile, struct text *text)
{
    bool is_recursive = false;
    if (!compile->ctes.count)
        return;
    for (size_t i = 0; i < compile->ctes.count; i++)
        is_recursive = is_recursive || compile->ctes.items[i].cte->is_recursive;
    text_add(text, is_recursive ? "WITH RECURSIVE " : "WITH ");
    for (size_t i = 0; i < compile->ctes.count; i++)
        text_printf(text, "%s%s", i ? ", \n" : "", compile->ctes.items[i].text);
    text_add(text, "\n ");
    compile->ctes.count = 0;
}

void compile_any_statement(struct compile *compile, const struct statement *statement,
                           struct text *text)
{
    TEXT_SCOPE(body);
    if (statement->kind == STATEMENT_SELECT)
        compile_select(compile, statement, false, &body);
    else if (statement->kind == STATEMENT_COMPOUND)
        add_compound(compile, statement, false, &body);
    else if (statement->kind == STATEMENT_TEXT)
        compile_add(compile, statement->text, &body);
    else
        compile_write(compile, statement, &body);
    if (!compile->level)
        compile_with(compile, text);
    text_add(text, text_string(&body));
}

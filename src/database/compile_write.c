/* Writes INSERT, UPDATE and DELETE. */
#include <string.h>

#include "database/compile_parts.h"
#include "sql/infer.h"
#include "base/banned.h"

/* A value for a column: raw ones are of its type. */
static void add_value(struct compile *compile, const struct expression *value,
                      const struct type *type, struct text *text)
{
    if (value->is_raw)
        value = sql_literal(&compile->sql, value->value, type);
    else if (value->kind == EXPRESSION_BIND && value->type->kind == TYPE_NULL)
        value = sql_bind(&compile->sql, value->name, value->value, type, value->is_expanding,
                         value->is_required);
    else
        value = sql_group(&compile->sql, value, SQL_OP_NONE);
    compile_add(compile, value, text);
}

static const struct assignment *find_value(const struct assignments *values, const char *key)
{
    for (size_t i = 0; i < values->count; i++)
        if (!values->items[i].target && string_equal(values->items[i].key, key))
            return &values->items[i];
    return NULL;
}

/* Every key must name a column. */
static void check_keys(struct compile *compile, const struct from_item *table,
                       const struct assignments *values)
{
    TEXT_SCOPE(unknown);
    for (size_t i = 0; i < values->count; i++)
        if (!values->items[i].target && !from_column(table, values->items[i].key))
            text_printf(&unknown, "%s%s", unknown.length ? ", " : "", values->items[i].key);
    if (unknown.length)
        compile_fail(compile, ALQ_ERROR_SCRIPT, "unconsumed column names: %s",
                     text_string(&unknown));
}

static void add_returning(struct compile *compile, const struct statement *statement,
                          struct text *text)
{
    struct compile_context saved = compile->context;
    if (!statement->returning.count)
        return;
    text_add(text, " RETURNING ");
    compile->context.hides_tables = compile->rules->hides_returned_tables;
    compile_columns(compile, &statement->returning, false, LABELS_DISAMBIGUATE, text);
    compile->context = saved;
}

static void add_row(struct compile *compile, const struct statement *insert,
                    const struct assignments *row, struct text *text)
{
    const struct from_item *table = insert->table;
    const char *separator = "(";
    for (size_t i = 0; i < table->columns.count; i++) {
        const char *key = table->keys.items[i];
        if (!find_value(&insert->values, key))
            continue;
        const struct assignment *value = find_value(row, key);
        text_add(text, separator);
        separator = ", ";
        if (value)
            add_value(compile, value->value, table->columns.items[i]->type, text);
        else
            compile_fail(compile, ALQ_ERROR_SCRIPT,
                         "INSERT value for column %s.%s is explicitly rendered as a "
                         "boundparameter in the VALUES clause; a Python-side value or SQL "
                         "expression is required",
                         table->name, key);
    }
    text_add_char(text, ')');
}

static void add_column_names(struct compile *compile, const struct statement *insert,
                             struct text *text)
{
    const struct from_item *table = insert->table;
    const char *separator = " (";
    for (size_t i = 0; i < table->columns.count; i++) {
        if (!find_value(&insert->values, table->keys.items[i]))
            continue;
        text_add(text, separator);
        compile_name(compile, table->columns.items[i]->name, NULL, text);
        separator = ", ";
    }
    text_add_char(text, ')');
}

static void add_source(struct compile *compile, const struct statement *insert, struct text *text)
{
    TEXT_SCOPE(source);
    for (size_t i = 0; i < insert->source_names.count; i++) {
        const char *name = insert->source_names.items[i];
        if (!from_column(insert->table, name))
            compile_fail(compile, ALQ_ERROR_SCRIPT, "unconsumed column names: %s", name);
        text_add(text, i ? ", " : " (");
        compile_name(compile, name, NULL, text);
    }
    text_add(text, insert->source_names.count ? ") " : " ");
    if (insert->source->kind == STATEMENT_SELECT)
        compile_select(compile, insert->source, false, &source);
    else
        compile_any_statement(compile, insert->source, &source);
    if (compile->rules->with_follows_insert)
        compile_with(compile, text);
    text_add(text, text_string(&source));
}

static void add_prefixes(const struct statement *statement, struct text *text)
{
    for (size_t i = 0; i < statement->prefixes.count; i++)
        text_printf(text, "%s ", statement->prefixes.items[i]);
}

static bool is_taken(const struct sql_rules *rules, const char *family)
{
    return !family || string_equal(rules->conflict_families[0], family) ||
           string_equal(rules->conflict_families[1], family);
}

static void add_insert(struct compile *compile, const struct statement *insert, struct text *text)
{
    struct compile_level level = {0};
    compile_enter(compile, &level, insert, NULL);
    for (size_t i = 0; i < insert->ctes.count; i++)
        compile_cte(compile, insert->ctes.items[i]);
    check_keys(compile, insert->table, &insert->values);
    text_add(text, "INSERT ");
    add_prefixes(insert, text);
    text_add(text, "INTO ");
    compile_table_name(compile, insert->table, text);
    if (insert->source) {
        add_source(compile, insert, text);
    } else if (!insert->values.count) {
        text_add(text, compile->rules->has_default_values ? " DEFAULT VALUES" : " () VALUES ()");
    } else {
        add_column_names(compile, insert, text);
        text_add(text, " VALUES ");
        add_row(compile, insert, &insert->values, text);
    }
    for (size_t i = 0; i < insert->more_rows.count; i++) {
        text_add(text, ", ");
        add_row(compile, insert, &insert->more_rows.items[i], text);
    }
    if (insert->conflict && is_taken(compile->rules, insert->conflict->family))
        compile->rules->conflict(compile, insert, text);
    else if (insert->conflict)
        compile_fail(compile, ALQ_ERROR_UNSUPPORTED, "%s cannot render an upsert of %s",
                     compile->dialect->label, insert->conflict->family);
    add_returning(compile, insert, text);
    compile_leave(compile);
}

/* Tables besides the one that is written, which conditions and values speak of. */
static struct from_items other_tables(struct compile *compile, const struct statement *statement)
{
    struct from_items froms = {0}, others = {0};
    for (size_t i = 0; i < statement->where.count; i++)
        expression_froms(&compile->sql, statement->where.items[i], &froms);
    for (size_t i = 0; i < statement->values.count; i++)
        expression_froms(&compile->sql, statement->values.items[i].value, &froms);
    for (size_t i = 0; i < froms.count; i++)
        if (froms.items[i] != statement->table)
            from_items_add(&others, compile->arena, froms.items[i]);
    return others;
}

static void add_froms(struct compile *compile, const struct from_items *froms, const char *word,
                      struct text *text)
{
    for (size_t i = 0; i < froms->count; i++) {
        text_add(text, i ? ", " : word);
        compile_from(compile, froms->items[i], text);
    }
}

static void add_assignment(struct compile *compile, const struct expression *target,
                           const struct expression *value, bool is_qualified, bool is_first,
                           struct text *text)
{
    struct compile_context saved = compile->context;
    text_add(text, is_first ? "" : ", ");
    compile->context.hides_tables = !is_qualified;
    compile->context.hides_schemas = is_qualified;
    compile_add(compile, target, text);
    compile->context = saved;
    text_add_char(text, '=');
    add_value(compile, value, target->type, text);
}

/* Targets that are no column of the table come first, then its columns in the table's order. */
static void add_assignments(struct compile *compile, const struct statement *update,
                            bool is_qualified, struct text *text)
{
    const struct from_item *table = update->table;
    const struct assignments *values = &update->values;
    bool is_first = true;
    for (size_t i = 0; i < values->count; i++) {
        const struct assignment *value = &values->items[i];
        bool is_foreign = value->target && value->target->kind == EXPRESSION_COLUMN &&
                          value->target->from && value->target->from != table;
        if (is_foreign && !is_qualified)
            compile_fail(compile, ALQ_ERROR_UNSUPPORTED,
                         "backend does not support additional tables in the SET clause; cannot "
                         "include columns from table(s) '%s' in SET clause",
                         value->target->from->name);
        const struct expression *target = value->target        ? value->target
                                          : update->is_ordered ? from_column(table, value->key)
                                                               : NULL;
        if (!target)
            continue;
        add_assignment(compile, target, value->value, is_qualified, is_first, text);
        is_first = false;
    }
    for (size_t i = 0; i < table->columns.count && !update->is_ordered; i++) {
        const struct assignment *value = find_value(values, table->keys.items[i]);
        if (!value)
            continue;
        add_assignment(compile, table->columns.items[i], value->value, is_qualified, is_first,
                       text);
        is_first = false;
    }
}

static void add_update(struct compile *compile, const struct statement *update, struct text *text)
{
    struct compile_level level = {0};
    struct from_items others = other_tables(compile, update), all = {0};
    bool lists = compile->rules->lists_tables;
    if (!update->values.count)
        compile_fail(compile, ALQ_ERROR_SCRIPT, "an UPDATE of %s has no values",
                     update->table->name);
    from_items_add(&all, compile->arena, update->table);
    for (size_t i = 0; i < others.count; i++)
        from_items_add(&all, compile->arena, others.items[i]);
    compile_enter(compile, &level, update, &all);
    for (size_t i = 0; i < update->ctes.count; i++)
        compile_cte(compile, update->ctes.items[i]);
    check_keys(compile, update->table, &update->values);
    text_add(text, "UPDATE ");
    add_prefixes(update, text);
    compile_from(compile, update->table, text);
    if (lists)
        add_froms(compile, &others, ", ", text);
    text_add(text, " SET ");
    add_assignments(compile, update, lists && others.count, text);
    if (!lists)
        add_froms(compile, &others, " FROM ", text);
    compile_conditions(compile, &update->where, " WHERE ", text);
    add_returning(compile, update, text);
    compile_leave(compile);
}

static void add_delete(struct compile *compile, const struct statement *statement,
                       struct text *text)
{
    struct compile_level level = {0};
    struct from_items others = other_tables(compile, statement), all = {0};
    from_items_add(&all, compile->arena, statement->table);
    for (size_t i = 0; i < others.count; i++)
        from_items_add(&all, compile->arena, others.items[i]);
    compile_enter(compile, &level, statement, &all);
    for (size_t i = 0; i < statement->ctes.count; i++)
        compile_cte(compile, statement->ctes.items[i]);
    text_add(text, "DELETE ");
    add_prefixes(statement, text);
    text_add(text, "FROM ");
    if (others.count && compile->rules->repeats_table)
        compile_name(compile, statement->table->name, statement->table->anonymous, text);
    else
        compile_from(compile, statement->table, text);
    if (others.count && !compile->rules->has_using)
        compile_fail(compile, ALQ_ERROR_UNSUPPORTED,
                     "this backend does not support multiple-table criteria within DELETE");
    add_froms(compile, compile->rules->repeats_table && others.count ? &all : &others, " USING ",
              text);
    compile_conditions(compile, &statement->where, " WHERE ", text);
    add_returning(compile, statement, text);
    compile_leave(compile);
}

void compile_write(struct compile *compile, const struct statement *statement, struct text *text)
{
    if (statement->kind == STATEMENT_INSERT)
        add_insert(compile, statement, text);
    else if (statement->kind == STATEMENT_UPDATE)
        add_update(compile, statement, text);
    else
        add_delete(compile, statement, text);
}

static void add_conflict_value(struct compile *compile, const char *name,
                               const struct expression *value, const struct type *type,
                               bool is_first, struct text *text)
{
    text_add(text, is_first ? "" : ", ");
    compile_name(compile, name, NULL, text);
    text_add(text, " = ");
    add_value(compile, value, type, text);
}

void compile_conflict_values(struct compile *compile, const struct statement *insert,
                             struct text *text)
{
    const struct from_item *table = insert->table;
    const struct assignments *values = &insert->conflict->values;
    bool is_first = true;
    for (size_t i = 0; i < values->count && insert->conflict->is_ordered; i++) {
        const struct expression *column = from_column(table, values->items[i].key);
        add_conflict_value(compile, values->items[i].key, values->items[i].value,
                           column ? column->type : type_plain(TYPE_NULL), is_first, text);
        is_first = false;
    }
    for (size_t i = 0; i < table->keys.count && !insert->conflict->is_ordered; i++) {
        const struct assignment *value = find_value(values, table->keys.items[i]);
        if (!value)
            continue;
        add_conflict_value(compile, table->columns.items[i]->name, value->value,
                           table->columns.items[i]->type, is_first, text);
        is_first = false;
    }
    for (size_t i = 0; i < values->count && !insert->conflict->is_ordered; i++) {
        const struct assignment *value = &values->items[i];
        if (!value->key || from_column(table, value->key))
            continue;
        const struct expression *coerced = sql_coerce(&compile->sql, value->value);
        add_conflict_value(compile, value->key, coerced, coerced->type, is_first, text);
        is_first = false;
    }
}

void compile_on_conflict(struct compile *compile, const struct statement *insert, struct text *text)
{
    const struct conflict *conflict = insert->conflict;
    struct compile_context saved = compile->context;
    text_add(text, " ON CONFLICT ");
    compile->context.hides_tables = true;
    if (conflict->constraint) {
        text_add(text, "ON CONSTRAINT ");
        compile_name(compile, conflict->constraint, NULL, text);
        text_add_char(text, ' ');
    }
    for (size_t i = 0; i < conflict->elements.count; i++) {
        const struct expression *element = conflict->elements.items[i];
        text_add(text, i ? ", " : "(");
        if (element->is_raw)
            compile_name(compile, element->value.text, NULL, text);
        else
            compile_add(compile, element, text);
    }
    text_add(text, conflict->elements.count ? ")" : "");
    if (conflict->index_where) {
        text_add(text, " WHERE ");
        compile_add(compile, conflict->index_where, text);
    }
    compile->context = saved;
    text_add(text, conflict->elements.count ? " " : "");
    text_add(text, conflict->is_update ? "DO UPDATE SET " : "DO NOTHING");
    if (!conflict->is_update)
        return;
    compile_conflict_values(compile, insert, text);
    if (conflict->where) {
        text_add(text, " WHERE ");
        compile_add(compile, conflict->where, text);
    }
}

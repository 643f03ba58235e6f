/* Makes operations on the text of a table: columns added, altered and moved; the rest is handed on. */
#include "database/sqlite/rebuild.h"

#include <string.h>

#include "base/error.h"
#include "database/render.h"
#include "database/sqlite/inspect_parts.h"
#include "database/sqlite/sqlite.h"
#include "base/banned.h"

const char *rebuild_column(const struct rebuild *rebuild, const char *name)
{
    const char *renamed = NULL;
    if (create_table_column(&rebuild->edit.table, name))
        return name;
    renamed = map_get(&rebuild->renamed, name);
    return renamed ? renamed : name;
}

bool rebuild_mentions(const struct create_table *table, struct span span, const char *column)
{
    for (size_t i = 0; i + 1 < table->tokens.count; i++) {
        const struct sql_token *token = &table->tokens.items[i];
        size_t at = (size_t)(token->text - table->text);
        if (at < span.start || at >= span.end || *token->text == '\'')
            continue;
        bool is_function = token->kind == SQL_TOKEN_WORD && sql_token_is_symbol(token + 1, '(');
        if (!is_function && token_is_name(token, column))
            return true;
    }
    return false;
}

static bool find_column(struct rebuild *rebuild, const char *name, size_t *ret_item,
                        struct alq_error *err)
{
    size_t item = table_edit_find(&rebuild->edit, rebuild_column(rebuild, name));
    if (item == SIZE_MAX)
        return error_set(err, ALQ_ERROR_DATABASE, "no such column: %s.%s", rebuild->table, name);
    *ret_item = item;
    return true;
}

/* -- ADD COLUMN */

/* Where a new or moved column goes. */
static bool find_place(struct rebuild *rebuild, const char *before, const char *after,
                       size_t *ret_place, struct alq_error *err)
{
    *ret_place = table_edit_columns(&rebuild->edit);
    if (before)
        return find_column(rebuild, before, ret_place, err);
    if (!after)
        return true;
    if (!find_column(rebuild, after, ret_place, err))
        return false;
    ++*ret_place;
    return true;
}

bool rebuild_add_constraint(struct rebuild *rebuild, const struct constraint *constraint,
                            struct alq_error *err)
{
    struct table *table = inspect_create_table(&rebuild->edit.table, rebuild->arena);
    bool is_written = false;
    TEXT_SCOPE(text);
    table->name = rebuild->table;
    table->schema = rebuild->named;
    if (!render_constraint(&rebuild->apply->render, table, constraint, &text, &is_written, err))
        return false;
    return !is_written || table_edit_insert_item(&rebuild->edit, rebuild->edit.table.count,
                                                 text_copy(&text, rebuild->arena), err);
}

/* The key of a new column: numbered where there was none, else it takes the place of the old. */
static bool add_column_key(struct rebuild *rebuild, const struct column *column,
                           struct alq_error *err)
{
    struct constraint *key = constraint_new(rebuild->arena, CONSTRAINT_PRIMARY_KEY, NULL);
    vec_push(rebuild->arena, &key->columns, column->name);
    struct operation create = {.kind = OPERATION_CREATE_CONSTRAINT, .constraint = key};
    return rebuild_create_constraint(rebuild, &create, err);
}

static bool add_what_comes_along(struct rebuild *rebuild, const struct operation *operation,
                                 struct alq_error *err)
{
    const struct constraint *check = column_type_check(operation->column, rebuild->arena);
    bool has_key = false;
    for (size_t i = 0; i < operation->constraints.count; i++) {
        struct operation create = {.kind = OPERATION_CREATE_CONSTRAINT,
                                   .constraint = operation->constraints.items[i]};
        has_key = has_key || create.constraint->kind == CONSTRAINT_PRIMARY_KEY;
        if (!rebuild_create_constraint(rebuild, &create, err))
            return false;
    }
    if (operation->column->is_primary_key && !has_key &&
        !add_column_key(rebuild, operation->column, err))
        return false;
    if (check && !rebuild_add_constraint(rebuild, check, err))
        return false;
    for (size_t i = 0; i < operation->indexes.count; i++) {
        TEXT_SCOPE(index);
        if (!render_index(&rebuild->apply->render, rebuild->named, rebuild->table,
                          operation->indexes.items[i], false, &index, err))
            return false;
        vec_push(rebuild->arena, &rebuild->new_indexes, text_copy(&index, rebuild->arena));
    }
    return true;
}

static bool add_column(struct rebuild *rebuild, const struct operation *operation,
                       struct alq_error *err)
{
    struct column *columns[] = {(struct column *)operation->column};
    struct table alone = {.name = rebuild->table, .columns = {columns, 1, 1}};
    size_t place = 0;
    TEXT_SCOPE(text);
    if (create_table_column(&rebuild->edit.table, operation->column->name))
        return error_set(err, ALQ_ERROR_DATABASE, "duplicate column name: %s.%s", rebuild->table,
                         operation->column->name);
    if (!find_place(rebuild, operation->insert_before, operation->insert_after, &place, err) ||
        !render_column(&rebuild->apply->render, &alone, operation->column, &text, err) ||
        !table_edit_insert_item(&rebuild->edit, place, text_copy(&text, rebuild->arena), err))
        return false;
    vec_push(rebuild->arena, &rebuild->added, operation->column->name);
    return add_what_comes_along(rebuild, operation, err);
}

/* -- ALTER COLUMN */

static bool remove_clauses(struct rebuild *rebuild, size_t item, enum clause_kind kind,
                           struct alq_error *err)
{
    const struct clause *clause;
    while ((clause = create_item_clause(&rebuild->edit.table.items[item], kind)))
        if (!table_edit_remove_clause(&rebuild->edit, clause->span, err))
            return false;
    return true;
}

static bool insert_at(struct rebuild *rebuild, size_t place, const char *text,
                      struct alq_error *err)
{
    return table_edit_put(&rebuild->edit, (struct span){place, place},
                          arena_printf(rebuild->arena, " %s", text), err);
}

static bool set_type(struct rebuild *rebuild, size_t item, const struct column_change *change,
                     struct alq_error *err)
{
    const struct create_item *column = &rebuild->edit.table.items[item];
    struct column before = {.name = column->name, .type = change->existing_type};
    struct column after = {.name = column->name, .type = change->type};
    const struct constraint *check =
        change->existing_type ? column_type_check(&before, rebuild->arena) : NULL;
    bool has_type = column->type.end > column->type.start;
    TEXT_SCOPE(type);
    if (!render_type(&rebuild->apply->render, change->type, &type, err))
        return false;
    rebuild->changes_keys = true;
    if (has_type ? !table_edit_put(&rebuild->edit, column->type, text_string(&type), err)
                 : !insert_at(rebuild, column->type.end, text_string(&type), err))
        return false;
    if (check && !rebuild_drop_type_check(rebuild, check, err))
        return false;
    check = column_type_check(&after, rebuild->arena);
    return !check || rebuild_add_constraint(rebuild, check, err);
}

static bool set_nullable(struct rebuild *rebuild, size_t item, bool is_nullable,
                         struct alq_error *err)
{
    const struct create_item *column = NULL;
    const struct clause *value = NULL;
    if (is_nullable)
        return remove_clauses(rebuild, item, CLAUSE_NOT_NULL, err);
    if (create_item_clause(&rebuild->edit.table.items[item], CLAUSE_NOT_NULL))
        return true;
    if (!remove_clauses(rebuild, item, CLAUSE_NULL, err))
        return false;
    column = &rebuild->edit.table.items[item];
    value = create_item_clause(column, CLAUSE_DEFAULT);
    return insert_at(rebuild, value ? value->span.end : column->type.end, "NOT NULL", err);
}

/* SQLite wants parentheses around what is not a literal. */
static bool is_literal(const char *value)
{
    struct text column = {0};
    struct create_table table;
    ARENA_SCOPE(scratch);
    text_printf(&column, "CREATE TABLE t (c DEFAULT %s)", value);
    bool is_read = create_table_read(text_string(&column), &scratch, &table, NULL);
    text_release(&column);
    return is_read && table.count == 1 && table.items[0].clauses.count == 1;
}

static bool set_default(struct rebuild *rebuild, size_t item, const struct default_value *value,
                        struct alq_error *err)
{
    TEXT_SCOPE(written);
    if (!remove_clauses(rebuild, item, CLAUSE_DEFAULT, err))
        return false;
    if (value->kind == DEFAULT_NONE)
        return true;
    render_default(&rebuild->apply->render, value, &written);
    return insert_at(rebuild, rebuild->edit.table.items[item].type.end,
                     arena_printf(rebuild->arena,
                                  is_literal(text_string(&written)) ? "DEFAULT %s" : "DEFAULT (%s)",
                                  text_string(&written)),
                     err);
}

static bool set_computed(struct rebuild *rebuild, size_t item, const struct computed *computed,
                         struct alq_error *err)
{
    if (!remove_clauses(rebuild, item, CLAUSE_GENERATED, err))
        return false;
    return !computed->expression ||
           insert_at(rebuild, rebuild->edit.table.items[item].span.end,
                     arena_printf(rebuild->arena, "GENERATED ALWAYS AS (%s)%s",
                                  computed->expression,
                                  computed->is_stored == TRI_UNSET ? ""
                                  : computed->is_stored == TRI_YES ? " STORED"
                                                                   : " VIRTUAL"),
                     err);
}

static bool move_column(struct rebuild *rebuild, size_t item, const struct column_change *change,
                        struct alq_error *err)
{
    const char *text = table_edit_item_text(&rebuild->edit, item);
    size_t place = 0;
    if (!find_place(rebuild, change->insert_before, change->insert_after, &place, err))
        return false;
    if (place == item || place == item + 1)
        return true;
    return table_edit_remove_item(&rebuild->edit, item, err) &&
           table_edit_insert_item(&rebuild->edit, place > item ? place - 1 : place, text, err);
}

static bool alter_column(struct rebuild *rebuild, const struct operation *operation,
                         struct alq_error *err)
{
    const struct column_change *change = operation->change;
    size_t item = 0;
    if (!find_column(rebuild, operation->name, &item, err))
        return false;
    if (change->sets_identity && change->identity.is_identity)
        return error_set(err, ALQ_ERROR_UNSUPPORTED,
                         "SQLite cannot make column %s.%s an identity column", rebuild->table,
                         operation->name);
    if (change->sets_type && !set_type(rebuild, item, change, err))
        return false;
    if (change->sets_default && !set_default(rebuild, item, &change->server_default, err))
        return false;
    if (change->sets_nullable && !set_nullable(rebuild, item, change->is_nullable, err))
        return false;
    if (change->sets_computed && !set_computed(rebuild, item, &change->computed, err))
        return false;
    return (!change->insert_before && !change->insert_after) ||
           move_column(rebuild, item, change, err);
}

/* -- Indexes */

static struct rebuild_object *find_index(struct rebuild *rebuild, const char *name)
{
    for (size_t i = 0; i < rebuild->indexes.count; i++) {
        struct rebuild_object *index = &rebuild->indexes.items[i];
        if (!index->is_dropped && string_equal_nocase(index->name, name))
            return index;
    }
    return NULL;
}

static bool create_index(struct rebuild *rebuild, const struct operation *operation,
                         struct alq_error *err)
{
    TEXT_SCOPE(index);
    if (!render_index(&rebuild->apply->render, rebuild->named, rebuild->table, operation->index,
                      operation->if_not_exists, &index, err))
        return false;
    vec_push(rebuild->arena, &rebuild->new_indexes, text_copy(&index, rebuild->arena));
    return true;
}

static bool drop_index(struct rebuild *rebuild, const struct operation *operation,
                       struct alq_error *err)
{
    struct rebuild_object *index = find_index(rebuild, operation->name);
    if (index)
        index->is_dropped = true;
    return index || operation->if_exists ||
           error_set(err, ALQ_ERROR_DATABASE, "no such index: %s", operation->name);
}

static bool rename_index(struct rebuild *rebuild, const struct operation *operation,
                         struct alq_error *err)
{
    struct rebuild_object *index = find_index(rebuild, operation->name);
    struct create_index create;
    TEXT_SCOPE(text);
    if (!index)
        return operation->if_exists ||
               error_set(err, ALQ_ERROR_DATABASE, "no such index: %s", operation->name);
    if (!create_index_read(index->text, rebuild->arena, &create, err))
        return false;
    text_add_bytes(&text, index->text, create.name_span.start);
    dialect_add_name(&sqlite_dialect, &text, operation->new_name);
    text_add(&text, index->text + create.name_span.end);
    index->text = text_copy(&text, rebuild->arena);
    index->name = operation->new_name;
    return true;
}

bool rebuild_change(struct rebuild *rebuild, const struct operation *operation,
                    struct alq_error *err)
{
    switch (operation->kind) {
    case OPERATION_ADD_COLUMN:
        return add_column(rebuild, operation, err);
    case OPERATION_ALTER_COLUMN:
        return alter_column(rebuild, operation, err);
    case OPERATION_DROP_COLUMN:
        return rebuild_drop_column(rebuild, operation, err);
    case OPERATION_CREATE_INDEX:
        return create_index(rebuild, operation, err);
    case OPERATION_DROP_INDEX:
        return drop_index(rebuild, operation, err);
    case OPERATION_RENAME_INDEX:
        return rename_index(rebuild, operation, err);
    case OPERATION_CREATE_CONSTRAINT:
        return rebuild_create_constraint(rebuild, operation, err);
    case OPERATION_DROP_CONSTRAINT:
        return rebuild_drop_constraint(rebuild, operation, err);
    case OPERATION_RENAME_CONSTRAINT:
        return rebuild_rename_constraint(rebuild, operation, err);
    default: /* comments and validation: SQLite has no such thing */
        return true;
    }
}

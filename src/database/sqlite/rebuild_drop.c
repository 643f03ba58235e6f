/* Drops a column from the text of a table with the keys and checks that are its own; what else
 * needs it is named in an error. */
#include "database/sqlite/rebuild.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/banned.h"

static bool fail_needed(const struct rebuild *rebuild, const char *column, const char *what,
                        const char *name, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_DATABASE, "cannot drop column %s.%s: %s %s needs it", rebuild->table,
              column, what, name ? name : _("without a name"));
    return error_hint(err, "drop that first");
}

static bool parts_contain(const struct key_parts *parts, const char *column)
{
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].column && string_equal_nocase(parts->items[i].column, column))
            return true;
    return false;
}

/* Whether the expression needs another column than this one. */
static bool mentions_others(const struct create_table *table, struct span span, const char *column)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->items[i].is_column && !string_equal_nocase(table->items[i].name, column) &&
            rebuild_mentions(table, span, table->items[i].name))
            return true;
    return false;
}

/* (a, b, c) without b, for a primary key. */
static bool take_from_key(struct rebuild *rebuild, const struct clause *key, const char *column,
                          struct alq_error *err)
{
    struct span span = {0, 0};
    for (size_t i = 0; i < key->parts.count; i++) {
        const struct key_part *parts = key->parts.items;
        if (!parts[i].column || !string_equal_nocase(parts[i].column, column))
            continue;
        span.start = i ? parts[i - 1].span.end : parts[i].span.start;
        span.end = !i && key->parts.count > 1 ? parts[i + 1].span.start : parts[i].span.end;
    }
    return table_edit_put(&rebuild->edit, span, "", err);
}

enum fate { STAYS, GOES, SHRINKS, STOPS };

/* What becomes of a constraint of the table, as in PostgreSQL: a key over the column goes with it.
 * */
static enum fate fate_of(const struct create_table *table, const struct clause *clause,
                         const char *column)
{
    switch (clause->kind) {
    case CLAUSE_CHECK:
        if (!rebuild_mentions(table, clause->content, column))
            return STAYS;
        return mentions_others(table, clause->content, column) ? STOPS : GOES;
    case CLAUSE_PRIMARY_KEY:
        if (!parts_contain(&clause->parts, column))
            return STAYS;
        return clause->parts.count > 1 ? SHRINKS : GOES;
    case CLAUSE_UNIQUE:
    case CLAUSE_FOREIGN_KEY:
        return parts_contain(&clause->parts, column) ? GOES : STAYS;
    default:
        return STAYS;
    }
}

static void log_gone(const struct rebuild *rebuild, const struct clause *clause, const char *column)
{
    ARENA_SCOPE(scratch);
    connection_log(rebuild->connection, ALQ_LOG_INFO, "%s goes with column %s.%s",
                   span_copy(rebuild->edit.table.text, clause->span, &scratch), rebuild->table,
                   column);
}

/* The constraints of the table, from the last to the first: places before an edit stay. */
static bool settle_constraints(struct rebuild *rebuild, const char *column, struct alq_error *err)
{
    for (size_t i = rebuild->edit.table.count; i-- > table_edit_columns(&rebuild->edit);) {
        const struct clause *clause = &rebuild->edit.table.items[i].constraint;
        enum fate fate = fate_of(&rebuild->edit.table, clause, column);
        if (fate == STOPS)
            return fail_needed(rebuild, column, "check constraint", clause->name, err);
        if (fate == SHRINKS && !take_from_key(rebuild, clause, column, err))
            return false;
        if (fate != GOES)
            continue;
        log_gone(rebuild, clause, column);
        if (!table_edit_remove_item(&rebuild->edit, i, err))
            return false;
    }
    return true;
}

/* Other columns that are computed from it, or whose own check looks at it. */
static bool check_columns(const struct rebuild *rebuild, const char *column, struct alq_error *err)
{
    const struct create_table *table = &rebuild->edit.table;
    for (size_t i = 0; i < table->count && table->items[i].is_column; i++) {
        const struct create_item *item = &table->items[i];
        for (size_t j = 0; j < item->clauses.count; j++) {
            const struct clause *clause = &item->clauses.items[j];
            bool is_expression = clause->kind == CLAUSE_CHECK || clause->kind == CLAUSE_GENERATED;
            if (string_equal_nocase(item->name, column) || !is_expression ||
                !rebuild_mentions(table, clause->content, column))
                continue;
            return fail_needed(rebuild, column,
                               clause->kind == CLAUSE_CHECK ? "the check of column"
                                                            : "generated column",
                               item->name, err);
        }
    }
    return true;
}

static bool index_needs(struct rebuild *rebuild, const struct rebuild_object *object,
                        const char *column, bool *ret_needs, struct alq_error *err)
{
    struct create_index index;
    if (!create_index_read(object->text, rebuild->arena, &index, err))
        return false;
    struct create_table table = {.text = index.text, .tokens = index.tokens};
    *ret_needs = index.where.end && rebuild_mentions(&table, index.where, column);
    for (size_t i = 0; i < index.parts.count; i++)
        *ret_needs =
            *ret_needs || rebuild_mentions(&table, index.parts.items[i].value, column) ||
            string_equal_nocase(index.parts.items[i].column ? index.parts.items[i].column : "",
                                column);
    return true;
}

/* UPDATE OF a, b ON: SQLite does not look whether there are such columns. */
static bool trigger_waits_for(struct rebuild *rebuild, const struct rebuild_object *object,
                              const char *column, bool *ret_waits, struct alq_error *err)
{
    struct tokens tokens;
    bool is_inside = false;
    *ret_waits = false;
    if (!tokens_read(object->text, rebuild->arena, &tokens, err))
        return false;
    for (size_t i = 0; i < tokens.count; i++) {
        const struct sql_token *token = &tokens.items[i];
        if (sql_token_is(token, "begin") || (is_inside && sql_token_is(token, "on")))
            return true;
        if (is_inside && token_is_name(token, column))
            *ret_waits = true;
        is_inside =
            is_inside || (sql_token_is(token, "of") && i && sql_token_is(token - 1, "update"));
    }
    return true;
}

typedef bool (*needs_fn)(struct rebuild *rebuild, const struct rebuild_object *object,
                         const char *column, bool *ret_needs, struct alq_error *err);

static bool settle_objects(struct rebuild *rebuild, struct rebuild_objects *objects,
                           const char *what, needs_fn needs_column,
                           const struct operation *operation, const char *column,
                           struct alq_error *err)
{
    for (size_t i = 0; i < objects->count; i++) {
        struct rebuild_object *object = &objects->items[i];
        bool needs = false;
        if (object->is_dropped)
            continue;
        if (!needs_column(rebuild, object, column, &needs, err))
            return false;
        if (needs && !operation->cascades)
            return fail_needed(rebuild, column, what, object->name, err);
        object->is_dropped = needs;
    }
    return true;
}

bool rebuild_drop_column(struct rebuild *rebuild, const struct operation *operation,
                         struct alq_error *err)
{
    const char *column = rebuild_column(rebuild, operation->name);
    size_t item = table_edit_find(&rebuild->edit, column);
    if (item == SIZE_MAX)
        return error_set(err, ALQ_ERROR_DATABASE, "no such column: %s.%s", rebuild->table,
                         operation->name);
    if (table_edit_columns(&rebuild->edit) == 1)
        return error_set(err, ALQ_ERROR_DATABASE, "cannot drop column %s.%s: it is the only one",
                         rebuild->table, column);
    if (!check_columns(rebuild, column, err) ||
        !settle_objects(rebuild, &rebuild->indexes, "index", index_needs, operation, column, err) ||
        !settle_objects(rebuild, &rebuild->triggers, "trigger", trigger_waits_for, operation,
                        column, err) ||
        !settle_constraints(rebuild, column, err))
        return false;
    rebuild->changes_keys = true;
    return table_edit_remove_item(&rebuild->edit, table_edit_find(&rebuild->edit, column), err);
}

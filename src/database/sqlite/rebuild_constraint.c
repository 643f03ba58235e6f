/* Finds, adds, drops and renames constraints in the text of a table: by name, by the name that the
 * convention would have given, or by what they are made of. */
#include "database/sqlite/rebuild.h"

#include <string.h>

#include "base/error.h"
#include "database/sqlite/inspect_parts.h"
#include "database/sqlite/sqlite.h"
#include "schema/naming.h"
#include "base/banned.h"

/* Where a constraint stands. */
struct found {
    const struct clause *clause; /* NULL: none */
    size_t item;
    const char *column; /* it is part of; NULL: it is the table's */
};

typedef bool (*match_fn)(struct rebuild *rebuild, const struct found *candidate,
                         const void *wanted);

/* The first constraint that matches; *ret_count is how many do. */
static struct found find(struct rebuild *rebuild, match_fn matches, const void *wanted,
                         size_t *ret_count)
{
    const struct create_table *table = &rebuild->edit.table;
    struct found found = {0};
    *ret_count = 0;
    for (size_t i = 0; i < table->count; i++) {
        const struct create_item *item = &table->items[i];
        size_t count = item->is_column ? item->clauses.count : 1;
        for (size_t j = 0; j < count; j++) {
            struct found candidate = {item->is_column ? &item->clauses.items[j] : &item->constraint,
                                      i, item->is_column ? item->name : NULL};
            if (!matches(rebuild, &candidate, wanted))
                continue;
            if (!*ret_count)
                found = candidate;
            ++*ret_count;
        }
    }
    return found;
}

static bool has_name(struct rebuild *rebuild, const struct found *candidate, const void *wanted)
{
    (void)rebuild;
    return candidate->clause->name && string_equal_nocase(candidate->clause->name, wanted);
}

/* The name that the naming convention gives to what has none: Alembic finds it by that too. */
static bool has_conventional_name(struct rebuild *rebuild, const struct found *candidate,
                                  const void *wanted)
{
    struct table *table = inspect_create_table(&rebuild->edit.table, rebuild->arena);
    struct constraint *constraint = inspect_constraint(rebuild->edit.table.text, candidate->clause,
                                                       candidate->column, rebuild->arena);
    ERROR_SCOPE(nothing);
    if (!constraint || candidate->clause->name)
        return false;
    constraint->is_name_final = false;
    table->name = rebuild->table;
    return naming_apply(rebuild->apply->render.naming, table, constraint, rebuild->arena,
                        &nothing) &&
           constraint->name && string_equal_nocase(constraint->name, wanted);
}

static enum clause_kind clause_kind_of(enum constraint_kind kind)
{
    static const enum clause_kind kinds[] = {
        [CONSTRAINT_PRIMARY_KEY] = CLAUSE_PRIMARY_KEY, [CONSTRAINT_UNIQUE] = CLAUSE_UNIQUE,
        [CONSTRAINT_FOREIGN_KEY] = CLAUSE_FOREIGN_KEY, [CONSTRAINT_CHECK] = CLAUSE_CHECK,
        [CONSTRAINT_EXCLUDE] = CLAUSE_NOTHING,
    };
    return kinds[kind];
}

/* -- By what it is made of */

struct made_of {
    bool has_kind;
    enum clause_kind kind;
    const struct strings *columns;
    const char *check;          /* of a CHECK; NULL */
    const char *referred_table; /* of a FOREIGN KEY; NULL: any */
};

static bool same_columns(const struct rebuild *rebuild, const struct strings *columns,
                         const struct found *candidate)
{
    const struct key_parts *parts = &candidate->clause->parts;
    if (candidate->column)
        return columns->count == 1 &&
               string_equal_nocase(candidate->column, rebuild_column(rebuild, columns->items[0]));
    if (columns->count != parts->count)
        return false;
    for (size_t i = 0; i < parts->count; i++)
        if (!parts->items[i].column ||
            !string_equal_nocase(parts->items[i].column,
                                 rebuild_column(rebuild, columns->items[i])))
            return false;
    return true;
}

static bool same_tokens(const char *a, const char *b)
{
    ARENA_SCOPE(scratch);
    struct tokens first, second;
    if (!tokens_read(a, &scratch, &first, NULL) || !tokens_read(b, &scratch, &second, NULL) ||
        first.count != second.count)
        return false;
    for (size_t i = 0; i + 1 < first.count; i++) {
        const struct sql_token *left = &first.items[i], *right = &second.items[i];
        bool is_name = left->kind == SQL_TOKEN_WORD || *left->text != '\'';
        char *name = token_unquoted(left, &scratch);
        bool is_equal = is_name && right->kind != SQL_TOKEN_SYMBOL && *right->text != '\''
                            ? token_is_name(right, name)
                            : left->length == right->length &&
                                  memcmp(left->text, right->text, left->length) == 0;
        if (!is_equal &&
            !(left->length == right->length && memcmp(left->text, right->text, left->length) == 0))
            return false;
    }
    return true;
}

/* A CHECK by its columns: those it mentions, and no others. */
static bool checks_columns(struct rebuild *rebuild, const struct found *candidate,
                           const struct strings *columns)
{
    const struct create_table *table = &rebuild->edit.table;
    for (size_t i = 0; i < table->count && table->items[i].is_column; i++) {
        bool is_wanted = false;
        for (size_t j = 0; j < columns->count; j++)
            is_wanted = is_wanted || string_equal_nocase(rebuild_column(rebuild, columns->items[j]),
                                                         table->items[i].name);
        if (is_wanted != rebuild_mentions(table, candidate->clause->content, table->items[i].name))
            return false;
    }
    return columns->count > 0;
}

static bool is_made_of(struct rebuild *rebuild, const struct found *candidate, const void *wanted)
{
    const struct made_of *made_of = wanted;
    const struct clause *clause = candidate->clause;
    bool is_constraint = clause->kind == CLAUSE_PRIMARY_KEY || clause->kind == CLAUSE_UNIQUE ||
                         clause->kind == CLAUSE_FOREIGN_KEY || clause->kind == CLAUSE_CHECK;
    if (!is_constraint || (made_of->has_kind && clause->kind != made_of->kind))
        return false;
    if (clause->kind == CLAUSE_CHECK && made_of->check)
        return same_tokens(span_copy(rebuild->edit.table.text, clause->content, rebuild->arena),
                           made_of->check);
    if (clause->kind == CLAUSE_CHECK)
        return made_of->has_kind && checks_columns(rebuild, candidate, made_of->columns);
    if (clause->kind == CLAUSE_PRIMARY_KEY && made_of->has_kind && !made_of->columns->count)
        return true; /* there is only one */
    if (made_of->referred_table &&
        (!clause->referred_table ||
         !string_equal_nocase(clause->referred_table, made_of->referred_table)))
        return false;
    return same_columns(rebuild, made_of->columns, candidate);
}

static struct made_of describe(const struct operation *operation)
{
    const struct constraint *constraint = operation->constraint;
    struct made_of made_of = {
        .has_kind = operation->has_constraint_kind,
        .kind = clause_kind_of(operation->constraint_kind),
        .columns = &operation->columns,
    };
    if (!constraint)
        return made_of;
    made_of.has_kind = true;
    made_of.kind = clause_kind_of(constraint->kind);
    made_of.check = constraint->check;
    made_of.referred_table = constraint->referred_table;
    if (!operation->columns.count)
        made_of.columns = &constraint->columns;
    return made_of;
}

/* -- Errors */

static bool fail_missing(const struct rebuild *rebuild, const struct operation *operation,
                         struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const struct create_table *table = &rebuild->edit.table;
    struct strings names = {0};
    if (operation->name)
        error_set(err, ALQ_ERROR_DATABASE, "table %s has no constraint named %s", rebuild->table,
                  operation->name);
    else if (!operation->columns.count)
        error_set(err, ALQ_ERROR_DATABASE,
                  "it is not said which constraint of table %s is meant: it has no name",
                  rebuild->table);
    else
        error_set(err, ALQ_ERROR_DATABASE, "table %s has no such constraint on (%s)",
                  rebuild->table, strings_join(&operation->columns, ", ", &scratch));
    for (size_t i = 0; i < table->count; i++) {
        const struct create_item *item = &table->items[i];
        if (!item->is_column && item->constraint.name)
            vec_push(&scratch, &names, item->constraint.name);
        for (size_t j = 0; item->is_column && j < item->clauses.count; j++)
            if (item->clauses.items[j].name)
                vec_push(&scratch, &names, item->clauses.items[j].name);
    }
    for (size_t i = 0; i < rebuild->indexes.count; i++)
        if (string_equal_nocase(rebuild->indexes.items[i].name,
                                operation->name ? operation->name : ""))
            return error_hint(err, "%s is an index: use drop_index", operation->name);
    return names.count ? error_detail(err, "it has %s", strings_join(&names, ", ", &scratch))
                       : false;
}

static bool fail_ambiguous(const struct rebuild *rebuild, const struct operation *operation,
                           size_t count, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    error_set(err, ALQ_ERROR_DATABASE, "table %s has %zu constraints on (%s)", rebuild->table,
              count, strings_join(&operation->columns, ", ", &scratch));
    return error_hint(err, "say which kind is meant");
}

/* The constraint that the operation names or describes; an error where there is none. */
static bool find_constraint(struct rebuild *rebuild, const struct operation *operation,
                            struct found *ret_found, struct alq_error *err)
{
    struct made_of made_of = describe(operation);
    size_t count = 0;
    struct found found = {0};
    if (operation->name)
        found = find(rebuild, has_name, operation->name, &count);
    if (operation->name && !count && rebuild->apply->render.naming)
        found = find(rebuild, has_conventional_name, operation->name, &count);
    if (!operation->name)
        found = find(rebuild, is_made_of, &made_of, &count);
    if (!count)
        return fail_missing(rebuild, operation, err);
    if (count > 1 && !operation->name && !made_of.has_kind)
        return fail_ambiguous(rebuild, operation, count, err);
    *ret_found = found;
    return true;
}

/* -- Operations */

static bool remove_found(struct rebuild *rebuild, const struct found *found, struct alq_error *err)
{
    rebuild->changes_keys = rebuild->changes_keys || found->clause->kind != CLAUSE_CHECK;
    return found->column ? table_edit_remove_clause(&rebuild->edit, found->clause->span, err)
                         : table_edit_remove_item(&rebuild->edit, found->item, err);
}

bool rebuild_create_constraint(struct rebuild *rebuild, const struct operation *operation,
                               struct alq_error *err)
{
    const struct constraint *constraint = operation->constraint;
    struct constraint *copy = arena_new(rebuild->arena, struct constraint);
    *copy = *constraint;
    copy->columns = (struct strings){0};
    for (size_t i = 0; i < constraint->columns.count; i++)
        vec_push(rebuild->arena, &copy->columns,
                 rebuild_column(rebuild, constraint->columns.items[i]));
    if (constraint->kind == CONSTRAINT_PRIMARY_KEY) {
        struct made_of key = {.has_kind = true,
                              .kind = CLAUSE_PRIMARY_KEY,
                              .columns = &(struct strings){0}};
        size_t count = 0;
        struct found found = find(rebuild, is_made_of, &key, &count);
        if (count && !remove_found(rebuild, &found, err))
            return false;
    }
    rebuild->changes_keys = rebuild->changes_keys || constraint->kind != CONSTRAINT_CHECK;
    return rebuild_add_constraint(rebuild, copy, err);
}

bool rebuild_drop_constraint(struct rebuild *rebuild, const struct operation *operation,
                             struct alq_error *err)
{
    struct found found = {0};
    if (operation->constraint && operation->constraint->of_type)
        return rebuild_drop_type_check(rebuild, operation->constraint, err);
    if (find_constraint(rebuild, operation, &found, operation->if_exists ? NULL : err))
        return remove_found(rebuild, &found, err);
    return operation->if_exists;
}

bool rebuild_rename_constraint(struct rebuild *rebuild, const struct operation *operation,
                               struct alq_error *err)
{
    struct found found = {0};
    TEXT_SCOPE(name);
    if (!find_constraint(rebuild, operation, &found, operation->if_exists ? NULL : err))
        return operation->if_exists;
    dialect_add_name(&sqlite_dialect, &name, operation->new_name);
    if (found.clause->name)
        return table_edit_put(&rebuild->edit, found.clause->name_span, text_string(&name), err);
    struct span place = {found.clause->span.start, found.clause->span.start};
    return table_edit_put(&rebuild->edit, place,
                          arena_printf(rebuild->arena, "CONSTRAINT %s ", text_string(&name)), err);
}

bool rebuild_drop_type_check(struct rebuild *rebuild, const struct constraint *check,
                             struct alq_error *err)
{
    struct table *table = inspect_create_table(&rebuild->edit.table, rebuild->arena);
    struct found found = {0};
    size_t count = 0;
    bool is_written = false;
    TEXT_SCOPE(text);
    table->name = rebuild->table;
    if (check->name)
        found = find(rebuild, has_name, check->name, &count);
    if (count)
        return remove_found(rebuild, &found, err);
    if (!render_constraint(&rebuild->apply->render, table, check, &text, &is_written, err))
        return false;
    const char *expression = strchr(text_string(&text), '(');
    if (!is_written || !expression)
        return true;
    size_t length = strlen(expression + 1);
    struct made_of made_of = {.has_kind = true, .kind = CLAUSE_CHECK};
    made_of.check = arena_strndup(rebuild->arena, expression + 1, length ? length - 1 : 0);
    found = find(rebuild, is_made_of, &made_of, &count);
    return !count || remove_found(rebuild, &found, err);
}

/* Makes the new table, fills it with the rows of the old and puts it in its place: SQLite's own
 * procedure for changes that ALTER TABLE cannot make, with what SQLite forgets put back. */
#include "database/sqlite/rebuild.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "database/sqlite/sqlite.h"
#include "base/banned.h"

/* -- Small help with text and queries */

static void add_table(const struct rebuild *rebuild, struct text *text, const char *name)
{
    dialect_add_quoted_name(&sqlite_dialect, text, rebuild->schema);
    text_add_char(text, '.');
    dialect_add_quoted_name(&sqlite_dialect, text, name);
}

/* Asks one query of the schema's own tables. *ret_value: the first column of the first row; NULL
 * without a row. */
static bool ask(struct rebuild *rebuild, const char *select, const char *from, const char *where,
                const char *parameter, const char **ret_value, struct alq_error *err)
{
    struct value value = value_of_text(parameter);
    bool has_row = false;
    TEXT_SCOPE(sql);
    ROWS_SCOPE(rows);
    text_printf(&sql, "SELECT %s FROM ", select);
    add_table(rebuild, &sql, from);
    text_add(&sql, where);
    if (!connection_query(rebuild->connection, text_string(&sql), &value, parameter ? 1 : 0, &rows,
                          err) ||
        !rows_next(rows, &has_row, err))
        return false;
    *ret_value = has_row ? rows_text(rows, 0, rebuild->arena) : NULL;
    return true;
}

/* A name that nothing has yet. */
static bool choose_name(struct rebuild *rebuild, struct alq_error *err)
{
    const char *found = "";
    for (unsigned i = 0; found; i++) {
        rebuild->new_name =
            i ? arena_printf(rebuild->arena, "alambique_new_%s_%u", rebuild->table, i)
              : arena_printf(rebuild->arena, "alambique_new_%s", rebuild->table);
        if (!ask(rebuild, "name", "sqlite_master", " WHERE name = ? COLLATE NOCASE",
                 rebuild->new_name, &found, err))
            return false;
    }
    return true;
}

/* -- The new table */

/* t.a in a check or computed column of t: under its passing name the table is not t. Only its own
 * columns can stand there, so the qualifier says nothing. */
static bool strip_qualifiers(struct rebuild *rebuild, struct alq_error *err)
{
    const struct tokens *tokens = &rebuild->edit.table.tokens;
    VEC(struct replacement) replacements = {0};
    for (size_t i = 0; i + 2 < tokens->count; i++) {
        const struct sql_token *token = &tokens->items[i];
        size_t start = (size_t)(token->text - tokens->text);
        if (start < rebuild->edit.table.open || !sql_token_is_symbol(token + 1, '.') ||
            *token->text == '\'' || !token_is_name(token, rebuild->old.name))
            continue;
        struct span span = {start, (size_t)(token[2].text - tokens->text)};
        vec_push(rebuild->arena, &replacements, (struct replacement){span, ""});
    }
    return !replacements.count ||
           table_edit_replace(&rebuild->edit, replacements.items, replacements.count, err);
}

static bool create_new(struct rebuild *rebuild, struct alq_error *err)
{
    const struct create_table *table = &rebuild->edit.table;
    TEXT_SCOPE(sql);
    if (!strip_qualifiers(rebuild, err))
        return false;
    text_add(&sql, "CREATE TABLE ");
    add_table(rebuild, &sql, rebuild->new_name);
    text_add(&sql, table->text + table->name_span.end);
    return rebuild_run(rebuild, text_string(&sql), err);
}

/* -- The rows */

/* A name of the rowid that no column hides; NULL where all three do. */
static const char *rowid_name(const struct rebuild *rebuild)
{
    static const char *const names[] = {"rowid", "_rowid_", "oid"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!create_table_column(&rebuild->old, names[i]) &&
            !create_table_column(&rebuild->edit.table, names[i]))
            return names[i];
    return NULL;
}

static bool is_copied(const struct rebuild *rebuild, const struct create_item *item)
{
    for (size_t i = 0; i < rebuild->added.count; i++)
        if (string_equal_nocase(rebuild->added.items[i], item->name))
            return false;
    return item->is_column && !create_item_clause(item, CLAUSE_GENERATED) &&
           create_table_column(&rebuild->old, item->name);
}

/* The columns that are copied, and the rowid before them where none of them is another name for it.
 * */
static void list_copied(const struct rebuild *rebuild, struct text *columns)
{
    const struct create_table *table = &rebuild->edit.table;
    const struct create_item *rowid = create_table_rowid(table);
    bool has_rowids = !rebuild->old.is_without_rowid && !table->is_without_rowid;
    if (has_rowids && !(rowid && is_copied(rebuild, rowid)) && rowid_name(rebuild))
        text_add(columns, rowid_name(rebuild));
    for (size_t i = 0; i < table->count; i++) {
        if (!table->items[i].is_column || !is_copied(rebuild, &table->items[i]))
            continue;
        text_add(columns, columns->length ? ", " : "");
        dialect_add_quoted_name(&sqlite_dialect, columns, table->items[i].name);
    }
}

/* How many rows there are, for those who look on: counting costs a walk through the table. */
static bool count_rows(struct rebuild *rebuild, uint64_t *ret_count, struct alq_error *err)
{
    const struct alq_callbacks *callbacks = rebuild->connection->callbacks;
    bool has_row = false;
    TEXT_SCOPE(sql);
    ROWS_SCOPE(rows);
    if (!callbacks || !callbacks->progress)
        return true;
    text_add(&sql, "SELECT count(*) FROM ");
    add_table(rebuild, &sql, rebuild->old.name);
    if (!connection_query(rebuild->connection, text_string(&sql), NULL, 0, &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    *ret_count = has_row ? (uint64_t)rows_integer(rows, 0) : 0;
    return true;
}

/* The column that is added by this change and that the rows have no value for, else NULL. */
static const char *find_unfilled(const struct rebuild *rebuild, const struct alq_error *failure)
{
    enum { SQLITE_CODE_NOT_NULL = 1299 };
    const char *dot = strrchr(failure->message, '.');
    if (failure->vendor_code != SQLITE_CODE_NOT_NULL || !dot)
        return NULL;
    for (size_t i = 0; i < rebuild->added.count; i++)
        if (string_equal_nocase(rebuild->added.items[i], dot + 1))
            return rebuild->added.items[i];
    return NULL;
}

static void hint_at_rows(const struct rebuild *rebuild, struct alq_error *failure)
{
    enum { SQLITE_CODE_CONSTRAINT = 19 };
    const char *unfilled = find_unfilled(rebuild, failure);
    if (unfilled)
        error_hint(failure,
                   "the rows of table %s have no value for the new column %s: give it a server "
                   "default, or add it without NOT NULL and fill it in first",
                   rebuild->table, unfilled);
    else if ((failure->vendor_code & 0xff) == SQLITE_CODE_CONSTRAINT)
        error_hint(failure, "mend or delete those rows before the change");
}

/* A row that does not fit is told of by the name that people know. */
static bool fail_copy(const struct rebuild *rebuild, struct alq_error *failure,
                      struct alq_error *err)
{
    TEXT_SCOPE(message);
    const char *rest = failure->message ? failure->message : "";
    for (const char *at; (at = strstr(rest, rebuild->new_name));
         rest = at + strlen(rebuild->new_name)) {
        text_add_bytes(&message, rest, (size_t)(at - rest));
        text_add(&message, rebuild->table);
    }
    text_add(&message, rest);
    free(failure->message);
    failure->message = text_take(&message);
    hint_at_rows(rebuild, failure);
    error_move(err, failure);
    return false;
}

static bool copy_rows(struct rebuild *rebuild, struct alq_error *err)
{
    uint64_t count = 0;
    TEXT_SCOPE(columns);
    TEXT_SCOPE(sql);
    list_copied(rebuild, &columns);
    if (!columns.length)
        return error_set(err, ALQ_ERROR_DATABASE, "nothing of the rows of table %s would be left",
                         rebuild->table);
    if (!count_rows(rebuild, &count, err))
        return false;
    text_add(&sql, "INSERT INTO ");
    add_table(rebuild, &sql, rebuild->new_name);
    text_printf(&sql, " (%s) SELECT %s FROM ", text_string(&columns), text_string(&columns));
    add_table(rebuild, &sql, rebuild->old.name);
    text_add(&sql, " NOT INDEXED"); /* in the order of the table, not of an index that has it all */
    rebuild->connection->copied_rows_total = count;
    ERROR_SCOPE(failure);
    bool is_done = rebuild_run(rebuild, text_string(&sql), &failure);
    rebuild->connection->copied_rows_total = 0;
    return is_done || fail_copy(rebuild, &failure, err);
}

/* -- What DROP TABLE takes with it */

/* ANALYZE's rows about the table go under the new name and back. */
static bool move_statistics(struct rebuild *rebuild, const char *from, const char *to,
                            struct alq_error *err)
{
    static const char *const tables[] = {"sqlite_stat1", "sqlite_stat4"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct value parameters[] = {value_of_text(to), value_of_text(from)};
        const char *found = NULL;
        TEXT_SCOPE(sql);
        if (!ask(rebuild, "name", "sqlite_master", " WHERE name = ?", tables[i], &found, err))
            return false;
        if (!found)
            continue;
        text_add(&sql, "UPDATE ");
        add_table(rebuild, &sql, tables[i]);
        text_add(&sql, " SET tbl = ? WHERE tbl = ?");
        if (!connection_execute_with(rebuild->connection, text_string(&sql), parameters, 2, NULL,
                                     err))
            return false;
    }
    return true;
}

static bool read_sequence(struct rebuild *rebuild, const char **ret_value, struct alq_error *err)
{
    *ret_value = NULL;
    return !create_table_is_numbered(&rebuild->old) ||
           ask(rebuild, "seq", "sqlite_sequence", " WHERE name = ?", rebuild->old.name, ret_value,
               err);
}

static bool restore_sequence(struct rebuild *rebuild, const char *value, struct alq_error *err)
{
    struct value parameters[] = {value_of_text(value), value_of_text(rebuild->old.name)};
    uint64_t changes = 0;
    if (!value || !create_table_is_numbered(&rebuild->edit.table))
        return true;
    TEXT_SCOPE(update);
    TEXT_SCOPE(insert);
    text_add(&update, "UPDATE ");
    add_table(rebuild, &update, "sqlite_sequence");
    text_add(&update, " SET seq = CAST(? AS INTEGER) WHERE name = ?");
    text_add(&insert, "INSERT INTO ");
    add_table(rebuild, &insert, "sqlite_sequence");
    text_add(&insert, " (seq, name) VALUES (CAST(? AS INTEGER), ?)");
    return connection_execute_with(rebuild->connection, text_string(&update), parameters, 2,
                                   &changes, err) &&
           (changes || connection_execute_with(rebuild->connection, text_string(&insert),
                                               parameters, 2, NULL, err));
}

/* Triggers of the session on this table; temp.sqlite_master does not say in which schema their
 * table is, but those that are gone after DROP TABLE were on it. */
static bool read_temp_triggers(struct rebuild *rebuild, struct rebuild_objects *ret_triggers,
                               struct alq_error *err)
{
    struct value parameter = value_of_text(rebuild->old.name);
    bool has_row = true;
    ROWS_SCOPE(rows);
    if (!connection_query(rebuild->connection,
                          "SELECT name, sql FROM temp.sqlite_master WHERE type = 'trigger'"
                          " AND tbl_name = ? COLLATE NOCASE ORDER BY rowid",
                          &parameter, 1, &rows, err))
        return false;
    while (has_row) {
        if (!rows_next(rows, &has_row, err))
            return false;
        if (has_row)
            vec_push(rebuild->arena, ret_triggers,
                     (struct rebuild_object){rows_text(rows, 0, rebuild->arena),
                                             rows_text(rows, 1, rebuild->arena), false});
    }
    return true;
}

static bool contains(const struct rebuild_objects *objects, const char *name)
{
    for (size_t i = 0; i < objects->count; i++)
        if (string_equal(objects->items[i].name, name))
            return true;
    return false;
}

static bool create_in(struct rebuild *rebuild, const char *schema, const char *text,
                      struct alq_error *err)
{
    return rebuild_run(rebuild, create_text_in(text, schema, rebuild->arena), err);
}

static bool restore_objects(struct rebuild *rebuild, const struct rebuild_objects *temporary,
                            struct alq_error *err)
{
    struct rebuild_objects left = {0};
    for (size_t i = 0; i < rebuild->indexes.count; i++)
        if (!rebuild->indexes.items[i].is_dropped &&
            !create_in(rebuild, rebuild->schema, rebuild->indexes.items[i].text, err))
            return false;
    for (size_t i = 0; i < rebuild->new_indexes.count; i++)
        if (!rebuild_run(rebuild, rebuild->new_indexes.items[i], err))
            return false;
    for (size_t i = 0; i < rebuild->triggers.count; i++)
        if (!rebuild->triggers.items[i].is_dropped &&
            !create_in(rebuild, rebuild->schema, rebuild->triggers.items[i].text, err))
            return false;
    if (!temporary->count || string_equal_nocase(rebuild->schema, "temp"))
        return true;
    if (!read_temp_triggers(rebuild, &left, err))
        return false;
    for (size_t i = 0; i < temporary->count; i++)
        if (!contains(&left, temporary->items[i].name) &&
            !create_in(rebuild, "temp", temporary->items[i].text, err))
            return false;
    return true;
}

/* -- All of it */

static bool replace_old(struct rebuild *rebuild, struct alq_error *err)
{
    TEXT_SCOPE(drop);
    TEXT_SCOPE(rename);
    text_add(&drop, "DROP TABLE ");
    add_table(rebuild, &drop, rebuild->old.name);
    text_add(&rename, "ALTER TABLE ");
    add_table(rebuild, &rename, rebuild->new_name);
    text_add(&rename, " RENAME TO ");
    dialect_add_quoted_name(&sqlite_dialect, &rename, rebuild->old.name);
    return rebuild_run(rebuild, text_string(&drop), err) &&
           rebuild_run(rebuild, text_string(&rename), err);
}

bool rebuild_swap(struct rebuild *rebuild, struct alq_error *err)
{
    struct rebuild_objects temporary = {0};
    const char *sequence = NULL;
    return choose_name(rebuild, err) && read_sequence(rebuild, &sequence, err) &&
           read_temp_triggers(rebuild, &temporary, err) && create_new(rebuild, err) &&
           copy_rows(rebuild, err) &&
           move_statistics(rebuild, rebuild->old.name, rebuild->new_name, err) &&
           replace_old(rebuild, err) &&
           move_statistics(rebuild, rebuild->new_name, rebuild->old.name, err) &&
           restore_sequence(rebuild, sequence, err) && restore_objects(rebuild, &temporary, err);
}

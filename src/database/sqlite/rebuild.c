/* Changes tables that ALTER TABLE cannot change by making them again from their own text. Renames, which SQLite makes
 * without loss, are left to SQLite; everything else of a batch is one rebuild. */
#include "database/sqlite/rebuild.h"

#include "base/error.h"
#include "database/sqlite/internal.h"
#include "database/sqlite/queries.h"
#include "database/sqlite/sqlite.h"
#include "base/banned.h"

bool rebuild_run(struct rebuild *rebuild, const char *sql, struct alq_error *err)
{
    if (rebuild->is_alone)
        return connection_execute(rebuild->connection, sql, err);
    return apply_statement(rebuild->apply, sql, err);
}

/* -- Reading what is there */

static bool add_object(struct rebuild *rebuild, const struct rows *rows, const char **table_text)
{
    struct arena *arena = rebuild->arena;
    const char *type = rows_text(rows, 0, arena);
    struct rebuild_object object = {rows_text(rows, 1, arena), rows_text(rows, 3, arena), false};
    if (string_equal(type, "table"))
        *table_text = object.text;
    else if (string_equal(type, "index"))
        vec_push(arena, &rebuild->indexes, object);
    else if (string_equal(type, "trigger"))
        vec_push(arena, &rebuild->triggers, object);
    return string_equal(type, "view");
}

/* The text of the table and of what belongs to it; *ret_text NULL where it is not in the schema. */
static bool read_objects(struct rebuild *rebuild, const char **ret_text, struct alq_error *err)
{
    struct value parameter = value_of_text(rebuild->table);
    bool has_row = true, is_view = false;
    ROWS_SCOPE(rows);
    rebuild->indexes.count = rebuild->triggers.count = 0;
    *ret_text = NULL;
    if (!connection_query(rebuild->connection,
                          sqlite_query_in(objects_sql, rebuild->schema, rebuild->arena), &parameter,
                          1, &rows, err))
        return false;
    while (has_row) {
        if (!rows_next(rows, &has_row, err))
            return false;
        if (has_row)
            is_view = add_object(rebuild, rows, ret_text) || is_view;
    }
    return !is_view || error_set(err, ALQ_ERROR_UNSUPPORTED, "%s is a view: it cannot be altered",
                                 rebuild->table);
}

static bool read_table(struct rebuild *rebuild, struct alq_error *err)
{
    const char *text = NULL;
    rebuild->schema = rebuild->named ? rebuild->named : "main";
    if (!read_objects(rebuild, &text, err))
        return false;
    if (!text && !rebuild->named) {
        rebuild->schema = "temp";
        if (!read_objects(rebuild, &text, err))
            return false;
    }
    if (!text)
        return error_set(err, ALQ_ERROR_DATABASE, "no such table: %s", rebuild->table);
    if (string_starts_with(text, "CREATE VIRTUAL"))
        return error_set(err, ALQ_ERROR_UNSUPPORTED, "%s is a virtual table: it cannot be altered",
                         rebuild->table);
    return create_table_read(text, rebuild->arena, &rebuild->old, err) &&
           table_edit_init(&rebuild->edit, text, rebuild->arena, err);
}

/* -- One rebuild */

struct operation_list {
    const struct operation **items;
    size_t count;
    size_t capacity;
};

static bool rebuild_once(struct rebuild *rebuild, struct operation_list *list,
                         struct alq_error *err)
{
    struct rebuild_state state;
    size_t count = list->count;
    list->count = 0;
    if (!count)
        return true;
    rebuild->added.count = rebuild->new_indexes.count = 0;
    rebuild->changes_keys = false;
    if (!read_table(rebuild, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!rebuild_change(rebuild, list->items[i], err))
            return false;
    return rebuild_remember(rebuild, &state, err) && rebuild_swap(rebuild, err) &&
           rebuild_verify(rebuild, &state, err);
}

/* -- Renames */

static bool rename_natively(struct rebuild *rebuild, const char *from, const char *to,
                            struct alq_error *err)
{
    TEXT_SCOPE(sql);
    text_add(&sql, "ALTER TABLE ");
    dialect_add_qualified(&sqlite_dialect, &sql, rebuild->named, rebuild->table);
    text_add(&sql, " RENAME ");
    if (from) {
        text_add(&sql, "COLUMN ");
        dialect_add_name(&sqlite_dialect, &sql, from);
        text_add_char(&sql, ' ');
    }
    text_add(&sql, "TO ");
    dialect_add_name(&sqlite_dialect, &sql, to);
    return connection_execute(rebuild->connection, "PRAGMA legacy_alter_table = 0", err) &&
           rebuild_run(rebuild, text_string(&sql), err) &&
           connection_execute(rebuild->connection, "PRAGMA legacy_alter_table = 1", err);
}

/* The rename is made at once, where the table as it stands has the one name and not the other, and what waits cannot
 * mean another column by the new name; else that must come first. The rest of the operation waits under the new
 * name. */
static bool rename_column(struct rebuild *rebuild, struct operation_list *list,
                          const struct operation *operation, struct alq_error *err)
{
    struct column_change *rest = arena_new(rebuild->arena, struct column_change);
    struct operation *waiting = arena_new(rebuild->arena, struct operation);
    const char *to = operation->change->new_name;
    const char *from = NULL;
    if (!read_table(rebuild, err))
        return false;
    from = rebuild_column(rebuild, operation->name);
    if (!create_table_column(&rebuild->old, from) || map_has(&rebuild->renamed, to) ||
        (create_table_column(&rebuild->old, to) && !string_equal_nocase(from, to))) {
        if (!rebuild_once(rebuild, list, err))
            return false;
        from = rebuild_column(rebuild, operation->name);
    }
    if (!rename_natively(rebuild, from, to, err))
        return false;
    map_put(&rebuild->renamed, rebuild->arena, operation->name, (char *)to);
    map_put(&rebuild->renamed, rebuild->arena, from, (char *)to);
    *rest = *operation->change;
    *waiting = *operation;
    rest->new_name = NULL;
    waiting->name = to;
    waiting->change = rest;
    if (rest->sets_type || rest->sets_default || rest->sets_nullable || rest->sets_computed ||
        rest->sets_identity || rest->insert_before || rest->insert_after)
        vec_push(rebuild->arena, list, waiting);
    return true;
}

static bool rename_table(struct rebuild *rebuild, struct operation_list *list,
                         const struct operation *operation, struct alq_error *err)
{
    if (!rebuild_once(rebuild, list, err) ||
        !rename_natively(rebuild, NULL, operation->new_name, err))
        return false;
    rebuild->table = operation->new_name;
    return true;
}

/* -- The batch */

/* What is no part of a rebuild: rows, statements. */
static bool run_between(struct rebuild *rebuild, struct operation_list *list,
                        const struct operation *operation, struct alq_error *err)
{
    struct strings statements = {0};
    if (!rebuild_once(rebuild, list, err) ||
        !render_operation(&rebuild->apply->render, operation, &statements, err))
        return false;
    for (size_t i = 0; i < statements.count; i++)
        if (!rebuild_run(rebuild, statements.items[i], err))
            return false;
    return true;
}

static bool run_one(struct rebuild *rebuild, struct operation_list *list,
                    const struct operation *operation, struct alq_error *err)
{
    switch (operation->kind) {
    case OPERATION_ALTER_COLUMN:
        if (operation->change->new_name &&
            !string_equal(operation->change->new_name, operation->name))
            return rename_column(rebuild, list, operation, err);
        break;
    case OPERATION_RENAME_TABLE:
        return rename_table(rebuild, list, operation, err);
    case OPERATION_ADD_COLUMN:
    case OPERATION_DROP_COLUMN:
    case OPERATION_CREATE_INDEX:
    case OPERATION_DROP_INDEX:
    case OPERATION_RENAME_INDEX:
    case OPERATION_CREATE_CONSTRAINT:
    case OPERATION_DROP_CONSTRAINT:
    case OPERATION_RENAME_CONSTRAINT:
        break;
    case OPERATION_VALIDATE_CONSTRAINT:
    case OPERATION_CREATE_TABLE_COMMENT:
    case OPERATION_DROP_TABLE_COMMENT:
        return true;
    default:
        return run_between(rebuild, list, operation, err);
    }
    vec_push(rebuild->arena, list, operation);
    return true;
}

static bool run_batch(struct rebuild *rebuild, const struct operation *const *operations,
                      size_t count, struct alq_error *err)
{
    struct operation_list list = {0};
    for (size_t i = 0; i < count; i++)
        if (!run_one(rebuild, &list, operations[i], err))
            return false;
    return rebuild_once(rebuild, &list, err);
}

/* -- The frame: a transaction or savepoint, foreign keys off, SQLite's old ALTER TABLE that leaves views alone */

static bool ask_legacy(struct rebuild *rebuild, bool *ret_is_legacy, struct alq_error *err)
{
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(rebuild->connection, "PRAGMA legacy_alter_table", NULL, 0, &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    *ret_is_legacy = has_row && rows_integer(rows, 0);
    return true;
}

static bool set_legacy(struct rebuild *rebuild, bool is_legacy, struct alq_error *err)
{
    return connection_execute(rebuild->connection,
                              is_legacy ? "PRAGMA legacy_alter_table = 1"
                                        : "PRAGMA legacy_alter_table = 0",
                              err);
}

static bool open_frame(struct rebuild *rebuild, struct alq_error *err)
{
    return rebuild->is_alone
               ? connection_begin(rebuild->connection, err)
               : connection_execute(rebuild->connection, "SAVEPOINT alambique_rebuild", err);
}

static bool close_frame(struct rebuild *rebuild, struct alq_error *err)
{
    return rebuild->is_alone
               ? connection_commit(rebuild->connection, err)
               : connection_execute(rebuild->connection, "RELEASE alambique_rebuild", err);
}

/* After a failure. What cannot be taken back here goes with the caller's transaction. */
static void undo_frame(struct rebuild *rebuild)
{
    ERROR_SCOPE(failure);
    if (rebuild->is_alone)
        connection_rollback(rebuild->connection);
    else if (connection_is_in_transaction(rebuild->connection) &&
             (!connection_execute(rebuild->connection, "ROLLBACK TO alambique_rebuild", &failure) ||
              !connection_execute(rebuild->connection, "RELEASE alambique_rebuild", &failure)))
        connection_log(rebuild->connection, ALQ_LOG_WARNING, "cannot roll back the rebuild of %s: %s",
                       rebuild->table, failure.message);
}

static bool run_framed(struct rebuild *rebuild, const struct operation *const *operations,
                       size_t count, struct alq_error *err)
{
    bool is_legacy = false, has_run = false;
    if (!ask_legacy(rebuild, &is_legacy, err) || !open_frame(rebuild, err))
        return false;
    has_run = set_legacy(rebuild, true, err) && run_batch(rebuild, operations, count, err) &&
              set_legacy(rebuild, is_legacy, err) && close_frame(rebuild, err);
    if (has_run)
        return true;
    undo_frame(rebuild);
    ERROR_SCOPE(failure);
    if (!set_legacy(rebuild, is_legacy, &failure))
        connection_log(rebuild->connection, ALQ_LOG_WARNING, "cannot put back legacy_alter_table: %s",
                       failure.message);
    return false;
}

bool sqlite_rebuild(struct apply *apply, const char *schema, const char *table,
                    const struct operation *const *operations, size_t count, struct alq_error *err)
{
    struct connection *connection = apply->connection;
    struct rebuild rebuild = {
        .apply = apply,
        .connection = connection,
        .arena = apply->render.arena,
        .named = schema,
        .table = table,
        .is_alone = !connection_is_in_transaction(connection),
    };
    bool was_enforced = false;
    /* With foreign keys on, DROP TABLE deletes the rows first, and those of other tables with them. */
    if (!connection_enforce_references(connection, false, &was_enforced, err))
        return false;
    bool has_run = run_framed(&rebuild, operations, count, err);
    if (was_enforced && !connection_enforce_references(connection, true, NULL, has_run ? err : NULL))
        return false;
    return has_run;
}

/* Reads tables and whole schemas from the texts in sqlite_schema, which say all that SQLite itself
 * knows: three queries at most, however many tables there are. */
#include "base/ascii.h"
#include "database/sqlite/internal.h"

#include <string.h>

#include "base/error.h"
#include "base/map.h"
#include "database/sqlite/inspect_parts.h"
#include "database/sqlite/queries.h"
#include "database/sqlite/sqlite.h"
#include "base/banned.h"

struct inspection {
    struct connection *connection;
    const char *schema; /* of the database */
    const char *named;  /* what the caller calls it; NULL */
    const char *table;  /* NULL: all */
    struct arena *arena;
    struct schema *found;
    struct map tables; /* by name */
    bool has_virtual;
};

char *sqlite_query_in(const char *query, const char *schema, struct arena *arena)
{
    TEXT_SCOPE(sql);
    for (const char *at; (at = strstr(query, "main.sqlite_master")); query = at + strlen("main")) {
        text_add_bytes(&sql, query, (size_t)(at - query));
        dialect_add_quoted_name(&sqlite_dialect, &sql, schema);
    }
    text_add(&sql, query);
    return text_copy(&sql, arena);
}

static bool add_table(struct inspection *inspection, const char *text, struct alq_error *err)
{
    struct create_table create;
    struct table *table = NULL;
    if (!create_table_read(text, inspection->arena, &create, err))
        return false;
    table = inspect_create_table(&create, inspection->arena);
    table->schema = inspection->named;
    vec_push(inspection->arena, &inspection->found->tables, table);
    map_put(&inspection->tables, inspection->arena, table->name, table);
    return true;
}

/* Its columns come later. */
static void add_virtual(struct inspection *inspection, const char *name, const char *text)
{
    struct table *table = table_new(inspection->arena, inspection->named, name);
    table->source = text;
    options_set_boolean(&table->options, inspection->arena, "sqlite_virtual", true);
    vec_push(inspection->arena, &inspection->found->tables, table);
    map_put(&inspection->tables, inspection->arena, name, table);
    inspection->has_virtual = true;
}

static void add_view(struct inspection *inspection, const char *name, const char *text)
{
    struct view *view = arena_new(inspection->arena, struct view);
    struct tokens tokens;
    struct span inside;
    view->schema = inspection->named;
    view->name = name;
    view->source = view->definition = text;
    vec_push(inspection->arena, &inspection->found->views, view);
    if (!tokens_read(text, inspection->arena, &tokens, NULL))
        return;
    struct cursor cursor = {&tokens, 3, inspection->arena}; /* behind CREATE VIEW name */
    cursor_take_group(&cursor, &inside);
    if (cursor_take(&cursor, "as"))
        view->definition = text + cursor_start(&cursor);
}

static void add_trigger(struct inspection *inspection, const char *name, const char *table,
                        const char *text)
{
    struct trigger *trigger = arena_new(inspection->arena, struct trigger);
    trigger->schema = inspection->named;
    trigger->name = name;
    trigger->table = table;
    trigger->source = text;
    vec_push(inspection->arena, &inspection->found->triggers, trigger);
}

/* Indexes wait until all tables are there. */
struct pending_index {
    const char *table;
    const char *text;
};

struct pending_indexes {
    struct pending_index *items;
    size_t count;
    size_t capacity;
};

static bool add_object(struct inspection *inspection, const struct rows *rows,
                       struct pending_indexes *indexes, struct alq_error *err)
{
    struct arena *arena = inspection->arena;
    struct value type = rows_value(rows, 0);
    const char *name = rows_text(rows, 1, arena);
    const char *text = rows_text(rows, 3, arena);
    if (strcmp(type.bytes, "index") == 0)
        vec_push(arena, indexes, (struct pending_index){rows_text(rows, 2, arena), text});
    else if (strcmp(type.bytes, "view") == 0)
        add_view(inspection, name, text);
    else if (strcmp(type.bytes, "trigger") == 0)
        add_trigger(inspection, name, rows_text(rows, 2, arena), text);
    else if (ascii_compare_start(text, "CREATE VIRTUAL", strlen("CREATE VIRTUAL")) == 0)
        add_virtual(inspection, name, text);
    else
        return add_table(inspection, text, err);
    return true;
}

static bool add_indexes(struct inspection *inspection, const struct pending_indexes *indexes,
                        struct alq_error *err)
{
    for (size_t i = 0; i < indexes->count; i++) {
        struct table *table = map_get(&inspection->tables, indexes->items[i].table);
        struct create_index create;
        if (!create_index_read(indexes->items[i].text, inspection->arena, &create, err))
            return false;
        if (table)
            vec_push(inspection->arena, &table->indexes,
                     inspect_create_index(&create, inspection->arena));
    }
    return true;
}

static bool read_objects(struct inspection *inspection, struct alq_error *err)
{
    struct value parameter = value_of_text(inspection->table);
    struct pending_indexes indexes = {0};
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(inspection->connection,
                          sqlite_query_in(objects_sql, inspection->schema, inspection->arena),
                          &parameter, 1, &rows, err))
        return false;
    while (rows_next(rows, &has_row, err)) {
        if (!has_row)
            return add_indexes(inspection, &indexes, err);
        if (!add_object(inspection, rows, &indexes, err))
            return false;
    }
    return false;
}

/* -- Virtual tables */

static bool read_virtual_columns(struct inspection *inspection, struct alq_error *err)
{
    struct arena *arena = inspection->arena;
    struct value parameters[] = {value_of_text(inspection->schema),
                                 value_of_text(inspection->table)};
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(inspection->connection,
                          sqlite_query_in(virtual_columns_sql, inspection->schema, arena),
                          parameters, 2, &rows, err))
        return false;
    while (rows_next(rows, &has_row, err)) {
        if (!has_row)
            return true;
        struct table *table = map_get(&inspection->tables, rows_text(rows, 0, arena));
        struct column *column = column_new(arena, rows_text(rows, 1, arena),
                                           inspect_type(rows_text(rows, 2, arena), arena));
        column->is_nullable = !rows_integer(rows, 3);
        column->is_system = rows_integer(rows, 4) != 0;
        if (table)
            vec_push(arena, &table->columns, column);
    }
    return false;
}

static bool drop_shadows(struct inspection *inspection, struct alq_error *err)
{
    struct value parameter = value_of_text(inspection->schema);
    struct map shadows = {0};
    struct schema *found = inspection->found;
    size_t kept = 0;
    bool has_row = true;
    ROWS_SCOPE(rows);
    if (!connection_query(inspection->connection, shadow_tables_sql, &parameter, 1, &rows, err))
        return false;
    while (has_row) {
        if (!rows_next(rows, &has_row, err))
            return false;
        if (has_row)
            map_put(&shadows, inspection->arena, rows_text(rows, 0, inspection->arena), found);
    }
    for (size_t i = 0; i < found->tables.count; i++)
        if (!map_has(&shadows, found->tables.items[i]->name))
            found->tables.items[kept++] = found->tables.items[i];
    found->tables.count = kept;
    return true;
}

/* -- Foreign keys that name no columns mean the key of the other table. */

static void fill_referred(struct constraint *constraint, const struct table *referred)
{
    const struct constraint *key = referred ? table_primary_key(referred) : NULL;
    if (key && key->columns.count == constraint->columns.count)
        constraint->referred_columns = key->columns;
}

static bool is_unfilled(const struct constraint *constraint)
{
    return constraint->kind == CONSTRAINT_FOREIGN_KEY && !constraint->referred_columns.count;
}

static struct table *find_table(const struct inspection *inspection, const char *name)
{
    struct table *table = map_get(&inspection->tables, name);
    for (size_t i = 0; !table && i < inspection->found->tables.count; i++)
        if (string_equal_nocase(inspection->found->tables.items[i]->name, name))
            table = inspection->found->tables.items[i];
    return table;
}

static void fill_schema(struct inspection *inspection)
{
    for (size_t i = 0; i < inspection->found->tables.count; i++) {
        const struct constraints *constraints = &inspection->found->tables.items[i]->constraints;
        for (size_t j = 0; j < constraints->count; j++)
            if (is_unfilled(constraints->items[j]))
                fill_referred(constraints->items[j],
                              find_table(inspection, constraints->items[j]->referred_table));
    }
}

static bool inspect(struct inspection *inspection, struct alq_error *err)
{
    inspection->found = arena_new(inspection->arena, struct schema);
    inspection->found->name = inspection->named;
    if (!read_objects(inspection, err))
        return false;
    if (inspection->has_virtual &&
        (!read_virtual_columns(inspection, err) || !drop_shadows(inspection, err)))
        return false;
    fill_schema(inspection);
    return true;
}

/* -- The slots */

bool sqlite_inspect_schema(struct connection *connection, const char *schema, struct arena *arena,
                           struct schema **ret_schema, struct alq_error *err)
{
    struct inspection inspection = {
        .connection = connection,
        .schema = schema ? schema : "main",
        .named = schema,
        .arena = arena,
    };
    if (!inspect(&inspection, err))
        return false;
    *ret_schema = inspection.found;
    return true;
}

/* The keys of other tables that the table's foreign keys leave unsaid. */
static bool fill_table(struct inspection *inspection, struct table *table, struct alq_error *err)
{
    for (size_t i = 0; i < table->constraints.count; i++) {
        struct constraint *constraint = table->constraints.items[i];
        struct inspection other = *inspection;
        if (!is_unfilled(constraint))
            continue;
        other.table = constraint->referred_table;
        other.tables = (struct map){0};
        if (!inspect(&other, err))
            return false;
        fill_referred(constraint, find_table(&other, constraint->referred_table));
    }
    return true;
}

static bool inspect_table_in(struct connection *connection, const char *schema, const char *named,
                             const char *table, struct arena *arena, struct table **ret_table,
                             struct alq_error *err)
{
    struct inspection inspection = {
        .connection = connection,
        .schema = schema,
        .named = named,
        .table = table,
        .arena = arena,
    };
    struct table *found = NULL;
    if (!inspect(&inspection, err))
        return false;
    found = find_table(&inspection, table);
    if (found && !fill_table(&inspection, found, err))
        return false;
    *ret_table = found;
    return true;
}

bool sqlite_inspect_table(struct connection *connection, const char *schema, const char *table,
                          struct arena *arena, struct table **ret_table, struct alq_error *err)
{
    struct table *found = NULL;
    if (!inspect_table_in(connection, schema ? schema : "main", schema, table, arena, &found, err))
        return false;
    if (!found && !schema && !inspect_table_in(connection, "temp", NULL, table, arena, &found, err))
        return false;
    *ret_table = found;
    return true;
}

bool sqlite_inspect_view(struct connection *connection, const char *schema, const char *view,
                         struct arena *arena, struct table **ret_table, struct alq_error *err)
{
    enum { NAME = 1, TYPE, NOT_NULL };
    TEXT_SCOPE(sql);
    ROWS_SCOPE(rows);
    struct table *table = NULL;
    bool has_row = false;
    text_add(&sql, "PRAGMA ");
    if (schema) {
        dialect_add_name(&sqlite_dialect, &sql, schema);
        text_add_char(&sql, '.');
    }
    text_add(&sql, "table_info(");
    dialect_add_string(&sqlite_dialect, &sql, view);
    text_add_char(&sql, ')');
    if (!connection_query(connection, text_string(&sql), NULL, 0, &rows, err))
        return false;
    while (rows_next(rows, &has_row, err)) {
        if (!has_row) {
            *ret_table = table;
            return true;
        }
        if (!table)
            table = table_new(arena, schema, view);
        const struct type *type = inspect_type(rows_text(rows, TYPE, arena), arena);
        struct column *column = column_new(arena, rows_text(rows, NAME, arena), type);
        column->is_nullable = !rows_integer(rows, NOT_NULL);
        vec_push(arena, &table->columns, column);
    }
    return false;
}

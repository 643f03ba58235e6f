/* Reads tables and whole schemas from the catalogue: seven queries, however many tables there
 * are. */
#include "database/postgresql/internal.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/map.h"
#include "base/text.h"
#include "database/postgresql/inspect.h"
#include "database/postgresql/postgresql.h"
#include "database/postgresql/queries.h"
#include "base/banned.h"

/* -- Finding what is meant */

bool inspection_query(struct inspection *inspection, const char *sql, const char *key,
                      const char *order, inspection_row_fn read, struct alq_error *err)
{
    TEXT_SCOPE(text);
    const struct value parameter = VALUE_OF_INTEGER(inspection->namespace_id);
    bool has_row = false;
    ROWS_SCOPE(rows);
    text_add(&text, sql);
    if (inspection->table_id)
        text_printf(&text, "  AND %s = %lld\n", key, (long long)inspection->table_id);
    text_printf(&text, "ORDER BY %s", order);
    if (!connection_query(inspection->connection, text_string(&text), &parameter, 1, &rows, err))
        return false;
    while (rows_next(rows, &has_row, err)) {
        if (!has_row)
            return true;
        read(inspection, rows);
    }
    return false;
}

struct inspected_table *inspection_table(struct inspection *inspection, int64_t id)
{
    struct inspected_table *last = inspection->last;
    if (last && last->id == id)
        return last;
    char key[24];
    snprintf(key, sizeof key, "%lld", (long long)id);
    inspection->last = map_get(&inspection->tables, key);
    return inspection->last;
}

static bool find_namespace(struct inspection *inspection, const char *schema, const char *table,
                           bool *ret_is_found, struct alq_error *err)
{
    const struct value parameters[] = {value_of_text(schema), value_of_text(table)};
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(inspection->connection, namespace_sql, parameters, 2, &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    *ret_is_found = has_row;
    if (has_row) {
        inspection->namespace_id = rows_integer(rows, 0);
        inspection->table_id = rows_integer(rows, 1);
        inspection->schema_name = rows_text(rows, 2, inspection->arena);
    }
    return true;
}

/* -- Enums and domains */

static struct type *read_domain(struct inspection *inspection, const struct rows *rows)
{
    struct arena *arena = inspection->arena;
    struct type *type = type_new(arena, TYPE_DOMAIN);
    const struct type_source base = {
        .kind = postgresql_letter(rows, 7),
        .name = postgresql_text(rows, 8, arena),
        .schema = postgresql_text(rows, 9, arena),
        .is_builtin = postgresql_flag(rows, 10),
        .modifier = (int)rows_integer(rows, 11),
        .format = postgresql_text(rows, 12, arena),
    };
    const char *value = postgresql_text(rows, 14, arena);
    const char *check = postgresql_text(rows, 16, arena);
    type->family = "postgresql";
    type->item = postgresql_inspect_type(&base, &inspection->named, arena);
    type->collation = postgresql_text(rows, 15, arena);
    if (value) {
        struct option option = {.key = "default",
                                .kind = OPTION_TEXT,
                                .text = value,
                                .is_expression = true};
        options_set(&type->options, arena, option);
    }
    if (postgresql_flag(rows, 13))
        options_set_boolean(&type->options, arena, "not_null", true);
    if (check) {
        const char *inside = postgresql_inside(postgresql_text(rows, 17, arena), "CHECK", arena);
        options_set_text(&type->options, arena, "constraint_name", check);
        options_set_text(&type->options, arena, "check", inside);
    }
    return type;
}

static void add_enum(struct inspection *inspection, const struct type *type, const char *comment)
{
    struct enum_type *found = arena_new(inspection->arena, struct enum_type);
    found->schema = inspection->named_schema;
    found->name = type->name;
    found->values = type->values;
    found->comment = comment;
    vec_push(inspection->arena, &inspection->found->enums, found);
}

/* A domain with several checks has a row for each; only the first is told. */
static void read_type(struct inspection *inspection, const struct rows *rows)
{
    struct arena *arena = inspection->arena;
    const char *name = postgresql_text(rows, 0, arena);
    const char *schema = postgresql_text(rows, 1, arena);
    bool is_visible = postgresql_flag(rows, 3);
    bool is_enum = postgresql_letter(rows, 2) == 'e';
    const char *key = is_visible ? name : arena_printf(arena, "%s.%s", schema, name);
    struct type *type = is_enum ? type_new(arena, TYPE_ENUM) : read_domain(inspection, rows);
    type->name = name;
    type->schema = is_visible ? NULL : schema;
    if (is_enum) {
        type->values = postgresql_read_array(postgresql_text(rows, 4, arena), arena);
        type->family = "postgresql";
        type->length = type_longest_value(type);
    }
    bool is_new = map_add(&inspection->named.types, arena, key, type);
    bool is_of_extension = postgresql_text(rows, 6, arena) != NULL;
    bool is_here = string_equal(schema, inspection->schema_name);
    if (is_new && is_enum && is_here && !is_of_extension && !inspection->table_id)
        add_enum(inspection, type, postgresql_text(rows, 5, arena));
}

static bool read_types(struct inspection *inspection, struct alq_error *err)
{
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(inspection->connection, types_sql, NULL, 0, &rows, err))
        return false;
    while (rows_next(rows, &has_row, err)) {
        if (!has_row)
            return true;
        read_type(inspection, rows);
    }
    return false;
}

/* -- All of it */

static bool inspect(struct inspection *inspection, const char *schema, const char *table,
                    bool *ret_is_found, struct alq_error *err)
{
    inspection->found = arena_new(inspection->arena, struct schema);
    inspection->found->name = inspection->named_schema = schema;
    if (!find_namespace(inspection, schema, table, ret_is_found, err))
        return false;
    if (!*ret_is_found)
        return true;
    return inspection_query(inspection, relations_sql, "c.oid", "c.relname COLLATE \"C\"",
                            inspection_read_relation, err) &&
           read_types(inspection, err) &&
           inspection_query(inspection, columns_sql, "a.attrelid", "a.attrelid, a.attnum",
                            inspection_read_column, err) &&
           inspection_query(inspection, constraints_sql, "k.conrelid",
                            "k.conrelid, k.contype = 'p' DESC, k.conname COLLATE \"C\"",
                            inspection_read_constraint, err) &&
           inspection_query(inspection, indexes_sql, "i.indrelid",
                            "i.indrelid, ic.relname COLLATE \"C\"", inspection_read_index, err) &&
           (table || inspection_query(inspection, triggers_sql, "t.tgrelid",
                                      "t.tgname COLLATE \"C\", c.relname COLLATE \"C\"",
                                      inspection_read_trigger, err));
}

bool postgresql_inspect_schema(struct connection *connection, const char *schema,
                               struct arena *arena, struct schema **ret_schema,
                               struct alq_error *err)
{
    struct inspection inspection = {.connection = connection, .arena = arena};
    bool is_found = false;
    if (!inspect(&inspection, schema, NULL, &is_found, err))
        return false;
    if (!is_found && schema)
        return error_set(err, ALQ_ERROR_DATABASE, "there is no schema %s", schema);
    *ret_schema = inspection.found;
    return true;
}

static bool inspect_one(struct inspection *inspection, const char *schema, const char *name,
                        struct table **ret_table, struct alq_error *err)
{
    bool is_found = false;
    if (!inspect(inspection, schema, name, &is_found, err))
        return false;
    *ret_table = is_found ? schema_find_table(inspection->found, name) : NULL;
    return true;
}

bool postgresql_inspect_table(struct connection *connection, const char *schema, const char *table,
                              struct arena *arena, struct table **ret_table, struct alq_error *err)
{
    struct inspection inspection = {.connection = connection, .arena = arena};
    return inspect_one(&inspection, schema, table, ret_table, err);
}

bool postgresql_inspect_view(struct connection *connection, const char *schema, const char *view,
                             struct arena *arena, struct table **ret_table, struct alq_error *err)
{
    struct inspection inspection = {.connection = connection, .arena = arena, .wants_view = true};
    return inspect_one(&inspection, schema, view, ret_table, err);
}

/* Relations, columns and triggers from their rows. */
#include "database/postgresql/inspect.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/banned.h"

/* -- Relations */

static void set_text(struct options *options, struct arena *arena, const char *key,
                     const char *value)
{
    if (value)
        options_set_text(options, arena, key, value);
}

static void set_parents(struct table *table, const struct strings *parents, const char *bound,
                        struct arena *arena)
{
    if (!parents->count)
        return;
    if (bound) {
        set_text(&table->options, arena, "postgresql_partition_of", parents->items[0]);
        set_text(&table->options, arena, "postgresql_partition_bound", bound);
        return;
    }
    struct option option = {.key = "postgresql_inherits",
                            .kind = OPTION_LIST,
                            .list = parents->items,
                            .list_count = parents->count};
    options_set(&table->options, arena, option);
}

static void add_table(struct inspection *inspection, const struct rows *rows, const char *name)
{
    struct arena *arena = inspection->arena;
    struct table *table = table_new(arena, inspection->named_schema, name);
    struct inspected_table *found = arena_new(arena, struct inspected_table);
    struct options *options = &table->options;
    char persistence = postgresql_letter(rows, 4);
    const struct strings parents = postgresql_read_array(postgresql_text(rows, 8, arena), arena);
    table->comment = postgresql_text(rows, 3, arena);
    if (persistence != 'p')
        vec_push(arena, &table->prefixes, persistence == 't' ? "TEMPORARY" : "UNLOGGED");
    set_text(options, arena, "postgresql_extension", postgresql_text(rows, 5, arena));
    set_text(options, arena, "postgresql_partition_by", postgresql_text(rows, 6, arena));
    set_parents(table, &parents, postgresql_text(rows, 7, arena), arena);
    set_text(options, arena, "postgresql_storage", postgresql_text(rows, 9, arena));
    set_text(options, arena, "postgresql_tablespace", postgresql_text(rows, 10, arena));
    set_text(options, arena, "postgresql_using", postgresql_text(rows, 19, arena));
    if (postgresql_letter(rows, 2) == 'f')
        options_set_boolean(options, arena, "postgresql_foreign", true);
    found->id = rows_integer(rows, 0);
    found->table = table;
    vec_push(arena, &inspection->found->tables, table);
    map_put(&inspection->tables, arena, arena_printf(arena, "%lld", (long long)found->id), found);
}

/* The server ends a definition with a semicolon, and begins it with a blank. */
static void add_view(struct inspection *inspection, const struct rows *rows, const char *name)
{
    struct arena *arena = inspection->arena;
    struct view *view = arena_new(arena, struct view);
    TEXT_SCOPE(definition);
    const char *text = postgresql_text(rows, 11, arena);
    text_add(&definition, text ? text + strspn(text, " ") : "");
    text_trim_end(&definition);
    bool has_end = string_ends_with(text_string(&definition), ";");
    view->schema = inspection->named_schema;
    view->name = name;
    view->definition = arena_strndup(arena, text_string(&definition), definition.length - has_end);
    view->is_materialized = postgresql_letter(rows, 2) == 'm';
    vec_push(arena, &inspection->found->views, view);
    if (!view->is_materialized)
        return;
    /* Its indexes are found by its id and have no place in the model. */
    struct inspected_table *found = arena_new(arena, struct inspected_table);
    found->id = rows_integer(rows, 0);
    found->table = table_new(arena, inspection->named_schema, name);
    map_put(&inspection->tables, arena, arena_printf(arena, "%lld", (long long)found->id), found);
}

static void add_sequence(struct inspection *inspection, const struct rows *rows, const char *name)
{
    struct arena *arena = inspection->arena;
    struct sequence *sequence = arena_new(arena, struct sequence);
    const char *type = postgresql_text(rows, 12, arena);
    sequence->schema = inspection->named_schema;
    sequence->name = name;
    sequence->parameters = postgresql_read_sequence(rows, 13);
    if (type && !string_equal(type, "bigint"))
        sequence->data_type =
            type_new_sql(arena, NULL, string_equal(type, "smallint") ? "SMALLINT" : "INTEGER");
    vec_push(arena, &inspection->found->sequences, sequence);
}

void inspection_read_relation(struct inspection *inspection, const struct rows *rows)
{
    const char *name = postgresql_text(rows, 1, inspection->arena);
    bool is_of_extension = postgresql_text(rows, 5, inspection->arena) != NULL;
    switch (postgresql_letter(rows, 2)) {
    case 'v':
    case 'm':
        if (inspection->wants_view)
            add_table(inspection, rows, name);
        else if (!is_of_extension)
            add_view(inspection, rows, name);
        break;
    case 'S':
        if (!is_of_extension)
            add_sequence(inspection, rows, name);
        break;
    default:
        add_table(inspection, rows, name);
        break;
    }
}

/* -- Columns */

struct column *inspected_column(const struct inspected_table *table, int number)
{
    return number > 0 && (size_t)number <= table->column_count ? table->columns[number - 1] : NULL;
}

static const struct type *read_type(struct inspection *inspection, const struct rows *rows)
{
    struct arena *arena = inspection->arena;
    bool is_array = postgresql_text(rows, 14, arena) != NULL;
    size_t from = is_array ? 13 : 9;
    const struct type_source source = {
        .kind = postgresql_letter(rows, from),
        .name = postgresql_text(rows, from + 1, arena),
        .schema = postgresql_text(rows, from + 2, arena),
        .is_builtin = postgresql_flag(rows, from + 3),
        .modifier = (int)rows_integer(rows, 18),
        .format = postgresql_text(rows, 19, arena),
    };
    struct type *type = postgresql_inspect_type(&source, &inspection->named, arena);
    const char *collation = postgresql_text(rows, 8, arena);
    if (collation) {
        type = type_copy(type, arena);
        type->collation = collation;
    }
    if (!is_array)
        return type;
    struct type *array = type_new(arena, TYPE_ARRAY);
    int dimensions = (int)rows_integer(rows, 17);
    array->family = "postgresql";
    array->item = type;
    array->dimensions = dimensions > 1 ? dimensions : TYPE_UNSET;
    return array;
}

static void read_value(struct column *column, const struct rows *rows, struct arena *arena)
{
    const char *expression = postgresql_text(rows, 6, arena);
    const char *sequence = postgresql_text(rows, 20, arena);
    char identity = postgresql_letter(rows, 4);
    column->autoincrement = AUTOINCREMENT_NO; /* nothing goes without saying here */
    if (postgresql_letter(rows, 5)) {
        column->computed.expression = expression;
        column->computed.is_stored = postgresql_letter(rows, 5) == 's' ? TRI_YES : TRI_NO;
    } else if (expression) {
        column->server_default = (struct default_value){DEFAULT_EXPRESSION, expression};
    }
    if (identity && sequence) {
        column->identity = postgresql_read_sequence(rows, 21);
        column->identity.is_identity = true;
        column->identity.is_always = identity == 'a';
    } else if (sequence && expression && string_starts_with(expression, "nextval(")) {
        column->autoincrement = AUTOINCREMENT_YES;
        set_text(&column->options, arena, "postgresql_serial", sequence);
    }
}

void inspection_read_column(struct inspection *inspection, const struct rows *rows)
{
    struct arena *arena = inspection->arena;
    struct inspected_table *found = inspection_table(inspection, rows_integer(rows, 0));
    if (!found)
        return;
    struct column *column =
        column_new(arena, postgresql_text(rows, 2, arena), read_type(inspection, rows));
    column->is_nullable = !postgresql_flag(rows, 3);
    column->comment = postgresql_text(rows, 7, arena);
    column->collation = postgresql_text(rows, 8, arena);
    read_value(column, rows, arena);
    vec_push(arena, &found->table->columns, column);
    size_t number = (size_t)rows_integer(rows, 1);
    while (found->column_count < number) {
        found->columns = vec_reserve_one(arena, found->columns, found->column_count,
                                         &found->column_capacity, sizeof *found->columns);
        found->columns[found->column_count++] = NULL;
    }
    found->columns[number - 1] = column;
}

/* -- Triggers */

void inspection_read_trigger(struct inspection *inspection, const struct rows *rows)
{
    struct arena *arena = inspection->arena;
    struct trigger *trigger = arena_new(arena, struct trigger);
    trigger->schema = inspection->named_schema;
    trigger->name = postgresql_text(rows, 0, arena);
    trigger->table = postgresql_text(rows, 1, arena);
    trigger->source = postgresql_text(rows, 2, arena);
    vec_push(arena, &inspection->found->triggers, trigger);
}

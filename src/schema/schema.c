/* Makes the parts of the schema model and finds them again. */
#include "schema/schema.h"

#include <string.h>

#include "base/text.h"
#include "base/banned.h"

struct column *column_new(struct arena *arena, const char *name, const struct type *type)
{
    struct column *column = arena_new(arena, struct column);
    column->name = name;
    column->type = type;
    column->is_nullable = true;
    return column;
}

struct constraint *constraint_new(struct arena *arena, enum constraint_kind kind, const char *name)
{
    struct constraint *constraint = arena_new(arena, struct constraint);
    constraint->kind = kind;
    constraint->name = name;
    return constraint;
}

struct index *index_new(struct arena *arena, const char *name)
{
    struct index *index = arena_new(arena, struct index);
    index->name = name;
    return index;
}

struct table *table_new(struct arena *arena, const char *schema, const char *name)
{
    struct table *table = arena_new(arena, struct table);
    table->schema = schema;
    table->name = name;
    return table;
}

struct constraint *column_type_check(const struct column *column, struct arena *arena)
{
    const struct type *type = column->type;
    if (!type->creates_constraint || (type->kind != TYPE_BOOLEAN && type->kind != TYPE_ENUM))
        return NULL;
    const char *name = type->constraint_name;
    if (!name && type->kind == TYPE_ENUM)
        name = type->name;
    struct constraint *check = constraint_new(arena, CONSTRAINT_CHECK, name);
    check->of_type = type;
    vec_push(arena, &check->columns, column->name);
    return check;
}

void table_add_column(struct table *table, struct arena *arena, struct column *column)
{
    struct constraint *check = column_type_check(column, arena);
    vec_push(arena, &table->columns, column);
    if (check)
        vec_push(arena, &table->constraints, check);
}

struct column *table_find_column(const struct table *table, const char *name)
{
    for (size_t i = 0; i < table->columns.count; i++)
        if (string_equal(table->columns.items[i]->name, name))
            return table->columns.items[i];
    return NULL;
}

struct constraint *table_find_constraint(const struct table *table, const char *name)
{
    for (size_t i = 0; name && i < table->constraints.count; i++)
        if (string_equal(table->constraints.items[i]->name, name))
            return table->constraints.items[i];
    return NULL;
}

struct constraint *table_primary_key(const struct table *table)
{
    for (size_t i = 0; i < table->constraints.count; i++)
        if (table->constraints.items[i]->kind == CONSTRAINT_PRIMARY_KEY)
            return table->constraints.items[i];
    return NULL;
}

struct index *table_find_index(const struct table *table, const char *name)
{
    for (size_t i = 0; name && i < table->indexes.count; i++)
        if (string_equal(table->indexes.items[i]->name, name))
            return table->indexes.items[i];
    return NULL;
}

/* The constraint comes first, unless it names no columns: then it only gives the key a name. */
struct strings table_key_columns(const struct table *table, struct arena *arena)
{
    const struct constraint *key = table_primary_key(table);
    if (key && key->columns.count)
        return key->columns;
    struct strings columns = {0};
    for (size_t i = 0; i < table->columns.count; i++)
        if (table->columns.items[i]->is_primary_key)
            vec_push(arena, &columns, table->columns.items[i]->name);
    return columns;
}

bool table_column_has_reference(const struct table *table, const char *column)
{
    for (size_t i = 0; i < table->constraints.count; i++)
        if (table->constraints.items[i]->kind == CONSTRAINT_FOREIGN_KEY &&
            strings_contain(&table->constraints.items[i]->columns, column))
            return true;
    return false;
}

/* Whether the only column of a key numbers itself without being told so. */
static bool numbers_itself(const struct table *table, const struct column *column)
{
    enum type_class type_is = type_class(column->type);
    return (type_is == TYPE_CLASS_INTEGER || type_is == TYPE_CLASS_NUMERIC) &&
           !column->has_client_default && column->server_default.kind == DEFAULT_NONE &&
           !column->computed.expression &&
           (column->autoincrement == AUTOINCREMENT_IGNORE_FK ||
            !table_column_has_reference(table, column->name));
}

const struct column *table_autoincrement_column(const struct table *table)
{
    ARENA_SCOPE(scratch);
    struct strings key = table_key_columns(table, &scratch);
    for (size_t i = 0; i < key.count; i++) {
        const struct column *column = table_find_column(table, key.items[i]);
        if (!column || column->autoincrement == AUTOINCREMENT_NO)
            continue;
        if (column->autoincrement == AUTOINCREMENT_YES)
            return column;
        if (key.count == 1 && numbers_itself(table, column))
            return column;
    }
    return NULL;
}

struct table *schema_find_table(const struct schema *schema, const char *name)
{
    for (size_t i = 0; i < schema->tables.count; i++)
        if (string_equal(schema->tables.items[i]->name, name))
            return schema->tables.items[i];
    return NULL;
}

struct view *schema_find_view(const struct schema *schema, const char *name)
{
    for (size_t i = 0; i < schema->views.count; i++)
        if (string_equal(schema->views.items[i]->name, name))
            return schema->views.items[i];
    return NULL;
}

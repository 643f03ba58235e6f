/* Enums, sequences, routines, triggers and views. */
#include "diff/changes_parts.h"

#include <string.h>

#include "base/banned.h"

static struct operation *execute(struct change_making *making, const struct difference *difference,
                                 const char *sql)
{
    struct operation *operation = change_new(making, OPERATION_EXECUTE, difference);
    operation->table = NULL;
    operation->text = sql;
    return operation;
}

/* -- Enums */

/* Whether all values of a come in b, in the same order. */
static bool is_part_of(const struct strings *a, const struct strings *b)
{
    size_t found = 0;
    for (size_t i = 0; i < b->count && found < a->count; i++)
        found += string_equal(a->items[found], b->items[i]);
    return found == a->count;
}

static void add_values(struct change_making *making, const struct difference *difference)
{
    const struct enum_type *old = difference->old, *new = difference->new;
    for (size_t i = 0; i < new->values.count; i++) {
        if (strings_contain(&old->values, new->values.items[i]))
            continue;
        struct operation *add = change_new(making, OPERATION_ADD_ENUM_VALUE, difference);
        add->name = new->name;
        add->table = NULL;
        add->value = new->values.items[i];
        add->enum_type = new;
        if (i)
            add->after = new->values.items[i - 1];
        else
            add->before = new->values.items[1];
        change_add(making, PHASE_CREATE_TYPES, add);
    }
}

/* The columns that are of the type on both sides. */
static void find_uses(const struct change_making *making, const struct enum_type *type,
                      struct operation *operation)
{
    for (size_t i = 0; i < making->before->tables.count; i++) {
        const struct table *table = making->before->tables.items[i];
        const struct table *after = schema_find_table(making->after, table->name);
        for (size_t j = 0; after && j < table->columns.count; j++) {
            const struct column *column = table->columns.items[j];
            const struct column *then = table_find_column(after, column->name);
            if (!then || column->type->kind != TYPE_ENUM ||
                !string_equal(column->type->name, type->name))
                continue;
            struct enum_use use = {table->schema, table->name, column};
            vec_push(making->arena, &operation->enum_uses, use);
        }
    }
}

static void change_values(struct change_making *making, const struct difference *difference)
{
    const struct enum_type *old = difference->old, *new = difference->new;
    if (is_part_of(&old->values, &new->values)) {
        add_values(making, difference);
        return;
    }
    struct operation *rebuild = change_new(making, OPERATION_REBUILD_ENUM, difference);
    rebuild->name = new->name;
    rebuild->table = NULL;
    rebuild->enum_type = new;
    find_uses(making, new, rebuild);
    change_add(making, PHASE_CREATE_TYPES, rebuild);
}

size_t changes_of_enum(struct change_making *making, size_t index)
{
    const struct difference *difference = &making->differences->items[index];
    bool is_added = difference->kind == DIFFERENCE_ADDED;
    if (difference->kind == DIFFERENCE_CHANGED) {
        if (string_equal(difference->aspect, "values"))
            change_values(making, difference);
        return 1;
    }
    struct operation *operation =
        change_new(making, is_added ? OPERATION_CREATE_ENUM : OPERATION_DROP_ENUM, difference);
    operation->enum_type = is_added ? difference->new : difference->old;
    operation->name = operation->enum_type->name;
    operation->table = NULL;
    change_add(making, is_added ? PHASE_CREATE_TYPES : PHASE_DROP_TYPES, operation);
    return 1;
}

/* -- Sequences: another one would begin again, so that one that is changed is left to a person. */

size_t changes_of_sequence(struct change_making *making, size_t index)
{
    const struct difference *difference = &making->differences->items[index];
    bool is_added = difference->kind == DIFFERENCE_ADDED;
    if (difference->kind == DIFFERENCE_CHANGED)
        return 1;
    struct operation *operation =
        change_new(making, is_added ? OPERATION_CREATE_SEQUENCE : OPERATION_DROP_SEQUENCE,
                   difference);
    operation->sequence = is_added ? difference->new : difference->old;
    operation->name = operation->sequence->name;
    operation->table = NULL;
    change_add(making, is_added ? PHASE_CREATE_TYPES : PHASE_DROP_TYPES, operation);
    return 1;
}

/* -- Routines, domains and whatever else is known by its text, where that text makes it */

static void create_definition(struct change_making *making, const struct difference *difference)
{
    const struct definition *definition = difference->new;
    bool is_type =
        string_equal(definition->kind, "domain") || string_equal(definition->kind, "type");
    bool looks_at_tables =
        text_mentions(definition->source, "LANGUAGE sql") || strstr(definition->name, " on ");
    change_add(making,
               is_type           ? PHASE_CREATE_TYPES
               : looks_at_tables ? PHASE_CREATE_LATE_ROUTINES
                                 : PHASE_CREATE_ROUTINES,
               execute(making, difference, definition->source));
}

/* DROP FUNCTION touch(integer), DROP POLICY own_rows ON orders */
static void drop_definition(struct change_making *making, const struct difference *difference)
{
    const struct definition *definition = difference->old;
    bool is_part = strstr(definition->name, " on ") != NULL;
    bool is_type =
        string_equal(definition->kind, "domain") || string_equal(definition->kind, "type");
    const char *sql = arena_printf(making->arena, "DROP %s %s", definition->kind, definition->name);
    change_add(making,
               is_part   ? PHASE_DROP_TRIGGERS
               : is_type ? PHASE_DROP_TYPES
                         : PHASE_DROP_ROUTINES,
               execute(making, difference, sql));
}

static bool is_replaced(const struct definition *definition)
{
    return strncmp(definition->source, "CREATE OR REPLACE ", strlen("CREATE OR REPLACE ")) == 0;
}

static bool is_statement(const struct definition *definition)
{
    return definition && definition->source &&
           strncmp(definition->source, "CREATE ", strlen("CREATE ")) == 0;
}

size_t changes_of_definition(struct change_making *making, size_t index)
{
    const struct difference *difference = &making->differences->items[index];
    const struct definition *old = difference->old, *new = difference->new;
    if ((old && !is_statement(old)) || (new && !is_statement(new)))
        return 1;
    if (old && !(new &&is_replaced(new)))
        drop_definition(making, difference);
    if (new)
        create_definition(making, difference);
    return 1;
}

/* -- Triggers */

size_t changes_of_trigger(struct change_making *making, size_t index)
{
    const struct difference *difference = &making->differences->items[index];
    const struct trigger *old = difference->old, *new = difference->new;
    if (old) {
        struct operation *drop = change_new(making, OPERATION_DROP_TRIGGER, difference);
        drop->name = old->name;
        drop->table = old->table;
        drop->old_text = old->source;
        change_add(making, PHASE_DROP_TRIGGERS, drop);
    }
    if (new) {
        struct operation *create = change_new(making, OPERATION_CREATE_TRIGGER, difference);
        create->name = new->name;
        create->table = new->table;
        create->text = new->source;
        change_add(making, PHASE_CREATE_TRIGGERS, create);
    }
    return changes_count_same(making, index);
}

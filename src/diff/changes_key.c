/* Constraints and indexes that are added, dropped, renamed, or made anew because they are other
 * ones. */
#include "diff/changes_parts.h"

#include "base/banned.h"

/* -- Constraints */

static void create_constraint(struct change_making *making, const struct difference *difference,
                              const struct constraint *constraint)
{
    bool is_reference = constraint->kind == CONSTRAINT_FOREIGN_KEY;
    struct operation *create = change_new(making, OPERATION_CREATE_CONSTRAINT, difference);
    create->constraint = constraint;
    create->name = constraint->name;
    change_add(making, is_reference ? PHASE_CREATE_FOREIGN_KEYS : PHASE_CREATE_CONSTRAINTS, create);
}

static void drop_constraint(struct change_making *making, const struct difference *difference,
                            const struct constraint *constraint)
{
    bool is_reference = constraint->kind == CONSTRAINT_FOREIGN_KEY;
    struct operation *drop = change_new(making, OPERATION_DROP_CONSTRAINT, difference);
    drop->constraint = constraint;
    drop->name = constraint->name;
    drop->has_constraint_kind = true;
    drop->constraint_kind = constraint->kind;
    if (!constraint->name)
        drop->columns = constraint->columns;
    change_add(making, is_reference ? PHASE_DROP_FOREIGN_KEYS : PHASE_DROP_CONSTRAINTS, drop);
}

/* A key that numbers itself comes with its column. */
static bool comes_with_column(const struct change_making *making,
                              const struct difference *difference)
{
    const struct constraint *constraint = difference->new;
    if (constraint->kind != CONSTRAINT_PRIMARY_KEY || constraint->columns.count != 1)
        return false;
    for (size_t i = 0; i < making->changes->count; i++) {
        const struct operation *operation = making->changes->items[i].operation;
        if (operation && operation->kind == OPERATION_ADD_COLUMN &&
            operation->inlines_primary_key && string_equal(operation->table, difference->table) &&
            string_equal(operation->name, constraint->columns.items[0]))
            return true;
    }
    return false;
}

static bool can_rename(const struct change_making *making, const struct difference *difference,
                       size_t count)
{
    return count == 1 && difference->kind == DIFFERENCE_RENAMED && difference->before &&
           difference->after && making->dialect->ddl->renames_constraints;
}

size_t changes_of_constraint(struct change_making *making, size_t index)
{
    const struct difference *difference = &making->differences->items[index];
    size_t count = changes_count_same(making, index);
    if (can_rename(making, difference, count)) {
        const struct constraint *old = difference->old;
        struct operation *rename = change_new(making, OPERATION_RENAME_CONSTRAINT, difference);
        rename->name = difference->before;
        rename->new_name = difference->after;
        rename->constraint = old;
        rename->has_constraint_kind = true;
        rename->constraint_kind = old->kind;
        change_add(making, PHASE_CREATE_CONSTRAINTS, rename);
        return count;
    }
    if (difference->old)
        drop_constraint(making, difference, difference->old);
    if (difference->new && !comes_with_column(making, difference))
        create_constraint(making, difference, difference->new);
    return count;
}

/* -- Indexes */

bool change_is_implied_index(const struct change_making *making, const struct table *table,
                             const struct index *index)
{
    if (!making->dialect->ddl->indexes_references || index->is_unique)
        return false;
    for (size_t i = 0; i < table->constraints.count; i++) {
        const struct constraint *key = table->constraints.items[i];
        if (key->kind != CONSTRAINT_FOREIGN_KEY || !string_equal(key->name, index->name) ||
            key->columns.count != index->elements.count)
            continue;
        size_t same = 0;
        while (same < key->columns.count &&
               string_equal(key->columns.items[same], index->elements.items[same].column))
            same++;
        if (same == key->columns.count)
            return true;
    }
    return false;
}

/* -- What inspection finds in members stands in options where an operation is written. */

static void set_option(const struct change_making *making, struct index *index, const char *key,
                       struct option option)
{
    option.key = arena_printf(making->arena, "%s_%s", making->dialect->name, key);
    options_set(&index->options, making->arena, option);
}

static void take_classes(const struct change_making *making, struct index *index)
{
    struct options *map = arena_new(making->arena, struct options);
    for (size_t i = 0; i < index->elements.count; i++) {
        struct index_element *element = &index->elements.items[i];
        if (element->column && element->operator_class)
            options_set_text(map, making->arena, element->column, element->operator_class);
    }
    if (map->count)
        set_option(making, index, "ops", (struct option){.kind = OPTION_MAP, .map = map});
}

static void take_lengths(const struct change_making *making, struct index *index)
{
    struct options *map = arena_new(making->arena, struct options);
    for (size_t i = 0; i < index->elements.count; i++) {
        struct index_element *element = &index->elements.items[i];
        if (element->column && element->length > 0)
            options_set_integer(map, making->arena, element->column, element->length);
    }
    if (map->count)
        set_option(making, index, "length", (struct option){.kind = OPTION_MAP, .map = map});
}

struct index *change_made_index(const struct change_making *making, const struct index *index)
{
    struct index *made = arena_new(making->arena, struct index);
    *made = *index;
    made->options = options_copy(&index->options, making->arena);
    if (index->where)
        set_option(making, made, "where",
                   (struct option){.kind = OPTION_TEXT,
                                   .text = index->where,
                                   .is_expression = true});
    if (index->method && !making->dialect->ddl->indexes_references)
        set_option(making, made, "using",
                   (struct option){.kind = OPTION_TEXT, .text = index->method});
    if (index->include.count)
        set_option(making, made, "include",
                   (struct option){.kind = OPTION_LIST,
                                   .list = index->include.items,
                                   .list_count = index->include.count});
    take_classes(making, made);
    take_lengths(making, made);
    made->where = made->method = NULL;
    made->include = (struct strings){0};
    return made;
}

/* A foreign key that is there already has made none for itself, and one that is made now will. */
static bool comes_with_key(const struct change_making *making, const struct difference *difference)
{
    const struct table *old = schema_find_table(making->before, difference->table);
    const struct table *new = schema_find_table(making->after, difference->table);
    const struct index *index = difference->new;
    return new &&change_is_implied_index(making, new, index) &&
           !(old && table_find_constraint(old, index->name));
}

static void create_index(struct change_making *making, const struct difference *difference)
{
    const struct index *index = difference->new;
    struct operation *create = change_new(making, OPERATION_CREATE_INDEX, difference);
    create->index = change_made_index(making, index);
    create->name = index->name;
    change_add(making, PHASE_CREATE_INDEXES, create);
}

static void drop_index(struct change_making *making, const struct difference *difference)
{
    const struct index *index = difference->old;
    struct operation *drop = change_new(making, OPERATION_DROP_INDEX, difference);
    drop->index = index;
    drop->name = index->name;
    change_add(making, PHASE_DROP_INDEXES, drop);
}

size_t changes_of_index(struct change_making *making, size_t index)
{
    const struct difference *difference = &making->differences->items[index];
    size_t count = changes_count_same(making, index);
    if (count == 1 && difference->kind == DIFFERENCE_RENAMED && making->dialect->alters_in_place) {
        struct operation *rename = change_new(making, OPERATION_RENAME_INDEX, difference);
        rename->index = difference->old;
        rename->name = difference->before;
        rename->new_name = difference->after;
        change_add(making, PHASE_CREATE_INDEXES, rename);
        return count;
    }
    if (difference->old)
        drop_index(making, difference);
    if (difference->new && !comes_with_key(making, difference))
        create_index(making, difference);
    return count;
}

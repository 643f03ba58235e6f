/* Pairs the objects of two schemas by their names, keys and checks also by what they are made of,
 * and compares each pair aspect by aspect. */
#include "diff/diff.h"

#include "base/map.h"
#include "diff/aspects.h"
#include "diff/same_sql.h"
#include "base/banned.h"

struct object {
    const char *key;  /* what the other schema's is found by; NULL: it has no name */
    const char *name; /* NULL: it has none */
    const void *pointer;
    bool is_paired;
};

struct objects {
    struct object *items;
    size_t count;
    size_t capacity;
};

struct comparison {
    struct render render;
    struct arena *arena;
    const struct strings *ignored; /* tables */
    struct differences *found;
    /* What is being compared. */
    enum object_kind kind;
    const char *schema;
    const char *table;
};

/* -- What is found */

/* What is added or removed is told with its columns anyway. */
static const char *label_of(const struct comparison *comparison, enum difference_kind kind,
                            const struct object *object)
{
    const char *label = object_class(comparison->kind)->label(&comparison->render, object->pointer);
    bool is_told = kind != DIFFERENCE_CHANGED || object->name || object->key;
    if (is_told || comparison->kind != OBJECT_CONSTRAINT)
        return label;
    const struct constraint *constraint = object->pointer;
    return arena_printf(comparison->arena, "%s (%s)", label,
                        strings_join(&constraint->columns, ", ", comparison->arena));
}

static struct difference begin_difference(struct comparison *comparison, enum difference_kind kind,
                                          const struct object *old, const struct object *new)
{
    const struct object *shown = old ? old : new;
    return (struct difference){
        .kind = kind,
        .object = comparison->kind,
        .schema = comparison->schema,
        .table = comparison->table,
        .name = shown->name,
        .label = label_of(comparison, kind, shown),
        .old = old ? old->pointer : NULL,
        .new = new ? new->pointer : NULL,
    };
}

static void add_change(struct comparison *comparison, const struct object *old,
                       const struct object *new, const char *aspect, const char *before,
                       const char *after)
{
    struct difference difference = begin_difference(comparison, DIFFERENCE_CHANGED, old, new);
    difference.aspect = aspect;
    difference.before = before;
    difference.after = after;
    vec_push(comparison->arena, comparison->found, difference);
}

static void add_presence(struct comparison *comparison, enum difference_kind kind,
                         const struct object *object)
{
    bool is_added = kind == DIFFERENCE_ADDED;
    struct difference difference =
        begin_difference(comparison, kind, is_added ? NULL : object, is_added ? object : NULL);
    const char *summary =
        object_class(comparison->kind)->summary(&comparison->render, object->pointer);
    *(is_added ? &difference.after : &difference.before) = summary;
    vec_push(comparison->arena, comparison->found, difference);
}

static void add_rename(struct comparison *comparison, const struct object *old,
                       const struct object *new)
{
    struct difference difference = begin_difference(comparison, DIFFERENCE_RENAMED, old, new);
    difference.before = old->name;
    difference.after = new->name;
    vec_push(comparison->arena, comparison->found, difference);
}

/* -- Comparing a pair */

static bool is_same(const struct comparison *comparison, const struct aspect *aspect,
                    const char *before, const char *after)
{
    return aspect->is_sql ? sql_says_same(before, after, comparison->render.dialect->syntax)
                          : string_equal(before, after);
}

/* Said of the columns as well. */
static bool is_passed_over(const char *key)
{
    return string_equal(key, "sqlite_autoincrement");
}

static bool compare_option(struct comparison *comparison, const struct object *old,
                           const struct object *new, const struct option *option_old,
                           const struct option *option_new, bool is_quiet)
{
    const char *before = option_old ? option_as_text(option_old, comparison->arena) : NULL;
    const char *after = option_new ? option_as_text(option_new, comparison->arena) : NULL;
    if (string_equal(before, after))
        return true;
    if (!is_quiet)
        add_change(comparison, old, new, option_old ? option_old->key : option_new->key, before,
                   after);
    return false;
}

static bool compare_options(struct comparison *comparison, const struct object *old,
                            const struct object *new, bool is_quiet)
{
    const struct object_class *class = object_class(comparison->kind);
    bool is_equal = true;
    if (!class->options)
        return true;
    const struct options *before = class->options(old->pointer);
    const struct options *after = class->options(new->pointer);
    for (size_t i = 0; i < before->count; i++)
        if (!is_passed_over(before->items[i].key))
            is_equal &= compare_option(comparison, old, new, &before->items[i],
                                       options_find(after, before->items[i].key), is_quiet);
    for (size_t i = 0; i < after->count; i++)
        if (!is_passed_over(after->items[i].key) && !options_find(before, after->items[i].key))
            is_equal &= compare_option(comparison, old, new, NULL, &after->items[i], is_quiet);
    return is_equal;
}

/* Whether nothing is different; is_quiet: what is different is not noted. */
static bool compare_pair(struct comparison *comparison, const struct object *old,
                         const struct object *new, bool is_quiet)
{
    const struct aspect *aspect = object_class(comparison->kind)->aspects;
    bool is_equal = true;
    for (; aspect->name; aspect++) {
        const char *before = aspect->text(&comparison->render, old->pointer);
        const char *after = aspect->text(&comparison->render, new->pointer);
        if (is_same(comparison, aspect, before, after))
            continue;
        is_equal = false;
        if (!is_quiet)
            add_change(comparison, old, new, aspect->name, before, after);
    }
    return compare_options(comparison, old, new, is_quiet) && is_equal;
}

/* -- Pairing */

static void pair_by_key(struct comparison *comparison, struct objects *before,
                        struct objects *after)
{
    ARENA_SCOPE(scratch);
    struct map keys = {0};
    for (size_t i = 0; i < after->count; i++)
        if (after->items[i].key)
            map_add(&keys, &scratch, after->items[i].key, &after->items[i]);
    for (size_t i = 0; i < before->count; i++) {
        struct object *old = &before->items[i];
        struct object *new = old->key ? map_get(&keys, old->key) : NULL;
        if (!new || new->is_paired)
            continue;
        old->is_paired = new->is_paired = true;
        compare_pair(comparison, old, new, false);
        if (!string_equal(old->name, new->name))
            add_rename(comparison, old, new);
    }
}

static bool is_of_one_kind(const struct comparison *comparison, const struct object *old,
                           const struct object *new)
{
    const struct constraint *a = old->pointer, *b = new->pointer;
    return comparison->kind != OBJECT_CONSTRAINT || a->kind == b->kind;
}

/* What has no name, or another one now. */
static void pair_by_content(struct comparison *comparison, struct objects *before,
                            struct objects *after)
{
    for (size_t i = 0; i < before->count; i++) {
        struct object *old = &before->items[i];
        for (size_t j = 0; j < after->count && !old->is_paired; j++) {
            struct object *new = &after->items[j];
            if (new->is_paired || !is_of_one_kind(comparison, old, new) ||
                !compare_pair(comparison, old, new, true))
                continue;
            old->is_paired = new->is_paired = true;
            if (!string_equal(old->name, new->name))
                add_rename(comparison, old, new);
        }
    }
}

static bool has_same_columns(const struct constraint *a, const struct constraint *b)
{
    if (a->kind != b->kind || a->columns.count != b->columns.count || !a->columns.count)
        return false;
    for (size_t i = 0; i < a->columns.count; i++)
        if (!string_equal(a->columns.items[i], b->columns.items[i]))
            return false;
    return true;
}

/* Constraints without names, of which one has changed. */
static void pair_by_columns(struct comparison *comparison, struct objects *before,
                            struct objects *after)
{
    for (size_t i = 0; i < before->count; i++) {
        struct object *old = &before->items[i];
        for (size_t j = 0; j < after->count && !old->is_paired && !old->name; j++) {
            struct object *new = &after->items[j];
            if (new->is_paired || new->name || !has_same_columns(old->pointer, new->pointer))
                continue;
            old->is_paired = new->is_paired = true;
            compare_pair(comparison, old, new, false);
        }
    }
}

static void compare_objects(struct comparison *comparison, enum object_kind kind,
                            struct objects *before, struct objects *after)
{
    comparison->kind = kind;
    pair_by_key(comparison, before, after);
    if (kind == OBJECT_CONSTRAINT || kind == OBJECT_INDEX)
        pair_by_content(comparison, before, after);
    if (kind == OBJECT_CONSTRAINT)
        pair_by_columns(comparison, before, after);
    for (size_t i = 0; i < before->count; i++)
        if (!before->items[i].is_paired)
            add_presence(comparison, DIFFERENCE_REMOVED, &before->items[i]);
    for (size_t i = 0; i < after->count; i++)
        if (!after->items[i].is_paired)
            add_presence(comparison, DIFFERENCE_ADDED, &after->items[i]);
}

/* -- Parts of a table */

static void add_object(struct comparison *comparison, struct objects *objects, const char *key,
                       const char *name, const void *pointer)
{
    vec_push(comparison->arena, objects, (struct object){key, name, pointer, false});
}

static struct objects columns_of(struct comparison *comparison, const struct table *table)
{
    struct objects objects = {0};
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = table->columns.items[i];
        if (!column->is_system)
            add_object(comparison, &objects, column->name, column->name, column);
    }
    return objects;
}

/* There is one primary key, whatever it is called; of others the kinds have names of their own. */
static const char *constraint_key(const struct constraint *constraint, struct arena *arena)
{
    if (constraint->kind == CONSTRAINT_PRIMARY_KEY)
        return "primary key";
    return constraint->name ? arena_printf(arena, "%d %s", (int)constraint->kind, constraint->name)
                            : NULL;
}

static struct objects constraints_of(struct comparison *comparison, const struct table *table)
{
    struct objects objects = {0};
    for (size_t i = 0; i < table->constraints.count; i++) {
        const struct constraint *constraint = table->constraints.items[i];
        add_object(comparison, &objects, constraint_key(constraint, comparison->arena),
                   constraint->name, constraint);
    }
    return objects;
}

static struct objects indexes_of(struct comparison *comparison, const struct table *table)
{
    struct objects objects = {0};
    for (size_t i = 0; i < table->indexes.count; i++) {
        const struct index *index = table->indexes.items[i];
        add_object(comparison, &objects, index->name, index->name, index);
    }
    return objects;
}

static void compare_parts(struct comparison *comparison, const struct table *before,
                          const struct table *after)
{
    static const struct {
        enum object_kind kind;
        struct objects (*list)(struct comparison *comparison, const struct table *table);
    } parts[] = {
        {OBJECT_COLUMN, columns_of},
        {OBJECT_CONSTRAINT, constraints_of},
        {OBJECT_INDEX, indexes_of},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct objects old = parts[i].list(comparison, before);
        struct objects new = parts[i].list(comparison, after);
        compare_objects(comparison, parts[i].kind, &old, &new);
    }
}

/* -- Tables */

static bool is_ignored(const struct comparison *comparison, const char *table)
{
    return comparison->ignored && strings_contain(comparison->ignored, table);
}

static struct objects tables_of(struct comparison *comparison, const struct schema *schema)
{
    struct objects objects = {0};
    for (size_t i = 0; i < schema->tables.count; i++) {
        const struct table *table = schema->tables.items[i];
        if (!is_ignored(comparison, table->name))
            add_object(comparison, &objects, table->name, table->name, table);
    }
    return objects;
}

static void compare_table(struct comparison *comparison, struct object *old,
                          const struct map *others)
{
    struct object *new = map_get(others, old->key);
    comparison->kind = OBJECT_TABLE;
    comparison->table = old->name;
    if (!new) {
        add_presence(comparison, DIFFERENCE_REMOVED, old);
        return;
    }
    new->is_paired = true;
    compare_pair(comparison, old, new, false);
    compare_parts(comparison, old->pointer, new->pointer);
}

static void compare_tables(struct comparison *comparison, const struct schema *before,
                           const struct schema *after)
{
    struct objects old = tables_of(comparison, before);
    struct objects new = tables_of(comparison, after);
    struct map others = {0};
    for (size_t i = 0; i < new.count; i++)
        map_put(&others, comparison->arena, new.items[i].key, &new.items[i]);
    for (size_t i = 0; i < old.count; i++)
        compare_table(comparison, &old.items[i], &others);
    comparison->kind = OBJECT_TABLE;
    for (size_t i = 0; i < new.count; i++) {
        comparison->table = new.items[i].name;
        if (!new.items[i].is_paired)
            add_presence(comparison, DIFFERENCE_ADDED, &new.items[i]);
    }
    comparison->table = NULL;
}

/* -- What is in no table. The lists are of different types, hence the macro. */

#define ADD_ALL(comparison, objects, list)                                                         \
    for (size_t i = 0; i < (list).count; i++)                                                      \
    add_object((comparison), (objects), (list).items[i]->name, (list).items[i]->name,              \
               (list).items[i])

static struct objects free_objects(struct comparison *comparison, const struct schema *schema,
                                   enum object_kind kind)
{
    struct objects objects = {0};
    if (kind == OBJECT_ENUM)
        ADD_ALL(comparison, &objects, schema->enums);
    if (kind == OBJECT_SEQUENCE)
        ADD_ALL(comparison, &objects, schema->sequences);
    if (kind == OBJECT_VIEW)
        ADD_ALL(comparison, &objects, schema->views);
    return objects;
}

/* Each kind has names of its own. */
static struct objects definitions_of(struct comparison *comparison, const struct schema *schema)
{
    struct objects objects = {0};
    for (size_t i = 0; i < schema->definitions.count; i++) {
        const struct definition *definition = schema->definitions.items[i];
        const char *key =
            arena_printf(comparison->arena, "%s %s", definition->kind, definition->name);
        add_object(comparison, &objects, key, definition->name, definition);
    }
    return objects;
}

/* On PostgreSQL each table has names of its own for its triggers. */
static struct objects triggers_of(struct comparison *comparison, const struct schema *schema)
{
    struct objects objects = {0};
    for (size_t i = 0; i < schema->triggers.count; i++) {
        const struct trigger *trigger = schema->triggers.items[i];
        const char *key = arena_printf(comparison->arena, "%s.%s", trigger->table, trigger->name);
        add_object(comparison, &objects, key, trigger->name, trigger);
    }
    return objects;
}

void diff_schemas(const struct dialect *dialect, const struct schema *before,
                  const struct schema *after, const struct strings *ignored, struct arena *arena,
                  struct differences *ret_differences)
{
    struct comparison comparison = {
        .arena = arena,
        .ignored = ignored,
        .found = ret_differences,
        .schema = before->name ? before->name : after->name,
    };
    render_init(&comparison.render, dialect, arena);
    compare_tables(&comparison, before, after);
    for (enum object_kind kind = OBJECT_ENUM; kind <= OBJECT_VIEW; kind++) {
        struct objects old = free_objects(&comparison, before, kind);
        struct objects new = free_objects(&comparison, after, kind);
        compare_objects(&comparison, kind, &old, &new);
    }
    struct objects old = definitions_of(&comparison, before);
    struct objects new = definitions_of(&comparison, after);
    compare_objects(&comparison, OBJECT_DEFINITION, &old, &new);
    old = triggers_of(&comparison, before);
    new = triggers_of(&comparison, after);
    compare_objects(&comparison, OBJECT_TRIGGER, &old, &new);
}

/* Whole tables: made in the order in which they refer to each other, dropped in the other. A
 * foreign key that closes a circle is made behind them, and dropped before. */
#include "diff/changes_parts.h"

#include "base/banned.h"

/* One table of those that come or go. */
struct node {
    const struct difference *difference;
    const struct table *table;
    enum { UNSEEN, OPEN, PLACED } state;
};

struct ordering {
    struct change_making *making;
    struct map nodes; /* by table */
    struct node **placed;
    size_t count;
};

static void collect(struct ordering *ordering, enum difference_kind kind)
{
    const struct differences *all = ordering->making->differences;
    struct arena *arena = ordering->making->arena;
    for (size_t i = 0; i < all->count; i++) {
        const struct difference *difference = &all->items[i];
        if (difference->object != OBJECT_TABLE || difference->kind != kind)
            continue;
        struct node *node = arena_new(arena, struct node);
        node->difference = difference;
        node->table = difference->new ? difference->new : difference->old;
        map_put(&ordering->nodes, arena, node->table->name, node);
    }
    ordering->placed = arena_new_array(arena, struct node *, ordering->nodes.count);
}

static struct node *referred(const struct ordering *ordering, const struct constraint *constraint)
{
    bool is_here = constraint->kind == CONSTRAINT_FOREIGN_KEY &&
                   string_equal(constraint->referred_schema, ordering->making->after->name);
    return is_here ? map_get(&ordering->nodes, constraint->referred_table) : NULL;
}

/* Those that it refers to come first. */
static void place(struct ordering *ordering, struct node *node)
{
    const struct constraints *constraints = &node->table->constraints;
    if (node->state != UNSEEN)
        return;
    node->state = OPEN;
    for (size_t i = 0; i < constraints->count; i++) {
        struct node *other = referred(ordering, constraints->items[i]);
        if (other)
            place(ordering, other);
    }
    node->state = PLACED;
    ordering->placed[ordering->count++] = node;
}

static void place_all(struct ordering *ordering)
{
    for (size_t i = 0; i < ordering->nodes.count; i++)
        place(ordering, ordering->nodes.entries[i].value);
    for (size_t i = 0; i < ordering->count; i++)
        ordering->placed[i]->state = UNSEEN;
}

/* -- Made */

/* Whether the key has to wait until all tables are there; those that are have their state set. */
static bool has_to_wait(const struct ordering *ordering, const struct node *node,
                        const struct constraint *constraint)
{
    if (constraint->kind != CONSTRAINT_FOREIGN_KEY || !ordering->making->dialect->alters_in_place)
        return false;
    if (!string_equal(constraint->referred_schema, node->table->schema))
        return true;
    const struct node *other = referred(ordering, constraint);
    return other && other != node && other->state != PLACED;
}

static void take_columns(const struct ordering *ordering, struct table *made)
{
    struct arena *arena = ordering->making->arena;
    struct columns columns = made->columns;
    made->columns = (struct columns){0};
    for (size_t i = 0; i < columns.count; i++)
        vec_push(arena, &made->columns,
                 change_made_column(ordering->making, made, columns.items[i]));
}

/* A column numbers itself without being the key, as MySQL allows: that is said when its index is
 * there. */
static void number_later(const struct ordering *ordering, const struct node *node,
                         struct column *column)
{
    struct arena *arena = ordering->making->arena;
    struct column_change *change = arena_new(arena, struct column_change);
    struct operation *alter =
        change_new(ordering->making, OPERATION_ALTER_COLUMN, node->difference);
    if (column->autoincrement != AUTOINCREMENT_YES || column->is_primary_key ||
        !ordering->making->dialect->ddl->repeats_column)
        return;
    column->autoincrement = AUTOINCREMENT_NO;
    change->sets_autoincrement = change->autoincrement = true;
    change->existing_type = column->type;
    change->existing_nullable = column->is_nullable;
    change->existing_comment = column->comment;
    change->has_existing_nullable = change->has_existing_comment = true;
    alter->name = column->name;
    alter->change = change;
    change_add(ordering->making, PHASE_ALTER_COLUMNS, alter);
}

static void create_later(const struct ordering *ordering, const struct node *node,
                         const struct constraint *constraint)
{
    struct operation *create =
        change_new(ordering->making, OPERATION_CREATE_CONSTRAINT, node->difference);
    create->constraint = constraint;
    create->name = constraint->name;
    change_add(ordering->making, PHASE_CREATE_FOREIGN_KEYS, create);
}

static void take_constraints(const struct ordering *ordering, const struct node *node,
                             struct table *made)
{
    struct constraints constraints = made->constraints;
    made->constraints = (struct constraints){0};
    for (size_t i = 0; i < constraints.count; i++) {
        if (has_to_wait(ordering, node, constraints.items[i]))
            create_later(ordering, node, constraints.items[i]);
        else
            vec_push(ordering->making->arena, &made->constraints, constraints.items[i]);
    }
}

static void take_indexes(const struct ordering *ordering, const struct node *node,
                         struct table *made)
{
    struct indexes indexes = made->indexes;
    made->indexes = (struct indexes){0};
    for (size_t i = 0; i < indexes.count; i++)
        if (!change_is_implied_index(ordering->making, node->table, indexes.items[i]))
            vec_push(ordering->making->arena, &made->indexes,
                     change_made_index(ordering->making, indexes.items[i]));
}

/* A virtual table is known by its text alone. */
static void create_table(const struct ordering *ordering, struct node *node)
{
    struct change_making *making = ordering->making;
    bool is_virtual = options_boolean(&node->table->options, "sqlite_virtual");
    struct operation *create =
        change_new(making, is_virtual ? OPERATION_EXECUTE : OPERATION_CREATE_TABLE,
                   node->difference);
    struct table *made = arena_new(making->arena, struct table);
    *made = *node->table;
    create->text = is_virtual ? node->table->source : NULL;
    create->created_table = made;
    take_columns(ordering, made);
    take_constraints(ordering, node, made);
    take_indexes(ordering, node, made);
    for (size_t i = 0; i < made->columns.count; i++)
        number_later(ordering, node, made->columns.items[i]);
    change_add(making, PHASE_CREATE_TABLES, create);
    node->state = PLACED;
}

static void create_tables(struct change_making *making)
{
    struct ordering ordering = {.making = making};
    collect(&ordering, DIFFERENCE_ADDED);
    place_all(&ordering);
    for (size_t i = 0; i < ordering.count; i++)
        create_table(&ordering, ordering.placed[i]);
}

/* -- Dropped: the last that was placed goes first, which others may still refer to in a circle. */

/* Of another schema it is not known when it goes. */
static bool refers_to_dropped(const struct ordering *ordering, const struct node *node,
                              const struct constraint *constraint)
{
    if (constraint->kind != CONSTRAINT_FOREIGN_KEY)
        return false;
    if (!string_equal(constraint->referred_schema, node->table->schema))
        return true;
    const struct node *other = referred(ordering, constraint);
    return other && other != node && other->state == PLACED;
}

static void drop_references(const struct ordering *ordering, const struct node *node)
{
    const struct constraints *constraints = &node->table->constraints;
    for (size_t i = 0; i < constraints->count; i++) {
        if (!refers_to_dropped(ordering, node, constraints->items[i]))
            continue;
        struct operation *drop =
            change_new(ordering->making, OPERATION_DROP_CONSTRAINT, node->difference);
        drop->constraint = constraints->items[i];
        drop->name = drop->constraint->name;
        drop->has_constraint_kind = true;
        drop->constraint_kind = CONSTRAINT_FOREIGN_KEY;
        change_add(ordering->making, PHASE_DROP_FOREIGN_KEYS, drop);
    }
}

static void drop_tables(struct change_making *making)
{
    struct ordering ordering = {.making = making};
    collect(&ordering, DIFFERENCE_REMOVED);
    place_all(&ordering);
    for (size_t i = ordering.count; i-- > 0;) {
        struct node *node = ordering.placed[i];
        struct operation *drop = change_new(making, OPERATION_DROP_TABLE, node->difference);
        drop->created_table = node->table;
        if (making->dialect->alters_in_place)
            drop_references(&ordering, node);
        change_add(making, PHASE_DROP_TABLES, drop);
        node->state = PLACED;
    }
}

/* -- Comments */

static void change_comment(struct change_making *making, const struct difference *difference)
{
    bool is_dropped = !difference->after || !*difference->after;
    struct operation *comment =
        change_new(making,
                   is_dropped ? OPERATION_DROP_TABLE_COMMENT : OPERATION_CREATE_TABLE_COMMENT,
                   difference);
    comment->text = difference->after;
    comment->old_text = difference->before;
    change_add(making, PHASE_COMMENTS, comment);
}

void changes_of_tables(struct change_making *making)
{
    drop_tables(making);
    create_tables(making);
    for (size_t i = 0; i < making->differences->count; i++) {
        const struct difference *difference = &making->differences->items[i];
        if (difference->object == OBJECT_TABLE && difference->kind == DIFFERENCE_CHANGED &&
            string_equal(difference->aspect, "comment"))
            change_comment(making, difference);
    }
}

/* Which of the renames that a desired schema asks for are still to be made. */
#include "migrate/generate/steps.h"

#include "diff/changes.h"
#include "diff/same_sql.h"
#include "base/banned.h"

struct settling {
    const struct schema *before;
    const struct schema *after;
    struct arena *arena;
    struct changes *forth;
    struct changes *back;
};

static struct table *find_table(const struct schema *schema, const char *name)
{
    for (size_t i = 0; i < schema->tables.count; i++)
        if (string_equal_nocase(schema->tables.items[i]->name, name))
            return schema->tables.items[i];
    return NULL;
}

static struct column *find_column(const struct table *table, const char *name)
{
    for (size_t i = 0; table && i < table->columns.count; i++)
        if (string_equal_nocase(table->columns.items[i]->name, name))
            return table->columns.items[i];
    return NULL;
}

static void add(struct settling *settling, struct changes *changes, struct operation *operation)
{
    vec_push(settling->arena, changes,
             (struct change){.operation = operation, .order = changes->count});
}

static void rename_table(struct settling *settling, const char *from, const char *to,
                         struct changes *changes)
{
    struct operation *rename =
        operation_new(settling->arena, OPERATION_RENAME_TABLE, settling->after->name, from);
    rename->new_name = to;
    add(settling, changes, rename);
}

static void rename_column(struct settling *settling, const char *table, const struct column *column,
                          const char *to, struct changes *changes)
{
    struct operation *alter =
        operation_new(settling->arena, OPERATION_ALTER_COLUMN, settling->after->name, table);
    struct column_change *change = arena_new(settling->arena, struct column_change);
    change->new_name = to;
    change->existing_type = column->type;
    change->has_existing_nullable = true;
    change->existing_nullable = column->is_nullable;
    change->existing_default = column->server_default;
    change->existing_comment = column->comment;
    alter->name = column->name;
    alter->change = change;
    add(settling, changes, alter);
}

static bool table_is_due(const struct settling *settling, const struct rename *rename)
{
    return !rename->column && find_table(settling->before, rename->from) &&
           find_table(settling->after, rename->table) &&
           !find_table(settling->after, rename->from) &&
           !find_table(settling->before, rename->table);
}

/* The table as it was, under its old name where that is another one. */
static const struct table *table_before(const struct settling *settling,
                                        const struct renames *renames, const char *table)
{
    for (size_t i = 0; i < renames->count; i++)
        if (string_equal_nocase(renames->items[i].table, table) &&
            table_is_due(settling, &renames->items[i]))
            return find_table(settling->before, renames->items[i].from);
    return find_table(settling->before, table);
}

static void settle_column(struct settling *settling, const struct renames *renames,
                          const struct rename *rename)
{
    const struct table *old = table_before(settling, renames, rename->table);
    const struct table *new = find_table(settling->after, rename->table);
    const struct column *from = find_column(old, rename->from);
    const struct column *to = find_column(new, rename->column);
    if (!from || !to || find_column(new, rename->from) || find_column(old, rename->column))
        return;
    rename_column(settling, new->name, from, to->name, settling->forth);
    rename_column(settling, new->name, to, from->name, settling->back);
}

/* -- Views that are others afterwards, which would stand in the way until then */

static const char *text_of(const struct view *view)
{
    return view->source ? view->source : view->definition;
}

static bool is_looked_at(const struct view *view, const struct changes *renames)
{
    for (size_t i = 0; i < renames->count; i++) {
        const struct operation *operation = renames->items[i].operation;
        if (text_mentions(text_of(view), operation->table) ||
            (operation->new_name && text_mentions(text_of(view), operation->new_name)))
            return true;
    }
    return false;
}

static void set_views_aside(struct settling *settling, enum sql_syntax syntax)
{
    struct changes aside = {0}, put_back = {0};
    for (size_t i = 0; i < settling->before->views.count; i++) {
        const struct view *view = settling->before->views.items[i];
        const struct view *then = schema_find_view(settling->after, view->name);
        if (is_looked_at(view, settling->forth) &&
            !(then && sql_says_same(text_of(view), text_of(then), syntax))) {
            add(settling, &aside, view_drop(view, settling->arena));
            add(settling, &put_back, view_creation(view, settling->arena));
        }
    }
    for (size_t i = 0; i < settling->forth->count; i++)
        vec_push(settling->arena, &aside, settling->forth->items[i]);
    for (size_t i = 0; i < put_back.count; i++)
        vec_push(settling->arena, settling->back, put_back.items[i]);
    *settling->forth = aside;
}

static void turn_round(struct changes *changes)
{
    for (size_t i = 0, j = changes->count; i + 1 < j; i++, j--) {
        struct change change = changes->items[i];
        changes->items[i] = changes->items[j - 1];
        changes->items[j - 1] = change;
    }
}

void renames_settle(const struct generation *generation, const struct renames *renames,
                    const struct snapshot *before, const struct snapshot *after,
                    struct changes *ret_forth, struct changes *ret_back)
{
    struct settling settling = {before->items[0], after->items[0], generation->arena, ret_forth,
                                ret_back};
    for (size_t i = 0; i < renames->count; i++) {
        const struct rename *rename = &renames->items[i];
        if (!table_is_due(&settling, rename))
            continue;
        const char *from = find_table(settling.before, rename->from)->name;
        const char *to = find_table(settling.after, rename->table)->name;
        rename_table(&settling, from, to, ret_forth);
        rename_table(&settling, to, from, ret_back);
    }
    for (size_t i = 0; i < renames->count; i++)
        if (renames->items[i].column)
            settle_column(&settling, renames, &renames->items[i]);
    turn_round(ret_back);
    if (ret_forth->count)
        set_views_aside(&settling, generation->dialect->syntax);
}

/* Views: made behind what they look at, dropped before; those that stay make way where the database
 * would not let a column be altered under them. */
#include "diff/changes_parts.h"

#include "base/banned.h"

struct view_node {
    const struct view *view;
    bool is_placed;
};

struct views {
    struct view_node *items;
    size_t count;
    size_t capacity;
};

static const char *text_of(const struct view *view)
{
    return view->source ? view->source : view->definition;
}

static void add_view(const struct change_making *making, struct views *views,
                     const struct view *view)
{
    vec_push(making->arena, views, (struct view_node){view, false});
}

static bool has_view(const struct views *views, const char *name)
{
    for (size_t i = 0; i < views->count; i++)
        if (string_equal(views->items[i].view->name, name))
            return true;
    return false;
}

/* -- Which */

static void collect(const struct change_making *making, struct views *dropped,
                    struct views *created)
{
    for (size_t i = 0; i < making->differences->count; i++) {
        const struct difference *difference = &making->differences->items[i];
        if (difference->object != OBJECT_VIEW)
            continue;
        if (difference->old && !has_view(dropped, difference->name))
            add_view(making, dropped, difference->old);
        if (difference->new && !has_view(created, difference->name))
            add_view(making, created, difference->new);
    }
}

static bool is_in_the_way(const struct change_making *making, const struct views *dropped,
                          const struct view *view)
{
    for (size_t i = 0; i < making->altered.count; i++)
        if (text_mentions(text_of(view), making->altered.entries[i].key))
            return true;
    for (size_t i = 0; i < dropped->count; i++)
        if (text_mentions(text_of(view), dropped->items[i].view->name))
            return true;
    return false;
}

/* Until no view that stays looks at what goes. */
static void make_way(const struct change_making *making, struct views *dropped,
                     struct views *created)
{
    bool has_grown = making->dialect->binds_views;
    while (has_grown) {
        has_grown = false;
        for (size_t i = 0; i < making->before->views.count; i++) {
            const struct view *view = making->before->views.items[i];
            const struct view *then = schema_find_view(making->after, view->name);
            if (!then || has_view(dropped, view->name) || !is_in_the_way(making, dropped, view))
                continue;
            add_view(making, dropped, view);
            add_view(making, created, then);
            has_grown = true;
        }
    }
}

/* -- In order */

static void place(struct views *views, struct view_node *node, struct views *placed,
                  struct arena *arena)
{
    if (node->is_placed)
        return;
    node->is_placed = true;
    for (size_t i = 0; i < views->count; i++)
        if (!views->items[i].is_placed &&
            text_mentions(text_of(node->view), views->items[i].view->name))
            place(views, &views->items[i], placed, arena);
    vec_push(arena, placed, *node);
}

static struct views in_order(struct views *views, struct arena *arena)
{
    struct views placed = {0};
    for (size_t i = 0; i < views->count; i++)
        place(views, &views->items[i], &placed, arena);
    return placed;
}

/* The whole statement where the database keeps it, which may name the columns. */
struct operation *view_creation(const struct view *view, struct arena *arena)
{
    struct operation *create =
        operation_new(arena, view->source ? OPERATION_EXECUTE : OPERATION_CREATE_VIEW, view->schema,
                      NULL);
    create->name = view->name;
    create->text = text_of(view);
    create->is_materialized = view->is_materialized;
    return create;
}

struct operation *view_drop(const struct view *view, struct arena *arena)
{
    struct operation *drop = operation_new(arena, OPERATION_DROP_VIEW, view->schema, NULL);
    drop->name = view->name;
    drop->old_text = view->definition;
    drop->is_materialized = view->is_materialized;
    return drop;
}

void changes_of_views(struct change_making *making)
{
    struct views dropped = {0}, created = {0};
    collect(making, &dropped, &created);
    make_way(making, &dropped, &created);
    dropped = in_order(&dropped, making->arena);
    created = in_order(&created, making->arena);
    for (size_t i = dropped.count; i-- > 0;)
        change_add(making, PHASE_DROP_VIEWS, view_drop(dropped.items[i].view, making->arena));
    for (size_t i = 0; i < created.count; i++)
        change_add(making, PHASE_CREATE_VIEWS, view_creation(created.items[i].view, making->arena));
}

/* Makes the one schema the other on a scratch database, looks at what came of it, and goes back. */
#include "migrate/generate/work.h"

#include "base/error.h"
#include "base/message.h"
#include "migrate/generate/report.h"
#include "base/banned.h"

static bool settle(struct generation *generation, struct work *work, struct alq_error *err)
{
    return side_settle(generation, generation->options.from, &work->from, err) &&
           side_settle(generation, generation->options.to, &work->to, err);
}

static void add_warnings(const struct generation *generation, struct work *work)
{
    report_losses(&work->differences, generation->arena, &work->warnings);
}

bool work_compare(struct generation *generation, struct work *work, struct alq_error *err)
{
    struct snapshot before, after;
    struct changes unused = {0}, forth = {0}, back = {0};
    if (!settle(generation, work, err))
        return false;
    if (!side_look(generation, &work->to, generation->arena, &after, err) ||
        !side_look(generation, &work->from, generation->arena, &before, err))
        return false;
    renames_settle(generation, &work->to.renames, &before, &after, &forth, &back);
    if (forth.count)
        return work_make(generation, work, false, err);
    snapshots_diff(generation, &before, &after, generation->arena, &work->differences, &unused);
    add_warnings(generation, work);
    return true;
}

/* -- Renames: made first, so that what is compared has the new names. */

static void tell_renames(const struct generation *generation, struct work *work,
                         const struct changes *renames)
{
    struct arena *arena = generation->arena;
    work->renamed = arena_new_array(arena, struct alq_difference, renames->count);
    work->renamed_count = 0;
    for (size_t i = 0; i < renames->count; i++) {
        const struct operation *operation = renames->items[i].operation;
        if (operation->kind == OPERATION_DROP_VIEW)
            continue;
        bool is_table = operation->kind == OPERATION_RENAME_TABLE;
        const char *from = is_table ? operation->table : operation->name;
        const char *to = is_table ? operation->new_name : operation->change->new_name;
        struct alq_difference told = {
            .change = "renamed",
            .object = is_table ? "table" : "column",
            .schema = operation->schema,
            .table = operation->table,
            .name = from,
            .before = from,
            .after = to,
        };
        told.text = is_table ? arena_printf(arena, "table %s is called %s now", from, to)
                             : arena_printf(arena, "table %s: column %s is called %s now",
                                            operation->table, from, to);
        told.detected = is_table
                            ? arena_printf(arena, "Detected renamed table '%s' to '%s'", from, to)
                            : arena_printf(arena, "Detected renamed column '%s.%s' to '%s'",
                                           operation->table, from, to);
        work->renamed[work->renamed_count++] = told;
    }
}

/* A view that was set aside for a rename is not new. */
static void correct_views(struct work *work, const struct snapshot *start)
{
    for (size_t i = 0; i < work->differences.count; i++) {
        struct difference *difference = &work->differences.items[i];
        const struct view *old =
            difference->object == OBJECT_VIEW && difference->kind == DIFFERENCE_ADDED
                ? schema_find_view(start->items[0], difference->name)
                : NULL;
        if (!old)
            continue;
        const struct view *new = difference->new;
        difference->kind = DIFFERENCE_CHANGED;
        difference->aspect = "definition";
        difference->before = old->definition;
        difference->after = new->definition;
    }
}

/* -- One direction */

/* What is still different, as lines; nothing where all could be made. */
static struct strings what_is_left(const struct generation *generation,
                                   const struct snapshot *wanted, const struct snapshot *made)
{
    return snapshot_compare(generation->dialect, made, wanted, &generation->own_tables,
                            generation->arena);
}

static bool go(struct generation *generation, const struct snapshot *from,
               const struct snapshot *to, struct differences *differences,
               struct step_groups *groups, struct snapshot *ret_made, struct alq_error *err)
{
    struct changes changes = {0};
    snapshots_diff(generation, from, to, generation->arena, differences, &changes);
    if (!steps_make(generation, &changes, groups, err))
        return error_detail(err, "this was tried on a scratch database: the target is not changed");
    return snapshot_take(generation_connection(generation), generation->arena, ret_made, err);
}

static bool rename_in_scratch(struct generation *generation, const struct changes *renames,
                              struct step_groups *groups, struct snapshot *snapshot,
                              struct alq_error *err)
{
    return !renames->count ||
           (steps_make(generation, renames, groups, err) &&
            snapshot_take(generation_connection(generation), generation->arena, snapshot, err));
}

static void warn_of_left(const struct generation *generation, struct work *work,
                         const struct strings *left, const char *format)
{
    for (size_t i = 0; i < left->count; i++)
        vec_push(generation->arena, &work->warnings,
                 arena_printf(generation->arena, "%s: %s", format, left->items[i]));
}

static bool go_back(struct generation *generation, struct work *work, const struct snapshot *made,
                    const struct snapshot *start, const struct snapshot *renamed,
                    const struct changes *renames, struct alq_error *err)
{
    struct differences unused = {0};
    struct snapshot back;
    if (!go(generation, made, renamed, &unused, &work->back, &back, err) ||
        !rename_in_scratch(generation, renames, &work->back, &back, err))
        return error_detail(err, "it is the way back, downgrade()");
    work->back_notes = what_is_left(generation, start, &back);
    warn_of_left(generation, work, &work->back_notes, _("left to be written by hand, downgrade"));
    return true;
}

bool work_make(struct generation *generation, struct work *work, bool wants_way_back,
               struct alq_error *err)
{
    struct snapshot after, start, renamed, made;
    struct changes forth = {0}, back = {0};
    if (!settle(generation, work, err) ||
        !side_look(generation, &work->to, generation->arena, &after, err) ||
        !side_make(generation, &work->from, generation->arena, &start, err))
        return false;
    renames_settle(generation, &work->to.renames, &start, &after, &forth, &back);
    renamed = start;
    if (!rename_in_scratch(generation, &forth, &work->forth, &renamed, err) ||
        !go(generation, &renamed, &after, &work->differences, &work->forth, &made, err))
        return false;
    tell_renames(generation, work, &forth);
    correct_views(work, &start);
    add_warnings(generation, work);
    work->forth_notes = what_is_left(generation, &after, &made);
    warn_of_left(generation, work, &work->forth_notes, _("left to be written by hand, upgrade"));
    return !wants_way_back || go_back(generation, work, &made, &start, &renamed, &back, err);
}

/* -- What the caller gets */

static void add_statements(const struct generation *generation, const struct work *work,
                           struct alq_comparison *comparison)
{
    struct strings statements = {0};
    for (size_t i = 0; i < work->forth.count; i++)
        for (size_t j = 0; j < work->forth.items[i].statements.count; j++)
            vec_push(generation->arena, &statements,
                     steps_lay_out(generation->dialect, work->forth.items[i].statements.items[j],
                                   generation->arena));
    comparison->statements = string_list_view(&statements);
}

void work_report(const struct generation *generation, const struct work *work,
                 struct alq_comparison *comparison)
{
    struct arena *arena = generation->arena;
    const struct alq_difference *found = report_differences(&work->differences, arena);
    size_t count = work->renamed_count + work->differences.count;
    struct alq_difference *items = arena_new_array(arena, struct alq_difference, count);
    for (size_t i = 0; i < count; i++)
        items[i] = i < work->renamed_count ? work->renamed[i] : found[i - work->renamed_count];
    comparison->items = items;
    comparison->count = count;
    comparison->from = work->from.label;
    comparison->to = work->to.label;
    comparison->dialect = generation->dialect->name;
    comparison->warnings = string_list_view(&work->warnings);
    add_statements(generation, work, comparison);
}

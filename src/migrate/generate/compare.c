/* alq_compare, alq_dump. */
#include <alambique/autogenerate.h>

#include <stdlib.h>

#include "base/clock.h"
#include "base/error.h"
#include "database/apply.h"
#include "migrate/generate/compare.h"
#include "migrate/generate/work.h"
#include "base/banned.h"

struct alq_comparison comparison_begin(struct arena **ret_arena)
{
    struct arena *arena = memory_alloc(sizeof *arena);
    *ret_arena = arena;
    return (struct alq_comparison){.memory = arena, .elapsed_ns = -clock_monotonic()};
}

void comparison_end(struct alq_comparison *comparison, bool is_done,
                    struct alq_comparison *ret_comparison)
{
    comparison->elapsed_ns += clock_monotonic();
    if (is_done && ret_comparison)
        *ret_comparison = *comparison;
    else
        alq_comparison_release(comparison);
}

void alq_comparison_release(struct alq_comparison *comparison)
{
    if (!comparison)
        return;
    if (comparison->memory)
        arena_release(comparison->memory);
    free(comparison->memory);
    *comparison = (struct alq_comparison){0};
}

struct alq_schema_options schema_options(const struct alq_schema_options *options, const char *from,
                                         const char *to)
{
    static const struct alq_schema_options none;
    struct alq_schema_options settled = options ? *options : none;
    if (!settled.from)
        settled.from = from;
    if (!settled.to)
        settled.to = to;
    return settled;
}

bool alq_compare(const struct alq_project *project, const struct alq_schema_options *options,
                 struct alq_comparison *ret_comparison, struct alq_error *err)
{
    struct arena *arena = NULL;
    struct alq_comparison comparison = comparison_begin(&arena);
    const struct alq_schema_options settled = schema_options(options, "database", "schema");
    struct generation generation;
    struct work work = {0};
    bool is_done = generation_begin(&generation, project, &settled, arena, err) &&
                   (settled.wants_sql ? work_make(&generation, &work, false, err)
                                      : work_compare(&generation, &work, err));
    if (is_done)
        work_report(&generation, &work, &comparison);
    generation_end(&generation);
    comparison_end(&comparison, is_done, ret_comparison);
    return is_done;
}

/* -- Dumps: what makes the schema out of nothing */

struct sink {
    struct generation *generation;
    struct strings statements;
};

static bool keep(void *user, const char *sql, struct alq_error *err)
{
    struct sink *sink = user;
    (void)err;
    vec_push(sink->generation->arena, &sink->statements,
             steps_lay_out(sink->generation->dialect, sql, sink->generation->arena));
    return true;
}

static bool write_changes(struct generation *generation, const struct changes *changes,
                          struct sink *sink, struct alq_error *err)
{
    struct render render;
    render_init(&render, generation->dialect, generation->arena);
    render.is_mariadb = generation->is_mariadb;
    render.wraps_defaults = generation->wraps_defaults;
    for (size_t i = 0; i < changes->count; i++) {
        struct strings statements = {0};
        const struct operation *operation = changes->items[i].operation;
        if (operation && !render_operation(&render, operation, &statements, err))
            return false;
        for (size_t j = 0; j < statements.count; j++)
            if (!keep(sink, statements.items[j], err))
                return false;
    }
    return true;
}

static bool dump(struct generation *generation, struct text *text,
                 struct alq_comparison *comparison, struct alq_error *err)
{
    struct schema nothing = {0};
    struct schema *items[] = {&nothing};
    const struct snapshot empty = {items, 1, 1};
    struct snapshot there;
    struct side side;
    struct differences differences = {0};
    struct changes changes = {0};
    struct sink sink = {.generation = generation};
    if (!side_settle(generation, generation->options.from, &side, err) ||
        !side_look(generation, &side, generation->arena, &there, err))
        return false;
    snapshots_diff(generation, &empty, &there, generation->arena, &differences, &changes);
    if (!write_changes(generation, &changes, &sink, err))
        return false;
    for (size_t i = 0; i < sink.statements.count; i++)
        text_printf(text, "%s%s;\n", i ? "\n" : "", sink.statements.items[i]);
    comparison->from = side.label;
    comparison->dialect = generation->dialect->name;
    return true;
}

bool alq_dump(const struct alq_project *project, const struct alq_schema_options *options,
              char **ret_sql, struct alq_comparison *ret_comparison, struct alq_error *err)
{
    struct arena *arena = NULL;
    struct alq_comparison comparison = comparison_begin(&arena);
    const struct alq_schema_options settled = schema_options(options, "database", NULL);
    struct generation generation;
    TEXT_SCOPE(text);
    bool is_done = generation_begin(&generation, project, &settled, arena, err) &&
                   dump(&generation, &text, &comparison, err);
    generation_end(&generation);
    if (is_done)
        *ret_sql = text_take(&text);
    comparison_end(&comparison, is_done, ret_comparison);
    return is_done;
}

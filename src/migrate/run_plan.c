/* Plans a move and reads its revisions, or takes both from what a run before had made. */
#include <string.h>

#include "base/text.h"
#include "migrate/run_plan.h"
#include "base/banned.h"

enum { MOST_PLANS = 256 };

/* In the cache. */
struct cached_plan {
    struct graph_plan plan;
    struct run_step *items;
    size_t count;    /* 0: not loaded yet, or is_private */
    bool is_private; /* it has a revision that each run must load for itself */
};

void run_cache_release(struct run_cache *cache)
{
    arena_release(&cache->arena);
    *cache = (struct run_cache){0};
}

static const char *write_key(const struct run *run, enum alq_direction direction,
                             const char *target)
{
    return arena_printf(run->arena, "%d %s %s %s", (int)direction, target,
                        connection_kind(run->connection),
                        strings_join(&run->versions, " ", run->arena));
}

/* What is asked for most, at every start of an application, is known without the graph. */
static bool is_at_heads(const struct run *run, enum alq_direction direction, const char *target)
{
    bool is_asked =
        direction == ALQ_UPGRADE &&
        (strcmp(target, "heads") == 0 || (strcmp(target, "head") == 0 && run->versions.count == 1));
    return is_asked && project_is_at_heads(run->project, &run->versions);
}

static bool plan_move(const struct run *run, enum alq_direction direction, const char *target,
                      struct arena *arena, struct graph_plan *ret_plan, struct alq_error *err)
{
    if (is_at_heads(run, direction, target))
        return true;
    const struct graph *graph = project_graph(run->project);
    if (direction == ALQ_UPGRADE)
        return graph_plan_upgrade(graph, target, &run->versions, arena, ret_plan, err);
    return graph_plan_downgrade(graph, target, &run->versions, arena, ret_plan, err);
}

bool run_plan_make(const struct run *run, enum alq_direction direction, const char *target,
                   struct run_plan *ret_plan, struct alq_error *err)
{
    struct run_cache *cache = run->cache;
    struct graph_plan plan = {0};
    *ret_plan = (struct run_plan){0};
    if (!cache)
        return plan_move(run, direction, target, run->arena, &ret_plan->plan, err);
    const char *key = write_key(run, direction, target);
    struct cached_plan *cached = map_get(&cache->plans, key);
    if (!cached) {
        bool is_kept = cache->plans.count < MOST_PLANS;
        struct arena *arena = is_kept ? &cache->arena : run->arena;
        if (!plan_move(run, direction, target, arena, &plan, err))
            return false;
        cached = arena_new(arena, struct cached_plan);
        cached->plan = plan;
        if (is_kept)
            map_put(&cache->plans, arena, arena_strdup(arena, key), cached);
        ret_plan->cached = is_kept ? cached : NULL;
    } else {
        ret_plan->cached = cached;
    }
    ret_plan->plan = cached->plan;
    return true;
}

bool run_checksum(const struct script_file *file, struct run_cache *cache, struct arena *arena,
                  const char **ret_checksum, struct alq_error *err)
{
    struct digest digest;
    const char *known = cache ? map_get(&cache->checksums, file->revision.id) : NULL;
    if (!known) {
        if (!script_digest(file, &digest, err))
            return false;
        char *copy = arena_strdup(cache ? &cache->arena : arena, digest.hex);
        if (cache)
            map_put(&cache->checksums, &cache->arena, file->revision.id, copy);
        known = copy;
    }
    *ret_checksum = known;
    return true;
}

/* What takes the revision back, kept for the day its file is gone; NULL where nothing does. */
const char *run_downgrade_source(const struct run *run, const struct run_step *step)
{
    struct sql_statements statements = {0};
    if (!step->step->is_upgrade ||
        !script_statements(&step->file, SCRIPT_DOWNGRADE, connection_kind(run->connection),
                           run->arena, &statements, NULL, NULL))
        return NULL;
    TEXT_SCOPE(source);
    for (size_t i = 0; i < statements.count; i++)
        text_printf(&source, "%s;\n", statements.items[i].text);
    return text_copy(&source, run->arena);
}

static bool load_step(const struct run *run, const struct graph_step *graph_step,
                      struct run_step *ret_step, struct alq_error *err)
{
    if (!run_load_step(run, graph_step, ret_step, err))
        return false;
    if (!run->project->config.keeps_history)
        return true;
    ret_step->downgrade = run_downgrade_source(run, ret_step);
    return run_checksum(&ret_step->file, run->cache, run->arena, &ret_step->checksum, err);
}

/* A script's code belongs to the interpreter of its run, which is made anew for each database: what
 * it sets at module level must not be seen by the next one. */
static bool can_share(const struct run_step *step)
{
    return step->program.has_statements || step->program.code;
}

static bool load_all(const struct run *run, struct run_plan *plan, bool *ret_can_share,
                     struct alq_error *err)
{
    *ret_can_share = true;
    for (size_t i = 0; i < plan->plan.count; i++) {
        struct run_step step = {0};
        if (!load_step(run, &plan->plan.items[i], &step, err))
            return false;
        *ret_can_share = *ret_can_share && can_share(&step);
        vec_push(run->arena, plan, step);
    }
    return true;
}

bool run_plan_load(const struct run *run, struct run_plan *plan, struct alq_error *err)
{
    struct cached_plan *cached = plan->cached;
    bool shares = false;
    if (cached && cached->count) {
        plan->items = cached->items;
        plan->count = cached->count;
        return true;
    }
    if (!cached || cached->is_private)
        return load_all(run, plan, &shares, err);
    struct run loader = *run;
    loader.arena = &run->cache->arena;
    bool is_loaded = load_all(&loader, plan, &shares, err);
    cached->is_private = !is_loaded || !shares;
    if (cached->is_private)
        return is_loaded;
    cached->items = plan->items;
    cached->count = plan->count;
    return true;
}

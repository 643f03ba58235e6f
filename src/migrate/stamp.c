/* Sets the version without running anything. */
#include "migrate/run_plan.h"

#include <time.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "base/banned.h"

static bool record_stamp(struct run *run, const char *version, int64_t started,
                         struct alq_error *err)
{
    const char *checksum = NULL;
    const struct graph_node *node = graph_find(project_graph(run->project), version);
    if (node && !run_checksum(node_file(node), run->cache, run->arena, &checksum, err))
        return false;
    struct history_entry entry = {
        .revision = version,
        .action = "stamp",
        .checksum = checksum,
        .started = started,
    };
    return run_add_event(run, &entry, err);
}

/* Who says that the database is at these versions says that it is as their files are now, those too
 * that were edited since they were applied. */
static bool record_edited(struct run *run, const struct strings *versions, struct alq_error *err)
{
    struct strings edited;
    int64_t now = time(NULL);
    if (!project_find_edited(run->project, run->connection, versions, run->cache, run->arena,
                             &edited, err))
        return false;
    for (size_t i = 0; i < edited.count; i++) {
        run_log(run, ALQ_LOG_INFO, "Recording the file of %s as it is now", edited.items[i]);
        if (!record_stamp(run, edited.items[i], now, err))
            return false;
    }
    return true;
}

/* An event for each version that is new; one without a revision where the table is emptied. */
static bool record_stamps(struct run *run, const struct strings *before,
                          const struct strings *after, struct alq_error *err)
{
    int64_t now = time(NULL);
    if (!run->project->config.keeps_history)
        return true;
    for (size_t i = 0; i < after->count; i++)
        if (!strings_contain(before, after->items[i]) &&
            !record_stamp(run, after->items[i], now, err))
            return false;
    if (after->count)
        return record_edited(run, after, err);
    if (!before->count)
        return true;
    struct history_entry entry = {.action = "stamp", .started = now};
    return run_add_event(run, &entry, err);
}

static bool apply_plan(struct run *run, const struct graph_plan *plan, struct strings *heads,
                       struct alq_error *err)
{
    for (size_t i = 0; i < plan->count; i++) {
        const struct graph_step *step = &plan->items[i];
        run_log(run, ALQ_LOG_INFO, "Running stamp_revision %s -> %s",
                strings_join(&step->from, ", ", run->arena),
                strings_join(&step->to, ", ", run->arena));
        if (!version_table_apply(&run->version_table, run->connection, &step->changes, err))
            return false;
        *heads = graph_heads_after(step, heads, run->arena);
        run->report.revisions += step->changes.count;
    }
    return true;
}

static bool stamp_in_transaction(struct run *run, const struct strings *targets, bool purge,
                                 struct alq_error *err)
{
    struct strings before = run->versions;
    struct strings after = purge ? (struct strings){0} : before;
    if (purge && !version_table_purge(&run->version_table, run->connection, err))
        return false;
    struct graph_plan plan = {0};
    if (!graph_plan_stamp(project_graph(run->project), targets, &after, run->arena, &plan, err) ||
        !apply_plan(run, &plan, &after, err))
        return false;
    return record_stamps(run, &before, &after, err) && run_commit(run, err);
}

static bool check_finished(struct run *run, struct alq_error *err)
{
    struct journal journal;
    bool is_unfinished = false;
    if (!journal_read(run->connection, run->arena, &journal, &is_unfinished, err))
        return false;
    if (is_unfinished && run_has_holder(run, &journal))
        return run_wait_for_holder(run, &journal, err);
    return !is_unfinished || run_fail_interrupted(&journal, err);
}

static bool stamp(struct run *run, const struct strings *targets, bool purge, struct alq_error *err)
{
    for (bool has_moved = true; has_moved;) {
        if (!check_finished(run, err) || !run_read_versions(run, err) ||
            !run_begin_transaction(run, &has_moved, err))
            return false;
    }
    if (stamp_in_transaction(run, targets, purge, err))
        return true;
    connection_rollback(run->connection);
    return false;
}

bool run_stamp(const struct alq_project *project, struct alq_database *database,
               const struct strings *targets, bool purge, const struct alq_run_options *options,
               struct run_cache *cache, struct alq_run_report *ret_report, struct alq_error *err)
{
    ARENA_SCOPE(arena);
    struct run run;
    run_begin(&run, project, database, options, &arena);
    run.cache = cache;
    bool has_run = stamp(&run, targets, purge, err);
    run_end(&run);
    if (ret_report)
        *ret_report = run.report;
    return has_run;
}

bool alq_stamp(const struct alq_project *project, struct alq_database *database,
               const char *const *targets, size_t target_count, bool purge,
               const struct alq_run_options *options, struct alq_error *err)
{
    ARENA_SCOPE(arena);
    struct strings list = {0};
    for (size_t i = 0; i < target_count; i++)
        vec_push(&arena, &list, targets[i]);
    return run_stamp(project, database, &list, purge, options, NULL, NULL, err);
}

static bool ensure_version(struct run *run, struct alq_error *err)
{
    if (!run_lock(run, err) || !connection_begin(run->connection, err))
        return false;
    if (version_table_ensure(&run->version_table, run->connection, err) && run_commit(run, err))
        return true;
    connection_rollback(run->connection);
    return false;
}

bool alq_ensure_version(const struct alq_project *project, struct alq_database *database,
                        struct alq_error *err)
{
    ARENA_SCOPE(arena);
    struct run run;
    run_begin(&run, project, database, NULL, &arena);
    bool has_run = ensure_version(&run, err);
    run_end(&run);
    return has_run;
}

/* What a run would do, as data, from the database's real state. */
#include <stdlib.h>

#include "migrate/unfinished.h"
#include "base/banned.h"

struct plan_statements {
    struct alq_plan_statement *items;
    size_t count;
    size_t capacity;
};

static void add_version_sql(const char *sql, struct arena *arena,
                            struct plan_statements *statements)
{
    vec_push(arena, statements, (struct alq_plan_statement){.text = sql, .is_version = true});
}

/* How much of a step an earlier run has done, as the next one will find out, too; journal NULL:
 * none. What a function did can be compared as far as it comes by now. */
static bool count_done(struct run *run, const struct run_step *step, struct journal *journal,
                       size_t *ret_done, struct alq_error *err)
{
    struct run_statements collected;
    struct journal seen = {.checksum = ""};
    *ret_done = 0;
    if (!journal)
        return true;
    if (!unfinished_settle(run, step, journal, err) ||
        !run_collect(run, step, (size_t)journal->done, false, &collected, err))
        return false;
    for (size_t i = 0; i < collected.count && seen.done < journal->done; i++)
        journal_count_statement(&seen, &collected.items[i], run->arena);
    if (seen.done == journal->done && !unfinished_is_same(&seen, journal))
        return unfinished_fail_changed(step, journal, err);
    *ret_done = (size_t)journal->done;
    return true;
}

static bool add_statements(struct run *run, const struct run_step *step, size_t done,
                           struct plan_statements *statements, const char **ret_cut,
                           struct alq_error *err)
{
    struct run_statements collected;
    if (!run_collect(run, step, 0, true, &collected, err))
        return false;
    for (size_t i = done; i < collected.count; i++) {
        const struct script_statement *statement = &collected.items[i];
        vec_push(run->arena, statements,
                 (struct alq_plan_statement){.text = statement->text,
                                             .file = step->file.path,
                                             .line = statement->line});
    }
    *ret_cut = collected.cut;
    const struct version_changes *changes = &step->step->changes;
    for (size_t i = 0; !collected.cut && i < changes->count; i++)
        add_version_sql(version_table_change_sql(&run->version_table, run->connection->dialect,
                                                 &changes->items[i], run->arena),
                        run->arena, statements);
    return true;
}

/* journal: of this step, which is unfinished; else NULL. */
static bool describe_step(struct run *run, const struct graph_step *graph_step, bool creates_table,
                          struct journal *journal, struct alq_plan_step *ret_step,
                          struct alq_error *err)
{
    struct run_step step;
    struct plan_statements statements = {0};
    size_t done = 0;
    if (!run_load_step(run, graph_step, &step, err) || !count_done(run, &step, journal, &done, err))
        return false;
    if (creates_table)
        add_version_sql(version_table_create_sql(&run->version_table, run->connection->dialect,
                                                 run->arena),
                        run->arena, &statements);
    const char *cut = NULL;
    if (!add_statements(run, &step, done, &statements, &cut, err))
        return false;
    run->versions = graph_heads_after(graph_step, &run->versions, run->arena);
    *ret_step = (struct alq_plan_step){
        .revision = project_revision(run->project, graph_step->node),
        .direction = graph_step->is_upgrade ? ALQ_UPGRADE : ALQ_DOWNGRADE,
        .is_transactional = step.is_transactional,
        .from = string_list_view(&graph_step->from),
        .heads_after = string_list_view(&run->versions),
        .statements = statements.items,
        .statement_count = statements.count,
        .cut = cut,
        .is_unfinished = journal != NULL,
        .done_before = done,
    };
    return true;
}

static bool find_moves(struct run *run, enum alq_direction direction, const char *target,
                       struct graph_plan *ret_moves, bool *ret_has_table, struct alq_error *err)
{
    const struct graph *graph = project_graph(run->project);
    if (!version_table_read(&run->version_table, run->connection, run->arena, &run->versions,
                            ret_has_table, err))
        return false;
    return direction == ALQ_UPGRADE
               ? graph_plan_upgrade(graph, target, &run->versions, run->arena, ret_moves, err)
               : graph_plan_downgrade(graph, target, &run->versions, run->arena, ret_moves, err);
}

static bool plan_run(struct run *run, enum alq_direction direction, const char *target,
                     struct alq_plan *plan, struct alq_error *err)
{
    struct graph_plan moves = {0};
    struct journal journal;
    bool has_table = false;
    bool is_unfinished = false;
    if (!unfinished_read(run->project, run->connection, run->arena, &journal, &is_unfinished, err))
        return false;
    if (is_unfinished && !unfinished_is_on_way(&journal, direction))
        return run_fail_interrupted(&journal, err);
    if (!find_moves(run, direction, target, &moves, &has_table, err) ||
        (is_unfinished && !unfinished_check_next(&moves, &journal, err)))
        return false;
    struct alq_plan_step *steps = arena_new_array(run->arena, struct alq_plan_step, moves.count);
    for (size_t i = 0; i < moves.count; i++)
        if (!describe_step(run, &moves.items[i], !has_table && i == 0,
                           is_unfinished && i == 0 ? &journal : NULL, &steps[i], err))
            return false;
    plan->steps = steps;
    plan->step_count = moves.count;
    return true;
}

bool alq_plan(const struct alq_project *project, struct alq_database *database,
              enum alq_direction direction, const char *target, struct alq_plan *ret_plan,
              struct alq_error *err)
{
    struct arena *arena = memory_alloc(sizeof *arena);
    struct alq_plan plan = {.memory = arena};
    struct run run;
    run_begin(&run, project, database, NULL, arena);
    bool is_planned = plan_run(&run, direction, target, &plan, err);
    run_end(&run);
    if (is_planned)
        *ret_plan = plan;
    else
        alq_plan_release(&plan);
    return is_planned;
}

static bool prepare_all(struct run *run, enum alq_direction direction, const char *target,
                        struct alq_error *err)
{
    struct graph_plan moves = {0};
    bool has_table = false;
    if (!find_moves(run, direction, target, &moves, &has_table, err))
        return false;
    for (size_t i = 0; i < moves.count; i++) {
        struct run_step step;
        if (!run_load_step(run, &moves.items[i], &step, err))
            return false;
    }
    return true;
}

bool alq_prepare(const struct alq_project *project, struct alq_database *database,
                 enum alq_direction direction, const char *target, struct alq_error *err)
{
    ARENA_SCOPE(arena);
    struct run run;
    run_begin(&run, project, database, NULL, &arena);
    bool is_prepared = prepare_all(&run, direction, target, err);
    run_end(&run);
    return is_prepared;
}

void alq_plan_release(struct alq_plan *plan)
{
    if (!plan)
        return;
    arena_release(plan->memory);
    free(plan->memory);
    *plan = (struct alq_plan){0};
}

bool alq_events(const struct alq_project *project, struct alq_database *database,
                struct alq_event_list *ret_events, struct alq_error *err)
{
    (void)project;
    struct arena *arena = memory_alloc(sizeof *arena);
    struct alq_event *items = NULL;
    struct alq_event_list events = {.memory = arena};
    if (!history_read(database->connection, arena, &items, &events.count, err)) {
        alq_event_list_release(&events);
        return false;
    }
    events.items = items;
    *ret_events = events;
    return true;
}

void alq_event_list_release(struct alq_event_list *events)
{
    if (!events)
        return;
    arena_release(events->memory);
    free(events->memory);
    *events = (struct alq_event_list){0};
}

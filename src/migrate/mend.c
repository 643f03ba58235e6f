/* Mending: what is unfinished, who holds the lock, and the decisions a person makes about both. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/error.h"
#include "base/text.h"
#include "migrate/run.h"
#include "base/banned.h"

void alq_unfinished_release(struct alq_unfinished *unfinished)
{
    if (!unfinished)
        return;
    free(unfinished->revision);
    free(unfinished->text);
    free(unfinished->holder);
    free(unfinished->error);
    *unfinished = (struct alq_unfinished){0};
}

/* The step that the journal is about, as the graph plans it, with its file. */
static bool load_unfinished(struct run *run, const struct journal *journal,
                            struct run_step *ret_step, struct alq_error *err)
{
    struct graph_plan plan = {0};
    bool is_upgrade = strcmp(journal->direction, "upgrade") == 0;
    const char *target = journal->revision;
    if (!graph_find(project_graph(run->project), target)) {
        error_set(err, ALQ_ERROR_AHEAD,
                  "revision %s is unfinished, and this project does not know it", target);
        return error_hint(err, "run the version of the program that has it");
    }
    if (!is_upgrade)
        target = arena_printf(run->arena, "%s-1", journal->revision);
    bool is_planned = is_upgrade ? graph_plan_upgrade(project_graph(run->project), target,
                                                      &run->versions, run->arena, &plan, err)
                                 : graph_plan_downgrade(project_graph(run->project), target,
                                                        &run->versions, run->arena, &plan, err);
    if (!is_planned)
        return false;
    for (size_t i = 0; i < plan.count; i++)
        if (strcmp(plan.items[i].node->id, journal->revision) == 0)
            return run_load_step(run, &plan.items[i], ret_step, err);
    return error_set(err, ALQ_ERROR_INTERRUPTED, "revision %s is unfinished, but not next in line",
                     journal->revision);
}

/* What the journal's step would run up to the statement that is next; nothing where that cannot be
 * told. */
static struct run_statements statements_up_to_next(struct run *run, const struct run_step *step,
                                                   const struct journal *journal)
{
    struct run_statements statements = {0};
    if (!step || !run_collect(run, step, (size_t)journal->done + 1, false, &statements, NULL))
        return (struct run_statements){0};
    return statements;
}

static void describe_unfinished(struct run *run, const struct journal *journal,
                                const struct run_step *step, struct alq_unfinished *ret_unfinished)
{
    size_t statement = (size_t)journal->done;
    struct arena *arena = run->arena;
    struct run_statements statements = statements_up_to_next(run, step, journal);
    bool has_text = statement < statements.count;
    *ret_unfinished = (struct alq_unfinished){
        .revision = memory_strdup(journal->revision),
        .direction = strcmp(journal->direction, "upgrade") == 0 ? ALQ_UPGRADE : ALQ_DOWNGRADE,
        .statement = statement + 1,
        .statement_count = (size_t)journal->statement_count,
        .text = has_text ? memory_strdup(statements.items[statement].text) : NULL,
        .is_doubtful = journal->is_doubtful,
        .holder =
            journal->holder ? memory_strdup(journal_describe_holder(journal->holder, arena)) : NULL,
        .error = memory_strdup(journal->error),
    };
}

static bool skip_statement(struct run *run, const struct run_step *step, struct journal *journal,
                           struct alq_error *err)
{
    struct run_statements statements = statements_up_to_next(run, step, journal);
    if ((size_t)journal->done >= statements.count)
        return error_set(err, ALQ_ERROR_USAGE, "no statement of revision %s is left to skip",
                         journal->revision);
    journal_count_statement(journal, &statements.items[journal->done], run->arena);
    return journal_update(run->connection, journal, err);
}

static bool mend(struct run *run, enum alq_repair_action action, const struct run_step *step,
                 struct journal *journal, struct alq_error *err)
{
    journal->holder = NULL;
    journal->error = NULL;
    journal->is_doubtful = false;
    journal->begun = NULL;
    switch (action) {
    case ALQ_REPAIR_SHOW:
        return true;
    case ALQ_REPAIR_RETRY:
        return journal_update(run->connection, journal, err);
    case ALQ_REPAIR_SKIP:
        return skip_statement(run, step, journal, err);
    case ALQ_REPAIR_DONE:
        return run_record_step(run, step, "repair", time(NULL), err) &&
               journal_finish(run->connection, err);
    }
    return false;
}

static bool repair_in_transaction(struct run *run, enum alq_repair_action action,
                                  struct alq_unfinished *ret_unfinished, struct alq_error *err)
{
    struct journal journal;
    struct run_step step = {0};
    bool is_unfinished = false;
    if (!journal_read(run->connection, run->arena, &journal, &is_unfinished, err))
        return false;
    if (!is_unfinished)
        return true;
    if (action != ALQ_REPAIR_SHOW && !run->lock && journal.holder &&
        journal_holder_state(journal.holder) == HOLDER_ALIVE)
        return run_fail_held(run, &journal, err);
    bool needs_step = action == ALQ_REPAIR_SKIP || action == ALQ_REPAIR_DONE;
    bool has_step = load_unfinished(run, &journal, &step, needs_step ? err : NULL);
    if (needs_step && !has_step)
        return false;
    describe_unfinished(run, &journal, has_step ? &step : NULL, ret_unfinished);
    return mend(run, action, &step, &journal, err);
}

static bool repair(struct run *run, enum alq_repair_action action,
                   struct alq_unfinished *ret_unfinished, struct alq_error *err)
{
    if (!run_read_versions(run, err))
        return false;
    if (action == ALQ_REPAIR_SHOW)
        return repair_in_transaction(run, action, ret_unfinished, err);
    run->accepts_journal = true;
    for (bool has_moved = true; has_moved;)
        if (!run_begin_transaction(run, &has_moved, err))
            return false;
    run->has_journal = !run->connection->dialect->has_transactional_ddl;
    if (repair_in_transaction(run, action, ret_unfinished, err) && run_commit(run, err))
        return true;
    connection_rollback(run->connection);
    return false;
}

bool alq_repair(const struct alq_project *project, struct alq_database *database,
                enum alq_repair_action action, const struct alq_run_options *options,
                struct alq_unfinished *ret_unfinished, struct alq_error *err)
{
    ARENA_SCOPE(arena);
    struct run run;
    struct alq_unfinished unfinished = {0};
    run_begin(&run, project, database, options, &arena);
    bool is_done = repair(&run, action, &unfinished, err);
    run_end(&run);
    if (is_done && ret_unfinished)
        *ret_unfinished = unfinished;
    else
        alq_unfinished_release(&unfinished);
    return is_done;
}

void alq_lock_holder_release(struct alq_lock_holder *holder)
{
    if (!holder)
        return;
    free(holder->description);
    *holder = (struct alq_lock_holder){0};
}

static bool look_at_lock(struct connection *connection, struct alq_lock_holder *ret_holder)
{
    ARENA_SCOPE(scratch);
    const struct dialect *dialect = connection->dialect;
    const char *who = dialect->lock_holder ? dialect->lock_holder(connection, &scratch) : NULL;
    if (who) {
        ret_holder->is_held = true;
        ret_holder->description = memory_strdup(who);
    }
    return true;
}

/* Where the database locks as a whole, the lock is taken for a moment to see whether it can be
 * had. */
static bool try_lock(struct connection *connection, struct alq_lock_holder *ret_holder,
                     struct alq_error *err)
{
    if (!connection->dialect->locks_as_a_whole)
        return true;
    if (connection->is_read_only)
        return look_at_lock(connection, ret_holder);
    ERROR_SCOPE(refusal);
    int old_timeout = connection->lock_timeout_ms;
    connection->lock_timeout_ms = 0;
    bool is_free = connection_begin(connection, &refusal);
    connection->lock_timeout_ms = old_timeout;
    if (is_free) {
        connection_rollback(connection);
        return true;
    }
    if (refusal.kind != ALQ_ERROR_LOCK)
        return error_move(err, &refusal);
    static const char prefix[] = "held by ";
    const char *who = refusal.detail ? refusal.detail : refusal.message;
    if (string_starts_with(who, prefix))
        who += strlen(prefix);
    ret_holder->is_held = true;
    ret_holder->description = memory_strndup(who, strcspn(who, "\n"));
    return true;
}

/* Who stands in the journal, where that is what says who works. */
static bool look_at_journal(struct connection *connection, struct arena *arena,
                            struct alq_lock_holder *ret_holder, struct alq_error *err)
{
    struct journal journal;
    bool is_unfinished = false;
    if (!journal_read(connection, arena, &journal, &is_unfinished, err))
        return false;
    if (!is_unfinished || !journal.holder)
        return try_lock(connection, ret_holder, err);
    bool is_gone = journal_holder_state(journal.holder) == HOLDER_GONE;
    const char *description =
        arena_printf(arena, "%s%s", journal_describe_holder(journal.holder, arena),
                     is_gone ? ", which is not running any more" : "");
    *ret_holder = (struct alq_lock_holder){
        .is_held = true,
        .can_break = true,
        .description = memory_strdup(description),
    };
    return true;
}

bool alq_lock_holder(const struct alq_project *project, struct alq_database *database,
                     struct alq_lock_holder *ret_holder, struct alq_error *err)
{
    ARENA_SCOPE(arena);
    struct connection *connection = database->connection;
    struct alq_lock_holder holder = {0};
    if (connection->dialect->lock_new) {
        const char *who = project_lock_holder(project, connection, &arena);
        holder.is_held = holder.can_break = who != NULL;
        holder.description = memory_strdup(who);
    } else if (!look_at_journal(connection, &arena, &holder, err)) {
        return false;
    }
    *ret_holder = holder;
    return true;
}

static bool break_lock(const struct alq_project *project, struct connection *connection,
                       struct alq_error *err)
{
    ARENA_SCOPE(arena);
    struct lock *lock =
        connection->dialect->lock_new(connection, project_lock_name(project, &arena));
    bool is_broken = lock_break_holder(lock, err);
    lock_free(lock);
    return is_broken;
}

static bool release_holder(struct connection *connection, struct alq_error *err)
{
    ARENA_SCOPE(arena);
    struct journal journal;
    bool is_unfinished = false;
    if (!journal_read(connection, &arena, &journal, &is_unfinished, err))
        return false;
    if (is_unfinished && journal.holder) {
        journal.holder = NULL;
        if (!journal_update(connection, &journal, err))
            return false;
    }
    return connection_commit(connection, err);
}

bool alq_unlock(const struct alq_project *project, struct alq_database *database,
                struct alq_error *err)
{
    if (database->connection->dialect->lock_new)
        return break_lock(project, database->connection, err);
    if (!connection_begin(database->connection, err))
        return false;
    if (release_holder(database->connection, err))
        return true;
    connection_rollback(database->connection);
    return false;
}

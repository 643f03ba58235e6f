/* What an earlier run left of a revision: whether the file still begins with it, and where to go
 * on. */
#include "migrate/unfinished.h"

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "base/banned.h"

/* The lock knows better than the journal, where there is one apart from transactions. */
static bool is_worked_on(const struct alq_project *project, struct connection *connection,
                         const struct journal *journal, struct arena *arena)
{
    if (connection->dialect->lock_new)
        return project_lock_holder(project, connection, arena) != NULL;
    return journal->holder && journal_holder_state(journal->holder) != HOLDER_GONE;
}

bool unfinished_read(const struct alq_project *project, struct connection *connection,
                     struct arena *arena, struct journal *ret_journal, bool *ret_is_unfinished,
                     struct alq_error *err)
{
    bool exists = false;
    if (!journal_read(connection, arena, ret_journal, &exists, err))
        return false;
    *ret_is_unfinished = exists && !is_worked_on(project, connection, ret_journal, arena);
    return true;
}

bool unfinished_is_on_way(const struct journal *journal, enum alq_direction direction)
{
    return string_equal(journal->direction, direction == ALQ_UPGRADE ? "upgrade" : "downgrade");
}

bool unfinished_check_next(const struct graph_plan *plan, const struct journal *journal,
                           struct alq_error *err)
{
    const struct graph_step *first = plan->count ? &plan->items[0] : NULL;
    bool is_next = first && string_equal(first->node->id, journal->revision) &&
                   unfinished_is_on_way(journal, first->is_upgrade ? ALQ_UPGRADE : ALQ_DOWNGRADE);
    return is_next || run_fail_interrupted(journal, err);
}

bool unfinished_fail_changed(const struct run_step *step, const struct journal *journal,
                             struct alq_error *err)
{
    bool is_function = !step->program.has_statements;
    error_set(err, ALQ_ERROR_INTERRUPTED,
              is_function ? _("revision %s does not begin as it did when it was stopped")
                          : _("revision %s was edited while it was unfinished"),
              journal->revision);
    error_at(err, step->file.path, 0, 0);
    error_detail(err, "its first %lld statements have run and are not the same any more",
                 (long long)journal->done);
    if (step->file.kind == SCRIPT_PYTHON)
        return error_hint(err, "what it reads decides what it does, and that has changed: finish "
                               "by hand, then: alambique repair --done");
    return error_hint(err,
                      is_function
                          ? _("where it looks at what is there before it does anything, say so: "
                              ".is_idempotent = true; or finish by hand and run: "
                              "alambique repair --done")
                          : _("put them back as they were and mend only what follows, "
                              "or finish by hand and run: alambique repair --done"));
}

bool unfinished_is_same(const struct journal *seen, const struct journal *journal)
{
    return seen->done == journal->done && string_equal(seen->checksum, journal->checksum);
}

/* Whether what the journal says is done is still what the file begins with. A function is asked
 * while it runs. */
static bool check_unchanged(struct run *run, const struct run_step *step,
                            const struct journal *journal, struct alq_error *err)
{
    struct journal seen = {.checksum = ""};
    struct run_statements statements;
    if (!step->program.has_statements)
        return true;
    if (!run_collect(run, step, 0, false, &statements, err))
        return false;
    for (size_t i = 0; i < statements.count && seen.done < journal->done; i++)
        journal_count_statement(&seen, &statements.items[i], run->arena);
    return unfinished_is_same(&seen, journal) || unfinished_fail_changed(step, journal, err);
}

/* The text of the statement that an earlier run stopped at; NULL where it is not known. */
static bool find_stopped(struct run *run, const struct run_step *step,
                         const struct journal *journal, const char **ret_text,
                         struct alq_error *err)
{
    struct run_statements statements = {0};
    size_t next = (size_t)journal->done;
    *ret_text = journal->begun;
    if (journal->begun)
        return true;
    if (!run_collect(run, step, next + 1, false, &statements, err))
        return false;
    *ret_text = next < statements.count ? statements.items[next].text : NULL;
    return true;
}

/* Looks at the database for what became of that statement. */
static bool settle_doubt(struct run *run, const struct run_step *step, struct journal *journal,
                         struct alq_error *err)
{
    const struct dialect *dialect = run->connection->dialect;
    enum statement_outcome outcome = OUTCOME_UNKNOWN;
    const char *text = NULL;
    if (!dialect->find_outcome || (!journal->is_doubtful && !journal->error))
        return true;
    if (!find_stopped(run, step, journal, &text, err) ||
        (text && !dialect->find_outcome(run->connection, text, &outcome, err)))
        return false;
    if (!journal->is_doubtful || outcome == OUTCOME_UNKNOWN)
        return true;
    run_log(run, ALQ_LOG_INFO, "Statement %lld of %s was begun; the database shows that it %s",
            (long long)journal->done + 1, journal->revision,
            outcome == OUTCOME_DONE ? _("has run") : _("is to be run"));
    if (outcome == OUTCOME_DONE) {
        const struct script_statement statement = {.text = text};
        journal_count_statement(journal, &statement, run->arena);
    }
    journal->is_doubtful = false;
    journal->begun = NULL;
    return true;
}

bool unfinished_settle(struct run *run, const struct run_step *step, struct journal *journal,
                       struct alq_error *err)
{
    if (!check_unchanged(run, step, journal, err) || !settle_doubt(run, step, journal, err))
        return false;
    if (journal->is_doubtful)
        return run_fail_interrupted(journal, err);
    if (step->program.is_idempotent) { /* it does all of it again */
        journal->done = 0;
        journal->checksum = "";
    }
    return true;
}

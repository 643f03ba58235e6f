/* Runs a revision that cannot be rolled back: every statement is journaled, so that the next run
 * resumes. */
#include "migrate/run.h"

#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "base/banned.h"

static const char *direction_name(const struct run_step *step)
{
    return step->step->is_upgrade ? "upgrade" : "downgrade";
}

static void count_statement(struct run *run, const struct run_step *step, struct journal *journal)
{
    journal_count_statement(journal, step->statements.items[journal->done].text, run->arena);
}

static bool is_data_statement(const char *statement)
{
    static const char *const words[] = {"insert ", "update ", "delete ", "replace "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncasecmp(statement, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

static bool can_roll_back(const struct run *run, const char *statement)
{
    const struct dialect *dialect = run->connection->dialect;
    return dialect->can_roll_back ? dialect->can_roll_back(statement)
                                  : is_data_statement(statement);
}

static bool begin_fresh(struct run *run, const struct run_step *step, struct journal *journal,
                        bool *ret_has_moved, struct alq_error *err)
{
    *journal = (struct journal){
        .revision = step->step->node->id,
        .direction = direction_name(step),
        .statement_count = (int64_t)step->statements.count,
        .checksum = "",
        .holder = journal_holder(run->arena),
    };
    if (!run_begin_transaction(run, ret_has_moved, err))
        return false;
    if (*ret_has_moved)
        return true;
    if (journal_create(run->connection, journal, err) && connection_commit(run->connection, err)) {
        run->has_tables = true;
        return true;
    }
    connection_rollback(run->connection);
    return false;
}

/* Whether what the journal says is done is still what the file begins with. */
static bool check_unchanged(struct run *run, const struct run_step *step,
                            const struct journal *journal, struct alq_error *err)
{
    size_t done = journal->done < 0 ? 0 : (size_t)journal->done;
    struct journal expected = {.checksum = ""};
    while (done <= step->statements.count && (size_t)expected.done < done)
        count_statement(run, step, &expected);
    if ((size_t)expected.done == done && string_equal(expected.checksum, journal->checksum))
        return true;
    error_set(err, ALQ_ERROR_INTERRUPTED, "revision %s was edited while it was unfinished",
              journal->revision);
    error_at(err, step->file.path, 0, 0);
    error_detail(err, "its first %zu statements have run and are not the same any more", done);
    return error_hint(err, "put them back as they were and mend only what follows, "
                           "or finish by hand and run: alambique repair --done");
}

/* Takes over the journal that an earlier run left, under the lock. *ret_has_moved is true when
 * another process has done so first, or has finished. */
static bool take_over(struct run *run, const struct run_step *step, struct journal *journal,
                      bool *ret_has_moved, struct alq_error *err)
{
    bool exists = false;
    if (!journal_read(run->connection, run->arena, journal, &exists, err))
        return false;
    if (!exists || run_has_holder(journal) ||
        strcmp(journal->revision, step->step->node->id) != 0) {
        *ret_has_moved = true;
        return true;
    }
    if (journal->is_doubtful)
        return run_fail_interrupted(journal, err);
    if (!check_unchanged(run, step, journal, err))
        return false;
    journal->holder = journal_holder(run->arena);
    journal->error = NULL;
    return journal_update(run->connection, journal, err) && connection_commit(run->connection, err);
}

static bool begin_again(struct run *run, const struct run_step *step, struct journal *journal,
                        bool *ret_has_moved, struct alq_error *err)
{
    run->accepts_journal = true;
    bool has_begun = run_begin_transaction(run, ret_has_moved, err);
    run->accepts_journal = false;
    if (!has_begun || *ret_has_moved)
        return has_begun;
    bool is_taken = take_over(run, step, journal, ret_has_moved, err);
    if (!is_taken || *ret_has_moved) {
        connection_rollback(run->connection);
        return is_taken;
    }
    if (journal->done < journal->statement_count)
        run_log(run, ALQ_LOG_INFO, "Resuming %s at statement %lld of %lld", journal->revision,
                (long long)journal->done + 1, (long long)journal->statement_count);
    else
        run_log(run, ALQ_LOG_INFO, "Resuming %s after its last statement", journal->revision);
    run->has_tables = true;
    return true;
}

/* The statement and its record are one transaction. */
static bool run_recorded(struct run *run, const struct run_step *step, struct journal *journal,
                         struct alq_error *err)
{
    if (!connection_begin(run->connection, err) ||
        !run_statement(run, step, (size_t)journal->done, err))
        return false;
    count_statement(run, step, journal);
    return journal_update(run->connection, journal, err) && connection_commit(run->connection, err);
}

/* The record cannot be one with the statement: it says that the statement has begun, and then its
 * end. In a transaction that the revision itself opened both are part of that transaction. */
static bool run_marked(struct run *run, const struct run_step *step, struct journal *journal,
                       struct alq_error *err)
{
    size_t index = (size_t)journal->done;
    bool is_inside = connection_is_in_transaction(run->connection);
    journal->is_doubtful = !is_inside && !step->statements.items[index].is_transaction;
    if (journal->is_doubtful && !journal_update(run->connection, journal, err))
        return false;
    bool ends_transaction = is_inside && step->statements.items[index].is_transaction;
    if (ends_transaction) { /* the record must be in what COMMIT makes durable */
        count_statement(run, step, journal);
        return journal_update(run->connection, journal, err) &&
               run_statement(run, step, index, err);
    }
    if (!run_statement(run, step, index, err))
        return false;
    journal->is_doubtful = false;
    count_statement(run, step, journal);
    return journal_update(run->connection, journal, err);
}

/* Says in the journal what stopped the run, and that nobody works on it any more. What the database
 * holds now is read again: a transaction that was open has taken its records with it. */
static void record_failure(struct run *run, struct journal *journal, const struct alq_error *cause)
{
    ERROR_SCOPE(ignored);
    bool exists = false;
    connection_rollback(run->connection);
    if (!journal_read(run->connection, run->arena, journal, &exists, &ignored) || !exists)
        return;
    journal->holder = NULL;
    if (cause->kind == ALQ_ERROR_DATABASE)
        journal->is_doubtful = false; /* the database itself says that it did not run */
    journal->error = cause->message;
    if (!journal_update(run->connection, journal, &ignored))
        run_log(run, ALQ_LOG_WARNING, "the journal could not be written: %s", ignored.message);
}

static bool fail_step(struct run *run, const struct run_step *step, struct journal *journal,
                      struct alq_error *cause, struct alq_error *err)
{
    record_failure(run, journal, cause);
    error_detail(cause, "statement %lld of %lld of revision %s; those before it have run and stay",
                 (long long)journal->done + 1, (long long)journal->statement_count,
                 journal->revision);
    error_hint(
        cause,
        "mend the cause, then: alambique %s (resumes at this statement), or alambique repair",
        direction_name(step));
    return error_move(err, cause);
}

static bool finish_step(struct run *run, const struct run_step *step, int64_t started,
                        struct alq_error *err)
{
    if (connection_is_in_transaction(run->connection)) {
        error_set(err, ALQ_ERROR_SCRIPT, "revision %s leaves a transaction open",
                  step->step->node->id);
        error_at(err, step->file.path, 0, 0);
        return error_hint(err, "add COMMIT at its end");
    }
    if (!connection_begin(run->connection, err))
        return false;
    return run_record_step(run, step, direction_name(step), started, err) &&
           journal_drop(run->connection, err) && connection_commit(run->connection, err);
}

bool run_step_with_journal(struct run *run, const struct run_step *step,
                           const struct journal *unfinished, bool *ret_has_moved,
                           struct alq_error *err)
{
    struct journal journal = {0};
    int64_t started = time(NULL);
    bool has_begun = unfinished ? begin_again(run, step, &journal, ret_has_moved, err)
                                : begin_fresh(run, step, &journal, ret_has_moved, err);
    if (!has_begun || *ret_has_moved)
        return has_begun;
    ERROR_SCOPE(cause);
    while ((size_t)journal.done < step->statements.count) {
        const char *statement = step->statements.items[journal.done].text;
        bool is_recorded =
            !connection_is_in_transaction(run->connection) && can_roll_back(run, statement);
        bool has_run = is_recorded ? run_recorded(run, step, &journal, &cause)
                                   : run_marked(run, step, &journal, &cause);
        if (!has_run)
            return fail_step(run, step, &journal, &cause, err);
    }
    if (!finish_step(run, step, started, &cause))
        return fail_step(run, step, &journal, &cause, err);
    return true;
}

/* Runs a revision that cannot be rolled back: every statement is journaled, so that the next run
 * resumes. */
#include "base/ascii.h"
#include "migrate/run.h"

#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "migrate/caught.h"
#include "migrate/go_on.h"
#include "migrate/unfinished.h"
#include "base/banned.h"

static const char *direction_name(const struct run_step *step)
{
    return step->step->is_upgrade ? "upgrade" : "downgrade";
}

/* A step on its way through its statements. */
struct journaled {
    struct run *run;
    const struct run_step *step;
    struct journal *journal; /* what is so, and what the row says once it is written */
    struct journal seen;     /* done, checksum: of the statements that have come by */
    bool has_row;            /* the row is there */
    bool is_ahead;           /* the row does not say yet what journal does */
    bool has_rolled_back;    /* by its last statement: the row is as it was before */
    /* done, checksum, caught: as they are when the function goes on after the last statement, which
     * has failed; done 0: it has not. */
    struct journal after_failure;
};

static bool is_data_statement(const char *statement)
{
    static const char *const words[] = {"insert ", "update ", "delete ", "replace "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ascii_compare_start(statement, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

static bool can_roll_back(const struct run *run, const char *statement)
{
    const struct dialect *dialect = run->connection->dialect;
    return dialect->can_roll_back ? dialect->can_roll_back(statement)
                                  : is_data_statement(statement);
}

/* Writes it at the latest with the next statement. */
static bool write_row(struct journaled *journaled, const struct journal *journal,
                      struct alq_error *err)
{
    struct connection *connection = journaled->run->connection;
    return journaled->has_row ? journal_update(connection, journal, err)
                              : journal_create(connection, journal, true, err);
}

static bool begin_fresh(struct journaled *journaled, bool *ret_has_moved, struct alq_error *err)
{
    struct run *run = journaled->run;
    const struct run_step *step = journaled->step;
    struct journal *journal = journaled->journal;
    *journal = (struct journal){
        .revision = step->step->node->id,
        .direction = direction_name(step),
        .statement_count = (int64_t)run_statement_count(step),
        .checksum = "",
        .holder = journal_holder(run->arena),
    };
    /* Once all is settled under the lock, the row is written with the first statement. */
    *ret_has_moved = false;
    if (run->is_settled && run->has_tables && run->has_journal)
        return run_announce(run, step, err);
    if (!run_begin_transaction(run, ret_has_moved, err))
        return false;
    if (*ret_has_moved)
        return true;
    if (run_announce(run, step, err) &&
        journal_create(run->connection, journal, run->has_journal, err) && run_commit(run, err)) {
        run->has_tables = true;
        run->has_journal = !run->connection->dialect->has_transactional_ddl;
        journaled->has_row = true;
        return true;
    }
    connection_rollback(run->connection);
    return false;
}

/* Takes over the journal that an earlier run left, under the lock. *ret_has_moved is true when
 * another process has done so first, or has finished. */
static bool take_over(struct run *run, const struct run_step *step, struct journal *journal,
                      bool *ret_has_moved, struct alq_error *err)
{
    bool exists = false;
    if (!journal_read(run->connection, run->arena, journal, &exists, err))
        return false;
    if (!exists || run_has_holder(run, journal) ||
        strcmp(journal->revision, step->step->node->id) != 0) {
        *ret_has_moved = true;
        return true;
    }
    if (!run_announce(run, step, err) || !unfinished_settle(run, step, journal, err))
        return false;
    journal->holder = journal_holder(run->arena);
    journal->error = NULL;
    return journal_update(run->connection, journal, err) && run_commit(run, err);
}

static bool begin_again(struct journaled *journaled, bool *ret_has_moved, struct alq_error *err)
{
    struct run *run = journaled->run;
    struct journal *journal = journaled->journal;
    run->accepts_journal = true;
    bool has_begun = run_begin_transaction(run, ret_has_moved, err);
    run->accepts_journal = false;
    if (!has_begun || *ret_has_moved)
        return has_begun;
    bool is_taken = take_over(run, journaled->step, journal, ret_has_moved, err);
    if (!is_taken || *ret_has_moved) {
        connection_rollback(run->connection);
        return is_taken;
    }
    if (!journal->statement_count)
        run_log(run, ALQ_LOG_INFO, "Resuming %s at statement %lld", journal->revision,
                (long long)journal->done + 1);
    else if (journal->done < journal->statement_count)
        run_log(run, ALQ_LOG_INFO, "Resuming %s at statement %lld of %lld", journal->revision,
                (long long)journal->done + 1, (long long)journal->statement_count);
    else
        run_log(run, ALQ_LOG_INFO, "Resuming %s after its last statement", journal->revision);
    run->has_tables = true;
    run->has_journal = !run->connection->dialect->has_transactional_ddl;
    journaled->has_row = true;
    return true;
}

/* The statement and its record are one transaction. */
static bool run_recorded(struct journaled *journaled, const struct script_statement *statement,
                         struct alq_error *err)
{
    struct run *run = journaled->run;
    struct journal next = *journaled->journal;
    size_t number = (size_t)next.done + 1;
    journal_count_statement(&next, statement, run->arena);
    /* Before, so that whoever looks while a long one runs sees where it stands. */
    if (journaled->is_ahead && !write_row(journaled, journaled->journal, err))
        return false;
    journaled->has_row = journaled->has_row || journaled->is_ahead;
    if (!connection_begin(run->connection, err))
        return false;
    if (!write_row(journaled, &next, err) ||
        !run_statement(run, journaled->step, statement, number, err) || !run_commit(run, err)) {
        connection_rollback(run->connection); /* a function may catch the error and go on */
        return false;
    }
    *journaled->journal = next;
    journaled->has_row = true;
    journaled->is_ahead = false;
    return true;
}

/* A definition ends the transaction that it stands in, where it cannot be part of one. */
static bool commits_implicitly(const struct run *run, const char *statement)
{
    return !run->connection->dialect->has_transactional_ddl && !can_roll_back(run, statement);
}

/* Whether the end of a statement may be recorded together with the beginning of the next: a kill in
 * between leaves a doubt that a look at the database settles. A function may take its time. */
static bool may_wait(const struct journaled *journaled, const struct script_statement *statement)
{
    const struct dialect *dialect = journaled->run->connection->dialect;
    return journaled->step->program.has_statements && dialect->shows_outcome &&
           dialect->shows_outcome(statement->text);
}

/* COMMIT and ROLLBACK: the record must be in what COMMIT makes durable. */
static bool run_end_of_transaction(struct journaled *journaled,
                                   const struct script_statement *statement, struct alq_error *err)
{
    struct journal next = *journaled->journal;
    size_t number = (size_t)next.done + 1;
    journal_count_statement(&next, statement, journaled->run->arena);
    if (!write_row(journaled, &next, err) ||
        !run_statement(journaled->run, journaled->step, statement, number, err))
        return false;
    *journaled->journal = next;
    journaled->is_ahead = true; /* a ROLLBACK took the record with it */
    journaled->has_rolled_back =
        ascii_compare_start(statement->text, "rollback", strlen("rollback")) == 0;
    return true;
}

/* The record cannot be one with the statement: it says that the statement has begun, and then its
 * end. In a transaction that the revision itself opened both are part of that transaction. */
static bool run_marked(struct journaled *journaled, const struct script_statement *statement,
                       struct alq_error *err)
{
    struct run *run = journaled->run;
    struct journal *journal = journaled->journal;
    size_t number = (size_t)journal->done + 1;
    bool is_inside = connection_is_in_transaction(run->connection);
    bool is_kept = !is_inside || commits_implicitly(run, statement->text);
    if (is_inside && statement->is_transaction)
        return run_end_of_transaction(journaled, statement, err);
    journal->is_doubtful = is_kept && !statement->is_transaction;
    journal->begun = statement->text;
    bool is_written = journal->is_doubtful || journaled->is_ahead || !journaled->has_row;
    if (is_written && !write_row(journaled, journal, err))
        return false;
    journaled->has_row = true;
    journaled->is_ahead = true;
    if (!run_statement(run, journaled->step, statement, number, err)) {
        /* A function may catch it and go on, when the statement's text is gone. */
        journal->is_doubtful = journal->is_doubtful && err->kind == ALQ_ERROR_CONNECT;
        journal->begun = arena_strdup(run->arena, statement->text);
        return false;
    }
    bool waits = !journal->is_doubtful || may_wait(journaled, statement);
    journal->is_doubtful = false;
    journal->begun = NULL;
    journal_count_statement(journal, statement, run->arena);
    if (waits)
        return true;
    journaled->is_ahead = false;
    return write_row(journaled, journal, err) && connection_settle(run->connection, err);
}

static bool run_one(struct journaled *journaled, const struct script_statement *statement,
                    struct alq_error *err)
{
    struct run *run = journaled->run;
    bool is_recorded =
        !connection_is_in_transaction(run->connection) && can_roll_back(run, statement->text);
    bool had_row = journaled->has_row;
    if (is_recorded ? run_recorded(journaled, statement, err)
                    : run_marked(journaled, statement, err))
        return true;
    if (!had_row) { /* whether it was written before what failed, only the database knows */
        struct journal found;
        if (!connection_is_in_transaction(run->connection))
            connection_rollback(run->connection); /* what was not sent is not to be sent */
        if (!journal_read(run->connection, run->arena, &found, &journaled->has_row, NULL))
            journaled->has_row = false;
    }
    return false;
}

/* A statement that did not get a lock in time has done nothing. In a transaction that the revision
 * opened itself, what came before it is lost with it: then it is not tried again. */
static bool run_patiently(struct journaled *journaled, const struct script_statement *statement,
                          struct alq_error *err)
{
    enum { LONGEST_PAUSE_MS = 2000 };
    struct run *run = journaled->run;
    bool is_alone = !connection_is_in_transaction(run->connection);
    struct backoff backoff;
    backoff_begin(&backoff, LONGEST_PAUSE_MS);
    for (;;) {
        ERROR_SCOPE(failure);
        struct journal before = *journaled->journal;
        if (run_one(journaled, statement, &failure))
            return true;
        if (is_alone && failure.kind == ALQ_ERROR_LOCK)
            connection_rollback(run->connection);
        if (!is_alone || !run_tries_again(run, &backoff, &failure))
            return error_move(err, &failure);
        *journaled->journal = before;
    }
}

static bool sets_session(const struct run *run, const char *statement)
{
    const struct dialect *dialect = run->connection->dialect;
    return dialect->sets_session && dialect->sets_session(statement);
}

static bool is_of_transaction(const struct script_statement *statement)
{
    static const char *const words[] = {"savepoint ", "release ", "rollback "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ascii_compare_start(statement->text, words[i], strlen(words[i])) == 0)
            return true;
    return statement->is_transaction;
}

/* Whether the connection is in a transaction is seen by the function, and decides what it does: an
 * empty one stands for that of the earlier run. */
static bool follow_transaction(struct run *run, const struct script_statement *statement,
                               struct alq_error *err)
{
    if (is_of_transaction(statement))
        return connection_execute(run->connection, statement->text, err);
    return !connection_is_in_transaction(run->connection) ||
           !commits_implicitly(run, statement->text) || run_commit(run, err);
}

/* What was done by an earlier run is only counted, but for what it said to its session. What failed
 * then fails again. */
static bool skip(struct journaled *journaled, const struct script_statement *statement,
                 struct alq_error *err)
{
    struct run *run = journaled->run;
    const struct journal *journal = journaled->journal;
    journal_count_statement(&journaled->seen, statement, run->arena);
    if (journaled->seen.done == journal->done && !unfinished_is_same(&journaled->seen, journal))
        return unfinished_fail_changed(journaled->step, journal, err);
    if (caught_find(journal->caught, journaled->seen.done, err))
        return error_statement(err, statement->text);
    if (sets_session(run, statement->text))
        return connection_execute(run->connection, statement->text, err);
    return follow_transaction(run, statement, err);
}

/* A failure counts only when the function goes on after it: else it is what the next run tries
 * again. */
static void note_failure(struct journaled *journaled, const struct script_statement *statement,
                         const struct alq_error *failure)
{
    struct arena *arena = journaled->run->arena;
    struct journal after = *journaled->journal;
    journal_count_statement(&after, statement, arena);
    after.caught = caught_add(after.caught, after.done, failure, arena);
    if (after.caught != journaled->journal->caught)
        journaled->after_failure = after;
}

static void go_on_after_failure(struct journaled *journaled)
{
    struct journal *journal = journaled->journal;
    const struct journal *after = &journaled->after_failure;
    if (!after->done)
        return;
    journal->done = after->done;
    journal->checksum = after->checksum;
    journal->caught = after->caught;
    journaled->is_ahead = true;
    journaled->seen = *journal;
    journaled->after_failure = (struct journal){0};
}

/* What blocks say to the transaction on the way out of a failure does not mean that the function
 * goes on: it counts with the failure, if that does. */
static bool leave_block(struct journaled *journaled, const struct script_statement *statement,
                        struct alq_error *err)
{
    struct run *run = journaled->run;
    struct journal *after = &journaled->after_failure;
    journal_count_statement(after, statement, run->arena);
    if (ascii_compare_start(statement->text, "rollback", strlen("rollback")) == 0)
        journaled->has_rolled_back = true;
    return run_statement(run, journaled->step, statement, (size_t)after->done, err);
}

static bool run_or_skip(void *user, const struct script_statement *statement, struct alq_error *err)
{
    struct journaled *journaled = user;
    ERROR_SCOPE(failure);
    if (journaled->seen.done < journaled->journal->done)
        return skip(journaled, statement, err);
    if (journaled->after_failure.done && is_of_transaction(statement))
        return leave_block(journaled, statement, err);
    go_on_after_failure(journaled);
    journaled->has_rolled_back = false;
    if (run_patiently(journaled, statement, &failure)) {
        journaled->seen = *journaled->journal;
        return true;
    }
    note_failure(journaled, statement, &failure);
    return error_move(err, &failure);
}

/* Whether a statement that the database refused has left nothing of itself: others may have done a
 * part of what they do. */
static bool leaves_nothing(const struct dialect *dialect, const char *statement)
{
    static const char create[] = "create ";
    return !dialect->has_transactional_ddl &&
           ascii_compare_start(statement, create, strlen(create)) == 0;
}

/* A function that failed before its first statement, or whose transaction has taken all of them
 * with it, or a text whose first statement failed whole: there is nothing to resume. */
static bool has_done_nothing(const struct journaled *journaled)
{
    const struct script_program *program = &journaled->step->program;
    const struct journal *journal = journaled->journal;
    if (journal->is_doubtful || journal->done != caught_count(journal->caught))
        return false;
    return !program->has_statements ||
           (!journal->done && program->statements.count &&
            leaves_nothing(journaled->run->connection->dialect, program->statements.items[0].text));
}

static bool write_failure(struct journaled *journaled, struct alq_error *err)
{
    struct run *run = journaled->run;
    if (!has_done_nothing(journaled))
        return write_row(journaled, journaled->journal, err) &&
               connection_settle(run->connection, err);
    return !journaled->has_row ||
           (journal_finish(run->connection, err) && connection_settle(run->connection, err));
}

/* Says in the journal what stopped the run, and that nobody works on it any more. A transaction
 * that the revision has opened takes its records with it: then the row is read again. */
static void record_failure(struct journaled *journaled, const struct alq_error *cause)
{
    ERROR_SCOPE(ignored);
    struct run *run = journaled->run;
    struct journal found;
    bool was_inside = connection_is_in_transaction(run->connection);
    connection_rollback(run->connection);
    /* Who has lost the lock says nothing more: another may be at work already. */
    if ((run->lock && !lock_check(run->lock, &ignored)) ||
        !journal_read(run->connection, run->arena, &found, &journaled->has_row, &ignored))
        return;
    struct journal *journal = journaled->journal;
    if ((was_inside || journaled->has_rolled_back) && journaled->has_row)
        *journal = found;
    journal->holder = NULL;
    if (cause->kind == ALQ_ERROR_DATABASE || cause->kind == ALQ_ERROR_LOCK ||
        cause->kind == ALQ_ERROR_CANCELLED)
        journal->is_doubtful = false; /* the database itself says that it did not run */
    journal->error = cause->message;
    if (!write_failure(journaled, &ignored))
        run_log(run, ALQ_LOG_WARNING, "the journal could not be written: %s", ignored.message);
}

static bool fail_step(struct journaled *journaled, struct alq_error *cause, struct alq_error *err)
{
    const struct run *run = journaled->run;
    const struct run_step *step = journaled->step;
    const struct journal *journal = journaled->journal;
    record_failure(journaled, cause);
    TEXT_SCOPE(whole);
    if (has_done_nothing(journaled)) {
        error_detail(cause, "nothing of revision %s has run", journal->revision);
        go_on_hint(run, step, cause);
        return error_move(err, cause);
    }
    if (journal->statement_count)
        text_printf(&whole, _(" of %lld"), (long long)journal->statement_count);
    error_detail(cause, "statement %lld%s of revision %s; those before it have run and stay",
                 (long long)journal->done + 1, text_string(&whole), journal->revision);
    go_on_hint_unfinished(run, step, cause);
    return error_move(err, cause);
}

static bool finish_step(struct journaled *journaled, int64_t started, struct alq_error *err)
{
    struct run *run = journaled->run;
    const struct run_step *step = journaled->step;
    if (connection_is_in_transaction(run->connection)) {
        error_set(err, ALQ_ERROR_SCRIPT, "revision %s leaves a transaction open",
                  step->step->node->id);
        error_at(err, step->file.path, 0, 0);
        return error_hint(err, "add COMMIT at its end");
    }
    if (!connection_begin(run->connection, err))
        return false;
    if (run_record_step(run, step, direction_name(step), started, err) &&
        (!journaled->has_row || journal_finish(run->connection, err)) && run_commit(run, err))
        return true;
    connection_rollback(run->connection);
    return false;
}

bool run_step_with_journal(struct run *run, const struct run_step *step,
                           const struct journal *unfinished, bool *ret_has_moved,
                           struct alq_error *err)
{
    struct journal journal = {0};
    struct journaled journaled = {.run = run,
                                  .step = step,
                                  .journal = &journal,
                                  .seen = {.checksum = ""}};
    int64_t started = time(NULL);
    bool has_begun = unfinished ? begin_again(&journaled, ret_has_moved, err)
                                : begin_fresh(&journaled, ret_has_moved, err);
    if (!has_begun || *ret_has_moved)
        return has_begun;
    ERROR_SCOPE(cause);
    if (!run_program(run, step, false, false, run_or_skip, &journaled, &cause))
        return fail_step(&journaled, &cause, err);
    if (journaled.seen.done < journal.done) {
        unfinished_fail_changed(step, &journal, &cause);
        return fail_step(&journaled, &cause, err);
    }
    if (!finish_step(&journaled, started, &cause))
        return fail_step(&journaled, &cause, err);
    return true;
}

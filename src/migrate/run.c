/* What every run does: take the connection, read files and versions, talk to the caller. */
#include "migrate/run_plan.h"

#include <stdarg.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "migrate/scripts.h"
#include "base/banned.h"

static const struct alq_run_options no_options;

struct version_table project_version_table(const struct alq_project *project)
{
    return (struct version_table){
        .schema = project->config.version_table_schema,
        .name = project->config.version_table,
        .has_key = project->config.has_version_key,
        .longest_id = (unsigned)project->content->outline.longest_id,
    };
}

void run_begin(struct run *run, const struct alq_project *project, struct alq_database *database,
               const struct alq_run_options *options, struct arena *arena)
{
    *run = (struct run){
        .project = project,
        .connection = database->connection,
        .options = options ? *options : no_options,
        .version_table = project_version_table(project),
        .arena = arena,
        .old_lock_timeout_ms = database->connection->lock_timeout_ms,
    };
    if (!run->options.statement_timeout_ms)
        run->options.statement_timeout_ms = project->config.timeouts.statement_ms;
    if (!run->options.statement_lock_timeout_ms)
        run->options.statement_lock_timeout_ms = project->config.timeouts.statement_lock_ms;
    if (run->options.lock_timeout_ms)
        run->connection->lock_timeout_ms =
            run->options.lock_timeout_ms < 0 ? 0 : run->options.lock_timeout_ms;
    run->connection->callbacks = &run->options.callbacks;
    connection_clear_interrupt(run->connection);
    run->scripts = scripts_host(run);
    run->report.elapsed_ns = -clock_monotonic();
}

void run_end(struct run *run)
{
    script_host_release(run->scripts);
    run->report.elapsed_ns += clock_monotonic() - run->report.waited_ns;
    if (run->has_journal)
        journal_clear_away(run->connection);
    connection_reset_session(run->connection);
    lock_free(run->lock);
    run->connection->callbacks = NULL;
    run->connection->lock_timeout_ms = run->old_lock_timeout_ms;
}

void run_log(const struct run *run, enum alq_log_level level, const char *format, ...)
{
    if (!run->options.callbacks.log)
        return;
    TEXT_SCOPE(message);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&message, message_translate(format), arguments);
    va_end(arguments);
    run->options.callbacks.log(run->options.callbacks.user, level, text_string(&message));
}

bool run_read_versions(struct run *run, struct alq_error *err)
{
    if (run->has_tables)
        return version_table_read_rows(&run->version_table, run->connection, run->arena,
                                       &run->versions, err);
    return version_table_read(&run->version_table, run->connection, run->arena, &run->versions,
                              NULL, err);
}

bool run_load_step(const struct run *run, const struct graph_step *step, struct run_step *ret_step,
                   struct alq_error *err)
{
    struct run_step loaded = {.step = step, .file = *node_file(step->node)};
    enum script_direction direction = step->is_upgrade ? SCRIPT_UPGRADE : SCRIPT_DOWNGRADE;
    if (!script_load(&loaded.file, run->arena, err) ||
        !script_prepare(run->scripts, &loaded.file, direction, connection_kind(run->connection),
                        run->arena, &loaded.program, err))
        return false;
    loaded.is_transactional =
        loaded.program.is_transactional && run->connection->dialect->has_transactional_ddl;
    *ret_step = loaded;
    return true;
}

bool run_is_at(const struct run *run, const struct strings *versions)
{
    return strings_are_same(&run->versions, versions);
}

/* Inside the new transaction. The tables are made in it too, so that a failure leaves none
 * behind. */
static bool prepare_transaction(struct run *run, bool *ret_has_moved, struct alq_error *err)
{
    struct strings expected = run->versions;
    struct journal journal;
    bool has_journal = false;
    *ret_has_moved = false;
    if (!run->is_settled) {
        if (!run_read_versions(run, err) ||
            !journal_read(run->connection, run->arena, &journal, &has_journal, err))
            return false;
        if (!run_is_at(run, &expected) || (has_journal && !run->accepts_journal)) {
            *ret_has_moved = true;
            connection_rollback(run->connection);
            return true;
        }
        run->is_settled = run->lock || run->is_alone;
    }
    if (run->has_tables)
        return true;
    if (!version_table_ensure(&run->version_table, run->connection, err))
        return false;
    return !run->project->config.keeps_history || history_ensure(run->connection, err);
}

bool run_begin_transaction(struct run *run, bool *ret_has_moved, struct alq_error *err)
{
    if (!run_lock(run, err))
        return false;
    int64_t asked = clock_monotonic();
    bool has_begun = connection_begin(run->connection, err);
    run->report.waited_ns += clock_monotonic() - asked;
    if (!has_begun)
        return false;
    if (prepare_transaction(run, ret_has_moved, err))
        return true;
    connection_rollback(run->connection);
    return false;
}

static bool report_progress(struct run *run, const struct alq_progress *progress,
                            struct alq_error *err)
{
    const struct alq_callbacks *callbacks = &run->options.callbacks;
    if (!callbacks->progress || callbacks->progress(callbacks->user, progress))
        return true;
    return error_set(err, ALQ_ERROR_CANCELLED, "stopped on request");
}

size_t run_statement_count(const struct run_step *step)
{
    return step->program.has_statements ? step->program.statements.count : 0;
}

static struct alq_progress describe_step(const struct run *run, const struct run_step *step,
                                         enum alq_progress_kind kind)
{
    return (struct alq_progress){
        .kind = kind,
        .revision_number = run->revision_number,
        .revision_count = run->revision_count,
        .revision = step->step->node->id,
        .title = step->file.title,
        .is_upgrade = step->step->is_upgrade,
        .statement_count = run_statement_count(step),
    };
}

bool run_announce(struct run *run, const struct run_step *step, struct alq_error *err)
{
    const struct graph_step *graph_step = step->step;
    run->revision_number++;
    run_log(run, ALQ_LOG_INFO, "Running %s %s -> %s%s%s",
            graph_step->is_upgrade ? "upgrade" : "downgrade",
            strings_join(&graph_step->from, ", ", run->arena),
            strings_join(&graph_step->to, ", ", run->arena), *step->file.title ? ", " : "",
            step->file.title);
    struct alq_progress progress = describe_step(run, step, ALQ_PROGRESS_REVISION);
    return report_progress(run, &progress, err);
}

void run_announce_done(struct run *run, const struct run_step *step, int64_t started)
{
    run->report.revisions++;
    struct alq_progress progress = describe_step(run, step, ALQ_PROGRESS_DONE);
    progress.elapsed_ns = clock_monotonic() - started;
    /* It is committed: a wish to stop is heard when the next revision begins. */
    report_progress(run, &progress, NULL);
}

/* A database counts lines within the statement; people look into the file. A statement that a
 * function made stands in no line of it. */
static bool place_error(const struct run_step *step, const struct script_statement *statement,
                        struct alq_error *err)
{
    if (!err)
        return false;
    if (!statement->line) {
        err->line = err->column = 0;
        error_at(err, step->file.path, 0, 0);
        return error_statement(err, statement->text);
    }
    unsigned line = err->line ? statement->line + err->line - 1 : statement->line;
    unsigned column = err->line > 1 ? err->column : statement->column;
    if (err->line == 1 && err->column)
        column += err->column - 1;
    error_at(err, step->file.path, line, column);
    return error_statement(err, statement->text);
}

/* A statement that was cut because of its time says what its limit was, and who sets it. */
static void explain_timeout(const struct run *run, struct alq_error *err)
{
    int limit = run->options.statement_timeout_ms;
    if (!err || limit <= 0 || err->kind != ALQ_ERROR_DATABASE ||
        strcmp(err->sqlstate, "57014") != 0)
        return;
    error_detail(err, "it ran for longer than the time-out of statements, %d.%03d seconds",
                 limit / 1000, limit % 1000);
    error_hint(err, "give it more time: --statement-timeout SECONDS, or the key "
                    "statement_timeout (0: no limit)");
}

bool run_statement(struct run *run, const struct run_step *step,
                   const struct script_statement *statement, size_t number, struct alq_error *err)
{
    if (run->options.callbacks.progress) {
        struct alq_progress progress = describe_step(run, step, ALQ_PROGRESS_STATEMENT);
        progress.statement_number = number;
        progress.statement = statement->text;
        if (!report_progress(run, &progress, err))
            return false;
    }
    bool has_run =
        statement->ret_rows
            ? connection_query(run->connection, statement->text, statement->parameters,
                               statement->parameter_count, statement->ret_rows, err)
            : connection_execute_with(run->connection, statement->text, statement->parameters,
                                      statement->parameter_count, statement->ret_changes, err);
    if (!has_run) {
        explain_timeout(run, err);
        return place_error(step, statement, err);
    }
    run->report.statements++;
    return true;
}

/* Who runs this: found out when it is first written down, since asking costs more than doing
 * nothing. */
static void find_names(struct run *run)
{
    if (run->host)
        return;
    run->host = history_host(run->arena);
    run->who = run->options.who ? run->options.who : history_who(run->arena);
}

bool run_add_event(struct run *run, struct history_entry *entry, struct alq_error *err)
{
    if (!run->project->config.keeps_history)
        return true;
    find_names(run);
    entry->who = run->who;
    entry->host = run->host;
    entry->finished = time(NULL);
    entry->outcome = "ok";
    return history_add(run->connection, entry, err);
}

/* A script may catch a failure of the database and go on; its transaction does not. */
static bool explain_abort(const struct run_step *step, struct alq_error *err)
{
    if (!err || strcmp(err->sqlstate, "25P02") != 0 || step->program.has_statements)
        return false;
    error_at(err, step->file.path, 0, 0);
    error_detail(err,
                 "a statement of revision %s failed, and it went on: its transaction had ended",
                 step->step->node->id);
    return step->program.unit
               ? error_hint(err, "put what may fail into: with op.get_bind().begin_nested():")
               : false;
}

static bool record_step(struct run *run, const struct run_step *step, const char *action,
                        int64_t started, struct alq_error *err)
{
    const struct graph_step *graph_step = step->step;
    if (!connection_restore_schema(run->connection, err))
        return false;
    if (!run->project->config.keeps_history)
        return version_table_apply(&run->version_table, run->connection, &graph_step->changes, err);
    const char *checksum = step->checksum;
    if (!checksum && !run_checksum(&step->file, run->cache, run->arena, &checksum, err))
        return false;
    struct history_entry entry = {
        .revision = graph_step->node->id,
        .action = action,
        .checksum = checksum,
        .downgrade = step->checksum ? step->downgrade : run_downgrade_source(run, step),
        .started = started,
    };
    return run_add_event(run, &entry, err) &&
           version_table_apply(&run->version_table, run->connection, &graph_step->changes, err);
}

bool run_record_step(struct run *run, const struct run_step *step, const char *action,
                     int64_t started, struct alq_error *err)
{
    return record_step(run, step, action, started, err) || explain_abort(step, err);
}

bool run_program(struct run *run, const struct run_step *step, bool is_offline, bool wants_text,
                 bool (*statement)(void *user, const struct script_statement *statement,
                                   struct alq_error *err),
                 void *user, struct alq_error *err)
{
    const struct script_target target = {
        .connection = run->connection,
        .is_offline = is_offline,
        .wants_text = wants_text,
        .arena = run->arena,
        .engine_name = run->project->config.engine_name,
        .database_name = run->project->config.database,
        .naming = run->project->config.naming,
        .statement = statement,
        .user = user,
    };
    return script_run(&step->file, &step->program, &target, err);
}

struct counted_run {
    struct run *run;
    const struct run_step *step;
    size_t number;
};

static bool run_counted(void *user, const struct script_statement *statement, struct alq_error *err)
{
    struct counted_run *counted = user;
    return run_statement(counted->run, counted->step, statement, ++counted->number, err);
}

bool run_step_in_transaction(struct run *run, const struct run_step *step, struct alq_error *err)
{
    int64_t started = time(NULL);
    struct counted_run counted = {run, step, 0};
    if (!run_program(run, step, false, false, run_counted, &counted, err))
        return false;
    return run_record_step(run, step, step->step->is_upgrade ? "upgrade" : "downgrade", started,
                           err);
}

bool run_has_holder(const struct run *run, const struct journal *journal)
{
    return !run->lock && journal->holder && journal_holder_state(journal->holder) != HOLDER_GONE;
}

bool run_fail_held(const struct run *run, const struct journal *journal, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_LOCK, "revision %s is being run by %s", journal->revision,
              journal_describe_holder(journal->holder, run->arena));
    return error_hint(err, "wait for it, or if it is gone: alambique unlock");
}

bool run_wait_for_holder(struct run *run, const struct journal *journal, struct alq_error *err)
{
    enum { POLL_MS = 50 };
    if (run->connection->dialect->lock_new)
        return run_lock(run, err);
    int64_t began = clock_monotonic();
    int64_t patience_ns = (int64_t)run->connection->lock_timeout_ms * 1000000;
    struct journal now = *journal;
    for (bool exists = true; exists && run_has_holder(run, &now);) {
        struct alq_progress progress = {
            .kind = ALQ_PROGRESS_WAITING,
            .elapsed_ns = clock_monotonic() - began,
            .waiting_for = journal_describe_holder(now.holder, run->arena),
        };
        if (progress.elapsed_ns >= patience_ns)
            return run_fail_held(run, &now, err);
        if (!report_progress(run, &progress, err) || !connection_may_go_on(run->connection, err))
            return false;
        clock_sleep(POLL_MS);
        if (!journal_read(run->connection, run->arena, &now, &exists, err))
            return false;
    }
    run->report.waited_ns += clock_monotonic() - began;
    return true;
}

bool run_fail_interrupted(const struct journal *journal, struct alq_error *err)
{
    TEXT_SCOPE(whole);
    if (journal->statement_count)
        text_printf(&whole, _(" of %lld"), (long long)journal->statement_count);
    error_set(err, ALQ_ERROR_INTERRUPTED,
              "%s of revision %s is unfinished: %lld%s statements are done", journal->direction,
              journal->revision, (long long)journal->done, text_string(&whole));
    if (journal->error)
        error_detail(err, "statement %lld failed: %s", (long long)journal->done + 1,
                     journal->error);
    if (journal->is_doubtful) {
        error_detail(err, "statement %lld was begun and its end was not recorded",
                     (long long)journal->done + 1);
        return error_hint(err,
                          "look whether it has run, then: alambique repair --retry (it has not) "
                          "or alambique repair --skip (it has)");
    }
    bool is_upgrade = strcmp(journal->direction, "upgrade") == 0;
    return error_hint(
        err, "alambique %s %s%s (resumes after the last good statement), or alambique repair",
        journal->direction, journal->revision, is_upgrade ? "" : "-1");
}

/* One run on a database: what upgrade, downgrade, stamp and repair share. */
#ifndef MIGRATE_RUN_H
#define MIGRATE_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <alambique/migrate.h>

#include "base/arena.h"
#include "database/lock.h"
#include "migrate/database.h"
#include "migrate/history.h"
#include "migrate/journal.h"
#include "migrate/project.h"
#include "migrate/run_cache.h"
#include "migrate/version_table.h"
#include "script/host.h"
#include "script/run.h"

struct run {
    const struct alq_project *project;
    struct connection *connection;
    struct alq_run_options options;
    const char *target; /* of a move, as it was asked for; NULL: this is none */
    struct version_table version_table;
    struct arena *arena;         /* lives as long as the run */
    struct strings versions;     /* what the version table is expected to hold */
    struct script_host *scripts; /* what the Alembic ones share */
    const char *who;             /* NULL until it is needed */
    const char *host;
    bool has_tables;      /* the tables of this library are known to be there */
    bool accepts_journal; /* an unfinished revision is what this run is about */
    struct lock *lock;    /* held; NULL: not yet, or the database locks as a whole */
    bool has_journal;     /* the journal's table stays until the end of the run */
    bool is_alone;        /* the database is this run's only: no lock is needed */
    bool is_settled;      /* versions were read under the lock: nobody else changes them */
    size_t revision_number;
    size_t revision_count;
    struct alq_run_report report;
    int old_lock_timeout_ms;
    struct run_cache *cache; /* what runs on many databases share; NULL: this is the only one */
};

/* One revision of a plan, made ready before anything runs. */
struct run_step {
    const struct graph_step *step;
    struct script_file file; /* a copy that holds the content */
    struct script_program program;
    bool is_transactional; /* on this database */
    /* For the history, known beforehand: of the file, and what takes it back. NULL: not yet. */
    const char *checksum;
    const char *downgrade;
};

/* Statements that a step would run, copied. */
struct run_statements {
    struct script_statement *items;
    size_t count;
    size_t capacity;
    const char *cut; /* what a function failed with, that would not fail after what is before it */
};

/* Prepares a run on the database's connection; run_end puts the connection back as it was. Both are
 * quiet: nothing is read or written. */
void run_begin(struct run *run, const struct alq_project *project, struct alq_database *database,
               const struct alq_run_options *options, struct arena *arena);
void run_end(struct run *run);

/* The version table of a project. */
struct version_table project_version_table(const struct alq_project *project);

/* Reads the version table into run->versions. */
bool run_read_versions(struct run *run, struct alq_error *err) ALQ_CHECK;

/* Whether run->versions are these, in any order. */
bool run_is_at(const struct run *run, const struct strings *versions);

/* Runs a plan on a database that is this run's alone: nobody else is waited for. */
bool run_plan(struct run *run, const struct graph_plan *plan, struct alq_error *err) ALQ_CHECK;

/* Reads the file of a step, and splits or compiles it. */
bool run_load_step(const struct run *run, const struct graph_step *step, struct run_step *ret_step,
                   struct alq_error *err) ALQ_CHECK;

/* Takes the migration lock, where the database does not lock as a whole and the run does not have
 * it yet; run_end gives it back. */
bool run_lock(struct run *run, struct alq_error *err) ALQ_CHECK;

/* Commits, unless the lock is known to be lost. */
bool run_commit(struct run *run, struct alq_error *err) ALQ_CHECK;

/* Whether what failed may work when it is tried again: a lock on a table was not had in time, and
 * there is time left since the begin of backoff. Sleeps before it says so. */
bool run_tries_again(struct run *run, struct backoff *backoff, const struct alq_error *failure);

/* Who has the migration lock, in arena; NULL: nobody, or the database locks as a whole. */
char *project_lock_holder(const struct alq_project *project, struct connection *connection,
                          struct arena *arena);

/* The name of a project's migration lock, in arena. */
char *project_lock_name(const struct alq_project *project, const struct connection *connection,
                        struct arena *arena);

/* Begins a transaction, under the migration lock, makes this library's tables where they are
 * missing, and reads the versions again: *ret_has_moved is true, and nothing is open, when they are
 * not run->versions, which then are the new ones, or when another process has a revision in its
 * journal. */
bool run_begin_transaction(struct run *run, bool *ret_has_moved, struct alq_error *err) ALQ_CHECK;

/* Whether the database has tables that are not this library's, and no version (state.c). */
bool run_is_on_unversioned(const struct run *run);

/* Runs a step inside the transaction that is open, its version rows and history included. */
bool run_step_in_transaction(struct run *run, const struct run_step *step, struct alq_error *err)
    ALQ_CHECK;

/* Runs a step that is not transactional, statement by statement, keeping the journal. unfinished:
 * the journal of an earlier try, or NULL. *ret_has_moved as in run_begin_transaction. */
bool run_step_with_journal(struct run *run, const struct run_step *step,
                           const struct journal *unfinished, bool *ret_has_moved,
                           struct alq_error *err) ALQ_CHECK;

/* Writes the version changes of a step and its event, inside the transaction that is open. */
bool run_record_step(struct run *run, const struct run_step *step, const char *action,
                     int64_t started, struct alq_error *err) ALQ_CHECK;

/* Adds an event that ended well, where the project keeps history; who, host and the end of it are
 * filled in. */
bool run_add_event(struct run *run, struct history_entry *entry, struct alq_error *err) ALQ_CHECK;

/* How many statements the step has; 0 where only running it tells. */
size_t run_statement_count(const struct run_step *step);

/* Runs one statement, number (from 1) in its step, and says so to the caller's progress. */
bool run_statement(struct run *run, const struct run_step *step,
                   const struct script_statement *statement, size_t number, struct alq_error *err)
    ALQ_CHECK;

/* Gives the statements of a step to a function, one by one; is_offline: nothing can be read. */
bool run_program(struct run *run, const struct run_step *step, bool is_offline, bool wants_text,
                 bool (*statement)(void *user, const struct script_statement *statement,
                                   struct alq_error *err),
                 void *user, struct alq_error *err) ALQ_CHECK;

/* The statements that a step would run on the database as it is now, which is only read. limit: no
 * more than so many; 0: all. wants_text: parameters are written into the text.
 * A function that the database refuses something gives what it had by then, and the reason in
 * cut. */
bool run_collect(struct run *run, const struct run_step *step, size_t limit, bool wants_text,
                 struct run_statements *ret_statements, struct alq_error *err) ALQ_CHECK;

/* Tells the log and progress that a step begins, or that it is done. */
bool run_announce(struct run *run, const struct run_step *step, struct alq_error *err) ALQ_CHECK;
void run_announce_done(struct run *run, const struct run_step *step, int64_t started);

void run_log(const struct run *run, enum alq_log_level level, const char *format, ...)
    ALQ_FORMAT(3, 4);

/* The error that an unfinished revision stops everything else with. */
bool run_fail_interrupted(const struct journal *journal, struct alq_error *err);

/* Waits, up to the lock's time-out, while a process that is alive works on the journal's revision.
 * Where there is a lock apart from transactions, it is what is waited for. */
bool run_wait_for_holder(struct run *run, const struct journal *journal, struct alq_error *err)
    ALQ_CHECK;

/* The error while a process works on the journal's revision. */
bool run_fail_held(const struct run *run, const struct journal *journal, struct alq_error *err);

/* Whether somebody works on the journal's revision, or may do so on another host. Nobody does while
 * this run has the lock. */
bool run_has_holder(const struct run *run, const struct journal *journal);

/* Warns about applied revisions whose files are not what was applied. */
bool run_warn_edited(struct run *run, struct alq_error *err) ALQ_CHECK;

/* Ids of those, in the order of the graph: what the history says was applied against the files.
 * cache: where checksums of files are kept; NULL: nowhere. */
bool project_find_edited(const struct alq_project *project, struct connection *connection,
                         const struct strings *versions, struct run_cache *cache,
                         struct arena *arena, struct strings *ret_edited, struct alq_error *err)
    ALQ_CHECK;

#endif

/* Running revisions: state, upgrade, downgrade, stamp, plans, history, and mending. */
#ifndef ALAMBIQUE_MIGRATE_H
#define ALAMBIQUE_MIGRATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <alambique/database.h>
#include <alambique/error.h>
#include <alambique/log.h>
#include <alambique/project.h>

#ifdef __cplusplus
extern "C" {
#endif

/* -- State: answered without side effects and without a lock. */

enum alq_state_kind {
    ALQ_STATE_UNREACHABLE, /* not by alq_state, which fails instead; for programs that report */
    ALQ_STATE_EMPTY,       /* no tables at all */
    ALQ_STATE_UNVERSIONED, /* tables, but no version */
    ALQ_STATE_BEHIND,      /* revisions are pending */
    ALQ_STATE_CURRENT,     /* at head */
    ALQ_STATE_AHEAD,       /* at a revision that this project does not know */
    ALQ_STATE_DIVERGED,    /* that, and revisions here are pending as well */
    ALQ_STATE_INTERRUPTED, /* a revision outside of a transaction is unfinished: see alq_repair */
};

struct alq_state {
    enum alq_state_kind kind;
    struct alq_string_list versions;  /* rows of the version table, as they are */
    struct alq_string_list unknown;   /* those that this project does not know */
    struct alq_revision_list current; /* the known ones */
    struct alq_revision_list pending; /* what `upgrade heads` would run, in order */
    struct alq_string_list
        edited;        /* applied revisions whose file differs from what was applied; by history */
    char *interrupted; /* INTERRUPTED: the unfinished revision */
    size_t interrupted_statement; /* and its first statement that is not known to be done, from 1 */
    void *memory;                 /* the library's own */
};

ALQ_PUBLIC ALQ_CHECK bool alq_state(const struct alq_project *project,
                                    struct alq_database *database, struct alq_state *ret_state,
                                    struct alq_error *err);
ALQ_PUBLIC void alq_state_release(struct alq_state *state);

/* "empty", "behind" …; a static string. */
ALQ_PUBLIC const char *alq_state_name(enum alq_state_kind kind);

/* -- Runs. All take the lock, read the versions again under it, and leave what they found on
 *    failure: each revision runs in its own transaction with its version row
 *    (transaction_per_migration = false makes it one for all). target: an identifier, as `head`,
 *    `heads`, `+1`, `-1`, `base`, `label@head`. */

/* What upgrade does where the database is at a revision that this project does not know: a newer
 * version of the program has been there, as in a rolling update. */
enum alq_when_ahead {
    ALQ_AHEAD_AS_CONFIGURED, /* the key when_ahead of the configuration, else FAIL */
    ALQ_AHEAD_FAIL,          /* with AHEAD */
    ALQ_AHEAD_GO_ON,         /* runs nothing, logs a warning, and is done */
};

struct alq_run_options {
    struct alq_callbacks callbacks;
    /* Instead of the database's, in milliseconds; 0: the database's; negative: do not wait. */
    int lock_timeout_ms;
    /* Who runs this, for the history; NULL: user@host of the process. */
    const char *who;
    /* Milliseconds that a statement waits for a lock on a table before the revision is rolled back
     * and tried again, for as long as lock_timeout_ms allows: who queues for a lock makes all
     * others queue behind it. 0: the project's statement_lock_timeout, else 5,000; negative: no
     * limit. SQLite has no such locks. */
    int statement_lock_timeout_ms;
    /* Milliseconds that a statement may run before it fails with sqlstate 57014; 0: the project's
     * statement_timeout, negative: no limit. Not on a borrowed SQLite connection. */
    int statement_timeout_ms;
    enum alq_when_ahead when_ahead;
};

struct alq_run_report {
    size_t revisions; /* how many ran */
    size_t statements;
    int64_t elapsed_ns; /* without waiting */
    int64_t waited_ns;  /* for the lock */
    bool is_ahead;      /* nothing ran, because of ALQ_AHEAD_GO_ON */
};

/* options and ret_report may be NULL. Errors beside the database's: REVISION (target), AHEAD,
 * INTERRUPTED, LOCK, SCRIPT, CANCELLED. The error's file, line and statement say where a revision
 * failed. */
ALQ_PUBLIC ALQ_CHECK bool alq_upgrade(const struct alq_project *project,
                                      struct alq_database *database, const char *target,
                                      const struct alq_run_options *options,
                                      struct alq_run_report *ret_report, struct alq_error *err);

ALQ_PUBLIC ALQ_CHECK bool alq_downgrade(const struct alq_project *project,
                                        struct alq_database *database, const char *target,
                                        const struct alq_run_options *options,
                                        struct alq_run_report *ret_report, struct alq_error *err);

/* Sets the version without running anything. purge: empties the version table first, whatever is in
 * it. The files of all revisions up to there count as they are now: those that were edited since
 * they were applied are recorded anew in the history. */
ALQ_PUBLIC ALQ_CHECK bool alq_stamp(const struct alq_project *project,
                                    struct alq_database *database, const char *const *targets,
                                    size_t target_count, bool purge,
                                    const struct alq_run_options *options, struct alq_error *err);

/* Creates the version table where it is missing, and widens one that is too narrow. */
ALQ_PUBLIC ALQ_CHECK bool alq_ensure_version(const struct alq_project *project,
                                             struct alq_database *database, struct alq_error *err);

/* -- Plans: what would run. */

enum alq_direction { ALQ_UPGRADE, ALQ_DOWNGRADE };

struct alq_plan_statement {
    const char *text;
    const char *file; /* NULL for a statement on the version table */
    unsigned line;
    bool is_version; /* a statement on the version table */
};

struct alq_plan_step {
    const struct alq_revision *revision;
    enum alq_direction direction;
    bool is_transactional;
    struct alq_string_list from;        /* ids, as "Running upgrade a, b -> c" shows them */
    struct alq_string_list heads_after; /* the database's versions after the step, sorted */
    const struct alq_plan_statement *statements;
    size_t statement_count;
    /* Functions (C, Alembic scripts) make their statements as they run, and this one could not go
     * on without what the steps before it do: why, in one line. The statements end there, and
     * those on the version table are left out. NULL: they are all there. */
    const char *cut;
    /* An earlier run stopped in it: so many of its statements have run and are not listed. */
    bool is_unfinished;
    size_t done_before;
};

/* Belongs to the caller. Starts as {0}. */
struct alq_plan {
    const struct alq_plan_step *steps;
    size_t step_count;
    void *memory;
};

ALQ_PUBLIC void alq_plan_release(struct alq_plan *plan);

/* Whether a move could begin: the plan is made, and the files of its revisions are read, split,
 * compiled or parsed. None of them is run. */
ALQ_PUBLIC ALQ_CHECK bool alq_prepare(const struct alq_project *project,
                                      struct alq_database *database, enum alq_direction direction,
                                      const char *target, struct alq_error *err);

/* From the database's real state, read without a lock. A revision that an earlier run left half
 * done begins where the next one resumes it; what cannot be gone on with is an error
 * (INTERRUPTED). */
ALQ_PUBLIC ALQ_CHECK bool alq_plan(const struct alq_project *project, struct alq_database *database,
                                   enum alq_direction direction, const char *target,
                                   struct alq_plan *ret_plan, struct alq_error *err);

/* Where SQL text goes, piece by piece; return false to stop. */
typedef bool (*alq_write_fn)(void *user, const char *bytes, size_t length);

/* The SQL of a move as a script, without a database (--sql). url or a bare dialect name
 * ("postgresql") says the dialect. range: "end" (from base), "start:end"; a downgrade needs both.
 * The text is Alembic's, with "-- Running upgrade a -> b" lines and statements on the version
 * table. options: callbacks get the log. */
ALQ_PUBLIC ALQ_CHECK bool alq_write_sql(const struct alq_project *project, const char *url,
                                        enum alq_direction direction, const char *range,
                                        const struct alq_run_options *options, alq_write_fn write,
                                        void *user, struct alq_error *err);

/* The same for a stamp; each target may be "start:end". */
ALQ_PUBLIC ALQ_CHECK bool alq_write_stamp_sql(const struct alq_project *project, const char *url,
                                              const char *const *targets, size_t target_count,
                                              bool purge, const struct alq_run_options *options,
                                              alq_write_fn write, void *user,
                                              struct alq_error *err);

/* The statement that creates the version table. */
ALQ_PUBLIC ALQ_CHECK bool alq_write_ensure_version_sql(const struct alq_project *project,
                                                       const char *url, alq_write_fn write,
                                                       void *user, struct alq_error *err);

/* -- History: what was run on this database, by whom and when. */

struct alq_event {
    int64_t number;
    const char *revision;
    const char *action;   /* upgrade, downgrade, stamp, repair */
    const char *checksum; /* of the file, NULL where there is none */
    const char *tool;     /* version of this library */
    const char *who;
    const char *host;
    const char *started;  /* UTC, ISO 8601 */
    const char *finished; /* NULL where it is not known */
    const char *outcome;  /* ok, failed */
    const char *error;    /* NULL when ok */
};

/* Belongs to the caller. Starts as {0}. */
struct alq_event_list {
    const struct alq_event *items;
    size_t count;
    void *memory;
};

/* Oldest first; empty where the database keeps none. */
ALQ_PUBLIC ALQ_CHECK bool alq_events(const struct alq_project *project,
                                     struct alq_database *database,
                                     struct alq_event_list *ret_events, struct alq_error *err);
ALQ_PUBLIC void alq_event_list_release(struct alq_event_list *events);

/* -- Mending. */

enum alq_repair_action {
    ALQ_REPAIR_SHOW,  /* change nothing; say what is unfinished */
    ALQ_REPAIR_RETRY, /* the doubtful statement has not run: the next upgrade begins with it */
    ALQ_REPAIR_SKIP,  /* it has run, or must not: the next upgrade begins with the one after */
    ALQ_REPAIR_DONE,  /* the rest was done by hand: the revision counts as run */
};

struct alq_unfinished {
    char *revision; /* NULL: nothing is unfinished */
    enum alq_direction direction;
    size_t statement;       /* the first one not known to be done, from 1 */
    size_t statement_count; /* 0 unknown: a revision in C */
    char *text;             /* of that statement */
    bool is_doubtful;       /* it was begun, and its end was not recorded */
    char *holder;           /* the process that runs or ran it */
    char *error;            /* what the database said; NULL where it said nothing */
};

ALQ_PUBLIC ALQ_CHECK bool alq_repair(const struct alq_project *project,
                                     struct alq_database *database, enum alq_repair_action action,
                                     const struct alq_run_options *options,
                                     struct alq_unfinished *ret_unfinished, struct alq_error *err);
ALQ_PUBLIC void alq_unfinished_release(struct alq_unfinished *unfinished);

/* Who holds the migration lock, without taking it. */
struct alq_lock_holder {
    bool is_held;
    char *description; /* process, host and since when, as far as known; NULL when free */
    bool can_break;    /* alq_unlock can help */
};

ALQ_PUBLIC ALQ_CHECK bool alq_lock_holder(const struct alq_project *project,
                                          struct alq_database *database,
                                          struct alq_lock_holder *ret_holder,
                                          struct alq_error *err);
ALQ_PUBLIC void alq_lock_holder_release(struct alq_lock_holder *holder);

/* Takes the lock away from a holder that is gone. The caller has asked the person first. */
ALQ_PUBLIC ALQ_CHECK bool alq_unlock(const struct alq_project *project,
                                     struct alq_database *database, struct alq_error *err);

/* The version of the library, "0.1.0"; a static string. */
ALQ_PUBLIC const char *alq_version(void);

#ifdef __cplusplus
}
#endif
#endif

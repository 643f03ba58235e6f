/* Trying a project's revisions on scratch databases: what `alambique test` does, for an
 * application's own test suite. The target itself is never touched: beside it, databases are made
 * that are called alambique_test_…, and dropped again, also when a test fails or is stopped. For
 * SQLite they are in memory.
 *
 *     struct alq_test_report report = {0};
 *     assert_true(alq_test(project, NULL, &report, &err));
 *     assert_int_equal(report.failed, 0);
 *     alq_test_report_release(&report);
 */
#ifndef ALAMBIQUE_TEST_H
#define ALAMBIQUE_TEST_H

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

struct alq_test_result;

/* Prepares a scratch database, as by alq_database_execute. Returns false with err filled to end the
 * tests. */
typedef bool (*alq_test_prepare_fn)(void *user, struct alq_database *scratch,
                                    struct alq_error *err);

/* All members may be left 0. */
struct alq_test_options {
    /* The database whose kind and server are meant; NULL: the project's (alq_project_url). Its
     * encoding and collation are those of the scratch databases. */
    const char *url;
    /* Instead of making databases: an empty one of the caller's, which is cleared between the tests
     * and at the end. One that is not empty is refused with CONFIG. */
    const char *scratch_url;
    /* Of the caller's URLs; NULL: the working directory. */
    const char *base_directory;
    /* Names of tests to run, or to leave out; each list ends with NULL. NULL: all, none. */
    const char *const *only;
    const char *const *skip;
    /* The revisions to try: those above `from` up to and with `to`, identifiers as alq_upgrade
     * takes them. NULL: base and heads. */
    const char *from;
    const char *to;
    /* Revisions that need not be taken back, identifiers; ends with NULL. To them come those of the
     * configuration, test_irreversible. */
    const char *const *irreversible;
    /* A directory of SQL files with rows, each called as its revision: see
     * docs/reference/testing.md. NULL: the configuration's test_fixtures. */
    const char *fixtures;
    /* Makes what must be there before the first revision (extensions, tables of others). NULL:
     * nothing. */
    alq_test_prepare_fn setup;
    /* Makes the newest schema without any revision, as the application does for a new database;
     * what the revisions make is compared with it. NULL: the application has no such way. */
    alq_test_prepare_fn create;
    /* Stop behind the first test that fails, or its first revision that does. */
    bool stops_at_failure;
    /* Leave the databases of the tests for a look; for SQLite they are then files. */
    bool keeps_scratch;
    /* Milliseconds that a statement may run; 0: no limit. Not on SQLite. */
    int statement_timeout_ms;
    /* log and progress of what runs. The numbers of progress are those of the test. */
    struct alq_callbacks callbacks;
    /* What setup, create and the calls below get. */
    void *user;
    /* A test begins, or has ended; may be NULL. */
    void (*begun)(void *user, const char *name);
    void (*finished)(void *user, const struct alq_test_result *result);
    /* Which scratch database is at work from now on, for alq_database_interrupt; NULL before it
     * goes. May be NULL. */
    void (*watch)(void *user, struct alq_database *scratch);
};

enum alq_test_outcome { ALQ_TEST_PASSED, ALQ_TEST_FAILED, ALQ_TEST_SKIPPED };

/* What became of one revision, or of one step of the cycle. */
struct alq_test_step {
    const struct alq_revision *revision; /* NULL: the step is about all of them */
    const char *phase; /* "upgrade", "downgrade", "upgrade again", "create", "stamp", … */
    enum alq_test_outcome outcome;
    const char *reason; /* FAILED: what is wrong; SKIPPED: why; one line. PASSED: NULL */
    /* The schema's, or the rows', a line each. */
    struct alq_string_list differences;
    const struct alq_error *error; /* what stopped it; NULL: nothing did */
    const char *hint;              /* what to do next; NULL */
    int64_t elapsed_ns;
};

struct alq_test_result {
    const char *name; /* see alq_tests */
    enum alq_test_outcome outcome;
    const char *reason;  /* FAILED and SKIPPED: one line; PASSED: NULL */
    const char *scratch; /* the database that was kept, for people; NULL: none was */
    const struct alq_test_step *steps;
    size_t step_count;
    size_t failed; /* of the steps */
    int64_t elapsed_ns;
};

/* Belongs to the caller; starts as {0}. Revisions in it belong to the project. */
struct alq_test_report {
    const struct alq_test_result *results; /* in the order of alq_tests */
    size_t count;
    size_t passed;
    size_t failed;
    size_t skipped;
    const char *dialect; /* "sqlite", "postgresql", "mysql" */
    size_t revisions;    /* how many were to be tried */
    int64_t elapsed_ns;
    void *memory; /* the library's own */
};

/* Runs the tests. Returns true when they could be run: whether they passed is in the report.
 * options may be NULL. Errors: USAGE (no test of that name), CONFIG (no URL, a scratch database
 * that is not empty, a fixture of no revision), REVISION (from, to, irreversible), CONNECT,
 * DATABASE (no database can be made: the hint says what to do), CANCELLED. Nothing is left behind
 * either way. */
ALQ_PUBLIC ALQ_CHECK bool alq_test(const struct alq_project *project,
                                   const struct alq_test_options *options,
                                   struct alq_test_report *ret_report, struct alq_error *err);

ALQ_PUBLIC void alq_test_report_release(struct alq_test_report *report);

/* The result of a test, NULL where there is none of that name. */
ALQ_PUBLIC const struct alq_test_result *alq_test_find(const struct alq_test_report *report,
                                                       const char *name);

/* One test. */
struct alq_test_info {
    const char *name;
    const char *synopsis; /* one line */
};

/* A static list that ends with a NULL name: single_head, stairway, no_trace, data, schema,
 * cycle. */
ALQ_PUBLIC const struct alq_test_info *alq_tests(void);

/* "passed", "failed", "skipped"; a static string. */
ALQ_PUBLIC const char *alq_test_outcome_name(enum alq_test_outcome outcome);

#ifdef __cplusplus
}
#endif
#endif

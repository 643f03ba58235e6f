/* alq_test as an application calls it: what is in the report, and what ends it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <alambique/alambique.h>

#include "base/text.h"
#include "base/banned.h"

#define REVISION(id, parent, up, down)                                                             \
    {                                                                                              \
        id ".sql",                                                                                 \
            "-- " id "\n-- revision: " id "\n-- revises: " parent "\n\n-- upgrade\n" up            \
            ";\n\n-- downgrade\n" down ";\n",                                                      \
            0                                                                                      \
    }

static const struct alq_source good[] = {
    REVISION("1a01", "", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)",
             "DROP TABLE users"),
    REVISION("1a02", "1a01", "CREATE INDEX ix_name ON users (name)", "DROP INDEX ix_name"),
};

/* The second downgrade leaves its index, so that the second upgrade fails. */
static const struct alq_source bad[] = {
    REVISION("1a01", "", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)",
             "DROP TABLE users"),
    REVISION("1a02", "1a01", "CREATE INDEX ix_name ON users (name)", "SELECT 1"),
    REVISION("1a03", "1a02", "ALTER TABLE users ADD COLUMN email TEXT",
             "ALTER TABLE users DROP COLUMN email"),
};

static struct alq_project *open_project(const struct alq_source *sources, size_t count)
{
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_project *project = NULL;
    struct alq_source copies[8];
    struct alq_project_options options = {0};
    options.config_file = "";
    for (size_t i = 0; i < count; i++) {
        copies[i] = sources[i];
        copies[i].length = strlen(sources[i].text);
    }
    if (!alq_project_open_memory(copies, count, &options, &project, &err))
        fail_msg("%s", err.message);
    return project;
}

#define OPEN(sources) open_project(sources, sizeof(sources) / sizeof *(sources))

static void run(const struct alq_project *project, struct alq_test_options *options,
                struct alq_test_report *report)
{
    struct alq_error err = ALQ_ERROR_INIT;
    if (!options->url && !options->scratch_url)
        options->url = "sqlite://";
    if (!alq_test(project, options, report, &err))
        fail_msg("%s", err.message);
}

static void refuse(const struct alq_project *project, const struct alq_test_options *options,
                   enum alq_error_kind kind, const char *message)
{
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_test_report report = {0};
    assert_false(alq_test(project, options, &report, &err));
    assert_int_equal(err.kind, kind);
    assert_non_null(strstr(err.message, message));
    assert_null(report.memory);
    alq_error_release(&err);
}

static void test_good_project(void **state)
{
    struct alq_project *project = OPEN(good);
    struct alq_test_options options = {0};
    struct alq_test_report report = {0};
    (void)state;
    run(project, &options, &report);
    assert_int_equal(report.count, 6);
    assert_int_equal(report.passed, 4);
    assert_int_equal(report.skipped, 2);
    assert_int_equal(report.revisions, 2);
    assert_string_equal(report.dialect, "sqlite");
    const struct alq_test_result *stairway = alq_test_find(&report, "stairway");
    assert_int_equal(stairway->step_count, 2);
    assert_int_equal(stairway->outcome, ALQ_TEST_PASSED);
    assert_null(stairway->reason);
    assert_string_equal(stairway->steps[1].revision->id, "1a02");
    assert_null(alq_test_find(&report, "stairs"));
    alq_test_report_release(&report);
    assert_null(report.results);
    alq_project_free(project);
}

/* Both say what is wrong with the revision, and the one above it is tried all the same. */
static void test_bad_project(void **state)
{
    struct alq_project *project = OPEN(bad);
    struct alq_test_options options = {0};
    struct alq_test_report report = {0};
    (void)state;
    run(project, &options, &report);
    const struct alq_test_result *stairway = alq_test_find(&report, "stairway");
    const struct alq_test_result *trace = alq_test_find(&report, "no_trace");
    assert_int_equal(stairway->failed, 1);
    assert_int_equal(stairway->step_count, 3);
    assert_int_equal(stairway->steps[1].outcome, ALQ_TEST_FAILED);
    assert_string_equal(stairway->steps[1].phase, "upgrade again");
    assert_int_equal(stairway->steps[1].error->kind, ALQ_ERROR_DATABASE);
    assert_int_equal(stairway->steps[2].outcome, ALQ_TEST_PASSED);
    assert_int_equal(trace->failed, 1);
    assert_int_equal(trace->steps[1].differences.count, 1);
    assert_string_equal(trace->steps[1].differences.items[0],
                        "table users: index ix_name (name) was added");
    assert_int_equal(trace->steps[2].outcome, ALQ_TEST_PASSED);
    assert_int_equal(report.failed, 2); /* the cycle drops the table, and the index with it */
    alq_test_report_release(&report);
    alq_project_free(project);
}

static void test_range_and_choice(void **state)
{
    static const char *const only[] = {"stairway", "no_trace", NULL};
    static const char *const skip[] = {"no_trace", NULL};
    struct alq_project *project = OPEN(bad);
    struct alq_test_options options = {0};
    struct alq_test_report report = {0};
    (void)state;
    options.only = only;
    options.skip = skip;
    options.from = "1a02";
    run(project, &options, &report);
    assert_int_equal(report.count, 1);
    assert_int_equal(report.revisions, 1);
    assert_int_equal(report.failed, 0);
    assert_string_equal(report.results[0].steps[0].revision->id, "1a03");
    alq_test_report_release(&report);
    alq_project_free(project);
}

static void test_irreversible(void **state)
{
    static const char *const irreversible[] = {"1a02", NULL};
    struct alq_project *project = OPEN(bad);
    struct alq_test_options options = {0};
    struct alq_test_report report = {0};
    (void)state;
    options.irreversible = irreversible;
    run(project, &options, &report);
    assert_int_equal(report.failed, 0);
    assert_int_equal(alq_test_find(&report, "stairway")->steps[1].outcome, ALQ_TEST_SKIPPED);
    alq_test_report_release(&report);
    alq_project_free(project);
}

/* -- What calls back */

struct heard {
    struct text names;
    size_t watched;
    size_t steps;
};

static void on_begun(void *user, const char *name)
{
    struct heard *heard = user;
    text_printf(&heard->names, "%s( ", name);
}

static void on_finished(void *user, const struct alq_test_result *result)
{
    struct heard *heard = user;
    text_printf(&heard->names, "%s) ", result->name);
}

static void on_watch(void *user, struct alq_database *scratch)
{
    struct heard *heard = user;
    heard->watched += scratch != NULL;
}

static bool make_table(void *user, struct alq_database *scratch, struct alq_error *err)
{
    (void)user;
    return alq_database_execute(scratch, "CREATE TABLE before_all (a INTEGER)", err);
}

static bool make_all(void *user, struct alq_database *scratch, struct alq_error *err)
{
    (void)user;
    return alq_database_execute(scratch,
                                "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);"
                                "CREATE INDEX ix_name ON users (name)",
                                err);
}

static void test_callbacks(void **state)
{
    struct alq_project *project = OPEN(good);
    struct alq_test_options options = {0};
    struct alq_test_report report = {0};
    struct heard heard = {{0}, 0, 0};
    (void)state;
    options.user = &heard;
    options.begun = on_begun;
    options.finished = on_finished;
    options.watch = on_watch;
    options.setup = make_table;
    options.create = make_all;
    run(project, &options, &report);
    assert_string_equal(text_string(&heard.names),
                        "single_head( single_head) stairway( stairway) no_trace) data( data) "
                        "schema( schema) cycle( cycle) ");
    assert_int_equal(heard.watched, 5);
    assert_int_equal(report.failed, 0);
    assert_int_equal(alq_test_find(&report, "schema")->outcome, ALQ_TEST_PASSED);
    text_release(&heard.names);
    alq_test_report_release(&report);
    alq_project_free(project);
}

static bool make_nothing(void *user, struct alq_database *scratch, struct alq_error *err)
{
    (void)user;
    return alq_database_execute(scratch, "CREATE NOTHING", err);
}

/* Counts down, then asks to stop. */
static bool stop_later(void *user, const struct alq_progress *progress)
{
    struct heard *heard = user;
    (void)progress;
    return heard->steps-- > 0;
}

static void test_what_ends_it(void **state)
{
    static const char *const unknown[] = {"stairs", NULL};
    struct alq_project *project = OPEN(good);
    struct alq_test_options options = {0};
    struct heard heard = {{0}, 0, 0};
    (void)state;
    refuse(project, NULL, ALQ_ERROR_CONFIG, "which kind of database");
    options.url = "oracle://";
    refuse(project, &options, ALQ_ERROR_CONFIG, "");
    options.url = "sqlite://";
    options.only = unknown;
    refuse(project, &options, ALQ_ERROR_USAGE, "'stairs'");
    options.only = NULL;
    options.from = "head";
    refuse(project, &options, ALQ_ERROR_REVISION, "no revision between");
    options.from = NULL;
    options.fixtures = "/nowhere";
    refuse(project, &options, ALQ_ERROR_IO, "/nowhere");
    options.fixtures = NULL;
    options.setup = make_nothing;
    refuse(project, &options, ALQ_ERROR_DATABASE, "NOTHING");
    options.setup = NULL;
    options.callbacks.user = &heard;
    options.callbacks.progress = stop_later;
    for (size_t steps = 0; steps < 30; steps += 3) { /* wherever it is */
        heard.steps = steps;
        refuse(project, &options, ALQ_ERROR_CANCELLED, "stopped on request");
    }
    alq_project_free(project);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good_project),     cmocka_unit_test(test_bad_project),
        cmocka_unit_test(test_range_and_choice), cmocka_unit_test(test_irreversible),
        cmocka_unit_test(test_callbacks),        cmocka_unit_test(test_what_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

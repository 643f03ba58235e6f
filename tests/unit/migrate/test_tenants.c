/* Many databases side by side: order, failures, stops, a source that fails; and that a project
 * is shared by threads. */
#include "migrate/fixture.h"

#include <alambique/tenants.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

enum { MANY = 60, WORKERS = 4 };

static const char *const sources[] = {
    "a1.sql",
    "-- One\n-- revision: a1\n-- upgrade\nCREATE TABLE one (id INTEGER);\n"
    "-- downgrade\nDROP TABLE one;\n",
    "a2.py",
    "\"\"\"Two\"\"\"\nfrom alembic import op\nimport sqlalchemy as sa\n"
    "revision = 'a2'\ndown_revision = 'a1'\nseen = []\n"
    "def upgrade():\n"
    "    seen.append(1)\n"
    "    assert len(seen) == 1\n"
    "    op.create_table('two', sa.Column('id', sa.Integer, primary_key=True))\n"
    "def downgrade():\n    op.drop_table('two')\n",
    "a3.sql",
    "-- Three\n-- revision: a3\n-- revises: a2\n-- upgrade\nCREATE TABLE three (id INTEGER);\n"
    "-- downgrade\nDROP TABLE three;\n",
    NULL,
};

/* A source of files below the fixture's folder, and what comes back. */
struct course {
    const struct fixture *fixture;
    size_t count;
    size_t given;
    size_t fails_at; /* the source's own failure; 0: never */
    bool stops;      /* when it is asked for the first time */
    char url[256];
    size_t results;
    size_t outcomes[ALQ_TENANT_NOT_RUN + 1];
    size_t state_sum; /* of pending revisions */
    char first_error[256];
};

static bool next_file(void *user, struct alq_tenant *ret_tenant, bool *ret_has_tenant,
                      struct alq_error *err)
{
    struct course *course = user;
    *ret_has_tenant = course->given < course->count;
    if (course->fails_at && course->given == course->fails_at)
        return error_set(err, ALQ_ERROR_IO, "the list is torn");
    snprintf(course->url, sizeof course->url, "sqlite:///%s/tenant%zu.db", course->fixture->folder,
             course->given++);
    *ret_tenant = (struct alq_tenant){.url = course->url};
    return true;
}

static void take_result(void *user, const struct alq_tenant_result *result)
{
    struct course *course = user;
    char url[256];
    snprintf(url, sizeof url, "sqlite:///%s/tenant%zu.db", course->fixture->folder,
             course->results);
    assert_int_equal(result->number, ++course->results);
    assert_string_equal(result->tenant.url, url);
    assert_string_equal(result->tenant.name, url);
    course->outcomes[result->outcome]++;
    course->state_sum += result->state ? result->state->pending.count : 0;
    assert_int_equal(result->outcome == ALQ_TENANT_FAILED || result->outcome == ALQ_TENANT_STOPPED,
                     result->error != NULL);
    if (result->error && !*course->first_error)
        snprintf(course->first_error, sizeof course->first_error, "%s", result->error->message);
}

static bool look_on(void *user, const struct alq_tenants_progress *progress)
{
    const struct course *course = user;
    assert_true(progress->finished <= course->count);
    return !course->stops;
}

static struct alq_tenants_job job_of(struct course *course, enum alq_tenants_action action)
{
    return (struct alq_tenants_job){
        .action = action,
        .workers = WORKERS,
        .next = next_file,
        .source = course,
        .result = take_result,
        .progress = look_on,
        .user = course,
    };
}

static void remove_files(const struct fixture *fixture)
{
    char pattern[256];
    glob_t found;
    snprintf(pattern, sizeof pattern, "%s/tenant*", fixture->folder);
    if (glob(pattern, 0, NULL, &found) != 0)
        return;
    for (size_t i = 0; i < found.gl_pathc; i++)
        remove(found.gl_pathv[i]);
    globfree(&found);
}

static void test_all(void **unused)
{
    (void)unused;
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_tenants_summary summary = {0};
    fixture_open(&fixture, sources);
    struct course up = {.fixture = &fixture, .count = MANY};
    struct alq_tenants_job job = job_of(&up, ALQ_TENANTS_UPGRADE);
    assert_ok(alq_tenants_run(fixture.project, &job, &summary, &err), &err);
    assert_int_equal(up.results, MANY);
    assert_int_equal(summary.done, MANY);

    struct course look = {.fixture = &fixture, .count = MANY};
    job = job_of(&look, ALQ_TENANTS_LOOK);
    assert_ok(alq_tenants_run(fixture.project, &job, &summary, &err), &err);
    assert_int_equal(look.state_sum, 0);

    struct course down = {.fixture = &fixture, .count = MANY};
    job = job_of(&down, ALQ_TENANTS_DOWNGRADE);
    assert_ok(alq_tenants_run(fixture.project, &job, &summary, &err), &err);
    assert_int_equal(down.outcomes[ALQ_TENANT_DONE], MANY);

    struct course stamp = {.fixture = &fixture, .count = MANY + 1};
    job = job_of(&stamp, ALQ_TENANTS_STAMP);
    assert_ok(alq_tenants_run(fixture.project, &job, &summary, &err), &err);
    assert_int_equal(stamp.outcomes[ALQ_TENANT_DONE], MANY + 1);
    stamp.given = stamp.results = 0;
    assert_ok(alq_tenants_run(fixture.project, &job, &summary, &err), &err);
    assert_int_equal(summary.nothing, MANY + 1);
    remove_files(&fixture);
    fixture_close(&fixture);
}

static void break_file(const struct fixture *fixture, size_t number)
{
    char path[256];
    snprintf(path, sizeof path, "%s/tenant%zu.db", fixture->folder, number);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("this is no database, and it is long enough to be looked at as one: SQLite format 3?",
          file);
    assert_int_equal(fclose(file), 0);
}

static void test_failure(void **unused)
{
    (void)unused;
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_tenants_summary summary = {0};
    fixture_open(&fixture, sources);
    break_file(&fixture, 1);
    struct course stop = {.fixture = &fixture, .count = 50};
    struct alq_tenants_job job = job_of(&stop, ALQ_TENANTS_UPGRADE);
    job.workers = 1;
    assert_ok(alq_tenants_run(fixture.project, &job, &summary, &err), &err);
    assert_int_equal(summary.done, 1);
    assert_int_equal(summary.failed, 1);
    assert_int_equal(summary.not_run, 48);
    assert_int_equal(stop.results, 50);
    assert_non_null(strstr(stop.first_error, "is not a database"));

    struct course all = {.fixture = &fixture, .count = 50};
    job = job_of(&all, ALQ_TENANTS_UPGRADE);
    job.keeps_going = true;
    assert_ok(alq_tenants_run(fixture.project, &job, &summary, &err), &err);
    assert_int_equal(summary.done, 48);
    assert_int_equal(summary.nothing, 1);
    assert_int_equal(summary.failed, 1);
    remove_files(&fixture);
    fixture_close(&fixture);
}

/* A target that means nothing fails on each, and makes no file. */
static void test_bad_target(void **unused)
{
    (void)unused;
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_tenants_summary summary = {0};
    const char *target = "nowhere";
    char path[256];
    fixture_open(&fixture, sources);
    struct course course = {.fixture = &fixture, .count = 5};
    struct alq_tenants_job job = job_of(&course, ALQ_TENANTS_UPGRADE);
    job.targets = &target;
    job.target_count = 1;
    job.keeps_going = true;
    assert_ok(alq_tenants_run(fixture.project, &job, &summary, &err), &err);
    assert_int_equal(summary.failed, 5);
    snprintf(path, sizeof path, "%s/tenant0.db", fixture.folder);
    assert_null(fopen(path, "r"));
    fixture_close(&fixture);
}

static void test_source_fails(void **unused)
{
    (void)unused;
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_tenants_summary summary = {0};
    fixture_open(&fixture, sources);
    struct course course = {.fixture = &fixture, .count = 50, .fails_at = 20};
    struct alq_tenants_job job = job_of(&course, ALQ_TENANTS_UPGRADE);
    assert_false(alq_tenants_run(fixture.project, &job, &summary, &err));
    assert_int_equal(err.kind, ALQ_ERROR_IO);
    assert_int_equal(course.results, 20);
    assert_int_equal(summary.done + summary.not_run, 20);
    alq_error_release(&err);
    remove_files(&fixture);
    fixture_close(&fixture);
}

static void test_stop(void **unused)
{
    static const char *const slow[] = {
        "a1.sql",
        "-- One\n-- revision: a1\n-- upgrade\n"
        "CREATE TABLE one AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
        " WHERE i < 1000000000) SELECT count(*) FROM n;\n",
        NULL,
    };
    (void)unused;
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_tenants_summary summary = {0};
    fixture_open(&fixture, slow);
    struct course course = {.fixture = &fixture, .count = 30, .stops = true};
    struct alq_tenants_job job = job_of(&course, ALQ_TENANTS_UPGRADE);
    assert_false(alq_tenants_run(fixture.project, &job, &summary, &err));
    assert_int_equal(err.kind, ALQ_ERROR_CANCELLED);
    assert_int_equal(course.results, 30);
    assert_int_equal(summary.stopped + summary.not_run, 30);
    alq_error_release(&err);
    remove_files(&fixture);
    fixture_close(&fixture);
}

/* -- Lists */

static void check_list(const struct alq_project *project, const char *source, const char *url,
                       const char *expected)
{
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_tenant_list *list = NULL;
    struct alq_tenant tenant;
    bool has_tenant = true;
    char text[1024] = "";
    assert_ok(alq_tenant_list_open(project, source, url, &list, &err), &err);
    while (alq_tenant_list_next(list, &tenant, &has_tenant, &err) && has_tenant) {
        size_t length = strlen(text);
        snprintf(text + length, sizeof text - length, "%s=%s\n", tenant.name, tenant.url);
    }
    assert_ok(err.kind == ALQ_ERROR_NONE, &err);
    assert_string_equal(text, expected);
    alq_tenant_list_free(list);
}

static void test_urls(void **unused)
{
    (void)unused;
    struct fixture fixture;
    fixture_open(&fixture, sources);
    const struct alq_project *project = fixture.project;
    check_list(project, "/a.db, /b.db", NULL, "/a.db=sqlite:////a.db\n/b.db=sqlite:////b.db\n");
    check_list(project, "acme\n o'hara & co \n", "postgresql://me:pw@host/app?sslmode=require",
               "acme=postgresql://me:pw@host/app?sslmode=require&alambique_schema=acme\n"
               "o'hara & co=postgresql://me:pw@host/app?sslmode=require&"
               "alambique_schema=o%27hara%20%26%20co\n");
    check_list(project, "acme", "mysql://me@host/app?unix_socket=/tmp/x",
               "acme=mysql://me@host/acme?unix_socket=/tmp/x\n");
    check_list(project, "acme", "mysql://me@host", "acme=mysql://me@host/acme\n");
    check_list(project, "postgresql://me:secret@host/one", "sqlite:///x.db",
               "postgresql://me:***@host/one=postgresql://me:secret@host/one\n");
    check_list(project, "", NULL, "");
    fixture_close(&fixture);
}

static void test_bad_lists(void **unused)
{
    (void)unused;
    struct fixture fixture;
    struct alq_tenant_list *list = NULL;
    struct alq_error err = ALQ_ERROR_INIT;
    fixture_open(&fixture, sources);
    assert_false(alq_tenant_list_open(fixture.project, NULL, NULL, &list, &err));
    assert_int_equal(err.kind, ALQ_ERROR_CONFIG);
    alq_error_release(&err);
    assert_false(alq_tenant_list_open(fixture.project, "file:/no/such/list", NULL, &list, &err));
    assert_int_equal(err.kind, ALQ_ERROR_IO);
    alq_error_release(&err);
    assert_false(alq_tenant_list_open(fixture.project, "glob:/no/such/*", NULL, &list, &err));
    assert_int_equal(err.kind, ALQ_ERROR_CONFIG);
    alq_error_release(&err);
    assert_false(alq_tenant_list_open(fixture.project, "query:SELECT 1", NULL, &list, &err));
    assert_int_equal(err.kind, ALQ_ERROR_CONFIG);
    alq_error_release(&err);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all),        cmocka_unit_test(test_failure),
        cmocka_unit_test(test_bad_target), cmocka_unit_test(test_source_fails),
        cmocka_unit_test(test_stop),       cmocka_unit_test(test_urls),
        cmocka_unit_test(test_bad_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

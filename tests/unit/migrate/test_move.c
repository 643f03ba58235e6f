/* Upgrade, downgrade, stamp and state on a real SQLite file. */
#include "migrate/fixture.h"

#include <stdlib.h>
#include <string.h>

static const char first[] = "-- First tables\n"
                            "-- revision: a1\n"
                            "-- revises:\n"
                            "\n"
                            "-- upgrade\n"
                            "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
                            "INSERT INTO users (name) VALUES ('ana');\n"
                            "-- downgrade\n"
                            "DROP TABLE users;\n";
static const char second[] = "-- Courses\n"
                             "-- revision: b2\n"
                             "-- revises: a1\n"
                             "-- upgrade\n"
                             "CREATE TABLE courses (id INTEGER PRIMARY KEY);\n"
                             "-- downgrade\n"
                             "DROP TABLE courses;\n";
static const char third[] = "-- A column\n"
                            "-- revision: c3\n"
                            "-- revises: b2\n"
                            "-- upgrade\n"
                            "ALTER TABLE users ADD COLUMN email TEXT;\n"
                            "-- downgrade\n"
                            "ALTER TABLE users DROP COLUMN email;\n";
static const char *const chain[] = {"a1.sql", first, "b2.sql", second, "c3.sql", third, NULL};

static enum alq_state_kind state_of(struct fixture *fixture)
{
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_state state = {0};
    assert_ok(alq_state(fixture->project, fixture->database, &state, &err), &err);
    enum alq_state_kind kind = state.kind;
    alq_state_release(&state);
    return kind;
}

static void test_full_cycle(void **unused)
{
    (void)unused;
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_run_report report;
    fixture_open(&fixture, chain);
    assert_int_equal(state_of(&fixture), ALQ_STATE_EMPTY);
    assert_ok(alq_upgrade(fixture.project, fixture.database, "heads", NULL, &report, &err), &err);
    assert_int_equal(report.revisions, 3);
    assert_int_equal(report.statements, 4);
    assert_int_equal(state_of(&fixture), ALQ_STATE_CURRENT);
    assert_query(fixture.path, "SELECT group_concat(version_num) FROM alembic_version", "c3");
    assert_query(fixture.path, "SELECT name || ifnull(email, '-') FROM users", "ana-");
    assert_query(fixture.path, "SELECT count(*) FROM alambique_history WHERE outcome = 'ok'", "3");

    assert_ok(alq_upgrade(fixture.project, fixture.database, "heads", NULL, &report, &err), &err);
    assert_int_equal(report.revisions, 0);
    assert_ok(alq_downgrade(fixture.project, fixture.database, "-1", NULL, &report, &err), &err);
    assert_int_equal(state_of(&fixture), ALQ_STATE_BEHIND);
    assert_ok(alq_downgrade(fixture.project, fixture.database, "base", NULL, &report, &err), &err);
    assert_query(fixture.path,
                 "SELECT group_concat(name) FROM sqlite_schema WHERE name NOT LIKE 'alembic%' AND "
                 "name NOT LIKE 'alambique%' AND name NOT LIKE 'sqlite%'",
                 "");
    assert_ok(alq_upgrade(fixture.project, fixture.database, "+2", NULL, &report, &err), &err);
    assert_query(fixture.path, "SELECT version_num FROM alembic_version", "b2");
    fixture_close(&fixture);
}

static void test_version_table_is_alembics(void **unused)
{
    (void)unused;
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    fixture_open(&fixture, chain);
    assert_ok(alq_ensure_version(fixture.project, fixture.database, &err), &err);
    assert_query(fixture.path, "SELECT sql FROM sqlite_schema WHERE name = 'alembic_version'",
                 "CREATE TABLE alembic_version (\n    version_num VARCHAR(32) NOT NULL, \n"
                 "    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n)");
    fixture_close(&fixture);
}

static void test_failure_leaves_nothing(void **unused)
{
    (void)unused;
    static const char broken[] = "-- Broken\n-- revision: d4\n-- revises: c3\n-- upgrade\n"
                                 "CREATE TABLE half (id INTEGER);\n"
                                 "\n"
                                 "INSERT INTO nowhere VALUES (1);\n"
                                 "-- downgrade\n";
    static const char *const sources[] = {"a1.sql", first,    "b2.sql", second, "c3.sql",
                                          third,    "d4.sql", broken,   NULL};
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    fixture_open(&fixture, sources);
    assert_ok(alq_upgrade(fixture.project, fixture.database, "c3", NULL, NULL, &err), &err);
    char *before = dump_database(fixture.path);
    assert_false(alq_upgrade(fixture.project, fixture.database, "heads", NULL, NULL, &err));
    assert_int_equal(err.kind, ALQ_ERROR_DATABASE);
    assert_string_equal(err.file, "d4.sql");
    assert_int_equal(err.line, 7);
    assert_string_equal(err.statement, "INSERT INTO nowhere VALUES (1)");
    assert_non_null(strstr(err.detail, "revision d4 was rolled back; the database is at c3"));
    assert_non_null(err.hint);
    char *after = dump_database(fixture.path);
    assert_string_equal(before, after);
    free(before);
    free(after);
    alq_error_release(&err);
    fixture_close(&fixture);
}

static void test_stamp_and_unknown_version(void **unused)
{
    (void)unused;
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    static const char *const b2[] = {"b2"};
    static const char *const base[] = {"base"};
    fixture_open(&fixture, chain);
    assert_ok(alq_stamp(fixture.project, fixture.database, b2, 1, false, NULL, &err), &err);
    assert_int_equal(state_of(&fixture), ALQ_STATE_BEHIND);
    assert_ok(alq_database_execute(fixture.database,
                                   "UPDATE alembic_version SET version_num = 'zzz'", &err),
              &err);
    assert_int_equal(state_of(&fixture), ALQ_STATE_DIVERGED);
    assert_false(alq_upgrade(fixture.project, fixture.database, "heads", NULL, NULL, &err));
    assert_int_equal(err.kind, ALQ_ERROR_AHEAD);
    alq_error_release(&err);
    assert_ok(alq_stamp(fixture.project, fixture.database, b2, 1, true, NULL, &err), &err);
    assert_query(fixture.path, "SELECT group_concat(version_num) FROM alembic_version", "b2");
    assert_ok(alq_stamp(fixture.project, fixture.database, base, 1, false, NULL, &err), &err);
    assert_query(fixture.path, "SELECT count(*) FROM alembic_version", "0");
    fixture_close(&fixture);
}

static void test_unversioned(void **unused)
{
    (void)unused;
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    fixture_open(&fixture, chain);
    assert_ok(alq_database_execute(fixture.database, "CREATE TABLE other (id INTEGER)", &err),
              &err);
    assert_int_equal(state_of(&fixture), ALQ_STATE_UNVERSIONED);
    fixture_close(&fixture);
}

static void test_long_ids_widen_the_table(void **unused)
{
    (void)unused;
    static const char long_one[] = "-- Long\n"
                                   "-- revision: a_revision_id_that_is_longer_than_32_characters\n"
                                   "-- revises: c3\n-- upgrade\nSELECT 1;\n-- downgrade\n";
    static const char *const sources[] = {"a1.sql", first,    "b2.sql", second, "c3.sql",
                                          third,    "d4.sql", long_one, NULL};
    struct fixture narrow;
    struct fixture wide;
    struct alq_error err = ALQ_ERROR_INIT;
    fixture_open(&narrow, chain);
    assert_ok(alq_upgrade(narrow.project, narrow.database, "heads", NULL, NULL, &err), &err);
    fixture_open(&wide, sources);
    assert_ok(alq_upgrade(wide.project, narrow.database, "heads", NULL, NULL, &err), &err);
    assert_query(narrow.path,
                 "SELECT sql LIKE '%VARCHAR(255)%pkc%' FROM sqlite_schema WHERE name = "
                 "'alembic_version'",
                 "1");
    assert_query(narrow.path, "SELECT version_num FROM alembic_version",
                 "a_revision_id_that_is_longer_than_32_characters");
    fixture_close(&wide);
    fixture_close(&narrow);
}

static void test_edited_revision_is_seen(void **unused)
{
    (void)unused;
    static const char edited[] = "-- Courses\n-- revision: b2\n-- revises: a1\n-- upgrade\n"
                                 "CREATE TABLE courses (id INTEGER PRIMARY KEY, title TEXT);\n"
                                 "-- downgrade\nDROP TABLE courses;\n";
    static const char *const sources[] = {"a1.sql", first, "b2.sql", edited, "c3.sql", third, NULL};
    struct fixture fixture;
    struct fixture other;
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_state state = {0};
    fixture_open(&fixture, chain);
    assert_ok(alq_upgrade(fixture.project, fixture.database, "heads", NULL, NULL, &err), &err);
    fixture_open(&other, sources);
    assert_ok(alq_state(other.project, fixture.database, &state, &err), &err);
    assert_int_equal(state.edited.count, 1);
    assert_string_equal(state.edited.items[0], "b2");
    alq_state_release(&state);
    fixture_close(&other);
    fixture_close(&fixture);
}

static bool stop_at_second(void *user, const struct alq_progress *progress)
{
    (void)user;
    return !(progress->kind == ALQ_PROGRESS_STATEMENT && strcmp(progress->revision, "b2") == 0);
}

static void test_cancel_rolls_back(void **unused)
{
    (void)unused;
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_run_options options = {.callbacks = {.progress = stop_at_second}};
    fixture_open(&fixture, chain);
    assert_false(alq_upgrade(fixture.project, fixture.database, "heads", &options, NULL, &err));
    assert_int_equal(err.kind, ALQ_ERROR_CANCELLED);
    assert_query(fixture.path, "SELECT version_num FROM alembic_version", "a1");
    alq_error_release(&err);
    fixture_close(&fixture);
}

static void test_no_history(void **unused)
{
    (void)unused;
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_project_options options = {.history = -1, .version_table = "my_versions"};
    fixture_open_with(&fixture, chain, &options);
    assert_ok(alq_upgrade(fixture.project, fixture.database, "heads", NULL, NULL, &err), &err);
    assert_query(fixture.path,
                 "SELECT count(*) FROM sqlite_schema WHERE name = 'alambique_history'", "0");
    assert_query(fixture.path, "SELECT version_num FROM my_versions", "c3");
    fixture_close(&fixture);
}

static void test_plan_changes_nothing(void **unused)
{
    (void)unused;
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_plan plan = {0};
    fixture_open(&fixture, chain);
    assert_ok(alq_plan(fixture.project, fixture.database, ALQ_UPGRADE, "heads", &plan, &err), &err);
    assert_int_equal(plan.step_count, 3);
    assert_true(plan.steps[0].statements[0].is_version);
    assert_string_equal(plan.steps[0].statements[1].file, "a1.sql");
    assert_int_equal(plan.steps[0].statements[1].line, 6);
    assert_string_equal(plan.steps[2].heads_after.items[0], "c3");
    alq_plan_release(&plan);
    assert_int_equal(state_of(&fixture), ALQ_STATE_EMPTY);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full_cycle),
        cmocka_unit_test(test_version_table_is_alembics),
        cmocka_unit_test(test_failure_leaves_nothing),
        cmocka_unit_test(test_stamp_and_unknown_version),
        cmocka_unit_test(test_unversioned),
        cmocka_unit_test(test_long_ids_widen_the_table),
        cmocka_unit_test(test_edited_revision_is_seen),
        cmocka_unit_test(test_cancel_rolls_back),
        cmocka_unit_test(test_no_history),
        cmocka_unit_test(test_plan_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

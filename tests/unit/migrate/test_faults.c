/* Every call of a run fails in turn: the database is as it was, or the error says what stays; the
 * next run brings it to head. */
#include "migrate/fixture.h"

#include <stdlib.h>
#include <string.h>

#include "migrate/database.h"
#include "support/failing_connection.h"

static const char first[] = "-- First\n-- revision: a1\n-- revises:\n-- upgrade\n"
                            "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);\n"
                            "INSERT INTO users (name) VALUES ('ana');\n"
                            "-- downgrade\nDROP TABLE users;\n";
static const char second[] = "-- Second\n-- revision: b2\n-- revises: a1\n-- upgrade\n"
                             "ALTER TABLE users ADD COLUMN email TEXT;\n"
                             "UPDATE users SET email = name || '@example.org';\n"
                             "-- downgrade\nALTER TABLE users DROP COLUMN email;\n";
static const char unsafe[] = "-- Outside of a transaction\n-- revision: c3\n-- revises: b2\n"
                             "-- transaction: no\n-- upgrade\n"
                             "CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT);\n"
                             "INSERT INTO notes (body) VALUES ('one');\n"
                             "VACUUM;\n"
                             "INSERT INTO notes (body) VALUES ('two');\n"
                             "-- downgrade\nDROP TABLE notes;\n";
static const char *const transactional[] = {"a1.sql", first, "b2.sql", second, NULL};
static const char *const mixed[] = {"a1.sql", first, "b2.sql", second, "c3.sql", unsafe, NULL};

enum { MORE_CALLS_THAN_ANY_RUN = 400 };

static bool run_failing(struct fixture *fixture, bool is_upgrade, struct failing_plan *plan,
                        struct alq_error *err)
{
    struct connection *real = fixture->database->connection;
    fixture->database->connection = failing_connection_new(real, plan);
    bool has_run =
        is_upgrade ? alq_upgrade(fixture->project, fixture->database, "heads", NULL, NULL, err)
                   : alq_downgrade(fixture->project, fixture->database, "base", NULL, NULL, err);
    /* The wrapper owns the real one: the file is opened anew, as by the next process. */
    alq_database_free(fixture->database);
    struct alq_error reopen = ALQ_ERROR_INIT;
    assert_ok(alq_database_open(fixture->url, NULL, &fixture->database, &reopen), &reopen);
    return has_run;
}

/* The versions that are in the database, and with them the schema that they stand for. */
static void assert_whole(struct fixture *fixture)
{
    char *version = query_text(fixture->path, "SELECT version_num FROM alembic_version");
    bool has_users = strcmp(version, "") != 0;
    bool has_email = strcmp(version, "b2") == 0;
    free(version);
    assert_query(fixture->path, "SELECT count(*) FROM sqlite_schema WHERE name = 'users'",
                 has_users ? "1" : "0");
    assert_query(fixture->path,
                 "SELECT count(*) FROM pragma_table_info('users') WHERE name = 'email'",
                 has_email ? "1" : "0");
    assert_query(fixture->path,
                 "SELECT count(*) FROM sqlite_schema WHERE name = 'alambique_journal'", "0");
}

static void fail_each_call(bool is_upgrade, bool stays_broken)
{
    bool has_finished = false;
    for (size_t n = 1; !has_finished; n++) {
        struct fixture fixture;
        struct alq_error err = ALQ_ERROR_INIT;
        struct failing_plan plan = {.fail_at = n, .stays_broken = stays_broken};
        fixture_open(&fixture, transactional);
        if (!is_upgrade)
            assert_ok(alq_upgrade(fixture.project, fixture.database, "heads", NULL, NULL, &err),
                      &err);
        has_finished = run_failing(&fixture, is_upgrade, &plan, &err);
        if (!has_finished) {
            assert_int_equal(err.kind, ALQ_ERROR_DATABASE);
            assert_non_null(err.message);
        }
        alq_error_release(&err);
        assert_whole(&fixture);
        assert_ok(alq_upgrade(fixture.project, fixture.database, "heads", NULL, NULL, &err), &err);
        assert_query(fixture.path, "SELECT email FROM users", "ana@example.org");
        fixture_close(&fixture);
        assert_true(n < MORE_CALLS_THAN_ANY_RUN);
    }
}

static void test_upgrade_survives_any_failure(void **unused)
{
    (void)unused;
    fail_each_call(true, false);
}

static void test_downgrade_survives_any_failure(void **unused)
{
    (void)unused;
    fail_each_call(false, false);
}

static void test_upgrade_survives_a_lost_connection(void **unused)
{
    (void)unused;
    fail_each_call(true, true);
}

/* The first revision alone: whatever fails, the file is byte for byte what it was, by its
 * content. */
static void test_nothing_is_left_behind(void **unused)
{
    (void)unused;
    static const char *const one[] = {"a1.sql", first, NULL};
    bool has_finished = false;
    for (size_t n = 1; !has_finished; n++) {
        struct fixture fixture;
        struct alq_error err = ALQ_ERROR_INIT;
        struct failing_plan plan = {.fail_at = n};
        fixture_open(&fixture, one);
        assert_ok(alq_database_execute(fixture.database,
                                       "CREATE TABLE mine (a); INSERT INTO mine VALUES (1)", &err),
                  &err);
        char *before = dump_database(fixture.path);
        has_finished = run_failing(&fixture, true, &plan, &err);
        char *after = dump_database(fixture.path);
        if (!has_finished)
            assert_string_equal(before, after);
        free(before);
        free(after);
        alq_error_release(&err);
        fixture_close(&fixture);
        assert_true(n < MORE_CALLS_THAN_ANY_RUN);
    }
}

static void finish_interrupted(struct fixture *fixture)
{
    struct alq_error err = ALQ_ERROR_INIT;
    if (alq_upgrade(fixture->project, fixture->database, "heads", NULL, NULL, &err))
        return;
    /* Only what is really in doubt may stop the next run, and a decision gets it going again. */
    assert_int_equal(err.kind, ALQ_ERROR_INTERRUPTED);
    assert_non_null(strstr(err.hint, "repair --retry"));
    alq_error_release(&err);
    struct alq_unfinished unfinished = {0};
    assert_ok(alq_repair(fixture->project, fixture->database, ALQ_REPAIR_RETRY, NULL, &unfinished,
                         &err),
              &err);
    assert_string_equal(unfinished.revision, "c3");
    assert_string_equal(unfinished.text, "VACUUM");
    assert_true(unfinished.is_doubtful);
    alq_unfinished_release(&unfinished);
    assert_ok(alq_upgrade(fixture->project, fixture->database, "heads", NULL, NULL, &err), &err);
}

static void fail_each_journaled_call(bool stays_broken)
{
    bool has_finished = false;
    for (size_t n = 1; !has_finished; n++) {
        struct fixture fixture;
        struct alq_error err = ALQ_ERROR_INIT;
        struct failing_plan plan = {.fail_at = n, .stays_broken = stays_broken};
        fixture_open(&fixture, mixed);
        has_finished = run_failing(&fixture, true, &plan, &err);
        alq_error_release(&err);
        /* This process is the holder that a broken connection left in the journal; it has given
         * up. */
        if (stays_broken)
            assert_ok(alq_unlock(fixture.project, fixture.database, &err), &err);
        finish_interrupted(&fixture);
        assert_query(fixture.path, "SELECT version_num FROM alembic_version", "c3");
        assert_query(fixture.path, "SELECT group_concat(body) FROM notes", "one,two");
        assert_query(fixture.path,
                     "SELECT count(*) FROM sqlite_schema WHERE name = 'alambique_journal'", "0");
        fixture_close(&fixture);
        assert_true(n < MORE_CALLS_THAN_ANY_RUN);
    }
}

static void test_journal_resumes_after_any_failure(void **unused)
{
    (void)unused;
    fail_each_journaled_call(false);
}

static void test_journal_resumes_after_a_lost_connection(void **unused)
{
    (void)unused;
    fail_each_journaled_call(true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_upgrade_survives_any_failure),
        cmocka_unit_test(test_downgrade_survives_any_failure),
        cmocka_unit_test(test_upgrade_survives_a_lost_connection),
        cmocka_unit_test(test_nothing_is_left_behind),
        cmocka_unit_test(test_journal_resumes_after_any_failure),
        cmocka_unit_test(test_journal_resumes_after_a_lost_connection),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

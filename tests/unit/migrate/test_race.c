/* Many processes start at once, and processes are killed: nothing is lost, nothing is applied
 * twice. */
#include "migrate/fixture.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PROCESSES = 16, ROUNDS = 3, REVISIONS = 20, KILLS = 25 };

static char texts[REVISIONS][1024];
static const char *sources[2 * REVISIONS + 1];

/* A chain in which every revision leaves one row, so that one that ran twice is seen. */
static void write_chain(void)
{
    static char names[REVISIONS][32];
    for (int i = 0; i < REVISIONS; i++) {
        char parent[32] = "";
        if (i)
            snprintf(parent, sizeof parent, "r%02d", i - 1);
        snprintf(names[i], sizeof names[i], "r%02d.sql", i);
        snprintf(texts[i], sizeof texts[i],
                 "-- Step\n-- revision: r%02d\n-- revises: %s\n%s-- upgrade\n"
                 "%s"
                 "INSERT INTO log (step) VALUES (%d);\n"
                 "CREATE TABLE t%d (id INTEGER);\n"
                 "-- downgrade\nDROP TABLE t%d;\n",
                 i, parent, i % 7 == 3 ? "-- transaction: no\n" : "",
                 i ? "" : "CREATE TABLE log (step INTEGER);\n", i, i, i);
        sources[2 * i] = names[i];
        sources[2 * i + 1] = texts[i];
    }
}

/* In the child: upgrade and report by the exit status. */
static void upgrade_and_exit(const struct fixture *fixture)
{
    struct alq_database *database = NULL;
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_run_options options = {.lock_timeout_ms = 60000};
    bool ok = alq_database_open(fixture->url, NULL, &database, &err) &&
              alq_upgrade(fixture->project, database, "heads", &options, NULL, &err);
    if (!ok) {
        char text[1024];
        alq_error_format(&err, text, sizeof text);
        fprintf(stderr, "%s\n", text);
    }
    alq_database_free(database);
    _exit(ok ? 0 : 1);
}

static void assert_each_once(const struct fixture *fixture)
{
    assert_query(fixture->path, "SELECT count(*) || ',' || count(DISTINCT step) FROM log", "20,20");
    assert_query(fixture->path, "SELECT version_num FROM alembic_version", "r19");
    assert_query(fixture->path, "SELECT count(*) FROM alambique_history", "20");
}

static void test_many_starters(void **unused)
{
    (void)unused;
    for (int round = 0; round < ROUNDS; round++) {
        struct fixture fixture;
        fixture_open(&fixture, sources);
        for (int i = 0; i < PROCESSES; i++)
            if (fork() == 0)
                upgrade_and_exit(&fixture);
        for (int i = 0; i < PROCESSES; i++) {
            int status = 0;
            assert_true(wait(&status) > 0);
            assert_int_equal(status, 0);
        }
        assert_each_once(&fixture);
        fixture_close(&fixture);
    }
}

static void test_kill_at_any_moment(void **unused)
{
    (void)unused;
    unsigned delay_us = 500;
    struct fixture fixture;
    fixture_open(&fixture, sources);
    for (int i = 0; i < KILLS; i++, delay_us += 400) {
        pid_t child = fork();
        if (child == 0)
            upgrade_and_exit(&fixture);
        usleep(delay_us);
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
    }
    struct alq_error err = ALQ_ERROR_INIT;
    assert_ok(alq_upgrade(fixture.project, fixture.database, "heads", NULL, NULL, &err), &err);
    assert_each_once(&fixture);
    fixture_close(&fixture);
}

int main(void)
{
    write_chain();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many_starters),
        cmocka_unit_test(test_kill_at_any_moment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

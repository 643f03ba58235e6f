/* A set of revisions inside the program, in SQL and C, from its opening to its history. */
#include "migrate/fixture.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <alambique/migration.h>

static bool upgrade(struct alq_op *op, struct alq_error *err)
{
    uint64_t changes = 0;
    struct alq_rows *rows = NULL;
    if (!alq_create_table(op, "notes",
                          ALQ_ITEMS(ALQ_COLUMN("id", ALQ_INTEGER, .primary_key = true),
                                    ALQ_COLUMN("body", ALQ_TEXT, .not_null = true)),
                          err) ||
        !alq_execute_with(op, "INSERT INTO notes (body) SELECT name FROM users WHERE name <> ?",
                          ALQ_VALUES(alq_text("bob")), &changes, err) ||
        !alq_query(op, "SELECT id, body, NULL, 1.5 FROM notes", NULL, &rows, err))
        return false;
    if (changes != 1 || alq_rows_count(rows) != 1 || !alq_rows_next(rows) ||
        !alq_rows_is_null(rows, 2) || !alq_rows_is_null(rows, 9) ||
        alq_rows_integer(rows, 3) != 1 || strcmp(alq_rows_text(rows, 0), "1") != 0 ||
        alq_rows_next(rows))
        return alq_fail(err, "the rows are not as they should be");
    return alq_has_table(op, "notes") && !alq_has_table(op, "other");
}

static bool downgrade(struct alq_op *op, struct alq_error *err)
{
    return alq_drop_table(op, "notes", err);
}

static const struct alq_revision_code code = {.id = "b2",
                                              .revises = "a1",
                                              .upgrade = upgrade,
                                              .downgrade = downgrade};

static const char sql[] = "-- Users\n-- revision: a1\n-- upgrade\n"
                          "CREATE TABLE users (name TEXT);\n"
                          "INSERT INTO users VALUES ('ana'), ('bob');\n"
                          "-- downgrade\nDROP TABLE users;\n";
static const struct alq_embedded_revision revisions[] = {
    {.name = "a1.sql",
     .format = "sql",
     .id = "a1",
     .title = "Users",
     .doc = "Users",
     .digest = "d1",
     .text = sql,
     .length = sizeof sql - 1},
    {.name = "b2.c",
     .format = "c",
     .id = "b2",
     .title = "Notes",
     .doc = "Notes",
     .digest = "d2",
     .parents = (const char *const[]){"a1", NULL},
     .labels = (const char *const[]){"web", NULL},
     .code = &code,
     .has_downgrade = true},
};
static const struct alq_revision_set set = {.version = ALQ_REVISION_SET_VERSION,
                                            .revisions = revisions,
                                            .count = 2};
static const char *const heads[] = {"b2", NULL};
static const struct alq_revision_set known = {.version = ALQ_REVISION_SET_VERSION,
                                              .revisions = revisions,
                                              .count = 2,
                                              .heads = heads,
                                              .longest_id = 2};

static void run(const struct alq_revision_set *of)
{
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_project *project = NULL;
    struct alq_run_report report = {0};
    const char *const sources[] = {"a1.sql", sql, NULL};
    fixture_open(&fixture, sources); /* for its database */
    assert_ok(alq_project_open_embedded(of, NULL, &project, &err), &err);
    assert_int_equal(alq_project_find(project, "b2")->kind, ALQ_REVISION_C);
    assert_ok(alq_upgrade(project, fixture.database, "web@head", NULL, &report, &err), &err);
    assert_int_equal(report.revisions, 2);
    assert_int_equal(report.statements, 4);
    assert_query(fixture.path, "SELECT body FROM notes", "ana");
    assert_query(fixture.path, "SELECT group_concat(checksum) FROM alambique_history", "d1,d2");
    assert_ok(alq_downgrade(project, fixture.database, "base", NULL, &report, &err), &err);
    assert_query(fixture.path, "SELECT count(*) FROM alembic_version", "0");
    alq_project_free(project);
    fixture_close(&fixture);
}

static void test_runs(void **unused)
{
    (void)unused;
    run(&set);
    run(&known);
}

/* The first thing that is asked of a project is whether there is anything to do. */
static void test_nothing_to_do(void **unused)
{
    (void)unused;
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_project *project = NULL;
    struct alq_run_report report = {0};
    const char *const sources[] = {"a1.sql", sql, NULL};
    fixture_open(&fixture, sources);
    assert_ok(alq_project_open_embedded(&known, NULL, &project, &err), &err);
    assert_ok(alq_upgrade(project, fixture.database, "heads", NULL, &report, &err), &err);
    assert_int_equal(report.revisions, 2);
    alq_project_free(project);
    assert_ok(alq_project_open_embedded(&known, NULL, &project, &err), &err);
    assert_ok(alq_upgrade(project, fixture.database, "head", NULL, &report, &err), &err);
    assert_int_equal(report.revisions, 0);
    assert_int_equal(alq_project_revision_count(project), 2);
    assert_ok(alq_downgrade(project, fixture.database, "a1", NULL, &report, &err), &err);
    assert_ok(alq_upgrade(project, fixture.database, "heads", NULL, &report, &err), &err);
    assert_int_equal(report.revisions, 1);
    alq_project_free(project);
    fixture_close(&fixture);
}

static void *ask(void *project)
{
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_revision_list list = {0};
    if (!alq_project_walk(project, NULL, NULL, &list, &err))
        return NULL;
    const struct alq_revision *last = list.count == 2 ? list.items[0] : NULL;
    alq_revision_list_release(&list);
    return (void *)(uintptr_t)(last && last == alq_project_find(project, "b2"));
}

/* Whoever asks first has it linked, for all. */
static void test_threads(void **unused)
{
    (void)unused;
    enum { COUNT = 8 };
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_project *project = NULL;
    pthread_t threads[COUNT];
    assert_ok(alq_project_open_embedded(&known, NULL, &project, &err), &err);
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, ask, project), 0);
    for (size_t i = 0; i < COUNT; i++) {
        void *is_right = NULL;
        assert_int_equal(pthread_join(threads[i], &is_right), 0);
        assert_non_null(is_right);
    }
    alq_project_free(project);
}

static void test_refused(void **unused)
{
    (void)unused;
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_project *project = NULL;
    const struct alq_revision_set old = {.version = 99, .revisions = revisions, .count = 2};
    const struct alq_revision_set empty = {.version = ALQ_REVISION_SET_VERSION};
    assert_false(alq_project_open_embedded(&old, NULL, &project, &err));
    assert_int_equal(err.kind, ALQ_ERROR_CONFIG);
    alq_error_release(&err);
    assert_false(alq_project_open_embedded(&empty, NULL, &project, &err));
    assert_string_equal(err.message, "no revisions among those embedded");
    alq_error_release(&err);
}

static void test_written(void **unused)
{
    (void)unused;
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_project *project = NULL;
    const struct alq_source source = {"a1.sql", sql, sizeof sql - 1};
    char *written = NULL;
    size_t length = 0;
    assert_ok(alq_project_open_memory(&source, 1, NULL, &project, &err), &err);
    assert_ok(alq_embed(project, "shop", &written, &length, &err), &err);
    assert_int_equal(strlen(written), length);
    assert_non_null(strstr(written, "const struct alq_revision_set shop = "
                                    "{2u, alq_embedded, 1, alq_embedded_heads, 2};"));
    assert_non_null(strstr(written, "alq_embedded_heads[] = {\"a1\", NULL};"));
    assert_non_null(strstr(written, ".id = \"a1\""));
    free(written);
    alq_project_free(project);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_runs),    cmocka_unit_test(test_nothing_to_do),
        cmocka_unit_test(test_threads), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Sections for one of several databases, in revisions that are in memory. */
#include "migrate/fixture.h"

#include <string.h>

static const char *const sources[] = {
    "a1.sql",
    "-- One\n-- revision: a1\n-- upgrade accounts\nCREATE TABLE users (id INTEGER);\n"
    "-- upgrade\nCREATE TABLE things (id INTEGER);\n",
    "a2.sql",
    "-- Two\n-- revision: a2\n-- revises: a1\n-- upgrade orders\nCREATE TABLE orders (id "
    "INTEGER);\n"
    "-- downgrade orders\nDROP TABLE orders;\n",
    NULL,
};

static const char *const names[] = {"accounts", "orders"};

static void check(const char *database, const char *expected)
{
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    const struct alq_project_options options = {
        .databases = names,
        .database_count = 2,
        .database = database,
    };
    fixture_open_with(&fixture, sources, &options);
    assert_ok(alq_upgrade(fixture.project, fixture.database, "heads", NULL, NULL, &err), &err);
    assert_query(fixture.path,
                 "SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema"
                 " WHERE type = 'table' AND name NOT LIKE 'al%' ORDER BY name)",
                 expected);
    assert_ok(alq_downgrade(fixture.project, fixture.database, "-1", NULL, NULL, &err), &err);
    fixture_close(&fixture);
}

static void test_sections(void **unused)
{
    (void)unused;
    check("accounts", "users");
    check("orders", "orders,things");
    check(NULL, "things");
}

static void test_unknown(void **unused)
{
    (void)unused;
    struct alq_project *project = NULL;
    struct alq_error err = ALQ_ERROR_INIT;
    const struct alq_source source = {sources[0], sources[1], strlen(sources[1])};
    const struct alq_project_options options = {.databases = names + 1, .database_count = 1};
    assert_false(alq_project_open_memory(&source, 1, &options, &project, &err));
    assert_int_equal(err.kind, ALQ_ERROR_SCRIPT);
    assert_non_null(strstr(err.hint, "orders"));
    alq_error_release(&err);
    const struct alq_project_options other = {.databases = names,
                                              .database_count = 2,
                                              .database = "stock"};
    assert_false(alq_project_open_memory(&source, 1, &other, &project, &err));
    assert_int_equal(err.kind, ALQ_ERROR_CONFIG);
    alq_error_release(&err);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sections),
        cmocka_unit_test(test_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

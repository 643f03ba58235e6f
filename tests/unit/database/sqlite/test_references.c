/* PRAGMA foreign_keys in a transaction: heeded until it ends, and what it lets in is looked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "support/sqlite_file.h"
#include "base/banned.h"

struct fixture {
    struct sqlite_files files;
    struct connection *connection;
};

/* A parent with a child that goes with it, and enforcement on. */
static int set_up(void **state)
{
    static const char *const statements[] = {
        "CREATE TABLE parent (id INTEGER PRIMARY KEY)",
        "CREATE TABLE child (parent INTEGER REFERENCES parent (id) ON DELETE CASCADE)",
        "INSERT INTO parent VALUES (1)",
        "INSERT INTO child VALUES (1)",
    };
    struct fixture *fixture = memory_alloc(sizeof *fixture);
    sqlite_files_make(&fixture->files);
    fixture->connection =
        sqlite_files_open(&fixture->files, "sqlite:///app.db?foreign_keys=1", NULL);
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        sqlite_must_execute(fixture->connection, statements[i]);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    connection_free(fixture->connection);
    sqlite_files_remove(&fixture->files);
    free(fixture);
    return 0;
}

static int64_t ask(struct connection *connection, const char *sql)
{
    ERROR_SCOPE(err);
    ROWS_SCOPE(rows);
    bool has_row = false;
    if (!connection_query(connection, sql, NULL, 0, &rows, &err) ||
        !rows_next(rows, &has_row, &err) || !has_row)
        fail_msg("%s: %s", sql, err.message);
    return rows_integer(rows, 0);
}

static void begin_without(struct connection *connection)
{
    assert_true(connection_begin(connection, NULL));
    sqlite_must_execute(connection, "PRAGMA foreign_keys = OFF");
    assert_int_equal(ask(connection, "PRAGMA foreign_keys"), 0);
}

static void test_rows_of_others_stay(void **state)
{
    struct connection *connection = ((struct fixture *)*state)->connection;
    begin_without(connection);
    sqlite_must_execute(connection, "CREATE TABLE new (id INTEGER PRIMARY KEY, name TEXT)");
    sqlite_must_execute(connection, "INSERT INTO new (id) SELECT id FROM parent");
    sqlite_must_execute(connection, "DROP TABLE parent");
    sqlite_must_execute(connection, "PRAGMA legacy_alter_table = ON");
    sqlite_must_execute(connection, "ALTER TABLE new RENAME TO parent");
    assert_true(connection_commit(connection, NULL));
    assert_int_equal(ask(connection, "SELECT count(*) FROM child"), 1);
    assert_int_equal(ask(connection, "PRAGMA foreign_keys"), 1);
}

static void test_violations_are_refused(void **state)
{
    struct connection *connection = ((struct fixture *)*state)->connection;
    ERROR_SCOPE(err);
    begin_without(connection);
    sqlite_must_execute(connection, "DELETE FROM parent");
    assert_false(connection_commit(connection, &err));
    assert_int_equal(err.kind, ALQ_ERROR_DATABASE);
    assert_string_equal(err.detail, "row 1 of child refers to a row that is not in parent");
    connection_rollback(connection);
    assert_int_equal(ask(connection, "SELECT count(*) FROM parent"), 1);
    assert_int_equal(ask(connection, "PRAGMA foreign_keys"), 1);
}

/* What was so before is nobody's fault now. */
static void test_old_violations_stay(void **state)
{
    struct connection *connection = ((struct fixture *)*state)->connection;
    sqlite_must_execute(connection, "PRAGMA foreign_keys = OFF");
    sqlite_must_execute(connection, "INSERT INTO child VALUES (7)");
    sqlite_must_execute(connection, "PRAGMA foreign_keys = ON");
    begin_without(connection);
    sqlite_must_execute(connection, "pragma  foreign_keys(1)");
    assert_int_equal(ask(connection, "PRAGMA foreign_keys"), 1);
    assert_true(connection_commit(connection, NULL));
    assert_int_equal(ask(connection, "PRAGMA foreign_keys"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows_of_others_stay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_violations_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_old_violations_stay, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

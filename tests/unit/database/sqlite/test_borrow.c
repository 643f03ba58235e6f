/* A handle of the application's: used, and given back as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/clock.h"
#include "base/error.h"
#include "database/sqlite/sqlite.h"
#include "support/sqlite_file.h"
#include "base/banned.h"

struct fixture {
    struct sqlite_files files;
    sqlite3 *handle;
    struct connection *connection;
};

static int set_up(void **state)
{
    struct fixture *fixture = memory_alloc(sizeof *fixture);
    sqlite_files_make(&fixture->files);
    char *path = sqlite_files_path(&fixture->files, "app.db");
    assert_int_equal(sqlite3_open(path, &fixture->handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(fixture->handle, "CREATE TABLE t (c)", NULL, NULL, NULL),
                     SQLITE_OK);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    connection_free(fixture->connection);
    assert_int_equal(sqlite3_close(fixture->handle), SQLITE_OK); /* nothing is left open on it */
    sqlite_files_remove(&fixture->files);
    free(fixture);
    return 0;
}

static struct connection *borrow(struct fixture *fixture, struct open_options options)
{
    ERROR_SCOPE(err);
    if (!sqlite_borrow(fixture->handle, &options, &fixture->connection, &err))
        fail_msg("%s", err.message);
    return fixture->connection;
}

static void give_back(struct fixture *fixture)
{
    connection_free(fixture->connection);
    fixture->connection = NULL;
}

static void run(struct fixture *fixture, const char *sql)
{
    assert_int_equal(sqlite3_exec(fixture->handle, sql, NULL, NULL, NULL), SQLITE_OK);
}

static int ask(struct fixture *fixture, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(fixture->handle, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int number = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return number;
}

static void test_use(void **state)
{
    struct fixture *fixture = *state;
    struct connection *connection = borrow(fixture, (struct open_options){0});
    TEXT_SCOPE(url);
    text_printf(&url, "sqlite:///%s/app.db", fixture->files.directory);
    assert_string_equal(connection->display_url, text_string(&url));
    assert_true(connection_begin(connection, NULL));
    sqlite_must_execute(connection, "INSERT INTO t VALUES (1)");
    assert_true(connection_commit(connection, NULL));
    give_back(fixture);
    assert_int_equal(ask(fixture, "SELECT count(*) FROM t"), 1);
}

static void test_memory(void **state)
{
    struct fixture *fixture = *state;
    sqlite3 *handle = NULL;
    struct connection *connection = NULL;
    struct open_options options = {0};
    (void)fixture;
    assert_int_equal(sqlite3_open(":memory:", &handle), SQLITE_OK);
    assert_true(sqlite_borrow(handle, &options, &connection, NULL));
    assert_string_equal(connection->display_url, "sqlite://");
    sqlite_must_execute(connection, "CREATE TABLE t (c)");
    connection_free(connection);
    assert_int_equal(sqlite3_close(handle), SQLITE_OK);
}

static void test_transaction_of_the_application(void **state)
{
    struct fixture *fixture = *state;
    struct open_options options = {0};
    ERROR_SCOPE(err);
    run(fixture, "BEGIN");
    assert_false(sqlite_borrow(fixture->handle, &options, &fixture->connection, &err));
    assert_int_equal(err.kind, ALQ_ERROR_USAGE);
    assert_null(fixture->connection);
    run(fixture, "COMMIT");
    alq_error_release(&err);

    borrow(fixture, options);
    run(fixture, "BEGIN");
    run(fixture, "INSERT INTO t VALUES (1)");
    assert_false(connection_begin(fixture->connection, &err));
    assert_int_equal(err.kind, ALQ_ERROR_USAGE);
    give_back(fixture);
    assert_false(sqlite3_get_autocommit(fixture->handle)); /* it is not ours to end */
    run(fixture, "COMMIT");
    assert_int_equal(ask(fixture, "SELECT count(*) FROM t"), 1);
}

static void test_unfinished_work_is_rolled_back(void **state)
{
    struct fixture *fixture = *state;
    borrow(fixture, (struct open_options){0});
    assert_true(connection_begin(fixture->connection, NULL));
    assert_false(connection_begin(fixture->connection, NULL));
    sqlite_must_execute(fixture->connection, "INSERT INTO t VALUES (1)");
    give_back(fixture);
    assert_true(sqlite3_get_autocommit(fixture->handle));
    assert_int_equal(ask(fixture, "SELECT count(*) FROM t"), 0);
}

static void test_settings_come_back(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "PRAGMA foreign_keys = ON");
    run(fixture, "PRAGMA busy_timeout = 4321");
    run(fixture, "PRAGMA synchronous = NORMAL");
    borrow(fixture, (struct open_options){0});
    sqlite_must_execute(fixture->connection, "PRAGMA foreign_keys = OFF");
    sqlite_must_execute(fixture->connection, "PRAGMA busy_timeout = 1");
    sqlite_must_execute(fixture->connection, "PRAGMA synchronous = OFF");
    sqlite_must_execute(fixture->connection, "PRAGMA writable_schema = ON");
    connection_reset_session(fixture->connection);
    assert_int_equal(ask(fixture, "PRAGMA foreign_keys"), 1);
    assert_int_equal(ask(fixture, "PRAGMA busy_timeout"), 4321);
    assert_int_equal(ask(fixture, "PRAGMA synchronous"), 1);
    assert_int_equal(ask(fixture, "PRAGMA writable_schema"), 0);
    sqlite_must_execute(fixture->connection, "PRAGMA foreign_keys = OFF");
    give_back(fixture);
    assert_int_equal(ask(fixture, "PRAGMA foreign_keys"), 1);
}

/* The application's timeout of a minute must not hold up one that asked for less. */
static void test_busy_timeout_is_suspended(void **state)
{
    struct fixture *fixture = *state;
    struct connection *other = sqlite_files_open(&fixture->files, "sqlite:///app.db", NULL);
    run(fixture, "PRAGMA busy_timeout = 60000");
    borrow(fixture, (struct open_options){.lock_timeout_ms = 100});
    ERROR_SCOPE(err);
    assert_true(connection_begin(other, NULL));
    int64_t start = clock_monotonic();
    assert_false(connection_begin(fixture->connection, &err));
    assert_int_equal(err.kind, ALQ_ERROR_LOCK);
    assert_in_range((clock_monotonic() - start) / 1000000, 100, 20000);
    assert_int_equal(ask(fixture, "PRAGMA busy_timeout"), 60000);
    connection_free(other);
    assert_true(connection_begin(fixture->connection, NULL));
}

static int count_calls(void *user, int calls)
{
    (void)calls;
    ++*(int *)user;
    return 0;
}

static void test_busy_handler_stays(void **state)
{
    struct fixture *fixture = *state;
    int calls = 0;
    struct connection *other = sqlite_files_open(&fixture->files, "sqlite:///app.db", NULL);
    sqlite3_busy_handler(fixture->handle, count_calls, &calls);
    borrow(fixture, (struct open_options){.lock_timeout_ms = 50});
    assert_true(connection_begin(other, NULL));
    assert_false(connection_begin(fixture->connection, NULL));
    assert_true(calls > 0);
    give_back(fixture);
    calls = 0;
    assert_int_equal(sqlite3_exec(fixture->handle, "INSERT INTO t VALUES (1)", NULL, NULL, NULL),
                     SQLITE_BUSY);
    assert_int_equal(calls, 1);
    connection_free(other);
}

static void test_reading_only(void **state)
{
    struct fixture *fixture = *state;
    borrow(fixture, (struct open_options){.is_read_only = true});
    ERROR_SCOPE(err);
    struct rows *rows = NULL;
    assert_false(connection_execute(fixture->connection, "INSERT INTO t VALUES (1)", &err));
    assert_non_null(strstr(err.message, "was opened for reading only"));
    assert_string_equal(err.sqlstate, "25006");
    assert_false(
        connection_query(fixture->connection, "DELETE FROM t RETURNING c", NULL, 0, &rows, NULL));
    assert_false(connection_begin(fixture->connection, NULL));
    sqlite_must_execute(fixture->connection, "SELECT * FROM t");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_use),
        TEST(test_memory),
        TEST(test_transaction_of_the_application),
        TEST(test_unfinished_work_is_rolled_back),
        TEST(test_settings_come_back),
        TEST(test_busy_timeout_is_suspended),
        TEST(test_busy_handler_stays),
        TEST(test_reading_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Statements, values, rows and transactions on SQLite. */
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

static int set_up(void **state)
{
    struct fixture *fixture = memory_alloc(sizeof *fixture);
    sqlite_files_make(&fixture->files);
    fixture->connection = sqlite_files_open(&fixture->files, "sqlite:///app.db", NULL);
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

static void assert_fails(struct fixture *fixture, const char *sql, enum alq_error_kind kind,
                         const char *message, const char *sqlstate)
{
    ERROR_SCOPE(err);
    if (connection_execute(fixture->connection, sql, &err))
        fail_msg("%s did not fail", sql);
    assert_string_equal(err.message, message);
    assert_int_equal(err.kind, kind);
    assert_string_equal(err.sqlstate, sqlstate);
    assert_string_equal(err.statement, sql);
    assert_false(connection_execute(fixture->connection, sql, NULL));
}

static void test_changes(void **state)
{
    struct fixture *fixture = *state;
    struct connection *connection = fixture->connection;
    static const struct {
        const char *sql;
        uint64_t changes;
    } steps[] = {
        {"CREATE TABLE t (a INTEGER PRIMARY KEY, b)", 0},
        {"INSERT INTO t (b) VALUES ('x'), ('y'), ('z')", 3},
        {"SELECT * FROM t", 0},
        {"UPDATE t SET b = 'n' WHERE a > 1", 2},
        {"CREATE INDEX i ON t (b)", 0},
        {"UPDATE t SET b = 'n' WHERE a > 10", 0},
        {"DELETE FROM t", 3},
        {"CREATE TABLE u AS SELECT 1 AS c", 0},
        {"  -- nothing\n ;", 0},
        {"", 0},
        {"INSERT INTO t (b) VALUES (1), (2) RETURNING a", 2},
        {"SELECT 1; -- and a comment\n /* another */ ;", 0},
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        ERROR_SCOPE(err);
        uint64_t changes = 99;
        if (!connection_execute_with(connection, steps[i].sql, NULL, 0, &changes, &err))
            fail_msg("%s: %s", steps[i].sql, err.message);
        if (changes != steps[i].changes)
            fail_msg("%s: %d changes", steps[i].sql, (int)changes);
    }
}

static void assert_same(struct value a, struct value b)
{
    assert_int_equal(a.kind, b.kind);
    if (a.kind == VALUE_INTEGER)
        assert_true(a.integer == b.integer);
    if (a.kind == VALUE_REAL)
        assert_true(a.real == b.real);
    if (a.kind == VALUE_TEXT || a.kind == VALUE_BLOB) {
        assert_int_equal(a.length, b.length);
        assert_non_null(b.bytes);
        assert_memory_equal(a.bytes, b.bytes, a.length);
        assert_true(a.kind == VALUE_BLOB || b.bytes[b.length] == '\0');
    }
}

/* What goes in comes out: NUL in text, wide characters, empty ones, a big blob. */
static void test_values_come_back(void **state)
{
    struct fixture *fixture = *state;
    enum { BIG = 20 * 1000 * 1000 };
    char *big = memory_alloc(BIG);
    memset(big, 0xa5, BIG);
    const struct value values[] = {
        VALUE_OF_NULL,
        VALUE_OF_INTEGER(INT64_MIN),
        VALUE_OF_INTEGER(INT64_MAX),
        {.kind = VALUE_REAL, .real = -1.5e300},
        value_of_text(""),
        value_of_text("it's \xe8\xa1\xa8 \xf0\x9f\x98\x80"),
        {.kind = VALUE_TEXT, .bytes = "a\0b", .length = 3},
        {.kind = VALUE_BLOB, .bytes = "\0\xff", .length = 2},
        {.kind = VALUE_BLOB, .bytes = NULL, .length = 0},
        {.kind = VALUE_BLOB, .bytes = big, .length = BIG},
    };
    enum { COUNT = sizeof values / sizeof *values };
    ERROR_SCOPE(err);
    sqlite_must_execute(fixture->connection, "CREATE TABLE t (n INTEGER PRIMARY KEY, v)");
    for (size_t i = 0; i < COUNT; i++)
        assert_true(connection_execute_with(fixture->connection, "INSERT INTO t (v) VALUES (?)",
                                            &values[i], 1, NULL, &err));
    ROWS_SCOPE(rows);
    assert_true(connection_query(fixture->connection, "SELECT n, v FROM t ORDER BY n", NULL, 0,
                                 &rows, &err));
    assert_int_equal(rows_column_count(rows), 2);
    assert_string_equal(rows_column_name(rows, 1), "v");
    bool has_row = false;
    for (size_t i = 0; i < COUNT; i++) {
        assert_true(rows_next(rows, &has_row, &err));
        assert_true(has_row);
        assert_int_equal(rows_integer(rows, 0), i + 1);
        assert_same(values[i], rows_value(rows, 1));
    }
    for (int i = 0; i < 3; i++) { /* and the end stays the end */
        assert_true(rows_next(rows, &has_row, &err));
        assert_false(has_row);
    }
    free(big);
}

static void test_rows_of_a_statement_without_any(void **state)
{
    struct fixture *fixture = *state;
    static const char *const statements[] = {"CREATE TABLE t (c)", "INSERT INTO t VALUES (1)", "",
                                             "-- x"};
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
        ERROR_SCOPE(err);
        ROWS_SCOPE(rows);
        bool has_row = true;
        assert_true(connection_query(fixture->connection, statements[i], NULL, 0, &rows, &err));
        assert_int_equal(rows_column_count(rows), 0);
        assert_true(rows_next(rows, &has_row, &err));
        assert_false(has_row);
    }
    assert_string_equal(sqlite_must_ask(&fixture->files, fixture->connection,
                                        "SELECT count(*) FROM t"),
                        "1");
}

static void test_refused_statements(void **state)
{
    struct fixture *fixture = *state;
    sqlite_must_execute(
        fixture->connection,
        "CREATE TABLE t (a INTEGER PRIMARY KEY, b NOT NULL UNIQUE, c CHECK (c > 0))");
    sqlite_must_execute(fixture->connection, "CREATE TABLE u (a REFERENCES t)");
    sqlite_must_execute(fixture->connection, "CREATE TABLE s (a INTEGER) STRICT");
    sqlite_must_execute(fixture->connection, "CREATE TRIGGER r BEFORE DELETE ON t "
                                             "BEGIN SELECT raise(ABORT, 'one\ntwo'); END");
    sqlite_must_execute(fixture->connection, "INSERT INTO t VALUES (1, 1, 1)");
    sqlite_must_execute(fixture->connection, "PRAGMA foreign_keys = ON");
    const enum alq_error_kind kind = ALQ_ERROR_DATABASE;
    assert_fails(fixture, "SELEC 1", kind, "near \"SELEC\": syntax error", "");
    assert_fails(fixture, "SELECT * FROM missing", kind, "no such table: missing", "");
    assert_fails(fixture, "INSERT INTO t VALUES (1, 2, 1)", kind, "UNIQUE constraint failed: t.a",
                 "23505");
    assert_fails(fixture, "INSERT INTO t VALUES (2, 1, 1)", kind, "UNIQUE constraint failed: t.b",
                 "23505");
    assert_fails(fixture, "INSERT INTO t VALUES (2, NULL, 1)", kind,
                 "NOT NULL constraint failed: t.b", "23502");
    assert_fails(fixture, "INSERT INTO t VALUES (2, 2, 0)", kind, "CHECK constraint failed: c > 0",
                 "23514");
    assert_fails(fixture, "INSERT INTO u VALUES (9)", kind, "FOREIGN KEY constraint failed",
                 "23503");
    assert_fails(fixture, "INSERT INTO s VALUES ('x')", kind,
                 "cannot store TEXT value in INTEGER column s.a", "23000");
    assert_fails(fixture, "DELETE FROM t", kind, "one two", "23000");
    assert_fails(fixture, "SELECT ?", kind, "the statement has 1 parameters and got 0 values", "");
    assert_fails(fixture, "SELECT 1; SELECT 2", kind,
                 "more than one statement where one was expected", "");
    assert_fails(fixture, "SELECT 1; nonsense", kind,
                 "more than one statement where one was expected", "");
}

static void test_where_a_statement_fails(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    assert_false(connection_execute(fixture->connection, "SELECT 1,\n  2,\n  nosuch", &err));
    assert_int_equal(err.line, 3);
    assert_int_equal(err.column, 3);
    assert_null(err.file);
    assert_int_equal(err.vendor_code, 1);
    alq_error_release(&err);
    assert_false(connection_execute(fixture->connection, "SELECT FROM", &err));
    assert_int_equal(err.line, 1);
    assert_int_equal(err.column, 8);
}

static void test_rows_that_fail(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    ROWS_SCOPE(rows);
    bool has_row = false;
    static const char sql[] = "SELECT abs(c) FROM (SELECT 1 AS c UNION ALL SELECT "
                              "-9223372036854775807 - 1)";
    assert_true(connection_query(fixture->connection, sql, NULL, 0, &rows, &err));
    assert_true(rows_next(rows, &has_row, &err));
    assert_true(has_row);
    assert_false(rows_next(rows, &has_row, &err));
    assert_string_equal(err.message, "integer overflow");
    assert_string_equal(err.statement, sql);
}

static void test_table_that_is_being_read(void **state)
{
    struct fixture *fixture = *state;
    sqlite_must_execute(fixture->connection, "CREATE TABLE t (c)");
    sqlite_must_execute(fixture->connection, "INSERT INTO t VALUES (1), (2)");
    ROWS_SCOPE(rows);
    bool has_row = false;
    assert_true(connection_query(fixture->connection, "SELECT c FROM t", NULL, 0, &rows, NULL));
    assert_true(rows_next(rows, &has_row, NULL));
    assert_fails(fixture, "DROP TABLE t", ALQ_ERROR_DATABASE, "database table is locked", "55006");
}

static void test_transactions(void **state)
{
    struct fixture *fixture = *state;
    struct connection *connection = fixture->connection;
    ERROR_SCOPE(err);
    sqlite_must_execute(connection, "CREATE TABLE t (c)");
    assert_false(connection_is_in_transaction(connection));
    assert_true(connection_begin(connection, &err));
    assert_true(connection_is_in_transaction(connection));
    assert_false(connection_begin(connection, &err));
    assert_string_equal(err.message, "cannot start a transaction within a transaction");
    assert_null(err.statement);
    alq_error_release(&err);
    sqlite_must_execute(connection, "CREATE TABLE u (c)");
    connection_rollback(connection);
    assert_false(connection_is_in_transaction(connection));
    connection_rollback(connection);
    assert_fails(fixture, "SELECT * FROM u", ALQ_ERROR_DATABASE, "no such table: u", "");
    assert_false(connection_commit(connection, &err));
    assert_string_equal(err.message, "cannot commit - no transaction is active");
    assert_true(connection_begin(connection, NULL));
    sqlite_must_execute(connection, "CREATE TABLE u (c)");
    assert_true(connection_commit(connection, NULL));
    sqlite_must_execute(connection, "SELECT * FROM u");
}

/* COMMIT itself refuses a broken deferred foreign key, and leaves the transaction open. */
static void test_commit_that_fails(void **state)
{
    struct fixture *fixture = *state;
    struct connection *connection = fixture->connection;
    ERROR_SCOPE(err);
    sqlite_must_execute(connection, "PRAGMA foreign_keys = ON");
    sqlite_must_execute(connection, "CREATE TABLE t (a PRIMARY KEY)");
    sqlite_must_execute(connection,
                        "CREATE TABLE u (a REFERENCES t DEFERRABLE INITIALLY DEFERRED)");
    assert_true(connection_begin(connection, &err));
    sqlite_must_execute(connection, "INSERT INTO u VALUES (1)");
    assert_false(connection_commit(connection, &err));
    assert_string_equal(err.sqlstate, "23503");
    assert_true(connection_is_in_transaction(connection));
    connection_rollback(connection);
    assert_string_equal(sqlite_must_ask(&fixture->files, connection, "SELECT count(*) FROM u"),
                        "0");
}

static void test_session_is_reset(void **state)
{
    struct fixture *fixture = *state;
    struct connection *connection = fixture->connection;
    sqlite_must_execute(connection, "PRAGMA foreign_keys = ON");
    sqlite_must_execute(connection, "PRAGMA legacy_alter_table = ON");
    sqlite_must_execute(connection, "PRAGMA synchronous = OFF");
    connection_reset_session(connection);
    assert_string_equal(sqlite_must_ask(&fixture->files, connection, "PRAGMA foreign_keys"), "0");
    assert_string_equal(sqlite_must_ask(&fixture->files, connection, "PRAGMA legacy_alter_table"),
                        "0");
    assert_string_equal(sqlite_must_ask(&fixture->files, connection, "PRAGMA synchronous"), "2");
}

static void test_database_in_memory(void **state)
{
    struct fixture *fixture = *state;
    static const char *const urls[] = {"sqlite://",
                                       "sqlite:///:memory:", "sqlite:///x.db?mode=memory",
                                       "sqlite:///file::memory:?uri=true",
                                       "sqlite:///file:x?mode=memory&cache=shared&uri=true"};
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        struct connection *connection = sqlite_files_open(&fixture->files, urls[i], NULL);
        assert_true(connection_begin(connection, NULL));
        sqlite_must_execute(connection, "CREATE TABLE t (c)");
        assert_true(connection_commit(connection, NULL));
        assert_true(connection_begin(connection, NULL));
        sqlite_must_execute(connection, "DROP TABLE t");
        connection_rollback(connection);
        sqlite_must_execute(connection, "SELECT * FROM t");
        connection_free(connection);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_changes),
        TEST(test_values_come_back),
        TEST(test_rows_of_a_statement_without_any),
        TEST(test_refused_statements),
        TEST(test_where_a_statement_fails),
        TEST(test_rows_that_fail),
        TEST(test_table_that_is_being_read),
        TEST(test_transactions),
        TEST(test_commit_that_fails),
        TEST(test_session_is_reset),
        TEST(test_database_in_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Questions about a database's tables, and the rebuild that widens the version table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "database/sqlite/sqlite.h"
#include "support/failing_connection.h"
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

static void run(struct fixture *fixture, const char *sql)
{
    sqlite_must_execute(fixture->connection, sql);
}

static const char *ask(struct fixture *fixture, const char *sql)
{
    return sqlite_must_ask(&fixture->files, fixture->connection, sql);
}

static bool has_table(struct fixture *fixture, const char *schema, const char *table)
{
    ERROR_SCOPE(err);
    bool has_table = false;
    if (!sqlite_dialect.has_table(fixture->connection, schema, table, &has_table, &err))
        fail_msg("%s: %s", table, err.message);
    return has_table;
}

static void test_has_table(void **state)
{
    struct fixture *fixture = *state;
    assert_false(has_table(fixture, NULL, "alembic_version"));
    run(fixture, "CREATE TABLE alembic_version (version_num VARCHAR(32))");
    run(fixture, "CREATE TABLE \"Odd 'name'\" (c)");
    run(fixture, "CREATE TEMP TABLE passing (c)");
    run(fixture, "CREATE VIEW seen AS SELECT 1 AS c");
    run(fixture, "CREATE INDEX an_index ON alembic_version (version_num)");
    run(fixture, "ATTACH ':memory:' AS other");
    run(fixture, "CREATE TABLE other.there (c)");
    assert_true(has_table(fixture, NULL, "alembic_version"));
    assert_true(has_table(fixture, NULL, "ALEMBIC_VERSION"));
    assert_true(has_table(fixture, "main", "alembic_version"));
    assert_true(has_table(fixture, NULL, "Odd 'name'"));
    assert_true(has_table(fixture, NULL, "passing"));
    assert_false(has_table(fixture, "main", "passing"));
    assert_true(has_table(fixture, NULL, "seen"));
    assert_true(has_table(fixture, "other", "there"));
    assert_false(has_table(fixture, "other", "alembic_version"));
    assert_false(has_table(fixture, NULL, "an_index"));
    assert_false(has_table(fixture, NULL, ""));

    bool found;
    ERROR_SCOPE(err);
    assert_false(sqlite_dialect.has_table(fixture->connection, "nosuch", "t", &found, &err));
    assert_int_equal(err.kind, ALQ_ERROR_DATABASE);
}

static void assert_tables(struct fixture *fixture, const char *schema, const char *expected)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct strings tables = {0};
    if (!sqlite_dialect.list_tables(fixture->connection, schema, &arena, &tables, &err))
        fail_msg("%s", err.message);
    assert_string_equal(strings_join(&tables, " ", &arena), expected);
}

static void test_list_tables(void **state)
{
    struct fixture *fixture = *state;
    assert_tables(fixture, NULL, "");
    run(fixture, "CREATE TABLE b (a INTEGER PRIMARY KEY AUTOINCREMENT)"); /* and sqlite_sequence */
    run(fixture, "CREATE TABLE a (a)");
    run(fixture, "CREATE TABLE Z (a)");
    run(fixture, "CREATE TABLE sqliteish (a)");
    run(fixture, "CREATE VIEW v AS SELECT 1");
    run(fixture, "CREATE VIEW broken AS SELECT * FROM nowhere");
    run(fixture, "CREATE TEMP TABLE passing (c)");
    run(fixture, "CREATE VIRTUAL TABLE words USING fts5(word)"); /* and its shadows */
    run(fixture, "ATTACH ':memory:' AS other");
    run(fixture, "CREATE TABLE other.there (c)");
    assert_tables(fixture, NULL, "Z a b sqliteish words");
    assert_tables(fixture, "MAIN", "Z a b sqliteish words");
    assert_tables(fixture, "other", "there");
    assert_tables(fixture, "temp", "passing");
    assert_tables(fixture, "nosuch", "");
}

static void assert_width(struct fixture *fixture, const char *table, const char *column,
                         unsigned expected)
{
    ERROR_SCOPE(err);
    unsigned width = 77;
    if (!sqlite_dialect.column_width(fixture->connection, NULL, table, column, &width, &err))
        fail_msg("%s: %s", column, err.message);
    assert_int_equal(width, expected);
}

static void test_column_width(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    unsigned width = 77;
    run(fixture, "CREATE TABLE t (a VARCHAR(32) NOT NULL, b, c TEXT, d NUMERIC(10, 2), "
                 "\"E e\" NVARCHAR ( 300 ), f VARCHAR(99999999999999999999))");
    assert_width(fixture, "t", "a", 32);
    assert_width(fixture, "T", "A", 32);
    assert_width(fixture, "t", "b", 0);
    assert_width(fixture, "t", "c", 0);
    assert_width(fixture, "t", "d", 10);
    assert_width(fixture, "t", "e e", 300);
    assert_width(fixture, "t", "f", 0);
    assert_false(sqlite_dialect.column_width(fixture->connection, NULL, "t", "x", &width, &err));
    assert_string_equal(err.message, "no such column: t.x");
    assert_int_equal(err.kind, ALQ_ERROR_DATABASE);
    assert_int_equal(width, 77);
}

static bool widen(struct connection *connection, const char *schema, const char *table,
                  const char *column, struct alq_error *err)
{
    if (!connection_begin(connection, err))
        return false;
    if (sqlite_dialect.widen_column(connection, schema, table, column, 255, err) &&
        connection_commit(connection, err))
        return true;
    connection_rollback(connection);
    return false;
}

static void assert_widened(struct fixture *fixture, const char *before, const char *after)
{
    ERROR_SCOPE(err);
    run(fixture, "DROP TABLE IF EXISTS v");
    run(fixture, before);
    if (!widen(fixture->connection, NULL, "v", "n", &err))
        fail_msg("%s: %s", before, err.message);
    assert_string_equal(ask(fixture, "SELECT sql FROM sqlite_schema WHERE name = 'v'"), after);
    assert_width(fixture, "v", "n", 255);
}

static void test_widened_texts(void **state)
{
    struct fixture *fixture = *state;
    assert_widened(fixture,
                   "CREATE TABLE v (\n    n VARCHAR(32) NOT NULL, \n"
                   "    CONSTRAINT v_pkc PRIMARY KEY (n)\n)",
                   "CREATE TABLE v (\n    n VARCHAR(255) NOT NULL, \n"
                   "    CONSTRAINT v_pkc PRIMARY KEY (n)\n)");
    assert_widened(fixture, "CREATE TABLE v(n)", "CREATE TABLE v(n VARCHAR(255))");
    assert_widened(fixture, "CREATE TABLE v(\"N\" text)", "CREATE TABLE v(\"N\" VARCHAR(255))");
    assert_widened(fixture,
                   "CREATE TABLE v(a CHECK (abs(n) IN (1, n)), [n] character varying (32))",
                   "CREATE TABLE v(a CHECK (abs(n) IN (1, n)), [n] VARCHAR(255))");
    assert_widened(
        fixture, "CREATE TABLE \"v\"(-- n VARCHAR(8), '\n/* n, ( */ `n` VARCHAR(32)PRIMARY KEY)",
        "CREATE TABLE \"v\"(-- n VARCHAR(8), '\n/* n, ( */ `n` VARCHAR(255)PRIMARY KEY)");
    assert_widened(fixture, "CREATE TABLE v(n VARCHAR(32) PRIMARY KEY) WITHOUT ROWID",
                   "CREATE TABLE v(n VARCHAR(255) PRIMARY KEY) WITHOUT ROWID");
    assert_widened(fixture, "CREATE TABLE v(b DEFAULT (',n x('), n 'varchar'(32) DEFAULT 'n')",
                   "CREATE TABLE v(b DEFAULT (',n x('), n VARCHAR(255) DEFAULT 'n')");
}

static void fill_versions(struct fixture *fixture)
{
    run(fixture, "CREATE TABLE v (n VARCHAR(32) NOT NULL, CONSTRAINT v_pkc PRIMARY KEY (n))");
    run(fixture, "INSERT INTO v VALUES ('a'), ('b')");
    run(fixture, "CREATE INDEX i ON v (n DESC) WHERE n > ''");
    run(fixture, "CREATE TABLE log (n)");
    run(fixture, "CREATE TRIGGER r AFTER INSERT ON v BEGIN INSERT INTO log VALUES (new.n); END");
    run(fixture, "CREATE VIEW seen AS SELECT n FROM v");
}

static const char schema_of_versions[] =
    "SELECT group_concat(name || ' ' || coalesce(sql, '-'), '; ') FROM "
    "(SELECT * FROM sqlite_schema WHERE tbl_name = 'v' ORDER BY type, name)";

static void test_widening_keeps_everything(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    fill_versions(fixture);
    if (!widen(fixture->connection, NULL, "V", "N", &err))
        fail_msg("%s", err.message);
    assert_string_equal(ask(fixture, "SELECT group_concat(n) FROM seen"), "a,b");
    assert_string_equal(ask(fixture, "SELECT count(*) FROM log"), "0");
    assert_string_equal(
        ask(fixture, schema_of_versions),
        "i CREATE INDEX i ON v (n DESC) WHERE n > ''; sqlite_autoindex_v_1 -; "
        "v CREATE TABLE v (n VARCHAR(255) NOT NULL, CONSTRAINT v_pkc PRIMARY KEY (n)); "
        "r CREATE TRIGGER r AFTER INSERT ON v BEGIN INSERT INTO log VALUES (new.n); END");
    assert_string_equal(ask(fixture, "SELECT count(*) FROM temp.sqlite_schema"), "0");
    run(fixture, "INSERT INTO v VALUES ('c')");
    assert_string_equal(ask(fixture, "SELECT n FROM log"), "c");
}

static void test_widening_elsewhere(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "ATTACH ':memory:' AS \"other one\"");
    run(fixture, "CREATE TABLE \"other one\".v (n VARCHAR(32))");
    run(fixture, "CREATE UNIQUE INDEX \"other one\".i ON v (n)");
    run(fixture, "CREATE TABLE \"other one\".log (n)");
    run(fixture,
        "CREATE TRIGGER \"other one\".r AFTER INSERT ON v BEGIN INSERT INTO log VALUES (1); END");
    ERROR_SCOPE(err);
    if (!widen(fixture->connection, "other one", "v", "n", &err))
        fail_msg("%s", err.message);
    assert_string_equal(
        ask(fixture, "SELECT group_concat(type) FROM (SELECT type FROM \"other one\".sqlite_schema "
                     "WHERE tbl_name = 'v' ORDER BY type)"),
        "index,table,trigger");
    assert_string_equal(ask(fixture, "SELECT count(*) FROM main.sqlite_schema"), "0");
}

static void test_widening_what_is_not_there(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    assert_false(widen(fixture->connection, NULL, "v", "n", &err));
    assert_string_equal(err.message, "no such table: v");
    alq_error_release(&err);
    run(fixture, "CREATE TABLE v (n VARCHAR(32))");
    assert_false(widen(fixture->connection, NULL, "v", "m", &err));
    assert_string_equal(err.message, "no such column: v.m");
}

/* Whichever call fails, the table is as it was. */
static void test_widening_fails_at_each_call(void **state)
{
    struct fixture *fixture = *state;
    fill_versions(fixture);
    const char *before = ask(fixture, schema_of_versions);
    struct failing_plan plan = {0};
    struct connection *failing = failing_connection_new(fixture->connection, &plan);
    size_t failures = 0;
    for (;;) {
        ERROR_SCOPE(err);
        plan = (struct failing_plan){.fail_at = failures + 1};
        if (widen(failing, NULL, "v", "n", &err))
            break;
        failures++;
        assert_true(string_starts_with(err.message, "injected failure"));
        assert_string_equal(ask(fixture, schema_of_versions), before);
        assert_string_equal(ask(fixture, "SELECT count(*) FROM v"), "2");
        assert_string_equal(ask(fixture, "SELECT count(*) FROM temp.sqlite_schema"), "0");
    }
    assert_int_equal(failures, plan.calls);
    assert_in_range(failures, 9, 20);
    connection_free(failing);
    fixture->connection = NULL;
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_has_table),
        TEST(test_list_tables),
        TEST(test_column_width),
        TEST(test_widened_texts),
        TEST(test_widening_keeps_everything),
        TEST(test_widening_elsewhere),
        TEST(test_widening_what_is_not_there),
        TEST(test_widening_fails_at_each_call),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

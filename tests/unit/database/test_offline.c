/* The text of a script, as Alembic's --sql writes it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/text.h"
#include "database/mysql/mysql.h"
#include "database/offline.h"
#include "database/postgresql/postgresql.h"
#include "database/sqlite/sqlite.h"
#include "base/banned.h"

static bool collect(void *user, const char *bytes, size_t length)
{
    text_add_bytes(user, bytes, length);
    return true;
}

static bool refuse(void *user, const char *bytes, size_t length)
{
    (void)user;
    (void)bytes;
    (void)length;
    return false;
}

static void assert_statement(const struct dialect *dialect, const char *sql, const char *expected)
{
    TEXT_SCOPE(text);
    ERROR_SCOPE(err);
    struct connection *connection = offline_connection_new(dialect, collect, &text);
    uint64_t changes = 7;
    assert_true(connection_execute_with(connection, sql, NULL, 0, &changes, &err));
    assert_int_equal(changes, 0);
    assert_string_equal(text_string(&text), expected);
    connection_free(connection);
}

static void test_statements(void **state)
{
    (void)state;
    assert_statement(&postgresql_dialect, "SELECT 1", "SELECT 1;\n\n");
    assert_statement(&postgresql_dialect, "\n\nCREATE TABLE t (\n\tid INTEGER\n)\n\n",
                     "CREATE TABLE t (\n    id INTEGER\n);\n\n");
    assert_statement(&postgresql_dialect, "SELECT 1;", "SELECT 1;;\n\n");
    assert_statement(&postgresql_dialect, " \xc2\xa0 SELECT 1\xe3\x80\x80\x1f", "SELECT 1;\n\n");
    assert_statement(&postgresql_dialect, "", ";\n\n");
    assert_statement(&postgresql_dialect, " \n ", ";\n\n");
    assert_statement(&postgresql_dialect, "SELECT '\xff' ", "SELECT '\xff' ;\n\n"); /* not UTF-8 */
}

static void test_tabs(void **state)
{
    (void)state;
    assert_statement(&sqlite_dialect, "INSERT\tINTO t VALUES ('a\tb',\t'c''\td')",
                     "INSERT    INTO t VALUES ('a\tb',    'c''\td');\n\n");
    assert_statement(&sqlite_dialect, "-- it's\tso\nSELECT\t1", "-- it's    so\nSELECT    1;\n\n");
    assert_statement(&sqlite_dialect, "/* it's */\tSELECT 1", "/* it's */    SELECT 1;\n\n");
    assert_statement(&sqlite_dialect, "SELECT \"it's\"\t, `it's`\t, 1",
                     "SELECT \"it's\"    , `it's`    , 1;\n\n");
    assert_statement(&sqlite_dialect, "SELECT '\\'\t, 'x'", "SELECT '\\'    , 'x';\n\n");
    assert_statement(&mysql_dialect, "SELECT '\\'\t, x'\t", "SELECT '\\'\t, x';\n\n");
    assert_statement(&sqlite_dialect, "SELECT 'open\t", "SELECT 'open;\n\n");
    assert_statement(&sqlite_dialect, "/* open\tx", "/* open    x;\n\n");
    assert_statement(&postgresql_dialect, "CREATE FUNCTION f() AS $$\n\tBEGIN\n$$",
                     "CREATE FUNCTION f() AS $$\n    BEGIN\n$$;\n\n");
}

/* The mysql program ends a statement at each ';', in a body too. */
static void test_delimiters(void **state)
{
    (void)state;
    const char *body = "CREATE TRIGGER t BEFORE DELETE ON x FOR EACH ROW BEGIN SET @a = 1; END";
    assert_statement(&mysql_dialect, body,
                     "DELIMITER //\n"
                     "CREATE TRIGGER t BEFORE DELETE ON x FOR EACH ROW BEGIN SET @a = 1; END//\n"
                     "DELIMITER ;\n\n");
    assert_statement(&mysql_dialect, "BEGIN NOT ATOMIC SET @a = '//'; END",
                     "DELIMITER $$\nBEGIN NOT ATOMIC SET @a = '//'; END$$\nDELIMITER ;\n\n");
    assert_statement(&mysql_dialect, "begin not atomic SET @a = '// $$'; END",
                     "DELIMITER ||\nbegin not atomic SET @a = '// $$'; END||\nDELIMITER ;\n\n");
    assert_statement(&mysql_dialect, "-- a\n/* b */ # c\nALTER EVENT e DO BEGIN x; END",
                     "DELIMITER //\n-- a\n/* b */ # c\nALTER EVENT e DO BEGIN x; END//"
                     "\nDELIMITER ;\n\n");
    assert_statement(&mysql_dialect, "INSERT INTO a VALUES (1); INSERT INTO a VALUES (2)",
                     "INSERT INTO a VALUES (1); INSERT INTO a VALUES (2);\n\n");
    assert_statement(&mysql_dialect, "ALTER TABLE a DROP COLUMN b; ALTER TABLE a DROP COLUMN c",
                     "ALTER TABLE a DROP COLUMN b; ALTER TABLE a DROP COLUMN c;\n\n");
    assert_statement(&mysql_dialect, "CREATE FUNCTION f() RETURNS int AS $b$ BEGIN x; END $b$",
                     "CREATE FUNCTION f() RETURNS int AS $b$ BEGIN x; END $b$;\n\n");
    assert_statement(&mysql_dialect, "SELECT ';', \"a;b\", `;` /* ; */",
                     "SELECT ';', \"a;b\", `;` /* ; */;\n\n");
    assert_statement(&mysql_dialect, "SELECT 1; ", "SELECT 1;;\n\n");
    assert_statement(&sqlite_dialect, "BEGIN SELECT 1; END", "BEGIN SELECT 1; END;\n\n");
    assert_statement(&postgresql_dialect, "BEGIN ATOMIC SELECT 1; END",
                     "BEGIN ATOMIC SELECT 1; END;\n\n");
}

static void test_transactions(void **state)
{
    (void)state;
    const struct dialect *const dialects[] = {&postgresql_dialect, &mysql_dialect, &sqlite_dialect};
    const char *const expected[] = {"BEGIN;\n\n-- x\n\nCOMMIT;\n\n", "-- x\n\n", "-- x\n\n"};
    for (size_t i = 0; i < 3; i++) {
        TEXT_SCOPE(text);
        ERROR_SCOPE(err);
        struct connection *connection = offline_connection_new(dialects[i], collect, &text);
        assert_false(connection_is_in_transaction(connection));
        assert_true(connection_begin(connection, &err));
        assert_true(connection_is_in_transaction(connection));
        assert_true(offline_write(connection, "-- x\n\n", &err));
        assert_true(connection_commit(connection, &err));
        assert_false(connection_is_in_transaction(connection));
        assert_true(connection_begin(connection, &err));
        connection_rollback(connection);
        assert_false(connection_is_in_transaction(connection));
        assert_true(string_starts_with(text_string(&text), expected[i]));
        connection_reset_session(connection);
        connection_free(connection);
    }
}

static void test_refusals(void **state)
{
    (void)state;
    TEXT_SCOPE(text);
    ERROR_SCOPE(err);
    struct connection *connection = offline_connection_new(&sqlite_dialect, collect, &text);
    struct value one = VALUE_OF_INTEGER(1);
    struct rows *rows = NULL;
    assert_false(connection_execute_with(connection, "SELECT ?", &one, 1, NULL, &err));
    assert_int_equal(err.kind, ALQ_ERROR_UNSUPPORTED);
    assert_string_equal(err.statement, "SELECT ?");
    alq_error_release(&err);
    assert_false(connection_query(connection, "SELECT 1", NULL, 0, &rows, &err));
    assert_int_equal(err.kind, ALQ_ERROR_UNSUPPORTED);
    assert_null(rows);
    alq_error_release(&err);
    assert_int_equal(text.length, 0);

    connection_interrupt(connection);
    assert_false(connection_execute(connection, "SELECT 1", &err));
    assert_int_equal(err.kind, ALQ_ERROR_CANCELLED);
    connection_free(connection);
}

static void test_writer_that_stops(void **state)
{
    (void)state;
    ERROR_SCOPE(err);
    struct connection *connection = offline_connection_new(&postgresql_dialect, refuse, NULL);
    assert_false(connection_begin(connection, &err));
    assert_int_equal(err.kind, ALQ_ERROR_CANCELLED);
    assert_false(connection_is_in_transaction(connection));
    assert_false(connection_commit(connection, NULL));
    assert_false(connection_execute(connection, "SELECT 1", NULL));
    assert_false(offline_write(connection, "x", NULL));
    assert_true(offline_write(connection, "", NULL));
    connection_free(connection);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_statements), cmocka_unit_test(test_tabs),
        cmocka_unit_test(test_delimiters), cmocka_unit_test(test_transactions),
        cmocka_unit_test(test_refusals),   cmocka_unit_test(test_writer_that_stops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

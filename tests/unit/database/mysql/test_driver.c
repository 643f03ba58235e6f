/* The MySQL driver against a server: values, errors, stopping, what is lost and what is kept. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/error.h"
#include "database/lock.h"
#include "database/mysql/driver.h"
#include "database/mysql/mysql.h"
#include "support/mariadb.h"
#include "base/banned.h"

static struct value blob(const char *bytes, size_t length)
{
    return (struct value){.kind = VALUE_BLOB, .bytes = bytes, .length = length};
}

static void test_parameters_come_back(void **state)
{
    struct mariadb *mariadb = *state;
    const struct value values[] = {
        VALUE_OF_INTEGER(INT64_MIN),
        value_of_text("it's a \\ \"?\" \n \xf0\x9f\x8d\xb6"),
        blob("\0'\\\xff", 4),
        {.kind = VALUE_REAL, .real = 0.1},
        VALUE_OF_NULL,
        value_of_text(""),
    };
    ERROR_SCOPE(err);
    mariadb_must(mariadb->connection,
                 "CREATE TABLE v (i BIGINT, t TEXT, b BLOB, r DOUBLE, n INT, e TEXT)");
    assert_true(connection_execute_with(mariadb->connection,
                                        "INSERT /* ? */ INTO v VALUES (?, ?, ?, ?, ?, ?) -- ?",
                                        values, 6, NULL, &err));
    ROWS_SCOPE(rows);
    bool has_row = false;
    assert_true(connection_query(mariadb->connection, "SELECT * FROM v WHERE '?' <> `t`", NULL, 0,
                                 &rows, &err));
    assert_true(rows_next(rows, &has_row, &err) && has_row);
    assert_int_equal(rows_column_count(rows), 6);
    assert_string_equal(rows_column_name(rows, 1), "t");
    assert_int_equal(rows_value(rows, 0).integer, INT64_MIN);
    assert_string_equal(rows_value(rows, 1).bytes, values[1].bytes);
    assert_int_equal(rows_value(rows, 2).kind, VALUE_BLOB);
    assert_int_equal(rows_value(rows, 2).length, 4);
    assert_memory_equal(rows_value(rows, 2).bytes, "\0'\\\xff", 4);
    assert_true(rows_value(rows, 3).real == 0.1);
    assert_int_equal(rows_value(rows, 4).kind, VALUE_NULL);
    assert_string_equal(rows_value(rows, 5).bytes, "");
    assert_true(rows_next(rows, &has_row, &err) && !has_row);
}

static void test_types_of_columns(void **state)
{
    static const struct {
        const char *column;
        enum value_type type;
        const char *value;
    } cases[] = {
        {"CAST(7 AS SIGNED)", VALUE_TYPE_INTEGER, "7"},
        {"CAST(18446744073709551615 AS UNSIGNED)", VALUE_TYPE_INTEGER, "18446744073709551615"},
        {"CAST(9223372036854775807 AS UNSIGNED)", VALUE_TYPE_INTEGER, "9223372036854775807"},
        {"CAST(12.5 AS DECIMAL(6, 2))", VALUE_TYPE_DECIMAL, "12.50"},
        {"1e-3", VALUE_TYPE_REAL, "0.001"},
        {"DATE '2026-01-05'", VALUE_TYPE_DATE, "2026-01-05"},
        {"TIME '14:55:17'", VALUE_TYPE_TIME, "14:55:17"},
        {"TIMESTAMP '2026-01-05 14:55:17.25'", VALUE_TYPE_TIMESTAMP, "2026-01-05 14:55:17.25"},
        {"'x'", VALUE_TYPE_TEXT, "x"},
        {"x'41'", VALUE_TYPE_BLOB, "A"},
        {"b'101' + 0", VALUE_TYPE_INTEGER, "5"},
    };
    struct mariadb *mariadb = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ERROR_SCOPE(err);
        ROWS_SCOPE(rows);
        bool has_row = false;
        const char *sql = arena_printf(&mariadb->arena, "SELECT %s AS c", cases[i].column);
        assert_true(connection_query(mariadb->connection, sql, NULL, 0, &rows, &err));
        assert_true(rows_next(rows, &has_row, &err) && has_row);
        assert_int_equal(rows_column_type(rows, 0), cases[i].type);
        assert_string_equal(rows_text(rows, 0, &mariadb->arena), cases[i].value);
    }
}

static void test_statements_between_rows(void **state)
{
    struct mariadb *mariadb = *state;
    ERROR_SCOPE(err);
    ROWS_SCOPE(rows);
    bool has_row = false;
    uint64_t changes = 0;
    mariadb_must(mariadb->connection, "CREATE TABLE t (a INT)");
    mariadb_must(mariadb->connection, "INSERT INTO t VALUES (1), (2), (3)");
    assert_true(
        connection_query(mariadb->connection, "SELECT a FROM t ORDER BY a", NULL, 0, &rows, &err));
    for (int64_t i = 1; i <= 3; i++) {
        assert_true(rows_next(rows, &has_row, &err) && has_row);
        assert_int_equal(rows_integer(rows, 0), i);
        assert_true(connection_execute_with(mariadb->connection, "UPDATE t SET a = a WHERE a = ?",
                                            &VALUE_OF_INTEGER(i), 1, &changes, &err));
        assert_int_equal(changes, 1); /* found, though not changed */
    }
}

static void test_procedures_have_many_results(void **state)
{
    struct mariadb *mariadb = *state;
    ERROR_SCOPE(err);
    mariadb_must(mariadb->connection,
                 "CREATE PROCEDURE p(bad INT) BEGIN SELECT 1; SELECT 2; "
                 "IF bad THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bad'; END IF; END");
    mariadb_must(mariadb->connection, "CALL p(0)");
    assert_string_equal(mariadb_ask(mariadb, mariadb->connection, "CALL p(0)"), "1");
    assert_false(connection_execute(mariadb->connection, "CALL p(1)", &err));
    assert_string_equal(err.message, "bad");
    assert_string_equal(err.sqlstate, "45000");
    assert_string_equal(mariadb_ask(mariadb, mariadb->connection, "SELECT 5"), "5");
}

static void test_errors_say_where(void **state)
{
    struct mariadb *mariadb = *state;
    struct alq_error err = ALQ_ERROR_INIT;
    assert_false(connection_execute(mariadb->connection, "SELECT 1,\n  FROM nowhere", &err));
    assert_int_equal(err.kind, ALQ_ERROR_DATABASE);
    assert_int_equal(err.vendor_code, 1064);
    assert_string_equal(err.sqlstate, "42000");
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 3);
    assert_string_equal(err.statement, "SELECT 1,\n  FROM nowhere");
    alq_error_release(&err);
    assert_false(connection_execute(mariadb->connection, "SELECT * FROM nowhere", &err));
    assert_string_equal(err.sqlstate, "42S02");
    assert_non_null(strstr(err.message, "nowhere"));
    alq_error_release(&err);
    assert_false(connection_execute(mariadb->connection, "SELECT 1; SELECT 2", &err));
    assert_int_equal(err.vendor_code, 1064);
    alq_error_release(&err);
    assert_false(connection_execute_with(mariadb->connection, "SELECT ?", NULL, 0, NULL, &err));
    alq_error_release(&err);
    assert_false(connection_execute_with(mariadb->connection, "SELECT ?, ?", &VALUE_OF_INTEGER(1),
                                         1, NULL, &err));
    assert_string_equal(err.message, "the statement has 2 parameters and got 1 values");
    alq_error_release(&err);
}

static void test_transactions(void **state)
{
    struct mariadb *mariadb = *state;
    struct connection *connection = mariadb->connection;
    ERROR_SCOPE(err);
    mariadb_must(connection, "CREATE TABLE t (a INT)");
    assert_true(connection_begin(connection, &err));
    assert_true(connection_is_in_transaction(connection));
    mariadb_must(connection, "INSERT INTO t VALUES (1)");
    connection_rollback(connection);
    assert_false(connection_is_in_transaction(connection));
    assert_true(connection_begin(connection, &err));
    mariadb_must(connection, "INSERT INTO t VALUES (2)");
    assert_true(connection_commit(connection, &err));
    assert_string_equal(mariadb_ask(mariadb, connection, "SELECT group_concat(a) FROM t"), "2");
    assert_true(connection_begin(connection, &err));
    mariadb_must(connection, "CREATE TABLE u (a INT)"); /* which commits */
    assert_false(connection_is_in_transaction(connection));
}

static void *interrupt_soon(void *user)
{
    clock_sleep(200);
    connection_interrupt(user);
    return NULL;
}

static void test_stopping_a_statement(void **state)
{
    struct mariadb *mariadb = *state;
    struct connection *connection = mariadb->connection;
    ERROR_SCOPE(err);
    pthread_t thread;
    int64_t began = clock_monotonic();
    pthread_create(&thread, NULL, interrupt_soon, connection);
    assert_false(connection_execute(connection,
                                    "SELECT count(*) FROM information_schema.columns "
                                    "a, information_schema.columns b, "
                                    "information_schema.columns c",
                                    &err));
    pthread_join(thread, NULL);
    assert_int_equal(err.kind, ALQ_ERROR_CANCELLED);
    assert_true(clock_monotonic() - began < 10 * INT64_C(1000000000));
    assert_string_equal(mariadb_ask(mariadb, connection, "SELECT 7"), "7");
    assert_string_equal(mariadb_ask(mariadb, connection, "SELECT sleep(0.1)"), "0");
}

static void test_stopping_between_statements(void **state)
{
    struct mariadb *mariadb = *state;
    ERROR_SCOPE(err);
    connection_interrupt(mariadb->connection);
    assert_false(connection_execute(mariadb->connection, "DO 0", &err));
    assert_int_equal(err.kind, ALQ_ERROR_CANCELLED);
    assert_string_equal(mariadb_ask(mariadb, mariadb->connection, "SELECT 7"), "7");
}

static void test_a_lost_connection(void **state)
{
    struct mariadb *mariadb = *state;
    ERROR_SCOPE(err);
    struct connection *other = mariadb_open(mariadb, "", NULL);
    const char *id = mariadb_ask(mariadb, other, "SELECT connection_id()");
    mariadb_must(mariadb->connection, arena_printf(&mariadb->arena, "KILL %s", id));
    clock_sleep(50);
    assert_false(connection_execute(other, "DO 0", &err));
    assert_int_equal(err.kind, ALQ_ERROR_CONNECT);
    assert_non_null(strstr(err.message, "is lost"));
    connection_rollback(other);
    connection_reset_session(other);
    connection_free(other);
}

static void test_a_session_is_put_back(void **state)
{
    struct mariadb *mariadb = *state;
    struct connection *connection = mariadb->connection;
    const char *before = mariadb_ask(mariadb, connection, "SELECT @@sql_mode");
    const char *place = mariadb_ask(mariadb, connection, "SELECT database()");
    mariadb_must(connection, "SET foreign_key_checks = 0, sql_mode = 'ANSI', time_zone = '+03:00'");
    mariadb_must(connection, "USE mysql");
    connection_reset_session(connection);
    assert_string_equal(mariadb_ask(mariadb, connection, "SELECT @@foreign_key_checks"), "1");
    assert_string_equal(mariadb_ask(mariadb, connection, "SELECT @@sql_mode"), before);
    assert_string_equal(mariadb_ask(mariadb, connection, "SELECT @@time_zone"), "SYSTEM");
    assert_string_equal(mariadb_ask(mariadb, connection, "SELECT database()"), place);
}

static void test_backslashes_escape_always(void **state)
{
    struct mariadb *mariadb = *state;
    struct connection *connection =
        mariadb_open(mariadb, "&sql_mode=NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT", NULL);
    assert_string_equal(mariadb_ask(mariadb, connection, "SELECT @@sql_mode"), "PIPES_AS_CONCAT");
    assert_string_equal(mariadb_ask(mariadb, connection, "SELECT 'a\\\\' || 'b'"), "a\\b");
    connection_free(connection);
}

static void test_waiting_has_an_end(void **state)
{
    struct mariadb *mariadb = *state;
    ERROR_SCOPE(err);
    struct connection *other = mariadb_open(mariadb, "", NULL);
    mariadb_must(mariadb->connection, "CREATE TABLE t (a INT)");
    assert_true(connection_begin(mariadb->connection, &err));
    mariadb_must(mariadb->connection, "INSERT INTO t VALUES (1)");
    assert_true(connection_set_timeouts(other, 1, -1, &err));
    assert_false(connection_execute(other, "ALTER TABLE t ADD b INT", &err));
    assert_int_equal(err.kind, ALQ_ERROR_LOCK);
    assert_string_equal(err.sqlstate, "55P03");
    const char *id = mariadb_ask(mariadb, mariadb->connection, "SELECT connection_id()");
    assert_non_null(
        strstr(err.detail, arena_printf(&mariadb->arena, "connection %s of root@", id)));
    alq_error_release(&err);
    connection_rollback(mariadb->connection);
    assert_true(connection_set_timeouts(other, -1, 100, &err));
    assert_false(connection_execute(other,
                                    "SELECT count(*) FROM information_schema.columns a, "
                                    "information_schema.columns b, "
                                    "information_schema.columns c",
                                    &err));
    assert_string_equal(err.sqlstate, "57014");
    connection_free(other);
}

static void test_reading_only(void **state)
{
    struct mariadb *mariadb = *state;
    struct open_options options = {.is_read_only = true};
    struct connection *connection = mariadb_open(mariadb, "", &options);
    struct alq_error err = ALQ_ERROR_INIT;
    assert_false(connection_begin(connection, &err));
    assert_string_equal(err.sqlstate, "25006");
    alq_error_release(&err);
    assert_false(connection_execute(connection, "CREATE TABLE t (a INT)", &err));
    assert_string_equal(err.sqlstate, "25006");
    alq_error_release(&err);
    connection_free(connection);
}

static void test_the_lock(void **state)
{
    struct mariadb *mariadb = *state;
    ERROR_SCOPE(err);
    bool is_held = false;
    struct connection *other = mariadb_open(mariadb, "", NULL);
    struct lock *first = mysql_dialect.lock_new(mariadb->connection, "alembic_version");
    struct lock *second = mysql_dialect.lock_new(other, "alembic_version");
    struct lock *third = mysql_dialect.lock_new(other, "another");
    assert_null(lock_holder(second, &mariadb->arena));
    assert_true(first->methods->try_take(first, &is_held, &err) && is_held);
    assert_true(second->methods->try_take(second, &is_held, &err) && !is_held);
    assert_true(third->methods->try_take(third, &is_held, &err) && is_held);
    const char *id = mariadb_ask(mariadb, mariadb->connection, "SELECT connection_id()");
    const char *holder = lock_holder(second, &mariadb->arena);
    assert_non_null(strstr(holder, arena_printf(&mariadb->arena, "connection %s of root@", id)));
    assert_false(lock_take(second, NULL, &err));
    assert_int_equal(err.kind, ALQ_ERROR_LOCK);
    assert_non_null(strstr(err.detail, id));
    alq_error_release(&err);
    assert_true(lock_break_holder(second, &err));
    other->lock_timeout_ms = 5000;
    assert_true(lock_take(second, NULL, &err));
    assert_true(lock_check(second, &err));
    lock_free(first);
    lock_free(second);
    lock_free(third);
    connection_free(other);
}

static void assert_refused(struct mariadb *mariadb, const char *url, enum alq_error_kind kind,
                           const char *message)
{
    ERROR_SCOPE(err);
    struct connection *connection = NULL;
    assert_false(mariadb_open_url(mariadb, url, NULL, &connection, &err));
    assert_int_equal(err.kind, kind);
    if (!strstr(err.message, message))
        fail_msg("'%s' is not in '%s'", message, err.message);
    assert_null(strstr(err.message, "secret"));
}

static struct st_mysql *open_handle(struct mariadb *mariadb, const struct mysql_client *client)
{
    const char *name = mariadb_ask(mariadb, mariadb->connection, "SELECT database()");
    const char *socket = strstr(mariadb->url, "unix_socket=") + strlen("unix_socket=");
    struct st_mysql *handle = client->init(NULL);
    assert_non_null(client->real_connect(handle, "localhost", "root", NULL, name, 0, socket, 0));
    return handle;
}

/* As an application's: it is not closed, and stays as it was. */
static void test_borrowing(void **state)
{
    struct mariadb *mariadb = *state;
    ERROR_SCOPE(err);
    struct open_options options = {0};
    struct connection *borrowed = NULL;
    struct mysql_client client;
    assert_true(mysql_client_load(&client, &err));
    struct st_mysql *handle = open_handle(mariadb, &client);
    assert_true(mysql_borrow(handle, &options, &borrowed, &err));
    assert_int_equal(borrowed->is_mariadb, mariadb->connection->is_mariadb);
    assert_non_null(strstr(borrowed->display_url, "mysql://root@"));
    mariadb_must(borrowed, "SET foreign_key_checks = 0");
    assert_true(connection_begin(borrowed, &err));
    mariadb_must(borrowed, "CREATE TABLE t (a INT)");
    assert_true(connection_begin(borrowed, &err));
    mariadb_must(borrowed, "INSERT INTO t VALUES (1)");
    assert_false(connection_begin(borrowed, &err));
    assert_int_equal(err.kind, ALQ_ERROR_USAGE);
    alq_error_release(&err);
    connection_free(borrowed); /* which rolls back */
    assert_true(mysql_borrow(handle, &options, &borrowed, &err));
    assert_string_equal(mariadb_ask(mariadb, borrowed, "SELECT @@foreign_key_checks"), "1");
    assert_string_equal(mariadb_ask(mariadb, borrowed, "SELECT count(*) FROM t"), "0");
    connection_free(borrowed);
    assert_int_equal(client.real_query(handle, "START TRANSACTION", 17), 0);
    assert_false(mysql_borrow(handle, &options, &borrowed, &err));
    assert_int_equal(err.kind, ALQ_ERROR_USAGE);
    client.close(handle);
}

static void test_what_cannot_be_reached(void **state)
{
    struct mariadb *mariadb = *state;
    const char *socket = strchr(mariadb->url, '?');
    struct arena *arena = &mariadb->arena;
    assert_refused(mariadb, "mysql://root:secret@localhost/x?unix_socket=/nowhere/socket",
                   ALQ_ERROR_CONNECT, "cannot connect to mysql://root:***@localhost/x");
    assert_refused(mariadb, "mysql+pymysql://root:secret@127.0.0.1:1/x", ALQ_ERROR_CONNECT,
                   "cannot connect");
    assert_refused(mariadb, arena_printf(arena, "mysql://nobody:secret@localhost/x%s", socket),
                   ALQ_ERROR_CONNECT, "Access denied");
    assert_refused(mariadb, arena_printf(arena, "mariadb://root@localhost/nowhere%s", socket),
                   ALQ_ERROR_CONNECT, "Unknown database");
    assert_refused(mariadb, "mysql://h/x?ssl_tls_version=1", ALQ_ERROR_CONFIG, "ssl_tls_version");
    assert_refused(mariadb, "mysql://h/x?ssl_disabled=true&ssl_ca=a", ALQ_ERROR_CONFIG, "TLS");
    assert_refused(mariadb, "mysql://h/x?connect_timeout=soon", ALQ_ERROR_CONFIG,
                   "connect_timeout");
    assert_refused(mariadb, "mysql://h/x?ssl_mode=maybe", ALQ_ERROR_CONFIG, "ssl_mode");
    assert_refused(mariadb, "mysql://h/x?compress=maybe", ALQ_ERROR_CONFIG, "compress");
}

static void test_trying_for_a_while(void **state)
{
    struct mariadb *mariadb = *state;
    ERROR_SCOPE(err);
    struct open_options options = {.connect_timeout_ms = 400};
    struct connection *connection = NULL;
    int64_t began = clock_monotonic();
    assert_false(mariadb_open_url(mariadb, "mysql://root@localhost/x?unix_socket=/nowhere/socket",
                                  &options, &connection, &err));
    assert_int_equal(err.kind, ALQ_ERROR_CONNECT);
    assert_true(clock_monotonic() - began >= 250 * INT64_C(1000000));
}

static bool defer(struct connection *connection, const char *sql, uint64_t *ret_changes)
{
    ERROR_SCOPE(err);
    return connection_defer(connection, sql, NULL, 0, ret_changes, &err);
}

static void test_what_waits_goes_first(void **state)
{
    struct mariadb *mariadb = *state;
    struct connection *other = mariadb_open(mariadb, "", NULL);
    ERROR_SCOPE(err);
    uint64_t two = 0, own = 0;
    mariadb_must(mariadb->connection, "CREATE TABLE t (a INT, b VARCHAR(20) DEFAULT 'x;y')");
    assert_true(defer(mariadb->connection, "INSERT INTO t (a) VALUES (1), (2)", NULL));
    assert_string_equal(mariadb_ask(mariadb, other, "SELECT count(*) FROM t"), "0");
    assert_true(defer(mariadb->connection, "UPDATE t SET b = 'it''s; one'", &two));
    assert_true(connection_execute_with(mariadb->connection,
                                        "DELETE FROM t WHERE a = 1 AND b LIKE '%;%' -- over;", NULL,
                                        0, &own, &err));
    assert_int_equal(two, 2);
    assert_int_equal(own, 1);
    assert_true(defer(mariadb->connection, "DELETE FROM t", NULL));
    assert_true(connection_settle(mariadb->connection, &err));
    assert_string_equal(mariadb_ask(mariadb, other, "SELECT count(*) FROM t"), "0");
    connection_free(other);
}

static void test_a_begin_that_waits(void **state)
{
    struct mariadb *mariadb = *state;
    struct connection *connection = mariadb->connection;
    ERROR_SCOPE(err);
    mariadb_must(connection, "CREATE TABLE t (a INT)");
    assert_true(connection_begin(connection, &err));
    assert_true(connection_is_in_transaction(connection));
    assert_true(defer(connection, "INSERT INTO t VALUES (1)", NULL));
    connection_rollback(connection);
    assert_false(connection_is_in_transaction(connection));
    assert_string_equal(mariadb_ask(mariadb, connection, "SELECT count(*) FROM t"), "0");
    assert_true(connection_begin(connection, &err));
    mariadb_must(connection, "INSERT INTO t VALUES (2)");
    connection_rollback(connection);
    assert_string_equal(mariadb_ask(mariadb, connection, "SELECT count(*) FROM t"), "0");
    assert_true(connection_begin(connection, &err));
    assert_true(defer(connection, "INSERT INTO t VALUES (3)", NULL));
    assert_true(connection_commit(connection, &err));
    assert_string_equal(mariadb_ask(mariadb, connection, "SELECT max(a) FROM t"), "3");
}

/* Whose error it is, what has run, and where it stands. */
static void test_failures_of_what_waits(void **state)
{
    struct mariadb *mariadb = *state;
    struct connection *connection = mariadb->connection;
    mariadb_must(connection, "CREATE TABLE t (a INT PRIMARY KEY)");
    for (int failing = 0; failing < 3; failing++) {
        ERROR_SCOPE(err);
        static const char *const fine[] = {"INSERT INTO t VALUES (10)", "INSERT INTO t VALUES (11)",
                                           "SELECT 1,\n  2"};
        static const char *const bad[] = {"INSERT INTO missing VALUES (1)",
                                          "INSERT INTO t VALUES (1, 2)", "SELECT 1,\n  2 FRO t"};
        mariadb_must(connection, "DELETE FROM t");
        for (int i = 0; i < 2; i++)
            assert_true(defer(connection, failing == i ? bad[i] : fine[i], NULL));
        assert_false(connection_execute(connection, failing == 2 ? bad[2] : fine[2], &err));
        assert_string_equal(err.statement, bad[failing]);
        if (failing == 2) {
            assert_int_equal(err.line, 2);
            assert_int_equal(err.column, 9);
        }
        assert_string_equal(mariadb_ask(mariadb, connection, "SELECT count(*) FROM t"),
                            failing == 0   ? "0"
                            : failing == 1 ? "1"
                                           : "2");
    }
}

/* Joined or not, a statement of a script is one statement. */
static void test_two_statements_are_refused(void **state)
{
    static const char *const pairs[] = {"INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)",
                                        "INSERT INTO t VALUES ('\\'); INSERT INTO t VALUES (';');"};
    struct mariadb *mariadb = *state;
    struct connection *connection = mariadb->connection;
    mariadb_must(connection, "CREATE TABLE t (a VARCHAR(30))");
    mariadb_must(connection, "CREATE TABLE waited (a INT)");
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        ERROR_SCOPE(err);
        assert_true(defer(connection, "INSERT INTO waited VALUES (1)", NULL));
        assert_false(connection_execute(connection, pairs[i], &err));
        assert_string_equal(err.statement, pairs[i]);
        assert_string_equal(mariadb_ask(mariadb, connection, "SELECT count(*) FROM t"), "0");
    }
    assert_true(defer(connection, "INSERT INTO waited VALUES (1)", NULL));
    mariadb_must(connection, "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW"
                             " BEGIN SET @a = 'b\\\\'; SET @c = 1; END");
    mariadb_must(connection, "INSERT INTO t VALUES ('a;b\\\\')");
    assert_string_equal(mariadb_ask(mariadb, connection, "SELECT count(*) FROM waited"), "3");
}

static void test_the_server_is_known(void **state)
{
    struct mariadb *mariadb = *state;
    const char *version = mariadb_ask(mariadb, mariadb->connection, "SELECT version()");
    assert_int_equal(mariadb->connection->is_mariadb, strstr(version, "MariaDB") != NULL);
    assert_int_equal(mariadb->connection->lacks_sequences, !mariadb->connection->is_mariadb);
    assert_true(mariadb->connection->wraps_defaults);
    assert_null(strstr(mariadb->connection->display_url, "secret"));
}

int main(void)
{
#define LIVE(test) cmocka_unit_test_setup_teardown(test, mariadb_setup, mariadb_teardown)
    const struct CMUnitTest tests[] = {
        LIVE(test_parameters_come_back),
        LIVE(test_types_of_columns),
        LIVE(test_statements_between_rows),
        LIVE(test_procedures_have_many_results),
        LIVE(test_errors_say_where),
        LIVE(test_transactions),
        LIVE(test_stopping_a_statement),
        LIVE(test_stopping_between_statements),
        LIVE(test_a_lost_connection),
        LIVE(test_a_session_is_put_back),
        LIVE(test_backslashes_escape_always),
        LIVE(test_waiting_has_an_end),
        LIVE(test_reading_only),
        LIVE(test_the_lock),
        LIVE(test_borrowing),
        LIVE(test_what_cannot_be_reached),
        LIVE(test_trying_for_a_while),
        LIVE(test_what_waits_goes_first),
        LIVE(test_a_begin_that_waits),
        LIVE(test_failures_of_what_waits),
        LIVE(test_two_statements_are_refused),
        LIVE(test_the_server_is_known),
    };
    return mariadb_is_there() ? cmocka_run_group_tests(tests, NULL, NULL) : 77;
}

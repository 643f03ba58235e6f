/* Statements, values, transactions and failures on a live server. */
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/error.h"
#include "database/connection.h"
#include "database/postgresql/driver.h"
#include "database/postgresql/internal.h"
#include "support/postgresql_database.h"
#include "base/banned.h"

static struct postgresql_database database; /* of the program; every test cleans up behind itself */

static int make(void **state)
{
    (void)state;
    postgresql_database_make(&database);
    return 0;
}

static int drop(void **state)
{
    (void)state;
    postgresql_database_remove(&database);
    return 0;
}

static const char *ask(const char *sql)
{
    return postgresql_must_ask(&database, database.connection, sql);
}

static void run(const char *sql)
{
    postgresql_must_execute(database.connection, sql);
}

static void test_values_come_back(void **state)
{
    static const char blob[] = {0, 1, '\\', '\'', (char)0xff};
    const struct value values[] = {
        VALUE_OF_NULL,
        VALUE_OF_INTEGER(INT64_MIN),
        {.kind = VALUE_REAL, .real = 0.1},
        value_of_text("it's \\ añá ?"),
        {.kind = VALUE_BLOB, .bytes = blob, .length = sizeof blob},
        VALUE_OF_INTEGER(1),
        {.kind = VALUE_BLOB, .bytes = NULL, .length = 0},
    };
    ERROR_SCOPE(err);
    bool has_row = false;
    uint64_t changes = 0;
    (void)state;
    run("CREATE TEMP TABLE v (n int, i bigint, r float8, t text, b bytea, o boolean, e bytea)");
    if (!connection_execute_with(database.connection, "INSERT INTO v VALUES (?, ?, ?, ?, ?, ?, ?)",
                                 values, 7, &changes, &err))
        fail_msg("%s", err.message);
    assert_int_equal(changes, 1);
    ROWS_SCOPE(rows);
    assert_true(connection_query(database.connection, "SELECT * FROM v", NULL, 0, &rows, &err));
    assert_int_equal(rows_column_count(rows), 7);
    assert_string_equal(rows_column_name(rows, 3), "t");
    assert_true(rows_next(rows, &has_row, &err));
    assert_true(has_row);
    assert_int_equal(rows_value(rows, 0).kind, VALUE_NULL);
    assert_int_equal(rows_value(rows, 1).integer, INT64_MIN);
    assert_true(rows_value(rows, 2).real == 0.1);
    assert_string_equal(rows_value(rows, 3).bytes, "it's \\ añá ?");
    assert_int_equal(rows_value(rows, 4).kind, VALUE_BLOB);
    assert_int_equal(rows_value(rows, 4).length, sizeof blob);
    assert_memory_equal(rows_value(rows, 4).bytes, blob, sizeof blob);
    assert_int_equal(rows_value(rows, 5).kind, VALUE_INTEGER);
    assert_int_equal(rows_value(rows, 5).integer, 1);
    assert_int_equal(rows_value(rows, 6).length, 0);
    assert_true(rows_next(rows, &has_row, &err));
    assert_false(has_row);
    run("DROP TABLE v");
}

static void test_types_of_columns(void **state)
{
    static const struct {
        const char *expression;
        enum value_type type;
        const char *text;
    } cases[] = {
        {"true", VALUE_TYPE_BOOLEAN, "1"},
        {"7::smallint", VALUE_TYPE_INTEGER, "7"},
        {"7", VALUE_TYPE_INTEGER, "7"},
        {"12.50", VALUE_TYPE_DECIMAL, "12.50"},
        {"1.5::float4", VALUE_TYPE_REAL, "1.5"},
        {"'a'", VALUE_TYPE_TEXT, "a"},
        {"'a'::varchar(3)", VALUE_TYPE_TEXT, "a"},
        {"'\\x41'::bytea", VALUE_TYPE_BLOB, "A"},
        {"date '2026-01-05'", VALUE_TYPE_DATE, "2026-01-05"},
        {"time '14:55:17.25'", VALUE_TYPE_TIME, "14:55:17.25"},
        {"timestamp '2026-01-05 14:55:17'", VALUE_TYPE_TIMESTAMP, "2026-01-05 14:55:17"},
        {"timestamptz '2026-01-05 14:55:17+00' AT TIME ZONE 'UTC'", VALUE_TYPE_TIMESTAMP,
         "2026-01-05 14:55:17"},
        {"timestamptz 'infinity'", VALUE_TYPE_TIMESTAMP_TZ, "infinity"},
        {"interval '1 day 2 hours'", VALUE_TYPE_INTERVAL, "1 day 02:00:00"},
        {"'00000000-0000-0000-0000-000000000001'::uuid", VALUE_TYPE_UUID,
         "00000000-0000-0000-0000-000000000001"},
        {"'{\"a\": 1}'::jsonb", VALUE_TYPE_JSON, "{\"a\": 1}"},
        {"array[1,2]", VALUE_TYPE_ARRAY, "{1,2}"},
        {"array['a']::varchar[]", VALUE_TYPE_ARRAY, "{a}"},
        {"'[1,2)'::int4range", VALUE_TYPE_OTHER, "[1,2)"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ERROR_SCOPE(err);
        ROWS_SCOPE(rows);
        bool has_row = false;
        char sql[200];
        snprintf(sql, sizeof sql, "SELECT %s", cases[i].expression);
        if (!connection_query(database.connection, sql, NULL, 0, &rows, &err) ||
            !rows_next(rows, &has_row, &err))
            fail_msg("%s: %s", sql, err.message);
        if (rows_column_type(rows, 0) != cases[i].type)
            fail_msg("%s: type %d", sql, (int)rows_column_type(rows, 0));
        assert_string_equal(rows_text(rows, 0, &database.arena), cases[i].text);
    }
}

static void test_several_statements(void **state)
{
    uint64_t changes = 9;
    ERROR_SCOPE(err);
    (void)state;
    run("CREATE TEMP TABLE s (a int); INSERT INTO s VALUES (1), (2);");
    assert_string_equal(ask("SELECT count(*) FROM s"), "2");
    /* the operator `?` of jsonb, where nothing is a parameter */
    assert_string_equal(ask("SELECT '{\"a\": 1}'::jsonb ? 'a'"), "1");
    assert_true(connection_execute_with(database.connection, "UPDATE s SET a = 3 WHERE a < 2", NULL,
                                        0, &changes, &err));
    assert_int_equal(changes, 1);
    assert_true(
        connection_execute_with(database.connection, "SELECT * FROM s", NULL, 0, &changes, &err));
    assert_int_equal(changes, 0);
    assert_true(connection_execute(database.connection, "-- nothing", &err));
    run("DROP TABLE s");
}

static void test_errors(void **state)
{
    static const struct {
        const char *sql;
        const char *sqlstate;
        enum alq_error_kind kind;
        unsigned line, column;
    } cases[] = {
        {"SELECT 'ñ',\n  nothing", "42703", ALQ_ERROR_DATABASE, 2, 3},
        {"SELEC 1", "42601", ALQ_ERROR_DATABASE, 1, 1},
        {"SELECT 1/0", "22012", ALQ_ERROR_DATABASE, 0, 0},
        {"SELECT * FROM nothing", "42P01", ALQ_ERROR_DATABASE, 1, 15},
        {"COPY pg_class FROM STDIN", "57014", ALQ_ERROR_DATABASE, 0, 0},
        {"DO $$ BEGIN RAISE EXCEPTION 'no' USING HINT = 'do', DETAIL = 'why'; END $$", "P0001",
         ALQ_ERROR_DATABASE, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ERROR_SCOPE(err);
        assert_false(connection_execute(database.connection, cases[i].sql, &err));
        if (err.kind != cases[i].kind || strcmp(err.sqlstate, cases[i].sqlstate) != 0 ||
            err.line != cases[i].line || err.column != cases[i].column)
            fail_msg("%s: %s %s %u:%u", cases[i].sql, err.message, err.sqlstate, err.line,
                     err.column);
        assert_string_equal(err.statement, cases[i].sql);
    }
    ERROR_SCOPE(err);
    assert_false(connection_execute(database.connection, cases[5].sql, &err));
    assert_string_equal(err.message, "no");
    assert_string_equal(err.hint, "do");
    assert_true(strstr(err.detail, "why") == err.detail);
    assert_non_null(strstr(err.detail, "PL/pgSQL"));
    /* whatever failed, the connection is good */
    assert_string_equal(ask("COPY (SELECT 1) TO STDOUT; SELECT 7"), "7");
}

static void test_refused_values(void **state)
{
    const struct value nul = {.kind = VALUE_TEXT, .bytes = "a\0b", .length = 3};
    const struct value number = VALUE_OF_INTEGER(5);
    ERROR_SCOPE(first);
    ERROR_SCOPE(second);
    (void)state;
    assert_false(
        connection_execute_with(database.connection, "SELECT ?::text", &nul, 1, NULL, &first));
    assert_string_equal(first.message, "value 1 holds a NUL byte, which no text may");
    assert_false(connection_execute_with(database.connection, "SELECT 'ñ',\n ?, nothing", &number,
                                         1, NULL, &second));
    assert_int_equal(second.line, 2);
    assert_int_equal(second.column, 5);
}

static void test_transactions(void **state)
{
    ERROR_SCOPE(err);
    struct connection *connection = database.connection;
    (void)state;
    assert_false(connection_is_in_transaction(connection));
    assert_true(connection_begin(connection, &err));
    run("CREATE TABLE kept (a int)");
    assert_true(connection_is_in_transaction(connection));
    assert_true(connection_commit(connection, &err));
    assert_true(connection_begin(connection, &err));
    run("CREATE TABLE lost (a int)");
    connection_rollback(connection);
    connection_rollback(connection); /* of nothing */
    assert_string_equal(ask("SELECT to_regclass('kept') IS NOT NULL"), "1");
    assert_string_equal(ask("SELECT to_regclass('lost') IS NULL"), "1");
    /* COMMIT would succeed, and roll back */
    assert_true(connection_begin(connection, &err));
    run("DROP TABLE kept");
    assert_false(connection_execute(connection, "SELECT nothing", NULL));
    assert_false(connection_commit(connection, &err));
    assert_string_equal(err.sqlstate, "25P02");
    assert_false(connection_is_in_transaction(connection));
    run("DROP TABLE kept");
}

static void *interrupt_soon(void *subject)
{
    clock_sleep(100);
    connection_interrupt(subject);
    return NULL;
}

static void test_interrupt(void **state)
{
    ERROR_SCOPE(err);
    pthread_t thread;
    (void)state;
    assert_true(connection_begin(database.connection, &err));
    run("CREATE TABLE gone (a int)");
    int64_t began = clock_monotonic();
    assert_int_equal(pthread_create(&thread, NULL, interrupt_soon, database.connection), 0);
    assert_false(connection_execute(database.connection, "SELECT pg_sleep(60)", &err));
    pthread_join(thread, NULL);
    assert_true(clock_monotonic() - began < (int64_t)5000000000);
    assert_int_equal(err.kind, ALQ_ERROR_CANCELLED);
    connection_rollback(database.connection);
    assert_string_equal(ask("SELECT to_regclass('gone') IS NULL"), "1");
    /* one that came when nothing ran stops the next statement, once */
    connection_interrupt(database.connection);
    assert_false(connection_execute(database.connection, "SELECT 1", NULL));
    assert_string_equal(ask("SELECT 1"), "1");
}

/* The session's process stands still: it has been asked to stop, and does not answer. */
static void test_interrupt_of_a_silent_server(void **state)
{
    ERROR_SCOPE(err);
    pthread_t thread;
    (void)state;
    struct connection *silent = postgresql_database_open(&database, database.url, NULL);
    pid_t process = postgresql_pid(silent);
    assert_true(connection_begin(silent, &err));
    postgresql_must_execute(silent, "CREATE TABLE gone (a int)");
    if (kill(process, SIGSTOP) != 0) { /* it is somebody else's */
        connection_free(silent);
        skip();
    }
    int64_t began = clock_monotonic();
    assert_int_equal(pthread_create(&thread, NULL, interrupt_soon, silent), 0);
    bool has_run = connection_execute(silent, "SELECT 1", &err);
    connection_rollback(silent);
    connection_free(silent);
    int64_t took = clock_monotonic() - began;
    kill(process, SIGCONT);
    pthread_join(thread, NULL);
    assert_false(has_run);
    assert_int_equal(err.kind, ALQ_ERROR_CANCELLED);
    assert_true(took < (int64_t)10000000000);
    assert_string_equal(ask("SELECT to_regclass('gone') IS NULL"), "1");
}

static void test_timeouts(void **state)
{
    ERROR_SCOPE(lock);
    ERROR_SCOPE(late);
    ERROR_SCOPE(err);
    struct connection *other = postgresql_database_open(&database, database.url, NULL);
    (void)state;
    run("CREATE TABLE held (a int)");
    assert_true(connection_begin(other, &err));
    postgresql_must_execute(other, "LOCK TABLE held");
    assert_true(connection_set_timeouts(database.connection, 50, 200, &err));
    assert_false(connection_execute(database.connection, "SELECT * FROM held", &lock));
    assert_int_equal(lock.kind, ALQ_ERROR_LOCK);
    assert_string_equal(lock.sqlstate, "55P03");
    assert_false(connection_execute(database.connection, "SELECT pg_sleep(10)", &late));
    assert_int_equal(late.kind, ALQ_ERROR_DATABASE);
    assert_string_equal(late.sqlstate, "57014");
    connection_reset_session(database.connection);
    assert_string_equal(ask("SHOW lock_timeout"), "0");
    assert_string_equal(ask("SHOW statement_timeout"), "0");
    connection_free(other);
    run("DROP TABLE held");
}

static void *commit_soon(void *subject)
{
    clock_sleep(400);
    assert_true(connection_commit(subject, NULL));
    return NULL;
}

/* CREATE INDEX CONCURRENTLY waits for those who use the table, however long that takes. */
static void test_long_waits(void **state)
{
    ERROR_SCOPE(err);
    pthread_t thread;
    struct connection *other = postgresql_database_open(&database, database.url, NULL);
    (void)state;
    run("CREATE TABLE used (a int)");
    assert_true(connection_begin(other, &err));
    postgresql_must_execute(other, "INSERT INTO used VALUES (1)");
    assert_true(connection_set_timeouts(database.connection, 50, 0, &err));
    assert_int_equal(pthread_create(&thread, NULL, commit_soon, other), 0);
    run("CREATE INDEX CONCURRENTLY ix_used ON used (a)");
    pthread_join(thread, NULL);
    assert_string_equal(ask("SELECT indisvalid FROM pg_index WHERE indrelid = 'used'::regclass"),
                        "1");
    assert_string_equal(ask("SHOW lock_timeout"), "50ms");
    connection_reset_session(database.connection);
    connection_free(other);
    run("DROP TABLE used");
}

static void test_session_is_reset(void **state)
{
    (void)state;
    const char *path = ask("SHOW search_path");
    run("SELECT set_config('search_path', '', false); SET work_mem = '1MB'");
    connection_reset_session(database.connection);
    assert_string_equal(ask("SHOW search_path"), path);
    assert_string_equal(ask("SHOW work_mem"), "4MB");
}

static void test_lost_connection(void **state)
{
    struct connection *victim = postgresql_database_open(&database, database.url, NULL);
    (void)state;
    for (int i = 0; i < 2; i++) {
        ERROR_SCOPE(err);
        char sql[80];
        snprintf(sql, sizeof sql, "SELECT pg_terminate_backend(%d)", postgresql_pid(victim));
        if (i == 0)
            run(sql);
        assert_false(connection_execute(victim, "SELECT 1", &err));
        assert_int_equal(err.kind, ALQ_ERROR_CONNECT);
        assert_string_equal(err.statement, "SELECT 1");
    }
    assert_true(postgresql_is_lost(victim));
    connection_rollback(victim);
    connection_free(victim);
}

static void keep_message(void *user, enum alq_log_level level, const char *message)
{
    snprintf(user, 100, "%d %s", (int)level, message);
}

static void test_notices(void **state)
{
    char seen[100] = "";
    const struct alq_callbacks callbacks = {.user = seen, .log = keep_message};
    (void)state;
    database.connection->callbacks = &callbacks;
    run("DO $$ BEGIN RAISE WARNING 'mind the %', 'gap'; END $$");
    database.connection->callbacks = NULL;
    char expected[100];
    snprintf(expected, sizeof expected, "%d mind the gap", (int)ALQ_LOG_WARNING);
    assert_string_equal(seen, expected);
}

static bool keep_waiting_for(void *user, const struct alq_progress *progress)
{
    if (progress->kind == ALQ_PROGRESS_WAITING)
        snprintf(user, 400, "%s", progress->waiting_for);
    return !*(char *)user; /* seen: stop */
}

/* After some seconds it is said who is in the way, and the callback can stop the waiting. */
static void test_blockers(void **state)
{
    char seen[400] = "";
    const struct alq_callbacks callbacks = {.user = seen, .progress = keep_waiting_for};
    struct connection *other = postgresql_database_open(&database, database.url, NULL);
    ERROR_SCOPE(err);
    char session[40];
    (void)state;
    run("CREATE TABLE held (a int)");
    assert_true(connection_begin(other, &err));
    postgresql_must_execute(other, "LOCK TABLE held");
    snprintf(session, sizeof session, "session %d (alambique)", postgresql_pid(other));
    database.connection->callbacks = &callbacks;
    assert_false(connection_execute(database.connection, "SELECT * FROM held", &err));
    database.connection->callbacks = NULL;
    assert_int_equal(err.kind, ALQ_ERROR_CANCELLED);
    assert_true(strstr(seen, session) == seen);
    assert_non_null(strstr(seen, "LOCK TABLE held"));
    connection_free(other);
    run("DROP TABLE held");
}

static void test_reading_only(void **state)
{
    const struct open_options options = {.is_read_only = true};
    struct connection *reader = postgresql_database_open(&database, database.url, &options);
    ERROR_SCOPE(begin);
    ERROR_SCOPE(write);
    (void)state;
    assert_false(connection_begin(reader, &begin));
    assert_string_equal(begin.sqlstate, "25006");
    assert_false(connection_execute(reader, "CREATE TABLE no (a int)", &write));
    assert_string_equal(write.sqlstate, "25006");
    postgresql_must_execute(reader, "SET work_mem = '1MB'");
    connection_reset_session(reader);
    assert_false(connection_execute(reader, "CREATE TABLE no (a int)", NULL));
    connection_free(reader);
}

static void refuse(const char *url, struct alq_error *err)
{
    const struct open_options options = {0};
    struct connection *connection = NULL;
    struct url parsed;
    assert_true(url_parse(url, &database.arena, &parsed, err));
    assert_false(postgresql_open(&parsed, &options, &connection, err));
    assert_null(connection);
}

static void test_opening(void **state)
{
    ERROR_SCOPE(password);
    ERROR_SCOPE(missing);
    ERROR_SCOPE(option);
    ERROR_SCOPE(nobody);
    (void)state;
    struct connection *guarded =
        postgresql_database_open(&database,
                                 postgresql_database_url(&database, "guarded:secret@",
                                                         "&application_name=me"),
                                 NULL);
    assert_null(strstr(guarded->display_url, "secret"));
    assert_string_equal(postgresql_must_ask(&database, guarded, "SHOW application_name"), "me");
    assert_string_equal(postgresql_must_ask(&database, guarded, "SELECT current_user"), "guarded");
    connection_free(guarded);
    refuse(postgresql_database_url(&database, "guarded:wr0ng@", ""), &password);
    assert_int_equal(password.kind, ALQ_ERROR_CONNECT);
    assert_non_null(strstr(password.message, "password authentication failed"));
    assert_null(strstr(password.message, "wr0ng"));
    refuse("postgresql://tester@/nothing?host=/nowhere", &missing);
    assert_int_equal(missing.kind, ALQ_ERROR_CONNECT);
    refuse(postgresql_database_url(&database, "tester@", "&sslmod=require"), &option);
    assert_int_equal(option.kind, ALQ_ERROR_CONFIG);
    assert_string_equal(option.message, "PostgreSQL's client library has no option 'sslmod'");
    refuse("postgresql://127.0.0.1:1/x", &nobody);
    assert_int_equal(nobody.kind, ALQ_ERROR_CONNECT);
}

/* What asyncpg and psycopg write in URLs is understood. */
static void test_urls_of_python(void **state)
{
    static const char *const urls[] = {
        "&ssl=disable&prepared_statement_cache_size=0",
        "&client_encoding=latin1&connect_timeout=5",
        "&options=-c%20work_mem%3D1MB",
    };
    (void)state;
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        struct connection *connection =
            postgresql_database_open(&database,
                                     postgresql_database_url(&database, "tester@", urls[i]), NULL);
        assert_string_equal(postgresql_must_ask(&database, connection, "SHOW client_encoding"),
                            "UTF8");
        assert_string_equal(postgresql_must_ask(&database, connection, "SHOW work_mem"),
                            i == 2 ? "1MB" : "4MB");
        connection_free(connection);
    }
}

static bool defer(const char *sql, const struct value *value, uint64_t *ret_changes)
{
    ERROR_SCOPE(err);
    return connection_defer(database.connection, sql, value, value ? 1 : 0, ret_changes, &err);
}

/* In a transaction what can wait goes with the next statement, in its order. */
static void test_what_waits_goes_first(void **state)
{
    const struct value text = value_of_text("it's \\ ?; añá");
    ERROR_SCOPE(err);
    uint64_t two = 0, own = 0;
    (void)state;
    assert_true(defer("CREATE TABLE waited (a integer, b text)", NULL, NULL)); /* at once */
    assert_string_equal(ask("SELECT count(*) FROM pg_class WHERE relname = 'waited'"), "1");
    assert_true(connection_begin(database.connection, &err));
    assert_true(connection_is_in_transaction(database.connection));
    assert_true(defer("INSERT INTO waited (a) VALUES (1), (2)", NULL, NULL));
    assert_true(defer("UPDATE waited SET b = ?", &text, &two));
    assert_true(connection_execute_with(database.connection, "DELETE FROM waited WHERE a = 1", NULL,
                                        0, &own, &err));
    assert_int_equal(two, 2);
    assert_int_equal(own, 1);
    assert_true(defer("INSERT INTO waited (a) VALUES (?)", &VALUE_OF_INTEGER(3), NULL));
    assert_true(connection_commit(database.connection, &err));
    assert_string_equal(ask("SELECT string_agg(a || coalesce(b, '-'), ' ' ORDER BY a) FROM waited"),
                        "2it's \\ ?; añá 3-");
    assert_true(connection_begin(database.connection, &err));
    assert_true(defer("DELETE FROM waited", NULL, NULL));
    connection_rollback(database.connection);
    assert_string_equal(ask("SELECT count(*) FROM waited"), "2");
    run("DROP TABLE waited");
}

static void test_failures_of_what_waits(void **state)
{
    static const char *const fine[] = {"INSERT INTO waited VALUES ('ñ')", "SELECT 1", "SELECT 2"};
    static const char *const bad[] = {"SELECT 1 / 0", "INSERT INTO missing VALUES (1)",
                                      "SELECT 'ñ',\n  nowhere"};
    (void)state;
    run("CREATE TABLE waited (a text)");
    for (int failing = 0; failing < 4; failing++) {
        ERROR_SCOPE(err);
        assert_true(connection_begin(database.connection, &err));
        for (int i = 0; i < 2; i++)
            assert_true(defer(failing == i ? bad[i] : fine[i], NULL, NULL));
        const char *last = failing == 3 ? "SELECT 'ñ',\n 1 FRO x y z" : bad[2];
        assert_false(connection_execute(database.connection, failing < 2 ? fine[2] : last, &err));
        assert_string_equal(err.statement, failing < 2 ? bad[failing] : last);
        if (failing == 1)
            assert_int_equal(err.column, 13);
        if (failing >= 2) {
            assert_int_equal(err.line, 2);
            assert_int_equal(err.column, failing == 2 ? 3 : 8);
        }
        connection_rollback(database.connection);
        assert_string_equal(ask("SELECT count(*) FROM waited"), "0");
    }
    run("DROP TABLE waited");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_come_back),
        cmocka_unit_test(test_types_of_columns),
        cmocka_unit_test(test_several_statements),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_refused_values),
        cmocka_unit_test(test_transactions),
        cmocka_unit_test(test_interrupt),
        cmocka_unit_test(test_interrupt_of_a_silent_server),
        cmocka_unit_test(test_timeouts),
        cmocka_unit_test(test_long_waits),
        cmocka_unit_test(test_session_is_reset),
        cmocka_unit_test(test_lost_connection),
        cmocka_unit_test(test_notices),
        cmocka_unit_test(test_blockers),
        cmocka_unit_test(test_reading_only),
        cmocka_unit_test(test_opening),
        cmocka_unit_test(test_urls_of_python),
        cmocka_unit_test(test_what_waits_goes_first),
        cmocka_unit_test(test_failures_of_what_waits),
    };
    return postgresql_is_missing() ? 77 : cmocka_run_group_tests(tests, make, drop);
}

/* Waiting for a file that another process holds, being told who it is, and being asked to stop. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <pthread.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/error.h"
#include "database/sqlite/lock.h"
#include "support/sqlite_file.h"
#include "base/banned.h"

/* Another process that holds the file until it is told to let go, or for some time. */
struct holder {
    pid_t pid;
    int release; /* close it to let go */
};

struct fixture {
    struct sqlite_files files;
    struct connection *connection;
    struct holder holder;
};

static int set_up(void **state)
{
    struct fixture *fixture = memory_alloc(sizeof *fixture);
    sqlite_files_make(&fixture->files);
    fixture->connection = sqlite_files_open(&fixture->files, "sqlite:///app.db", NULL);
    sqlite_must_execute(fixture->connection, "CREATE TABLE t (c)");
    *state = fixture;
    return 0;
}

static void hold_in_child(struct fixture *fixture, const char *sql, const char *more, int told,
                          int tell, int for_ms)
{
    struct connection *connection = sqlite_files_open(&fixture->files, "sqlite:///app.db", NULL);
    sqlite_must_execute(connection, sql);
    if (more)
        sqlite_must_execute(connection, more);
    char byte = 'x';
    if (write(tell, &byte, 1) != 1)
        _exit(1);
    if (for_ms)
        clock_sleep((unsigned)for_ms);
    else
        (void)!read(told, &byte, 1);
    _exit(0);
}

static void hold(struct fixture *fixture, const char *sql, const char *more, int for_ms)
{
    int told[2];
    int tell[2];
    assert_int_equal(pipe(told), 0);
    assert_int_equal(pipe(tell), 0);
    fixture->holder.pid = fork();
    assert_true(fixture->holder.pid >= 0);
    if (fixture->holder.pid == 0) {
        close(told[1]);
        close(tell[0]);
        hold_in_child(fixture, sql, more, told[0], tell[1], for_ms);
    }
    close(told[0]);
    close(tell[1]);
    fixture->holder.release = told[1];
    char byte;
    assert_int_equal(read(tell[0], &byte, 1), 1);
    close(tell[0]);
}

static void let_go(struct fixture *fixture)
{
    if (!fixture->holder.pid)
        return;
    close(fixture->holder.release);
    waitpid(fixture->holder.pid, NULL, 0);
    fixture->holder.pid = 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    let_go(fixture);
    connection_free(fixture->connection);
    sqlite_files_remove(&fixture->files);
    free(fixture);
    return 0;
}

static int64_t elapsed_ms(int64_t since)
{
    return (clock_monotonic() - since) / 1000000;
}

/* The error names the file, and in its detail the process, where the system has the list of
 * locks. */
static void assert_locked(struct fixture *fixture, const struct alq_error *err)
{
    TEXT_SCOPE(message);
    TEXT_SCOPE(detail);
    text_printf(&message, "database is locked: %s/app.db", fixture->files.directory);
    text_printf(&detail, "held by process %d (", (int)fixture->holder.pid);
    assert_int_equal(err->kind, ALQ_ERROR_LOCK);
    assert_string_equal(err->message, text_string(&message));
    assert_string_equal(err->sqlstate, "55P03");
    if (access("/proc/locks", R_OK) == 0)
        assert_non_null(strstr(err->detail, text_string(&detail)));
}

static void test_no_waiting(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    hold(fixture, "BEGIN IMMEDIATE", NULL, 0);
    int64_t start = clock_monotonic();
    assert_false(connection_begin(fixture->connection, &err));
    assert_in_range(elapsed_ms(start), 0, 20000);
    assert_locked(fixture, &err);
    assert_null(strstr(err.detail, "waited"));
    assert_null(err.statement);
    assert_false(connection_is_in_transaction(fixture->connection));
    let_go(fixture);
    assert_true(connection_begin(fixture->connection, NULL));
}

static void test_waiting_in_vain(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    hold(fixture, "BEGIN IMMEDIATE", NULL, 0);
    fixture->connection->lock_timeout_ms = 200;
    int64_t start = clock_monotonic();
    assert_false(connection_begin(fixture->connection, &err));
    assert_in_range(elapsed_ms(start), 200, 30000);
    assert_locked(fixture, &err);
    assert_non_null(strstr(err.detail, "waited for 0.2 seconds"));
    alq_error_release(&err);
    assert_false(connection_execute(fixture->connection, "INSERT INTO t VALUES (1)", &err));
    assert_locked(fixture, &err);
    assert_string_equal(err.statement, "INSERT INTO t VALUES (1)");
    assert_false(connection_begin(fixture->connection, NULL));
}

static void test_waiting_with_success(void **state)
{
    struct fixture *fixture = *state;
    fixture->connection->lock_timeout_ms = 60000;
    hold(fixture, "BEGIN IMMEDIATE", NULL, 150);
    assert_true(connection_begin(fixture->connection, NULL));
    sqlite_must_execute(fixture->connection, "INSERT INTO t VALUES (1)");
    assert_true(connection_commit(fixture->connection, NULL));
}

/* An exclusive lock keeps readers out as well: from the schema, from rows, from opening a
 * little. */
static void test_exclusive_lock(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    ROWS_SCOPE(rows);
    hold(fixture, "BEGIN EXCLUSIVE", "INSERT INTO t VALUES (1)", 0);
    struct connection *other = sqlite_files_open(&fixture->files, "sqlite:///app.db", NULL);
    assert_false(connection_query(other, "SELECT * FROM t", NULL, 0, &rows, &err)); /* the schema */
    assert_locked(fixture, &err);
    connection_free(other);

    bool has_row = true;
    alq_error_release(&err);
    bool is_read = connection_query(fixture->connection, "SELECT * FROM t", NULL, 0, &rows, &err) &&
                   rows_next(rows, &has_row, &err);
    assert_false(is_read);
    assert_locked(fixture, &err);
    let_go(fixture);
    fixture->connection->lock_timeout_ms = 1000;
    hold(fixture, "BEGIN EXCLUSIVE", NULL, 100);
    sqlite_must_execute(fixture->connection, "SELECT * FROM t");
}

/* A reader is in the way of COMMIT only, which may be tried again. */
static void test_commit_waits_for_a_reader(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    sqlite_must_execute(fixture->connection, "INSERT INTO t VALUES (1)");
    hold(fixture, "BEGIN", "SELECT * FROM t", 0);
    assert_true(connection_begin(fixture->connection, &err));
    sqlite_must_execute(fixture->connection, "INSERT INTO t VALUES (2)");
    assert_false(connection_commit(fixture->connection, &err));
    assert_locked(fixture, &err);
    assert_true(connection_is_in_transaction(fixture->connection));
    let_go(fixture);
    assert_true(connection_commit(fixture->connection, NULL));
}

static void test_write_ahead_log(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    sqlite_must_execute(fixture->connection, "PRAGMA journal_mode = WAL");
    hold(fixture, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)", 0);
    assert_string_equal(sqlite_must_ask(&fixture->files, fixture->connection,
                                        "SELECT count(*) FROM t"),
                        "0");
    assert_false(connection_begin(fixture->connection, &err));
    assert_locked(fixture, &err);
}

/* In WAL mode a reader that then wants to write may be too late for good; no waiting then. */
static void test_stale_snapshot(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    sqlite_must_execute(fixture->connection, "PRAGMA journal_mode = WAL");
    sqlite_must_execute(fixture->connection, "BEGIN");
    sqlite_must_execute(fixture->connection, "SELECT * FROM t");
    struct connection *other = sqlite_files_open(&fixture->files, "sqlite:///app.db", NULL);
    sqlite_must_execute(other, "INSERT INTO t VALUES (1)");
    connection_free(other);
    fixture->connection->lock_timeout_ms = 60000;
    int64_t start = clock_monotonic();
    assert_false(connection_execute(fixture->connection, "INSERT INTO t VALUES (2)", &err));
    assert_int_equal(err.kind, ALQ_ERROR_LOCK);
    assert_in_range(elapsed_ms(start), 0, 30000);
}

static void test_holder_in_this_process(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    struct connection *other = sqlite_files_open(&fixture->files, "sqlite:///app.db", NULL);
    assert_true(connection_begin(other, NULL));
    assert_false(connection_begin(fixture->connection, &err));
    if (access("/proc/locks", R_OK) == 0)
        assert_string_equal(err.detail, "held by another connection of this process");
    connection_free(other);
    ARENA_SCOPE(arena);
    const char *path = sqlite_files_path(&fixture->files, "app.db");
    assert_null(sqlite_lock_holder(fixture->connection, path, &arena));
    assert_null(sqlite_lock_holder(fixture->connection, "/no/such/file", &arena));
}

/* Who let go just now is not named, and the own locks are not another connection's: those of a
 * transaction, and in WAL mode the one that every open connection has. */
static void test_own_locks_are_nobody_elses(void **state)
{
    struct fixture *fixture = *state;
    ARENA_SCOPE(arena);
    const char *path = sqlite_files_path(&fixture->files, "app.db");
    assert_true(connection_begin(fixture->connection, NULL));
    sqlite_must_execute(fixture->connection, "INSERT INTO t VALUES (1)");
    assert_null(sqlite_lock_holder(fixture->connection, path, &arena));
    assert_true(connection_commit(fixture->connection, NULL));
    sqlite_must_execute(fixture->connection, "PRAGMA journal_mode = WAL");
    sqlite_must_execute(fixture->connection, "SELECT * FROM t");
    assert_null(sqlite_lock_holder(fixture->connection, path, &arena));
}

struct watcher {
    unsigned calls;
    unsigned stop_at;
    char waiting_for[300];
};

static bool watch(void *user, const struct alq_progress *progress)
{
    struct watcher *watcher = user;
    assert_int_equal(progress->kind, ALQ_PROGRESS_WAITING);
    snprintf(watcher->waiting_for, sizeof watcher->waiting_for, "%s", progress->waiting_for);
    return ++watcher->calls != watcher->stop_at;
}

static void test_progress_while_waiting(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    struct watcher watcher = {.stop_at = 3};
    struct alq_callbacks callbacks = {.user = &watcher, .progress = watch};
    fixture->connection->callbacks = &callbacks;
    fixture->connection->lock_timeout_ms = 60000;
    hold(fixture, "BEGIN IMMEDIATE", NULL, 0);
    assert_false(connection_begin(fixture->connection, &err));
    assert_int_equal(err.kind, ALQ_ERROR_CANCELLED);
    assert_int_equal(watcher.calls, 3);
    TEXT_SCOPE(expected);
    text_printf(&expected, "%s/app.db", fixture->files.directory);
    assert_true(string_starts_with(watcher.waiting_for, text_string(&expected)));
    text_printf(&expected, ", held by process %d (", (int)fixture->holder.pid);
    if (access("/proc/locks", R_OK) == 0)
        assert_true(string_starts_with(watcher.waiting_for, text_string(&expected)));
}

static void *interrupt_soon(void *connection)
{
    clock_sleep(100);
    connection_interrupt(connection);
    return NULL;
}

static void test_interrupt_while_waiting(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    pthread_t thread;
    fixture->connection->lock_timeout_ms = 60000;
    hold(fixture, "BEGIN IMMEDIATE", NULL, 0);
    assert_int_equal(pthread_create(&thread, NULL, interrupt_soon, fixture->connection), 0);
    assert_false(connection_begin(fixture->connection, &err));
    assert_int_equal(err.kind, ALQ_ERROR_CANCELLED);
    pthread_join(thread, NULL);
    let_go(fixture);
    assert_true(connection_begin(fixture->connection, NULL));
}

static void test_interrupt_of_a_long_statement(void **state)
{
    struct fixture *fixture = *state;
    static const char sql[] = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                              "INSERT INTO t SELECT max(i) FROM n";
    for (int with_error = 0; with_error < 2; with_error++) {
        ERROR_SCOPE(err);
        pthread_t thread;
        assert_true(connection_begin(fixture->connection, NULL));
        assert_int_equal(pthread_create(&thread, NULL, interrupt_soon, fixture->connection), 0);
        assert_false(connection_execute(fixture->connection, sql, with_error ? &err : NULL));
        pthread_join(thread, NULL);
        connection_rollback(fixture->connection);
        assert_false(connection_is_in_transaction(fixture->connection));
        sqlite_must_execute(fixture->connection, "SELECT * FROM t");
        assert_int_equal(err.kind, with_error ? ALQ_ERROR_CANCELLED : ALQ_ERROR_NONE);
        assert_string_equal(err.sqlstate, with_error ? "57014" : "");
    }
}

/* Several threads, each with its own connection, take turns. */
static void *insert_often(void *user)
{
    struct connection *connection = user;
    for (int i = 0; i < 20; i++) {
        if (!connection_begin(connection, NULL) ||
            !connection_execute(connection, "INSERT INTO t VALUES (1)", NULL) ||
            !connection_commit(connection, NULL))
            return connection;
    }
    return NULL;
}

static void test_threads(void **state)
{
    struct fixture *fixture = *state;
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    struct connection *connections[THREADS];
    struct open_options options = {.lock_timeout_ms = 60000};
    for (int i = 0; i < THREADS; i++) {
        connections[i] = sqlite_files_open(&fixture->files, "sqlite:///app.db", &options);
        sqlite_must_execute(connections[i], "PRAGMA synchronous = OFF");
        assert_int_equal(pthread_create(&threads[i], NULL, insert_often, connections[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        void *failed;
        pthread_join(threads[i], &failed);
        assert_null(failed);
        connection_free(connections[i]);
    }
    assert_string_equal(sqlite_must_ask(&fixture->files, fixture->connection,
                                        "SELECT count(*) FROM t"),
                        "80");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_no_waiting),
        TEST(test_waiting_in_vain),
        TEST(test_waiting_with_success),
        TEST(test_exclusive_lock),
        TEST(test_commit_waits_for_a_reader),
        TEST(test_write_ahead_log),
        TEST(test_stale_snapshot),
        TEST(test_holder_in_this_process),
        TEST(test_own_locks_are_nobody_elses),
        TEST(test_progress_while_waiting),
        TEST(test_interrupt_while_waiting),
        TEST(test_interrupt_of_a_long_statement),
        TEST(test_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The application's own connection is used, and given back as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <alambique/alambique.h>

#include "base/error.h"
#include "database/postgresql/driver.h"
#include "database/postgresql/driver_library.h"
#include "database/postgresql/postgresql.h"
#include "support/postgresql_database.h"
#include "base/banned.h"

static struct postgresql_database database;
static const struct libpq *pq;

static int make(void **state)
{
    ERROR_SCOPE(err);
    void *library = NULL;
    (void)state;
    postgresql_database_make(&database);
    if (!postgresql_load(&database.arena, &pq, &library, &err))
        fail_msg("%s", err.message);
    return 0;
}

static int drop(void **state)
{
    (void)state;
    postgresql_database_remove(&database);
    return 0;
}

static PGconn *connect_application(void)
{
    const char *host = strstr(getenv("ALQ_POSTGRESQL_URL"), "?host=") + strlen("?host=");
    const char *const names[] = {"host", "user", "dbname", "application_name", NULL};
    const char *const values[] = {host, "tester", database.name, "theirs", NULL};
    PGconn *handle = pq->PQconnectdbParams(names, values, 0);
    assert_int_equal(pq->PQstatus(handle), CONNECTION_OK);
    return handle;
}

/* One statement of the application's; its only value. */
static char *ask(PGconn *handle, const char *sql)
{
    char *answer = NULL;
    assert_true(pq->PQsendQuery(handle, sql));
    for (PGresult *result; (result = pq->PQgetResult(handle)); pq->PQclear(result)) {
        if (pq->PQresultStatus(result) != PGRES_COMMAND_OK &&
            pq->PQresultStatus(result) != PGRES_TUPLES_OK)
            fail_msg("%s: %s", sql, pq->PQresultErrorMessage(result));
        if (pq->PQntuples(result) && !answer)
            answer = arena_strdup(&database.arena, pq->PQgetvalue(result, 0, 0));
    }
    return answer;
}

static void test_upgrade(void **state)
{
    static const char text[] = "-- One\n-- revision: one\n-- upgrade\n"
                               "SET search_path = pg_catalog; SET work_mem = '2MB';\n"
                               "CREATE TABLE public.made (id INTEGER);\n"
                               "-- downgrade\nDROP TABLE public.made;\n";
    const struct alq_source source = {.name = "one.sql", .text = text, .length = sizeof text - 1};
    struct alq_project *project = NULL;
    struct alq_database *borrowed = NULL;
    struct alq_run_report report;
    ERROR_SCOPE(err);
    PGconn *handle = connect_application();
    (void)state;
    ask(handle, "CREATE SCHEMA own; SET search_path = own;"
                "SET work_mem = '1MB'; SET client_encoding = 'LATIN1'");
    if (!alq_project_open_memory(&source, 1, NULL, &project, &err) ||
        !alq_database_borrow_postgresql(handle, NULL, &borrowed, &err) ||
        !alq_upgrade(project, borrowed, "heads", NULL, &report, &err))
        fail_msg("%s", err.message);
    assert_int_equal(report.revisions, 1);
    assert_string_equal(alq_database_dialect(borrowed), "postgresql");
    assert_true(alq_downgrade(project, borrowed, "base", NULL, NULL, &err));
    assert_true(alq_upgrade(project, borrowed, "heads", NULL, NULL, &err));
    alq_database_free(borrowed);
    alq_project_free(project);
    assert_string_equal(ask(handle, "SELECT to_regclass('public.made') IS NOT NULL"), "t");
    assert_string_equal(ask(handle, "SELECT version_num FROM own.alembic_version"), "one");
    assert_string_equal(ask(handle, "SHOW search_path"), "own");
    assert_string_equal(ask(handle, "SHOW work_mem"), "1MB");
    assert_string_equal(ask(handle, "SHOW client_encoding"), "LATIN1");
    assert_string_equal(ask(handle, "SHOW lock_timeout"), "0");
    /* the session that had the lock is gone, and the lock with it */
    /* (the view shows the locks of other databases too, where other tests are at work) */
    assert_string_equal(ask(handle, "SELECT count(*) FROM pg_locks JOIN pg_database d "
                                    "ON d.oid = database AND datname = current_database() "
                                    "WHERE locktype = 'advisory'"),
                        "0");
    pq->PQfinish(handle);
}

static void test_in_a_transaction(void **state)
{
    struct alq_database *borrowed = NULL;
    ERROR_SCOPE(err);
    PGconn *handle = connect_application();
    (void)state;
    ask(handle, "BEGIN");
    assert_false(alq_database_borrow_postgresql(handle, NULL, &borrowed, &err));
    assert_int_equal(err.kind, ALQ_ERROR_USAGE);
    assert_int_equal(pq->PQtransactionStatus(handle), PQTRANS_INTRANS);
    pq->PQfinish(handle);
}

static void test_unfinished_work_is_rolled_back(void **state)
{
    const struct open_options options = {0};
    struct connection *connection = NULL;
    ERROR_SCOPE(err);
    PGconn *handle = connect_application();
    (void)state;
    assert_true(postgresql_borrow(handle, &options, &connection, &err));
    assert_true(connection_begin(connection, &err));
    postgresql_must_execute(connection, "CREATE TABLE unfinished (id INTEGER)");
    connection_free(connection);
    assert_int_equal(pq->PQtransactionStatus(handle), PQTRANS_IDLE);
    assert_string_equal(ask(handle, "SELECT to_regclass('unfinished') IS NULL"), "t");
    pq->PQfinish(handle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_upgrade),
        cmocka_unit_test(test_in_a_transaction),
        cmocka_unit_test(test_unfinished_work_is_rolled_back),
    };
    return postgresql_is_missing() ? 77 : cmocka_run_group_tests(tests, make, drop);
}

/* Errors: set once, given context, and shown to people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/banned.h"

static void assert_shown(const struct alq_error *err, const char *expected)
{
    char shown[1000];
    size_t length = alq_error_format(err, shown, sizeof shown);
    assert_string_equal(shown, expected);
    assert_int_equal(length, strlen(expected));
}

static void test_the_first_cause_wins(void **state)
{
    (void)state;
    ERROR_SCOPE(err);
    assert_false(error_set(&err, ALQ_ERROR_IO, "cannot read %s", "a.sql"));
    assert_false(error_set(&err, ALQ_ERROR_LOCK, "another"));
    assert_int_equal(err.kind, ALQ_ERROR_IO);
    assert_string_equal(err.message, "cannot read a.sql");
    alq_error_release(&err);
    assert_int_equal(err.kind, ALQ_ERROR_NONE);
    assert_null(err.message);
    error_set(&err, ALQ_ERROR_LOCK, "another");
    assert_string_equal(err.message, "another");
}

static void test_context(void **state)
{
    (void)state;
    ERROR_SCOPE(err);
    error_set(&err, ALQ_ERROR_DATABASE, "no such table: users");
    assert_false(error_detail(&err, "first %d", 1));
    assert_false(error_detail(&err, "second"));
    assert_string_equal(err.detail, "first 1\nsecond");
    assert_false(error_hint(&err, "run alambique %s", "status"));
    assert_false(error_hint(&err, "not this one"));
    assert_string_equal(err.hint, "run alambique status");
    assert_false(error_hint_instead(&err, "this one"));
    assert_string_equal(err.hint, "this one");
    assert_false(error_hint_instead(&err, "run alambique %s", "status"));
    assert_string_equal(err.hint, "run alambique status");
    assert_false(error_at(&err, "a.sql", 12, 5));
    assert_false(error_at(&err, "b.sql", 1, 1));
    assert_string_equal(err.file, "a.sql");
    assert_int_equal(err.line, 12);
    assert_int_equal(err.column, 5);
    assert_false(error_statement(&err, "SELECT 1"));
    assert_false(error_statement(&err, "SELECT 2"));
    assert_string_equal(err.statement, "SELECT 1");
}

static void test_nobody_wants_to_know(void **state)
{
    (void)state;
    assert_false(error_set(NULL, ALQ_ERROR_IO, "x"));
    assert_false(error_detail(NULL, "x"));
    assert_false(error_hint(NULL, "x"));
    assert_false(error_hint_instead(NULL, "x"));
    assert_false(error_at(NULL, "x", 1, 1));
    assert_false(error_statement(NULL, "x"));
    assert_false(error_io(NULL, "read", "x", ENOENT));
    alq_error_release(NULL);
    ERROR_SCOPE(from);
    error_set(&from, ALQ_ERROR_IO, "x");
    assert_false(error_move(NULL, &from));
    assert_int_equal(from.kind, ALQ_ERROR_NONE);
}

static void test_io(void **state)
{
    (void)state;
    ERROR_SCOPE(err);
    assert_false(error_io(&err, "read", "a.ini", ENOENT));
    assert_int_equal(err.kind, ALQ_ERROR_IO);
    assert_string_equal(err.message, "cannot read a.ini: No such file or directory");
}

static void test_moving(void **state)
{
    (void)state;
    ERROR_SCOPE(err);
    ERROR_SCOPE(from);
    error_set(&from, ALQ_ERROR_GRAPH, "first");
    error_hint(&from, "hint");
    assert_false(error_move(&err, &from));
    assert_int_equal(from.kind, ALQ_ERROR_NONE);
    assert_null(from.message);
    assert_string_equal(err.message, "first");
    assert_string_equal(err.hint, "hint");
    error_set(&from, ALQ_ERROR_IO, "second");
    assert_false(error_move(&err, &from));
    assert_string_equal(err.message, "first");
    assert_null(from.message);
}

static void test_shown_whole(void **state)
{
    (void)state;
    ERROR_SCOPE(err);
    error_set(&err, ALQ_ERROR_DATABASE, "near \"TABEL\": syntax error");
    assert_shown(&err, "error: near \"TABEL\": syntax error");
    error_at(&err, "migrations/a.sql", 0, 0);
    assert_shown(&err, "error: near \"TABEL\": syntax error\n  at migrations/a.sql");
    err.line = 7;
    err.column = 3;
    error_statement(&err, "CREATE TABEL a (\n    id INTEGER\n)\n");
    error_detail(&err, "one\ntwo");
    error_hint(&err, "run alambique edit a");
    assert_shown(&err, "error: near \"TABEL\": syntax error\n"
                       "  at migrations/a.sql:7:3\n"
                       "  statement: CREATE TABEL a (\n"
                       "      id INTEGER\n"
                       "  )\n"
                       "  one\n"
                       "  two\n"
                       "  hint: run alambique edit a");
}

static void test_shown_in_a_small_buffer(void **state)
{
    (void)state;
    ERROR_SCOPE(err);
    error_set(&err, ALQ_ERROR_IO, "0123456789");
    char small[10];
    memset(small, 'x', sizeof small);
    assert_int_equal(alq_error_format(&err, small, sizeof small), 17);
    assert_string_equal(small, "error: 01");
    assert_int_equal(alq_error_format(&err, NULL, 0), 17);
    char exact[18];
    assert_int_equal(alq_error_format(&err, exact, sizeof exact), 17);
    assert_string_equal(exact, "error: 0123456789");
}

static void test_kind_names(void **state)
{
    (void)state;
    for (int kind = ALQ_ERROR_NONE; kind <= ALQ_ERROR_CANCELLED; kind++) {
        const char *name = alq_error_kind_name((enum alq_error_kind)kind);
        assert_non_null(name);
        assert_string_not_equal(name, "unknown");
    }
    assert_string_equal(alq_error_kind_name(ALQ_ERROR_LOCK), "lock");
    assert_string_equal(alq_error_kind_name((enum alq_error_kind)99), "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_first_cause_wins),
        cmocka_unit_test(test_context),
        cmocka_unit_test(test_nobody_wants_to_know),
        cmocka_unit_test(test_io),
        cmocka_unit_test(test_moving),
        cmocka_unit_test(test_shown_whole),
        cmocka_unit_test(test_shown_in_a_small_buffer),
        cmocka_unit_test(test_kind_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What is the same for every connection: values of rows, requests to stop, the log; and the
 * failing one. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "database/connection.h"
#include "database/dialect.h"
#include "support/failing_connection.h"
#include "base/banned.h"

/* A connection that counts what reaches it, and rows of one value. */
struct fake {
    struct connection base;
    unsigned executes, queries, begins, commits, rollbacks, interrupts, resets, frees;
};

static struct fake *fake_of(struct connection *connection)
{
    return (struct fake *)connection;
}

static bool fake_execute(struct connection *connection, const char *sql,
                         const struct value *parameters, size_t parameter_count,
                         uint64_t *ret_changes, struct alq_error *err)
{
    (void)sql;
    (void)parameters;
    (void)err;
    fake_of(connection)->executes++;
    if (ret_changes)
        *ret_changes = parameter_count;
    return true;
}

static bool fake_query(struct connection *connection, const char *sql,
                       const struct value *parameters, size_t parameter_count,
                       struct rows **ret_rows, struct alq_error *err)
{
    (void)sql;
    (void)parameters;
    (void)parameter_count;
    (void)err;
    *ret_rows = NULL;
    fake_of(connection)->queries++;
    return true;
}

static bool fake_begin(struct connection *connection, struct alq_error *err)
{
    (void)err;
    fake_of(connection)->begins++;
    return true;
}

static bool fake_commit(struct connection *connection, struct alq_error *err)
{
    (void)err;
    fake_of(connection)->commits++;
    return true;
}

static void fake_rollback(struct connection *connection)
{
    fake_of(connection)->rollbacks++;
}

static bool fake_is_in_transaction(const struct connection *connection)
{
    return ((const struct fake *)connection)->begins > 0;
}

static void fake_interrupt(struct connection *connection)
{
    fake_of(connection)->interrupts++;
}

static void fake_reset(struct connection *connection)
{
    fake_of(connection)->resets++;
}

static void fake_free(struct connection *connection)
{
    fake_of(connection)->frees++;
}

static const struct connection_methods fake_methods = {
    .free = fake_free,
    .execute = fake_execute,
    .query = fake_query,
    .begin = fake_begin,
    .commit = fake_commit,
    .rollback = fake_rollback,
    .is_in_transaction = fake_is_in_transaction,
    .interrupt = fake_interrupt,
    .reset_session = fake_reset,
};

static void test_value_of_text(void **state)
{
    (void)state;
    struct value value = value_of_text("abc");
    assert_int_equal(value.kind, VALUE_TEXT);
    assert_int_equal(value.length, 3);
    assert_int_equal(value_of_text(NULL).kind, VALUE_NULL);
    assert_int_equal(value_of_text("").length, 0);
}

static void test_interrupt_is_answered_once(void **state)
{
    (void)state;
    struct fake fake = {.base = {.methods = &fake_methods}};
    struct connection *connection = &fake.base;
    struct rows *rows = NULL;
    ERROR_SCOPE(err);
    connection_interrupt(connection);
    assert_int_equal(fake.interrupts, 1);
    assert_false(connection_execute(connection, "SELECT 1", &err));
    assert_int_equal(err.kind, ALQ_ERROR_CANCELLED);
    assert_string_equal(err.statement, "SELECT 1");
    assert_int_equal(fake.executes, 0);
    assert_true(connection_execute(connection, "SELECT 1", NULL));

    connection_interrupt(connection);
    assert_false(connection_begin(connection, NULL));
    connection_interrupt(connection);
    assert_false(connection_commit(connection, NULL));
    connection_interrupt(connection);
    assert_false(connection_query(connection, "SELECT 1", NULL, 0, &rows, NULL));
    connection_interrupt(connection);
    connection_rollback(connection);
    assert_int_equal(fake.rollbacks, 1);
    connection_clear_interrupt(connection);
    assert_true(connection_begin(connection, NULL));
    assert_true(connection_may_go_on(connection, NULL));
}

static void test_calls_get_through(void **state)
{
    (void)state;
    struct fake fake = {.base = {.methods = &fake_methods}};
    struct connection *connection = &fake.base;
    struct rows *rows = NULL;
    uint64_t changes = 0;
    struct value values[2] = {VALUE_OF_NULL, VALUE_OF_INTEGER(1)};
    assert_true(connection_execute_with(connection, "x", values, 2, &changes, NULL));
    assert_int_equal(changes, 2);
    assert_true(connection_query(connection, "x", NULL, 0, &rows, NULL));
    assert_false(connection_is_in_transaction(connection));
    assert_true(connection_begin(connection, NULL));
    assert_true(connection_is_in_transaction(connection));
    assert_true(connection_commit(connection, NULL));
    connection_reset_session(connection);
    assert_int_equal(fake.resets, 1);
    connection_free(connection);
    assert_int_equal(fake.frees, 1);
    connection_free(NULL);
    rows_free(NULL);
}

static void keep_message(void *user, enum alq_log_level level, const char *message)
{
    snprintf(user, 100, "%d %s", level, message);
}

static void test_log(void **state)
{
    (void)state;
    char kept[100] = "";
    struct alq_callbacks callbacks = {.user = kept};
    struct fake fake = {.base = {.methods = &fake_methods}};
    connection_log(&fake.base, ALQ_LOG_INFO, "%s", "nobody listens");
    fake.base.callbacks = &callbacks;
    connection_log(&fake.base, ALQ_LOG_INFO, "%s", "nobody listens");
    callbacks.log = keep_message;
    connection_log(&fake.base, ALQ_LOG_WARNING, "%d %s", 3, "words");
    assert_string_equal(kept, "2 3 words");
}

struct one_row {
    struct rows base;
    struct value value;
};

static struct value one_value(const struct rows *rows, size_t column)
{
    (void)column;
    return ((const struct one_row *)rows)->value;
}

static void assert_value(struct value value, const char *text, int64_t integer)
{
    static const struct rows_methods methods = {.value = one_value};
    ARENA_SCOPE(arena);
    struct one_row row = {{&methods}, value};
    const char *shown = rows_text(&row.base, 0, &arena);
    if (text)
        assert_string_equal(shown, text);
    else
        assert_null(shown);
    assert_true(rows_integer(&row.base, 0) == integer);
}

static struct value real(double number)
{
    return (struct value){.kind = VALUE_REAL, .real = number};
}

static void test_values_as_text_and_integer(void **state)
{
    (void)state;
    assert_value(VALUE_OF_NULL, NULL, 0);
    assert_value(VALUE_OF_INTEGER(INT64_MIN), "-9223372036854775808", INT64_MIN);
    assert_value(value_of_text("42x"), "42x", 42);
    assert_value(value_of_text(""), "", 0);
    assert_value((struct value){.kind = VALUE_BLOB, .bytes = "7", .length = 1}, "7", 0);
    assert_value(real(1.5), "1.5", 1);
    assert_value(real(0.1), "0.1", 0);
    assert_value(real(-3), "-3.0", -3);
    assert_value(real(0.1 + 0.2), "0.30000000000000004", 0);
    assert_value(real(1e300), "1e+300", INT64_MAX);
    assert_value(real(-1e300), "-1e+300", INT64_MIN);
}

/* The application's locale must not get into the text. */
static void test_real_in_a_locale(void **state)
{
    (void)state;
    if (!setlocale(LC_NUMERIC, "de_DE.UTF-8") && !setlocale(LC_NUMERIC, "fr_FR.UTF-8"))
        skip();
    assert_value(real(1.5), "1.5", 1);
    assert_value(real(-2), "-2.0", -2);
    setlocale(LC_NUMERIC, "C");
}

static void test_failing_connection(void **state)
{
    (void)state;
    struct fake fake = {.base = {.methods = &fake_methods, .lock_timeout_ms = 5}};
    struct failing_plan plan = {.fail_at = 2, .kind = ALQ_ERROR_CONNECT};
    struct connection *connection = failing_connection_new(&fake.base, &plan);
    ERROR_SCOPE(err);
    assert_ptr_equal(failing_connection_inner(connection), &fake.base);
    connection->lock_timeout_ms = 9;
    assert_true(connection_begin(connection, &err));
    assert_int_equal(fake.base.lock_timeout_ms, 9);
    assert_false(connection_execute(connection, "CREATE TABLE t (c)", &err));
    assert_int_equal(err.kind, ALQ_ERROR_CONNECT);
    assert_string_equal(err.message, "injected failure of call 2");
    assert_int_equal(plan.failed, FAILING_EXECUTE);
    assert_string_equal(plan.statement, "CREATE TABLE t (c)");
    assert_int_equal(fake.executes, 0);
    assert_true(connection_commit(connection, NULL));
    connection_rollback(connection);
    assert_int_equal(fake.rollbacks, 1);

    plan.stays_broken = true;
    struct rows *rows = NULL;
    assert_false(connection_query(connection, "SELECT 1", NULL, 0, &rows, NULL));
    assert_false(connection_commit(connection, NULL));
    assert_int_equal(plan.calls, 5);
    connection_free(connection);
    assert_int_equal(fake.frees, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_value_of_text),
        cmocka_unit_test(test_interrupt_is_answered_once),
        cmocka_unit_test(test_calls_get_through),
        cmocka_unit_test(test_log),
        cmocka_unit_test(test_values_as_text_and_integer),
        cmocka_unit_test(test_real_in_a_locale),
        cmocka_unit_test(test_failing_connection),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

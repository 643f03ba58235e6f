/* The list of failures that a function has caught. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "migrate/caught.h"
#include "base/banned.h"

static const char *add(const char *list, int64_t number, enum alq_error_kind kind,
                       const char *state, int vendor_code, const char *message,
                       struct arena *arena)
{
    ERROR_SCOPE(failure);
    error_set(&failure, kind, "%s", message);
    memcpy(failure.sqlstate, state, strlen(state) + 1);
    failure.vendor_code = vendor_code;
    return caught_add(list, number, &failure, arena);
}

static void test_found_as_it_was(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    ERROR_SCOPE(first);
    ERROR_SCOPE(second);
    const char *list = add(NULL, 3, ALQ_ERROR_DATABASE, "23000", 1062, "a 'b'\nc", &arena);
    list = add(list, 31, ALQ_ERROR_LOCK, "", -5, "", &arena);
    assert_int_equal(caught_count(list), 2);
    assert_false(caught_find(list, 1, NULL));
    assert_false(caught_find(list, 4, NULL));
    assert_true(caught_find(list, 3, &first));
    assert_int_equal(first.kind, ALQ_ERROR_DATABASE);
    assert_string_equal(first.sqlstate, "23000");
    assert_int_equal(first.vendor_code, 1062);
    assert_string_equal(first.message, "a 'b' c");
    assert_true(caught_find(list, 31, &second));
    assert_int_equal(second.kind, ALQ_ERROR_LOCK);
    assert_string_equal(second.sqlstate, "");
    assert_int_equal(second.vendor_code, -5);
    assert_string_equal(second.message, "");
}

static void test_nothing(void **state)
{
    (void)state;
    assert_int_equal(caught_count(NULL), 0);
    assert_int_equal(caught_count(""), 0);
    assert_false(caught_find(NULL, 1, NULL));
    assert_false(caught_find("", 0, NULL));
    assert_false(caught_find("no line of ours", 7, NULL));
}

/* What a script cannot catch is not kept, nor what would make the list too long. */
static void test_left_out(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    assert_null(add(NULL, 1, ALQ_ERROR_CONNECT, "08006", 2013, "lost", &arena));
    const char *list = NULL;
    for (int64_t i = 1; i < 4000; i++)
        list = add(list, i, ALQ_ERROR_DATABASE, "42000", 1, "no such table", &arena);
    assert_true(strlen(list) <= 60000);
    assert_true(caught_count(list) > 1000);
    assert_false(caught_find(list, 3999, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_found_as_it_was),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Growing arrays and lists of strings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/vec.h"
#include "base/banned.h"

struct point {
    int x;
    int y;
};

static void test_pushing(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    VEC(struct point) points = {0};
    VEC(long) numbers = {0}; /* grows in turn with the other, so neither stays the newest block */
    for (int i = 0; i < 1000; i++) {
        vec_push(&arena, &points, (struct point){i, -i});
        vec_push(&arena, &numbers, i * 2L);
    }
    assert_int_equal(points.count, 1000);
    assert_int_equal(numbers.count, 1000);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(points.items[i].x, i);
        assert_int_equal(points.items[i].y, -i);
        assert_int_equal(numbers.items[i], i * 2L);
    }
}

static void test_strings(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct strings strings = {0};
    assert_false(strings_contain(&strings, "a"));
    assert_string_equal(strings_join(&strings, ", ", &arena), "");
    vec_push(&arena, &strings, "a");
    assert_string_equal(strings_join(&strings, ", ", &arena), "a");
    vec_push(&arena, &strings, "b");
    vec_push(&arena, &strings, "");
    assert_string_equal(strings_join(&strings, ", ", &arena), "a, b, ");
    assert_true(strings_contain(&strings, "b"));
    assert_true(strings_contain(&strings, ""));
    assert_false(strings_contain(&strings, "B"));
}

static void assert_split(const char *list, const char *separators, const char *expected)
{
    ARENA_SCOPE(arena);
    struct strings parts = strings_split(list, separators, &arena);
    assert_string_equal(strings_join(&parts, "|", &arena), expected);
}

static void test_split(void **state)
{
    (void)state;
    assert_split("", ",", "");
    assert_split(" \n", ",", "");
    assert_split(",,", ",", "");
    assert_split("a", ",", "a");
    assert_split("a,b , c\n,", ",", "a|b|c");
    assert_split(" a path , another\t", ",", "a path|another");
    assert_split("a  b,c", " ,", "a|b|c");
    assert_split("a:b", "\n", "a:b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pushing),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_split),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Maps: order, replacement, many keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/banned.h"

static void test_an_empty_map(void **state)
{
    (void)state;
    struct map map = {0};
    assert_null(map_get(&map, "a"));
    assert_false(map_has(&map, ""));
}

static void test_adding_and_putting(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct map map = {0};
    int one = 1;
    int two = 2;
    assert_true(map_add(&map, &arena, "a", &one));
    assert_false(map_add(&map, &arena, "a", &two));
    assert_ptr_equal(map_get(&map, "a"), &one);
    map_put(&map, &arena, "a", &two);
    assert_ptr_equal(map_get(&map, "a"), &two);
    map_put(&map, &arena, "", NULL);
    assert_true(map_has(&map, ""));
    assert_null(map_get(&map, ""));
    assert_false(map_has(&map, "A"));
    assert_int_equal(map.count, 2);
}

static void test_many_keys_keep_their_order(void **state)
{
    (void)state;
    enum { COUNT = 20000 };
    ARENA_SCOPE(arena);
    struct map map = {0};
    for (int i = 0; i < COUNT; i++) {
        char *key = arena_printf(&arena, "revision_%d", i * 7919 % COUNT);
        assert_true(map_add(&map, &arena, key, key));
    }
    assert_int_equal(map.count, COUNT);
    for (int i = 0; i < COUNT; i++) {
        const char *key = arena_printf(&arena, "revision_%d", i * 7919 % COUNT);
        assert_string_equal(map.entries[i].key, key);
        assert_string_equal(map_get(&map, key), key);
        assert_false(map_has(&map, arena_printf(&arena, "revision_%d", COUNT + i)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_empty_map),
        cmocka_unit_test(test_adding_and_putting),
        cmocka_unit_test(test_many_keys_keep_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

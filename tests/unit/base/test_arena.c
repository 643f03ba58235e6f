/* Regions: alignment, zeroes, growth, and what happens when memory runs out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/banned.h"

static void test_blocks_are_aligned_zero_and_apart(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    char *blocks[2000];
    for (size_t i = 0; i < 2000; i++) {
        size_t size = i % 97;
        blocks[i] = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
        for (size_t j = 0; j < size; j++)
            assert_int_equal(blocks[i][j], 0);
        memset(blocks[i], (int)(i % 251) + 1, size);
    }
    for (size_t i = 0; i < 2000; i++)
        for (size_t j = 0; j < i % 97; j++)
            assert_int_equal((unsigned char)blocks[i][j], i % 251 + 1);
    assert_true(arena.allocated >= 2000 * 16);
    assert_ptr_not_equal(arena_alloc(&arena, 0), arena_alloc(&arena, 0));
}

static void test_large_blocks(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    for (size_t size = 1000; size < 20000000; size *= 3) {
        char *block = arena_alloc(&arena, size);
        block[0] = block[size - 1] = 1;
    }
}

static void test_release_leaves_it_ready(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    arena_release(&arena);
    assert_string_equal(arena_strdup(&arena, "again"), "again");
    arena_release(&arena);
    assert_null(arena.chunks);
    assert_int_equal(arena.allocated, 0);
    arena_release(NULL);
}

static void test_growing_in_place(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    char *block = arena_alloc(&arena, 10);
    memcpy(block, "0123456789", 10);
    char *grown = arena_grow(&arena, block, 10, 300);
    assert_ptr_equal(grown, block);
    assert_memory_equal(grown, "0123456789", 10);
    for (size_t i = 10; i < 300; i++)
        assert_int_equal(grown[i], 0);
    assert_ptr_equal(arena_grow(&arena, grown, 300, 200), grown);
}

static void test_growing_elsewhere(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    char *block = arena_strdup(&arena, "0123456789");
    char *other = arena_strdup(&arena, "other");
    char *grown = arena_grow(&arena, block, 11, 64);
    assert_ptr_not_equal(grown, block);
    assert_string_equal(grown, "0123456789");
    assert_string_equal(other, "other");
    char *larger = arena_grow(&arena, grown, 64, 5000); /* more than the chunk has */
    assert_string_equal(larger, "0123456789");
    assert_int_equal(larger[4999], 0);
    assert_non_null(arena_grow(&arena, NULL, 0, 8));
}

static void test_strings(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    assert_null(arena_strdup(&arena, NULL));
    assert_string_equal(arena_strndup(&arena, "abcdef", 3), "abc");
    assert_string_equal(arena_strndup(&arena, NULL, 0), "");
    assert_memory_equal(arena_strndup(&arena, "a\0b", 3), "a\0b", 4);
    assert_string_equal(arena_printf(&arena, "%s-%d", "x", 42), "x-42");
    assert_string_equal(arena_printf(&arena, "%s", ""), "");
    char *copy = memory_strdup("heap");
    assert_string_equal(copy, "heap");
    free(copy);
    assert_null(memory_strdup(NULL));
    copy = memory_strndup("heap", 2);
    assert_string_equal(copy, "he");
    copy = memory_resize(copy, 100);
    assert_string_equal(copy, "he");
    free(copy);
}

static void test_arrays(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    int *numbers = arena_new_array(&arena, int, 100);
    numbers[99] = 1;
    struct pair {
        void *a;
        long b;
    } *pair = arena_new(&arena, struct pair);
    assert_null(pair->a);
    assert_non_null(arena_alloc_array(&arena, 0, sizeof(int)));
}

static void leave(size_t size)
{
    _exit(size == SIZE_MAX ? 7 : 8);
}

/* How a process ends that asks for too much; the hook ends it with 7 or 8. */
static int ask(size_t count, size_t size)
{
    pid_t child = fork();
    if (child == 0) {
        struct arena arena = {0};
        memory_set_out_of_memory(leave);
        arena_alloc_array(&arena, count, size);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_too_much(void **state)
{
    (void)state;
    assert_int_equal(ask(SIZE_MAX / 2, 3), 7);
    assert_int_equal(ask(SIZE_MAX - 4, 1), 8);
    assert_int_equal(ask(10, 10), 0);
}

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>

static void test_the_sanitizer_sees_an_overrun(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    char *block = arena_alloc(&arena, 13);
    char *next = arena_alloc(&arena, 1);
    assert_false(__asan_address_is_poisoned(block + 12));
    assert_true(__asan_address_is_poisoned(block + 13));
    assert_true(__asan_address_is_poisoned(next - 1));
    assert_false(__asan_address_is_poisoned(next));
    next = arena_grow(&arena, next, 1, 20);
    assert_false(__asan_address_is_poisoned(next + 19));
    assert_true(__asan_address_is_poisoned(next + 20));
}
#else
static void test_the_sanitizer_sees_an_overrun(void **state)
{
    (void)state;
    skip();
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks_are_aligned_zero_and_apart),
        cmocka_unit_test(test_large_blocks),
        cmocka_unit_test(test_release_leaves_it_ready),
        cmocka_unit_test(test_growing_in_place),
        cmocka_unit_test(test_growing_elsewhere),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_arrays),
        cmocka_unit_test(test_too_much),
        cmocka_unit_test(test_the_sanitizer_sees_an_overrun),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

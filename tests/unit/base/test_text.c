/* Growing strings, and the questions about strings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

static void test_adding(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    TEXT_SCOPE(text);
    assert_string_equal(text_string(&text), "");
    assert_string_equal(text_copy(&text, &arena), "");
    text_add(&text, "a");
    text_add_char(&text, 'b');
    text_add_bytes(&text, "cde", 2);
    text_add_bytes(&text, NULL, 0);
    text_add_repeated(&text, '-', 3);
    text_add_repeated(&text, '-', 0);
    text_printf(&text, "%s%d", "x", 7);
    text_printf(&text, "%s", "");
    assert_string_equal(text_string(&text), "abcd---x7");
    assert_int_equal(text.length, 9);
    assert_string_equal(text_copy(&text, &arena), "abcd---x7");
    text_clear(&text);
    assert_string_equal(text_string(&text), "");
    text_add(&text, "again");
    assert_string_equal(text_string(&text), "again");
}

static void test_growing(void **state)
{
    (void)state;
    TEXT_SCOPE(text);
    for (int i = 0; i < 20000; i++)
        text_printf(&text, "%d,", i % 10);
    assert_int_equal(text.length, 40000);
    assert_int_equal(strlen(text.bytes), 40000);
    assert_memory_equal(text.bytes + 39994, "7,8,9,", 7);
    text_add_repeated(&text, 'x', 100000);
    assert_int_equal(strlen(text.bytes), 140000);
}

static void test_nul_bytes(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    TEXT_SCOPE(text);
    text_add_bytes(&text, "a\0b\0", 4);
    assert_int_equal(text.length, 4);
    assert_memory_equal(text_copy(&text, &arena), "a\0b\0", 5);
    text_trim_end(&text);
    assert_int_equal(text.length, 4);
}

static void test_trimming(void **state)
{
    (void)state;
    TEXT_SCOPE(text);
    text_trim_end(&text);
    text_add(&text, "  a b \t\r\n\v\f ");
    text_trim_end(&text);
    assert_string_equal(text_string(&text), "  a b");
    text_clear(&text);
    text_add(&text, " \n");
    text_trim_end(&text);
    assert_string_equal(text_string(&text), "");
}

static void test_taking(void **state)
{
    (void)state;
    struct text text = {0};
    char *taken = text_take(&text);
    assert_string_equal(taken, "");
    free(taken);
    text_add(&text, "content");
    taken = text_take(&text);
    assert_string_equal(taken, "content");
    free(taken);
    assert_null(text.bytes);
    text_release(&text);
    text_release(NULL);
}

static void test_equality(void **state)
{
    (void)state;
    assert_true(string_equal(NULL, NULL));
    assert_false(string_equal(NULL, ""));
    assert_false(string_equal("a", NULL));
    assert_true(string_equal("a", "a"));
    assert_false(string_equal("a", "A"));
    assert_true(string_equal_nocase(NULL, NULL));
    assert_false(string_equal_nocase("", NULL));
    assert_true(string_equal_nocase("INSERT into", "insert INTO"));
    assert_false(string_equal_nocase("insert", "inserts"));
    assert_false(string_equal_nocase("inserts", "insert"));
    assert_false(string_equal_nocase("[", "{"));
    assert_false(string_equal_nocase("\xc9", "\xe9"));
}

static void test_starts_and_ends(void **state)
{
    (void)state;
    assert_true(string_starts_with("abc", "ab"));
    assert_true(string_starts_with("abc", ""));
    assert_false(string_starts_with("ab", "abc"));
    assert_true(string_ends_with("abc", "bc"));
    assert_true(string_ends_with("abc", ""));
    assert_false(string_ends_with("bc", "abc"));
    assert_false(string_ends_with("abcd", "bc"));
}

static void test_distance(void **state)
{
    (void)state;
    assert_int_equal(string_distance("upgrade", "upgrade", 3), 0);
    assert_int_equal(string_distance("upgrade", "ugprade", 3), 1);
    assert_int_equal(string_distance("upgrade", "upgrad", 3), 1);
    assert_int_equal(string_distance("upgrade", "uprgades", 3), 2);
    assert_int_equal(string_distance("kitten", "sitting", 3), 3);
    assert_int_equal(string_distance("kitten", "sitting", 2), 3);
    assert_int_equal(string_distance("", "abc", 3), 3);
    assert_int_equal(string_distance("abc", "", 2), 3);
    assert_int_equal(string_distance("", "", 0), 0);
    assert_int_equal(string_distance("ab", "ba", 1), 1);
    TEXT_SCOPE(longest);
    text_add_repeated(&longest, 'x', 64);
    assert_int_equal(string_distance(text_string(&longest), text_string(&longest), 3), 0);
    assert_int_equal(string_distance(text_string(&longest), longest.bytes + 1, 3), 4);
    assert_int_equal(string_distance(longest.bytes + 1, longest.bytes + 2, 3), 1);
}

static void test_numbers(void **unused)
{
    (void)unused;
    long number = 7;
    assert_true(string_to_number("1", 1, 200, &number) && number == 1);
    assert_true(string_to_number("200", 1, 200, &number) && number == 200);
    assert_true(string_to_number("-3", -3, 0, &number) && number == -3);
    static const char *const others[] = {"",     " ",  "0",
                                         "201",  "1x", "1 ",
                                         "0x10", "1.", "99999999999999999999"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(string_to_number(others[i], 1, 200, &number));
    assert_int_equal(number, -3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_adding),          cmocka_unit_test(test_growing),
        cmocka_unit_test(test_nul_bytes),       cmocka_unit_test(test_trimming),
        cmocka_unit_test(test_taking),          cmocka_unit_test(test_equality),
        cmocka_unit_test(test_starts_and_ends), cmocka_unit_test(test_distance),
        cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

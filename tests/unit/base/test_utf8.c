/* Validity and blanks of UTF-8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "base/banned.h"

static const struct validity {
    const char *bytes;
    size_t valid;
} validities[] = {
    {"", 0},
    {"plain", 5},
    {"\xc3\xa9\xe2\x82\xac\xf0\x9f\x8d\xb6", 9},
    {"\xef\xbf\xbf\xf4\x8f\xbf\xbf\xed\x9f\xbf\xee\x80\x80", 13},
    {"a\x80", 1},
    {"a\xc3", 1},
    {"a\xc3(", 1},
    {"\xc0\xaf", 0},         /* overlong */
    {"\xc1\xbf", 0},         /* overlong */
    {"\xe0\x9f\xbf", 0},     /* overlong */
    {"\xf0\x8f\xbf\xbf", 0}, /* overlong */
    {"\xed\xa0\x80", 0},     /* surrogate */
    {"\xf4\x90\x80\x80", 0}, /* above U+10FFFF */
    {"\xf5\x80\x80\x80", 0},
    {"\xff", 0},
    {"ab\xe2\x82", 2},
    {"ab\xf0\x9f\x8d", 2},
    {"\xe2\x82(", 0},
    {"\xf0\x9f\x8d(", 0},
};

static void test_validity(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof validities / sizeof *validities; i++) {
        const char *bytes = validities[i].bytes;
        assert_int_equal(utf8_valid_prefix(bytes, strlen(bytes)), validities[i].valid);
    }
    assert_int_equal(utf8_valid_prefix("a\0b", 3), 3);
}

static void test_blanks(void **state)
{
    (void)state;
    static const char *const blanks[] = {
        " ",
        "\t",
        "\n",
        "\v",
        "\f",
        "\r",
        "\x1c",
        "\x1f",
        "\xc2\x85",
        "\xc2\xa0",
        "\xe1\x9a\x80",
        "\xe2\x80\x80",
        "\xe2\x80\x8a",
        "\xe2\x80\xa8",
        "\xe2\x80\xa9",
        "\xe2\x80\xaf",
        "\xe2\x81\x9f",
        "\xe3\x80\x80",
    };
    static const char *const others[] = {
        "", "a", "\x1b", "\x7f", "\xc2\x86", "\xc3\xa0", "\xe2\x80\x8b", "\xe2\x81\xa0", "\xe2\x80",
    };
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        size_t length = strlen(blanks[i]);
        assert_int_equal(utf8_leading_blank(blanks[i], length), length);
        assert_int_equal(utf8_trailing_blank(blanks[i], length), length);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_int_equal(utf8_leading_blank(others[i], strlen(others[i])), 0);
        assert_int_equal(utf8_trailing_blank(others[i], strlen(others[i])), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_validity),
        cmocka_unit_test(test_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Case without a locale. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/ascii.h"
#include "base/banned.h"

static void test_bytes(void **state)
{
    (void)state;
    assert_int_equal(ascii_lower('I'), 'i');
    assert_int_equal(ascii_upper('i'), 'I');
    assert_int_equal(ascii_lower('['), '[');
    assert_int_equal(ascii_upper('`'), '`');
    assert_int_equal(ascii_lower(0xdd), 0xdd);
    assert_true(ascii_is_letter('Z') && ascii_is_letter('a') && !ascii_is_letter('@'));
    assert_true(ascii_is_alphanumeric('0') && !ascii_is_alphanumeric('_'));
    assert_false(ascii_is_alphanumeric(0xe9));
}

static void test_comparing(void **state)
{
    (void)state;
    assert_int_equal(ascii_compare("INSERT", "insert"), 0);
    assert_int_equal(ascii_compare("", ""), 0);
    assert_true(ascii_compare("a", "B") < 0);
    assert_true(ascii_compare("ab", "A") > 0);
    assert_true(ascii_compare("\xc4", "a") > 0);
    assert_int_equal(ascii_compare_start("Insert into", "INSERT ", 7), 0);
    assert_int_equal(ascii_compare_start("x", "y", 0), 0);
    assert_true(ascii_compare_start("ins", "insert", 6) < 0);
}

static void test_finding(void **state)
{
    (void)state;
    const char *text = "the INdex Is it";
    assert_ptr_equal(ascii_find(text, "is"), text + 10);
    assert_ptr_equal(ascii_find(text, ""), text);
    assert_ptr_equal(ascii_find(text, "IT"), text + 13);
    assert_null(ascii_find(text, "its"));
    assert_null(ascii_find("", "a"));
    assert_non_null(ascii_find("", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_comparing),
        cmocka_unit_test(test_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

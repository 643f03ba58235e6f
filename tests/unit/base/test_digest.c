/* Digests: known values, and what the digest of a text does not see. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/digest.h"
#include "base/banned.h"

#define EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static void test_known_values(void **state)
{
    (void)state;
    assert_string_equal(digest_bytes("", 0).hex, EMPTY);
    assert_string_equal(digest_bytes("abc", 3).hex,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    /* A text is digested with one newline behind each line: this is that of "abc\n". */
    assert_string_equal(digest_text("abc", 3).hex,
                        "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb");
}

static struct digest of(const char *text)
{
    return digest_text(text, strlen(text));
}

static void test_same_texts(void **state)
{
    (void)state;
    struct digest expected = of("a\n\n  b\nc\n");
    static const char *const same[] = {
        "a\n\n  b\nc",       "a\r\n\r\n  b\r\nc\r\n", "\357\273\277a\n\n  b\nc\n",
        "a \n\t\n  b\t\nc ", "a\n\n  b\nc\n\n\n",     "a\n\n  b\nc\r\n \r\n",
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_string_equal(of(same[i]).hex, expected.hex);
    assert_string_equal(of("\n \r\n\t").hex, EMPTY);
    assert_string_equal(of("\xef\xbb\xbf").hex, EMPTY);
}

static void test_other_texts(void **state)
{
    (void)state;
    struct digest expected = of("a\n\n  b\nc\n");
    static const char *const other[] = {
        "a\n  b\nc\n", "a\n\n b\nc\n", "a\n\n  b c\n", "A\n\n  b\nc\n", "\na\n\n  b\nc\n", "",
    };
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        assert_string_not_equal(of(other[i]).hex, expected.hex);
    assert_string_not_equal(digest_text("a\0b", 3).hex, digest_text("a\0c", 3).hex);
    assert_string_not_equal(digest_text("a\0", 2).hex, of("a").hex);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_values),
        cmocka_unit_test(test_same_texts),
        cmocka_unit_test(test_other_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

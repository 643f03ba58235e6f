/* Characters beyond ASCII: decoding, words, lower case. tests/unit/script/test_template.c has
 * Python judge the same tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "base/unicode.h"
#include "base/banned.h"

static void test_round(void **state)
{
    (void)state;
    for (uint32_t code = 1; code < 0x110000; code += code < 0x3000 ? 1 : 101) {
        if (code >= 0xD800 && code <= 0xDFFF)
            continue;
        TEXT_SCOPE(text);
        utf8_put(&text, code);
        size_t length;
        assert_int_equal(unicode_decode(text.bytes, text.length, &length), code);
        assert_int_equal(length, text.length);
    }
}

static void test_invalid(void **state)
{
    (void)state;
    static const char *const texts[] = {"\x80",
                                        "\xff",
                                        "\xc3",
                                        "\xc3x",
                                        "\xe2\x82",
                                        "\xed\xa0\x80",
                                        "\xf8\x88\x80\x80",
                                        "\xc0\x80",
                                        "\xf4\x90\x80\x80"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t length;
        assert_int_equal(unicode_decode(texts[i], strlen(texts[i]), &length), UINT32_MAX);
        assert_int_equal(length, 1);
    }
}

static void test_words(void **state)
{
    (void)state;
    static const uint32_t words[] = {'a',  'Z',  '0',   '_',    0xAA,   0xB2,
                                     0xBD, 0xE9, 0x3A3, 0x65E5, 0x10400};
    static const uint32_t others[] = {0,    ' ',   '-',    '.',     0xA0,
                                      0xD7, 0x301, 0x2014, 0x1F642, 0x10FFFF};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_true(unicode_is_word(words[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(unicode_is_word(others[i]));
    assert_false(unicode_is_word(UINT32_MAX));
}

static void test_lower(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", ""},
        {"AbC_1", "abc_1"},
        {"ÉÑ", "éñ"},
        {"ŸŽ", "ÿž"},
        {"ΟΔΟΣ", "οδος"},
        {"ΣΑΣ ΣΣ.", "σας σς."},
        {"1Σ", "1σ"},
        {"A'Σ", "a'ς"},
        {"ΣA", "σa"},
        {"İ", "i̇"},
        {"\xff"
         "A",
         "\xff"
         "a"},
        {"𐐀", "𐐨"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TEXT_SCOPE(text);
        unicode_add_lower(&text, cases[i][0], strlen(cases[i][0]));
        assert_string_equal(text_string(&text), cases[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round),
        cmocka_unit_test(test_invalid),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_lower),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

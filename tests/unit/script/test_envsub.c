/* Values of the environment in text: each form, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/text.h"
#include "base/vec.h"
#include "script/envsub.h"
#include "base/banned.h"

static void test_forms(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", ""},
        {"no value", "no value"},
        {"$ALQ_A $ALQ_B,$ALQ_NONE.", "one two,."},
        {"my$ALQ_A-x", "myone-x"},
        {"${ALQ_A}x${ALQ_B}", "onextwo"},
        {"$ALQ_AB", ""},
        {"${ALQ_NONE:-x}${ALQ_EMPTY:-y}${ALQ_A:-z}", "xyone"},
        {"${ALQ_NONE-x}${ALQ_EMPTY-y}${ALQ_A-z}", "xone"},
        {"${ALQ_NONE:-}${ALQ_NONE-}", ""},
        {"${ALQ_NONE:-${ALQ_EMPTY:-$ALQ_A}}", "one"},
        {"${ALQ_NONE:-a ${ALQ_B:-x} b}", "a two b"},
        {"${ALQ_EMPTY:--:{}}", "-:{}"},
        {"${ALQ_A?no}", "one"},
        {"${ALQ_EMPTY?no}", ""},
        {"${ALQ_A:-${ALQ_NONE?not wanted}}", "one"},
        {"${ALQ_HEX:0}", "1adf998e"},
        {"${ALQ_HEX:5}", "98e"},
        {"${ALQ_HEX: -3}", "98e"},
        {"${ALQ_HEX: -99}", "1adf998e"},
        {"${ALQ_HEX:99}", ""},
        {"${ALQ_HEX:0:3}", "1ad"},
        {"${ALQ_HEX:3:3}", "f99"},
        {"${ALQ_HEX:2:-2}", "df99"},
        {"${ALQ_HEX:2:-99}", ""},
        {"${ALQ_HEX:2:99}", "df998e"},
        {"${ALQ_HEX:2:0}", ""},
        {"${ALQ_HEX:0:9223372036854775807}", "1adf998e"},
        {"${ALQ_HEX:9223372036854775807:9223372036854775807}", ""},
        {"${ALQ_NONE:0:7}", ""},
        {"$$ALQ_A \\$ALQ_A $${x}", "$ALQ_A $ALQ_A ${x}"},
        {"\\\\x \\n", "\\\\x \\n"},
        {"$(date) $", "$(date) $"},
        {"$ALQ_NESTED", "$ALQ_A"},
        {"ñ${ALQ_A}ñ", "ñoneñ"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TEXT_SCOPE(text);
        ERROR_SCOPE(err);
        if (!envsub_expand(cases[i][0], strlen(cases[i][0]), NULL, &text, &err))
            fail_msg("%s: %s", cases[i][0], err.message);
        assert_string_equal(text_string(&text), cases[i][1]);
    }
}

static void test_refused(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"$1", "no name of an environment variable behind $"},
        {"a $ b", "no name of an environment variable behind $"},
        {"$_A", "no name of an environment variable behind $"},
        {"${}", "no name of an environment variable behind ${"},
        {"${ALQ_A", "a ${ is not closed as it should be"},
        {"${ALQ_A:-x", "a ${ is not closed as it should be"},
        {"${ALQ_A+x}", "a ${ is not closed as it should be"},
        {"${ALQ_A:x}", "the offset in ${NAME:offset} is no number"},
        {"${ALQ_A:1:x}", "the length in ${NAME:offset:length} is no number"},
        {"${ALQ_A:99999999999999999999}", "the offset in ${NAME:offset} is no number"},
        {"${ALQ_NONE?}", "environment variable ALQ_NONE is not set"},
        {"${ALQ_NONE?say $ALQ_A}", "environment variable ALQ_NONE is not set"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TEXT_SCOPE(text);
        ERROR_SCOPE(err);
        if (envsub_expand(cases[i][0], strlen(cases[i][0]), NULL, &text, &err))
            fail_msg("%s: %s", cases[i][0], text_string(&text));
        assert_int_equal(err.kind, ALQ_ERROR_SCRIPT);
        assert_string_equal(err.message, cases[i][1]);
    }
    TEXT_SCOPE(text);
    TEXT_SCOPE(deep);
    ERROR_SCOPE(err);
    for (unsigned i = 0; i < 5000; i++)
        text_add(&deep, "${A:-");
    assert_false(envsub_expand(text_string(&deep), deep.length, NULL, &text, &err));
    assert_string_equal(err.message, "values of the environment are nested too deep");
}

/* What is given comes before the environment, the last one first. */
static void test_given(void **state)
{
    (void)state;
    const char *items[] = {"ALQ_A=x", "ALQ_A=y", "ALQ_NONE", "ALQ_AB"};
    const struct strings given = {.items = items, .count = 4};
    static const char line[] = "$ALQ_A ${ALQ_B} ${ALQ_NONE-no} ${ALQ_AB:-no}";
    TEXT_SCOPE(text);
    assert_true(envsub_expand(line, strlen(line), &given, &text, NULL));
    assert_string_equal(text_string(&text), "y two  no");
}

static void test_variables(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", ""},
        {"'${ALQ_A}', ${ALQ_B}", "'one', two"},
        {"${ALQ_NONE:-no} ${ALQ_EMPTY:-empty}${ALQ_EMPTY} ${ALQ_A:-no}", "no empty one"},
        {"${ALQ_NONE:-}|${ALQ_NONE:-${x}}", "|${x}"},
        {"${given} ${_also}", "1 2"},
        {"$$${ALQ_A}$$ $body$ $1 $ALQ_A", "$${ALQ_A}$$ $body$ $1 $ALQ_A"},
        {"$${ALQ_A} $${ALQ_NONE:-x}", "${ALQ_A} ${ALQ_NONE:-x}"},
        {"${} ${1} ${a b} ${ALQ_A:+x} {ALQ_A} ${ALQ_A $",
         "${} ${1} ${a b} ${ALQ_A:+x} {ALQ_A} ${ALQ_A $"},
        {"$${\"a\": 1}$$", "$${\"a\": 1}$$"},
    };
    const char *items[] = {"given=1", "_also=2"};
    const struct strings given = {.items = items, .count = 2};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TEXT_SCOPE(text);
        ERROR_SCOPE(err);
        size_t column = 0;
        if (!envsub_expand_variables(cases[i][0], strlen(cases[i][0]), &given, &text, &column,
                                     &err))
            fail_msg("%s: %s", cases[i][0], err.message);
        assert_string_equal(text_string(&text), cases[i][1]);
    }
    TEXT_SCOPE(text);
    ERROR_SCOPE(err);
    size_t column = 0;
    static const char line[] = "SELECT ${ALQ_A}, ${ALQ_NONE}";
    assert_false(envsub_expand_variables(line, strlen(line), NULL, &text, &column, &err));
    assert_int_equal(err.kind, ALQ_ERROR_SCRIPT);
    assert_string_equal(err.message, "variable 'ALQ_NONE' has no value");
    assert_int_equal(column, 18);
}

static int set_environment(void **state)
{
    (void)state;
    setenv("ALQ_A", "one", 1);
    setenv("ALQ_B", "two", 1);
    setenv("ALQ_EMPTY", "", 1);
    setenv("ALQ_HEX", "1adf998e", 1);
    setenv("ALQ_NESTED", "$ALQ_A", 1);
    unsetenv("ALQ_NONE");
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_given),
        cmocka_unit_test(test_variables),
    };
    return cmocka_run_group_tests(tests, set_environment, NULL);
}

/* Which values have survived a change of their type. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "migrate/test/same_value.h"
#include "base/banned.h"

static void test_pairs(void **state)
{
    static const struct {
        const char *before, *after;
        bool survives;
    } pairs[] = {
        {"a", "a", true},
        {"a", "b", false},
        {"1", "true", true},
        {"f", "0", true},
        {"1", "0", false},
        {"1.5", "1.50", true},
        {"1", "1.000", true},
        {"10", "1", false},
        {"100", "1", false},
        {"-2", "-2.0", true},
        {"1.5", "1", false},
        {"abc", "abc   ", true},
        {"abc", "ab", false},
        {"2026-01-05", "2026-01-05 00:00:00", true},
        {"2026-01-05 00:00:00", "2026-01-05", true},
        {"2026-01-05 10:00:00", "2026-01-05", false},
        {"2026-01-05 10:00:00", "2026-01-05 10:00:00.000000", true},
        {"{\"a\": 1}", "{\"a\":1}", true},
        {"{\"a\": 1}", "{\"a\":2}", false},
        {NULL, "filled", true},
        {NULL, NULL, true},
        {"", NULL, false},
        {"a", NULL, false},
    };
    ARENA_SCOPE(arena);
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (value_survives(pairs[i].before, pairs[i].after, &arena) != pairs[i].survives)
            fail_msg("pair %zu: %s and %s", i, pairs[i].before, pairs[i].after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pairs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

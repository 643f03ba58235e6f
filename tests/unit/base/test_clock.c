/* The clocks and the forms of dates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/banned.h"

static void test_monotonic(void **state)
{
    (void)state;
    int64_t start = clock_monotonic();
    clock_sleep(3);
    int64_t elapsed = clock_monotonic() - start;
    assert_true(elapsed >= 2500000);
    assert_true(elapsed < 60 * (int64_t)1000000000);
}

static void test_formats(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct clock_time time;
    assert_true(clock_at(1767624917, 123456, "UTC", &time, NULL));
    assert_string_equal(clock_format(&time, &arena), "2026-01-05 14:55:17.123456+00:00");
    assert_int_equal(time.unix_time, 1767624917);
    assert_int_equal(time.local.tm_year, 126);
    assert_int_equal(time.local.tm_wday, 1);
    time.microsecond = 42;
    time.has_zone = false;
    assert_string_equal(clock_format(&time, &arena), "2026-01-05 14:55:17.000042");
    time.microsecond = 0;
    assert_string_equal(clock_format(&time, &arena), "2026-01-05 14:55:17");
    time.has_zone = true;
    time.offset = -(3 * 3600 + 30 * 60);
    assert_string_equal(clock_format(&time, &arena), "2026-01-05 14:55:17-03:30");
    time.offset = 53 * 60 + 28;
    assert_string_equal(clock_format(&time, &arena), "2026-01-05 14:55:17+00:53:28");
    assert_string_equal(clock_format_utc(1767624917, &arena), "2026-01-05T14:55:17Z");
    assert_string_equal(clock_format_utc(-1, &arena), "1969-12-31T23:59:59Z");
    assert_string_equal(clock_format_utc(0, &arena), "1970-01-01T00:00:00Z");
}

static void test_now(void **state)
{
    (void)state;
    struct clock_time now;
    ERROR_SCOPE(err);
    assert_true(clock_now("uTc", &now, &err));
    assert_true(now.has_zone);
    assert_int_equal(now.offset, 0);
    assert_true(llabs((long long)now.unix_time - (long long)time(NULL)) <= 2);
    assert_true(now.microsecond < 1000000);
}

/* What the machine calls local is fixed when the process first asks, so TZ comes first. */
static void test_local(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct clock_time time;
    assert_true(clock_at(1767624917, 0, NULL, &time, NULL));
    assert_false(time.has_zone);
    assert_string_equal(clock_format(&time, &arena), "2026-01-05 08:55:17");
    assert_int_equal(time.offset, -6 * 3600);
    assert_true(clock_at(1767624917, 5, "", &time, NULL));
    assert_string_equal(clock_format(&time, &arena), "2026-01-05 08:55:17.000005");
    assert_string_equal(getenv("TZ"), "XXX6");
}

static void test_far_times(void **state)
{
    (void)state;
    ERROR_SCOPE(err);
    struct clock_time time;
    assert_false(clock_at(INT64_MAX / 2, 0, "UTC", &time, &err));
    assert_int_equal(err.kind, ALQ_ERROR_USAGE);
}

static void test_seconds(void **state)
{
    (void)state;
    static const struct {
        const char *string;
        int milliseconds;
    } good[] = {{"0", 0},         {"30", 30000},           {"0.5", 500}, {".25", 250},
                {"1.2345", 1234}, {"1000000", 1000000000}, {"2.", 2000}};
    static const char *const bad[] = {"",   ".",  "-1",  "1e3",     "soon",
                                      "1 ", " 1", "1.x", "1000001", "99999999999999999999"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        int milliseconds = -1;
        assert_true(clock_parse_seconds(good[i].string, &milliseconds));
        assert_int_equal(milliseconds, good[i].milliseconds);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int milliseconds = -1;
        assert_false(clock_parse_seconds(bad[i], &milliseconds));
        assert_int_equal(milliseconds, -1);
    }
}

int main(void)
{
    setenv("TZ", "XXX6", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_monotonic), cmocka_unit_test(test_formats),
        cmocka_unit_test(test_now),       cmocka_unit_test(test_local),
        cmocka_unit_test(test_far_times), cmocka_unit_test(test_seconds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

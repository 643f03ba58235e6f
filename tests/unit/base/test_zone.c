/* Time zones: rules, broken files, this machine's zones, and Python's zoneinfo as the judge. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/zone.h"
#include "base/banned.h"

#define DATABASE "/usr/share/zoneinfo"

static void need_database(void)
{
    unsetenv("TZDIR");
    if (!file_exists(DATABASE "/Europe/Madrid"))
        skip();
}

static const char *const bad_rules[] = {
    "",
    "CE-1",
    "CET",
    "CET-1CEST,",
    "CET-1CEST,M3.5.0",
    "CET-1CEST,M3.5.0,",
    "CET-1CEST,M3.5.0,M10.5.0/3x",
    "CET-1CEST,M13.5.0,M10.5.0",
    "CET-1CEST,M3.6.0,M10.5.0",
    "CET-1CEST,M3.5.7,M10.5.0",
    "CET-1CEST,J0,J365",
    "CET-1CEST,J1,J366",
    "CET-1CEST,0,366",
    "CET-1CEST,0/168,1",
    "CET-25",
    "CET-1:60",
    "<+01-1",
    "<+01>",
    "CET-1,M3.5.0,M10.5.0",
    "CET--1",
    "CET-99999999999999999999",
};

static void test_rules(void **state)
{
    (void)state;
    struct zone_rule rule;
    for (size_t i = 0; i < sizeof bad_rules / sizeof *bad_rules; i++)
        if (zone_parse_rule(bad_rules[i], &rule))
            fail_msg("accepted: %s", bad_rules[i]);
    assert_true(zone_parse_rule("<+0545>-5:45", &rule));
    assert_int_equal(rule.standard_offset, 5 * 3600 + 45 * 60);
    assert_false(rule.has_daylight);
    assert_true(zone_parse_rule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", &rule));
    assert_int_equal(rule.standard_offset, -7200);
    assert_int_equal(rule.daylight_offset, -3600);
    assert_int_equal(rule.start.time, -3600);
    assert_true(zone_parse_rule("EST5EDT", &rule));
    assert_int_equal(rule.start.month, 3);
    assert_int_equal(rule.end.month, 11);
}

static long offset_by_rule(const char *string, int64_t unix_time)
{
    struct zone zone = {.has_rule = true};
    assert_true(zone_parse_rule(string, &zone.rule));
    return zone_at(&zone, unix_time).offset;
}

static void test_times_by_rule(void **state)
{
    (void)state;
    /* 2026-03-29 01:00:00 and 2026-10-25 01:00:00 UTC */
    const char *madrid = "CET-1CEST,M3.5.0,M10.5.0/3";
    assert_int_equal(offset_by_rule(madrid, 1774746000 - 1), 3600);
    assert_int_equal(offset_by_rule(madrid, 1774746000), 7200);
    assert_int_equal(offset_by_rule(madrid, 1792890000 - 1), 7200);
    assert_int_equal(offset_by_rule(madrid, 1792890000), 3600);
    /* Summer over the turn of the year: 2026-04-05 and 2026-10-04, 16:00 UTC of the day before. */
    const char *sydney = "AEST-10AEDT,M10.1.0,M4.1.0/3";
    assert_int_equal(offset_by_rule(sydney, 1767225600), 39600);
    assert_int_equal(offset_by_rule(sydney, 1775318400 - 1), 39600);
    assert_int_equal(offset_by_rule(sydney, 1775318400), 36000);
    assert_int_equal(offset_by_rule(sydney, 1791043200 - 1), 36000);
    assert_int_equal(offset_by_rule(sydney, 1791043200), 39600);
    /* Daylight time all year (RFC 8536, 3.3.1). */
    assert_int_equal(offset_by_rule("EST5EDT,0/0,J365/25", 1767225600 + 4 * 3600 - 1), -14400);
    assert_int_equal(offset_by_rule("EST5EDT,0/0,J365/25", 1767225600 + 5 * 3600), -14400);
    /* 60 is 1 March with J in 2024, and 29 February without. */
    assert_int_equal(offset_by_rule("AAA0BBB,J60/0,J61/0", 1709251200 - 1), 0);
    assert_int_equal(offset_by_rule("AAA0BBB,J60/0,J61/0", 1709251200), 3600);
    assert_int_equal(offset_by_rule("AAA0BBB,59/0,60/0", 1709251200 - 3601), 3600);
    assert_int_equal(offset_by_rule("AAA0BBB,59/0,60/0", 1709251200 - 3600), 0);
}

/* One transition, from +1:00 to +2:00 at 1000000, in the first version without a footer. */
static const char first_version[] = "TZif\0...............\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\2"
                                    "\0\0\0\4\0\x0f\x42\x40\1\0\0\x0e\x10\0\0\0\0\x1c\x20\1\0AAA";

static void test_first_version(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct zone zone;
    assert_true(zone_parse(first_version, sizeof first_version, &arena, &zone));
    assert_int_equal(zone_at(&zone, 999999).offset, 3600);
    assert_false(zone_at(&zone, 999999).is_daylight);
    assert_int_equal(zone_at(&zone, 1000000).offset, 7200);
    assert_true(zone_at(&zone, 4000000000).is_daylight);
    for (size_t length = 0; length < sizeof first_version; length++)
        assert_false(zone_parse(first_version, length, &arena, &zone));
}

static void test_broken_files(void **state)
{
    (void)state;
    need_database();
    ARENA_SCOPE(arena);
    char *bytes;
    size_t length;
    assert_true(file_read(DATABASE "/Europe/Madrid", &arena, &bytes, &length, NULL));
    struct zone zone;
    assert_true(zone_parse(bytes, length, &arena, &zone));
    for (size_t cut = 0; cut < length; cut++) {
        char *copy = memory_alloc(cut); /* of its exact size, so that ASan sees a read past it */
        memcpy(copy, bytes, cut);
        bool is_accepted = zone_parse(copy, cut, &arena, &zone);
        free(copy);
        assert_false(is_accepted);
    }
}

static void assert_time(int64_t unix_time, const char *zone, const char *expected)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct clock_time time;
    if (!clock_at(unix_time, 0, zone, &time, &err))
        fail_msg("%s: %s", zone, err.message);
    const char *found = clock_format(&time, &arena);
    if (strcmp(found, expected) != 0)
        fail_msg("%s at %lld: %s, expected %s", zone, (long long)unix_time, found, expected);
}

static void test_known_times(void **state)
{
    (void)state;
    need_database();
    assert_time(1767624917, "America/Managua", "2026-01-05 08:55:17-06:00");
    assert_time(1767624917, "Asia/Kathmandu", "2026-01-05 20:40:17+05:45");
    assert_time(1774746000, "Europe/Madrid", "2026-03-29 03:00:00+02:00");
    assert_time(1783252800, "America/New_York", "2026-07-05 08:00:00-04:00");
    assert_time(1767624917, "Australia/Lord_Howe", "2026-01-06 01:55:17+11:00");
    assert_time(1783252800, "Europe/Dublin", "2026-07-05 13:00:00+01:00");
    assert_time(-3000000000, "Europe/Madrid", "1874-12-07 18:25:16-00:14:44");
    assert_time(4121798400, "Europe/Madrid", "2100-08-13 02:00:00+02:00");
    assert_time(1783252800, "est5edt", "2026-07-05 08:00:00-04:00");
}

static void test_unknown_zones(void **state)
{
    (void)state;
    need_database();
    static const char *const names[] = {
        "Mars/Olympus",   "Europe",         "../zoneinfo/Europe/Madrid",
        "/etc/localtime", "Europe//Madrid", "Europe/Madrid/",
        "Europe/../UTC",  "tzdata.zi",      "europe/madrid"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        ERROR_SCOPE(err);
        struct clock_time time;
        assert_false(clock_now(names[i], &time, NULL));
        assert_false(clock_now(names[i], &time, &err));
        assert_int_equal(err.kind, ALQ_ERROR_CONFIG);
        assert_non_null(strstr(err.message, names[i]));
        assert_non_null(err.hint);
    }
}

static void test_directory(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    char root[] = "/tmp/alambique-zone-XXXXXX";
    assert_non_null(mkdtemp(root));
    char *path = path_join(&arena, root, "Here");
    assert_true(file_write(path, first_version, sizeof first_version, &err));
    setenv("TZDIR", root, 1);
    assert_time(1000000, "Here", "1970-01-12 15:46:40+02:00");
    unlink(path);
    rmdir(root);
    struct clock_time time;
    assert_false(clock_now("Here", &time, &err));
    assert_string_equal(err.hint, "install the package tzdata, or use UTC");
    assert_true(clock_now("utc", &time, NULL));
    unsetenv("TZDIR");
}

static void test_as_zoneinfo(void **state)
{
    (void)state;
    need_database();
    if (system("python3 -c 'import zoneinfo' 2>/dev/null") != 0)
        skip();
    FILE *judge = popen("PYTHONTZPATH=" DATABASE " python3 tests/unit/base/zone_judge.py 1", "r");
    assert_non_null(judge);
    char zone[100];
    char expected[100];
    long long unix_time;
    unsigned count = 0;
    for (; fscanf(judge, "%99[^\t]\t%lld\t%99[^\n]\n", zone, &unix_time, expected) == 3; count++)
        assert_time(unix_time, zone, expected);
    assert_int_equal(pclose(judge), 0);
    assert_true(count > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules),         cmocka_unit_test(test_times_by_rule),
        cmocka_unit_test(test_first_version), cmocka_unit_test(test_broken_files),
        cmocka_unit_test(test_known_times),   cmocka_unit_test(test_unknown_zones),
        cmocka_unit_test(test_directory),     cmocka_unit_test(test_as_zoneinfo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

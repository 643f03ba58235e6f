/* Reads TZif files and the rules in their footers. */
#include "base/zone.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "base/banned.h"

enum {
    HEADER_SIZE = 44,
    TYPE_SIZE = 6,
    SECONDS_A_DAY = 24 * 60 * 60,
    DAYS_A_CYCLE = 146097, /* 400 years */
};

/* The counts of a TZif header, in its order. */
struct counts {
    uint32_t ut_indicators;
    uint32_t standard_indicators;
    uint32_t leaps;
    uint32_t transitions;
    uint32_t types;
    uint32_t characters;
};

static uint32_t read_32(const char *bytes)
{
    const unsigned char *byte = (const unsigned char *)bytes;
    return (uint32_t)byte[0] << 24 | (uint32_t)byte[1] << 16 | (uint32_t)byte[2] << 8 | byte[3];
}

static int64_t read_time(const char *bytes, size_t size)
{
    if (size == 4)
        return (int32_t)read_32(bytes);
    return (int64_t)((uint64_t)read_32(bytes) << 32 | read_32(bytes + 4));
}

static bool read_header(const char *bytes, size_t length, struct counts *ret_counts)
{
    if (length < HEADER_SIZE || memcmp(bytes, "TZif", 4) != 0)
        return false;
    *ret_counts = (struct counts){
        read_32(bytes + 20), read_32(bytes + 24), read_32(bytes + 28),
        read_32(bytes + 32), read_32(bytes + 36), read_32(bytes + 40),
    };
    return true;
}

/* The size of the block behind a header whose times have that many bytes. */
static uint64_t block_size(const struct counts *counts, size_t time_size)
{
    return (uint64_t)counts->transitions * (time_size + 1) + (uint64_t)counts->types * TYPE_SIZE +
           counts->characters + (uint64_t)counts->leaps * (time_size + 4) +
           counts->standard_indicators + counts->ut_indicators;
}

static bool read_type(const char *types, size_t index, struct zone_type *ret_type)
{
    enum { LARGEST_OFFSET = 26 * 60 * 60 }; /* RFC 8536, 3.2 */
    const char *bytes = types + index * TYPE_SIZE;
    int32_t offset = (int32_t)read_32(bytes);
    if (offset < -LARGEST_OFFSET || offset > LARGEST_OFFSET)
        return false;
    *ret_type = (struct zone_type){offset, bytes[4] != 0};
    return true;
}

/* Reads the block of a header; it is as long as its counts say. */
static bool read_block(const char *bytes, const struct counts *counts, size_t time_size,
                       struct arena *arena, struct zone *zone)
{
    size_t count = counts->transitions;
    const char *indexes = bytes + count * time_size;
    const char *types = indexes + count;
    int64_t *transitions = arena_new_array(arena, int64_t, count);
    struct zone_type *after = arena_new_array(arena, struct zone_type, count);
    if (!counts->types || !read_type(types, 0, &zone->first))
        return false;
    for (size_t i = 0; i < count; i++) {
        unsigned char index = (unsigned char)indexes[i];
        transitions[i] = read_time(bytes + i * time_size, time_size);
        if (index >= counts->types || !read_type(types, index, &after[i]) ||
            (i && transitions[i] < transitions[i - 1]))
            return false;
    }
    zone->transitions = transitions;
    zone->after = after;
    zone->transition_count = count;
    return true;
}

/* The footer: a TZ string between two newlines, which may be empty. */
static bool read_footer(const char *bytes, size_t length, struct arena *arena, struct zone *zone)
{
    const char *end = length > 1 ? memchr(bytes + 1, '\n', length - 1) : NULL;
    if (!end || *bytes != '\n')
        return false;
    if (end == bytes + 1)
        return true;
    zone->has_rule = true;
    return zone_parse_rule(arena_strndup(arena, bytes + 1, (size_t)(end - bytes) - 1), &zone->rule);
}

bool zone_parse(const char *bytes, size_t length, struct arena *arena, struct zone *ret_zone)
{
    struct zone zone = {0};
    struct counts counts;
    size_t time_size = 4;
    if (!read_header(bytes, length, &counts))
        return false;
    bool is_first_version = bytes[4] == '\0';
    uint64_t size = block_size(&counts, time_size);
    if (size > length - HEADER_SIZE)
        return false;
    bytes += HEADER_SIZE;
    length -= HEADER_SIZE;
    if (!is_first_version) {
        bytes += size;
        length -= (size_t)size;
        if (!read_header(bytes, length, &counts))
            return false;
        bytes += HEADER_SIZE;
        length -= HEADER_SIZE;
        time_size = 8;
        size = block_size(&counts, time_size);
        if (size > length || !read_footer(bytes + size, length - (size_t)size, arena, &zone))
            return false;
    }
    if (!read_block(bytes, &counts, time_size, arena, &zone))
        return false;
    *ret_zone = zone;
    return true;
}

/* The digits of a rule's number; *rest is behind them afterwards. */
static bool read_number(const char **rest, long most, long *ret_number)
{
    long number = 0;
    const char *digit = *rest;
    for (; *digit >= '0' && *digit <= '9'; digit++) {
        number = number * 10 + (*digit - '0');
        if (number > most)
            return false;
    }
    if (digit == *rest)
        return false;
    *rest = digit;
    *ret_number = number;
    return true;
}

/* [+-]hh[:mm[:ss]] in seconds. */
static bool read_duration(const char **rest, long most_hours, long *ret_seconds)
{
    bool is_negative = **rest == '-';
    if (is_negative || **rest == '+')
        (*rest)++;
    long hours;
    long minutes = 0;
    long seconds = 0;
    if (!read_number(rest, most_hours, &hours))
        return false;
    if (**rest == ':') {
        (*rest)++;
        if (!read_number(rest, 59, &minutes))
            return false;
        if (**rest == ':') {
            (*rest)++;
            if (!read_number(rest, 59, &seconds))
                return false;
        }
    }
    long total = (hours * 60 + minutes) * 60 + seconds;
    *ret_seconds = is_negative ? -total : total;
    return true;
}

/* A name of three letters or more, or in angle brackets. */
static bool skip_name(const char **rest)
{
    const char *end = *rest;
    if (*end == '<') {
        end = strchr(end, '>');
        if (!end)
            return false;
        *rest = end + 1;
        return true;
    }
    while ((*end >= 'A' && *end <= 'Z') || (*end >= 'a' && *end <= 'z'))
        end++;
    if (end - *rest < 3)
        return false;
    *rest = end;
    return true;
}

/* Reads separator and a number from least to most. */
static bool read_field(const char **rest, char separator, long least, long most, int *ret_field)
{
    long number;
    if (**rest != separator)
        return false;
    (*rest)++;
    if (!read_number(rest, most, &number) || number < least)
        return false;
    *ret_field = (int)number;
    return true;
}

static bool read_change(const char **rest, struct zone_change *ret_change)
{
    enum { MOST_HOURS = 167, TWO_O_CLOCK = 2 * 60 * 60 };
    struct zone_change change = {.time = TWO_O_CLOCK};
    long day;
    if (**rest == 'M') {
        change.kind = ZONE_DAY_OF_MONTH;
        if (!read_field(rest, 'M', 1, 12, &change.month) ||
            !read_field(rest, '.', 1, 5, &change.week) || !read_field(rest, '.', 0, 6, &change.day))
            return false;
    } else if (**rest == 'J') {
        change.kind = ZONE_DAY_OF_YEAR;
        if (!read_field(rest, 'J', 1, 365, &change.day))
            return false;
    } else {
        change.kind = ZONE_DAY_FROM_ZERO;
        if (!read_number(rest, 365, &day))
            return false;
        change.day = (int)day;
    }
    if (**rest == '/') {
        (*rest)++;
        if (!read_duration(rest, MOST_HOURS, &change.time))
            return false;
    }
    *ret_change = change;
    return true;
}

bool zone_parse_rule(const char *string, struct zone_rule *ret_rule)
{
    enum { MOST_HOURS = 24 };
    struct zone_rule rule = {0};
    const char *rest = string;
    long west; /* a TZ string counts what must be added to local time to get UTC */
    if (!skip_name(&rest) || !read_duration(&rest, MOST_HOURS, &west))
        return false;
    rule.standard_offset = -west;
    if (*rest) {
        rule.has_daylight = true;
        rule.daylight_offset = rule.standard_offset + 60 * 60;
        if (!skip_name(&rest))
            return false;
        if (*rest && *rest != ',') {
            if (!read_duration(&rest, MOST_HOURS, &west))
                return false;
            rule.daylight_offset = -west;
        }
        if (!*rest)
            rest = ",M3.2.0,M11.1.0"; /* POSIX leaves it open; this is what glibc and tzcode take */
        if (*rest++ != ',' || !read_change(&rest, &rule.start) || *rest++ != ',' ||
            !read_change(&rest, &rule.end) || *rest)
            return false;
    }
    *ret_rule = rule;
    return true;
}

static bool is_leap_year(int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int64_t divide_down(int64_t number, int64_t by)
{
    return number / by - (number % by < 0);
}

/* Days from 1 January 1970 to 1 January of the year. */
static int64_t days_before_year(int64_t year)
{
    int64_t before = year - 1;
    return 365 * (year - 1970) + divide_down(before, 4) - divide_down(before, 100) +
           divide_down(before, 400) - (1969 / 4 - 1969 / 100 + 1969 / 400);
}

static int64_t year_of(int64_t unix_time)
{
    int64_t days = divide_down(unix_time, SECONDS_A_DAY);
    int64_t year = 1970 + divide_down(days * 400, DAYS_A_CYCLE);
    while (days_before_year(year) > days)
        year--;
    while (days_before_year(year + 1) <= days)
        year++;
    return year;
}

/* The day of the year, from 0, of a week-th weekday in a month. */
static int64_t day_of_month_rule(const struct zone_change *change, int64_t year)
{
    static const int before_month[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    int leap = is_leap_year(year);
    int first = before_month[change->month - 1] + (change->month > 2 ? leap : 0);
    int next = before_month[change->month] + (change->month >= 2 ? leap : 0);
    int64_t weekday = (days_before_year(year) + first + 4) % 7; /* 1 January 1970 was a Thursday */
    weekday = weekday < 0 ? weekday + 7 : weekday;
    int64_t day = first + (change->day - weekday + 7) % 7 + 7 * (change->week - 1);
    return day < next ? day : day - 7;
}

/* The Unix time of a change in a year, given the offset that holds before it. */
static int64_t change_time(const struct zone_change *change, int64_t year, long offset)
{
    int64_t day = change->day;
    if (change->kind == ZONE_DAY_OF_MONTH)
        day = day_of_month_rule(change, year);
    else if (change->kind == ZONE_DAY_OF_YEAR)
        day = change->day - 1 + (change->day >= 60 && is_leap_year(year));
    return (days_before_year(year) + day) * SECONDS_A_DAY + change->time - offset;
}

static struct zone_type rule_at(const struct zone_rule *rule, int64_t unix_time)
{
    struct zone_type standard = {rule->standard_offset, false};
    if (!rule->has_daylight)
        return standard;
    int64_t year = year_of(unix_time + rule->standard_offset);
    int64_t start = change_time(&rule->start, year, rule->standard_offset);
    int64_t end = change_time(&rule->end, year, rule->daylight_offset);
    bool is_daylight = start < end ? start <= unix_time && unix_time < end
                                   : !(end <= unix_time && unix_time < start);
    return is_daylight ? (struct zone_type){rule->daylight_offset, true} : standard;
}

struct zone_type zone_at(const struct zone *zone, int64_t unix_time)
{
    size_t low = 0; /* transitions before low are at or before the time, those from high after it */
    size_t high = zone->transition_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (zone->transitions[middle] <= unix_time)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == zone->transition_count && zone->has_rule)
        return rule_at(&zone->rule, unix_time);
    return low ? zone->after[low - 1] : zone->first;
}

/* A name must stay inside the database. */
static bool is_zone_name(const char *name)
{
    for (const char *part = name; part; part = strchr(part, '/')) {
        part += *part == '/' && part > name;
        if (!*part || *part == '/' || *part == '.')
            return false;
    }
    return true;
}

static bool read_zone(const char *directory, const char *name, struct arena *arena,
                      struct zone *ret_zone)
{
    ARENA_SCOPE(scratch);
    char *bytes;
    size_t length;
    char *path = path_join(&scratch, directory, name);
    return file_is_regular(path) && file_read(path, &scratch, &bytes, &length, NULL) &&
           zone_parse(bytes, length, arena, ret_zone);
}

bool zone_find(const char *name, struct arena *arena, struct zone *ret_zone, struct alq_error *err)
{
    const char *directory = getenv("TZDIR");
    if (!directory || !*directory)
        directory = "/usr/share/zoneinfo";
    char *upper = arena_strdup(arena, name);
    for (char *byte = upper; *byte; byte++)
        if (*byte >= 'a' && *byte <= 'z')
            *byte = (char)(*byte - 'a' + 'A');
    if (is_zone_name(name) && (read_zone(directory, name, arena, ret_zone) ||
                               read_zone(directory, upper, arena, ret_zone)))
        return true;
    error_set(err, ALQ_ERROR_CONFIG, "unknown time zone %s", name);
    if (!file_is_directory(directory)) {
        error_detail(err, "there is no time zone database in %s", directory);
        return error_hint(err, "install the package tzdata, or use UTC");
    }
    return error_hint(err, "name a zone below %s, as in Europe/Madrid, or use UTC", directory);
}

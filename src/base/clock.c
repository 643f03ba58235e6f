/* Reads the clocks, and turns times into dates. */
#include "base/clock.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "base/zone.h"
#include "base/banned.h"

int64_t clock_monotonic(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void clock_sleep(unsigned milliseconds)
{
    struct timespec length = {
        .tv_sec = milliseconds / 1000,
        .tv_nsec = (long)(milliseconds % 1000) * 1000000,
    };
    nanosleep(&length, NULL);
}

static bool set_date(struct clock_time *time, int64_t unix_time, unsigned microsecond,
                     struct alq_error *err)
{
    time_t shifted = (time_t)(unix_time + time->offset);
    if (!gmtime_r(&shifted, &time->local))
        return error_set(err, ALQ_ERROR_USAGE, "the time %lld has no date", (long long)unix_time);
    time->local.tm_gmtoff = time->offset;
    time->local.tm_zone = "";
    time->unix_time = unix_time;
    time->microsecond = microsecond;
    return true;
}

bool clock_at(int64_t unix_time, unsigned microsecond, const char *zone,
              struct clock_time *ret_time, struct alq_error *err)
{
    struct clock_time time = {.has_zone = zone && *zone};
    bool is_daylight = false;
    if (!time.has_zone) {
        struct tm local;
        time_t machine_time = (time_t)unix_time;
        if (localtime_r(&machine_time, &local)) {
            time.offset = local.tm_gmtoff;
            is_daylight = local.tm_isdst > 0;
        }
    } else if (!string_equal_nocase(zone, "UTC")) {
        ARENA_SCOPE(scratch);
        struct zone found;
        if (!zone_find(zone, &scratch, &found, err))
            return false;
        struct zone_type type = zone_at(&found, unix_time);
        time.offset = type.offset;
        is_daylight = type.is_daylight;
    }
    if (!set_date(&time, unix_time, microsecond, err))
        return false;
    time.local.tm_isdst = is_daylight;
    *ret_time = time;
    return true;
}

bool clock_now(const char *zone, struct clock_time *ret_time, struct alq_error *err)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return clock_at(now.tv_sec, (unsigned)(now.tv_nsec / 1000), zone, ret_time, err);
}

static void add_date(struct text *text, const struct tm *date, char separator)
{
    text_printf(text, "%04ld-%02d-%02d%c%02d:%02d:%02d", date->tm_year + 1900L, date->tm_mon + 1,
                date->tm_mday, separator, date->tm_hour, date->tm_min, date->tm_sec);
}

char *clock_format(const struct clock_time *time, struct arena *arena)
{
    TEXT_SCOPE(text);
    add_date(&text, &time->local, ' ');
    if (time->microsecond)
        text_printf(&text, ".%06u", time->microsecond);
    if (time->has_zone) {
        long offset = labs(time->offset);
        text_printf(&text, "%c%02ld:%02ld", time->offset < 0 ? '-' : '+', offset / 3600,
                    offset / 60 % 60);
        if (offset % 60)
            text_printf(&text, ":%02ld", offset % 60);
    }
    return text_copy(&text, arena);
}

char *clock_format_utc(int64_t unix_time, struct arena *arena)
{
    TEXT_SCOPE(text);
    struct tm date = {0};
    time_t time = (time_t)unix_time;
    gmtime_r(&time, &date);
    add_date(&text, &date, 'T');
    text_add_char(&text, 'Z');
    return text_copy(&text, arena);
}

bool clock_parse_seconds(const char *string, int *ret_milliseconds)
{
    enum { MOST_SECONDS = 1000 * 1000, MS_PER_SECOND = 1000 };
    const char *first = *string == '.' ? string + 1 : string;
    char *end = (char *)string;
    long seconds = *string == '.' ? 0 : strtol(string, &end, 10);
    if (*first < '0' || *first > '9' || seconds > MOST_SECONDS)
        return false;
    int total = (int)seconds * MS_PER_SECOND;
    if (*end == '.') {
        end++;
        for (int unit = MS_PER_SECOND / 10; *end >= '0' && *end <= '9'; unit /= 10)
            total += (*end++ - '0') * unit;
    }
    if (*end)
        return false;
    *ret_milliseconds = total;
    return true;
}

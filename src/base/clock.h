/* Time: now, elapsed, and dates as text in a named zone. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include <alambique/error.h>

struct arena;

/* Nanoseconds of a clock that only goes forward. */
int64_t clock_monotonic(void);

/* Sleeps for that many milliseconds; a signal ends it early. */
void clock_sleep(unsigned milliseconds);

struct clock_time {
    struct tm local;   /* the date and time in the zone; tm_year counts from 1900 */
    int64_t unix_time; /* seconds */
    unsigned microsecond;
    long offset;   /* seconds east of UTC */
    bool has_zone; /* false for naive local time, which prints no offset */
};

/* A time in a zone. zone: "UTC" (any case), "" or NULL for the machine's own without an offset, or
 * a name of the IANA database as in the key `timezone` ("America/Managua"), read from
 * /usr/share/zoneinfo (TZDIR) without touching TZ; an unknown name is a CONFIG error (Alembic 1.19:
 * also tried in upper case). */
bool clock_at(int64_t unix_time, unsigned microsecond, const char *zone,
              struct clock_time *ret_time, struct alq_error *err) ALQ_CHECK;

/* The present time in a zone. */
bool clock_now(const char *zone, struct clock_time *ret_time, struct alq_error *err) ALQ_CHECK;

/* As Python prints a datetime: "2026-01-05 14:55:17.123456", without the fraction where it is 0,
 * with "+00:00" where has_zone. */
char *clock_format(const struct clock_time *time, struct arena *arena);

/* A number of seconds up to a million, as "30" or "0.5", in milliseconds; false for anything else.
 * The point is a point in every locale. */
bool clock_parse_seconds(const char *string, int *ret_milliseconds);

/* "2026-01-05T14:55:17Z" from seconds since 1970. */
char *clock_format_utc(int64_t unix_time, struct arena *arena);

#endif

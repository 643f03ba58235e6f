/* Time zones of the IANA database, read from their TZif files (RFC 8536). */
#ifndef BASE_ZONE_H
#define BASE_ZONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <alambique/error.h>

struct arena;

/* A day and time of every year. */
struct zone_change {
    enum {
        ZONE_DAY_OF_MONTH, /* Mm.w.d: the week-th weekday of a month, the last when week is 5 */
        ZONE_DAY_OF_YEAR,  /* Jn: 1 to 365, never 29 February */
        ZONE_DAY_FROM_ZERO /* n: 0 to 365, with 29 February */
    } kind;
    int day; /* a weekday from Sunday, 0; or of the year */
    int month;
    int week;
    long time; /* local, in seconds from the beginning of the day; may be on another one */
};

/* What holds behind the last transition, from the POSIX TZ string in the file's footer. */
struct zone_rule {
    long standard_offset; /* seconds east of UTC, here and below */
    long daylight_offset;
    bool has_daylight;
    struct zone_change start;
    struct zone_change end;
};

struct zone_type {
    long offset;
    bool is_daylight;
};

/* Lives in the arena given to the functions that fill it. */
struct zone {
    const int64_t *transitions;    /* ascending Unix times */
    const struct zone_type *after; /* what begins there */
    size_t transition_count;
    struct zone_type first; /* before the first transition */
    bool has_rule;
    struct zone_rule rule;
};

/* Reads the content of a TZif file of any version; false when it is none. Leap seconds are left out
 * of account, as in Python. */
bool zone_parse(const char *bytes, size_t length, struct arena *arena, struct zone *ret_zone)
    ALQ_CHECK;

/* Reads a POSIX TZ string such as "CET-1CEST,M3.5.0,M10.5.0/3"; false when it is none. */
bool zone_parse_rule(const char *string, struct zone_rule *ret_rule) ALQ_CHECK;

/* Finds a zone by name ("America/Managua") in TZDIR, else /usr/share/zoneinfo; a name that is not
 * there as written is tried in upper case. CONFIG where there is none. */
bool zone_find(const char *name, struct arena *arena, struct zone *ret_zone, struct alq_error *err)
    ALQ_CHECK;

/* What holds at that time, which is within some billions of years. */
struct zone_type zone_at(const struct zone *zone, int64_t unix_time);

#endif

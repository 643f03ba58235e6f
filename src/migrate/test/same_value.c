/* Compares values by what they say, since each type writes the same in its own way. */
#include "migrate/test/same_value.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "base/banned.h"

static bool is_true(const char *value)
{
    return string_equal(value, "1") || string_equal_nocase(value, "true") ||
           string_equal(value, "t");
}

static bool is_false(const char *value)
{
    return string_equal(value, "0") || string_equal_nocase(value, "false") ||
           string_equal(value, "f");
}

/* Whether it is digits with one point at most, and a sign; then without zeros that say nothing. */
static bool read_number(const char *value, struct text *number)
{
    bool has_point = false;
    const char *at = value + (*value == '-');
    if (!isdigit((unsigned char)*at))
        return false;
    for (; *at; at++) {
        if (*at == '.' && !has_point)
            has_point = true;
        else if (!isdigit((unsigned char)*at))
            return false;
    }
    text_add(number, value);
    size_t length = number->length;
    while (has_point && length && number->bytes[length - 1] == '0')
        length--;
    if (has_point && length && number->bytes[length - 1] == '.')
        length--;
    number->bytes[length] = '\0';
    return true;
}

static bool is_same_number(const char *a, const char *b)
{
    TEXT_SCOPE(number_a);
    TEXT_SCOPE(number_b);
    return read_number(a, &number_a) && read_number(b, &number_b) &&
           string_equal(text_string(&number_a), text_string(&number_b));
}

/* The length without blanks at the end. */
static size_t trimmed(const char *value)
{
    size_t length = strlen(value);
    while (length && value[length - 1] == ' ')
        length--;
    return length;
}

static bool is_same_text(const char *a, const char *b)
{
    size_t length = trimmed(a);
    return length == trimmed(b) && memcmp(a, b, length) == 0;
}

/* Whether long_time is short_time with a time of zeros, or a fraction of zeros, behind it. */
static bool is_longer_time(const char *short_time, const char *long_time)
{
    size_t length = strlen(short_time);
    if (length < strlen("2026-01-05") || strncmp(short_time, long_time, length) != 0 ||
        !isdigit((unsigned char)*short_time) || short_time[4] != '-')
        return false;
    return strspn(long_time + length, " T:.0+Z") == strlen(long_time + length);
}

static bool is_json(const char *value)
{
    return *value == '{' || *value == '[' || *value == '"';
}

static const char *without_blanks(const char *value, struct arena *arena)
{
    TEXT_SCOPE(text);
    for (; *value; value++)
        if (!isspace((unsigned char)*value))
            text_add_char(&text, *value);
    return text_copy(&text, arena);
}

bool value_survives(const char *before, const char *after, struct arena *arena)
{
    if (!before || string_equal(before, after))
        return true;
    if (!after)
        return false;
    return (is_true(before) && is_true(after)) || (is_false(before) && is_false(after)) ||
           is_same_number(before, after) || is_same_text(before, after) ||
           is_longer_time(before, after) || is_longer_time(after, before) ||
           (is_json(before) && is_json(after) &&
            string_equal(without_blanks(before, arena), without_blanks(after, arena)));
}

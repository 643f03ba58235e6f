/* Objects of the modules datetime and decimal, filled as their classes fill them. */
#include "script/alembic/moment.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "base/banned.h"

struct moment {
    unsigned year, month, day, hour, minute, second, microsecond;
};

static bool read_digits(const char **at, size_t count, unsigned *ret_number)
{
    unsigned number = 0;
    for (size_t i = 0; i < count; i++) {
        char digit = (*at)[i];
        if (digit < '0' || digit > '9')
            return false;
        number = number * 10 + (unsigned)(digit - '0');
    }
    *at += count;
    *ret_number = number;
    return true;
}

static bool skip(const char **at, char expected)
{
    if (**at != expected)
        return false;
    ++*at;
    return true;
}

static unsigned days_of(unsigned year, unsigned month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && is_leap ? 29 : days[month - 1];
}

static bool read_date(const char **at, struct moment *moment)
{
    return read_digits(at, 4, &moment->year) && skip(at, '-') &&
           read_digits(at, 2, &moment->month) && skip(at, '-') &&
           read_digits(at, 2, &moment->day) && moment->year >= 1 && moment->month >= 1 &&
           moment->month <= 12 && moment->day >= 1 &&
           moment->day <= days_of(moment->year, moment->month);
}

/* Up to six digits behind the point; what is cut off is not read here. */
static bool read_fraction(const char **at, unsigned *ret_microsecond)
{
    unsigned number = 0;
    size_t count = strspn(*at, "0123456789");
    if (count == 0 || count > 6 || !read_digits(at, count, &number))
        return false;
    for (size_t i = count; i < 6; i++)
        number *= 10;
    *ret_microsecond = number;
    return true;
}

static bool read_time(const char **at, struct moment *moment)
{
    bool is_read = read_digits(at, 2, &moment->hour) && skip(at, ':') &&
                   read_digits(at, 2, &moment->minute) && skip(at, ':') &&
                   read_digits(at, 2, &moment->second) && moment->hour <= 23 &&
                   moment->minute <= 59 && moment->second <= 59;
    return is_read && (!skip(at, '.') || read_fraction(at, &moment->microsecond));
}

/* -- Objects. */

/* object.__new__(class) */
static struct py_value new_instance(struct py *py, struct py_value class)
{
    if (!py_is_kind(class, PY_KIND_CLASS))
        return py_error();
    const struct py_class *of = PY_AS(py_class, class);
    struct py_value make = py_getattr_string(py, py_object(of->mro[of->mro_count - 1]), "__new__");
    return py_is_error(make) ? make : py_call(py, make, &class, 1);
}

static bool set_number(struct py *py, struct py_value object, const char *name, unsigned number)
{
    return py_setattr_string(py, object, name, py_int(number));
}

static bool set_date(struct py *py, struct py_value object, const struct moment *moment)
{
    return set_number(py, object, "_year", moment->year) &&
           set_number(py, object, "_month", moment->month) &&
           set_number(py, object, "_day", moment->day);
}

static bool set_time(struct py *py, struct py_value object, const struct moment *moment)
{
    const struct py_value parts[] = {py_int(moment->hour), py_int(moment->minute),
                                     py_int(moment->second), py_int(moment->microsecond)};
    return py_setattr_string(py, object, "_parts", py_tuple_of(py, parts, 4)) &&
           py_setattr_string(py, object, "_tzinfo", py_none());
}

struct py_value moment_date(struct py *py, const char *text)
{
    struct moment moment = {0};
    if (!read_date(&text, &moment) || *text)
        return py_unbound();
    struct py_value made = new_instance(py, py_import_name(py, "datetime", "date"));
    return py_is_error(made) || set_date(py, made, &moment) ? made : py_error();
}

struct py_value moment_datetime(struct py *py, const char *text)
{
    struct moment moment = {0};
    bool is_read = read_date(&text, &moment);
    if (is_read && *text)
        is_read = (skip(&text, ' ') || skip(&text, 'T')) && read_time(&text, &moment);
    if (!is_read || *text)
        return py_unbound();
    struct py_value made = new_instance(py, py_import_name(py, "datetime", "datetime"));
    if (py_is_error(made))
        return made;
    return set_date(py, made, &moment) && set_time(py, made, &moment) ? made : py_error();
}

struct py_value moment_time(struct py *py, const char *text)
{
    struct moment moment = {0};
    if (!read_time(&text, &moment) || *text)
        return py_unbound();
    struct py_value made = new_instance(py, py_import_name(py, "datetime", "time"));
    return py_is_error(made) || set_time(py, made, &moment) ? made : py_error();
}

/* The digits as one number; PY_UNBOUND where it would not fit. */
static struct py_value coefficient(const char *digits, int64_t *ret_exponent)
{
    int64_t number = 0;
    *ret_exponent = 0;
    bool is_behind = false;
    for (; *digits; digits++) {
        if (*digits == '.') {
            is_behind = true;
            continue;
        }
        if (*digits < '0' || *digits > '9' || number > (INT64_MAX - 9) / 10)
            return py_unbound();
        number = number * 10 + (*digits - '0');
        *ret_exponent -= is_behind;
    }
    return py_int(number);
}

struct py_value moment_decimal(struct py *py, const char *digits)
{
    int64_t exponent;
    struct py_value class = py_import_name(py, "decimal", "Decimal");
    struct py_value text = py_str(py, digits);
    bool is_negative = *digits == '-';
    struct py_value number = coefficient(digits + is_negative, &exponent);
    if (py_is_unbound(number))
        return py_is_error(class) ? class : py_call(py, class, &text, 1);
    struct py_value made = new_instance(py, class);
    if (py_is_error(made))
        return made;
    bool is_set = py_setattr_string(py, made, "_negative", py_bool(is_negative)) &&
                  py_setattr_string(py, made, "_number", number) &&
                  py_setattr_string(py, made, "_exponent", py_int(exponent)) &&
                  py_setattr_string(py, made, "_kind", py_str(py, ""));
    return is_set ? made : py_error();
}

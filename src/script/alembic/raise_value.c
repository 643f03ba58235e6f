/* Values on their way to a script: what a query gives, as the driver that SQLAlchemy would use
 * gives it (pysqlite, psycopg2, pymysql). */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "database/dialect.h"
#include "script/alembic/binding.h"
#include "script/alembic/moment.h"
#include "script/alembic/raise_array.h"
#include "base/banned.h"

static struct py_value raise_text(struct py *py, const struct value *value)
{
    if (utf8_valid_prefix(value->bytes, value->length) == value->length)
        return py_str_bytes(py, value->bytes, value->length);
    struct py_value class = py_import_name(py, "sqlalchemy.exc", "OperationalError");
    struct py_value original = py_str(py, "Could not decode to UTF-8 text");
    struct py_value arguments[] = {py_none(), py_none(), original};
    if (py_is_error(class))
        return class;
    struct py_value exception = py_call(py, class, arguments, 3);
    return py_is_error(exception) ? exception : py_raise_value(py, exception);
}

/* class(text) */
static struct py_value make(struct py *py, const char *module, const char *name,
                            const struct value *value)
{
    struct py_value class = py_import_name(py, module, name);
    struct py_value text = raise_text(py, value);
    return py_is_error(class) || py_is_error(text) ? py_error() : py_call(py, class, &text, 1);
}

/* What cannot be one of Python's (infinity, BC, 0000-00-00) stays text. */
static struct py_value made_or_text(struct py *py, struct py_value made, const struct value *value)
{
    return py_is_unbound(made) ? raise_text(py, value) : made;
}

/* -- Durations and zones. */

static struct py_value duration(struct py *py, int64_t microseconds)
{
    struct py_value class = py_import_name(py, "datetime", "timedelta");
    struct py_value parts[] = {py_int(0), py_int(0), py_int(microseconds)};
    return py_is_error(class) ? class : py_call(py, class, parts, 3);
}

/* "[-]04:05:06[.789]" with hours of any number; NULL: it is not written so. */
static const char *read_clock(const char *text, int64_t *ret_microseconds)
{
    enum { SECOND = 1000000 };
    bool is_negative = *text == '-';
    char *end;
    text += *text == '-' || *text == '+';
    int64_t hours = strtoll(text, &end, 10);
    if (end == text || *end != ':' || hours > 100000000)
        return NULL;
    int64_t minutes = strtoll(end + 1, &end, 10);
    int64_t total = (hours * 60 + minutes) * 60 * SECOND;
    if (*end == ':') {
        total += strtoll(end + 1, &end, 10) * SECOND;
        int64_t unit = SECOND / 10;
        if (*end == '.')
            for (end++; *end >= '0' && *end <= '9'; end++, unit /= 10)
                total += (*end - '0') * unit;
    }
    *ret_microseconds = is_negative ? -total : total;
    return end;
}

static int64_t unit_of(const char *word)
{
    static const struct {
        const char *word;
        int64_t days;
    } units[] = {{"year", 365}, {"mon", 30}, {"day", 1}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strncmp(word, units[i].word, strlen(units[i].word)) == 0)
            return units[i].days * 86400 * 1000000;
    return 0;
}

/* "1 year 2 mons -3 days 04:05:06.789": a month has 30 days, a year 365. */
static struct py_value raise_interval(struct py *py, const struct value *value)
{
    int64_t total = 0;
    const char *at = value->bytes;
    while (*at) {
        int64_t clock;
        const char *behind = read_clock(at, &clock);
        char *end = NULL;
        long number = behind ? 0 : strtol(at, &end, 10);
        int64_t unit = behind ? 0 : unit_of(end + strspn(end, " "));
        if (!behind && (end == at || !unit || number > 1000000 || number < -1000000))
            return raise_text(py, value);
        total += behind ? clock : number * unit;
        at = behind ? behind : end + strspn(end, " ") + strcspn(end + strspn(end, " "), " ");
        at += strspn(at, " ");
    }
    return duration(py, total);
}

static struct py_value zone_of(struct py *py, const char *offset)
{
    int64_t microseconds = 0;
    TEXT_SCOPE(clock);
    text_printf(&clock, "%s%s", offset, strchr(offset, ':') ? "" : ":00");
    if (!read_clock(text_string(&clock), &microseconds))
        return py_none();
    struct py_value class = py_import_name(py, "datetime", "timezone");
    if (py_is_error(class) || microseconds == 0)
        return py_is_error(class) ? class : py_getattr_string(py, class, "utc");
    struct py_value since = duration(py, microseconds);
    return py_is_error(since) ? since : py_call(py, class, &since, 1);
}

/* A moment or a time, with an offset behind it: "2026-01-05 14:55:17.25+00". */
static struct py_value raise_zoned(struct py *py, const struct value *value,
                                   struct py_value (*make_moment)(struct py *, const char *))
{
    TEXT_SCOPE(plain);
    bool has_date = value->length > 4 && value->bytes[4] == '-';
    const char *offset = strpbrk(value->bytes + (has_date ? strcspn(value->bytes, " ") : 0), "+-");
    text_add_bytes(&plain, value->bytes,
                   offset ? (size_t)(offset - value->bytes) : value->length);
    struct py_value made = make_moment(py, text_string(&plain));
    if (py_is_unbound(made) || py_is_error(made) || !offset)
        return made_or_text(py, made, value);
    struct py_value zone = zone_of(py, offset);
    if (py_is_error(zone) || !py_setattr_string(py, made, "_tzinfo", zone))
        return py_error();
    return made;
}

/* -- By type. */

/* An integer that 64 bits with a sign have no room for. */
static struct py_value raise_digits(struct py *py, const struct value *value)
{
    struct py_value text = raise_text(py, value);
    return py_is_error(text) ? text : py_call(py, py_object(py_class(py, py_int(0))), &text, 1);
}

static const struct dialect *dialect_of(const struct py *py)
{
    return binding_of(py)->apply.connection->dialect;
}

static struct py_value raise_time(struct py *py, const struct value *value)
{
    int64_t microseconds;
    if (!dialect_of(py)->times_are_durations)
        return raise_zoned(py, value, moment_time);
    const char *behind = read_clock(value->bytes, &microseconds);
    return behind && !*behind ? duration(py, microseconds) : raise_text(py, value);
}

static struct py_value raise_json(struct py *py, const struct value *value)
{
    return dialect_of(py)->decodes_json ? make(py, "json", "loads", value) : raise_text(py, value);
}

/* Text that is more than that. */
static struct py_value raise_written(struct py *py, const struct value *value)
{
    switch (value->type) {
    case VALUE_TYPE_INTEGER:
        return raise_digits(py, value);
    case VALUE_TYPE_DECIMAL:
        return moment_decimal(py, value->bytes);
    case VALUE_TYPE_DATE:
        return made_or_text(py, moment_date(py, value->bytes), value);
    case VALUE_TYPE_TIME:
        return raise_time(py, value);
    case VALUE_TYPE_TIMESTAMP:
        return made_or_text(py, moment_datetime(py, value->bytes), value);
    case VALUE_TYPE_TIMESTAMP_TZ:
        return raise_zoned(py, value, moment_datetime);
    case VALUE_TYPE_INTERVAL:
        return raise_interval(py, value);
    case VALUE_TYPE_UUID:
        return make(py, "uuid", "UUID", value);
    case VALUE_TYPE_JSON:
        return raise_json(py, value);
    case VALUE_TYPE_ARRAY:
        return made_or_text(py, raise_array(py, value->bytes), value);
    default:
        return raise_text(py, value);
    }
}

struct py_value raise_value(struct py *py, const struct value *value)
{
    switch (value->kind) {
    case VALUE_INTEGER:
        return value->type == VALUE_TYPE_BOOLEAN ? py_bool(value->integer != 0)
                                                 : py_int(value->integer);
    case VALUE_REAL:
        return py_float(value->real);
    case VALUE_TEXT:
        return raise_written(py, value);
    case VALUE_BLOB:
        return py_bytes(py, value->bytes, value->length);
    case VALUE_NULL:
        break;
    }
    return py_none();
}

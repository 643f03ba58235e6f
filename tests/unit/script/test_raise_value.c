/* Values of a database as Python's: those that come as text in the database's own spelling. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "database/dialect.h"
#include "script/alembic/binding.h"
#include "script/alembic/moment.h"

static const struct dialect with_json = {.name = "one", .decodes_json = true};
static const struct dialect with_durations = {.name = "other", .times_are_durations = true};

static struct py *new_py(struct binding *binding, struct connection *connection)
{
    *binding = (struct binding){.apply = {.connection = connection}};
    return py_new(&(struct py_options){.stress_memory = true, .context = binding});
}

/* repr() of what becomes of text in a column of that type. */
static void expect(const struct dialect *dialect, enum value_type type, const char *text,
                   const char *shown)
{
    struct binding binding;
    struct connection connection = {.dialect = dialect};
    struct py *py = new_py(&binding, &connection);
    const struct value value = {
        .kind = VALUE_TEXT, .bytes = text, .length = strlen(text), .type = type};
    struct py_value made = raise_value(py, &value);
    assert_false(py_is_error(made));
    assert_string_equal(py_repr_string(py, made), shown);
    py_free(py);
}

static void test_moments(void **state)
{
    (void)state;
    const struct dialect *one = &with_json;
    expect(one, VALUE_TYPE_DATE, "2024-02-29", "datetime.date(2024, 2, 29)");
    expect(one, VALUE_TYPE_DATE, "2023-02-29", "'2023-02-29'");
    expect(one, VALUE_TYPE_DATE, "infinity", "'infinity'");
    expect(one, VALUE_TYPE_DATE, "0044-03-15 BC", "'0044-03-15 BC'");
    expect(one, VALUE_TYPE_TIMESTAMP, "2026-01-05 14:55:17.25",
           "datetime.datetime(2026, 1, 5, 14, 55, 17, 250000)");
    expect(one, VALUE_TYPE_TIMESTAMP, "0000-00-00 00:00:00", "'0000-00-00 00:00:00'");
    expect(one, VALUE_TYPE_TIMESTAMP_TZ, "2026-01-05 14:55:17+00",
           "datetime.datetime(2026, 1, 5, 14, 55, 17, tzinfo=datetime.timezone.utc)");
    expect(one, VALUE_TYPE_TIMESTAMP_TZ, "2026-01-05 14:55:17-03:30",
           "datetime.datetime(2026, 1, 5, 14, 55, 17, "
           "tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=73800)))");
    expect(one, VALUE_TYPE_TIME, "01:02:03+02",
           "datetime.time(1, 2, 3, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))");
    expect(one, VALUE_TYPE_TIME, "25:00:00", "'25:00:00'");
    expect(&with_durations, VALUE_TYPE_TIME, "-25:00:00.5",
           "datetime.timedelta(days=-2, seconds=82799, microseconds=500000)");
}

static void test_intervals(void **state)
{
    (void)state;
    const struct dialect *one = &with_json;
    expect(one, VALUE_TYPE_INTERVAL, "1 year 2 mons 3 days 04:05:06.7",
           "datetime.timedelta(days=428, seconds=14706, microseconds=700000)");
    expect(one, VALUE_TYPE_INTERVAL, "-1 days +02:03:00",
           "datetime.timedelta(days=-1, seconds=7380)");
    expect(one, VALUE_TYPE_INTERVAL, "00:00:00", "datetime.timedelta(0)");
    expect(one, VALUE_TYPE_INTERVAL, "3 moons", "'3 moons'");
    expect(one, VALUE_TYPE_INTERVAL, "99999999999 days", "'99999999999 days'");
}

static void test_numbers_and_the_rest(void **state)
{
    (void)state;
    const struct dialect *one = &with_json;
    expect(one, VALUE_TYPE_DECIMAL, "-12.50", "Decimal('-12.50')");
    expect(one, VALUE_TYPE_DECIMAL, "NaN", "Decimal('NaN')");
    expect(one, VALUE_TYPE_DECIMAL, "123456789012345678901234567890.1",
           "Decimal('123456789012345678901234567890.1')");
    expect(one, VALUE_TYPE_INTEGER, "18446744073709551615", "18446744073709551615");
    expect(one, VALUE_TYPE_UUID, "12345678-1234-5678-1234-567812345678",
           "UUID('12345678-1234-5678-1234-567812345678')");
    expect(one, VALUE_TYPE_JSON, "{\"a\": [1, \"x\"]}", "{'a': [1, 'x']}");
    expect(&with_durations, VALUE_TYPE_JSON, "[1]", "'[1]'");
    expect(one, VALUE_TYPE_OTHER, "[1,5)", "'[1,5)'");
}

static void test_arrays(void **state)
{
    (void)state;
    const struct dialect *one = &with_json;
    expect(one, VALUE_TYPE_ARRAY, "{}", "[]");
    expect(one, VALUE_TYPE_ARRAY, "{a,\"b \\\"c\",NULL,\"NULL\",\"\"}",
           "['a', 'b \"c', None, 'NULL', '']");
    expect(one, VALUE_TYPE_ARRAY, "[0:1]={{1,2},{3,4}}", "[['1', '2'], ['3', '4']]");
    expect(one, VALUE_TYPE_ARRAY, "{a", "'{a'");
    expect(one, VALUE_TYPE_ARRAY, "{\"a", "'{\"a'");
    expect(one, VALUE_TYPE_ARRAY, "{a}b", "'{a}b'");
    expect(one, VALUE_TYPE_ARRAY, "", "''");
}

/* What is made without a constructor is what the constructor makes. */
static void test_as_the_classes_make_them(void **state)
{
    (void)state;
    struct binding binding;
    struct connection connection = {.dialect = &with_json};
    struct py *py = new_py(&binding, &connection);
    static const char source[] =
        "from datetime import date, datetime, time\nfrom decimal import Decimal\n"
        "made = (date(2024, 2, 29), datetime(2026, 1, 5, 14, 55, 17, 4), time(1, 2, 3),\n"
        "        Decimal('-0.050'))\n"
        "def same(given):\n"
        "    return all(a == b and hash(a) == hash(b) and repr(a) == repr(b)\n"
        "               and a.__dict__ == b.__dict__ for a, b in zip(given[:3], made)) \\\n"
        "        and given[3] == made[3] and given[3] + 1 == made[3] + 1\n";
    struct py_value module;
    struct alq_error err = ALQ_ERROR_INIT;
    assert_true(py_run(py, "__main__", "test.py", source, sizeof source - 1, &module, &err));
    const struct py_value items[] = {
        moment_date(py, "2024-02-29"), moment_datetime(py, "2026-01-05T14:55:17.000004"),
        moment_time(py, "01:02:03"), moment_decimal(py, "-0.050")};
    struct py_value given = py_tuple_of(py, items, 4);
    struct py_value is_same = py_call_method(py, module, "same", &given, 1);
    assert_true(is_same.tag == PY_BOOL && is_same.integer);
    py_free(py);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moments),
        cmocka_unit_test(test_intervals),
        cmocka_unit_test(test_numbers_and_the_rest),
        cmocka_unit_test(test_arrays),
        cmocka_unit_test(test_as_the_classes_make_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

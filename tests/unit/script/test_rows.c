/* Rows of results: kept as bytes, read as Row, RowMapping and single values, under a garbage
 * collector that collects all the time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/text.h"
#include "script/alembic/binding.h"
#include "script/alembic/rows.h"

/* -- Rows of a database that is none. */

enum { WIDTH = 6, ROWS = 300 };

struct fake_rows {
    struct rows base;
    size_t row; /* from 1 */
    size_t fails_at;
    char text[1000];
};

static bool fake_next(struct rows *rows, bool *ret_has_row, struct alq_error *err)
{
    struct fake_rows *fake = (struct fake_rows *)rows;
    if (++fake->row == fake->fails_at)
        return error_set(err, ALQ_ERROR_DATABASE, "no more of this");
    *ret_has_row = fake->row <= ROWS;
    return true;
}

static struct value fake_value(const struct rows *rows, size_t column)
{
    const struct fake_rows *fake = (const struct fake_rows *)rows;
    const struct value values[WIDTH] = {
        VALUE_OF_INTEGER((int64_t)fake->row),
        VALUE_OF_INTEGER(INT64_MIN + (int64_t)fake->row),
        {.kind = VALUE_REAL, .real = (double)fake->row / 2},
        /* up to both sides of the longest short text */
        {.kind = VALUE_TEXT, .bytes = fake->text, .length = fake->row},
        {.kind = VALUE_BLOB, .bytes = fake->text, .length = fake->row * 3},
        VALUE_OF_NULL,
    };
    return values[column];
}

static size_t fake_width(const struct rows *rows)
{
    (void)rows;
    return WIDTH;
}

static const struct rows_methods fake_methods = {
    .next = fake_next, .column_count = fake_width, .value = fake_value};

static struct fake_rows fake_rows(size_t fails_at)
{
    struct fake_rows fake = {.base = {&fake_methods}, .fails_at = fails_at};
    memset(fake.text, 'x', sizeof fake.text);
    return fake;
}

/* -- The interpreter: only the native module, and a stand-in for sqlalchemy.exc. */

static bool find(void *context, struct py *py, const char *name, struct py_found *ret_found,
                 struct alq_error *err)
{
    static const char source[] = "class NoSuchColumnError(KeyError):\n    pass\n";
    (void)context;
    (void)py;
    (void)err;
    if (strcmp(name, "_connection") == 0)
        ret_found->module = &native_connection;
    else if (strcmp(name, "sqlalchemy") == 0)
        *ret_found = (struct py_found){.source = "", .path = name, .is_package = true};
    else if (strcmp(name, "sqlalchemy.exc") == 0)
        *ret_found =
            (struct py_found){.source = source, .length = sizeof source - 1, .path = name};
    return true;
}

static struct py *new_py(size_t memory)
{
    const struct py_options options = {.stress_memory = true, .find = find, .memory = memory};
    return py_new(&options);
}

static void test_bytes_come_back(void **state)
{
    (void)state;
    struct py *py = new_py(0);
    struct fake_rows fake = fake_rows(0);
    ERROR_SCOPE(err);
    struct kept_rows *kept = kept_rows_new(py, WIDTH);
    assert_true(kept_rows_fetch(py, kept, &fake.base, &err));
    assert_int_equal(kept_rows_left(kept), ROWS);
    struct value values[WIDTH];
    for (size_t row = 1; row <= ROWS; row++) {
        assert_true(kept_rows_take(kept, values));
        assert_int_equal(values[0].integer, row);
        assert_true(values[1].integer == INT64_MIN + (int64_t)row);
        assert_true(values[2].real == (double)row / 2);
        assert_int_equal(values[3].kind, VALUE_TEXT);
        assert_int_equal(values[3].length, row);
        assert_memory_equal(values[3].bytes, fake.text, row);
        assert_int_equal(values[3].bytes[row], 0);
        assert_int_equal(values[4].kind, VALUE_BLOB);
        assert_int_equal(values[4].length, row * 3);
        assert_int_equal(values[5].kind, VALUE_NULL);
    }
    assert_false(kept_rows_take(kept, values));
    py_free(py);
}

static void test_failures_leave_the_cause(void **state)
{
    (void)state;
    struct py *py = new_py(0);
    struct fake_rows fake = fake_rows(7);
    ERROR_SCOPE(err);
    assert_false(kept_rows_fetch(py, kept_rows_new(py, WIDTH), &fake.base, &err));
    assert_string_equal(err.message, "no more of this");
    py_free(py);
    py = new_py(200000);
    fake = fake_rows(0);
    ERROR_SCOPE(none);
    assert_false(kept_rows_fetch(py, kept_rows_new(py, WIDTH), &fake.base, &none));
    assert_int_equal(none.kind, ALQ_ERROR_NONE);
    assert_true(py_error_is(py, PY_EXC_MEMORY));
    py_error_clear(py);
    py_free(py);
}

/* A script with rows as a global: asserts in it are the test. */
static void run_script(const char *source)
{
    struct py *py = new_py(0);
    struct fake_rows fake = fake_rows(0);
    ERROR_SCOPE(err);
    struct kept_rows *kept = kept_rows_new(py, WIDTH);
    assert_true(kept_rows_fetch(py, kept, &fake.base, &err));
    struct py_value names = py_tuple(py, WIDTH);
    for (size_t i = 0; i < WIDTH; i++)
        PY_AS(py_tuple, names)->items[i] = py_str_format(py, "c%zu", i);
    struct row_shape *shape = row_shape_new(py, names, py_none(), py_none());
    struct py_value module;
    assert_true(py_run(py, "given", "given.py", "rows = None\n", 12, &module, &err));
    assert_true(py_setattr_string(py, module, "rows", rows_new(py, kept, shape)));
    bool has_run = py_run(py, "__main__", "test.py", source, strlen(source), NULL, &err);
    if (!has_run)
        print_message("%s\n%s\n", err.message, err.detail ? err.detail : "");
    assert_true(has_run);
    py_free(py);
}

static void test_views_share_what_is_left(void **state)
{
    (void)state;
    run_script("from given import rows\n"
               "assert rows.left == 300 and rows.keys == ('c0', 'c1', 'c2', 'c3', 'c4', 'c5')\n"
               "assert rows.fetchone() == (1, -2**63 + 1, 0.5, 'x', b'x' * 3, None)\n"
               "assert next(rows.mappings())['c3'] == 'xx'\n"
               "assert next(rows.scalars('c2')) == 1.5\n"
               "assert rows.columns(['c5', 'c0']).fetchmany(2) == [(None, 4), (None, 5)]\n"
               "assert next(rows.columns(['c3', 'c0']).scalars(1)) == 6\n"
               "assert rows.find(-1) == 5 and rows.find('c4') == 4\n"
               "assert sum(row.c0 for row in rows) == sum(range(7, 301))\n"
               "assert rows.fetchone() is None and rows.fetchall() == []\n");
}

static void test_rows_answer_by_name(void **state)
{
    (void)state;
    run_script("from given import rows\n"
               "from _connection import Row, RowMapping, Rows\n"
               "from sqlalchemy.exc import NoSuchColumnError\n"
               "row = rows.fetchone()\n"
               "assert isinstance(row, Row) and row.c3 == 'x' == row['c3'] == row[3]\n"
               "mapping = row._mapping\n"
               "del row\n"
               "assert {**mapping}['c2'] == 0.5 and mapping.get('c9', 4) == 4\n"
               "for ask in (lambda: mapping['c9'], lambda: mapping[object()]):\n"
               "    try:\n"
               "        ask()\n"
               "        assert False\n"
               "    except NoSuchColumnError as error:\n"
               "        assert 'Could not locate column' in str(error)\n"
               "for make in (Row, RowMapping, lambda: object.__new__(Row)):\n"
               "    try:\n"
               "        make()\n"
               "        assert False\n"
               "    except TypeError:\n"
               "        pass\n"
               "made = Rows(['count', 'b'], [[1, 2], (3, 4)], None)\n"
               "one, two = made\n"
               "assert one.count == 1 and two.index(4) == 1 and two.keys() == ['count', 'b']\n"
               "assert {one: 1}[(1, 2)] == 1 and sorted([two, one]) == [one, two]\n"
               "try:\n"
               "    Rows(['a'], [(1, 2)], None)\n"
               "    assert False\n"
               "except ValueError:\n"
               "    pass\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bytes_come_back),
        cmocka_unit_test(test_failures_leave_the_cause),
        cmocka_unit_test(test_views_share_what_is_left),
        cmocka_unit_test(test_rows_answer_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The annotations of renames in SQL text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/text.h"
#include "diff/renames.h"
#include "base/banned.h"

/* "table.column<from" of each, parted by blanks; "table<from" of a table. */
static void expect_in(enum sql_syntax syntax, const char *sql, const char *expected)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    TEXT_SCOPE(text);
    struct renames renames = {0};
    if (!renames_read(sql, strlen(sql), syntax, "schema.sql", &arena, &renames, &err))
        fail_msg("%s", err.message);
    for (size_t i = 0; i < renames.count; i++) {
        const struct rename *rename = &renames.items[i];
        text_printf(&text, "%s%s%s%s<%s", i ? " " : "", rename->table, rename->column ? "." : "",
                    rename->column ? rename->column : "", rename->from);
    }
    assert_string_equal(text_string(&text), expected);
}

static void expect(const char *sql, const char *expected)
{
    expect_in(SQL_SYNTAX_SQLITE, sql, expected);
    expect_in(SQL_SYNTAX_POSTGRESQL, sql, expected);
    expect_in(SQL_SYNTAX_MYSQL, sql, expected);
}

static void test_columns(void **state)
{
    (void)state;
    expect("CREATE TABLE t (\n  a int, -- renamed from: b\n  c int\n);", "t.a<b");
    expect("CREATE TABLE t (\n  a int -- renamed from: b\n  , c int\n);", "t.a<b");
    expect("CREATE TABLE t (\n  a int,\n  c int -- renamed from: d\n);", "t.c<d");
    expect("CREATE TABLE t (\n  -- renamed from: b\n  a int,\n  c int\n);", "t.a<b");
    expect(
        "CREATE TABLE t (\n  a numeric(8, 2) CHECK (a > 0), -- Renamed From:  b, once\n  c int);",
        "t.a<b");
    expect("CREATE TABLE t (a int, /* renamed from: b */ c int);", "t.a<b");
}

static void test_tables(void **state)
{
    (void)state;
    expect("-- renamed from: s\nCREATE TABLE IF NOT EXISTS app.t (a int);", "t<s");
    expect("CREATE TABLE t ( -- renamed from: s\n  a int);", "t<s");
    expect("CREATE TABLE x (a int);\n-- About it\n-- renamed from: \"s\"\nCREATE TABLE t (\n"
           "  a int -- renamed from: b\n);",
           "t<s t.a<b");
    expect_in(SQL_SYNTAX_POSTGRESQL, "CREATE TABLE \"T x\" (\"A\" int -- renamed from: b\n);",
              "T x.A<b");
}

static void test_nothing(void **state)
{
    (void)state;
    expect("CREATE TABLE t (a text DEFAULT '-- renamed from: b');", "");
    expect("CREATE TABLE t (a int); -- the old one was called b\n", "");
    expect("CREATE TABLE t (a int -- renamed from:\n);", "");
    expect("CREATE INDEX i ON t (a); -- renamed from: j\n", "");
    expect("", "");
}

static void test_broken(void **state)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct renames renames = {0};
    const char *sql = "CREATE TABLE t (\n a text DEFAULT 'x);";
    (void)state;
    assert_false(
        renames_read(sql, strlen(sql), SQL_SYNTAX_SQLITE, "schema.sql", &arena, &renames, &err));
    assert_int_equal(err.line, 2);
    assert_string_equal(err.file, "schema.sql");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_broken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

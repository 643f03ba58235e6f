/* Names and strings as each dialect writes them, judged by what SQLAlchemy 2.0 wrote
 * (quoting.tsv). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/file.h"
#include "database/mysql/mysql.h"
#include "database/postgresql/postgresql.h"
#include "database/sqlite/sqlite.h"
#include "base/banned.h"

static const struct dialect *const dialects[] = {&sqlite_dialect, &postgresql_dialect,
                                                 &mysql_dialect};

enum { DIALECT_COUNT = sizeof dialects / sizeof *dialects };

static void assert_name(const struct dialect *dialect, const char *name, const char *expected)
{
    TEXT_SCOPE(text);
    dialect_add_name(dialect, &text, name);
    if (strcmp(text_string(&text), expected) != 0)
        fail_msg("%s: %s became %s, not %s", dialect->name, name, text_string(&text), expected);
}

static void test_recorded_names(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    char *bytes = NULL;
    if (!file_read("tests/unit/database/quoting.tsv", &arena, &bytes, NULL, &err))
        fail_msg("%s", err.message);
    size_t count = 0;
    for (char *line = bytes; *line; count++) {
        char *end = line + strcspn(line, "\n");
        *end = '\0';
        char *fields[1 + DIALECT_COUNT];
        for (size_t i = 0; i <= DIALECT_COUNT; i++) {
            fields[i] = line;
            line += strcspn(line, "\t");
            *line++ = '\0';
        }
        for (size_t i = 0; i < DIALECT_COUNT; i++)
            assert_name(dialects[i], fields[0], fields[i + 1]);
        line = end + 1;
    }
    assert_in_range(count, 500, 1000);
}

/* What SQLAlchemy leaves bare, or cannot quote at all. */
static void test_names_quoted_beyond(void **state)
{
    (void)state;
    assert_name(&sqlite_dialect, "", "\"\"");
    assert_name(&mysql_dialect, "", "``");
    assert_name(&postgresql_dialect, "a\n", "\"a\n\"");
    assert_name(&postgresql_dialect, "\xc4\xb1", "\"\xc4\xb1\"");
}

static void test_qualified(void **state)
{
    (void)state;
    TEXT_SCOPE(text);
    dialect_add_qualified(&postgresql_dialect, &text, NULL, "order");
    text_add_char(&text, ' ');
    dialect_add_qualified(&postgresql_dialect, &text, "public", "order");
    text_add_char(&text, ' ');
    dialect_add_qualified(&mysql_dialect, &text, "App", "t");
    assert_string_equal(text_string(&text), "\"order\" public.\"order\" `App`.t");
}

static void test_strings(void **state)
{
    (void)state;
    static const char *const expected[] = {"'it''s a \\ \"b\"'", "'it''s a \\ \"b\"'",
                                           "'it''s a \\\\ \"b\"'"};
    for (size_t i = 0; i < DIALECT_COUNT; i++) {
        TEXT_SCOPE(text);
        dialect_add_string(dialects[i], &text, "it's a \\ \"b\"");
        assert_string_equal(text_string(&text), expected[i]);
    }
}

static void test_every_slot_is_set(void **state)
{
    (void)state;
    for (size_t i = 0; i < DIALECT_COUNT; i++) {
        const struct dialect *dialect = dialects[i];
        assert_non_null(dialect->label);
        assert_non_null(dialect->open);
        assert_non_null(dialect->needs_quotes);
        assert_non_null(dialect->has_table);
        assert_non_null(dialect->list_tables);
        assert_non_null(dialect->column_width);
        assert_non_null(dialect->widen_column);
    }
}

static void test_what_sqlite_rolls_back(void **state)
{
    (void)state;
    static const char *const can[] = {"CREATE TABLE t (c)", "insert into t values (1)",
                                      "drop index i", "ANALYZE", "pragmatic"};
    static const char *const cannot[] = {
        "PRAGMA foreign_keys=ON", "vacuum", "VACUUM;",     "attach 'x' as y",
        "Begin immediate",        "END",    "savepoint a", "release a"};
    for (size_t i = 0; i < sizeof can / sizeof *can; i++)
        assert_true(sqlite_dialect.can_roll_back(can[i]));
    for (size_t i = 0; i < sizeof cannot / sizeof *cannot; i++)
        assert_false(sqlite_dialect.can_roll_back(cannot[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_recorded_names),
        cmocka_unit_test(test_names_quoted_beyond),
        cmocka_unit_test(test_qualified),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_every_slot_is_set),
        cmocka_unit_test(test_what_sqlite_rolls_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* `?` becomes $n where it is a parameter and nowhere else, and places are found back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "database/postgresql/parameters.h"
#include "base/banned.h"

static void test_numbering(void **state)
{
    static const struct {
        const char *sql;
        size_t count;
        const char *sent;
    } cases[] = {
        {"SELECT ?", 1, "SELECT $1"},
        {"?,?,?", 3, "$1,$2,$3"},
        {"SELECT '?', \"a?\", ?", 1, "SELECT '?', \"a?\", $1"},
        {"SELECT 'it''s ?' || ? -- really?\n", 1, "SELECT 'it''s ?' || $1 -- really?\n"},
        {"SELECT E'\\'?' , ? /* ? /* ? */ ? */", 1, "SELECT E'\\'?' , $1 /* ? /* ? */ ? */"},
        {"SELECT $$ ? $$, $x$ ? $$ ? $x$, ?", 1, "SELECT $$ ? $$, $x$ ? $$ ? $x$, $1"},
        {"SELECT j ?? ?, j ??| ?", 2, "SELECT j ? $1, j ?| $2"},
        {"SELECT ?::text, 'añ?', ?", 2, "SELECT $1::text, 'añ?', $2"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ARENA_SCOPE(arena);
        ERROR_SCOPE(err);
        struct sent_statement sent;
        if (!postgresql_number_parameters(cases[i].sql, cases[i].count, &arena, &sent, &err))
            fail_msg("%s: %s", cases[i].sql, err.message);
        assert_string_equal(sent.sql, cases[i].sent);
    }
}

static void test_wrong_number(void **state)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct sent_statement sent;
    (void)state;
    assert_false(postgresql_number_parameters("SELECT '?', ?", 2, &arena, &sent, &err));
    assert_int_equal(err.kind, ALQ_ERROR_DATABASE);
    assert_string_equal(err.message, "the statement has 1 parameters and got 2 values");
    assert_string_equal(err.statement, "SELECT '?', ?");
}

/* Each place of what is sent that stands in the original too is found there. */
static void test_places(void **state)
{
    static const char sql[] = "SELECT ?, ?? ,\n 'ñ', ?, ?,?,?,?,?,?,?,?, wrong";
    ARENA_SCOPE(arena);
    struct sent_statement sent;
    unsigned line = 0, column = 0;
    (void)state;
    assert_true(postgresql_number_parameters(sql, 10, &arena, &sent, NULL));
    const char *wrong = strstr(sent.sql, "wrong");
    /* characters from 1, of which ñ has two bytes */
    postgresql_locate(sql, &sent, (size_t)(wrong - sent.sql), &line, &column);
    assert_int_equal(line, 2);
    assert_int_equal(column, strstr(sql, "wrong") - strchr(sql, '\n'));
    postgresql_locate("a\nbc", NULL, 4, &line, &column);
    assert_int_equal(line, 2);
    assert_int_equal(column, 2);
    postgresql_locate("a", NULL, 100, &line, &column);
    assert_int_equal(column, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbering),
        cmocka_unit_test(test_wrong_number),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

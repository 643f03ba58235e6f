/* Which SQL says the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diff/same_sql.h"
#include "base/banned.h"

static void test_pairs(void **state)
{
    static const struct {
        const char *a, *b;
        bool is_same;
    } pairs[] = {
        {"x > 0", "x>0", true},
        {"x > 0", "((X > 0))", true},
        {"(a) + (b)", "a + b", false},
        {"now()", "NOW ( )", true},
        {"'it''s'", "'it''s'", true},
        {"'A'", "'a'", false},
        {"\"name\" = 1", "name = 1", true},
        {"\"Name\" = 1", "\"name\" = 1", false},
        {"\"select\" 1", "'select' 1", false},
        {"a /* all */ b", "a b;", true},
        {"1", "1.0", false},
        {"'open", "'open", true}, /* no SQL: the same text is the same */
        {"'open", "'open ", false},
        {"", "()", true},
        {NULL, NULL, true},
        {NULL, "", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        bool is_same = sql_says_same(pairs[i].a, pairs[i].b, SQL_SYNTAX_SQLITE);
        if (is_same != pairs[i].is_same)
            fail_msg("pair %zu: %s and %s", i, pairs[i].a, pairs[i].b);
        assert_int_equal(sql_says_same(pairs[i].b, pairs[i].a, SQL_SYNTAX_SQLITE), is_same);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pairs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

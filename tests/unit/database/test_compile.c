/* Compiling expressions: what the recorded cases do not ask. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "database/compile.h"
#include "database/mysql/mysql.h"
#include "database/postgresql/postgresql.h"
#include "database/sqlite/sqlite.h"
#include "sql/function.h"
#include "sql/infer.h"
#include "base/banned.h"

static void leaves_out_tables_in_definitions(void **state)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    TEXT_SCOPE(text);
    struct sql_builder sql = {&arena, &err, false};
    struct from_item *table = from_table(&sql, NULL, "t");
    struct expressions arguments = {0};
    (void)state;
    expressions_add(&arguments, &arena,
                    from_add_column(&sql, table, "name", type_plain(TYPE_STRING)));
    const struct expression *lower = sql_function(&sql, NULL, "lower", &arguments, NULL);
    const struct expression *test =
        sql_match_pattern(&sql, SQL_LIKE, lower, sql_raw(&sql, sql_value_of_string("a%")), NULL,
                          false);
    assert_true(compile_expression(&postgresql_dialect, test, &arena, &text, &err));
    assert_string_equal(text_string(&text), "lower(name) LIKE 'a%'");
}

static void writes_now_as_each_database_has_it(void **state)
{
    static const struct {
        const struct dialect *dialect;
        const char *written;
    } rows[] = {{&postgresql_dialect, "now()"},
                {&mysql_dialect, "now()"},
                {&sqlite_dialect, "CURRENT_TIMESTAMP"}};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        ARENA_SCOPE(arena);
        ERROR_SCOPE(err);
        TEXT_SCOPE(text);
        struct sql_builder sql = {&arena, &err, false};
        const struct expression *now = sql_function(&sql, NULL, "now", NULL, NULL);
        assert_true(compile_expression(rows[i].dialect, now, &arena, &text, &err));
        assert_string_equal(text_string(&text), rows[i].written);
    }
}

static void takes_values_by_name(void **state)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct sql_builder sql = {&arena, &err, false};
    struct assignments given = {0};
    struct compile_options options = {.parameters = &given};
    struct compiled compiled;
    (void)state;
    const struct statement *statement = sql_text_statement(
        &sql, sql_text(&sql, "UPDATE t SET a = :a WHERE b = :b AND c = '\\:x' AND d::int = 1"));
    assert_false(compile_statement(&sqlite_dialect, statement, &options, &arena, &compiled, &err));
    assert_string_equal(err.message, "a value is required for bind parameter 'a'");
    alq_error_release(&err);
    assignments_add(&given, &arena, "b", NULL, sql_raw(&sql, SQL_VALUE_BOOLEAN(true)));
    assignments_add(&given, &arena, "a", NULL, sql_raw(&sql, sql_value_of_string("x?")));
    assert_true(compile_statement(&sqlite_dialect, statement, &options, &arena, &compiled, &err));
    assert_string_equal(compiled.text,
                        "UPDATE t SET a = ? WHERE b = ? AND c = ':x' AND d::int = 1");
    assert_int_equal(compiled.count, 2);
    assert_string_equal(compiled.parameters[0].bytes, "x?");
    assert_int_equal(compiled.parameters[1].integer, 1);
}

static void keeps_the_first_mistake(void **state)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct sql_builder sql = {&arena, &err, false};
    (void)state;
    const struct expression *column = sql_column(&sql, "a", type_plain(TYPE_INTEGER));
    const struct expression *less =
        sql_operate(&sql, SQL_LESS, column, sql_raw(&sql, SQL_VALUE_NONE));
    assert_true(sql.has_failed);
    assert_non_null(sql_operate(&sql, SQL_ADD, less, column));
    assert_true(string_starts_with(err.message, "only '=', '!=', 'is_()'"));
}

static void a_statement_stays_as_it_was(void **state)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct sql_builder sql = {&arena, &err, false};
    struct compile_options options = {.is_literal = true};
    struct from_item *table = from_table(&sql, NULL, "t");
    struct expressions columns = {0};
    struct compiled compiled;
    (void)state;
    const struct expression *id = from_add_column(&sql, table, "id", type_plain(TYPE_INTEGER));
    expressions_add(&columns, &arena, id);
    const struct statement *all = sql_select(&sql, &columns);
    const struct expression *one = sql_raw(&sql, sql_value_of_text(SQL_INTEGER, "1"));
    const struct statement *first =
        statement_where(&sql, all, sql_operate(&sql, SQL_EQUAL, id, one));
    const struct statement *others =
        statement_where(&sql, all, sql_operate(&sql, SQL_NOT_EQUAL, id, one));
    assert_true(compile_statement(&mysql_dialect, first, &options, &arena, &compiled, &err));
    assert_string_equal(compiled.text, "SELECT t.id \nFROM t \nWHERE t.id = 1");
    assert_true(compile_statement(&mysql_dialect, others, &options, &arena, &compiled, &err));
    assert_string_equal(compiled.text, "SELECT t.id \nFROM t \nWHERE t.id != 1");
    assert_true(compile_statement(&mysql_dialect, all, &options, &arena, &compiled, &err));
    assert_string_equal(compiled.text, "SELECT t.id \nFROM t");
}

static void refuses_what_is_nested_too_deep(void **state)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct sql_builder sql = {&arena, &err, false};
    struct compile_options options = {.is_literal = true};
    struct compiled compiled;
    const struct expression *nested = sql_column(&sql, "a", NULL);
    (void)state;
    for (unsigned i = 0; i < 100000; i++) {
        struct expressions arguments = {&nested, 1, 1};
        nested = sql_function(&sql, NULL, "f", &arguments, NULL);
    }
    const struct statement *statement = sql_text_statement(&sql, nested);
    assert_false(compile_statement(&sqlite_dialect, statement, &options, &arena, &compiled, &err));
    assert_string_equal(err.message, "an expression is nested deeper than 1000 levels");
}

/* Beside parameters, and outside of strings. */
static void writes_operators_of_question_marks_twice(void **state)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct sql_builder sql = {&arena, &err, false};
    struct assignments given = {0};
    struct compile_options options = {.parameters = &given};
    struct compiled compiled;
    (void)state;
    const struct statement *statement =
        sql_text_statement(&sql, sql_text(&sql, "SELECT a ? 'x?' AND b ?| :b AND \"c?\" = $$?$$"));
    assignments_add(&given, &arena, "b", NULL, sql_raw(&sql, sql_value_of_string("{k}")));
    assert_true(
        compile_statement(&postgresql_dialect, statement, &options, &arena, &compiled, &err));
    assert_string_equal(compiled.text, "SELECT a ?? 'x?' AND b ??| ? AND \"c?\" = $$?$$");
    statement = sql_text_statement(&sql, sql_text(&sql, "SELECT a ? 'x'"));
    assert_true(
        compile_statement(&postgresql_dialect, statement, &options, &arena, &compiled, &err));
    assert_string_equal(compiled.text, "SELECT a ? 'x'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_out_tables_in_definitions),
        cmocka_unit_test(writes_now_as_each_database_has_it),
        cmocka_unit_test(takes_values_by_name),
        cmocka_unit_test(keeps_the_first_mistake),
        cmocka_unit_test(a_statement_stays_as_it_was),
        cmocka_unit_test(refuses_what_is_nested_too_deep),
        cmocka_unit_test(writes_operators_of_question_marks_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

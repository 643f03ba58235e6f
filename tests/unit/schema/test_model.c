/* Types, options, and the questions that tables answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/text.h"
#include "schema/python.h"
#include "schema/schema.h"
#include "base/banned.h"

static void test_options_keep_their_order(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct options options = {0};
    options_set_text(&options, &arena, "b", "x");
    options_set_integer(&options, &arena, "a", 7);
    options_set_boolean(&options, &arena, "c", true);
    options_set_text(&options, &arena, "b", "y");
    assert_int_equal(options.count, 3);
    assert_string_equal(options.items[0].key, "b");
    assert_string_equal(options_text(&options, "b"), "y");
    assert_int_equal(options_integer(&options, "a", 0), 7);
    assert_int_equal(options_integer(&options, "b", -1), -1);
    assert_true(options_boolean(&options, "c"));
    assert_false(options_boolean(&options, "none"));
    assert_null(options_text(&options, "a"));
}

static void test_options_are_equal_in_any_order(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    const char *list[] = {"p", "q"};
    struct options inner = {0};
    struct options a = {0};
    struct options b = {0};
    options_set_integer(&inner, &arena, "n", 1);
    options_set(&a, &arena,
                (struct option){.key = "l", .kind = OPTION_LIST, .list = list, .list_count = 2});
    options_set(&a, &arena, (struct option){.key = "m", .kind = OPTION_MAP, .map = &inner});
    options_set(&b, &arena, (struct option){.key = "m", .kind = OPTION_MAP, .map = &inner});
    assert_false(options_equal(&a, &b));
    options_set(&b, &arena,
                (struct option){.key = "l", .kind = OPTION_LIST, .list = list, .list_count = 1});
    assert_false(options_equal(&a, &b));
    options_set(&b, &arena,
                (struct option){.key = "l", .kind = OPTION_LIST, .list = list, .list_count = 2});
    assert_true(options_equal(&a, &b));
    struct options copy = options_copy(&a, &arena);
    assert_true(options_equal(&a, &copy));
    options_set_text(&copy, &arena, "m", "text");
    assert_false(options_equal(&a, &copy));
}

static void test_types_are_compared_and_copied(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct type *type = type_new(&arena, TYPE_ENUM);
    type->name = "mood";
    vec_push(&arena, &type->values, "sad");
    vec_push(&arena, &type->values, "fröhlich");
    vec_push(&arena, &type->variants,
             (struct type_variant){"mysql", type_new_sql(&arena, "mysql", "TINYTEXT")});
    struct type *copy = type_copy(type, &arena);
    assert_true(type_equal(type, copy));
    vec_push(&arena, &copy->values, "ok");
    assert_false(type_equal(type, copy));
    assert_int_equal(type->values.count, 2);
    assert_int_equal(type_longest_value(type), 8);
    assert_string_equal(type_for(type, "mysql")->name, "TINYTEXT");
    assert_ptr_equal(type_for(type, "sqlite"), type);
    assert_true(type_equal(NULL, NULL));
    assert_false(type_equal(type, NULL));
}

static void test_types_are_written(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct type *item = type_new(&arena, TYPE_STRING);
    struct type *array = type_new(&arena, TYPE_ARRAY);
    TEXT_SCOPE(text);
    item->length = 20;
    array->item = item;
    array->family = "postgresql";
    array->dimensions = 2;
    assert_string_equal(type_repr(array, &arena), "ARRAY(String(length=20), dimensions=2)");
    type_write_python(array, &text);
    assert_string_equal(text_string(&text), "postgresql.ARRAY(sa.String(length=20), dimensions=2)");
}

static void test_python_strings(void **state)
{
    (void)state;
    TEXT_SCOPE(text);
    text_add_python(&text, "it's");
    text_add_python(&text, "a'b\"c\\\n\x01ü");
    text_add_python(&text, NULL);
    assert_string_equal(text_string(&text), "\"it's\"'a\\'b\"c\\\\\\n\\x01ü'None");
}

static struct table *keyed(struct arena *arena, enum type_kind kind, enum autoincrement how)
{
    struct table *table = table_new(arena, NULL, "t");
    struct column *column = column_new(arena, "id", type_new(arena, kind));
    column->is_primary_key = true;
    column->autoincrement = how;
    table_add_column(table, arena, column);
    return table;
}

static void test_who_numbers_itself(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct table *table = keyed(&arena, TYPE_INTEGER, AUTOINCREMENT_AUTO);
    assert_ptr_equal(table_autoincrement_column(table), table->columns.items[0]);
    assert_null(table_autoincrement_column(keyed(&arena, TYPE_TEXT, AUTOINCREMENT_AUTO)));
    assert_null(table_autoincrement_column(keyed(&arena, TYPE_INTEGER, AUTOINCREMENT_NO)));

    struct constraint *reference = constraint_new(&arena, CONSTRAINT_FOREIGN_KEY, NULL);
    vec_push(&arena, &reference->columns, "id");
    vec_push(&arena, &table->constraints, reference);
    assert_null(table_autoincrement_column(table));
    table->columns.items[0]->autoincrement = AUTOINCREMENT_IGNORE_FK;
    assert_non_null(table_autoincrement_column(table));

    struct column *second = column_new(&arena, "part", type_new(&arena, TYPE_INTEGER));
    second->is_primary_key = true;
    table_add_column(table, &arena, second);
    assert_null(table_autoincrement_column(table));
    second->autoincrement = AUTOINCREMENT_YES;
    assert_ptr_equal(table_autoincrement_column(table), second);
}

static void test_parts_are_found(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct type *flag = type_new(&arena, TYPE_BOOLEAN);
    struct table *table = table_new(&arena, "s", "t");
    flag->creates_constraint = true;
    flag->constraint_name = "is_on";
    table_add_column(table, &arena, column_new(&arena, "on", flag));
    assert_non_null(table_find_constraint(table, "is_on"));
    assert_ptr_equal(table_find_constraint(table, "is_on")->of_type, flag);
    assert_null(table_find_constraint(table, NULL));
    assert_null(table_find_column(table, "off"));
    assert_null(table_find_index(table, "ix"));
    assert_null(table_primary_key(table));
    assert_int_equal(table_key_columns(table, &arena).count, 0);
    struct schema schema = {0};
    vec_push(&arena, &schema.tables, table);
    assert_ptr_equal(schema_find_table(&schema, "t"), table);
    assert_null(schema_find_view(&schema, "t"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_options_keep_their_order),
        cmocka_unit_test(test_options_are_equal_in_any_order),
        cmocka_unit_test(test_types_are_compared_and_copied),
        cmocka_unit_test(test_types_are_written),
        cmocka_unit_test(test_python_strings),
        cmocka_unit_test(test_who_numbers_itself),
        cmocka_unit_test(test_parts_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

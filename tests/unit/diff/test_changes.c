/* The operations that differences come to, and their order: of schemas made by hand, on a database
 * that alters in place and on one that rebuilds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "database/mysql/mysql.h"
#include "database/postgresql/postgresql.h"
#include "database/sqlite/sqlite.h"
#include "diff/changes.h"
#include "base/banned.h"

struct made {
    struct arena arena;
    struct schema before;
    struct schema after;
};

static struct table *add_table(struct made *made, struct schema *schema, const char *name)
{
    struct table *table = table_new(&made->arena, NULL, name);
    vec_push(&made->arena, &schema->tables, table);
    return table;
}

static struct column *add_column(struct made *made, struct table *table, const char *name)
{
    struct column *column =
        column_new(&made->arena, name, type_new_sql(&made->arena, NULL, "INTEGER"));
    vec_push(&made->arena, &table->columns, column);
    return column;
}

static void add_reference(struct made *made, struct table *table, const char *name,
                          const char *referred)
{
    struct constraint *key = constraint_new(&made->arena, CONSTRAINT_FOREIGN_KEY, name);
    vec_push(&made->arena, &key->columns, "other");
    vec_push(&made->arena, &key->referred_columns, "id");
    key->referred_table = referred;
    vec_push(&made->arena, &table->constraints, key);
}

static void add_index(struct made *made, struct table *table, const char *name, const char *column)
{
    struct index *index = index_new(&made->arena, name);
    vec_push(&made->arena, &index->elements,
             (struct index_element){.column = column, .length = TYPE_UNSET});
    vec_push(&made->arena, &table->indexes, index);
}

static void add_view(struct made *made, struct schema *schema, const char *name,
                     const char *definition)
{
    struct view *view = arena_new(&made->arena, struct view);
    view->name = name;
    view->definition = definition;
    vec_push(&made->arena, &schema->views, view);
}

/* A line for each change, as operations are described; notes as "note". */
static void expect(struct made *made, const struct dialect *dialect, const char *expected)
{
    struct differences differences = {0};
    struct changes changes = {0};
    struct text text = {0};
    diff_schemas(dialect, &made->before, &made->after, NULL, &made->arena, &differences);
    diff_changes(dialect, &made->before, &made->after, &differences, &made->arena, &changes);
    changes_sort(&changes);
    for (size_t i = 0; i < changes.count; i++) {
        const struct operation *operation = changes.items[i].operation;
        text_printf(&text, "%s\n",
                    operation ? operation_describe(operation, &made->arena) : "note");
    }
    char *lines = text_take(&text);
    assert_string_equal(lines, expected);
    free(lines);
    arena_release(&made->arena);
}

static void test_order_of_tables(void **state)
{
    struct made made = {0};
    (void)state;
    add_reference(&made, add_table(&made, &made.after, "a"), "fk_a", "c");
    add_table(&made, &made.after, "b");
    add_reference(&made, add_table(&made, &made.after, "c"), "fk_c", "b");
    expect(&made, &postgresql_dialect,
           "create table b with 0 columns\ncreate table c with 0 columns\ncreate table a with 0 "
           "columns\n");
}

/* The key that closes the circle comes later, and goes before. */
static void test_circle(void **state)
{
    struct made made = {0}, back = {0};
    (void)state;
    add_reference(&made, add_table(&made, &made.after, "a"), "fk_a", "b");
    add_reference(&made, add_table(&made, &made.after, "b"), "fk_b", "a");
    expect(&made, &postgresql_dialect,
           "create table b with 0 columns\ncreate table a with 0 columns\ncreate foreign key fk_b "
           "on b (other) to a\n");
    add_reference(&back, add_table(&back, &back.before, "a"), "fk_a", "b");
    add_reference(&back, add_table(&back, &back.before, "b"), "fk_b", "a");
    expect(&back, &postgresql_dialect, "drop constraint fk_b on b\ndrop table a\ndrop table b\n");
}

/* Where tables are rebuilt keys stand in them, circle or not. */
static void test_circle_in_tables(void **state)
{
    struct made made = {0};
    (void)state;
    add_reference(&made, add_table(&made, &made.after, "a"), "fk_a", "b");
    add_reference(&made, add_table(&made, &made.after, "b"), "fk_b", "a");
    expect(&made, &sqlite_dialect,
           "create table b with 0 columns\ncreate table a with 0 columns\n");
}

static void test_required_column(void **state)
{
    struct made made = {0};
    (void)state;
    add_column(&made, add_table(&made, &made.before, "t"), "a");
    struct table *after = add_table(&made, &made.after, "t");
    add_column(&made, after, "a");
    add_column(&made, after, "b")->is_nullable = false;
    struct column *filled = add_column(&made, after, "c");
    filled->is_nullable = false;
    filled->server_default = (struct default_value){DEFAULT_EXPRESSION, "0"};
    expect(&made, &postgresql_dialect,
           "add column t.b INTEGER()\nadd column t.c INTEGER() NOT NULL\nnote\nalter column t.b: "
           "NOT NULL\n");
}

/* All of one table together, but for what waits to be filled in. */
static void test_table_by_table(void **state)
{
    struct made made = {0};
    (void)state;
    for (const char *const *name = (const char *const[]){"t", "u", NULL}; *name; name++) {
        struct table *before = add_table(&made, &made.before, *name);
        add_column(&made, before, "a");
        add_column(&made, before, "gone");
        struct table *after = add_table(&made, &made.after, *name);
        add_column(&made, after, "a")->is_nullable = false;
        add_column(&made, after, "b");
    }
    expect(&made, &sqlite_dialect,
           "add column t.b INTEGER()\nnote\nalter column t.a: NOT NULL\ndrop column t.gone\n"
           "add column u.b INTEGER()\nnote\nalter column u.a: NOT NULL\ndrop column u.gone\n");
}

/* MySQL makes an index of its own for a key, and calls it like that. */
static void test_implied_index(void **state)
{
    struct made made = {0};
    (void)state;
    add_table(&made, &made.before, "t");
    struct table *after = add_table(&made, &made.after, "t");
    add_reference(&made, after, "fk", "t");
    add_index(&made, after, "fk", "other");
    add_index(&made, after, "ix", "other");
    expect(&made, &mysql_dialect,
           "create index ix on t (other)\ncreate foreign key fk on t (other) to t\n");
}

/* A view makes way for a type that changes below it, and those above it with it. */
static void test_views_make_way(void **state)
{
    struct made made = {0};
    (void)state;
    add_column(&made, add_table(&made, &made.before, "t"), "a");
    add_column(&made, add_table(&made, &made.after, "t"), "a")->type =
        type_new_sql(&made.arena, NULL, "BIGINT");
    for (int i = 0; i < 2; i++) {
        struct schema *schema = i ? &made.after : &made.before;
        add_view(&made, schema, "v", "SELECT a FROM t");
        add_view(&made, schema, "above", "SELECT a FROM v");
        add_view(&made, schema, "apart", "SELECT 1 AS one, 't1'");
    }
    expect(&made, &postgresql_dialect,
           "drop view above\ndrop view v\nalter column t.a: BIGINT()\ncreate view v\n"
           "create view above\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_of_tables),  cmocka_unit_test(test_circle),
        cmocka_unit_test(test_circle_in_tables), cmocka_unit_test(test_required_column),
        cmocka_unit_test(test_table_by_table),   cmocka_unit_test(test_implied_index),
        cmocka_unit_test(test_views_make_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

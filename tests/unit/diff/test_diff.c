/* What two schemas are found to differ in: read from SQLite, and by hand for what it has not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "database/postgresql/postgresql.h"
#include "database/sqlite/sqlite.h"
#include "diff/diff.h"
#include "support/sqlite_file.h"
#include "base/banned.h"

/* All differences as lines, each ended. */
static char *describe(const struct differences *differences)
{
    struct text text = {0};
    for (size_t i = 0; i < differences->count; i++) {
        difference_describe(&differences->items[i], &text);
        text_add_char(&text, '\n');
    }
    return text_take(&text);
}

static struct schema *read_schema(const char *const *statements, struct arena *arena)
{
    ERROR_SCOPE(err);
    struct sqlite_files files;
    struct schema *schema = NULL;
    sqlite_files_make(&files);
    struct connection *connection = sqlite_files_open(&files, "sqlite://", NULL);
    for (; *statements; statements++)
        sqlite_must_execute(connection, *statements);
    if (!sqlite_dialect.inspect_schema(connection, NULL, arena, &schema, &err))
        fail_msg("%s", err.message);
    connection_free(connection);
    sqlite_files_remove(&files);
    return schema;
}

#define SQL(...) ((const char *const[]){__VA_ARGS__, NULL})

static void expect(const char *const *before, const char *const *after, const char *lines)
{
    ARENA_SCOPE(arena);
    struct differences found = {0};
    diff_schemas(&sqlite_dialect, read_schema(before, &arena), read_schema(after, &arena), NULL,
                 &arena, &found);
    char *described = describe(&found);
    assert_string_equal(described, lines);
    free(described);
}

#define BOOK "CREATE TABLE book (id INTEGER PRIMARY KEY, isbn VARCHAR(10), price INTEGER)"

static void test_same(void **state)
{
    (void)state;
    expect(SQL(BOOK, "CREATE VIEW v AS SELECT id FROM book"),
           SQL("create table \"book\" (id INTEGER  PRIMARY KEY , isbn varchar(10), price INTEGER)",
               "CREATE VIEW v AS select id\nfrom book -- all"),
           "");
}

static void test_tables(void **state)
{
    (void)state;
    expect(SQL(BOOK, "CREATE TABLE old (a)"), SQL(BOOK, "CREATE TABLE new (a, b)"),
           "table old (a) was removed\n"
           "table new (a, b) was added\n");
}

static void test_columns(void **state)
{
    (void)state;
    expect(SQL(BOOK),
           SQL("CREATE TABLE book (id INTEGER PRIMARY KEY, isbn VARCHAR(13) NOT NULL DEFAULT 'x', "
               "pages INTEGER)"),
           "table book: column isbn: type VARCHAR(10) became VARCHAR(13)\n"
           "table book: column isbn: nullable yes became no\n"
           "table book: column isbn: default none became 'x'\n"
           "table book: column price INTEGER was removed\n"
           "table book: column pages INTEGER was added\n");
}

static void test_order_of_columns_is_no_difference(void **state)
{
    (void)state;
    expect(SQL(BOOK),
           SQL("CREATE TABLE book (id INTEGER PRIMARY KEY, price INTEGER, isbn VARCHAR(10))"), "");
}

static void test_generated_columns(void **state)
{
    (void)state;
    expect(SQL("CREATE TABLE t (a INT, b INT AS (a + 1) STORED, c INT COLLATE NOCASE)"),
           SQL("CREATE TABLE t (a INT, b INT AS (a+2) VIRTUAL, c INT)"),
           "table t: column b: expression a + 1 became a+2\n"
           "table t: column b: stored yes became no\n"
           "table t: column c: collation NOCASE became none\n");
}

static void test_keys_and_checks(void **state)
{
    (void)state;
    expect(
        SQL("CREATE TABLE a (id INTEGER PRIMARY KEY)",
            "CREATE TABLE b (x INT, y INT, CONSTRAINT uq UNIQUE (x), CONSTRAINT ck CHECK (x > 0),"
            " CONSTRAINT fk FOREIGN KEY (y) REFERENCES a (id), UNIQUE (x, y))"),
        SQL("CREATE TABLE a (id INTEGER PRIMARY KEY)",
            "CREATE TABLE b (x INT, y INT, CONSTRAINT uq2 UNIQUE (x), "
            "CONSTRAINT ck CHECK (x > 1), "
            "CONSTRAINT fk FOREIGN KEY (y) REFERENCES a (id) ON DELETE CASCADE)"),
        "table b: check ck: condition x > 0 became x > 1\n"
        "table b: foreign key fk: on delete none became CASCADE\n"
        "table b: unique uq is called uq2 now\n"
        "table b: unique (x, y) was removed\n");
}

/* Of two without names those on the same columns are meant. */
static void test_unnamed_keys(void **state)
{
    (void)state;
    expect(SQL("CREATE TABLE a (id INTEGER PRIMARY KEY)",
               "CREATE TABLE b (x INT REFERENCES a (id), y INT REFERENCES a (id))"),
           SQL("CREATE TABLE a (id INTEGER PRIMARY KEY)",
               "CREATE TABLE b (x INT REFERENCES a (id), "
               "y INT REFERENCES a (id) ON DELETE CASCADE)"),
           "table b: foreign key (y): on delete none became CASCADE\n");
}

static void test_a_primary_key_is_one(void **state)
{
    (void)state;
    expect(SQL("CREATE TABLE t (a INT, b INT, PRIMARY KEY (a))"),
           SQL("CREATE TABLE t (a INT, b INT, CONSTRAINT pk PRIMARY KEY (a, b))"),
           "table t: column a: type INT became INTEGER\n" /* an INT alone would be no rowid */
           "table t: primary key: columns (a) became (a, b)\n"
           "table t: primary key is called pk now\n");
    expect(SQL("CREATE TABLE t (a INT, b INTEGER, PRIMARY KEY (a, b))"),
           SQL("CREATE TABLE t (a INTEGER, b INT, PRIMARY KEY (a, b))"), "");
}

static void test_indexes(void **state)
{
    (void)state;
    expect(SQL(BOOK, "CREATE INDEX i1 ON book (isbn)", "CREATE INDEX i2 ON book (price)",
               "CREATE INDEX i3 ON book (id)"),
           SQL(BOOK, "CREATE UNIQUE INDEX i1 ON book (isbn)", "CREATE INDEX i4 ON book (price)",
               "CREATE INDEX i3 ON book (id DESC) WHERE price > 0",
               "CREATE INDEX i5 ON book (lower(isbn), price)"),
           "table book: index i1: unique no became yes\n"
           "table book: index i3: columns (id) became (id DESC)\n"
           "table book: index i3: where none became price > 0\n"
           "table book: index i2 is called i4 now\n"
           "table book: index i5 (lower(isbn), price) was added\n");
}

static void test_views_triggers_and_options(void **state)
{
    (void)state;
    expect(
        SQL("CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)",
            "CREATE VIEW v AS SELECT 1 AS x",
            "CREATE TRIGGER r AFTER INSERT ON t BEGIN DELETE FROM t; END"),
        SQL("CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT", "CREATE VIEW v AS SELECT 2 AS x"),
        "table t: sqlite_strict none became yes\n"
        "table t: column a: autoincrement yes became none\n"
        "view v: definition CREATE VIEW v AS SELECT 1 AS x became CREATE VIEW v AS SELECT 2 AS x\n"
        "trigger r on t was removed\n");
}

static void test_ignored_tables(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    const char *names[] = {"log"};
    const struct strings ignored = {.items = names, .count = 1};
    struct differences found = {0};
    diff_schemas(&sqlite_dialect, read_schema(SQL(BOOK), &arena),
                 read_schema(SQL(BOOK, "CREATE TABLE log (a)"), &arena), &ignored, &arena, &found);
    assert_int_equal(found.count, 0);
}

/* A program reads the objects, not the words. */
static void test_differences_are_data(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct differences found = {0};
    const struct schema *before = read_schema(SQL(BOOK), &arena);
    const struct schema *after = read_schema(SQL(BOOK, "CREATE INDEX i ON book (isbn)"), &arena);
    diff_schemas(&sqlite_dialect, before, after, NULL, &arena, &found);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].kind, DIFFERENCE_ADDED);
    assert_int_equal(found.items[0].object, OBJECT_INDEX);
    assert_string_equal(found.items[0].table, "book");
    assert_string_equal(found.items[0].name, "i");
    assert_null(found.items[0].old);
    assert_ptr_equal(found.items[0].new, after->tables.items[0]->indexes.items[0]);
}

/* -- Of PostgreSQL, by hand */

static struct schema *new_schema(struct arena *arena, bool is_later)
{
    static const char *values[] = {"easy", "hard"};
    struct schema *schema = arena_new(arena, struct schema);
    struct enum_type *level = arena_new(arena, struct enum_type);
    struct sequence *sequence = arena_new(arena, struct sequence);
    struct table *table = table_new(arena, "audit", "t");
    struct column *column = column_new(arena, "id", type_new_sql(arena, NULL, "INTEGER"));
    struct definition *function = arena_new(arena, struct definition);
    struct constraint *exclude = constraint_new(arena, CONSTRAINT_EXCLUDE, "ex");
    schema->name = "audit";
    level->name = "level";
    level->values = (struct strings){.items = values, .count = is_later ? 2 : 1};
    sequence->name = "numbers";
    sequence->parameters.increment = is_later ? 2 : 1;
    column->identity = (struct identity){.is_identity = true, .is_always = is_later};
    column->comment = is_later ? "the key" : NULL;
    exclude->using_method = "gist";
    vec_push(arena, &exclude->elements,
             (struct exclude_element){.expression = "room",
                                      .is_column = true,
                                      .operator_name = is_later ? "&&" : "="});
    table_add_column(table, arena, column);
    vec_push(arena, &table->constraints, exclude);
    table->comment = is_later ? "rooms" : NULL;
    vec_push(arena, &schema->tables, table);
    vec_push(arena, &schema->enums, level);
    vec_push(arena, &schema->sequences, sequence);
    function->kind = "function";
    function->name = "touch()";
    function->source = is_later ? "select 2" : "select 1";
    vec_push(arena, &schema->definitions, function);
    return schema;
}

static void test_objects_of_postgresql(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct differences found = {0};
    diff_schemas(&postgresql_dialect, new_schema(&arena, false), new_schema(&arena, true), NULL,
                 &arena, &found);
    char *described = describe(&found);
    assert_string_equal(described,
                        "table audit.t: comment none became rooms\n"
                        "table audit.t: column id: identity BY DEFAULT became ALWAYS\n"
                        "table audit.t: column id: comment none became the key\n"
                        "table audit.t: exclude ex: elements (room WITH =) became (room WITH &&)\n"
                        "enum level: values (easy) became (easy, hard)\n"
                        "sequence numbers: parameters START 0 INCREMENT 1 MINVALUE 0 MAXVALUE 0 "
                        "became START 0 INCREMENT 2 MINVALUE 0 MAXVALUE 0\n"
                        "function touch(): definition select 1 became select 2\n");
    free(described);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_order_of_columns_is_no_difference),
        cmocka_unit_test(test_generated_columns),
        cmocka_unit_test(test_keys_and_checks),
        cmocka_unit_test(test_unnamed_keys),
        cmocka_unit_test(test_a_primary_key_is_one),
        cmocka_unit_test(test_indexes),
        cmocka_unit_test(test_views_triggers_and_options),
        cmocka_unit_test(test_ignored_tables),
        cmocka_unit_test(test_differences_are_data),
        cmocka_unit_test(test_objects_of_postgresql),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

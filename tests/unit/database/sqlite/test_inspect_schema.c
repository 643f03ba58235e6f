/* Inspection of tables and schemas, with SQLite's own pragmas as the judge of what was read from the texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "database/sqlite/sqlite.h"
#include "schema/schema.h"
#include "support/failing_connection.h"
#include "support/sqlite_file.h"
#include "base/banned.h"

struct fixture {
    struct sqlite_files files;
    struct connection *connection;
};

static int set_up(void **state)
{
    struct fixture *fixture = memory_alloc(sizeof *fixture);
    sqlite_files_make(&fixture->files);
    fixture->connection = sqlite_files_open(&fixture->files, "sqlite:///app.db", NULL);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    connection_free(fixture->connection);
    sqlite_files_remove(&fixture->files);
    free(fixture);
    return 0;
}

static void run(struct fixture *fixture, const char *sql)
{
    sqlite_must_execute(fixture->connection, sql);
}

static struct table *inspect(struct fixture *fixture, const char *schema, const char *name)
{
    ERROR_SCOPE(err);
    struct table *table = NULL;
    if (!sqlite_dialect.inspect_table(fixture->connection, schema, name, &fixture->files.arena,
                                      &table, &err))
        fail_msg("%s: %s", name, err.message);
    return table;
}

static struct schema *inspect_all(struct fixture *fixture, const char *name)
{
    ERROR_SCOPE(err);
    struct schema *schema = NULL;
    if (!sqlite_dialect.inspect_schema(fixture->connection, name, &fixture->files.arena, &schema,
                                       &err))
        fail_msg("%s", err.message);
    return schema;
}

static const char *columns_of(struct fixture *fixture, const struct strings *columns)
{
    return strings_join(columns, ",", &fixture->files.arena);
}

static void test_columns(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE \"odd 'table'\" (\n"
                 "  id INTEGER PRIMARY KEY AUTOINCREMENT, -- the number\n"
                 "  [a b] varchar (50) COLLATE nocase NOT NULL ON CONFLICT REPLACE DEFAULT 'x, y',\n"
                 "  `c` NUMERIC(10, 2) DEFAULT -1.5e-3, d, /* e INT, */ e INTEGER(11) DEFAULT (1 + (2)),\n"
                 "  f DOUBLE PRECISION DEFAULT active, \"g\" BLOB DEFAULT x'00',\n"
                 "  h INT GENERATED ALWAYS AS (length([a b]) + 1) STORED, i AS (id * 2), desc TEXT\n)");
    struct table *table = inspect(fixture, NULL, "ODD 'table'");
    assert_non_null(table);
    assert_string_equal(table->name, "odd 'table'");
    assert_int_equal(table->columns.count, 10);
    struct column **columns = table->columns.items;
    assert_string_equal(columns[0]->type->name, "INTEGER");
    assert_true(columns[0]->is_primary_key);
    assert_int_equal(columns[0]->autoincrement, AUTOINCREMENT_YES);
    assert_string_equal(columns[1]->name, "a b");
    assert_int_equal(columns[1]->type->length, 50);
    assert_string_equal(columns[1]->collation, "nocase");
    assert_false(columns[1]->is_nullable);
    assert_string_equal(options_text(&columns[1]->options, "sqlite_on_conflict_not_null"), "REPLACE");
    assert_string_equal(columns[1]->server_default.text, "'x, y'");
    assert_int_equal(columns[2]->type->precision, 10);
    assert_int_equal(columns[2]->type->scale, 2);
    assert_string_equal(columns[2]->server_default.text, "-1.5e-3");
    assert_int_equal(columns[3]->type->kind, TYPE_RAW);
    assert_string_equal(columns[3]->type->name, "");
    assert_int_equal(columns[4]->type->kind, TYPE_RAW);
    assert_string_equal(columns[4]->type->name, "INTEGER(11)");
    assert_string_equal(columns[4]->server_default.text, "1 + (2)");
    assert_string_equal(columns[5]->type->name, "DOUBLE_PRECISION");
    assert_int_equal(columns[5]->server_default.kind, DEFAULT_STRING);
    assert_string_equal(columns[6]->server_default.text, "x'00'");
    assert_string_equal(columns[7]->computed.expression, "length([a b]) + 1");
    assert_int_equal(columns[7]->computed.is_stored, TRI_YES);
    assert_string_equal(columns[8]->computed.expression, "id * 2");
    assert_int_equal(columns[8]->computed.is_stored, TRI_NO);
    assert_string_equal(columns[9]->name, "desc");
    assert_true(options_boolean(&table->options, "sqlite_autoincrement"));
}

static void test_constraints(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE parents (x TEXT, y TEXT, PRIMARY KEY (y DESC, x)) "
                 "WITHOUT ROWID, STRICT");
    run(fixture,
        "CREATE TABLE t (a INT CONSTRAINT \"a key\" PRIMARY KEY, b UNIQUE ON CONFLICT IGNORE,\n"
        " c REFERENCES parents (x) ON DELETE SET NULL ON UPDATE NO ACTION NOT DEFERRABLE,\n"
        " d CONSTRAINT positive CHECK (d > 0), e TEXT,\n"
        " CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES parents ON DELETE CASCADE MATCH full "
        "DEFERRABLE INITIALLY DEFERRED\n"
        " CHECK (e <> ')' -- )\n AND a > 1) CONSTRAINT uq UNIQUE (b COLLATE nocase, e DESC))");
    struct table *table = inspect(fixture, NULL, "t");
    assert_int_equal(table->constraints.count, 7);
    struct constraint **found = table->constraints.items;
    assert_int_equal(found[0]->kind, CONSTRAINT_PRIMARY_KEY);
    assert_string_equal(found[0]->name, "a key");
    assert_int_equal(table->columns.items[0]->type->kind, TYPE_RAW); /* INT is not INTEGER here */
    assert_int_equal(found[1]->kind, CONSTRAINT_UNIQUE);
    assert_string_equal(options_text(&found[1]->options, "sqlite_on_conflict"), "IGNORE");
    assert_null(found[1]->name);
    assert_string_equal(columns_of(fixture, &found[1]->columns), "b");
    assert_int_equal(found[2]->kind, CONSTRAINT_FOREIGN_KEY);
    assert_string_equal(found[2]->on_delete, "SET NULL");
    assert_string_equal(found[2]->on_update, "NO ACTION");
    assert_int_equal(found[2]->is_deferrable, TRI_NO);
    assert_string_equal(columns_of(fixture, &found[2]->referred_columns), "x");
    assert_string_equal(found[3]->name, "positive");
    assert_string_equal(found[3]->check, "d > 0");
    assert_string_equal(found[4]->name, "fk");
    assert_string_equal(found[4]->referred_table, "parents");
    assert_string_equal(columns_of(fixture, &found[4]->referred_columns), "y,x");
    assert_string_equal(found[4]->on_delete, "CASCADE");
    assert_string_equal(found[4]->match, "FULL");
    assert_string_equal(found[4]->initially, "DEFERRED");
    assert_string_equal(found[5]->check, "e <> ')' -- )\n AND a > 1");
    assert_string_equal(columns_of(fixture, &found[6]->columns), "b,e");

    table = inspect(fixture, "main", "parents");
    assert_string_equal(table->schema, "main");
    assert_false(table->columns.items[0]->is_nullable);
    assert_true(options_boolean(&table->options, "sqlite_strict"));
    assert_false(options_find(&table->options, "sqlite_with_rowid")->boolean);
    assert_null(inspect(fixture, NULL, "nosuch"));
}

static void test_indexes(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE t (a, b, \"c d\", desc)");
    run(fixture, "CREATE UNIQUE INDEX i1 ON t (a COLLATE nocase DESC, \"c d\" ASC) WHERE b > 'x'");
    run(fixture, "CREATE INDEX \"i 2\" ON t (lower(a), a + 1 DESC, (b), desc)");
    struct table *table = inspect(fixture, NULL, "t");
    assert_int_equal(table->indexes.count, 2);
    struct index *second = table->indexes.items[0];
    struct index *first = table->indexes.items[1];
    assert_string_equal(first->name, "i1");
    assert_true(first->is_unique);
    assert_string_equal(first->where, "b > 'x'");
    assert_string_equal(first->elements.items[0].collation, "nocase");
    assert_true(first->elements.items[0].is_descending);
    assert_string_equal(first->elements.items[1].column, "c d");
    assert_true(first->elements.items[1].is_ascending);
    assert_string_equal(second->elements.items[0].expression, "lower(a)");
    assert_int_equal(second->elements.items[0].form, INDEX_FORM_FUNCTION);
    assert_string_equal(second->elements.items[1].expression, "a + 1");
    assert_int_equal(second->elements.items[1].form, INDEX_FORM_OPERATOR);
    assert_true(second->elements.items[1].is_descending);
    assert_string_equal(second->elements.items[2].expression, "(b)");
    assert_string_equal(second->elements.items[3].column, "desc");
    assert_null(second->where);
}

static void test_schema(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE b (id INTEGER PRIMARY KEY AUTOINCREMENT, n REFERENCES A)");
    run(fixture, "CREATE TABLE a (k TEXT PRIMARY KEY)");
    run(fixture, "CREATE INDEX ix ON b (n)");
    run(fixture, "CREATE VIEW seen (x) AS SELECT id FROM b");
    run(fixture, "CREATE TRIGGER r AFTER INSERT ON b BEGIN DELETE FROM a; END");
    run(fixture, "CREATE VIRTUAL TABLE words USING fts5(word, other)");
    run(fixture, "ATTACH ':memory:' AS \"the other\"");
    run(fixture, "CREATE TABLE \"the other\".there (c)");
    run(fixture, "CREATE TEMP TABLE passing (c)");
    struct schema *schema = inspect_all(fixture, NULL);
    assert_int_equal(schema->tables.count, 3);
    assert_string_equal(schema->tables.items[0]->name, "a");
    assert_string_equal(schema->tables.items[1]->name, "b");
    assert_string_equal(schema->tables.items[1]->indexes.items[0]->name, "ix");
    const struct constraint *reference = schema->tables.items[1]->constraints.items[1];
    assert_string_equal(columns_of(fixture, &reference->referred_columns), "k");
    assert_string_equal(schema->tables.items[2]->name, "words");
    assert_true(options_boolean(&schema->tables.items[2]->options, "sqlite_virtual"));
    assert_string_equal(schema->tables.items[2]->columns.items[1]->name, "other");
    assert_int_equal(schema->views.count, 1);
    assert_string_equal(schema->views.items[0]->definition, "SELECT id FROM b");
    assert_int_equal(schema->triggers.count, 1);
    assert_string_equal(schema->triggers.items[0]->table, "b");
    schema = inspect_all(fixture, "the other");
    assert_int_equal(schema->tables.count, 1);
    assert_string_equal(schema->tables.items[0]->schema, "the other");
    assert_string_equal(inspect(fixture, NULL, "passing")->name, "passing");
    assert_null(inspect(fixture, "main", "passing"));
}

/* A fixed number of queries, however many tables. */
static void test_number_of_queries(void **state)
{
    struct fixture *fixture = *state;
    struct failing_plan plan = {0};
    ERROR_SCOPE(err);
    struct schema *schema = NULL;
    for (int i = 0; i < 30; i++)
        run(fixture, arena_printf(&fixture->files.arena,
                                  "CREATE TABLE t%d (id INTEGER PRIMARY KEY, o REFERENCES t%d)", i,
                                  i + 1));
    struct connection *failing = failing_connection_new(fixture->connection, &plan);
    assert_true(sqlite_dialect.inspect_schema(failing, NULL, &fixture->files.arena, &schema, &err));
    assert_int_equal(schema->tables.count, 30);
    assert_int_equal(plan.calls, 1);
    connection_free(failing);
    fixture->connection = NULL;
}

/* -- SQLite as the judge. */

static const char *const definitions[] = {
    "CREATE TABLE t (a)",
    "CREATE TABLE t(a,b,c,PRIMARY KEY(a,b)UNIQUE(c)CHECK(a>b))",
    "CREATE TABLE t (a INTEGER NOT NULL DEFAULT 5 PRIMARY KEY DESC, 'b' \"my type\" (1,2) DEFAULT 'x''y')",
    "CREATE TABLE t (a TEXT NULL, b UNSIGNED BIG INT DEFAULT +5 CHECK (b) NOT NULL, [c ] DEFAULT NULL)",
    "CREATE TABLE t (a DEFAULT CURRENT_TIMESTAMP, b DEFAULT (strftime('%s', 'now')), c DEFAULT .5)",
    "CREATE TABLE t (a INT CONSTRAINT x NOT NULL CONSTRAINT y, b DEFAULT \"q\" CONSTRAINT z, CONSTRAINT w)",
    "CREATE TABLE t (a PRIMARY KEY, b AS (a || 'x'), c GENERATED ALWAYS AS (a) STORED NOT NULL) WITHOUT ROWID",
    "CREATE TABLE t (a ANY, b INT, c REAL, d BLOB, e INTEGER PRIMARY KEY) STRICT",
    "CREATE TABLE t (a VARCHAR(10) COLLATE rtrim REFERENCES t (b) DEFERRABLE INITIALLY IMMEDIATE, b TEXT)",
    "CREATE TABLE t (a REFERENCES p ON DELETE SET DEFAULT ON UPDATE RESTRICT MATCH SIMPLE, b REFERENCES q(x))",
    "CREATE TABLE t (a, b, FOREIGN KEY (a, b) REFERENCES \"p q\" (c, d) ON UPDATE CASCADE, UNIQUE (b, a))",
    "CREATE TABLE t (\"a,b\" DEFAULT ')', `c``d` /* ( */ INT -- )\n, [e\"f] TEXT DEFAULT '--')",
    "CREATE TABLE t (key INT, abort TEXT, replace, if, temp DEFAULT -9223372036854775808)",
    "CREATE TABLE t (a DEFAULT 0x1F, b DEFAULT -1e+10, c DEFAULT TRUE, \xc3\xa9t\xc3\xa9 TEXT DEFAULT X'ab')",
};

static void judge_columns(struct fixture *fixture, const struct table *table)
{
    struct text mine = {0};
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = table->columns.items[i];
        int hidden = !column->computed.expression                     ? 0
                     : column->computed.is_stored == TRI_YES ? 3
                                                             : 2;
        bool is_null = !column->server_default.kind ||
                       string_equal_nocase(column->server_default.text, "null");
        text_printf(&mine, "%s|%d|%s|%d|%d;", column->name, !column->is_nullable,
                    is_null ? "-" : column->server_default.text, column->is_primary_key, hidden);
    }
    const char *theirs = sqlite_must_ask(
        &fixture->files, fixture->connection,
        "SELECT group_concat(name || '|' || \"notnull\" || '|' || CASE WHEN dflt_value IS NULL "
        "OR lower(dflt_value) = 'null' THEN '-' ELSE dflt_value END || '|' || (pk > 0) || '|' || "
        "hidden, ';') || ';' FROM pragma_table_xinfo('t')");
    assert_string_equal(text_string(&mine), theirs);
    text_release(&mine);
}

static void judge_references(struct fixture *fixture, const struct table *table)
{
    struct text mine = {0};
    for (size_t i = table->constraints.count; i-- > 0;) {
        const struct constraint *key = table->constraints.items[i];
        for (size_t j = 0; key->kind == CONSTRAINT_FOREIGN_KEY && j < key->columns.count; j++)
            text_printf(&mine, "%s|%s|%s|%s|%s;", key->referred_table, key->columns.items[j],
                        j < key->referred_columns.count ? key->referred_columns.items[j] : "-",
                        key->on_update ? key->on_update : "NO ACTION",
                        key->on_delete ? key->on_delete : "NO ACTION");
    }
    const char *theirs = sqlite_must_ask(
        &fixture->files, fixture->connection,
        "SELECT coalesce(group_concat(\"table\" || '|' || \"from\" || '|' || coalesce(\"to\", '-') "
        "|| '|' || on_update || '|' || on_delete, ';') || ';', '') FROM "
        "(SELECT * FROM pragma_foreign_key_list('t') ORDER BY id, seq)");
    assert_string_equal(text_string(&mine), theirs);
    text_release(&mine);
}

static void judge_uniques(struct fixture *fixture, const struct table *table)
{
    size_t mine = 0;
    for (size_t i = 0; i < table->constraints.count; i++)
        mine += table->constraints.items[i]->kind == CONSTRAINT_UNIQUE;
    const char *theirs = sqlite_must_ask(&fixture->files, fixture->connection,
                                         "SELECT count(*) FROM pragma_index_list('t') "
                                         "WHERE origin = 'u'");
    assert_int_equal((int)mine, (int)strtol(theirs, NULL, 10));
}

static void test_against_pragmas(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++) {
        run(fixture, definitions[i]);
        struct table *table = inspect(fixture, NULL, "t");
        judge_columns(fixture, table);
        judge_references(fixture, table);
        judge_uniques(fixture, table);
        run(fixture, "DROP TABLE t");
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_columns),           TEST(test_constraints), TEST(test_indexes), TEST(test_schema),
        TEST(test_number_of_queries), TEST(test_against_pragmas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

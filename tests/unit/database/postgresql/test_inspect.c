/* Inspection: what is read makes the same database again, by the judgement of pg_dump; and what
 * pg_dump does not say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "database/apply.h"
#include "database/postgresql/internal.h"
#include "database/postgresql/postgresql.h"
#include "support/postgresql_database.h"
#include "base/banned.h"

static struct postgresql_database database;

static int make(void **state)
{
    ERROR_SCOPE(err);
    char *sql = NULL;
    (void)state;
    postgresql_database_make(&database);
    if (!file_read("tests/unit/database/postgresql/inspect.sql", &database.arena, &sql, NULL, &err))
        fail_msg("%s", err.message);
    postgresql_must_execute(database.connection, sql);
    return 0;
}

static int drop(void **state)
{
    (void)state;
    postgresql_database_remove(&database);
    return 0;
}

static struct schema *inspect(struct connection *connection, const char *name)
{
    ERROR_SCOPE(err);
    struct schema *schema = NULL;
    if (!postgresql_inspect_schema(connection, name, &database.arena, &schema, &err))
        fail_msg("%s", err.message);
    return schema;
}

static struct table *inspect_table(const char *schema, const char *name)
{
    ERROR_SCOPE(err);
    struct table *table = NULL;
    if (!postgresql_inspect_table(database.connection, schema, name, &database.arena, &table, &err))
        fail_msg("%s: %s", name, err.message);
    return table;
}

/* pg_dump's text of the structure, without what is by chance. */
static char *dump(const struct postgresql_database *of)
{
    TEXT_SCOPE(text);
    ARENA_SCOPE(scratch);
    char line[4096];
    const char *database_name = of->name;
    FILE *program =
        popen(arena_printf(&scratch, "pg_dump --schema-only --no-owner %s 2>&1", database_name),
              "r");
    assert_non_null(program);
    while (fgets(line, sizeof line, program))
        if (*line != '\\' && !string_starts_with(line, "--"))
            text_add(&text, line);
    assert_int_equal(pclose(program), 0);
    return text_take(&text);
}

static void apply(struct apply *apply, struct operation *operation)
{
    ERROR_SCOPE(err);
    if (!operation_apply(apply, operation, &err))
        fail_msg("%s\n%s", err.message, err.statement ? err.statement : "");
}

/* Makes all of a schema again, in an order that its names allow. */
static void make_again(struct connection *connection, const struct schema *schema)
{
    struct apply to;
    struct arena *arena = &database.arena;
    apply_init(&to, connection, false, arena, (struct statement_sink){0});
    for (size_t i = 0; i < schema->sequences.count; i++) {
        struct operation *operation = operation_new(arena, OPERATION_CREATE_SEQUENCE, NULL, NULL);
        operation->name = schema->sequences.items[i]->name;
        operation->sequence = schema->sequences.items[i];
        apply(&to, operation);
    }
    for (size_t i = 0; i < schema->tables.count; i++) {
        const struct table *table = schema->tables.items[i];
        struct operation *operation =
            operation_new(arena, OPERATION_CREATE_TABLE, NULL, table->name);
        operation->created_table = table;
        apply(&to, operation);
    }
    for (size_t i = 0; i < schema->views.count; i++) {
        struct operation *operation = operation_new(arena, OPERATION_CREATE_VIEW, NULL, NULL);
        operation->name = schema->views.items[i]->name;
        operation->text = schema->views.items[i]->definition;
        apply(&to, operation);
    }
}

/* cmocka shows the beginning of long texts only. */
static void assert_same_lines(const char *made, const char *expected)
{
    while (*made || *expected) {
        size_t length = strcspn(made, "\n"), expected_length = strcspn(expected, "\n");
        if (length != expected_length || memcmp(made, expected, length) != 0)
            fail_msg("made \"%.*s\" instead of \"%.*s\"", (int)length, made, (int)expected_length,
                     expected);
        made += length + (made[length] != '\0');
        expected += length + (expected[length] != '\0');
    }
}

static void test_made_again(void **state)
{
    struct postgresql_database copy;
    (void)state;
    /* in CREATE TABLE, NOT VALID means nothing */
    postgresql_must_execute(database.connection, "ALTER TABLE b_keys VALIDATE CONSTRAINT ck_late");
    postgresql_database_make(&copy);
    postgresql_must_execute(copy.connection,
                            "CREATE SCHEMA other; CREATE TABLE other.far (id integer PRIMARY KEY);"
                            "CREATE TYPE other.colour AS ENUM ('red');");
    struct schema *schema = inspect(database.connection, NULL);
    struct table *types = schema_find_table(schema, "a_types");
    struct type *colour = (struct type *)table_find_column(types, "col")->type;
    assert_string_equal(colour->schema, "other");
    colour->creates_type = false;
    make_again(copy.connection, schema);
    char *expected = dump(&database);
    char *made = dump(&copy);
    assert_same_lines(made, expected);
    free(expected);
    free(made);
    postgresql_database_remove(&copy);
}

static void test_one_table(void **state)
{
    (void)state;
    assert_null(inspect_table(NULL, "nothing"));
    assert_null(inspect_table("nowhere", "b_keys"));
    assert_null(inspect_table(NULL, "far"));
    assert_non_null(inspect_table("other", "far"));
    assert_null(inspect_table(NULL, "e_view"));
    assert_null(inspect_table(NULL, "pg_class_"));
    struct table *one = inspect_table("public", "b_keys");
    struct table *all = schema_find_table(inspect(database.connection, "public"), "b_keys");
    assert_string_equal(one->schema, "public");
    assert_int_equal(one->columns.count, 7);
    assert_int_equal(one->columns.count, all->columns.count);
    assert_int_equal(one->constraints.count, all->constraints.count);
    assert_int_equal(one->indexes.count, all->indexes.count);
    struct constraint *key = table_find_constraint(one, "fk_type");
    assert_string_equal(key->referred_table, "a_types");
    assert_string_equal(key->on_delete, "CASCADE");
    assert_string_equal(key->on_update, "SET NULL");
    assert_string_equal(table_find_constraint(one, "fk_far")->referred_schema, "other");
    assert_true(
        options_boolean(&table_find_constraint(one, "ck_late")->options, "postgresql_not_valid"));
    assert_true(table_find_column(one, "id")->identity.is_identity);
    assert_int_equal(table_find_column(one, "id")->identity.start, 10);
}

static void assert_type(const struct table *table, const char *column, const char *expected)
{
    assert_string_equal(type_repr(table_find_column(table, column)->type, &database.arena),
                        expected);
}

static void test_types(void **state)
{
    struct table *table = inspect_table(NULL, "a_types");
    (void)state;
    assert_string_equal(table->comment, "all of them, it's said");
    assert_type(table, "n3", "NUMERIC(precision=5, scale=-2)");
    assert_type(table, "v", "VARCHAR(length=20)");
    assert_type(table, "ts2", "TIMESTAMP(timezone=True, precision=0)");
    assert_type(table, "ar2", "ARRAY(VARCHAR(length=5))");
    assert_int_equal(table_find_column(table, "en")->type->values.count, 4);
    assert_string_equal(table_find_column(table, "en")->type->values.items[2], "a \"quoted\", one");
    assert_int_equal(table_find_column(table, "pt")->type->kind, TYPE_RAW);
    struct column *id = table_find_column(table, "id");
    assert_int_equal(id->autoincrement, AUTOINCREMENT_YES);
    assert_string_equal(id->server_default.text, "nextval('a_types_id_seq'::regclass)");
    assert_string_equal(options_text(&id->options, "postgresql_serial"), "a_types_id_seq");
    assert_null(options_text(&table_find_column(table, "num")->options, "postgresql_serial"));
}

/* Partitions say so, and have no indexes of their own where their table's reach them; members of
 * extensions say so. */
static void test_known_as_such(void **state)
{
    (void)state;
    postgresql_must_execute(
        database.connection,
        "BEGIN; CREATE TABLE z_part PARTITION OF d_measure FOR VALUES FROM ('2026-01-01') TO "
        "('2027-01-01'); CREATE TABLE z_child (more int) INHERITS (c_unlogged);"
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
        "CREATE TRIGGER tr BEFORE INSERT ON b_keys FOR EACH ROW EXECUTE FUNCTION f();"
        "CREATE MATERIALIZED VIEW z_mat AS SELECT 1 AS one; CREATE INDEX ON z_mat (one);"
        "CREATE EXTENSION pg_stat_statements");
    struct schema *schema = inspect(database.connection, NULL);
    struct table *part = schema_find_table(schema, "z_part");
    assert_string_equal(options_text(&part->options, "postgresql_partition_of"), "d_measure");
    assert_string_equal(options_text(&part->options, "postgresql_partition_bound"),
                        "FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')");
    assert_int_equal(part->indexes.count, 0);
    assert_string_equal(options_text(&schema_find_table(schema, "d_measure")->options,
                                     "postgresql_partition_by"),
                        "RANGE (at)");
    assert_non_null(
        options_find(&schema_find_table(schema, "z_child")->options, "postgresql_inherits"));
    assert_int_equal(schema->triggers.count, 1);
    assert_string_equal(schema->triggers.items[0]->table, "b_keys");
    assert_int_equal(schema->views.count, 2); /* not those of the extension */
    assert_true(schema_find_view(schema, "z_mat")->is_materialized);
    assert_int_equal(schema->enums.count, 1);
    assert_string_equal(schema->enums.items[0]->name, "mood");
    assert_int_equal(schema->sequences.count, 1);
    connection_rollback(database.connection);
}

static void test_questions(void **state)
{
    ERROR_SCOPE(err);
    bool has_table = false;
    unsigned width = 0;
    struct strings tables = {0};
    struct connection *connection = database.connection;
    (void)state;
    assert_true(postgresql_has_table(connection, NULL, "b_keys", &has_table, &err) && has_table);
    assert_true(postgresql_has_table(connection, NULL, "e_view", &has_table, &err) && has_table);
    assert_true(postgresql_has_table(connection, NULL, "far", &has_table, &err) && !has_table);
    assert_true(postgresql_has_table(connection, "other", "far", &has_table, &err) && has_table);
    assert_true(postgresql_has_table(connection, NULL, "pg_class", &has_table, &err) && !has_table);
    assert_true(postgresql_list_tables(connection, NULL, &database.arena, &tables, &err));
    assert_string_equal(strings_join(&tables, " ", &database.arena),
                        "a_types b_keys c_unlogged d_measure");
    assert_true(postgresql_column_width(connection, NULL, "b_keys", "code", &width, &err));
    assert_int_equal(width, 10);
    assert_true(postgresql_column_width(connection, NULL, "a_types", "v2", &width, &err));
    assert_int_equal(width, 0);
    assert_false(postgresql_column_width(connection, NULL, "b_keys", "no", &width, &err));
    assert_string_equal(err.message, "no such column: b_keys.no");
    assert_true(connection_begin(connection, NULL));
    assert_true(postgresql_widen_column(connection, NULL, "a_types", "v", 255, NULL));
    assert_true(postgresql_column_width(connection, "public", "a_types", "v", &width, NULL));
    assert_int_equal(width, 255);
    connection_rollback(connection);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_table),     cmocka_unit_test(test_types),
        cmocka_unit_test(test_known_as_such), cmocka_unit_test(test_questions),
        cmocka_unit_test(test_made_again),
    };
    return postgresql_is_missing() ? 77 : cmocka_run_group_tests(tests, make, drop);
}

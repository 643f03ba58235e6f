/* Operations that Alembic lacks, and the parts of rendering, on each dialect. What Alembic knows is
 * judged by tests/conformance/render.jsonl. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "database/mysql/mysql.h"
#include "database/postgresql/postgresql.h"
#include "database/render.h"
#include "database/sqlite/sqlite.h"
#include "base/banned.h"

/* The statements with "; " between them, or "kind: message". */
static void assert_sql(const struct dialect *dialect, const struct operation *operation,
                       const char *expected)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct render render;
    struct strings statements = {0};
    render_init(&render, dialect, &arena);
    const char *got =
        render_operation(&render, operation, &statements, &err)
            ? strings_join(&statements, "; ", &arena)
            : arena_printf(&arena, "%s: %s", alq_error_kind_name(err.kind), err.message);
    if (strcmp(got, expected) != 0)
        fail_msg("%s wrote\n  %s\nnot\n  %s", dialect->name, got, expected);
}

static void test_views(void **state)
{
    (void)state;
    struct operation view = {.kind = OPERATION_CREATE_VIEW, .name = "Best", .text = "SELECT 1"};
    assert_sql(&sqlite_dialect, &view, "CREATE VIEW \"Best\" AS SELECT 1");
    assert_sql(&mysql_dialect, &view, "CREATE VIEW `Best` AS SELECT 1");
    view.kind = OPERATION_REPLACE_VIEW;
    view.schema = "s";
    assert_sql(&postgresql_dialect, &view, "CREATE OR REPLACE VIEW s.\"Best\" AS SELECT 1");
    assert_sql(&sqlite_dialect, &view,
               "DROP VIEW IF EXISTS s.\"Best\"; CREATE VIEW s.\"Best\" AS SELECT 1");
    view.is_materialized = true;
    assert_sql(&postgresql_dialect, &view,
               "DROP MATERIALIZED VIEW IF EXISTS s.\"Best\"; "
               "CREATE MATERIALIZED VIEW s.\"Best\" AS SELECT 1");
    view.kind = OPERATION_CREATE_VIEW;
    assert_sql(&mysql_dialect, &view, "unsupported: MySQL cannot make the materialized view Best");
    view = (struct operation){.kind = OPERATION_DROP_VIEW,
                              .name = "v",
                              .if_exists = true,
                              .cascades = true};
    assert_sql(&postgresql_dialect, &view, "DROP VIEW IF EXISTS v CASCADE");
}

static void test_triggers(void **state)
{
    (void)state;
    struct operation trigger = {.kind = OPERATION_REPLACE_TRIGGER,
                                .table = "t",
                                .name = "tr",
                                .text = "CREATE TRIGGER tr …"};
    assert_sql(&postgresql_dialect, &trigger,
               "DROP TRIGGER IF EXISTS tr ON t; CREATE TRIGGER tr …");
    assert_sql(&sqlite_dialect, &trigger, "DROP TRIGGER IF EXISTS tr; CREATE TRIGGER tr …");
    trigger.kind = OPERATION_DROP_TRIGGER;
    trigger.schema = "s";
    assert_sql(&mysql_dialect, &trigger, "DROP TRIGGER s.tr");
    assert_sql(&postgresql_dialect, &trigger, "DROP TRIGGER tr ON s.t");
}

static void test_renames(void **state)
{
    (void)state;
    struct index_element element = {.column = "a"};
    struct index index = {.name = "ix", .elements = {&element, 1, 1}};
    struct operation rename = {.kind = OPERATION_RENAME_INDEX,
                               .table = "t",
                               .name = "ix",
                               .new_name = "New"};
    assert_sql(&postgresql_dialect, &rename, "ALTER INDEX ix RENAME TO \"New\"");
    assert_sql(&mysql_dialect, &rename, "ALTER TABLE t RENAME INDEX ix TO `New`");
    assert_sql(&sqlite_dialect, &rename,
               "unsupported: SQLite cannot rename index ix without knowing what it is made of");
    rename.index = &index;
    assert_sql(&sqlite_dialect, &rename, "DROP INDEX ix; CREATE INDEX \"New\" ON t (a)");

    rename.kind = OPERATION_RENAME_CONSTRAINT;
    assert_sql(&postgresql_dialect, &rename, "ALTER TABLE t RENAME CONSTRAINT ix TO \"New\"");
    assert_sql(&mysql_dialect, &rename,
               "unsupported: MySQL cannot rename constraint ix of table t");
    rename.has_constraint_kind = true;
    rename.constraint_kind = CONSTRAINT_UNIQUE;
    assert_sql(&mysql_dialect, &rename, "ALTER TABLE t RENAME INDEX ix TO `New`");
    assert_sql(&sqlite_dialect, &rename,
               "unsupported: SQLite cannot rename a constraint of table t without rebuilding it");

    rename.kind = OPERATION_VALIDATE_CONSTRAINT;
    assert_sql(&postgresql_dialect, &rename, "ALTER TABLE t VALIDATE CONSTRAINT ix");
    assert_sql(&sqlite_dialect, &rename, "");
}

static const char *moods[] = {"sad", "it's"};
static const struct enum_type mood = {.name = "mood", .values = {moods, 2, 2}};

static void test_enums_of_postgresql(void **state)
{
    (void)state;
    struct operation operation = {.kind = OPERATION_CREATE_ENUM, .name = "mood"};
    operation.enum_type = &mood;
    assert_sql(&postgresql_dialect, &operation, "CREATE TYPE mood AS ENUM ('sad', 'it''s')");
    assert_sql(&sqlite_dialect, &operation, "");
    operation.kind = OPERATION_DROP_ENUM;
    operation.if_exists = true;
    assert_sql(&postgresql_dialect, &operation, "DROP TYPE IF EXISTS mood");
    operation = (struct operation){.kind = OPERATION_ADD_ENUM_VALUE,
                                   .schema = "s",
                                   .name = "mood",
                                   .value = "ok"};
    assert_sql(&postgresql_dialect, &operation, "ALTER TYPE s.mood ADD VALUE 'ok'");
    operation.if_not_exists = true;
    operation.before = "sad";
    assert_sql(&postgresql_dialect, &operation,
               "ALTER TYPE s.mood ADD VALUE IF NOT EXISTS 'ok' BEFORE 'sad'");
    operation = (struct operation){.kind = OPERATION_RENAME_ENUM_VALUE,
                                   .name = "mood",
                                   .value = "ok",
                                   .new_value = "fine"};
    assert_sql(&postgresql_dialect, &operation, "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'");
}

static void test_enums_in_columns(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct type *type = type_new(&arena, TYPE_ENUM);
    struct column *column = column_new(&arena, "feels", type);
    struct operation operation = {.kind = OPERATION_REBUILD_ENUM, .name = "mood"};
    operation.enum_type = &mood;
    column->is_nullable = false;
    column->server_default = (struct default_value){DEFAULT_STRING, "sad"};
    column->comment = "how";
    vec_push(&arena, &operation.enum_uses, (struct enum_use){NULL, "people", column});
    assert_sql(&postgresql_dialect, &operation,
               "ALTER TYPE mood RENAME TO mood_old; "
               "CREATE TYPE mood AS ENUM ('sad', 'it''s'); "
               "ALTER TABLE people ALTER COLUMN feels DROP DEFAULT; "
               "ALTER TABLE people ALTER COLUMN feels TYPE mood USING feels::text::mood; "
               "ALTER TABLE people ALTER COLUMN feels SET DEFAULT 'sad'; "
               "DROP TYPE mood_old");
    assert_sql(&mysql_dialect, &operation,
               "ALTER TABLE people MODIFY feels ENUM('sad','it''s') NOT NULL DEFAULT 'sad' "
               "COMMENT 'how'");
    operation.kind = OPERATION_RENAME_ENUM_VALUE;
    operation.value = "bad";
    operation.new_value = "sad";
    assert_sql(&mysql_dialect, &operation,
               "ALTER TABLE people MODIFY feels ENUM('sad','it''s','bad') NOT NULL DEFAULT 'sad' "
               "COMMENT 'how'; UPDATE people SET feels = 'sad' WHERE feels = 'bad'; "
               "ALTER TABLE people MODIFY feels ENUM('sad','it''s') NOT NULL DEFAULT 'sad' "
               "COMMENT 'how'");
    assert_sql(&sqlite_dialect, &operation, "UPDATE people SET feels = 'sad' WHERE feels = 'bad'");
    operation.enum_type = NULL;
    assert_sql(&mysql_dialect, &operation,
               "script: to change enum mood MySQL needs all of its values");
}

/* Statements that run have one % and one backslash where --sql has two; rows go together. */
static void test_running_differs_from_the_script(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct literal a[] = {{.kind = LITERAL_TEXT, .text = "5%\\"}, {.kind = LITERAL_NULL}};
    struct literal b[] = {{.kind = LITERAL_TEXT, .text = "x"}, {.kind = LITERAL_LEFT_OUT}};
    struct literal_row rows[] = {{a}, {a}, {b}};
    const char *columns[] = {"n", "m"};
    struct operation insert = {.kind = OPERATION_BULK_INSERT, .table = "t"};
    insert.columns = (struct strings){columns, 2, 2};
    insert.rows = rows;
    insert.row_count = 3;
    assert_sql(&postgresql_dialect, &insert,
               "INSERT INTO t (n, m) VALUES ('5%\\', NULL), ('5%\\', NULL); "
               "INSERT INTO t (n) VALUES ('x')");
    assert_sql(&mysql_dialect, &insert,
               "INSERT INTO t (n, m) VALUES ('5%\\\\', NULL), ('5%\\\\', NULL); "
               "INSERT INTO t (n) VALUES ('x')");
    struct render render;
    struct strings statements = {0};
    render_init_offline(&render, &postgresql_dialect, &arena);
    assert_true(render_operation(&render, &insert, &statements, &err));
    assert_int_equal(statements.count, 3);
    assert_string_equal(statements.items[0], "INSERT INTO t (n, m) VALUES ('5%%\\\\', NULL)");
}

/* A failure leaves the list as it was. */
static void test_failure_appends_nothing(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct render render;
    struct strings statements = {0};
    struct type *type = type_new_sql(&arena, "mysql", "MEDIUMTEXT");
    struct table *table = table_new(&arena, NULL, "t");
    struct type *made = type_new(&arena, TYPE_ENUM);
    struct operation create = {.kind = OPERATION_CREATE_TABLE, .created_table = table};
    made->name = "e";
    table_add_column(table, &arena, column_new(&arena, "a", made));
    table_add_column(table, &arena, column_new(&arena, "b", type));
    vec_push(&arena, &statements, "before");
    render_init(&render, &postgresql_dialect, &arena);
    assert_false(render_operation(&render, &create, &statements, &err));
    assert_int_equal(statements.count, 1);
    assert_int_equal(err.kind, ALQ_ERROR_UNSUPPORTED);
    assert_string_equal(err.message, "PostgreSQL has no type MEDIUMTEXT()");
    assert_string_equal(err.detail, "in column b of table t");
}

static void test_mysql_wraps_defaults_where_it_may(void **state)
{
    static const char *const cases[][2] = {
        {"uuid()", "d TEXT DEFAULT (uuid())"},
        {"(uuid())", "d TEXT DEFAULT (uuid())"},
        {"'x'", "d TEXT DEFAULT 'x'"},
        {"5", "d TEXT DEFAULT 5"},
        {"now(6)", "d TEXT DEFAULT now(6)"},
        {"CURRENT_TIMESTAMP ON  UPDATE CURRENT_TIMESTAMP",
         "d TEXT DEFAULT CURRENT_TIMESTAMP ON  UPDATE CURRENT_TIMESTAMP"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ARENA_SCOPE(arena);
        ERROR_SCOPE(err);
        TEXT_SCOPE(text);
        struct render render;
        struct column *column = column_new(&arena, "d", type_new(&arena, TYPE_TEXT));
        column->server_default = (struct default_value){DEFAULT_EXPRESSION, cases[i][0]};
        render_init(&render, &mysql_dialect, &arena);
        render.wraps_defaults = true;
        assert_true(render_column(&render, NULL, column, &text, &err));
        assert_string_equal(text_string(&text), cases[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_views),
        cmocka_unit_test(test_triggers),
        cmocka_unit_test(test_renames),
        cmocka_unit_test(test_enums_of_postgresql),
        cmocka_unit_test(test_enums_in_columns),
        cmocka_unit_test(test_running_differs_from_the_script),
        cmocka_unit_test(test_failure_appends_nothing),
        cmocka_unit_test(test_mysql_wraps_defaults_where_it_may),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

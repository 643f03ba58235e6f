/* Operations said in C, as SQL for each database; and the rules of a run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <alambique/migration.h>

#include "base/error.h"
#include "database/mysql/mysql.h"
#include "database/offline.h"
#include "database/postgresql/postgresql.h"
#include "database/sqlite/sqlite.h"
#include "script/run.h"

static bool add_text(void *user, const char *bytes, size_t length)
{
    text_add_bytes(user, bytes, length);
    return true;
}

static bool write_statement(void *user, const struct script_statement *statement,
                            struct alq_error *err)
{
    return connection_execute(user, statement->text, err);
}

static bool run_on(const struct dialect *dialect, alq_revision_fn function, struct text *written,
                   struct alq_error *err)
{
    ARENA_SCOPE(arena);
    const struct alq_revision_code code = {.id = "r1", .upgrade = function};
    const struct script_file file = {.kind = SCRIPT_C,
                                     .path = "r1.c",
                                     .code = &code,
                                     .revision = {.id = "r1"}};
    struct script_program program;
    struct connection *connection = offline_connection_new(dialect, add_text, written);
    const struct script_target target = {
        .connection = connection,
        .is_offline = true,
        .wants_text = true,
        .arena = &arena,
        .statement = write_statement,
        .user = connection,
    };
    bool has_run =
        script_prepare(NULL, &file, SCRIPT_UPGRADE, dialect->name, &arena, &program, err) &&
        script_run(&file, &program, &target, err);
    connection_free(connection);
    return has_run;
}

static void check(const struct dialect *dialect, alq_revision_fn function, const char *expected)
{
    TEXT_SCOPE(written);
    ERROR_SCOPE(err);
    if (!run_on(dialect, function, &written, &err))
        fail_msg("%s", err.message);
    assert_string_equal(text_string(&written), expected);
}

static void check_error(alq_revision_fn function, enum alq_error_kind kind, const char *message)
{
    TEXT_SCOPE(written);
    ERROR_SCOPE(err);
    assert_false(run_on(&postgresql_dialect, function, &written, &err));
    assert_string_equal(err.message, message);
    assert_int_equal(err.kind, kind);
    assert_string_equal(err.file, "r1.c");
}

static bool columns(struct alq_op *op, struct alq_error *err)
{
    return alq_add_column(ALQ_WITH(op, .schema = "lms"), "users",
                          ALQ_COLUMN("level", ALQ_SMALL_INTEGER, .not_null = true,
                                     .server_default = ALQ_SQL("1 + 1")),
                          err) &&
           alq_alter_column(op, "users", "name",
                            ALQ_ALTER(.type = ALQ_STRING(80), .set_not_null = true,
                                      .existing_type = ALQ_STRING(40)),
                            err) &&
           alq_alter_column(op, "users", "fee",
                            ALQ_ALTER(.drop_server_default = true, .drop_not_null = true,
                                      .existing_type = ALQ_NUMERIC(10, 2)),
                            err) &&
           alq_drop_column(op, "users", "gone", err) &&
           alq_rename_table(op, "users", "people", err);
}

static void test_columns(void **unused)
{
    (void)unused;
    check(&postgresql_dialect, columns,
          "ALTER TABLE lms.users ADD COLUMN level SMALLINT DEFAULT 1 + 1 NOT NULL;\n\n"
          "ALTER TABLE users ALTER COLUMN name TYPE VARCHAR(80);\n\n"
          "ALTER TABLE users ALTER COLUMN name SET NOT NULL;\n\n"
          "ALTER TABLE users ALTER COLUMN fee DROP NOT NULL;\n\n"
          "ALTER TABLE users ALTER COLUMN fee DROP DEFAULT;\n\n"
          "ALTER TABLE users DROP COLUMN gone;\n\n"
          "ALTER TABLE users RENAME TO people;\n\n");
    check(&mysql_dialect, columns,
          "ALTER TABLE lms.users ADD COLUMN level SMALLINT NOT NULL DEFAULT 1 + 1;\n\n"
          "ALTER TABLE users MODIFY name VARCHAR(80) NOT NULL;\n\n"
          "ALTER TABLE users MODIFY fee NUMERIC(10, 2) NULL;\n\n"
          "ALTER TABLE users DROP COLUMN gone;\n\n"
          "ALTER TABLE users RENAME TO people;\n\n");
}

static bool constraints(struct alq_op *op, struct alq_error *err)
{
    return alq_create_unique_constraint(op, "uq", "t", ALQ_NAMES("a", "b"), err) &&
           alq_create_foreign_key(ALQ_WITH(op, .on_delete = "CASCADE"), "fk", "t", "u",
                                  ALQ_NAMES("a"), ALQ_NAMES("id"), err) &&
           alq_create_check_constraint(op, "ck", "t", "a > 0", err) &&
           alq_create_index(ALQ_WITH(op, .unique = true,
                                     .options = ALQ_OPTIONS(
                                         ALQ_SET("postgresql_where", ALQ_SQL("a IS NULL")))),
                            "ix", "t", ALQ_NAMES("a", ALQ_SQL("lower(b)")), err) &&
           alq_drop_index(op, "ix", "t", err) &&
           alq_drop_constraint(op, "uq", "t", ALQ_ITEM_UNIQUE, err);
}

static void test_constraints(void **unused)
{
    (void)unused;
    check(&postgresql_dialect, constraints,
          "ALTER TABLE t ADD CONSTRAINT uq UNIQUE (a, b);\n\n"
          "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES u (id) ON DELETE CASCADE;\n\n"
          "ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0);\n\n"
          "CREATE UNIQUE INDEX ix ON t (a, lower(b)) WHERE a IS NULL;\n\n"
          "DROP INDEX ix;\n\n"
          "ALTER TABLE t DROP CONSTRAINT uq;\n\n");
    check(&mysql_dialect, constraints,
          "ALTER TABLE t ADD CONSTRAINT uq UNIQUE (a, b);\n\n"
          "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES u (id) ON DELETE CASCADE;\n\n"
          "ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0);\n\n"
          "CREATE UNIQUE INDEX ix ON t (a, lower(b));\n\n"
          "DROP INDEX ix ON t;\n\n"
          "ALTER TABLE t DROP INDEX uq;\n\n");
}

static bool types(struct alq_op *op, struct alq_error *err)
{
    return alq_create_table(
        ALQ_WITH(op, .comment = "All", .options = ALQ_OPTIONS(ALQ_SET("mysql_engine", "InnoDB"))),
        "t",
        ALQ_ITEMS(ALQ_COLUMN("a", ALQ_BIG_INTEGER, .primary_key = true),
                  ALQ_COLUMN("b", ALQ_ENUM("mood", "good", "bad")),
                  ALQ_COLUMN("c", ALQ_DATE_TIME_WITH_ZONE),
                  ALQ_COLUMN("d", ALQ_TYPE(.kind = ALQ_TYPE_TEXT,
                                           .postgresql = ALQ_NAMED("postgresql", "TSVECTOR"))),
                  ALQ_COLUMN("e", ALQ_NUMERIC(8, 0), .unique = true),
                  ALQ_PRIMARY_KEY(ALQ_NAMES("a"), .name = "pk_t")),
        err);
}

static void test_types(void **unused)
{
    (void)unused;
    check(&postgresql_dialect, types,
          "CREATE TYPE mood AS ENUM ('good', 'bad');\n\n"
          "CREATE TABLE t (\n    a BIGSERIAL NOT NULL, \n    b mood, \n"
          "    c TIMESTAMP WITH TIME ZONE, \n    d TSVECTOR, \n    e NUMERIC(8, 0), \n"
          "    CONSTRAINT pk_t PRIMARY KEY (a), \n    UNIQUE (e)\n);\n\n"
          "COMMENT ON TABLE t IS 'All';\n\n");
    check(
        &mysql_dialect, types,
        "CREATE TABLE t (\n    a BIGINT NOT NULL AUTO_INCREMENT, \n    b ENUM('good','bad'), \n"
        "    c DATETIME, \n    d TEXT, \n    e NUMERIC(8, 0), \n"
        "    CONSTRAINT pk_t PRIMARY KEY (a), \n    UNIQUE (e)\n)ENGINE=InnoDB COMMENT='All';\n\n");
}

static bool parameters(struct alq_op *op, struct alq_error *err)
{
    uint64_t changes = 7;
    return alq_execute_with(op, "UPDATE t SET a = ?, b = '?', \"?\" = ? -- ?\nWHERE c = ?/*?*/",
                            ALQ_VALUES(alq_text("it's"), alq_null(), alq_real(2)), &changes, err) &&
           changes == 0 &&
           alq_execute_with(op, "INSERT INTO t VALUES (?, ?)",
                            ALQ_VALUES(alq_blob("\1\xff", 2), alq_boolean(true)), NULL, err) &&
           alq_bulk_insert(op, "t", ALQ_NAMES("a"),
                           ALQ_ROWS(ALQ_VALUES(alq_integer(-1)),
                                    ALQ_VALUES(alq_expression("now()"))),
                           err);
}

static void test_parameters(void **unused)
{
    (void)unused;
    check(&sqlite_dialect, parameters,
          "UPDATE t SET a = 'it''s', b = '?', \"?\" = NULL -- ?\nWHERE c = 2.0/*?*/;\n\n"
          "INSERT INTO t VALUES (x'01ff', 1);\n\n"
          "INSERT INTO t (a) VALUES (-1);\n\nINSERT INTO t (a) VALUES (now());\n\n");
}

static bool too_few(struct alq_op *op, struct alq_error *err)
{
    return alq_execute_with(op, "DELETE FROM t WHERE a = ? OR b = ?", ALQ_VALUES(alq_integer(1)),
                            NULL, err);
}

static bool asks(struct alq_op *op, struct alq_error *err)
{
    return alq_has_column(op, "t", "a") || alq_execute(op, "SELECT 1", err);
}

static bool open_batch(struct alq_op *op, struct alq_error *err)
{
    return alq_batch_begin(op, "t", ALQ_RECREATE_AUTO, err);
}

static bool stranger_in_batch(struct alq_op *op, struct alq_error *err)
{
    return alq_batch_begin(op, "t", ALQ_RECREATE_AUTO, err) && alq_drop_table(op, "u", err);
}

static bool silent(struct alq_op *op, struct alq_error *err)
{
    (void)op;
    (void)err;
    return false;
}

static bool careless(struct alq_op *op, struct alq_error *err)
{
    bool is_done = alq_add_column(op, "t", ALQ_UNIQUE(ALQ_NAMES("a")), err);
    return is_done || true;
}

static void test_errors(void **unused)
{
    (void)unused;
    check_error(too_few, ALQ_ERROR_SCRIPT, "a statement has more ? than its 1 values");
    check_error(asks, ALQ_ERROR_UNSUPPORTED,
                "revision r1 asks whether a part of table t is there, which a script cannot know");
    check_error(open_batch, ALQ_ERROR_SCRIPT, "revision r1 leaves the batch on table t open");
    check_error(stranger_in_batch, ALQ_ERROR_SCRIPT, "drop_table in a batch on table t");
    check_error(silent, ALQ_ERROR_SCRIPT, "revision r1 failed and does not say why");
    check_error(careless, ALQ_ERROR_SCRIPT,
                "table t is given something else where a column belongs");
}

static bool batch(struct alq_op *op, struct alq_error *err)
{
    return alq_batch_begin(op, "t", ALQ_RECREATE_NEVER, err) &&
           alq_drop_column(op, NULL, "a", err) && alq_drop_column(op, "t", "b", err) &&
           alq_batch_end(op, err);
}

static void test_batch(void **unused)
{
    (void)unused;
    check(&sqlite_dialect, batch,
          "ALTER TABLE t DROP COLUMN a;\n\nALTER TABLE t DROP COLUMN b;\n\n");
}

static bool objects(struct alq_op *op, struct alq_error *err)
{
    return alq_create_enum(op, "mood", ALQ_NAMES("a", "b"), err) &&
           alq_add_enum_value(ALQ_WITH(op, .after = "a"), "mood", "c", err) &&
           alq_create_view(op, "v", "SELECT 1", err) &&
           alq_replace_view(op, "v", "SELECT 2", err) &&
           alq_drop_view(ALQ_WITH(op, .if_exists = true), "v", err) &&
           alq_drop_enum(op, "mood", err);
}

static void test_objects(void **unused)
{
    (void)unused;
    check(&postgresql_dialect, objects,
          "CREATE TYPE mood AS ENUM ('a', 'b');\n\n"
          "ALTER TYPE mood ADD VALUE 'c' AFTER 'a';\n\n"
          "CREATE VIEW v AS SELECT 1;\n\nCREATE OR REPLACE VIEW v AS SELECT 2;\n\n"
          "DROP VIEW IF EXISTS v;\n\nDROP TYPE mood;\n\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns), cmocka_unit_test(test_constraints),
        cmocka_unit_test(test_types),   cmocka_unit_test(test_parameters),
        cmocka_unit_test(test_errors),  cmocka_unit_test(test_batch),
        cmocka_unit_test(test_objects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

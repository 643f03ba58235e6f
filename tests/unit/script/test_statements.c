/* Statements of SQL revisions: sections and databases, files of dbmate and goose, transactions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "base/vec.h"
#include "script/revision_file.h"
#include "base/banned.h"

static struct script_file read_file(const char *name, const char *text, struct arena *arena)
{
    ERROR_SCOPE(err);
    struct script_file file;
    bool is_revision = false;
    if (!script_read_header(name, text, strlen(text), arena, &file, &is_revision, &err))
        fail_msg("%s: line %u: %s", text, err.line, err.message);
    assert_true(is_revision);
    return file;
}

/* The statements as "line:text", joined by " | ". */
static char *statements_of(const struct script_file *file, enum script_direction direction,
                           const char *dialect, bool *ret_is_transactional, struct arena *arena)
{
    ERROR_SCOPE(err);
    TEXT_SCOPE(joined);
    struct sql_statements statements;
    if (!script_statements(file, direction, dialect, arena, &statements, ret_is_transactional,
                           &err))
        fail_msg("%s: %u:%u: %s", file->path, err.line, err.column, err.message);
    for (size_t i = 0; i < statements.count; i++)
        text_printf(&joined, "%s%u:%s", i ? " | " : "", statements.items[i].line,
                    statements.items[i].text);
    return text_copy(&joined, arena);
}

static void assert_statements(const char *name, const char *text, enum script_direction direction,
                              const char *dialect, const char *expected, bool is_transactional)
{
    ARENA_SCOPE(arena);
    struct script_file file = read_file(name, text, &arena);
    bool found = !is_transactional;
    assert_string_equal(statements_of(&file, direction, dialect, &found, &arena), expected);
    assert_int_equal(found, is_transactional);
    assert_true(script_is_transactional(&file, direction, &found, NULL));
    assert_int_equal(found, is_transactional);
}

static void assert_refused(const char *name, const char *text, enum script_direction direction,
                           const char *dialect, unsigned line, const char *message)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct script_file file = read_file(name, text, &arena);
    struct sql_statements statements;
    if (script_statements(&file, direction, dialect, &arena, &statements, NULL, &err))
        fail_msg("%s: has %zu statements", text, statements.count);
    assert_int_equal(err.kind, ALQ_ERROR_SCRIPT);
    assert_string_equal(err.message, message);
    assert_string_equal(err.file, name);
    assert_int_equal(err.line, line);
}

static const enum script_direction UP = SCRIPT_UPGRADE;
static const enum script_direction DOWN = SCRIPT_DOWNGRADE;

static const char sections[] = "-- revision: a\n"
                               "\n"
                               "-- upgrade\n"
                               "one; two;\n"
                               "-- upgrade sqlite\n"
                               "lite;\n"
                               "-- upgrade mysql, postgresql\n"
                               "# '\n"
                               "both;\n"
                               "-- downgrade mysql\n"
                               "down my;\n"
                               "-- downgrade mariadb\n"
                               "down maria;\n"
                               "-- downgrade sqlite\n";

static void test_sections(void **state)
{
    (void)state;
    assert_statements("x.sql", sections, UP, "sqlite", "6:lite", true);
    assert_statements("x.sql", sections, UP, "mysql", "9:both", true);
    assert_statements("x.sql", sections, UP, "mariadb", "9:both", true);
    assert_statements("x.sql", sections, UP, "oracle", "4:one | 4:two", true);
    assert_statements("x.sql", sections, DOWN, "mysql", "11:down my", true);
    assert_statements("x.sql", sections, DOWN, "mariadb", "13:down maria", true);
    assert_statements("x.sql", sections, DOWN, "sqlite", "", true);
    assert_refused("x.sql", sections, DOWN, "postgresql", 0,
                   "revision a has no downgrade section for postgresql");
    const char *text =
        "\xef\xbb\xbf-- upgrade\r\n-- revision: a\r\n-- transaction: no\r\n-- upgrade\r\nx;\r\n";
    assert_statements("x.sql", text, UP, "sqlite", "5:x", false);
    assert_refused("dir/x.sql", text, DOWN, "sqlite", 0,
                   "revision a cannot be downgraded: x.sql has no downgrade section");
    assert_statements("x.sql", "-- revision: a\n-- downgrade\n", DOWN, "sqlite", "", true);
    assert_statements("x.sql", "-- revision: a\n-- Upgrade SQLite\nx;\n-- UPGRADE\ny", UP, "sqlite",
                      "3:x", true);
    assert_statements("x.sql", "-- revision: a\n-- upgrade\n  -- downgrade\nx", UP, "sqlite", "4:x",
                      true);
}

static void test_bad_sections(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned line;
        const char *message;
    } cases[] = {
        {"-- revision: a\n-- upgrade\nx;\n-- upgrade\n", 4,
         "a second upgrade section for the same database"},
        {"-- revision: a\n-- upgrade sqlite, mysql\n-- downgrade\n-- upgrade mysql\n", 4,
         "a second upgrade section for the same database"},
        {"-- revision: a\n-- upgrade\n-- downgrade\n-- downgrade\n", 4,
         "a second downgrade section for the same database"},
        {"-- revision: a\n-- upgrade\nx;\n-- upgrade oracle\n", 4,
         "section for the unknown database 'oracle'"},
        {"-- revision: a\n-- upgrade\nx;\n-- upgrade mysql mariadb\n", 4,
         "the databases of a section are not separated by commas"},
        {"-- revision: a\n-- upgrade\nx 'y;\n", 3, "string is not closed"},
        {"-- revision: a\n-- downgrade\nx;\n", 0,
         "revision a cannot be upgraded: x.sql has no upgrade section"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_refused("x.sql", cases[i].text, UP, "sqlite", cases[i].line, cases[i].message);
}

static void test_transactions(void **state)
{
    (void)state;
    static const char *const refused[] = {"BEGIN", "COMMIT", "end", "rollback",
                                          "start transaction"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        ARENA_SCOPE(arena);
        const char *text =
            arena_printf(&arena, "-- revision: a\n-- upgrade\nx;\n %s;\n", refused[i]);
        assert_refused("x.sql", text, UP, "sqlite", 4,
                       "revision a begins or ends a transaction by itself");
        text = arena_printf(&arena, "-- revision: a\n-- transaction: no\n-- upgrade\nx;%s;",
                            refused[i]);
        char *expected = arena_printf(&arena, "4:x | 4:%s", refused[i]);
        assert_statements("x.sql", text, UP, "sqlite", expected, false);
    }
    assert_statements("x.sql", "-- revision: a\n-- upgrade\nsavepoint a; rollback to a; release a;",
                      UP, "sqlite", "3:savepoint a | 3:rollback to a | 3:release a", true);
    assert_statements(
        "x.sql",
        "-- revision: a\n-- upgrade\ncreate trigger t after insert on x begin select 1; end;", UP,
        "sqlite", "3:create trigger t after insert on x begin select 1; end", true);
}

static void test_dbmate(void **state)
{
    (void)state;
    const char *text =
        "-- note\n-- migrate:up\none;\ntwo;\n\n-- migrate:down transaction:false\nthree;";
    assert_statements("1_x.sql", text, UP, "sqlite", "3:one | 4:two", true);
    assert_statements("1_x.sql", text, DOWN, "postgresql", "7:three", false);
    text = "--migrate:up\r\none;\r\n--migrate:down\r\n1;\r\n-- migrate:up "
           "transaction:false\r\ntwo;\r\n"
           "-- migrate:down\r\n2;\r\n";
    assert_statements("1_x.sql", text, UP, "mysql", "2:one | 6:two", false);
    assert_statements("1_x.sql", text, DOWN, "mysql", "8:2 | 4:1", true);
    assert_statements("1_x.sql", "-- migrate:up foo:bar transaction:true\nx;", UP, "sqlite", "2:x",
                      true);
    assert_statements("1_x.sql", "-- migrate:up\nx;\n-- migrate:update\ny;", UP, "sqlite",
                      "2:x | 4:y", true);
    assert_refused("1_x.sql", "-- migrate:up\nx;", DOWN, "sqlite", 0,
                   "revision 1 cannot be downgraded: 1_x.sql has no downgrade section");
    assert_refused("1_x.sql", "-- migrate:down\nx;\n-- migrate:up\ny;", UP, "sqlite", 1,
                   "a down section before the first up section");
    assert_refused("1_x.sql", "-- migrate:up\n-- migrate:down\n-- migrate:down\n", UP, "sqlite", 3,
                   "a second downgrade section for the same database");
    assert_refused("1_x.sql", "-- migrate:up\nBEGIN;\n", UP, "sqlite", 2,
                   "revision 1 begins or ends a transaction by itself");
}

static void test_goose(void **state)
{
    (void)state;
    const char *text = "-- +goose Up\n"
                       "one; two;\n"
                       "\n"
                       "-- +goose StatementBegin\n"
                       "\n"
                       "-- a comment\n"
                       "create function f() as $$ begin; end; $$;\n"
                       "-- +goose StatementEnd\n"
                       "three;\n"
                       "-- +goose Down\n"
                       "-- +goose statementbegin\n"
                       "down;\n"
                       "-- +goose statementend\n";
    assert_statements("1_x.sql", text, UP, "postgresql",
                      "2:one | 2:two | 7:create function f() as $$ begin; end; $$ | 9:three", true);
    assert_statements("1_x.sql", text, DOWN, "sqlite", "12:down", true);
    text = "-- +goose Up\nx;\n-- +goose Down\n-- +goose NO TRANSACTION\nBEGIN; y; COMMIT;\n";
    assert_statements("1_x.sql", text, UP, "sqlite", "2:x", false);
    assert_statements("1_x.sql", text, DOWN, "sqlite", "5:BEGIN | 5:y | 5:COMMIT", false);
    /* a block with several statements, as goose's own tests have it */
    text = "-- +goose Up\n-- +goose StatementBegin\none;\ntwo;\n-- +goose StatementEnd\n";
    assert_statements("1_x.sql", text, UP, "postgresql", "3:one | 4:two", true);
    assert_statements("1_x.sql", text, UP, "mysql", "3:one;\ntwo;", true);
    text = "-- +goose Up\n-- +goose StatementBegin\n-- note\n create procedure p() begin odd; end; "
           "end;\n"
           "-- +goose StatementEnd\n-- +goose StatementBegin\n-- nothing\n-- +goose StatementEnd\n";
    assert_statements("1_x.sql", text, UP, "mariadb", "4:create procedure p() begin odd; end; end;",
                      true);
    text = "-- +goose Up\n-- +goose StatementBegin\ncreate procedure p() begin if x;\n"
           "-- +goose StatementEnd\n";
    assert_statements("1_x.sql", text, UP, "mysql", "3:create procedure p() begin if x;", true);
    assert_statements("1_x.sql", "-- +goose Up\n", DOWN, "sqlite", "", true);
}

static void test_bad_goose(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned line;
        const char *message;
    } cases[] = {
        {"-- +goose Up\n-- +goose StatementBegin\nx;\n", 2, "StatementBegin without StatementEnd"},
        {"-- +goose Up\n-- +goose StatementBegin\n-- +goose StatementBegin\n", 3,
         "StatementBegin inside of a statement block"},
        {"-- +goose Up\n-- +goose StatementEnd\n", 2, "StatementEnd without StatementBegin"},
        {"-- +goose Up\nx;\n-- +goose Statement Begin\n", 3, "unknown annotation of goose"},
        {"-- +goose Up\n-- +goose Up\n", 2, "a second upgrade section for the same database"},
        {"-- +goose Down\n-- +goose Up\n", 1, "a down section before the first up section"},
        {"-- +goose Up\n-- +goose ENVSUB ON\nx;\nselect ${ALQ_TEST_NONE?told};\n", 4,
         "environment variable ALQ_TEST_NONE is not set"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_refused("1_x.sql", cases[i].text, UP, "sqlite", cases[i].line, cases[i].message);
}

static void test_environment(void **state)
{
    (void)state;
    setenv("ALQ_TEST_NAME", "foo", 1);
    setenv("ALQ_TEST_EMPTY", "", 1);
    unsetenv("ALQ_TEST_NONE");
    const char *text = "-- +goose ENVSUB ON\n"
                       "-- +goose Up\n"
                       "create table ${ALQ_TEST_NAME}post ($ALQ_TEST_NAME int);\n"
                       "select ${ALQ_TEST_NONE:-a}, ${ALQ_TEST_EMPTY:-b}, ${ALQ_TEST_EMPTY-c};\n"
                       "-- +goose ENVSUB OFF\n"
                       "select $ALQ_TEST_NAME;\n"
                       "-- +goose StatementBegin\n"
                       "do $$\n"
                       "-- +goose ENVSUB ON\n"
                       "'${ALQ_TEST_NAME} \\$X'\n"
                       "-- +goose ENVSUB OFF\n"
                       "$$;\n"
                       "-- +goose StatementEnd\n"
                       "-- +goose ENVSUB ON\n"
                       "-- +goose Down\n"
                       "drop table ${ALQ_TEST_NAME}post;\n";
    assert_statements(
        "1_x.sql", text, UP, "postgresql",
        "3:create table foopost (foo int) | 4:select a, b, | 6:select $ALQ_TEST_NAME | "
        "8:do $$\n\n'foo $X'\n\n$$",
        true);
    assert_statements("1_x.sql", text, DOWN, "postgresql", "16:drop table foopost", true);
}

static void test_other_questions(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    bool has_downgrade = false;
    struct script_file file = read_file("x.sql", sections, &arena);
    assert_true(script_has_downgrade(&file, "mariadb", &has_downgrade, NULL) && has_downgrade);
    assert_true(script_has_downgrade(&file, "postgresql", &has_downgrade, NULL) && !has_downgrade);
    const char *text = "revision = 'a'\ndown_revision = None\n";
    file = read_file("x.py", text, &arena);
    assert_true(script_has_downgrade(&file, "sqlite", &has_downgrade, NULL) && has_downgrade);
    bool is_transactional = false;
    assert_true(script_is_transactional(&file, DOWN, &is_transactional, NULL) && is_transactional);
    struct sql_statements statements;
    assert_false(script_statements(&file, UP, "sqlite", &arena, &statements, NULL, &err));
    assert_int_equal(err.kind, ALQ_ERROR_UNSUPPORTED);

    struct digest one;
    struct digest two;
    file = read_file("x.sql", "-- revision: a\n-- upgrade\nx; \n\n", &arena);
    assert_true(script_digest(&file, &one, NULL));
    file = read_file("x.sql", "\xef\xbb\xbf-- revision: a\r\n-- upgrade\r\nx;\r\n", &arena);
    assert_true(script_digest(&file, &two, NULL));
    assert_string_equal(one.hex, two.hex);
    file = read_file("x.sql", "-- revision: a\n-- upgrade\ny;\n", &arena);
    assert_true(script_digest(&file, &two, NULL));
    assert_string_not_equal(one.hex, two.hex);
    file.bytes = NULL; /* as if on a disk where it is no more */
    file.path = "/nowhere/x.sql";
    assert_false(script_digest(&file, &two, NULL));
    alq_error_release(&err);
    assert_false(script_statements(&file, UP, "sqlite", &arena, &statements, NULL, &err));
    assert_int_equal(err.kind, ALQ_ERROR_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sections),     cmocka_unit_test(test_bad_sections),
        cmocka_unit_test(test_transactions), cmocka_unit_test(test_dbmate),
        cmocka_unit_test(test_goose),        cmocka_unit_test(test_bad_goose),
        cmocka_unit_test(test_environment),  cmocka_unit_test(test_other_questions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

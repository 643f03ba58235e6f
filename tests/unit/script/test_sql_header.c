/* Headers of SQL files: ours, dbmate's and goose's, and what is no revision. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "script/header.h"
#include "script/revision_file.h"
#include "base/banned.h"

static bool read_file(const char *name, const char *text, struct arena *arena,
                      struct script_file *ret_file)
{
    ERROR_SCOPE(err);
    bool is_revision = false;
    if (!script_read_header(name, text, strlen(text), arena, ret_file, &is_revision, &err))
        fail_msg("%s: line %u: %s", text, err.line, err.message);
    return is_revision;
}

/* A copy: its owner is the file as it was read, which is gone. */
static struct script_file read_revision(const char *text, struct arena *arena)
{
    struct script_file file;
    if (!read_file("dir/x.sql", text, arena, &file))
        fail_msg("no revision: %s", text);
    assert_int_equal(file.kind, SCRIPT_SQL);
    assert_string_equal(file.path, "dir/x.sql");
    assert_ptr_equal(file.bytes, text);
    assert_int_equal(file.length, strlen(text));
    assert_ptr_equal(file.revision.owner, &file);
    return file;
}

static void assert_refused(const char *name, const char *text, unsigned line, const char *message)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct script_file file;
    bool is_revision = false;
    if (script_read_header(name, text, strlen(text), &arena, &file, &is_revision, &err))
        fail_msg("%s: is read", text);
    assert_int_equal(err.kind, ALQ_ERROR_SCRIPT);
    assert_string_equal(err.message, message);
    assert_string_equal(err.file, name);
    assert_int_equal(err.line, line);
}

static void assert_ignored(const char *name, const char *text)
{
    ARENA_SCOPE(arena);
    struct script_file file;
    if (read_file(name, text, &arena, &file))
        fail_msg("%s: revision %s", text, file.revision.id);
}

static void test_full_header(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct script_file file = read_revision("-- Add a thing\n"
                                            "-- and another\n"
                                            "--\n"
                                            "-- Because: it was missing.\n"
                                            "--\n"
                                            "-- revision: 20260105_145517\n"
                                            "-- revises: a1, b2 ,\n"
                                            "-- depends on: c3\n"
                                            "-- branch labels: one, two\n"
                                            "-- transaction: no\n"
                                            "-- create date: 2026-01-05 14:55:17\n"
                                            "\n"
                                            "-- upgrade\n"
                                            "SELECT 1;\n",
                                            &arena);
    assert_string_equal(file.revision.id, "20260105_145517");
    assert_int_equal(file.revision.id_line, 6);
    assert_int_equal(file.revision.down.count, 2);
    assert_string_equal(file.revision.down.items[0], "a1");
    assert_string_equal(file.revision.down.items[1], "b2");
    assert_int_equal(file.revision.down_line, 7);
    assert_int_equal(file.revision.depends_on.count, 1);
    assert_int_equal(file.revision.depends_line, 8);
    assert_int_equal(file.revision.labels.count, 2);
    assert_string_equal(file.revision.labels.items[1], "two");
    assert_int_equal(file.revision.labels_line, 9);
    assert_string_equal(file.revision.file, "dir/x.sql");
    assert_false(file.is_transactional);
    assert_string_equal(file.create_date, "2026-01-05 14:55:17");
    assert_string_equal(file.title, "Add a thing and another");
    assert_string_equal(file.doc, "Add a thing\nand another\n\nBecause: it was missing.");
}

static void test_ways_to_write(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "-- revision: a\n-- upgrade",
        "--revision:a\n--upgrade\n",
        "\xef\xbb\xbf-- Revision: a\r\n-- UPGRADE\r\n",
        "\n\n  -- REVISION:  a  \n-- downgrade\n",
        "/* Licence\n * -- revision: b\n */\n-- revision: a\n-- upgrade sqlite\n",
        "/* one */\n/* two */ \n-- revision: a\n-- upgrade sqlite, MySQL\n",
        "-- revision: a\n-- revises:\n-- depends_on:\n-- branch_labels:\n-- create date:\n-- "
        "upgrade\n",
        "-- revision: a\n-- Upgrade path is documented elsewhere\n-- upgrade\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ARENA_SCOPE(arena);
        struct script_file file = read_revision(texts[i], &arena);
        assert_string_equal(file.revision.id, "a");
        assert_int_equal(file.revision.down.count, 0);
        assert_int_equal(file.revision.depends_on.count, 0);
        assert_int_equal(file.revision.labels.count, 0);
        assert_null(file.create_date);
        assert_true(file.is_transactional);
    }
    static const char *const words[] = {"no", "No", "false", "OFF", "yes", "TRUE", "on"};
    for (size_t i = 0; i < 7; i++) {
        ARENA_SCOPE(arena);
        char *text =
            arena_printf(&arena, "-- revision: a\n-- transaction: %s\n-- upgrade", words[i]);
        assert_int_equal(read_revision(text, &arena).is_transactional, i > 3);
    }
}

static void test_messages(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *title;
        const char *doc;
    } cases[] = {
        {"-- revision: a\n-- upgrade", "", ""},
        {"-- upgrade\n-- revision: a\n-- upgrade", "upgrade", "upgrade"},
        {"-- upgrade postgres\n--\n-- x\n-- revision: a\n-- upgrade", "upgrade postgres",
         "upgrade postgres\n\nx"},
        {"-- ------\n-- Title\n-- ======\n-- more\n-- revision: a\n-- text behind\n-- upgrade",
         "Title", "Title\n\nmore\ntext behind"},
        {"-- revision : no key\n-- x: y\n-- revision: a\n-- upgrade", "revision : no key x: y",
         "revision : no key\nx: y"},
        {"-- Señor 日本\n\n-- b\n-- revision: a\n-- upgrade", "Señor 日本", "Señor 日本\n\nb"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ARENA_SCOPE(arena);
        struct script_file file = read_revision(cases[i].text, &arena);
        assert_string_equal(file.title, cases[i].title);
        assert_string_equal(file.doc, cases[i].doc);
        assert_string_equal(file.revision.id, "a");
    }
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned line;
        const char *message;
    } cases[] = {
        {"-- x\n-- revision: a\nSELECT 1;", 3, "SQL before the first section of revision a"},
        {"-- revision: a\n\n/* x */ SELECT 1;\n-- upgrade", 3,
         "SQL before the first section of revision a"},
        {"-- revision: a\n-- x\n", 1, "revision a has no section"},
        {"-- revision: a\n/* -- upgrade\n", 1, "revision a has no section"},
        {"-- revision:\n-- upgrade\n", 1, "the revision has no id"},
        {"-- x\n-- upgrade\nSELECT 1;", 2, "no revision id above the section"},
        {"-- x\n-- upgrade\n", 2, "no revision id above the section"},
        {"SELECT 1;\n-- revision: a\n-- upgrade\n", 1, "SQL before the first section"},
        {"\nSELECT 1;\n-- migrate:up\n", 2, "SQL before the first section"},
        {"SELECT 1;\n-- +goose Up\n", 1, "SQL before the first section"},
        {"-- revision: a\n-- Revision: b\n-- upgrade", 2, "'revision' is given twice"},
        {"-- revision: a\n-- revises: b\n-- revises: c\n-- upgrade", 3, "'revises' is given twice"},
        {"-- revision: a\n-- transaction: maybe\n-- upgrade", 2,
         "transaction: maybe is neither yes nor no"},
        {"-- revision: a\n-- upgrade postgres\n", 2, "section for the unknown database 'postgres'"},
        {"-- revision: a\n-- upgrade sqlite mysql\n", 2,
         "the databases of a section are not separated by commas"},
        {"-- revision: a\n-- upgrade [reports]\n", 2,
         "section for the unknown database '[reports]'"},
        {"-- migrate:up\n", 1, "x.sql begins with no number, which would be its revision id"},
        {"-- +goose Up\n", 1, "x.sql begins with no number, which would be its revision id"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_refused("dir/x.sql", cases[i].text, cases[i].line, cases[i].message);
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct script_file file;
    bool is_revision;
    const char *text = "-- revision: a\n-- upgrade postgres\n";
    assert_false(
        script_read_header("x.sql", text, strlen(text), &arena, &file, &is_revision, &err));
    assert_string_equal(err.hint, "did you mean postgresql?");
}

static void test_no_revisions(void **state)
{
    (void)state;
    assert_ignored("x.sql", "");
    assert_ignored("x.sql", "-- only a comment\n");
    assert_ignored("x.sql", "INSERT INTO t VALUES (1);\n-- upgrade\nSELECT 1;\n");
    assert_ignored("x.sql", "INSERT INTO t VALUES (1);\n-- downgrade notes\n");
    static const char *const names[] = {"README", "README.md",   "x.sql~", "x.sql.bak", ".x.sql",
                                        "x.txt",  "__init__.py", ".#x.py", "x.pyc",     "x.c"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_ignored(names[i],
                       "-- revision: a\n-- upgrade\nrevision = 'a'\ndown_revision = None\n");
    ARENA_SCOPE(arena);
    struct script_file file;
    bool is_revision = true;
    assert_true(script_read_header("x.sql", NULL, 0, &arena, &file, &is_revision, NULL));
    assert_false(is_revision);
}

static void test_tools(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        const char *text;
        enum script_kind kind;
        const char *id;
        const char *title;
    } cases[] = {
        {"db/20230101000000_create_users.sql", "-- migrate:up\nSELECT 1;\n", SCRIPT_DBMATE,
         "20230101000000", "create users"},
        {"1.sql", "--migrate:up transaction:false\n", SCRIPT_DBMATE, "1", ""},
        {"20230101-x.sql", "\n-- Note\n\n--   migrate:down\n", SCRIPT_DBMATE, "20230101", "x"},
        {"00001_name.sql", "-- +goose Up\n", SCRIPT_GOOSE, "00001", "name"},
        {"00002_a_b.sql", "-- note\n-- +goose NO TRANSACTION\n-- +goose up\n", SCRIPT_GOOSE,
         "00002", "a b"},
        {"3_x.sql", "/* licence */\n-- +goose ENVSUB ON\n--+goose UP\r\n", SCRIPT_GOOSE, "3", "x"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ARENA_SCOPE(arena);
        struct script_file file;
        assert_true(read_file(cases[i].name, cases[i].text, &arena, &file));
        assert_int_equal(file.kind, cases[i].kind);
        assert_string_equal(file.revision.id, cases[i].id);
        assert_string_equal(file.title, cases[i].title);
        assert_int_equal(file.revision.down.count, 0);
    }
}

/* Whatever is cut off a file, its beginning gives the same answer or asks for more. */
static void test_beginnings(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "-- Title\n-- more\n--\n-- revision: abc\n-- revises: b, c\n-- depends on: d\n-- "
        "upgrade\nSELECT 1;\n",
        "/* x\n */\n-- revision: abc\n-- Upgrade notes\n-- upgrade mysql, sqlite\nSELECT 1;\n-- "
        "downgrade",
        "-- note\n-- +goose NO TRANSACTION\n-- +goose Up\nSELECT 1;\n",
        "-- note\n\n-- migrate:up transaction:false\nSELECT 1;\n",
        "INSERT INTO t VALUES (1);\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ARENA_SCOPE(arena);
        struct script_file whole = {0};
        bool is_whole_revision = read_file("1_x.sql", texts[i], &arena, &whole);
        for (size_t length = 0; length < strlen(texts[i]); length++) {
            struct script_file file;
            bool is_revision = false;
            bool needs_more = false;
            char *cut = arena_strndup(&arena, texts[i], length);
            struct header_text text = {.path = "1_x.sql", .bytes = cut, .length = length};
            assert_true(header_read(&text, &arena, &file, &is_revision, &needs_more, NULL));
            if (needs_more)
                continue;
            assert_true(is_revision && is_whole_revision);
            assert_string_equal(file.revision.id, whole.revision.id);
            assert_string_equal(file.doc, whole.doc);
            assert_int_equal(file.revision.down.count, whole.revision.down.count);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full_header),  cmocka_unit_test(test_ways_to_write),
        cmocka_unit_test(test_messages),     cmocka_unit_test(test_refused),
        cmocka_unit_test(test_no_revisions), cmocka_unit_test(test_tools),
        cmocka_unit_test(test_beginnings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

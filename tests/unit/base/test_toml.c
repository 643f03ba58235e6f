/* The TOML reader: its rules one by one, and judged by tomllib on files made by chance. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/text.h"
#include "base/toml.h"
#include "support/judge.h"
#include "base/banned.h"

static const struct toml_value *parse(const char *text, struct arena *arena)
{
    const struct toml_value *root = NULL;
    ERROR_SCOPE(err);
    if (!toml_parse("x.toml", text, strlen(text), arena, &root, &err))
        fail_msg("%s: line %u: %s", text, err.line, err.message);
    return root;
}

static void assert_refused(const char *text, unsigned line, const char *message)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    const struct toml_value *root = NULL;
    assert_false(toml_parse("x.toml", text, strlen(text), &arena, &root, &err));
    assert_null(root);
    assert_int_equal(err.kind, ALQ_ERROR_CONFIG);
    assert_string_equal(err.message, message);
    assert_string_equal(err.file, "x.toml");
    assert_int_equal(err.line, line);
    assert_false(toml_parse("x.toml", text, strlen(text), &arena, &root, NULL));
}

static void test_a_project(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    const struct toml_value *root = parse("[build-system]\n"
                                          "requires = ['setuptools>=61',] # comment\n"
                                          "\n"
                                          "[tool.alembic]\r\n"
                                          "script_location = \"%(here)s/\\u00e9\"\r\n"
                                          "recursive_version_locations = true\n"
                                          "when = 1979-05-27 07:32:00\n"
                                          "[[tool.alembic.post_write_hooks]]\n"
                                          "name = \"black\"\n"
                                          "[[tool.alembic.post_write_hooks]]\n"
                                          "name = 'C:\\ruff'\n",
                                          &arena);
    const struct toml_value *alembic = toml_get(toml_get(root, "tool"), "alembic");
    assert_string_equal(toml_get(alembic, "script_location")->text, "%(here)s/\xc3\xa9");
    assert_int_equal(toml_get(alembic, "script_location")->line, 5);
    assert_int_equal(toml_get(alembic, "recursive_version_locations")->kind, TOML_BARE);
    assert_string_equal(toml_get(alembic, "recursive_version_locations")->text, "true");
    assert_string_equal(toml_get(alembic, "when")->text, "1979-05-27 07:32:00");
    const struct toml_value *hooks = toml_get(alembic, "post_write_hooks");
    assert_int_equal(hooks->kind, TOML_ARRAY);
    assert_int_equal(hooks->items.count, 2);
    assert_string_equal(toml_get(hooks->items.items[1], "name")->text, "C:\\ruff");
    assert_null(toml_get(hooks, "name"));
    assert_null(toml_get(NULL, "name"));
    assert_null(toml_get(alembic, "timezone"));
}

static void test_what_is_refused(void **state)
{
    (void)state;
    assert_refused("a = 1\na = 2\n", 2, "key a is there twice");
    assert_refused("[a]\n[b]\n[a]\n", 3, "key a is there twice");
    assert_refused("a = {b = 1}\n[a.c]\n", 2, "key a is there twice");
    assert_refused("a.b = 1\n[a]\n", 2, "key a is there twice");
    assert_refused("a = []\n[[a]]\n", 2, "key a is there twice");
    assert_refused("a = yes\n", 1, "a value is no string, number, boolean or date");
    assert_refused("a =\n", 1, "a value is missing");
    assert_refused("a\n", 1, "a key has no '=' behind it");
    assert_refused("= 1\n", 1, "a line is neither a header, nor key = value, nor a comment");
    assert_refused("[a\n", 1, "a header is not closed");
    assert_refused("\na = \"x\n\"", 2, "a string is not closed on its line");
    assert_refused("a = 1\nb = '''x\n\n", 2, "a string is not closed");
    assert_refused("a = \"\\q\"", 1, "a string has an unknown escape");
    assert_refused("a = \"\\ud800\"", 1, "a \\u or \\U is no character");
    assert_refused("a = \"\\u12\"", 1, "a \\u or \\U has too few digits");
    assert_refused("a = [1,\n2\n", 3, "an array is not closed, or lacks a comma");
    assert_refused("a = {b = 1", 1, "a table in braces is not closed, or lacks a comma");
    assert_refused("a = 1 2\n", 1, "something stands behind the end of a value or header");
    assert_refused("a = 1\n# \xff\n", 2, "a line is not valid UTF-8");
    assert_refused("# a\x01\n", 1, "a comment holds a control character");
}

static void test_depth(void **state)
{
    (void)state;
    TEXT_SCOPE(text);
    text_add(&text, "a = ");
    text_add_repeated(&text, '[', 100000);
    assert_refused(text_string(&text), 1, "a value is too deep within others");
}

static void test_bytes(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    const struct toml_value *root = NULL;
    assert_false(toml_parse("x.toml", "a = 1\n\0", 7, &arena, &root, &err));
    assert_string_equal(err.message, "a line holds a NUL byte");
    assert_int_equal(err.line, 2);
}

/* What follows says in the words of toml_judge.py what was found. */

static void describe_value(struct text *text, const struct toml_value *value)
{
    static const char signs[] = {
        [TOML_STRING] = 's', [TOML_BARE] = 'b', [TOML_ARRAY] = '[', [TOML_TABLE] = '{'};
    text_add_char(text, signs[value->kind]);
    if (value->kind == TOML_STRING || value->kind == TOML_BARE)
        judge_add_netstring(text, value->text);
    for (size_t i = 0; i < value->items.count; i++)
        describe_value(text, value->items.items[i]);
    for (size_t i = 0; i < value->values.count; i++) {
        judge_add_netstring(text, value->values.entries[i].key);
        describe_value(text, value->values.entries[i].value);
    }
    if (value->kind == TOML_ARRAY || value->kind == TOML_TABLE)
        text_add_char(text, value->kind == TOML_ARRAY ? ']' : '}');
}

static void describe(struct text *text, const char *bytes, size_t length)
{
    ARENA_SCOPE(arena);
    const struct toml_value *root = NULL;
    if (toml_parse("x.toml", bytes, length, &arena, &root, NULL))
        describe_value(text, root);
    else
        text_add(text, "error");
}

static void test_as_tomllib(void **state)
{
    (void)state;
    if (system("python3 -c 'import tomllib' 2>/dev/null") != 0)
        skip();
    judge_compare("python3 tests/unit/base/toml_judge.py 20261122 5000", 5000, describe);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_project),  cmocka_unit_test(test_what_is_refused),
        cmocka_unit_test(test_depth),      cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_as_tomllib),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

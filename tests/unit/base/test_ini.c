/* The INI reader: its rules one by one, and judged by ConfigParser on files made by chance. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/ini.h"
#include "base/text.h"
#include "support/judge.h"
#include "base/banned.h"

static struct ini parse(const char *text, struct arena *arena)
{
    struct ini ini;
    ERROR_SCOPE(err);
    if (!ini_parse("x.ini", text, strlen(text), arena, &ini, &err))
        fail_msg("%s: line %u: %s", text, err.line, err.message);
    return ini;
}

static void assert_refused(const char *text, unsigned line, const char *message)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct ini ini;
    assert_false(ini_parse("x.ini", text, strlen(text), &arena, &ini, &err));
    assert_int_equal(err.kind, ALQ_ERROR_CONFIG);
    assert_string_equal(err.file, "x.ini");
    assert_int_equal(err.line, line);
    assert_string_equal(err.message, message);
    assert_true(ini_parse("x.ini", text, strlen(text), &arena, &ini, NULL) == false);
}

static void assert_value(const struct ini *ini, const char *section, const char *key,
                         const char *expected)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    const char *value;
    assert_true(ini_get(ini, section, key, &arena, &value, &err));
    if (!expected)
        assert_null(value);
    else
        assert_string_equal(value, expected);
}

static void assert_bad_value(const struct ini *ini, const char *key, const char *message)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    const char *value = NULL;
    assert_false(ini_get(ini, "alembic", key, &arena, &value, &err));
    assert_null(value);
    assert_int_equal(err.kind, ALQ_ERROR_CONFIG);
    assert_true(err.line > 0);
    assert_string_equal(err.message, message);
    assert_false(ini_get(ini, "alembic", key, &arena, &value, NULL));
}

static void test_an_alembic_file(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct ini ini = parse("# comment\n"
                           "[alembic]\n"
                           "script_location = %(here)s/migrations ; not a comment\n"
                           "sqlalchemy.url: postgresql://app:p%%40ss@db/app\n"
                           "Prepend_Sys_Path=.\n"
                           "\n"
                           "[post_write_hooks]\n"
                           "hooks = black\n"
                           "black.options = -l 79\n",
                           &arena);
    ini_set_default(&ini, &arena, "HERE", "/srv/app");
    assert_value(&ini, "alembic", "script_location", "/srv/app/migrations ; not a comment");
    assert_value(&ini, "alembic", "sqlalchemy.url", "postgresql://app:p%40ss@db/app");
    assert_value(&ini, "alembic", "prepend_SYS_path", ".");
    assert_value(&ini, "alembic", "timezone", NULL);
    assert_value(&ini, "no such section", "here", "/srv/app");
    assert_value(&ini, "no such section", "hooks", NULL);
    const struct ini_section *hooks = ini_find_section(&ini, "post_write_hooks");
    assert_int_equal(hooks->line, 7);
    assert_int_equal(hooks->values.count, 2);
    const struct ini_value *options = map_get(&hooks->values, "black.options");
    assert_int_equal(options->line, 9);
    assert_null(ini_find_section(&ini, "DEFAULT"));
}

static void test_values_of_many_lines(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct ini ini = parse("[alembic]\n"
                           "a =\n"
                           "  one\n"
                           "\n"
                           "# comment, no line of the value\n"
                           "    two = 2\n"
                           "  [three]\n"
                           "\n"
                           "\n"
                           "b = last",
                           &arena);
    assert_value(&ini, "alembic", "a", "\none\n\ntwo = 2\n[three]");
    assert_value(&ini, "alembic", "b", "last");
}

static void test_a_header_ends_continuation(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct ini ini = parse("[a]\n    x = 1\n   y = 2\n[b]\n  z = 3\n    more\n", &arena);
    assert_value(&ini, "a", "x", "1");
    assert_value(&ini, "a", "y", "2");
    assert_value(&ini, "b", "z", "3\nmore");
}

static void test_bom_and_line_ends(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct ini ini = parse("\xef\xbb\xbf[a]\r\nx = 1\r\n  2\ry = 3\r\n", &arena);
    assert_value(&ini, "a", "x", "1\n2");
    assert_value(&ini, "a", "y", "3");
}

static void test_defaults(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct ini ini =
        parse("[DEFAULT]\nx = 1\nhere = mine\n[a]\ny = %(x)s%(Z)s\n[DEFAULT]\nz = 2\n", &arena);
    ini_set_default(&ini, &arena, "here", "/srv");
    ini_set_default(&ini, &arena, "w", "3");
    ini_set_default(&ini, &arena, "w", "4");
    assert_value(&ini, "a", "y", "12");
    assert_value(&ini, "a", "here", "mine");
    assert_value(&ini, "DEFAULT", "w", "4");
    assert_int_equal(ini.sections.count, 1);
}

static void test_bad_files(void **state)
{
    (void)state;
    assert_refused("x = 1\n", 1, "the file does not begin with a section");
    assert_refused("[a]\nx = 1\n[b]\n[a]\n", 4, "section [a] is there twice");
    assert_refused("[a]\nx = 1\nX: 2\n", 3, "key x is there twice in [a]");
    assert_refused("[DEFAULT]\nx = 1\n[DEFAULT]\nx=1\n", 4, "key x is there twice in [DEFAULT]");
    assert_refused("[a]\npostgresql secret\n", 2,
                   "a line is neither a section, nor key = value, nor a comment");
    assert_refused("[a]\n[]\n", 2, "a line is neither a section, nor key = value, nor a comment");
    assert_refused("[a]\n  = 1\n", 2, "a value has no key");
    assert_refused("[a]\n\nx = \xff\n", 3, "a line is not valid UTF-8");
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct ini ini;
    assert_false(ini_parse("x.ini", "[a]\nx\0 = 1", 10, &arena, &ini, &err));
    assert_string_equal(err.message, "a line holds a NUL byte");
}

static void test_bad_references(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct ini ini = parse("[alembic]\n"
                           "unknown = %(none)s\n"
                           "percent = mysql://app:p%40ss@db\n"
                           "end = 100%\n"
                           "open = %(unknown\n"
                           "empty = %()s\n"
                           "letter = %(unknown)d\n"
                           "circle = x%(circle)s\n"
                           "through = %(percent)s\n",
                           &arena);
    assert_bad_value(&ini, "unknown", "bad value of unknown in [alembic]: %(none)s is not defined");
    assert_bad_value(&ini, "percent",
                     "bad value of percent in [alembic]: '%' is followed by neither '%' nor '('");
    assert_bad_value(&ini, "end",
                     "bad value of end in [alembic]: '%' is followed by neither '%' nor '('");
    assert_bad_value(&ini, "open",
                     "bad value of open in [alembic]: '%(' is not the beginning of %(name)s");
    assert_bad_value(&ini, "empty",
                     "bad value of empty in [alembic]: '%(' is not the beginning of %(name)s");
    assert_bad_value(&ini, "letter",
                     "bad value of letter in [alembic]: '%(' is not the beginning of %(name)s");
    assert_bad_value(&ini, "circle",
                     "bad value of circle in [alembic]: its references go round in "
                     "a circle or are too deep");
    assert_bad_value(&ini, "through",
                     "bad value of through in [alembic]: '%' is followed by neither '%' nor '('");
}

/* Ten values deep is fine, eleven is not. */
static void test_depth(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct ini ini = parse("[alembic]\na=%(b)s\nb=%(c)s\nc=%(d)s\nd=%(e)s\ne=%(f)s\nf=%(g)s\n"
                           "g=%(h)s\nh=%(i)s\ni=%(j)s\nj=%(k)s\nk=end\nz=%(a)s\n",
                           &arena);
    assert_value(&ini, "alembic", "a", "end");
    assert_bad_value(&ini, "z",
                     "bad value of z in [alembic]: its references go round in a circle "
                     "or are too deep");
}

static void test_references_cannot_explode(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    TEXT_SCOPE(text);
    text_add(&text, "[alembic]\nk0 = 0123456789\n");
    for (int i = 1; i < 10; i++) {
        text_printf(&text, "k%d =", i);
        for (int j = 0; j < 100; j++)
            text_printf(&text, " %%(k%d)s", i - 1);
        text_add_char(&text, '\n');
    }
    struct ini ini = parse(text_string(&text), &arena);
    assert_bad_value(&ini, "k9", "bad value of k9 in [alembic]: its references make it too long");
}

static void test_reading_a_file(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    char root[] = "/tmp/alambique-ini-XXXXXX";
    assert_non_null(mkdtemp(root));
    char *directory = path_join(&arena, root, "100% of it");
    char *path = path_join(&arena, directory, "alambique.ini");
    const char *text = "[alembic]\nscript_location = %(here)s/migrations\n";
    assert_true(directory_create(directory, &err));
    assert_true(file_write(path, text, strlen(text), &err));
    struct ini ini;
    assert_true(ini_read(path, &arena, &ini, &err));
    assert_value(&ini, "alembic", "script_location",
                 arena_printf(&arena, "%s/migrations", directory));
    unlink(path);
    assert_false(ini_read(path, &arena, &ini, &err));
    assert_int_equal(err.kind, ALQ_ERROR_IO);
    rmdir(directory);
    rmdir(root);
}

static void test_booleans(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int value; /* -1 when it is none */
    } cases[] = {{"1", 1},     {"yes", 1}, {"TRUE", 1}, {"On", 1}, {"0", 0},  {"no", 0},
                 {"False", 0}, {"off", 0}, {"", -1},    {"2", -1}, {"y", -1}, {"true ", -1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool value = false;
        assert_int_equal(ini_parse_boolean(cases[i].text, &value), cases[i].value >= 0);
        assert_int_equal(value, cases[i].value == 1);
    }
}

/* What follows says in the words of ini_judge.py what was found. */

static void add_values(struct text *text, const struct ini *ini, const char *section,
                       const struct map *values)
{
    for (size_t i = 0; i < values->count; i++) {
        ARENA_SCOPE(arena);
        const struct ini_value *value = values->entries[i].value;
        const char *final;
        if (!value->line)
            continue;
        judge_add_netstring(text, value->key);
        judge_add_netstring(text, value->raw);
        judge_add_netstring(text,
                            ini_get(ini, section, value->key, &arena, &final, NULL) ? final : "!");
    }
}

static void describe(struct text *text, const char *bytes, size_t length)
{
    ARENA_SCOPE(arena);
    struct ini ini;
    if (!ini_parse("x.ini", bytes, length, &arena, &ini, NULL)) {
        text_add(text, "error");
        return;
    }
    ini_set_default(&ini, &arena, "here", "/srv/a%%b");
    text_add(text, "[DEFAULT]");
    add_values(text, &ini, "DEFAULT", &ini.defaults);
    for (size_t i = 0; i < ini.sections.count; i++) {
        const struct ini_section *section = ini.sections.entries[i].value;
        judge_add_netstring(text, arena_printf(&arena, "[%s]", section->name));
        add_values(text, &ini, section->name, &section->values);
    }
}

static void test_as_configparser(void **state)
{
    (void)state;
    if (system("python3 -c 'import configparser' 2>/dev/null") != 0)
        skip();
    judge_compare("python3 tests/unit/base/ini_judge.py 20260105 1500", 1500, describe);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_alembic_file),
        cmocka_unit_test(test_values_of_many_lines),
        cmocka_unit_test(test_a_header_ends_continuation),
        cmocka_unit_test(test_bom_and_line_ends),
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_bad_files),
        cmocka_unit_test(test_bad_references),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_references_cannot_explode),
        cmocka_unit_test(test_reading_a_file),
        cmocka_unit_test(test_booleans),
        cmocka_unit_test(test_as_configparser),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Mako templates: judged by Mako itself where it is installed, and by what it is known to make. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "script/mako.h"
#include "script/netstring_check.h"
#include "base/banned.h"

static const struct clock_time moment = {
    .local = {.tm_year = 126, .tm_mon = 0, .tm_mday = 5, .tm_hour = 14, .tm_min = 55, .tm_sec = 7},
    .unix_time = 1767624917,
    .microsecond = 120034,
    .has_zone = true,
};

static const char configuration[] = "[alembic]\ndatabases = engine1, engine2\nx = 50%%\n"
                                    "[engine1]\nurl = sqlite://\n";

static struct strings list_of(const char **items, size_t count)
{
    return (struct strings){.items = items, .count = count, .capacity = count};
}

static bool render(const char *source, bool has_bodies, struct arena *arena, char **ret_text,
                   struct alq_error *err)
{
    static const char *down[] = {"c3", "d4"};
    static const char *labels[] = {"one"};
    static const char *depends_on[] = {"e5", "f6"};
    struct ini ini;
    assert_true(
        ini_parse("/p/alembic.ini", configuration, strlen(configuration), arena, &ini, NULL));
    const struct script_draft draft = {
        .id = "a1b2",
        .message = "add \"users\" & co\nit's <new> \\ é",
        .down = list_of(down, 2),
        .labels = list_of(labels, 1),
        .depends_on = list_of(depends_on, 2),
        .upgrade_body = has_bodies ? "op.execute('x')\nop.execute('y')\n" : NULL,
    };
    const struct mako_variables variables = {.draft = &draft,
                                             .time = &moment,
                                             .ini = &ini,
                                             .section = "alembic",
                                             .config_file = "/p/alembic.ini"};
    return mako_render("script.py.mako", source, strlen(source), &variables, arena, ret_text, err);
}

static void test_texts(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        const char *text;
    } cases[] = {
        {"", ""},
        {"a\nb", "a\nb"},
        {"${up_revision}", "a1b2"},
        {"${repr(down_revision)}", "('c3', 'd4')"},
        {"${down_revision | comma,n}", "c3, d4"},
        {"${repr(branch_labels)} ${repr(depends_on)}", "('one',) ['e5', 'f6']"},
        {"${create_date} ${create_date.year}", "2026-01-05 14:55:07.120034+00:00 2026"},
        {"${upgrades if upgrades else \"pass\"}|${imports if imports else \"\"}", "pass|"},
        {"${context.get(\"engine1_upgrades\", \"pass\")}", "pass"},
        {"% if down_revision:\nyes\n% else:\nno\n% endif\nend", "yes\nend"},
        {"% for x in down_revision:\n${x}${loop.index}\n% endfor\n", "c30\nd41\n"},
        {"## a comment\ntext \\\nwent on", "text went on"},
        {"<%!\nimport re\n\n%>\"\"\"${re.sub('b', 'x', up_revision)}", "\"\"\"a1x2"},
        {"<%\n    names = config.get_main_option(\"databases\")\n%>\n"
         "% for n in names.split(', '):\ndef ${n}():\n% endfor\n",
         "\ndef engine1():\ndef engine2():\n"},
        {"<%def name=\"f(a)\">[${a}]</%def>${f(1)}${f('x')}", "[1][x]"},
        {"<%text>${x}\n% if\n</%text><%doc>gone</%doc>.", "${x}\n% if\n."},
        {"${nothing if nothing else 'undefined'}", "undefined"},
        {"${'}' + \"|\"}", "}|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ARENA_SCOPE(arena);
        ERROR_SCOPE(err);
        char *text = NULL;
        if (!render(cases[i].source, false, &arena, &text, &err) ||
            strcmp(text, cases[i].text) != 0)
            fail_msg("%s\nmakes %s\nnot %s", cases[i].source, text ? text : err.detail,
                     cases[i].text);
    }
}

static void test_bodies(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    char *text = NULL;
    assert_true(
        render("    ${upgrades}\n    ${downgrades}\n${imports}", true, &arena, &text, NULL));
    assert_string_equal(text, "    op.execute('x')\n    op.execute('y')\n    pass\n");
}

/* Where it is wrong, by the template's own lines. */
static void test_errors(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        unsigned line;
        const char *part;
    } cases[] = {
        {"a\n${nothing}", 2, "Undefined"},
        {"\n\n% if x\n% endif\n", 3, "SyntaxError"},
        {"a\n% if True:\nb", 2, "no end"},
        {"a\n% endif\n", 2, "without its beginning"},
        {"a\n% nonsense\n", 2, "control line"},
        {"${x", 1, "without its end"},
        {"<% x = 1", 1, "without its end"},
        {"\n<%include file='x'/>", 2, "no tag"},
        {"<%inherit file='x'/>", 1, "no tag"},
        {"${x | u}", 1, "no filter"},
        {"<%\nimport nowhere.module\n%>", 2, "nowhere"},
        {"<%\n1 // 0\n%>", 2, "ZeroDivisionError"},
        {"<% open('/etc/passwd') %>", 1, "Error"},
        {"% while True:\n% endwhile\n", 1, "StepLimit"},
        {"</%def>", 1, "without its beginning"},
        {"% for x in down_revision:\n${x | n}\n${1 // 0}\n% endfor\n", 3, "ZeroDivisionError"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ARENA_SCOPE(arena);
        ERROR_SCOPE(err);
        char *text = NULL;
        bool is_rendered = render(cases[i].source, false, &arena, &text, &err);
        bool is_named = (err.message && strstr(err.message, cases[i].part)) ||
                        (err.detail && strstr(err.detail, cases[i].part));
        if (is_rendered || err.line != cases[i].line || !is_named)
            fail_msg("%s: %s (%s), line %u", cases[i].source,
                     is_rendered ? "rendered" : err.message, err.detail ? err.detail : "",
                     err.line);
    }
}

static void test_as_mako(void **state)
{
    (void)state;
    enum { COUNT = 400 };
    if (system("/usr/bin/python3 -c 'import mako' 2>/dev/null") != 0)
        skip();
    FILE *judge = popen("/usr/bin/python3 tests/unit/script/mako_judge.py 7 400", "r");
    assert_non_null(judge);
    TEXT_SCOPE(source);
    TEXT_SCOPE(expected);
    unsigned count = 0;
    for (; read_netstring(judge, &source) && read_netstring(judge, &expected); count++) {
        ARENA_SCOPE(arena);
        ERROR_SCOPE(err);
        char *text = NULL;
        bool is_rendered = render(text_string(&source), true, &arena, &text, &err);
        const char *wanted = text_string(&expected);
        if (*wanted == '?')
            continue;
        if (is_rendered != (*wanted == '=') || (is_rendered && strcmp(text, wanted + 1) != 0))
            fail_msg("template %u:\n%s\n--- Mako:\n%s\n--- here:\n%s (%s, line %u)", count,
                     text_string(&source), wanted, is_rendered ? text : err.message,
                     err.detail ? err.detail : "", err.line);
    }
    assert_int_equal(pclose(judge), 0);
    assert_int_equal(count, COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_bodies),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_as_mako),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

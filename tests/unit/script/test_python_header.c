/* Headers of Alembic scripts: ways to write them, what is refused, and Python as the judge. */
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
#include "script/header.h"
#include "script/netstring_check.h"
#include "script/revision_file.h"
#include "base/banned.h"

static struct script_file read_script(const char *name, const char *text, struct arena *arena)
{
    ERROR_SCOPE(err);
    struct script_file file;
    bool is_revision = false;
    if (!script_read_header(name, text, strlen(text), arena, &file, &is_revision, &err))
        fail_msg("%s: line %u: %s", text, err.line, err.message);
    assert_true(is_revision);
    assert_int_equal(file.kind, SCRIPT_PYTHON);
    assert_true(file.is_transactional);
    return file;
}

static void assert_refused(const char *text, unsigned line, const char *message)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct script_file file;
    bool is_revision = false;
    if (script_read_header("x.py", text, strlen(text), &arena, &file, &is_revision, &err))
        fail_msg("%s: is read", text);
    assert_int_equal(err.kind, ALQ_ERROR_SCRIPT);
    if (message)
        assert_string_equal(err.message, message);
    assert_string_equal(err.file, "x.py");
    assert_int_equal(err.line, line);
    assert_non_null(err.hint);
}

static void test_alembic_template(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct script_file file =
        read_script("dir/ae1027a6acf_add_a_column.py",
                    "\"\"\"Add a column\n"
                    "to the table\n"
                    "\n"
                    "Revision ID: ae1027a6acf\n"
                    "Revises: 1975ea83b712\n"
                    "Create Date: 2011-11-08 12:37:36.714947\n"
                    "\n"
                    "\"\"\"\n"
                    "from typing import Sequence, Union\n"
                    "\n"
                    "from alembic import op\n"
                    "import sqlalchemy as sa\n"
                    "\n"
                    "\n"
                    "# revision identifiers, used by Alembic.\n"
                    "revision: str = 'ae1027a6acf'\n"
                    "down_revision: Union[str, Sequence[str], None] = '1975ea83b712'\n"
                    "branch_labels: Union[str, None] = ('forum',)\n"
                    "depends_on: Union[str, Sequence[str], None] = None\n"
                    "\n"
                    "\n"
                    "def upgrade() -> None:\n"
                    "    pass\n",
                    &arena);
    assert_string_equal(file.revision.id, "ae1027a6acf");
    assert_int_equal(file.revision.id_line, 16);
    assert_int_equal(file.revision.down.count, 1);
    assert_string_equal(file.revision.down.items[0], "1975ea83b712");
    assert_int_equal(file.revision.down_line, 17);
    assert_int_equal(file.revision.labels.count, 1);
    assert_string_equal(file.revision.labels.items[0], "forum");
    assert_int_equal(file.revision.labels_line, 18);
    assert_int_equal(file.revision.depends_on.count, 0);
    assert_string_equal(file.title, "Add a column to the table");
    assert_string_equal(file.doc, "Add a column\nto the table\n\nRevision ID: ae1027a6acf\n"
                                  "Revises: 1975ea83b712\nCreate Date: 2011-11-08 12:37:36.714947");
    assert_string_equal(file.create_date, "2011-11-08 12:37:36.714947");
}

static void test_ways_to_write(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "revision='a';down_revision=('b','c')",
        "down_revision = 'b', 'c'\nrevision = 'a'",
        "down_revision = 'b', 'c',\nrevision = (('a'))",
        "revision = \"\"\"a\"\"\"\ndown_revision = ['b',\n # x\n 'c'\n]",
        "revision = \\\n  u'a'\ndown_revision = {'b', r'c'}",
        "revision = '\\x61' ''\ndown_revision = ('b', ('c'))",
        "import os; revision = 'a' # it's\r\ndown_revision = (\r\n'b', 'c')\r\n",
        "revision = 'z'\nrevision = 'a'\ndown_revision = 'z'\ndown_revision = ['b', 'c']",
        "def helper():\n  revision = 'z'\n\nrevision = 'a'\ndown_revision = 'b', 'c'\n",
        "x = '''\nrevision = 'z'\n'''\nrevision = 'a'\ndown_revision = 'b', 'c'\n",
        "revision = 'a'\ndef f():\n pass\ndown_revision = 'b', 'c'\ndef upgrade(): pass\nrevision "
        "= f()\n",
        "revision: 'str' = 'a'\ndown_revision: Union[str, None] = ('b', 'c')\ndepends_on: str\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ARENA_SCOPE(arena);
        struct script_file file = read_script("x.py", texts[i], &arena);
        assert_string_equal(file.revision.id, "a");
        assert_int_equal(file.revision.down.count, 2);
        assert_string_equal(file.revision.down.items[0], "b");
        assert_string_equal(file.revision.down.items[1], "c");
    }
}

static void test_docstrings(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *title;
        const char *date;
    } cases[] = {
        {"", "", NULL},
        {"'one line'", "one line", NULL},
        {"# c\n\n\"\"\"\n  two\n  lines\n\n  more\"\"\"", "two lines", NULL},
        {"'''x\nRevision ID: y\nCreate Date:  2015-01-01 \n'''", "x", "2015-01-01"},
        {"'a' \"b\"", "ab", NULL},
        {"from x import y\n'no docstring'", "", NULL},
        {"f'no docstring'", "", NULL},
        {"'no docstring'.lower()", "", NULL},
        {"'''tab\there'''", "tab here", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ARENA_SCOPE(arena);
        char *text =
            arena_printf(&arena, "%s\nrevision = 'a'\ndown_revision = None\n", cases[i].text);
        struct script_file file = read_script("x.py", text, &arena);
        assert_string_equal(file.title, cases[i].title);
        if (cases[i].date)
            assert_string_equal(file.create_date, cases[i].date);
        else
            assert_null(file.create_date);
    }
}

/* What is no literal is computed, of the rest of the script nothing. */
static void test_computed(void **state)
{
    (void)state;
    static const struct {
        const char *script, *expected;
    } cases[] = {
        {"BASE = 'a'\nrevision = 'r'\ndown_revision = BASE\n", "a"},
        {"revision = 'r'\nnumber = 6\ndown_revision = f'{number + 1:03}_b'\n", "007_b"},
        {"import sys\nprint(1 / 0)\nsys.exit()\nrevision = 'r'\ndown_revision = 'a' + 'b'\n",
         "ab"},
        {"names = ['b']\ntry:\n    import nowhere\n    names += ['c']\n"
         "except ImportError:\n    pass\nnames.append('d')\n"
         "revision = 'r'\ndown_revision = tuple(names)\n",
         "b,d"},
        {"revision = str('r')\ndown_revision = None\n", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ARENA_SCOPE(arena);
        struct script_file file = read_script("x.py", cases[i].script, &arena);
        assert_string_equal(file.revision.id, "r");
        assert_true(file.is_computed);
        assert_string_equal(strings_join(&file.revision.down, ",", &arena), cases[i].expected);
    }
    ARENA_SCOPE(arena);
    const char *plain = "revision = 'r'\ndown_revision = 'a'\ndepends_on = ''\n";
    struct script_file file = read_script("x.py", plain, &arena);
    assert_false(file.is_computed);
    assert_int_equal(file.revision.depends_on.count, 0);
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *value, *message;
    } values[] = {
        {"x", "NameError: name 'x' is not defined"},
        {"b'a'", "bytes instead of a string"},
        {"1", "int instead of a string"},
        {"['a', 1]", "int instead of a string"},
        {"('a', None)", "NoneType instead of a string"},
        {"{'a': 'b'}", "dict instead of a string"},
        {"('a', ['b'])", "list instead of a string"},
        {"'a'.b", "AttributeError: 'str' object has no attribute 'b'"},
        {"[each for each in iter(int, 1)]", "MemoryError"},
        {"open('/etc/passwd').read()", NULL},
        {"__import__('nowhere').name", NULL},
        {"'a", NULL},
        {"('a'", NULL},
        {"'''a", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        ARENA_SCOPE(arena);
        TEXT_SCOPE(message);
        text_printf(&message, "down_revision is no literal, and cannot be computed: %s",
                    values[i].message ? values[i].message : "");
        assert_refused(arena_printf(&arena, "revision = 'a'\ndown_revision = %s\n",
                                    values[i].value),
                       2, values[i].message ? text_string(&message) : NULL);
    }
    static const char *const ids[] = {"None", "('a',)", "['a']", "'a', 'b'", "()"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        ARENA_SCOPE(arena);
        assert_refused(arena_printf(&arena, "\nrevision = %s\ndown_revision = None\n", ids[i]), 2,
                       "revision is no literal, and cannot be computed: a revision has one id");
    }
    assert_refused("revision = 'a'\n", 1, "revision a has no down_revision");
    assert_refused("", 1, "no revision id in x.py");
    assert_refused("from alembic import op\n", 1, "no revision id in x.py");
    assert_refused("import os\n# a name that would be an id: see the file below\n", 1,
                   "no revision id in x.py");
    assert_refused("def revision():\n  pass\n", 1, "no revision id in x.py");
    ARENA_SCOPE(arena);
    assert_string_equal(read_script("ae10.py", "down_revision = None\n", &arena).revision.id,
                        "ae10");
}

/* Whatever is cut off a script, its beginning gives the same answer or asks for more. */
static void test_beginnings(void **state)
{
    (void)state;
    static const char script[] =
        "\"\"\"Title\n\nRevision ID: abc\nCreate Date: 2015\n\"\"\"\n"
        "import x\nrevision = 'abc'\ndown_revision = ('d', 'e')\n\n"
        "def helper():\n    pass\n\nbranch_labels = ('f',)\ndepends_on = 'g'\n\n"
        "def upgrade():\n    op.execute('''SELECT 1''')\n\n\n"
        "def downgrade():\n    pass\n";
    ARENA_SCOPE(arena);
    bool was_enough = false;
    for (size_t length = 0; length < strlen(script); length++) {
        struct script_file file;
        bool is_revision = false;
        bool needs_more = false;
        struct header_text text = {.path = "x.py",
                                   .bytes = arena_strndup(&arena, script, length),
                                   .length = length};
        assert_true(header_read(&text, &arena, &file, &is_revision, &needs_more, NULL));
        assert_true(needs_more || is_revision);
        if (needs_more)
            continue;
        was_enough = true;
        assert_string_equal(file.revision.id, "abc");
        assert_string_equal(file.title, "Title");
        assert_int_equal(file.revision.down.count, 2);
        assert_string_equal(file.revision.labels.items[0], "f");
        assert_string_equal(file.revision.depends_on.items[0], "g");
    }
    assert_true(was_enough);
}

static void add_list(struct text *text, const struct strings *list)
{
    for (size_t i = 0; i < list->count; i++)
        text_printf(text, "%s\x1e", list->items[i]);
    text_add(text, "\x1f");
}

static void describe(struct text *text, const char *bytes, size_t length)
{
    ARENA_SCOPE(arena);
    struct script_file file;
    bool is_revision = false;
    if (!script_read_header("x.py", bytes, length, &arena, &file, &is_revision, NULL)) {
        text_add(text, "refused");
        return;
    }
    text_printf(text, "%s\x1f%u\x1f", file.revision.id, file.revision.id_line);
    add_list(text, &file.revision.down);
    add_list(text, &file.revision.labels);
    add_list(text, &file.revision.depends_on);
    text_printf(text, "%s\x1f", file.doc);
}

static void test_as_python(void **state)
{
    (void)state;
    if (!has_python())
        skip();
    FILE *judge = popen("python3 tests/unit/script/header_judge.py 20260105 3000", "r");
    assert_non_null(judge);
    TEXT_SCOPE(file);
    TEXT_SCOPE(expected);
    unsigned count = 0;
    while (read_netstring(judge, &file) && read_netstring(judge, &expected)) {
        TEXT_SCOPE(found);
        describe(&found, file.bytes, file.length);
        if (strcmp(text_string(&found), text_string(&expected)) != 0)
            fail_msg("--- script\n%s\n--- Python\n%s\n--- found\n%s", text_string(&file),
                     text_string(&expected), text_string(&found));
        count++;
    }
    assert_int_equal(pclose(judge), 0);
    assert_int_equal(count, 3000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alembic_template), cmocka_unit_test(test_ways_to_write),
        cmocka_unit_test(test_docstrings),       cmocka_unit_test(test_computed),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_beginnings),       cmocka_unit_test(test_as_python),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

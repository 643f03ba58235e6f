/* Modules that run only what is asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "python/python.h"

#include "base/banned.h"

static const struct {
    const char *name;
    const char *source;
    bool is_package;
} modules[] = {
    {"app", "from framework import App\napp = App(__name__)\napp.start()\nVERSION = 'app'\n", true},
    {"app.db",
     "import datetime\n"
     "from framework import Engine, text\n"
     "from .names import *\n"
     "from . import VERSION\n"
     "print('run')\n"
     "engine = Engine()\n"
     "def now():\n"
     "    return year()\n"
     "def year():\n"
     "    return datetime.date(2026, 1, 5).year\n"
     "KINDS = ['a']\n"
     "KINDS.append('b')\n"
     "KINDS += ['c']\n"
     "class Kind:\n"
     "    all = KINDS\n"
     "Kind.more = 1\n"
     "try:\n"
     "    import fast as json\n"
     "    json.x\n"
     "except ImportError:\n"
     "    import json\n"
     "broken = 1 / 0\n"
     "def len(x):\n"
     "    return -1\n"
     "def size():\n"
     "    return len('abc')\n"
     "loop_a = loop_b\n"
     "loop_b = loop_a\n",
     false},
    {"app.late", "NOW = 1\nx = = 2\n", false},
    {"shop",
     "from shop import inner\n"
     "from . import other as renamed\n"
     "inner.LIST.append(2)\n",
     true},
    {"shop.inner", "from shop import renamed\nLIST = [1]\nTWICE = renamed.VALUE * 2\n", false},
    {"shop.other", "VALUE = 6\n", false},
    {"app.names", "STAR = 'star'\n_hidden = 1\nunasked = framework.nothing\n", false},
};

static bool find(void *context, struct py *py, const char *name, struct py_found *ret_found,
                 struct alq_error *err)
{
    (void)context, (void)py, (void)err;
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
        if (strcmp(modules[i].name, name) == 0)
            *ret_found = (struct py_found){
                .source = modules[i].source,
                .length = strlen(modules[i].source),
                .path = modules[i].name,
                .is_package = modules[i].is_package,
                .is_lazy = true,
            };
    return true;
}

static void print(void *context, const char *bytes, size_t length, bool is_stderr)
{
    (void)is_stderr;
    text_add_bytes(context, bytes, length);
}

/* What the script prints; or its error's message. */
static void expect(const char *script, const char *output)
{
    TEXT_SCOPE(out);
    struct alq_error err = ALQ_ERROR_INIT;
    struct py *py = py_new(
        &(struct py_options){.find = find, .print = print, .context = &out, .keep_going = true});
    if (!py_run(py, "__main__", "script.py", script, strlen(script), NULL, &err))
        text_add(&out, err.message);
    assert_string_equal(text_string(&out), output);
    py_free(py);
    alq_error_release(&err);
}

static void test_runs_what_a_name_needs(void **state)
{
    (void)state;
    expect("from app.db import now\nprint(now())", "2026\n");
    expect("from app.db import KINDS, Kind\nprint(KINDS, Kind.all, Kind.more)",
           "['a', 'b', 'c'] ['a', 'b', 'c'] 1\n");
    expect("import app.db\nprint(app.db.json.dumps([1]))", "[1]\n");
}

static void test_stars_packages_and_builtins(void **state)
{
    (void)state;
    expect("from app.db import STAR\nprint(STAR)", "star\n");
    expect("from app.db import VERSION\nprint(VERSION)", "app\n");
    expect("from app.db import size\nprint(size())", "-1\n");
    expect("from app import db\nprint(db.__name__)", "app.db\n");
}

static void test_packages_that_import_their_modules(void **state)
{
    (void)state;
    expect("from shop import inner, renamed\nprint(inner.LIST, renamed.VALUE, inner.TWICE)",
           "[1, 2] 6 12\n");
    expect("import shop\nprint(shop.inner.TWICE, shop.renamed.__name__)", "12 shop.other\n");
    expect("import shop\nprint(hasattr(shop, 'nothing'), shop.inner.TWICE)", "False 12\n");
}

static void test_failures_wait_for_use(void **state)
{
    (void)state;
    expect("from app.db import engine, broken, nothing, _hidden\nprint('fine')", "fine\n");
    expect("from app.db import broken\nprint(broken.x)",
           "ImportError: cannot import name 'broken' from 'app.db': ZeroDivisionError: division by "
           "zero; write a shim app/db.py in a directory above the script's that defines 'broken'");
    expect(
        "import framework\nprint('fine')\nframework.x.y",
        "fine\nModuleNotFoundError: No module named 'framework': 'x' was imported from it; write a "
        "shim framework.py in a directory above the script's that defines 'x'");
    expect(
        "from app.late import NOW\nimport app.late\nprint('fine')\nNOW.x",
        "fine\nImportError: cannot import name 'NOW' from 'app.late': SyntaxError: invalid syntax; "
        "write a shim app/late.py in a directory above the script's that defines 'NOW'");
    expect("from app.db import loop_a\nprint('fine')", "fine\n");
    expect("import app.db\napp.db.nothing",
           "AttributeError: module 'app.db' has no attribute 'nothing'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_runs_what_a_name_needs),
        cmocka_unit_test(test_stars_packages_and_builtins),
        cmocka_unit_test(test_packages_that_import_their_modules),
        cmocka_unit_test(test_failures_wait_for_use),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

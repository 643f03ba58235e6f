/* The Python subset from C: running, calling, errors, native types, limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/text.h"
#include "python/api.h"

/* --- a native module with a type
 * --------------------------------------------------------------- */

struct box {
    struct py_value content;
};

static void box_trace(struct py_heap *heap, void *data)
{
    py_heap_mark_value(heap, ((struct box *)data)->content);
}

static const struct py_type box_type;

static struct py_value box_construct(struct py *py, struct py_value *a)
{
    struct box *box = py_alloc_scanned(py, sizeof *box);
    box->content = py_is_unbound(a[1]) ? py_none() : a[1];
    return py_instance(py, &box_type, a[0], box);
}

static struct py_value box_get(struct py *py, struct py_value *a)
{
    struct box *box = py_expect(py, a[0], &box_type, "self");
    return box ? box->content : py_error();
}

static struct py_value box_repr(struct py *py, struct py_value self)
{
    struct box *box = py_data(py, self, &box_type);
    const char *shown = py_repr_string(py, box->content);
    return shown ? py_str_format(py, "Box(%s)", shown) : py_error();
}

static struct py_value box_getattr(struct py *py, struct py_value self, struct py_value name)
{
    (void)self;
    return py_string(py, name)[0] == 'x' ? py_str_format(py, "<%s>", py_string(py, name))
                                         : py_unbound();
}

static struct py_value box_binary(struct py *py, enum py_operator op, struct py_value left,
                                  struct py_value right)
{
    struct box *box = py_data(py, left, &box_type);
    if (op != PY_ADD || !box)
        return py_not_implemented();
    return py_binary(py, PY_ADD, box->content, right);
}

static struct py_value box_getitem(struct py *py, struct py_value self, struct py_value key)
{
    (void)py;
    (void)self;
    return key;
}

static struct py_value box_enter(struct py *py, struct py_value self)
{
    (void)py;
    return self;
}

static struct py_value box_exit(struct py *py, struct py_value self, struct py_value exception)
{
    (void)py;
    (void)self;
    return py_bool(!py_is_none(exception));
}

static const struct py_function_row box_methods[] = {
    {"get", box_get, "", PY_PLAIN},
    {"content", box_get, "", PY_GETTER},
    {0},
};

static const struct py_type box_type = {
    .name = "Box",
    .kind = PY_KIND_OTHER,
    .methods = box_methods,
    .construct = box_construct,
    .parameters = "content=",
    .repr = box_repr,
    .getattr = box_getattr,
    .binary = box_binary,
    .getitem = box_getitem,
    .enter = box_enter,
    .exit = box_exit,
    .trace = box_trace,
};

static struct py_value native_join(struct py *py, struct py_value *a)
{
    struct py_location place;
    if (!py_location(py, &place))
        return py_raise(py, PY_EXC_RUNTIME, "no place");
    return py_str_format(py, "%s|%s|%zu|%u", py_str_string(py, a[0]),
                         py_is_unbound(a[1]) ? "-" : py_str_string(py, a[1]), py_dict_count(a[3]),
                         place.line);
}

static const struct py_function_row functions[] = {
    {"join", native_join, "first, second=, *rest, **named", PY_PLAIN},
    {0},
};
static const struct py_constant_row constants[] = {{"ANSWER", NULL, 42}, {"NAME", "box", 0}, {0}};
static const struct py_type *const types[] = {&box_type, NULL};
static const struct py_module_type box_module = {.name = "boxes",
                                                 .functions = functions,
                                                 .constants = constants,
                                                 .types = types};

/* --- an interpreter for a test
 * -------------------------------------------------------------------- */

struct host {
    struct py *py;
    struct text printed;
    struct text logged;
};

static void print_text(void *context, const char *bytes, size_t length, bool is_stderr)
{
    (void)is_stderr;
    text_add_bytes(&((struct host *)context)->printed, bytes, length);
}

static void log_text(void *context, int level, const char *logger, const char *message)
{
    text_printf(&((struct host *)context)->logged, "%d %s %s\n", level, logger, message);
}

static bool find(void *context, struct py *py, const char *name, struct py_found *ret_found,
                 struct alq_error *err)
{
    (void)context;
    (void)py;
    static const char helper[] = "def twice(x):\n    return x * 2\n";
    if (strcmp(name, "boxes") == 0)
        ret_found->module = &box_module;
    if (strcmp(name, "helper") == 0)
        *ret_found =
            (struct py_found){.source = helper, .length = sizeof helper - 1, .path = "helper.py"};
    if (strcmp(name, "unreadable") == 0)
        return error_set(err, ALQ_ERROR_IO, "cannot read unreadable.py");
    return true;
}

static void start(struct host *host, struct py_options options)
{
    *host = (struct host){0};
    options.context = host;
    options.print = print_text;
    options.log = log_text;
    options.find = find;
    options.stress_memory = options.memory == 0 && options.steps == 0 && options.depth == 0;
    host->py = py_new(&options);
}

static void stop(struct host *host)
{
    py_free(host->py);
    text_release(&host->printed);
    text_release(&host->logged);
}

static bool run(struct host *host, const char *source, struct py_value *ret_module,
                struct alq_error *err)
{
    return py_run(host->py, "__main__", "script.py", source, strlen(source), ret_module, err);
}

static void expect_output(const char *source, const char *output)
{
    struct host host;
    ERROR_SCOPE(err);
    start(&host, (struct py_options){0});
    if (!run(&host, source, NULL, &err))
        print_error("%s\n", err.detail);
    assert_null(err.message);
    assert_string_equal(text_string(&host.printed), output);
    stop(&host);
}

static void expect_error(struct py_options options, const char *source, const char *message)
{
    struct host host;
    ERROR_SCOPE(err);
    start(&host, options);
    assert_false(run(&host, source, NULL, &err));
    assert_int_equal(err.kind, ALQ_ERROR_SCRIPT);
    assert_string_equal(err.message, message);
    stop(&host);
}

/* --- tests
 * --------------------------------------------------------------------------------------- */

static void test_run_and_call(void **state)
{
    (void)state;
    struct host host;
    ERROR_SCOPE(err);
    struct py_value module;
    struct py_value result;
    start(&host, (struct py_options){0});
    assert_true(run(&host, "def add(a, b=1):\n    return a + b\n", &module, &err));
    struct py_value add = py_getattr_string(host.py, module, "add");
    struct py_value arguments[] = {py_int(40), py_int(2)};
    assert_true(py_invoke(host.py, add, arguments, 2, &result, &err));
    assert_int_equal(result.integer, 42);
    assert_false(py_invoke(host.py, add, NULL, 0, &result, &err));
    assert_string_equal(err.message,
                        "TypeError: add() missing 1 required positional argument: 'a'");
    stop(&host);
}

static void test_error_has_place(void **state)
{
    (void)state;
    struct host host;
    ERROR_SCOPE(err);
    start(&host, (struct py_options){0});
    assert_false(run(&host, "def f():\n    raise ValueError('no')\n\nf()\n", NULL, &err));
    assert_string_equal(err.message, "ValueError: no");
    assert_string_equal(err.file, "script.py");
    assert_int_equal(err.line, 2);
    assert_non_null(strstr(err.detail, "File \"script.py\", line 4, in <module>\n    f()"));
    alq_error_release(&err);
    assert_false(run(&host, "x = (1,\n", NULL, &err));
    assert_string_equal(err.message, "SyntaxError: '(' was never closed");
    assert_int_equal(err.line, 1);
    stop(&host);
}

static void test_native_module(void **state)
{
    (void)state;
    expect_output("import boxes\n"
                  "from boxes import Box, join\n"
                  "print(boxes.ANSWER, boxes.NAME, join(1), join(1, 'b', 3, k=4))\n"
                  "b = Box([1])\n"
                  "print(b, b.get(), b.content, b.xyz, b + [2], b['k'], type(b).__name__)\n"
                  "class Sub(Box):\n"
                  "    def get(self):\n"
                  "        return [super().get(), 'sub']\n"
                  "print(Sub(5).get(), isinstance(Sub(1), Box))\n"
                  "with b as c:\n"
                  "    raise KeyError('swallowed')\n"
                  "b.note = 1\n"
                  "print(b.note, c is b, hasattr(b, 'nothing'))\n",
                  "42 box 1|-|0|3 1|b|1|3\n"
                  "Box([1]) [1] [1] <xyz> [1, 2] k Box\n"
                  "[5, 'sub'] True\n"
                  "1 True False\n");
}

static void test_arguments_of_natives(void **state)
{
    (void)state;
    struct py_options none = {0};
    expect_error(none, "import boxes\nboxes.join()\n",
                 "TypeError: join expected at least 1 argument, got 0");
    expect_error(none, "import boxes\nboxes.Box(1, 2)\n",
                 "TypeError: Box expected at most 1 argument, got 2");
    expect_error(none, "import boxes\nboxes.Box(1) - 1\n",
                 "TypeError: unsupported operand type(s) for -: 'Box' and 'int'");
}

static void test_imports(void **state)
{
    (void)state;
    expect_output("import helper\nprint(helper.twice(4), helper.__file__)\n", "8 helper.py\n");
    struct py_options none = {0};
    expect_error(none, "import nothing\n", "ModuleNotFoundError: No module named 'nothing'");
    expect_error(none, "import unreadable\n", "ImportError: cannot read unreadable.py");
}

#define ROW(name, text, is_package)                                                                \
    {                                                                                              \
        name, NULL, text, sizeof text - 1, "<own>/" name ".py", is_package                         \
    }

static void test_tables_of_modules(void **state)
{
    (void)state;
    static const struct py_module_row sources[] = {
        ROW("shop", "from .goods import sell\nfrom boxes import Box\nprint(__name__)\n", true),
        ROW("shop.goods", "def sell(x):\n    return 1 // x\n", false),
        ROW("shop.deep", "print('deep')\n", true),
        ROW("shop.deep.down", "from ..goods import sell\nfrom .. import goods\n", false),
        ROW("json", "mine = True\n", false),
        {NULL, NULL, NULL, 0, NULL, false},
    };
    static const struct py_module_row natives[] = {
        {"boxes", &box_module, NULL, 0, NULL, false},
        {NULL, NULL, NULL, 0, NULL, false},
    };
    static const struct py_module_row *const tables[] = {sources, natives, NULL};
    struct host host;
    ERROR_SCOPE(err);
    start(&host, (struct py_options){.modules = tables});
    assert_true(run(&host,
                    "import shop, json\n"
                    "print(hasattr(shop, 'deep'), shop.Box(3), json.mine)\n"
                    "import shop.deep.down as down, os.path, typing_extensions, typing\n"
                    "print(down.sell is shop.goods.sell, down.goods is shop.goods)\n"
                    "print(os.path is __import__('posixpath'), typing_extensions is typing)\n",
                    NULL, &err));
    assert_string_equal(text_string(&host.printed),
                        "shop\nFalse Box(3) True\ndeep\nTrue True\nTrue True\n");
    assert_false(run(&host, "import shop\nshop.sell(0)\n", NULL, &err));
    assert_string_equal(err.file, "script.py");
    assert_int_equal(err.line, 2);
    assert_non_null(strstr(err.detail, "File \"<own>/shop.goods.py\", line 2, in sell"));
    alq_error_release(&err);
    assert_false(run(&host, "import shop.nothing\n", NULL, &err));
    assert_string_equal(err.message, "ModuleNotFoundError: No module named 'shop.nothing'");
    stop(&host);
}

static void test_placeholders(void **state)
{
    (void)state;
    struct py_options lazy = {.keep_going = true};
    struct host host;
    ERROR_SCOPE(err);
    start(&host, lazy);
    assert_true(run(&host, "from app.models import User\nprint('fine')\n", NULL, &err));
    assert_false(run(&host, "from app.models import User\nUser()\n", NULL, &err));
    assert_non_null(strstr(err.message, "No module named 'app.models'"));
    assert_non_null(strstr(err.message, "app/models.py"));
    stop(&host);
}

static void test_limits(void **state)
{
    (void)state;
    struct py_options few = {.steps = 1000};
    expect_error(few,
                 "while True:\n    try:\n        pass\n"
                 "    except BaseException:\n        pass\n",
                 "StepLimitExceeded: the script ran more than 1000 steps");
    expect_error(few, "try:\n    while True: pass\nexcept BaseException: pass\n",
                 "StepLimitExceeded: the script ran more than 1000 steps");
    struct py_options small = {.memory = 8 * 1024 * 1024};
    expect_error(small, "x = []\nwhile True:\n    x.append('a' * 1000 + str(len(x)))\n",
                 "MemoryError");
    struct py_options shallow = {.depth = 50};
    expect_error(shallow, "def f(): f()\nf()\n",
                 "RecursionError: maximum recursion depth exceeded");
    struct py_options none = {0};
    expect_error(none, "10 ** 10 ** 10\n", "MemoryError");
}

static void test_refusals(void **state)
{
    (void)state;
    struct py_options none = {0};
    expect_error(none, "async def f():\n    return [x async for x in f()]\n",
                 "SyntaxError: asynchronous comprehensions are not supported");
    expect_error(none, "await f()\n", "SyntaxError: 'await' outside function");
    expect_error(none, "x = 3j\n", "SyntaxError: complex numbers are not supported");
    expect_error(none, "eval('1')\n",
                 "NotImplementedError: eval() is not supported in migration scripts");
    expect_error(none, "open('/etc/passwd')\n",
                 "PermissionError: [Errno 13] Permission denied: '/etc/passwd'");
    expect_error(none, "open('x', 'w')\n",
                 "PermissionError: [Errno 1] scripts may not write files: 'x'");
}

static void test_log(void **state)
{
    (void)state;
    struct host host;
    ERROR_SCOPE(err);
    start(&host, (struct py_options){0});
    assert_true(
        run(&host, "import logging\nlogging.getLogger('a.b').warning('x %d', 5)\n", NULL, &err));
    assert_string_equal(text_string(&host.logged), "30 a.b x 5\n");
    stop(&host);
}

static void test_garbage_is_collected(void **state)
{
    (void)state;
    struct host host;
    ERROR_SCOPE(err);
    start(&host, (struct py_options){.memory = 32 * 1024 * 1024});
    assert_true(run(&host,
                    "text = ''\n"
                    "for i in range(60000):\n"
                    "    kept = [i, str(i) * 20, {'k': (i, i)}, lambda: i]\n"
                    "    kept.append(kept)\n",
                    NULL, &err));
    stop(&host);
}

static void test_raise_and_catch_in_c(void **state)
{
    (void)state;
    struct host host;
    start(&host, (struct py_options){0});
    py_raise(host.py, PY_EXC_VALUE, "number %d", 5);
    assert_true(py_error_is(host.py, PY_EXC_EXCEPTION));
    struct py_value error = py_error_take(host.py);
    assert_string_equal(py_str_string(host.py, error), "number 5");
    struct py_value class = py_new_exception(host.py, "mine", "Odd", py_unbound());
    py_raise_class(host.py, class, "%s", "why");
    ERROR_SCOPE(err);
    assert_false(py_error_to(host.py, &err));
    assert_string_equal(err.message, "mine.Odd: why");
    stop(&host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_run_and_call),
        cmocka_unit_test(test_error_has_place),
        cmocka_unit_test(test_native_module),
        cmocka_unit_test(test_arguments_of_natives),
        cmocka_unit_test(test_imports),
        cmocka_unit_test(test_placeholders),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_log),
        cmocka_unit_test(test_garbage_is_collected),
        cmocka_unit_test(test_raise_and_catch_in_c),
        cmocka_unit_test(test_tables_of_modules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

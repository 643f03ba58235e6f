/* Scripts that want to crash, hang or eat the machine: each ends soon, with an exception. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/text.h"
#include "python/python.h"

static const char *const endings[] = {"MemoryError",    "StepLimitExceeded", "RecursionError",
                                      "SyntaxError",    "OverflowError",     "ValueError",
                                      "TypeError",      "RuntimeError",      "IndexError",
                                      "PermissionError"};

static bool run(const char *source, size_t length, struct alq_error *err)
{
    const struct py_options options = {.steps = 300000,
                                       .memory = (size_t)24 * 1024 * 1024,
                                       .depth = 200};
    struct py *py = py_new(&options);
    bool done = py_run(py, "__main__", "hostile.py", source, length, NULL, err);
    py_free(py);
    return done;
}

static void expect_end(const char *source)
{
    ERROR_SCOPE(err);
    bool is_known = false;
    bool done = run(source, strlen(source), &err);
    for (size_t i = 0; !done && i < sizeof endings / sizeof *endings; i++)
        is_known = is_known || strncmp(err.message, endings[i], strlen(endings[i])) == 0;
    if (!is_known)
        fail_msg("%s\nended with %s", source, done ? "success" : err.message);
}

static void expect_all(const char *const *sources)
{
    for (; *sources; sources++)
        expect_end(*sources);
}

static void test_recursion(void **state)
{
    (void)state;
    static const char *const sources[] = {
        "def f(): return f()\nf()\n",
        "def f(*a): return f(*a, 1)\nf()\n",
        "class A:\n  def __getattr__(self, n): return getattr(self, n + 'x')\nA().y\n",
        "class A:\n  def __repr__(self): return repr(self)\nrepr(A())\n",
        "class A:\n  def __eq__(s, o): return s == o\nA() == A()\n",
        "class A:\n  @property\n  def x(self): return self.x\nA().x\n",
        "class A:\n  def __index__(s): return s\n[1][A()]\n",
        "class A:\n  def __bool__(s): return A()\nbool(A())\n",
        "l = []\nfor i in range(9000): l = [l]\nrepr(l)\n",
        "l = []\nfor i in range(9000): l = [l]\nm = []\nfor i in range(9000): m = [m]\nl == m\n",
        "a = []\nb = []\na.append(b)\nb.append(a)\na == b\n",
        "def g(n):\n  if n: yield from g(n - 1)\n  yield n\nlist(g(100000))\n",
        "import copy\nl = []\nfor i in range(9000): l = [l]\ncopy.deepcopy(l)\n",
        "import json\njson.loads('[' * 100000)\n",
        "import json\nl = []\nfor i in range(9000): l = [l]\njson.dumps(l)\n",
        "class M(type):\n  def __call__(c, *a): return c(*a)\nclass A(metaclass=M): pass\nA()\n",
        "def f():\n  try: f()\n  except RecursionError: f()\nf()\n",
        "async def f(): return await f()\nimport asyncio\nasyncio.run(f())\n",
        "class A: pass\nwhile True: A = type('A', (A,), {})\n",
        NULL};
    expect_all(sources);
}

static void test_sizes(void **state)
{
    (void)state;
    static const char *const sources[] = {
        "'a' * 10 ** 10\n",
        "x = 'a'\nwhile True: x += x\n",
        "'%1000000000d' % 5\n",
        "'{:10000000000}'.format(5)\n",
        "f'{5:>99999999999}'\n",
        "'%.*f' % (10 ** 9, 1.5)\n",
        "'{:.1000000000f}'.format(1.5)\n",
        "'a'.ljust(10 ** 11)\n",
        "'a'.zfill(10 ** 10)\n",
        "'\\t'.expandtabs(10 ** 11)\n",
        "','.join(['a' * 10 ** 6] * 10 ** 5)\n",
        "('a' * 10 ** 5).replace('a', 'b' * 10 ** 5)\n",
        "('x' * 10 ** 5).translate({120: 'y' * 10 ** 5})\n",
        "import re\nre.sub('a', 'b' * 10 ** 5, 'a' * 10 ** 5)\n",
        "10 ** 10 ** 10\n",
        "1 << 10 ** 12\n",
        "x = 10 ** 1000\nwhile True: x *= x\n",
        "pow(3, 10 ** 10 ** 4, 10 ** 10 ** 4)\n",
        "import math\nmath.factorial(10 ** 8)\n",
        "import math\nmath.comb(10 ** 9, 5 * 10 ** 8)\n",
        "(1).to_bytes(10 ** 11, 'big')\n",
        "[0] * 10 ** 12\n",
        "bytearray(10 ** 12)\n",
        "b'a' * 10 ** 11\n",
        "t = (1,) * 10 ** 5\nt * 10 ** 6\n",
        "l = [1] * 10 ** 4\nwhile True: l += l\n",
        "while True:\n  try: x = 'a' * 10 ** 7; y = x + x + x\n  except MemoryError: pass\n",
        "l = []\nwhile True:\n  try: l.append('x' * 10 ** 6)\n  except MemoryError: pass\n",
        "class A:\n  def __len__(s): return 10 ** 100\nlen(A())\n",
        "list(zip(*[range(10)] * 10 ** 7))\n",
        NULL};
    expect_all(sources);
}

static void test_endless(void **state)
{
    (void)state;
    static const char *const sources[] = {
        "while True: pass\n",
        "while True:\n  try:\n    while True: pass\n  except BaseException: pass\n",
        "import contextlib\nwhile True:\n  with contextlib.suppress(BaseException):\n"
        "    while True: pass\n",
        "def f():\n  try:\n    while True: pass\n  finally: f()\nf()\n",
        "for i in iter(int, 1): pass\n",
        "[x for x in iter(int, 1)]\n",
        "any(x for x in iter(int, 1))\n",
        "import itertools\nsum(itertools.cycle([1]))\n",
        "import itertools\nset(itertools.count())\n",
        "import itertools\n''.join(itertools.repeat('a'))\n",
        "import itertools, collections\ncollections.deque(itertools.count(), maxlen=1)\n",
        "import itertools\nlist(itertools.permutations(range(20)))\n",
        "l = [1]\nfor x in l: l.append(x)\n",
        "class I:\n  def __iter__(self): return self\n  def __next__(self): return 1\nlist(I())\n",
        "list(range(10 ** 18))\n",
        "sum(range(10 ** 12))\n",
        "min(range(10 ** 12))\n",
        "import time\ntime.sleep(10 ** 9)\n",
        "import re\nre.match('(a|aa)+$', 'a' * 100 + 'b')\n",
        "import re\nre.findall('(.*)(.*)(.*)(.*)(.*)(.*)[xy]', 'a' * 5000)\n",
        "d = {}\nwhile True: d[len(d)] = 1\n",
        "d = {}\nfor i in range(10 ** 6): d[i * (2 ** 61 - 1)] = 1\n",
        "class A: pass\nl = []\nwhile True: l.append(A()); l[-1].x = 1\n",
        "def g(): yield 1\nl = []\nwhile True: x = g(); next(x); l.append(x)\n",
        NULL};
    expect_all(sources);
}

static void test_changes_under_way(void **state)
{
    (void)state;
    static const char *const sources[] = {
        "l = [3, 1, 2]\nl.sort(key=lambda x: l.append(x))\n",
        "class A:\n  def __lt__(self, o): l.clear(); l.append(1); return True\n"
        "l = [A() for _ in range(9)]\nl.sort()\n",
        "class K:\n  def __hash__(self): return 1\n"
        "  def __eq__(self, o): d[object()] = 1; return False\nd = {K(): 1}\nd[K()] = 2\n"
        "d[K()] = 3\nraise ValueError\n",
        "class K:\n  def __hash__(self): return 1\n  def __eq__(self, o): d.clear(); return False\n"
        "d = {}\nfor i in range(9): d[K()] = 1\nraise ValueError\n",
        "class K:\n  def __hash__(self): return 1\n  def __eq__(self, o): s.clear(); return False\n"
        "s = set()\nfor i in range(9): s.add(K())\nraise ValueError\n",
        "l = list(range(9))\nfor x in l: l.clear()\nraise ValueError\n",
        "d = {1: 1}\nfor k in d: d.clear(); d[2] = d[3] = 1\n",
        "e = ValueError(1)\ne.__cause__ = e\nraise e\n",
        "e = None\nfor i in range(2000):\n  try: raise ValueError(i)\n"
        "  except ValueError as x:\n    x.__context__ = e; e = x\nraise e\n",
        "open('/etc/shadow').read()\n",
        NULL};
    expect_all(sources);
}

/* `count` times `part`, between two texts. */
static void expect_deep(const char *before, const char *part, size_t count, const char *after)
{
    TEXT_SCOPE(source);
    text_add(&source, before);
    for (size_t i = 0; i < count; i++)
        text_add(&source, part);
    text_add(&source, after);
    ERROR_SCOPE(err);
    if (run(text_string(&source), source.length, &err))
        return;
    static const char *const refusals[] = {"SyntaxError", "IndentationError", "RecursionError",
                                           "TypeError",   "NameError",        "AttributeError",
                                           "MemoryError"};
    bool is_known = false;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        is_known = is_known || strncmp(err.message, refusals[i], strlen(refusals[i])) == 0;
    if (!is_known)
        fail_msg("%s%s...: %s", before, part, err.message);
}

static void test_deep_sources(void **state)
{
    (void)state;
    static const char *const parts[] = {"(",    "[",       "{",       "-",    "1+",  "not ",
                                        "a.",   "lambda:", "2**",     "a[",   "f(",  "1 if 1 else ",
                                        "()",   "~",       "await ",  "x:=(", "*",   "f'{",
                                        "{1:",  "x=",      "@a\n",    "a,",   "1<",  "if 1:",
                                        "\\\n", "\"\"\"",  "yield (", "#\n",  "a\n", "a and "};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        expect_deep("", parts[i], 3000, "");
        expect_deep("x = ", parts[i], 3000, "1\n");
    }
    expect_deep("def f(", "a,", 3000, "): pass\n");
    expect_deep("x = [", "1,", 20000, "]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_recursion),    cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_endless),      cmocka_unit_test(test_changes_under_way),
        cmocka_unit_test(test_deep_sources),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

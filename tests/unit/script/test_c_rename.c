/* Names at file scope get a prefix, and nothing else does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "script/c_rename.h"

static void check(const char *source, const char *expected)
{
    TEXT_SCOPE(out);
    c_rename(source, strlen(source), "p_", &out);
    assert_string_equal(text_string(&out), expected);
}

static void test_functions(void **unused)
{
    (void)unused;
    check(
        "static bool f(int a);\nstatic bool f(int a) { return g(a) + f(0); }\nint g(int);\n",
        "static bool p_f(int a);\nstatic bool p_f(int a) { return g(a) + p_f(0); }\nint g(int);\n");
    check("int h(void) { return h(); }\nextern int e;\n",
          "int p_h(void) { return p_h(); }\nextern int e;\n");
    check("static int (*handler)(int) = 0;\nint *x = &handler;",
          "static int (*p_handler)(int) = 0;\nint *p_x = &p_handler;");
}

static void test_data(void **unused)
{
    (void)unused;
    check("static const int a[] = {1, 2}, b = 3;\nint c = a[0] + b;",
          "static const int p_a[] = {1, 2}, p_b = 3;\nint p_c = p_a[0] + p_b;");
    check("typedef struct row { int a; } row_t;\nstatic row_t a;\nint z(row_t *r) { return r->a; }",
          "typedef struct p_row { int a; } p_row_t;\nstatic p_row_t p_a;\n"
          "int p_z(p_row_t *r) { return r->a; }");
    check("enum kind { ONE = 1, TWO, };\nstruct s { enum kind kind; int n[TWO]; };\n"
          "static int ONE_MORE = TWO;",
          "enum p_kind { p_ONE = 1, p_TWO, };\nstruct p_s { enum p_kind kind; int n[p_TWO]; };\n"
          "static int p_ONE_MORE = p_TWO;");
}

static void test_untouched(void **unused)
{
    (void)unused;
    check("#include \"f.h\"\nstatic int f; /* f */ // f\nstatic char *s = \"f\", c = 'f';\n",
          "#include \"f.h\"\nstatic int p_f; /* f */ // f\nstatic char *p_s = \"f\", p_c = 'f';\n");
    check("static int upgrade;\nX y = {.upgrade = upgrade};",
          "static int p_upgrade;\nX p_y = {.upgrade = p_upgrade};");
    check("ALQ_REVISION(.id = \"a\", .upgrade = up);", "ALQ_REVISION(.id = \"a\", .upgrade = up);");
    check("#define _GNU_SOURCE\nstatic int alq_mine;", "#define _GNU_SOURCE\nstatic int alq_mine;");
}

static void test_macros(void **unused)
{
    (void)unused;
    check("#define TABLE \"t\"\n#ifdef TABLE\nint x = sizeof TABLE;\n#endif\n#undef TABLE\n",
          "#define p_TABLE \"t\"\n#ifdef p_TABLE\nint p_x = sizeof p_TABLE;\n#endif\n"
          "#undef p_TABLE\n");
    check("#define TWICE(f) \\\n  f(f)\n", "#define p_TWICE(f) \\\n  f(f)\n");
}

static void test_broken(void **unused)
{
    (void)unused;
    check("", "");
    check("static int (", "static int (");
    check("static char *s = \"abc", "static char *s = \"abc");
    check("/* no end", "/* no end");
    check("enum {", "enum {");
    check("#", "#");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_functions), cmocka_unit_test(test_data),
        cmocka_unit_test(test_untouched), cmocka_unit_test(test_macros),
        cmocka_unit_test(test_broken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

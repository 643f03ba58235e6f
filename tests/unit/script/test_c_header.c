/* Headers of revisions in C: literals in ALQ_REVISION, and what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "script/revision_file.h"
#include "script/template.h"

static bool read_text(const char *text, struct arena *arena, struct script_file *file,
                      struct alq_error *err)
{
    bool is_revision = false;
    return script_read_header("r/x.c", text, strlen(text), arena, file, &is_revision, err) &&
           is_revision;
}

static void test_members(void **unused)
{
    (void)unused;
    ARENA_SCOPE(arena);
    struct script_file file = {0};
    static const char text[] =
        "#include <alambique/migration.h>\n"
        "// ALQ_REVISION(.id = \"no\") in a comment, and in a string:\n"
        "static const char *s = \"ALQ_REVISION(\";\n"
        "ALQ_REVISION(.id = \"ab\" \"cd\", /* two */ .revises = \" a, b \",\n"
        "             .depends_on = \"c\", .branch_labels = NULL,\n"
        "             .message = \"Title \\x41\\102\\n\\nMore \\\"here\\\"\", .create_date = "
        "\"today\",\n"
        "             .upgrade = (up), .downgrade = down, .no_transaction = true,\n"
        "             .is_idempotent = false);\n";
    assert_true(read_text(text, &arena, &file, NULL));
    assert_string_equal(file.revision.id, "abcd");
    assert_int_equal(file.revision.id_line, 4);
    assert_int_equal(file.revision.down.count, 2);
    assert_string_equal(file.revision.down.items[1], "b");
    assert_string_equal(file.revision.depends_on.items[0], "c");
    assert_int_equal(file.revision.labels.count, 0);
    assert_string_equal(file.title, "Title AB");
    assert_string_equal(file.doc, "Title AB\n\nMore \"here\"");
    assert_string_equal(file.create_date, "today");
    assert_false(file.is_transactional);
    assert_true(file.has_downgrade);
    assert_int_equal(file.kind, SCRIPT_C);
}

static void test_comment_for_message(void **unused)
{
    (void)unused;
    ARENA_SCOPE(arena);
    struct script_file file = {0};
    assert_true(read_text("/* First\n * line.\n *\n * More. */\nALQ_REVISION(.id = \"a\", "
                          ".upgrade = u, .downgrade = NULL);",
                          &arena, &file, NULL));
    assert_string_equal(file.title, "First line.");
    assert_false(file.has_downgrade);
    assert_true(file.is_transactional);
}

static void test_no_revision(void **unused)
{
    (void)unused;
    ARENA_SCOPE(arena);
    struct script_file file = {0};
    bool is_revision = true;
    static const char text[] = "int main(void) { return 0; } // ALQ_REVISION(\n";
    assert_true(script_read_header("r/x.c", text, strlen(text), &arena, &file, &is_revision, NULL));
    assert_false(is_revision);
}

static void test_errors(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        const char *message;
    } cases[] = {
        {"ALQ_REVISION(.id = NAME);", ".id is not written as a literal"},
        {"ALQ_REVISION(.id = \"a\" NAME);", ".id is not written as a literal"},
        {"ALQ_REVISION(.id = \"\\q\");", ".id is not written as a literal"},
        {"ALQ_REVISION(.id = \"a\", .no_transaction = is_slow());",
         ".no_transaction is not written as a literal"},
        {"ALQ_REVISION(.id = true);", ".id is not written as a literal"},
        {"ALQ_REVISION(.name = \"a\");", "ALQ_REVISION has no member .name"},
        {"ALQ_REVISION(\"a\");", "ALQ_REVISION holds something that is no .member = value"},
        {"ALQ_REVISION(.upgrade = u);", "ALQ_REVISION has no .id"},
        {"ALQ_REVISION(.id = \"a\"", "ALQ_REVISION does not end"},
        {"ALQ_REVISION(", "ALQ_REVISION holds something that is no .member = value"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ARENA_SCOPE(arena);
        ERROR_SCOPE(err);
        struct script_file file = {0};
        assert_false(read_text(cases[i].text, &arena, &file, &err));
        assert_int_equal(err.kind, ALQ_ERROR_SCRIPT);
        assert_string_equal(err.message, cases[i].message);
        assert_int_equal(err.line, 1);
    }
}

static void test_template_is_read_back(void **unused)
{
    (void)unused;
    ARENA_SCOPE(arena);
    struct script_file file = {0};
    const char *parents[] = {"p1", "p2"};
    const char *labels[] = {"web"};
    const struct script_draft draft = {.id = "20260101_000000",
                                       .message = "A \"title\"?\n\nand */ more",
                                       .down = {parents, 2, 2},
                                       .labels = {labels, 1, 1}};
    assert_true(read_text(script_render(SCRIPT_C, &draft, &arena), &arena, &file, NULL));
    assert_string_equal(file.revision.id, "20260101_000000");
    assert_int_equal(file.revision.down.count, 2);
    assert_string_equal(file.revision.labels.items[0], "web");
    assert_string_equal(file.doc, draft.message);
    assert_true(file.has_downgrade);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members),
        cmocka_unit_test(test_comment_for_message),
        cmocka_unit_test(test_no_revision),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_template_is_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

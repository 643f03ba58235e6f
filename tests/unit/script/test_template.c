/* New revisions: slugs and file names judged by Python, and texts that are read back. */
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
#include "script/netstring_check.h"
#include "script/template.h"
#include "base/banned.h"

static const struct clock_time moment = {
    .local = {.tm_year = 126, .tm_mon = 0, .tm_mday = 5, .tm_hour = 14, .tm_min = 55, .tm_sec = 7},
    .unix_time = 1767624917,
    .has_zone = true,
};

static void test_slugs(void **state)
{
    (void)state;
    static const struct {
        const char *message;
        size_t limit;
        const char *slug;
    } cases[] = {
        {NULL, 0, ""},
        {"", 0, ""},
        {"--- !", 0, ""},
        {"Add allow_unverified login", 0, "add_allow_unverified_login"},
        {"  Señor's Café: ÑANDÚ ", 0, "señor_s_café_ñandú"},
        {"a really long name that will be cut at the end", 0,
         "a_really_long_name_that_will_be_cut_at_"},
        {"exactly forty characters long is this on", 0, "exactly_forty_characters_long_is_this_on"},
        {"abcdefghij", 5, "abcde_"},
        {"ΟΔΟΣ ΣΣ", 0, "οδος_σς"},
        {"İx", 0, "i̇x"},
        {"a\xff"
         "b\xc3",
         0, "a_b"},
        {"日本 語", 2, "日本_"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ARENA_SCOPE(arena);
        assert_string_equal(script_slug(cases[i].message, cases[i].limit, &arena), cases[i].slug);
    }
}

static void test_names(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    char *name = NULL;
    assert_string_equal(script_timestamp_id(&moment, &arena), "20260105_145507");
    assert_true(script_file_name(SCRIPT_FILE_TEMPLATE, SCRIPT_SQL, "x", "Add users", 0, &moment,
                                 &arena, &name, NULL));
    assert_string_equal(name, "20260105_145507_add_users.sql");
    assert_true(script_file_name(SCRIPT_FILE_TEMPLATE_ALEMBIC, SCRIPT_PYTHON, "ae10", "Add users",
                                 5, &moment, &arena, &name, NULL));
    assert_string_equal(name, "ae10_add_.py");
    assert_true(script_file_name("%(year)d/%(rev)s%%", SCRIPT_C, "ae10", NULL, 0, &moment, &arena,
                                 &name, NULL));
    assert_string_equal(name, "2026/ae10%.c");
    static const char *const refused[] = {"%",       "%d",       "%(x)s",    "%(year",
                                          "%(year)", "%(slug)d", "%(year)q", "%(year)101d"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        ERROR_SCOPE(err);
        assert_false(
            script_file_name(refused[i], SCRIPT_SQL, "x", "y", 0, &moment, &arena, &name, &err));
        assert_int_equal(err.kind, ALQ_ERROR_CONFIG);
        assert_non_null(err.hint);
    }
}

static void test_names_as_python(void **state)
{
    (void)state;
    if (!has_python())
        skip();
    FILE *judge = popen("python3 tests/unit/script/name_judge.py 20260105 5000", "r");
    assert_non_null(judge);
    TEXT_SCOPE(message);
    TEXT_SCOPE(limit);
    TEXT_SCOPE(file_template);
    TEXT_SCOPE(expected);
    unsigned count = 0;
    while (read_netstring(judge, &message) && read_netstring(judge, &limit) &&
           read_netstring(judge, &file_template) && read_netstring(judge, &expected)) {
        ARENA_SCOPE(arena);
        char *name = arena_strdup(&arena, "refused");
        bool is_made =
            script_file_name(text_string(&file_template), SCRIPT_PYTHON, "ae1027a6acf",
                             text_string(&message), strtoul(text_string(&limit), NULL, 10), &moment,
                             &arena, &name, NULL);
        if (is_made != (strcmp(text_string(&expected), "refused") != 0) ||
            strcmp(name, text_string(&expected)) != 0)
            fail_msg("message \"%s\", limit %s, template \"%s\":\n%s in Python,\n%s here",
                     text_string(&message), text_string(&limit), text_string(&file_template),
                     text_string(&expected), name);
        count++;
    }
    assert_int_equal(pclose(judge), 0);
    assert_int_equal(count, 5000);
}

static struct strings list_of(const char **items, size_t count)
{
    return (struct strings){.items = items, .count = count, .capacity = count};
}

static void assert_list(const struct strings *found, const struct strings *expected)
{
    assert_int_equal(found->count, expected->count);
    for (size_t i = 0; i < expected->count; i++)
        assert_string_equal(found->items[i], expected->items[i]);
}

/* What is rendered is read back with the same meaning. */
static void assert_round(enum script_kind kind, const struct script_draft *draft)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    char *text = script_render(kind, draft, &arena);
    const char *name = arena_printf(&arena, "x%s", script_extension(kind));
    struct script_file file;
    bool is_revision = false;
    if (!script_read_header(name, text, strlen(text), &arena, &file, &is_revision, &err))
        fail_msg("%s\n%u: %s", text, err.line, err.message);
    if (!is_revision)
        fail_msg("no revision:\n%s", text);
    assert_int_equal(file.kind, kind);
    assert_string_equal(file.revision.id, draft->id);
    assert_list(&file.revision.down, &draft->down);
    assert_list(&file.revision.depends_on, &draft->depends_on);
    assert_list(&file.revision.labels, &draft->labels);
    if (draft->create_date)
        assert_string_equal(file.create_date, draft->create_date);
    assert_true(file.is_transactional);
    if (kind != SCRIPT_SQL)
        return;
    struct sql_statements statements;
    assert_true(
        script_statements(&file, SCRIPT_UPGRADE, "sqlite", &arena, &statements, NULL, NULL));
    assert_int_equal(statements.count, draft->upgrade_body ? 1 : 0);
    assert_true(
        script_statements(&file, SCRIPT_DOWNGRADE, "sqlite", &arena, &statements, NULL, NULL));
}

static void test_rounds(void **state)
{
    (void)state;
    static const char *const messages[] = {NULL,
                                           "",
                                           "add users",
                                           "upgrade",
                                           "downgrade sqlite",
                                           "upgrade postgres",
                                           "revision: no",
                                           "Depends On: x\ntransaction: no",
                                           "several\n\nlines\nrevises: x",
                                           "migrate:up",
                                           "+goose Up",
                                           "\"quoted\" \\ back",
                                           "\"\"\"",
                                           "\"\"\"\"\"\" and '''",
                                           "end\\",
                                           "ends with \"",
                                           "*/ int x; /*",
                                           "  indented: yes",
                                           "---",
                                           "ñandú 日本",
                                           "create_date: x",
                                           "-- upgrade",
                                           "a\n-- revision: b",
                                           "\\N{DASH} \\x \\u12"};
    const char *one[] = {"a1"};
    const char *two[] = {"b_2", "c'3"};
    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
        struct script_draft draft = {.id = "20260105_145517", .message = messages[i]};
        assert_round(SCRIPT_SQL, &draft);
        assert_round(SCRIPT_PYTHON, &draft);
        draft = (struct script_draft){.id = "it's",
                                      .message = messages[i],
                                      .down = list_of(one, 1),
                                      .depends_on = list_of(two, 2),
                                      .labels = list_of(one, 1),
                                      .create_date = "2026-01-05 14:55:17.123456",
                                      .upgrade_body = "SELECT 1",
                                      .downgrade_body = "SELECT 2;\n"};
        assert_round(SCRIPT_SQL, &draft);
        assert_round(SCRIPT_PYTHON, &draft);
        draft.down = list_of(two, 2);
        draft.labels = list_of(two, 2);
        draft.depends_on = list_of(one, 1);
        assert_round(SCRIPT_SQL, &draft);
        assert_round(SCRIPT_PYTHON, &draft);
    }
}

static void test_texts(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    const char *one[] = {"20260104_090000"};
    struct script_draft draft = {.id = "20260105_145517",
                                 .message = "Add users",
                                 .down = list_of(one, 1)};
    assert_string_equal(
        script_render(SCRIPT_SQL, &draft, &arena),
        "-- Add users\n--\n-- revision: 20260105_145517\n-- revises: 20260104_090000\n"
        "-- depends on:\n-- branch labels:\n-- transaction: yes\n\n-- upgrade\n\n"
        "-- downgrade\n");
    draft.create_date = "2026-01-05";
    assert_string_equal(
        script_render(SCRIPT_PYTHON, &draft, &arena),
        "\"\"\"Add users\n\nRevision ID: 20260105_145517\nRevises: 20260104_090000\n"
        "Create Date: 2026-01-05\n\n\"\"\"\n"
        "from typing import Sequence, Union\n\nfrom alembic import op\n"
        "import sqlalchemy as sa\n\n\n# revision identifiers, used by Alembic.\n"
        "revision: str = '20260105_145517'\n"
        "down_revision: Union[str, Sequence[str], None] = '20260104_090000'\n"
        "branch_labels: Union[str, Sequence[str], None] = None\n"
        "depends_on: Union[str, Sequence[str], None] = None\n\n\n"
        "def upgrade() -> None:\n    \"\"\"Upgrade schema.\"\"\"\n    pass\n\n\n"
        "def downgrade() -> None:\n    \"\"\"Downgrade schema.\"\"\"\n    pass\n");
    char *text = script_render(SCRIPT_C, &draft, &arena);
    assert_non_null(strstr(text, "ALQ_REVISION("));
    assert_non_null(strstr(text, "#include <alambique/migration.h>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slugs),           cmocka_unit_test(test_names),
        cmocka_unit_test(test_names_as_python), cmocka_unit_test(test_rounds),
        cmocka_unit_test(test_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

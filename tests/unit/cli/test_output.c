/* What people see: widths, wrapping, colours, bars, revisions, errors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/exit_code.h"
#include "cli/json.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/revision_text.h"
#include "cli/tenants_report.h"

static void test_display_width(void **state)
{
    (void)state;
    assert_int_equal(display_width(""), 0);
    assert_int_equal(display_width("abc"), 3);
    assert_int_equal(display_width("añ…"), 3);
    assert_int_equal(display_width("日本"), 4);
    assert_int_equal(display_width("\033[1;31mab\033[0mc"), 3);
    assert_int_equal(display_width("\033["), 0);
    assert_int_equal(display_width("e\u0301"), 1);
    assert_int_equal(display_width("a\xFFz"), 3);
    assert_int_equal(display_width("a\xE2\x80"), 3);
}

static void check_cut(const char *string, size_t columns, const char *expected)
{
    TEXT_SCOPE(text);
    display_add_cut(&text, string, columns);
    assert_string_equal(text_string(&text), expected);
    assert_true(display_width(text_string(&text)) <= columns);
}

static void test_display_cut(void **state)
{
    (void)state;
    check_cut("abcdef", 6, "abcdef");
    check_cut("abcdef", 5, "abcd…");
    check_cut("ab cdef", 4, "ab…");
    check_cut("abcdef", 1, "…");
    check_cut("abcdef", 0, "");
    check_cut("one two three", 10, "one two…");
    check_cut("one, two three", 8, "one, tw…"); /* less than half would be left */
    check_cut("one two, three", 10, "one two…");
    check_cut("日本語", 5, "日本…");
    check_cut("日本語", 4, "日…");
}

static void check_wrapped(const char *string, size_t columns, size_t indent, const char *expected)
{
    TEXT_SCOPE(text);
    display_add_wrapped(&text, string, columns, indent);
    assert_string_equal(text_string(&text), expected);
}

static void test_display_wrapped(void **state)
{
    (void)state;
    check_wrapped("", 40, 2, "");
    check_wrapped("one two three four five six", 22, 2, "one two three four\n  five six");
    check_wrapped("one two three four five six", 27, 2, "one two three four five six");
    check_wrapped("one\n\n  two", 40, 2, "one\n\n  two");
    check_wrapped("/a/very/long/path/that/must/stay/whole and more", 22, 2,
                  "/a/very/long/path/that/must/stay/whole\n  and more");
    check_wrapped("  indented /a/very/long/path/that/stays", 22, 2,
                  "  indented\n  /a/very/long/path/that/stays");
    check_wrapped("one two three four five", 12, 4, "one two\nthree four\nfive");
    check_wrapped("日本語日本語日本語日本語", 22, 2, "日本語日本語日本語日本\n  語");
    check_wrapped("日本語日本語日本語日本語、日本", 24, 0, "日本語日本語日本語日本\n語、日本");
    check_wrapped("  /a/very/long/path/that/must/stay/whole", 22, 2,
                  "  /a/very/long/path/that/must/stay/whole");
}

static void check_hint(const char *hint, const char *expected)
{
    const struct invocation invocation = {.program = "lmsctl database"};
    TEXT_SCOPE(text);
    invocation_add_hint(&invocation, &text, hint);
    assert_string_equal(text_string(&text), expected);
}

static void test_hints_name_the_program(void **state)
{
    (void)state;
    check_hint("alambique upgrade", "lmsctl database upgrade");
    check_hint("run `alambique merge heads` or alambique --help",
               "run `lmsctl database merge heads` or lmsctl database --help");
    check_hint("alambique is Spanish", "alambique is Spanish");
    check_hint("xalambique upgrade", "xalambique upgrade");
    check_hint("alambique upgrades", "alambique upgrades");
}

/* hint as it is completed after `alambique ARGUMENTS...`. */
static void check_completed(const char *const *argv, const char *tenant, const char *hint,
                            const char *expected)
{
    ARENA_SCOPE(arena);
    TEXT_SCOPE(text);
    struct arguments arguments;
    int argc = 0;
    while (argv[argc])
        argc++;
    assert_true(arguments_parse(argc, (char *const *)argv, NULL, &arena, &arguments, NULL));
    const struct invocation invocation = {.program = "alambique",
                                          .arguments = &arguments,
                                          .tenant = tenant};
    invocation_add_hint(&invocation, &text, hint);
    assert_string_equal(text_string(&text), expected);
}

static void test_hints_say_again_what_was_given(void **state)
{
    (void)state;
    const char *const file[] = {"alambique",      "-c",      "my app.ini", "--url",
                                "sqlite:///a.db", "upgrade", NULL};
    check_completed(file, NULL, "mend a.sql, then: alambique upgrade +1",
                    "mend a.sql, then: alambique upgrade --config 'my app.ini' "
                    "--url sqlite:///a.db +1");
    check_completed(file, NULL, "alambique repair --retry (not) or alambique repair --skip",
                    "alambique repair --config 'my app.ini' --url sqlite:///a.db --retry (not) or "
                    "alambique repair --config 'my app.ini' --url sqlite:///a.db --skip");
    check_completed(file, NULL, "by hand, and run: alambique repair --done",
                    "by hand, and run: alambique repair --config 'my app.ini' --url sqlite:///a.db "
                    "--done");
    check_completed(file, NULL, "alambique merge heads",
                    "alambique merge --config 'my app.ini' heads");
    check_completed(file, NULL, "alambique init migrations", "alambique init migrations");
    check_completed(file, NULL, "alambique upgrade --url sqlite:///b.db",
                    "alambique upgrade --config 'my app.ini' --url sqlite:///b.db");
    check_completed(file, NULL, "alambique -c other.ini status", "alambique -c other.ini status");

    const char *const secret[] = {"alambique", "status", "--url", "postgresql://ana:geheim@h/it's",
                                  NULL};
    check_completed(secret, NULL, "alambique wait",
                    "alambique wait --url 'postgresql://ana:***@h/it'\\''s'");

    const char *const many[] = {"alambique", "upgrade", "--tenants", "glob:*.db", "-x",
                                "a=1",       "-x",      "b",         NULL};
    check_completed(many, "acme.db", "alambique upgrade",
                    "alambique upgrade --tenant acme.db -x a=1 -x b --tenants 'glob:*.db'");
    check_completed(many, NULL, "alambique heads", "alambique heads");
}

static void test_errors_keep_commands_whole(void **state)
{
    (void)state;
    char *written = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&written, &size);
    struct output output;
    ERROR_SCOPE(err);
    output_init(&output, stream, stream, "lmsctl database");
    error_set(&err, ALQ_ERROR_PENDING, "database is behind");
    error_detail(&err, "2 are pending");
    error_hint(&err, "alambique upgrade");
    output_error(&output, &err);
    output_set_color(&output, "always");
    output_error(&output, &err);
    fclose(stream);
    assert_string_equal(written, "error: database is behind\n"
                                 "  2 are pending\n"
                                 "  hint: lmsctl database upgrade\n"
                                 "\033[1;31merror:\033[0m database is behind\n"
                                 "  2 are pending\n"
                                 "\033[1;32m  hint:\033[0m lmsctl database upgrade\n");
    free(written);
}

static void test_quiet_and_json_silence_results(void **state)
{
    (void)state;
    char *written = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&written, &size);
    struct output output;
    output_init(&output, stream, stream, "alambique");
    output.is_quiet = true;
    output_string(&output, "result");
    output_note(&output, "note");
    output_bytes(&output, "SQL\n", 4);
    output_warning(&output, "careful");
    output.is_quiet = false;
    output.is_json = true;
    output_line(&output, "result %d", 2);
    fclose(stream);
    assert_string_equal(written, "SQL\nwarning: careful\n");
    free(written);
}

static void test_failed_writing_is_seen(void **state)
{
    (void)state;
    FILE *full = fopen("/dev/full", "w");
    if (!full)
        skip();
    struct output output;
    ERROR_SCOPE(err);
    output_init(&output, full, full, "alambique");
    output_string(&output, "result");
    assert_false(output_finish(&output, &err));
    assert_int_equal(err.kind, ALQ_ERROR_IO);
    fclose(full);
}

static void check_time(int64_t milliseconds, const char *expected)
{
    TEXT_SCOPE(text);
    progress_add_time(&text, milliseconds * 1000000);
    assert_string_equal(text_string(&text), expected);
}

static void test_times(void **state)
{
    (void)state;
    check_time(0, "0 ms");
    check_time(450, "450 ms");
    check_time(1450, "1.4 s");
    check_time(9990, "9.9 s");
    check_time(12345, "12 s");
    check_time(200000, "3 min 20 s");
    check_time(7260000, "2 h 1 min");
}

static void check_bar(const struct alq_progress *progress, unsigned columns, const char *expected)
{
    TEXT_SCOPE(text);
    progress_add_bar(&text, progress, columns, false, false);
    assert_string_equal(text_string(&text), expected);
    assert_true(display_width(text_string(&text)) < columns);
}

static void test_bars(void **state)
{
    (void)state;
    struct alq_progress progress = {
        .kind = ALQ_PROGRESS_STATEMENT,
        .revision_number = 2,
        .revision_count = 4,
        .revision = "20260105_145517",
        .statement_number = 3,
        .statement_count = 5,
        .elapsed_ns = 1200000000,
    };
    check_bar(&progress, 80, "=======------------- 2/4 20260105_145517 statement 3/5 1.2 s");
    check_bar(&progress, 41, "2/4 20260105_145517 statement 3/5 1.2 s");
    check_bar(&progress, 36, "2/4 20260105_1… statement 3/5 1.2 s");
    progress.rows = 1500;
    progress.rows_total = 3000;
    check_bar(&progress, 80,
              "=======------------- 2/4 20260105_145517 1500/3000 rows 1250/s 1.2 s");
    progress = (struct alq_progress){.kind = ALQ_PROGRESS_WAITING, .elapsed_ns = 65000000000};
    check_bar(&progress, 80, "Waiting for the database 1 min 5 s");
    progress.waiting_for = "process 4711 on host lms.example.org";
    check_bar(&progress, 40, "Waiting for process 4711 on… 1 min 5 s");
    for (unsigned columns = 21; columns < 100; columns++) {
        TEXT_SCOPE(text);
        progress.kind = columns % 2 ? ALQ_PROGRESS_WAITING : ALQ_PROGRESS_STATEMENT;
        progress.revision = "a_revision_with_a_long_name";
        progress.revision_number = progress.revision_count = 100;
        progress_add_bar(&text, &progress, columns, true, false);
        assert_true(display_width(text_string(&text)) < columns);
    }
}

#define LIST(...)                                                                                  \
    {                                                                                              \
        (const char *const[]){__VA_ARGS__}, sizeof(const char *[]){__VA_ARGS__} / sizeof(char *)   \
    }

static const struct alq_revision merge_point = {
    .id = "c3",
    .title = "Join",
    .doc = "Join\n\nBoth branches.",
    .path = "/p/c3.sql",
    .create_date = "2026-01-05",
    .parents = LIST("a1", "b2"),
    .children = LIST("d4", "e5"),
    .depends_on = LIST("x9"),
    .labels = LIST("main", "reports"),
    .is_head = true,
    .is_branch_point = true,
    .is_merge_point = true,
};

static void test_revision_lines(void **state)
{
    (void)state;
    TEXT_SCOPE(text);
    unsigned all = REVISION_PARENTS | REVISION_LABELS | REVISION_TREE | REVISION_TITLE;
    revision_add_line(&text, &merge_point, all, true, false);
    assert_string_equal(text_string(&text), "a1, b2 (x9) -> c3 (main, reports) (effective head) "
                                            "(current) (branchpoint) (mergepoint), Join");
    text_clear(&text);
    revision_add_line(&text, &merge_point, 0, false, false);
    assert_string_equal(text_string(&text), "c3 (effective head)");
    text_clear(&text);
    const struct alq_revision base = {.id = "a1",
                                      .title = "",
                                      .is_head = true,
                                      .is_real_head = true};
    revision_add_line(&text, &base, all, false, true);
    assert_string_equal(text_string(&text), "<base> -> \033[33ma1\033[0m \033[1;36m(head)\033[0m");
}

static void test_revision_entries(void **state)
{
    (void)state;
    TEXT_SCOPE(text);
    revision_add_entry(&text, &merge_point, true, false);
    assert_string_equal(text_string(&text), "Rev: c3 (head) (branchpoint) (mergepoint) (current)\n"
                                            "Merges: a1, b2\n"
                                            "Also depends on: x9\n"
                                            "Branches into: d4, e5\n"
                                            "Branch names: main, reports\n"
                                            "Path: /p/c3.sql\n"
                                            "Created: 2026-01-05\n"
                                            "\n"
                                            "    Join\n"
                                            "\n"
                                            "    Both branches.\n");
}

static void test_json_survives_bad_text(void **state)
{
    (void)state;
    json_t *good = json_text("año");
    json_t *bad = json_text("a\xFF\xFEz");
    json_t *null = json_text(NULL);
    assert_string_equal(json_string_value(good), "año");
    assert_string_equal(json_string_value(bad), "a\uFFFD\uFFFDz");
    assert_true(json_is_null(null));
    json_decref(good);
    json_decref(bad);
    json_decref(null);
}

static void test_exit_codes(void **state)
{
    (void)state;
    static const struct alq_revision *pending[] = {&merge_point};
    static const char *const edited[] = {"a1"};
    struct alq_state at = {.kind = ALQ_STATE_EMPTY};
    assert_int_equal(exit_code_of_state(&at), EXIT_DONE);
    at.pending = (struct alq_revision_list){pending, 1};
    assert_int_equal(exit_code_of_state(&at), EXIT_PENDING);
    at.edited = (struct alq_string_list){edited, 1};
    assert_int_equal(exit_code_of_state(&at), EXIT_PENDING);
    at.pending.count = 0;
    at.kind = ALQ_STATE_CURRENT;
    assert_int_equal(exit_code_of_state(&at), EXIT_AHEAD);
    at.kind = ALQ_STATE_INTERRUPTED;
    assert_int_equal(exit_code_of_state(&at), EXIT_INTERRUPTED);
    for (int kind = ALQ_ERROR_INTERNAL; kind <= ALQ_ERROR_CANCELLED; kind++) {
        enum exit_code code = exit_code_of_error((enum alq_error_kind)kind);
        assert_int_not_equal(code, EXIT_DONE);
        assert_non_null(exit_code_text(code));
    }
}

static void check_tenants(const struct alq_tenants_progress *progress, const char *expected)
{
    TEXT_SCOPE(text);
    tenants_add_progress(&text, progress);
    assert_string_equal(text_string(&text), expected);
}

static void test_tenants_progress(void **state)
{
    (void)state;
    check_tenants(&(struct alq_tenants_progress){.total = 10}, "0/10 tenants");
    check_tenants(&(struct alq_tenants_progress){.finished = 3, .elapsed_ns = 2000000000},
                  "3 tenants, 1.5/s");
    check_tenants(&(struct alq_tenants_progress){.finished = 1200,
                                                 .failed = 3,
                                                 .running = 2,
                                                 .total = 10000,
                                                 .elapsed_ns = 1500000000},
                  "1200/10000 tenants, 3 failed, 800/s, 12 s left");
    check_tenants(&(struct alq_tenants_progress){.finished = 10,
                                                 .total = 10000,
                                                 .elapsed_ns = 10000000000},
                  "10/10000 tenants, 1.0/s, 2 h 46 min left");
    check_tenants(&(struct alq_tenants_progress){.finished = 10,
                                                 .total = 10,
                                                 .elapsed_ns = 1000000000},
                  "10/10 tenants, 10/s");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_display_width),
        cmocka_unit_test(test_tenants_progress),
        cmocka_unit_test(test_display_cut),
        cmocka_unit_test(test_display_wrapped),
        cmocka_unit_test(test_hints_name_the_program),
        cmocka_unit_test(test_hints_say_again_what_was_given),
        cmocka_unit_test(test_errors_keep_commands_whole),
        cmocka_unit_test(test_quiet_and_json_silence_results),
        cmocka_unit_test(test_failed_writing_is_seen),
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_bars),
        cmocka_unit_test(test_revision_lines),
        cmocka_unit_test(test_revision_entries),
        cmocka_unit_test(test_json_survives_bad_text),
        cmocka_unit_test(test_exit_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Taking command lines apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "cli/arguments.h"

#define MOST 16

struct parsed {
    struct arena arena;
    struct arguments arguments;
    struct alq_error err;
    bool is_parsed;
};

/* The line is split at blanks. */
static void parse(struct parsed *parsed, const char *line)
{
    static const char *const hidden[] = {"edit", NULL};
    char *argv[MOST] = {(char *)"alambique"};
    int argc = 1;
    *parsed = (struct parsed){.err = ALQ_ERROR_INIT};
    char *rest = arena_strdup(&parsed->arena, line);
    for (char *word; (word = strsep(&rest, " "));) {
        if (!*word)
            continue;
        assert_true(argc < MOST);
        argv[argc++] = word;
    }
    parsed->is_parsed =
        arguments_parse(argc, argv, hidden, &parsed->arena, &parsed->arguments, &parsed->err);
}

static void release(struct parsed *parsed)
{
    alq_error_release(&parsed->err);
    arena_release(&parsed->arena);
}

static void check(const char *line, const char *command, const char *positional, enum option_id id,
                  const char *value)
{
    struct parsed parsed;
    parse(&parsed, line);
    if (!parsed.is_parsed)
        fail_msg("%s: %s", line, parsed.err.message);
    assert_string_equal(parsed.arguments.command ? parsed.arguments.command->name : "", command);
    assert_string_equal(strings_join(&parsed.arguments.positional, "|", &parsed.arena), positional);
    const char *found = arguments_value(&parsed.arguments, id);
    if (value) {
        assert_non_null(found);
        assert_string_equal(found, value);
    } else {
        assert_null(found);
    }
    release(&parsed);
}

static void check_fails(const char *line, const char *message, const char *hint)
{
    struct parsed parsed;
    parse(&parsed, line);
    assert_false(parsed.is_parsed);
    assert_int_equal(parsed.err.kind, ALQ_ERROR_USAGE);
    assert_string_equal(parsed.err.message, message);
    assert_string_equal(parsed.err.hint ? parsed.err.hint : "", hint);
    release(&parsed);
}

static void test_options_stand_anywhere(void **state)
{
    (void)state;
    check("--url u upgrade", "upgrade", "", OPTION_URL, "u");
    check("upgrade head --url=u", "upgrade", "head", OPTION_URL, "u");
    check("upgrade --url u head", "upgrade", "head", OPTION_URL, "u");
    check("upgrade --url= head", "upgrade", "head", OPTION_URL, "");
    check("-c x.ini upgrade", "upgrade", "", OPTION_CONFIG, "x.ini");
    check("-cx.ini upgrade", "upgrade", "", OPTION_CONFIG, "x.ini");
    check("upgrade -x a=1 -xb=2", "upgrade", "", OPTION_X, "b=2");
    check("", "", "", OPTION_URL, NULL);
    check("--help", "", "", OPTION_HELP, "yes");
}

static void test_relative_revisions_are_arguments(void **state)
{
    (void)state;
    check("downgrade -1", "downgrade", "-1", OPTION_END, NULL);
    check("downgrade -12", "downgrade", "-12", OPTION_END, NULL);
    check("upgrade +2", "upgrade", "+2", OPTION_END, NULL);
    check("history -r -3:current", "history", "", OPTION_RANGE, "-3:current");
    check("history -r-3:", "history", "", OPTION_RANGE, "-3:");
    check("stamp -- -x", "stamp", "-x", OPTION_X, NULL);
    check("-- upgrade", "upgrade", "", OPTION_X, NULL);
}

static void test_own_options_go_before_common_ones(void **state)
{
    (void)state;
    check("current -c", "current", "", OPTION_CHECK_HEADS, "yes");
    check("current -c", "current", "", OPTION_CONFIG, NULL);
    check("-c f current -c", "current", "", OPTION_CONFIG, "f");
    check("revision -d abc -m m", "revision", "", OPTION_DEPENDS_ON, "abc");
    check("wait --head", "wait", "", OPTION_WAIT_HEAD, "yes");
    check("revision --head x", "revision", "", OPTION_HEAD, "x");
    check("revision -p x", "revision", "", OPTION_HEAD, "x");
}

static void test_short_options_combine(void **state)
{
    (void)state;
    check("history -iv", "history", "", OPTION_VERBOSE, "yes");
    check("history -ivr a:b", "history", "", OPTION_RANGE, "a:b");
    check("history -qivra:b", "history", "", OPTION_RANGE, "a:b");
}

static void test_names_may_be_short_or_other(void **state)
{
    (void)state;
    check("heads --reso", "heads", "", OPTION_RESOLVE_DEPENDENCIES, "yes");
    check("revision --depend a", "revision", "", OPTION_DEPENDS_ON, "a");
    check("revision --path p", "revision", "", OPTION_VERSION_PATH, "p");
    check("ensure-version", "ensure_version", "", OPTION_END, NULL);
    check("log", "history", "", OPTION_END, NULL);
    check("upgrade --history", "upgrade", "", OPTION_HISTORY, "yes");
    check("upgrade --no-history", "upgrade", "", OPTION_HISTORY, "no");
    check("upgrade --history --no-history", "upgrade", "", OPTION_HISTORY, "no");
    check("upgrade --colour always", "upgrade", "", OPTION_COLOR, "always");
}

static void test_wrong_usage_says_what_was_meant(void **state)
{
    (void)state;
    check_fails("upgarde", "there is no command 'upgarde'", "did you mean upgrade?");
    check_fails("rollback", "there is no command 'rollback'", "did you mean downgrade?");
    check_fails("xyz", "there is no command 'xyz'", "alambique help");
    check_fails("hist", "there is no command 'hist'", "did you mean history?");
    check_fails("edit head", "there is no command 'edit'", "alambique help");
    check_fails("stamp --prge", "stamp has no option --prge", "did you mean --purge?");
    check_fails("stamp --zzzzz", "stamp has no option --zzzzz", "alambique help stamp");
    check_fails("stamp -Z", "stamp has no option -Z", "alambique help stamp");
    check_fails("-Z", "there is no option -Z before the command", "alambique help");
    check_fails("-v status", "there is no option -v before the command",
                "an option of a command stands after it: alambique status -v");
    check_fails("--splice revision", "there is no option --splice before the command",
                "an option of a command stands after it: alambique revision --splice");
    check_fails("upgrade a b", "upgrade does not take the argument 'b'", "alambique help upgrade");
    check_fails("revision -m", "-m needs a value: TEXT", "alambique help revision");
    check_fails("upgrade --url", "--url needs a value: URL", "alambique help upgrade");
    check_fails("upgrade --sql=x", "--sql takes no value", "");
    check_fails("--color alway heads", "--color cannot be 'alway'", "did you mean always?");
    check_fails("--color blue heads", "--color cannot be 'blue'", "one of auto, always, never");
    check_fails("heads --no-json", "heads has no option --no-json", "alambique help heads");
    check_fails("heads --co", "heads has no option --co", "alambique help heads");
}

static void test_required_arguments(void **state)
{
    static const char *const none[] = {NULL};
    (void)state;
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct arguments arguments;
    char *argv[] = {(char *)"alambique", (char *)"edit", (char *)"--help"};
    assert_false(arguments_parse(2, argv, none, &arena, &arguments, &err));
    assert_string_equal(err.message, "edit needs an argument: REV");
    alq_error_release(&err);
    assert_true(arguments_parse(3, argv, none, &arena, &arguments, &err));
}

static void test_seconds(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        int milliseconds; /* -1: fails */
    } cases[] = {
        {"wait", 7},
        {"wait --timeout 30", 30000},
        {"wait --timeout 0.25", 250},
        {"wait --timeout 0", 0},
        {"wait --timeout -1", -1},
        {"wait --timeout 1s", -1},
        {"wait --timeout nan", -1},
        {"wait --timeout inf", -1},
        {"wait --timeout=", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct parsed parsed;
        int milliseconds = 0;
        parse(&parsed, cases[i].line);
        assert_true(parsed.is_parsed);
        bool is_number = arguments_milliseconds(&parsed.arguments, OPTION_TIMEOUT, 7, &milliseconds,
                                                &parsed.err);
        assert_int_equal(is_number, cases[i].milliseconds >= 0);
        if (is_number)
            assert_int_equal(milliseconds, cases[i].milliseconds);
        release(&parsed);
    }
}

static void test_excluding_options(void **state)
{
    static const enum option_id choices[] = {OPTION_RETRY, OPTION_SKIP, OPTION_DONE, OPTION_END};
    (void)state;
    struct parsed parsed;
    parse(&parsed, "repair --skip");
    assert_true(arguments_exclude(&parsed.arguments, choices, &parsed.err));
    release(&parsed);
    parse(&parsed, "repair --skip --done");
    assert_false(arguments_exclude(&parsed.arguments, choices, &parsed.err));
    assert_string_equal(parsed.err.message, "--skip and --done exclude each other");
    release(&parsed);
}

/* Within what a command takes no name and no letter may mean two things. */
static void check_distinct(const enum option_id *list)
{
    for (const enum option_id *a = list; *a; a++) {
        const struct option_spec *spec = option_spec(*a);
        bool is_negated;
        if (spec->short_name)
            assert_int_equal(option_find_short(list, spec->short_name), *a);
        for (size_t n = 0; n < 3 && spec->names[n]; n++)
            assert_int_equal(option_find_long(list, spec->names[n], &is_negated), *a);
    }
}

static void test_tables_are_sound(void **state)
{
    (void)state;
    check_distinct(common_options);
    for (const struct command *command = commands; command->name; command++) {
        assert_ptr_equal(command_find(command->name, NULL), command);
        assert_non_null(command->run);
        assert_true(strlen(command->summary) <= 60);
        if (command->options)
            check_distinct(command->options);
    }
    for (int id = OPTION_END + 1; id < OPTION_COUNT; id++) {
        const struct option_spec *spec = option_spec((enum option_id)id);
        assert_true(spec->names[0] || spec->short_name);
        assert_true(spec->help || spec->is_hidden);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_options_stand_anywhere),
        cmocka_unit_test(test_relative_revisions_are_arguments),
        cmocka_unit_test(test_own_options_go_before_common_ones),
        cmocka_unit_test(test_short_options_combine),
        cmocka_unit_test(test_names_may_be_short_or_other),
        cmocka_unit_test(test_wrong_usage_says_what_was_meant),
        cmocka_unit_test(test_required_arguments),
        cmocka_unit_test(test_seconds),
        cmocka_unit_test(test_excluding_options),
        cmocka_unit_test(test_tables_are_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

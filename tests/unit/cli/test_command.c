/* The command as an application mounts it: revisions in memory, its own database and streams. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include <alambique/alambique.h>
#include <alambique/command.h>

static const char one[] = "-- Users\n--\n-- revision: one\n-- revises:\n\n"
                          "-- upgrade\nCREATE TABLE users (id INTEGER PRIMARY KEY);\n\n"
                          "-- downgrade\nDROP TABLE users;\n";
static const char two[] = "-- Names\n--\n-- revision: two\n-- revises: one\n\n"
                          "-- upgrade\nALTER TABLE users ADD COLUMN name TEXT;\n\n"
                          "-- downgrade\nALTER TABLE users DROP COLUMN name;\n";

static const struct alq_source sources[] = {
    {"one.sql", one, sizeof one - 1},
    {"two.sql", two, sizeof two - 1},
};

static const char *const hidden[] = {"init", "edit", NULL};

struct mounted {
    struct alq_project *project;
    struct alq_database *database;
    struct alq_command_options options;
    char *out;
    char *err;
};

static int set_up(void **state)
{
    struct mounted *mounted = calloc(1, sizeof *mounted);
    const struct alq_project_options options = {.config_file = ""};
    assert_true(alq_project_open_memory(sources, 2, &options, &mounted->project, NULL));
    assert_true(alq_database_open("sqlite://", NULL, &mounted->database, NULL));
    mounted->options.program = "lmsctl database";
    mounted->options.project = mounted->project;
    mounted->options.database = mounted->database;
    mounted->options.hidden = hidden;
    *state = mounted;
    return 0;
}

static int tear_down(void **state)
{
    struct mounted *mounted = *state;
    alq_database_free(mounted->database);
    alq_project_free(mounted->project);
    free(mounted->out);
    free(mounted->err);
    free(mounted);
    return 0;
}

/* Runs a line, split at blanks, and keeps what it prints. */
static int run(struct mounted *mounted, const char *line)
{
    enum { MOST = 8 };
    char *argv[MOST] = {(char *)"database"};
    int argc = 1;
    char *copy = strdup(line);
    char *rest = copy;
    for (char *word; (word = strsep(&rest, " "));)
        argv[argc++] = word;
    free(mounted->out);
    free(mounted->err);
    size_t size = 0;
    mounted->options.output = open_memstream(&mounted->out, &size);
    mounted->options.errors = open_memstream(&mounted->err, &size);
    int code = alq_command_run(&mounted->options, argc, argv);
    fclose(mounted->options.output);
    fclose(mounted->options.errors);
    free(copy);
    return code;
}

static void test_up_and_down(void **state)
{
    struct mounted *mounted = *state;
    assert_int_equal(run(mounted, "status"), 3);
    assert_non_null(strstr(mounted->out, "Next:      lmsctl database upgrade\n"));
    assert_int_equal(run(mounted, "current --check-heads"), 3);
    assert_non_null(strstr(mounted->err, "hint: lmsctl database upgrade\n"));
    assert_int_equal(run(mounted, "upgrade"), 0);
    assert_string_equal(mounted->err, "Running upgrade  -> one, Users\n"
                                      "Running upgrade one -> two, Names\n");
    assert_int_equal(run(mounted, "current"), 0);
    assert_string_equal(mounted->out, "two (head)\n");
    assert_string_equal(mounted->err, "");
    assert_int_equal(run(mounted, "upgrade"), 0);
    assert_string_equal(mounted->out, "Nothing to do: the database is at head.\n");
    assert_int_equal(run(mounted, "downgrade -1"), 0);
    assert_int_equal(run(mounted, "-q downgrade 1"), 0);
    assert_string_equal(mounted->out, "");
    assert_string_equal(mounted->err, "");
    assert_int_equal(run(mounted, "current"), 0);
    assert_string_equal(mounted->out, "");
}

static void test_json(void **state)
{
    struct mounted *mounted = *state;
    assert_int_equal(run(mounted, "upgrade --json"), 0);
    json_t *root = json_loads(mounted->out, 0, NULL);
    assert_int_equal(json_array_size(json_object_get(root, "revisions")), 2);
    assert_string_equal(json_string_value(json_array_get(json_object_get(root, "versions"), 0)),
                        "two");
    json_decref(root);

    assert_int_equal(run(mounted, "upgrade nonsense --json"), 1);
    root = json_loads(mounted->out, 0, NULL);
    json_t *error = json_object_get(root, "error");
    assert_string_equal(json_string_value(json_object_get(error, "kind")), "revision");
    json_decref(root);

    assert_int_equal(run(mounted, "upgrade --nonsense --json"), 2);
    root = json_loads(mounted->out, 0, NULL);
    assert_non_null(json_object_get(root, "error"));
    json_decref(root);
    assert_string_equal(mounted->err, "");
}

static void test_sql_needs_no_url(void **state)
{
    struct mounted *mounted = *state;
    assert_int_equal(run(mounted, "upgrade --sql one:two"), 0);
    assert_non_null(strstr(mounted->out, "ALTER TABLE users ADD COLUMN name TEXT;"));
    assert_int_equal(run(mounted, "status"), 3);
}

static void test_what_the_application_decides(void **state)
{
    struct mounted *mounted = *state;
    assert_int_equal(run(mounted, "init x"), 2);
    assert_non_null(strstr(mounted->err, "there is no command 'init'"));
    assert_int_equal(run(mounted, "heads -c x.ini"), 2);
    assert_non_null(strstr(mounted->err, "--config is not for you to choose"));
    assert_int_equal(run(mounted, "current --url sqlite://"), 2);
    assert_int_equal(run(mounted, "help"), 0);
    assert_null(strstr(mounted->out, "init"));
    assert_null(strstr(mounted->out, "--config"));
    assert_non_null(strstr(mounted->out, "Usage: lmsctl database [OPTIONS]"));
    assert_int_equal(run(mounted, "upgrade --help"), 0);
    assert_non_null(strstr(mounted->out, "Usage: lmsctl database upgrade [OPTIONS] [REV]"));
    assert_int_equal(run(mounted, "--version"), 0);
    assert_non_null(strstr(mounted->out, "lmsctl database (alambique "));
}

static void test_a_url_of_the_application(void **state)
{
    struct mounted *mounted = *state;
    mounted->options.database = NULL;
    mounted->options.url = "sqlite://";
    assert_int_equal(run(mounted, "status"), 3);
    assert_non_null(strstr(mounted->out, "sqlite:// (from lmsctl database)"));
    assert_int_equal(run(mounted, "status --url sqlite:////nowhere/at/all.db"), 6);
    mounted->options.url = NULL;
    assert_int_equal(run(mounted, "status"), 1);
    assert_non_null(strstr(mounted->err, "it is not said which database to use"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_up_and_down, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_json, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_sql_needs_no_url, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_the_application_decides, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_url_of_the_application, set_up, tear_down),
    };
    /* The variable would answer where a test means that nothing does. */
    unsetenv("DATABASE_URL");
    return cmocka_run_group_tests(tests, NULL, NULL);
}

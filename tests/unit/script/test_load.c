/* Loading sets of revisions: directories, memory, chains of numbered files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "script/survey.h"
#include "base/banned.h"

/* A directory of the test's own, removed at its end. */
struct place {
    struct arena arena;
    char *path;
};

static int enter(void **state)
{
    struct place *place = memory_alloc(sizeof *place);
    char template[] = "/tmp/alambique-load-XXXXXX";
    assert_non_null(mkdtemp(template));
    place->path = arena_strdup(&place->arena, template);
    *state = place;
    return 0;
}

static int leave(void **state)
{
    struct place *place = *state;
    char *command = arena_printf(&place->arena, "rm -rf '%s'", place->path);
    int status = system(command);
    arena_release(&place->arena);
    free(place);
    return status;
}

static char *path_of(struct place *place, const char *name)
{
    return path_join(&place->arena, place->path, name);
}

static void put(struct place *place, const char *name, const char *text)
{
    char *path = path_of(place, name);
    assert_true(directory_create(path_directory(&place->arena, path), NULL));
    assert_true(file_write(path, text, strlen(text), NULL));
}

static void put_sql(struct place *place, const char *name, const char *id)
{
    put(place, name, arena_printf(&place->arena, "-- %s\n-- revision: %s\n-- upgrade\n", name, id));
}

static struct script_list load(struct place *place, const char *directories, bool is_recursive)
{
    ERROR_SCOPE(err);
    struct strings list = {0};
    char *rest = arena_strdup(&place->arena, directories);
    for (char *name; (name = strsep(&rest, " ")) != NULL;)
        vec_push(&place->arena, &list, path_of(place, name));
    struct script_list found;
    struct script_survey survey;
    if (!script_survey_make(&list, is_recursive, NULL, &place->arena, &survey, &err) ||
        !script_survey_load(&survey, &found, &err))
        fail_msg("%s: %s", err.file ? err.file : "", err.message);
    return found;
}

/* The ids and their parents, "b<a", in the order of the list. */
static char *ids_of(const struct script_list *list, struct arena *arena)
{
    TEXT_SCOPE(ids);
    for (size_t i = 0; i < list->count; i++) {
        const struct revision *revision = &list->items[i]->revision;
        assert_ptr_equal(revision->owner, list->items[i]);
        assert_ptr_equal(revision->file, list->items[i]->path);
        text_printf(&ids, "%s%s", i ? " " : "", revision->id);
        if (revision->down.count)
            text_printf(&ids, "<%s", strings_join(&revision->down, ",", arena));
    }
    return text_copy(&ids, arena);
}

static void test_directory(void **state)
{
    struct place *place = *state;
    put_sql(place, "v/b.sql", "one");
    put_sql(place, "v/a.sql", "two");
    put(place, "v/c.py", "revision = 'three'\ndown_revision = ('one', 'two')\n");
    put(place, "v/README", "-- revision: no\n-- upgrade\n");
    put(place, "v/b.sql~", "-- revision: no\n-- upgrade\n");
    put(place, "v/.d.sql", "-- revision: no\n-- upgrade\n");
    put(place, "v/__init__.py", "");
    put(place, "v/data.sql", "INSERT INTO t VALUES (1);\n");
    put(place, "v/__pycache__/x.py", "revision = 'no'\n");
    put_sql(place, "v/sub/e.sql", "no");
    struct script_list list = load(place, "v", false);
    assert_string_equal(ids_of(&list, &place->arena), "two one three<one,two");
    assert_string_equal(list.items[0]->path, path_of(place, "v/a.sql"));
    assert_null(list.items[0]->bytes);
    assert_string_equal(list.items[0]->title, "v/a.sql");
    assert_true(strings_contain(&list.ignored, path_of(place, "v/data.sql")));
    assert_false(strings_contain(&list.ignored, path_of(place, "v/README")));
}

static void test_several_directories(void **state)
{
    struct place *place = *state;
    put_sql(place, "v/z.sql", "1a");
    put_sql(place, "v/2023/b.sql", "3a");
    put_sql(place, "v/2023/01/c.sql", "4a");
    put_sql(place, "v/2022/a.sql", "2a");
    put_sql(place, "v/.git/no.sql", "no");
    put_sql(place, "v/__pycache__/no.sql", "no");
    put_sql(place, "w/a.sql", "5a");
    assert_int_equal(mkdir(path_of(place, "v/a.sql"), 0777), 0);
    assert_int_equal(mkfifo(path_of(place, "v/b.sql"), 0600), 0);
    assert_int_equal(symlink("../v", path_of(place, "v/loop")), 0);
    assert_int_equal(symlink("z.sql", path_of(place, "v/zz.sql")), 0);
    struct script_list list = load(place, "w v missing", true);
    assert_string_equal(ids_of(&list, &place->arena), "5a 1a 2a 3a 4a");
    list = load(place, "v/2023 v v/../v", true);
    assert_string_equal(ids_of(&list, &place->arena), "3a 4a 1a 2a");
    list = load(place, "missing", true);
    assert_int_equal(list.count, 0);
}

static void assert_load_fails(struct place *place, enum alq_error_kind kind, const char *message,
                              const char *file)
{
    ERROR_SCOPE(err);
    struct script_list list;
    const char *items[] = {path_of(place, "v")};
    const struct strings directories = {.items = items, .count = 1};
    struct script_survey survey;
    assert_false(script_survey_make(&directories, false, NULL, &place->arena, &survey, &err) &&
                 script_survey_load(&survey, &list, &err));
    assert_int_equal(err.kind, kind);
    if (message)
        assert_string_equal(err.message, message);
    if (file)
        assert_string_equal(err.file, path_of(place, file));
}

static void test_failures(void **state)
{
    struct place *place = *state;
    put_sql(place, "v", "a");
    assert_load_fails(place, ALQ_ERROR_IO, NULL, NULL);
    assert_int_equal(unlink(path_of(place, "v")), 0);
    put_sql(place, "v/a.sql", "a");
    put(place, "v/x.py", "import x\n");
    assert_load_fails(place, ALQ_ERROR_SCRIPT, "no revision id in x.py", "v/x.py");
    assert_int_equal(unlink(path_of(place, "v/x.py")), 0);
    assert_int_equal(symlink("nowhere", path_of(place, "v/c.sql")), 0);
    assert_load_fails(place, ALQ_ERROR_IO, NULL, NULL);
}

static void test_chains(void **state)
{
    struct place *place = *state;
    put(place, "v/10_c.sql", "-- +goose Up\n");
    put(place, "v/2_b.sql", "-- +goose Up\n");
    put(place, "v/001_a.sql", "-- +goose Up\n");
    put(place, "v/20230102000000_y.sql", "-- migrate:up\n-- migrate:down\n");
    put(place, "w/20230101000000_x.sql", "-- migrate:up\n-- migrate:down\n");
    put_sql(place, "v/own.sql", "own");
    struct script_list list = load(place, "v w", false);
    assert_string_equal(ids_of(&list, &place->arena),
                        "001 10<2 20230102000000<20230101000000 2<001 own 20230101000000");
    put(place, "v/1_d.sql", "-- +goose Up\n");
    assert_load_fails(place, ALQ_ERROR_GRAPH, "two files have the version 001", "v/1_d.sql");
}

/* Headers and data that are longer than what is read at first. */
static void test_long_files(void **state)
{
    struct place *place = *state;
    TEXT_SCOPE(text);
    for (unsigned i = 0; i < 500; i++)
        text_printf(&text, "-- line %u of a long message\n", i);
    text_add(&text, "-- revision: long\n-- upgrade\nSELECT 1;\n");
    put(place, "v/a.sql", text_string(&text));
    text_clear(&text);
    text_add(&text, "-- short\n-- revision: short\n-- upgrade\n");
    for (unsigned i = 0; i < 5000; i++)
        text_printf(&text, "INSERT INTO t VALUES (%u);\n", i);
    put(place, "v/b.sql", text_string(&text));
    text_clear(&text);
    text_add(&text, "'''doc'''\n");
    for (unsigned i = 0; i < 500; i++)
        text_printf(&text, "x%u = ['''\nrevision = 'no'\n''']\n", i);
    text_add(&text, "revision = 'script'\ndown_revision = 'short'\n");
    put(place, "v/c.py", text_string(&text));
    text_clear(&text);
    for (unsigned i = 0; i < 9000; i++)
        text_printf(&text, "INSERT INTO t VALUES (%u);\n", i);
    put(place, "v/d.sql", text_string(&text));
    struct script_list list = load(place, "v", false);
    assert_string_equal(ids_of(&list, &place->arena), "long short script<short");
    assert_int_equal(list.ignored.count, 1);

    struct sql_statements statements;
    struct digest before;
    struct digest after;
    assert_true(script_statements(list.items[1], SCRIPT_UPGRADE, "sqlite", &place->arena,
                                  &statements, NULL, NULL));
    assert_int_equal(statements.count, 5000);
    assert_true(script_digest(list.items[1], &before, NULL));
    assert_true(script_load(list.items[1], &place->arena, NULL));
    assert_true(script_load(list.items[1], &place->arena, NULL));
    put(place, "v/b.sql", "changed");
    assert_true(script_digest(list.items[1], &after, NULL));
    assert_string_equal(before.hex, after.hex);
}

static void test_memory(void **state)
{
    struct place *place = *state;
    static const char one[] = "-- revision: a\n-- upgrade\nSELECT 1;";
    static const char two[] = "revision = 'b'\ndown_revision = 'a'\n";
    static const char three[] = "-- +goose Up\nSELECT 1";
    static const char data[] = "SELECT 1";
    const struct script_source sources[] = {
        {"b.py", two, strlen(two)},
        {"3_x.sql", three, strlen(three) - 1}, /* not terminated where it ends */
        {"a.sql", one, strlen(one)},
        {"data.sql", data, strlen(data)},
        {"2_x.sql", three, strlen(three)},
    };
    struct script_list list;
    assert_true(script_load_memory(sources, 5, &place->arena, &list, NULL));
    assert_string_equal(ids_of(&list, &place->arena), "2 3<2 a b<a");
    assert_int_equal(list.ignored.count, 1);
    assert_ptr_equal(list.items[2]->bytes, one);
    struct sql_statements statements;
    assert_true(script_statements(list.items[1], SCRIPT_UPGRADE, "sqlite", &place->arena,
                                  &statements, NULL, NULL));
    assert_string_equal(statements.items[0].text, "SELECT");
    assert_true(script_load_memory(NULL, 0, &place->arena, &list, NULL));
    assert_int_equal(list.count, 0);
    const struct script_source bad = {"x.py", data, strlen(data)};
    assert_false(script_load_memory(&bad, 1, &place->arena, &list, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_directory, enter, leave),
        cmocka_unit_test_setup_teardown(test_several_directories, enter, leave),
        cmocka_unit_test_setup_teardown(test_failures, enter, leave),
        cmocka_unit_test_setup_teardown(test_chains, enter, leave),
        cmocka_unit_test_setup_teardown(test_long_files, enter, leave),
        cmocka_unit_test_setup_teardown(test_memory, enter, leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

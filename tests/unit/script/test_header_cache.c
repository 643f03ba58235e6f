/* The cache of headers: what is read with it is what is read without, whatever happens to it. */
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

enum { COUNT = 60 };

struct place {
    struct arena arena;
    char root[32];
    const char *revisions;
    const char *cache;
};

static void put(struct place *place, const char *name, const char *text)
{
    assert_true(
        file_write(path_join(&place->arena, place->revisions, name), text, strlen(text), NULL));
}

static const char *revision(struct place *place, int number, const char *title)
{
    return arena_printf(&place->arena,
                        "\"\"\"%s %d\n\nCreate Date: 2026-01-05\n\"\"\"\nrevision = 'r%02d'\n"
                        "down_revision = %s\nbranch_labels = %s\ndepends_on = None\n",
                        title, number, number,
                        number ? arena_printf(&place->arena, "('r%02d',)", number - 1) : "None",
                        number % 7 ? "None" : arena_printf(&place->arena, "('l%d',)", number));
}

static int set_up(void **state)
{
    struct place *place = memory_alloc(sizeof *place);
    *place = (struct place){.root = "/tmp/alambique-cache-XXXXXX"};
    assert_non_null(mkdtemp(place->root));
    place->revisions = path_join(&place->arena, place->root, "revisions");
    place->cache = path_join(&place->arena, place->root, "cache");
    assert_true(directory_create(place->revisions, NULL));
    for (int i = 0; i < COUNT; i++)
        put(place, arena_printf(&place->arena, "%02d.py", i), revision(place, i, "number"));
    put(place, "none.sql", "SELECT 1;\n");
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    const char *command = arena_printf(&place->arena, "rm -rf %s", place->root);
    int status = system(command);
    arena_release(&place->arena);
    free(place);
    return status;
}

static struct script_survey survey_of(struct place *place, const char *cache)
{
    ERROR_SCOPE(err);
    struct strings directories = {0};
    struct script_survey survey;
    vec_push(&place->arena, &directories, place->revisions);
    vec_push(&place->arena, &directories, path_join(&place->arena, place->root, "more"));
    if (!script_survey_make(&directories, true, cache, &place->arena, &survey, &err))
        fail_msg("%s", err.message);
    return survey;
}

/* The heads, where they are known without reading a file; else "". */
static const char *known_heads(struct place *place)
{
    struct script_survey survey = survey_of(place, place->cache);
    const struct graph_outline *outline = script_survey_outline(&survey);
    return outline ? strings_join(&outline->heads, " ", &place->arena) : "";
}

/* All is kept; the outline only where the files are a graph. */
static void keep(struct place *place, const struct script_survey *survey,
                 const struct script_list *list)
{
    struct graph *graph = graph_new();
    struct graph_outline outline;
    bool is_linked = true;
    for (size_t i = 0; i < list->count && is_linked; i++)
        is_linked = graph_add(graph, &list->items[i]->revision, NULL);
    is_linked = is_linked && graph_link(graph, NULL);
    bool is_known = is_linked && graph_outline(graph, &place->arena, &outline);
    script_survey_keep(survey, is_known ? &outline : NULL);
    graph_free(graph);
}

/* All that the headers say. */
static char *load(struct place *place, const char *cache)
{
    ERROR_SCOPE(err);
    TEXT_SCOPE(out);
    struct script_list list;
    struct script_survey survey = survey_of(place, cache);
    if (!script_survey_load(&survey, &list, &err))
        fail_msg("%s", err.message);
    keep(place, &survey, &list);
    for (size_t i = 0; i < list.count; i++) {
        const struct script_file *file = list.items[i];
        const struct revision *found = &file->revision;
        assert_ptr_equal(found->owner, file);
        assert_string_equal(found->file, file->path);
        text_printf(&out, "%s %d %s|%s|%s|%s %d%d%d %u %u %u %u", file->path, (int)file->kind,
                    found->id, file->title, file->doc, file->create_date, file->is_transactional,
                    file->has_downgrade, file->has_variables, found->id_line, found->down_line,
                    found->depends_line, found->labels_line);
        text_printf(&out, " %s %s %s\n", strings_join(&found->down, ",", &place->arena),
                    strings_join(&found->depends_on, ",", &place->arena),
                    strings_join(&found->labels, ",", &place->arena));
    }
    for (size_t i = 0; i < list.ignored.count; i++)
        text_printf(&out, "ignored %s\n", list.ignored.items[i]);
    return text_copy(&out, &place->arena);
}

static void assert_same(struct place *place)
{
    assert_string_equal(load(place, place->cache), load(place, NULL));
}

static const char *cache_file(struct place *place)
{
    struct strings names = {0};
    if (!file_exists(place->cache) || !directory_list(place->cache, &place->arena, &names, NULL) ||
        !names.count)
        return NULL;
    assert_int_equal(names.count, 1); /* no temporary file is left */
    return path_join(&place->arena, place->cache, names.items[0]);
}

/* Files that may be changed again within the same tick of the clock are not kept. */
static void test_young(void **state)
{
    struct place *place = *state;
    assert_same(place);
    assert_null(cache_file(place));
}

static ino_t inode_of_cache(struct place *place)
{
    struct stat status;
    assert_int_equal(stat(cache_file(place), &status), 0);
    return status.st_ino;
}

static void test_changes(void **state)
{
    struct place *place = *state;
    sleep(4);
    assert_same(place);
    ino_t written = inode_of_cache(place);
    assert_same(place);
    assert_int_equal(written, inode_of_cache(place));  /* all was found in it */
    put(place, "07.py", revision(place, 7, "numbes")); /* as long as before */
    assert_same(place);
    assert_non_null(strstr(load(place, place->cache), "numbes 7"));
    put(place, "60.py", revision(place, 60, "new"));
    put(place, "00a.py", revision(place, 61, "new"));
    assert_same(place);
    assert_int_equal(unlink(path_join(&place->arena, place->revisions, "59.py")), 0);
    assert_int_equal(unlink(path_join(&place->arena, place->revisions, "00.py")), 0);
    assert_same(place);
    assert_same(place);
    const char *from = path_join(&place->arena, place->revisions, "20.py");
    const char *to = path_join(&place->arena, place->revisions, "21.py");
    assert_int_equal(rename(from, to), 0);
    assert_same(place);
}

/* The heads are known while no file has changed, come or gone, in any of the directories. */
static void test_heads(void **state)
{
    struct place *place = *state;
    const char *last = path_join(&place->arena, place->revisions, "59.py");
    const char *aside = path_join(&place->arena, place->root, "aside.py");
    assert_true(directory_create(path_join(&place->arena, place->revisions, "deep"), NULL));
    assert_true(directory_create(path_join(&place->arena, place->root, "more"), NULL));
    put(place, "deep/60.py", revision(place, 60, "deep"));
    sleep(4);
    assert_string_equal(known_heads(place), "");
    load(place, place->cache);
    assert_string_equal(known_heads(place), "r60");
    put(place, "../more/61.py", revision(place, 61, "more"));
    assert_string_equal(known_heads(place), "");
    load(place, place->cache);
    assert_string_equal(known_heads(place), ""); /* too young */
    assert_int_equal(unlink(path_join(&place->arena, place->root, "more/61.py")), 0);
    load(place, place->cache);
    assert_string_equal(known_heads(place), "r60");
    assert_int_equal(symlink(last, path_join(&place->arena, place->revisions, "link.py")), 0);
    assert_string_equal(known_heads(place), "");
    ino_t written = inode_of_cache(place);
    load(place, place->cache);
    assert_int_equal(written, inode_of_cache(place)); /* there is nothing new to keep */
    assert_int_equal(unlink(path_join(&place->arena, place->revisions, "link.py")), 0);
    assert_string_equal(known_heads(place), "r60");
    assert_int_equal(rename(last, aside), 0);
    assert_string_equal(known_heads(place), "");
    load(place, place->cache); /* without a parent of r60 these are no graph */
    assert_string_equal(known_heads(place), "");
    assert_same(place);
}

/* Where a head is needed by another they are not told by the heads alone. */
static void test_needed_head(void **state)
{
    struct place *place = *state;
    put(place, "60.py", "revision = 'r60'\ndown_revision = None\ndepends_on = 'r59'\n");
    sleep(4);
    load(place, place->cache);
    assert_same(place);
    assert_non_null(cache_file(place));
    assert_string_equal(known_heads(place), "");
}

/* What is torn, changed, or writable for others is passed over. */
static void test_damage(void **state)
{
    struct place *place = *state;
    sleep(4);
    load(place, place->cache);
    char *bytes = NULL;
    size_t length = 0;
    const char *path = cache_file(place);
    assert_non_null(path);
    assert_true(file_read(path, &place->arena, &bytes, &length, NULL));
    assert_int_equal(chmod(path, 0620), 0); /* others may write it */
    assert_same(place);
    assert_int_equal(chmod(path, 0600), 0);
    for (size_t i = 0; i < length; i += 97) { /* torn, or with another byte */
        bytes[i] = (char)(bytes[i] ^ 1);
        assert_true(file_write(path, bytes, i % 2 ? length : i, NULL));
        bytes[i] = (char)(bytes[i] ^ 1);
        const char *heads = known_heads(place);
        assert_true(!*heads || strcmp(heads, "r59") == 0);
        assert_same(place);
    }
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkdir(path, 0700), 0); /* it cannot be written */
    assert_same(place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_young, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_changes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_heads, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_needed_head, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_damage, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

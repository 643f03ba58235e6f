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
#include "script/revision_file.h"
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

/* All that the headers say. */
static char *load(struct place *place, const char *cache)
{
    ERROR_SCOPE(err);
    TEXT_SCOPE(out);
    struct strings directories = {0};
    struct script_list list;
    vec_push(&place->arena, &directories, place->revisions);
    const struct script_directories where = {.paths = &directories, .cache_directory = cache};
    if (!script_load_directories(&where, &place->arena, &list, &err))
        fail_msg("%s", err.message);
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

static void test_changes(void **state)
{
    struct place *place = *state;
    sleep(4);
    assert_same(place);
    struct stat written;
    struct stat again;
    assert_int_equal(stat(cache_file(place), &written), 0);
    assert_same(place);
    assert_int_equal(stat(cache_file(place), &again), 0);
    assert_int_equal(written.st_ino, again.st_ino); /* all was found in it */
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
        cmocka_unit_test_setup_teardown(test_damage, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

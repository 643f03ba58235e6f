/* Files: read whole, written whole or not at all; directories; paths. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/banned.h"

/* Each test works in a directory of its own, which is also the working directory. */
static int enter(void **state)
{
    char *root = memory_strdup("/tmp/alambique-file-XXXXXX");
    *state = root;
    return mkdtemp(root) && chdir(root) == 0 ? 0 : -1;
}

static int leave(void **state)
{
    ARENA_SCOPE(arena);
    int code = chdir("/") == 0 ? system(arena_printf(&arena, "rm -rf '%s'", (char *)*state)) : -1;
    free(*state);
    return code;
}

static void put(const char *path, const char *content)
{
    ERROR_SCOPE(err);
    if (!file_write(path, content, strlen(content), &err))
        fail_msg("%s", err.message);
}

static void assert_content(const char *path, const char *expected)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    char *bytes;
    size_t length;
    if (!file_read(path, &arena, &bytes, &length, &err))
        fail_msg("%s", err.message);
    assert_string_equal(bytes, expected);
    assert_int_equal(length, strlen(expected));
}

static void assert_listed(const char *expected)
{
    ARENA_SCOPE(arena);
    struct strings names;
    assert_true(directory_list(".", &arena, &names, NULL));
    assert_string_equal(strings_join(&names, " ", &arena), expected);
}

static void test_reading(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    char *bytes;
    size_t length;
    put("empty", "");
    assert_content("empty", "");
    assert_true(file_write("nul", "a\0b", 3, NULL));
    assert_true(file_read("nul", &arena, &bytes, &length, NULL));
    assert_int_equal(length, 3);
    assert_memory_equal(bytes, "a\0b", 4);
    assert_true(file_read("nul", &arena, &bytes, NULL, NULL));
}

static void test_reading_a_pipe(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    assert_int_equal(system("mkfifo pipe && (seq 100000 > pipe &)"), 0);
    char *bytes;
    size_t length;
    assert_true(file_read("pipe", &arena, &bytes, &length, NULL));
    assert_int_equal(length, 588895);
    assert_string_equal(bytes + length - 7, "100000\n");
    assert_true(file_read("/proc/self/status", &arena, &bytes, &length, NULL));
    assert_true(length > 100); /* though its size is said to be 0 */
}

static void test_reading_fails(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    char *bytes;
    static const char *const cases[][2] = {
        {"missing", "cannot read missing: No such file or directory"},
        {".", "cannot read .: Is a directory"},
        {"file/below", "cannot read file/below: Not a directory"},
        {"sparse", "cannot read sparse: File too large"},
    };
    put("file", "");
    put("sparse", "");
    assert_int_equal(truncate("sparse", (off_t)1024 * 1024 * 1024 + 1), 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ERROR_SCOPE(err);
        assert_false(file_read(cases[i][0], &arena, &bytes, NULL, &err));
        assert_int_equal(err.kind, ALQ_ERROR_IO);
        assert_string_equal(err.message, cases[i][1]);
    }
}

static void test_writing(void **state)
{
    (void)state;
    put("a", "first");
    put("a", "second, longer");
    put("a", "3");
    assert_content("a", "3");
    assert_listed("a");
    ERROR_SCOPE(err);
    assert_false(file_write("missing/a", "x", 1, &err));
    assert_string_equal(err.message, "cannot write missing/a: No such file or directory");
    alq_error_release(&err);
    assert_true(directory_create("directory", NULL));
    assert_false(file_write("directory", "x", 1, &err));
    assert_string_equal(err.message, "cannot write directory: Is a directory");
    assert_listed("a directory");
}

static mode_t mode_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 07777;
}

static void test_modes(void **state)
{
    (void)state;
    mode_t mask = umask(027);
    put("new", "x");
    assert_true(file_create("created", "x", 1, NULL));
    umask(mask);
    assert_int_equal(mode_of("new"), 0640);
    assert_int_equal(mode_of("created"), 0640);
    assert_int_equal(chmod("new", 0751), 0);
    put("new", "y");
    assert_int_equal(mode_of("new"), 0751);
}

static void test_writing_through_a_link(void **state)
{
    (void)state;
    assert_true(directory_create("d", NULL));
    put("d/target", "old");
    assert_int_equal(symlink("d/target", "link"), 0);
    put("link", "new");
    assert_content("d/target", "new");
    struct stat status;
    assert_int_equal(lstat("link", &status), 0);
    assert_true(S_ISLNK(status.st_mode));
}

static void test_creating(void **state)
{
    (void)state;
    ERROR_SCOPE(err);
    assert_true(file_create("a", "first", 5, &err));
    assert_false(file_create("a", "second", 6, &err));
    assert_string_equal(err.message, "cannot create a: File exists");
    assert_content("a", "first");
}

/* A file that may not grow is what a full disk is. */
static void test_a_full_disk(void **state)
{
    (void)state;
    put("old", "content");
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit;
    getrlimit(RLIMIT_FSIZE, &limit);
    struct rlimit small = {.rlim_cur = 100, .rlim_max = limit.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    ERROR_SCOPE(err);
    char bytes[1000] = {0};
    bool is_written = file_write("old", bytes, sizeof bytes, &err);
    bool is_created = file_create("new", bytes, sizeof bytes, NULL);
    setrlimit(RLIMIT_FSIZE, &limit);
    assert_false(is_written);
    assert_false(is_created);
    assert_string_equal(err.message, "cannot write old: File too large");
    assert_content("old", "content");
    assert_listed("old");
}

static void test_questions(void **state)
{
    (void)state;
    put("file", "");
    assert_int_equal(symlink("missing", "dangling"), 0);
    assert_true(file_exists("file") && file_is_regular("file") && !file_is_directory("file"));
    assert_true(file_exists(".") && !file_is_regular(".") && file_is_directory("."));
    assert_false(file_exists("missing") || file_is_regular("missing"));
    assert_false(file_is_directory("missing") || file_exists("dangling"));
}

static void test_directories(void **state)
{
    (void)state;
    ERROR_SCOPE(err);
    assert_true(directory_create("a/b//c/", &err));
    assert_true(directory_create("a/b/c", &err));
    assert_true(directory_create(".", &err));
    assert_true(file_is_directory("a/b/c"));
    put("a/file", "");
    assert_false(directory_create("a/file/x", &err));
    assert_int_equal(err.kind, ALQ_ERROR_IO);
    alq_error_release(&err);
    assert_false(directory_create("a/file", &err));
    assert_string_equal(err.message, "cannot create directory a/file: File exists");
}

static void test_listing(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    put("b", "");
    put("a", "");
    put("B", "");
    put(".hidden", "");
    put("\xc3\xa9", "");
    assert_true(directory_create("c", NULL));
    assert_listed(".hidden B a b c \xc3\xa9");
    struct strings names = {.count = 42};
    assert_true(directory_list("c", &arena, &names, &err));
    assert_int_equal(names.count, 0);
    assert_false(directory_list("missing", &arena, &names, &err));
    assert_string_equal(err.message, "cannot read directory missing: No such file or directory");
}

static void test_joining(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    assert_string_equal(path_join(&arena, "a", "b"), "a/b");
    assert_string_equal(path_join(&arena, "a/", "b"), "a/b");
    assert_string_equal(path_join(&arena, "/", "b"), "/b");
    assert_string_equal(path_join(&arena, "a", "/b"), "/b");
    assert_string_equal(path_join(&arena, "", "b"), "b");
    assert_string_equal(path_join(&arena, ".", "b"), "b");
}

static void test_parts_of_a_path(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    assert_string_equal(path_directory(&arena, "a/b/c"), "a/b");
    assert_string_equal(path_directory(&arena, "a//c"), "a");
    assert_string_equal(path_directory(&arena, "c"), ".");
    assert_string_equal(path_directory(&arena, "/c"), "/");
    assert_string_equal(path_directory(&arena, "//c"), "/");
    assert_string_equal(path_name("a/b/c.sql"), "c.sql");
    assert_string_equal(path_name("c.sql"), "c.sql");
    assert_string_equal(path_name("a/"), "");
    assert_true(path_is_absolute("/a"));
    assert_false(path_is_absolute("a"));
    assert_false(path_is_absolute(""));
}

static void test_absolute_paths(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    assert_string_equal(path_absolute(&arena, "/a/./b//../c/"), "/a/c");
    assert_string_equal(path_absolute(&arena, "/../.."), "/");
    assert_string_equal(path_absolute(&arena, "/..a/.b"), "/..a/.b");
    char *here = getcwd(NULL, 0);
    assert_string_equal(path_absolute(&arena, "x/../y"), path_join(&arena, here, "y"));
    assert_string_equal(path_absolute(&arena, "."), here);
    assert_string_equal(path_absolute(&arena, ""), here);
    assert_string_equal(path_absolute(&arena, ".."), path_directory(&arena, here));
    free(here);
}

static void test_relative_paths(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    assert_string_equal(path_relative(&arena, "/a/b/c", "/a"), "b/c");
    assert_string_equal(path_relative(&arena, "/a/b", "/a/c/d"), "../../b");
    assert_string_equal(path_relative(&arena, "/a", "/a"), ".");
    assert_string_equal(path_relative(&arena, "/a", "/a/b"), "..");
    assert_string_equal(path_relative(&arena, "/ab", "/a"), "../ab");
    assert_string_equal(path_relative(&arena, "/a/b", "/"), "a/b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_reading, enter, leave),
        cmocka_unit_test_setup_teardown(test_reading_a_pipe, enter, leave),
        cmocka_unit_test_setup_teardown(test_reading_fails, enter, leave),
        cmocka_unit_test_setup_teardown(test_writing, enter, leave),
        cmocka_unit_test_setup_teardown(test_modes, enter, leave),
        cmocka_unit_test_setup_teardown(test_writing_through_a_link, enter, leave),
        cmocka_unit_test_setup_teardown(test_creating, enter, leave),
        cmocka_unit_test_setup_teardown(test_a_full_disk, enter, leave),
        cmocka_unit_test_setup_teardown(test_questions, enter, leave),
        cmocka_unit_test_setup_teardown(test_directories, enter, leave),
        cmocka_unit_test_setup_teardown(test_listing, enter, leave),
        cmocka_unit_test_setup_teardown(test_joining, enter, leave),
        cmocka_unit_test_setup_teardown(test_parts_of_a_path, enter, leave),
        cmocka_unit_test_setup_teardown(test_absolute_paths, enter, leave),
        cmocka_unit_test_setup_teardown(test_relative_paths, enter, leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

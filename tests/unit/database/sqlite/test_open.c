/* Opening SQLite files: what URLs mean, and how each obstacle is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <signal.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/file.h"
#include "support/sqlite_file.h"
#include "base/banned.h"

enum { NOBODY = 65534 };

static int set_up(void **state)
{
    struct sqlite_files *files = memory_alloc(sizeof *files);
    sqlite_files_make(files);
    *state = files;
    return 0;
}

static int tear_down(void **state)
{
    struct sqlite_files *files = *state;
    sqlite_files_remove(files);
    free(files);
    return 0;
}

/* Files with a table t of that many rows. */
static void make_database(struct sqlite_files *files, const char *url, int rows)
{
    struct connection *connection = sqlite_files_open(files, url, NULL);
    struct value count = VALUE_OF_INTEGER(rows);
    sqlite_must_execute(connection, "CREATE TABLE t (c)");
    assert_true(connection_execute_with(
        connection,
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
        "INSERT INTO t SELECT printf('%0100d', i) FROM n",
        &count, 1, NULL, NULL));
    connection_free(connection);
}

static void assert_message(struct sqlite_files *files, const struct alq_error *err,
                           enum alq_error_kind kind, const char *format)
{
    /* %s is the directory, as often as it is there */
    TEXT_SCOPE(expected);
    for (const char *rest = format; *rest;) {
        const char *mark = strstr(rest, "%s");
        text_add_bytes(&expected, rest, mark ? (size_t)(mark - rest) : strlen(rest));
        if (mark)
            text_add(&expected, files->directory);
        rest = mark ? mark + 2 : rest + strlen(rest);
    }
    assert_string_equal(err->message, text_string(&expected));
    assert_int_equal(err->kind, kind);
}

static void refuse(struct sqlite_files *files, const char *url, enum alq_error_kind kind,
                   const char *format)
{
    ERROR_SCOPE(err);
    sqlite_files_refuse(files, url, NULL, &err);
    assert_message(files, &err, kind, format);
}

static void test_urls_of_one_file(void **state)
{
    struct sqlite_files *files = *state;
    const char *path = sqlite_files_path(files, "a b.db");
    make_database(files, "sqlite:///a b.db", 1);
    assert_true(file_is_regular(path));
    TEXT_SCOPE(absolute);
    text_printf(&absolute, "sqlite:///%s", path);
    TEXT_SCOPE(uri);
    text_printf(&uri, "sqlite:///file://localhost%s?uri=true&mode=rw", path);
    const char *const urls[] = {
        "sqlite:///a b.db",
        "sqlite:///./x/../a b.db",
        "sqlite+pysqlite:///a b.db?timeout=2.5&check_same_thread=false&unknown=1",
        "sqlite:///file:a%20b.db?uri=true",
        "sqlite:///file:a b.db?uri=1&cache=private&mode=rwc",
        text_string(&absolute),
        text_string(&uri),
    };
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        struct connection *connection = sqlite_files_open(files, urls[i], NULL);
        assert_string_equal(sqlite_must_ask(files, connection, "SELECT count(*) FROM t"), "1");
        assert_false(connection->is_read_only);
        connection_free(connection);
    }
}

static void test_odd_names(void **state)
{
    struct sqlite_files *files = *state;
    static const char *const names[] = {"file:plain.db", "100%.db", "a'b.db", "\xe8\xa1\xa8.db"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        TEXT_SCOPE(url);
        text_printf(&url, "sqlite:///%s", names[i]);
        make_database(files, text_string(&url), 1);
        assert_true(file_is_regular(sqlite_files_path(files, names[i])));
    }
    make_database(files, "sqlite:///file:b%23c%3f.db?uri=true&psow=1", 1);
    assert_true(file_is_regular(sqlite_files_path(files, "b#c?.db")));
}

static void test_parameters(void **state)
{
    struct sqlite_files *files = *state;
    struct open_options options = {.lock_timeout_ms = 7};
    static const struct {
        const char *url;
        int timeout_ms;
        const char *foreign_keys;
    } cases[] = {
        {"sqlite:///p.db", 7, "0"},
        {"sqlite:///p.db?timeout=0", 0, "0"},
        {"sqlite:///p.db?timeout=30", 30000, "0"},
        {"sqlite:///p.db?timeout=1.25&_fk=1", 1250, "1"},
        {"sqlite:///p.db?timeout=0.0009&foreign_keys=On", 0, "1"},
        {"sqlite:///file:p.db?uri=true&_foreign_keys=true", 7, "1"},
        {"sqlite:///p.db?foreign_keys=0", 7, "0"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct connection *connection = sqlite_files_open(files, cases[i].url, &options);
        assert_int_equal(connection->lock_timeout_ms, cases[i].timeout_ms);
        assert_string_equal(sqlite_must_ask(files, connection, "PRAGMA foreign_keys"),
                            cases[i].foreign_keys);
        assert_string_equal(connection->display_url, cases[i].url);
        connection_reset_session(connection);
        assert_string_equal(sqlite_must_ask(files, connection, "PRAGMA foreign_keys"),
                            cases[i].foreign_keys);
        connection_free(connection);
    }
}

static void test_bad_urls(void **state)
{
    struct sqlite_files *files = *state;
    const enum alq_error_kind kind = ALQ_ERROR_CONFIG;
    refuse(files, "sqlite:///a.db?mode=read", kind, "mode=read in the sqlite URL is unknown");
    refuse(files, "sqlite:///a.db?timeout=5s", kind,
           "timeout=5s in the sqlite URL is not a number of seconds");
    refuse(files, "sqlite:///a.db?timeout=-1", kind,
           "timeout=-1 in the sqlite URL is not a number of seconds");
    refuse(files, "sqlite:///a.db?timeout=99999999999999999999", kind,
           "timeout=99999999999999999999 in the sqlite URL is not a number of seconds");
    refuse(files, "sqlite:///a.db?uri=maybe", kind,
           "uri=maybe in the sqlite URL is neither yes nor no");
    refuse(files, "sqlite:///a.db?_fk=2", kind, "_fk=2 in the sqlite URL is neither yes nor no");
    refuse(files, "sqlite:///file://server/a.db?uri=true", kind,
           "the file: URI file://server/a.db names another machine");
    assert_false(file_exists(sqlite_files_path(files, "a.db")));
}

static void test_missing_things(void **state)
{
    struct sqlite_files *files = *state;
    ERROR_SCOPE(err);
    sqlite_files_refuse(files, "sqlite:///no/such/app.db", NULL, &err);
    assert_message(files, &err, ALQ_ERROR_IO,
                   "cannot open %s/no/such/app.db: directory %s/no does not exist");
    assert_string_equal(err.hint,
                        arena_printf(&files->arena, "mkdir -p %s/no/such", files->directory));
    struct open_options options = {.must_exist = true};
    sqlite_files_refuse(files, "sqlite:///app.db", &options, &err);
    assert_message(files, &err, ALQ_ERROR_IO, "database file %s/app.db does not exist");
    assert_string_equal(err.sqlstate, "3D000");
    refuse(files, "sqlite:///app.db?mode=rw", ALQ_ERROR_IO,
           "database file %s/app.db does not exist");
    refuse(files, "sqlite:///app.db?mode=ro", ALQ_ERROR_IO,
           "database file %s/app.db does not exist");
    assert_false(file_exists(sqlite_files_path(files, "app.db")));
}

static void test_wrong_things(void **state)
{
    struct sqlite_files *files = *state;
    assert_true(
        file_create(sqlite_files_path(files, "text.db"), "not a database, but text", 24, NULL));
    assert_true(directory_create(sqlite_files_path(files, "dir"), NULL));
    refuse(files, "sqlite:///text.db", ALQ_ERROR_CONNECT, "%s/text.db is not a database");
    refuse(files, "sqlite:///dir", ALQ_ERROR_IO, "cannot open %s/dir: it is a directory");
    refuse(files, "sqlite:///text.db/app.db", ALQ_ERROR_IO,
           "cannot open %s/text.db/app.db: %s/text.db is not a directory");
}

static void test_damaged_file(void **state)
{
    struct sqlite_files *files = *state;
    make_database(files, "sqlite:///app.db", 1000);
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    char *bytes = NULL;
    size_t length = 0;
    const char *path = sqlite_files_path(files, "app.db");
    assert_true(file_read(path, &arena, &bytes, &length, NULL));
    memset(bytes + 4096, 0xff, length - 4096);
    assert_true(file_write(path, bytes, length, NULL));
    struct connection *connection = sqlite_files_open(files, "sqlite:///app.db", NULL);
    assert_false(connection_execute(connection, "SELECT * FROM t", &err));
    assert_message(files, &err, ALQ_ERROR_DATABASE,
                   "%s/app.db is damaged: database disk image is malformed");
    assert_string_equal(err.sqlstate, "XX001");
    assert_non_null(strstr(err.hint, "PRAGMA integrity_check"));
    connection_free(connection);
}

static void test_reading_only(void **state)
{
    struct sqlite_files *files = *state;
    struct open_options options = {.is_read_only = true};
    make_database(files, "sqlite:///app.db", 1);
    const char *const urls[] = {"sqlite:///app.db?mode=ro",
                                "sqlite:///file:app.db?uri=true&mode=ro",
                                "sqlite:///app.db?mode=rwc"};
    for (size_t i = 0; i < 3; i++) {
        ERROR_SCOPE(err);
        struct connection *connection = sqlite_files_open(files, urls[i], i == 2 ? &options : NULL);
        assert_true(connection->is_read_only);
        assert_string_equal(sqlite_must_ask(files, connection, "SELECT count(*) FROM t"), "1");
        bool has_table = false;
        assert_true(connection->dialect->has_table(connection, NULL, "t", &has_table, &err));
        assert_true(has_table);
        assert_false(connection_execute(connection, "DELETE FROM t", &err));
        assert_message(files, &err, ALQ_ERROR_DATABASE, "%s/app.db was opened for reading only");
        assert_string_equal(err.hint, "open it for writing: without mode=ro in its URL");
        assert_false(connection_begin(connection, NULL));
        connection_free(connection);
    }
}

/* Root may do everything, so it becomes nobody for the test. */
static void be_nobody(struct sqlite_files *files)
{
    assert_int_equal(chmod(files->directory, 0755), 0);
    if (geteuid() == 0)
        assert_int_equal(seteuid(NOBODY), 0);
}

static void be_oneself(void)
{
    assert_int_equal(seteuid(getuid()), 0);
}

static void test_permissions(void **state)
{
    struct sqlite_files *files = *state;
    make_database(files, "sqlite:///secret.db", 1);
    make_database(files, "sqlite:///fixed.db", 1);
    make_database(files, "sqlite:///open.db", 1);
    assert_true(directory_create(sqlite_files_path(files, "closed"), NULL));
    assert_int_equal(chmod(sqlite_files_path(files, "secret.db"), 0), 0);
    assert_int_equal(chmod(sqlite_files_path(files, "fixed.db"), 0444), 0);
    assert_int_equal(chmod(sqlite_files_path(files, "open.db"), 0666), 0);
    assert_int_equal(chmod(sqlite_files_path(files, "closed"), 0), 0);
    if (geteuid() != 0)
        assert_int_equal(chmod(files->directory, 0555), 0);
    be_nobody(files);
    refuse(files, "sqlite:///secret.db", ALQ_ERROR_IO,
           "cannot open %s/secret.db: Permission denied");
    refuse(files, "sqlite:///new.db", ALQ_ERROR_IO,
           "cannot create %s/new.db: cannot write to %s: Permission denied");
    refuse(files, "sqlite:///closed/app.db?mode=rw", ALQ_ERROR_IO,
           "cannot open %s/closed/app.db: no permission to enter %s/closed");
    ERROR_SCOPE(err);
    struct connection *connection = sqlite_files_open(files, "sqlite:///fixed.db", NULL);
    assert_string_equal(sqlite_must_ask(files, connection, "SELECT count(*) FROM t"), "1");
    assert_false(connection_execute(connection, "DELETE FROM t", &err));
    assert_message(files, &err, ALQ_ERROR_IO,
                   "cannot write %s/fixed.db: no permission to write it: Permission denied");
    alq_error_release(&err);
    connection_free(connection);
    connection = sqlite_files_open(files, "sqlite:///open.db", NULL);
    assert_false(connection_execute(connection, "DELETE FROM t", &err));
    assert_message(files, &err, ALQ_ERROR_IO,
                   "cannot write %s/open.db: no permission to write to %s, where its journal goes");
    connection_free(connection);
    be_oneself();
}

static void fill(struct connection *connection, struct alq_error *err)
{
    assert_true(connection_begin(connection, err));
    bool is_filled = connection_execute(connection,
                                        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                                        "FROM n) INSERT INTO t SELECT zeroblob(4000) FROM n",
                                        err);
    assert_false(is_filled);
    connection_rollback(connection);
    assert_false(connection_is_in_transaction(connection));
}

static void test_full_database(void **state)
{
    struct sqlite_files *files = *state;
    make_database(files, "sqlite:///app.db", 1);
    ERROR_SCOPE(err);
    struct connection *connection = sqlite_files_open(files, "sqlite:///app.db", NULL);
    sqlite_must_execute(connection, "PRAGMA max_page_count = 20");
    fill(connection, &err);
    assert_message(files, &err, ALQ_ERROR_IO, "cannot write %s/app.db: the database is full");
    assert_string_equal(err.sqlstate, "53100");
    assert_non_null(strstr(err.detail, "max_page_count"));
    assert_string_equal(sqlite_must_ask(files, connection, "SELECT count(*) FROM t"), "1");
    connection_free(connection);
}

/* A file system of a few pages, where the caller may make one. */
static void test_full_device(void **state)
{
    struct sqlite_files *files = *state;
    const char *mount_point = sqlite_files_path(files, "small");
    assert_true(directory_create(mount_point, NULL));
    if (mount("tmpfs", mount_point, "tmpfs", 0, "size=256k") != 0)
        skip();
    make_database(files, "sqlite:///small/app.db", 1);
    ERROR_SCOPE(err);
    struct connection *connection = sqlite_files_open(files, "sqlite:///small/app.db", NULL);
    sqlite_must_execute(connection, "PRAGMA cache_size = 5"); /* so that it writes early */
    fill(connection, &err);
    connection_free(connection);
    umount(mount_point);
    assert_message(files, &err, ALQ_ERROR_IO,
                   "cannot write %s/small/app.db: no space left on the device");
    assert_string_equal(err.sqlstate, "53100");
}

/* The limit to a file's size makes write() fail with EFBIG. */
static void test_write_error(void **state)
{
    struct sqlite_files *files = *state;
    make_database(files, "sqlite:///app.db", 1);
    struct rlimit old;
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    limit = (struct rlimit){.rlim_cur = 100 * 1000, .rlim_max = old.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    ERROR_SCOPE(err);
    struct connection *connection = sqlite_files_open(files, "sqlite:///app.db", NULL);
    sqlite_must_execute(connection, "PRAGMA cache_size = 5");
    fill(connection, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    assert_message(files, &err, ALQ_ERROR_IO, "cannot read or write %s/app.db: File too large");
    assert_non_null(strstr(err.detail, "disk I/O error"));
    assert_string_equal(sqlite_must_ask(files, connection, "SELECT count(*) FROM t"), "1");
    connection_free(connection);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_urls_of_one_file), TEST(test_odd_names),      TEST(test_parameters),
        TEST(test_bad_urls),         TEST(test_missing_things), TEST(test_wrong_things),
        TEST(test_damaged_file),     TEST(test_reading_only),   TEST(test_permissions),
        TEST(test_full_database),    TEST(test_full_device),    TEST(test_write_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

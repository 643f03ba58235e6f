/* Temporary SQLite files, and calls that must work. */
#include "support/sqlite_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/file.h"
#include "database/sqlite/sqlite.h"
#include "base/banned.h"

void sqlite_files_make(struct sqlite_files *files)
{
    *files = (struct sqlite_files){0};
    const char *temporary = getenv("TMPDIR");
    files->directory =
        arena_printf(&files->arena, "%s/alambique-test-XXXXXX", temporary ? temporary : "/tmp");
    assert_non_null(mkdtemp(files->directory));
}

static void remove_tree(struct arena *arena, const char *path)
{
    struct strings names = {0};
    chmod(path, 0700);
    if (file_is_directory(path) && directory_list(path, arena, &names, NULL))
        for (size_t i = 0; i < names.count; i++)
            remove_tree(arena, path_join(arena, path, names.items[i]));
    remove(path);
}

void sqlite_files_remove(struct sqlite_files *files)
{
    remove_tree(&files->arena, files->directory);
    arena_release(&files->arena);
}

char *sqlite_files_path(struct sqlite_files *files, const char *name)
{
    return path_join(&files->arena, files->directory, name);
}

static bool open_url(struct sqlite_files *files, const char *url,
                     const struct open_options *options, struct connection **ret_connection,
                     struct alq_error *err)
{
    struct url parsed = {0};
    struct open_options settled = options ? *options : (struct open_options){0};
    settled.base_directory = files->directory;
    return url_parse(url, &files->arena, &parsed, err) &&
           sqlite_dialect.open(&parsed, &settled, ret_connection, err);
}

struct connection *sqlite_files_open(struct sqlite_files *files, const char *url,
                                     const struct open_options *options)
{
    ERROR_SCOPE(err);
    struct connection *connection = NULL;
    if (!open_url(files, url, options, &connection, &err))
        fail_msg("%s: %s", url, err.message);
    return connection;
}

void sqlite_files_refuse(struct sqlite_files *files, const char *url,
                         const struct open_options *options, struct alq_error *err)
{
    struct connection *connection = NULL;
    alq_error_release(err);
    if (open_url(files, url, options, &connection, err))
        fail_msg("%s was opened", url);
    assert_null(connection);
    assert_non_null(err->message);
}

void sqlite_must_execute(struct connection *connection, const char *sql)
{
    ERROR_SCOPE(err);
    if (!connection_execute(connection, sql, &err))
        fail_msg("%s: %s", sql, err.message);
}

const char *sqlite_must_ask(struct sqlite_files *files, struct connection *connection,
                            const char *sql)
{
    ERROR_SCOPE(err);
    ROWS_SCOPE(rows);
    bool has_row = false;
    if (!connection_query(connection, sql, NULL, 0, &rows, &err) ||
        !rows_next(rows, &has_row, &err))
        fail_msg("%s: %s", sql, err.message);
    assert_true(has_row);
    return rows_text(rows, 0, &files->arena);
}

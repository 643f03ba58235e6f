/* Opens and inspects the databases of the tests of src/migrate. */
#include "migrate/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/text.h"

void assert_ok(bool ok, struct alq_error *err)
{
    if (!ok) {
        char text[2048];
        alq_error_format(err, text, sizeof text);
        alq_error_release(err);
        fail_msg("%s", text);
    }
}

void fixture_open_with(struct fixture *fixture, const char *const *sources,
                       const struct alq_project_options *options)
{
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_source list[64];
    size_t count = 0;
    for (; sources[2 * count]; count++)
        list[count] = (struct alq_source){sources[2 * count], sources[2 * count + 1],
                                          strlen(sources[2 * count + 1])};
    *fixture = (struct fixture){.folder = "/tmp/alambique-test-XXXXXX"};
    assert_non_null(mkdtemp(fixture->folder));
    snprintf(fixture->path, sizeof fixture->path, "%s/app.db", fixture->folder);
    snprintf(fixture->url, sizeof fixture->url, "sqlite:///%s", fixture->path);
    assert_ok(alq_project_open_memory(list, count, options, &fixture->project, &err), &err);
    assert_ok(alq_database_open(fixture->url, NULL, &fixture->database, &err), &err);
}

void fixture_open(struct fixture *fixture, const char *const *sources)
{
    fixture_open_with(fixture, sources, NULL);
}

void fixture_close(struct fixture *fixture)
{
    alq_database_free(fixture->database);
    alq_project_free(fixture->project);
    unlink(fixture->path);
    rmdir(fixture->folder);
}

static sqlite3 *open_file(const char *path)
{
    sqlite3 *handle = NULL;
    assert_int_equal(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    return handle;
}

char *query_text(const char *path, const char *sql)
{
    sqlite3 *handle = open_file(path);
    sqlite3_stmt *statement = NULL;
    char *text = NULL;
    if (sqlite3_prepare_v2(handle, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0))
        text = strdup((const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return text ? text : strdup("");
}

void assert_query(const char *path, const char *sql, const char *expected)
{
    char *text = query_text(path, sql);
    assert_string_equal(text, expected);
    free(text);
}

static void add_rows(sqlite3 *handle, const char *sql, struct text *dump)
{
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *value = (const char *)sqlite3_column_text(statement, i);
            text_printf(dump, "%s|", value ? value : "(null)");
        }
        text_add_char(dump, '\n');
    }
    sqlite3_finalize(statement);
}

char *dump_database(const char *path)
{
    struct text dump = {0};
    sqlite3 *handle = open_file(path);
    add_rows(handle, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name",
             &dump);
    sqlite3_stmt *tables = NULL;
    assert_int_equal(sqlite3_prepare_v2(handle,
                                        "SELECT format('SELECT %Q, * FROM \"%w\"', name, name)"
                                        " FROM sqlite_schema WHERE type = 'table' ORDER BY name",
                                        -1, &tables, NULL),
                     SQLITE_OK);
    while (sqlite3_step(tables) == SQLITE_ROW)
        add_rows(handle, (const char *)sqlite3_column_text(tables, 0), &dump);
    sqlite3_finalize(tables);
    sqlite3_close(handle);
    return text_take(&dump);
}

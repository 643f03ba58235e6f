/* The disk is full at any point of an upgrade on SQLite: the error says so, the database is as it
 * was after one revision or another, and with room again the next upgrade comes to its end. */
#include "migrate/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "support/full_disk.h"

static const char first[] = "-- revision: a1\n-- upgrade\n"
                            "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
                            "CREATE INDEX ix_users_name ON users (name);\n"
                            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE "
                            "i < 60) INSERT INTO users SELECT i, 'user number ' || i FROM n;\n";
static const char rebuild[] =
    "from alembic import op\nimport sqlalchemy as sa\nrevision = 'b2'\ndown_revision = 'a1'\n"
    "def upgrade():\n"
    "    with op.batch_alter_table('users', recreate='always') as batch_op:\n"
    "        batch_op.add_column(sa.Column('email', sa.String(50), server_default='none'))\n"
    "        batch_op.create_unique_constraint('uq_users_name', ['name'])\n"
    "def downgrade():\n    pass\n";
static const char last[] = "-- revision: c3\n-- revises: b2\n-- upgrade\n"
                           "CREATE TABLE copies (id INTEGER PRIMARY KEY, name TEXT);\n"
                           "INSERT INTO copies SELECT id, name FROM users;\n"
                           "UPDATE users SET email = name || '@example.org';\n";
static const char outside[] = "-- revision: c3\n-- revises: b2\n-- transaction: no\n-- upgrade\n"
                              "CREATE TABLE copies (id INTEGER PRIMARY KEY, name TEXT);\n"
                              "INSERT INTO copies SELECT id, name FROM users;\n"
                              "UPDATE users SET email = name || '@example.org';\n";
static const char *const in_transactions[] = {"a1.sql", first, "b2.py", rebuild,
                                              "c3.sql", last,  NULL};
static const char *const with_a_journal[] = {"a1.sql", first,   "b2.py", rebuild,
                                             "c3.sql", outside, NULL};

enum { STEP = 1100, MOST_STEPS = 2000 };

static void execute(const char *path, const char *sql)
{
    sqlite3 *handle = NULL;
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(handle);
}

static const char tables[] =
    "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema WHERE name NOT LIKE"
    " 'alambique_journal' ORDER BY name)";

/* An upgraded database in a file of this journal mode, at revision a1 only, and closed again. */
static void begin_at_first(struct fixture *fixture, const char *const *sources, const char *mode)
{
    struct alq_error err = ALQ_ERROR_INIT;
    char sql[100];
    fixture_open(fixture, sources);
    alq_database_free(fixture->database);
    fixture->database = NULL;
    full_disk_begin(fixture->folder);
    snprintf(sql, sizeof sql, "PRAGMA page_size = 1024; PRAGMA journal_mode = %s", mode);
    execute(fixture->path, sql);
    assert_ok(alq_database_open(fixture->url, NULL, &fixture->database, &err), &err);
    assert_ok(alq_upgrade(fixture->project, fixture->database, "a1", NULL, NULL, &err), &err);
    alq_database_free(fixture->database);
    fixture->database = NULL;
}

static void end(struct fixture *fixture)
{
    full_disk_end();
    fixture_close(fixture);
}

/* True when it came to its end. */
static bool upgrade(struct fixture *fixture, struct alq_error *err)
{
    bool is_done = alq_database_open(fixture->url, NULL, &fixture->database, err) &&
                   alq_upgrade(fixture->project, fixture->database, "head", NULL, NULL, err);
    alq_database_free(fixture->database);
    fixture->database = NULL;
    return is_done;
}

static void assert_says_so(const struct alq_error *err)
{
    assert_int_equal(err->kind, ALQ_ERROR_IO);
    assert_string_equal(err->sqlstate, "53100");
    assert_non_null(strstr(err->message, "no space left on the device"));
    assert_non_null(strstr(err->hint, "make room"));
}

/* The schema that each revision has left, as an undisturbed run shows it. */
struct landing {
    char *version;
    char *tables;
};

static void assert_at_a_landing(const struct fixture *fixture, const struct landing *landings)
{
    char *version = query_text(fixture->path, "SELECT version_num FROM alembic_version");
    char *found = query_text(fixture->path, tables);
    bool is_known = false;
    assert_query(fixture->path, "PRAGMA integrity_check", "ok");
    assert_query(fixture->path, "SELECT count(*) FROM users", "60");
    for (const struct landing *landing = landings; landing->version; landing++)
        if (strcmp(landing->version, version) == 0) {
            assert_string_equal(found, landing->tables);
            is_known = true;
        }
    assert_true(is_known);
    free(version);
    free(found);
}

static void see_landings(const char *const *sources, struct landing *ret_landings)
{
    static const char *const versions[] = {"a1", "b2", "c3"};
    struct fixture fixture;
    struct alq_error err = ALQ_ERROR_INIT;
    fixture_open(&fixture, sources);
    for (size_t i = 0; i < 3; i++) {
        assert_ok(alq_upgrade(fixture.project, fixture.database, versions[i], NULL, NULL, &err),
                  &err);
        ret_landings[i] = (struct landing){query_text(fixture.path, "SELECT version_num FROM"
                                                                    " alembic_version"),
                                           query_text(fixture.path, tables)};
    }
    ret_landings[3] = (struct landing){NULL, NULL};
    fixture_close(&fixture);
}

static void fill_at_every_point(const char *const *sources, const char *mode, bool is_whole)
{
    struct landing landings[4];
    size_t failures = 0;
    bool is_done = false;
    see_landings(sources, landings);
    for (size_t room = 0; !is_done; room += STEP) {
        struct fixture fixture;
        struct alq_error err = ALQ_ERROR_INIT;
        assert_true(room < (size_t)STEP * MOST_STEPS);
        begin_at_first(&fixture, sources, mode);
        full_disk_leave(room);
        is_done = upgrade(&fixture, &err);
        if (!is_done) {
            assert_true(full_disk_refusals() > 0);
            assert_says_so(&err);
            failures++;
        }
        alq_error_release(&err);
        full_disk_leave_enough();
        if (is_whole)
            assert_at_a_landing(&fixture, landings);
        assert_ok(upgrade(&fixture, &err), &err);
        assert_at_a_landing(&fixture, landings);
        assert_query(fixture.path, "SELECT version_num FROM alembic_version", "c3");
        assert_query(fixture.path, "SELECT count(*) FROM copies", "60");
        assert_query(fixture.path,
                     "SELECT count(*) FROM users WHERE email = name || '@example.org'", "60");
        assert_query(fixture.path,
                     "SELECT count(*) FROM sqlite_schema WHERE name = 'alambique_journal'", "0");
        end(&fixture);
    }
    assert_true(failures > 10);
    for (size_t i = 0; i < 3; i++) {
        free(landings[i].version);
        free(landings[i].tables);
    }
}

static void test_rollback_journal(void **unused)
{
    (void)unused;
    fill_at_every_point(in_transactions, "delete", true);
}

static void test_write_ahead_log(void **unused)
{
    (void)unused;
    fill_at_every_point(in_transactions, "wal", true);
}

static void test_outside_of_transactions(void **unused)
{
    (void)unused;
    fill_at_every_point(with_a_journal, "delete", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rollback_journal),
        cmocka_unit_test(test_write_ahead_log),
        cmocka_unit_test(test_outside_of_transactions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

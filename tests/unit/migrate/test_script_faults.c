/* Every call of a run of Alembic scripts fails in turn: the database is as it was, or the journal
 * knows what stays; the next run brings it to head. */
#include "migrate/fixture.h"

#include <stdlib.h>
#include <string.h>

#include "migrate/database.h"
#include "support/failing_connection.h"

#define HEAD(id, parent)                                                                           \
    "from alembic import op\nimport sqlalchemy as sa\nrevision = " id "\ndown_revision = " parent  \
    "\ndef upgrade():\n"

static const char first[] =
    HEAD("'a1'", "None") "    users = op.create_table('users', sa.Column('id', sa.Integer(), "
                         "primary_key=True),\n"
                         "                            sa.Column('name', sa.String(20)))\n"
                         "    op.bulk_insert(users, [{'id': 1, 'name': 'ana'}])\n"
                         "def downgrade():\n    op.drop_table('users')\n";
/* Reads what is there, and goes on where a statement fails. */
static const char second[] = HEAD(
    "'b2'",
    "'a1'") "    with op.batch_alter_table('users', recreate='always') as batch_op:\n"
            "        batch_op.add_column(sa.Column('email', sa.String(50)))\n"
            "    for row in op.get_bind().execute(sa.text('SELECT id, name FROM "
            "users')).fetchall():\n"
            "        op.get_bind().execute(sa.text('UPDATE users SET email = :e WHERE id = :i'),\n"
            "                              {'e': row.name + '@example.org', 'i': row.id})\n"
            "def downgrade():\n"
            "    with op.batch_alter_table('users') as batch_op:\n"
            "        batch_op.drop_column('email')\n";
static const char outside[] =
    HEAD("'c3'", "'b2'") "    op.create_table('notes', sa.Column('body', sa.Text()))\n"
                         "    with op.get_context().autocommit_block():\n"
                         "        op.execute(\"INSERT INTO notes VALUES ('one')\")\n"
                         "        op.execute(\"INSERT INTO notes VALUES ('two')\")\n"
                         "    op.execute(\"INSERT INTO notes VALUES ('three')\")\n"
                         "def downgrade():\n    op.drop_table('notes')\n";
static const char *const transactional[] = {"a1.py", first, "b2.py", second, NULL};
static const char *const journaled[] = {"a1.py", first, "b2.py", second, "c3.py", outside, NULL};

enum { MORE_CALLS_THAN_ANY_RUN = 200 };

/* The wrapper owns the real connection: the file is opened anew, as by the next process. */
static bool run_failing(struct fixture *fixture, bool is_upgrade, struct failing_plan *plan,
                        struct alq_error *err)
{
    struct alq_error reopen = ALQ_ERROR_INIT;
    fixture->database->connection = failing_connection_new(fixture->database->connection, plan);
    bool has_run =
        is_upgrade ? alq_upgrade(fixture->project, fixture->database, "heads", NULL, NULL, err)
                   : alq_downgrade(fixture->project, fixture->database, "base", NULL, NULL, err);
    alq_database_free(fixture->database);
    assert_ok(alq_database_open(fixture->url, NULL, &fixture->database, &reopen), &reopen);
    return has_run;
}

/* The schema is that of the version in the table. */
static void assert_whole(struct fixture *fixture)
{
    char *version = query_text(fixture->path, "SELECT version_num FROM alembic_version");
    bool has_users = strcmp(version, "") != 0;
    bool has_email = strcmp(version, "b2") == 0;
    free(version);
    assert_query(fixture->path, "SELECT count(*) FROM sqlite_schema WHERE name = 'users'",
                 has_users ? "1" : "0");
    assert_query(fixture->path,
                 "SELECT count(*) FROM pragma_table_info('users') WHERE name = 'email'",
                 has_email ? "1" : "0");
    assert_query(fixture->path,
                 "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'alambique_journal'", "0");
}

static void fail_each_call(bool is_upgrade)
{
    bool has_finished = false;
    for (size_t n = 1; !has_finished; n++) {
        struct fixture fixture;
        struct alq_error err = ALQ_ERROR_INIT;
        struct failing_plan plan = {.fail_at = n};
        fixture_open(&fixture, transactional);
        if (!is_upgrade)
            assert_ok(alq_upgrade(fixture.project, fixture.database, "heads", NULL, NULL, &err),
                      &err);
        has_finished = run_failing(&fixture, is_upgrade, &plan, &err);
        if (!has_finished)
            assert_int_equal(err.kind, ALQ_ERROR_DATABASE);
        alq_error_release(&err);
        assert_whole(&fixture);
        assert_ok(alq_upgrade(fixture.project, fixture.database, "heads", NULL, NULL, &err), &err);
        assert_query(fixture.path, "SELECT email FROM users", "ana@example.org");
        fixture_close(&fixture);
        assert_true(n < MORE_CALLS_THAN_ANY_RUN);
    }
}

static void test_upgrade_survives_any_failure(void **unused)
{
    (void)unused;
    fail_each_call(true);
}

static void test_downgrade_survives_any_failure(void **unused)
{
    (void)unused;
    fail_each_call(false);
}

static void test_journal_resumes_after_any_failure(void **unused)
{
    (void)unused;
    bool has_finished = false;
    for (size_t n = 1; !has_finished; n++) {
        struct fixture fixture;
        struct alq_error err = ALQ_ERROR_INIT;
        struct failing_plan plan = {.fail_at = n};
        fixture_open(&fixture, journaled);
        has_finished = run_failing(&fixture, true, &plan, &err);
        alq_error_release(&err);
        assert_ok(alq_upgrade(fixture.project, fixture.database, "heads", NULL, NULL, &err), &err);
        assert_query(fixture.path, "SELECT version_num FROM alembic_version", "c3");
        assert_query(fixture.path, "SELECT group_concat(body) FROM notes", "one,two,three");
        assert_query(fixture.path,
                     "SELECT count(*) FROM sqlite_schema WHERE name = 'alambique_journal'", "0");
        fixture_close(&fixture);
        assert_true(n < MORE_CALLS_THAN_ANY_RUN);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_upgrade_survives_any_failure),
        cmocka_unit_test(test_downgrade_survives_any_failure),
        cmocka_unit_test(test_journal_resumes_after_any_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

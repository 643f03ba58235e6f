/* Runs on MySQL, which rolls no definition back: the process is killed behind every call to the
 * server, which is before the next, and the next upgrade finishes what it left. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include <alambique/alambique.h>

#include "base/error.h"
#include "base/text.h"
#include "migrate/database.h"
#include "support/failing_connection.h"
#include "support/mariadb.h"
#include "base/banned.h"

static const char first[] =
    "-- First\n-- revision: a1\n-- revises:\n-- upgrade\n"
    "CREATE TABLE owners (id INTEGER PRIMARY KEY AUTO_INCREMENT, name VARCHAR(50));\n"
    "INSERT INTO owners (name) VALUES ('ana');\n"
    "CREATE TABLE pets (id INTEGER PRIMARY KEY, owner INTEGER, kind VARCHAR(9) DEFAULT 'cat',\n"
    "  CONSTRAINT fk_owner FOREIGN KEY (owner) REFERENCES owners (id));\n"
    "CREATE INDEX ix_kind ON pets (kind);\n"
    "-- downgrade\nDROP TABLE pets;\nDROP TABLE owners;\n";
static const char second[] =
    "-- Second\n-- revision: b2\n-- revises: a1\n-- upgrade\n"
    "SET foreign_key_checks = 0;\n"
    "INSERT INTO pets (id, owner) VALUES (1, 99);\n"
    "ALTER TABLE owners ADD COLUMN email TEXT, MODIFY name VARCHAR(80) NOT NULL;\n"
    "UPDATE owners SET email = concat(name, '@example.org', 'x');\n"
    "ALTER TABLE pets CHANGE kind species VARCHAR(12), ADD UNIQUE KEY uq (species, owner);\n"
    "ALTER TABLE pets DROP INDEX ix_kind, COMMENT = 'animals';\n"
    "RENAME TABLE pets TO animals;\n"
    "-- downgrade\nRENAME TABLE animals TO pets;\n"
    "ALTER TABLE pets DROP FOREIGN KEY fk_owner, DROP INDEX uq;\n"
    "ALTER TABLE pets CHANGE species kind VARCHAR(9) DEFAULT 'cat';\n"
    "ALTER TABLE pets ADD CONSTRAINT fk_owner FOREIGN KEY (owner) REFERENCES owners (id), "
    "ADD INDEX ix_kind (kind);\n"
    "ALTER TABLE owners DROP COLUMN email;\n";
static const char third[] =
    "-- Third\n-- revision: c3\n-- revises: b2\n-- upgrade\n"
    "CREATE VIEW names AS SELECT name FROM owners;\n"
    "CREATE TRIGGER shout BEFORE INSERT ON owners FOR EACH ROW\n"
    "BEGIN\n  SET NEW.name = upper(NEW.name);\nEND;\n"
    "INSERT INTO owners (name, email) VALUES ('bo', NULL);\n"
    "ALTER TABLE animals DROP FOREIGN KEY fk_owner;\n"
    "DROP TABLE animals;\n"
    "-- downgrade\n"
    "CREATE TABLE animals (id INTEGER PRIMARY KEY, owner INTEGER, species VARCHAR(12), "
    "UNIQUE KEY uq (species, owner), CONSTRAINT fk_owner FOREIGN KEY (owner) REFERENCES owners "
    "(id));\n"
    "DROP TRIGGER shout;\nDROP VIEW names;\n";

static const struct alq_source sources[] = {
    {"a1.sql", first, sizeof first - 1},
    {"b2.sql", second, sizeof second - 1},
    {"c3.sql", third, sizeof third - 1},
};

enum { MORE_CALLS_THAN_ANY_RUN = 400 };

static struct alq_project *open_project(void)
{
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_project *project = NULL;
    if (!alq_project_open_memory(sources, 3, NULL, &project, &err))
        fail_msg("%s", err.message);
    return project;
}

static void fail_with(struct alq_error *err)
{
    char text[2048];
    alq_error_format(err, text, sizeof text);
    alq_error_release(err);
    fail_msg("%s", text);
}

static bool move(const struct alq_project *project, struct alq_database *database, bool is_upgrade,
                 struct alq_error *err)
{
    return is_upgrade ? alq_upgrade(project, database, "heads", NULL, NULL, err)
                      : alq_downgrade(project, database, "base", NULL, NULL, err);
}

static void must_move(const struct alq_project *project, const char *url, bool is_upgrade)
{
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_database *database = NULL;
    if (!alq_database_open(url, NULL, &database, &err) ||
        !move(project, database, is_upgrade, &err))
        fail_with(&err);
    alq_database_free(database);
}

/* All that there is to see, but for the history. */
static const char *dump(struct mariadb *mariadb)
{
    static const char *const questions[] = {
        "SELECT group_concat(table_name ORDER BY table_name) FROM information_schema.tables WHERE "
        "table_schema = database()",
        "SELECT group_concat(concat_ws(' ', table_name, column_name, column_type, is_nullable, "
        "column_default, extra) ORDER BY table_name, ordinal_position SEPARATOR '\n') FROM "
        "information_schema.columns WHERE table_schema = database() AND table_name NOT LIKE "
        "'al%'",
        "SELECT group_concat(concat_ws(' ', table_name, index_name, column_name) ORDER BY "
        "table_name, index_name, seq_in_index SEPARATOR '\n') FROM information_schema.statistics "
        "WHERE table_schema = database() AND table_name NOT LIKE 'al%'",
        "SELECT group_concat(trigger_name) FROM information_schema.triggers WHERE trigger_schema "
        "= database()",
        "SELECT group_concat(version_num) FROM alembic_version",
    };
    TEXT_SCOPE(text);
    mariadb_must(mariadb->connection, "SET group_concat_max_len = 1000000");
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        const char *answer = mariadb_ask(mariadb, mariadb->connection, questions[i]);
        text_printf(&text, "%s\n", answer ? answer : "");
    }
    return text_copy(&text, &mariadb->arena);
}

/* In a process of its own, which dies at call n; false: it came to its end before. */
static bool run_and_die(const struct alq_project *project, const char *url, bool is_upgrade,
                        struct failing_plan *plan)
{
    int status = 0;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct alq_database *database = NULL;
        if (!alq_database_open(url, NULL, &database, NULL))
            _exit(2);
        database->connection = failing_connection_new(database->connection, plan);
        _exit(move(project, database, is_upgrade, NULL) ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status)) {
        assert_int_equal(WTERMSIG(status), SIGKILL);
        return true;
    }
    assert_int_equal(WEXITSTATUS(status), 0);
    return false;
}

/* As before the first upgrade, which is quicker than to take it back. */
static void begin_anew(struct mariadb *mariadb)
{
    const char *name = mariadb_ask(mariadb, mariadb->connection, "SELECT database()");
    mariadb_must(mariadb->connection, arena_printf(&mariadb->arena, "DROP DATABASE %s", name));
    mariadb_must(mariadb->connection, arena_printf(&mariadb->arena, "CREATE DATABASE %s", name));
    mariadb_must(mariadb->connection, arena_printf(&mariadb->arena, "USE %s", name));
}

static void assert_rows(struct mariadb *mariadb)
{
    static const char question[] =
        "SELECT group_concat(concat_ws(' ', name, email) ORDER BY id) FROM owners";
    assert_string_equal(mariadb_ask(mariadb, mariadb->connection, question),
                        "ana ana@example.orgx,BO");
}

static void die_at_calls(struct mariadb *mariadb, bool is_upgrade, size_t stride)
{
    struct alq_project *project = open_project();
    must_move(project, mariadb->url, true);
    const char *head = dump(mariadb);
    assert_rows(mariadb);
    must_move(project, mariadb->url, false);
    const char *base = dump(mariadb);
    bool has_died = true;
    for (size_t n = 1; has_died; n += stride) {
        struct failing_plan plan = {.fail_at = n, .way = FAILING_BY_DEATH};
        begin_anew(mariadb);
        if (!is_upgrade)
            must_move(project, mariadb->url, true);
        has_died = run_and_die(project, mariadb->url, is_upgrade, &plan);
        must_move(project, mariadb->url, is_upgrade);
        assert_string_equal(dump(mariadb), is_upgrade ? head : base);
        if (is_upgrade)
            assert_rows(mariadb);
        assert_true(n < MORE_CALLS_THAN_ANY_RUN);
    }
    alq_project_free(project);
}

static void test_upgrade_killed_behind_each_call(void **state)
{
    die_at_calls(*state, true, 1);
}

static void test_downgrade_killed_behind_calls(void **state)
{
    die_at_calls(*state, false, 4);
}

int main(void)
{
#define LIVE(test) cmocka_unit_test_setup_teardown(test, mariadb_setup, mariadb_teardown)
    const struct CMUnitTest tests[] = {
        LIVE(test_upgrade_killed_behind_each_call),
        LIVE(test_downgrade_killed_behind_calls),
    };
    return mariadb_is_there() ? cmocka_run_group_tests(tests, NULL, NULL) : 77;
}

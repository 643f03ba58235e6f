/* Inspection: what is read makes the same tables again, by the judgement of SHOW CREATE TABLE; and
 * what alterations need of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "database/apply.h"
#include "database/mysql/internal.h"
#include "database/mysql/mysql.h"
#include "sql/scanner.h"
#include "support/mariadb.h"
#include "base/banned.h"

static void make(struct mariadb *mariadb)
{
    ERROR_SCOPE(err);
    char *sql = NULL;
    struct sql_statements statements = {0};
    const char *path = mariadb->connection->is_mariadb
                           ? "tests/unit/database/mysql/inspect.sql"
                           : "tests/unit/database/mysql/inspect_mysql.sql";
    if (!file_read(path, &mariadb->arena, &sql, NULL, &err) ||
        !sql_split(sql, strlen(sql), SQL_SYNTAX_MYSQL, NULL, 1, &mariadb->arena, &statements, &err))
        fail_msg("%s", err.message);
    for (size_t i = 0; i < statements.count; i++)
        mariadb_must(mariadb->connection, statements.items[i].text);
}

static const char *show(struct mariadb *mariadb, const char *table)
{
    ERROR_SCOPE(err);
    ROWS_SCOPE(rows);
    bool has_row = false;
    const char *sql = arena_printf(&mariadb->arena, "SHOW CREATE TABLE %s", table);
    if (!connection_query(mariadb->connection, sql, NULL, 0, &rows, &err) ||
        !rows_next(rows, &has_row, &err) || !has_row)
        fail_msg("%s: %s", sql, err.message);
    return rows_text(rows, 1, &mariadb->arena);
}

static struct schema *inspect(struct mariadb *mariadb)
{
    ERROR_SCOPE(err);
    struct schema *schema = NULL;
    if (!mysql_inspect_schema(mariadb->connection, NULL, &mariadb->arena, &schema, &err))
        fail_msg("%s", err.message);
    return schema;
}

static void apply(struct mariadb *mariadb, const struct operation *operation)
{
    ERROR_SCOPE(err);
    struct apply to;
    apply_init(&to, mariadb->connection, false, &mariadb->arena, (struct statement_sink){0});
    if (!operation_apply(&to, operation, &err))
        fail_msg("%s\n%s", err.message, err.statement ? err.statement : "");
}

static size_t count_lines(const char *text)
{
    size_t count = 1;
    for (; *text; text++)
        count += *text == '\n';
    return count;
}

/* Keys stand in the order in which they were made; a comma is missing behind the last. */
static void assert_same_lines(const char *made, const char *expected)
{
    ARENA_SCOPE(scratch);
    const char *whole = arena_printf(&scratch, "\n%s,\n", made);
    assert_int_equal(count_lines(made), count_lines(expected));
    while (*expected) {
        size_t length = strcspn(expected, "\n");
        size_t kept = length && expected[length - 1] == ',' ? length - 1 : length;
        const char *line = arena_printf(&scratch, "\n%.*s", (int)kept, expected);
        const char *found = strstr(whole, line);
        if (!found || !strchr(",\n", found[kept + 1]))
            fail_msg("no \"%s\" in%s", line + 1, whole);
        expected += length + (expected[length] != '\0');
    }
}

static void test_made_again(void **state)
{
    static const char *const tables[] = {"a_types", "b_parents", "c_keys", "d_myisam", "p_range",
                                         "p_columns", "p_list", "p_hash", "p_key", "e_functional"};
    enum { COUNT = sizeof tables / sizeof *tables };
    struct mariadb *mariadb = *state;
    size_t count = mariadb->connection->is_mariadb ? COUNT - 1 : COUNT;
    const char *before[COUNT];
    make(mariadb);
    struct schema *schema = inspect(mariadb);
    for (size_t i = 0; i < count; i++)
        before[i] = show(mariadb, tables[i]);
    mariadb_must(mariadb->connection, "SET foreign_key_checks = 0");
    for (size_t i = 0; i < count; i++)
        mariadb_must(mariadb->connection,
                     arena_printf(&mariadb->arena, "DROP TABLE %s", tables[i]));
    for (size_t i = 0; i < count; i++) {
        struct operation create = {.kind = OPERATION_CREATE_TABLE, .table = tables[i]};
        create.created_table = schema_find_table(schema, tables[i]);
        assert_non_null(create.created_table);
        apply(mariadb, &create);
        assert_same_lines(show(mariadb, tables[i]), before[i]);
    }
}

static void test_what_tables_do_not_say(void **state)
{
    struct mariadb *mariadb = *state;
    make(mariadb);
    struct schema *schema = inspect(mariadb);
    assert_int_equal(schema->tables.count, 10);
    if (mariadb->connection->is_mariadb) {
        assert_string_equal(schema->tables.items[4]->name, "e_versions");
        assert_int_equal(schema->sequences.count, 1);
        assert_string_equal(schema->sequences.items[0]->name, "f_numbers");
    }
    assert_int_equal(schema->views.count, 1);
    assert_non_null(strstr(schema_find_view(schema, "g_view")->definition, "count(0)"));
    assert_string_equal(schema->triggers.items[0]->source,
                        "CREATE TRIGGER h_trigger BEFORE UPDATE ON b_parents FOR EACH ROW SET "
                        "NEW.b = upper(NEW.b)");
    struct table *keys = schema_find_table(schema, "c_keys");
    const struct constraint *key = table_find_constraint(keys, "fk_ab");
    assert_string_equal(key->on_delete, "CASCADE");
    assert_string_equal(key->on_update, "SET NULL");
    assert_null(key->referred_schema);
    assert_string_equal(table_find_constraint(keys, "fk_self")->referred_table, "c_keys");
    assert_null(table_find_constraint(keys, "fk_self")->on_delete);
    assert_int_equal(table_find_index(keys, "ix_down")->elements.items[1].length, 3);
    assert_true(table_find_index(keys, "ix_down")->elements.items[0].is_descending);
}

static void test_small_questions(void **state)
{
    struct mariadb *mariadb = *state;
    struct connection *connection = mariadb->connection;
    ERROR_SCOPE(err);
    bool has_table = false;
    unsigned width = 0;
    struct strings tables = {0};
    struct table *table = NULL;
    make(mariadb);
    assert_true(mysql_has_table(connection, NULL, "a_types", &has_table, &err) && has_table);
    assert_true(mysql_has_table(connection, NULL, "none", &has_table, &err) && !has_table);
    assert_true(mysql_has_table(connection, "mysql", "user", &has_table, &err) && has_table);
    assert_true(mysql_tables_in(connection, NULL, &mariadb->arena, &tables, &err));
    assert_int_equal(tables.count, 10);
    assert_string_equal(tables.items[0], "a_types");
    assert_true(mysql_column_width(connection, NULL, "a_types", "name", &width, &err));
    assert_int_equal(width, 50);
    assert_true(mysql_column_width(connection, NULL, "a_types", "whole", &width, &err));
    assert_int_equal(width, 0);
    assert_false(mysql_column_width(connection, NULL, "a_types", "none", &width, &err));
    assert_true(mysql_inspect_table(connection, NULL, "none", &mariadb->arena, &table, &err));
    assert_null(table);
    mariadb_must(connection, "CREATE TABLE v (version_num VARCHAR(32) CHARACTER SET ascii NOT NULL,"
                             " CONSTRAINT v_pkc PRIMARY KEY (version_num))");
    assert_true(mysql_widen_column(connection, NULL, "v", "version_num", 255, &err));
    assert_non_null(strstr(show(mariadb, "v"), "`version_num` varchar(255) CHARACTER SET ascii"));
    assert_non_null(strstr(show(mariadb, "v"), "PRIMARY KEY (`version_num`)"));
}

/* One change, and the line of the column afterwards, as MariaDB and as MySQL shows it. */
static void assert_altered(struct mariadb *mariadb, const char *column, struct column_change change,
                           const char *mariadb_shows, const char *mysql_shows)
{
    struct operation alter = {.kind = OPERATION_ALTER_COLUMN,
                              .table = "a_types",
                              .name = column,
                              .change = &change};
    apply(mariadb, &alter);
    const char *shown = show(mariadb, "a_types");
    const char *expected = mariadb->connection->is_mariadb ? mariadb_shows : mysql_shows;
    if (!strstr(shown, expected))
        fail_msg("no %s in\n%s", expected, shown);
}

static void test_alterations_keep_the_rest(void **state)
{
    struct mariadb *mariadb = *state;
    struct type *wide = type_new(&mariadb->arena, TYPE_STRING);
    const struct column_change comment = {.sets_comment = true, .comment = "c"};
    const struct column_change not_null = {.sets_nullable = true};
    make(mariadb);
    wide->length = 80;
    assert_altered(mariadb, "changed", comment,
                   "`changed` timestamp(6) NULL DEFAULT NULL ON UPDATE current_timestamp(6) "
                   "COMMENT 'c'",
                   "`changed` timestamp(6) NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(6) "
                   "COMMENT 'c'");
    assert_altered(mariadb, "seen", (struct column_change){.new_name = "looked"},
                   "`looked` timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE "
                   "current_timestamp()",
                   "`looked` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE "
                   "CURRENT_TIMESTAMP");
    if (mariadb->connection->is_mariadb) /* MySQL's CHECKs are the table's, and hold the name */
        assert_altered(mariadb, "positive",
                       (struct column_change){.new_name = "plus", .sets_nullable = true},
                       "`plus` int(11) NOT NULL CHECK (`plus` > 0)", "");
    assert_altered(mariadb, "document", not_null, "NOT NULL CHECK (json_valid(`document`))",
                   "`document` json NOT NULL DEFAULT (json_array(_utf8mb4'it\\'s',1))");
    if (mariadb->connection->is_mariadb)
        assert_altered(mariadb, "document",
                       (struct column_change){.sets_type = true, .type = wide},
                       "`document` varchar(80) NOT NULL,", "");
    assert_altered(mariadb, "computed", (struct column_change){.new_name = "sum"},
                   "`sum` int(11) GENERATED ALWAYS AS (`whole` + 1) VIRTUAL",
                   "`sum` int GENERATED ALWAYS AS ((`whole` + 1)) VIRTUAL");
    assert_altered(mariadb, "folded", not_null,
                   "`folded` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL",
                   "`folded` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL");
    assert_altered(mariadb, "kind",
                   (struct column_change){.sets_nullable = true, .is_nullable = true},
                   "`kind` enum('a','it''s','c,d') DEFAULT 'it''s'",
                   "`kind` enum('a','it''s','c,d') COLLATE utf8mb4_unicode_ci DEFAULT 'it''s'");
    assert_altered(mariadb, "id", (struct column_change){.sets_comment = true},
                   "`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,",
                   "`id` bigint unsigned NOT NULL AUTO_INCREMENT,");
    assert_altered(mariadb, "hidden", comment, "`hidden` int(11) INVISIBLE DEFAULT 3 COMMENT 'c'",
                   "`hidden` int DEFAULT '3' /*!80023 INVISIBLE */ COMMENT 'c'");
    assert_altered(mariadb, "amount", (struct column_change){.new_name = "sum_of"},
                   "`sum_of` decimal(12,4) unsigned NOT NULL DEFAULT 1.5000",
                   "`sum_of` decimal(12,4) unsigned NOT NULL DEFAULT '1.5000'");
    assert_altered(mariadb, "bits", not_null, "`bits` bit(5) NOT NULL DEFAULT b'101'",
                   "`bits` bit(5) NOT NULL DEFAULT b'101'");
    assert_altered(mariadb, "place", comment, "`place` point DEFAULT NULL COMMENT 'c'",
                   "`place` point /*!80003 SRID 4326 */ DEFAULT NULL COMMENT 'c'");
}

static void test_what_is_not_said_is_found(void **state)
{
    struct mariadb *mariadb = *state;
    const char *columns[] = {"a", "b"};
    struct operation drop_key = {.kind = OPERATION_DROP_CONSTRAINT, .table = "c_keys"};
    struct operation drop_check = {.kind = OPERATION_DROP_CONSTRAINT,
                                   .table = "c_keys",
                                   .name = "ck_both"};
    struct operation drop_unique = {.kind = OPERATION_DROP_CONSTRAINT,
                                    .table = "c_keys",
                                    .name = "uq_part"};
    struct operation drop_index = {.kind = OPERATION_DROP_INDEX, .name = "ft"};
    struct operation again = {.kind = OPERATION_DROP_INDEX,
                              .table = "c_keys",
                              .name = "ft",
                              .if_exists = true};
    make(mariadb);
    drop_key.columns = (struct strings){columns, 2, 2};
    apply(mariadb, &drop_key);
    apply(mariadb, &drop_check);
    apply(mariadb, &drop_unique);
    apply(mariadb, &drop_index);
    apply(mariadb, &again);
    const char *shown = show(mariadb, "c_keys");
    assert_null(strstr(shown, "CONSTRAINT `fk_ab`"));
    assert_null(strstr(shown, "ck_both"));
    assert_null(strstr(shown, "uq_part"));
    assert_null(strstr(shown, "`ft`"));
    assert_non_null(strstr(shown, "fk_self"));
}

static void assert_outcome(struct mariadb *mariadb, const char *statement,
                           enum statement_outcome expected)
{
    ERROR_SCOPE(err);
    enum statement_outcome outcome = OUTCOME_UNKNOWN;
    if (!mysql_find_outcome(mariadb->connection, statement, &outcome, &err))
        fail_msg("%s: %s", statement, err.message);
    if (outcome != expected)
        fail_msg("%s: %d instead of %d", statement, (int)outcome, (int)expected);
}

static void test_outcomes(void **state)
{
    static const struct {
        const char *statement;
        enum statement_outcome outcome;
    } cases[] = {
        {"CREATE TABLE a_types (a INT)", OUTCOME_DONE},
        {"create /* c */ table `none` (a INT)", OUTCOME_NOT_RUN},
        {"CREATE TABLE IF NOT EXISTS none (a INT)", OUTCOME_NOT_RUN},
        {"CREATE OR REPLACE TABLE a_types (a INT)", OUTCOME_NOT_RUN},
        {"CREATE TABLE mysql.user (a INT)", OUTCOME_DONE},
        {"DROP TABLE none", OUTCOME_DONE},
        {"DROP TABLE a_types", OUTCOME_NOT_RUN},
        {"DROP TABLE none, a_types", OUTCOME_UNKNOWN},
        {"ALTER TABLE a_types ADD COLUMN name INT, ENGINE=InnoDB", OUTCOME_DONE},
        {"ALTER TABLE a_types ADD other INT FIRST, MODIFY name TEXT", OUTCOME_NOT_RUN},
        {"ALTER TABLE a_types ADD (other INT, another INT)", OUTCOME_NOT_RUN},
        {"ALTER TABLE a_types DROP NAME, ADD name INT", OUTCOME_UNKNOWN},
        {"ALTER TABLE a_types MODIFY name TEXT, COMMENT='x, y'", OUTCOME_NOT_RUN},
        {"ALTER TABLE a_types CHANGE name renamed TEXT", OUTCOME_NOT_RUN},
        {"ALTER TABLE a_types CHANGE COLUMN old name TEXT", OUTCOME_DONE},
        {"ALTER TABLE a_types CHANGE name name TEXT", OUTCOME_NOT_RUN},
        {"ALTER TABLE a_types RENAME COLUMN old TO name", OUTCOME_DONE},
        {"ALTER TABLE a_types RENAME TO b_types", OUTCOME_NOT_RUN},
        {"ALTER TABLE old_types RENAME TO a_types", OUTCOME_DONE},
        {"ALTER TABLE c_keys ADD CONSTRAINT fk_ab FOREIGN KEY (a) REFERENCES b (a)", OUTCOME_DONE},
        {"ALTER TABLE c_keys ADD FOREIGN KEY (a) REFERENCES b (a)", OUTCOME_UNKNOWN},
        {"ALTER TABLE c_keys DROP FOREIGN KEY fk_gone", OUTCOME_DONE},
        {"ALTER TABLE c_keys ADD UNIQUE KEY uq_a (a)", OUTCOME_DONE},
        {"ALTER TABLE c_keys ADD UNIQUE (a)", OUTCOME_UNKNOWN},
        {"ALTER TABLE c_keys DROP PRIMARY KEY", OUTCOME_NOT_RUN},
        {"ALTER TABLE c_keys DROP CONSTRAINT ck_both", OUTCOME_NOT_RUN},
        {"ALTER TABLE c_keys RENAME INDEX ix_old TO ix_down", OUTCOME_DONE},
        {"CREATE FULLTEXT INDEX ft ON c_keys (body)", OUTCOME_DONE},
        {"CREATE UNIQUE INDEX ux USING BTREE ON c_keys (a)", OUTCOME_NOT_RUN},
        {"DROP INDEX `ft` ON `c_keys`", OUTCOME_NOT_RUN},
        {"CREATE ALGORITHM=MERGE VIEW g_view AS SELECT 1", OUTCOME_DONE},
        {"DROP VIEW g_view", OUTCOME_NOT_RUN},
        {"CREATE DEFINER=root@localhost TRIGGER h_trigger BEFORE INSERT ON x FOR EACH ROW SET @a=1",
         OUTCOME_DONE},
        {"CREATE PROCEDURE p() SELECT 1", OUTCOME_NOT_RUN},
        {"RENAME TABLE x TO a_types", OUTCOME_DONE},
        {"RENAME TABLE a_types TO y, x TO z", OUTCOME_NOT_RUN},
        {"SET foreign_key_checks = 0", OUTCOME_NOT_RUN},
        {"TRUNCATE TABLE a_types", OUTCOME_UNKNOWN},
        {"CALL p()", OUTCOME_UNKNOWN},
        {"ALTER TABLE a_types TRUNCATE PARTITION p0", OUTCOME_UNKNOWN},
    };
    struct mariadb *mariadb = *state;
    make(mariadb);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_outcome(mariadb, cases[i].statement, cases[i].outcome);
    if (mariadb->connection->is_mariadb)
        assert_outcome(mariadb, "DROP SEQUENCE f_numbers", OUTCOME_NOT_RUN);
}

int main(void)
{
#define LIVE(test) cmocka_unit_test_setup_teardown(test, mariadb_setup, mariadb_teardown)
    const struct CMUnitTest tests[] = {
        LIVE(test_made_again),
        LIVE(test_what_tables_do_not_say),
        LIVE(test_small_questions),
        LIVE(test_alterations_keep_the_rest),
        LIVE(test_what_is_not_said_is_found),
        LIVE(test_outcomes),
    };
    return mariadb_is_there() ? cmocka_run_group_tests(tests, NULL, NULL) : 77;
}

/* What MySQL 8 says otherwise than MariaDB, by rows as its information_schema has them; the server
 * itself is asked in test_inspect.c and test_only_mysql.c, where there is one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "database/mysql/inspect_parts.h"
#include "database/mysql/internal.h"
#include "base/banned.h"

static const struct column *column_of(struct column_row row, struct arena *arena)
{
    row.name = "c";
    row.extra = row.extra ? row.extra : "";
    return mysql_column_of(&row, false, NULL, arena);
}

static void test_defaults(void **state)
{
    static const struct {
        const char *type, *written, *extra;
        enum default_kind kind;
        const char *value;
    } cases[] = {
        {"varchar(20)", "it's", "", DEFAULT_STRING, "it's"},
        {"varchar(20)", "b'x", "", DEFAULT_STRING, "b'x"},
        {"varchar(20)", "0x41", "", DEFAULT_STRING, "0x41"},
        {"varchar(20)", "NULL", "", DEFAULT_STRING, "NULL"},
        {"varchar(20)", "CURRENT_TIMESTAMP", "", DEFAULT_STRING, "CURRENT_TIMESTAMP"},
        {"int unsigned", "3", "", DEFAULT_STRING, "3"},
        {"bit(5)", "b'101'", "", DEFAULT_EXPRESSION, "b'101'"},
        {"varbinary(16)", "0x6279746573", "", DEFAULT_EXPRESSION, "0x6279746573"},
        {"datetime(6)", "CURRENT_TIMESTAMP(6)", "DEFAULT_GENERATED", DEFAULT_EXPRESSION,
         "CURRENT_TIMESTAMP(6)"},
        {"char(36)", "uuid()", "DEFAULT_GENERATED", DEFAULT_EXPRESSION, "(uuid())"},
        {"varchar(9)", "concat(_utf8mb4\\'a\\',_utf8mb4\\'O\\\\\\'b\\')", "DEFAULT_GENERATED",
         DEFAULT_EXPRESSION, "(concat(_utf8mb4'a',_utf8mb4'O\\'b'))"},
        {"json", "json_array()", "DEFAULT_GENERATED", DEFAULT_EXPRESSION, "(json_array())"},
        {"int", NULL, "", DEFAULT_NONE, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ARENA_SCOPE(arena);
        const struct column_row row = {.type = cases[i].type,
                                       .written_default = cases[i].written,
                                       .extra = cases[i].extra};
        const struct column *column = column_of(row, &arena);
        assert_int_equal(column->server_default.kind, cases[i].kind);
        if (cases[i].value)
            assert_string_equal(column->server_default.text, cases[i].value);
    }
}

/* Whole numbers have no width, so that there may be no parenthesis before what follows. */
static void test_numbers(void **state)
{
    static const char *const unsigned_types[] = {"int unsigned", "bigint unsigned",
                                                 "smallint(5) unsigned zerofill",
                                                 "decimal(12,4) unsigned", "double unsigned"};
    static const char *const signed_types[] = {"int", "tinyint(1)", "decimal(12,4)",
                                               "enum('an unsigned')", "set('b',' unsigned')"};
    (void)state;
    for (size_t i = 0; i < sizeof unsigned_types / sizeof *unsigned_types; i++) {
        ARENA_SCOPE(arena);
        const struct type *plus = mysql_type_of(unsigned_types[i], &arena);
        assert_true(options_boolean(&plus->options, "unsigned"));
        const struct type *both = mysql_type_of(signed_types[i], &arena);
        assert_false(options_boolean(&both->options, "unsigned"));
    }
}

static void test_extras(void **state)
{
    ARENA_SCOPE(arena);
    (void)state;
    const struct column *changed =
        column_of((struct column_row){.type = "timestamp(6)",
                                      .written_default = "CURRENT_TIMESTAMP(6)",
                                      .extra = "DEFAULT_GENERATED on update CURRENT_TIMESTAMP(6)"},
                  &arena);
    assert_string_equal(options_text(&changed->options, "mysql_on_update"), "CURRENT_TIMESTAMP(6)");
    const struct column *hidden =
        column_of((struct column_row){.type = "bigint unsigned",
                                      .extra = "auto_increment INVISIBLE"},
                  &arena);
    assert_true(options_boolean(&hidden->options, "mysql_invisible"));
    assert_int_equal(hidden->autoincrement, AUTOINCREMENT_YES);
    const struct column *computed =
        column_of((struct column_row){.type = "varchar(60)",
                                      .extra = "STORED GENERATED",
                                      .expression = "concat(`name`,_utf8mb4\\'-\\')"},
                  &arena);
    assert_string_equal(computed->computed.expression, "concat(`name`,_utf8mb4'-')");
    assert_int_equal(computed->computed.is_stored, TRI_YES);
}

/* Of a CHECK, and of an index on an expression. */
static void test_expressions(void **state)
{
    ARENA_SCOPE(arena);
    (void)state;
    assert_string_equal(mysql_unescape("(`state` in (_utf8mb4\\'a\\',_utf8mb4\\'O\\\\\\'b\\'))",
                                       &arena),
                        "(`state` in (_utf8mb4'a',_utf8mb4'O\\'b'))");
    assert_string_equal(mysql_unescape("(`a` > 0)", &arena), "(`a` > 0)");
}

/* Definitions that a look at the database is sure to tell of. */
static void test_sure_outcomes(void **state)
{
    static const char *const sure[] = {
        "CREATE TABLE t (a INT)", "CREATE UNIQUE INDEX i ON t (a)", "DROP TABLE IF EXISTS t",
        "drop index i on t",      "ALTER TABLE t ADD COLUMN a INT", "CREATE VIEW v AS SELECT 1",
    };
    static const char *const unsure[] = {
        "GRANT SELECT ON t TO u",
        "TRUNCATE TABLE t",
        "CALL p()",
        "ALTER TABLE t ADD CHECK (a > 0)",
        "ALTER TABLE t DROP PARTITION p0",
        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u (a)",
        "CREATE USER u",
        "DROP DATABASE d",
        "OPTIMIZE TABLE t",
        "'not ended",
    };
    (void)state;
    for (size_t i = 0; i < sizeof sure / sizeof *sure; i++)
        if (!mysql_shows_outcome(sure[i]))
            fail_msg("not sure: %s", sure[i]);
    for (size_t i = 0; i < sizeof unsure / sizeof *unsure; i++)
        if (mysql_shows_outcome(unsure[i]))
            fail_msg("sure: %s", unsure[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_extras),
        cmocka_unit_test(test_expressions),
        cmocka_unit_test(test_sure_outcomes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

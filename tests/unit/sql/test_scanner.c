/* Splitting SQL: what all syntaxes share, SQLite's and PostgreSQL's rules, places and kinds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "sql/scanner.h"
#include "sql/split_check.h"
#include "base/banned.h"

static const enum sql_syntax ANY = SQL_SYNTAX_ANY;
static const enum sql_syntax SQLITE = SQL_SYNTAX_SQLITE;
static const enum sql_syntax PG = SQL_SYNTAX_POSTGRESQL;

static const enum sql_syntax all[] = {SQL_SYNTAX_ANY, SQL_SYNTAX_SQLITE, SQL_SYNTAX_POSTGRESQL,
                                      SQL_SYNTAX_MYSQL};

static void test_shared_rules(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        assert_split(all[i], "", NULL);
        assert_split(all[i], " \t\r\n ;; ; -- nothing\n/* at all; */", NULL);
        assert_split(all[i], "a;b", "a", "b", NULL);
        assert_split(all[i], "a ; b ;", "a", "b", NULL);
        assert_split(all[i], "/* x */ a /* y */ ; -- z\n b -- w", "a", "b", NULL);
        assert_split(all[i], "a /* ; */ b -- ;\n c;d", "a /* ; */ b -- ;\n c", "d", NULL);
        assert_split(all[i], "s 'it''s;' \"a\"\";\";t", "s 'it''s;' \"a\"\";\"", "t", NULL);
        assert_split(all[i], "s '-- /*'; t", "s '-- /*'", "t", NULL);
        assert_split(all[i],
                     "\xef\xbb\xbf"
                     "a;b",
                     "a", "b", NULL);
        assert_split(all[i], "s 'línea;' , ñandú;t", "s 'línea;' , ñandú", "t", NULL);
        assert_split(all[i], "a - b / c * d <> e;f", "a - b / c * d <> e", "f", NULL);
    }
}

static void test_refused_everywhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        assert_refused(all[i], "a;\n  b 'c\n;d", 2, 5, "string is not closed");
        assert_refused(all[i], "a;\n\nb \"c;d", 3, 3, "quoted text is not closed");
        assert_refused(all[i], "a;/* b; c", 1, 3, "comment is not closed");
        assert_refused(all[i], "a 'b''", 1, 3, "string is not closed");
    }
    for (size_t i = 0; i < 4; i++) {
        ARENA_SCOPE(arena);
        ERROR_SCOPE(err);
        struct sql_statements statements;
        assert_false(sql_split("a;\nb\0c", 6, all[i], "f", 1, &arena, &statements, &err));
        assert_int_equal(err.line, 2);
        assert_int_equal(err.column, 2);
        assert_true(sql_split(NULL, 0, all[i], NULL, 1, &arena, &statements, NULL));
        assert_int_equal(statements.count, 0);
    }
}

static void test_places(void **state)
{
    (void)state;
    const char *text = "-- head\n  one 'ü\n' ;\r\n\n/* ñ */ two; three\n;\n\tfour";
    static const unsigned places[][2] = {{11, 3}, {14, 10}, {14, 15}, {16, 2}};
    ARENA_SCOPE(arena);
    struct sql_statements statements;
    assert_true(sql_split(text, strlen(text), SQLITE, "f", 10, &arena, &statements, NULL));
    assert_int_equal(statements.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(statements.items[i].line, places[i][0]);
        assert_int_equal(statements.items[i].column, places[i][1]);
    }
    assert_true(sql_split("\xef\xbb\xbfx", 4, SQLITE, "f", 1, &arena, &statements, NULL));
    assert_int_equal(statements.items[0].line, 1);
    assert_int_equal(statements.items[0].column, 1);
}

static void assert_kind(enum sql_syntax syntax, const char *text, const char *kind)
{
    ARENA_SCOPE(arena);
    struct sql_statements statements;
    assert_true(sql_split(text, strlen(text), syntax, "f", 1, &arena, &statements, NULL));
    assert_int_equal(statements.count, 1);
    const struct sql_statement *statement = &statements.items[0];
    if (statement->is_query != (strchr(kind, 'q') != NULL) ||
        statement->is_transaction != (strchr(kind, 't') != NULL) ||
        statement->is_savepoint != (strchr(kind, 's') != NULL))
        fail_msg("%s is not \"%s\"", text, kind);
}

static void test_kinds(void **state)
{
    (void)state;
    static const char *const queries[] = {
        "select 1",
        "SELECT 1",
        "Values (1)",
        "pragma x",
        "PRAGMA foreign_keys = ON",
        "explain x",
        "table t",
        "(select 1)",
        "((values (1)))",
        "with a as (select 1) select 2",
        "with recursive a(b) as (insert into x values (1)), c as (update y) select 2",
        "with a as materialized (delete from x returning *) table a",
        "show x",
        "fetch next from c",
        "describe t",
        "/* x */ select 1"};
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        assert_kind(ANY, queries[i], "q");
    static const char *const plain[] = {
        "insert into t select 1",
        "with a as (select 1) insert into b select * from a",
        "with a as (values (1)) update b set c = (select 1)",
        "create table t (a)",
        "selects",
        "\"select\" 1",
        "with a as (select 1) delete from b where exists (select 1)",
        "start slave",
        "prepare q as select 1",
        "set transaction read only",
        "create view v as select 1"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        assert_kind(ANY, plain[i], "");
    static const char *const transactions[] = {"begin",           "BEGIN IMMEDIATE",
                                               "begin work",      "start transaction",
                                               "commit",          "end",
                                               "end transaction", "rollback",
                                               "abort",           "prepare transaction 'x'",
                                               "rollback work",   "commit prepared 'x'",
                                               "xa start 'x'"};
    for (size_t i = 0; i < sizeof transactions / sizeof *transactions; i++)
        assert_kind(ANY, transactions[i], "t");
    static const char *const savepoints[] = {"savepoint a", "release a", "release savepoint a",
                                             "rollback to a",
                                             "ROLLBACK TRANSACTION TO SAVEPOINT a"};
    for (size_t i = 0; i < sizeof savepoints / sizeof *savepoints; i++)
        assert_kind(ANY, savepoints[i], "ts");
    assert_kind(SQL_SYNTAX_MYSQL, "begin not atomic select 1; end", "");
    assert_kind(SQL_SYNTAX_MYSQL, "/*!50003 select 1 */", "q");
}

static void test_sqlite_quotes(void **state)
{
    (void)state;
    assert_split(SQLITE, "s [a;'\"] , `b``;`;t", "s [a;'\"] , `b``;`", "t", NULL);
    assert_split(SQLITE, "s 'a\\';t", "s 'a\\'", "t", NULL);
    assert_split(SQLITE, "s $$;t", "s $$", "t", NULL);
    assert_split(SQLITE, "s 1--2;\n;t", "s 1", "t", NULL);
    assert_split(SQLITE, "/* a /* b */ s;", "s", NULL);
    assert_split(SQLITE, "s # a;t", "s # a", "t", NULL);
    assert_split(SQLITE, "s E'a\\';t", "s E'a\\'", "t", NULL);
    assert_split(SQLITE, "s (1; t", "s (1", "t", NULL);
    assert_split(SQLITE, "\xef\xbb\xbfs;\xef\xbb\xbf", "s", "\xef\xbb\xbf", NULL);
    assert_refused(SQLITE, "s [a;", 1, 3, "quoted name is not closed");
    assert_refused(SQLITE, "s `a;", 1, 3, "quoted name is not closed");
    assert_refused(SQLITE, "s;\n.read x\n", 2, 1,
                   "a command of the sqlite3 shell cannot be run as SQL");
    assert_split(SQLITE, "s\n.5", "s\n.5", NULL);
}

static void test_sqlite_triggers(void **state)
{
    (void)state;
    static const char *const whole[] = {
        "CREATE TRIGGER t AFTER INSERT ON x BEGIN SELECT 1; END",
        "create temp trigger t begin select case when 1 then 2 end; select 3; end",
        "CREATE TEMPORARY TRIGGER IF NOT EXISTS \"begin\" BEGIN SELECT \"end\"; END",
        "create/**/trigger -- x\n t begin select 'end;'; select [end;]; -- end;\n end",
        "explain create trigger t begin select 1; end",
        "EXPLAIN QUERY PLAN CREATE TRIGGER t BEGIN SELECT 1; END",
        "create trigger t begin select 1;;; end",
        "create trigger t begin select 1; select end from x; end",
        "CREATE TABLE \"trigger\" (a)",
        "CREATE TABLE t (\"begin\", \"end\")",
    };
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        assert_whole(SQLITE, whole[i]);
    assert_split(SQLITE, "begin; select 1; end; select 2", "begin", "select 1", "end", "select 2",
                 NULL);
    assert_split(SQLITE, "create table trigger(a); end;", "create table trigger(a)", "end", NULL);
    assert_split(SQLITE, "create trigger t", "create trigger t", NULL);
    assert_refused(SQLITE, "a;\ncreate trigger t begin select 1; select 2;", 2, 8,
                   "body is not closed");
    assert_refused(SQLITE, "create trigger t begin select 1; end x;", 1, 8, "body is not closed");
}

static void test_postgresql_quotes(void **state)
{
    (void)state;
    assert_split(PG, "s 'a\\';t", "s 'a\\'", "t", NULL);
    assert_split(PG, "s E'a\\';' , e'\\\\';t", "s E'a\\';' , e'\\\\'", "t", NULL);
    assert_split(PG, "s U&'a\\';t", "s U&'a\\'", "t", NULL);
    assert_split(PG, "s U&\"a;\" , b'1;', X'2;', n'3;';t", "s U&\"a;\" , b'1;', X'2;', n'3;'", "t",
                 NULL);
    assert_split(PG, "s E'a'\n 'b\\';';t", "s E'a'\n 'b\\';'", "t", NULL);
    assert_split(PG, "s E'a' -- c\n\t'b\\';';t", "s E'a' -- c\n\t'b\\';'", "t", NULL);
    assert_split(PG, "s E'a' 'b\\';t", "s E'a' 'b\\'", "t", NULL);
    assert_split(PG, "s 'a'\n'b\\';t", "s 'a'\n'b\\'", "t", NULL);
    assert_split(PG, "s typE'a\\';t", "s typE'a\\'", "t", NULL);
    assert_split(PG, "s $$a;b$$;t", "s $$a;b$$", "t", NULL);
    assert_split(PG, "s $q$a;$$;$r$ $q$;t", "s $q$a;$$;$r$ $q$", "t", NULL);
    assert_split(PG, "s $ñ_1$;$ñ_1$;t", "s $ñ_1$;$ñ_1$", "t", NULL);
    assert_split(PG, "s $1, $2;t $3", "s $1, $2", "t $3", NULL);
    assert_split(PG, "s $1$;t", "s $1$", "t", NULL);
    assert_split(PG, "s a$$;t$$", "s a$$", "t$$", NULL);
    assert_split(PG, "s a$b$;t", "s a$b$", "t", NULL);
    assert_split(PG, "s 1$$;$$;t", "s 1$$;$$", "t", NULL);
    assert_split(PG, "s $1$$;$$;t", "s $1$$;$$", "t", NULL);
    assert_split(PG, "s `a;t`", "s `a", "t`", NULL);
    assert_split(PG, "s a[1:2], b::int;t", "s a[1:2], b::int", "t", NULL);
    assert_refused(PG, "s\n$a$ ; $b$ ;", 2, 1, "string quoted by $a$ is not closed");
}

static void test_postgresql_comments(void **state)
{
    (void)state;
    assert_split(PG, "/* a /* b; */ c; */ s;t", "s", "t", NULL);
    assert_split(PG, "/*/*/ */*/ s;t", "s", "t", NULL);
    assert_split(PG, "s -- a\r;t", "s", "t", NULL);
    assert_split(PG, "s */* a; */ b;t", "s */* a; */ b", "t", NULL);
    assert_split(PG, "s 1--2;\n;t", "s 1", "t", NULL);
    assert_split(PG, "s a # b; t", "s a # b", "t", NULL);
    assert_split(PG, "s /*! a; */ b; t", "s /*! a; */ b", "t", NULL);
    assert_refused(PG, "s;\n/* a /* b */ ;", 2, 1, "comment is not closed");
}

static void test_postgresql_bodies(void **state)
{
    (void)state;
    static const char *const whole[] = {
        "create function f() returns int begin atomic select 1; select case when a then b end; end",
        "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC INSERT INTO a VALUES (1); END",
        "create function f(a text default 'begin;') returns int return 1",
        "create function f() as $$ begin; end; $$ language plpgsql",
        "create rule r as on update to t do also (insert into a values (1); delete from b)",
        "do $$ begin perform 1; end $$",
        "create function f() begin atomic select (case when a then b end); end",
        "create procedure p() begin atomic begin; select 1; end; end",
    };
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        assert_whole(PG, whole[i]);
    assert_split(PG,
                 "begin; create table t (begin int, a int); end; select case when a then b end; s",
                 "begin", "create table t (begin int, a int)", "end",
                 "select case when a then b end", "s", NULL);
    assert_split(PG, "create view v as select 1; begin; s; end;", "create view v as select 1",
                 "begin", "s", "end", NULL);
    assert_split(PG, "s ')' \"(\" ; t", "s ')' \"(\"", "t", NULL);
    assert_split(PG, "s ) ; t", "s )", "t", NULL);
    assert_refused(PG, "s;\ncreate function f() begin atomic select 1; s", 2, 21,
                   "body is not closed");
    assert_refused(PG, "s;\nselect (1;\nt", 2, 8, "parenthesis is not closed");
    assert_split(PG, "s (1", "s (1", NULL);
}

static void test_postgresql_shell(void **state)
{
    (void)state;
    assert_refused(PG, "s;\n\\connect x\n", 2, 1, "\\connect is a command of psql, not SQL");
    assert_refused(PG, "s \\;t", 1, 3, "\\; is a command of psql, not SQL");
    assert_refused(PG, "s \\gset", 1, 3, "\\gset is a command of psql, not SQL");
    assert_refused(PG, "COPY t (a) FROM STDIN WITH CSV;\n1;'\n\\.\n", 1, 1,
                   "COPY FROM STDIN cannot be run from a script");
    assert_refused(PG, "s;\n copy public.t from stdin", 2, 2,
                   "COPY FROM STDIN cannot be run from a script");
    assert_split(PG, "copy t from 'stdin'; copy t to stdout; copy (select stdin from b) to 'x'",
                 "copy t from 'stdin'", "copy t to stdout", "copy (select stdin from b) to 'x'",
                 NULL);
    assert_split(PG, "s :x, :'y;', :\"z;\";t", "s :x, :'y;', :\"z;\"", "t", NULL);
}

static void test_any(void **state)
{
    (void)state;
    assert_split(ANY, "s $a$;$a$, `b;`, E'c\\';';t", "s $a$;$a$, `b;`, E'c\\';'", "t", NULL);
    assert_split(ANY, "s 'a\\';t", "s 'a\\'", "t", NULL);
    assert_split(ANY, "s a[1];t # x", "s a[1]", "t # x", NULL);
    assert_whole(ANY, "create trigger t after insert on x for each row begin select 1; end");
    assert_split(ANY, "begin; select 1; end;", "begin", "select 1", "end", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shared_rules),
        cmocka_unit_test(test_refused_everywhere),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_sqlite_quotes),
        cmocka_unit_test(test_sqlite_triggers),
        cmocka_unit_test(test_postgresql_quotes),
        cmocka_unit_test(test_postgresql_comments),
        cmocka_unit_test(test_postgresql_bodies),
        cmocka_unit_test(test_postgresql_shell),
        cmocka_unit_test(test_any),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

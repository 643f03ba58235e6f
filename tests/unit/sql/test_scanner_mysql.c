/* Splitting SQL as MySQL and MariaDB read it: comments, DELIMITER, and bodies without it. */
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

static const enum sql_syntax MYSQL = SQL_SYNTAX_MYSQL;

static void test_quotes(void **state)
{
    (void)state;
    assert_split(MYSQL, "s 'a\\';', \"b\\\";\";t", "s 'a\\';', \"b\\\";\"", "t", NULL);
    assert_split(MYSQL, "s '\\\\';t", "s '\\\\'", "t", NULL);
    assert_split(MYSQL, "s `a\\`;t", "s `a\\`", "t", NULL);
    assert_split(MYSQL, "s `a``;`;t", "s `a``;`", "t", NULL);
    assert_split(MYSQL, "s _utf8'a;', N'b;', x'00', @`c;`, @'d;';t",
                 "s _utf8'a;', N'b;', x'00', @`c;`, @'d;'", "t", NULL);
    assert_split(MYSQL, "s $$;t$$", "s $$", "t$$", NULL);
    assert_split(MYSQL, "s [a;t", "s [a", "t", NULL);
    assert_split(MYSQL, "s \\N;t", "s \\N", "t", NULL);
    assert_refused(MYSQL, "s 'a\\'", 1, 3, "string is not closed");
    assert_refused(MYSQL, "s 'a\\", 1, 3, "string is not closed");
}

static void test_comments(void **state)
{
    (void)state;
    assert_split(MYSQL, "s # a; '\n;t", "s", "t", NULL);
    assert_split(MYSQL, "s -- a; '\n;t", "s", "t", NULL);
    assert_split(MYSQL, "s --\t;\n;t --", "s", "t", NULL);
    assert_split(MYSQL, "s --\n, 1;t", "s --\n, 1", "t", NULL);
    assert_split(MYSQL, "s 1--1;t", "s 1--1", "t", NULL);
    assert_split(MYSQL, "--at the start; it is one\ns;--again;\nt", "s", "t", NULL);
    assert_split(MYSQL, "/* a /* b; */ s;", "s", NULL);
    assert_split(MYSQL, "s /*+ hint; */ 1;t", "s /*+ hint; */ 1", "t", NULL);
    assert_split(MYSQL, "/*!40101 SET a=1 */;/*! SET b=2; */;/*M!100300 SET c='*/' */;",
                 "/*!40101 SET a=1 */", "/*! SET b=2; */", "/*M!100300 SET c='*/' */", NULL);
    assert_split(MYSQL, "s /*!50000 a /* ; */ b */ ;t", "s /*!50000 a /* ; */ b */", "t", NULL);
    assert_split(MYSQL, "/*!50000 */;s", "/*!50000 */", "s", NULL);
    assert_split(MYSQL, "s 2*/*c;*/3;t", "s 2*/*c;*/3", "t", NULL);
    assert_refused(MYSQL, "s\n/*!50000 a;\nb", 2, 1, "comment is not closed");
}

static void test_client_commands(void **state)
{
    (void)state;
    assert_split(MYSQL, "s\\g t\\G u", "s", "t", "u", NULL);
    assert_split(MYSQL, "create procedure p() begin\\g s", "create procedure p() begin", "s", NULL);
    assert_refused(MYSQL, "s;\n\\. x.sql\n", 2, 1, "\\. is a command of the mysql client, not SQL");
    assert_refused(MYSQL, "\\u test\n", 1, 1, "\\u is a command of the mysql client, not SQL");
}

static void test_delimiter(void **state)
{
    (void)state;
    assert_split(MYSQL, "delimiter //\ns;t//\nu; //\ndelimiter ;\nv;w", "s;t", "u;", "v", "w",
                 NULL);
    assert_split(MYSQL, "DELIMITER $$\nbegin a; end$$\nb $$ delimiter ;\nc;d", "begin a; end", "b",
                 "c", "d", NULL);
    assert_split(MYSQL, "  Delimiter\t;;  and more \r\ns;t;;u", "s;t", "u", NULL);
    assert_split(MYSQL, "delimiter '|'\ns;|t|delimiter \";\"\nu;v", "s;", "t", "u", "v", NULL);
    assert_split(MYSQL, "delimiter //\ns '//' , \"//\", `//`, /* // */ a -- //\n, b//t",
                 "s '//' , \"//\", `//`, /* // */ a -- //\n, b", "t", NULL);
    assert_split(MYSQL, "delimiter go\ns a go t;gou", "s a", "t;", "u", NULL);
    assert_split(MYSQL, "delimiter ;;\n/*!50003 trigger a; b */;;\ndelimiter ;\nc",
                 "/*!50003 trigger a; b */", "c", NULL);
    assert_split(MYSQL, "create procedure p() begin s; end\ndelimiter ;\nt",
                 "create procedure p() begin s; end", "t", NULL);
    assert_split(MYSQL, "create table t (\ndelimiter char(1),\n delimiter int);s",
                 "create table t (\ndelimiter char(1),\n delimiter int)", "s", NULL);
    assert_split(MYSQL, "select delimiter ;s", "select delimiter", "s", NULL);
    assert_split(MYSQL,
                 "\xef\xbb\xbf"
                 "delimiter |\ns;|t",
                 "s;", "t", NULL);
    assert_split(MYSQL, "delimiter --\ns; -- t\n-- u", "s;", "t", "u", NULL);
    assert_refused(MYSQL, "s;\ndelimiter\nt", 2, 1,
                   "DELIMITER needs a text of at most 15 bytes without a backslash");
    assert_refused(MYSQL, "delimiter a\\b", 1, 1,
                   "DELIMITER needs a text of at most 15 bytes without a backslash");
    assert_refused(MYSQL, "delimiter 1234567890123456", 1, 1,
                   "DELIMITER needs a text of at most 15 bytes without a backslash");
    /* only MySQL has it */
    assert_split(SQL_SYNTAX_POSTGRESQL, "delimiter //\ns;t", "delimiter //\ns", "t", NULL);
}

static void test_routines(void **state)
{
    (void)state;
    static const char *const whole[] = {
        "create procedure p() begin end",
        "create procedure p() begin select 1; begin select 2; end; end",
        "CREATE DEFINER=`r`@`l` PROCEDURE p(IN a INT) COMMENT ';' READS SQL DATA x: BEGIN s; END x",
        "create definer = current_user() procedure p() sql security invoker begin s; end",
        "create definer = function@begin procedure p() begin s; end",
        "create or replace procedure if not exists p(a decimal(1,2)) begin s; end",
        "create procedure p() select if(a, b, c), repeat('x', 3), end from t",
        "create procedure p() create table if not exists t (a int)",
        "create procedure p() if a then s; elseif b then t; else u; end if",
        "create procedure p() l: loop s; leave l; end loop l",
        "create procedure p() while a do s; end while",
        "create procedure p() repeat s; until a end repeat",
        "create procedure p() case a when 1 then s; else begin end; end case",
        "create function f() returns set('a', 'b') character set utf8 return 'a'",
        "create function f() returns char charset utf8 deterministic begin return 1; end",
        "create function f(a int) returns int return case when a then if(1, 2, 3) else 4 end",
        "create aggregate function f returns string soname 'f.so'",
        "create function f(a int) returns int language javascript as $x$ a; b; $x$",
        "create function f(a int) returns int language javascript as 'a; b;'",
        "create procedure p() begin select end, start, t.case, t.begin, @end from x; end",
        "create procedure p() begin set x = case when a then b else c end; end",
        "create procedure p() begin select case a when 1 then case b when 2 then 3 end end; s; end",
        "create procedure p() begin case when a then if b then s; end if; end case; end",
        "create procedure p() begin a: while b do c: repeat s; until d end repeat c; end while a; "
        "end",
        "create procedure p() begin loop s; end loop; while a do loop s; end loop; end while; end",
        "create procedure p() begin do if(a, b, c); set x = if(a, 1, 2); end",
        "create procedure p() begin if (a > b) then s; end if; if exists (s) then t; end if; end",
        "create procedure p() begin if a then if b then s; end if; else if c then t; end if; end "
        "if; end",
        "create procedure p() begin drop table if exists t; end",
        "create procedure p() begin `l`: loop s; end loop `l`; end",
        "create procedure p() begin repeat set a = 1; until (case when a then b end) end repeat; "
        "end",
        "create procedure p() begin insert into t values (1) on duplicate key update a = "
        "repeat('x', 2); end",
        "create procedure p() begin start transaction; s; commit; end",
    };
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        assert_whole(MYSQL, whole[i]);
}

static void test_handlers(void **state)
{
    (void)state;
    static const char *const whole[] = {
        "create procedure p() begin declare exit handler for sqlexception begin rollback; end; s; "
        "end",
        "create procedure p() begin declare continue handler for not found set done = 1; s; end",
        "create procedure p() begin declare exit handler for sqlstate '23000', 1062, c begin s; "
        "end; end",
        "create procedure p() begin declare exit handler for sqlstate value '1' if a then s; end "
        "if; end",
        "create procedure p() begin declare undo handler for sqlwarning set x = if(a, b, c); s; "
        "end",
        "create procedure p() begin declare c cursor for select a from b; declare d int default 1; "
        "end",
        "create procedure p() begin declare c condition for sqlstate '1'; declare e int; s; end",
    };
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        assert_whole(MYSQL, whole[i]);
}

static void test_triggers_and_events(void **state)
{
    (void)state;
    static const char *const whole[] = {
        "create trigger t before insert on x for each row begin s; end",
        "create trigger t before insert on x for each row set new.a = if(1, 2, 3)",
        "create trigger if not exists t after update on x for each row follows y begin s; end",
        "create trigger t after update on x for each row precedes `y` if a then s; end if",
        "create definer=a@b trigger t after delete on x for each row insert into y values (old.a)",
        "/*!50003 CREATE*/ /*!50017 DEFINER=`r`@`l`*/ /*!50003 TRIGGER t BEFORE INSERT ON x FOR "
        "EACH "
        "ROW BEGIN SET a=1; IF b THEN SET c = 2; END IF; END */",
        "create event e on schedule every 1 day starts now() do begin s; t; end",
        "create event if not exists e on schedule at now() on completion preserve comment ';' do s",
        "alter event e do begin s; end",
        "alter event e disable",
    };
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        assert_whole(MYSQL, whole[i]);
}

static void test_mariadb(void **state)
{
    (void)state;
    static const char *const whole[] = {
        "begin not atomic declare x int; s; end",
        "begin not atomic if a then s; end if; end",
        "if a then s; end if",
        "while a do s; end while",
        "for i in 1..3 do s; end for",
        "declare x int; begin s; end",
        "create procedure p() begin for i in (select a from b) do s; end for; end",
        "create procedure p() begin for i in 1..3 loop s; end loop; while a loop t; end loop; end",
        "create procedure p as begin s; end",
        "create procedure p(a int) is b int; begin s; end",
        "create function f(a int) return int as begin return a is not null; end",
        "create function f(a int) returns int return a is null",
        "create function f return int is b int := 1; begin if b is null then s; end if; return 1; "
        "end",
        "create package p as procedure a(b int); function c return int; end",
        "create or replace package body p is x int; procedure a as begin s; end; "
        "function b(c int) return int is d int; begin return d; end; begin x := 1; end",
        "create package body p as procedure a as begin s; end; end",
        "create procedure p as begin <<l>> loop s; exit l when a; end loop; <<m>> begin t; end; "
        "end",
        "create procedure p as begin s; exception when others then t; when a then if b then u; end "
        "if; end",
        "create procedure p as x int; begin if a then s; elsif b then t; end if; end",
    };
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        assert_whole(MYSQL, whole[i]);
}

static void test_no_bodies(void **state)
{
    (void)state;
    assert_split(MYSQL, "begin; s; end; t", "begin", "s", "end", "t", NULL);
    assert_split(MYSQL, "begin work; s", "begin work", "s", NULL);
    assert_split(MYSQL, "xa begin 'x'; s", "xa begin 'x'", "s", NULL);
    assert_split(MYSQL, "create table procedure_x (a int); begin; s",
                 "create table procedure_x (a int)", "begin", "s", NULL);
    assert_split(MYSQL, "create view v as select case when a then b end; s",
                 "create view v as select case when a then b end", "s", NULL);
    assert_split(MYSQL, "create definer=a@b sql security definer view v as select 1; begin; s",
                 "create definer=a@b sql security definer view v as select 1", "begin", "s", NULL);
    assert_split(MYSQL, "drop procedure if exists p; s", "drop procedure if exists p", "s", NULL);
    assert_split(MYSQL, "select if(a, b, c); begin", "select if(a, b, c)", "begin", NULL);
    assert_split(MYSQL, "create user 'begin'@'x'; s", "create user 'begin'@'x'", "s", NULL);
    assert_split(MYSQL, "create procedure p(); s", "create procedure p()", "s", NULL);
    assert_split(MYSQL, "create procedure p() begin s; end", "create procedure p() begin s; end",
                 NULL);
}

static void test_unfinished_bodies(void **state)
{
    (void)state;
    assert_refused(MYSQL, "s;\ncreate procedure p()\n begin if a then s; end;\nt;", 3, 2,
                   "body is not closed");
    assert_refused(MYSQL, "create procedure p() l: loop s; leave l;\nbegin t;", 1, 25,
                   "body is not closed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_comments),
        cmocka_unit_test(test_client_commands),
        cmocka_unit_test(test_delimiter),
        cmocka_unit_test(test_routines),
        cmocka_unit_test(test_handlers),
        cmocka_unit_test(test_triggers_and_events),
        cmocka_unit_test(test_mariadb),
        cmocka_unit_test(test_no_bodies),
        cmocka_unit_test(test_unfinished_bodies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

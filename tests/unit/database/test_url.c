/* Database URLs: what SQLAlchemy 2.0.53 makes of them, what is refused, and that nothing leaks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "database/url.h"
#include "base/banned.h"

/* Recorded from sqlalchemy.engine.make_url; query: one "key=value" a line; display: str(url). */
static const struct recorded {
    const char *url;
    const char *name;
    const char *user;
    const char *password;
    const char *host;
    unsigned port;
    const char *database;
    const char *query;
    const char *display;
} recorded[] = {
    {"sqlite://", "sqlite", NULL, NULL, NULL, 0, NULL, "", "sqlite://"},
    {"sqlite:///", "sqlite", NULL, NULL, NULL, 0, "", "", "sqlite:///"},
    {"sqlite:///rel.db", "sqlite", NULL, NULL, NULL, 0, "rel.db", "", "sqlite:///rel.db"},
    {"sqlite:////abs/app.db", "sqlite", NULL, NULL, NULL, 0, "/abs/app.db", "",
     "sqlite:////abs/app.db"},
    {"sqlite:///:memory:", "sqlite", NULL, NULL, NULL, 0, ":memory:", "", "sqlite:///:memory:"},
    {"sqlite:///file:path/app.db?mode=ro&uri=true", "sqlite", NULL, NULL, NULL, 0,
     "file:path/app.db", "mode=ro\nuri=true", "sqlite:///file:path/app.db?mode=ro&uri=true"},
    {"sqlite:///my%20app.db", "sqlite", NULL, NULL, NULL, 0, "my%20app.db", "",
     "sqlite:///my%20app.db"},
    {"sqlite:////srv/a@b/c:d.db", "sqlite", NULL, NULL, NULL, 0, "/srv/a@b/c:d.db", "",
     "sqlite:////srv/a@b/c:d.db"},
    {"sqlite:///C:\\data\\app.db", "sqlite", NULL, NULL, NULL, 0, "C:\\data\\app.db", "",
     "sqlite:///C:\\data\\app.db"},
    {"sqlite+pysqlite:///app.db?timeout=5", "sqlite+pysqlite", NULL, NULL, NULL, 0, "app.db",
     "timeout=5", "sqlite+pysqlite:///app.db?timeout=5"},
    {"postgresql://", "postgresql", NULL, NULL, NULL, 0, NULL, "", "postgresql://"},
    {"postgresql:///app", "postgresql", NULL, NULL, NULL, 0, "app", "", "postgresql:///app"},
    {"postgresql://localhost", "postgresql", NULL, NULL, "localhost", 0, NULL, "",
     "postgresql://localhost"},
    {"postgresql://localhost/", "postgresql", NULL, NULL, "localhost", 0, "", "",
     "postgresql://localhost/"},
    {"postgresql://localhost:5433/app", "postgresql", NULL, NULL, "localhost", 5433, "app", "",
     "postgresql://localhost:5433/app"},
    {"postgresql://app@localhost/app", "postgresql", "app", NULL, "localhost", 0, "app", "",
     "postgresql://app@localhost/app"},
    {"postgresql://app:@localhost/app", "postgresql", "app", "", "localhost", 0, "app", "",
     "postgresql://app:***@localhost/app"},
    {"postgresql://app:secret@localhost/app", "postgresql", "app", "secret", "localhost", 0, "app",
     "", "postgresql://app:***@localhost/app"},
    {"postgresql+psycopg2://app:secret@db.example.com:5432/app", "postgresql+psycopg2", "app",
     "secret", "db.example.com", 5432, "app", "",
     "postgresql+psycopg2://app:***@db.example.com:5432/app"},
    {"postgresql+psycopg://app:p%40s%2Fs%3A%3F%25@db/app", "postgresql+psycopg", "app", "p@s/s:?%",
     "db", 0, "app", "", "postgresql+psycopg://app:***@db/app"},
    {"postgresql+asyncpg://app:a+b%20c%2B@db/app", "postgresql+asyncpg", "app", "a+b c+", "db", 0,
     "app", "", "postgresql+asyncpg://app:***@db/app"},
    {"postgresql+pg8000://app%40corp:secret@db/app", "postgresql+pg8000", "app@corp", "secret",
     "db", 0, "app", "", "postgresql+pg8000://app%40corp:***@db/app"},
    {"postgresql://app@corp:secret@db/app", "postgresql", "app@corp", "secret", "db", 0, "app", "",
     "postgresql://app%40corp:***@db/app"},
    {"postgresql://app@corp@db/app", "postgresql", "app@corp", NULL, "db", 0, "app", "",
     "postgresql://app%40corp@db/app"},
    {"postgresql://app:s/e:c?r#et@db/app", "postgresql", "app", "s/e:c?r#et", "db", 0, "app", "",
     "postgresql://app:***@db/app"},
    {"postgresql://app:100%@db/app", "postgresql", "app", "100%", "db", 0, "app", "",
     "postgresql://app:***@db/app"},
    {"postgresql://app:%zz%4@db/app", "postgresql", "app", "%zz%4", "db", 0, "app", "",
     "postgresql://app:***@db/app"},
    {"postgresql://app:secret@[2001:db8::1]:5432/app", "postgresql", "app", "secret", "2001:db8::1",
     5432, "app", "", "postgresql://app:***@[2001:db8::1]:5432/app"},
    {"postgresql://[::1]/app", "postgresql", NULL, NULL, "::1", 0, "app", "",
     "postgresql://[::1]/app"},
    {"postgresql://:secret@db/app", "postgresql", "", "secret", "db", 0, "app", "",
     "postgresql://:***@db/app"},
    {"postgresql://@db/app", "postgresql", "", NULL, "db", 0, "app", "", "postgresql://@db/app"},
    {"postgresql+psycopg2://app:secret@/app?host=a%3A5432&host=b%3A5433", "postgresql+psycopg2",
     "app", "secret", NULL, 0, "app", "host=a:5432\nhost=b:5433",
     "postgresql+psycopg2://app:***@/app?host=a%3A5432&host=b%3A5433"},
    {"postgresql://db/app?application_name=my+app%21&options=-c%20search_path%3Da", "postgresql",
     NULL, NULL, "db", 0, "app", "application_name=my app!\noptions=-c search_path=a",
     "postgresql://db/app?application_name=my+app%21&options=-c+search_path%3Da"},
    {"postgresql://db/app?=nokey&a=b=c&empty=&none&sslmode=require", "postgresql", NULL, NULL, "db",
     0, "app", "=nokey\na=b=c\nsslmode=require",
     "postgresql://db/app?=nokey&a=b%3Dc&sslmode=require"},
    {"postgresql://db?sslmode=require", "postgresql", NULL, NULL, "db", 0, NULL, "sslmode=require",
     "postgresql://db?sslmode=require"},
    {"postgresql://db/a%20b/c", "postgresql", NULL, NULL, "db", 0, "a%20b/c", "",
     "postgresql://db/a%20b/c"},
    {"postgresql://db/app?x=%C3%A9", "postgresql", NULL, NULL, "db", 0, "app", "x=\xc3\xa9",
     "postgresql://db/app?x=%C3%A9"},
    {"postgresql://h1,h2/app", "postgresql", NULL, NULL, "h1,h2", 0, "app", "",
     "postgresql://h1,h2/app"},
    {"postgresql://db:5432/app?email=a@b", "postgresql", "db", "5432/app?email=a", "b", 0, NULL, "",
     "postgresql://db:***@b"},
    {"mysql+pymysql://app:secret@db/app?charset=utf8mb4", "mysql+pymysql", "app", "secret", "db", 0,
     "app", "charset=utf8mb4", "mysql+pymysql://app:***@db/app?charset=utf8mb4"},
    {"mysql+mysqldb://app:secret@db:3306/app?unix_socket=%2Frun%2Fmysqld%2Fmysqld.sock",
     "mysql+mysqldb", "app", "secret", "db", 3306, "app", "unix_socket=/run/mysqld/mysqld.sock",
     "mysql+mysqldb://app:***@db:3306/app?unix_socket=%2Frun%2Fmysqld%2Fmysqld.sock"},
    {"mysql+asyncmy://app@db/app", "mysql+asyncmy", "app", NULL, "db", 0, "app", "",
     "mysql+asyncmy://app@db/app"},
    {"mariadb://app:secret@db/app", "mariadb", "app", "secret", "db", 0, "app", "",
     "mariadb://app:***@db/app"},
    {"mariadb+mariadbconnector://app:secret@127.0.0.1:3307/app?ssl=true",
     "mariadb+mariadbconnector", "app", "secret", "127.0.0.1", 3307, "app", "ssl=true",
     "mariadb+mariadbconnector://app:***@127.0.0.1:3307/app?ssl=true"},
    {"mysql+mysqlconnector://app:%C3%A9%C3%BC@db/app", "mysql+mysqlconnector", "app",
     "\xc3\xa9\xc3\xbc", "db", 0, "app", "", "mysql+mysqlconnector://app:***@db/app"},
};

static void assert_string(const char *url, const char *part, const char *found,
                          const char *expected)
{
    if (!string_equal(found, expected))
        fail_msg("%s: %s is %s, expected %s", url, part, found ? found : "NULL",
                 expected ? expected : "NULL");
}

static struct url parse(const char *string, struct arena *arena)
{
    struct url url;
    ERROR_SCOPE(err);
    if (!url_parse(string, arena, &url, &err))
        fail_msg("%s: %s", string, err.message);
    return url;
}

static void test_as_sqlalchemy(void **state)
{
    (void)state;
    for (const struct recorded *row = recorded; row < recorded + sizeof recorded / sizeof *recorded;
         row++) {
        ARENA_SCOPE(arena);
        struct url url = parse(row->url, &arena);
        const char *name = url.is_mariadb ? "mariadb" : url.dialect;
        if (url.driver)
            name = arena_printf(&arena, "%s+%s", name, url.driver);
        assert_string(row->url, "name", name, row->name);
        assert_string(row->url, "user", url.user, row->user);
        assert_string(row->url, "password", url.password, row->password);
        assert_string(row->url, "host", url.host, row->host);
        assert_int_equal(url.port, row->port);
        assert_string(row->url, "database", url.database, row->database);
        TEXT_SCOPE(query);
        for (size_t i = 0; i < url.query.count; i++)
            text_printf(&query, "%s%s=%s", i ? "\n" : "", url.query.items[i].key,
                        url.query.items[i].value);
        assert_string(row->url, "query", text_string(&query), row->query);
        assert_string(row->url, "display", url_display(&url, &arena), row->display);
    }
}

static void test_aliases(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct url url = parse("postgres://app@db/app", &arena);
    assert_string_equal(url.dialect, "postgresql");
    assert_string_equal(url_display(&url, &arena), "postgresql://app@db/app");
    url = parse("mariadb+pymysql://db/app", &arena);
    assert_string_equal(url.dialect, "mysql");
    assert_true(url.is_mariadb);
    assert_false(parse("mysql://db/app", &arena).is_mariadb);
}

static void test_query(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct url url = parse("postgresql://db/app?host=a&host=b&sslmode=require", &arena);
    assert_string_equal(url_query(&url, "host"), "a");
    assert_string_equal(url_query(&url, "sslmode"), "require");
    assert_null(url_query(&url, "SSLMODE"));
    assert_null(url_query(&url, "port"));
    assert_int_equal(url.query.count, 3);
}

/* SQLAlchemy would decode these to U+FFFD, and the server would refuse the password. */
static void check_description(const char *string, const char *description)
{
    ARENA_SCOPE(arena);
    struct url url;
    assert_true(url_parse(string, &arena, &url, NULL));
    assert_string_equal(url_describe(&url, &arena), description);
}

static void test_a_schema_in_words(void **state)
{
    (void)state;
    check_description("postgresql://me:pw@db/app", "postgresql://me:***@db/app");
    check_description("postgresql://me:pw@db/app?alambique_schema=acme",
                      "postgresql://me:***@db/app, schema acme");
    check_description("postgresql://db/app?sslmode=require&alambique_schema=o%27hara,public&a=b",
                      "postgresql://db/app?sslmode=require&a=b, schema o'hara");
    check_description("postgresql://db/app?alambique_schema=", "postgresql://db/app");
}

static void test_a_password_in_latin1(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    assert_string_equal(parse("mysql://app:%e9t%E9@db/app", &arena).password, "\xe9t\xe9");
}

static void test_passwords_among_parameters(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct url url =
        parse("postgresql://db/app?password=geheim&user=app&SSLPassword=geheim&passwd=geheim",
              &arena);
    assert_string_equal(url_display(&url, &arena),
                        "postgresql://db/app?password=***&user=app&SSLPassword=***&passwd=***");
}

static const struct refused {
    const char *url;
    const char *message;
    const char *hint;
} refused[] = {
    {"", "the database URL does not begin with dialect://",
     "write it as in postgresql://user:password@host/database"},
    {"app.db", "app.db is not a database URL", "for a SQLite file, write sqlite:///app.db"},
    {"/srv/app.db", "/srv/app.db is not a database URL",
     "for a SQLite file, write sqlite:////srv/app.db"},
    {"postgresql", "the database URL does not begin with dialect://",
     "write it as in postgresql://user:password@host/database"},
    {"postgresql:/app:geheim@db/app", "the database URL does not begin with dialect://",
     "write it as in postgresql://user:password@host/database"},
    {"sqlite:db/app.sqlite3", "the database URL does not begin with dialect://",
     "write sqlite:///db/app.sqlite3"},
    {"app:geheim@db/app", "the database URL does not begin with dialect://", NULL},
    {"app:geheim@db://app", "the database URL does not begin with dialect://", NULL},
    {" postgresql://db/app", "the database URL does not begin with dialect://", NULL},
    {"://app:geheim@db", "the database URL does not begin with dialect://", NULL},
    {"a+b+c://app:geheim@db", "the database URL does not begin with dialect://", NULL},
    {"postgressql://app:geheim@db/app", "unknown database dialect 'postgressql'",
     "did you mean postgresql://"},
    {"SQLite:///app.db", "unknown database dialect 'SQLite'", "did you mean sqlite://"},
    {"MARIADB://db", "unknown database dialect 'MARIADB'", "did you mean mariadb://"},
    {"sqlite3:///app.db", "unknown database dialect 'sqlite3'", "did you mean sqlite://"},
    {"oracle+cx_oracle://app:geheim@db/app", "unknown database dialect 'oracle'", NULL},
    {"postgresql+://app:geheim@db/app", "the postgresql URL has no driver behind '+'", NULL},
    {"postgresql://db:/app", "the postgresql URL has no port behind ':'", NULL},
    {"postgresql://db:54x2/app", "the postgresql URL has a port that is not a number", NULL},
    {"postgresql://db:-1/app", "the postgresql URL has a port that is not a number", NULL},
    {"postgresql://db:65536/app", "the postgresql URL has a port above 65535", NULL},
    {"postgresql://db:99999999999999999999/app", "the postgresql URL has a port above 65535", NULL},
    {"mysql://app:geheim", "the mysql URL has a port that is not a number", NULL},
    {"mysql://app:p@geheim:x@db/app", "the mysql URL has a port that is not a number", NULL},
    {"mysql://app:p@geheim@db/app", "the mysql URL has more than one '@' before its host",
     "write '@', ':', '/', '?' and '%' in a user or password as %40, %3A, %2F, %3F and %25"},
    {"mysql://app:p@ss/geheim@db/app", "the mysql URL has more than one '@' before its host", NULL},
    {"mysql://app:p@geheim:3306@db/app", "the mysql URL has a port that is not a number", NULL},
    {"postgresql://app:geheim@a:5432,b:5432/app", "the postgresql URL has several ports",
     "write several hosts as in ?host=first:5432&host=second:5432"},
    {"postgresql://app:geheim@[::1/app", "the postgresql URL has a '[' that begins no IPv6 address",
     NULL},
    {"postgresql://[]/app", "the postgresql URL has a '[' that begins no IPv6 address", NULL},
    {"postgresql://[::1]x/app", "the postgresql URL has text behind the ']' of its host", NULL},
    {"postgresql://app:geheim%00@db/app", "the database URL holds a NUL byte, %00", NULL},
    {"postgresql://db/app?a=%00", "the database URL holds a NUL byte, %00", NULL},
    {"sqlite://app.db", "the sqlite URL has a host or user, where a file has none",
     "write sqlite:///app.db"},
    {"sqlite://data/app.db", "the sqlite URL has a host or user, where a file has none",
     "write sqlite:///data/app.db"},
    {"sqlite://app:geheim@data/app.db", "the sqlite URL has a host or user, where a file has none",
     "write sqlite:///path/to/file.db"},
};

/* "geheim" is the password in all of them. */
static void test_refused(void **state)
{
    (void)state;
    for (const struct refused *row = refused; row < refused + sizeof refused / sizeof *refused;
         row++) {
        ARENA_SCOPE(arena);
        ERROR_SCOPE(err);
        struct url url;
        assert_false(url_parse(row->url, &arena, &url, NULL));
        if (url_parse(row->url, &arena, &url, &err))
            fail_msg("%s is accepted", row->url);
        assert_int_equal(err.kind, ALQ_ERROR_CONFIG);
        assert_string(row->url, "message", err.message, row->message);
        if (row->hint)
            assert_string(row->url, "hint", err.hint, row->hint);
        char whole[1000];
        alq_error_format(&err, whole, sizeof whole);
        assert_null(strstr(whole, "geheim"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_sqlalchemy),
        cmocka_unit_test(test_aliases),
        cmocka_unit_test(test_query),
        cmocka_unit_test(test_a_schema_in_words),
        cmocka_unit_test(test_a_password_in_latin1),
        cmocka_unit_test(test_passwords_among_parameters),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

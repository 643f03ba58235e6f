/* What MySQL's server has otherwise than MariaDB's: passwords, limits of time, no sequences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/error.h"
#include "database/apply.h"
#include "database/mysql/mysql.h"
#include "support/mariadb.h"
#include "base/banned.h"

static const char slow[] = "INSERT INTO t SELECT count(*) FROM information_schema.columns a, "
                           "information_schema.columns b, information_schema.columns c";

/* The URL of the test's database over TCP, where nobody's password is sent as it is. */
static const char *address(struct mariadb *mariadb, const char *user, const char *options)
{
    const char *port = mariadb_ask(mariadb, mariadb->connection, "SELECT @@port");
    const char *name = mariadb_ask(mariadb, mariadb->connection, "SELECT database()");
    return arena_printf(&mariadb->arena, "mysql://%s@127.0.0.1:%s/%s%s", user, port, name, options);
}

static const char *cipher_of(struct mariadb *mariadb, const char *url)
{
    ERROR_SCOPE(err);
    struct connection *connection = NULL;
    if (!mariadb_open_url(mariadb, url, NULL, &connection, &err))
        fail_msg("%s: %s", url, err.message);
    const char *cipher = mariadb_ask(mariadb, connection,
                                     "SELECT variable_value FROM performance_schema.session_status "
                                     "WHERE variable_name = 'Ssl_cipher'");
    connection_free(connection);
    return cipher;
}

static void assert_refused(struct mariadb *mariadb, const char *url, const char *message)
{
    ERROR_SCOPE(err);
    struct connection *connection = NULL;
    assert_false(mariadb_open_url(mariadb, url, NULL, &connection, &err));
    assert_int_equal(err.kind, ALQ_ERROR_CONNECT);
    if (!strstr(err.message, message))
        fail_msg("'%s' is not in '%s'", message, err.message);
    assert_null(strstr(err.message, "secret"));
}

/* Of caching_sha2_password: in full, by the server's RSA key or by TLS, where the server does not
 * remember it, and in short where it does. */
static void test_passwords(void **state)
{
    struct mariadb *mariadb = *state;
    const char *ca = mariadb_ask(mariadb, mariadb->connection,
                                 "SELECT concat('?ssl_ca=', @@datadir, 'ca.pem')");
    const char *user = mariadb_ask(mariadb, mariadb->connection, "SELECT database()");
    const char *right = arena_printf(&mariadb->arena, "%s:secret", user);
    const char *wrong = arena_printf(&mariadb->arena, "%s:secret2", user);
    mariadb_must(mariadb->connection,
                 arena_printf(&mariadb->arena,
                              "CREATE USER %s IDENTIFIED WITH caching_sha2_password BY 'secret'",
                              user));
    mariadb_must(mariadb->connection,
                 arena_printf(&mariadb->arena, "GRANT ALL ON *.* TO %s", user));
    for (int i = 0; i < 2; i++) /* the first one asks for the key */
        assert_string_equal(
            cipher_of(mariadb, address(mariadb, right, "?ssl_mode=DISABLED")), "");
    mariadb_must(mariadb->connection, "FLUSH PRIVILEGES");
    for (int i = 0; i < 2; i++)
        assert_string_not_equal(
            cipher_of(mariadb, address(mariadb, right, "?ssl_mode=REQUIRED")), "");
    assert_refused(mariadb, address(mariadb, wrong, ""), "Access denied");
    assert_refused(mariadb, address(mariadb, user, ""), "Access denied");
    /* MySQL's own certificate names no host. */
    assert_refused(mariadb, address(mariadb, right, ca), "certificate");
    mariadb_must(mariadb->connection, arena_printf(&mariadb->arena, "DROP USER %s", user));
}

/* max_execution_time is for SELECT only. */
static void test_writing_takes_too_long(void **state)
{
    struct mariadb *mariadb = *state;
    struct connection *connection = mariadb->connection;
    ERROR_SCOPE(err);
    int64_t began = clock_monotonic();
    mariadb_must(connection, "CREATE TABLE t (a BIGINT)");
    assert_true(connection_set_timeouts(connection, -1, 200, &err));
    assert_false(connection_execute(connection, slow, &err));
    assert_int_equal(err.kind, ALQ_ERROR_DATABASE);
    assert_string_equal(err.sqlstate, "57014");
    assert_string_equal(err.statement, slow);
    assert_true(clock_monotonic() - began < 20 * INT64_C(1000000000));
    for (int i = 0; i < 3; i++) /* each has its own time */
        assert_string_equal(mariadb_ask(mariadb, connection, "SELECT sleep(0.1)"), "0");
    connection_reset_session(connection);
    assert_string_equal(mariadb_ask(mariadb, connection, "SELECT sleep(0.4)"), "0");
    assert_string_equal(mariadb_ask(mariadb, connection, "SELECT count(*) FROM t"), "0");
}

static void test_no_sequences(void **state)
{
    struct mariadb *mariadb = *state;
    struct sequence sequence = {.name = "numbers"};
    struct operation create = {.kind = OPERATION_CREATE_SEQUENCE, .sequence = &sequence};
    struct apply to;
    ERROR_SCOPE(err);
    apply_init(&to, mariadb->connection, false, &mariadb->arena, (struct statement_sink){0});
    assert_false(operation_apply(&to, &create, &err));
    assert_int_equal(err.kind, ALQ_ERROR_UNSUPPORTED);
    assert_string_equal(err.message, "MySQL cannot have sequence numbers");
}

int main(void)
{
#define LIVE(test) cmocka_unit_test_setup_teardown(test, mariadb_setup, mariadb_teardown)
    const struct CMUnitTest tests[] = {
        LIVE(test_passwords),
        LIVE(test_writing_takes_too_long),
        LIVE(test_no_sequences),
    };
    return mariadb_is_there() ? cmocka_run_group_tests(tests, NULL, NULL) : 77;
}

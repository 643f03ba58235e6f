/* Connects, borrows and gives back handles of libmariadb. */
#include <errmsg.h>
#include <mysql.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "database/mysql/driver.h"
#include "database/mysql/internal.h"
#include "database/mysql/mysql.h"
#include "base/banned.h"

enum { DEFAULT_CONNECT_TIMEOUT_S = 10, RETRY_PAUSE_MS = 100, MS_IN_NS = 1000000 };

static struct mysql_connection *mysql_of(struct connection *connection)
{
    return (struct mysql_connection *)connection;
}

static void free_connection(struct connection *base)
{
    struct mysql_connection *connection = mysql_of(base);
    if (connection->handle && connection->is_borrowed) {
        if (connection->has_begun)
            mysql_driver_rollback(base);
        mysql_reset_session(base);
    }
    mysql_watch_release(&connection->watch);
    if (connection->handle && !connection->is_borrowed)
        connection->client.close(connection->handle);
    deferred_release(&connection->deferred);
    arena_release(&connection->arena);
    free(connection);
}

static struct mysql_connection *new_connection(const struct open_options *options)
{
    static const struct connection_methods methods = {
        .free = free_connection,
        .execute = mysql_driver_execute,
        .query = mysql_driver_query,
        .defer = mysql_driver_defer,
        .settle = mysql_driver_settle,
        .begin = mysql_driver_begin,
        .commit = mysql_driver_commit,
        .rollback = mysql_driver_rollback,
        .is_in_transaction = mysql_driver_is_in_transaction,
        .interrupt = mysql_driver_interrupt,
        .reset_session = mysql_reset_session,
        .set_timeouts = mysql_set_timeouts,
    };
    struct mysql_connection *connection = memory_alloc(sizeof *connection);
    connection->base.methods = &methods;
    connection->base.dialect = &mysql_dialect;
    connection->base.lock_timeout_ms = options->lock_timeout_ms;
    connection->base.is_read_only = options->is_read_only;
    connection->cannot_join = options->is_read_only;
    mysql_watch_init(&connection->watch);
    return connection;
}

/* What every connection of ours has, borrowed or not. */
static bool prepare(struct mysql_connection *connection, struct alq_error *err)
{
    return mysql_client_load(&connection->client, err);
}

/* -- Options of a handle */

static void set_text(const struct mysql_client *client, MYSQL *handle, enum mysql_option option,
                     const char *value)
{
    if (value)
        client->options(handle, option, value);
}

static void set_tls(const struct mysql_client *client, MYSQL *handle,
                    const struct mysql_address *address)
{
    static const my_bool yes = 1, no = 0;
    set_text(client, handle, MYSQL_OPT_SSL_CA, address->ssl_ca);
    set_text(client, handle, MYSQL_OPT_SSL_CAPATH, address->ssl_capath);
    set_text(client, handle, MYSQL_OPT_SSL_CERT, address->ssl_cert);
    set_text(client, handle, MYSQL_OPT_SSL_KEY, address->ssl_key);
    set_text(client, handle, MYSQL_OPT_SSL_CIPHER, address->ssl_cipher);
    set_text(client, handle, MYSQL_OPT_SSL_CRL, address->ssl_crl);
    if (address->requires_tls)
        client->options(handle, MYSQL_OPT_SSL_ENFORCE, &yes);
    if (address->disables_tls)
        client->options(handle, MYSQL_OPT_SSL_ENFORCE, &no);
    bool verifies = address->verifies_server ||
                    ((address->ssl_ca || address->ssl_capath) && !address->skips_verification);
    client->options(handle, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, verifies ? &yes : &no);
}

static MYSQL *new_handle(const struct mysql_client *client, const struct mysql_address *address,
                         unsigned timeout_s)
{
    static const unsigned tcp = MYSQL_PROTOCOL_TCP;
    unsigned allows_local = address->allows_local_files;
    MYSQL *handle = client->init(NULL);
    if (!handle)
        return NULL;
    client->options(handle, MYSQL_OPT_CONNECT_TIMEOUT, &timeout_s);
    client->options(handle, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    client->options(handle, MYSQL_OPT_LOCAL_INFILE, &allows_local);
    if (address->is_compressed)
        client->options(handle, MYSQL_OPT_COMPRESS, NULL);
    if (address->prefers_tcp)
        client->options(handle, MYSQL_OPT_PROTOCOL, &tcp);
    set_text(client, handle, MYSQL_READ_DEFAULT_FILE, address->option_file);
    set_text(client, handle, MYSQL_READ_DEFAULT_GROUP, address->option_group);
    set_text(client, handle, MYSQL_INIT_COMMAND, address->initial_statement);
    set_text(client, handle, MYSQL_PLUGIN_DIR, address->plugin_directory);
    set_tls(client, handle, address);
    return handle;
}

static bool try_connect(struct mysql_connection *connection, MYSQL *handle)
{
    const struct mysql_address *address = &connection->address;
    return connection->client.real_connect(handle, address->host, address->user, address->password,
                                           address->database, address->port, address->socket,
                                           CLIENT_FOUND_ROWS | CLIENT_MULTI_RESULTS) != NULL;
}

/* -- Connecting */

/* The server is not there, or not ready; what refuses a password or a database will do so again. */
static bool may_try_again(unsigned code)
{
    return mysql_is_lost(code);
}

static bool fail_connect(struct mysql_connection *connection, MYSQL *handle, struct alq_error *err)
{
    ERROR_SCOPE(cause);
    mysql_fail(connection, handle, NULL, &cause);
    error_set(err, ALQ_ERROR_CONNECT, "cannot connect to %s: %s", connection->base.display_url,
              cause.message);
    if (err && err->vendor_code == 0) {
        err->vendor_code = cause.vendor_code;
        memcpy(err->sqlstate, cause.sqlstate, sizeof err->sqlstate);
    }
    if (cause.detail)
        error_detail(err, "%s", cause.detail);
    return cause.hint ? error_hint(err, "%s", cause.hint) : false;
}

/* As libmariadb's own clients do not: where localhost has no socket, its port may answer. */
static bool turn_to_tcp(struct mysql_connection *connection, unsigned code)
{
    struct mysql_address *address = &connection->address;
    if (code != CR_CONNECTION_ERROR || address->socket || address->prefers_tcp)
        return false;
    address->prefers_tcp = true;
    return true;
}

/* One try. A failure that another try may mend leaves err alone, unless it is the last. */
static bool connect_once(struct mysql_connection *connection, unsigned timeout_s, bool is_last,
                         struct alq_error *err)
{
    MYSQL *handle = new_handle(&connection->client, &connection->address, timeout_s);
    if (!handle)
        return error_set(err, ALQ_ERROR_CONNECT, "no memory for a MySQL connection");
    if (try_connect(connection, handle)) {
        connection->handle = handle;
        return true;
    }
    unsigned code = connection->client.error_number(handle);
    if (is_last || !may_try_again(code))
        fail_connect(connection, handle, err);
    connection->client.close(handle);
    if (turn_to_tcp(connection, code)) {
        if (err)
            alq_error_release(err);
        return connect_once(connection, timeout_s, is_last, err);
    }
    return false;
}

static unsigned seconds_of(int64_t ms)
{
    return ms < 1000 ? 1 : (unsigned)((ms + 999) / 1000);
}

static bool connect_in_time(struct mysql_connection *connection, int patience_ms,
                            struct alq_error *err)
{
    ERROR_SCOPE(failure);
    int64_t began = clock_monotonic();
    unsigned timeout_s = connection->address.connect_timeout_s;
    for (;;) {
        int64_t left_ms = patience_ms - (clock_monotonic() - began) / MS_IN_NS;
        bool is_last = left_ms <= RETRY_PAUSE_MS;
        unsigned limit_s = timeout_s ? timeout_s : DEFAULT_CONNECT_TIMEOUT_S;
        if (patience_ms && seconds_of(left_ms) < limit_s)
            limit_s = seconds_of(left_ms);
        if (connect_once(connection, limit_s, is_last, &failure))
            return true;
        if (failure.kind != ALQ_ERROR_NONE)
            return error_move(err, &failure);
        clock_sleep(RETRY_PAUSE_MS);
    }
}

MYSQL *mysql_connect_beside(struct mysql_connection *connection, struct alq_error *err)
{
    static const unsigned limit_s = MYSQL_BESIDE_LIMIT_S;
    MYSQL *handle = new_handle(&connection->client, &connection->address, limit_s);
    if (!handle) {
        error_set(err, ALQ_ERROR_CONNECT, "no memory for a MySQL connection");
        return NULL;
    }
    connection->client.options(handle, MYSQL_OPT_READ_TIMEOUT, &limit_s);
    if (try_connect(connection, handle))
        return handle;
    mysql_fail(connection, handle, NULL, err);
    connection->client.close(handle);
    return NULL;
}

/* -- The session */

/* "8.0.36", "10.11.6-MariaDB-0+deb12u1", "5.5.5-10.11.6-MariaDB" where replication hides it. */
static void read_version(struct mysql_connection *connection)
{
    static const char disguise[] = "5.5.5-";
    const char *version = connection->client.get_server_info(connection->handle);
    struct connection *base = &connection->base;
    base->is_mariadb = strstr(version, "MariaDB") != NULL;
    if (base->is_mariadb && string_starts_with(version, disguise))
        version += sizeof disguise - 1;
    char *end = NULL;
    unsigned long number = strtoul(version, &end, 10) * 10000;
    number += *end == '.' ? strtoul(end + 1, &end, 10) * 100 : 0;
    number += *end == '.' ? strtoul(end + 1, &end, 10) : 0;
    base->wraps_defaults = number >= (base->is_mariadb ? 100201 : 80013);
    base->lacks_sequences = !base->is_mariadb || number < 100300;
}

/* The splitting of scripts and the writing of strings go by backslashes that escape. */
static bool settle_session(struct mysql_connection *connection, struct alq_error *err)
{
    static const char no_escapes[] = "NO_BACKSLASH_ESCAPES";
    const char *mode = connection->address.sql_mode;
    TEXT_SCOPE(sql);
    TEXT_SCOPE(wanted);
    if (mode)
        dialect_add_string(&mysql_dialect, &wanted, mode);
    else
        text_add(&wanted, connection->kept_settings[0]);
    char *found = wanted.bytes ? strstr(wanted.bytes, no_escapes) : NULL;
    if (found)
        memset(found, ',', sizeof no_escapes - 1);
    bool is_automatic = string_equal(connection->kept_settings[3], "1");
    if (!mode && !found && is_automatic)
        return true;
    text_printf(&sql, "SET SESSION autocommit = 1, sql_mode = %s", text_string(&wanted));
    return mysql_driver_run(connection, text_string(&sql), err) &&
           mysql_keep_settings(connection, err);
}

static bool protect(struct mysql_connection *connection, struct alq_error *err)
{
    return !connection->base.is_read_only || connection->is_borrowed ||
           mysql_driver_run(connection, "SET SESSION TRANSACTION READ ONLY", err);
}

/* Finds out what the server is and how the session stands. */
static bool begin_session(struct mysql_connection *connection, struct alq_error *err)
{
    read_version(connection);
    return mysql_watch_start(connection, err) && mysql_keep_settings(connection, err) &&
           (connection->is_borrowed || settle_session(connection, err)) && protect(connection, err);
}

bool mysql_open(const struct url *url, const struct open_options *options,
                struct connection **ret_connection, struct alq_error *err)
{
    struct mysql_connection *connection = new_connection(options);
    connection->base.display_url = url_display(url, &connection->arena);
    if (!mysql_read_address(url, &connection->arena, &connection->address, err) ||
        !prepare(connection, err) ||
        !connect_in_time(connection, options->connect_timeout_ms, err) ||
        !begin_session(connection, err)) {
        free_connection(&connection->base);
        return false;
    }
    *ret_connection = &connection->base;
    return true;
}

/* -- An application's own handle */

static void describe_borrowed(struct mysql_connection *connection)
{
    const MYSQL *handle = connection->handle;
    struct arena *arena = &connection->arena;
    connection->address = (struct mysql_address){
        .host = arena_strdup(arena, handle->unix_socket ? NULL : handle->host),
        .user = arena_strdup(arena, handle->user),
        .password = arena_strdup(arena, handle->passwd),
        .database = arena_strdup(arena, handle->db),
        .socket = arena_strdup(arena, handle->unix_socket),
        .port = handle->port,
    };
    connection->base.display_url =
        arena_printf(arena, "mysql://%s%s/%s", handle->user ? handle->user : "",
                     handle->user ? "@" : "", handle->db ? handle->db : "");
}

bool mysql_borrow(struct st_mysql *handle, const struct open_options *options,
                  struct connection **ret_connection, struct alq_error *err)
{
    if (handle->server_status & SERVER_STATUS_IN_TRANS) {
        error_set(err, ALQ_ERROR_USAGE, "the application's connection is inside a transaction");
        return error_hint(err, "commit it or roll it back before the call");
    }
    struct mysql_connection *connection = new_connection(options);
    /* How the application wants several statements in one message, nobody can ask. */
    connection->is_borrowed = connection->cannot_join = true;
    if (!prepare(connection, err)) {
        free_connection(&connection->base);
        return false;
    }
    connection->handle = handle;
    describe_borrowed(connection);
    if (!begin_session(connection, err)) {
        connection->handle = NULL;
        free_connection(&connection->base);
        return false;
    }
    *ret_connection = &connection->base;
    return true;
}

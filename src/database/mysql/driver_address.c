/* What a SQLAlchemy URL says about where a MySQL server is and how to talk to it. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "database/mysql/driver.h"
#include "base/banned.h"

enum option_type { OPTION_IS_TEXT, OPTION_IS_FLAG, OPTION_IS_SECONDS };

struct url_option {
    const char *key;
    enum option_type type;
    size_t offset;
};

#define TEXT_OPTION(key, member)                                                                   \
    {                                                                                              \
        key, OPTION_IS_TEXT, offsetof(struct mysql_address, member)                                \
    }
#define FLAG_OPTION(key, member)                                                                   \
    {                                                                                              \
        key, OPTION_IS_FLAG, offsetof(struct mysql_address, member)                                \
    }

/* Those of mysqlclient, PyMySQL and MySQL Connector/Python that mean something to a server or a
 * connection. What else they have tunes Python, and is passed over. */
static const struct url_option url_options[] = {
    TEXT_OPTION("unix_socket", socket),
    TEXT_OPTION("ssl_ca", ssl_ca),
    TEXT_OPTION("ssl_capath", ssl_capath),
    TEXT_OPTION("ssl_cert", ssl_cert),
    TEXT_OPTION("ssl_key", ssl_key),
    TEXT_OPTION("ssl_cipher", ssl_cipher),
    TEXT_OPTION("ssl_crl", ssl_crl),
    FLAG_OPTION("ssl", requires_tls),
    FLAG_OPTION("ssl_disabled", disables_tls),
    FLAG_OPTION("ssl_verify_cert", verifies_server),
    FLAG_OPTION("ssl_verify_identity", verifies_server),
    FLAG_OPTION("ssl_check_hostname", verifies_server),
    TEXT_OPTION("read_default_file", option_file),
    TEXT_OPTION("option_files", option_file),
    TEXT_OPTION("read_default_group", option_group),
    TEXT_OPTION("init_command", initial_statement),
    TEXT_OPTION("sql_mode", sql_mode),
    TEXT_OPTION("plugin_dir", plugin_directory),
    FLAG_OPTION("compress", is_compressed),
    FLAG_OPTION("local_infile", allows_local_files),
    FLAG_OPTION("allow_local_infile", allows_local_files),
    {"connect_timeout", OPTION_IS_SECONDS, offsetof(struct mysql_address, connect_timeout_s)},
    {"connection_timeout", OPTION_IS_SECONDS, offsetof(struct mysql_address, connect_timeout_s)},
};

static bool read_flag(const char *key, const char *value, bool *ret_flag, struct alq_error *err)
{
    static const char *const yes[] = {"true", "1", "yes", "on"};
    static const char *const no[] = {"false", "0", "no", "off"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (string_equal_nocase(value, yes[i]) || string_equal_nocase(value, no[i])) {
            *ret_flag = string_equal_nocase(value, yes[i]);
            return true;
        }
    return error_set(err, ALQ_ERROR_CONFIG,
                     "option %s of the database URL is neither true nor false", key);
}

static bool read_seconds(const char *key, const char *value, unsigned *ret_seconds,
                         struct alq_error *err)
{
    enum { LONGEST = 24 * 60 * 60 };
    char *end = NULL;
    unsigned long seconds = strtoul(value, &end, 10);
    if (!strchr("0123456789", *value) || *end || seconds > LONGEST)
        return error_set(err, ALQ_ERROR_CONFIG,
                         "option %s of the database URL is not a number of seconds", key);
    *ret_seconds = (unsigned)seconds;
    return true;
}

/* The ssl_mode of mysqlclient, in the words of MySQL's own clients. */
static bool read_ssl_mode(const char *mode, struct mysql_address *address, struct alq_error *err)
{
    if (string_equal_nocase(mode, "DISABLED")) {
        address->disables_tls = true;
    } else if (string_equal_nocase(mode, "REQUIRED")) {
        address->requires_tls = true;
    } else if (string_equal_nocase(mode, "VERIFY_CA") ||
               string_equal_nocase(mode, "VERIFY_IDENTITY")) {
        address->requires_tls = address->verifies_server = true;
    } else if (!string_equal_nocase(mode, "PREFERRED")) {
        error_set(err, ALQ_ERROR_CONFIG, "the database URL has an unknown ssl_mode");
        return error_hint(err, "one of DISABLED, PREFERRED, REQUIRED, VERIFY_CA, VERIFY_IDENTITY");
    }
    return true;
}

static bool read_option(const struct url_parameter *parameter, struct arena *arena,
                        struct mysql_address *address, struct alq_error *err)
{
    const char *key = parameter->key;
    for (size_t i = 0; i < sizeof url_options / sizeof *url_options; i++) {
        const struct url_option *option = &url_options[i];
        void *place = (char *)address + option->offset;
        if (!string_equal(option->key, key))
            continue;
        if (option->type == OPTION_IS_FLAG)
            return read_flag(key, parameter->value, place, err);
        if (option->type == OPTION_IS_SECONDS)
            return read_seconds(key, parameter->value, place, err);
        *(const char **)place = arena_strdup(arena, parameter->value);
        return true;
    }
    if (string_equal(key, "ssl_mode"))
        return read_ssl_mode(parameter->value, address, err);
    if (string_starts_with(key, "ssl")) {
        error_set(err, ALQ_ERROR_CONFIG, "option %s of the database URL is not known here", key);
        return error_detail(err, "it would change how the connection is protected");
    }
    return true;
}

static bool check_tls(const struct mysql_address *address, struct alq_error *err)
{
    bool asks = address->requires_tls || address->verifies_server || address->ssl_ca ||
                address->ssl_capath || address->ssl_cert;
    if (address->disables_tls && asks)
        return error_set(err, ALQ_ERROR_CONFIG,
                         "the database URL turns TLS off and asks for it at once");
    return true;
}

/* Drivers written in Python take localhost for an address; C ones look for a socket. */
static bool is_python_driver(const char *driver)
{
    static const char *const names[] = {"pymysql", "mysqlconnector", "aiomysql", "asyncmy"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (string_equal(driver, names[i]))
            return true;
    return false;
}

bool mysql_read_address(const struct url *url, struct arena *arena,
                        struct mysql_address *ret_address, struct alq_error *err)
{
    struct mysql_address address = {
        .host = arena_strdup(arena, url->host && *url->host ? url->host : NULL),
        .user = arena_strdup(arena, url->user),
        .password = arena_strdup(arena, url->password),
        .database = arena_strdup(arena, url->database && *url->database ? url->database : NULL),
        .port = url->port,
        .prefers_tcp = is_python_driver(url->driver),
    };
    for (size_t i = 0; i < url->query.count; i++)
        if (!read_option(&url->query.items[i], arena, &address, err))
            return false;
    const char *verify = url_query(url, "ssl_verify_cert");
    address.skips_verification = verify && !address.verifies_server;
    address.requires_tls = address.requires_tls || address.verifies_server || address.ssl_ca ||
                           address.ssl_capath || address.ssl_cert;
    address.prefers_tcp = address.prefers_tcp && !address.socket;
    if (!check_tls(&address, err))
        return false;
    *ret_address = address;
    return true;
}

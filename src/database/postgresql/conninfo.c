/* What a SQLAlchemy URL says, in the keywords of libpq. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "database/postgresql/driver.h"
#include "database/url.h"
#include "base/banned.h"

void conninfo_set(struct conninfo *info, struct arena *arena, const char *name, const char *value)
{
    for (size_t i = 0; i < info->names.count; i++)
        if (string_equal(info->names.items[i], name)) {
            info->values.items[i] = value;
            return;
        }
    vec_push(arena, &info->names, name);
    vec_push(arena, &info->values, value);
}

const char *conninfo_get(const struct conninfo *info, const char *name)
{
    for (size_t i = 0; i < info->names.count; i++)
        if (string_equal(info->names.items[i], name))
            return info->values.items[i];
    return NULL;
}

/* Adds one of several, behind a comma. */
static void add_to_list(struct conninfo *info, struct arena *arena, const char *name,
                        const char *value, bool is_first)
{
    const char *before = is_first ? NULL : conninfo_get(info, name);
    conninfo_set(info, arena, name, before ? arena_printf(arena, "%s,%s", before, value) : value);
}

/* "db1:5433"; a directory of sockets has no port in it, an IPv6 address stands in brackets. */
static void add_host(struct conninfo *info, struct arena *arena, const char *host, bool is_only,
                     bool is_first)
{
    const char *colon = *host == '/' ? NULL : strrchr(host, ':');
    const char *bracket = *host == '[' ? strchr(host, ']') : NULL;
    bool has_port = colon && colon[1] && strspn(colon + 1, "0123456789") == strlen(colon + 1) &&
                    (bracket ? colon > bracket : strchr(host, ':') == colon);
    const char *end = has_port ? colon : host + strlen(host);
    if (bracket)
        host = arena_strndup(arena, host + 1, (size_t)(bracket - host) - 1);
    else
        host = arena_strndup(arena, host, (size_t)(end - host));
    add_to_list(info, arena, "host", host, is_first);
    if (has_port || !is_only)
        add_to_list(info, arena, "port", has_port ? colon + 1 : "", is_first);
}

static void add_hosts(const struct url *url, struct arena *arena, struct conninfo *info)
{
    size_t count = 0;
    for (size_t i = 0; i < url->query.count; i++)
        count += string_equal(url->query.items[i].key, "host");
    bool is_first = true;
    for (size_t i = 0; i < url->query.count; i++) {
        if (!string_equal(url->query.items[i].key, "host"))
            continue;
        add_host(info, arena, url->query.items[i].value, count == 1, is_first);
        is_first = false;
    }
}

/* Options of Python's drivers that mean nothing outside of Python. */
static bool is_of_python(const char *key)
{
    static const char *const keys[] = {
        "async_fallback",
        "client_encoding", /* here it is always UTF-8 */
        "command_timeout",
        "prepared_statement_cache_size",
        "prepared_statement_name_func",
        "prepare_threshold",
        "server_settings",
        "statement_cache_size",
        "use_native_hstore",
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (string_equal(key, keys[i]))
            return true;
    return false;
}

/* asyncpg and pg8000 have names of their own for what libpq has. */
static const char *word_of_libpq(const char *key)
{
    if (string_equal(key, "ssl"))
        return "sslmode";
    if (string_equal(key, "timeout"))
        return "connect_timeout";
    if (string_equal(key, "unix_sock"))
        return "host";
    return key;
}

bool postgresql_conninfo(const struct url *url, struct arena *arena, struct conninfo *ret_info,
                         struct alq_error *err)
{
    struct conninfo info = {0};
    if (url->host)
        conninfo_set(&info, arena, "host", url->host);
    if (url->port)
        conninfo_set(&info, arena, "port", arena_printf(arena, "%u", url->port));
    if (url->user)
        conninfo_set(&info, arena, "user", url->user);
    if (url->password)
        conninfo_set(&info, arena, "password", url->password);
    if (url->database && *url->database)
        conninfo_set(&info, arena, "dbname", url->database);
    add_hosts(url, arena, &info);
    for (size_t i = 0; i < url->query.count; i++) {
        const struct url_parameter *parameter = &url->query.items[i];
        bool is_own = string_equal(parameter->key, "host") ||
                      string_starts_with(parameter->key, "alambique_");
        if (!is_own && !is_of_python(parameter->key))
            conninfo_set(&info, arena, word_of_libpq(parameter->key), parameter->value);
    }
    const char *database = conninfo_get(&info, "dbname");
    if (database && strchr(database, '=') && string_starts_with(database, "postgres"))
        return error_set(err, ALQ_ERROR_CONFIG, "the postgresql URL has another one inside");
    conninfo_set(&info, arena, "client_encoding", "UTF8");
    if (!conninfo_get(&info, "fallback_application_name"))
        conninfo_set(&info, arena, "fallback_application_name", "alambique");
    *ret_info = info;
    return true;
}

/* Takes database URLs apart, and shows them without their secrets. */
#include "database/url.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "base/vec.h"
#include "base/banned.h"

static const struct scheme {
    const char *name;
    const char *dialect;
    bool is_mariadb;
    bool is_file; /* has a path, and neither user nor host */
} schemes[] = {
    {.name = "sqlite", .dialect = "sqlite", .is_file = true},
    {.name = "postgresql", .dialect = "postgresql"},
    {.name = "postgres", .dialect = "postgresql"},
    {.name = "mysql", .dialect = "mysql"},
    {.name = "mariadb", .dialect = "mysql", .is_mariadb = true},
};

enum { SCHEME_COUNT = sizeof schemes / sizeof *schemes };

static const char supported[] = "supported are sqlite, postgresql, mysql and mariadb";

static bool is_scheme_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_' || byte == '-' || byte == '.';
}

static const struct scheme *find_scheme(const char *name)
{
    for (size_t i = 0; i < SCHEME_COUNT; i++)
        if (strcmp(schemes[i].name, name) == 0)
            return &schemes[i];
    return NULL;
}

static bool refuse_plain_string(const char *string, struct alq_error *err)
{
    /* What has none of these is no URL with a slip in it, and so holds no password. */
    if (*string && !strpbrk(string, ":@?\n") && !find_scheme(string)) {
        error_set(err, ALQ_ERROR_CONFIG, "%s is not a database URL", string);
        return error_hint(err, "for a SQLite file, write sqlite:///%s", string);
    }
    static const char dbmates[] = "sqlite:";
    const char *path = string_starts_with(string, dbmates) ? string + strlen(dbmates) : "";
    error_set(err, ALQ_ERROR_CONFIG, "the database URL does not begin with dialect://");
    if (*path && !strpbrk(path, "@?\n")) {
        error_detail(err, "dbmate writes it so; here the file's name follows sqlite:///");
        return error_hint(err, "write sqlite:///%s", path);
    }
    error_detail(err, "%s", message_translate(supported));
    return error_hint(err, "write it as in postgresql://user:password@host/database");
}

static bool refuse_dialect(const char *name, struct alq_error *err)
{
    enum { SIMILAR = 3 };
    error_set(err, ALQ_ERROR_CONFIG, "unknown database dialect '%s'", name);
    error_detail(err, "%s", message_translate(supported));
    const char *nearest = NULL;
    size_t least = SIMILAR + 1;
    for (size_t i = 0; i < SCHEME_COUNT; i++) {
        size_t distance = string_distance(name, schemes[i].name, SIMILAR);
        if (string_equal_nocase(name, schemes[i].name))
            distance = 0;
        if (distance < least) {
            least = distance;
            nearest = schemes[i].name;
        }
    }
    return nearest ? error_hint(err, "did you mean %s://", nearest) : false;
}

/* dialect and driver; *rest is behind "://" afterwards. */
static bool parse_scheme(const char **rest, struct arena *arena, struct url *url,
                         const struct scheme **ret_scheme, struct alq_error *err)
{
    const char *end = strstr(*rest, "://");
    const char *plus = end ? memchr(*rest, '+', (size_t)(end - *rest)) : NULL;
    const char *name_end = plus ? plus : end;
    bool is_name = end && name_end > *rest;
    for (const char *byte = *rest; is_name && byte < end; byte++)
        is_name = byte == plus || is_scheme_byte(*byte);
    if (!is_name)
        return refuse_plain_string(*rest, err);

    const char *name = arena_strndup(arena, *rest, (size_t)(name_end - *rest));
    const struct scheme *scheme = find_scheme(name);
    if (!scheme)
        return refuse_dialect(name, err);
    if (plus && plus + 1 == end)
        return error_set(err, ALQ_ERROR_CONFIG, "the %s URL has no driver behind '+'", name);
    url->dialect = scheme->dialect;
    url->is_mariadb = scheme->is_mariadb;
    url->driver = plus ? arena_strndup(arena, plus + 1, (size_t)(end - plus) - 1) : NULL;
    *rest = end + 3;
    *ret_scheme = scheme;
    return true;
}

static int hex_digit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

/* The bytes with %xx decoded, where xx are hexadecimal digits; plus: what '+' stands for. */
static bool decode(const char *bytes, size_t length, char plus, struct arena *arena,
                   const char **ret_string, struct alq_error *err)
{
    char *decoded = arena_alloc(arena, length + 1);
    char *to = decoded;
    const char *end = bytes + length;
    while (bytes < end) {
        int high = *bytes == '%' && end - bytes > 2 ? hex_digit(bytes[1]) : -1;
        int low = high >= 0 ? hex_digit(bytes[2]) : -1;
        if (low < 0) {
            *to++ = *bytes == '+' ? plus : *bytes;
            bytes++;
            continue;
        }
        if (high == 0 && low == 0)
            return error_set(err, ALQ_ERROR_CONFIG, "the database URL holds a NUL byte, %%00");
        *to++ = (char)(high * 16 + low);
        bytes += 3;
    }
    *ret_string = decoded;
    return true;
}

/* user:password@, if there. Like SQLAlchemy's, a user may hold '@' and a password anything else. */
static bool parse_credentials(const char **rest, struct arena *arena, struct url *url,
                              struct alq_error *err)
{
    const char *start = *rest;
    size_t length = strcspn(start, ":/");
    const char *at = start[length] == ':' ? strchr(start + length, '@') : NULL;
    if (at) {
        const char *password = start + length + 1;
        *rest = at + 1;
        return decode(start, length, '+', arena, &url->user, err) &&
               decode(password, (size_t)(at - password), '+', arena, &url->password, err);
    }
    at = memrchr(start, '@', length);
    if (!at)
        return true;
    *rest = at + 1;
    return decode(start, (size_t)(at - start), '+', arena, &url->user, err);
}

static bool refuse_host(const struct url *url, const char *reason, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_CONFIG, "the %s URL %s", url->dialect, reason);
    return error_hint(err, "write '@', ':', '/', '?' and '%%' in a user or password as %%40, %%3A, "
                           "%%2F, %%3F and %%25");
}

static bool parse_host(const char **rest, struct arena *arena, struct url *url,
                       struct alq_error *err)
{
    const char *start = *rest;
    if (*start == '[') {
        const char *end = memrchr(start, ']', strcspn(start, "/?"));
        if (!end || end == start + 1)
            return refuse_host(url, "has a '[' that begins no IPv6 address", err);
        if (!strchr(":/?", end[1]))
            return refuse_host(url, "has text behind the ']' of its host", err);
        url->host = arena_strndup(arena, start + 1, (size_t)(end - start) - 1);
        *rest = end + 1;
        return true;
    }
    size_t length = strcspn(start, "/:?");
    if (memchr(start, '@', length))
        return refuse_host(url, "has more than one '@' before its host", err);
    if (length)
        url->host = arena_strndup(arena, start, length);
    *rest = start + length;
    return true;
}

/* libpq's own URLs list hosts with ports in one place, SQLAlchemy's do not. */
static bool refuse_list(const struct url *url, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_CONFIG, "the %s URL has several ports", url->dialect);
    return error_hint(err, "write several hosts as in ?host=first:5432&host=second:5432");
}

/* The text of a bad port is never shown: where the password holds a bare '/' or '@', it is that. */
static bool parse_port(const char **rest, struct url *url, struct alq_error *err)
{
    if (**rest != ':')
        return true;
    const char *start = *rest + 1;
    const char *end = start + strcspn(start, "/?");
    unsigned port = 0;
    for (const char *digit = start; digit < end; digit++) {
        if (*digit == ',' && digit > start)
            return refuse_list(url, err);
        if (*digit < '0' || *digit > '9')
            return refuse_host(url, "has a port that is not a number", err);
        port = port * 10 + (unsigned)(*digit - '0');
        if (port > 65535)
            return refuse_host(url, "has a port above 65535", err);
    }
    if (start == end)
        return refuse_host(url, "has no port behind ':'", err);
    url->port = port;
    *rest = end;
    return true;
}

static bool parse_query(const char *query, struct arena *arena, struct url *url,
                        struct alq_error *err)
{
    while (*query) {
        size_t length = strcspn(query, "&");
        const char *equals = memchr(query, '=', length);
        const char *end = query + length;
        if (equals && equals + 1 < end) {
            struct url_parameter added;
            const char *value = equals + 1;
            if (!decode(query, (size_t)(equals - query), ' ', arena, &added.key, err) ||
                !decode(value, (size_t)(end - value), ' ', arena, &added.value, err))
                return false;
            vec_push(arena, &url->query, added);
        }
        query = *end ? end + 1 : end;
    }
    return true;
}

/* sqlite://app.db looks right, and names a host. */
static bool check_file(const struct url *url, struct alq_error *err)
{
    if (!url->user && !url->host && !url->port)
        return true;
    error_set(err, ALQ_ERROR_CONFIG, "the %s URL has a host or user, where a file has none",
              url->dialect);
    error_detail(err, "the path of the file comes behind three slashes, an absolute one behind "
                      "four");
    if (url->user || url->port)
        return error_hint(err, "write %s:///path/to/file.db", url->dialect);
    return error_hint(err, "write %s:///%s%s%s", url->dialect, url->host, url->database ? "/" : "",
                      url->database ? url->database : "");
}

bool url_parse(const char *string, struct arena *arena, struct url *ret_url, struct alq_error *err)
{
    struct url url = {0};
    const struct scheme *scheme = NULL;
    const char *rest = string;
    if (!parse_scheme(&rest, arena, &url, &scheme, err) ||
        !parse_credentials(&rest, arena, &url, err) || !parse_host(&rest, arena, &url, err) ||
        !parse_port(&rest, &url, err))
        return false;
    assert(scheme);
    if (*rest == '/') {
        size_t length = strcspn(++rest, "?");
        url.database = arena_strndup(arena, rest, length);
        rest += length;
        /* The end of a password with bare '@' and '/', which no message may show. */
        if (url.password && strchr(url.database, '@'))
            return refuse_host(&url, "has more than one '@' before its host", err);
    }
    if (*rest == '?' && !parse_query(rest + 1, arena, &url, err))
        return false;
    if (scheme->is_file && !check_file(&url, err))
        return false;
    *ret_url = url;
    return true;
}

/* Adds the string percent-encoded; blank: what ' ' and '+' become, NULL to leave them. */
static void add_encoded(struct text *text, const char *string, const char *blank)
{
    for (; *string; string++) {
        unsigned char byte = (unsigned char)*string;
        bool is_plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                        (byte >= '0' && byte <= '9') || strchr("_.-~", byte);
        if (is_plain || (!blank && strchr(" +", byte)))
            text_add_char(text, (char)byte);
        else if (blank && byte == ' ')
            text_add(text, blank);
        else
            text_printf(text, "%%%02X", byte);
    }
}

static bool is_secret(const char *key)
{
    static const char *const keys[] = {"password", "passwd", "sslpassword", "ssl_key_password"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (string_equal_nocase(key, keys[i]))
            return true;
    return false;
}

static void add_authority(struct text *text, const struct url *url)
{
    if (url->user) {
        add_encoded(text, url->user, NULL);
        text_add(text, url->password ? ":***@" : "@");
    }
    if (url->host)
        text_printf(text, strchr(url->host, ':') ? "[%s]" : "%s", url->host);
    if (url->port)
        text_printf(text, ":%u", url->port);
}

/* hidden: a parameter that is left out; NULL: none. */
static char *display(const struct url *url, const char *hidden, struct arena *arena)
{
    TEXT_SCOPE(text);
    text_add(&text, url->is_mariadb ? "mariadb" : url->dialect);
    if (url->driver)
        text_printf(&text, "+%s", url->driver);
    text_add(&text, "://");
    add_authority(&text, url);
    if (url->database)
        text_printf(&text, "/%s", url->database);
    bool is_first = true;
    for (size_t i = 0; i < url->query.count; i++) {
        const struct url_parameter *parameter = &url->query.items[i];
        if (hidden && string_equal(parameter->key, hidden))
            continue;
        text_add_char(&text, is_first ? '?' : '&');
        is_first = false;
        add_encoded(&text, parameter->key, "+");
        text_add_char(&text, '=');
        if (is_secret(parameter->key))
            text_add(&text, "***");
        else
            add_encoded(&text, parameter->value, "+");
    }
    return text_copy(&text, arena);
}

char *url_display(const struct url *url, struct arena *arena)
{
    return display(url, NULL, arena);
}

char *url_describe(const struct url *url, struct arena *arena)
{
    const char *schemas = url_query(url, URL_SCHEMA);
    char *shown = display(url, URL_SCHEMA, arena);
    if (!schemas || !*schemas)
        return shown;
    return arena_printf(arena, _("%s, schema %.*s"), shown, (int)strcspn(schemas, ","), schemas);
}

const char *url_query(const struct url *url, const char *key)
{
    for (size_t i = 0; i < url->query.count; i++)
        if (strcmp(url->query.items[i].key, key) == 0)
            return url->query.items[i].value;
    return NULL;
}

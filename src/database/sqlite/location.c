/* Turns a URL into what sqlite3_open_v2 takes, and reads the file system for why it refused. */
#include "database/sqlite/location.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "database/dialect.h"
#include "database/url.h"
#include "base/banned.h"

/* Parameters that are not for SQLite's URI: SQLAlchemy's for the Python driver, and ours. */
static const char *const own_parameters[] = {
    "uri",          "timeout",           "mode", "isolation_level",
    "detect_types", "check_same_thread", "_fk",  "cached_statements",
    "foreign_keys", "_foreign_keys",
};

static bool is_own_parameter(const char *key)
{
    for (size_t i = 0; i < sizeof own_parameters / sizeof *own_parameters; i++)
        if (string_equal(key, own_parameters[i]))
            return true;
    return false;
}

/* The words that SQLAlchemy takes for a boolean parameter. */
static bool read_boolean(const struct url *url, const char *key, bool *value, struct alq_error *err)
{
    static const char *const yes[] = {"1", "true", "yes", "on", "y", "t"};
    static const char *const no[] = {"0", "false", "no", "off", "n", "f"};
    const char *word = url_query(url, key);
    if (!word)
        return true;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        bool is_yes = string_equal_nocase(word, yes[i]);
        if (is_yes || string_equal_nocase(word, no[i])) {
            *value = is_yes;
            return true;
        }
    }
    return error_set(err, ALQ_ERROR_CONFIG, "%s=%s in the sqlite URL is neither yes nor no", key,
                     word);
}

/* Seconds, with a fraction; by hand because strtod reads the point of the application's locale. */
static bool read_timeout(const struct url *url, int *timeout_ms, struct alq_error *err)
{
    enum { LONGEST_SECONDS = 1000 * 1000 };
    const char *word = url_query(url, "timeout");
    if (!word)
        return true;
    char *rest;
    long seconds = strtol(word, &rest, 10);
    bool is_number = *word >= '0' && *word <= '9' && seconds <= LONGEST_SECONDS;
    int total = is_number ? (int)seconds * 1000 : 0;
    if (*rest == '.') {
        rest++;
        for (int unit = 100; *rest >= '0' && *rest <= '9'; unit /= 10)
            total += (*rest++ - '0') * unit;
    }
    if (!is_number || *rest)
        return error_set(err, ALQ_ERROR_CONFIG,
                         "timeout=%s in the sqlite URL is not a number of seconds", word);
    *timeout_ms = total;
    return true;
}

static bool read_mode(const struct url *url, const struct open_options *options,
                      struct sqlite_location *location, bool *ret_is_memory, struct alq_error *err)
{
    const char *mode = url_query(url, "mode");
    bool is_known = !mode || string_equal(mode, "ro") || string_equal(mode, "rw") ||
                    string_equal(mode, "rwc") || string_equal(mode, "memory");
    if (!is_known) {
        error_set(err, ALQ_ERROR_CONFIG, "mode=%s in the sqlite URL is unknown", mode);
        return error_hint(err, "use ro, rw, rwc or memory");
    }
    location->is_read_only = options->is_read_only || string_equal(mode, "ro");
    location->may_create =
        !location->is_read_only && !options->must_exist && !string_equal(mode, "rw");
    *ret_is_memory = string_equal(mode, "memory");
    return true;
}

/* The path of "file:…" as SQLite reads it: without an authority, up to '#', percent-decoded. */
static bool read_uri_path(const char *uri, struct arena *arena, const char **ret_path,
                          struct alq_error *err)
{
    const char *start = uri + strlen("file:");
    if (string_starts_with(start, "//")) {
        const char *slash = start + 2 + strcspn(start + 2, "/");
        size_t host = (size_t)(slash - start) - 2;
        if (host && strncmp(start + 2, "localhost/", host + 1) != 0)
            return error_set(err, ALQ_ERROR_CONFIG, "the file: URI %s names another machine", uri);
        start = slash;
    }
    TEXT_SCOPE(path);
    for (const char *end = start + strcspn(start, "#"); start < end; start++) {
        char digits[3] = {0};
        if (*start == '%' && end - start > 2)
            memcpy(digits, start + 1, 2);
        char *rest = digits;
        long byte = strspn(digits, "0123456789abcdefABCDEF") == 2 ? strtol(digits, &rest, 16) : 0;
        char decoded = *start;
        if (byte) {
            decoded = (char)byte;
            start += 2;
        }
        text_add_char(&path, decoded);
    }
    *ret_path = text_copy(&path, arena);
    return true;
}

static void add_encoded(struct text *text, const char *string)
{
    for (; *string; string++) {
        if (strchr("%?#&=", *string) || (unsigned char)*string < ' ')
            text_printf(text, "%%%02x", (unsigned char)*string);
        else
            text_add_char(text, *string);
    }
}

/* "file:<path>?<SQLite's own parameters>" */
static const char *write_uri(const struct url *url, const char *path, bool is_memory,
                             struct arena *arena)
{
    TEXT_SCOPE(uri);
    text_add(&uri, "file:");
    add_encoded(&uri, path);
    char separator = '?';
    for (size_t i = 0; i < url->query.count; i++) {
        const struct url_parameter *parameter = &url->query.items[i];
        if (is_own_parameter(parameter->key))
            continue;
        text_add_char(&uri, separator);
        add_encoded(&uri, parameter->key);
        text_add_char(&uri, '=');
        add_encoded(&uri, parameter->value);
        separator = '&';
    }
    if (is_memory)
        text_printf(&uri, "%cmode=memory", separator);
    return text_copy(&uri, arena);
}

static const char *absolute(const char *path, const struct open_options *options,
                            struct arena *arena)
{
    if (options->base_directory)
        path = path_join(arena, options->base_directory, path);
    return path_absolute(arena, path);
}

static bool is_memory_name(const char *name)
{
    return !name || !*name || string_equal(name, ":memory:");
}

bool sqlite_locate(const struct url *url, const struct open_options *options, struct arena *arena,
                   struct sqlite_location *ret_location, struct alq_error *err)
{
    struct sqlite_location location = {.timeout_ms = -1};
    bool is_memory = false;
    bool takes_uri = false;
    if (!read_mode(url, options, &location, &is_memory, err) ||
        !read_boolean(url, "uri", &takes_uri, err) ||
        !read_timeout(url, &location.timeout_ms, err) ||
        !read_boolean(url, "_fk", &location.enforces_foreign_keys, err) ||
        !read_boolean(url, "_foreign_keys", &location.enforces_foreign_keys, err) ||
        !read_boolean(url, "foreign_keys", &location.enforces_foreign_keys, err))
        return false;

    const char *path = url->database;
    location.is_uri = takes_uri && path && string_starts_with(path, "file:");
    if (location.is_uri && !read_uri_path(path, arena, &path, err))
        return false;
    is_memory = is_memory || is_memory_name(path);
    if (!is_memory)
        location.path = path = absolute(path, options, arena);
    if (location.is_uri)
        location.name = write_uri(url, path, is_memory && !is_memory_name(path), arena);
    else
        location.name = is_memory ? ":memory:" : path;
    *ret_location = location;
    return true;
}

/* The nearest directory above path that is missing or no directory; NULL when all are fine. */
static const char *find_bad_parent(const char *path, struct arena *arena)
{
    const char *bad = NULL;
    const char *parent = path_directory(arena, path);
    while (!file_is_directory(parent)) {
        bad = parent;
        if (file_exists(parent) || string_equal(parent, "/"))
            break;
        parent = path_directory(arena, parent);
    }
    return bad;
}

bool sqlite_refuse_open(const struct sqlite_location *location, int code, const char *reason,
                        struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const char *path = location->path;
    const char *directory = path_directory(&scratch, path);
    const char *bad = find_bad_parent(path, &scratch);
    bool is_there = file_exists(path);
    if (bad && file_exists(bad))
        return error_set(err, ALQ_ERROR_IO, "cannot open %s: %s is not a directory", path, bad);
    if (bad) {
        error_set(err, ALQ_ERROR_IO, "cannot open %s: directory %s does not exist", path, bad);
        return error_hint(err, "mkdir -p %s", directory);
    }
    if (file_is_directory(path))
        return error_set(err, ALQ_ERROR_IO, "cannot open %s: it is a directory", path);
    if (!is_there && !location->may_create) {
        if (faccessat(AT_FDCWD, directory, X_OK, AT_EACCESS) != 0)
            return error_set(err, ALQ_ERROR_IO, "cannot open %s: no permission to enter %s", path,
                             directory);
        error_set(err, ALQ_ERROR_IO, "database file %s does not exist", path);
        /* SQL's "invalid catalog name", by which a caller knows that there is nothing yet. */
        if (err && err->kind == ALQ_ERROR_IO)
            memcpy(err->sqlstate, "3D000", sizeof err->sqlstate);
        return false;
    }
    if (!is_there && faccessat(AT_FDCWD, directory, W_OK | X_OK, AT_EACCESS) != 0)
        return error_set(err, ALQ_ERROR_IO, "cannot create %s: cannot write to %s: %s", path,
                         directory, strerror(errno));
    if (is_there && faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) != 0)
        return error_set(err, ALQ_ERROR_IO, "cannot open %s: %s", path, strerror(errno));
    if (!location->is_read_only && faccessat(AT_FDCWD, directory, W_OK, AT_EACCESS) != 0)
        return error_set(err, ALQ_ERROR_IO,
                         "cannot write %s: no permission to write to %s, where its "
                         "journal goes",
                         path, directory);
    return error_set(err, ALQ_ERROR_IO, "cannot open %s: %s", path, code ? strerror(code) : reason);
}

const char *sqlite_explain_read_only(const char *path, struct arena *arena)
{
    struct statvfs status;
    if (statvfs(path, &status) == 0 && (status.f_flag & ST_RDONLY))
        return _("its file system is mounted for reading only");
    if (faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
        return arena_printf(arena, "%s", strerror(errno));
    const char *directory = path_directory(arena, path);
    if (faccessat(AT_FDCWD, directory, W_OK, AT_EACCESS) != 0)
        return arena_printf(arena, _("no permission to write to %s, where its journal goes"),
                            directory);
    if (!file_exists(path))
        return _("it was moved or deleted since it was opened");
    return NULL;
}

bool sqlite_is_device_full(const char *path)
{
    struct statvfs status;
    enum { TWO_PAGES = 8192 };
    return statvfs(path, &status) == 0 && status.f_bavail * status.f_frsize < TWO_PAGES;
}

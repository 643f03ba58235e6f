/* Puts a tenant's name into a URL. */
#include "migrate/tenants_url.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "database/url.h"
#include "base/banned.h"

static const char placeholder[] = "{tenant}";

static void add_encoded(struct text *text, const char *string, const char *kept)
{
    for (const char *byte = string; *byte; byte++) {
        bool is_plain = (*byte >= 'a' && *byte <= 'z') || (*byte >= 'A' && *byte <= 'Z') ||
                        (*byte >= '0' && *byte <= '9') || strchr(kept, *byte);
        if (is_plain)
            text_add_char(text, *byte);
        else
            text_printf(text, "%%%02X", (unsigned char)*byte);
    }
}

/* The path of a SQLite URL is taken as it is written, so that only '?' ends it. */
static bool fail_question_mark(const char *name, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_CONFIG, "the name of tenant %s has a '?', which would end its path",
              name);
    return error_hint(err, "rename the file, or give its URL");
}

static const char *write_file(const char *path, const char *directory, struct arena *arena)
{
    if (directory)
        path = path_join(arena, directory, path);
    return arena_printf(arena, "sqlite:///%s", path_absolute(arena, path));
}

static bool fill_template(const struct tenants_place *place, const char *name, struct arena *arena,
                          const char **ret_url, struct alq_error *err)
{
    const char *at = strstr(place->template, placeholder);
    bool is_sqlite = string_starts_with(place->template, "sqlite");
    if (!at) {
        error_set(err, ALQ_ERROR_CONFIG, "tenants_url has no place for the tenant's name");
        return error_hint(err, "write {tenant} where it belongs, as in sqlite:///data/{tenant}.db");
    }
    if (is_sqlite && strchr(name, '?'))
        return fail_question_mark(name, err);
    TEXT_SCOPE(url);
    const char *rest = place->template;
    for (; at; at = strstr(rest, placeholder)) {
        text_add_bytes(&url, rest, (size_t)(at - rest));
        bool is_parameter = memchr(place->template, '?', (size_t)(at - place->template)) != NULL;
        if (is_parameter)
            add_encoded(&url, name, "-_.~");
        else
            text_add(&url, name); /* a database's name is taken as it is written */
        rest = at + strlen(placeholder);
    }
    text_add(&url, rest);
    const char *path = text_string(&url) + strlen("sqlite:///");
    bool is_relative =
        string_starts_with(text_string(&url), "sqlite:///") && !path_is_absolute(path);
    *ret_url = is_relative ? write_file(path, place->directory, arena) : text_copy(&url, arena);
    return true;
}

/* Where the part behind '?' begins; the end where there is none. */
static size_t query_at(const char *url)
{
    return strcspn(url, "?");
}

/* postgresql://…/app becomes postgresql://…/app?alambique_schema=name */
static const char *add_schema(const char *url, const char *name, struct arena *arena)
{
    TEXT_SCOPE(text);
    text_add(&text, url);
    text_add(&text, url[query_at(url)] ? "&" : "?");
    text_add(&text, URL_SCHEMA "=");
    add_encoded(&text, name, "-_.~");
    return text_copy(&text, arena);
}

/* mysql://…/app?x=y becomes mysql://…/name?x=y */
static const char *replace_database(const char *url, const char *name, struct arena *arena)
{
    TEXT_SCOPE(text);
    size_t query = query_at(url);
    const char *authority = strstr(url, "://") + strlen("://");
    const char *slash = memchr(authority, '/', (size_t)(url + query - authority));
    text_add_bytes(&text, url, slash ? (size_t)(slash - url) : query);
    text_printf(&text, "/%s", name);
    text_add(&text, url + query);
    return text_copy(&text, arena);
}

bool tenants_url(const struct tenants_place *place, const char *name, struct arena *arena,
                 const char **ret_url, struct alq_error *err)
{
    struct url main = {0};
    if (strstr(name, "://")) {
        *ret_url = arena_strdup(arena, name);
        return true;
    }
    if (place->template && !place->are_files)
        return fill_template(place, name, arena, ret_url, err);
    if (place->main_url && !place->are_files && !url_parse(place->main_url, arena, &main, err))
        return false;
    if (string_equal(main.dialect, "postgresql"))
        *ret_url = add_schema(place->main_url, name, arena);
    else if (string_equal(main.dialect, "mysql"))
        *ret_url = replace_database(place->main_url, name, arena);
    else if (strchr(name, '?'))
        return fail_question_mark(name, err);
    else
        *ret_url = write_file(name, place->directory, arena);
    return true;
}

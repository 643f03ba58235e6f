/* Reads which tenants there are: from files, a list, or the main database. */
#include <alambique/tenants.h>

#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "database/connection.h"
#include "database/url.h"
#include "migrate/database.h"
#include "migrate/project.h"
#include "migrate/tenants_url.h"
#include "base/banned.h"

struct entry {
    const char *name;
    const char *place; /* what the name stands for: a name or URL; often the name itself */
};

struct alq_tenant_list {
    struct arena arena;
    struct tenants_place place;
    VEC(struct entry) entries;
    size_t next;
    struct arena given; /* the strings of the last one */
};

static void add_entry(struct alq_tenant_list *list, const char *name, const char *place)
{
    struct entry entry = {arena_strdup(&list->arena, name), NULL};
    entry.place = string_equal(name, place) ? entry.name : arena_strdup(&list->arena, place);
    vec_push(&list->arena, &list->entries, entry);
}

/* A URL's name is the URL for people. */
static void add_place(struct alq_tenant_list *list, const char *place)
{
    if (!strstr(place, "://")) {
        add_entry(list, place, place);
        return;
    }
    size_t size = alq_url_display(place, NULL, 0) + 1;
    char *name = arena_alloc(&list->arena, size);
    alq_url_display(place, name, size);
    vec_push(&list->arena, &list->entries, (struct entry){name, arena_strdup(&list->arena, place)});
}

/* -- Sources. */

static int compare_strings(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The directory above the first wildcard, which must be there: a mistyped one has no files. */
static bool check_directory(const char *pattern, struct arena *arena, struct alq_error *err)
{
    size_t plain = strcspn(pattern, "*?[");
    const char *directory = path_directory(arena, arena_strndup(arena, pattern, plain + 1));
    if (file_is_directory(directory))
        return true;
    error_set(err, ALQ_ERROR_CONFIG, "no tenants: directory %s does not exist", directory);
    return error_hint(err, "mend the pattern %s", pattern);
}

static bool read_glob(struct alq_tenant_list *list, const char *pattern, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    glob_t found = {0};
    const char *base = list->place.directory;
    const char *whole = path_join(&scratch, base, pattern);
    size_t skipped = path_is_absolute(pattern) ? 0 : strlen(whole) - strlen(pattern);
    if (!check_directory(whole, &scratch, err))
        return false;
    int code = glob(whole, GLOB_NOSORT, NULL, &found);
    if (code == GLOB_NOSPACE || code == GLOB_ABORTED) {
        globfree(&found);
        return error_set(err, ALQ_ERROR_IO, "cannot read the files of %s", pattern);
    }
    /* Not by glob, which sorts as the application's locale does. */
    if (code == 0)
        qsort(found.gl_pathv, found.gl_pathc, sizeof *found.gl_pathv, compare_strings);
    for (size_t i = 0; i < found.gl_pathc; i++)
        if (file_is_regular(found.gl_pathv[i]))
            add_entry(list, found.gl_pathv[i] + skipped, found.gl_pathv[i] + skipped);
    globfree(&found);
    list->place.are_files = true;
    return true;
}

static void read_words(struct alq_tenant_list *list, const char *text, const char *separators)
{
    ARENA_SCOPE(scratch);
    struct strings words = strings_split(text, separators, &scratch);
    for (size_t i = 0; i < words.count; i++)
        if (words.items[i][0] != '#')
            add_place(list, words.items[i]);
}

static bool read_file(struct alq_tenant_list *list, const char *path, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    char *bytes = NULL;
    const char *whole =
        string_equal(path, "-") ? "/dev/stdin" : path_join(&scratch, list->place.directory, path);
    if (!file_read(whole, &scratch, &bytes, NULL, err))
        return false;
    read_words(list, bytes, "\n");
    return true;
}

static bool read_rows(struct alq_tenant_list *list, struct alq_database *database, const char *sql,
                      struct alq_error *err)
{
    ROWS_SCOPE(rows);
    bool has_row = false;
    if (!connection_query(database->connection, sql, NULL, 0, &rows, err))
        return false;
    while (rows_next(rows, &has_row, err)) {
        ARENA_SCOPE(scratch);
        if (!has_row)
            return true;
        const char *name = rows_text(rows, 0, &scratch);
        const char *place = rows_column_count(rows) > 1 ? rows_text(rows, 1, &scratch) : NULL;
        if (name && place)
            add_entry(list, name, place);
        else if (name)
            add_place(list, name);
    }
    return false;
}

static bool read_query(struct alq_tenant_list *list, const char *sql, struct alq_error *err)
{
    const struct alq_database_options options = {
        .must_exist = true,
        .read_only = true,
        .base_directory = list->place.main_directory,
    };
    struct alq_database *database = NULL;
    if (!list->place.main_url) {
        error_set(err, ALQ_ERROR_CONFIG, "the tenants are in a database, and it is not said which");
        return error_hint(err, "set sqlalchemy.url, or DATABASE_URL, or add --url");
    }
    bool is_read = alq_database_open(list->place.main_url, &options, &database, err) &&
                   read_rows(list, database, sql, err);
    alq_database_free(database);
    return is_read || error_detail(err, "the query of the tenants: %s", sql);
}

static const char *strip(const char *source, const char *prefix)
{
    if (!string_starts_with(source, prefix))
        return NULL;
    source += strlen(prefix);
    return source + strspn(source, " \t");
}

static bool read_source(struct alq_tenant_list *list, const char *source, struct alq_error *err)
{
    const char *rest = NULL;
    source += strspn(source, " \t\n");
    if ((rest = strip(source, "glob:")) != NULL)
        return read_glob(list, rest, err);
    if ((rest = strip(source, "file:")) != NULL)
        return read_file(list, rest, err);
    if ((rest = strip(source, "query:")) != NULL)
        return read_query(list, rest, err);
    if (strpbrk(source, "*?[") && !strstr(source, "://"))
        return read_glob(list, source, err);
    read_words(list, source, ",\n");
    return true;
}

/* -- The list. */

bool alq_tenant_list_open(const struct alq_project *project, const char *source, const char *url,
                          struct alq_tenant_list **ret_list, struct alq_error *err)
{
    const struct config *config = &project->config;
    if (!source && !config->tenants) {
        error_set(err, ALQ_ERROR_CONFIG, "this project has no tenants");
        return error_hint(err, "say which: --tenants 'glob:data/*.db', or as the key tenants");
    }
    struct alq_tenant_list *list = memory_alloc(sizeof *list);
    list->place = (struct tenants_place){
        .template = config->tenants_url,
        .main_url = url ? url : config->url,
        .main_directory = url ? NULL : config->url_directory,
        .directory = source ? "." : config->directory,
    };
    if (!read_source(list, source ? source : config->tenants, err)) {
        alq_tenant_list_free(list);
        return false;
    }
    *ret_list = list;
    return true;
}

void alq_tenant_list_free(struct alq_tenant_list *list)
{
    if (!list)
        return;
    arena_release(&list->given);
    arena_release(&list->arena);
    free(list);
}

size_t alq_tenant_list_count(const struct alq_tenant_list *list)
{
    return list->entries.count;
}

static bool give(struct alq_tenant_list *list, const struct entry *entry, struct arena *arena,
                 struct alq_tenant *ret_tenant, struct alq_error *err)
{
    const char *url = NULL;
    if (!tenants_url(&list->place, entry->place, arena, &url, err))
        return false;
    *ret_tenant = (struct alq_tenant){entry->name, url};
    return true;
}

bool alq_tenant_list_next(void *user, struct alq_tenant *ret_tenant, bool *ret_has_tenant,
                          struct alq_error *err)
{
    struct alq_tenant_list *list = user;
    *ret_has_tenant = list->next < list->entries.count;
    if (!*ret_has_tenant)
        return true;
    arena_release(&list->given);
    return give(list, &list->entries.items[list->next++], &list->given, ret_tenant, err);
}

/* "acme" for "data/acme.db". */
static bool is_file_of(const char *path, const char *name)
{
    const char *file = path_name(path);
    size_t length = strlen(name);
    return strncmp(file, name, length) == 0 &&
           (!file[length] || (file[length] == '.' && !strchr(file + length + 1, '.')));
}

/* "acme" of "data/acme.db", as is_file_of takes it. */
static const char *short_name(const char *path, struct arena *arena)
{
    const char *file = path_name(path);
    const char *dot = strrchr(file, '.');
    return arena_strndup(arena, file, dot && dot > file ? (size_t)(dot - file) : strlen(file));
}

static bool fail_unknown(const struct alq_tenant_list *list, const char *name,
                         struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const char *near = NULL;
    size_t length = strlen(name);
    size_t limit = length < 5 ? 1 : length / 3; /* a third of the letters wrong */
    for (size_t i = 0; i < list->entries.count; i++) {
        const char *candidate = list->entries.items[i].name;
        size_t distance = string_distance(candidate, name, limit);
        if (list->place.are_files && distance > limit)
            distance = string_distance(short_name(candidate, &scratch), name, limit);
        if (distance > limit || (near && distance == limit))
            continue;
        limit = distance;
        near = candidate;
    }
    error_set(err, ALQ_ERROR_USAGE, "no tenant '%s' among the %zu of this project", name,
              list->entries.count);
    if (near)
        return error_hint(err, "did you mean %s?", near);
    return error_hint(err, "alambique current (lists them)");
}

bool alq_tenant_list_find(struct alq_tenant_list *list, const char *name,
                          struct alq_tenant *ret_tenant, struct alq_error *err)
{
    const struct entry *found = NULL;
    const struct entry *file = NULL;
    size_t files = 0;
    for (size_t i = 0; i < list->entries.count && !found; i++) {
        const struct entry *entry = &list->entries.items[i];
        if (strcmp(entry->name, name) == 0)
            found = entry;
        else if (list->place.are_files && is_file_of(entry->name, name) && !files++)
            file = entry;
    }
    if (!found && files == 1)
        found = file;
    if (found)
        return give(list, found, &list->arena, ret_tenant, err);
    if (files < 2)
        return fail_unknown(list, name, err);
    error_set(err, ALQ_ERROR_USAGE, "%zu tenants have a file called '%s'", files, name);
    return error_hint(err, "name one by its path: %s", file->name);
}

const char *alq_project_tenants(const struct alq_project *project)
{
    return project->config.tenants;
}

unsigned alq_project_tenants_workers(const struct alq_project *project)
{
    return project->config.tenants_workers;
}

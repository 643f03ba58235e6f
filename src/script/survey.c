/* Lists directories of revisions, and compares them with the cache of headers. */
#include "script/survey.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "base/banned.h"

enum { FEWEST_CACHED = 50 }; /* files; reading fewer costs next to nothing */

static bool has_revision_name(const char *name)
{
    return *name != '.' && (string_ends_with(name, ".sql") || string_ends_with(name, ".py") ||
                            string_ends_with(name, ".c"));
}

static int compare_entries(const void *a, const void *b)
{
    return strcmp(((const struct survey_entry *)a)->name, ((const struct survey_entry *)b)->name);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorts what lies in an open directory into files and what may be subdirectories (NULL: not
 * wanted). Closes the descriptor. */
static bool list(int descriptor, struct survey_directory *found, struct strings *others,
                 struct arena *arena, struct alq_error *err)
{
    DIR *directory = fdopendir(descriptor);
    if (!directory) {
        int code = errno;
        close(descriptor);
        return error_io(err, "read directory", found->path, code);
    }
    errno = 0;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL; errno = 0) {
        const char *name = entry->d_name;
        if (has_revision_name(name))
            vec_push(arena, found,
                     (struct survey_entry){.name = arena_strdup(arena, name),
                                           .inode = entry->d_ino,
                                           .is_regular = entry->d_type == DT_REG && entry->d_ino});
        else if (others && *name != '.' && strcmp(name, "__pycache__") != 0)
            vec_push(arena, others, arena_strdup(arena, name));
    }
    int code = errno;
    closedir(directory);
    if (code)
        return error_io(err, "read directory", found->path, code);
    if (found->count)
        qsort(found->items, found->count, sizeof *found->items, compare_entries);
    if (others && others->count)
        qsort(others->items, others->count, sizeof *others->items, compare_names);
    return true;
}

/* *ret_is_new is false for a directory that is not there, or was reached before. */
static bool list_directory(struct script_survey *survey, const char *path, struct strings *others,
                           bool *ret_is_new, struct alq_error *err)
{
    struct survey_directory found = {.path = path};
    struct stat status;
    *ret_is_new = false;
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT)
        return true;
    if (descriptor < 0 || fstat(descriptor, &status) != 0) {
        int code = errno;
        if (descriptor >= 0)
            close(descriptor);
        return error_io(err, "read directory", path, code);
    }
    found.device = status.st_dev;
    *ret_is_new = places_add(&survey->places, status.st_dev, status.st_ino, survey->arena);
    if (!*ret_is_new) {
        close(descriptor);
        return true;
    }
    if (!list(descriptor, &found, others, survey->arena, err))
        return false;
    vec_push(survey->arena, survey, found);
    return true;
}

static bool walk(struct script_survey *survey, const char *path, bool is_recursive,
                 struct alq_error *err)
{
    struct strings others = {0};
    bool is_new = false;
    if (!list_directory(survey, path, is_recursive ? &others : NULL, &is_new, err))
        return false;
    for (size_t i = 0; i < others.count; i++) {
        const char *other = path_join(survey->arena, path, others.items[i]);
        if (file_is_directory(other) && !walk(survey, other, true, err))
            return false;
    }
    return true;
}

/* Whether the cache has the file as it is. */
static bool find_cached(struct script_survey *survey, int descriptor, struct survey_entry *entry)
{
    struct header_pack pack;
    struct stat status;
    bool is_same = header_cache_find(&survey->cache, entry->name, &pack) && entry->is_regular &&
                   fstatat(descriptor, entry->name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                   S_ISREG(status.st_mode) && header_pack_is_of(pack, &status);
    if (is_same)
        entry->pack = pack;
    return is_same;
}

static bool compare_directory(struct script_survey *survey, struct survey_directory *directory)
{
    bool is_same = true;
    int descriptor = open(directory->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    header_cache_turn_to(&survey->cache, directory->path);
    for (size_t i = 0; i < directory->count; i++)
        if (!find_cached(survey, descriptor, &directory->items[i]))
            is_same = false;
    close(descriptor);
    return is_same;
}

static bool compare_with_cache(struct script_survey *survey)
{
    bool is_same = true;
    for (size_t i = 0; i < survey->count; i++)
        if (!compare_directory(survey, &survey->items[i]))
            is_same = false;
    return is_same && header_cache_is_used_up(&survey->cache);
}

static size_t count_files(const struct script_survey *survey)
{
    size_t count = 0;
    for (size_t i = 0; i < survey->count; i++)
        count += survey->items[i].count;
    return count;
}

bool script_survey_make(const struct strings *directories, bool is_recursive,
                        const char *cache_directory, struct arena *arena,
                        struct script_survey *ret_survey, struct alq_error *err)
{
    struct script_survey survey = {.arena = arena};
    clock_gettime(CLOCK_REALTIME, &survey.began);
    for (size_t i = 0; i < directories->count; i++)
        if (!walk(&survey, directories->items[i], is_recursive, err))
            return false;
    if (cache_directory && count_files(&survey) >= FEWEST_CACHED) {
        header_cache_open(&survey.cache, cache_directory, directories, is_recursive, arena);
        survey.is_known = survey.cache.directories && compare_with_cache(&survey);
    }
    *ret_survey = survey;
    return true;
}

const struct graph_outline *script_survey_outline(const struct script_survey *survey)
{
    return survey->is_known && survey->cache.has_outline ? &survey->cache.outline : NULL;
}

/* The packs of a directory; false where one of its files has none. */
static bool add_directory(struct text *content, const struct survey_directory *directory)
{
    TEXT_SCOPE(packs);
    bool is_complete = true;
    for (size_t i = 0; i < directory->count; i++) {
        const struct header_pack *pack = &directory->items[i].pack;
        text_add_bytes(&packs, pack->bytes, pack->length);
        is_complete = is_complete && pack->bytes;
    }
    header_cache_add_directory(content, directory->path, &packs);
    return is_complete;
}

void script_survey_keep(const struct script_survey *survey, const struct graph_outline *outline)
{
    const struct header_cache *cache = &survey->cache;
    bool is_complete = true;
    TEXT_SCOPE(content);
    if (!cache->path || script_survey_outline(survey))
        return;
    for (size_t i = 0; i < survey->count; i++)
        if (!add_directory(&content, &survey->items[i]))
            is_complete = false;
    if (!is_complete)
        outline = NULL;
    if (survey->has_news || !header_cache_is_used_up(cache) || (outline && !cache->has_outline))
        header_cache_write(cache, &content, outline);
}

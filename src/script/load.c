/* Loads the headers of whole revision sets: directories and memory. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "script/header.h"
#include "script/survey.h"
#include "base/banned.h"

enum {
    HEADER_BYTES = 2048, /* most headers end within these; the rest is read when the file is run */
    QUIET_SECONDS = 2,
};

/* A directory that is being read. */
struct open_directory {
    const struct survey_directory *survey;
    int descriptor;
};

struct loader {
    struct arena *arena;
    struct script_list list;
    struct script_survey *survey; /* NULL: from memory */
    struct places places;
    const struct strings *databases; /* as in script_file */
    char buffer[HEADER_BYTES];
};

static void add_file(struct loader *loader, const struct script_file *found)
{
    struct script_file *file = arena_new(loader->arena, struct script_file);
    *file = *found;
    file->revision.file = file->path;
    file->revision.owner = file;
    vec_push(loader->arena, &loader->list, file);
}

static void keep(struct loader *loader, const struct script_file *file, const char *path,
                 bool is_revision)
{
    if (is_revision)
        add_file(loader, file);
    else
        vec_push(loader->arena, &loader->list.ignored, path);
}

/* Reads the whole file for its header only: nothing of it is kept, so that it is read again as it
 * is then when it is run. */
static bool read_whole_header(struct loader *loader, const char *path, struct script_file *ret_file,
                              bool *ret_is_revision, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct header_text text = {.path = path,
                               .is_whole = true,
                               .import_paths = loader->survey->import_paths,
                               .databases = loader->databases};
    char *bytes = NULL;
    bool needs_more = false;
    if (!file_read(path, &scratch, &bytes, &text.length, err))
        return false;
    text.bytes = bytes;
    return header_read(&text, loader->arena, ret_file, ret_is_revision, &needs_more, err);
}

/* A file that was changed just now may be changed again and look the same. */
static bool is_quiet(const struct script_survey *survey, const struct stat *status)
{
    return status->st_mtim.tv_sec < survey->began.tv_sec - QUIET_SECONDS &&
           status->st_ctim.tv_sec < survey->began.tv_sec - QUIET_SECONDS;
}

/* Whether an open file is one, and was not reached before. What the directory says of a file spares
 * asking the file itself, unless its header shall be kept: of a thousand of them that is felt. */
static bool is_new_file(struct loader *loader, const struct open_directory *directory,
                        const struct survey_entry *entry, int descriptor, struct stat *ret_status,
                        bool *ret_is_kept)
{
    bool has_cache = loader->survey->cache.path != NULL;
    *ret_is_kept = false;
    if (entry->is_regular && !has_cache)
        return places_add(&loader->places, directory->survey->device, entry->inode, loader->arena);
    if (fstat(descriptor, ret_status) != 0 || !S_ISREG(ret_status->st_mode))
        return false;
    *ret_is_kept = has_cache && entry->is_regular && is_quiet(loader->survey, ret_status);
    return places_add(&loader->places, ret_status->st_dev, ret_status->st_ino, loader->arena);
}

/* The first bytes of a new file. One that has fewer than were asked for has no more. */
static bool read_beginning(struct loader *loader, int descriptor, const char *path,
                           struct header_text *ret_text, struct alq_error *err)
{
    const size_t room = sizeof loader->buffer - 1; /* a terminator stops those who look for one */
    ssize_t length = read(descriptor, loader->buffer, room);
    if (length < 0)
        return error_io(err, "read", path, errno);
    loader->buffer[length] = '\0';
    *ret_text = (struct header_text){path,
                                     loader->buffer,
                                     (size_t)length,
                                     (size_t)length < room,
                                     loader->survey->import_paths,
                                     loader->databases};
    return true;
}

static bool read_header(struct loader *loader, const struct header_text *text,
                        struct script_file *ret_file, bool *ret_is_revision, struct alq_error *err)
{
    bool needs_more = false;
    return header_read(text, loader->arena, ret_file, ret_is_revision, &needs_more, err) &&
           (!needs_more || read_whole_header(loader, text->path, ret_file, ret_is_revision, err));
}

/* Reads the file that is open by the descriptor, unless it is none. */
static bool load_open_file(struct loader *loader, const struct open_directory *directory,
                           struct survey_entry *entry, const char *path, int descriptor,
                           struct alq_error *err)
{
    struct header_text text;
    struct script_file file;
    struct stat status;
    bool is_revision = false;
    bool is_kept = false;
    if (!is_new_file(loader, directory, entry, descriptor, &status, &is_kept))
        return true;
    if (!read_beginning(loader, descriptor, path, &text, err) ||
        !read_header(loader, &text, &file, &is_revision, err))
        return false;
    if (is_kept && !file.is_computed) {
        entry->pack = header_pack_make(entry->name, &status, &file, is_revision, loader->arena);
        loader->survey->has_news = true;
    }
    keep(loader, &file, path, is_revision);
    return true;
}

static bool load_cached(struct loader *loader, const struct open_directory *directory,
                        const struct survey_entry *entry, const char *path)
{
    struct script_file file;
    bool is_revision = false;
    if (!entry->pack.bytes || !header_pack_read(entry->pack, loader->arena, &file, &is_revision))
        return false;
    file.path = path;
    if (places_add(&loader->places, directory->survey->device, entry->inode, loader->arena))
        keep(loader, &file, path, is_revision);
    return true;
}

static bool load_file(struct loader *loader, struct open_directory *directory,
                      struct survey_entry *entry, struct alq_error *err)
{
    const char *path = path_join(loader->arena, directory->survey->path, entry->name);
    if (load_cached(loader, directory, entry, path))
        return true;
    if (directory->descriptor < 0) /* the way to it is walked once */
        directory->descriptor = open(directory->survey->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int descriptor = directory->descriptor < 0 ? -1
                                               : openat(directory->descriptor, entry->name,
                                                        O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return error_io(err, "read", path, errno);
    bool is_loaded = load_open_file(loader, directory, entry, path, descriptor, err);
    close(descriptor);
    return is_loaded;
}

static bool load_directory(struct loader *loader, struct survey_directory *surveyed,
                           struct alq_error *err)
{
    struct open_directory directory = {surveyed, -1};
    bool is_loaded = true;
    for (size_t i = 0; i < surveyed->count && is_loaded; i++)
        is_loaded = load_file(loader, &directory, &surveyed->items[i], err);
    if (directory.descriptor >= 0)
        close(directory.descriptor);
    return is_loaded;
}

/* Versions are numbers of any length: fewer digits come first, leading zeros aside. */
static int compare_versions(const void *a, const void *b)
{
    const char *left = (*(struct script_file *const *)a)->revision.id;
    const char *right = (*(struct script_file *const *)b)->revision.id;
    left += strspn(left, "0");
    right += strspn(right, "0");
    size_t left_length = strlen(left);
    size_t right_length = strlen(right);
    if (left_length != right_length)
        return left_length < right_length ? -1 : 1;
    return strcmp(left, right);
}

/* dbmate and goose know no parents: the order of the numbers is the chain. */
static bool chain_numbered(struct script_list *list, enum script_kind kind, struct arena *arena,
                           struct alq_error *err)
{
    struct script_list numbered = {0};
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i]->kind == kind)
            vec_push(arena, &numbered, list->items[i]);
    if (numbered.count)
        qsort(numbered.items, numbered.count, sizeof *numbered.items, compare_versions);
    for (size_t i = 1; i < numbered.count; i++) {
        const struct script_file *before = numbered.items[i - 1];
        struct script_file *file = numbered.items[i];
        if (compare_versions(&numbered.items[i - 1], &numbered.items[i]) == 0) {
            error_set(err, ALQ_ERROR_GRAPH, "two files have the version %s", before->revision.id);
            error_at(err, file->path, 0, 0);
            error_detail(err, "the other is %s", before->path);
            return error_hint(err, "rename one of them");
        }
        file->revision.down = (struct strings){0};
        vec_push(arena, &file->revision.down, before->revision.id);
    }
    return true;
}

static bool finish(struct loader *loader, struct script_list *ret_list, struct alq_error *err)
{
    if (!chain_numbered(&loader->list, SCRIPT_DBMATE, loader->arena, err) ||
        !chain_numbered(&loader->list, SCRIPT_GOOSE, loader->arena, err))
        return false;
    *ret_list = loader->list;
    return true;
}

bool script_survey_load(struct script_survey *survey, struct script_list *ret_list,
                        struct alq_error *err)
{
    struct loader loader = {.arena = survey->arena,
                            .survey = survey,
                            .databases = survey->databases};
    for (size_t i = 0; i < survey->count; i++)
        if (!load_directory(&loader, &survey->items[i], err))
            return false;
    return finish(&loader, ret_list, err);
}

static int compare_sources(const void *a, const void *b)
{
    return strcmp(((const struct script_source *)a)->name, ((const struct script_source *)b)->name);
}

bool script_load_memory(const struct script_source *sources, size_t count,
                        const struct strings *databases, struct arena *arena,
                        struct script_list *ret_list, struct alq_error *err)
{
    struct loader loader = {.arena = arena};
    struct script_source *sorted = arena_new_array(arena, struct script_source, count);
    for (size_t i = 0; i < count; i++)
        sorted[i] = sources[i];
    if (count)
        qsort(sorted, count, sizeof *sorted, compare_sources);
    for (size_t i = 0; i < count; i++) {
        struct script_file file;
        bool is_revision = false;
        if (!header_read_whole(sorted[i].name, sorted[i].bytes, sorted[i].length, databases, arena,
                               &file, &is_revision, err))
            return false;
        if (is_revision)
            add_file(&loader, &file);
        else
            vec_push(arena, &loader.list.ignored, sorted[i].name);
    }
    return finish(&loader, ret_list, err);
}

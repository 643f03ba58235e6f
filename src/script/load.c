/* Loads the headers of whole revision sets: directories and memory. */
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
#include "script/header.h"
#include "script/header_cache.h"
#include "base/banned.h"

/* Most headers end within this many bytes; the rest of a long file is read only when it is run. */
enum { HEADER_BYTES = 2048 };

/* Where a file is on this machine; no file has the inode 0. */
struct place {
    dev_t device;
    ino_t inode;
};

/* What a directory says of a name in it. */
struct entry {
    const char *name;
    ino_t inode;
    bool is_regular; /* known to be a file, and no link to one */
};

struct entries {
    struct entry *items;
    size_t count;
    size_t capacity;
};

/* A directory that is being read. */
struct place_of_files {
    const char *path;
    int descriptor;
    dev_t device;
    struct header_cache cache;
};

struct loader {
    struct arena *arena;
    struct script_list list;
    struct place *slots; /* of files and directories that were reached; open addressing */
    size_t slot_count;   /* a power of two */
    size_t place_count;
    bool is_recursive;
    const char *cache_directory; /* NULL: none */
    const struct strings *import_paths;
    char buffer[HEADER_BYTES];
};

static struct place *find_place(const struct loader *loader, const struct place *place)
{
    size_t mask = loader->slot_count - 1;
    size_t slot = (size_t)place->inode & mask;
    while (loader->slots[slot].inode && (loader->slots[slot].inode != place->inode ||
                                         loader->slots[slot].device != place->device))
        slot = (slot + 1) & mask;
    return &loader->slots[slot];
}

static void grow_places(struct loader *loader)
{
    struct place *old_slots = loader->slots;
    size_t old_count = loader->slot_count;
    loader->slot_count = old_count ? old_count * 2 : 64;
    loader->slots = arena_new_array(loader->arena, struct place, loader->slot_count);
    for (size_t i = 0; i < old_count; i++)
        if (old_slots[i].inode)
            *find_place(loader, &old_slots[i]) = old_slots[i];
}

/* Whether the file or directory was reached before, by this name or another. */
static bool is_seen_before(struct loader *loader, dev_t device, ino_t inode)
{
    const struct place place = {device, inode};
    if (loader->place_count * 2 >= loader->slot_count)
        grow_places(loader);
    struct place *slot = find_place(loader, &place);
    if (slot->inode)
        return true;
    *slot = place;
    loader->place_count++;
    return false;
}

static void add_file(struct loader *loader, const struct script_file *found)
{
    struct script_file *file = arena_new(loader->arena, struct script_file);
    *file = *found;
    file->revision.file = file->path;
    file->revision.owner = file;
    vec_push(loader->arena, &loader->list, file);
}

/* Reads the whole file for its header only: nothing of it is kept, so that it is read again as it
 * is then when it is run. */
static bool read_whole_header(struct loader *loader, const char *path, struct script_file *ret_file,
                              bool *ret_is_revision, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct header_text text = {.path = path,
                               .is_whole = true,
                               .import_paths = loader->import_paths};
    char *bytes = NULL;
    bool needs_more = false;
    if (!file_read(path, &scratch, &bytes, &text.length, err))
        return false;
    text.bytes = bytes;
    return header_read(&text, loader->arena, ret_file, ret_is_revision, &needs_more, err);
}

/* Whether an open file was not reached before, and is one. */
static bool is_new_file(struct loader *loader, int descriptor)
{
    struct stat status;
    return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
           !is_seen_before(loader, status.st_dev, status.st_ino);
}

/* The first bytes of the file; *ret_is_new is false for one that was reached before, or is none.
 * What the directory says of a file spares asking the file itself: of a thousand of them that is
 * felt. One that has fewer bytes than were asked for has no more. */
static bool read_beginning(struct loader *loader, const struct place_of_files *directory,
                           const struct entry *entry, const char *path,
                           struct header_text *ret_text, bool *ret_is_new, struct alq_error *err)
{
    *ret_is_new = !entry->is_regular || !is_seen_before(loader, directory->device, entry->inode);
    if (!*ret_is_new)
        return true;
    int descriptor = openat(directory->descriptor, entry->name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return error_io(err, "read", path, errno);
    *ret_is_new = entry->is_regular || is_new_file(loader, descriptor);
    const size_t room = sizeof loader->buffer - 1; /* a terminator stops those who look for one */
    ssize_t length = *ret_is_new ? read(descriptor, loader->buffer, room) : 0;
    int code = errno;
    close(descriptor);
    if (length < 0)
        return error_io(err, "read", path, code);
    loader->buffer[length] = '\0';
    *ret_text =
        (struct header_text){path, loader->buffer, (size_t)length, (size_t)length < room,
                             loader->import_paths};
    return true;
}

static void keep(struct loader *loader, const struct script_file *file, const char *path,
                 bool is_revision)
{
    if (is_revision)
        add_file(loader, file);
    else
        vec_push(loader->arena, &loader->list.ignored, path);
}

/* Where there is a cache a file is asked for its status before it is read. */
static bool can_be_cached(const struct place_of_files *directory, const struct entry *entry,
                          struct stat *ret_status)
{
    return directory->cache.path && entry->is_regular &&
           fstatat(directory->descriptor, entry->name, ret_status, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISREG(ret_status->st_mode);
}

static bool load_file(struct loader *loader, struct place_of_files *directory,
                      const struct entry *entry, struct alq_error *err)
{
    struct header_text text;
    struct script_file file;
    struct stat status;
    bool is_new = false;
    bool is_revision = false;
    bool needs_more = false;
    const char *path = path_join(loader->arena, directory->path, entry->name);
    bool is_cached = can_be_cached(directory, entry, &status);
    if (is_cached &&
        header_cache_find(&directory->cache, entry->name, &status, &file, &is_revision)) {
        file.path = path;
        if (!is_seen_before(loader, directory->device, entry->inode))
            keep(loader, &file, path, is_revision);
        return true;
    }
    if (!read_beginning(loader, directory, entry, path, &text, &is_new, err))
        return false;
    if (!is_new)
        return true;
    if (!header_read(&text, loader->arena, &file, &is_revision, &needs_more, err) ||
        (needs_more && !read_whole_header(loader, path, &file, &is_revision, err)))
        return false;
    if (is_cached && !file.is_computed)
        header_cache_add(&directory->cache, entry->name, &status, &file, is_revision);
    keep(loader, &file, path, is_revision);
    return true;
}

static bool has_revision_name(const char *name)
{
    return *name != '.' && (string_ends_with(name, ".sql") || string_ends_with(name, ".py") ||
                            string_ends_with(name, ".c"));
}

static bool load_directory(struct loader *loader, const char *directory, struct alq_error *err);

static int compare_entries(const void *a, const void *b)
{
    return strcmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

/* What may be of interest in a directory, sorted by name. Closes the descriptor's copy only. */
static bool list_entries(struct loader *loader, int descriptor, const char *path,
                         struct entries *ret_entries, struct alq_error *err)
{
    int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    DIR *directory = copy < 0 ? NULL : fdopendir(copy);
    if (!directory) {
        int code = errno;
        if (copy >= 0)
            close(copy);
        return error_io(err, "read directory", path, code);
    }
    errno = 0;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL; errno = 0) {
        bool is_wanted =
            has_revision_name(entry->d_name) || (loader->is_recursive && *entry->d_name != '.' &&
                                                 strcmp(entry->d_name, "__pycache__") != 0);
        if (is_wanted)
            vec_push(loader->arena, ret_entries,
                     (struct entry){arena_strdup(loader->arena, entry->d_name), entry->d_ino,
                                    entry->d_type == DT_REG && entry->d_ino});
    }
    int code = errno;
    closedir(directory);
    if (code)
        return error_io(err, "read directory", path, code);
    if (ret_entries->count)
        qsort(ret_entries->items, ret_entries->count, sizeof *ret_entries->items, compare_entries);
    return true;
}

/* The revisions that lie in the directory itself, which is open: the way to it is walked once. */
static bool load_files(struct loader *loader, struct place_of_files *directory,
                       const struct entries *entries, struct alq_error *err)
{
    bool is_worth_it = entries->count >= HEADER_CACHE_FEWEST;
    header_cache_open(&directory->cache, is_worth_it ? loader->cache_directory : NULL,
                      directory->path, loader->arena);
    for (size_t i = 0; i < entries->count; i++)
        if (has_revision_name(entries->items[i].name) &&
            !load_file(loader, directory, &entries->items[i], err))
            return false;
    header_cache_close(&directory->cache);
    return true;
}

static bool load_subdirectories(struct loader *loader, const char *directory,
                                const struct entries *entries, struct alq_error *err)
{
    for (size_t i = 0; loader->is_recursive && i < entries->count; i++) {
        const char *path = path_join(loader->arena, directory, entries->items[i].name);
        if (!has_revision_name(entries->items[i].name) && file_is_directory(path) &&
            !load_directory(loader, path, err))
            return false;
    }
    return true;
}

static bool load_directory(struct loader *loader, const char *directory, struct alq_error *err)
{
    struct entries entries = {0};
    struct stat status;
    int descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT)
        return true;
    if (descriptor < 0 || fstat(descriptor, &status) != 0) {
        int code = errno;
        if (descriptor >= 0)
            close(descriptor);
        return error_io(err, "read directory", directory, code);
    }
    bool is_new = !is_seen_before(loader, status.st_dev, status.st_ino);
    struct place_of_files place = {.path = directory,
                                   .descriptor = descriptor,
                                   .device = status.st_dev};
    bool is_loaded = !is_new || (list_entries(loader, descriptor, directory, &entries, err) &&
                                 load_files(loader, &place, &entries, err));
    close(descriptor);
    return is_loaded && (!is_new || load_subdirectories(loader, directory, &entries, err));
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

bool script_load_directories(const struct script_directories *directories, struct arena *arena,
                             struct script_list *ret_list, struct alq_error *err)
{
    const struct strings *paths = directories->paths;
    struct loader loader = {
        .arena = arena,
        .is_recursive = directories->is_recursive,
        .cache_directory = directories->cache_directory,
        .import_paths = directories->import_paths,
    };
    for (size_t i = 0; i < paths->count; i++)
        if (!load_directory(&loader, paths->items[i], err))
            return false;
    return finish(&loader, ret_list, err);
}

static int compare_sources(const void *a, const void *b)
{
    return strcmp(((const struct script_source *)a)->name, ((const struct script_source *)b)->name);
}

bool script_load_memory(const struct script_source *sources, size_t count, struct arena *arena,
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
        if (!script_read_header(sorted[i].name, sorted[i].bytes, sorted[i].length, arena, &file,
                                &is_revision, err))
            return false;
        if (is_revision)
            add_file(&loader, &file);
        else
            vec_push(arena, &loader.list.ignored, sorted[i].name);
    }
    return finish(&loader, ret_list, err);
}

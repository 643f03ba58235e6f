/* The cache of headers: one file a directory, read at once, checked, and written anew. */
#include "script/header_cache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/text.h"
#include "base/banned.h"

enum {
    QUIET_SECONDS = 2,
    LARGEST = 64 << 20,
    MOST_STRINGS = 10000,
};

/* Another layout is another version. */
static const char magic[16] = "alambique head1";

struct cache_head {
    char magic[16];
    uint64_t length; /* of all that follows */
    uint64_t check;
};

/* What an entry begins with; its strings follow, each ended by NUL: name, id, title, doc, create
 * date, and the three lists. */
struct cache_entry {
    uint64_t size;
    uint64_t inode;
    int64_t modified[2];
    int64_t changed[2];
    uint32_t length; /* of the strings */
    uint32_t counts[3];
    uint32_t lines[4];
    uint8_t kind;
    uint8_t is_revision;
    uint8_t is_transactional;
    uint8_t has_downgrade;
    uint8_t has_variables;
    uint8_t has_date;
    uint8_t unused[2];
};

/* FNV, by words, to find accidents: who may write the file may write what he likes. Another version
 * of the program reads headers in another way. */
static uint64_t check_of(const char *bytes, size_t length)
{
    uint64_t check = 14695981039346656037u;
    for (const char *byte = ALAMBIQUE_VERSION; *byte; byte++)
        check = (check ^ (unsigned char)*byte) * 1099511628211u;
    for (; length >= 8; length -= 8, bytes += 8) {
        uint64_t word;
        memcpy(&word, bytes, sizeof word);
        check = (check ^ word) * 1099511628211u;
        check ^= check >> 29;
    }
    for (; length; length--)
        check = (check ^ (unsigned char)*bytes++) * 1099511628211u;
    return check;
}

/* A file of this user's own that nobody else may write. */
static bool is_trusted(int descriptor, size_t *ret_length)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_uid != geteuid() ||
        (status.st_mode & (S_IWGRP | S_IWOTH)) ||
        status.st_size < (off_t)sizeof(struct cache_head) || status.st_size > LARGEST)
        return false;
    *ret_length = (size_t)status.st_size;
    return true;
}

static bool read_all(int descriptor, char *bytes, size_t length)
{
    while (length) {
        ssize_t got = read(descriptor, bytes, length);
        if (got <= 0)
            return false;
        bytes += got;
        length -= (size_t)got;
    }
    return true;
}

static void load(struct header_cache *cache)
{
    struct cache_head head;
    size_t length = 0;
    int descriptor = open(cache->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return;
    char *bytes = NULL;
    bool is_read =
        is_trusted(descriptor, &length) && read_all(descriptor, (char *)&head, sizeof head) &&
        memcmp(head.magic, magic, sizeof magic) == 0 && head.length == length - sizeof head;
    if (is_read) {
        bytes = arena_alloc(cache->arena, (size_t)head.length + 1);
        is_read = read_all(descriptor, bytes, (size_t)head.length) &&
                  check_of(bytes, (size_t)head.length) == head.check;
    }
    close(descriptor);
    if (!is_read)
        return;
    cache->bytes = cache->at = bytes;
    cache->end = bytes + head.length;
}

void header_cache_open(struct header_cache *cache, const char *cache_directory,
                       const char *directory, struct arena *arena)
{
    *cache = (struct header_cache){.arena = arena};
    if (!cache_directory || !path_is_absolute(directory))
        return;
    struct digest digest = digest_bytes(directory, strlen(directory));
    cache->path = arena_printf(arena, "%s/headers-%.24s", cache_directory, digest.hex);
    clock_gettime(CLOCK_REALTIME, &cache->now);
    load(cache);
}

static void add_span(struct header_cache *cache, struct header_span span)
{
    cache->spans = vec_reserve_one(cache->arena, cache->spans, cache->count, &cache->capacity,
                                   sizeof *cache->spans);
    cache->spans[cache->count++] = span;
}

/* The entry at the reader with its first string; false at the end, or where it does not fit. */
static bool peek(const struct header_cache *cache, struct cache_entry *ret_entry,
                 const char **ret_strings)
{
    if ((size_t)(cache->end - cache->at) < sizeof *ret_entry)
        return false;
    memcpy(ret_entry, cache->at, sizeof *ret_entry);
    const char *strings = cache->at + sizeof *ret_entry;
    if (!ret_entry->length || (size_t)(cache->end - strings) < ret_entry->length ||
        strings[ret_entry->length - 1] != '\0')
        return false;
    *ret_strings = strings;
    return true;
}

/* The next string of an entry, "" behind the last. */
static const char *take(const char **at, const char *end)
{
    const char *string = *at;
    if (string >= end)
        return "";
    *at += strlen(string) + 1;
    return string;
}

static bool take_list(const char **at, const char *end, uint32_t count, struct arena *arena,
                      struct strings *ret_list)
{
    *ret_list = (struct strings){0};
    if (count > MOST_STRINGS)
        return false;
    if (!count)
        return true;
    ret_list->items = arena_new_array(arena, const char *, count);
    ret_list->count = ret_list->capacity = count;
    for (uint32_t i = 0; i < count; i++)
        ret_list->items[i] = take(at, end);
    return true;
}

static bool is_same(const struct cache_entry *entry, const struct stat *status)
{
    return entry->size == (uint64_t)status->st_size && entry->inode == status->st_ino &&
           entry->modified[0] == status->st_mtim.tv_sec &&
           entry->modified[1] == status->st_mtim.tv_nsec &&
           entry->changed[0] == status->st_ctim.tv_sec &&
           entry->changed[1] == status->st_ctim.tv_nsec;
}

static bool read_entry(const struct cache_entry *entry, const char *at, const char *end,
                       struct arena *arena, struct script_file *ret_file)
{
    struct script_file file = {
        .kind = (enum script_kind)entry->kind,
        .is_transactional = entry->is_transactional,
        .has_downgrade = entry->has_downgrade,
        .has_variables = entry->has_variables,
    };
    struct revision *revision = &file.revision;
    revision->id = take(&at, end);
    file.title = take(&at, end);
    file.doc = take(&at, end);
    const char *date = take(&at, end);
    file.create_date = entry->has_date ? date : NULL;
    revision->id_line = entry->lines[0];
    revision->down_line = entry->lines[1];
    revision->depends_line = entry->lines[2];
    revision->labels_line = entry->lines[3];
    if (!take_list(&at, end, entry->counts[0], arena, &revision->down) ||
        !take_list(&at, end, entry->counts[1], arena, &revision->depends_on) ||
        !take_list(&at, end, entry->counts[2], arena, &revision->labels))
        return false;
    *ret_file = file;
    return at == end;
}

/* Over entries of files that are gone. */
static bool find_name(struct header_cache *cache, const char *name, struct cache_entry *ret_entry,
                      const char **ret_strings)
{
    while (cache->at && peek(cache, ret_entry, ret_strings)) {
        int order = strcmp(*ret_strings, name);
        if (order > 0)
            return false;
        if (order == 0)
            return true;
        cache->has_changed = true;
        cache->at = *ret_strings + ret_entry->length;
    }
    return false;
}

bool header_cache_find(struct header_cache *cache, const char *name, const struct stat *status,
                       struct script_file *ret_file, bool *ret_is_revision)
{
    struct cache_entry entry;
    const char *strings = NULL;
    if (!find_name(cache, name, &entry, &strings))
        return false;
    const char *begin = cache->at;
    const char *end = strings + entry.length;
    const char *at = strings;
    cache->at = end;
    take(&at, end);
    if (!is_same(&entry, status) || !read_entry(&entry, at, end, cache->arena, ret_file))
        return false;
    *ret_is_revision = entry.is_revision;
    add_span(cache, (struct header_span){begin, (size_t)(end - begin)});
    return true;
}

static void add_string(struct text *out, const char *string)
{
    text_add_bytes(out, string ? string : "", string ? strlen(string) + 1 : 1);
}

static void add_list(struct text *out, const struct strings *list)
{
    for (size_t i = 0; i < list->count; i++)
        add_string(out, list->items[i]);
}

static bool is_quiet(const struct header_cache *cache, const struct stat *status)
{
    return status->st_mtim.tv_sec < cache->now.tv_sec - QUIET_SECONDS &&
           status->st_ctim.tv_sec < cache->now.tv_sec - QUIET_SECONDS;
}

void header_cache_add(struct header_cache *cache, const char *name, const struct stat *status,
                      const struct script_file *file, bool is_revision)
{
    static const struct script_file nothing;
    if (!cache->path || !is_quiet(cache, status))
        return;
    if (!is_revision)
        file = &nothing;
    const struct revision *revision = &file->revision;
    struct cache_entry entry = {
        .size = (uint64_t)status->st_size,
        .inode = status->st_ino,
        .modified = {status->st_mtim.tv_sec, status->st_mtim.tv_nsec},
        .changed = {status->st_ctim.tv_sec, status->st_ctim.tv_nsec},
        .counts = {(uint32_t)revision->down.count, (uint32_t)revision->depends_on.count,
                   (uint32_t)revision->labels.count},
        .lines = {revision->id_line, revision->down_line, revision->depends_line,
                  revision->labels_line},
        .kind = (uint8_t)file->kind,
        .is_revision = is_revision,
        .is_transactional = file->is_transactional,
        .has_downgrade = file->has_downgrade,
        .has_variables = file->has_variables,
        .has_date = file->create_date != NULL,
    };
    TEXT_SCOPE(out);
    text_add_bytes(&out, (const char *)&entry, sizeof entry);
    add_string(&out, name);
    add_string(&out, revision->id);
    add_string(&out, file->title);
    add_string(&out, file->doc);
    add_string(&out, file->create_date);
    add_list(&out, &revision->down);
    add_list(&out, &revision->depends_on);
    add_list(&out, &revision->labels);
    entry.length = (uint32_t)(out.length - sizeof entry);
    char *bytes = arena_alloc(cache->arena, out.length);
    memcpy(bytes, out.bytes, out.length);
    memcpy(bytes, &entry, sizeof entry);
    add_span(cache, (struct header_span){bytes, out.length});
    cache->has_changed = true;
}

static bool write_all(int descriptor, const char *bytes, size_t length)
{
    while (length) {
        ssize_t put = write(descriptor, bytes, length);
        if (put <= 0)
            return false;
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

/* Whether the nearest directory that is there is this user's own; under sudo it may not be. */
static bool is_own_place(const char *path, struct arena *arena)
{
    struct stat status;
    const char *directory = path_directory(arena, path);
    while (stat(directory, &status) != 0 && directory[1])
        directory = path_directory(arena, directory);
    return status.st_uid == geteuid();
}

/* Not flushed to the disk: a file that was torn by a crash fails its check. */
static void save(const struct header_cache *cache)
{
    TEXT_SCOPE(fresh);
    for (size_t i = 0; i < cache->count; i++)
        text_add_bytes(&fresh, cache->spans[i].bytes, cache->spans[i].length);
    struct cache_head head = {.length = fresh.length, .check = check_of(fresh.bytes, fresh.length)};
    memcpy(head.magic, magic, sizeof magic);
    if (!is_own_place(cache->path, cache->arena) ||
        !directory_create(path_directory(cache->arena, cache->path), NULL))
        return;
    const char *other = arena_printf(cache->arena, "%s.%ld", cache->path, (long)getpid());
    int descriptor = open(other, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return;
    bool is_written = write_all(descriptor, (const char *)&head, sizeof head) &&
                      write_all(descriptor, fresh.bytes, fresh.length);
    close(descriptor);
    if (!is_written || rename(other, cache->path) != 0)
        unlink(other);
}

void header_cache_close(struct header_cache *cache)
{
    bool has_changed = cache->has_changed || cache->at != cache->end;
    if (cache->path && has_changed && cache->count >= HEADER_CACHE_FEWEST)
        save(cache);
}

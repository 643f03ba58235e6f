/* The cache of headers: one file a project, read at once, checked, and written anew. */
#include "script/header_cache.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/text.h"
#include "base/banned.h"

enum {
    LARGEST = 64 << 20,
    MOST_HEADS = 1000,
};

/* Another layout is another version. */
static const char magic[16] = "alambique head2";

struct cache_head {
    char magic[16];
    uint64_t length; /* of all that follows: the outline, and the directories */
    uint64_t check;
};

/* The heads follow, each ended by NUL. */
struct outline_head {
    uint32_t is_known;
    uint32_t head_count;
    uint32_t longest_id;
    uint32_t length; /* of the heads */
};

/* The path follows, ended by NUL, and the packs. */
struct directory_head {
    uint64_t path_length; /* with the NUL */
    uint64_t length;      /* of the packs */
};

static uint64_t mix(uint64_t check, uint64_t word)
{
    check = (check ^ word) * 1099511628211u;
    return check ^ check >> 29;
}

/* FNV, by words, to find accidents: who may write the file may write what he likes. Four at a time,
 * since one multiplication would wait for the other. Another version of the program reads headers
 * in another way. */
static uint64_t check_of(const char *bytes, size_t length)
{
    uint64_t checks[4] = {1, 2, 3, 4};
    uint64_t check = 14695981039346656037u;
    for (const char *byte = ALAMBIQUE_VERSION; *byte; byte++)
        check = mix(check, (unsigned char)*byte);
    for (; length >= sizeof checks; length -= sizeof checks, bytes += sizeof checks) {
        uint64_t words[4];
        memcpy(words, bytes, sizeof words);
        checks[0] = mix(checks[0], words[0]);
        checks[1] = mix(checks[1], words[1]);
        checks[2] = mix(checks[2], words[2]);
        checks[3] = mix(checks[3], words[3]);
    }
    for (; length; length--)
        check = mix(check, (unsigned char)*bytes++);
    for (size_t i = 0; i < 4; i++)
        check = mix(check, checks[i]);
    return check;
}

/* -- Reading */

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

/* [*ret_bytes, +length): what follows the head. */
static bool read_content(int descriptor, struct arena *arena, char **ret_bytes, size_t *ret_length)
{
    struct cache_head head;
    size_t length = 0;
    if (!is_trusted(descriptor, &length) || !read_all(descriptor, (char *)&head, sizeof head) ||
        memcmp(head.magic, magic, sizeof magic) != 0 || head.length != length - sizeof head)
        return false;
    length = (size_t)head.length;
    char *bytes = arena_alloc(arena, length);
    if (!read_all(descriptor, bytes, length) || check_of(bytes, length) != head.check)
        return false;
    *ret_bytes = bytes;
    *ret_length = length;
    return true;
}

/* The outline that the bytes begin with. */
static bool take_outline(struct header_cache *cache, const char **at, const char *end)
{
    struct outline_head head;
    if ((size_t)(end - *at) < sizeof head)
        return false;
    memcpy(&head, *at, sizeof head);
    const char *string = *at + sizeof head;
    if ((size_t)(end - string) < head.length || head.head_count > MOST_HEADS ||
        (head.length && string[head.length - 1] != '\0'))
        return false;
    *at = string + head.length;
    for (uint32_t i = 0; i < head.head_count; i++) {
        if (string >= *at)
            return false;
        vec_push(cache->arena, &cache->outline.heads, string);
        string += strlen(string) + 1;
    }
    cache->outline.longest_id = head.longest_id;
    cache->has_outline = head.is_known;
    return true;
}

static void load(struct header_cache *cache)
{
    char *bytes = NULL;
    size_t length = 0;
    int descriptor = open(cache->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return;
    bool is_read = read_content(descriptor, cache->arena, &bytes, &length);
    close(descriptor);
    const char *at = bytes;
    if (!is_read || !take_outline(cache, &at, bytes + length))
        return;
    cache->directories = cache->next = at;
    cache->end = bytes + length;
}

void header_cache_open(struct header_cache *cache, const char *cache_directory,
                       const struct strings *directories, bool is_recursive, struct arena *arena)
{
    *cache = (struct header_cache){.arena = arena};
    TEXT_SCOPE(key);
    for (size_t i = 0; i < directories->count; i++) {
        if (!path_is_absolute(directories->items[i]))
            return;
        text_printf(&key, "%s\n", directories->items[i]);
    }
    text_add(&key, is_recursive ? "recursive" : "");
    struct digest digest = digest_bytes(key.bytes, key.length);
    cache->path = arena_printf(arena, "%s/headers-%.24s", cache_directory, digest.hex);
    load(cache);
}

/* -- Looking */

/* The directory at a place: its path, and its packs. */
static bool take_directory(const char *at, const char *end, const char **ret_path,
                           const char **ret_packs, const char **ret_end)
{
    struct directory_head head;
    if ((size_t)(end - at) < sizeof head)
        return false;
    memcpy(&head, at, sizeof head);
    at += sizeof head;
    if (!head.path_length || (size_t)(end - at) < head.path_length ||
        at[head.path_length - 1] != '\0' || (size_t)(end - at) - head.path_length < head.length)
        return false;
    *ret_path = at;
    *ret_packs = at + head.path_length;
    *ret_end = *ret_packs + head.length;
    return true;
}

void header_cache_turn_to(struct header_cache *cache, const char *directory)
{
    const char *path = NULL;
    const char *packs = NULL;
    const char *end = NULL;
    cache->has_leftovers = cache->has_leftovers || cache->at != cache->at_end;
    cache->at = cache->at_end = NULL;
    for (const char *at = cache->directories;
         at && take_directory(at, cache->end, &path, &packs, &end); at = end) {
        if (strcmp(path, directory) != 0)
            continue;
        cache->has_leftovers = cache->has_leftovers || at != cache->next;
        cache->next = cache->at_end = end;
        cache->at = packs;
        return;
    }
}

bool header_cache_find(struct header_cache *cache, const char *name, struct header_pack *ret_pack)
{
    struct header_pack pack;
    while (cache->at && header_pack_take(cache->at, cache->at_end, &pack)) {
        int order = strcmp(header_pack_name(pack), name);
        if (order > 0)
            return false;
        cache->at = pack.bytes + pack.length;
        if (order == 0) {
            *ret_pack = pack;
            return true;
        }
        cache->has_leftovers = true; /* that file is gone */
    }
    return false;
}

bool header_cache_is_used_up(const struct header_cache *cache)
{
    return !cache->has_leftovers && cache->at == cache->at_end && cache->next == cache->end;
}

/* -- Writing */

void header_cache_add_directory(struct text *content, const char *directory,
                                const struct text *packs)
{
    const struct directory_head head = {strlen(directory) + 1, packs->length};
    text_add_bytes(content, (const char *)&head, sizeof head);
    text_add_bytes(content, directory, (size_t)head.path_length);
    text_add_bytes(content, packs->bytes, packs->length);
}

static void add_outline(struct text *content, const struct graph_outline *outline)
{
    TEXT_SCOPE(heads);
    struct outline_head head = {0};
    if (outline && outline->heads.count <= MOST_HEADS) {
        for (size_t i = 0; i < outline->heads.count; i++)
            text_add_bytes(&heads, outline->heads.items[i], strlen(outline->heads.items[i]) + 1);
        head = (struct outline_head){true, (uint32_t)outline->heads.count,
                                     (uint32_t)outline->longest_id, (uint32_t)heads.length};
    }
    text_add_bytes(content, (const char *)&head, sizeof head);
    text_add_bytes(content, heads.bytes, heads.length);
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
static void save(const struct header_cache *cache, const struct text *content)
{
    struct cache_head head = {.length = content->length,
                              .check = check_of(content->bytes, content->length)};
    memcpy(head.magic, magic, sizeof magic);
    const char *other = arena_printf(cache->arena, "%s.%ld", cache->path, (long)getpid());
    int descriptor = open(other, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return;
    bool is_written = write_all(descriptor, (const char *)&head, sizeof head) &&
                      write_all(descriptor, content->bytes, content->length);
    close(descriptor);
    if (!is_written || rename(other, cache->path) != 0)
        unlink(other);
}

void header_cache_write(const struct header_cache *cache, const struct text *content,
                        const struct graph_outline *outline)
{
    TEXT_SCOPE(whole);
    if (!is_own_place(cache->path, cache->arena) ||
        !directory_create(path_directory(cache->arena, cache->path), NULL))
        return;
    add_outline(&whole, outline);
    text_add_bytes(&whole, content->bytes, content->length);
    save(cache, &whole);
}

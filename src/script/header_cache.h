/* Headers of a directory's files as they were when they were last read, in one file: a look at each
 * file's status takes the place of reading it. Nothing here is an error: what cannot be used is
 * passed over, and read from the files themselves. */
#ifndef SCRIPT_HEADER_CACHE_H
#define SCRIPT_HEADER_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>
#include <time.h>

#include "script/revision_file.h"

struct arena;

/* An entry of the next state, as bytes. */
struct header_span {
    const char *bytes;
    size_t length;
};

enum { HEADER_CACHE_FEWEST = 50 }; /* files, below which reading them costs next to nothing */

/* Starts as {0}. */
struct header_cache {
    const char *path;  /* of the cache's file; NULL: there is none */
    const char *bytes; /* what it held, entries one after the other in the order of names */
    const char *at;
    const char *end;
    struct arena *arena;
    struct header_span *spans; /* what it shall hold */
    size_t count;
    size_t capacity;
    bool has_changed; /* a file was read, or an entry was not asked for */
    struct timespec now;
};

/* The cache for a directory of revisions, in the directory for caches of this user. A file that
 * others could have written, or that is not whole, counts as empty. */
void header_cache_open(struct header_cache *cache, const char *cache_directory,
                       const char *directory, struct arena *arena);

/* The header of a file, found by its name, size, inode and the times of its last change. Names have
 * to come in order. Strings live in the arena of header_cache_open; ret_file->path is not set. */
bool header_cache_find(struct header_cache *cache, const char *name, const struct stat *status,
                       struct script_file *ret_file, bool *ret_is_revision);

/* Takes over what was read. status is of before it was read; a file that changed within the last
 * two seconds is left out, since it may change again and look the same. */
void header_cache_add(struct header_cache *cache, const char *name, const struct stat *status,
                      const struct script_file *file, bool is_revision);

/* Writes it where it has changed, whole or not at all. */
void header_cache_close(struct header_cache *cache);

#endif

/* The headers of a project's files as they were when they were last read, in one file: a look at
 * each file's status takes the place of reading it. Nothing here is an error: what cannot be used
 * is passed over, and read from the files themselves. */
#ifndef SCRIPT_HEADER_CACHE_H
#define SCRIPT_HEADER_CACHE_H

#include <stdbool.h>
#include <stddef.h>

#include "revision/outline.h"
#include "script/header_pack.h"

struct arena;
struct text;

/* Starts as {0}. */
struct header_cache {
    const char *path; /* of the cache's file; NULL: there is none */
    struct arena *arena;
    bool has_outline;
    struct graph_outline outline; /* of all that it holds, together */
    const char *directories;      /* one after the other, as they were met */
    const char *end;
    const char *next; /* the directory that is expected */
    const char *at;   /* in the packs of the one that was turned to */
    const char *at_end;
    bool has_leftovers; /* it holds what nobody asked for, or in another order */
};

/* The cache for directories of revisions, in the directory for caches of this user. A file that
 * others could have written, or that is not whole, counts as empty. */
void header_cache_open(struct header_cache *cache, const char *cache_directory,
                       const struct strings *directories, bool is_recursive, struct arena *arena);

/* Turns to a directory; where it is not known nothing is found in it. */
void header_cache_turn_to(struct header_cache *cache, const char *directory);

/* What is kept of a file in that directory. Names have to come in order. */
bool header_cache_find(struct header_cache *cache, const char *name, struct header_pack *ret_pack);

/* Whether all that it holds was asked for, in its order. */
bool header_cache_is_used_up(const struct header_cache *cache);

/* Adds a directory with its packs, in the order of names, to the next content. */
void header_cache_add_directory(struct text *content, const char *directory,
                                const struct text *packs);

/* Writes the next content, whole or not at all. outline: NULL where it is not known. */
void header_cache_write(const struct header_cache *cache, const struct text *content,
                        const struct graph_outline *outline);

#endif

/* A region of memory that is freed as a whole. Never fails: out of memory calls the hook. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include <alambique/visibility.h>

struct arena_chunk;

/* Starts as {0}; arena_release frees everything and leaves it ready for use again. */
struct arena {
    struct arena_chunk *chunks; /* newest first */
    char *next;
    char *end;
    size_t allocated; /* bytes handed out, for limits and reports */
};

/* Called when memory runs out, with the size asked for; it must not return. The default writes one
 * line to stderr and aborts. One for the process: set before the first handle is opened. */
void memory_set_out_of_memory(void (*hook)(size_t size));

/* Heap memory for what outlives a region; never NULL. Freed with free(). */
void *memory_alloc(size_t size);
void *memory_resize(void *memory, size_t size);
char *memory_strdup(const char *string); /* NULL stays NULL */
char *memory_strndup(const char *bytes, size_t length);

void arena_init(struct arena *arena);
void arena_release(struct arena *arena);

/* Zeroed memory aligned for any type. size 0 gives a valid unique pointer. */
void *arena_alloc(struct arena *arena, size_t size);

/* count * size with overflow checked. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);

/* A larger block that starts with the old bytes; extends in place where the block is the newest. */
void *arena_grow(struct arena *arena, void *block, size_t old_size, size_t new_size);

char *arena_strdup(struct arena *arena, const char *string); /* NULL stays NULL */
char *arena_strndup(struct arena *arena, const char *bytes, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...) ALQ_FORMAT(2, 3);

#define arena_new(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define arena_new_array(arena, type, count)                                                        \
    ((type *)arena_alloc_array((arena), (count), sizeof(type)))

/* `ARENA_SCOPE(scratch);` declares an arena that is released when the block is left. */
#define ARENA_SCOPE(name) __attribute__((cleanup(arena_release))) struct arena name = {0}

#endif

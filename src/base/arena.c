/* Region allocation by bumping a pointer through chunks that double up to a limit. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* Under the address sanitizer the arena hands out just the bytes asked for, with a gap behind them,
 * so that an overrun is seen as it would be with malloc. */
#ifdef __SANITIZE_ADDRESS__ /* gcc */
#define HAS_SANITIZER
#elif defined(__has_feature) /* clang */
#if __has_feature(address_sanitizer)
#define HAS_SANITIZER
#endif
#endif
#ifdef HAS_SANITIZER
#include <sanitizer/asan_interface.h>
#define HIDE(bytes, size) ASAN_POISON_MEMORY_REGION((bytes), (size))
#define SHOW(bytes, size) ASAN_UNPOISON_MEMORY_REGION((bytes), (size))
enum { GAP = 16 };
#else
#define HIDE(bytes, size) ((void)(bytes))
#define SHOW(bytes, size) ((void)(bytes))
enum { GAP = 0 };
#endif

enum {
    ALIGNMENT = _Alignof(max_align_t),
    FIRST_CHUNK = 1024,
    LARGEST_CHUNK = 1024 * 1024,
};

struct arena_chunk {
    struct arena_chunk *older;
    size_t size; /* of the usable part */
};

/* The header is padded so that what follows it is aligned for any type. */
static const size_t header_size =
    (sizeof(struct arena_chunk) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

static void default_out_of_memory(size_t size)
{
    fprintf(stderr, "alambique: out of memory (%zu bytes)\n", size);
    abort();
}

static void (*out_of_memory)(size_t size) = default_out_of_memory;

void memory_set_out_of_memory(void (*hook)(size_t size))
{
    out_of_memory = hook ? hook : default_out_of_memory;
}

void *memory_alloc(size_t size)
{
    void *memory = calloc(1, size ? size : 1);
    if (!memory) {
        out_of_memory(size);
        abort();
    }
    return memory;
}

void *memory_resize(void *memory, size_t size)
{
    void *resized = realloc(memory, size ? size : 1);
    if (!resized) {
        out_of_memory(size);
        abort();
    }
    return resized;
}

char *memory_strndup(const char *bytes, size_t length)
{
    char *copy = memory_alloc(length + 1);
    if (length)
        memcpy(copy, bytes, length);
    return copy;
}

char *memory_strdup(const char *string)
{
    return string ? memory_strndup(string, strlen(string)) : NULL;
}

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

void arena_release(struct arena *arena)
{
    if (!arena)
        return;
    struct arena_chunk *chunk = arena->chunks;
    while (chunk) {
        struct arena_chunk *older = chunk->older;
        SHOW((char *)chunk + header_size, chunk->size);
        free(chunk);
        chunk = older;
    }
    *arena = (struct arena){0};
}

/* What a block of that size takes up. */
static size_t round_up(size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT - GAP) {
        out_of_memory(size);
        abort();
    }
    return ((size ? size : 1) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT + GAP;
}

static void add_chunk(struct arena *arena, size_t needed)
{
    size_t size = arena->chunks ? arena->chunks->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK)
        size = LARGEST_CHUNK;
    if (size < needed)
        size = needed;
    if (size > SIZE_MAX - header_size) {
        out_of_memory(size);
        abort();
    }
    struct arena_chunk *chunk = memory_alloc(header_size + size);
    chunk->older = arena->chunks;
    chunk->size = size;
    arena->chunks = chunk;
    arena->next = (char *)chunk + header_size;
    arena->end = arena->next + size;
    HIDE(arena->next, size);
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size_t needed = round_up(size);
    if ((size_t)(arena->end - arena->next) < needed)
        add_chunk(arena, needed);
    void *block = arena->next;
    arena->next += needed;
    arena->allocated += needed - GAP;
    SHOW(block, size);
    return block; /* zero since calloc made the chunk and nothing is handed out twice */
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) {
        out_of_memory(SIZE_MAX);
        abort();
    }
    return arena_alloc(arena, count * size);
}

void *arena_grow(struct arena *arena, void *block, size_t old_size, size_t new_size)
{
    if (block && new_size <= old_size)
        return block;
    size_t held = block ? round_up(old_size) : 0;
    size_t needed = round_up(new_size);
    bool is_newest = block && (char *)block + held == arena->next;
    if (block &&
        (needed == held || (is_newest && (size_t)(arena->end - arena->next) >= needed - held))) {
        arena->next += needed - held;
        arena->allocated += needed - held;
        SHOW(block, new_size);
        return block;
    }
    void *grown = arena_alloc(arena, new_size);
    if (block && old_size)
        memcpy(grown, block, old_size);
    return grown;
}

char *arena_strndup(struct arena *arena, const char *bytes, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    if (length)
        memcpy(copy, bytes, length);
    return copy;
}

char *arena_strdup(struct arena *arena, const char *string)
{
    return string ? arena_strndup(arena, string, strlen(string)) : NULL;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    size_t size = length < 0 ? 1 : (size_t)length + 1;
    char *string = arena_alloc(arena, size);
    if (length > 0)
        vsnprintf(string, size, format, again);
    va_end(again);
    return string;
}

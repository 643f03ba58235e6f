/* A map from strings to pointers that keeps the order of insertion. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct map_entry {
    const char *key; /* borrowed from the caller, who keeps it as long as the map */
    void *value;
};

/* Starts as {0}; memory comes from the arena given to map_put and is freed with it. */
struct map {
    struct map_entry *entries; /* in order of insertion: iterate over [0, count) */
    size_t count;
    size_t capacity;
    unsigned *slots; /* open addressing: index into entries + 1, 0 is free */
    size_t slot_count;
};

/* Sets the value of key. Returns false, and leaves the old value, when the key is there already. */
bool map_add(struct map *map, struct arena *arena, const char *key, void *value);

/* Sets the value of key, new or not. */
void map_put(struct map *map, struct arena *arena, const char *key, void *value);

/* The value, or NULL where the key is not there (or its value is NULL). */
void *map_get(const struct map *map, const char *key);

bool map_has(const struct map *map, const char *key);

#endif

/* Open addressing over an entry list, FNV-1a. Nothing is ever removed: there are no tombstones. */
#include "base/map.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/banned.h"

static uint64_t hash_string(const char *key)
{
    uint64_t hash = 14695981039346656037u;
    for (; *key; key++)
        hash = (hash ^ (unsigned char)*key) * 1099511628211u;
    return hash ^ (hash >> 32);
}

/* The slot that holds key, or the free one where it belongs. */
static unsigned *find_slot(const struct map *map, const char *key)
{
    size_t mask = map->slot_count - 1;
    for (size_t i = (size_t)hash_string(key) & mask;; i = (i + 1) & mask) {
        unsigned entry = map->slots[i];
        if (entry == 0 || strcmp(map->entries[entry - 1].key, key) == 0)
            return &map->slots[i];
    }
}

static void grow(struct map *map, struct arena *arena)
{
    size_t capacity = map->capacity ? map->capacity * 2 : 8;
    map->entries = arena_grow(arena, map->entries, map->capacity * sizeof *map->entries,
                              capacity * sizeof *map->entries);
    map->capacity = capacity;
    map->slot_count = capacity * 2;
    map->slots = arena_new_array(arena, unsigned, map->slot_count);
    for (size_t i = 0; i < map->count; i++)
        *find_slot(map, map->entries[i].key) = (unsigned)i + 1;
}

static bool insert(struct map *map, struct arena *arena, const char *key, void *value, bool replace)
{
    if (map->count == map->capacity)
        grow(map, arena);
    unsigned *slot = find_slot(map, key);
    if (*slot) {
        if (replace)
            map->entries[*slot - 1].value = value;
        return false;
    }
    map->entries[map->count++] = (struct map_entry){key, value};
    *slot = (unsigned)map->count;
    return true;
}

bool map_add(struct map *map, struct arena *arena, const char *key, void *value)
{
    return insert(map, arena, key, value, false);
}

void map_put(struct map *map, struct arena *arena, const char *key, void *value)
{
    insert(map, arena, key, value, true);
}

static const struct map_entry *find_entry(const struct map *map, const char *key)
{
    if (!map->count)
        return NULL;
    unsigned slot = *find_slot(map, key);
    return slot ? &map->entries[slot - 1] : NULL;
}

void *map_get(const struct map *map, const char *key)
{
    const struct map_entry *entry = find_entry(map, key);
    return entry ? entry->value : NULL;
}

bool map_has(const struct map *map, const char *key)
{
    return find_entry(map, key) != NULL;
}

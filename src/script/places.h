/* Which files and directories were reached, by whatever name. */
#ifndef SCRIPT_PLACES_H
#define SCRIPT_PLACES_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct arena;
struct place_slot;

/* Starts as {0}. */
struct places {
    struct place_slot *slots; /* open addressing */
    size_t slot_count;        /* a power of two */
    size_t count;
};

/* Adds one; false where it is there already. */
bool places_add(struct places *places, dev_t device, ino_t inode, struct arena *arena);

#endif

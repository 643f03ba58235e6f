/* A set of files by device and inode. */
#include "script/places.h"

#include "base/arena.h"
#include "base/banned.h"

enum { FIRST_SLOTS = 64 };

/* Where a file is on this machine; no file has the inode 0. */
struct place_slot {
    dev_t device;
    ino_t inode;
};

static struct place_slot *find(const struct places *places, const struct place_slot *place)
{
    size_t mask = places->slot_count - 1;
    size_t slot = (size_t)place->inode & mask;
    while (places->slots[slot].inode && (places->slots[slot].inode != place->inode ||
                                         places->slots[slot].device != place->device))
        slot = (slot + 1) & mask;
    return &places->slots[slot];
}

static void grow(struct places *places, struct arena *arena)
{
    struct place_slot *old_slots = places->slots;
    size_t old_count = places->slot_count;
    places->slot_count = old_count ? old_count * 2 : FIRST_SLOTS;
    places->slots = arena_new_array(arena, struct place_slot, places->slot_count);
    for (size_t i = 0; i < old_count; i++)
        if (old_slots[i].inode)
            *find(places, &old_slots[i]) = old_slots[i];
}

bool places_add(struct places *places, dev_t device, ino_t inode, struct arena *arena)
{
    const struct place_slot place = {device, inode};
    if (places->count * 2 >= places->slot_count)
        grow(places, arena);
    struct place_slot *slot = find(places, &place);
    if (slot->inode)
        return false;
    *slot = place;
    places->count++;
    return true;
}

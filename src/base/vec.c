/* Growth of arena arrays, and lists of strings. */
#include "base/vec.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "base/banned.h"

void *vec_reserve_one(struct arena *arena, void *items, size_t count, size_t *capacity,
                      size_t item_size)
{
    if (count < *capacity)
        return items;
    assert(count == *capacity); /* else the items are not the vector's own, and it cannot grow */
    size_t grown = *capacity ? *capacity * 2 : 4;
    void *moved = arena_grow(arena, items, *capacity * item_size, grown * item_size);
    *capacity = grown;
    return moved;
}

int strings_contain(const struct strings *strings, const char *string)
{
    for (size_t i = 0; i < strings->count; i++)
        if (strcmp(strings->items[i], string) == 0)
            return 1;
    return 0;
}

int strings_are_equal(const struct strings *a, const struct strings *b)
{
    if (a->count != b->count)
        return 0;
    for (size_t i = 0; i < a->count; i++)
        if (strcmp(a->items[i], b->items[i]) != 0)
            return 0;
    return 1;
}

int strings_are_same(const struct strings *a, const struct strings *b)
{
    if (a->count != b->count)
        return 0;
    for (size_t i = 0; i < a->count; i++)
        if (!strings_contain(b, a->items[i]))
            return 0;
    return 1;
}

char *strings_join(const struct strings *strings, const char *separator, struct arena *arena)
{
    TEXT_SCOPE(joined);
    for (size_t i = 0; i < strings->count; i++) {
        if (i)
            text_add(&joined, separator);
        text_add(&joined, strings->items[i]);
    }
    return text_copy(&joined, arena);
}

struct strings strings_split(const char *list, const char *separators, struct arena *arena)
{
    static const char blanks[] = " \t\r\n";
    struct strings parts = {0};
    while (*list) {
        size_t length = strcspn(list, separators);
        const char *part = list;
        list += length + (list[length] != '\0');
        size_t skipped = strspn(part, blanks);
        part += skipped < length ? skipped : length;
        length -= skipped < length ? skipped : length;
        while (length && strchr(blanks, part[length - 1]))
            length--;
        if (length)
            vec_push(arena, &parts, arena_strndup(arena, part, length));
    }
    return parts;
}

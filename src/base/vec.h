/* A growing array in an arena, typed by the macro that declares it. */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stddef.h>

#include "base/arena.h"

/* `VEC(struct column) columns;` as a member or variable; starts as {0}. Items move when it grows,
 * so hold indexes, not pointers, while adding. Give a vector that crosses functions a named
 * struct. */
#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count;                                                                              \
        size_t capacity;                                                                           \
    }

/* Appends value. */
#define vec_push(arena, vec, ...)                                                                  \
    ((vec)->items = vec_reserve_one((arena), (vec)->items, (vec)->count, &(vec)->capacity,         \
                                    sizeof *(vec)->items),                                         \
     (void)((vec)->items[(vec)->count++] = (__VA_ARGS__)))

/* The same array, or a grown copy, with room for one more item. */
void *vec_reserve_one(struct arena *arena, void *items, size_t count, size_t *capacity,
                      size_t item_size);

/* A list of strings, the commonest vector of all. */
struct strings {
    const char **items;
    size_t count;
    size_t capacity;
};

/* Whether the list holds an equal string. */
int strings_contain(const struct strings *strings, const char *string);

/* Whether both hold the same strings in the same order. */
int strings_are_equal(const struct strings *a, const struct strings *b);

/* Whether both hold the same strings, in any order; neither holds one twice. */
int strings_are_same(const struct strings *a, const struct strings *b);

/* The items joined by separator, in arena. */
char *strings_join(const struct strings *strings, const char *separator, struct arena *arena);

/* What stands between the separators (characters, each of them one), without the blanks around it
 * and without the empty ones, in arena. */
struct strings strings_split(const char *list, const char *separators, struct arena *arena);

#endif

/* Key/value options: found by their keys, kept in the order they were set. */
#include "schema/options.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/vec.h"
#include "base/banned.h"

const struct option *options_find(const struct options *options, const char *key)
{
    for (size_t i = 0; i < options->count; i++)
        if (string_equal(options->items[i].key, key))
            return &options->items[i];
    return NULL;
}

const char *options_text(const struct options *options, const char *key)
{
    const struct option *option = options_find(options, key);
    return option && option->kind == OPTION_TEXT ? option->text : NULL;
}

bool options_boolean(const struct options *options, const char *key)
{
    const struct option *option = options_find(options, key);
    return option && option->kind == OPTION_BOOLEAN && option->boolean;
}

int64_t options_integer(const struct options *options, const char *key, int64_t fallback)
{
    const struct option *option = options_find(options, key);
    return option && option->kind == OPTION_INTEGER ? option->integer : fallback;
}

void options_set(struct options *options, struct arena *arena, struct option option)
{
    for (size_t i = 0; i < options->count; i++)
        if (string_equal(options->items[i].key, option.key)) {
            options->items[i] = option;
            return;
        }
    vec_push(arena, options, option);
}

void options_set_text(struct options *options, struct arena *arena, const char *key,
                      const char *text)
{
    options_set(options, arena, (struct option){.key = key, .kind = OPTION_TEXT, .text = text});
}

void options_set_boolean(struct options *options, struct arena *arena, const char *key, bool value)
{
    options_set(options, arena,
                (struct option){.key = key, .kind = OPTION_BOOLEAN, .boolean = value});
}

void options_set_integer(struct options *options, struct arena *arena, const char *key,
                         int64_t value)
{
    options_set(options, arena,
                (struct option){.key = key, .kind = OPTION_INTEGER, .integer = value});
}

struct options options_copy(const struct options *options, struct arena *arena)
{
    struct options copy = {0};
    for (size_t i = 0; i < options->count; i++)
        vec_push(arena, &copy, options->items[i]);
    return copy;
}

static bool lists_are_equal(const struct option *a, const struct option *b)
{
    if (a->list_count != b->list_count)
        return false;
    for (size_t i = 0; i < a->list_count; i++)
        if (!string_equal(a->list[i], b->list[i]))
            return false;
    return true;
}

static bool values_are_equal(const struct option *a, const struct option *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case OPTION_TEXT:
        return string_equal(a->text, b->text);
    case OPTION_BOOLEAN:
        return a->boolean == b->boolean;
    case OPTION_INTEGER:
        return a->integer == b->integer;
    case OPTION_LIST:
        return lists_are_equal(a, b);
    case OPTION_MAP:
        return options_equal(a->map, b->map);
    case OPTION_NONE:
        break;
    }
    return true;
}

bool options_equal(const struct options *a, const struct options *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        const struct option *other = options_find(b, a->items[i].key);
        if (!other || !values_are_equal(&a->items[i], other))
            return false;
    }
    return true;
}

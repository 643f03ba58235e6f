/* Functions and methods of Python itself that env.py works out strings by: of strings, mappings and
 * paths. */
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "script/environment_walk.h"
#include "base/banned.h"

/* -- Methods. */

static const struct guess *replace(struct walk *walk, const struct guess *self,
                                   const struct arguments *arguments)
{
    const char *old = arguments_string(arguments, 0, "old");
    const char *new = arguments_string(arguments, 1, "new");
    if (!old || !new || !*old)
        return &guess_unknown;
    int64_t left = INT64_MAX;
    const struct guess *limit = arguments_find(arguments, 2, "count");
    if (limit && limit->kind == GUESS_NUMBER && limit->number >= 0)
        left = limit->number;
    TEXT_SCOPE(out);
    const char *at = self->text;
    for (const char *found; left && (found = strstr(at, old)); left--) {
        text_add_bytes(&out, at, (size_t)(found - at));
        text_add(&out, new);
        at = found + strlen(old);
        if (out.length > WALK_LONGEST_STRING)
            return &guess_unknown;
    }
    text_add(&out, at);
    return guess_string(walk, text_copy(&out, walk->arena), self->variable);
}

/* str.format with {} and {name} only. */
static const struct guess *format(struct walk *walk, const struct guess *self,
                                  const struct arguments *arguments)
{
    size_t used = 0;
    TEXT_SCOPE(out);
    for (const char *at = self->text; *at; at++) {
        bool is_doubled = (*at == '{' || *at == '}') && at[1] == *at;
        if (*at != '{' || is_doubled) {
            text_add_char(&out, *at);
            at += is_doubled;
            continue;
        }
        size_t length = strcspn(at + 1, "}");
        const char *name = arena_strndup(walk->arena, at + 1, length);
        const char *value = length ? arguments_string(arguments, SIZE_MAX, name)
                                   : arguments_string(arguments, used++, "");
        if (!value || !at[length + 1])
            return &guess_unknown;
        text_add(&out, value);
        at += length + 1;
    }
    return out.length > WALK_LONGEST_STRING
               ? &guess_unknown
               : guess_string(walk, text_copy(&out, walk->arena), self->variable);
}

static const struct guess *string_method(struct walk *walk, const struct guess *self,
                                         const char *name, const struct arguments *arguments)
{
    const char *first = arguments_string(arguments, 0, "");
    if (strcmp(name, "replace") == 0)
        return replace(walk, self, arguments);
    if (strcmp(name, "format") == 0)
        return format(walk, self, arguments);
    if (strcmp(name, "startswith") == 0 && first)
        return guess_boolean(string_starts_with(self->text, first));
    if (strcmp(name, "endswith") == 0 && first)
        return guess_boolean(string_ends_with(self->text, first));
    if (strcmp(name, "strip") == 0 && !arguments->count) {
        const char *start = self->text + strspn(self->text, " \t\r\n");
        TEXT_SCOPE(out);
        text_add(&out, start);
        text_trim_end(&out);
        return guess_string(walk, text_copy(&out, walk->arena), self->variable);
    }
    if (strcmp(name, "lower") == 0 || strcmp(name, "upper") == 0) {
        char *copy = arena_strdup(walk->arena, self->text);
        char from = *name == 'l' ? 'A' : 'a';
        for (char *byte = copy; *byte; byte++)
            if (*byte >= from && *byte <= from + 25)
                *byte = (char)(*byte ^ 0x20);
        return guess_string(walk, copy, self->variable);
    }
    return &guess_unknown;
}

static void put_all(struct walk *walk, const struct guess *self, const struct guess *from)
{
    for (size_t i = 0; from->kind == GUESS_MAPPING && i < from->values->count; i++)
        map_put(self->values, walk->arena, from->values->entries[i].key,
                from->values->entries[i].value);
}

static void put_keywords(struct walk *walk, const struct guess *self,
                         const struct arguments *arguments)
{
    for (size_t i = 0; i < arguments->call->keyword_count; i++) {
        const struct py_str *name = arguments->call->keywords[i].name;
        if (name)
            map_put(self->values, walk->arena, arena_strdup(walk->arena, name->bytes),
                    (void *)(uintptr_t)arguments->keywords[i]);
        else
            put_all(walk, self, arguments->keywords[i]);
    }
}

static const struct guess *mapping_method(struct walk *walk, const struct guess *self,
                                          const char *name, const struct arguments *arguments)
{
    const char *key = arguments_string(arguments, 0, "");
    const struct guess *second = arguments_find(arguments, 1, "default");
    if (strcmp(name, "update") == 0) {
        if (arguments->count)
            put_all(walk, self, arguments->items[0]);
        put_keywords(walk, self, arguments);
        return &guess_unknown;
    }
    if (!key || (strcmp(name, "get") != 0 && strcmp(name, "setdefault") != 0))
        return &guess_unknown;
    const struct guess *found = map_get(self->values, key);
    if (found)
        return found;
    if (self->is_open)
        return &guess_unknown;
    if (*name == 's' && second)
        map_put(self->values, walk->arena, key, (void *)(uintptr_t)second);
    return second ? second : &guess_unknown;
}

static const struct guess *make_mapping(struct walk *walk, const struct arguments *arguments)
{
    struct guess *guess = arena_new(walk->arena, struct guess);
    guess->kind = GUESS_MAPPING;
    guess->values = arena_new(walk->arena, struct map);
    guess->is_open = arguments->count && arguments->items[0]->kind != GUESS_MAPPING;
    if (arguments->count)
        put_all(walk, guess, arguments->items[0]);
    put_keywords(walk, guess, arguments);
    return guess;
}

const struct guess *method_call(struct walk *walk, const struct guess *self, const char *name,
                                const struct arguments *arguments)
{
    return self->kind == GUESS_STRING ? string_method(walk, self, name, arguments)
                                      : mapping_method(walk, self, name, arguments);
}

/* -- Functions. */

static const struct guess *join_paths(struct walk *walk, const struct arguments *arguments)
{
    const char *path = arguments_string(arguments, 0, "");
    for (size_t i = 1; path && i < arguments->count; i++) {
        const char *part = arguments_string(arguments, i, "");
        path = part ? path_join(walk->arena, path, part) : NULL;
    }
    bool is_known = path && arguments->count == arguments->call->arguments.count;
    return is_known ? guess_string(walk, path, NULL) : &guess_unknown;
}

static const struct guess *path_function(struct walk *walk, const char *dotted,
                                         const struct arguments *arguments)
{
    const char *path = arguments_string(arguments, 0, "");
    if (!path)
        return &guess_unknown;
    if (call_is(dotted, "path.join"))
        return join_paths(walk, arguments);
    if (call_is(dotted, "path.basename"))
        return guess_string(walk, path_name(path), NULL);
    if (call_is(dotted, "path.dirname"))
        return guess_string(walk, strchr(path, '/') ? path_directory(walk->arena, path) : "", NULL);
    if (call_is(dotted, "path.abspath") || call_is(dotted, "path.realpath"))
        return guess_string(walk, path_absolute(walk->arena, path), NULL);
    return &guess_unknown;
}

bool call_is(const char *dotted, const char *name)
{
    size_t length = strlen(dotted);
    size_t name_length = strlen(name);
    return length >= name_length && strcmp(dotted + length - name_length, name) == 0 &&
           (length == name_length || dotted[length - name_length - 1] == '.');
}

const struct guess *method_known(struct walk *walk, const char *dotted,
                                 const struct arguments *arguments)
{
    if (string_starts_with(dotted, "os.path.") || string_starts_with(dotted, "path."))
        return path_function(walk, dotted, arguments);
    if (strcmp(dotted, "dict") == 0)
        return make_mapping(walk, arguments);
    if (strcmp(dotted, "str") == 0 && arguments->count == 1)
        return arguments->items[0]->kind == GUESS_STRING ? arguments->items[0] : &guess_unknown;
    return NULL;
}

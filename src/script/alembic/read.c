/* Reads attributes of Python objects. */
#include "script/alembic/read.h"

#include "base/banned.h"

bool read_object(struct binding *binding, struct py_value object, const char *name,
                 struct py_value *ret_value)
{
    struct py_value value = py_getattr_string(binding->py, object, name);
    if (py_is_error(value))
        return false;
    *ret_value = value;
    return true;
}

bool read_string(struct binding *binding, struct py_value object, const char *name,
                 struct arena *arena, const char **ret_string)
{
    struct py_value value;
    const char *string = NULL;
    if (!read_object(binding, object, name, &value))
        return false;
    if (!py_is_none(value) && !py_to_string(binding->py, value, name, &string))
        return false;
    *ret_string = arena_strdup(arena, string);
    return true;
}

bool read_truth(struct binding *binding, struct py_value object, const char *name, bool *ret_truth)
{
    struct py_value value;
    return read_object(binding, object, name, &value) && py_truth(binding->py, value, ret_truth);
}

bool read_name(struct binding *binding, struct py_value value, const char *what,
               struct arena *arena, const char **ret_name)
{
    struct py *py = binding->py;
    const char *string = NULL;
    if (!py_is_str(value)) {
        struct py_value name = py_getattr_optional(py, value, py_intern(py, "name"));
        if (py_is_error(name))
            return false;
        if (!py_is_unbound(name))
            value = name;
    }
    if (!py_to_string(py, value, what, &string))
        return false;
    *ret_name = arena_strdup(arena, string);
    return true;
}

static bool push_names(struct binding *binding, struct py_value list, const char *what,
                       struct arena *arena, struct strings *strings)
{
    const struct py_value *items;
    size_t count;
    struct py_value kept = py_to_list(binding->py, list);
    if (py_is_error(kept) || !py_sequence(kept, &items, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *name;
        if (!read_name(binding, items[i], what, arena, &name))
            return false;
        vec_push(arena, strings, name);
    }
    return true;
}

bool read_strings(struct binding *binding, struct py_value object, const char *name,
                  struct arena *arena, struct strings *ret_strings)
{
    struct py_value value;
    struct strings strings = {0};
    if (!read_object(binding, object, name, &value) ||
        (!py_is_none(value) && !push_names(binding, value, name, arena, &strings)))
        return false;
    *ret_strings = strings;
    return true;
}

static bool read_list(struct binding *binding, struct py_value value, struct arena *arena,
                      struct option *option)
{
    struct strings list = {0};
    if (!push_names(binding, value, option->key, arena, &list))
        return false;
    option->kind = OPTION_LIST;
    option->list = list.items;
    option->list_count = list.count;
    return true;
}

static bool read_map(struct binding *binding, struct py_value value, struct arena *arena,
                     struct option *option)
{
    struct options *map = arena_new(arena, struct options);
    option->kind = OPTION_MAP;
    option->map = map;
    return read_options(binding, value, arena, map);
}

static bool read_option(struct binding *binding, struct py_value value, struct arena *arena,
                        struct option *option)
{
    switch (value.tag) {
    case PY_NONE:
        option->kind = OPTION_NONE;
        return true;
    case PY_BOOL:
        option->kind = OPTION_BOOLEAN;
        option->boolean = value.integer != 0;
        return true;
    case PY_INT:
        option->kind = OPTION_INTEGER;
        option->integer = value.integer;
        return true;
    default:
        break;
    }
    if (py_is_kind(value, PY_KIND_LIST) || py_is_kind(value, PY_KIND_TUPLE) ||
        py_is_kind(value, PY_KIND_SET))
        return read_list(binding, value, arena, option);
    if (py_is_kind(value, PY_KIND_DICT))
        return read_map(binding, value, arena, option);
    option->kind = OPTION_TEXT;
    if (py_is_str(value))
        return read_name(binding, value, option->key, arena, &option->text);
    option->is_expression = true;
    return lower_expression_text(binding, value, arena, &option->text);
}

bool read_options(struct binding *binding, struct py_value dict, struct arena *arena,
                  struct options *options)
{
    size_t position = 0;
    struct py_value key;
    struct py_value value;
    if (!py_is_kind(dict, PY_KIND_DICT))
        return true;
    while (py_dict_next(dict, &position, &key, &value)) {
        struct option option = {0};
        if (!read_name(binding, key, "a keyword", arena, &option.key) ||
            !read_option(binding, value, arena, &option))
            return false;
        options_set(options, arena, option);
    }
    return true;
}

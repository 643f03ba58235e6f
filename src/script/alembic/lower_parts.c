/* Reads what columns, constraints, indexes, sequences and tables have in common. */
#include "script/alembic/lower_parts.h"

#include <string.h>

#include "script/alembic/read.h"
#include "base/banned.h"

bool lower_each(struct binding *binding, struct py_value iterable,
                bool (*step)(struct binding *binding, struct py_value item, void *user), void *user)
{
    const struct py_value *items;
    size_t count;
    if (py_is_none(iterable))
        return true;
    struct py_value list = py_to_list(binding->py, iterable);
    if (py_is_error(list) || !py_sequence(list, &items, &count))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!step(binding, items[i], user))
            return false;
    return true;
}

const char *lower_kind_of(struct binding *binding, struct py_value object)
{
    struct py *py = binding->py;
    if (object.tag != PY_OBJECT || py_is_str(object))
        return NULL;
    struct py_value kind = py_getattr_optional(py, object, py_intern(py, "_kind"));
    if (py_is_error(kind))
        py_error_clear(py);
    return py_is_str(kind) ? py_string(py, kind) : NULL;
}

bool lower_given_name(struct binding *binding, struct py_value object, struct arena *arena,
                      const char **ret_name, bool *ret_is_final)
{
    struct py_value name;
    if (!read_object(binding, object, "_name", &name))
        return false;
    *ret_name = NULL;
    *ret_is_final = false;
    if (py_is_none(name))
        return true;
    *ret_is_final = strcmp(py_type_name(binding->py, name), "conv") == 0;
    return read_name(binding, name, "a name", arena, ret_name);
}

bool lower_is_quoted(struct binding *binding, struct py_value name)
{
    struct py *py = binding->py;
    bool is_quoted = false;
    if (!py_is_str(name) || strcmp(py_type_name(py, name), "str") == 0)
        return false;
    struct py_value quote = py_getattr_optional(py, name, py_intern(py, "quote"));
    if (py_is_error(quote) || (!py_is_unbound(quote) && !py_truth(py, quote, &is_quoted)))
        py_error_clear(py);
    return is_quoted;
}

bool lower_dialect_options(struct binding *binding, struct py_value object, struct arena *arena,
                           struct options *ret_options)
{
    struct py_value dict;
    return read_object(binding, object, "dialect_kwargs", &dict) &&
           read_options(binding, dict, arena, ret_options);
}

bool lower_condition(struct binding *binding, struct py_value value, struct arena *arena,
                     const char **ret_text)
{
    if (py_is_none(value))
        *ret_text = NULL;
    else if (py_is_str(value))
        return read_name(binding, value, "a condition", arena, ret_text);
    else
        return lower_expression_text(binding, value, arena, ret_text);
    return true;
}

bool lower_default(struct binding *binding, struct py_value value, struct arena *arena,
                   struct default_value *ret_default)
{
    struct py_value argument = value;
    *ret_default = (struct default_value){DEFAULT_NONE, NULL};
    const char *kind = lower_kind_of(binding, value);
    if (py_is_none(value) || (kind && strcmp(kind, "fetched_value") == 0))
        return true;
    if (kind && strcmp(kind, "default_clause") == 0 &&
        !read_object(binding, value, "arg", &argument))
        return false;
    ret_default->kind = py_is_str(argument) ? DEFAULT_STRING : DEFAULT_EXPRESSION;
    if (!py_is_str(argument) && !lower_kind_of(binding, argument)) {
        py_raise(binding->py, PY_EXC_TYPE,
                 "a server default is a str, text() or another SQL expression, not %s",
                 py_type_name(binding->py, argument));
        return false;
    }
    return lower_condition(binding, argument, arena, &ret_default->text);
}

bool lower_optional_integer(struct binding *binding, struct py_value object, const char *name,
                            bool *ret_has, int64_t *ret_number)
{
    struct py_value value;
    if (!read_object(binding, object, name, &value))
        return false;
    *ret_has = !py_is_none(value);
    return !*ret_has || py_to_int64(binding->py, value, ret_number);
}

bool lower_tri(struct binding *binding, struct py_value object, const char *name, enum tri *ret_tri)
{
    struct py_value value;
    bool is_true = false;
    if (!read_object(binding, object, name, &value))
        return false;
    if (!py_is_none(value) && !py_truth(binding->py, value, &is_true))
        return false;
    *ret_tri = py_is_none(value) ? TRI_UNSET : is_true ? TRI_YES : TRI_NO;
    return true;
}

bool lower_sequence_options(struct binding *binding, struct py_value object,
                            struct identity *identity)
{
    return lower_optional_integer(binding, object, "start", &identity->has_start,
                                  &identity->start) &&
           lower_optional_integer(binding, object, "increment", &identity->has_increment,
                                  &identity->increment) &&
           lower_optional_integer(binding, object, "minvalue", &identity->has_minimum,
                                  &identity->minimum) &&
           lower_optional_integer(binding, object, "maxvalue", &identity->has_maximum,
                                  &identity->maximum) &&
           lower_optional_integer(binding, object, "cache", &identity->has_cache,
                                  &identity->cache) &&
           read_truth(binding, object, "nominvalue", &identity->no_minimum) &&
           read_truth(binding, object, "nomaxvalue", &identity->no_maximum) &&
           lower_tri(binding, object, "cycle", &identity->cycles);
}

bool lower_sequence(struct binding *binding, struct py_value sequence, struct arena *arena,
                    struct sequence **ret_sequence)
{
    struct sequence *made = arena_new(arena, struct sequence);
    struct py_value type;
    if (!read_string(binding, sequence, "name", arena, &made->name) ||
        !read_string(binding, sequence, "schema", arena, &made->schema) ||
        !lower_sequence_options(binding, sequence, &made->parameters) ||
        !read_object(binding, sequence, "data_type", &type) ||
        (!py_is_none(type) && !lower_type(binding, type, arena, &made->data_type)))
        return false;
    *ret_sequence = made;
    return true;
}

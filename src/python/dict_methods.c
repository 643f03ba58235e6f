/* The type dict and its views. */
#include "python/runtime.h"

#include "base/banned.h"

static struct py_value entry_part(struct py *py, const struct py_entry *entry,
                                  enum py_view_part part)
{
    return part == VIEW_KEYS     ? entry->key
           : part == VIEW_VALUES ? entry->value
                                 : py_pair(py, entry->key, entry->value);
}

static struct py_value dict_next(struct py *py, struct py_iterator *iterator)
{
    if (py_is_none(iterator->source))
        return py_unbound();
    const struct py_dict *dict = as_dict(iterator->source);
    if (dict->changes != iterator->changes) {
        bool same_size = (int64_t)dict->count == iterator->stop;
        bool is_set = dict->object.kind == PY_KIND_SET;
        return py_raise(py, PY_EXC_RUNTIME,
                        is_set      ? "Set changed size during iteration"
                        : same_size ? "dictionary keys changed during iteration"
                                    : "dictionary changed size during iteration");
    }
    while (iterator->index >= 0 && (size_t)iterator->index < dict->used) {
        const struct py_entry *entry = &dict->entries[iterator->index];
        iterator->index += iterator->step;
        if (!py_is_unbound(entry->key))
            return entry_part(py, entry, (enum py_view_part)iterator->extra.integer);
    }
    iterator->source = py_none();
    return py_unbound();
}

struct py_value dict_iterator(struct py *py, struct py_dict *dict, enum py_view_part part)
{
    struct py_iterator *iterator = iterator_new(py, py_object(dict), dict_next);
    iterator->extra = py_int(part);
    iterator->step = 1;
    iterator->stop = (int64_t)dict->count;
    iterator->changes = dict->changes;
    return py_object(iterator);
}

static struct py_value reversed_iterator(struct py *py, struct py_dict *dict,
                                         enum py_view_part part)
{
    struct py_value iterator = dict_iterator(py, dict, part);
    PY_AS(py_iterator, iterator)->step = -1;
    PY_AS(py_iterator, iterator)->index = (int64_t)dict->used - 1;
    return iterator;
}

static struct py_value dict_iterate(struct py *py, struct py_value self)
{
    return dict_iterator(py, as_dict(self), VIEW_KEYS);
}

static struct py_value dict_reversed(struct py *py, struct py_value *a)
{
    return reversed_iterator(py, as_dict(a[0]), VIEW_KEYS);
}

static struct py_value dict_init(struct py *py, struct py_value *a)
{
    struct py_dict *dict = as_dict(a[0]);
    if (!py_is_unbound(a[1]) && !dict_update(py, dict, a[1]))
        return py_error();
    return dict_update(py, dict, a[2]) ? py_none() : py_error();
}

static struct py_value dict_construct(struct py *py, struct py_value *a)
{
    struct py_value dict = py_dict(py);
    dict.object->class = as_class(a[0]);
    return construct_with(py, dict, a, dict_init, 1);
}

static struct py_value dict_length(struct py *py, struct py_value self)
{
    (void)py;
    return py_size(as_dict(self)->count);
}

static struct py_value dict_getitem(struct py *py, struct py_value self, struct py_value key)
{
    PY_TRY(value, py_dict_get(py, self, key));
    if (!py_is_unbound(value))
        return value;
    struct py_value missing = call_special(py, self, PY_NAME(missing), &key, 1);
    return py_is_unbound(missing) ? raise_key_error(py, key) : missing;
}

static struct py_value dict_setitem(struct py *py, struct py_value self, struct py_value key,
                                    struct py_value value)
{
    bool failed = false;
    if (!py_is_unbound(value))
        return dict_put(py, as_dict(self), key, value) ? py_none() : py_error();
    if (dict_remove(py, as_dict(self), key, &failed))
        return py_none();
    return failed ? py_error() : raise_key_error(py, key);
}

static struct py_value dict_contains(struct py *py, struct py_value self, struct py_value key)
{
    bool failed;
    struct py_entry *entry = dict_find(py, as_dict(self), key, &failed);
    return failed ? py_error() : py_bool(entry);
}

static struct py_value dict_compare(struct py *py, enum py_compare op, struct py_value self,
                                    struct py_value other)
{
    if (!py_is_kind(other, PY_KIND_DICT) || (op != PY_EQ && op != PY_NE))
        return py_not_implemented();
    const struct py_dict *dict = as_dict(self);
    bool equal = dict->count == as_dict(other)->count;
    for (size_t i = 0; i < dict->used && equal; i++) {
        struct py_entry entry = dict->entries[i];
        if (py_is_unbound(entry.key))
            continue;
        PY_TRY(value, py_dict_get(py, other, entry.key));
        if (py_is_unbound(value))
            equal = false;
        else if (!py_equal(py, entry.value, value, &equal))
            return py_error();
    }
    return py_bool(equal == (op == PY_EQ));
}

static struct py_value dict_binary(struct py *py, enum py_operator op, struct py_value left,
                                   struct py_value right)
{
    if (op != PY_OR || !py_is_kind(left, PY_KIND_DICT) || !py_is_kind(right, PY_KIND_DICT))
        return py_not_implemented();
    struct py_dict *merged = dict_copy(py, as_dict(left));
    return dict_update(py, merged, right) ? py_object(merged) : py_error();
}

static struct py_value dict_inplace(struct py *py, enum py_operator op, struct py_value left,
                                    struct py_value right)
{
    if (op != PY_OR)
        return py_not_implemented();
    return dict_update(py, as_dict(left), right) ? left : py_error();
}

static struct py_value dict_repr(struct py *py, struct py_value self)
{
    enum { AT_WORK = 128 };
    if (self.object->flags & AT_WORK)
        return py_str(py, "{...}");
    TEXT_SCOPE(out);
    bool is_good = true;
    const struct py_dict *dict = as_dict(self);
    self.object->flags |= AT_WORK;
    text_add_char(&out, '{');
    for (size_t i = 0; i < dict->used && is_good; i++) {
        struct py_entry entry = dict->entries[i];
        if (py_is_unbound(entry.key))
            continue;
        if (out.length > 1)
            text_add(&out, ", ");
        is_good = py_repr_to(py, entry.key, &out);
        text_add(&out, ": ");
        is_good = is_good && py_repr_to(py, entry.value, &out);
    }
    text_add_char(&out, '}');
    self.object->flags &= (uint8_t)~AT_WORK;
    return is_good ? py_str_text(py, &out) : py_error();
}

/* --- methods
 * -------------------------------------------------------------------------------------- */

static struct py_value dict_get(struct py *py, struct py_value *a)
{
    struct py_value value = py_dict_get(py, a[0], a[1]);
    return !py_is_unbound(value) ? value : py_is_unbound(a[2]) ? py_none() : a[2];
}

static struct py_value dict_setdefault(struct py *py, struct py_value *a)
{
    struct py_value value = py_dict_get(py, a[0], a[1]);
    if (!py_is_unbound(value))
        return value;
    value = py_is_unbound(a[2]) ? py_none() : a[2];
    return dict_put(py, as_dict(a[0]), a[1], value) ? value : py_error();
}

static struct py_value dict_pop(struct py *py, struct py_value *a)
{
    bool failed;
    PY_TRY(value, py_dict_get(py, a[0], a[1]));
    if (py_is_unbound(value))
        return py_is_unbound(a[2]) ? raise_key_error(py, a[1]) : a[2];
    dict_remove(py, as_dict(a[0]), a[1], &failed);
    return failed ? py_error() : value;
}

static struct py_value dict_popitem(struct py *py, struct py_value *a)
{
    struct py_dict *dict = as_dict(a[0]);
    for (size_t i = dict->used; i-- > 0;) {
        struct py_entry entry = dict->entries[i];
        bool failed;
        if (py_is_unbound(entry.key))
            continue;
        dict_remove(py, dict, entry.key, &failed);
        return py_pair(py, entry.key, entry.value);
    }
    return raise_key_error(py, py_str(py, "popitem(): dictionary is empty"));
}

static struct py_value dict_update_method(struct py *py, struct py_value *a)
{
    return dict_init(py, a);
}

static struct py_value dict_clear_method(struct py *py, struct py_value *a)
{
    (void)py;
    dict_clear(as_dict(a[0]));
    return py_none();
}

static struct py_value dict_copy_method(struct py *py, struct py_value *a)
{
    return py_object(dict_copy(py, as_dict(a[0])));
}

static struct py_value dict_fromkeys(struct py *py, struct py_value *a)
{
    struct py_value dict = call_value(py, a[0], NULL, 0, NULL);
    struct py_value iterator = py_is_error(dict) ? dict : py_iterate(py, a[1]);
    if (py_is_error(iterator))
        return iterator;
    for (;;) {
        struct py_value key = py_next(py, iterator);
        if (py_is_error(key) || !py_tick(py))
            return py_error();
        if (py_is_unbound(key))
            return dict;
        if (!py_setitem(py, dict, key, py_is_unbound(a[2]) ? py_none() : a[2]))
            return py_error();
    }
}

struct py_value dict_view(struct py *py, struct py_dict *dict, enum py_view_part part)
{
    struct py_view *view = py_new_object(py, py_view, PY_KIND_VIEW);
    view->dict = dict;
    view->part = part;
    return py_object(view);
}

static struct py_value dict_keys(struct py *py, struct py_value *a)
{
    return dict_view(py, as_dict(a[0]), VIEW_KEYS);
}

static struct py_value dict_values(struct py *py, struct py_value *a)
{
    return dict_view(py, as_dict(a[0]), VIEW_VALUES);
}

static struct py_value dict_items(struct py *py, struct py_value *a)
{
    return dict_view(py, as_dict(a[0]), VIEW_ITEMS);
}

static const struct py_function_row methods[] = {
    {"__init__", dict_init, "iterable=, /, **kwargs", PY_PLAIN},
    {"get", dict_get, "key, default=, /", PY_PLAIN},
    {"setdefault", dict_setdefault, "key, default=, /", PY_PLAIN},
    {"pop", dict_pop, "key, default=, /", PY_PLAIN},
    {"popitem", dict_popitem, "", PY_PLAIN},
    {"update", dict_update_method, "iterable=, /, **kwargs", PY_PLAIN},
    {"clear", dict_clear_method, "", PY_PLAIN},
    {"copy", dict_copy_method, "", PY_PLAIN},
    {"fromkeys", dict_fromkeys, "iterable, value=, /", PY_CLASSMETHOD},
    {"keys", dict_keys, "", PY_PLAIN},
    {"values", dict_values, "", PY_PLAIN},
    {"items", dict_items, "", PY_PLAIN},
    {"__reversed__", dict_reversed, "", PY_PLAIN},
    {0},
};

const struct py_type py_dict_type = {
    .name = "dict",
    .kind = PY_KIND_DICT,
    .methods = methods,
    .construct = dict_construct,
    .parameters = "*args, **kwargs",
    .repr = dict_repr,
    .compare = dict_compare,
    .binary = dict_binary,
    .inplace = dict_inplace,
    .length = dict_length,
    .contains = dict_contains,
    .getitem = dict_getitem,
    .setitem = dict_setitem,
    .iterate = dict_iterate,
};

/* --- views
 * ---------------------------------------------------------------------------------------- */

static struct py_value view_iterate(struct py *py, struct py_value self)
{
    return dict_iterator(py, PY_AS(py_view, self)->dict, PY_AS(py_view, self)->part);
}

static struct py_value view_reversed(struct py *py, struct py_value *a)
{
    return reversed_iterator(py, PY_AS(py_view, a[0])->dict, PY_AS(py_view, a[0])->part);
}

static struct py_value view_length(struct py *py, struct py_value self)
{
    (void)py;
    return py_size(PY_AS(py_view, self)->dict->count);
}

static struct py_value view_contains(struct py *py, struct py_value self, struct py_value item)
{
    const struct py_view *view = PY_AS(py_view, self);
    if (view->part == VIEW_KEYS)
        return dict_contains(py, py_object(view->dict), item);
    PY_TRY(list, py_to_list(py, self));
    bool found;
    return py_contains(py, list, item, &found) ? py_bool(found) : py_error();
}

static struct py_value view_repr(struct py *py, struct py_value self)
{
    static const char *const names[] = {"dict_keys", "dict_values", "dict_items"};
    PY_TRY(list, py_to_list(py, self));
    const char *shown = py_repr_string(py, list);
    return shown ? py_str_format(py, "%s(%s)", names[PY_AS(py_view, self)->part], shown)
                 : py_error();
}

static struct py_value as_set(struct py *py, struct py_value iterable)
{
    struct py_value set = py_set(py);
    return set_update(py, as_dict(set), iterable) ? set : py_error();
}

static struct py_value view_binary(struct py *py, enum py_operator op, struct py_value left,
                                   struct py_value right)
{
    if (op != PY_AND && op != PY_OR && op != PY_SUBTRACT && op != PY_XOR)
        return py_not_implemented();
    PY_TRY(a, as_set(py, left));
    PY_TRY(b, as_set(py, right));
    return py_binary(py, op, a, b);
}

static struct py_value view_compare(struct py *py, enum py_compare op, struct py_value self,
                                    struct py_value other)
{
    bool is_values = PY_AS(py_view, self)->part == VIEW_VALUES;
    if (is_values || (!py_is_kind(other, PY_KIND_VIEW) && !py_is_kind(other, PY_KIND_SET)))
        return py_not_implemented();
    PY_TRY(a, as_set(py, self));
    PY_TRY(b, as_set(py, other));
    return py_compare(py, op, a, b);
}

static struct py_value view_isdisjoint(struct py *py, struct py_value *a)
{
    if (PY_AS(py_view, a[0])->part == VIEW_VALUES)
        return py_raise(py, PY_EXC_ATTRIBUTE, "'dict_values' object has no attribute 'isdisjoint'");
    PY_TRY(set, as_set(py, a[0]));
    return py_call_method(py, set, "isdisjoint", &a[1], 1);
}

static const struct py_function_row view_methods[] = {
    {"isdisjoint", view_isdisjoint, "other, /", PY_PLAIN},
    {"__reversed__", view_reversed, "", PY_PLAIN},
    {0},
};

const struct py_type py_view_type = {
    .name = "dict_view",
    .kind = PY_KIND_VIEW,
    .methods = view_methods,
    .repr = view_repr,
    .compare = view_compare,
    .binary = view_binary,
    .length = view_length,
    .contains = view_contains,
    .iterate = view_iterate,
};

/* set and frozenset. */
#include "python/runtime.h"

#include "base/banned.h"

static struct py_dict *new_like(struct py *py, struct py_value model)
{
    return set_new(py, as_dict(model)->object.flags & SET_FROZEN);
}

static struct py_value like(struct py *py, struct py_value model, struct py_dict *items)
{
    struct py_dict *set = new_like(py, model);
    items->object.class = set->object.class;
    items->object.flags = set->object.flags;
    return py_object(items);
}

static struct py_value set_init(struct py *py, struct py_value *a)
{
    dict_clear(as_dict(a[0]));
    if (!py_is_unbound(a[1]) && !set_update(py, as_dict(a[0]), a[1]))
        return py_error();
    return py_none();
}

static struct py_value set_construct(struct py *py, struct py_value *a)
{
    struct py_value set = py_set(py);
    set.object->class = as_class(a[0]);
    return construct_with(py, set, a, set_init, 1);
}

static struct py_value frozenset_construct(struct py *py, struct py_value *a)
{
    struct py_value set = py_object(set_new(py, true));
    set.object->class = as_class(a[0]);
    return construct_with(py, set, a, set_init, 1);
}

static struct py_value set_iterate(struct py *py, struct py_value self)
{
    return dict_iterator(py, as_dict(self), VIEW_KEYS);
}

static struct py_value set_length(struct py *py, struct py_value self)
{
    (void)py;
    return py_size(as_dict(self)->count);
}

static struct py_value set_contains(struct py *py, struct py_value self, struct py_value item)
{
    bool failed;
    struct py_entry *entry = dict_find(py, as_dict(self), item, &failed);
    return failed ? py_error() : py_bool(entry);
}

static struct py_value set_repr(struct py *py, struct py_value self)
{
    struct py_dict *set = as_dict(self);
    struct py_class *class = set->object.class;
    bool is_plain = class == py->classes[PY_KIND_SET];
    if (set->count == 0)
        return py_str_format(py, "%s()", class->name->bytes);
    TEXT_SCOPE(out);
    if (!is_plain)
        text_printf(&out, "%s(", class->name->bytes);
    text_add_char(&out, '{');
    bool is_first = true;
    for (size_t i = 0; i < set->used; i++) {
        struct py_value key = set->entries[i].key;
        if (py_is_unbound(key))
            continue;
        if (!is_first)
            text_add(&out, ", ");
        is_first = false;
        if (!py_repr_to(py, key, &out))
            return py_error();
    }
    text_add(&out, is_plain ? "}" : "})");
    return py_str_text(py, &out);
}

/* A set of the items: the value itself where it is one already. */
static struct py_dict *set_of(struct py *py, struct py_value iterable)
{
    if (py_is_kind(iterable, PY_KIND_SET))
        return as_dict(iterable);
    struct py_dict *set = set_new(py, false);
    return set_update(py, set, iterable) ? set : NULL;
}

/* Items of set that are (or are not) in other. */
static struct py_dict *filter(struct py *py, const struct py_dict *set, struct py_dict *other,
                              bool keep_common)
{
    struct py_dict *result = set_new(py, false);
    for (size_t i = 0; i < set->used; i++) {
        struct py_value key = set->entries[i].key;
        bool failed;
        if (py_is_unbound(key))
            continue;
        bool found = dict_find(py, other, key, &failed);
        if (failed || (found == keep_common && !dict_put(py, result, key, py_none())))
            return NULL;
    }
    return result;
}

static struct py_dict *combine(struct py *py, enum py_operator op, struct py_dict *a,
                               struct py_dict *b)
{
    struct py_dict *result;
    switch (op) {
    case PY_OR:
        result = dict_copy(py, a);
        return set_update(py, result, py_object(b)) ? result : NULL;
    case PY_AND:
        return filter(py, a, b, true);
    case PY_SUBTRACT:
        return filter(py, a, b, false);
    default:
        result = filter(py, a, b, false);
        b = result ? filter(py, b, a, false) : NULL;
        return b && set_update(py, result, py_object(b)) ? result : NULL;
    }
}

static bool is_set_operator(enum py_operator op)
{
    return op == PY_OR || op == PY_AND || op == PY_SUBTRACT || op == PY_XOR;
}

static struct py_value set_binary(struct py *py, enum py_operator op, struct py_value left,
                                  struct py_value right)
{
    if (!is_set_operator(op) || !py_is_kind(left, PY_KIND_SET) || !py_is_kind(right, PY_KIND_SET))
        return py_not_implemented();
    struct py_dict *result = combine(py, op, as_dict(left), as_dict(right));
    return result ? like(py, left, result) : py_error();
}

static void take_over(struct py_dict *set, const struct py_dict *from)
{
    set->entries = from->entries;
    set->slots = from->slots;
    set->used = from->used;
    set->count = from->count;
    set->capacity = from->capacity;
    set->slot_count = from->slot_count;
    set->changes++;
}

static struct py_value set_inplace(struct py *py, enum py_operator op, struct py_value left,
                                   struct py_value right)
{
    if (!is_set_operator(op) || !py_is_kind(right, PY_KIND_SET) ||
        as_dict(left)->object.flags & SET_FROZEN)
        return py_not_implemented();
    struct py_dict *result = combine(py, op, as_dict(left), as_dict(right));
    if (!result)
        return py_error();
    take_over(as_dict(left), result);
    return left;
}

static bool is_subset(struct py *py, const struct py_dict *a, struct py_dict *b, bool *ret_subset)
{
    *ret_subset = a->count <= b->count;
    for (size_t i = 0; i < a->used && *ret_subset; i++) {
        bool failed;
        if (py_is_unbound(a->entries[i].key))
            continue;
        *ret_subset = dict_find(py, b, a->entries[i].key, &failed);
        if (failed)
            return false;
    }
    return true;
}

static struct py_value set_compare(struct py *py, enum py_compare op, struct py_value self,
                                   struct py_value other)
{
    if (!py_is_kind(other, PY_KIND_SET))
        return py_not_implemented();
    struct py_dict *a = as_dict(self);
    struct py_dict *b = as_dict(other);
    bool below;
    bool above;
    if (!is_subset(py, a, b, &below) || !is_subset(py, b, a, &above))
        return py_error();
    switch (op) {
    case PY_EQ:
        return py_bool(below && above);
    case PY_NE:
        return py_bool(!(below && above));
    case PY_LT:
        return py_bool(below && !above);
    case PY_LE:
        return py_bool(below);
    case PY_GT:
        return py_bool(above && !below);
    default:
        return py_bool(above);
    }
}

static bool frozenset_hash(struct py *py, struct py_value self, uint64_t *ret_hash)
{
    (void)py;
    uint64_t hash = 1927868237u;
    const struct py_dict *set = as_dict(self);
    for (size_t i = 0; i < set->used; i++) {
        if (!py_is_unbound(set->entries[i].key))
            hash ^= (set->entries[i].hash ^ 89869747u) * 3644798167u;
    }
    *ret_hash = hash;
    return true;
}

/* --- methods
 * ---------------------------------------------------------------------------------------- */

static struct py_value set_add(struct py *py, struct py_value *a)
{
    return dict_put(py, as_dict(a[0]), a[1], py_none()) ? py_none() : py_error();
}

static struct py_value set_discard(struct py *py, struct py_value *a)
{
    bool failed;
    dict_remove(py, as_dict(a[0]), a[1], &failed);
    return failed ? py_error() : py_none();
}

static struct py_value set_remove(struct py *py, struct py_value *a)
{
    bool failed;
    if (dict_remove(py, as_dict(a[0]), a[1], &failed))
        return py_none();
    return failed ? py_error() : raise_key_error(py, a[1]);
}

static struct py_value set_pop(struct py *py, struct py_value *a)
{
    struct py_dict *set = as_dict(a[0]);
    for (size_t i = 0; i < set->used; i++) {
        struct py_value key = set->entries[i].key;
        bool failed;
        if (py_is_unbound(key))
            continue;
        dict_remove(py, set, key, &failed);
        return key;
    }
    return raise_key_error(py, py_str(py, "pop from an empty set"));
}

static struct py_value set_clear(struct py *py, struct py_value *a)
{
    (void)py;
    dict_clear(as_dict(a[0]));
    return py_none();
}

static struct py_value set_copy(struct py *py, struct py_value *a)
{
    return like(py, a[0], dict_copy(py, as_dict(a[0])));
}

static struct py_value combine_all(struct py *py, struct py_value *a, enum py_operator op,
                                   bool in_place)
{
    struct py_dict *result = dict_copy(py, as_dict(a[0]));
    for (size_t i = 0; i < as_tuple(a[1])->count; i++) {
        struct py_dict *other = set_of(py, as_tuple(a[1])->items[i]);
        result = other ? combine(py, op, result, other) : NULL;
        if (!result)
            return py_error();
    }
    if (!in_place)
        return like(py, a[0], result);
    take_over(as_dict(a[0]), result);
    return py_none();
}

static struct py_value set_union(struct py *py, struct py_value *a)
{
    return combine_all(py, a, PY_OR, false);
}

static struct py_value set_intersection(struct py *py, struct py_value *a)
{
    return combine_all(py, a, PY_AND, false);
}

static struct py_value set_difference(struct py *py, struct py_value *a)
{
    return combine_all(py, a, PY_SUBTRACT, false);
}

static struct py_value set_symmetric(struct py *py, struct py_value *a)
{
    return combine_all(py, a, PY_XOR, false);
}

static struct py_value set_update_method(struct py *py, struct py_value *a)
{
    for (size_t i = 0; i < as_tuple(a[1])->count; i++) {
        if (!set_update(py, as_dict(a[0]), as_tuple(a[1])->items[i]))
            return py_error();
    }
    return py_none();
}

static struct py_value set_intersection_update(struct py *py, struct py_value *a)
{
    return combine_all(py, a, PY_AND, true);
}

static struct py_value set_difference_update(struct py *py, struct py_value *a)
{
    return combine_all(py, a, PY_SUBTRACT, true);
}

static struct py_value set_symmetric_update(struct py *py, struct py_value *a)
{
    return combine_all(py, a, PY_XOR, true);
}

static struct py_value set_issubset(struct py *py, struct py_value *a)
{
    bool subset;
    struct py_dict *other = set_of(py, a[1]);
    return other && is_subset(py, as_dict(a[0]), other, &subset) ? py_bool(subset) : py_error();
}

static struct py_value set_issuperset(struct py *py, struct py_value *a)
{
    bool subset;
    struct py_dict *other = set_of(py, a[1]);
    return other && is_subset(py, other, as_dict(a[0]), &subset) ? py_bool(subset) : py_error();
}

static struct py_value set_isdisjoint(struct py *py, struct py_value *a)
{
    struct py_dict *other = set_of(py, a[1]);
    struct py_dict *common = other ? filter(py, as_dict(a[0]), other, true) : NULL;
    return common ? py_bool(common->count == 0) : py_error();
}

#define SHARED_METHODS                                                                             \
    {"__init__", set_init, "iterable=, /", PY_PLAIN}, {"copy", set_copy, "", PY_PLAIN},            \
        {"union", set_union, "*others", PY_PLAIN},                                                 \
        {"intersection", set_intersection, "*others", PY_PLAIN},                                   \
        {"difference", set_difference, "*others", PY_PLAIN},                                       \
        {"symmetric_difference", set_symmetric, "*others", PY_PLAIN},                              \
        {"issubset", set_issubset, "other, /", PY_PLAIN},                                          \
        {"issuperset", set_issuperset, "other, /", PY_PLAIN},                                      \
    {                                                                                              \
        "isdisjoint", set_isdisjoint, "other, /", PY_PLAIN                                         \
    }

static const struct py_function_row set_methods[] = {
    SHARED_METHODS,
    {"add", set_add, "item, /", PY_PLAIN},
    {"discard", set_discard, "item, /", PY_PLAIN},
    {"remove", set_remove, "item, /", PY_PLAIN},
    {"pop", set_pop, "", PY_PLAIN},
    {"clear", set_clear, "", PY_PLAIN},
    {"update", set_update_method, "*others", PY_PLAIN},
    {"intersection_update", set_intersection_update, "*others", PY_PLAIN},
    {"difference_update", set_difference_update, "*others", PY_PLAIN},
    {"symmetric_difference_update", set_symmetric_update, "*others", PY_PLAIN},
    {0},
};

static const struct py_function_row frozenset_methods[] = {
    SHARED_METHODS,
    {0},
};

const struct py_type py_set_type = {
    .name = "set",
    .kind = PY_KIND_SET,
    .methods = set_methods,
    .construct = set_construct,
    .parameters = "*args, **kwargs",
    .repr = set_repr,
    .compare = set_compare,
    .binary = set_binary,
    .inplace = set_inplace,
    .length = set_length,
    .contains = set_contains,
    .iterate = set_iterate,
};

const struct py_type py_frozenset_type = {
    .name = "frozenset",
    .kind = PY_KIND_SET,
    .methods = frozenset_methods,
    .construct = frozenset_construct,
    .parameters = "*args, **kwargs",
    .repr = set_repr,
    .hash = frozenset_hash,
    .compare = set_compare,
    .binary = set_binary,
    .length = set_length,
    .contains = set_contains,
    .iterate = set_iterate,
};

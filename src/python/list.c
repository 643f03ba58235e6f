/* list and tuple. */
#include "python/list_sort.h"
#include "python/runtime.h"

#include "base/banned.h"

struct py_value py_list(struct py *py, size_t capacity)
{
    struct py_list *list = py_new_object(py, py_list, PY_KIND_LIST);
    if (capacity > 0) {
        list->items = py_heap_alloc(py->heap, PY_CONTENT_SCAN, capacity * sizeof *list->items);
        list->capacity = capacity;
    }
    return py_object(list);
}

struct py_value py_list_of(struct py *py, const struct py_value *items, size_t count)
{
    struct py_value list = py_list(py, count);
    if (count > 0)
        memcpy(as_list(list)->items, items, count * sizeof *items);
    as_list(list)->count = count;
    return list;
}

static void reserve(struct py *py, struct py_list *list, size_t count)
{
    if (count <= list->capacity)
        return;
    size_t capacity = list->capacity + list->capacity / 2 + 8;
    if (capacity < count)
        capacity = count;
    struct py_value *items =
        py_heap_alloc(py->heap, PY_CONTENT_SCAN, capacity * sizeof *list->items);
    if (list->count > 0)
        memcpy(items, list->items, list->count * sizeof *items);
    list->items = items;
    list->capacity = capacity;
}

void py_list_append(struct py *py, struct py_value list, struct py_value item)
{
    struct py_list *target = as_list(list);
    if (target->count == target->capacity)
        reserve(py, target, target->count + 1);
    target->items[target->count++] = item;
}

struct py_value py_tuple(struct py *py, size_t count)
{
    if (count == 0 && py->empty_tuple.tag == PY_OBJECT)
        return py->empty_tuple;
    struct py_tuple *tuple = py_alloc_object(py, PY_KIND_TUPLE, py->classes[PY_KIND_TUPLE],
                                             sizeof *tuple + count * sizeof *tuple->items);
    tuple->count = count;
    for (size_t i = 0; i < count; i++)
        tuple->items[i] = py_none();
    if (count == 0)
        py->empty_tuple = py_object(tuple);
    return py_object(tuple);
}

struct py_value py_tuple_of(struct py *py, const struct py_value *items, size_t count)
{
    struct py_value tuple = py_tuple(py, count);
    if (count > 0)
        memcpy(as_tuple(tuple)->items, items, count * sizeof *items);
    return tuple;
}

struct py_value py_pair(struct py *py, struct py_value first, struct py_value second)
{
    struct py_value items[] = {first, second};
    return py_tuple_of(py, items, 2);
}

/* --- shared
 * --------------------------------------------------------------------------------------- */

static struct py_value same_kind(struct py *py, struct py_value model, const struct py_value *items,
                                 size_t count)
{
    return py_is_kind(model, PY_KIND_LIST) ? py_list_of(py, items, count)
                                           : py_tuple_of(py, items, count);
}

static struct py_value sequence_length(struct py *py, struct py_value self)
{
    (void)py;
    return py_size(py_is_kind(self, PY_KIND_LIST) ? as_list(self)->count : as_tuple(self)->count);
}

static struct py_value sequence_next(struct py *py, struct py_iterator *iterator)
{
    (void)py;
    const struct py_value *items;
    size_t count;
    if (!py_sequence(iterator->source, &items, &count) || (size_t)iterator->index >= count) {
        iterator->source = py_none();
        return py_unbound();
    }
    return items[iterator->index++];
}

static struct py_value sequence_previous(struct py *py, struct py_iterator *iterator)
{
    (void)py;
    const struct py_value *items;
    size_t count;
    if (!py_sequence(iterator->source, &items, &count) || iterator->index <= 0 ||
        (size_t)iterator->index > count)
        return py_unbound();
    return items[--iterator->index];
}

static struct py_value sequence_iterate(struct py *py, struct py_value self)
{
    return py_object(iterator_new(py, self, sequence_next));
}

static struct py_value sequence_reversed(struct py *py, struct py_value *a)
{
    struct py_iterator *iterator = iterator_new(py, a[0], sequence_previous);
    iterator->index = sequence_length(py, a[0]).integer;
    return py_object(iterator);
}

static struct py_value sequence_getitem(struct py *py, struct py_value self, struct py_value key)
{
    const struct py_value *items;
    size_t count;
    py_sequence(self, &items, &count);
    bool is_list = py_is_kind(self, PY_KIND_LIST);
    if (!py_is_kind(key, PY_KIND_SLICE)) {
        size_t index;
        if (!index_in(py, key, count, is_list ? "list index" : "tuple index", &index))
            return py_error();
        return items[index];
    }
    struct slice_range range;
    if (!slice_range(py, PY_AS(py_slice, key), count, &range))
        return py_error();
    if (range.step == 1)
        return same_kind(py, self, items + range.start, range.count);
    struct py_value list = py_list(py, range.count);
    for (size_t i = 0; i < range.count; i++)
        py_list_append(py, list, items[range.start + (int64_t)i * range.step]);
    return is_list ? list : same_kind(py, self, as_list(list)->items, range.count);
}

static struct py_value sequence_compare(struct py *py, enum py_compare op, struct py_value self,
                                        struct py_value other)
{
    if (other.tag != PY_OBJECT || self.object->kind != other.object->kind)
        return py_not_implemented();
    const struct py_value *a;
    const struct py_value *b;
    size_t a_count;
    size_t b_count;
    py_sequence(self, &a, &a_count);
    py_sequence(other, &b, &b_count);
    return compare_sequences(py, op, a, a_count, b, b_count);
}

static struct py_value repeat(struct py *py, struct py_value sequence, struct py_value times)
{
    const struct py_value *items;
    size_t count;
    int64_t number;
    py_sequence(sequence, &items, &count);
    if (!py_to_int64(py, times, &number))
        return py_error();
    size_t repeats = number > 0 ? (size_t)number : 0;
    if (count > 0 &&
        (repeats > SIZE_MAX / count || !py_check_size(py, repeats * count, sizeof *items)))
        return py_is_unbound(py->error) ? py_raise(py, PY_EXC_MEMORY, "%s", "") : py_error();
    struct py_value list = py_list(py, repeats * count);
    for (size_t i = 0; i < repeats && count > 0; i++)
        memcpy(as_list(list)->items + i * count, items, count * sizeof *items);
    as_list(list)->count = repeats * count;
    return py_is_kind(sequence, PY_KIND_LIST)
               ? list
               : py_tuple_of(py, as_list(list)->items, repeats * count);
}

static struct py_value sequence_binary(struct py *py, enum py_operator op, struct py_value left,
                                       struct py_value right)
{
    const struct py_value *a;
    const struct py_value *b;
    size_t a_count;
    size_t b_count;
    bool has_left = py_sequence(left, &a, &a_count);
    bool has_right = py_sequence(right, &b, &b_count);
    if (op == PY_MULTIPLY && has_left && is_integer(right))
        return repeat(py, left, right);
    if (op == PY_MULTIPLY && has_right && is_integer(left))
        return repeat(py, right, left);
    if (op != PY_ADD || !has_left || !has_right || left.object->kind != right.object->kind)
        return py_not_implemented();
    if (!py_check_size(py, a_count + b_count, sizeof *a))
        return py_error();
    struct py_value list = py_list(py, a_count + b_count);
    struct py_value *items = as_list(list)->items;
    if (a_count > 0)
        memcpy(items, a, a_count * sizeof *a);
    if (b_count > 0)
        memcpy(items + a_count, b, b_count * sizeof *b);
    as_list(list)->count = a_count + b_count;
    return py_is_kind(left, PY_KIND_LIST) ? list : py_tuple_of(py, items, a_count + b_count);
}

static struct py_value sequence_contains(struct py *py, struct py_value self, struct py_value item)
{
    const struct py_value *items;
    size_t count;
    py_sequence(self, &items, &count);
    for (size_t i = 0; i < count; i++) {
        bool equal;
        if (!py_equal(py, items[i], item, &equal) || !py_tick(py))
            return py_error();
        if (equal)
            return py_bool(true);
        py_sequence(self, &items, &count);
    }
    return py_bool(false);
}

static struct py_value sequence_index(struct py *py, struct py_value *a)
{
    const struct py_value *items;
    size_t count;
    size_t start;
    size_t stop;
    py_sequence(a[0], &items, &count);
    if (!clamp_bounds(py, a[2], a[3], count, &start, &stop))
        return py_error();
    for (size_t i = start; i < stop; i++) {
        bool equal;
        if (!py_equal(py, items[i], a[1], &equal))
            return py_error();
        if (equal)
            return py_size(i);
    }
    if (py_is_kind(a[0], PY_KIND_TUPLE))
        return py_raise(py, PY_EXC_VALUE, "tuple.index(x): x not in tuple");
    const char *shown = py_repr_string(py, a[1]);
    return shown ? py_raise(py, PY_EXC_VALUE, "%s is not in list", shown) : py_error();
}

static struct py_value sequence_count(struct py *py, struct py_value *a)
{
    const struct py_value *items;
    size_t count;
    int64_t found = 0;
    py_sequence(a[0], &items, &count);
    for (size_t i = 0; i < count; i++) {
        bool equal;
        if (!py_equal(py, items[i], a[1], &equal))
            return py_error();
        found += equal;
    }
    return py_int(found);
}

static bool add_items(struct py *py, struct py_value self, struct text *out)
{
    const struct py_value *items;
    size_t count;
    py_sequence(self, &items, &count);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            text_add(out, ", ");
        if (!py_repr_to(py, items[i], out))
            return false;
        py_sequence(self, &items, &count);
    }
    return true;
}

/* A list inside itself shows as [...]: the chain of reprs at work is on the depth count. */
static struct py_value list_repr(struct py *py, struct py_value self)
{
    if (self.object->flags & 1)
        return py_str(py, "[...]");
    TEXT_SCOPE(out);
    self.object->flags |= 1;
    text_add_char(&out, '[');
    bool is_good = add_items(py, self, &out);
    text_add_char(&out, ']');
    self.object->flags &= (uint8_t)~1u;
    return is_good ? py_str_text(py, &out) : py_error();
}

static struct py_value tuple_repr(struct py *py, struct py_value self)
{
    TEXT_SCOPE(out);
    text_add_char(&out, '(');
    if (!add_items(py, self, &out))
        return py_error();
    text_add(&out, as_tuple(self)->count == 1 ? ",)" : ")");
    return py_str_text(py, &out);
}

static bool tuple_hash(struct py *py, struct py_value self, uint64_t *ret_hash)
{
    uint64_t hash = 0x345678u;
    for (size_t i = 0; i < as_tuple(self)->count; i++) {
        uint64_t item;
        if (!py_hash(py, as_tuple(self)->items[i], &item))
            return false;
        hash = (hash ^ item) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 32;
    }
    *ret_hash = hash;
    return true;
}

/* --- list
 * ------------------------------------------------------------------------------------------- */

static struct py_value list_init(struct py *py, struct py_value *a)
{
    struct py_list *list = as_list(a[0]);
    list->count = 0;
    if (py_is_unbound(a[1]))
        return py_none();
    PY_TRY(items, py_to_list(py, a[1]));
    list->items = as_list(items)->items;
    list->count = as_list(items)->count;
    list->capacity = as_list(items)->capacity;
    return py_none();
}

static struct py_value list_construct(struct py *py, struct py_value *a)
{
    struct py_value list = py_list(py, 0);
    list.object->class = as_class(a[0]);
    return construct_with(py, list, a, list_init, 1);
}

/* Replaces count items at start by others. */
static bool splice(struct py *py, struct py_list *list, size_t start, size_t count,
                   const struct py_value *items, size_t new_count)
{
    size_t total = list->count - count + new_count;
    if (!py_check_size(py, total, sizeof *items))
        return false;
    size_t behind = list->count - start - count;
    reserve(py, list, total);
    if (behind > 0)
        memmove(list->items + start + new_count, list->items + start + count,
                behind * sizeof *items);
    if (new_count > 0)
        memcpy(list->items + start, items, new_count * sizeof *items);
    list->count = total;
    return true;
}

static struct py_value delete_stepped(struct py_list *list, struct slice_range range)
{
    if (range.step < 0) {
        range.start += (int64_t)(range.count - 1) * range.step;
        range.step = -range.step;
    }
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        int64_t at = (int64_t)i - range.start;
        bool is_deleted =
            at >= 0 && at % range.step == 0 && (size_t)(at / range.step) < range.count;
        if (!is_deleted)
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
    return py_none();
}

static struct py_value set_slice(struct py *py, struct py_value self, struct py_value key,
                                 struct py_value value)
{
    struct py_list *list = as_list(self);
    struct slice_range range;
    struct py_value items = py_list(py, 0);
    if (!py_is_unbound(value)) {
        items = py_to_list(py, value);
        bool is_step = !py_is_none(PY_AS(py_slice, key)->step);
        if (py_is_error(items) && !py_class(py, value)->type->iterate &&
            py_is_unbound(user_method(py, value, PY_NAME(iter))))
            return py_raise(py, PY_EXC_TYPE,
                            is_step ? "must assign iterable to extended slice"
                                    : "can only assign an iterable");
        if (py_is_error(items))
            return items;
    }
    if (!slice_range(py, PY_AS(py_slice, key), list->count, &range))
        return py_error();
    if (range.step == 1)
        return splice(py, list, (size_t)range.start, range.count, as_list(items)->items,
                      as_list(items)->count)
                   ? py_none()
                   : py_error();
    if (py_is_unbound(value))
        return range.count > 0 ? delete_stepped(list, range) : py_none();
    if (as_list(items)->count != range.count)
        return py_raise(py, PY_EXC_VALUE,
                        "attempt to assign sequence of size %zu to extended slice of size %zu",
                        as_list(items)->count, range.count);
    for (size_t i = 0; i < range.count; i++)
        list->items[range.start + (int64_t)i * range.step] = as_list(items)->items[i];
    return py_none();
}

static struct py_value list_setitem(struct py *py, struct py_value self, struct py_value key,
                                    struct py_value value)
{
    if (py_is_kind(key, PY_KIND_SLICE))
        return set_slice(py, self, key, value);
    struct py_list *list = as_list(self);
    size_t index;
    if (!index_in(py, key, list->count, "list assignment index", &index))
        return py_error();
    if (py_is_unbound(value))
        splice(py, list, index, 1, NULL, 0);
    else
        list->items[index] = value;
    return py_none();
}

static struct py_value list_inplace(struct py *py, enum py_operator op, struct py_value left,
                                    struct py_value right)
{
    if (op == PY_ADD) {
        PY_TRY(more, py_to_list(py, right));
        struct py_list *list = as_list(left);
        return splice(py, list, list->count, 0, as_list(more)->items, as_list(more)->count)
                   ? left
                   : py_error();
    }
    if (op != PY_MULTIPLY || !is_integer(right))
        return py_not_implemented();
    PY_TRY(repeated, repeat(py, left, right));
    as_list(left)->items = as_list(repeated)->items;
    as_list(left)->count = as_list(repeated)->count;
    as_list(left)->capacity = as_list(repeated)->capacity;
    return left;
}

static struct py_value list_append(struct py *py, struct py_value *a)
{
    py_list_append(py, a[0], a[1]);
    return py_none();
}

static struct py_value list_extend(struct py *py, struct py_value *a)
{
    struct py_value result = list_inplace(py, PY_ADD, a[0], a[1]);
    return py_is_error(result) ? result : py_none();
}

static struct py_value list_insert(struct py *py, struct py_value *a)
{
    struct py_list *list = as_list(a[0]);
    size_t at;
    size_t end;
    if (!clamp_bounds(py, a[1], py_none(), list->count, &at, &end))
        return py_error();
    return splice(py, list, at > list->count ? list->count : at, 0, &a[2], 1) ? py_none()
                                                                              : py_error();
}

static struct py_value list_pop(struct py *py, struct py_value *a)
{
    struct py_list *list = as_list(a[0]);
    size_t index;
    if (list->count == 0)
        return py_raise(py, PY_EXC_INDEX, "pop from empty list");
    if (py_is_unbound(a[1]))
        return list->items[--list->count];
    if (!index_in(py, a[1], list->count, "pop index", &index))
        return py_error();
    struct py_value item = list->items[index];
    splice(py, list, index, 1, NULL, 0);
    return item;
}

static struct py_value list_remove(struct py *py, struct py_value *a)
{
    struct py_list *list = as_list(a[0]);
    for (size_t i = 0; i < list->count; i++) {
        bool equal;
        if (!py_equal(py, list->items[i], a[1], &equal))
            return py_error();
        if (equal && i < list->count) {
            splice(py, list, i, 1, NULL, 0);
            return py_none();
        }
    }
    return py_raise(py, PY_EXC_VALUE, "list.remove(x): x not in list");
}

static struct py_value list_clear(struct py *py, struct py_value *a)
{
    (void)py;
    as_list(a[0])->count = 0;
    return py_none();
}

static struct py_value list_copy(struct py *py, struct py_value *a)
{
    return py_list_of(py, as_list(a[0])->items, as_list(a[0])->count);
}

static struct py_value list_reverse(struct py *py, struct py_value *a)
{
    (void)py;
    struct py_list *list = as_list(a[0]);
    for (size_t i = 0; i < list->count / 2; i++) {
        struct py_value item = list->items[i];
        list->items[i] = list->items[list->count - 1 - i];
        list->items[list->count - 1 - i] = item;
    }
    return py_none();
}

/* The list is empty while it is sorted, so that a key function that changes it is found out. */
static struct py_value list_sort_method(struct py *py, struct py_value *a)
{
    bool is_reversed = false;
    if (!py_is_unbound(a[2]) && !py_truth(py, a[2], &is_reversed))
        return py_error();
    struct py_list *list = as_list(a[0]);
    struct py_value sorted = py_list(py, 0);
    as_list(sorted)->items = list->items;
    as_list(sorted)->count = list->count;
    as_list(sorted)->capacity = list->capacity;
    list->items = NULL;
    list->count = list->capacity = 0;
    bool is_done = list_sort(py, as_list(sorted), a[1], is_reversed);
    bool is_changed = list->items != NULL;
    list->items = as_list(sorted)->items;
    list->count = as_list(sorted)->count;
    list->capacity = as_list(sorted)->capacity;
    if (!is_done)
        return py_error();
    return is_changed ? py_raise(py, PY_EXC_VALUE, "list modified during sort") : py_none();
}

static const struct py_function_row list_methods[] = {
    {"__init__", list_init, "iterable=, /", PY_PLAIN},
    {"append", list_append, "object, /", PY_PLAIN},
    {"extend", list_extend, "iterable, /", PY_PLAIN},
    {"insert", list_insert, "index, object, /", PY_PLAIN},
    {"pop", list_pop, "index=, /", PY_PLAIN},
    {"remove", list_remove, "value, /", PY_PLAIN},
    {"clear", list_clear, "", PY_PLAIN},
    {"copy", list_copy, "", PY_PLAIN},
    {"reverse", list_reverse, "", PY_PLAIN},
    {"sort", list_sort_method, "*, key=, reverse=", PY_PLAIN},
    {"index", sequence_index, "value, start=, stop=, /", PY_PLAIN},
    {"count", sequence_count, "value, /", PY_PLAIN},
    {"__reversed__", sequence_reversed, "", PY_PLAIN},
    {0},
};

const struct py_type py_list_type = {
    .name = "list",
    .kind = PY_KIND_LIST,
    .methods = list_methods,
    .construct = list_construct,
    .parameters = "*args, **kwargs",
    .repr = list_repr,
    .compare = sequence_compare,
    .binary = sequence_binary,
    .inplace = list_inplace,
    .length = sequence_length,
    .contains = sequence_contains,
    .getitem = sequence_getitem,
    .setitem = list_setitem,
    .iterate = sequence_iterate,
};

/* --- tuple
 * ------------------------------------------------------------------------------------------ */

static struct py_value tuple_construct(struct py *py, struct py_value *a)
{
    struct py_value tuple = py_is_unbound(a[1]) ? py_tuple(py, 0) : py_to_tuple(py, a[1]);
    if (py_is_error(tuple) || as_class(a[0]) == py->classes[PY_KIND_TUPLE])
        return tuple;
    size_t count = as_tuple(tuple)->count;
    struct py_tuple *copy = py_alloc_object(py, PY_KIND_TUPLE, as_class(a[0]),
                                            sizeof *copy + count * sizeof *copy->items);
    copy->count = count;
    memcpy(copy->items, as_tuple(tuple)->items, count * sizeof *copy->items);
    return py_object(copy);
}

static const struct py_function_row tuple_methods[] = {
    {"index", sequence_index, "value, start=, stop=, /", PY_PLAIN},
    {"count", sequence_count, "value, /", PY_PLAIN},
    {"__reversed__", sequence_reversed, "", PY_PLAIN},
    {0},
};

const struct py_type py_tuple_type = {
    .name = "tuple",
    .kind = PY_KIND_TUPLE,
    .methods = tuple_methods,
    .construct = tuple_construct,
    .parameters = "iterable=, /",
    .repr = tuple_repr,
    .hash = tuple_hash,
    .compare = sequence_compare,
    .binary = sequence_binary,
    .length = sequence_length,
    .contains = sequence_contains,
    .getitem = sequence_getitem,
    .iterate = sequence_iterate,
};

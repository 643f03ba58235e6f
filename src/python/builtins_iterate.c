/* The built-in functions over iterables. */
#include "python/builtins.h"

#include "python/list_sort.h"
#include "python/runtime.h"

#include "base/banned.h"

static struct py_value builtin_iter(struct py *py, struct py_value *a);

static struct py_value call_next(struct py *py, struct py_iterator *iterator)
{
    struct py_value value = call_value(py, iterator->source, NULL, 0, NULL);
    bool equal;
    if (py_is_error(value) || !py_equal(py, value, iterator->extra, &equal))
        return py_error();
    return equal ? py_unbound() : value;
}

static struct py_value builtin_iter(struct py *py, struct py_value *a)
{
    if (py_is_unbound(a[1]))
        return py_iterate(py, a[0]);
    struct py_iterator *iterator = iterator_new(py, a[0], call_next);
    iterator->extra = a[1];
    return py_object(iterator);
}

static struct py_value builtin_next(struct py *py, struct py_value *a)
{
    PY_TRY(item, py_next(py, a[0]));
    if (!py_is_unbound(item))
        return item;
    if (!py_is_unbound(a[1]))
        return a[1];
    struct py_value result =
        py_is_kind(a[0], PY_KIND_GENERATOR) ? PY_AS(py_generator, a[0])->sent : py_none();
    struct py_value class = py_exception_class(py, PY_EXC_STOP_ITERATION);
    return py_raise_value(py, call_value(py, class, &result, !py_is_none(result), NULL));
}

static struct py_value builtin_sorted(struct py *py, struct py_value *a)
{
    bool is_reversed = false;
    PY_TRY(list, py_to_list(py, a[0]));
    if (!py_is_unbound(a[2]) && !py_truth(py, a[2], &is_reversed))
        return py_error();
    return list_sort(py, as_list(list), a[1], is_reversed) ? list : py_error();
}

static struct py_value index_previous(struct py *py, struct py_iterator *iterator)
{
    if (iterator->index <= 0)
        return py_unbound();
    return py_getitem(py, iterator->source, py_int(--iterator->index));
}

static struct py_value builtin_reversed(struct py *py, struct py_value *a)
{
    struct py_value method = class_lookup(py, py_class(py, a[0]), PY_NAME(reversed));
    if (!py_is_unbound(method)) {
        PY_TRY(bound, descriptor_get(py, method, a[0], py_class(py, a[0])));
        PY_TRY(result, call_value(py, bound, NULL, 0, NULL));
        return py_iterate(py, result);
    }
    bool has_items = py_class(py, a[0])->type->getitem ||
                     !py_is_unbound(user_method(py, a[0], PY_NAME(getitem)));
    if (!has_items || py_is_kind(a[0], PY_KIND_SET) || py_is_kind(a[0], PY_KIND_DICT))
        return py_raise(py, PY_EXC_TYPE, "'%s' object is not reversible", py_type_name(py, a[0]));
    int64_t length;
    if (!py_length(py, a[0], &length))
        return py_error();
    struct py_iterator *iterator = iterator_new(py, a[0], index_previous);
    iterator->index = length;
    return py_object(iterator);
}

static struct py_value enumerate_next(struct py *py, struct py_iterator *iterator)
{
    PY_TRY(item, py_next(py, iterator->source));
    if (py_is_unbound(item))
        return item;
    return py_pair(py, py_int(iterator->index++), item);
}

static struct py_value builtin_enumerate(struct py *py, struct py_value *a)
{
    int64_t start = 0;
    if (!py_is_unbound(a[1]) && !py_to_int64(py, a[1], &start))
        return py_error();
    PY_TRY(source, py_iterate(py, a[0]));
    struct py_iterator *iterator = iterator_new(py, source, enumerate_next);
    iterator->index = start;
    return py_object(iterator);
}

/* One item of each; *ret_ended is the number of the first that ended, or -1. */
static struct py_value next_of_each(struct py *py, struct py_value sources, int64_t *ret_ended)
{
    const struct py_tuple *iterators = as_tuple(sources);
    struct py_value tuple = py_tuple(py, iterators->count);
    *ret_ended = -1;
    for (size_t i = 0; i < iterators->count; i++) {
        PY_TRY(item, py_next(py, iterators->items[i]));
        if (py_is_unbound(item)) {
            *ret_ended = (int64_t)i;
            return py_unbound();
        }
        as_tuple(tuple)->items[i] = item;
    }
    return iterators->count > 0 ? tuple : py_unbound();
}

static struct py_value zip_next(struct py *py, struct py_iterator *iterator)
{
    int64_t ended;
    struct py_value tuple = next_of_each(py, iterator->source, &ended);
    if (!py_is_unbound(tuple) || iterator->step == 0 || ended < 0)
        return tuple;
    const struct py_tuple *iterators = as_tuple(iterator->source);
    if (ended > 0)
        return py_raise(py, PY_EXC_VALUE, "zip() argument %lld is shorter than argument%s",
                        (long long)ended + 1, ended == 1 ? " 1" : "s 1-2");
    for (size_t i = 1; i < iterators->count; i++) {
        PY_TRY(item, py_next(py, iterators->items[i]));
        if (!py_is_unbound(item))
            return py_raise(py, PY_EXC_VALUE, "zip() argument %zu is longer than argument%s", i + 1,
                            i == 1 ? " 1" : "s 1-2");
    }
    return tuple;
}

static struct py_value iterators_of(struct py *py, struct py_value tuple)
{
    size_t count = as_tuple(tuple)->count;
    struct py_value iterators = py_tuple(py, count);
    for (size_t i = 0; i < count; i++) {
        struct py_value iterator = py_iterate(py, as_tuple(tuple)->items[i]);
        if (py_is_error(iterator))
            return iterator;
        as_tuple(iterators)->items[i] = iterator;
    }
    return iterators;
}

static struct py_value builtin_zip(struct py *py, struct py_value *a)
{
    bool is_strict = false;
    if (!py_is_unbound(a[1]) && !py_truth(py, a[1], &is_strict))
        return py_error();
    PY_TRY(iterators, iterators_of(py, a[0]));
    struct py_iterator *iterator = iterator_new(py, iterators, zip_next);
    iterator->step = is_strict;
    return py_object(iterator);
}

static struct py_value map_next(struct py *py, struct py_iterator *iterator)
{
    int64_t ended;
    struct py_value tuple = next_of_each(py, iterator->source, &ended);
    if (py_is_error(tuple) || py_is_unbound(tuple))
        return tuple;
    return call_value(py, iterator->extra, as_tuple(tuple)->items, as_tuple(tuple)->count, NULL);
}

static struct py_value builtin_map(struct py *py, struct py_value *a)
{
    PY_TRY(iterators, iterators_of(py, a[1]));
    if (as_tuple(iterators)->count == 0)
        return py_raise(py, PY_EXC_TYPE, "map() must have at least two arguments.");
    struct py_iterator *iterator = iterator_new(py, iterators, map_next);
    iterator->extra = a[0];
    return py_object(iterator);
}

static struct py_value filter_next(struct py *py, struct py_iterator *iterator)
{
    for (;;) {
        PY_TRY(item, py_next(py, iterator->source));
        if (py_is_unbound(item))
            return item;
        struct py_value keep =
            py_is_none(iterator->extra) ? item : call_value(py, iterator->extra, &item, 1, NULL);
        bool truth;
        if (py_is_error(keep) || !py_truth(py, keep, &truth) || !py_tick(py))
            return py_error();
        if (truth)
            return item;
    }
}

static struct py_value builtin_filter(struct py *py, struct py_value *a)
{
    PY_TRY(source, py_iterate(py, a[1]));
    struct py_iterator *iterator = iterator_new(py, source, filter_next);
    iterator->extra = a[0];
    return py_object(iterator);
}

static struct py_value any_is(struct py *py, struct py_value iterable, bool wanted)
{
    PY_TRY(iterator, py_iterate(py, iterable));
    for (;;) {
        struct py_value item = py_next(py, iterator);
        bool truth;
        if (py_is_error(item) || !py_tick(py))
            return py_error();
        if (py_is_unbound(item))
            return py_bool(!wanted);
        if (!py_truth(py, item, &truth))
            return py_error();
        if (truth == wanted)
            return py_bool(wanted);
    }
}

static struct py_value builtin_any(struct py *py, struct py_value *a)
{
    return any_is(py, a[0], true);
}

static struct py_value builtin_all(struct py *py, struct py_value *a)
{
    return any_is(py, a[0], false);
}

static struct py_value builtin_sum(struct py *py, struct py_value *a)
{
    struct py_value total = py_is_unbound(a[1]) ? py_int(0) : a[1];
    if (py_is_str(total))
        return py_raise(py, PY_EXC_TYPE, "sum() can't sum strings [use ''.join(seq) instead]");
    PY_TRY(iterator, py_iterate(py, a[0]));
    for (;;) {
        struct py_value item = py_next(py, iterator);
        if (py_is_error(item) || !py_tick(py))
            return py_error();
        if (py_is_unbound(item))
            return total;
        int64_t sum;
        if (total.tag == PY_INT && item.tag == PY_INT &&
            !__builtin_add_overflow(total.integer, item.integer, &sum))
            total = py_int(sum);
        else
            total = py_binary(py, PY_ADD, total, item);
        if (py_is_error(total))
            return total;
    }
}

static struct py_value extreme(struct py *py, struct py_value *a, enum py_compare op,
                               const char *name)
{
    struct py_value items = a[0];
    if (as_tuple(items)->count == 0)
        return py_raise(py, PY_EXC_TYPE, "%s expected at least 1 argument, got 0", name);
    if (as_tuple(items)->count == 1)
        items = as_tuple(items)->items[0];
    PY_TRY(iterator, py_iterate(py, items));
    struct py_value best = py_unbound();
    struct py_value best_key = py_unbound();
    for (;;) {
        struct py_value item = py_next(py, iterator);
        if (py_is_error(item) || !py_tick(py))
            return py_error();
        if (py_is_unbound(item))
            break;
        struct py_value key = py_is_nothing(a[1]) ? item : call_value(py, a[1], &item, 1, NULL);
        if (py_is_error(key))
            return key;
        bool is_better = py_is_unbound(best);
        if (!is_better) {
            struct py_value result = py_compare(py, op, key, best_key);
            if (py_is_error(result) || !py_truth(py, result, &is_better))
                return py_error();
        }
        if (is_better) {
            best = item;
            best_key = key;
        }
    }
    if (!py_is_unbound(best))
        return best;
    return py_is_unbound(a[2]) ? py_raise(py, PY_EXC_VALUE, "%s() arg is an empty sequence", name)
                               : a[2];
}

static struct py_value builtin_min(struct py *py, struct py_value *a)
{
    return extreme(py, a, PY_LT, "min");
}

static struct py_value builtin_max(struct py *py, struct py_value *a)
{
    return extreme(py, a, PY_GT, "max");
}

const struct py_function_row builtins_iterate[] = {
    {"iter", builtin_iter, "object, sentinel=, /", PY_PLAIN},
    {"next", builtin_next, "iterator, default=, /", PY_PLAIN},
    {"sorted", builtin_sorted, "iterable, /, *, key=, reverse=", PY_PLAIN},
    {"reversed", builtin_reversed, "sequence, /", PY_PLAIN},
    {"enumerate", builtin_enumerate, "iterable, start=", PY_PLAIN},
    {"zip", builtin_zip, "*iterables, strict=", PY_PLAIN},
    {"map", builtin_map, "function, /, *iterables", PY_PLAIN},
    {"filter", builtin_filter, "function, iterable, /", PY_PLAIN},
    {"any", builtin_any, "iterable, /", PY_PLAIN},
    {"all", builtin_all, "iterable, /", PY_PLAIN},
    {"sum", builtin_sum, "iterable, /, start=", PY_PLAIN},
    {"min", builtin_min, "*args, key=, default=", PY_PLAIN},
    {"max", builtin_max, "*args, key=, default=", PY_PLAIN},
    {0},
};

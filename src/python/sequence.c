/* What lists, tuples and the other sequences share: indexes, slices, comparison, iterators. */
#include "python/runtime.h"

#include "base/banned.h"

bool py_sequence(struct py_value value, const struct py_value **ret_items, size_t *ret_count)
{
    if (py_is_kind(value, PY_KIND_LIST)) {
        *ret_items = as_list(value)->items;
        *ret_count = as_list(value)->count;
        return true;
    }
    if (!py_is_kind(value, PY_KIND_TUPLE))
        return false;
    *ret_items = as_tuple(value)->items;
    *ret_count = as_tuple(value)->count;
    return true;
}

bool index_in(struct py *py, struct py_value key, size_t count, const char *what, size_t *ret_index)
{
    if (!is_integer(key) && py_is_unbound(user_method(py, key, PY_NAME(index)))) {
        bool is_access = strstr(what, "assignment") == NULL;
        py_raise(py, PY_EXC_TYPE, "%.*s indices must be integers%s%s", (int)strcspn(what, " "),
                 what, strncmp(what, "string", 6) == 0 ? ", not '" : " or slices, not ",
                 py_type_name(py, key));
        (void)is_access;
        if (strncmp(what, "string", 6) == 0) {
            py_error_clear(py);
            py_raise(py, PY_EXC_TYPE, "string indices must be integers, not '%s'",
                     py_type_name(py, key));
        }
        return false;
    }
    int64_t index;
    if (!py_to_int64(py, key, &index)) {
        if (py_error_is(py, PY_EXC_OVERFLOW)) {
            py_error_clear(py);
            py_raise(py, PY_EXC_INDEX, "cannot fit 'int' into an index-sized integer");
        }
        return false;
    }
    if (index < 0)
        index += (int64_t)count;
    if (index < 0 || (size_t)index >= count) {
        py_raise(py, PY_EXC_INDEX, "%s out of range", what);
        return false;
    }
    *ret_index = (size_t)index;
    return true;
}

/* A bound of a slice, clamped so that it fits; None is the default. */
static bool slice_part(struct py *py, struct py_value value, int64_t otherwise, int64_t *ret_part)
{
    *ret_part = otherwise;
    if (py_is_nothing(value))
        return true;
    if (!is_integer(value) && py_is_unbound(user_method(py, value, PY_NAME(index)))) {
        py_raise(py, PY_EXC_TYPE,
                 "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    if (py_to_int64(py, value, ret_part))
        return true;
    if (!py_error_is(py, PY_EXC_OVERFLOW))
        return false;
    py_error_clear(py);
    struct py_value below = py_compare(py, PY_LT, value, py_int(0));
    *ret_part = below.integer ? INT64_MIN / 2 : INT64_MAX / 2;
    return true;
}

bool slice_range(struct py *py, const struct py_slice *slice, size_t count,
                 struct slice_range *ret_range)
{
    int64_t step;
    int64_t length = (int64_t)count;
    if (!slice_part(py, slice->step, 1, &step))
        return false;
    if (step == 0) {
        py_raise(py, PY_EXC_VALUE, "slice step cannot be zero");
        return false;
    }
    int64_t start;
    int64_t stop;
    if (!slice_part(py, slice->start, step < 0 ? length - 1 : 0, &start) ||
        !slice_part(py, slice->stop, step < 0 ? -length - 1 : length, &stop))
        return false;
    int64_t low = step < 0 ? -1 : 0;
    int64_t high = step < 0 ? length - 1 : length;
    start = start < 0 ? start + length : start;
    stop = stop < 0 ? stop + length : stop;
    start = start < low ? low : start > high ? high : start;
    stop = stop < low ? low : stop > high ? high : stop;
    int64_t span = step < 0 ? start - stop : stop - start;
    uint64_t width = step < 0 ? 0 - (uint64_t)step : (uint64_t)step;
    ret_range->start = start;
    ret_range->stop = stop;
    ret_range->step = step;
    ret_range->count = span <= 0 ? 0 : (size_t)(((uint64_t)span - 1) / width + 1);
    return true;
}

bool clamp_bounds(struct py *py, struct py_value start, struct py_value stop, size_t count,
                  size_t *ret_start, size_t *ret_stop)
{
    int64_t from;
    int64_t to;
    int64_t length = (int64_t)count;
    if (!slice_part(py, start, 0, &from) || !slice_part(py, stop, length, &to))
        return false;
    from = from < 0 ? from + length : from;
    to = to < 0 ? to + length : to > length ? length : to;
    *ret_start = from < 0 ? 0 : from > length ? (size_t)length + 1 : (size_t)from;
    *ret_stop = to < 0 ? 0 : (size_t)to;
    return true;
}

struct py_value compare_sequences(struct py *py, enum py_compare op, const struct py_value *a,
                                  size_t a_count, const struct py_value *b, size_t b_count)
{
    if (a_count != b_count && (op == PY_EQ || op == PY_NE))
        return py_bool(op == PY_NE);
    size_t common = a_count < b_count ? a_count : b_count;
    for (size_t i = 0; i < common; i++) {
        bool equal;
        if (!py_equal(py, a[i], b[i], &equal))
            return py_error();
        if (!equal)
            return op == PY_EQ   ? py_bool(false)
                   : op == PY_NE ? py_bool(true)
                                 : py_compare(py, op, a[i], b[i]);
    }
    return compare_result(op, a_count < b_count ? -1 : a_count > b_count);
}

/* --- iterators
 * -------------------------------------------------------------------------------------- */

struct py_iterator *iterator_new(struct py *py, struct py_value source,
                                 struct py_value (*next)(struct py *py, struct py_iterator *))
{
    struct py_iterator *iterator = py_new_object(py, py_iterator, PY_KIND_ITERATOR);
    iterator->source = source;
    iterator->extra = py_none();
    iterator->next = next;
    return iterator;
}

static struct py_value iterator_self(struct py *py, struct py_value self)
{
    (void)py;
    return self;
}

static struct py_value iterator_next(struct py *py, struct py_value self)
{
    return PY_AS(py_iterator, self)->next(py, PY_AS(py_iterator, self));
}

const struct py_type py_iterator_type = {
    .name = "iterator",
    .kind = PY_KIND_ITERATOR,
    .iterate = iterator_self,
    .next = iterator_next,
};

/* --- range
 * ------------------------------------------------------------------------------------------ */

static size_t range_count(const struct py_range *range)
{
    if (range->step > 0 ? range->start >= range->stop : range->start <= range->stop)
        return 0;
    uint64_t span = range->step > 0 ? (uint64_t)range->stop - (uint64_t)range->start
                                    : (uint64_t)range->start - (uint64_t)range->stop;
    uint64_t width = range->step > 0 ? (uint64_t)range->step : 0 - (uint64_t)range->step;
    return (size_t)((span - 1) / width + 1);
}

static struct py_value range_new(struct py *py, int64_t start, int64_t stop, int64_t step)
{
    struct py_range *range = py_new_object(py, py_range, PY_KIND_RANGE);
    range->start = start;
    range->stop = stop;
    range->step = step;
    return py_object(range);
}

static struct py_value range_construct(struct py *py, struct py_value *a)
{
    int64_t start = 0;
    int64_t stop;
    int64_t step = 1;
    bool has_start = !py_is_unbound(a[2]);
    if (!py_to_int64(py, a[has_start ? 2 : 1], &stop) ||
        (has_start && !py_to_int64(py, a[1], &start)) ||
        (!py_is_unbound(a[3]) && !py_to_int64(py, a[3], &step)))
        return py_error();
    if (step == 0)
        return py_raise(py, PY_EXC_VALUE, "range() arg 3 must not be zero");
    return range_new(py, start, stop, step);
}

static struct py_value range_next(struct py *py, struct py_iterator *iterator)
{
    (void)py;
    bool is_done =
        iterator->step > 0 ? iterator->index >= iterator->stop : iterator->index <= iterator->stop;
    if (is_done)
        return py_unbound();
    struct py_value item = py_int(iterator->index);
    if (__builtin_add_overflow(iterator->index, iterator->step, &iterator->index))
        iterator->index = iterator->stop;
    return item;
}

static struct py_value range_iterate(struct py *py, struct py_value self)
{
    const struct py_range *range = PY_AS(py_range, self);
    struct py_iterator *iterator = iterator_new(py, self, range_next);
    iterator->index = range->start;
    iterator->stop = range->stop;
    iterator->step = range->step;
    return py_object(iterator);
}

static struct py_value range_reversed(struct py *py, struct py_value *a)
{
    const struct py_range *range = PY_AS(py_range, a[0]);
    int64_t count = (int64_t)range_count(range);
    int64_t last = range->start + (count - 1) * range->step;
    return range_iterate(py, range_new(py, last, range->start - range->step, -range->step));
}

static struct py_value range_length(struct py *py, struct py_value self)
{
    (void)py;
    return py_size(range_count(PY_AS(py_range, self)));
}

static struct py_value range_getitem(struct py *py, struct py_value self, struct py_value key)
{
    const struct py_range *range = PY_AS(py_range, self);
    size_t count = range_count(range);
    if (py_is_kind(key, PY_KIND_SLICE)) {
        struct slice_range part;
        if (!slice_range(py, PY_AS(py_slice, key), count, &part))
            return py_error();
        int64_t step; /* one that is too large leads over the end, as the largest does */
        if (__builtin_mul_overflow(part.step, range->step, &step))
            step = (part.step < 0) == (range->step < 0) ? INT64_MAX : -INT64_MAX;
        uint64_t unit =
            (uint64_t)range->step; /* as the ends are within the range, nothing is lost */
        uint64_t start = (uint64_t)range->start + (uint64_t)part.start * unit;
        uint64_t stop = (uint64_t)range->start + (uint64_t)part.stop * unit;
        return range_new(py, (int64_t)start, (int64_t)stop, step);
    }
    size_t index;
    if (!index_in(py, key, count, "range object index", &index))
        return py_error();
    return py_int(range->start + (int64_t)index * range->step);
}

static struct py_value range_contains(struct py *py, struct py_value self, struct py_value item)
{
    const struct py_range *range = PY_AS(py_range, self);
    if (item.tag == PY_FLOAT && item.number == (double)(int64_t)item.number)
        item = py_int((int64_t)item.number);
    if (item.tag != PY_INT && item.tag != PY_BOOL)
        return py_bool(false);
    (void)py;
    int64_t value = item.integer;
    bool inside = range->step > 0 ? value >= range->start && value < range->stop
                                  : value <= range->start && value > range->stop;
    return py_bool(inside && (value - range->start) % range->step == 0);
}

static struct py_value range_repr(struct py *py, struct py_value self)
{
    const struct py_range *range = PY_AS(py_range, self);
    if (range->step == 1)
        return py_str_format(py, "range(%lld, %lld)", (long long)range->start,
                             (long long)range->stop);
    return py_str_format(py, "range(%lld, %lld, %lld)", (long long)range->start,
                         (long long)range->stop, (long long)range->step);
}

static struct py_value range_compare(struct py *py, enum py_compare op, struct py_value self,
                                     struct py_value other)
{
    (void)py;
    if (!py_is_kind(other, PY_KIND_RANGE) || (op != PY_EQ && op != PY_NE))
        return py_not_implemented();
    const struct py_range *a = PY_AS(py_range, self);
    const struct py_range *b = PY_AS(py_range, other);
    size_t count = range_count(a);
    bool equal = count == range_count(b) && (count == 0 || a->start == b->start) &&
                 (count < 2 || a->step == b->step);
    return py_bool(equal == (op == PY_EQ));
}

static bool range_hash(struct py *py, struct py_value self, uint64_t *ret_hash)
{
    (void)py;
    const struct py_range *range = PY_AS(py_range, self);
    *ret_hash = range_count(range) * 31 + (uint64_t)range->start;
    return true;
}

static struct py_value range_start(struct py *py, struct py_value *a)
{
    (void)py;
    return py_int(PY_AS(py_range, a[0])->start);
}

static struct py_value range_stop(struct py *py, struct py_value *a)
{
    (void)py;
    return py_int(PY_AS(py_range, a[0])->stop);
}

static struct py_value range_step(struct py *py, struct py_value *a)
{
    (void)py;
    return py_int(PY_AS(py_range, a[0])->step);
}

static struct py_value range_index(struct py *py, struct py_value *a)
{
    const struct py_range *range = PY_AS(py_range, a[0]);
    PY_TRY(found, range_contains(py, a[0], a[1]));
    int64_t value;
    if (found.integer)
        return py_to_int64(py, a[1], &value) ? py_int((value - range->start) / range->step)
                                             : py_error();
    const char *shown = py_repr_string(py, a[1]);
    return shown ? py_raise(py, PY_EXC_VALUE, "%s is not in range", shown) : py_error();
}

static struct py_value range_count_of(struct py *py, struct py_value *a)
{
    PY_TRY(found, range_contains(py, a[0], a[1]));
    return py_int(found.integer);
}

static const struct py_function_row range_methods[] = {
    {"index", range_index, "value, /", PY_PLAIN},
    {"count", range_count_of, "value, /", PY_PLAIN},
    {"__reversed__", range_reversed, "", PY_PLAIN},
    {"start", range_start, "", PY_GETTER},
    {"stop", range_stop, "", PY_GETTER},
    {"step", range_step, "", PY_GETTER},
    {0},
};

const struct py_type py_range_type = {
    .name = "range",
    .kind = PY_KIND_RANGE,
    .methods = range_methods,
    .construct = range_construct,
    .parameters = "start, stop=, step=, /",
    .repr = range_repr,
    .hash = range_hash,
    .compare = range_compare,
    .length = range_length,
    .contains = range_contains,
    .getitem = range_getitem,
    .iterate = range_iterate,
};

/* --- slice
 * ------------------------------------------------------------------------------------------ */

static struct py_value slice_construct(struct py *py, struct py_value *a)
{
    struct py_slice *slice = py_new_object(py, py_slice, PY_KIND_SLICE);
    bool has_start = !py_is_unbound(a[2]);
    slice->start = has_start ? a[1] : py_none();
    slice->stop = has_start ? a[2] : a[1];
    slice->step = py_is_unbound(a[3]) ? py_none() : a[3];
    return py_object(slice);
}

static struct py_value slice_repr(struct py *py, struct py_value self)
{
    const struct py_slice *slice = PY_AS(py_slice, self);
    struct py_value parts[] = {slice->start, slice->stop, slice->step};
    TEXT_SCOPE(out);
    text_add(&out, "slice");
    return py_repr_to(py, py_tuple_of(py, parts, 3), &out) ? py_str_text(py, &out) : py_error();
}

static struct py_value slice_compare(struct py *py, enum py_compare op, struct py_value self,
                                     struct py_value other)
{
    if (!py_is_kind(other, PY_KIND_SLICE))
        return py_not_implemented();
    const struct py_slice *a = PY_AS(py_slice, self);
    const struct py_slice *b = PY_AS(py_slice, other);
    struct py_value left = py_tuple_of(py, (struct py_value[]){a->start, a->stop, a->step}, 3);
    struct py_value right = py_tuple_of(py, (struct py_value[]){b->start, b->stop, b->step}, 3);
    return py_compare(py, op, left, right);
}

static struct py_value slice_start(struct py *py, struct py_value *a)
{
    (void)py;
    return PY_AS(py_slice, a[0])->start;
}

static struct py_value slice_stop(struct py *py, struct py_value *a)
{
    (void)py;
    return PY_AS(py_slice, a[0])->stop;
}

static struct py_value slice_step(struct py *py, struct py_value *a)
{
    (void)py;
    return PY_AS(py_slice, a[0])->step;
}

static struct py_value slice_indices(struct py *py, struct py_value *a)
{
    int64_t count;
    struct slice_range range;
    if (!py_to_int64(py, a[1], &count) ||
        !slice_range(py, PY_AS(py_slice, a[0]), (size_t)count, &range))
        return py_error();
    struct py_value parts[] = {py_int(range.start), py_int(range.stop), py_int(range.step)};
    return py_tuple_of(py, parts, 3);
}

static const struct py_function_row slice_methods[] = {
    {"start", slice_start, "", PY_GETTER},
    {"stop", slice_stop, "", PY_GETTER},
    {"step", slice_step, "", PY_GETTER},
    {"indices", slice_indices, "len", PY_PLAIN},
    {0},
};

const struct py_type py_slice_type = {
    .name = "slice",
    .kind = PY_KIND_SLICE,
    .methods = slice_methods,
    .construct = slice_construct,
    .parameters = "start, stop=, step=, /",
    .repr = slice_repr,
    .compare = slice_compare,
};

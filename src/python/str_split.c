/* Taking text apart and putting it together. */
#include "python/str_split.h"

#include "python/runtime.h"
#include "python/unicode.h"

#include "base/banned.h"

static void add_part(struct py *py, struct py_value list, struct py_str *str, size_t start,
                     size_t end)
{
    py_list_append(py, list, str_slice(py, str, start, end));
}

static size_t space_at(const struct py_str *str, size_t at)
{
    return unicode_is_space(utf8_decode(str->bytes + at)) ? utf8_length(str->bytes[at]) : 0;
}

/* The length of the blank character that ends at `end`; 0: none. */
static size_t space_before(const struct py_str *str, size_t end)
{
    size_t start = end;
    while (start > 0 && ((unsigned char)str->bytes[--start] & 0xC0) == 0x80)
        continue;
    return end > 0 && space_at(str, start) ? end - start : 0;
}

static struct py_value split_blanks(struct py *py, struct py_str *str, int64_t most)
{
    struct py_value list = py_list(py, 0);
    size_t at = 0;
    for (;;) {
        while (at < str->length && space_at(str, at))
            at += space_at(str, at);
        if (at >= str->length)
            return list;
        if (most == 0) {
            size_t end = str->length;
            while (end > at && space_before(str, end))
                end -= space_before(str, end);
            add_part(py, list, str, at, end);
            return list;
        }
        size_t start = at;
        while (at < str->length && !space_at(str, at))
            at += utf8_length(str->bytes[at]);
        add_part(py, list, str, start, at);
        most--;
    }
}

static bool split_arguments(struct py *py, struct py_value *a, int64_t *ret_most)
{
    *ret_most = -1;
    if (!py_is_unbound(a[2]) && !py_to_int64(py, a[2], ret_most))
        return false;
    if (py_is_nothing(a[1]))
        return true;
    if (!py_is_str(a[1])) {
        py_raise(py, PY_EXC_TYPE, "must be str or None, not %s", py_type_name(py, a[1]));
        return false;
    }
    if (as_str(a[1])->length > 0)
        return true;
    py_raise(py, PY_EXC_VALUE, "empty separator");
    return false;
}

/* Where the separator is, from start on; NULL: nowhere. */
static const char *find_next(const struct py_str *str, const struct py_str *separator, size_t start)
{
    const char *from = str->bytes + start;
    return separator->length == 1
               ? memchr(from, *separator->bytes, str->length - start)
               : memmem(from, str->length - start, separator->bytes, separator->length);
}

enum { USUAL_PARTS = 3 }; /* longer lists grow */

struct py_value str_split(struct py *py, struct py_value *a)
{
    int64_t most;
    struct py_str *str = as_str(a[0]);
    if (!split_arguments(py, a, &most))
        return py_error();
    if (py_is_nothing(a[1]))
        return split_blanks(py, str, most);
    const struct py_str *separator = as_str(a[1]);
    struct py_value list = py_list(py, USUAL_PARTS);
    size_t start = 0;
    while (most != 0) {
        const char *at = find_next(str, separator, start);
        if (!at)
            break;
        size_t end = (size_t)(at - str->bytes);
        add_part(py, list, str, start, end);
        start = end + separator->length;
        most--;
    }
    add_part(py, list, str, start, str->length);
    return list;
}

/* The last place of separator before end, or SIZE_MAX. */
static size_t find_last(const struct py_str *str, const struct py_str *separator, size_t end)
{
    for (size_t at = end; at >= separator->length; at--) {
        if (memcmp(str->bytes + at - separator->length, separator->bytes, separator->length) == 0)
            return at - separator->length;
    }
    return SIZE_MAX;
}

static struct py_value rsplit_blanks(struct py *py, struct py_str *str, int64_t most)
{
    struct py_value list = py_list(py, 0);
    size_t end = str->length;
    for (;;) {
        while (end > 0 && space_before(str, end))
            end -= space_before(str, end);
        if (end == 0)
            break;
        size_t start = end;
        while (start > 0 && (most == 0 || !space_before(str, start)))
            start--;
        add_part(py, list, str, start, end);
        if (most == 0)
            break;
        end = start;
        most--;
    }
    return list;
}

struct py_value str_rsplit(struct py *py, struct py_value *a)
{
    int64_t most;
    struct py_str *str = as_str(a[0]);
    if (!split_arguments(py, a, &most))
        return py_error();
    struct py_value list;
    if (py_is_nothing(a[1])) {
        list = rsplit_blanks(py, str, most);
    } else {
        list = py_list(py, 0);
        size_t end = str->length;
        for (; most != 0; most--) {
            size_t at = find_last(str, as_str(a[1]), end);
            if (at == SIZE_MAX)
                break;
            add_part(py, list, str, at + as_str(a[1])->length, end);
            end = at;
        }
        add_part(py, list, str, 0, end);
    }
    struct py_list *items = as_list(list);
    for (size_t i = 0; i < items->count / 2; i++) {
        struct py_value item = items->items[i];
        items->items[i] = items->items[items->count - 1 - i];
        items->items[items->count - 1 - i] = item;
    }
    return list;
}

static bool is_line_break(uint32_t code)
{
    return (code >= '\n' && code <= '\r') || (code >= 0x1C && code <= 0x1E) || code == 0x85 ||
           code == 0x2028 || code == 0x2029;
}

struct py_value str_splitlines(struct py *py, struct py_value *a)
{
    bool keep = false;
    struct py_str *str = as_str(a[0]);
    if (!py_is_unbound(a[1]) && !py_truth(py, a[1], &keep))
        return py_error();
    struct py_value list = py_list(py, 0);
    size_t start = 0;
    for (size_t at = 0; at < str->length;) {
        size_t length = utf8_length(str->bytes[at]);
        if (!is_line_break(utf8_decode(str->bytes + at))) {
            at += length;
            continue;
        }
        size_t end = at + length;
        if (str->bytes[at] == '\r' && end < str->length && str->bytes[end] == '\n')
            end++;
        add_part(py, list, str, start, keep ? end : at);
        start = at = end;
    }
    if (start < str->length)
        add_part(py, list, str, start, str->length);
    return list;
}

static struct py_value partition(struct py *py, struct py_value *a, bool from_end)
{
    struct py_str *str = as_str(a[0]);
    if (!py_is_str(a[1]))
        return py_raise(py, PY_EXC_TYPE, "must be str, not %s", py_type_name(py, a[1]));
    struct py_str *separator = as_str(a[1]);
    if (separator->length == 0)
        return py_raise(py, PY_EXC_VALUE, "empty separator");
    size_t at = SIZE_MAX;
    if (from_end) {
        at = find_last(str, separator, str->length);
    } else {
        const char *found = memmem(str->bytes, str->length, separator->bytes, separator->length);
        at = found ? (size_t)(found - str->bytes) : SIZE_MAX;
    }
    struct py_value empty = py_object(PY_NAME(empty));
    struct py_value parts[] = {a[0], empty, empty};
    if (at == SIZE_MAX && from_end) {
        parts[2] = a[0];
        parts[0] = empty;
    } else if (at != SIZE_MAX) {
        parts[0] = str_slice(py, str, 0, at);
        parts[1] = a[1];
        parts[2] = str_slice(py, str, at + separator->length, str->length);
    }
    return py_tuple_of(py, parts, 3);
}

struct py_value str_partition(struct py *py, struct py_value *a)
{
    return partition(py, a, false);
}

struct py_value str_rpartition(struct py *py, struct py_value *a)
{
    return partition(py, a, true);
}

static struct py_value join_items(struct py *py, const struct py_str *separator,
                                  const struct py_value *items, size_t item_count, size_t length,
                                  size_t count)
{
    char *at;
    struct py_value joined = str_room(py, length, count, &at);
    for (size_t i = 0; i < item_count; i++) {
        if (i > 0 && separator->length > 0)
            at = mempcpy(at, separator->bytes, separator->length);
        at = mempcpy(at, as_str(items[i])->bytes, as_str(items[i])->length);
    }
    return joined;
}

struct py_value str_join(struct py *py, struct py_value *a)
{
    const struct py_str *separator = as_str(a[0]);
    struct py_value list = py_to_list(py, a[1]);
    if (py_is_error(list)) {
        if (py_error_is(py, PY_EXC_TYPE) && !py_class(py, a[1])->type->iterate &&
            py_is_unbound(user_method(py, a[1], PY_NAME(iter)))) {
            py_error_clear(py);
            return py_raise(py, PY_EXC_TYPE, "can only join an iterable");
        }
        return list;
    }
    const struct py_value *items = as_list(list)->items;
    size_t item_count = as_list(list)->count;
    size_t gaps = item_count > 0 ? item_count - 1 : 0;
    size_t length;
    if (__builtin_mul_overflow(gaps, separator->length, &length))
        return py_raise(py, PY_EXC_MEMORY, "%s", "");
    size_t count = gaps * separator->count;
    for (size_t i = 0; i < item_count; i++) {
        if (!py_is_str(items[i]))
            return py_raise(py, PY_EXC_TYPE, "sequence item %zu: expected str instance, %s found",
                            i, py_type_name(py, items[i]));
        if (__builtin_add_overflow(length, as_str(items[i])->length, &length))
            return py_raise(py, PY_EXC_MEMORY, "%s", "");
        count += as_str(items[i])->count;
    }
    if (length == 0)
        return py_object(PY_NAME(empty));
    return py_check_size(py, length, 1)
               ? join_items(py, separator, items, item_count, length, count)
               : py_error();
}

/* An empty old text stands between all characters. */
static struct py_value insert_between(struct py *py, const struct py_str *str,
                                      const struct py_str *new, int64_t most)
{
    TEXT_SCOPE(out);
    if (!py_check_size(py, str->count + 1, new->length + 4))
        return py_error();
    for (size_t at = 0;; at += utf8_length(str->bytes[at])) {
        if (most != 0)
            text_add_bytes(&out, new->bytes, new->length);
        most -= most > 0;
        if (at >= str->length)
            return py_str_text(py, &out);
        text_add_bytes(&out, str->bytes + at, utf8_length(str->bytes[at]));
    }
}

struct py_value str_replace(struct py *py, struct py_value *a)
{
    int64_t most = -1;
    for (int i = 1; i <= 2; i++) {
        if (!py_is_str(a[i]))
            return py_raise(py, PY_EXC_TYPE, "replace() argument %d must be str, not %s", i,
                            py_type_name(py, a[i]));
    }
    if (!py_is_unbound(a[3]) && !py_to_int64(py, a[3], &most))
        return py_error();
    const struct py_str *str = as_str(a[0]);
    const struct py_str *old = as_str(a[1]);
    const struct py_str *new = as_str(a[2]);
    if (old->length == 0)
        return insert_between(py, str, new, most);
    TEXT_SCOPE(out);
    size_t start = 0;
    for (; most != 0; most--) {
        const char *at = memmem(str->bytes + start, str->length - start, old->bytes, old->length);
        if (!at)
            break;
        if (!py_check_size(py, out.length + str->length + new->length, 1))
            return py_error();
        text_add_bytes(&out, str->bytes + start, (size_t)(at - str->bytes) - start);
        text_add_bytes(&out, new->bytes, new->length);
        start = (size_t)(at - str->bytes) + old->length;
    }
    if (start == 0)
        return str_slice(py, as_str(a[0]), 0, str->length);
    text_add_bytes(&out, str->bytes + start, str->length - start);
    return py_str_text(py, &out);
}

struct py_value str_expandtabs(struct py *py, struct py_value *a)
{
    int64_t size = 8;
    if (!py_is_unbound(a[1]) && !py_to_int64(py, a[1], &size))
        return py_error();
    TEXT_SCOPE(out);
    const struct py_str *str = as_str(a[0]);
    size_t column = 0;
    for (size_t i = 0; i < str->length; i++) {
        if (str->bytes[i] == '\t') {
            size_t count = size > 0 ? (size_t)size - column % (size_t)size : 0;
            if (!py_check_size(py, out.length + count, 1))
                return py_error();
            text_add_repeated(&out, ' ', count);
            column += count;
            continue;
        }
        text_add_char(&out, str->bytes[i]);
        if (((unsigned char)str->bytes[i] & 0xC0) == 0x80)
            continue; /* inside a character */
        column = str->bytes[i] == '\n' || str->bytes[i] == '\r' ? 0 : column + 1;
    }
    return py_str_text(py, &out);
}

struct py_value str_translate(struct py *py, struct py_value *a)
{
    TEXT_SCOPE(out);
    const struct py_str *str = as_str(a[0]);
    for (size_t i = 0; i < str->length; i += utf8_length(str->bytes[i])) {
        struct py_value code = py_int(utf8_decode(str->bytes + i));
        struct py_value mapped = py_getitem(py, a[1], code);
        if (py_is_error(mapped)) {
            if (!py_error_is(py, PY_EXC_LOOKUP))
                return mapped;
            py_error_clear(py);
            text_add_bytes(&out, str->bytes + i, utf8_length(str->bytes[i]));
        } else if (mapped.tag == PY_INT) {
            if (mapped.integer < 0 || mapped.integer > 0x10FFFF)
                return py_raise(py, PY_EXC_VALUE, "character mapping must be in range(0x110000)");
            utf8_put(&out, (uint32_t)mapped.integer);
        } else if (py_is_str(mapped)) {
            if (!py_check_size(py, out.length + as_str(mapped)->length, 1))
                return py_error();
            text_add_bytes(&out, as_str(mapped)->bytes, as_str(mapped)->length);
        }
    }
    return py_str_text(py, &out);
}

static bool put_code(struct py *py, struct py_value dict, struct py_value key,
                     struct py_value value)
{
    if (py_is_str(key)) {
        if (as_str(key)->count != 1) {
            py_raise(py, PY_EXC_VALUE, "string keys in translate table must be of length 1");
            return false;
        }
        key = py_int(utf8_decode(as_str(key)->bytes));
    }
    return py_dict_set(py, dict, key, value);
}

struct py_value str_maketrans(struct py *py, struct py_value *a)
{
    struct py_value table = py_dict(py);
    struct py_value key;
    struct py_value value;
    if (py_is_unbound(a[1])) {
        if (!py_is_kind(a[0], PY_KIND_DICT))
            return py_raise(py, PY_EXC_TYPE,
                            "if you give only one argument to maketrans it must be a dict");
        for (size_t position = 0; py_dict_next(a[0], &position, &key, &value);) {
            if (!put_code(py, table, key, value))
                return py_error();
        }
        return table;
    }
    if (!py_is_str(a[0]) || !py_is_str(a[1]) || as_str(a[0])->count != as_str(a[1])->count)
        return py_raise(py, PY_EXC_VALUE,
                        "the first two maketrans arguments must have equal length");
    const char *to = as_str(a[1])->bytes;
    const struct py_str *from = as_str(a[0]);
    for (size_t i = 0; i < from->length; i += utf8_length(from->bytes[i])) {
        py_dict_set(py, table, py_int(utf8_decode(from->bytes + i)), py_int(utf8_decode(to)));
        to += utf8_length(*to);
    }
    for (size_t i = 0; py_is_str(a[2]) && i < as_str(a[2])->length;
         i += utf8_length(as_str(a[2])->bytes[i]))
        py_dict_set(py, table, py_int(utf8_decode(as_str(a[2])->bytes + i)), py_none());
    return table;
}

/* The type str. */
#include "python/runtime.h"
#include "python/str_split.h"
#include "python/unicode.h"

#include "base/banned.h"

/* Offsets in bytes of code points start and stop. */
struct span {
    size_t start;
    size_t end;
};

static size_t byte_offset(const struct py_str *str, size_t index)
{
    if (index >= str->count)
        return str->length;
    return str_is_ascii(str) ? index : (size_t)(utf8_at(str->bytes, index) - str->bytes);
}

static size_t code_index(const struct py_str *str, size_t offset)
{
    return str_is_ascii(str) ? offset : utf8_count(str->bytes, offset);
}

static struct py_value str_construct(struct py *py, struct py_value *a)
{
    struct py_value text = py_object(PY_NAME(empty));
    if (!py_is_unbound(a[2]) && py_is_kind(a[1], PY_KIND_BYTES))
        text = py_call_method(py, a[1], "decode", &a[2], 1);
    else if (!py_is_unbound(a[1]))
        text = py_to_str(py, a[1]);
    if (py_is_error(text) || as_class(a[0]) == py->classes[PY_KIND_STR])
        return text;
    struct py_str *copy = py_alloc_object(py, PY_KIND_STR, as_class(a[0]), sizeof *copy);
    copy->bytes = py_string(py, text);
    copy->length = as_str(text)->length;
    copy->count = as_str(text)->count;
    return py_object(copy);
}

static struct py_value plain(struct py *py, struct py_value self)
{
    const struct py_str *str = as_str(self);
    return self.object->class->is_user ? py_str_bytes(py, str->bytes, str->length) : self;
}

static struct py_value str_str(struct py *py, struct py_value self)
{
    return plain(py, self);
}

static struct py_value str_repr(struct py *py, struct py_value self)
{
    TEXT_SCOPE(out);
    quote_str(py, as_str(self), false, &out);
    return py_str_text(py, &out);
}

static bool str_hash_slot(struct py *py, struct py_value self, uint64_t *ret_hash)
{
    (void)py;
    *ret_hash = str_hash(as_str(self));
    return true;
}

static struct py_value str_compare(struct py *py, enum py_compare op, struct py_value self,
                                   struct py_value other)
{
    (void)py;
    if (!py_is_str(other))
        return py_not_implemented();
    const struct py_str *a = as_str(self);
    const struct py_str *b = as_str(other);
    if (op == PY_EQ || op == PY_NE)
        return py_bool(str_equal(a, b) == (op == PY_EQ));
    size_t common = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->bytes, b->bytes, common);
    if (order == 0)
        order = a->length < b->length ? -1 : a->length > b->length;
    return compare_result(op, order);
}

static struct py_value repeat(struct py *py, struct py_value text, struct py_value times)
{
    int64_t number;
    const struct py_str *str = as_str(text);
    if (!py_to_int64(py, times, &number))
        return py_error();
    size_t count = number > 0 ? (size_t)number : 0;
    if (str->length > 0 &&
        (count > SIZE_MAX / str->length || !py_check_size(py, count, str->length)))
        return py_is_unbound(py->error) ? py_raise(py, PY_EXC_MEMORY, "%s", "") : py_error();
    TEXT_SCOPE(out);
    if (str->length == 1)
        text_add_repeated(&out, *str->bytes, count);
    for (size_t i = 0; i < count && str->length > 1; i++)
        text_add_bytes(&out, str->bytes, str->length);
    return py_str_text(py, &out);
}

static struct py_value str_binary(struct py *py, enum py_operator op, struct py_value left,
                                  struct py_value right)
{
    if (op == PY_ADD && py_is_str(left) && py_is_str(right))
        return str_concatenate(py, left, right);
    if (op == PY_MULTIPLY && py_is_str(left) && is_integer(right))
        return repeat(py, left, right);
    if (op == PY_MULTIPLY && py_is_str(right) && is_integer(left))
        return repeat(py, right, left);
    if (op == PY_MODULO && py_is_str(left))
        return format_percent(py, left, right);
    return py_not_implemented();
}

static struct py_value str_length(struct py *py, struct py_value self)
{
    (void)py;
    return py_size(as_str(self)->count);
}

static struct py_value str_getitem(struct py *py, struct py_value self, struct py_value key)
{
    struct py_str *str = as_str(self);
    if (!py_is_kind(key, PY_KIND_SLICE)) {
        size_t index;
        if (!index_in(py, key, str->count, "string index", &index))
            return py_error();
        return str_character(py, str->bytes + byte_offset(str, index));
    }
    struct slice_range range;
    if (!slice_range(py, PY_AS(py_slice, key), str->count, &range))
        return py_error();
    if (range.step == 1) {
        size_t start = byte_offset(str, (size_t)range.start);
        size_t end = byte_offset(str, (size_t)range.start + range.count);
        return str_slice(py, str, start, end);
    }
    TEXT_SCOPE(out);
    for (size_t i = 0; i < range.count; i++) {
        size_t at = byte_offset(str, (size_t)(range.start + (int64_t)i * range.step));
        text_add_bytes(&out, str->bytes + at, utf8_length(str->bytes[at]));
    }
    return py_str_text(py, &out);
}

static struct py_value str_next(struct py *py, struct py_iterator *iterator)
{
    const struct py_str *str = as_str(iterator->source);
    if ((size_t)iterator->index >= str->length)
        return py_unbound();
    const char *at = str->bytes + iterator->index;
    iterator->index += (int64_t)utf8_length(*at);
    return str_character(py, at);
}

static struct py_value str_iterate(struct py *py, struct py_value self)
{
    return py_object(iterator_new(py, self, str_next));
}

static const char *find_bytes(const char *text, size_t length, const struct py_str *needle)
{
    return needle->length > length ? NULL : memmem(text, length, needle->bytes, needle->length);
}

static bool want_str(struct py *py, struct py_value value, const char *what)
{
    if (py_is_str(value))
        return true;
    py_raise(py, PY_EXC_TYPE, "%smust be %s, not %s", what,
             strncmp(what, "strip", 5) == 0 ? "None or str" : "str", py_type_name(py, value));
    return false;
}

static struct py_value str_contains(struct py *py, struct py_value self, struct py_value item)
{
    if (!py_is_str(item))
        return py_raise(py, PY_EXC_TYPE, "'in <string>' requires string as left operand, not %s",
                        py_type_name(py, item));
    return py_bool(find_bytes(as_str(self)->bytes, as_str(self)->length, as_str(item)));
}

/* --- search
 * -------------------------------------------------------------------------------------- */

static bool search_span(struct py *py, struct py_value *a, struct span *ret_span, bool *ret_empty)
{
    size_t start;
    size_t stop;
    const struct py_str *str = as_str(a[0]);
    if (!clamp_bounds(py, a[2], a[3], str->count, &start, &stop))
        return false;
    *ret_empty = start > stop;
    ret_span->start = byte_offset(str, start);
    ret_span->end = byte_offset(str, stop);
    return true;
}

/* The byte offset of the first or last place, or -1; -2 raised. */
static int64_t search(struct py *py, struct py_value *a, bool from_end)
{
    struct span span;
    bool is_empty;
    if (!py_is_str(a[1])) {
        py_raise(py, PY_EXC_TYPE, "must be str, not %s", py_type_name(py, a[1]));
        return -2;
    }
    if (!search_span(py, a, &span, &is_empty))
        return -2;
    const struct py_str *str = as_str(a[0]);
    const struct py_str *needle = as_str(a[1]);
    if (is_empty || span.end - span.start < needle->length)
        return -1;
    if (!from_end) {
        const char *at = find_bytes(str->bytes + span.start, span.end - span.start, needle);
        return at ? at - str->bytes : -1;
    }
    for (size_t at = span.end - needle->length + 1; at-- > span.start;) {
        if (memcmp(str->bytes + at, needle->bytes, needle->length) == 0)
            return (int64_t)at;
    }
    return -1;
}

static struct py_value find_result(struct py *py, struct py_value *a, bool from_end, bool must)
{
    int64_t at = search(py, a, from_end);
    if (at == -2)
        return py_error();
    if (at == -1)
        return must ? py_raise(py, PY_EXC_VALUE, "substring not found") : py_int(-1);
    return py_size(code_index(as_str(a[0]), (size_t)at));
}

static struct py_value str_find(struct py *py, struct py_value *a)
{
    return find_result(py, a, false, false);
}

static struct py_value str_rfind(struct py *py, struct py_value *a)
{
    return find_result(py, a, true, false);
}

static struct py_value str_index(struct py *py, struct py_value *a)
{
    return find_result(py, a, false, true);
}

static struct py_value str_rindex(struct py *py, struct py_value *a)
{
    return find_result(py, a, true, true);
}

static struct py_value str_count(struct py *py, struct py_value *a)
{
    struct span span;
    bool is_empty;
    if (!want_str(py, a[1], "") || !search_span(py, a, &span, &is_empty))
        return py_error();
    const struct py_str *needle = as_str(a[1]);
    const char *at = as_str(a[0])->bytes + span.start;
    const char *end = as_str(a[0])->bytes + span.end;
    if (is_empty)
        return py_int(0);
    if (needle->length == 0)
        return py_size(utf8_count(at, (size_t)(end - at)) + 1);
    int64_t count = 0;
    while ((at = find_bytes(at, (size_t)(end - at), needle))) {
        count++;
        at += needle->length;
    }
    return py_int(count);
}

static struct py_value affix(struct py *py, struct py_value *a, bool at_end)
{
    struct span span;
    bool is_empty;
    if (!search_span(py, a, &span, &is_empty))
        return py_error();
    const struct py_value *items = &a[1];
    size_t count = 1;
    if (py_is_kind(a[1], PY_KIND_TUPLE))
        py_sequence(a[1], &items, &count);
    for (size_t i = 0; i < count; i++) {
        if (!py_is_str(items[i]))
            return py_raise(py, PY_EXC_TYPE, "%s first arg must be str or a tuple of str, not %s",
                            at_end ? "endswith" : "startswith", py_type_name(py, items[i]));
        const struct py_str *part = as_str(items[i]);
        if (is_empty || span.end - span.start < part->length)
            continue;
        size_t at = at_end ? span.end - part->length : span.start;
        if (memcmp(as_str(a[0])->bytes + at, part->bytes, part->length) == 0)
            return py_bool(true);
    }
    return py_bool(false);
}

static struct py_value str_startswith(struct py *py, struct py_value *a)
{
    return affix(py, a, false);
}

static struct py_value str_endswith(struct py *py, struct py_value *a)
{
    return affix(py, a, true);
}

static struct py_value str_removeprefix(struct py *py, struct py_value *a)
{
    struct py_str *str = as_str(a[0]);
    if (!want_str(py, a[1], "removeprefix() argument "))
        return py_error();
    const struct py_str *part = as_str(a[1]);
    bool matches =
        part->length <= str->length && memcmp(str->bytes, part->bytes, part->length) == 0;
    return str_slice(py, str, matches ? part->length : 0, str->length);
}

static struct py_value str_removesuffix(struct py *py, struct py_value *a)
{
    struct py_str *str = as_str(a[0]);
    if (!want_str(py, a[1], "removesuffix() argument "))
        return py_error();
    const struct py_str *part = as_str(a[1]);
    bool matches = part->length <= str->length &&
                   memcmp(str->bytes + str->length - part->length, part->bytes, part->length) == 0;
    return str_slice(py, str, 0, str->length - (matches ? part->length : 0));
}

/* --- case
 * ----------------------------------------------------------------------------------------- */

enum case_change { CASE_UPPER, CASE_LOWER, CASE_TITLE, CASE_CAPITALIZE, CASE_SWAP };

static uint32_t changed(struct py *py, uint32_t code, enum case_change change, bool after_letter)
{
    switch (change) {
    case CASE_UPPER:
        return unicode_upper(py, code);
    case CASE_LOWER:
        return unicode_lower(py, code);
    case CASE_SWAP:
        return unicode_is_upper(py, code) ? unicode_lower(py, code) : unicode_upper(py, code);
    default:
        return after_letter ? unicode_lower(py, code) : unicode_upper(py, code);
    }
}

static struct py_value change_case(struct py *py, struct py_value self, enum case_change change)
{
    TEXT_SCOPE(out);
    const struct py_str *str = as_str(self);
    bool after_letter = false;
    for (size_t i = 0; i < str->length; i += utf8_length(str->bytes[i])) {
        uint32_t code = utf8_decode(str->bytes + i);
        if (code == 0xDF && (change == CASE_UPPER || change == CASE_SWAP)) {
            text_add(&out, "SS");
            continue;
        }
        utf8_put(&out, changed(py, code, change, after_letter));
        after_letter = change == CASE_CAPITALIZE || unicode_is_alpha(py, code);
    }
    return py_str_text(py, &out);
}

static struct py_value str_upper(struct py *py, struct py_value *a)
{
    return change_case(py, a[0], CASE_UPPER);
}

static struct py_value str_lower(struct py *py, struct py_value *a)
{
    return change_case(py, a[0], CASE_LOWER);
}

static struct py_value str_casefold(struct py *py, struct py_value *a)
{
    struct py_value parts[] = {py_str(py, "\xC3\x9F"), py_str(py, "ss")};
    PY_TRY(lower, change_case(py, a[0], CASE_LOWER));
    return str_is_ascii(as_str(lower)) ? lower : py_call_method(py, lower, "replace", parts, 2);
}

static struct py_value str_title(struct py *py, struct py_value *a)
{
    return change_case(py, a[0], CASE_TITLE);
}

static struct py_value str_capitalize(struct py *py, struct py_value *a)
{
    return change_case(py, a[0], CASE_CAPITALIZE);
}

static struct py_value str_swapcase(struct py *py, struct py_value *a)
{
    return change_case(py, a[0], CASE_SWAP);
}

/* --- classes of characters
 * ---------------------------------------------------------------------- */

static bool is_alnum(struct py *py, uint32_t code)
{
    return unicode_is_alpha(py, code) || unicode_is_digit(code) || unicode_is_odd_digit(code) ||
           unicode_is_other_number(code);
}

static bool is_digit(struct py *py, uint32_t code)
{
    (void)py;
    return unicode_is_digit(code);
}

static bool is_any_digit(struct py *py, uint32_t code)
{
    (void)py;
    return unicode_is_digit(code) || unicode_is_odd_digit(code);
}

static bool is_numeric(struct py *py, uint32_t code)
{
    return is_any_digit(py, code) || unicode_is_other_number(code);
}

static bool is_space(struct py *py, uint32_t code)
{
    (void)py;
    return unicode_is_space(code);
}

static struct py_value all_are(struct py *py, struct py_value self,
                               bool (*ask)(struct py *py, uint32_t code))
{
    const struct py_str *str = as_str(self);
    for (size_t i = 0; i < str->length; i += utf8_length(str->bytes[i])) {
        if (!ask(py, utf8_decode(str->bytes + i)))
            return py_bool(false);
    }
    return py_bool(str->length > 0);
}

#define ASK_METHOD(name, ask)                                                                      \
    static struct py_value name(struct py *py, struct py_value *a)                                 \
    {                                                                                              \
        return all_are(py, a[0], ask);                                                             \
    }
ASK_METHOD(str_isalpha, unicode_is_alpha)
ASK_METHOD(str_isdecimal, is_digit)
ASK_METHOD(str_isdigit, is_any_digit)
ASK_METHOD(str_isnumeric, is_numeric)
ASK_METHOD(str_isalnum, is_alnum)
ASK_METHOD(str_isspace, is_space)

static struct py_value str_isprintable(struct py *py, struct py_value *a)
{
    return as_str(a[0])->length == 0 ? py_bool(true) : all_are(py, a[0], unicode_is_printable);
}

static struct py_value str_isascii(struct py *py, struct py_value *a)
{
    (void)py;
    return py_bool(str_is_ascii(as_str(a[0])));
}

/* All cased letters are of one case, and there is one. */
static struct py_value has_case(struct py *py, struct py_value self,
                                bool (*want)(struct py *py, uint32_t code),
                                bool (*other)(struct py *py, uint32_t code))
{
    const struct py_str *str = as_str(self);
    bool found = false;
    for (size_t i = 0; i < str->length; i += utf8_length(str->bytes[i])) {
        uint32_t code = utf8_decode(str->bytes + i);
        if (other(py, code))
            return py_bool(false);
        found = found || want(py, code);
    }
    return py_bool(found);
}

static struct py_value str_isupper(struct py *py, struct py_value *a)
{
    return has_case(py, a[0], unicode_is_upper, unicode_is_lower);
}

static struct py_value str_islower(struct py *py, struct py_value *a)
{
    return has_case(py, a[0], unicode_is_lower, unicode_is_upper);
}

static struct py_value str_istitle(struct py *py, struct py_value *a)
{
    PY_TRY(title, change_case(py, a[0], CASE_TITLE));
    bool has_letter = false;
    const struct py_str *str = as_str(a[0]);
    for (size_t i = 0; i < str->length; i += utf8_length(str->bytes[i]))
        has_letter = has_letter || unicode_is_upper(py, utf8_decode(str->bytes + i)) ||
                     unicode_is_lower(py, utf8_decode(str->bytes + i));
    return py_bool(has_letter && str_equal(as_str(title), str));
}

static struct py_value str_isidentifier(struct py *py, struct py_value *a)
{
    const struct py_str *str = as_str(a[0]);
    for (size_t i = 0; i < str->length; i += utf8_length(str->bytes[i])) {
        uint32_t code = utf8_decode(str->bytes + i);
        if (code != '_' && !unicode_is_alpha(py, code) && !(i > 0 && unicode_is_digit(code)))
            return py_bool(false);
    }
    return py_bool(str->length > 0);
}

/* --- padding and trimming
 * --------------------------------------------------------------------------- */

static struct py_value pad(struct py *py, struct py_value *a, int where)
{
    const struct py_str *str = as_str(a[0]);
    int64_t width;
    if (!py_to_int64(py, a[1], &width))
        return py_error();
    if (!py_is_unbound(a[2]) && (!py_is_str(a[2]) || as_str(a[2])->count != 1))
        return py_raise(py, PY_EXC_TYPE, "The fill character must be exactly one character long");
    if (width <= (int64_t)str->count)
        return plain(py, a[0]);
    const char *fill = py_is_unbound(a[2]) ? " " : as_str(a[2])->bytes;
    size_t fill_length = utf8_length(*fill);
    size_t total = (size_t)width - str->count;
    if (!py_check_size(py, (size_t)width, fill_length))
        return py_error();
    size_t left = where < 0 ? 0 : where > 0 ? total : total / 2 + (total & (size_t)width & 1);
    TEXT_SCOPE(out);
    for (size_t i = 0; i < left; i++)
        text_add_bytes(&out, fill, fill_length);
    text_add_bytes(&out, str->bytes, str->length);
    for (size_t i = left; i < total; i++)
        text_add_bytes(&out, fill, fill_length);
    return py_str_text(py, &out);
}

static struct py_value str_ljust(struct py *py, struct py_value *a)
{
    return pad(py, a, -1);
}

static struct py_value str_rjust(struct py *py, struct py_value *a)
{
    return pad(py, a, 1);
}

static struct py_value str_center(struct py *py, struct py_value *a)
{
    return pad(py, a, 0);
}

static struct py_value str_zfill(struct py *py, struct py_value *a)
{
    const struct py_str *str = as_str(a[0]);
    int64_t width;
    if (!py_to_int64(py, a[1], &width) || !py_check_size(py, width > 0 ? (size_t)width : 0, 1))
        return py_error();
    TEXT_SCOPE(out);
    size_t sign = str->length > 0 && (*str->bytes == '-' || *str->bytes == '+');
    text_add_bytes(&out, str->bytes, sign);
    if (width > (int64_t)str->count)
        text_add_repeated(&out, '0', (size_t)width - str->count);
    text_add_bytes(&out, str->bytes + sign, str->length - sign);
    return py_str_text(py, &out);
}

static bool is_stripped(const char *at, const struct py_str *set)
{
    if (!set)
        return unicode_is_space(utf8_decode(at));
    size_t length = utf8_length(*at);
    for (size_t i = 0; i < set->length; i += utf8_length(set->bytes[i])) {
        if (utf8_length(set->bytes[i]) == length && memcmp(set->bytes + i, at, length) == 0)
            return true;
    }
    return false;
}

static struct py_value strip(struct py *py, struct py_value *a, bool left, bool right)
{
    struct py_str *str = as_str(a[0]);
    if (!py_is_nothing(a[1]) && !want_str(py, a[1], "strip arg "))
        return py_error();
    const struct py_str *set = py_is_nothing(a[1]) ? NULL : as_str(a[1]);
    size_t start = 0;
    size_t end = str->length;
    while (left && start < end && is_stripped(str->bytes + start, set))
        start += utf8_length(str->bytes[start]);
    while (right && end > start) {
        size_t last = end - 1;
        while (last > start && ((unsigned char)str->bytes[last] & 0xC0) == 0x80)
            last--;
        if (!is_stripped(str->bytes + last, set))
            break;
        end = last;
    }
    return str_slice(py, str, start, end);
}

static struct py_value str_strip(struct py *py, struct py_value *a)
{
    return strip(py, a, true, true);
}

static struct py_value str_lstrip(struct py *py, struct py_value *a)
{
    return strip(py, a, true, false);
}

static struct py_value str_rstrip(struct py *py, struct py_value *a)
{
    return strip(py, a, false, true);
}

/* --- rows of all methods, those of str_split.c included
 * ------------------------------------------------ */

static struct py_value str_format_method(struct py *py, struct py_value *a)
{
    return format_braces(py, as_str(a[0]), a[1], a[2]);
}

static struct py_value str_format_map(struct py *py, struct py_value *a)
{
    return format_braces(py, as_str(a[0]), py_unbound(), a[1]);
}

static const struct py_function_row methods[] = {
    {"find", str_find, "sub, start=, end=, /", PY_PLAIN},
    {"rfind", str_rfind, "sub, start=, end=, /", PY_PLAIN},
    {"index", str_index, "sub, start=, end=, /", PY_PLAIN},
    {"rindex", str_rindex, "sub, start=, end=, /", PY_PLAIN},
    {"count", str_count, "sub, start=, end=, /", PY_PLAIN},
    {"startswith", str_startswith, "prefix, start=, end=, /", PY_PLAIN},
    {"endswith", str_endswith, "suffix, start=, end=, /", PY_PLAIN},
    {"removeprefix", str_removeprefix, "prefix, /", PY_PLAIN},
    {"removesuffix", str_removesuffix, "suffix, /", PY_PLAIN},
    {"upper", str_upper, "", PY_PLAIN},
    {"lower", str_lower, "", PY_PLAIN},
    {"casefold", str_casefold, "", PY_PLAIN},
    {"title", str_title, "", PY_PLAIN},
    {"capitalize", str_capitalize, "", PY_PLAIN},
    {"swapcase", str_swapcase, "", PY_PLAIN},
    {"isalpha", str_isalpha, "", PY_PLAIN},
    {"isdigit", str_isdigit, "", PY_PLAIN},
    {"isdecimal", str_isdecimal, "", PY_PLAIN},
    {"isnumeric", str_isnumeric, "", PY_PLAIN},
    {"isalnum", str_isalnum, "", PY_PLAIN},
    {"isspace", str_isspace, "", PY_PLAIN},
    {"isprintable", str_isprintable, "", PY_PLAIN},
    {"isascii", str_isascii, "", PY_PLAIN},
    {"isupper", str_isupper, "", PY_PLAIN},
    {"islower", str_islower, "", PY_PLAIN},
    {"istitle", str_istitle, "", PY_PLAIN},
    {"isidentifier", str_isidentifier, "", PY_PLAIN},
    {"ljust", str_ljust, "width, fillchar=, /", PY_PLAIN},
    {"rjust", str_rjust, "width, fillchar=, /", PY_PLAIN},
    {"center", str_center, "width, fillchar=, /", PY_PLAIN},
    {"zfill", str_zfill, "width, /", PY_PLAIN},
    {"strip", str_strip, "chars=, /", PY_PLAIN},
    {"lstrip", str_lstrip, "chars=, /", PY_PLAIN},
    {"rstrip", str_rstrip, "chars=, /", PY_PLAIN},
    {"split", str_split, "sep=, maxsplit=", PY_PLAIN},
    {"rsplit", str_rsplit, "sep=, maxsplit=", PY_PLAIN},
    {"splitlines", str_splitlines, "keepends=", PY_PLAIN},
    {"partition", str_partition, "sep, /", PY_PLAIN},
    {"rpartition", str_rpartition, "sep, /", PY_PLAIN},
    {"join", str_join, "iterable, /", PY_PLAIN},
    {"replace", str_replace, "old, new, count=, /", PY_PLAIN},
    {"expandtabs", str_expandtabs, "tabsize=", PY_PLAIN},
    {"translate", str_translate, "table, /", PY_PLAIN},
    {"maketrans", str_maketrans, "x, y=, z=, /", PY_STATICMETHOD},
    {"encode", str_encode, "encoding=, errors=", PY_PLAIN},
    {"format", str_format_method, "*args, **kwargs", PY_PLAIN},
    {"format_map", str_format_map, "mapping, /", PY_PLAIN},
    {0},
};

const struct py_type py_str_type = {
    .name = "str",
    .kind = PY_KIND_STR,
    .methods = methods,
    .construct = str_construct,
    .parameters = "object=, encoding=, errors=",
    .repr = str_repr,
    .str = str_str,
    .hash = str_hash_slot,
    .compare = str_compare,
    .binary = str_binary,
    .length = str_length,
    .contains = str_contains,
    .getitem = str_getitem,
    .iterate = str_iterate,
};

/* bytes and bytearray. */
#include "python/runtime.h"
#include "python/unicode.h"

#include "base/banned.h"

static struct py_bytes *as_bytes(struct py_value value)
{
    return PY_AS(py_bytes, value);
}

struct py_value py_bytes(struct py *py, const void *bytes, size_t length)
{
    struct py_bytes *object = py_new_object(py, py_bytes, PY_KIND_BYTES);
    object->bytes = py_alloc_raw(py, length + 1);
    object->length = object->capacity = length;
    if (bytes && length > 0)
        memcpy(object->bytes, bytes, length);
    return py_object(object);
}

static struct py_value like(struct py *py, struct py_value model, const void *bytes, size_t length)
{
    struct py_value value = py_bytes(py, bytes, length);
    bool is_mutable = as_bytes(model)->object.flags & BYTES_MUTABLE;
    value.object->flags = is_mutable ? BYTES_MUTABLE : 0;
    if (is_mutable)
        value.object->class = py->bytearray_class;
    else if (!model.object->class->is_user)
        value.object->class = model.object->class; /* that of a memoryview, too */
    return value;
}

static struct py_value from_iterable(struct py *py, struct py_value iterable)
{
    PY_TRY(list, py_to_list(py, iterable));
    struct py_value value = py_bytes(py, NULL, as_list(list)->count);
    for (size_t i = 0; i < as_list(list)->count; i++) {
        int64_t number;
        if (!py_to_int64(py, as_list(list)->items[i], &number))
            return py_error();
        if (number < 0 || number > 255)
            return py_raise(py, PY_EXC_VALUE, "bytes must be in range(0, 256)");
        as_bytes(value)->bytes[i] = (uint8_t)number;
    }
    return value;
}

static struct py_value make(struct py *py, struct py_value *a)
{
    if (py_is_unbound(a[1]))
        return py_bytes(py, NULL, 0);
    if (py_is_str(a[1])) {
        if (py_is_unbound(a[2]))
            return py_raise(py, PY_EXC_TYPE, "string argument without an encoding");
        return py_call_method(py, a[1], "encode", &a[2], py_is_unbound(a[3]) ? 1 : 2);
    }
    if (py_is_kind(a[1], PY_KIND_BYTES))
        return py_bytes(py, as_bytes(a[1])->bytes, as_bytes(a[1])->length);
    struct py_value method = call_special(py, a[1], PY_NAME(bytes), NULL, 0);
    if (!py_is_unbound(method))
        return method;
    if (!is_integer(a[1]))
        return from_iterable(py, a[1]);
    int64_t count;
    if (!py_to_int64(py, a[1], &count))
        return py_error();
    if (count < 0)
        return py_raise(py, PY_EXC_VALUE, "negative count");
    return py_check_size(py, (size_t)count, 1) ? py_bytes(py, NULL, (size_t)count) : py_error();
}

static struct py_value bytes_construct(struct py *py, struct py_value *a)
{
    struct py_value value = make(py, a);
    if (!py_is_error(value) && as_class(a[0])->is_user)
        value.object->class = as_class(a[0]);
    return value;
}

static struct py_value bytearray_construct(struct py *py, struct py_value *a)
{
    struct py_value value = make(py, a);
    if (!py_is_error(value)) {
        value = py_bytes(py, as_bytes(value)->bytes, as_bytes(value)->length);
        value.object->class = as_class(a[0]);
        value.object->flags = BYTES_MUTABLE;
    }
    return value;
}

void quote_bytes(const uint8_t *bytes, size_t length, struct text *out)
{
    bool has_single = memchr(bytes, '\'', length);
    char quote = has_single && !memchr(bytes, '"', length) ? '"' : '\'';
    text_printf(out, "b%c", quote);
    for (size_t i = 0; i < length; i++) {
        char c = (char)bytes[i];
        if (c == quote || c == '\\')
            text_printf(out, "\\%c", c);
        else if (c == '\n' || c == '\r' || c == '\t')
            text_add(out, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
        else if (bytes[i] < 32 || bytes[i] >= 127)
            text_printf(out, "\\x%02x", bytes[i]);
        else
            text_add_char(out, c);
    }
    text_add_char(out, quote);
}

static struct py_value bytes_repr(struct py *py, struct py_value self)
{
    TEXT_SCOPE(out);
    bool is_mutable = as_bytes(self)->object.flags & BYTES_MUTABLE;
    if (is_mutable)
        text_add(&out, "bytearray(");
    quote_bytes(as_bytes(self)->bytes, as_bytes(self)->length, &out);
    if (is_mutable)
        text_add_char(&out, ')');
    return py_str_text(py, &out);
}

static bool bytes_hash(struct py *py, struct py_value self, uint64_t *ret_hash)
{
    if (as_bytes(self)->object.flags & BYTES_MUTABLE) {
        py_raise(py, PY_EXC_TYPE, "unhashable type: 'bytearray'");
        return false;
    }
    uint64_t hash = 1469598103934665603u;
    for (size_t i = 0; i < as_bytes(self)->length; i++)
        hash = (hash ^ as_bytes(self)->bytes[i]) * 1099511628211u;
    *ret_hash = hash;
    return true;
}

static struct py_value bytes_compare(struct py *py, enum py_compare op, struct py_value self,
                                     struct py_value other)
{
    (void)py;
    if (!py_is_kind(other, PY_KIND_BYTES))
        return py_not_implemented();
    const struct py_bytes *a = as_bytes(self);
    const struct py_bytes *b = as_bytes(other);
    int order = memcmp(a->bytes, b->bytes, a->length < b->length ? a->length : b->length);
    return compare_result(op, order ? order : a->length < b->length ? -1 : a->length > b->length);
}

static struct py_value as_text(struct py *py, struct py_value value);
static struct py_value back_to_bytes(struct py *py, struct py_value model, struct py_value value);

/* %b is what bytes have for %s. */
static struct py_value bytes_format(struct py *py, struct py_value format)
{
    struct py_value copy = like(py, format, as_bytes(format)->bytes, as_bytes(format)->length);
    uint8_t *bytes = as_bytes(copy)->bytes;
    size_t length = as_bytes(copy)->length;
    for (size_t i = 0; i + 1 < length; i++) {
        if (bytes[i] != '%')
            continue;
        i++;
        while (i + 1 < length && strchr("#0- +.*123456789", bytes[i]))
            i++;
        if (bytes[i] == 'b')
            bytes[i] = 's';
    }
    return copy;
}

/* Through the formatting of str; bytes among the arguments go in as they are. */
static struct py_value bytes_percent(struct py *py, struct py_value format, struct py_value given)
{
    struct py_value arguments = as_text(py, given);
    format = bytes_format(py, format);
    if (py_is_kind(given, PY_KIND_TUPLE)) {
        arguments = py_tuple(py, as_tuple(given)->count);
        for (size_t i = 0; i < as_tuple(given)->count; i++)
            as_tuple(arguments)->items[i] = as_text(py, as_tuple(given)->items[i]);
    }
    PY_TRY(text, format_percent(py, as_text(py, format), arguments));
    return back_to_bytes(py, format, text);
}

static struct py_value bytes_binary(struct py *py, enum py_operator op, struct py_value left,
                                    struct py_value right)
{
    TEXT_SCOPE(out);
    bool both = py_is_kind(left, PY_KIND_BYTES) && py_is_kind(right, PY_KIND_BYTES);
    if (op == PY_MODULO && py_is_kind(left, PY_KIND_BYTES))
        return bytes_percent(py, left, right);
    if (op == PY_ADD && both) {
        if (!py_check_size(py, as_bytes(left)->length + as_bytes(right)->length, 1))
            return py_error();
        text_add_bytes(&out, (char *)as_bytes(left)->bytes, as_bytes(left)->length);
        text_add_bytes(&out, (char *)as_bytes(right)->bytes, as_bytes(right)->length);
        return like(py, left, text_string(&out), out.length);
    }
    struct py_value bytes = py_is_kind(left, PY_KIND_BYTES) ? left : right;
    struct py_value times = py_is_kind(left, PY_KIND_BYTES) ? right : left;
    int64_t count;
    if (op != PY_MULTIPLY || !is_integer(times))
        return py_not_implemented();
    if (!py_to_int64(py, times, &count))
        return py_error();
    size_t repeats = count > 0 ? (size_t)count : 0;
    size_t length = as_bytes(bytes)->length;
    if (length > 0 && !py_check_size(py, repeats, length))
        return py_error();
    for (size_t i = 0; i < repeats && length > 0; i++)
        text_add_bytes(&out, (char *)as_bytes(bytes)->bytes, length);
    return like(py, bytes, text_string(&out), out.length);
}

static struct py_value bytes_length(struct py *py, struct py_value self)
{
    (void)py;
    return py_size(as_bytes(self)->length);
}

static struct py_value bytes_getitem(struct py *py, struct py_value self, struct py_value key)
{
    const struct py_bytes *bytes = as_bytes(self);
    if (!py_is_kind(key, PY_KIND_SLICE)) {
        size_t index;
        bool is_mutable = bytes->object.flags & BYTES_MUTABLE;
        if (!index_in(py, key, bytes->length, is_mutable ? "bytearray index" : "index", &index))
            return py_error();
        return py_int(bytes->bytes[index]);
    }
    struct slice_range range;
    if (!slice_range(py, PY_AS(py_slice, key), bytes->length, &range))
        return py_error();
    struct py_value result = like(py, self, NULL, range.count);
    for (size_t i = 0; i < range.count; i++)
        as_bytes(result)->bytes[i] = bytes->bytes[range.start + (int64_t)i * range.step];
    return result;
}

/* What a bytearray has too few methods for is done on a list of its numbers. */
static struct py_value through_list(struct py *py, struct py_value self, struct py_value list)
{
    PY_TRY(bytes, from_iterable(py, list));
    as_bytes(self)->bytes = as_bytes(bytes)->bytes;
    as_bytes(self)->length = as_bytes(self)->capacity = as_bytes(bytes)->length;
    return py_none();
}

static struct py_value bytearray_setitem(struct py *py, struct py_value self, struct py_value key,
                                         struct py_value value)
{
    size_t index;
    int64_t number;
    if (py_is_unbound(value) || py_is_kind(key, PY_KIND_SLICE)) {
        PY_TRY(list, py_to_list(py, self));
        bool is_done =
            py_is_unbound(value) ? py_delitem(py, list, key) : py_setitem(py, list, key, value);
        return is_done ? through_list(py, self, list) : py_error();
    }
    if (!index_in(py, key, as_bytes(self)->length, "bytearray index", &index) ||
        !py_to_int64(py, value, &number))
        return py_error();
    if (number < 0 || number > 255)
        return py_raise(py, PY_EXC_VALUE, "byte must be in range(0, 256)");
    as_bytes(self)->bytes[index] = (uint8_t)number;
    return py_none();
}

static struct py_value bytes_next(struct py *py, struct py_iterator *iterator)
{
    (void)py;
    const struct py_bytes *bytes = as_bytes(iterator->source);
    if ((size_t)iterator->index >= bytes->length)
        return py_unbound();
    return py_int(bytes->bytes[iterator->index++]);
}

static struct py_value bytes_iterate(struct py *py, struct py_value self)
{
    return py_object(iterator_new(py, self, bytes_next));
}

static struct py_value bytes_contains(struct py *py, struct py_value self, struct py_value item)
{
    const struct py_bytes *bytes = as_bytes(self);
    int64_t number;
    if (py_is_kind(item, PY_KIND_BYTES))
        return py_bool(
            memmem(bytes->bytes, bytes->length, as_bytes(item)->bytes, as_bytes(item)->length));
    if (py_is_str(item))
        return py_raise(py, PY_EXC_TYPE, "a bytes-like object is required, not 'str'");
    if (!py_to_int64(py, item, &number))
        return py_error();
    return py_bool(memchr(bytes->bytes, (int)number, bytes->length));
}

static struct py_value bytes_hex(struct py *py, struct py_value *a)
{
    TEXT_SCOPE(out);
    const struct py_bytes *bytes = as_bytes(a[0]);
    const char *separator = py_is_unbound(a[1]) ? "" : py_string(py, a[1]);
    int64_t group = 1; /* bytes between separators, counted from the end where it is positive */
    if (!py_is_unbound(a[2]) && !py_to_int64(py, a[2], &group))
        return py_error();
    if (group > INT32_MAX || group < -INT32_MAX)
        return py_raise(py, PY_EXC_OVERFLOW, "Python int too large to convert to C int");
    size_t size = (size_t)(group < 0 ? -group : group);
    for (size_t i = 0; i < bytes->length; i++) {
        size_t counted = group < 0 ? i : bytes->length - i;
        bool is_edge = i > 0 && separator && size > 0 && counted % size == 0;
        text_printf(&out, "%s%02x", is_edge ? separator : "", bytes->bytes[i]);
    }
    return py_str_text(py, &out);
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static struct py_value bytes_fromhex(struct py *py, struct py_value *a)
{
    const char *text;
    if (!py_to_string(py, a[1], "fromhex() argument", &text))
        return py_error();
    TEXT_SCOPE(out);
    for (size_t i = 0; text[i];) {
        if (strchr(" \t\n", text[i])) {
            i++;
            continue;
        }
        int high = hex_value(text[i]);
        int low = text[i + 1] ? hex_value(text[i + 1]) : -1;
        if (high < 0 || low < 0)
            return py_raise(py, PY_EXC_VALUE,
                            "non-hexadecimal number found in fromhex() arg at position %zu",
                            high < 0 ? i : i + 1);
        text_add_char(&out, (char)(high << 4 | low));
        i += 2;
    }
    return py_bytes(py, text_string(&out), out.length);
}

/* -- The methods that act as those of str. */

/* Bytes that are no letter, digit or blank to bytes, but would be to str, are characters for
 * private use while a method of str works on them. */
enum { NO_LETTERS = 0xF700 };

static struct py_value as_text(struct py *py, struct py_value value)
{
    if (!py_is_kind(value, PY_KIND_BYTES))
        return value;
    TEXT_SCOPE(out);
    for (size_t i = 0; i < as_bytes(value)->length; i++) {
        uint8_t byte = as_bytes(value)->bytes[i];
        bool is_plain = byte < 0x80 && !(byte >= 0x1C && byte <= 0x1F);
        utf8_put(&out, is_plain ? byte : NO_LETTERS + byte);
    }
    return py_str_text(py, &out);
}

/* Back again; false: there are characters that are none of bytes. */
static bool bytes_of_text(const struct py_str *str, struct text *out)
{
    const char *end = str->bytes + str->length;
    for (const char *at = str->bytes; at < end; at += utf8_length(*at)) {
        uint32_t code = utf8_decode(at);
        if (code >= 0x80 && (code < NO_LETTERS || code > NO_LETTERS + 0xFF))
            return false;
        text_add_char(out, (char)(code & 0xFF));
    }
    return true;
}

static struct py_value back_to_bytes(struct py *py, struct py_value model, struct py_value value)
{
    const struct py_value *items;
    size_t count;
    TEXT_SCOPE(plain);
    if (py_is_str(value) && bytes_of_text(as_str(value), &plain))
        return like(py, model, text_string(&plain), plain.length);
    if (py_is_str(value)) {
        struct py_value latin = py_str(py, "latin-1");
        PY_TRY(bytes, py_call_method(py, value, "encode", &latin, 1));
        return like(py, model, as_bytes(bytes)->bytes, as_bytes(bytes)->length);
    }
    if (!py_sequence(value, &items, &count))
        return value;
    struct py_value list = py_list(py, count);
    for (size_t i = 0; i < count; i++)
        py_list_append(py, list, back_to_bytes(py, model, items[i]));
    return py_is_kind(value, PY_KIND_LIST) ? list : py_tuple_of(py, as_list(list)->items, count);
}

/* The items of join as texts, in a list. */
static struct py_value parts_as_text(struct py *py, struct py_value parts)
{
    PY_TRY(list, py_to_list(py, parts));
    struct py_value texts = py_list(py, as_list(list)->count);
    for (size_t i = 0; i < as_list(list)->count; i++) {
        struct py_value part = as_list(list)->items[i];
        if (!py_is_kind(part, PY_KIND_BYTES))
            return py_raise(py, PY_EXC_TYPE,
                            "sequence item %zu: expected a bytes-like object, %s found", i,
                            py_type_name(py, part));
        py_list_append(py, texts, as_text(py, part));
    }
    return texts;
}

/* An argument of the method of that name, as str has it. */
static struct py_value argument_as_text(struct py *py, const char *name, struct py_value item)
{
    if (py_is_str(item))
        return py_raise(py, PY_EXC_TYPE, "a bytes-like object is required, not 'str'");
    if (strcmp(name, "join") == 0)
        return parts_as_text(py, item);
    if (py_is_kind(item, PY_KIND_TUPLE)) { /* of startswith and endswith */
        struct py_value texts = py_tuple(py, as_tuple(item)->count);
        for (size_t i = 0; i < as_tuple(item)->count; i++)
            as_tuple(texts)->items[i] = as_text(py, as_tuple(item)->items[i]);
        return texts;
    }
    bool is_search = strstr(name, "find") || strstr(name, "index") || strcmp(name, "count") == 0;
    if (!is_search || item.tag != PY_INT)
        return as_text(py, item);
    if (item.integer < 0 || item.integer > 255)
        return py_raise(py, PY_EXC_VALUE, "byte must be in range(0, 256)");
    uint8_t byte = (uint8_t)item.integer;
    return as_text(py, py_bytes(py, &byte, 1));
}

static struct py_value through_str(struct py *py, struct py_value *a)
{
    const char *name = py->native->name->bytes;
    struct py_value model = a[0];
    struct py_value self = as_text(py, a[0]);
    struct py_value arguments[4];
    size_t count = as_tuple(a[1])->count;
    for (size_t i = 0; i < count && i < 4; i++) { /* behind the first: places, counts, fillers */
        struct py_value item = as_tuple(a[1])->items[i];
        arguments[i] =
            i == 0 || py_is_str(item) ? argument_as_text(py, name, item) : as_text(py, item);
        if (py_is_error(arguments[i]))
            return arguments[i];
    }
    struct py_value result = py_call_method(py, self, name, arguments, count < 4 ? count : 4);
    if (py_is_error(result) && strstr(name, "index") && py_error_is(py, PY_EXC_VALUE))
        return py_raise(py, PY_EXC_VALUE, "subsection not found");
    return py_is_error(result) ? result : back_to_bytes(py, model, result);
}

static struct py_value bytearray_append(struct py *py, struct py_value *a)
{
    struct py_bytes *bytes = as_bytes(a[0]);
    struct py_value piece =
        is_integer(a[1])
            ? from_iterable(py, py_tuple_of(py, &a[1], 1))
            : bytes_construct(py, (struct py_value[]){py_object(py->classes[PY_KIND_BYTES]), a[1],
                                                      py_unbound(), py_unbound()});
    if (py_is_error(piece))
        return piece;
    size_t length = bytes->length + as_bytes(piece)->length;
    if (!py_check_size(py, length, 1))
        return py_error();
    uint8_t *grown = py_alloc_raw(py, length + 1);
    memcpy(grown, bytes->bytes, bytes->length);
    memcpy(grown + bytes->length, as_bytes(piece)->bytes, as_bytes(piece)->length);
    bytes->bytes = grown;
    bytes->length = length;
    return py_none();
}

static struct py_value bytearray_as_list(struct py *py, struct py_value *a)
{
    PY_TRY(list, py_to_list(py, a[0]));
    PY_TRY(result, py_call_method(py, list, py->native->name->bytes, as_tuple(a[1])->items,
                                  as_tuple(a[1])->count));
    return py_is_error(through_list(py, a[0], list)) ? py_error() : result;
}

static struct py_value bytearray_copy(struct py *py, struct py_value *a)
{
    return like(py, a[0], as_bytes(a[0])->bytes, as_bytes(a[0])->length);
}

/* By a table of 256 bytes, or None; those of the second argument are left out. */
static struct py_value bytes_translate(struct py *py, struct py_value *a)
{
    const struct py_bytes *self = as_bytes(a[0]);
    bool has_table = py_is_kind(a[1], PY_KIND_BYTES);
    if (!has_table && !py_is_none(a[1]))
        return py_raise(py, PY_EXC_TYPE, "a bytes-like object is required, not '%s'",
                        py_type_name(py, a[1]));
    if (has_table && as_bytes(a[1])->length != 256)
        return py_raise(py, PY_EXC_VALUE, "translation table must be 256 characters long");
    const struct py_bytes *dropped = py_is_kind(a[2], PY_KIND_BYTES) ? as_bytes(a[2]) : NULL;
    struct py_value result = like(py, a[0], self->bytes, self->length);
    struct py_bytes *out = as_bytes(result);
    out->length = 0;
    for (size_t i = 0; i < self->length; i++) {
        uint8_t byte = self->bytes[i];
        if (!dropped || !memchr(dropped->bytes, byte, dropped->length))
            out->bytes[out->length++] = has_table ? as_bytes(a[1])->bytes[byte] : byte;
    }
    return result;
}

static struct py_value bytes_maketrans(struct py *py, struct py_value *a)
{
    uint8_t table[256];
    for (size_t i = 0; i < 256; i++)
        table[i] = (uint8_t)i;
    if (!py_is_kind(a[0], PY_KIND_BYTES) || !py_is_kind(a[1], PY_KIND_BYTES))
        return py_raise(py, PY_EXC_TYPE, "a bytes-like object is required");
    if (as_bytes(a[0])->length != as_bytes(a[1])->length)
        return py_raise(py, PY_EXC_VALUE, "maketrans arguments must have same length");
    for (size_t i = 0; i < as_bytes(a[0])->length; i++)
        table[as_bytes(a[0])->bytes[i]] = as_bytes(a[1])->bytes[i];
    return py_bytes(py, table, sizeof table);
}

#define THROUGH(name)                                                                              \
    {                                                                                              \
        name, through_str, "*args", PY_PLAIN                                                       \
    }
#define SHARED_METHODS                                                                             \
    {"decode", bytes_decode, "encoding=, errors=", PY_PLAIN},                                      \
        {"hex", bytes_hex, "sep=, bytes_per_sep=", PY_PLAIN},                                      \
        {"fromhex", bytes_fromhex, "string", PY_CLASSMETHOD},                                      \
        {"translate", bytes_translate, "table, /, delete=", PY_PLAIN},                             \
        {"maketrans", bytes_maketrans, "x, y, /", PY_STATICMETHOD}, THROUGH("split"),              \
        THROUGH("rsplit"), THROUGH("strip"), THROUGH("lstrip"), THROUGH("rstrip"),                 \
        THROUGH("join"), THROUGH("replace"), THROUGH("startswith"), THROUGH("endswith"),           \
        THROUGH("find"), THROUGH("rfind"), THROUGH("index"), THROUGH("count"), THROUGH("upper"),   \
        THROUGH("lower"), THROUGH("partition"), THROUGH("rpartition"), THROUGH("splitlines"),      \
        THROUGH("ljust"), THROUGH("rjust"), THROUGH("zfill"), THROUGH("isdigit"),                  \
        THROUGH("isalpha"), THROUGH("removeprefix"), THROUGH("removesuffix"), THROUGH("center"),   \
        THROUGH("title"), THROUGH("capitalize"), THROUGH("swapcase"), THROUGH("rindex"),           \
        THROUGH("isalnum"), THROUGH("isupper"), THROUGH("islower"), THROUGH("isspace"),            \
        THROUGH("isascii"), THROUGH("expandtabs")

static const struct py_function_row bytes_methods[] = {SHARED_METHODS, {0}};
static const struct py_function_row bytearray_methods[] = {
    SHARED_METHODS,
    {"append", bytearray_append, "item", PY_PLAIN},
    {"extend", bytearray_append, "items", PY_PLAIN},
    {"insert", bytearray_as_list, "*args", PY_PLAIN},
    {"pop", bytearray_as_list, "*args", PY_PLAIN},
    {"remove", bytearray_as_list, "*args", PY_PLAIN},
    {"reverse", bytearray_as_list, "*args", PY_PLAIN},
    {"clear", bytearray_as_list, "*args", PY_PLAIN},
    {"copy", bytearray_copy, "", PY_PLAIN},
    {0},
};

const struct py_type py_bytes_type = {
    .name = "bytes",
    .kind = PY_KIND_BYTES,
    .methods = bytes_methods,
    .construct = bytes_construct,
    .parameters = "source=, encoding=, errors=",
    .repr = bytes_repr,
    .hash = bytes_hash,
    .compare = bytes_compare,
    .binary = bytes_binary,
    .length = bytes_length,
    .contains = bytes_contains,
    .getitem = bytes_getitem,
    .iterate = bytes_iterate,
};

const struct py_type py_bytearray_type = {
    .name = "bytearray",
    .kind = PY_KIND_BYTES,
    .methods = bytearray_methods,
    .construct = bytearray_construct,
    .parameters = "source=, encoding=, errors=",
    .repr = bytes_repr,
    .compare = bytes_compare,
    .binary = bytes_binary,
    .length = bytes_length,
    .contains = bytes_contains,
    .getitem = bytes_getitem,
    .setitem = bytearray_setitem,
    .iterate = bytes_iterate,
};

static struct py_value memoryview_bytes(struct py *py, struct py_value *a)
{
    return py_bytes(py, as_bytes(a[0])->bytes, as_bytes(a[0])->length);
}

static struct py_value memoryview_construct(struct py *py, struct py_value *a)
{
    if (!py_is_kind(a[1], PY_KIND_BYTES))
        return py_raise(py, PY_EXC_TYPE, "memoryview: a bytes-like object is required, not '%s'",
                        py_type_name(py, a[1]));
    struct py_value value = py_bytes(py, as_bytes(a[1])->bytes, as_bytes(a[1])->length);
    value.object->class = as_class(a[0]);
    return value;
}

static const struct py_function_row memoryview_methods[] = {
    {"tobytes", memoryview_bytes, "", PY_PLAIN},
    {"hex", bytes_hex, "sep=, bytes_per_sep=", PY_PLAIN},
    {0},
};

/* A copy: nothing that scripts do with one shows the difference. */
const struct py_type py_memoryview_type = {
    .name = "memoryview",
    .kind = PY_KIND_BYTES,
    .methods = memoryview_methods,
    .construct = memoryview_construct,
    .parameters = "object",
    .hash = bytes_hash,
    .compare = bytes_compare,
    .length = bytes_length,
    .contains = bytes_contains,
    .getitem = bytes_getitem,
    .iterate = bytes_iterate,
};

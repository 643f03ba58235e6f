/* Text: making, hashing, joining. The methods are in str_methods.c. */
#include <stdio.h>
#include <stdlib.h>

#include "python/runtime.h"
#include "python/unicode.h"

#include "base/banned.h"

enum { SHARED_BUFFER_FROM = 128 };

static struct py_str *str_alloc(struct py *py, size_t length)
{
    struct py_str *str = py_alloc_object(py, PY_KIND_STR, py->classes[PY_KIND_STR],
                                         sizeof(struct py_str) + length + 1);
    str->bytes = (char *)(str + 1);
    str->length = length;
    return str;
}

static struct py_value str_copy(struct py *py, const char *bytes, size_t length, size_t count)
{
    struct py_str *str = str_alloc(py, length);
    if (length > 0)
        memcpy((char *)(str + 1), bytes, length);
    str->count = count;
    return py_object(str);
}

struct py_value py_str_bytes(struct py *py, const char *bytes, size_t length)
{
    if (length == 0 && py->names[PY_NAME_empty])
        return py_object(PY_NAME(empty));
    if (length == 1 && (unsigned char)*bytes < SMALL_STRINGS)
        return str_character(py, bytes);
    return str_copy(py, bytes, length, utf8_count(bytes, length));
}

struct py_value str_character(struct py *py, const char *bytes)
{
    size_t length = utf8_length(*bytes);
    if (length > 1)
        return str_copy(py, bytes, length, 1);
    struct py_value *known = &py->characters[(unsigned char)*bytes];
    if (known->tag != PY_OBJECT)
        *known = str_copy(py, bytes, 1, 1);
    return *known;
}

struct py_value str_room(struct py *py, size_t length, size_t count, char **ret_bytes)
{
    struct py_str *str = str_alloc(py, length);
    str->count = count;
    *ret_bytes = (char *)(str + 1);
    return py_object(str);
}

struct py_value str_ascii(struct py *py, const char *bytes, size_t length)
{
    return length == 1 ? str_character(py, bytes) : str_copy(py, bytes, length, length);
}

struct py_value py_str(struct py *py, const char *string)
{
    return py_str_bytes(py, string, strlen(string));
}

struct py_value py_str_text(struct py *py, const struct text *text)
{
    if (!py_check_size(py, text->length, 1))
        return py_error();
    return py_str_bytes(py, text_string(text), text->length);
}

struct py_value py_str_format(struct py *py, const char *format, ...)
{
    TEXT_SCOPE(text);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    return py_str_text(py, &text);
}

struct py_str *py_intern_bytes(struct py *py, const char *bytes, size_t length)
{
    struct py_str probe = {.object = {.kind = PY_KIND_STR}, .bytes = bytes, .length = length};
    struct py_entry *entry = dict_find_str(py->interned, &probe);
    if (entry)
        return as_str(entry->key);
    struct py_value str = str_copy(py, bytes, length, utf8_count(bytes, length));
    str.object->flags = STR_INTERNED;
    dict_put_str(py, py->interned, as_str(str), py_none());
    return as_str(str);
}

struct py_value py_intern(struct py *py, const char *string)
{
    return py_object(py_intern_bytes(py, string, strlen(string)));
}

uint64_t str_hash_new(struct py_str *str)
{
    uint64_t hash = 14695981039346656037u ^ str->length;
    size_t i = 0;
    for (; i + 8 <= str->length; i += 8) {
        uint64_t word;
        memcpy(&word, str->bytes + i, 8);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    for (; i < str->length; i++)
        hash = (hash ^ (unsigned char)str->bytes[i]) * 1099511628211u;
    hash ^= hash >> 32;
    str->hash = hash ? hash : 1;
    return str->hash;
}

bool str_equal(const struct py_str *a, const struct py_str *b)
{
    return a == b || (a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0);
}

struct py_value str_slice(struct py *py, struct py_str *str, size_t start, size_t end)
{
    if (start == 0 && end == str->length && !str->object.class->is_user)
        return py_object(str);
    if (str_is_ascii(str) && end - start > 1)
        return str_copy(py, str->bytes + start, end - start, end - start);
    return py_str_bytes(py, str->bytes + start, end - start);
}

static struct py_value str_in_buffer(struct py *py, struct py_buffer *buffer, size_t count)
{
    struct py_str *str =
        py_alloc_object(py, PY_KIND_STR, py->classes[PY_KIND_STR], sizeof(struct py_str));
    str->bytes = buffer->bytes;
    str->length = buffer->used;
    str->count = count;
    str->buffer = buffer;
    return py_object(str);
}

/* A long left side gets a buffer with room behind it; if it is the last that was written there, the
 * right side is put after it without copying, so a loop of `text += line` is linear. Such strings
 * are not ended by NUL: py_string sees to that. */
struct py_value str_concatenate(struct py *py, struct py_value a, struct py_value b)
{
    const struct py_str *left = as_str(a);
    const struct py_str *right = as_str(b);
    if (left->length == 0 && !left->object.class->is_user && !right->object.class->is_user)
        return b;
    if (right->length == 0 && !left->object.class->is_user)
        return a;
    size_t length = left->length + right->length;
    size_t count = left->count + right->count;
    if (!py_check_size(py, length, 1))
        return py_error();
    if (length < SHARED_BUFFER_FROM) {
        struct py_str *str = str_alloc(py, length);
        memcpy((char *)(str + 1), left->bytes, left->length);
        memcpy((char *)(str + 1) + left->length, right->bytes, right->length);
        str->count = count;
        return py_object(str);
    }
    struct py_buffer *buffer = left->buffer;
    if (!buffer || buffer->used != left->length ||
        buffer->capacity - buffer->used <= right->length) {
        size_t capacity = length + length / 2 + 64;
        buffer = py_heap_alloc(py->heap, PY_CONTENT_RAW, sizeof *buffer + capacity);
        buffer->capacity = capacity;
        memcpy(buffer->bytes, left->bytes, left->length);
        buffer->used = left->length;
    }
    memcpy(buffer->bytes + buffer->used, right->bytes, right->length);
    buffer->used += right->length;
    return str_in_buffer(py, buffer, count);
}

const char *py_string(struct py *py, struct py_value value)
{
    if (!py_is_str(value))
        return NULL;
    struct py_str *str = as_str(value);
    if (str->buffer && str->buffer->used == str->length) {
        str->buffer->bytes[str->length] = '\0';
    } else if (str->buffer) {
        char *copy = py_heap_alloc(py->heap, PY_CONTENT_RAW, str->length + 1);
        memcpy(copy, str->bytes, str->length);
        str->bytes = copy;
        str->buffer = NULL;
    }
    return str->bytes;
}

size_t py_string_length(struct py_value value)
{
    return py_is_str(value) ? as_str(value)->length : 0;
}

bool py_to_string(struct py *py, struct py_value value, const char *what, const char **ret_string)
{
    if (!py_is_str(value)) {
        py_raise(py, PY_EXC_TYPE, "%s must be str, not %s", what, py_type_name(py, value));
        return false;
    }
    *ret_string = py_string(py, value);
    return true;
}

static char quote_for(const struct py_str *str)
{
    bool has_single = memchr(str->bytes, '\'', str->length);
    return has_single && !memchr(str->bytes, '"', str->length) ? '"' : '\'';
}

static bool quote_escape(uint32_t code, char quote, struct text *out)
{
    switch (code) {
    case '\n':
        text_add(out, "\\n");
        return true;
    case '\r':
        text_add(out, "\\r");
        return true;
    case '\t':
        text_add(out, "\\t");
        return true;
    case '\\':
        text_add(out, "\\\\");
        return true;
    default:
        if (code != (unsigned char)quote)
            return false;
        text_add_char(out, '\\');
        text_add_char(out, quote);
        return true;
    }
}

void quote_str(struct py *py, const struct py_str *str, bool ascii_only, struct text *out)
{
    char quote = quote_for(str);
    text_add_char(out, quote);
    const char *end = str->bytes + str->length;
    for (const char *at = str->bytes; at < end; at += utf8_length(*at)) {
        uint32_t code = utf8_decode(at);
        if (quote_escape(code, quote, out))
            continue;
        if ((code >= 0x80 && ascii_only) || !unicode_is_printable(py, code))
            text_printf(out,
                        code < 0x100     ? "\\x%02x"
                        : code < 0x10000 ? "\\u%04x"
                                         : "\\U%08x",
                        (unsigned)code);
        else
            text_add_bytes(out, at, utf8_length(*at));
    }
    text_add_char(out, quote);
}

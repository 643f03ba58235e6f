/* The encodings that scripts use: UTF-8 (with or without mark), ASCII, Latin-1, CP1252, UTF-16. */
#include "python/runtime.h"
#include "python/unicode.h"

#include "base/banned.h"

enum codec {
    CODEC_UTF8,
    CODEC_UTF8_MARK,
    CODEC_ASCII,
    CODEC_LATIN,
    CODEC_WINDOWS,
    CODEC_UTF16,
    CODEC_LITTLE,
    CODEC_BIG,
    CODEC_UNKNOWN
};

static const char *const codec_names[] = {
    [CODEC_UTF8] = "utf-8",       [CODEC_UTF8_MARK] = "utf-8", [CODEC_ASCII] = "ascii",
    [CODEC_LATIN] = "latin-1",    [CODEC_WINDOWS] = "charmap", [CODEC_UTF16] = "utf-16",
    [CODEC_LITTLE] = "utf-16-le", [CODEC_BIG] = "utf-16-be",
};

/* What CP1252 has from 0x80 to 0x9F; 0: nothing. */
static const uint16_t windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* The byte that stands for a character in an encoding of single bytes; -1: none. */
static int narrow_byte(enum codec codec, uint32_t code)
{
    if (code < 0x80 || (codec == CODEC_LATIN && code < 0x100))
        return (int)code;
    if (codec != CODEC_WINDOWS)
        return -1;
    for (int i = 0; i < 32; i++) {
        if (windows[i] == code)
            return 0x80 + i;
    }
    return code >= 0xA0 && code < 0x100 ? (int)code : -1;
}

/* What programs ask a UnicodeError for. */
static void describe(struct py *py, enum codec codec, struct py_value object, size_t start,
                     size_t end, const char *reason)
{
    struct py_value error = py->error;
    py_setattr_string(py, error, "encoding", py_str(py, codec_names[codec]));
    py_setattr_string(py, error, "object", object);
    py_setattr_string(py, error, "start", py_size(start));
    py_setattr_string(py, error, "end", py_size(end));
    py_setattr_string(py, error, "reason", py_str(py, reason));
}

/* Names are compared without case, "-" and "_". */
static enum codec codec_of(const char *name)
{
    static const struct {
        const char *name;
        enum codec codec;
    } rows[] = {
        {"utf8", CODEC_UTF8},      {"u8", CODEC_UTF8},        {"utf8sig", CODEC_UTF8_MARK},
        {"ascii", CODEC_ASCII},    {"usascii", CODEC_ASCII},  {"646", CODEC_ASCII},
        {"latin1", CODEC_LATIN},   {"iso88591", CODEC_LATIN}, {"latin", CODEC_LATIN},
        {"l1", CODEC_LATIN},       {"cp1252", CODEC_WINDOWS}, {"utf16", CODEC_UTF16},
        {"utf16le", CODEC_LITTLE}, {"utf16be", CODEC_BIG},    {"windows1252", CODEC_WINDOWS},
    };
    char plain[24];
    size_t length = 0;
    for (; *name && length + 1 < sizeof plain; name++) {
        char c = *name >= 'A' && *name <= 'Z' ? (char)(*name + 32) : *name;
        if (c != '-' && c != '_' && c != ' ')
            plain[length++] = c;
    }
    plain[length] = '\0';
    for (size_t i = 0; i < sizeof rows / sizeof *rows && !*name; i++) {
        if (strcmp(rows[i].name, plain) == 0)
            return rows[i].codec;
    }
    return CODEC_UNKNOWN;
}

/* The arguments of encode() and decode(): false, raised. */
static bool read_arguments(struct py *py, const struct py_value *a, enum codec *ret_codec,
                           const char **ret_errors)
{
    const char *name = "utf-8";
    *ret_errors = "strict";
    if ((!py_is_unbound(a[1]) && !py_to_string(py, a[1], "encoding", &name)) ||
        (!py_is_unbound(a[2]) && !py_to_string(py, a[2], "errors", ret_errors)))
        return false;
    *ret_codec = codec_of(name);
    if (*ret_codec != CODEC_UNKNOWN)
        return true;
    py_raise(py, PY_EXC_LOOKUP, "unknown encoding: %s", name);
    return false;
}

static void add_unit(struct text *out, uint32_t unit, bool is_big)
{
    text_add_char(out, (char)(is_big ? unit >> 8 : unit & 0xFF));
    text_add_char(out, (char)(is_big ? unit & 0xFF : unit >> 8));
}

static void add_utf16(struct text *out, uint32_t code, bool is_big)
{
    if (code < 0x10000) {
        add_unit(out, code, is_big);
        return;
    }
    add_unit(out, 0xD800 + ((code - 0x10000) >> 10), is_big);
    add_unit(out, 0xDC00 + ((code - 0x10000) & 0x3FF), is_big);
}

static bool is_surrogate(uint32_t code)
{
    return code >= 0xD800 && code < 0xE000;
}

/* How many in a row the codec has nothing for; one at least. */
static size_t count_unencodable(enum codec codec, const struct py_str *str, size_t offset)
{
    size_t count = 0;
    for (size_t i = offset; i < str->length; i += utf8_length(str->bytes[i])) {
        uint32_t code = utf8_decode(str->bytes + i);
        bool is_narrow = codec > CODEC_UTF8_MARK && codec < CODEC_UTF16;
        if (is_narrow ? narrow_byte(codec, code) >= 0 : !is_surrogate(code))
            break;
        count++;
    }
    return count;
}

static bool add_unencodable(struct py *py, struct text *out, enum codec codec, struct py_str *str,
                            size_t offset, size_t index, const char *errors)
{
    uint32_t code = utf8_decode(str->bytes + offset);
    TEXT_SCOPE(shown);
    text_printf(&shown,
                code < 0x100     ? "\\x%02x"
                : code < 0x10000 ? "\\u%04x"
                                 : "\\U%08x",
                (unsigned)code);
    if (strcmp(errors, "ignore") == 0)
        return true;
    if (strcmp(errors, "replace") == 0) {
        text_add_char(out, '?');
        return true;
    }
    if (strcmp(errors, "xmlcharrefreplace") == 0) {
        text_printf(out, "&#%u;", (unsigned)code);
        return true;
    }
    if (strcmp(errors, "backslashreplace") == 0) {
        text_add(out, text_string(&shown));
        return true;
    }
    if (strcmp(errors, "surrogateescape") == 0 && code >= 0xDC80 && code <= 0xDCFF) {
        text_add_char(out, (char)(code - 0xDC00));
        return true;
    }
    const char *reason = codec == CODEC_ASCII     ? "ordinal not in range(128)"
                         : codec == CODEC_LATIN   ? "ordinal not in range(256)"
                         : codec == CODEC_WINDOWS ? "character maps to <undefined>"
                                                  : "surrogates not allowed";
    size_t count = count_unencodable(codec, str, offset);
    if (count > 1)
        py_raise(py, PY_EXC_UNICODE_ENCODE,
                 "'%s' codec can't encode characters in position %zu-%zu: %s", codec_names[codec],
                 index, index + count - 1, reason);
    else
        py_raise(py, PY_EXC_UNICODE_ENCODE,
                 "'%s' codec can't encode character '%s' in position %zu: %s", codec_names[codec],
                 text_string(&shown), index, reason);
    describe(py, codec, py_object(str), index, index + count, reason);
    return false;
}

/* Lone surrogates, which only str can have, are no UTF-8. */
static bool add_utf8(struct py *py, struct text *out, enum codec codec, struct py_str *str,
                     const char *errors)
{
    bool is_passed = strcmp(errors, "surrogatepass") == 0;
    size_t index = 0;
    for (size_t i = 0; i < str->length; i += utf8_length(str->bytes[i]), index++) {
        if (is_passed || !is_surrogate(utf8_decode(str->bytes + i)))
            text_add_bytes(out, str->bytes + i, utf8_length(str->bytes[i]));
        else if (!add_unencodable(py, out, codec, str, i, index, errors))
            return false;
    }
    return true;
}

struct py_value str_encode(struct py *py, struct py_value *a)
{
    enum codec codec;
    const char *errors;
    if (!read_arguments(py, a, &codec, &errors))
        return py_error();
    struct py_str *str = as_str(a[0]);
    TEXT_SCOPE(out);
    if (codec == CODEC_UTF8 && !memchr(str->bytes, 0xED, str->length))
        return py_bytes(py, str->bytes, str->length);
    if (codec == CODEC_UTF8_MARK)
        text_add(&out, "\xEF\xBB\xBF");
    if (codec == CODEC_UTF8 || codec == CODEC_UTF8_MARK)
        return add_utf8(py, &out, codec, str, errors) ? py_bytes(py, text_string(&out), out.length)
                                                      : py_error();
    if (codec == CODEC_UTF16)
        text_add_bytes(&out, "\xFF\xFE", 2);
    size_t index = 0;
    for (size_t i = 0; i < str->length; i += utf8_length(str->bytes[i]), index++) {
        uint32_t code = utf8_decode(str->bytes + i);
        bool is_narrow = codec < CODEC_UTF16;
        int byte = is_narrow ? narrow_byte(codec, code) : -1;
        if (byte >= 0)
            text_add_char(&out, (char)byte);
        else if (!is_narrow && (!is_surrogate(code) || strcmp(errors, "surrogatepass") == 0))
            add_utf16(&out, code, codec == CODEC_BIG);
        else if (!add_unencodable(py, &out, codec, str, i, index, errors))
            return py_error();
    }
    return py_bytes(py, text_string(&out), out.length);
}

/* Bytes from..from + count that mean nothing, for a reason. */
struct bad_bytes {
    size_t from;
    size_t count;
    const char *reason;
};

static bool add_undecodable(struct py *py, struct text *out, enum codec codec,
                            struct py_bytes *bytes, const struct bad_bytes *bad, const char *errors)
{
    if (strcmp(errors, "ignore") == 0)
        return true;
    if (strcmp(errors, "replace") == 0) {
        text_add(out, "\xEF\xBF\xBD");
        return true;
    }
    bool is_escape = strcmp(errors, "surrogateescape") == 0;
    bool is_shown = strcmp(errors, "backslashreplace") == 0;
    for (size_t i = 0; i < bad->count && (is_escape || is_shown); i++) {
        uint8_t byte = bytes->bytes[bad->from + i];
        if (is_shown)
            text_printf(out, "\\x%02x", byte);
        else
            utf8_put(out, 0xDC00u + byte);
    }
    if (is_escape || is_shown)
        return true;
    if (bad->count > 1)
        py_raise(py, PY_EXC_UNICODE_DECODE, "'%s' codec can't decode bytes in position %zu-%zu: %s",
                 codec_names[codec], bad->from, bad->from + bad->count - 1, bad->reason);
    else
        py_raise(py, PY_EXC_UNICODE_DECODE,
                 "'%s' codec can't decode byte 0x%02x in position %zu: %s", codec_names[codec],
                 bytes->bytes[bad->from], bad->from, bad->reason);
    describe(py, codec, py_object(bytes), bad->from, bad->from + bad->count, bad->reason);
    return false;
}

/* The second byte of a sequence may not be any continuation: no overlong forms, no surrogates. */
static bool can_follow(uint8_t first, size_t index, uint8_t byte)
{
    uint8_t low = index > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    uint8_t high = index > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return byte >= low && byte <= high;
}

static struct bad_bytes bad_utf8(const struct py_bytes *bytes, size_t from)
{
    uint8_t first = bytes->bytes[from];
    if (first < 0xC2 || first > 0xF4)
        return (struct bad_bytes){from, 1, "invalid start byte"};
    size_t count = 1;
    while (from + count < bytes->length && can_follow(first, count, bytes->bytes[from + count]))
        count++;
    return (struct bad_bytes){from, count,
                              from + count < bytes->length ? "invalid continuation byte"
                                                           : "unexpected end of data"};
}

static struct py_value decode_utf16(struct py *py, struct py_bytes *bytes, enum codec codec,
                                    const char *errors)
{
    TEXT_SCOPE(out);
    bool is_big = codec == CODEC_BIG;
    const uint8_t *b = bytes->bytes;
    size_t at = 0;
    if (codec == CODEC_UTF16 && bytes->length >= 2 &&
        ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF))) {
        is_big = b[0] == 0xFE;
        at = 2;
    }
    for (uint32_t high = 0; at < bytes->length; at += 2) {
        const struct bad_bytes bad = {at, 1, "truncated data"};
        if (at + 1 == bytes->length)
            return add_undecodable(py, &out, codec, bytes, &bad, errors) ? py_str_text(py, &out)
                                                                         : py_error();
        uint32_t unit =
            is_big ? (uint32_t)(b[at] << 8 | b[at + 1]) : (uint32_t)(b[at + 1] << 8 | b[at]);
        bool is_low = unit >= 0xDC00 && unit < 0xE000;
        if (unit >= 0xD800 && unit < 0xDC00) {
            high = unit;
            continue;
        }
        if (is_low && high)
            unit = 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00);
        high = 0;
        utf8_put(&out, unit);
    }
    return py_str_text(py, &out);
}

/* One byte is one character, or none. */
static struct py_value decode_narrow(struct py *py, struct py_bytes *bytes, enum codec codec,
                                     const char *errors)
{
    TEXT_SCOPE(out);
    for (size_t i = 0; i < bytes->length; i++) {
        uint8_t byte = bytes->bytes[i];
        bool is_high = byte >= 0x80 && byte < 0xA0;
        uint32_t code = codec == CODEC_WINDOWS && is_high ? windows[byte - 0x80] : byte;
        const struct bad_bytes bad = {i, 1,
                                      codec == CODEC_ASCII ? "ordinal not in range(128)"
                                                           : "character maps to <undefined>"};
        if ((code > 0 || byte == 0) && (codec != CODEC_ASCII || byte < 0x80))
            utf8_put(&out, code);
        else if (!add_undecodable(py, &out, codec, bytes, &bad, errors))
            return py_error();
    }
    return py_str_text(py, &out);
}

struct py_value bytes_decode(struct py *py, struct py_value *a)
{
    struct py_bytes *bytes = PY_AS(py_bytes, a[0]);
    enum codec codec;
    const char *errors;
    if (!read_arguments(py, a, &codec, &errors))
        return py_error();
    if (codec >= CODEC_UTF16)
        return decode_utf16(py, bytes, codec, errors);
    if (codec != CODEC_UTF8 && codec != CODEC_UTF8_MARK)
        return decode_narrow(py, bytes, codec, errors);
    TEXT_SCOPE(out);
    bool has_mark = codec == CODEC_UTF8_MARK && bytes->length >= 3 &&
                    memcmp(bytes->bytes, "\xEF\xBB\xBF", 3) == 0;
    for (size_t i = has_mark ? 3 : 0; i < bytes->length;) {
        const char *at = (const char *)bytes->bytes + i;
        size_t length = utf8_length(*at);
        size_t wrong;
        if (i + length <= bytes->length && utf8_is_valid(at, length, &wrong) &&
            !is_surrogate(utf8_decode(at))) {
            text_add_bytes(&out, at, length);
            i += length;
            continue;
        }
        struct bad_bytes bad = bad_utf8(bytes, i);
        if (!add_undecodable(py, &out, codec, bytes, &bad, errors))
            return py_error();
        i += bad.count;
    }
    return py_str_text(py, &out);
}

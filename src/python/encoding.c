/* The encodings that scripts use: UTF-8 (with or without mark), ASCII, Latin-1, UTF-16. */
#include "python/runtime.h"
#include "python/unicode.h"

#include "base/banned.h"

enum codec {
    CODEC_UTF8,
    CODEC_UTF8_MARK,
    CODEC_ASCII,
    CODEC_LATIN,
    CODEC_UTF16,
    CODEC_LITTLE,
    CODEC_BIG,
    CODEC_UNKNOWN
};

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
        {"l1", CODEC_LATIN},       {"cp1252", CODEC_LATIN},   {"utf16", CODEC_UTF16},
        {"utf16le", CODEC_LITTLE}, {"utf16be", CODEC_BIG},
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

static bool add_unencodable(struct py *py, struct text *out, enum codec codec, uint32_t code,
                            size_t index, const char *errors)
{
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
    py_raise(py, PY_EXC_UNICODE_ENCODE,
             "'%s' codec can't encode character '%s' in position %zu: ordinal not in range(%d)",
             codec == CODEC_ASCII ? "ascii" : "latin-1", text_string(&shown), index,
             codec == CODEC_ASCII ? 128 : 256);
    return false;
}

struct py_value str_encode(struct py *py, struct py_value *a)
{
    enum codec codec;
    const char *errors;
    if (!read_arguments(py, a, &codec, &errors))
        return py_error();
    const struct py_str *str = as_str(a[0]);
    TEXT_SCOPE(out);
    if (codec == CODEC_UTF8)
        return py_bytes(py, str->bytes, str->length);
    if (codec == CODEC_UTF8_MARK) {
        text_add(&out, "\xEF\xBB\xBF");
        text_add_bytes(&out, str->bytes, str->length);
        return py_bytes(py, text_string(&out), out.length);
    }
    if (codec == CODEC_UTF16)
        text_add_bytes(&out, "\xFF\xFE", 2);
    size_t index = 0;
    for (size_t i = 0; i < str->length; i += utf8_length(str->bytes[i]), index++) {
        uint32_t code = utf8_decode(str->bytes + i);
        bool is_narrow = codec == CODEC_ASCII || codec == CODEC_LATIN;
        if (!is_narrow)
            add_utf16(&out, code, codec == CODEC_BIG);
        else if (code < (codec == CODEC_ASCII ? 0x80u : 0x100u))
            text_add_char(&out, (char)code);
        else if (!add_unencodable(py, &out, codec, code, index, errors))
            return py_error();
    }
    return py_bytes(py, text_string(&out), out.length);
}

static bool add_undecodable(struct py *py, struct text *out, enum codec codec,
                            const struct py_bytes *bytes, size_t at, const char *errors)
{
    if (strcmp(errors, "ignore") == 0)
        return true;
    if (strcmp(errors, "replace") == 0) {
        text_add(out, "\xEF\xBF\xBD");
        return true;
    }
    if (strcmp(errors, "backslashreplace") == 0) {
        text_printf(out, "\\x%02x", bytes->bytes[at]);
        return true;
    }
    bool is_start = bytes->bytes[at] >= 0xC2 && bytes->bytes[at] < 0xF5;
    py_raise(py, PY_EXC_UNICODE_DECODE, "'%s' codec can't decode byte 0x%02x in position %zu: %s",
             codec == CODEC_ASCII   ? "ascii"
             : codec >= CODEC_UTF16 ? "utf-16"
                                    : "utf-8",
             bytes->bytes[at], at,
             codec == CODEC_ASCII     ? "ordinal not in range(128)"
             : codec >= CODEC_UTF16   ? "truncated data"
             : !is_start              ? "invalid start byte"
             : at + 1 < bytes->length ? "invalid continuation byte"
                                      : "unexpected end of data");
    return false;
}

static struct py_value decode_utf16(struct py *py, const struct py_bytes *bytes, enum codec codec,
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
        char encoded[4];
        if (at + 1 == bytes->length)
            return add_undecodable(py, &out, codec, bytes, at, errors) ? py_str_text(py, &out)
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
        text_add_bytes(&out, encoded, utf8_write(unit, encoded));
    }
    return py_str_text(py, &out);
}

struct py_value bytes_decode(struct py *py, struct py_value *a)
{
    const struct py_bytes *bytes = PY_AS(py_bytes, a[0]);
    enum codec codec;
    const char *errors;
    if (!read_arguments(py, a, &codec, &errors))
        return py_error();
    if (codec >= CODEC_UTF16)
        return decode_utf16(py, bytes, codec, errors);
    TEXT_SCOPE(out);
    bool has_mark = codec == CODEC_UTF8_MARK && bytes->length >= 3 &&
                    memcmp(bytes->bytes, "\xEF\xBB\xBF", 3) == 0;
    for (size_t i = has_mark ? 3 : 0; i < bytes->length;) {
        char encoded[4];
        uint8_t byte = bytes->bytes[i];
        size_t bad;
        bool is_single = codec == CODEC_LATIN || codec == CODEC_ASCII || byte < 0x80;
        size_t length = is_single ? 1 : utf8_length((char)byte);
        bool is_good = codec == CODEC_LATIN || byte < 0x80 ||
                       (!is_single && i + length <= bytes->length &&
                        utf8_is_valid((const char *)bytes->bytes + i, length, &bad));
        if (codec == CODEC_LATIN)
            text_add_bytes(&out, encoded, utf8_write(byte, encoded));
        else if (is_good)
            text_add_bytes(&out, (const char *)bytes->bytes + i, length);
        else if (!add_undecodable(py, &out, codec, bytes, i, errors))
            return py_error();
        i += is_good ? length : 1;
    }
    return py_str_text(py, &out);
}

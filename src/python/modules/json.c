/* The core of the module json: text to values and back; json.py has the classes around it. */
#include <math.h>
#include <stdlib.h>

#include "python/modules.h"
#include "python/runtime.h"
#include "python/unicode.h"

#include "base/banned.h"

/* --- reading
 * ----------------------------------------------------------------------------------------- */

struct reader {
    bool wants_pairs; /* an object becomes a tuple of pairs: all of them, in order */
    struct py *py;
    const char *text;
    const char *at;
    const char *end;
    struct py_value parse_float; /* what makes numbers of their texts, or None */
    struct py_value parse_int;
    const char *failure; /* a message of JSONDecodeError, with its place */
    const char *failed_at;
};

static struct py_value read_value(struct reader *reader);

static struct py_value fail(struct reader *reader, const char *message, const char *at)
{
    reader->failure = message;
    reader->failed_at = at;
    return py_error();
}

static void skip_blanks(struct reader *reader)
{
    while (reader->at < reader->end && strchr(" \t\n\r", *reader->at) && *reader->at)
        reader->at++;
}

static bool read_hex(struct reader *reader, uint32_t *ret_code)
{
    *ret_code = 0;
    if (reader->end - reader->at < 4)
        return false;
    for (int i = 0; i < 4; i++) {
        char c = *reader->at++;
        char low = (char)(c | 0x20);
        if (!((c >= '0' && c <= '9') || (low >= 'a' && low <= 'f')))
            return false;
        *ret_code = *ret_code << 4 | (uint32_t)(c <= '9' ? c - '0' : low - 'a' + 10);
    }
    return true;
}

static bool read_escape(struct reader *reader, struct text *out)
{
    static const char letters[] = "\"\\/bfnrt";
    static const char meanings[] = "\"\\/\b\f\n\r\t";
    const char *start = reader->at - 1;
    char c = reader->at < reader->end ? *reader->at++ : '\0';
    const char *letter = c ? strchr(letters, c) : NULL;
    if (letter) {
        text_add_char(out, meanings[letter - letters]);
        return true;
    }
    uint32_t code;
    if (c != 'u' || !read_hex(reader, &code)) {
        fail(reader, c == 'u' ? "Invalid \\uXXXX escape" : "Invalid \\escape",
             c == 'u' ? start + 1 : start);
        return false;
    }
    if (code >= 0xD800 && code < 0xDC00 && reader->end - reader->at >= 6 && reader->at[0] == '\\' &&
        reader->at[1] == 'u') {
        uint32_t low;
        const char *saved = reader->at;
        reader->at += 2;
        if (read_hex(reader, &low) && low >= 0xDC00 && low < 0xE000)
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        else
            reader->at = saved;
    }
    utf8_put(out, code);
    return true;
}

static struct py_value read_string(struct reader *reader)
{
    TEXT_SCOPE(out);
    const char *start = reader->at++;
    for (;;) {
        if (reader->at >= reader->end)
            return fail(reader, "Unterminated string starting at", start);
        char c = *reader->at;
        if ((unsigned char)c < 0x20)
            return fail(reader, "Invalid control character at", reader->at);
        reader->at++;
        if (c == '"')
            return py_str_text(reader->py, &out);
        if (c != '\\')
            text_add_char(&out, c);
        else if (!read_escape(reader, &out))
            return py_error();
    }
}

static struct py_value read_number(struct reader *reader)
{
    const char *start = reader->at;
    const char *at = start + (*start == '-');
    bool is_float = false;
    if (at >= reader->end || *at < '0' || *at > '9')
        return fail(reader, "Expecting value", start);
    if (*at == '0')
        at++;
    else
        while (at < reader->end && *at >= '0' && *at <= '9')
            at++;
    if (at + 1 < reader->end && *at == '.' && at[1] >= '0' && at[1] <= '9') {
        is_float = true;
        for (at++; at < reader->end && *at >= '0' && *at <= '9';)
            at++;
    }
    if (at < reader->end && (*at | 0x20) == 'e') {
        const char *digits = at + 1;
        digits += digits < reader->end && (*digits == '+' || *digits == '-');
        if (digits < reader->end && *digits >= '0' && *digits <= '9') {
            is_float = true;
            for (at = digits; at < reader->end && *at >= '0' && *at <= '9';)
                at++;
        }
    }
    reader->at = at;
    struct py *py = reader->py;
    struct py_value text = py_str_bytes(py, start, (size_t)(at - start));
    struct py_value maker = is_float ? reader->parse_float : reader->parse_int;
    if (py_is_nothing(maker))
        maker = py_object(py->classes[is_float ? PY_KIND_FLOAT : PY_KIND_INT]);
    return call_value(py, maker, &text, 1, NULL);
}

static struct py_value read_object(struct reader *reader)
{
    struct py_value dict = reader->wants_pairs ? py_list(reader->py, 0) : py_dict(reader->py);
    reader->at++;
    skip_blanks(reader);
    if (reader->at < reader->end && *reader->at == '}') {
        reader->at++;
        return reader->wants_pairs ? reader->py->empty_tuple : dict;
    }
    for (;;) {
        if (reader->at >= reader->end || *reader->at != '"')
            return fail(reader, "Expecting property name enclosed in double quotes", reader->at);
        PY_TRY(key, read_string(reader));
        skip_blanks(reader);
        if (reader->at >= reader->end || *reader->at != ':')
            return fail(reader, "Expecting ':' delimiter", reader->at);
        reader->at++;
        skip_blanks(reader);
        PY_TRY(value, read_value(reader));
        if (reader->wants_pairs)
            py_list_append(reader->py, dict, py_pair(reader->py, key, value));
        else
            py_dict_set(reader->py, dict, key, value);
        skip_blanks(reader);
        char c = reader->at < reader->end ? *reader->at : '\0';
        if (c == '}') {
            reader->at++;
            return reader->wants_pairs ? py_to_tuple(reader->py, dict) : dict;
        }
        if (c != ',')
            return fail(reader, "Expecting ',' delimiter", reader->at);
        reader->at++;
        skip_blanks(reader);
    }
}

static struct py_value read_array(struct reader *reader)
{
    struct py_value list = py_list(reader->py, 0);
    reader->at++;
    skip_blanks(reader);
    if (reader->at < reader->end && *reader->at == ']') {
        reader->at++;
        return list;
    }
    for (;;) {
        PY_TRY(value, read_value(reader));
        py_list_append(reader->py, list, value);
        skip_blanks(reader);
        char c = reader->at < reader->end ? *reader->at : '\0';
        if (c == ']') {
            reader->at++;
            return list;
        }
        if (c != ',')
            return fail(reader, "Expecting ',' delimiter", reader->at);
        reader->at++;
        skip_blanks(reader);
    }
}

static struct py_value read_word(struct reader *reader)
{
    static const struct {
        const char *word;
        struct py_value value;
    } words[] = {
        {"null", {.tag = PY_NONE, .integer = 0}},
        {"true", {.tag = PY_BOOL, .integer = 1}},
        {"false", {.tag = PY_BOOL, .integer = 0}},
        {"NaN", {.tag = PY_FLOAT, .number = (double)NAN}},
        {"Infinity", {.tag = PY_FLOAT, .number = HUGE_VAL}},
        {"-Infinity", {.tag = PY_FLOAT, .number = -HUGE_VAL}},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i].word);
        if ((size_t)(reader->end - reader->at) >= length &&
            memcmp(reader->at, words[i].word, length) == 0) {
            reader->at += length;
            return words[i].value;
        }
    }
    return *reader->at == '-' ? read_number(reader) : fail(reader, "Expecting value", reader->at);
}

static struct py_value read_value(struct reader *reader)
{
    if (reader->at >= reader->end)
        return fail(reader, "Expecting value", reader->at);
    if (!py_tick(reader->py) ||
        !py_enter(reader->py, " while decoding a JSON object from a unicode string"))
        return py_error();
    struct py_value value;
    char c = *reader->at;
    if (c == '"')
        value = read_string(reader);
    else if (c == '{')
        value = read_object(reader);
    else if (c == '[')
        value = read_array(reader);
    else if (c >= '0' && c <= '9')
        value = read_number(reader);
    else
        value = read_word(reader);
    py_leave(reader->py);
    return value;
}

/* The value, or (message, position) as a tuple inside a tuple where the text is wrong. */
static struct py_value json_read(struct py *py, struct py_value *a)
{
    const char *text;
    bool wants_pairs;
    if (!py_to_string(py, a[0], "the JSON object", &text) || !py_truth(py, a[1], &wants_pairs))
        return py_error();
    struct reader reader = {.py = py,
                            .text = text,
                            .at = text,
                            .end = text + as_str(a[0])->length,
                            .wants_pairs = wants_pairs,
                            .parse_float = a[2],
                            .parse_int = a[3]};
    skip_blanks(&reader);
    struct py_value value = read_value(&reader);
    if (!py_is_error(value)) {
        skip_blanks(&reader);
        if (reader.at < reader.end)
            value = fail(&reader, "Extra data", reader.at);
    }
    if (!reader.failure)
        return py_is_error(value) ? value : py_pair(py, py_none(), value);
    size_t position = utf8_count(text, (size_t)(reader.failed_at - text));
    return py_pair(py, py_str(py, reader.failure), py_size(position));
}

/* --- writing
 * ----------------------------------------------------------------------------------------- */

static struct py_value json_quote(struct py *py, struct py_value *a)
{
    bool ascii_only;
    const char *text;
    if (!py_to_string(py, a[0], "text", &text) || !py_truth(py, a[1], &ascii_only))
        return py_error();
    TEXT_SCOPE(out);
    text_add_char(&out, '"');
    const char *end = text + as_str(a[0])->length;
    for (; text < end; text += utf8_length(*text)) {
        uint32_t code = utf8_decode(text);
        static const char specials[] = "\"\\\n\r\t\f\b";
        static const char letters[] = "\"\\nrtfb";
        const char *special = code && code < 0x80 ? strchr(specials, (int)code) : NULL;
        if (special)
            text_printf(&out, "\\%c", letters[special - specials]);
        else if (code < 0x20 || (ascii_only && code >= 0x7F && code < 0x10000))
            text_printf(&out, "\\u%04x", (unsigned)code);
        else if (ascii_only && code >= 0x10000)
            text_printf(&out, "\\u%04x\\u%04x", (unsigned)(0xD800 + ((code - 0x10000) >> 10)),
                        (unsigned)(0xDC00 + ((code - 0x10000) & 0x3FF)));
        else
            text_add_bytes(&out, text, utf8_length(*text));
    }
    text_add_char(&out, '"');
    return py_str_text(py, &out);
}

static const struct py_function_row functions[] = {
    {"read", json_read, "text, wants_pairs, parse_float=, parse_int=", PY_PLAIN},
    {"quote", json_quote, "text, ascii_only", PY_PLAIN},
    {0},
};

const struct py_module_type py_module_json = {.name = "_json", .functions = functions};

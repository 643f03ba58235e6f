/* Format specifications: what stands behind the colon of f"{x:…}". */
#include <math.h>
#include <stdio.h>

#include "python/runtime.h"
#include "base/real.h"
#include "python/unicode.h"

#include "base/banned.h"

struct spec {
    char fill[5];
    char align; /* 0: the default of the type */
    char sign;
    bool alternate;
    bool zero;
    char grouping;
    char type;
    int64_t width;     /* -1: none */
    int64_t precision; /* -1: none */
};

static bool is_align(char c)
{
    return c == '<' || c == '>' || c == '^' || c == '=';
}

static const char *parse_number(const char *at, const char *end, int64_t *ret_number)
{
    int64_t number = 0;
    const char *start = at;
    while (at < end && *at >= '0' && *at <= '9' && number < 1000000000000)
        number = number * 10 + (*at++ - '0');
    *ret_number = at > start ? number : -1;
    return at;
}

static bool parse_spec(struct py *py, const char *text, size_t length, const char *type_name,
                       struct spec *spec)
{
    const char *at = text;
    const char *end = text + length;
    *spec = (struct spec){.fill = " ", .width = -1, .precision = -1};
    size_t first = at < end ? utf8_length(*at) : 0;
    if (first > 0 && at + first < end && is_align(at[first])) {
        memset(spec->fill, 0, sizeof spec->fill);
        memcpy(spec->fill, at, first);
        spec->align = at[first];
        at += first + 1;
    } else if (at < end && is_align(*at)) {
        spec->align = *at++;
    }
    if (at < end && strchr("+- ", *at))
        spec->sign = *at++;
    if (at < end && *at == '#') {
        spec->alternate = true;
        at++;
    }
    if (at < end && *at == '0') {
        spec->zero = true;
        if (!spec->align) {
            spec->fill[0] = '0';
            spec->align = '=';
        }
        at++;
    }
    at = parse_number(at, end, &spec->width);
    if (at < end && (*at == ',' || *at == '_'))
        spec->grouping = *at++;
    if (at < end && *at == '.') {
        at = parse_number(at + 1, end, &spec->precision);
        if (spec->precision < 0) {
            py_raise(py, PY_EXC_VALUE, "Format specifier missing precision");
            return false;
        }
    }
    if (at < end)
        spec->type = *at++;
    if (at < end) {
        py_raise(py, PY_EXC_VALUE, "Invalid format specifier '%.*s' for object of type '%s'",
                 (int)length, text, type_name);
        return false;
    }
    return true;
}

/* Pads body to the width; prefix (sign, 0x) stays in front of '=' padding. */
static struct py_value pad(struct py *py, const struct spec *spec, char default_align,
                           const char *prefix, const char *body, size_t length, size_t count)
{
    size_t shown = count + strlen(prefix);
    size_t missing = spec->width > (int64_t)shown ? (size_t)spec->width - shown : 0;
    char align = spec->align ? spec->align : default_align;
    if (!py_check_size(py, missing + length, 4))
        return py_error();
    size_t left = align == '<' ? 0 : align == '^' ? missing / 2 : missing;
    TEXT_SCOPE(out);
    if (align == '=')
        text_add(&out, prefix);
    for (size_t i = 0; i < left; i++)
        text_add(&out, spec->fill);
    if (align != '=')
        text_add(&out, prefix);
    text_add_bytes(&out, body, length);
    for (size_t i = left; i < missing; i++)
        text_add(&out, spec->fill);
    return py_str_text(py, &out);
}

/* Separators between groups of digits; zeros that pad up to width get them too. */
static void group(struct text *out, const char *digits, size_t length, char separator, size_t size,
                  size_t width)
{
    TEXT_SCOPE(padded);
    size_t total = length + (length > 0 ? (length - 1) / size : 0);
    size_t zeros = 0;
    while (total < width) {
        zeros++;
        total = length + zeros + (length + zeros - 1) / size;
    }
    text_add_repeated(&padded, '0', zeros);
    text_add_bytes(&padded, digits, length);
    for (size_t i = 0; i < padded.length; i++) {
        if (i > 0 && (padded.length - i) % size == 0)
            text_add_char(out, separator);
        text_add_char(out, padded.bytes[i]);
    }
}

static const char *sign_text(const struct spec *spec, bool is_negative)
{
    return is_negative ? "-" : spec->sign == '+' ? "+" : spec->sign == ' ' ? " " : "";
}

static struct py_value raise_code(struct py *py, char type, const char *name)
{
    return py_raise(py, PY_EXC_VALUE, "Unknown format code '%c' for object of type '%s'", type,
                    name);
}

static size_t zero_width(const struct spec *spec, const char *prefix)
{
    bool fills = spec->align == '=' && spec->fill[0] == '0' && spec->width > 0;
    size_t used = strlen(prefix);
    return fills && (size_t)spec->width > used && spec->width < 100000 ? (size_t)spec->width - used
                                                                       : 0;
}

static struct py_value format_int(struct py *py, struct py_value value, const struct spec *spec)
{
    char type = spec->type ? spec->type : 'd';
    unsigned base = type == 'd' || type == 'n'   ? 10
                    : type == 'x' || type == 'X' ? 16
                    : type == 'o'                ? 8
                    : type == 'b'                ? 2
                                                 : 0;
    if (type == 'c') {
        int64_t code;
        char encoded[5] = "";
        if (!py_to_int64(py, value, &code))
            return py_error();
        if (code < 0 || code > 0x10FFFF)
            return py_raise(py, PY_EXC_OVERFLOW, "%%c arg not in range(0x110000)");
        size_t length = utf8_write((uint32_t)code, encoded);
        return pad(py, spec, '<', "", encoded, length, 1);
    }
    if (base == 0)
        return raise_code(py, type, py_type_name(py, value));
    if (spec->precision >= 0)
        return py_raise(py, PY_EXC_VALUE, "Precision not allowed in integer format specifier");
    if (spec->grouping == ',' && base != 10)
        return py_raise(py, PY_EXC_VALUE, "Cannot specify ',' with '%c'.", type);
    TEXT_SCOPE(digits);
    if (!int_text(py, value, base, &digits))
        return py_error();
    bool is_negative = digits.bytes[0] == '-';
    char prefix[8];
    snprintf(prefix, sizeof prefix, "%s%s", sign_text(spec, is_negative),
             !spec->alternate || base == 10 ? ""
             : type == 'X'                  ? "0X"
             : type == 'x'                  ? "0x"
             : type == 'o'                  ? "0o"
                                            : "0b");
    TEXT_SCOPE(body);
    const char *start = digits.bytes + is_negative;
    size_t length = digits.length - is_negative;
    if (spec->grouping)
        group(&body, start, length, spec->grouping, base == 10 ? 3 : 4, zero_width(spec, prefix));
    else
        text_add_bytes(&body, start, length);
    for (size_t i = 0; type == 'X' && i < body.length; i++)
        body.bytes[i] = body.bytes[i] >= 'a' ? (char)(body.bytes[i] - 32) : body.bytes[i];
    return pad(py, spec, '>', prefix, text_string(&body), body.length, body.length);
}

/* 'g' and the default of float, whose exponent has two digits and which keeps ".0". */
static void general_text(double number, int precision, bool alternate, struct text *out)
{
    char buffer[64];
    if (precision == 0)
        precision = 1;
    real_print(buffer, sizeof buffer, alternate ? "%#.*g" : "%.*g", precision > 40 ? 40 : precision,
               number);
    text_add(out, buffer);
}

static bool float_body(struct py *py, double number, const struct spec *spec, struct text *out)
{
    char type = spec->type;
    int precision = spec->precision < 0 ? 6 : (int)spec->precision;
    if (spec->precision > 10000) {
        py_raise(py, PY_EXC_VALUE, "precision too big");
        return false;
    }
    if (!isfinite(number)) {
        text_add(out, isnan(number) ? (type == 'F' || type == 'E' || type == 'G' ? "NAN" : "nan")
                      : type == 'F' || type == 'E' || type == 'G' ? "INF"
                                                                  : "inf");
        if (type == '%')
            text_add_char(out, '%');
        return true;
    }
    switch (type) {
    case '\0':
        if (spec->precision < 0) {
            float_text(number, out);
        } else {
            general_text(number, precision, false, out);
            if (!strpbrk(out->bytes, ".e") && spec->precision > (int64_t)out->length)
                text_add(out, ".0");
        }
        return true;
    case 'f':
    case 'F':
        real_add(out, "%.*f", precision, number);
        return true;
    case '%':
        real_add(out, "%.*f%%", precision, number * 100);
        return true;
    case 'e':
        real_add(out, "%.*e", precision, number);
        return true;
    case 'E':
        real_add(out, "%.*E", precision, number);
        return true;
    case 'g':
    case 'n':
        general_text(number, precision, spec->alternate, out);
        return true;
    case 'G':
        general_text(number, precision, spec->alternate, out);
        for (size_t i = 0; i < out->length; i++)
            out->bytes[i] = out->bytes[i] == 'e' ? 'E' : out->bytes[i];
        return true;
    default:
        raise_code(py, type, "float");
        return false;
    }
}

static struct py_value format_float(struct py *py, double number, const struct spec *spec)
{
    TEXT_SCOPE(digits);
    bool is_negative = signbit(number) && !isnan(number);
    if (!float_body(py, fabs(number), spec, &digits))
        return py_error();
    const char *prefix = sign_text(spec, is_negative);
    if (!spec->grouping)
        return pad(py, spec, '>', prefix, digits.bytes, digits.length, digits.length);
    TEXT_SCOPE(body);
    size_t whole = strcspn(digits.bytes, ".e%");
    size_t width = zero_width(spec, prefix);
    size_t rest = digits.length - whole;
    group(&body, digits.bytes, whole, spec->grouping, 3, width > rest ? width - rest : 0);
    text_add(&body, digits.bytes + whole);
    return pad(py, spec, '>', prefix, body.bytes, body.length, body.length);
}

static struct py_value format_str(struct py *py, struct py_value value, const struct spec *spec)
{
    const struct py_str *str = as_str(value);
    if (spec->type && spec->type != 's')
        return raise_code(py, spec->type, "str");
    if (spec->align == '=' && spec->fill[0] != '0')
        return py_raise(py, PY_EXC_VALUE, "'=' alignment not allowed in string format specifier");
    if (spec->sign)
        return py_raise(py, PY_EXC_VALUE, "Sign not allowed in string format specifier");
    if (spec->grouping)
        return py_raise(py, PY_EXC_VALUE, "Cannot specify '%c' with 's'.", spec->grouping);
    if (spec->alternate)
        return py_raise(py, PY_EXC_VALUE,
                        "Alternate form (#) not allowed in string format specifier");
    size_t count = str->count;
    size_t length = str->length;
    if (spec->precision >= 0 && (size_t)spec->precision < count) {
        count = (size_t)spec->precision;
        length = (size_t)(utf8_at(str->bytes, count) - str->bytes);
    }
    struct spec plain = *spec;
    if (plain.align == '=')
        plain.align = '<';
    return pad(py, &plain, '<', "", str->bytes, length, count);
}

struct py_value py_format(struct py *py, struct py_value value, const char *text, size_t length)
{
    struct py_value argument = py_str_bytes(py, text, length);
    struct py_value own = call_special(py, value, PY_NAME(format), &argument, 1);
    if (!py_is_unbound(own))
        return py_is_error(own) || py_is_str(own)
                   ? own
                   : py_raise(py, PY_EXC_TYPE, "__format__ must return a str, not %s",
                              py_type_name(py, own));
    if (length == 0)
        return py_to_str(py, value);
    struct spec spec;
    bool is_known = is_number(value) || py_is_str(value);
    if (!is_known)
        return py_raise(py, PY_EXC_TYPE, "unsupported format string passed to %s.__format__",
                        py_type_name(py, value));
    if (!parse_spec(py, text, length, py_type_name(py, value), &spec))
        return py_error();
    if (py_is_str(value))
        return format_str(py, value, &spec);
    bool wants_float = spec.type && strchr("eEfFgG%", spec.type);
    if (is_integer(value) && !wants_float)
        return format_int(py, value, &spec);
    double number;
    if (!py_to_double(py, value, &number))
        return py_error();
    return format_float(py, number, &spec);
}

/* str.format and the operator %. */
#include <stdio.h>

#include "python/runtime.h"
#include "python/unicode.h"

#include "base/banned.h"

/* --- str.format
 * -------------------------------------------------------------------------------------- */

struct braces {
    struct py *py;
    struct py_value arguments;
    struct py_value keywords;
    int64_t next; /* number of the next automatic field; -1 once fields were numbered */
    unsigned depth;
};

static bool expand(struct braces *braces, const char *at, const char *end, struct text *out);

static struct py_value raise_value(struct braces *braces, const char *message)
{
    return py_raise(braces->py, PY_EXC_VALUE, "%s", message);
}

static bool parse_index(const char *at, size_t length, int64_t *ret_index)
{
    *ret_index = 0;
    for (size_t i = 0; i < length; i++) {
        if (at[i] < '0' || at[i] > '9' || i > 9)
            return false;
        *ret_index = *ret_index * 10 + (at[i] - '0');
    }
    return length > 0;
}

static struct py_value first_value(struct braces *braces, const char *at, size_t length)
{
    struct py *py = braces->py;
    int64_t index;
    if (length == 0 || parse_index(at, length, &index)) {
        if (length == 0) {
            if (braces->next < 0)
                return raise_value(braces, "cannot switch from manual field specification to "
                                           "automatic field numbering");
            index = braces->next++;
        } else {
            if (braces->next > 0)
                return raise_value(braces, "cannot switch from automatic field numbering to "
                                           "manual field specification");
            braces->next = -1;
        }
        if (py_is_unbound(braces->arguments))
            return raise_value(braces, "Format string contains positional fields");
        if ((size_t)index >= as_tuple(braces->arguments)->count)
            return py_raise(py, PY_EXC_INDEX,
                            "Replacement index %lld out of range for positional args tuple",
                            (long long)index);
        return as_tuple(braces->arguments)->items[index];
    }
    struct py_value key = py_str_bytes(py, at, length);
    return py_getitem(py, braces->keywords, key);
}

/* name.attribute[index]… */
static struct py_value field_value(struct braces *braces, const char *at, const char *end)
{
    struct py *py = braces->py;
    size_t length = 0;
    while (at + length < end && at[length] != '.' && at[length] != '[')
        length++;
    struct py_value value = first_value(braces, at, length);
    for (at += length; at < end && !py_is_error(value); at += length) {
        bool is_index = *at++ == '[';
        length = 0;
        while (at + length < end &&
               (is_index ? at[length] != ']' : at[length] != '.' && at[length] != '['))
            length++;
        if (length == 0)
            return raise_value(braces, "Empty attribute in format string");
        int64_t index;
        if (!is_index)
            value = py_getattr(py, value, py_object(py_intern_bytes(py, at, length)));
        else if (parse_index(at, length, &index))
            value = py_getitem(py, value, py_int(index));
        else
            value = py_getitem(py, value, py_str_bytes(py, at, length));
        length += is_index;
    }
    return value;
}

static bool replace_field(struct braces *braces, const char *at, const char *end, struct text *out)
{
    struct py *py = braces->py;
    const char *name_end = at;
    unsigned brackets = 0;
    while (name_end < end && (brackets > 0 || (*name_end != '!' && *name_end != ':'))) {
        brackets += *name_end == '[' ? 1 : *name_end == ']' && brackets > 0 ? (unsigned)-1 : 0;
        name_end++;
    }
    struct py_value value = field_value(braces, at, name_end);
    if (py_is_error(value))
        return false;
    at = name_end;
    if (at < end && *at == '!') {
        char conversion = at + 1 < end ? at[1] : '\0';
        value = conversion == 'r'   ? py_repr(py, value)
                : conversion == 's' ? py_to_str(py, value)
                : conversion == 'a'
                    ? py_ascii(py, value)
                    : py_raise(py, PY_EXC_VALUE, "Unknown conversion specifier %c", conversion);
        if (py_is_error(value))
            return false;
        at += 2;
    }
    TEXT_SCOPE(spec);
    if (at < end && *at == ':') {
        if (++braces->depth > 2) {
            raise_value(braces, "Max string recursion exceeded");
            return false;
        }
        if (!expand(braces, at + 1, end, &spec))
            return false;
        braces->depth--;
    }
    struct py_value shown = py_format(py, value, text_string(&spec), spec.length);
    if (py_is_error(shown) || !py_check_size(py, out->length + as_str(shown)->length, 1))
        return false;
    text_add_bytes(out, as_str(shown)->bytes, as_str(shown)->length);
    return true;
}

static bool expand(struct braces *braces, const char *at, const char *end, struct text *out)
{
    while (at < end) {
        if (at + 1 < end && (*at == '{' || *at == '}') && at[1] == *at && braces->depth == 0) {
            text_add_char(out, *at);
            at += 2;
        } else if (*at == '}') {
            raise_value(braces, "Single '}' encountered in format string");
            return false;
        } else if (*at == '{') {
            const char *start = ++at;
            unsigned depth = 1;
            while (at < end && depth > 0) {
                depth += *at == '{' ? 1 : *at == '}' ? (unsigned)-1 : 0;
                at++;
            }
            if (depth > 0) {
                raise_value(braces, start == end ? "Single '{' encountered in format string"
                                                 : "expected '}' before end of string");
                return false;
            }
            if (!replace_field(braces, start, at - 1, out))
                return false;
        } else {
            text_add_char(out, *at++);
        }
    }
    return true;
}

struct py_value format_braces(struct py *py, struct py_str *format, struct py_value arguments,
                              struct py_value keywords)
{
    struct braces braces = {.py = py, .arguments = arguments, .keywords = keywords};
    TEXT_SCOPE(out);
    if (!expand(&braces, format->bytes, format->bytes + format->length, &out))
        return py_error();
    return py_str_text(py, &out);
}

/* --- % ------------------------------------------------------------------------------- */

struct percent {
    struct py *py;
    struct py_value arguments; /* the right side */
    size_t next;
    bool used_mapping;
};

static struct py_value next_argument(struct percent *percent)
{
    struct py *py = percent->py;
    if (py_is_kind(percent->arguments, PY_KIND_TUPLE)) {
        if (percent->next < as_tuple(percent->arguments)->count)
            return as_tuple(percent->arguments)->items[percent->next++];
    } else if (percent->next++ == 0) {
        return percent->arguments;
    }
    return py_raise(py, PY_EXC_TYPE, "not enough arguments for format string");
}

struct directive {
    char flags[8];
    int64_t width;
    int64_t precision;
    char type;
    struct py_value value;
};

static bool parse_amount(struct percent *percent, const char **at, const char *end,
                         int64_t *ret_amount)
{
    if (*at < end && **at == '*') {
        (*at)++;
        struct py_value value = next_argument(percent);
        return !py_is_error(value) && py_to_int64(percent->py, value, ret_amount);
    }
    int64_t amount = 0;
    bool found = false;
    while (*at < end && **at >= '0' && **at <= '9' && amount < 100000000) {
        amount = amount * 10 + (*(*at)++ - '0');
        found = true;
    }
    if (found)
        *ret_amount = amount;
    return true;
}

static bool parse_directive(struct percent *percent, const char **at, const char *end,
                            struct directive *directive)
{
    struct py *py = percent->py;
    *directive = (struct directive){.width = -1, .precision = -1, .value = py_unbound()};
    if (*at < end && **at == '(') {
        const char *start = ++*at;
        while (*at < end && **at != ')')
            (*at)++;
        if (*at == end) {
            py_raise(py, PY_EXC_VALUE, "incomplete format key");
            return false;
        }
        if (!py_is_kind(percent->arguments, PY_KIND_DICT) &&
            (py_is_str(percent->arguments) || py_is_kind(percent->arguments, PY_KIND_TUPLE) ||
             py_class(py, percent->arguments)->type->getitem == NULL) &&
            py_is_unbound(user_method(py, percent->arguments, PY_NAME(getitem)))) {
            py_raise(py, PY_EXC_TYPE, "format requires a mapping");
            return false;
        }
        struct py_value key = py_str_bytes(py, start, (size_t)(*at - start));
        directive->value = py_getitem(py, percent->arguments, key);
        if (py_is_error(directive->value))
            return false;
        percent->used_mapping = true;
        (*at)++;
    }
    size_t count = 0;
    while (*at < end && strchr("#0- +", **at) && **at && count < 6)
        directive->flags[count++] = *(*at)++;
    if (!parse_amount(percent, at, end, &directive->width))
        return false;
    if (*at < end && **at == '.') {
        (*at)++;
        directive->precision = 0;
        if (!parse_amount(percent, at, end, &directive->precision))
            return false;
    }
    while (*at < end && strchr("hlL", **at))
        (*at)++;
    if (*at == end) {
        py_raise(py, PY_EXC_VALUE, "incomplete format");
        return false;
    }
    directive->type = *(*at)++;
    return true;
}

static struct py_value number_text(struct py *py, const struct directive *directive)
{
    char spec[64];
    char type = directive->type == 'i' || directive->type == 'u' ? 'd' : directive->type;
    bool is_float = strchr("eEfFgG", type);
    struct py_value value = directive->value;
    if (value.tag == PY_INT && type == 'd' && !directive->flags[0])
        return py_repr(py, value);
    if (!is_float && !is_integer(value)) {
        struct py_value index = call_special(py, value, PY_NAME(index), NULL, 0);
        if (py_is_error(index))
            return index;
        if (type != 'd' && py_is_unbound(index))
            return py_raise(py, PY_EXC_TYPE, "%%%c format: an integer is required, not %s", type,
                            py_type_name(py, value));
        value = type != 'd' ? index
                            : call_value(py, py_object(py->classes[PY_KIND_INT]), &value, 1, NULL);
    } else if (is_float) {
        value = call_value(py, py_object(py->classes[PY_KIND_FLOAT]), &value, 1, NULL);
    } else if (value.tag == PY_BOOL) {
        value = py_int(value.integer);
    }
    if (py_is_error(value))
        return value;
    const char *sign = strchr(directive->flags, '+')   ? "+"
                       : strchr(directive->flags, ' ') ? " "
                                                       : "";
    const char *alternate = strchr(directive->flags, '#') ? "#" : "";
    if (is_float)
        snprintf(spec, sizeof spec, "%s%s.%lld%c", sign, alternate,
                 (long long)(directive->precision < 0 ? 6 : directive->precision), type);
    else
        snprintf(spec, sizeof spec, "%s%s%c", sign, alternate, type);
    return py_format(py, value, spec, strlen(spec));
}

static struct py_value raise_number(struct py *py, char type, struct py_value value)
{
    if (strchr("eEfFgG", type))
        return py_raise(py, PY_EXC_TYPE, "must be real number, not %s", py_type_name(py, value));
    if (type == 'd' || type == 'i' || type == 'u')
        return py_raise(py, PY_EXC_TYPE, "%%%c format: a real number is required, not %s", type,
                        py_type_name(py, value));
    return py_raise(py, PY_EXC_TYPE, "%%%c format: an integer is required, not %s", type,
                    py_type_name(py, value));
}

static struct py_value directive_text(struct py *py, struct directive *directive, size_t offset)
{
    struct py_value value = directive->value;
    switch (directive->type) {
    case 's':
        return py_to_str(py, value);
    case 'r':
        return py_repr(py, value);
    case 'a':
        return py_ascii(py, value);
    case 'c':
        if (py_is_str(value) && as_str(value)->count == 1)
            return value;
        if (!is_integer(value))
            return py_raise(py, PY_EXC_TYPE, "%%c requires int or char");
        return py_format(py, value, "c", 1);
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'o':
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        if (!is_number(value) && py_is_unbound(user_method(py, value, PY_NAME(int))) &&
            py_is_unbound(user_method(py, value, PY_NAME(index))) &&
            py_is_unbound(user_method(py, value, PY_NAME(float))))
            return raise_number(py, directive->type, value);
        return number_text(py, directive);
    default:
        return py_raise(py, PY_EXC_VALUE, "unsupported format character '%c' (0x%x) at index %zu",
                        directive->type, (unsigned char)directive->type, offset);
    }
}

static bool add_directive(struct py *py, const struct directive *directive, struct py_value shown,
                          struct text *out)
{
    const struct py_str *str = as_str(shown);
    size_t count = str->count;
    size_t length = str->length;
    bool is_text = strchr("sra", directive->type);
    if (is_text && directive->precision >= 0 && (size_t)directive->precision < count) {
        count = (size_t)directive->precision;
        length = (size_t)(utf8_at(str->bytes, count) - str->bytes);
    }
    size_t width = directive->width > 0 ? (size_t)directive->width : 0;
    size_t missing = width > count ? width - count : 0;
    bool is_left = strchr(directive->flags, '-');
    bool is_zero = strchr(directive->flags, '0') && !is_left && !is_text && directive->type != 'c';
    if (!py_check_size(py, out->length + length + missing, 1))
        return false;
    size_t sign = is_zero && length > 0 && strchr("+- ", *str->bytes) ? 1 : 0;
    if (!is_left && !is_zero)
        text_add_repeated(out, ' ', missing);
    text_add_bytes(out, str->bytes, sign);
    if (is_zero)
        text_add_repeated(out, '0', missing);
    text_add_bytes(out, str->bytes + sign, length - sign);
    if (is_left)
        text_add_repeated(out, ' ', missing);
    return true;
}

struct py_value format_percent(struct py *py, struct py_value format, struct py_value arguments)
{
    struct percent percent = {.py = py, .arguments = arguments};
    const char *start = as_str(format)->bytes;
    const char *end = start + as_str(format)->length;
    TEXT_SCOPE(out);
    for (const char *at = start; at < end;) {
        if (*at != '%') {
            const char *stop = memchr(at, '%', (size_t)(end - at));
            size_t run = (size_t)((stop ? stop : end) - at);
            text_add_bytes(&out, at, run);
            at += run;
            continue;
        }
        struct directive directive;
        at++;
        if (!parse_directive(&percent, &at, end, &directive))
            return py_error();
        if (directive.type == '%') {
            text_add_char(&out, '%');
            continue;
        }
        if (py_is_unbound(directive.value))
            directive.value = next_argument(&percent);
        if (py_is_error(directive.value))
            return py_error();
        PY_TRY(shown, directive_text(py, &directive, (size_t)(at - start) - 1));
        if (!add_directive(py, &directive, shown, &out))
            return py_error();
    }
    bool is_tuple = py_is_kind(arguments, PY_KIND_TUPLE);
    bool is_container =
        py_class(py, arguments)->type->getitem && !py_is_str(arguments) && !is_tuple;
    size_t given = is_tuple ? as_tuple(arguments)->count : 1;
    if (percent.next < given && !percent.used_mapping && (is_tuple || !is_container))
        return py_raise(py, PY_EXC_TYPE, "not all arguments converted during string formatting");
    return py_str_text(py, &out);
}

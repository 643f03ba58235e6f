/* float: IEEE doubles, shown by the shortest digits that read back the same. */
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "python/bigint.h"
#include "base/real.h"
#include "python/runtime.h"

#include "base/banned.h"

/* The shortest of 17 digits that is exact; its digits and the exponent of the first. */
static void shortest(double number, char *digits, int *ret_exponent)
{
    char buffer[40];
    for (int precision = 1; precision <= 17; precision++) {
        real_print(buffer, sizeof buffer, "%.*e", precision - 1, number);
        if (real_read(buffer, NULL) == number)
            break;
    }
    char *exponent = strchr(buffer, 'e');
    *ret_exponent = (int)strtol(exponent + 1, NULL, 10);
    size_t count = 0;
    for (const char *c = buffer; c < exponent; c++) {
        if (*c >= '0' && *c <= '9')
            digits[count++] = *c;
    }
    while (count > 1 && digits[count - 1] == '0')
        count--;
    digits[count] = '\0';
}

void float_text(double number, struct text *out)
{
    if (isnan(number)) {
        text_add(out, "nan");
        return;
    }
    if (signbit(number))
        text_add_char(out, '-');
    if (isinf(number)) {
        text_add(out, "inf");
        return;
    }
    char digits[32];
    int exponent = 0;
    shortest(fabs(number), digits, &exponent);
    int count = (int)strlen(digits);
    if (exponent < -4 || exponent >= 16) {
        text_printf(out, "%c%s%se%c%02d", digits[0], count > 1 ? "." : "", digits + 1,
                    exponent < 0 ? '-' : '+', abs(exponent));
    } else if (exponent < 0) {
        text_add(out, "0.");
        text_add_repeated(out, '0', (size_t)(-exponent - 1));
        text_add(out, digits);
    } else if (count <= exponent + 1) {
        text_add(out, digits);
        text_add_repeated(out, '0', (size_t)(exponent + 1 - count));
        text_add(out, ".0");
    } else {
        text_printf(out, "%.*s.%s", exponent + 1, digits, digits + exponent + 1);
    }
}

static double modulo(double a, double b)
{
    double rest = fmod(a, b);
    if (rest != 0 && (rest < 0) != (b < 0))
        rest += b;
    return rest == 0 ? copysign(0, b) : rest;
}

static double floor_divide(double a, double b)
{
    double rest = modulo(a, b);
    double quotient = (a - rest) / b;
    double whole = floor(quotient);
    return quotient - whole > 0.5 ? whole + 1 : whole;
}

static struct py_value power(struct py *py, double a, double b)
{
    if (a == 0 && b < 0)
        return py_raise(py, PY_EXC_ZERO_DIVISION, "0.0 cannot be raised to a negative power");
    if (a < 0 && b != floor(b) && !isinf(b))
        return py_raise(py, PY_EXC_VALUE, "complex numbers are not supported");
    double result = pow(a, b);
    if (isinf(result) && !isinf(a) && !isinf(b))
        return py_raise(py, PY_EXC_OVERFLOW, "(34, 'Numerical result out of range')");
    return py_float(result);
}

struct py_value float_binary(struct py *py, enum py_operator op, double a, double b)
{
    switch (op) {
    case PY_ADD:
        return py_float(a + b);
    case PY_SUBTRACT:
        return py_float(a - b);
    case PY_MULTIPLY:
        return py_float(a * b);
    case PY_DIVIDE:
        return b == 0 ? py_raise(py, PY_EXC_ZERO_DIVISION, "float division by zero")
                      : py_float(a / b);
    case PY_FLOOR_DIVIDE:
        return b == 0 ? py_raise(py, PY_EXC_ZERO_DIVISION, "float floor division by zero")
                      : py_float(floor_divide(a, b));
    case PY_MODULO:
        return b == 0 ? py_raise(py, PY_EXC_ZERO_DIVISION, "float modulo") : py_float(modulo(a, b));
    case PY_POWER:
        return power(py, a, b);
    default:
        return py_not_implemented();
    }
}

static struct py_value binary(struct py *py, enum py_operator op, struct py_value a,
                              struct py_value b)
{
    double x;
    double y;
    if (!is_number(a) || !is_number(b) || op > PY_POWER)
        return py_not_implemented();
    if (!py_to_double(py, a, &x) || !py_to_double(py, b, &y))
        return py_error();
    return float_binary(py, op, x, y);
}

static struct py_value float_unary(struct py *py, enum py_unary op, struct py_value self)
{
    double number;
    if (!py_to_double(py, self, &number))
        return py_error();
    return op == PY_NEGATE ? py_float(-number)
           : op == PY_PLUS ? py_float(number)
                           : py_not_implemented();
}

/* From here on, a double has no fraction, and misses some integers. */
static const double EXACT_INTEGERS = 9007199254740992.0;

static struct py_value float_compare(struct py *py, enum py_compare op, struct py_value self,
                                     struct py_value other)
{
    double a;
    double b;
    if (!is_number(other))
        return py_not_implemented();
    if (!py_to_double(py, self, &a))
        return py_error();
    if (is_integer(other)) {
        if (isfinite(a) && fabs(a) >= EXACT_INTEGERS) /* whole: both are compared exactly */
            return compare_result(op, big_compare(big_of_double(py, a), big_of(py, other)));
        b = other.tag == PY_OBJECT ? big_to_double(big_of(py, other)) : (double)other.integer;
        if (isinf(b) && isinf(a)) /* the integer is finite, if only just */
            b = copysign(DBL_MAX, b);
    } else if (!py_to_double(py, other, &b)) {
        return py_error();
    }
    if (isnan(a) || isnan(b))
        return py_bool(op == PY_NE);
    return compare_result(op, a < b ? -1 : a > b);
}

static bool float_hash(struct py *py, struct py_value self, uint64_t *ret_hash)
{
    double number;
    if (!py_to_double(py, self, &number))
        return false;
    if (!isfinite(number)) {
        *ret_hash = isnan(number) ? 0 : hash_signed(314159, number < 0);
        return true;
    }
    int exponent;
    double rest = frexp(fabs(number), &exponent);
    uint64_t hash = 0;
    while (rest > 0) { /* 28 bits at a time */
        hash = ((hash << 28) & HASH_MODULUS) | hash >> 33;
        rest *= 268435456.0;
        exponent -= 28;
        uint64_t whole = (uint64_t)rest;
        rest -= (double)whole;
        hash = (hash + whole) % HASH_MODULUS;
    }
    int turn = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61;
    hash = turn ? ((hash << turn) & HASH_MODULUS) | hash >> (61 - turn) : hash;
    *ret_hash = hash_signed(hash, number < 0);
    return true;
}

static struct py_value float_repr(struct py *py, struct py_value self)
{
    double number;
    if (!py_to_double(py, self, &number))
        return py_error();
    TEXT_SCOPE(out);
    float_text(number, &out);
    return py_str_text(py, &out);
}

static struct py_value float_truth(struct py *py, struct py_value self)
{
    double number;
    return py_to_double(py, self, &number) ? py_bool(number != 0) : py_error();
}

static struct py_value parse_text(struct py *py, struct py_value text)
{
    TEXT_SCOPE(plain);
    const char *at = as_str(text)->bytes;
    const char *end = at + as_str(text)->length;
    while (at < end && strchr(" \t\n\r\f\v", *at))
        at++;
    while (end > at && strchr(" \t\n\r\f\v", end[-1]))
        end--;
    for (const char *c = at; c < end; c++) {
        bool is_separator = *c == '_' && c > at && c + 1 < end && c[-1] >= '0' && c[-1] <= '9' &&
                            c[1] >= '0' && c[1] <= '9';
        if (!is_separator)
            text_add_char(&plain, *c);
    }
    char *stop;
    double number = real_read(text_string(&plain), &stop);
    bool is_odd = plain.length == 0 || *stop || strpbrk(plain.bytes, "xXpP(");
    if (!is_odd)
        return py_float(number);
    const char *shown = py_repr_string(py, text);
    return shown ? py_raise(py, PY_EXC_VALUE, "could not convert string to float: %s", shown)
                 : py_error();
}

static struct py_value float_construct(struct py *py, struct py_value *a)
{
    struct py_value value = py_float(0);
    double number;
    if (py_is_str(a[1]))
        value = parse_text(py, a[1]);
    else if (py_is_kind(a[1], PY_KIND_BYTES))
        value = parse_text(py, py_call_method(py, a[1], "decode", NULL, 0));
    else if (!py_is_unbound(a[1]))
        value = py_to_double(py, a[1], &number) ? py_float(number) : py_error();
    if (py_is_error(value) && py_error_is(py, PY_EXC_TYPE) && !py_is_str(a[1])) {
        py_error_clear(py);
        return py_raise(py, PY_EXC_TYPE,
                        "float() argument must be a string or a real number, not '%s'",
                        py_type_name(py, a[1]));
    }
    if (py_is_error(value) || as_class(a[0]) == py->classes[PY_KIND_FLOAT])
        return value;
    struct py_floating *floating =
        py_alloc_object(py, PY_KIND_FLOAT, as_class(a[0]), sizeof *floating);
    floating->number = value.number;
    return py_object(floating);
}

static struct py_value float_is_integer(struct py *py, struct py_value *a)
{
    double number;
    return py_to_double(py, a[0], &number) ? py_bool(number == floor(number) && !isinf(number))
                                           : py_error();
}

static struct py_value to_int(struct py *py, double number)
{
    struct py_value value = py_float(number);
    return call_value(py, py_object(py->classes[PY_KIND_INT]), &value, 1, NULL);
}

/* To even in decimal: by the correctly rounded text of the C library. */
static struct py_value float_round(struct py *py, struct py_value *a)
{
    double number;
    int64_t digits;
    if (!py_to_double(py, a[0], &number))
        return py_error();
    if (py_is_nothing(a[1]))
        return to_int(py, isfinite(number) ? nearbyint(number) : number);
    if (!py_to_int64(py, a[1], &digits))
        return py_error();
    if (!isfinite(number) || digits > 323 - 17 + 16 || number == 0)
        return py_float(number);
    if (digits < -308)
        return py_float(copysign(0, number));
    char buffer[800];
    if (digits >= 0) {
        real_print(buffer, sizeof buffer, "%.*f", (int)digits, number);
    } else {
        real_print(buffer, sizeof buffer, "%.*e", 0, number);
        double unit = pow(10, (double)-digits);
        double scaled = nearbyint(number / unit);
        return py_float(scaled * unit);
    }
    return py_float(real_read(buffer, NULL));
}

static struct py_value float_trunc(struct py *py, struct py_value *a)
{
    double number;
    return py_to_double(py, a[0], &number) ? to_int(py, number) : py_error();
}

static struct py_value float_floor(struct py *py, struct py_value *a)
{
    double number;
    return py_to_double(py, a[0], &number) ? to_int(py, floor(number)) : py_error();
}

static struct py_value float_ceil(struct py *py, struct py_value *a)
{
    double number;
    return py_to_double(py, a[0], &number) ? to_int(py, ceil(number)) : py_error();
}

static struct py_value float_self(struct py *py, struct py_value *a)
{
    double number;
    return py_to_double(py, a[0], &number) ? py_float(number) : py_error();
}

static struct py_value float_abs(struct py *py, struct py_value *a)
{
    double number;
    return py_to_double(py, a[0], &number) ? py_float(fabs(number)) : py_error();
}

static struct py_value float_ratio(struct py *py, struct py_value *a)
{
    double number;
    if (!py_to_double(py, a[0], &number))
        return py_error();
    if (!isfinite(number))
        return py_raise(py, isnan(number) ? PY_EXC_VALUE : PY_EXC_OVERFLOW,
                        "cannot convert %s to integer ratio", isnan(number) ? "NaN" : "Infinity");
    int exponent;
    double fraction = frexp(number, &exponent);
    for (int i = 0; i < 300 && fraction != floor(fraction); i++) {
        fraction *= 2;
        exponent--;
    }
    struct py_value top = big_value(py, big_of_double(py, fraction));
    struct py_value unit = int_binary(py, PY_LEFT_SHIFT, py_int(1), py_int(abs(exponent)));
    if (exponent > 0)
        return py_pair(py, int_binary(py, PY_MULTIPLY, top, unit), py_int(1));
    return py_pair(py, top, unit);
}

static struct py_value float_hex(struct py *py, struct py_value *a)
{
    double number;
    if (!py_to_double(py, a[0], &number))
        return py_error();
    int exponent;
    double fraction = frexp(fabs(number), &exponent);
    if (!isfinite(number))
        return float_repr(py, a[0]);
    const char *sign = signbit(number) ? "-" : "";
    if (number == 0)
        return py_str_format(py, "%s0x0.0p+0", sign);
    uint64_t bits = (uint64_t)ldexp(fraction * 2 - 1, 52);
    return py_str_format(py, "%s0x1.%013llxp%+d", sign, (unsigned long long)bits, exponent - 1);
}

static struct py_value float_fromhex(struct py *py, struct py_value *a)
{
    const char *text;
    if (!py_to_string(py, a[1], "fromhex() argument", &text))
        return py_error();
    TEXT_SCOPE(plain);
    text_add(&plain, text);
    text_trim_end(&plain);
    char *stop;
    double number = real_read(text_string(&plain), &stop); /* takes hexadecimal digits behind 0x */
    if (plain.length == 0 || *stop)
        return py_raise(py, PY_EXC_VALUE, "invalid hexadecimal floating-point string");
    return py_float(number);
}

static struct py_value float_imag(struct py *py, struct py_value *a)
{
    (void)py;
    (void)a;
    return py_float(0);
}

static const struct py_function_row methods[] = {
    {"fromhex", float_fromhex, "string, /", PY_CLASSMETHOD},
    {"imag", float_imag, "", PY_GETTER},
    {"is_integer", float_is_integer, "", PY_PLAIN},
    {"as_integer_ratio", float_ratio, "", PY_PLAIN},
    {"hex", float_hex, "", PY_PLAIN},
    {"conjugate", float_self, "", PY_PLAIN},
    {"__round__", float_round, "ndigits=", PY_PLAIN},
    {"__trunc__", float_trunc, "", PY_PLAIN},
    {"__int__", float_trunc, "", PY_PLAIN},
    {"__floor__", float_floor, "", PY_PLAIN},
    {"__ceil__", float_ceil, "", PY_PLAIN},
    {"__float__", float_self, "", PY_PLAIN},
    {"__abs__", float_abs, "", PY_PLAIN},
    {"real", float_self, "", PY_GETTER},
    {0},
};

const struct py_type py_float_type = {
    .name = "float",
    .kind = PY_KIND_FLOAT,
    .methods = methods,
    .construct = float_construct,
    .parameters = "x=",
    .repr = float_repr,
    .hash = float_hash,
    .compare = float_compare,
    .binary = binary,
    .unary = float_unary,
    .truth = float_truth,
};

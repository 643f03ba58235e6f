/* int and bool. */
#include <math.h>
#include <stdlib.h>

#include "python/bigint.h"
#include "python/runtime.h"

#include "base/banned.h"

bool is_integer(struct py_value value)
{
    return value.tag == PY_INT || value.tag == PY_BOOL || py_is_kind(value, PY_KIND_INT);
}

bool is_number(struct py_value value)
{
    return is_integer(value) || value.tag == PY_FLOAT || py_is_kind(value, PY_KIND_FLOAT);
}

char *int64_digits(int64_t number, char room[static INT64_ROOM])
{
    char *at = room + INT64_ROOM;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0)
        *--at = '-';
    return at;
}

bool int_text(struct py *py, struct py_value value, unsigned base, struct text *out)
{
    if (value.tag != PY_OBJECT && base == 10) {
        char room[INT64_ROOM];
        const char *digits = int64_digits(value.integer, room);
        text_add_bytes(out, digits, (size_t)(room + INT64_ROOM - digits));
        return true;
    }
    return big_text(py, big_of(py, value), base, out);
}

/* A small number out of an instance of a class derived from int, where it fits. */
static bool small(struct py_value value, int64_t *ret_number)
{
    if (value.tag != PY_OBJECT) {
        *ret_number = value.integer;
        return true;
    }
    const struct py_integer *integer = PY_AS(py_integer, value);
    uint64_t magnitude = integer->count > 0 ? integer->digits[0] : 0;
    if (integer->count > 1)
        magnitude |= (uint64_t)integer->digits[1] << 32;
    if (integer->count > 2 || magnitude > INT64_MAX)
        return false;
    *ret_number = integer->is_negative ? -(int64_t)magnitude : (int64_t)magnitude;
    return true;
}

static struct py_value index_of(struct py *py, struct py_value value)
{
    if (is_integer(value))
        return value;
    struct py_value number = call_special(py, value, PY_NAME(index), NULL, 0);
    if (py_is_unbound(number))
        return py_raise(py, PY_EXC_TYPE, "'%s' object cannot be interpreted as an integer",
                        py_type_name(py, value));
    if (!py_is_error(number) && !is_integer(number))
        return py_raise(py, PY_EXC_TYPE, "__index__ returned non-int (type %s)",
                        py_type_name(py, number));
    return number;
}

bool py_to_int64(struct py *py, struct py_value value, int64_t *ret_number)
{
    struct py_value number = index_of(py, value);
    if (py_is_error(number))
        return false;
    if (small(number, ret_number))
        return true;
    py_raise(py, PY_EXC_OVERFLOW, "Python int too large to convert to C ssize_t");
    return false;
}

bool py_to_double(struct py *py, struct py_value value, double *ret_number)
{
    if (value.tag == PY_FLOAT) {
        *ret_number = value.number;
        return true;
    }
    if (py_is_kind(value, PY_KIND_FLOAT)) {
        *ret_number = PY_AS(py_floating, value)->number;
        return true;
    }
    if (is_integer(value)) {
        *ret_number =
            value.tag == PY_OBJECT ? big_to_double(big_of(py, value)) : (double)value.integer;
        if (!isinf(*ret_number))
            return true;
        py_raise(py, PY_EXC_OVERFLOW, "int too large to convert to float");
        return false;
    }
    struct py_value number = call_special(py, value, PY_NAME(float), NULL, 0);
    if (py_is_unbound(number)) {
        py_raise(py, PY_EXC_TYPE, "must be real number, not %s", py_type_name(py, value));
        return false;
    }
    return !py_is_error(number) && py_to_double(py, number, ret_number);
}

/* --- arithmetic
 * ----------------------------------------------------------------------------------- */

static struct py_value raise_division(struct py *py, enum py_operator op)
{
    return py_raise(py, PY_EXC_ZERO_DIVISION,
                    op == PY_DIVIDE   ? "division by zero"
                    : op == PY_MODULO ? "integer modulo by zero"
                                      : "integer division or modulo by zero");
}

/* Rounded once: a quotient of 66 bits, whose last tells whether anything is left. */
static struct py_value true_divide(struct py *py, struct big dividend, struct big divisor)
{
    int64_t left = 66 + (int64_t)big_bit_length(divisor) - (int64_t)big_bit_length(dividend);
    bool is_negative = dividend.count > 0 && dividend.is_negative != divisor.is_negative;
    struct big quotient;
    struct big remainder;
    if (dividend.count == 0)
        return py_float(divisor.is_negative ? -0.0 : 0.0);
    dividend.is_negative = divisor.is_negative = false;
    if (left < -1100)
        return py_raise(py, PY_EXC_OVERFLOW, "integer division result too large for a float");
    if (left > 2400)
        return py_float(is_negative ? -0.0 : 0.0);
    if (!big_shift(py, left > 0 ? dividend : divisor, llabs(left),
                   left > 0 ? &dividend : &divisor) ||
        !big_divide(py, dividend, divisor, &quotient, &remainder))
        return py_error();
    if (remainder.count > 0 && quotient.count > 0)
        quotient.digits[0] |= 1;
    double number = ldexp(big_to_double(quotient), (int)-left);
    if (isinf(number))
        return py_raise(py, PY_EXC_OVERFLOW, "integer division result too large for a float");
    return py_float(is_negative ? -number : number);
}

static struct py_value divide(struct py *py, enum py_operator op, struct py_value a,
                              struct py_value b)
{
    struct big divisor = big_of(py, b);
    if (divisor.count == 0)
        return raise_division(py, op);
    if (op == PY_DIVIDE)
        return true_divide(py, big_of(py, a), divisor);
    struct big quotient;
    struct big remainder;
    if (!big_divide(py, big_of(py, a), divisor, &quotient, &remainder))
        return py_error();
    return big_value(py, op == PY_MODULO ? remainder : quotient);
}

static struct py_value power(struct py *py, struct py_value a, struct py_value b)
{
    struct big base = big_of(py, a);
    int64_t exponent;
    bool is_small = small(b, &exponent);
    if (big_of(py, b).is_negative) {
        double x;
        double y;
        if (!py_to_double(py, a, &x) || !py_to_double(py, b, &y))
            return py_error();
        return float_binary(py, PY_POWER, x, y);
    }
    if (base.count == 0 || (base.count == 1 && base.digits[0] == 1)) {
        bool is_odd = big_of(py, b).count > 0 && (big_of(py, b).digits[0] & 1);
        bool is_zero = base.count == 0 && big_of(py, b).count > 0;
        return py_int(is_zero ? 0 : base.is_negative && is_odd ? -1 : 1);
    }
    uint64_t bits = big_bit_length(base) - 1;
    if (!is_small || (bits > 0 && (uint64_t)exponent > (uint64_t)8 * py->options.memory / bits))
        return py_raise(py, PY_EXC_MEMORY, "%s", "");
    struct big result = big_of_int64(py, 1);
    for (uint64_t left = (uint64_t)exponent; left > 0; left >>= 1) {
        if (left & 1 && !big_multiply(py, result, base, &result))
            return py_error();
        if (left > 1 && !big_multiply(py, base, base, &base))
            return py_error();
    }
    return big_value(py, result);
}

static struct py_value shift(struct py *py, enum py_operator op, struct py_value a,
                             struct py_value b)
{
    struct big distance = big_of(py, b);
    if (distance.is_negative)
        return py_raise(py, PY_EXC_VALUE, "negative shift count");
    struct big number = big_of(py, a);
    int64_t by;
    if (!small(b, &by))
        by = INT64_MAX;
    if (number.count == 0)
        return py_int(0);
    struct big result;
    if (!big_shift(py, number, op == PY_LEFT_SHIFT ? by : -by, &result))
        return py_error();
    return big_value(py, result);
}

static bool small_binary(enum py_operator op, int64_t a, int64_t b, int64_t *ret_result)
{
    switch (op) {
    case PY_ADD:
        return !__builtin_add_overflow(a, b, ret_result);
    case PY_SUBTRACT:
        return !__builtin_sub_overflow(a, b, ret_result);
    case PY_MULTIPLY:
        return !__builtin_mul_overflow(a, b, ret_result);
    case PY_FLOOR_DIVIDE:
    case PY_MODULO: {
        if (b == 0 || (a == INT64_MIN && b == -1))
            return false;
        int64_t rest = a % b;
        bool adjust = rest != 0 && (rest < 0) != (b < 0);
        *ret_result = op == PY_MODULO ? (adjust ? rest + b : rest) : a / b - adjust;
        return true;
    }
    case PY_AND:
        *ret_result = a & b;
        return true;
    case PY_OR:
        *ret_result = a | b;
        return true;
    case PY_XOR:
        *ret_result = a ^ b;
        return true;
    case PY_RIGHT_SHIFT:
        if (b < 0)
            return false;
        *ret_result = a >> (b > 63 ? 63 : b);
        return true;
    case PY_LEFT_SHIFT:
        if (b < 0 || b > 62 || a < 0 || a > (INT64_MAX >> b))
            return false;
        *ret_result = a << b;
        return true;
    default:
        return false;
    }
}

struct py_value int_binary(struct py *py, enum py_operator op, struct py_value a, struct py_value b)
{
    int64_t x;
    int64_t y;
    int64_t result;
    if (!is_integer(a) || !is_integer(b))
        return py_not_implemented();
    bool is_small = small(a, &x) && small(b, &y);
    if (is_small && small_binary(op, x, y, &result)) {
        bool is_bool =
            a.tag == PY_BOOL && b.tag == PY_BOOL && (op == PY_AND || op == PY_OR || op == PY_XOR);
        return is_bool ? py_bool(result) : py_int(result);
    }
    if (is_small && op == PY_DIVIDE && y != 0 && llabs(x) < (1LL << 53) && llabs(y) < (1LL << 53))
        return py_float((double)x / (double)y);
    switch (op) {
    case PY_ADD:
        return big_value(py, big_add(py, big_of(py, a), big_of(py, b)));
    case PY_SUBTRACT:
        return big_value(py, big_subtract(py, big_of(py, a), big_of(py, b)));
    case PY_MULTIPLY: {
        struct big product;
        if (!big_multiply(py, big_of(py, a), big_of(py, b), &product))
            return py_error();
        return big_value(py, product);
    }
    case PY_DIVIDE:
    case PY_FLOOR_DIVIDE:
    case PY_MODULO:
        return divide(py, op, a, b);
    case PY_POWER:
        return power(py, a, b);
    case PY_LEFT_SHIFT:
    case PY_RIGHT_SHIFT:
        return shift(py, op, a, b);
    case PY_AND:
    case PY_OR:
    case PY_XOR:
        return big_value(py, big_bitwise(py, (int)op, big_of(py, a), big_of(py, b)));
    default:
        return py_not_implemented();
    }
}

static struct py_value int_unary(struct py *py, enum py_unary op, struct py_value self)
{
    struct big big = big_of(py, self);
    switch (op) {
    case PY_NEGATE:
        big.is_negative = !big.is_negative && big.count > 0;
        break;
    case PY_INVERT:
        big.is_negative = !big.is_negative && big.count > 0;
        big = big_subtract(py, big, big_of_int64(py, 1));
        break;
    case PY_PLUS:
        break;
    }
    return big_value(py, big);
}

static struct py_value int_compare(struct py *py, enum py_compare op, struct py_value a,
                                   struct py_value b)
{
    if (!is_integer(b))
        return py_not_implemented();
    int64_t x;
    int64_t y;
    if (small(a, &x) && small(b, &y))
        return compare_result(op, x < y ? -1 : x > y);
    return compare_result(op, big_compare(big_of(py, a), big_of(py, b)));
}

static bool int_hash(struct py *py, struct py_value self, uint64_t *ret_hash)
{
    struct big big = big_of(py, self);
    uint64_t hash = 0;
    for (uint32_t i = big.count; i-- > 0;) {
        hash = ((hash << 32) & HASH_MODULUS) | hash >> 29;
        hash = (hash + big.digits[i]) % HASH_MODULUS;
    }
    *ret_hash = hash_signed(hash, big.is_negative);
    return true;
}

static struct py_value int_repr(struct py *py, struct py_value self)
{
    TEXT_SCOPE(out);
    return int_text(py, self, 10, &out) ? py_str_text(py, &out) : py_error();
}

static struct py_value int_truth(struct py *py, struct py_value self)
{
    return py_bool(big_of(py, self).count > 0);
}

/* --- construction
 * ------------------------------------------------------------------------------------ */

static struct py_value raise_literal(struct py *py, struct py_value text, int64_t base)
{
    const char *shown = py_repr_string(py, text);
    if (!shown)
        return py_error();
    return py_raise(py, PY_EXC_VALUE, "invalid literal for int() with base %lld: %s",
                    (long long)base, shown);
}

/* "  -0x_ff " by the rules of int(). */
static struct py_value parse_text(struct py *py, struct py_value text, int64_t base)
{
    const char *at = as_str(text)->bytes;
    const char *end = at + as_str(text)->length;
    while (at < end && strchr(" \t\n\r\f\v", *at))
        at++;
    while (end > at && strchr(" \t\n\r\f\v", end[-1]))
        end--;
    bool is_negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+'))
        at++;
    char letter = end - at > 1 && at[0] == '0' ? (char)(at[1] | 0x20) : '\0';
    int64_t prefix = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    int64_t asked = base;
    if (prefix && (base == 0 || base == prefix)) {
        base = prefix;
        at += 2;
        at += at < end && *at == '_';
    }
    if (base == 0)
        base = 10;
    TEXT_SCOPE(digits);
    for (const char *c = at; c < end; c++) {
        if (*c == '_' && c > at && c + 1 < end && c[-1] != '_')
            continue;
        char low = (char)(*c | 0x20);
        int value = *c >= '0' && *c <= '9'     ? *c - '0'
                    : low >= 'a' && low <= 'z' ? low - 'a' + 10
                                               : 99;
        if (value >= base)
            return raise_literal(py, text, asked);
        text_add_char(&digits, *c);
    }
    bool is_zero = strspn(digits.length > 0 ? digits.bytes : "", "0") == digits.length;
    if (digits.length == 0 || (asked == 0 && !prefix && *digits.bytes == '0' && !is_zero))
        return raise_literal(py, text, asked);
    struct py_value number = py_int_parse(py, digits.bytes, digits.length, (unsigned)base);
    return is_negative && !py_is_error(number) ? int_unary(py, PY_NEGATE, number) : number;
}

static struct py_value int_of_float(struct py *py, double number)
{
    if (isnan(number))
        return py_raise(py, PY_EXC_VALUE, "cannot convert float NaN to integer");
    if (isinf(number))
        return py_raise(py, PY_EXC_OVERFLOW, "cannot convert float infinity to integer");
    return big_value(py, big_of_double(py, number));
}

static struct py_value convert(struct py *py, struct py_value value)
{
    double number;
    if (value.tag == PY_FLOAT || py_is_kind(value, PY_KIND_FLOAT))
        return py_to_double(py, value, &number) ? int_of_float(py, number) : py_error();
    struct py_str *const names[] = {PY_NAME(int), PY_NAME(index), PY_NAME(trunc)};
    for (size_t i = 0; i < 3; i++) {
        struct py_value result = call_special(py, value, names[i], NULL, 0);
        if (!py_is_unbound(result))
            return result;
    }
    if (is_integer(value))
        return big_value(py, big_of(py, value));
    if (py_is_kind(value, PY_KIND_BYTES)) {
        const struct py_bytes *bytes = PY_AS(py_bytes, value);
        return parse_text(py, py_str_bytes(py, (const char *)bytes->bytes, bytes->length), 10);
    }
    return py_raise(
        py, PY_EXC_TYPE,
        "int() argument must be a string, a bytes-like object or a real number, not '%s'",
        py_type_name(py, value));
}

static struct py_value as_instance(struct py *py, struct py_value class, struct py_value number)
{
    if (py_is_error(number) || class.object == &py->classes[PY_KIND_INT]->object)
        return number;
    struct big big = big_of(py, number);
    struct py_integer *integer = py_alloc_object(py, PY_KIND_INT, as_class(class), sizeof *integer);
    integer->digits = big.digits;
    integer->count = big.count;
    integer->is_negative = big.is_negative;
    return py_object(integer);
}

static struct py_value int_construct(struct py *py, struct py_value *a)
{
    if (py_is_unbound(a[1]))
        return as_instance(py, a[0], py_int(0));
    int64_t base = 10;
    if (!py_is_unbound(a[2]) && !py_to_int64(py, a[2], &base))
        return py_error();
    if (base != 0 && (base < 2 || base > 36))
        return py_raise(py, PY_EXC_VALUE, "int() base must be >= 2 and <= 36, or 0");
    if (py_is_str(a[1]))
        return as_instance(py, a[0], parse_text(py, a[1], base));
    if (!py_is_unbound(a[2]))
        return py_raise(py, PY_EXC_TYPE, "int() can't convert non-string with explicit base");
    return as_instance(py, a[0], convert(py, a[1]));
}

static struct py_value bool_construct(struct py *py, struct py_value *a)
{
    bool truth = false;
    if (!py_is_unbound(a[1]) && !py_truth(py, a[1], &truth))
        return py_error();
    return py_bool(truth);
}

static struct py_value bool_repr(struct py *py, struct py_value self)
{
    return py_intern(py, self.integer ? "True" : "False");
}

/* --- methods
 * ------------------------------------------------------------------------------------------- */

static struct py_value int_bit_length(struct py *py, struct py_value *a)
{
    return py_int((int64_t)big_bit_length(big_of(py, a[0])));
}

static struct py_value int_bit_count(struct py *py, struct py_value *a)
{
    struct big big = big_of(py, a[0]);
    int64_t count = 0;
    for (uint32_t i = 0; i < big.count; i++)
        count += __builtin_popcount(big.digits[i]);
    return py_int(count);
}

static bool is_little(struct py *py, struct py_value order, bool *ret_little)
{
    const char *name = py_is_unbound(order) ? "big" : py_string(py, order);
    *ret_little = name && strcmp(name, "little") == 0;
    if (*ret_little || (name && strcmp(name, "big") == 0))
        return true;
    py_raise(py, PY_EXC_VALUE, "byteorder must be either 'little' or 'big'");
    return false;
}

static struct py_value int_to_bytes(struct py *py, struct py_value *a)
{
    int64_t length = 1;
    bool little;
    bool is_signed = false;
    if ((!py_is_unbound(a[1]) && !py_to_int64(py, a[1], &length)) ||
        !is_little(py, a[2], &little) || (!py_is_unbound(a[3]) && !py_truth(py, a[3], &is_signed)))
        return py_error();
    struct big big = big_of(py, a[0]);
    if (length < 0)
        return py_raise(py, PY_EXC_VALUE, "length argument must be non-negative");
    if (big.is_negative && !is_signed)
        return py_raise(py, PY_EXC_OVERFLOW, "can't convert negative int to unsigned");
    struct big bounded = big.is_negative ? big_add(py, big, big_of_int64(py, 1)) : big;
    if (big_bit_length(bounded) + is_signed > (uint64_t)length * 8)
        return py_raise(py, PY_EXC_OVERFLOW, "int too big to convert");
    if (!py_check_size(py, (size_t)length, 1))
        return py_error();
    struct py_value result = py_bytes(py, NULL, (size_t)length);
    uint8_t *bytes = PY_AS(py_bytes, result)->bytes;
    uint64_t carry = 1;
    for (int64_t i = 0; i < length; i++) {
        uint32_t digit = i / 4 < big.count ? big.digits[i / 4] >> (i % 4 * 8) & 0xFF : 0;
        if (big.is_negative) {
            carry += ~digit & 0xFF;
            digit = carry & 0xFF;
            carry >>= 8;
        }
        bytes[little ? i : length - 1 - i] = (uint8_t)digit;
    }
    return result;
}

static struct py_value int_from_bytes(struct py *py, struct py_value *a)
{
    bool little;
    bool is_signed = false;
    if (!is_little(py, a[2], &little) || (!py_is_unbound(a[3]) && !py_truth(py, a[3], &is_signed)))
        return py_error();
    if (!py_is_kind(a[1], PY_KIND_BYTES))
        return py_raise(py, PY_EXC_TYPE, "cannot convert '%s' object to bytes",
                        py_type_name(py, a[1]));
    const struct py_bytes *bytes = PY_AS(py_bytes, a[1]);
    uint32_t count = (uint32_t)(bytes->length / 4 + 1);
    struct big big = {.digits = py_alloc_raw(py, count * 4 + 4), .count = count};
    for (size_t i = 0; i < bytes->length; i++) {
        uint32_t byte = bytes->bytes[little ? i : bytes->length - 1 - i];
        big.digits[i / 4] |= byte << (i % 4 * 8);
    }
    bool is_negative =
        is_signed && bytes->length > 0 && bytes->bytes[little ? bytes->length - 1 : 0] & 0x80;
    struct py_value value = big_value(py, big);
    if (!is_negative)
        return as_instance(py, a[0], value);
    struct big wrap;
    if (!big_shift(py, big_of_int64(py, 1), (int64_t)bytes->length * 8, &wrap))
        return py_error();
    return big_value(py, big_subtract(py, big_of(py, value), wrap));
}

static struct py_value int_self(struct py *py, struct py_value *a)
{
    return big_value(py, big_of(py, a[0]));
}

static struct py_value int_float(struct py *py, struct py_value *a)
{
    double number;
    return py_to_double(py, a[0], &number) ? py_float(number) : py_error();
}

static struct py_value int_abs(struct py *py, struct py_value *a)
{
    struct big big = big_of(py, a[0]);
    big.is_negative = false;
    return big_value(py, big);
}

static struct py_value int_zero(struct py *py, struct py_value *a)
{
    (void)py;
    (void)a;
    return py_int(0);
}

static struct py_value int_one(struct py *py, struct py_value *a)
{
    (void)py;
    (void)a;
    return py_int(1);
}

/* round(1234, -2): to the even multiple. */
static struct py_value int_round(struct py *py, struct py_value *a)
{
    int64_t digits = 0;
    if (!py_is_nothing(a[1]) && !py_to_int64(py, a[1], &digits))
        return py_error();
    if (digits >= 0)
        return big_value(py, big_of(py, a[0]));
    PY_TRY(unit, int_binary(py, PY_POWER, py_int(10), py_int(-digits)));
    PY_TRY(rest, int_binary(py, PY_MODULO, a[0], unit));
    PY_TRY(low, int_binary(py, PY_SUBTRACT, a[0], rest));
    PY_TRY(twice, int_binary(py, PY_MULTIPLY, rest, py_int(2)));
    int order = big_compare(big_of(py, twice), big_of(py, unit));
    PY_TRY(units, int_binary(py, PY_FLOOR_DIVIDE, low, unit));
    bool is_odd = big_of(py, units).count > 0 && (big_of(py, units).digits[0] & 1);
    return order > 0 || (order == 0 && is_odd) ? int_binary(py, PY_ADD, low, unit) : low;
}

static struct py_value int_ratio(struct py *py, struct py_value *a)
{
    return py_pair(py, big_value(py, big_of(py, a[0])), py_int(1));
}

static const struct py_function_row methods[] = {
    {"bit_length", int_bit_length, "", PY_PLAIN},
    {"bit_count", int_bit_count, "", PY_PLAIN},
    {"to_bytes", int_to_bytes, "length=, byteorder=, *, signed=", PY_PLAIN},
    {"from_bytes", int_from_bytes, "bytes, byteorder=, *, signed=", PY_CLASSMETHOD},
    {"conjugate", int_self, "", PY_PLAIN},
    {"as_integer_ratio", int_ratio, "", PY_PLAIN},
    {"__int__", int_self, "", PY_PLAIN},
    {"__index__", int_self, "", PY_PLAIN},
    {"__trunc__", int_self, "", PY_PLAIN},
    {"__floor__", int_self, "", PY_PLAIN},
    {"__ceil__", int_self, "", PY_PLAIN},
    {"__float__", int_float, "", PY_PLAIN},
    {"__abs__", int_abs, "", PY_PLAIN},
    {"__round__", int_round, "ndigits=", PY_PLAIN},
    {"real", int_self, "", PY_GETTER},
    {"numerator", int_self, "", PY_GETTER},
    {"imag", int_zero, "", PY_GETTER},
    {"denominator", int_one, "", PY_GETTER},
    {0},
};

const struct py_type py_int_type = {
    .name = "int",
    .kind = PY_KIND_INT,
    .methods = methods,
    .construct = int_construct,
    .parameters = "x=, base=",
    .repr = int_repr,
    .hash = int_hash,
    .compare = int_compare,
    .binary = int_binary,
    .unary = int_unary,
    .truth = int_truth,
};

const struct py_type py_bool_type = {
    .name = "bool",
    .base = &py_int_type,
    .kind = PY_KIND_INT,
    .construct = bool_construct,
    .parameters = "x=",
    .repr = bool_repr,
};

/* Schoolbook arithmetic; sizes are bounded by the limits of memory and steps. */
#include "python/bigint.h"

#include <math.h>
#include <stdio.h>

#include "python/runtime.h"

#include "base/banned.h"

enum { MOST_TEXT_DIGITS = 4300 };

static uint32_t *new_digits(struct py *py, size_t count)
{
    return py_heap_alloc(py->heap, PY_CONTENT_RAW, (count + 1) * sizeof(uint32_t));
}

static void trim(struct big *big)
{
    while (big->count > 0 && big->digits[big->count - 1] == 0)
        big->count--;
    if (big->count == 0)
        big->is_negative = false;
}

struct big big_of_int64(struct py *py, int64_t number)
{
    struct big big = {.digits = new_digits(py, 2), .count = 2, .is_negative = number < 0};
    uint64_t magnitude = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    big.digits[0] = (uint32_t)magnitude;
    big.digits[1] = (uint32_t)(magnitude >> 32);
    trim(&big);
    return big;
}

struct big big_of(struct py *py, struct py_value value)
{
    if (value.tag != PY_OBJECT)
        return big_of_int64(py, value.integer);
    const struct py_integer *integer = PY_AS(py_integer, value);
    return (struct big){integer->digits, integer->count, integer->is_negative};
}

struct py_value big_value(struct py *py, struct big big)
{
    trim(&big);
    if (big.count <= 2) {
        uint64_t magnitude = big.count > 0 ? big.digits[0] : 0;
        if (big.count == 2)
            magnitude |= (uint64_t)big.digits[1] << 32;
        if (!big.is_negative && magnitude <= INT64_MAX)
            return py_int((int64_t)magnitude);
        if (big.is_negative && magnitude <= (uint64_t)INT64_MAX + 1)
            return py_int((int64_t)(0 - magnitude));
    }
    struct py_integer *integer = py_new_object(py, py_integer, PY_KIND_INT);
    integer->digits = big.digits;
    integer->count = big.count;
    integer->is_negative = big.is_negative;
    return py_object(integer);
}

static int compare_magnitudes(struct big a, struct big b)
{
    if (a.count != b.count)
        return a.count < b.count ? -1 : 1;
    for (uint32_t i = a.count; i-- > 0;) {
        if (a.digits[i] != b.digits[i])
            return a.digits[i] < b.digits[i] ? -1 : 1;
    }
    return 0;
}

int big_compare(struct big a, struct big b)
{
    if (a.is_negative != b.is_negative)
        return a.is_negative ? -1 : 1;
    int order = compare_magnitudes(a, b);
    return a.is_negative ? -order : order;
}

static struct big add_magnitudes(struct py *py, struct big a, struct big b)
{
    uint32_t count = (a.count > b.count ? a.count : b.count) + 1;
    struct big sum = {.digits = new_digits(py, count), .count = count};
    uint64_t carry = 0;
    for (uint32_t i = 0; i < count; i++) {
        carry += (i < a.count ? a.digits[i] : 0u);
        carry += (i < b.count ? b.digits[i] : 0u);
        sum.digits[i] = (uint32_t)carry;
        carry >>= 32;
    }
    trim(&sum);
    return sum;
}

/* The larger magnitude comes first. */
static struct big subtract_magnitudes(struct py *py, struct big a, struct big b)
{
    struct big rest = {.digits = new_digits(py, a.count), .count = a.count};
    int64_t borrow = 0;
    for (uint32_t i = 0; i < a.count; i++) {
        int64_t digit = (int64_t)a.digits[i] - (i < b.count ? b.digits[i] : 0) - borrow;
        borrow = digit < 0;
        rest.digits[i] = (uint32_t)(digit + (borrow << 32));
    }
    trim(&rest);
    return rest;
}

struct big big_add(struct py *py, struct big a, struct big b)
{
    struct big sum;
    if (a.is_negative == b.is_negative) {
        sum = add_magnitudes(py, a, b);
        sum.is_negative = a.is_negative && sum.count > 0;
        return sum;
    }
    bool a_larger = compare_magnitudes(a, b) >= 0;
    sum = a_larger ? subtract_magnitudes(py, a, b) : subtract_magnitudes(py, b, a);
    sum.is_negative = sum.count > 0 && (a_larger ? a.is_negative : b.is_negative);
    return sum;
}

struct big big_subtract(struct py *py, struct big a, struct big b)
{
    b.is_negative = !b.is_negative && b.count > 0;
    return big_add(py, a, b);
}

/* Long calculations count against the limit of steps. */
static bool spend(struct py *py, uint64_t work)
{
    py->steps_left -= (int64_t)(work / 64);
    return py_tick(py);
}

bool big_multiply(struct py *py, struct big a, struct big b, struct big *ret_product)
{
    uint32_t count = a.count + b.count;
    if (!py_check_size(py, count, sizeof *a.digits) || !spend(py, (uint64_t)a.count * b.count))
        return false;
    struct big product = {.digits = new_digits(py, count), .count = count};
    for (uint32_t i = 0; i < a.count; i++) {
        uint64_t carry = 0;
        for (uint32_t j = 0; j < b.count; j++) {
            carry += (uint64_t)a.digits[i] * b.digits[j] + product.digits[i + j];
            product.digits[i + j] = (uint32_t)carry;
            carry >>= 32;
        }
        product.digits[i + b.count] = (uint32_t)carry;
    }
    product.is_negative = a.is_negative != b.is_negative;
    trim(&product);
    *ret_product = product;
    return true;
}

static uint32_t divide_small(uint32_t *digits, uint32_t count, uint32_t divisor)
{
    uint64_t rest = 0;
    for (uint32_t i = count; i-- > 0;) {
        rest = rest << 32 | digits[i];
        digits[i] = (uint32_t)(rest / divisor);
        rest %= divisor;
    }
    return (uint32_t)rest;
}

static struct big copy(struct py *py, struct big a, uint32_t extra)
{
    struct big result = {.digits = new_digits(py, a.count + extra), .count = a.count};
    if (a.count > 0)
        memcpy(result.digits, a.digits, a.count * sizeof *a.digits);
    return result;
}

/* One digit of Knuth's algorithm D: the quotient's digit, its multiple taken off rest. */
static uint32_t divide_step(uint32_t *rest, const struct big *divisor)
{
    uint32_t n = divisor->count;
    uint64_t top = (uint64_t)rest[n] << 32 | rest[n - 1];
    uint64_t guess = top / divisor->digits[n - 1];
    uint64_t left = top % divisor->digits[n - 1];
    while (guess > UINT32_MAX || guess * divisor->digits[n - 2] > (left << 32 | rest[n - 2])) {
        guess--;
        left += divisor->digits[n - 1];
        if (left > UINT32_MAX)
            break;
    }
    int64_t borrow = 0;
    uint64_t carry = 0;
    for (uint32_t i = 0; i < n; i++) {
        carry += guess * divisor->digits[i];
        int64_t digit = (int64_t)rest[i] - (int64_t)(uint32_t)carry - borrow;
        carry >>= 32;
        borrow = digit < 0;
        rest[i] = (uint32_t)(digit + (borrow << 32));
    }
    int64_t last = (int64_t)rest[n] - (int64_t)carry - borrow;
    rest[n] = (uint32_t)last;
    if (last >= 0)
        return (uint32_t)guess;
    uint64_t add = 0;
    for (uint32_t i = 0; i < n; i++) {
        add += (uint64_t)rest[i] + divisor->digits[i];
        rest[i] = (uint32_t)add;
        add >>= 32;
    }
    rest[n] += (uint32_t)add;
    return (uint32_t)(guess - 1);
}

static struct big shift_left(struct py *py, struct big a, uint32_t words, unsigned bits)
{
    uint32_t count = a.count + words + 1;
    struct big result = {.digits = new_digits(py, count), .count = count};
    for (uint32_t i = 0; i < a.count; i++) {
        uint64_t wide = (uint64_t)a.digits[i] << bits;
        result.digits[i + words] |= (uint32_t)wide;
        result.digits[i + words + 1] = (uint32_t)(wide >> 32);
    }
    trim(&result);
    return result;
}

static struct big shift_right(struct py *py, struct big a, uint32_t words, unsigned bits)
{
    if (words >= a.count)
        return (struct big){.digits = new_digits(py, 1)};
    struct big result = {.digits = new_digits(py, a.count - words), .count = a.count - words};
    for (uint32_t i = words; i < a.count; i++) {
        uint64_t wide = a.digits[i];
        if (i + 1 < a.count)
            wide |= (uint64_t)a.digits[i + 1] << 32;
        result.digits[i - words] = (uint32_t)(wide >> bits);
    }
    trim(&result);
    return result;
}

static void divide_magnitudes(struct py *py, struct big a, struct big b, struct big *quotient,
                              struct big *remainder)
{
    if (compare_magnitudes(a, b) < 0) {
        *quotient = (struct big){.digits = new_digits(py, 1)};
        *remainder = copy(py, a, 0);
        return;
    }
    if (b.count == 1) {
        *quotient = copy(py, a, 0);
        uint32_t rest = divide_small(quotient->digits, quotient->count, b.digits[0]);
        *remainder = big_of_int64(py, rest);
        trim(quotient);
        return;
    }
    unsigned shift = (unsigned)__builtin_clz(b.digits[b.count - 1]);
    struct big divisor = shift_left(py, b, 0, shift);
    struct big shifted = shift_left(py, a, 0, shift);
    struct big rest = copy(py, shifted, 2);
    rest.digits[rest.count++] = 0;
    uint32_t count = rest.count - divisor.count;
    *quotient = (struct big){.digits = new_digits(py, count), .count = count};
    for (uint32_t i = count; i-- > 0;)
        quotient->digits[i] = divide_step(rest.digits + i, &divisor);
    trim(quotient);
    trim(&rest);
    *remainder = shift_right(py, rest, 0, shift);
}

bool big_divide(struct py *py, struct big a, struct big b, struct big *ret_quotient,
                struct big *ret_remainder)
{
    if (!spend(py, (uint64_t)a.count * b.count))
        return false;
    struct big quotient;
    struct big remainder;
    divide_magnitudes(py, a, b, &quotient, &remainder);
    bool opposite = a.is_negative != b.is_negative;
    quotient.is_negative = opposite && quotient.count > 0;
    remainder.is_negative = a.is_negative && remainder.count > 0;
    if (opposite && remainder.count > 0) {
        quotient = big_subtract(py, quotient, big_of_int64(py, 1));
        remainder = big_add(py, remainder, b);
    }
    *ret_quotient = quotient;
    *ret_remainder = remainder;
    return true;
}

bool big_shift(struct py *py, struct big a, int64_t left, struct big *ret_shifted)
{
    uint64_t distance = left < 0 ? 0 - (uint64_t)left : (uint64_t)left;
    if (left >= 0) {
        if (distance > INT32_MAX || !py_check_size(py, a.count + distance / 32 + 2, 4)) {
            if (py_is_unbound(py->error))
                py_raise(py, PY_EXC_MEMORY, "%s", "");
            return false;
        }
        *ret_shifted = shift_left(py, a, (uint32_t)(distance / 32), (unsigned)(distance % 32));
        ret_shifted->is_negative = a.is_negative && ret_shifted->count > 0;
        return true;
    }
    if (distance / 32 > a.count)
        distance = (uint64_t)a.count * 32 + 1;
    struct big shifted = shift_right(py, a, (uint32_t)(distance / 32), (unsigned)(distance % 32));
    if (a.is_negative) { /* rounds down: what fell off a negative number counts */
        struct big back =
            shift_left(py, shifted, (uint32_t)(distance / 32), (unsigned)(distance % 32));
        if (compare_magnitudes(back, a) != 0)
            shifted = add_magnitudes(py, shifted, big_of_int64(py, 1));
        shifted.is_negative = shifted.count > 0;
    }
    *ret_shifted = shifted;
    return true;
}

uint64_t big_bit_length(struct big a)
{
    if (a.count == 0)
        return 0;
    return (uint64_t)a.count * 32 - (unsigned)__builtin_clz(a.digits[a.count - 1]);
}

double big_to_double(struct big a)
{
    double number = 0;
    uint64_t bits = big_bit_length(a);
    if (bits > 1100)
        return a.is_negative ? -HUGE_VAL : HUGE_VAL;
    if (bits <= 64) {
        uint64_t whole = 0;
        for (uint32_t i = a.count; i-- > 0;)
            whole = whole << 32 | a.digits[i];
        number = (double)whole;
        return a.is_negative ? -number : number;
    }
    /* The top 64 bits, the last one sticky, so that the conversion rounds once and right. */
    uint64_t top = 0;
    uint64_t drop = bits - 64;
    uint32_t words = (uint32_t)(drop / 32);
    unsigned shift = (unsigned)(drop % 32);
    for (uint32_t i = 0; i < 3 && words + i < a.count; i++) {
        uint64_t digit = a.digits[words + i];
        int at = (int)(i * 32) - (int)shift;
        top |= at >= 0 ? (at < 64 ? digit << at : 0) : digit >> -at;
    }
    bool sticky = shift > 0 && (a.digits[words] & ((1u << shift) - 1));
    for (uint32_t i = 0; i < words && !sticky; i++)
        sticky = a.digits[i] != 0;
    number = ldexp((double)(top | sticky), (int)drop);
    return a.is_negative ? -number : number;
}

struct big big_of_double(struct py *py, double number)
{
    int exponent;
    double fraction = frexp(fabs(number), &exponent);
    struct big big = big_of_int64(py, (int64_t)ldexp(fraction, 53));
    struct big result = big;
    if (exponent >= 53)
        result =
            shift_left(py, big, (uint32_t)(exponent - 53) / 32, (unsigned)(exponent - 53) % 32);
    else if (exponent > 0)
        result =
            shift_right(py, big, (uint32_t)(53 - exponent) / 32, (unsigned)(53 - exponent) % 32);
    else
        result = big_of_int64(py, 0);
    result.is_negative = number < 0 && result.count > 0;
    return result;
}

/* The i-th digit of the two's complement form. */
static uint32_t complement_digit(struct big a, uint32_t index, uint64_t *carry)
{
    uint32_t digit = index < a.count ? a.digits[index] : 0;
    if (!a.is_negative)
        return digit;
    uint64_t wide = (uint64_t)(uint32_t)~digit + *carry;
    *carry = wide >> 32;
    return (uint32_t)wide;
}

struct big big_bitwise(struct py *py, int op, struct big a, struct big b)
{
    uint32_t count = (a.count > b.count ? a.count : b.count) + 1;
    struct big result = {.digits = new_digits(py, count), .count = count};
    uint64_t carry_a = 1;
    uint64_t carry_b = 1;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t x = complement_digit(a, i, &carry_a);
        uint32_t y = complement_digit(b, i, &carry_b);
        result.digits[i] = op == PY_AND ? x & y : op == PY_OR ? x | y : x ^ y;
    }
    bool negative = op == PY_AND  ? a.is_negative && b.is_negative
                    : op == PY_OR ? a.is_negative || b.is_negative
                                  : a.is_negative != b.is_negative;
    if (negative) {
        uint64_t carry = 1;
        for (uint32_t i = 0; i < count; i++) {
            carry += (uint32_t)~result.digits[i];
            result.digits[i] = (uint32_t)carry;
            carry >>= 32;
        }
        result.is_negative = true;
    }
    trim(&result);
    return result;
}

/* length 0: how many digits it would have is not known. */
static struct py_value raise_too_long(struct py *py, size_t length)
{
    char found[48] = "";
    if (length > 0)
        snprintf(found, sizeof found, ": value has %zu digits", length);
    return py_raise(py, PY_EXC_VALUE,
                    "Exceeds the limit (%d digits) for integer string conversion%s; use "
                    "sys.set_int_max_str_digits() to increase the limit",
                    MOST_TEXT_DIGITS, found);
}

static uint32_t digit_value(char c)
{
    return (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
}

struct py_value py_int_parse(struct py *py, const char *digits, size_t length, unsigned base)
{
    bool is_power = (base & (base - 1)) == 0;
    if (!is_power && length > MOST_TEXT_DIGITS)
        return raise_too_long(py, length);
    uint64_t small = 0;
    size_t at = 0;
    while (at < length && small <= (INT64_MAX - 36) / 36)
        small = small * base + digit_value(digits[at++]);
    if (at == length)
        return py_int((int64_t)small);
    if (length > 1000000)
        return raise_too_long(py, length);
    struct big big = {.digits = new_digits(py, length / 4 + 4), .count = 2};
    big.digits[0] = (uint32_t)small;
    big.digits[1] = (uint32_t)(small >> 32);
    for (; at < length; at++) {
        uint64_t carry = digit_value(digits[at]);
        for (uint32_t i = 0; i < big.count; i++) {
            carry += (uint64_t)big.digits[i] * base;
            big.digits[i] = (uint32_t)carry;
            carry >>= 32;
        }
        if (carry)
            big.digits[big.count++] = (uint32_t)carry;
    }
    return big_value(py, big);
}

bool big_text(struct py *py, struct big a, unsigned base, struct text *out)
{
    bool is_power = (base & (base - 1)) == 0;
    if (!is_power && big_bit_length(a) > (uint64_t)MOST_TEXT_DIGITS * 10 / 3 + 1) {
        raise_too_long(py, 0);
        return false;
    }
    if (!spend(py, (uint64_t)a.count * a.count))
        return false;
    struct big rest = copy(py, a, 0);
    TEXT_SCOPE(reversed);
    while (rest.count > 0 || reversed.length == 0) {
        uint32_t digit = divide_small(rest.digits, rest.count, base);
        text_add_char(&reversed, "0123456789abcdefghijklmnopqrstuvwxyz"[digit]);
        trim(&rest);
    }
    if (!is_power && reversed.length > MOST_TEXT_DIGITS) {
        raise_too_long(py, 0);
        return false;
    }
    if (a.is_negative)
        text_add_char(out, '-');
    for (size_t i = reversed.length; i-- > 0;)
        text_add_char(out, reversed.bytes[i]);
    return true;
}

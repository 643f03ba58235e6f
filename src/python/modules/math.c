/* The module math. */
#include <math.h>

#include "python/bigint.h"
#include "python/modules.h"
#include "python/runtime.h"

#include "base/banned.h"

static struct py_value apply(struct py *py, struct py_value value, double (*function)(double))
{
    double x;
    if (!py_to_double(py, value, &x))
        return py_error();
    double result = function(x);
    if (isnan(result) && !isnan(x))
        return py_raise(py, PY_EXC_VALUE, "math domain error");
    if (isinf(result) && !isinf(x))
        return py_raise(py, PY_EXC_OVERFLOW, "math range error");
    return py_float(result);
}

#define APPLY(name, function)                                                                      \
    static struct py_value name(struct py *py, struct py_value *a)                                 \
    {                                                                                              \
        return apply(py, a[0], function);                                                          \
    }
APPLY(math_sqrt, sqrt)
APPLY(math_exp, exp)
APPLY(math_sin, sin)
APPLY(math_cos, cos)
APPLY(math_tan, tan)
APPLY(math_asin, asin)
APPLY(math_acos, acos)
APPLY(math_atan, atan)
APPLY(math_sinh, sinh)
APPLY(math_cosh, cosh)
APPLY(math_tanh, tanh)
APPLY(math_fabs, fabs)
APPLY(math_cbrt, cbrt)
APPLY(math_exp2, exp2)
APPLY(math_expm1, expm1)
APPLY(math_log1p, log1p)
APPLY(math_erf, erf)
APPLY(math_gamma, tgamma)

static struct py_value logarithm(struct py *py, struct py_value value, double (*function)(double))
{
    double x;
    if (is_integer(value) && big_bit_length(big_of(py, value)) > 1000) {
        struct big shifted;
        int64_t drop = (int64_t)big_bit_length(big_of(py, value)) - 64;
        if (!big_shift(py, big_of(py, value), -drop, &shifted))
            return py_error();
        return py_float(function(big_to_double(shifted)) + (double)drop * function(2));
    }
    if (!py_to_double(py, value, &x))
        return py_error();
    return x <= 0 ? py_raise(py, PY_EXC_VALUE, "math domain error") : py_float(function(x));
}

static struct py_value math_log(struct py *py, struct py_value *a)
{
    PY_TRY(top, logarithm(py, a[0], log));
    if (py_is_unbound(a[1]))
        return top;
    PY_TRY(bottom, logarithm(py, a[1], log));
    return py_binary(py, PY_DIVIDE, top, bottom);
}

static struct py_value math_log2(struct py *py, struct py_value *a)
{
    return logarithm(py, a[0], log2);
}

static struct py_value math_log10(struct py *py, struct py_value *a)
{
    return logarithm(py, a[0], log10);
}

static struct py_value rounded(struct py *py, struct py_value value, struct py_str *method)
{
    struct py_value found = class_lookup(py, py_class(py, value), method);
    if (!py_is_unbound(found))
        return call_value(py, found, &value, 1, NULL);
    return py_raise(py, PY_EXC_TYPE, "must be real number, not %s", py_type_name(py, value));
}

static struct py_value math_floor(struct py *py, struct py_value *a)
{
    return rounded(py, a[0], PY_NAME(floor));
}

static struct py_value math_ceil(struct py *py, struct py_value *a)
{
    return rounded(py, a[0], PY_NAME(ceil));
}

static struct py_value math_trunc(struct py *py, struct py_value *a)
{
    return rounded(py, a[0], PY_NAME(trunc));
}

#define ASK(name, question)                                                                        \
    static struct py_value name(struct py *py, struct py_value *a)                                 \
    {                                                                                              \
        double x;                                                                                  \
        return py_to_double(py, a[0], &x) ? py_bool(question) : py_error();                        \
    }
ASK(math_isnan, isnan(x))
ASK(math_isinf, isinf(x))
ASK(math_isfinite, isfinite(x))

#define APPLY_TWO(name, expression)                                                                \
    static struct py_value name(struct py *py, struct py_value *a)                                 \
    {                                                                                              \
        double x;                                                                                  \
        double y;                                                                                  \
        if (!py_to_double(py, a[0], &x) || !py_to_double(py, a[1], &y))                            \
            return py_error();                                                                     \
        return py_float(expression);                                                               \
    }
APPLY_TWO(math_atan2, atan2(x, y))
APPLY_TWO(math_fmod, fmod(x, y))
APPLY_TWO(math_copysign, copysign(x, y))

static struct py_value math_pow(struct py *py, struct py_value *a)
{
    double x;
    double y;
    if (!py_to_double(py, a[0], &x) || !py_to_double(py, a[1], &y))
        return py_error();
    double result = pow(x, y);
    if (isnan(result) && !isnan(x) && !isnan(y))
        return py_raise(py, PY_EXC_VALUE, "math domain error");
    if (isinf(result) && !isinf(x) && !isinf(y))
        return py_raise(py, x == 0 ? PY_EXC_VALUE : PY_EXC_OVERFLOW,
                        x == 0 ? "math domain error" : "math range error");
    return py_float(result);
}

static struct py_value math_hypot(struct py *py, struct py_value *a)
{
    double total = 0;
    for (size_t i = 0; i < as_tuple(a[0])->count; i++) {
        double x;
        if (!py_to_double(py, as_tuple(a[0])->items[i], &x))
            return py_error();
        total = hypot(total, x);
    }
    return py_float(total);
}

static struct py_value math_gcd(struct py *py, struct py_value *a)
{
    struct py_value result = py_int(0);
    for (size_t i = 0; i < as_tuple(a[0])->count; i++) {
        struct py_value other = as_tuple(a[0])->items[i];
        if (!is_integer(other))
            return py_raise(py, PY_EXC_TYPE, "'%s' object cannot be interpreted as an integer",
                            py_type_name(py, other));
        for (bool truth = true; truth;) {
            if (!py_truth(py, other, &truth))
                return py_error();
            if (!truth)
                break;
            PY_TRY(rest, py_binary(py, PY_MODULO, result, other));
            result = other;
            other = rest;
        }
    }
    struct big big = big_of(py, result);
    big.is_negative = false;
    return big_value(py, big);
}

static struct py_value math_isqrt(struct py *py, struct py_value *a)
{
    if (!is_integer(a[0]))
        return py_raise(py, PY_EXC_TYPE, "'%s' object cannot be interpreted as an integer",
                        py_type_name(py, a[0]));
    struct big number = big_of(py, a[0]);
    if (number.is_negative)
        return py_raise(py, PY_EXC_VALUE, "isqrt() argument must be nonnegative");
    struct py_value guess =
        py_binary(py, PY_LEFT_SHIFT, py_int(1), py_int((int64_t)(big_bit_length(number) / 2 + 1)));
    for (;;) {
        PY_TRY(quotient,
               number.count > 0 ? py_binary(py, PY_FLOOR_DIVIDE, a[0], guess) : py_int(0));
        PY_TRY(sum, py_binary(py, PY_ADD, guess, quotient));
        PY_TRY(next, py_binary(py, PY_RIGHT_SHIFT, sum, py_int(1)));
        PY_TRY(smaller, py_compare(py, PY_LT, next, guess));
        if (!smaller.integer)
            return number.count > 0 ? guess : py_int(0);
        guess = next;
    }
}

static struct py_value math_factorial(struct py *py, struct py_value *a)
{
    int64_t count;
    struct py_value result = py_int(1);
    if (!py_to_int64(py, a[0], &count))
        return py_error();
    if (count < 0)
        return py_raise(py, PY_EXC_VALUE, "factorial() not defined for negative values");
    for (int64_t i = 2; i <= count && !py_is_error(result); i++)
        result = py_binary(py, PY_MULTIPLY, result, py_int(i));
    return result;
}

static struct py_value math_comb(struct py *py, struct py_value *a)
{
    int64_t n;
    int64_t k;
    struct py_value result = py_int(1);
    if (!py_to_int64(py, a[0], &n) || !py_to_int64(py, a[1], &k))
        return py_error();
    if (n < 0 || k < 0)
        return py_raise(py, PY_EXC_VALUE, "n must be a non-negative integer");
    for (int64_t i = 1; i <= k && !py_is_error(result); i++) {
        result = py_binary(py, PY_MULTIPLY, result, py_int(n - k + i));
        if (!py_is_error(result))
            result = py_binary(py, PY_FLOOR_DIVIDE, result, py_int(i));
    }
    return k > n ? py_int(0) : result;
}

static struct py_value math_prod(struct py *py, struct py_value *a)
{
    struct py_value result = py_is_unbound(a[1]) ? py_int(1) : a[1];
    PY_TRY(list, py_to_list(py, a[0]));
    for (size_t i = 0; i < as_list(list)->count && !py_is_error(result); i++)
        result = py_binary(py, PY_MULTIPLY, result, as_list(list)->items[i]);
    return result;
}

static struct py_value math_fsum(struct py *py, struct py_value *a)
{
    long double total = 0;
    PY_TRY(list, py_to_list(py, a[0]));
    for (size_t i = 0; i < as_list(list)->count; i++) {
        double x;
        if (!py_to_double(py, as_list(list)->items[i], &x))
            return py_error();
        total += x;
    }
    return py_float((double)total);
}

static struct py_value math_isclose(struct py *py, struct py_value *a)
{
    double x;
    double y;
    double relative = 1e-9;
    double absolute = 0;
    if (!py_to_double(py, a[0], &x) || !py_to_double(py, a[1], &y) ||
        (!py_is_unbound(a[2]) && !py_to_double(py, a[2], &relative)) ||
        (!py_is_unbound(a[3]) && !py_to_double(py, a[3], &absolute)))
        return py_error();
    double limit = relative * fmax(fabs(x), fabs(y));
    return py_bool(x == y || (isfinite(x) && isfinite(y) && fabs(x - y) <= fmax(limit, absolute)));
}

static struct py_value math_lcm(struct py *py, struct py_value *a)
{
    struct py_value result = py_int(1);
    for (size_t i = 0; i < as_tuple(a[0])->count; i++) {
        struct py_value pair = py_pair(py, result, as_tuple(a[0])->items[i]);
        PY_TRY(divisor, math_gcd(py, &pair));
        if (big_of(py, divisor).count == 0)
            return py_int(0);
        PY_TRY(product, py_binary(py, PY_MULTIPLY, result, as_tuple(a[0])->items[i]));
        result = py_binary(py, PY_FLOOR_DIVIDE, product, divisor);
    }
    if (py_is_error(result))
        return result;
    struct big big = big_of(py, result);
    big.is_negative = false;
    return big_value(py, big);
}

static struct py_value math_perm(struct py *py, struct py_value *a)
{
    int64_t n;
    int64_t k;
    struct py_value result = py_int(1);
    if (!py_to_int64(py, a[0], &n) || (!py_is_nothing(a[1]) && !py_to_int64(py, a[1], &k)))
        return py_error();
    k = py_is_nothing(a[1]) ? n : k;
    if (n < 0 || k < 0)
        return py_raise(py, PY_EXC_VALUE, "%s must be a non-negative integer", n < 0 ? "n" : "k");
    for (int64_t i = 0; i < k && k <= n && !py_is_error(result); i++)
        result = py_tick(py) ? py_binary(py, PY_MULTIPLY, result, py_int(n - i)) : py_error();
    return k > n ? py_int(0) : result;
}

static struct py_value math_dist(struct py *py, struct py_value *a)
{
    PY_TRY(p, py_to_list(py, a[0]));
    PY_TRY(q, py_to_list(py, a[1]));
    if (as_list(p)->count != as_list(q)->count)
        return py_raise(py, PY_EXC_VALUE, "both points must have the same number of dimensions");
    double sum = 0;
    for (size_t i = 0; i < as_list(p)->count; i++) {
        double x;
        double y;
        if (!py_to_double(py, as_list(p)->items[i], &x) ||
            !py_to_double(py, as_list(q)->items[i], &y))
            return py_error();
        sum += (x - y) * (x - y);
    }
    return py_float(sqrt(sum));
}

static struct py_value math_frexp(struct py *py, struct py_value *a)
{
    double x;
    int exponent = 0;
    if (!py_to_double(py, a[0], &x))
        return py_error();
    double fraction = isfinite(x) ? frexp(x, &exponent) : x;
    return py_pair(py, py_float(fraction), py_int(exponent));
}

static struct py_value math_ldexp(struct py *py, struct py_value *a)
{
    double x;
    int64_t exponent;
    if (!py_to_double(py, a[0], &x) || !py_to_int64(py, a[1], &exponent))
        return py_error();
    exponent = exponent > 100000 ? 100000 : exponent < -100000 ? -100000 : exponent;
    return py_float(ldexp(x, (int)exponent));
}

static struct py_value math_modf(struct py *py, struct py_value *a)
{
    double x;
    double whole;
    if (!py_to_double(py, a[0], &x))
        return py_error();
    double fraction = modf(x, &whole);
    return py_pair(py, py_float(fraction), py_float(whole));
}

static struct py_value math_degrees(struct py *py, struct py_value *a)
{
    double x;
    return py_to_double(py, a[0], &x) ? py_float(x * (180 / M_PI)) : py_error();
}

static struct py_value math_radians(struct py *py, struct py_value *a)
{
    double x;
    return py_to_double(py, a[0], &x) ? py_float(x * (M_PI / 180)) : py_error();
}

static const struct py_function_row functions[] = {
    {"sqrt", math_sqrt, "x, /", PY_PLAIN},
    {"exp", math_exp, "x, /", PY_PLAIN},
    {"sin", math_sin, "x, /", PY_PLAIN},
    {"cos", math_cos, "x, /", PY_PLAIN},
    {"tan", math_tan, "x, /", PY_PLAIN},
    {"asin", math_asin, "x, /", PY_PLAIN},
    {"acos", math_acos, "x, /", PY_PLAIN},
    {"atan", math_atan, "x, /", PY_PLAIN},
    {"sinh", math_sinh, "x, /", PY_PLAIN},
    {"cosh", math_cosh, "x, /", PY_PLAIN},
    {"tanh", math_tanh, "x, /", PY_PLAIN},
    {"fabs", math_fabs, "x, /", PY_PLAIN},
    {"log", math_log, "x, base=, /", PY_PLAIN},
    {"log2", math_log2, "x, /", PY_PLAIN},
    {"log10", math_log10, "x, /", PY_PLAIN},
    {"floor", math_floor, "x, /", PY_PLAIN},
    {"ceil", math_ceil, "x, /", PY_PLAIN},
    {"trunc", math_trunc, "x, /", PY_PLAIN},
    {"isnan", math_isnan, "x, /", PY_PLAIN},
    {"isinf", math_isinf, "x, /", PY_PLAIN},
    {"isfinite", math_isfinite, "x, /", PY_PLAIN},
    {"atan2", math_atan2, "y, x, /", PY_PLAIN},
    {"fmod", math_fmod, "x, y, /", PY_PLAIN},
    {"copysign", math_copysign, "x, y, /", PY_PLAIN},
    {"pow", math_pow, "x, y, /", PY_PLAIN},
    {"hypot", math_hypot, "*coordinates", PY_PLAIN},
    {"gcd", math_gcd, "*integers", PY_PLAIN},
    {"lcm", math_lcm, "*integers", PY_PLAIN},
    {"perm", math_perm, "n, k=, /", PY_PLAIN},
    {"dist", math_dist, "p, q, /", PY_PLAIN},
    {"frexp", math_frexp, "x, /", PY_PLAIN},
    {"ldexp", math_ldexp, "x, i, /", PY_PLAIN},
    {"cbrt", math_cbrt, "x, /", PY_PLAIN},
    {"exp2", math_exp2, "x, /", PY_PLAIN},
    {"expm1", math_expm1, "x, /", PY_PLAIN},
    {"log1p", math_log1p, "x, /", PY_PLAIN},
    {"erf", math_erf, "x, /", PY_PLAIN},
    {"gamma", math_gamma, "x, /", PY_PLAIN},
    {"isqrt", math_isqrt, "n, /", PY_PLAIN},
    {"factorial", math_factorial, "n, /", PY_PLAIN},
    {"comb", math_comb, "n, k, /", PY_PLAIN},
    {"prod", math_prod, "iterable, /, *, start=", PY_PLAIN},
    {"fsum", math_fsum, "seq, /", PY_PLAIN},
    {"isclose", math_isclose, "a, b, *, rel_tol=, abs_tol=", PY_PLAIN},
    {"modf", math_modf, "x, /", PY_PLAIN},
    {"degrees", math_degrees, "x, /", PY_PLAIN},
    {"radians", math_radians, "x, /", PY_PLAIN},
    {0},
};

static bool setup(struct py *py, struct py_value module)
{
    return py_setattr_string(py, module, "pi", py_float(M_PI)) &&
           py_setattr_string(py, module, "e", py_float(M_E)) &&
           py_setattr_string(py, module, "tau", py_float(2 * M_PI)) &&
           py_setattr_string(py, module, "inf", py_float(HUGE_VAL)) &&
           py_setattr_string(py, module, "nan", py_float((double)NAN));
}

const struct py_module_type py_module_math = {.name = "math",
                                              .functions = functions,
                                              .setup = setup};

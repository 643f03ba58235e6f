/* Integers of any size: magnitudes in base 2^32, and how they become values. */
#ifndef PYTHON_BIGINT_H
#define PYTHON_BIGINT_H

#include "python/value.h"

struct py;
struct text;

/* A number on its way through a calculation; digits belong to the heap. Zero has no digits. */
struct big {
    uint32_t *digits;
    uint32_t count;
    bool is_negative;
};

/* The number of an int, a bool or an instance of a class derived from int. */
struct big big_of(struct py *py, struct py_value value);
struct big big_of_int64(struct py *py, int64_t number);

/* A plain int where it fits 64 bits, else an object. */
struct py_value big_value(struct py *py, struct big big);

int big_compare(struct big a, struct big b);
struct big big_add(struct py *py, struct big a, struct big b);
struct big big_subtract(struct py *py, struct big a, struct big b);

/* False: the result would be too large, or the step limit was reached; raised. */
bool big_multiply(struct py *py, struct big a, struct big b, struct big *ret_product);
/* Rounds toward minus infinity, as Python does. b is not zero. */
bool big_divide(struct py *py, struct big a, struct big b, struct big *ret_quotient,
                struct big *ret_remainder);
bool big_shift(struct py *py, struct big a, int64_t left, struct big *ret_shifted);
double big_to_double(struct big a);
struct big big_of_double(struct py *py, double number); /* cut off to an integer */
uint64_t big_bit_length(struct big a);

/* & | ^ on two's complement. */
struct big big_bitwise(struct py *py, int op, struct big a, struct big b);

/* Digits without sign, prefix and underscores, all valid in base. */
struct py_value py_int_parse(struct py *py, const char *digits, size_t length, unsigned base);
bool big_text(struct py *py, struct big a, unsigned base, struct text *out);

#endif

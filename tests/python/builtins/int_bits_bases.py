"""Integers: bases, bits, parsing, division of negatives, large powers, texts of limits."""
for text, base in (('10', 10), ('-7', 10), ('+5', 10), (' 42\n', 10), ('1_000', 10), ('ff', 16), ('0xFF', 16), ('0b101', 2), ('0o17', 8), ('0x1f', 0), ('077', 8), ('z', 36), ('-0b11', 0), ('00', 0)):
    print(repr(text), base, int(text, base))
for text, base in (('', 10), ('1.5', 10), ('0x1', 10), ('12a', 10), ('_1', 10), ('1__0', 10), ('9', 8), ('1', 1), ('1', 37), ('010', 0), (None, 10), ([], 10), ('--1', 10)):
    try:
        print(int(text, base) if base != 10 else int(text))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(int(3.99), int(-3.99), int(True), int('٣') if False else 3, int(1e20), int(b'12'), int(float(2 ** 53)), int('9' * 30) + 1)
for a, b in ((7, 2), (-7, 2), (7, -2), (-7, -2), (0, 5), (2 ** 70, 3 ** 20), (-2 ** 70, 12345)):
    print(a // b, a % b, divmod(a, b), a / b, -(-a // b), (a // b) * b + a % b == a)
for wrong in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: 0 ** -1, lambda: 1 << -1, lambda: 1.5 // 0, lambda: 2 ** 'x', lambda: 1 << 1.0, lambda: ~1.5, lambda: int(float('inf')), lambda: int(float('nan'))):
    try:
        print(wrong())
    except (ZeroDivisionError, ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print(0xff & 0b1010, 6 | 1, 6 ^ 3, ~0, ~-1, 1 << 10, 1024 >> 3, -1 >> 5, -8 >> 1, -5 & 0xff, 1 << 100, (1 << 100) >> 98, -(1 << 70) >> 65, 2 ** 100 & 2 ** 99, (2 ** 80 - 1) ^ 2 ** 79)
print(bin(10), bin(-10), oct(64), hex(255), hex(-255), hex(2 ** 70), (255).bit_length(), (0).bit_length(), (-256).bit_length(), (2 ** 100).bit_length(), (10).bit_count(), (-7).bit_count())
print(2 ** 10, 2 ** -1, (-2) ** 3, 0 ** 0, 10 ** 30, pow(3, 100, 7), pow(2, -1, 7), pow(5, 0, 1), (-3) ** 2, -3 ** 2, 2 ** 3 ** 2, 7 ** 77 % 1000, 123456789 ** 5)
print(round(5), round(15, -1), round(25, -1), round(-15, -1), round(1234, -2), round(150, -2), abs(-10 ** 20), max(3, 10 ** 20, 5), min(-1, -10 ** 20), sum(range(10 ** 5)))
print(10 ** 20 == 1e20, 2 ** 53 + 1 == float(2 ** 53 + 1), 10 ** 400 > 1e308, 3 == 3.0, hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), hash(1.5) == hash(1.5), 1 is not 1.0, True + True, False * 5, -True)
print((5).numerator, (5).denominator, (5).real, (5).imag, (5).conjugate(), (7).as_integer_ratio(), (6).__add__(1), (6).__radd__(1), int.__mul__(2, 3), (5).__bool__(), (3).__str__(), isinstance(True, int))
print(1_000_000, 0xdead_beef, 0b1111_0000, 1e3, 1_0.5, 0o777, 0, 00, 123456789012345678901234567890 // 987654321, 10 ** 18 + 10 ** 18, 9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2)
value = 255
print(f'{value:08b} {value:x} {value:#06x} {value:,} {10 ** 12:_} {value:e} {-value:+d} {value:c}' if value < 0x110000 else '', str(2 ** 64), repr(-0), int.from_bytes(value.to_bytes(2, 'big'), 'big'))
digits = str(2 ** 200)
print(len(digits), digits[:10], sum(map(int, digits)), int(digits) == 2 ** 200, int(digits[::-1]) % 97)


def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x, y = y, (y + n // y) // 2
    return x


import math
print(isqrt(10 ** 40) == math.isqrt(10 ** 40), math.gcd(2 ** 40, 6 ** 20), math.lcm(4, 6, 10), math.factorial(25), math.comb(50, 25), math.perm(5, 2), math.prod(range(1, 11)))

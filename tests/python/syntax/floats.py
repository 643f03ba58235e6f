print(1.0, 1.5e10, 1e16, 1e15, 1e-4, 1e-5, 123456789.123456789, 1e22, 1e23, 0.1 + 0.2, -0.0, 1e400, -1e400, 5e-324, 1.7976931348623157e308)
print(3.0 // 2, -3.5 // 2, 3.5 % 2, -3.5 % 2, 2.0 ** 0.5, 2 ** 0.5, 7.0 / 2, 1e10 // 3)
print(float('1.5'), float(' 1e3 '), float('inf'), float('-Infinity'), float('nan'), float('1_0.5'), float(), float(10 ** 20), float('.5'), float('5.'))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(1.0), round(0.5), round(1e20), round(2.5, 0), round(5.015, 2))
print((1.5).is_integer(), (2.0).is_integer(), (0.5).as_integer_ratio(), (1.5).hex(), float.fromhex('0x1.8p+0'), (2.5).real)
print(int(1e3), 1e3 == 1000, 1.5 == 3 / 2, 0.1 + 0.2 == 0.3, abs(-1.5), -1.5, +1.5)
print(repr(1 / 3), str(2 / 3), 100.0, 1e5, 123456.0, 1e100, 1.0e-10, 12345678901234567890.0)
print(min(1.5, 2), max(1, 1.0), sorted([2.5, 1, 3.0]), sum([0.5, 1]), divmod(5.5, 2))
for text in ('x', '', '1e', 'e5', '1__0', '0x10', 'in f'):
    try:
        float(text)
    except ValueError as e:
        print(e)
try:
    float([])
except TypeError as e:
    print(e)
try:
    2.0 ** 10000
except OverflowError as e:
    print(e)
print((-8) ** (1 / 3) if False else 'skip', 4 ** 0.5, 0.0 == -0.0, str(-0.0))
print(f'{1.5:.2f} {1234.5:,.1f} {0.00001234:g} {1e10:g} {123.456:e} {0.256:.1%} {1.0:.0f} {2.5:.0f} {3.14159:10.3f}| {-1.5:+.1f} {1.5:+} {1.5: }')
print('%.2f %5.1f %e %g %G %r' % (1.005, 2.25, 12345.678, 0.0001, 1e-10, 1.1))
import math
print(math.isnan(float('nan')), math.isinf(1e400), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.sqrt(16), math.pi, math.e)

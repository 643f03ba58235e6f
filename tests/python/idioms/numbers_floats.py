"""Floats: texts, rounding, comparing, sums, special values, conversions of columns."""
import math

VALUES = [0.1, 1 / 3, 2.5, 1e16, 1e15, 123456789.125, 1e-5, 0.0001, -0.0, 5e-324, 1.7976931348623157e308, 100.0, 1e22, 1e23, 0.1 + 0.2, 2 ** 53 + 0.0]
for v in VALUES:
    print(repr(v), str(v), f'{v:.3f}' if abs(v) < 1e17 else f'{v:.3e}', f'{v:g}', v.is_integer(), v.hex() if v > 1e-300 else '')
print([round(v) for v in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675)], [round(v, 2) for v in (2.675, 1.005, -1.005, 1234.5678)], [round(v, -2) for v in (1234.5, 50.0, 150.0)], round(2.5, 0), round(1e300, 2), type(round(1.0)).__name__)
print([int(v) for v in (2.9, -2.9, 1e15)], [math.floor(v) for v in (2.5, -2.5)], [math.ceil(v) for v in (2.1, -2.1)], [math.trunc(v) for v in (2.9, -2.9)], [v // 1 for v in (2.5, -2.5)], [v % 1 for v in (2.5, -2.25)], divmod(-7.5, 2), -7 % 2.5, math.fmod(-7, 2.5))
for text in ('1.5', ' 2e3 ', '-.5', '5.', '1_0.5', 'inf', '-Infinity', 'nan', '1e400', '0x1p3', '', 'abc', '1,5', '--1', '1e'):
    try:
        print(repr(text), float(text))
    except ValueError as error:
        print(error) if text.isascii() else print('refused or read')
inf, nan = float('inf'), float('nan')
print(inf > 10 ** 400, -inf < 0, nan == nan, nan != nan, [nan] == [nan], inf - inf, inf * 0, max(1, inf), math.isnan(nan), math.isinf(-inf), math.isfinite(1.0), 1e308 * 10, -1e308 * 10, min([3.0, 1, 2]), sorted([2, 1.5, 1]))
for wrong in (lambda: 1.0 / 0, lambda: 5.0 % 0, lambda: int(nan), lambda: int(inf), lambda: 0.0 ** -1, lambda: math.sqrt(-1), lambda: math.log(0), lambda: 2.0 ** 5000, lambda: float([]), lambda: float('x'), lambda: math.factorial(-1), lambda: 1.5 & 1, lambda: round('x'), lambda: math.floor('x')):
    try:
        print(wrong())
    except (ZeroDivisionError, ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
print(sum([0.1] * 10), math.fsum([0.1] * 10), sum([0.1] * 10) == 1, math.isclose(sum([0.1] * 10), 1), abs(-2.5), pow(2.0, 3), 2 ** 0.5, 4 ** -0.5, (-8) ** 2.0, 1e3 == 1000, 0.1 + 0.2 == 0.3, 7.0 // 2, 3 / 2, 4 / 2, 10 ** -2)
print(math.pi, math.e, math.sqrt(2), math.hypot(3, 4), math.log(math.e), math.log10(1000), math.log2(8), math.log(8, 2), math.exp(1), math.sin(0), round(math.cos(math.pi), 5), round(math.atan2(1, 1), 6), math.degrees(math.pi), math.radians(180) == math.pi, math.copysign(1, -0.0), math.modf(2.5), math.frexp(8), math.ldexp(0.5, 4), math.dist((0, 0), (3, 4)))
print((0.5).as_integer_ratio(), (2.5).is_integer(), float.fromhex('0x1.8p1'), (1.5).__int__(), float(True), float(10 ** 20), 1.0 == True, hash(1.0) == hash(1), {1: 'a'}[1.0], f'{1e21:.0f}', f'{123456.789:,.1f}', f'{0.000012345:.2e}', f'{1.0:g}', f'{1e-10:g}', f'{255.0:.1%}', '%g' % 1e6, '%g' % 1e5, '%.10g' % 0.1, '%r' % 1e16)
lat, lon = 52.520008, 13.404954


def distance(a, b):
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, p)) for p in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 6371 * 2 * math.asin(math.sqrt(h))


print(round(distance((lat, lon), (48.856613, 2.352222)), 3), round(distance((0, 0), (0, 0)), 3))

"""Floats as texts, and back."""
for number in [0.1, 0.2 + 0.1, 1 / 3, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 1.5e300, 5e-324, 1.7976931348623157e308,
               -0.0, 100.0, 1e22, 1e23, 2.5, 9007199254740993.0, 0.1 + 0.7, 4.35 * 100, 1.1 * 3, 1e100, 123.456, 3.0e-10]:
    print(repr(number), str(number), '%s' % number, float(repr(number)) == number)
print(float('nan'), float('inf'), -float('inf'), float('  1.5  '), float('1e5'), float('1_000.5'), float('-.5'), float('+3'))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.567, -2), round(0.5), round(1e20), round(1.0, 3))
print(7 // 2.0, -7 // 2.0, 7 % 2.5, -7 % 2.5, divmod(7.5, 2), 2 ** 0.5, 2 ** -1, 4 ** 0.5, (-8) ** (1 / 3) if False else 0)
print(1.0 == 1, 1.5.is_integer(), 2.0.is_integer(), (0.75).as_integer_ratio(), (10.5).hex(), float.fromhex('0x1.8p3'))
print(int(3.99), int(-3.99), 1e3, 1_0.5, .5, 5., 0.1 + 0.2 == 0.3, abs(-2.5), 3.7 // 1, sum([0.1] * 10))
print(float('nan') == float('nan'), float('inf') > 10 ** 300, min(1.0, 1), max(1, 1.0), sorted([2.5, 1, -0.5]))
for action in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: float('x'), lambda: float(''), lambda: float(None),
               lambda: float([]), lambda: 2.0 ** 5000, lambda: round(float('nan')), lambda: 0.0 ** -1):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

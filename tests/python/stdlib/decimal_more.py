"""Decimals: contexts, special values, formats, mixed arithmetic, comparing, quantize errors."""
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal, DivisionByZero, InvalidOperation, getcontext

D = Decimal
print(D('1.20'), D(5), D(-0), D('1E+5'), D('1e-10'), D((0, (1, 2, 3), -2)), D('0.0'), D('-0.00'), D('123456789.123456789'), D('1_000.5'), D(' 7 '), D(True))
print(D('1.1') + D('2.2'), D('1.1') + 1, 2 - D('0.5'), D('3') * 4, D(10) / 4, D(10) // 4, D(10) % 4, D(-10) // 4, D(-10) % 4, D(2) ** 10, D(2) ** -1, divmod(D(7), 2), -D(3), +D('1.50'), abs(D('-2')))
print(D('1.0') == 1, D('1.0') == D('1.00'), D('1.5') > 1, D('0.1') == 0.1, D('0.5') == 0.5, D(2) < 3.5, max(D(1), D('1.5')), sorted([D('2'), D('1.5'), 1]), D('1.0') in [1], hash(D('1.0')) == hash(1), {D(1): 'a'}[1], D('NaN') == D('NaN'), bool(D('0.00')))
for text, exponent in (('2.345', '0.01'), ('-2.345', '0.01'), ('2.5', '1'), ('3.5', '1'), ('1234.5', '1E+2'), ('0.001', '0.1')):
    print(text, [str(D(text).quantize(D(exponent), rounding=r)) for r in (ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP)], round(D(text), 1), round(D(text)), int(D(text)))
for wrong in (lambda: D('x'), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D('1') + 1.5, lambda: D([]), lambda: D(None), lambda: D('NaN') < 1, lambda: D(-1).sqrt(), lambda: D('1e400').quantize(D('0.01')), lambda: int(D('Infinity')), lambda: D('1') % 0):
    try:
        print(wrong())
    except (InvalidOperation, DivisionByZero, TypeError, OverflowError, ValueError) as error:
        print(type(error).__name__)
print(f'{D("1234.5"):.2f} {D("1234.5"):,} {D("0.5"):%} {D("1.5"):>10} {D("1.5"):<8}| {D("1.50"):g} {D("12345.678"):e} {D("5"):05} {D("-5"):+} {D("1E+3")} {D("1000").normalize()} {D("1.500").normalize()}', str(D('100')), repr(D('1.0')), '%s' % D('2.50'), '%.1f' % D('2.55'), '%d' % D('7.9'))
print(D('1.23').as_tuple(), D('12.5').as_integer_ratio(), D('1.23').adjusted(), D('5').is_zero(), D('NaN').is_nan(), D('Inf').is_infinite(), D('-1').is_signed(), D('1.5').to_integral_value(), D('3.7').__floor__(), D('3.2').__ceil__(), float(D('1.25')), int(D('-3.9')), complex_free := 1)
print(getcontext().prec, D(1) / D(3), D(1) / D(7) * 7, D('1.10').compare(D('1.1')), sum([D('0.1')] * 10), sum([D('0.1')] * 10) == 1, D('0.1') * 3, D(0.1), D.from_float(0.5), D('1e3') + D('1e-3'), D('9' * 30) + 1, D('12').copy_sign(D('-1')) if hasattr(D, 'copy_sign') else D('-12'))

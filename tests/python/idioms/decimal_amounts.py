"""Exact amounts."""
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal, InvalidOperation

price, rate = Decimal('19.99'), Decimal('0.07')
print(price, repr(price), price * rate, price + 1, 1 - price, -price, abs(-price), price / 3, price // 3, price % 3, price ** 2)
print((price * rate).quantize(Decimal('0.01')), Decimal('2.665').quantize(Decimal('.01'), rounding=ROUND_HALF_UP), Decimal('2.665').quantize(Decimal('.01'), ROUND_HALF_EVEN))
print(Decimal('1.9').quantize(Decimal('1'), ROUND_DOWN), Decimal('1.1').quantize(Decimal('1'), ROUND_UP), round(price, 1), round(price), int(price), float(price))
print(Decimal(5), Decimal('1E+3'), Decimal('0.10'), Decimal('1.10').normalize(), Decimal(0.1), Decimal('-0'), Decimal('NaN'), Decimal('Infinity'), Decimal((0, (1, 2, 3), -2)))
print(Decimal('0.1') + Decimal('0.2') == Decimal('0.3'), Decimal('1.0') == 1, Decimal('1.5') == 1.5, Decimal('2') > 1.5, hash(Decimal('1')) == hash(1))
print(sum([Decimal('0.1')] * 3), max(Decimal(1), Decimal('1.5')), sorted([Decimal('2'), Decimal('-1')]), f'{price:.1f} {price:>8} {Decimal("1234567.891"):,.2f}')
print(Decimal('1.23').as_tuple(), Decimal('100').is_zero(), Decimal('nan').is_nan(), bool(Decimal(0)), Decimal('1') / Decimal('3'), Decimal(2).sqrt())
print('%s %.2f' % (price, price), str(Decimal('0.0000001')), Decimal('123.45').to_integral_value(), Decimal('1e-7') * 1, divmod(Decimal(7), 2))
for action in (lambda: Decimal('abc'), lambda: Decimal(1) / 0, lambda: Decimal('1') + 1.5, lambda: Decimal(0) / 0):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__)

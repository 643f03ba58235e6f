"""Amounts in floats become decimals and cents; rounding that banks and people do."""
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, InvalidOperation, localcontext

PRICES = ['19.99', '0.005', '0.015', '-2.675', '1e3', '1_000.50', 'NaN', 'abc', '', None, 12.3, 7, '  4.20 ']
CENT = Decimal('0.01')
for price in PRICES:
    try:
        amount = Decimal(str(price)) if isinstance(price, float) else Decimal(price)
    except (InvalidOperation, TypeError) as error:
        print(repr(price), type(error).__name__)
        continue
    if amount.is_nan():
        print('nan stays null')
        continue
    up, even, down = (amount.quantize(CENT, rounding=r) for r in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN))
    print(f'{price!r:>10} {up:>9} {even:>9} {down:>9} {int(up * 100):>7} {up.normalize()}')
total = sum((Decimal(x) for x in ('0.10', '0.20', '0.30')), Decimal(0))
print(total, total == Decimal('0.6'), 0.1 + 0.2 == 0.3, round(2.675, 2), round(Decimal('2.675'), 2), Decimal(1) / 3)
print(f'{Decimal("1234567.891"):,.2f} {Decimal("0.1234"):.1%} {Decimal("1E+2"):f} {Decimal("5"):08.3f} {Decimal("-1.5"):+}')
print(Decimal('1.10').as_tuple(), Decimal('12.50').to_eng_string(), Decimal('3.0') == 3, hash(Decimal(3)) == hash(3))
with localcontext() as context:
    context.prec = 5
    print(Decimal(2).sqrt(), Decimal(10) / 7, Decimal('123456.7') + 0)
print(Decimal(2).sqrt(), max(Decimal('1.5'), Decimal(1)), abs(Decimal('-0')), -Decimal('4'), Decimal('7') // 2, Decimal('-7') % 3)


def share(total, weights):
    """Cents shared out so that nothing is lost."""
    whole = sum(weights)
    parts = [(total * w / whole).quantize(CENT, rounding=ROUND_DOWN) for w in weights]
    rest = total - sum(parts)
    for index in range(int(rest / CENT)):
        parts[index] += CENT
    return parts


print(share(Decimal('100.00'), [1, 1, 1]), share(Decimal('0.05'), [3, 1]), sum(share(Decimal('9.99'), [2, 5, 7])))
print(Decimal('10').compare(Decimal('9')), Decimal('1.23456').quantize(Decimal('0.001')), Decimal(0.5), Decimal('Infinity') > 10 ** 9)

"""Rates for combinations of sizes and classes, valid from dates on, looked up later."""
import datetime
import itertools
from decimal import Decimal

START = datetime.date(2024, 1, 1)
SHEETS, CLASSES, ZONES = range(1, 4), ('first', 'second'), ('home', 'abroad')
BASE = {'first': Decimal('0.50'), 'second': Decimal('0.32')}
rates = []
for sheets, post, zone in itertools.product(SHEETS, CLASSES, ZONES):
    rate = BASE[post] + (sheets - 1) * Decimal('0.04')
    if zone == 'abroad':
        rate *= Decimal('1.5')
    rates.append({'sheets': sheets, 'class': post, 'zone': zone, 'rate': rate, 'valid': START + datetime.timedelta(days=30 * (sheets - 1))})
for rate in rates[::4]:
    print(rate)
print(len(rates), sum(r['rate'] for r in rates), max(rates, key=lambda r: r['rate'])['rate'].quantize(Decimal('0.01')), len({r['rate'] for r in rates}))
history = sorted({(r['valid'], r['rate']) for r in rates if r['class'] == 'first' and r['zone'] == 'home'})
dates = [day for day, _ in history]


def rate_on(day):
    at = 0
    for at, (valid, _) in enumerate(history):
        if valid > day:
            return history[at - 1][1] if at else None
    return history[at][1]


print([rate_on(d) for d in (datetime.date(2023, 12, 31), START, datetime.date(2024, 2, 1), datetime.date(2030, 1, 1))])
print([sum(d <= START + datetime.timedelta(days=n) for d in dates) for n in (-1, 0, 29, 30, 99)])

"""Rows grouped, summed and turned into columns."""
from collections import defaultdict
from itertools import groupby
from operator import itemgetter

rows = [('2024-01', 'a', 5), ('2024-01', 'b', 2.5), ('2024-02', 'a', 7), ('2024-02', 'a', 1)]
table = defaultdict(lambda: defaultdict(float))
for month, kind, amount in rows:
    table[month][kind] += amount
kinds = sorted({kind for _, kind, _ in rows})
print('month   ', *('%6s' % kind for kind in kinds))
for month in sorted(table):
    print(month.ljust(8), *(f'{table[month].get(kind, 0):6.2f}' for kind in kinds))
for month, group in groupby(rows, key=itemgetter(0)):
    amounts = [amount for *_, amount in group]
    print(month, len(amounts), sum(amounts), min(amounts), max(amounts), round(sum(amounts) / len(amounts), 2))
print({month: dict(columns) for month, columns in table.items()}, 'c' in table['2024-01'])

"""Old rows moved away by month, the rest kept, a summary for each month."""
from collections import OrderedDict
from datetime import date, timedelta

TODAY = date(2024, 6, 15)
rows = [{'id': n, 'day': TODAY - timedelta(days=n * 13), 'size': (n * 37) % 11} for n in range(20)]
limit = (TODAY.replace(day=1) - timedelta(days=90)).replace(day=1)
keep = [r for r in rows if r['day'] >= limit]
months = OrderedDict()
for row in sorted((r for r in rows if r['day'] < limit), key=lambda r: (r['day'], r['id'])):
    months.setdefault(f"{row['day']:%Y_%m}", []).append(row)
print(limit, len(keep), list(months))
for month, group in months.items():
    print(f"archive_{month} {len(group)} rows, {sum(r['size'] for r in group):>3} bytes, {group[0]['day']:%d.%m.}-{group[-1]['day']:%d.%m.}", [r['id'] for r in group])
assert len(keep) + sum(map(len, months.values())) == len(rows)
first = next(iter(months))
year, month = map(int, first.split('_'))
print(first, date(year, month, 1), (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).day, min(keep, key=lambda r: r['day'])['id'], months.popitem(last=False)[0], len(months), [m for m in months if m.endswith('04')])

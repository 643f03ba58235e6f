"""Double rows merged: the oldest stays, gaps are filled from the others, references follow."""
from functools import reduce
from operator import attrgetter, itemgetter

ROWS = [
    {'id': 4, 'mail': 'Ann@Example.org', 'name': None, 'phone': '1', 'created': '2020-01-05'},
    {'id': 1, 'mail': 'ann@example.org ', 'name': 'Ann', 'phone': None, 'created': '2020-01-01'},
    {'id': 2, 'mail': 'bob@example.org', 'name': 'Bob', 'phone': '', 'created': '2020-01-02'},
    {'id': 9, 'mail': 'ANN@example.org', 'name': 'Anna', 'phone': '9', 'created': '2020-01-01'},
    {'id': 3, 'mail': None, 'name': 'Nobody', 'phone': None, 'created': '2020-01-03'},
]
REFERENCES = [(100, 4), (101, 9), (102, 2), (103, 1), (104, 77)]
groups = {}
for row in ROWS:
    key = (row['mail'] or f'#{row["id"]}').strip().lower()
    groups.setdefault(key, []).append(row)
moved, kept = {}, []
for key, rows in groups.items():
    rows.sort(key=itemgetter('created', 'id'))
    first, *others = rows
    merged = reduce(lambda a, b: {k: a[k] if a[k] not in (None, '') else b[k] for k in a}, others, first)
    kept.append(merged)
    moved.update((other['id'], first['id']) for other in others)
    print(key, [r['id'] for r in rows], merged == first)
for row in sorted(kept, key=itemgetter('id')):
    print(row)
print(moved)
ids = {row['id'] for row in kept}
for reference, target in REFERENCES:
    new = moved.get(target, target)
    print(reference, target, new if new in ids else 'dangling')
by_name = sorted(ROWS, key=lambda r: (r['name'] is None, r['name'] or '', -r['id']))
print([r['id'] for r in by_name], [*map(itemgetter('id'), ROWS)], itemgetter(0, -1)('xyz'))


class Row:
    def __init__(self, **values):
        self.__dict__.update(values)

    def __repr__(self):
        return f'Row({", ".join(f"{k}={v!r}" for k, v in sorted(vars(self).items()))})'


objects = [Row(**row) for row in ROWS]
objects.sort(key=attrgetter('created'), reverse=True)
print([o.id for o in objects], objects[0])
print(attrgetter('id', 'name')(objects[-1]), min(objects, key=attrgetter('id')).mail, sum(o.id for o in objects))

"""Rows as objects: tuples by name, attribute access, equality, hashing, ordering, conversions."""
from collections import namedtuple


class Row:
    __slots__ = ('_keys', '_values')

    def __init__(self, keys, values):
        self._keys, self._values = tuple(keys), tuple(values)

    def __getattr__(self, name):
        try:
            return self._values[self._keys.index(name)]
        except ValueError:
            raise AttributeError(f'no column {name!r}') from None

    def __getitem__(self, key):
        return self._values[key] if isinstance(key, (int, slice)) else getattr(self, key)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __hash__(self):
        return hash(self._values)

    def __lt__(self, other):
        return tuple(self) < tuple(other)

    def __repr__(self):
        return repr(self._values)

    def keys(self):
        return self._keys


KEYS = ('id', 'name', 'size')
rows = [Row(KEYS, v) for v in ((2, 'b', None), (1, 'a', 5), (2, 'b', None))]
a = rows[1]
print(a, a.id, a['name'], a[-1], a[:2], len(a), dict(a), dict(zip(a.keys(), a)), {**a}, [*a], rows[0] == rows[2], len(set(rows[1:])), rows[0] == (2, 'b', None))
number, name, _ = a
print(number, name, [r.name for r in rows], sorted(rows[:2]), max(rows[:2]).id, {r.id: r for r in rows}[2].name, [i for i, *_ in rows], 'a' in a, list(zip(*rows))[1])
try:
    a.nope
except AttributeError as error:
    print(error, getattr(a, 'nope', 'default'), hasattr(a, 'size'))
Named = namedtuple('Named', KEYS)
named = [Named(*r) for r in rows]
print(named[0], named[0] == rows[0], named[0]._replace(size=1).size, [n._asdict()['name'] for n in named], Named._make(rows[1]).id, sorted(named, key=lambda n: (n.size is None, n.id))[0])
for index, (key, *rest) in enumerate(rows):
    print(index, key, rest)
columns = {key: [row[key] for row in rows] for key in KEYS}
print(columns, [dict(zip(columns, values)) for values in zip(*columns.values())][0], sum(v or 0 for v in columns['size']))

"""Positions of items made dense again, per list, keeping their order."""
from itertools import groupby
from operator import itemgetter

ITEMS = [(1, 'a', 10), (2, 'a', 10), (3, 'b', 0), (4, 'a', 3), (5, 'b', None), (6, 'b', 7), (7, 'c', -1)]
changes = {}
ordered = sorted(ITEMS, key=lambda item: (item[1], item[2] is None, item[2] if item[2] is not None else 0, item[0]))
for group, items in groupby(ordered, key=itemgetter(1)):
    for position, (number, _, old) in enumerate(items, start=1):
        if old != position:
            changes[number] = (group, old, position)
for number in sorted(changes):
    print(number, *changes[number])
print(len(ITEMS) - len(changes), [i for i, *_ in ordered])


def move(items, what, to):
    items = [i for i in items if i != what]
    items.insert(to, what)
    return items


line = list('abcde')
print(move(line, 'a', 3), move(line, 'e', 0), move(line, 'c', 99), move(line, 'c', -1), line)
missing = [n for n in range(min(i[0] for i in ITEMS), 12) if n not in {i[0] for i in ITEMS}]
print(missing, next(n for n in range(1, 99) if n not in {1, 2, 4}), [b - a for a, b in zip(missing, missing[1:])])

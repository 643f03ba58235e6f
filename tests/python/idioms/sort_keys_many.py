"""Sorting by several keys, directions, missing values, natural order, and stability."""
import re
from operator import itemgetter

rows = [('b', 2, None), ('a', 3, 1.5), ('c', 2, 0.5), ('a', 1, None), ('B', 2, 2.0), ('é', 0, 1.0)]
print(sorted(rows, key=itemgetter(0)))
print(sorted(rows, key=itemgetter(1, 0)))
print(sorted(rows, key=lambda r: (-r[1], r[0])))
print(sorted(rows, key=lambda r: (r[2] is None, r[2] or 0)))
print(sorted(rows, key=lambda r: r[0].lower(), reverse=True))
by_two = sorted(sorted(rows, key=itemgetter(0), reverse=True), key=itemgetter(1))
print([r[0] for r in by_two])
names = ['file10', 'file9', 'File1', 'file1a', 'file', 'file01']
print(sorted(names), sorted(names, key=str.casefold), sorted(names, key=lambda n: [int(p) if p.isdigit() else p.lower() for p in re.split(r'(\d+)', n)]))
numbers = [5, 3, 9, 1, 5, 2, 8, 7, 3]
print(sorted(numbers), sorted(numbers, reverse=True), sorted(numbers, key=lambda n: n % 3), sorted(numbers, key=lambda n: (n % 2, -n)), min(numbers), numbers)
numbers.sort(key=lambda n: -n)
print(numbers, numbers.sort(), numbers)
pairs = [(i % 7, i) for i in range(50)]
pairs.sort(key=itemgetter(0))
print(all(a[0] < b[0] or a[1] < b[1] for a, b in zip(pairs, pairs[1:])), pairs[:9])
pairs.sort(key=itemgetter(0), reverse=True)
print(all(a[0] > b[0] or a[1] < b[1] for a, b in zip(pairs, pairs[1:])), pairs[:9])
mixed = [3, 1.5, True, 2 ** 70, -1, 0.0, False, -2 ** 70, 1e30]
print(sorted(mixed), sorted([[2, 'b'], [2, 'a'], [1, 'z']]), sorted([{1, 2}, {1}, {1, 2, 3}], key=len), sorted('banana'), sorted({'b': 1, 'a': 2}), sorted([(1, 'x'), (1,), ()]))
for wrong in (lambda: sorted([1, 'a']), lambda: sorted([None, 1]), lambda: sorted([{}, {}]), lambda: sorted(5), lambda: sorted([1, 2], key=lambda x: 1 / 0)):
    try:
        print(wrong())
    except (TypeError, ZeroDivisionError) as error:
        print(type(error).__name__, error)


class Item:
    compared = 0

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Item.compared += 1
        if self.n == 13 or other.n == 13:
            raise ValueError('unlucky')
        return self.n < other.n


items = [Item(n) for n in (3, 1, 2)]
items.sort()
print([i.n for i in items], Item.compared > 1, max(items).n if hasattr(Item, '__gt__') else 0)
items += [Item(13), Item(0)]
try:
    items.sort()
except ValueError as error:
    print(error, sorted(i.n for i in items))
big = [(i * 7919) % 1009 for i in range(1009)]
print(sorted(big) == list(range(1009)), sorted(big, reverse=True)[:3], sorted(map(str, big))[:4], sorted(big, key=lambda n: (n // 100, -n))[:3])
runs = list(range(100)) + list(range(50)) + list(range(99, 0, -1))
print(sorted(runs) == sorted(reversed(runs)), sorted(runs)[:8], sorted(x / 2 for x in big)[:3], sorted([float('inf'), -1.0, 2.0]))
changing = [3, 2, 1]
try:
    changing.sort(key=lambda n: changing.append(n) or n)
except ValueError as error:
    print(error)

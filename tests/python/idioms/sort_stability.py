"""Sorting keeps the order of equals."""
from operator import attrgetter, itemgetter

rows = [('b', 2), ('a', 2), ('c', 1), ('a', 1), ('b', 1), ('c', 2)]
print(sorted(rows, key=itemgetter(1)))
print(sorted(rows, key=itemgetter(1), reverse=True))
print(sorted(sorted(rows, key=itemgetter(1)), key=itemgetter(0)))
print(sorted(rows, key=lambda row: (-row[1], row[0])))
rows.sort(key=itemgetter(1, 0))
print(rows)
words = ['banana', 'Apple', 'cherry', 'apple', 'Banana']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, reverse=True))
big = [(number * 7919 % 101, number) for number in range(300)]
once = sorted(big, key=lambda pair: pair[0] // 10)
print(all(a[1] < b[1] for a, b in zip(once, once[1:]) if a[0] // 10 == b[0] // 10), once[:3], once[-3:])


class Item:
    def __init__(self, rank, name):
        self.rank, self.name = rank, name

    def __lt__(self, other):
        return self.rank < other.rank

    def __repr__(self):
        return f'{self.name}{self.rank}'


items = [Item(2, 'x'), Item(1, 'y'), Item(2, 'z'), Item(1, 'w')]
print(sorted(items), sorted(items, reverse=True), sorted(items, key=attrgetter('name')), min(items), max(items))
print(sorted('hello'), sorted({3, 1, 2}), sorted({'b': 1, 'a': 2}), sorted([True, 0, 2]), sorted([(1, 'b'), (1, 'a')]))
for bad in ([1, 'a'], [None, 1], [{}, {}], [(1, None), (1, 2)]):
    try:
        sorted(bad)
    except TypeError as error:
        print(error)

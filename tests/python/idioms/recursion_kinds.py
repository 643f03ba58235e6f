"""Recursion: factorials, permutations, subsets, towers, mutual, deep structures."""


def permutations(items):
    if len(items) < 2:
        return [items]
    return [items[i:i + 1] + rest for i in range(len(items)) for rest in permutations(items[:i] + items[i + 1:])]


def subsets(items):
    return [[]] if not items else [s + t for t in ([], [items[0]]) for s in subsets(items[1:])]


def hanoi(n, a='A', b='B', c='C'):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)


def even(n):
    return n == 0 or odd(n - 1)


def odd(n):
    return n != 0 and even(n - 1)


def flatten(data):
    for item in data:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


print(permutations('abc'), permutations([1, 2]), sorted(map(sorted, subsets([1, 2, 3]))), hanoi(2), len(hanoi(6)), even(10), odd(7), list(flatten([1, [2, (3, [4])], []])), ackermann(2, 3))


def partitions(n, most=None):
    most = n if most is None else most
    if n == 0:
        yield []
    for first in range(min(n, most), 0, -1):
        for rest in partitions(n - first, first):
            yield [first] + rest


print(list(partitions(4)), sum(1 for _ in partitions(10)))


def binary_search(items, wanted, low=0, high=None):
    high = len(items) if high is None else high
    if low >= high:
        return ~low
    middle = (low + high) // 2
    if items[middle] == wanted:
        return middle
    return binary_search(items, wanted, *((middle + 1, high) if items[middle] < wanted else (low, middle)))


print([binary_search([1, 3, 5, 7], n) for n in (1, 7, 4, 0, 9)])


def deep(n):
    return deep(n - 1) + 1 if n else 0


try:
    deep(10 ** 6)
except RecursionError as error:
    print(type(error).__name__)
print(deep(100))
count = 0


def queens(n, rows=()):
    if len(rows) == n:
        return 1
    return sum(queens(n, rows + (c,)) for c in range(n) if all(c != r and abs(c - r) != len(rows) - i for i, r in enumerate(rows)))


print([queens(n) for n in range(1, 7)])

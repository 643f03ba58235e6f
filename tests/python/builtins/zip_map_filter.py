"""zip, map, filter, enumerate, reversed, iter, next, all, any, sum, min, max."""
print(list(zip('ab', [1, 2, 3])), list(zip()), list(zip('ab')), dict(zip('ab', range(2))), list(zip(*[(1, 'a'), (2, 'b')])), list(zip('ab', 'cd', strict=True)))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, 'ab', 'cde')), list(map(None.__class__, [])) if False else [], list(filter(None, [0, 1, '', 'x'])), list(filter(str.isdigit, 'a1b2')), list(enumerate('ab')), list(enumerate('ab', start=5)))
print(list(reversed([1, 2])), list(reversed('abc')), list(reversed(range(3))), list(reversed({'a': 1, 'b': 2})), list(reversed((1,))), sum([1, 2], 10), sum([[1], [2]], []), sum(x for x in (0.5, 1)), sum([True, True]))
print(min(3, 1, 2), max('abc'), min([], default='none'), max([1, 2], key=lambda n: -n), min('bA', key=str.lower), max((1, 'b'), (1, 'a')), min({'x': 1}), any([]), all([]), any(n > 2 for n in (1, 2, 3)), all(n for n in (1, 0)))
it = iter([1, 2])
print(next(it), next(it), next(it, 'done'), list(iter(lambda c=[3]: c.append(c[-1] - 1) or c[-1], 0)), list(iter('ab')), iter(it) is it)
for wrong in (lambda: next(iter([])), lambda: list(zip('a', 'bc', strict=True)), lambda: min([]), lambda: max(), lambda: sum(['a']), lambda: list(map(5, [1])), lambda: iter(5), lambda: next([1]), lambda: reversed({1}), lambda: list(zip(1)), lambda: min(1), lambda: sum('ab', ''), lambda: list(filter(lambda: 1, [1])), lambda: max([1, 'a'])):
    try:
        print(wrong())
    except (StopIteration, ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n


class Items:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10

    def __len__(self):
        return 3


print(list(Count(3)), [*Count(2)], 5 in Count(9), list(Items()), 10 in Items(), list(reversed(Items())), sum(Count(4)), max(Items()), dict(enumerate(Items())), tuple(zip(Count(2), Items())), list(map(lambda a, b: a - b, Items(), Count(3))))
gen = (n * n for n in range(5))
print(next(gen), sum(gen), list(gen), sorted(Count(3)), set(Count(3)) == {0, 1, 2}, ','.join(map(str, Count(3))), all(isinstance(x, int) for x in Count(2)), [a + b for a, b in zip(Count(3), Count(5))])

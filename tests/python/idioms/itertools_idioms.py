"""The tools of itertools."""
from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse,
                       groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest)

rows = [('a', 1), ('a', 2), ('b', 3), ('a', 4)]
print([(key, [n for _, n in group]) for key, group in groupby(rows, key=lambda row: row[0])])
print({key: len(list(group)) for key, group in groupby(sorted(rows), key=lambda row: row[0])}, [k for k, _ in groupby('aabbc')])
print(list(product('ab', [1, 2])), list(product([0, 1], repeat=2)), list(permutations('abc', 2)), list(combinations('abc', 2)))
print(list(combinations_with_replacement('ab', 2)), list(chain([1], 'ab', ())), list(chain.from_iterable([[1], [2, 3]])))
print(list(islice(count(5, 2), 3)), list(islice('abcdef', 1, 5, 2)), list(islice(cycle('ab'), 5)), list(repeat('x', 2)), next(count()))
print(list(accumulate([1, 2, 3])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], initial=10)), list(starmap(pow, [(2, 3), (3, 2)])))
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(None, [0, 1, ''])))
print(list(zip_longest('abc', [1], fillvalue='-')), list(compress('abc', [1, 0, 1])), list(pairwise([1, 2, 3])))
left, right = tee(iter([1, 2, 3]))
print(next(left), list(right), list(left))
pages = iter(range(7))
print([page for page in iter(lambda: list(islice(pages, 3)), [])])
print(list(zip([1, 2], 'ab', strict=True)), [f'{a}{b}' for a, b in product('xy', repeat=2)])
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as error:
    print(error)
try:
    islice([1], -1)
except ValueError as error:
    print(type(error).__name__)

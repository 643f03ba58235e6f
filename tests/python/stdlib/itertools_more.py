from itertools import *
import itertools
print(list(chain([1], 'ab')), list(chain.from_iterable([[1], [2, 3]])), list(islice(count(5, 2), 3)), list(islice('abcdef', 1, 5, 2)), list(repeat('x', 2)), list(islice(cycle('ab'), 5)))
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([1, 2], initial=10)), list(product('ab', [1, 2])), list(product([0, 1], repeat=2)), list(permutations('abc', 2)), list(combinations('abc', 2)), list(combinations_with_replacement('ab', 2)))
print(list(zip_longest('ab', [1], fillvalue='-')), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(lambda x: x % 2, range(5))), list(compress('abc', [1, 0, 1])), list(starmap(pow, [(2, 3), (3, 2)])), list(pairwise([1, 2, 3])))
for k, g in groupby(sorted(['apple', 'avocado', 'bean', 'cherry'], key=lambda w: w[0]), key=lambda w: w[0]): print(k, list(g))
print([(k, len(list(g))) for k, g in groupby('aaabbc')])
a, b = tee([1, 2, 3]); print(list(a), list(b))
it = iter(range(7)); print([list(islice(it, 3)) for _ in range(3)])

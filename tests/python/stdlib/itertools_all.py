"""Every function of itertools on small inputs."""
import itertools as it
import operator

print(list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([3, 1, 4], max)), list(it.accumulate('abc', initial='>')), list(it.accumulate([1, 2, 3], operator.mul, initial=10)))
print(list(it.chain('ab', [1], ())), list(it.chain.from_iterable([[1], [2, 3]])), list(it.combinations('abc', 2)), list(it.combinations_with_replacement('ab', 2)))
print(list(it.permutations([1, 2, 3], 2)), len(list(it.permutations('abcd'))), list(it.product('ab', [1, 2])), list(it.product([0, 1], repeat=2)), list(it.product()))
print(list(it.compress('abcdef', [1, 0, 1, 0, 1])), list(it.dropwhile(lambda x: x < 3, [1, 5, 2])), list(it.takewhile(lambda x: x < 3, [1, 5, 2])), list(it.filterfalse(None, [0, 1, '', 'a'])))
print(list(it.islice(it.count(5, 3), 4)), list(it.islice('abcdef', 2)), list(it.islice('abcdef', 1, None, 2)), list(it.islice('abc', 1, 1)), list(it.islice(it.cycle('xy'), 5)), list(it.repeat('r', 3)))
print([(k, list(g)) for k, g in it.groupby('aaabbca')], {k: len(list(g)) for k, g in it.groupby(sorted('banana'))}, [k for k, _ in it.groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
print(list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest('abc', [1], fillvalue='-')), list(it.pairwise([1, 2, 3, 4])), list(it.pairwise('a')))
a, b, c = it.tee(iter('xyz'), 3)
next(a)
print(list(a), list(b), next(c), list(c))
counter = it.count(1.5, 0.5)
print(next(counter), next(counter), list(zip(it.count(), 'ab')), list(map(operator.add, it.count(), [10, 20])))
rows = [('user', 'id'), ('user', 'name'), ('log', 'id'), ('user', 'late')]
for table, columns in it.groupby(rows, operator.itemgetter(0)):
    print(table, [column for _, column in columns])
groups = {}
for key, group in it.groupby(range(10), lambda n: n // 4):
    groups[key] = sum(group)
print(groups)


def batched(items, n):
    iterator = iter(items)
    return iter(lambda: tuple(it.islice(iterator, n)), ())


print(list(batched('abcdefg', 3)), list(it.chain(*zip('abc', 'xyz'))), sum(1 for _ in it.combinations(range(6), 3)), max(it.permutations([1, 3, 2])))
for wrong in (lambda: list(it.islice([1], -1)), lambda: list(it.combinations([1], -1)), lambda: list(it.repeat(1, 'x')), lambda: next(iter(it.chain())), lambda: list(it.accumulate(5))):
    try:
        print(wrong())
    except (ValueError, TypeError, StopIteration) as error:
        print(type(error).__name__)

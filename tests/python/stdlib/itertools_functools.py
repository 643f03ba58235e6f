import itertools as it, functools as ft, operator as op
print(list(it.chain([1], 'ab')), list(it.chain.from_iterable([[1], [2]])), list(it.islice(it.count(), 3)), list(it.islice('abcdef', 1, 5, 2)), list(it.product('ab', [1, 2])), list(it.permutations('abc', 2)), list(it.combinations('abc', 2)))
print(list(it.zip_longest('ab', 'c', fillvalue='-')), [(k, list(g)) for k, g in it.groupby('aabbc')], list(it.accumulate([1, 2, 3])), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.dropwhile(lambda x: x < 3, [1, 3, 1])), list(it.repeat('x', 2)), list(it.starmap(pow, [(2, 3)])), list(it.compress('abc', [1, 0, 1])), list(it.filterfalse(None, [0, 1])), list(it.pairwise('abc')))
a, b = it.tee([1, 2]); print(list(a), list(b)); c = it.cycle('ab'); print([next(c) for _ in range(5)])
print(ft.reduce(op.add, [1, 2, 3]), ft.reduce(lambda a, b: a * b, [], 1), ft.partial(pow, 2)(5), ft.partial(int, base=2)('11'))
@ft.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info().hits > 0)
@ft.wraps(fib)
def w(*a):
    "doc"
    return fib(*a)
print(w.__name__, w.__wrapped__ is fib)
class T:
    def __init__(self): self.n = 0
    @ft.cached_property
    def v(self): self.n += 1; return self.n
t = T(); print(t.v, t.v)
@ft.total_ordering
class O:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
    def __lt__(self, o): return self.x < o.x
print(O(1) <= O(2), O(2) > O(1), O(1) >= O(1))
print(sorted([3, 1, 2], key=ft.cmp_to_key(lambda a, b: b - a)), op.itemgetter(1)([1, 2]), op.itemgetter('a', 'b')({'a': 1, 'b': 2}), op.attrgetter('x')(O(5)), op.methodcaller('upper')('a'))
@ft.singledispatch
def sd(x): return 'default'
@sd.register(int)
def _(x): return 'int'
@sd.register
def _(x: str): return 'str'
print(sd(1), sd('a'), sd(1.5))
print(list(it.combinations_with_replacement('ab', 2)), list(it.accumulate([1, 2, 3], op.mul, initial=10)))

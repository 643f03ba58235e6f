from functools import *
import functools
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 1), partial(int, base=2)('101'), partial(pow, 2)(5), partial(print, 'x', end='!\n')() is None)
p = partial(lambda *a, **k: (a, k), 1, z=2); print(p(3, y=4), p.args, p.keywords)
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info().hits > 0)
@cache
def sq(x):
    print('computing', x)
    return x * x
print(sq(3), sq(3)); fib.cache_clear()
@lru_cache(2)
def few(x): return x
few(1); few(2); few(3); few(1); print(few.cache_info())
@wraps(fib)
def w(): pass
print(w.__name__)
@total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2), T(1) != T(2))
@singledispatch
def show(x): return 'default'
@show.register
def _(x: int): return 'int'
@show.register(list)
def _(x): return 'list'
print(show('a'), show(1), show([]), show(True))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
try:
    reduce(lambda a, b: a, [])
except TypeError as e:
    print(e)
class M:
    def f(self, a, b): return (a, b)
    g = partialmethod(f, 1)
print(M().g(2))

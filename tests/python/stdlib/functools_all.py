"""functools: partial, reduce, caches, wraps, cmp_to_key, singledispatch methods."""
import functools
from functools import cmp_to_key, lru_cache, partial, partialmethod, reduce, wraps

base2 = partial(int, base=2)
print(base2('101'), base2.func is int, base2.args, base2.keywords, partial(print, 'a', sep='-')('b', 'c'), partial(partial(pow, 2), 5)())
show = partial('{} {} {k}'.format, 'x', k=1)
print(show('y'), show('z', k=2), partial(max, default=0)([]))
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + b, [], 'start'), reduce(max, [3, 9, 2]))
try:
    reduce(lambda a, b: a, [])
except TypeError as error:
    print(error)


@lru_cache(maxsize=2)
def slow(n, k=0):
    print('run', n, k)
    return n * 10


print(slow(1), slow(1), slow(2), slow(3), slow(1), slow(1, k=0))
print(slow.cache_info(), slow.cache_parameters() if hasattr(slow, 'cache_parameters') else '')
slow.cache_clear()
print(slow.cache_info().currsize, slow.__name__, slow.__wrapped__(7))


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info().hits > 70)
try:
    slow([])
except TypeError as error:
    print(error)


def compare(a, b):
    return (a['n'] > b['n']) - (a['n'] < b['n']) or (a['s'] < b['s']) - (a['s'] > b['s'])


rows = [{'n': 2, 's': 'a'}, {'n': 1, 's': 'b'}, {'n': 1, 's': 'c'}]
print([r['s'] for r in sorted(rows, key=cmp_to_key(compare))], max(rows, key=cmp_to_key(compare))['n'])
versions = ['1.10', '1.9', '2', '1.9.1']
print(sorted(versions, key=cmp_to_key(lambda a, b: -1 if [*map(int, a.split('.'))] < [*map(int, b.split('.'))] else 1)))


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, by=None):
        self.alive = state
        return by

    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, False, by='grim')

    @functools.singledispatchmethod
    def grow(self, arg):
        return f'any {arg}'

    @grow.register
    def _(self, arg: int):
        return f'int {arg}'

    @grow.register(str)
    def _(self, arg):
        return f'str {arg}'


cell = Cell()
print(cell.set_alive(), cell.alive, cell.set_dead(), cell.alive, cell.grow(1), cell.grow('s'), cell.grow(None))


def logged(function):
    @wraps(function, assigned=('__name__', '__doc__'))
    def inner(*args):
        """inner doc"""
        return function(*args)
    return inner


@logged
def documented():
    """outer doc"""


print(documented.__name__, documented.__doc__, documented.__qualname__, documented.__wrapped__.__name__)

"""The tools of functools."""
from functools import cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch, wraps

calls = []


@lru_cache(maxsize=2)
def slow(value):
    calls.append(value)
    return value * 2


print(slow(1), slow(1), slow(2), slow(3), slow(1), calls, slow.cache_info())
slow.cache_clear()
print(slow.cache_info(), slow.__wrapped__(5))


@cache
def factorial(n):
    return n * factorial(n - 1) if n else 1


print(factorial(30), factorial.cache_info().hits)
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(max, [3, 9, 2], 5), reduce(lambda a, b: a + b, [], 'empty'))
join = partial('{}{sep}{}'.format, 'a', sep='-')
print(join('b'), join('c', sep='+'), join.args, join.keywords, partial(int, base=2)('101'))
print(sorted(['b10', 'a9', 'c1'], key=cmp_to_key(lambda a, b: int(a[1:]) - int(b[1:]))))


class Table:
    def __init__(self, name):
        self.name = name
        self.loads = 0

    @cached_property
    def columns(self):
        self.loads += 1
        return ['id', self.name]

    def render(self, word, upper=False):
        text = f'{word} {self.name}'
        return text.upper() if upper else text

    drop = partialmethod(render, 'drop', upper=True)


table = Table('users')
print(table.columns, table.columns, table.loads, table.drop(), 'columns' in vars(table))


@singledispatch
def literal(value):
    return repr(value)


@literal.register
def _(value: bool):
    return 'TRUE' if value else 'FALSE'


@literal.register(list)
@literal.register(tuple)
def _(value):
    return f'({", ".join(literal(item) for item in value)})'


print(literal(5), literal(True), literal([1, False, ('a',)]), literal.dispatch(list) is not None)
try:
    reduce(lambda a, b: a, [])
except TypeError as error:
    print(error)

"""Comprehensions of every kind, nested and filtered."""
tables = {'users': ['id', 'name'], 'roles': ['id'], 'empty': []}
print([f'{table}.{column}' for table, columns in tables.items() for column in columns])
print({table: len(columns) for table, columns in tables.items() if columns})
print(sorted({column for columns in tables.values() for column in columns}))
print([[row * column for column in range(3)] for row in range(3)], [x for x in range(20) if x % 2 if x % 3])
print(['even' if x % 2 == 0 else 'odd' for x in range(3)], [(x, y) for x in 'ab' for y in range(2) if (x, y) != ('a', 0)])
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(column) for column in zip(*matrix)], [value for row in matrix for value in row], sum(map(sum, matrix)))
x = 'outer'
print([x for x in range(3)], x)
print({value: key for key, value in {'a': 1, 'b': 2}.items()}, {*'hello'} == set('hello'), {k: v for k, v in zip('ab', (1, 2))})
print(list(lazy * 2 for lazy in (1, 2)), tuple(i for i in range(3)), dict((i, i * i) for i in range(3)), set(i % 2 for i in range(4)))
print([*(a for a in 'xy')], ', '.join(f':{name}' for name in tables), max((len(c) for c in tables.values()), default=0))
print([fn(3) for fn in [lambda v, k=k: v * k for k in (1, 2)]], [a for a, *_ in ['xyz', 'pq']], [y for x in [1, 2] for y in [x * 10]])


class Scope:
    names = ['a', 'b']
    upper = [name.upper() for name in names]
    pairs = {name: index for index, name in enumerate(names)}


print(Scope.upper, Scope.pairs)
try:
    [1 / value for value in (1, 0)]
except ZeroDivisionError as error:
    print(error)
print([[]for _ in range(2)], [None] * 2, [0 for _ in ()], {}, {1: 2 for _ in range(3)})

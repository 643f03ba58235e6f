"""What comprehensions see: own variables, outer ones, class bodies, walrus, conditions."""
x = 'global'
squares = [x * x for x in range(4)]
print(squares, x)
pairs = [(a, b) for a in range(3) for b in range(a) if (a + b) % 2]
print(pairs, [[c for c in row if c] for row in ([1, 0], [0, 2])], [y for x in [[1, 2], [3]] for y in x], {k: [v for v in range(k)] for k in range(3)})


def outer():
    x = 'local'
    functions = [lambda: (x, i) for i in range(2)]
    values = [f() for f in functions]
    nested = [[(x, j) for j in range(1)] for _ in range(1)]
    return values, nested, [x for x in 'ab'], x


print(outer())


class Config:
    base = 10
    items = [1, 2]
    first = [i for i in items]
    try:
        scaled = [i * base for i in items]
    except NameError as error:
        failure = str(error)
    total = sum(items) + base
    table = dict((i, i) for i in items)


print(Config.first, Config.failure, Config.total, Config.table, hasattr(Config, 'scaled'), hasattr(Config, 'i'))
found = [last := n for n in range(5) if n % 2 == 0]
print(found, last, any((hit := n) > 2 for n in (1, 3, 5)), hit)
total = 0
running = [total := total + n for n in (1, 2, 3)]
print(running, total)
g = (n * k for n in range(3) if n)
k = 10
print(list(g), list(g), sum(n for n in range(4)), max((len(w), w) for w in ['aa', 'b']), ''.join(c for c in 'a1b2' if c.isalpha()))
print([a if a else 'none' for a in (1, 0)], [i for i in range(10) if i > 2 if i < 6], [(i, j) for i, j in zip('ab', range(2))], [i for i, in [(1,), (2,)]], [*(i for i in 'xy')], {**{str(i): i for i in range(2)}})
try:
    [undefined for _ in range(1)]
except NameError as error:
    print(error)
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(col) for col in zip(*matrix)], [[row[i] for row in matrix] for i in range(3)], [n for row in matrix for n in row if n % 2], {n: n % 2 == 0 for row in matrix for n in row}, sum(sum(r) for r in matrix), {len(str(n)) for row in matrix for n in row})
funcs = {name: (lambda value, name=name: f'{name}={value}') for name in ('a', 'b')}
print(funcs['a'](1), funcs['b'](2), [f(i) for i, f in enumerate(funcs.values())])
rows = [{'id': i, 'tags': ['t%d' % n for n in range(i)]} for i in range(3)]
print(rows, [t for r in rows for t in r['tags']], {t: [r['id'] for r in rows if t in r['tags']] for t in ('t0', 't1')}, [r for r in rows if not r['tags']], next((r for r in rows if r['id'] == 2), None), next((r for r in rows if r['id'] == 9), 'no'))

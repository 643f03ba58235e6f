print([x * 2 for x in range(5)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in range(2) for y in 'ab'])
print({x: x ** 2 for x in range(3)}, {x % 3 for x in range(10)}, sorted({c for c in 'hello'}))
print([[j for j in range(i)] for i in range(4)], [x if x % 2 else -x for x in range(4)])
print(list(x for x in range(3)), sum(x for x in range(5)), tuple(i for i in 'ab'), dict((k, v) for k, v in [('a', 1)]))
print([a + b for a, b in zip([1, 2], [3, 4])], {k: v for k, v in sorted({'b': 1, 'a': 2}.items())}, [x for x, *_ in [(1, 2), (3,)]])
x = 'outer'
print([x for x in range(3)], x)
print([y := 5, y ** 2], [last := i for i in range(3)], last)
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [v for row in matrix for v in row if v > 2])
g = (print('lazy', i) or i for i in range(2))
print('before')
print(list(g), list(g))
print([f for f in [lambda: 1]][0](), max((len(w), w) for w in ['a', 'bbb', 'cc']))
print([d for d in [{'id': 1, 'n': None}, {'id': 2, 'n': 'x'}] if d['n'] is not None], {**{k: 1 for k in 'ab'}, 'c': 2})
def f(n): return [n * i for i in range(3)]
print(f(3), [*(i for i in range(2))], any(v > 1 for v in [0, 2]), ','.join(str(i) for i in range(3)))
try:
    [undefined_name for _ in range(1)]
except NameError as e:
    print(e)
class K:
    items = [1, 2]
    doubled = [i * 2 for i in items]
print(K.doubled)

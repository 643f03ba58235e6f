print([x * x for x in range(5)])
print([(x, y) for x in range(3) for y in range(x)])
print({x: x ** 2 for x in range(4) if x % 2})
print(sorted({c for c in 'hello'}))
print(list(x for x in range(3)))
print([[y for y in range(x)] for x in range(4)])
x = 'outer'
print([x for x in range(2)], x)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
def f():
    n = 10
    return [n + i for i in range(3)], {n: i for i in range(2)}
print(f())
class A:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
print(A.doubled)
print([y := 5, y * 2], y)
print([last := v for v in range(3)], last)
def g():
    vals = [total := total_ for total_ in range(4)]
    return total
print(g())
print(sum(x for x in range(10) if x % 2 == 0))
print(any(v > 2 for v in [1, 2, 3]), all(v > 2 for v in [1, 2, 3]))
gen = (i * 2 for i in range(3))
print(next(gen), list(gen))
m = [[1, 2], [3, 4]]
print([row[i] for i in range(2) for row in m], [*zip(*m)])
print({**{'a': 1}, 'b': 2, **{'a': 3}}, [*range(3), *'ab'], (*[1], 2), {*[1, 2], 3} == {1, 2, 3})
def h(n): return (lambda: [n + k for k in range(2)])
print(h(5)())
print([(lambda q: q + z)(1) for z in range(3)])

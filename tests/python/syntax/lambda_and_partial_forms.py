"""Lambdas in all places: defaults, stars, nested, as keys, in tables, immediately called."""
add = lambda a, b=1, *c, d=0, **e: a + b + sum(c) + d + sum(e.values())
print(add(1), add(1, 2), add(1, 2, 3, 4), add(1, d=5), add(1, x=6, y=7), (lambda: 'now')(), (lambda *a: a)(1, 2), (lambda **k: k)(a=1))
table = {'+': lambda a, b: a + b, '-': lambda a, b: a - b, 'neg': lambda a: -a, 'id': lambda x: x}
print(table['+'](1, 2), table['-'](5, 3), table['neg'](4), [table[k].__name__ for k in table][:1], add.__name__, (lambda: 0).__qualname__)
make = lambda n: lambda x: lambda y: n * x + y
print(make(2)(3)(4), (lambda x: (lambda y: x + y))(1)(2), [f(3) for f in [lambda x, n=n: x ** n for n in range(4)]])
print(sorted(['bb', 'a', 'ccc'], key=lambda s: -len(s)), max([1, -5, 3], key=lambda n: abs(n)), list(filter(lambda n: n % 2, range(6))), list(map(lambda a, b: a * b, [1, 2], [3, 4])), min({'a': 2, 'b': 1}.items(), key=lambda kv: kv[1]))
fact = lambda n: 1 if n <= 1 else n * fact(n - 1)
print(fact(10), (lambda f, n: f(f, n))(lambda self, n: n if n < 2 else self(self, n - 1) + self(self, n - 2), 15))
compose = lambda *fs: (lambda x: __import__('functools').reduce(lambda acc, f: f(acc), fs, x))
print(compose(str.strip, str.upper, lambda s: s[::-1])('  abc '), (lambda x, /, y, *, z: (x, y, z))(1, y=2, z=3))
gen = lambda: (yield 1)
print(list(gen()), [*(lambda: (yield from [1, 2]))()])
conditional = lambda x: 'neg' if x < 0 else 'zero' if x == 0 else 'pos'
print([conditional(n) for n in (-1, 0, 1)], (lambda x: [y for y in range(x)])(3), (lambda: {1: 2})(), (lambda: (1,))(), (lambda x: x[::2])('abcd'), (lambda d: {**d, 'n': 1})({}))
calls = []
(lambda: calls.append('side effect'))()
(lambda x: calls.append(x) or x)(5)
print(calls, (lambda x=[]: x.append(1) or x)(), (lambda: None)() is None)

f = lambda x, y=2, *a, k=3, **kw: (x, y, a, k, kw)
print(f(1), f(1, 5, 6, k=7, z=8))
print((lambda: 'none')(), (lambda *a: a)(1, 2), sorted('bca', key=lambda c: -ord(c)))
fs = [lambda i=i: i for i in range(3)]
print([g() for g in fs])
fs = [lambda: i for i in range(3)]
print([g() for g in fs])
print(list(map(lambda p: p[0] + p[1], [(1, 2), (3, 4)])), f.__name__, list(filter(lambda v: v % 2, range(5))))
compose = lambda f, g: lambda x: f(g(x))
print(compose(lambda x: x + 1, lambda x: x * 2)(5))
print((lambda x: x if x else 'zero')(0), (lambda: (yield))() is not None)
d = {'a': lambda: 1, 'b': lambda v: v}
print(d['a'](), d['b'](2))

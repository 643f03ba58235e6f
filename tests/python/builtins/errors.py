def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__ + ':', e)
t(lambda: 1 / 0); t(lambda: 1 // 0); t(lambda: 1 % 0); t(lambda: 1.0 / 0); t(lambda: 1.0 // 0); t(lambda: 1.0 % 0); t(lambda: 0 ** -1)
t(lambda: [][0]); t(lambda: ()[0]); t(lambda: 'a'[5]); t(lambda: {}['k']); t(lambda: {}[1]); t(lambda: [1]['a']); t(lambda: 'a'['b']); t(lambda: (1,)['a'])
t(lambda: 'a' + 1); t(lambda: 1 + 'a'); t(lambda: [] + 1); t(lambda: None + 1); t(lambda: {} + {}); t(lambda: 'a' - 'b'); t(lambda: [1] * 'a')
t(lambda: -'a'); t(lambda: ~1.5); t(lambda: 1 < 'a'); t(lambda: [] < {}); t(lambda: None < None); t(lambda: 1 in 5); t(lambda: 1 in 'abc')
t(int, 'x'); t(int, '1.5'); t(int, None); t(int, [1]); t(float, 'abc'); t(float, None); t(int, '5', 50); t(int, float('nan')); t(int, float('inf'))
t(len, 5); t(len, None); t(iter, 5); t(next, 5); t(sorted, [1, 'a']); t(max, []); t(min, []); t(sum, ['a']); t(ord, 'ab'); t(chr, -1)
t(lambda: None.x); t(lambda: (5).foo); t(lambda: 'a'.foo); t(lambda: [].foo()); t(lambda: int.foo); t(lambda: len.foo)
t(lambda: None()); t(lambda: 5()); t(lambda: 'a'()); t(lambda: None[0]); t(lambda: (5)[0]); t(lambda: {}.x)
def f(a, b, c=3): pass
t(f); t(f, 1); t(f, 1, 2, 3, 4); t(f, 1, 2, d=5); t(f, 1, a=2); t(f, b=1)
def g(*, k): pass
t(g); t(g, 1); t(g, k=1, j=2)
def h(a, /): pass
t(h, a=1); t(h)
def z(): pass
t(z, 1); t(z, x=1)
def m3(a, b, c): pass
t(m3)
class A:
    def m(self, x): pass
    def n(self): pass
t(A().m); t(A().n, 1); t(A, 1); t(A.m)
class B:
    def __init__(self, x): pass
t(B); t(B, 1, 2)
def unpack():
    a, b = [1, 2, 3]
t(unpack)
def unpack2():
    a, b, c = [1, 2]
t(unpack2)
def unpack3():
    a, *b, c = [1]
t(unpack3)
def unpack4():
    a, b = 5
t(unpack4)
t(lambda: [].pop()); t(lambda: [1].pop(5)); t(lambda: [].remove(1)); t(lambda: [].index(1)); t(lambda: ().index(1)); t(lambda: {}.pop('a')); t(lambda: {}.popitem()); t(lambda: set().pop()); t(lambda: {1}.remove(2))
t(lambda: 'a'.index('b')); t(lambda: ''.join([1])); t(lambda: ','.join(5)); t(lambda: 'a'.split('')); t(lambda: '{} {}'.format(1)); t(lambda: '{x}'.format()); t(lambda: '%d' % 'a'); t(lambda: '%s %s' % 1); t(lambda: '%s' % (1, 2)); t(lambda: '%z' % 1); t(lambda: '{:d}'.format('a')); t(lambda: '%(a)s' % 1)
t(lambda: {[]: 1}); t(lambda: {{}}); t(lambda: hash([])); t(lambda: hash({})); t(lambda: {1, []})
t(getattr, 5, 'x'); t(setattr, 5, 'x', 1); t(lambda: object().x); t(setattr, object(), 'x', 1)
t(lambda: isinstance(1, 'a')); t(lambda: issubclass(1, int)); t(range, 1.5); t(range, 1, 2, 0); t(lambda: [1, 2][::0]); t(lambda: [1][1.5])
t(lambda: 'abc'.encode('ascii') + 'x'); t(lambda: b'a' + 'a'); t(lambda: 'é'.encode('ascii')); t(lambda: b'\xff'.decode()); t(lambda: bytes([300])); t(lambda: 1 << -1); t(lambda: int('9' * 5000))
t(lambda: dict([1])); t(lambda: dict([(1, 2, 3)])); t(lambda: {**5}); t(lambda: f(**5)); t(lambda: f(**{1: 2})); t(lambda: f(1, 2, **{'a': 1}))
class P:
    @property
    def x(self): return 1
def setp(): P().x = 5
t(setp)
def delp(): del P().x
t(delp)
t(lambda: super().x)
t(lambda: 5 @ 5); t(lambda: next(iter([]))); t(lambda: dict(5)); t(lambda: list(5)); t(lambda: tuple(None)); t(lambda: round('a')); t(lambda: abs('a')); t(lambda: zip(5)); t(lambda: enumerate(5)); t(lambda: map(len)); t(lambda: print(sep=5))
def rec(): rec()
t(rec)
t(lambda: object(1)); t(lambda: type('x')); t(lambda: type(1, 2)); t(lambda: [].append()); t(lambda: [].insert(1)); t(lambda: 'a'.startswith(5)); t(lambda: 'a'.count(5)); t(lambda: 'a'.find(5)); t(lambda: open('/nonexistent/x'))
class Abs:
    def __len__(self): return -1
    def __bool__(self): return 5
    def __str__(self): return 5
    def __repr__(self): return 'ok'
    def __hash__(self): return 'x'
    def __iter__(self): return 5
t(len, Abs()); t(bool, Abs()); t(str, Abs()); t(list, Abs())

class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + (o.x if isinstance(o, V) else o))
    def __radd__(self, o): return V(o + self.x)
    def __sub__(self, o): return V(self.x - o)
    def __mul__(self, o): return V(self.x * o)
    def __truediv__(self, o): return V(self.x / o)
    def __floordiv__(self, o): return V(self.x // o)
    def __mod__(self, o): return V(self.x % o)
    def __pow__(self, o): return V(self.x ** o)
    def __matmul__(self, o): return 'mat'
    def __and__(self, o): return 'and'
    def __or__(self, o): return 'or'
    def __xor__(self, o): return 'xor'
    def __ror__(self, o): return 'ror'
    def __lshift__(self, o): return 'lshift'
    def __rshift__(self, o): return 'rshift'
    def __neg__(self): return V(-self.x)
    def __pos__(self): return 'pos'
    def __invert__(self): return 'inv'
    def __abs__(self): return abs(self.x)
    def __int__(self): return 42
    def __float__(self): return 1.5
    def __index__(self): return 2
    def __bool__(self): return self.x != 0
    def __repr__(self): return f'V({self.x})'
    def __eq__(self, o): return isinstance(o, V) and o.x == self.x
    def __hash__(self): return hash(self.x)
    def __lt__(self, o): return 'lt'
    def __call__(self, *a, **k): return a, k
    def __len__(self): return 3
    def __getitem__(self, k): return ('item', k)
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
    def __contains__(self, k): return k == 'in'
    def __iter__(self): return iter([1, 2])
    def __reversed__(self): return iter([2, 1])
    def __round__(self, n=None): return ('round', n)
    def __divmod__(self, o): return 'divmod'
    def __enter__(self): return 'entered'
    def __exit__(self, *a): print('exit', a[0]); return True
v = V(6)
print(v + 1, v + V(2), 1 + v, v - 1, v * 2, v / 4, v // 4, v % 4, v ** 2, v @ 1, v & 1, v | 1, v ^ 1, 1 | v, v << 1, v >> 1)
print(-v, +v, ~v, abs(v), int(v), float(v), bool(v), bool(V(0)), v == V(6), v != V(6), v < 1, hash(v) == hash(6), v(1, a=2), len(v))
print(v[0], v['k'], v[1:2], v[1, 2], v[::2], v[...], 'in' in v, 'out' in v, list(v), list(reversed(v)), round(v), round(v, 2), divmod(v, 1), [10, 20, 30][v])
v['a'] = 1
v[0:1] = [2]
del v['a'], v[0:1]
with v as x:
    print(x)
    raise ValueError('swallowed')
print({v: 'key'}[V(6)], sorted([3, 1], key=V(1)), sum([V(1), V(2)]), hex(v), range(v), 'ab' * v)
class G:
    def __getattr__(self, n):
        if n.startswith('x'): return 'dyn ' + n
        raise AttributeError(n)
    def __setattr__(self, n, v):
        print('setattr', n)
        object.__setattr__(self, n, v)
    def __delattr__(self, n): print('delattr', n)
g = G()
g.real = 1
print(g.real, g.xyz, hasattr(g, 'nope'))
del g.real
class GA:
    def __getattribute__(self, n):
        if n == 'z': return 'intercepted'
        return super().__getattribute__(n)
    y = 2
print(GA().z, GA().y)
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), [*It()], max(It()), 2 in It())
class OldIter:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(OldIter()), 20 in OldIter())
class New:
    def __new__(cls, *a):
        print('new', cls.__name__, a)
        return super().__new__(cls)
    def __init__(self, *a): print('init', a)
New(1)
class Single:
    inst = None
    def __new__(cls):
        if cls.inst is None: cls.inst = object.__new__(cls)
        return cls.inst
print(Single() is Single())
class Desc:
    def __set_name__(self, o, n): self.n = n
    def __get__(self, i, o): return (self.n, i is None)
    def __set__(self, i, v): print('desc set', v)
class UD:
    d = Desc()
u = UD()
print(u.d, UD.d)
u.d = 4
class NI:
    def __add__(self, o): return NotImplemented
    def __eq__(self, o): return NotImplemented
try:
    NI() + 1
except TypeError as e:
    print(e)
print(NI() == 1, NI() != 1)
class Slots:
    __slots__ = ('a', 'b')
s = Slots()
s.a = 1
print(s.a)
try:
    s.c = 1
except AttributeError as e:
    print(e)
class CG:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(CG[int])
class Fmt:
    def __str__(self): return 'S'
    def __repr__(self): return 'R'
    def __bytes__(self): return b'B'
print(Fmt(), [Fmt()], f'{Fmt()}', f'{Fmt()!r}', bytes(Fmt()), '%s %r' % (Fmt(), Fmt()))

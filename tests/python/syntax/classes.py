class Base:
    count = 0
    def __init__(self, name):
        self.name = name
        Base.count += 1
    def hello(self): return f'hello {self.name}'
    @property
    def upper(self): return self.name.upper()
    @upper.setter
    def upper(self, v): self.name = v.lower()
    @classmethod
    def make(cls, n): return cls(n)
    @staticmethod
    def static(x): return x * 2
    def __repr__(self): return f'{type(self).__name__}({self.name!r})'
class Child(Base):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age
    def hello(self): return super().hello() + f' age {self.age}'
    def __str__(self): return 'str:' + self.name
b = Base.make('b')
c = Child('c', 5)
print(b, c, repr(c), b.hello(), c.hello(), Base.count, Child.static(4))
c.upper = 'XYZ'
print(c.name, c.upper, isinstance(c, Base), issubclass(Child, Base), type(c).__name__, type(c) is Child)
print(Child.__mro__, Child.__bases__, c.__dict__, Child.__name__, Base.__subclasses__())
print(hasattr(c, 'age'), getattr(c, 'zzz', 'default'), c.__class__)
setattr(c, 'extra', 1); print(c.extra); delattr(c, 'extra'); print(hasattr(c, 'extra'))
class A:
    def who(self): return 'A'
class B(A):
    def who(self): return 'B' + super().who()
class C(A):
    def who(self): return 'C' + super().who()
class D(B, C):
    def who(self): return 'D' + super().who()
print(D().who(), [k.__name__ for k in D.__mro__])
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + (o.x if isinstance(o, V) else o))
    def __radd__(self, o): return V(o + self.x)
    def __eq__(self, o): return isinstance(o, V) and self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __hash__(self): return hash(self.x)
    def __bool__(self): return self.x != 0
    def __len__(self): return self.x
    def __getitem__(self, i): return i * self.x
    def __contains__(self, i): return i == self.x
    def __call__(self, *a): return a
    def __neg__(self): return V(-self.x)
    def __repr__(self): return f'V{self.x}'
    def __iter__(self): return iter([self.x, self.x])
    def __iadd__(self, o): self.x += o; return self
    def __getattr__(self, n): return 'attr ' + n
print(V(1) + V(2), V(1) + 5, 5 + V(1), V(1) == V(1), V(1) != V(2), V(1) < V(2), V(2) > V(1), bool(V(0)), len(V(3)))
print(V(2)[10], 2 in V(2), V(1)(1, 2), -V(5), list(V(7)), V(1).foo, {V(1): 'a'}[V(1)], sorted([V(3), V(1)]), sum([V(1), V(2)], V(0)))
v = V(1); v += 5; print(v)
class Slots:
    __slots__ = ('a',)
s = Slots(); s.a = 1; print(s.a)
try:
    s.b = 2
except AttributeError as e: print(e)
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        ns['tag'] = name.lower()
        return super().__new__(m, name, bases, ns)
    def __len__(cls): return 42
class WithMeta(metaclass=Meta): pass
print(WithMeta.tag, len(WithMeta), type(WithMeta).__name__)
class Reg:
    subs = []
    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        Reg.subs.append((cls.__name__, key))
class R1(Reg, key='x'): pass
class R2(Reg): pass
print(Reg.subs)
class Desc:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner): return (self.name, obj is None)
    def __set__(self, obj, v): print('set', v)
class UseDesc:
    d = Desc()
u = UseDesc(); print(u.d, UseDesc.d); u.d = 5
class P:
    __private = 1
    def get(self): return self.__private
print(P().get(), P._P__private)
T = type('T', (Base,), {'y': 5, 'm': lambda self: self.y})
print(T('t').m(), T.__name__)
class CM:
    def __enter__(self): print('enter'); return self
    def __exit__(self, *a): print('exit', a[0]); return True
with CM() as cm:
    raise ValueError('x')
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), [*It()], max(It()))
class Old:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
print(list(Old()), 1 in Old())
class Fmt:
    def __format__(self, spec): return f'<{spec}>'
print(f'{Fmt():abc}', format(Fmt()), '{:x}'.format(Fmt()))
print(Base.hello(b), b.hello.__self__ is b)
class Sub(dict):
    def __missing__(self, k): return k * 2
    def __init__(self, **kw): super().__init__(**kw); self.extra = 1
x = Sub(a=1); print(x, x['a'], x['zz'], x.extra, isinstance(x, dict))
class L(list):
    def first(self): return self[0]
l = L([3, 1]); l.append(2); l.sort(); print(l, l.first(), len(l), type(l).__name__)
class S(str):
    def shout(self): return self.upper() + '!'
print(S('hi').shout(), S('a') + 'b', S('x') == 'x', {S('k'): 1}['k'])
class I(int):
    def double(self): return self * 2
print(I(5).double(), I(5) + 1, I(3) == 3, repr(I(7)))

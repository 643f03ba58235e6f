class Base:
    kind = 'base'
    def __init__(self, n): self.n = n
    def hello(self): return f'{self.kind} {self.n}'
    def over(self): return 'base over'
class Child(Base):
    kind = 'child'
    def __init__(self, n, extra):
        super().__init__(n)
        self.extra = extra
    def over(self): return 'child+' + super().over()
c = Child(1, 2)
print(c.hello(), c.over(), c.extra, isinstance(c, Base), issubclass(Child, Base), Child.__bases__[0].__name__, [k.__name__ for k in Child.__mro__])
class M1:
    def who(self): return ['M1'] + (super().who() if hasattr(super(), 'who') else [])
class M2:
    def who(self): return ['M2']
class Both(M1, M2): pass
print(Both().who(), [k.__name__ for k in Both.mro()])
class D(M2, M1):
    def who(self): return ['D'] + super().who()
print(D().who())
class A: 
    def f(self): return 'A'
class B(A):
    def f(self): return 'B' + super().f()
class C(A):
    def f(self): return 'C' + super().f()
class E(B, C):
    def f(self): return 'E' + super().f()
print(E().f(), super(B, E()).f(), [k.__name__ for k in E.__mro__])
try:
    class X(A, B): pass
except TypeError as e:
    print(str(e).split('\n')[0])
class L(list):
    def first(self): return self[0]
    def __repr__(self): return 'L' + super().__repr__()
l = L([3, 1, 2])
l.append(9)
print(l, l.first(), sorted(l), len(l), isinstance(l, list), l == [3, 1, 2, 9], L() == [])
class Dd(dict):
    def __missing__(self, k): return f'missing {k}'
    def __getattr__(self, k): return self[k]
d = Dd(a=1)
print(d['a'], d['zz'], d.a, d.get('q'), d, isinstance(d, dict))
class S(str):
    def shout(self): return self.upper() + '!'
s = S('hey')
print(s.shout(), s + 'x', type(s + 'x').__name__, len(s), s == 'hey', {s: 1}['hey'])
class I(int):
    def __new__(cls, v): return super().__new__(cls, v * 2)
    def half(self): return self // 2
i = I(5)
print(i, i + 1, i.half(), type(i).__name__, type(i + 1).__name__)
class T(tuple):
    def __new__(cls, *a): return tuple.__new__(cls, a)
    @property
    def x(self): return self[0]
t = T(1, 2)
print(t, t.x, len(t), t == (1, 2))
class Ex(Exception):
    def __init__(self, code):
        super().__init__(f'code {code}')
        self.code = code
try:
    raise Ex(5)
except Ex as e:
    print(e, e.code, e.args, repr(e))
class Init:
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        print('sub', cls.__name__, tag)
class Sub1(Init, tag='x'): pass
class Sub2(Init): pass
print(Sub1.tag, Sub2.tag)
class Abs:
    def run(self): raise NotImplementedError('subclasses must')
try:
    Abs().run()
except NotImplementedError as e:
    print(repr(e))
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
try:
    Shape()
except TypeError as e:
    print(str(e)[:45])
class Sq(Shape):
    def area(self): return 4
    name = 'sq'
print(Sq().area(), Sq().name)

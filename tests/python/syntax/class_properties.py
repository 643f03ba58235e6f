class T:
    def __init__(self): self._v = 1
    @property
    def v(self):
        "doc of v"
        return self._v
    @v.setter
    def v(self, x):
        if x < 0: raise ValueError('negative')
        self._v = x
    @v.deleter
    def v(self): self._v = 0
    ro = property(lambda self: 'ro')
    @classmethod
    def make(cls, *a): return cls(*a)
    @staticmethod
    def util(x): return x * 2
    def _get(self): return 'g'
    def _set(self, v): print('set', v)
    gs = property(_get, _set, doc='gs doc')
t = T()
t.v = 5
print(t.v, t.ro, T.make().v, t.util(2), T.util(3), t.gs, T.v.__doc__, T.gs.__doc__)
t.gs = 3
del t.v
print(t.v)
for f in (lambda: setattr(t, 'ro', 1), lambda: setattr(t, 'v', -1), lambda: delattr(t, 'ro')):
    try:
        f()
    except (AttributeError, ValueError) as e:
        print(type(e).__name__, e)
class Sub(T):
    @property
    def v(self): return super().v + 100
    @classmethod
    def make(cls): 
        x = super().make()
        return type(x).__name__
print(Sub().v, Sub.make())
from functools import cached_property
class C:
    n = 0
    @cached_property
    def big(self):
        C.n += 1
        return C.n
c = C()
print(c.big, c.big, C().big, c.__dict__)
class Const:
    A = 1
    B = A + 1
    L = [A, B]
    def m(self): return self.A + Const.B
print(Const.B, Const.L, Const().m(), [n for n in dir(Const) if not n.startswith('_')])
class P:
    def __init__(self): self.__priv = 1
    def get(self): return self.__priv
    def __hid(self): return 2
    def call(self): return self.__hid()
print(P().get(), P().call(), hasattr(P(), '__priv'), P()._P__priv)

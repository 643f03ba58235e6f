class Meta(type):
    registry = []
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        cls.tag = kw.get('tag', 'none')
        Meta.registry.append(name)
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        inst = super().__call__(*a, **k)
        inst.made_by = 'meta'
        return inst
    def __len__(cls): return 7
    def __iter__(cls): return iter([1, 2])
    def __contains__(cls, x): return x == 'y'
    def __getitem__(cls, k): return k * 2
    def __getattr__(cls, n): return f'meta {n}'
    @property
    def mp(cls): return 'meta property ' + cls.__name__
class A(metaclass=Meta, tag='t'):
    def __init__(self, x=0): self.x = x
class B(A): pass
print(Meta.registry, A.tag, B.tag, A().made_by, B(3).x, type(A).__name__, len(A), list(A), 'y' in A, A['q'], A.zork, A.mp, isinstance(A, Meta))
X = type('X', (A,), {'z': 5})
print(X.z, X().made_by, type(X) is Meta, X.__name__)
Y = type('Y', (), {'f': lambda self: 'f'})
print(Y().f(), type(Y) is type, Y.__bases__)
class Prep(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw): return {'injected': 1}
class P(metaclass=Prep):
    got = injected
print(P.got)
def with_meta(meta, *bases): return meta('tmp', bases, {})
class Q(with_meta(Meta)): pass
print(Q.__name__, type(Q).__name__)

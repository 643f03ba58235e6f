class A:
    """Doc of A."""
    count = 0
    def __init__(self, x, y=2):
        self.x, self.y = x, y
        A.count += 1
    def total(self): return self.x + self.y
    def __repr__(self): return f'A({self.x}, {self.y})'
    def __str__(self): return f'<{self.x}>'
a = A(1)
print(a, repr(a), [a], a.total(), A.total(a), A.count, a.count, A.__doc__, A.__name__, a.__class__ is A, type(a).__name__)
a.count = 10
print(a.count, A.count, a.__dict__, sorted(vars(a)))
del a.count
print(a.count)
a.new = 5
setattr(a, 'dyn', 6)
print(a.new, getattr(a, 'dyn'), getattr(a, 'nope', 'dflt'), hasattr(a, 'x'), hasattr(a, 'zz'))
delattr(a, 'dyn')
print(hasattr(a, 'dyn'))
for code in (lambda: a.missing, lambda: A.missing, lambda: A(), lambda: A(1, 2, 3), lambda: a.total(1), lambda: A.total(), lambda: a(), lambda: (5).x, lambda: None.foo, lambda: 'a'.nope, lambda: [].push):
    try:
        code()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
class Empty: pass
e = Empty()
e.z = 1
print(e.z, isinstance(e, Empty), isinstance(e, object), isinstance(e, A), isinstance(1, (str, int)), issubclass(bool, int), callable(A), callable(e))
class Outer:
    class Inner:
        v = 1
        def where(self): return type(self).__qualname__
    i = Inner()
print(Outer.Inner.v, Outer.i.where(), Outer.Inner.__qualname__)
def factory(n):
    class Local:
        val = n
        def get(self): return n
    return Local
print(factory(3).val, factory(4)().get(), factory(1).__qualname__)
m = a.total
print(m(), m.__self__ is a, m.__func__ is A.total, m.__name__)
print(A.__module__, A.__bases__, A.__mro__[-1], object.__name__)
class WithAnn:
    a: int
    b: str = 'x'
print(WithAnn.__annotations__, hasattr(WithAnn, 'a'), WithAnn.b)
print(str(A), repr(Outer.Inner), str(factory(1)))

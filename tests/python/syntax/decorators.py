def trace(f):
    def wrapper(*args, **kwargs):
        print('call', f.__name__, args, kwargs)
        return f(*args, **kwargs)
    return wrapper
@trace
def add(a, b=1):
    return a + b
print(add(1), add(1, b=5), add.__name__)
def repeat(n):
    def deco(f):
        import functools
        @functools.wraps(f)
        def inner(*a):
            return [f(*a) for _ in range(n)]
        return inner
    return deco
@repeat(2)
@trace
def hi(x): return x
print(hi(3), hi.__name__)
@repeat(3)
def named(): "doc"
print(named.__name__, named.__doc__, named.__wrapped__.__name__)
def register(cls):
    registry.append(cls.__name__)
    return cls
registry = []
@register
class A:
    @staticmethod
    def s(): return 's'
    @classmethod
    def c(cls): return cls.__name__
    @property
    def p(self): return 'p'
    @p.setter
    def p(self, v): print('set', v)
    @p.deleter
    def p(self): print('del')
print(registry, A.s(), A.c(), A().c(), A().p)
a = A()
a.p = 3
del a.p
class Count:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@Count
def sq(x): return x * x
print(sq(3), sq(4), sq.n)
handlers = {}
def on(name):
    return lambda f: handlers.setdefault(name, f)
@on('start')
def start(): return 'started'
print(handlers['start']())
@(lambda f: 'replaced')
def gone(): pass
print(gone)

def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3))
print(f(1, 5, 6, 7, c=3, d=9, e=10))
print(f(*[1, 2, 3], **{'c': 1, 'z': 2}))
def g(a, /, b, *, c): return a, b, c
print(g(1, 2, c=3), g(1, b=2, c=3))
def kw_only(*, x=1): return x
print(kw_only(), kw_only(x=2))
def defaults(x=[]):
    x.append(1)
    return x
print(defaults(), defaults())
def outer():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
i = outer(); i(); print(i())
count = 0
def bump():
    global count
    count += 1
bump(); bump(); print(count)
print((lambda *a, **k: (a, k))(1, 2, x=3))
def fact(n): return 1 if n <= 1 else n * fact(n - 1)
print(fact(20), fact(30))
def deco(prefix):
    def wrap(fn):
        def inner(*a, **k):
            return prefix + str(fn(*a, **k))
        return inner
    return wrap
@deco('>> ')
def hello(name='x'): return 'hello ' + name
print(hello('bob'), hello())
def doc():
    """The doc."""
print(doc.__doc__, doc.__name__, f.__name__)
def ann(a: int, b: 'str' = 'x') -> bool: pass
print(ann.__annotations__, ann.__defaults__)
print(outer.__qualname__, i.__qualname__)
def gen_args(a, b, c): print(a, b, c)
gen_args(*'xyz')
gen_args(1, *[2], **{'c': 3})
print(f.__kwdefaults__, callable(f), callable(3))
def rec(d):
    return d if d == 0 else rec(d - 1)
print(rec(500))
x = 5
def shadow():
    x = 1
    def inner(): return x
    return inner()
print(shadow(), x)

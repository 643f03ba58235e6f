def f(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
print(f(1, c=3), f(1, 5, 6, 7, c=3, d=8, e=9))
def pos(a, b, /, c, *, d): return a, b, c, d
print(pos(1, 2, 3, d=4), pos(1, 2, c=3, d=4))
def kwonly(*, a, b=2): return a, b
print(kwonly(a=1), kwonly(b=1, a=2))
def defaults(x=[], y={}): 
    x.append(1); y[len(y)] = 1
    return x, y
print(defaults(), defaults())
n = 5
def late(v=n): return v
n = 6
print(late())
def annotated(a: int, b: 'str' = 'x', *c: float, **d: dict) -> list: return [a, b]
print(annotated(1), annotated.__annotations__)
cases = [lambda: f(), lambda: f(1), lambda: f(1, c=1, a=2), lambda: pos(1, b=2, c=3, d=4), lambda: pos(1, 2, 3, 4), lambda: kwonly(), lambda: kwonly(1),
         lambda: kwonly(a=1, z=2), lambda: late(1, 2), lambda: (lambda: 0)(1), lambda: (lambda a, b: 0)(1), lambda: (lambda a, b, c: 0)()]
for c in cases:
    try:
        c()
    except TypeError as e:
        print(e)
def outer():
    x = 1
    def inner():
        nonlocal x
        x += 1
        return x
    return inner, lambda: x
i, g = outer()
print(i(), i(), g())
def rec(n): return 1 if n < 2 else n * rec(n - 1)
print(rec(20), rec(25))
def noreturn(): pass
def bare():
    return
print(noreturn(), bare())
print(f.__defaults__, f.__kwdefaults__, f.__name__, f.__qualname__, outer.__module__, f.__code__.co_varnames[:3] if hasattr(f, '__code__') else ('a', 'b', 'c'))
def many(a, b, c, d, e, f, g, h): return a + b + c + d + e + f + g + h
print(many(*range(8)), many(h=1, g=2, f=3, e=4, d=5, c=6, b=7, a=8))
f.attr = 'on function'
print(f.attr, hasattr(f, 'nope'))
def gen_default(items=tuple(i for i in range(3))): return items
print(gen_default())

x = 'global'
def f():
    print(x)
f()
def g():
    try:
        print(y)
        y = 1
    except UnboundLocalError as e: print(e)
g()
def h():
    def inner():
        return z
    try: inner()
    except NameError as e: print(e)
    z = 5
    return inner()
print(h())
try: undefined_name
except NameError as e: print(e)
class C:
    x = 'class'
    def m(self): return x
    y = x + '!'
print(C().m(), C.y)
def counter():
    c = 0
    def inc(): nonlocal c; c += 1; return c
    def get(): return c
    return inc, get
i, g2 = counter(); i(); i(); print(g2())
del x
try: x
except NameError as e: print(e)
def locs(a, b=2):
    c = 3
    return sorted(locals().items())
print(locs(1))
print('locs' in globals())
def e():
    try: raise ValueError('q')
    except ValueError as err: pass
    try: err
    except UnboundLocalError as u: print(u)
e()
for loop in range(3): pass
print(loop)
def outer():
    v = 1
    class K:
        w = v
        def get(self): return v
    return K
print(outer().w, outer()().get())
def d():
    a = 1
    del a
    try: a
    except UnboundLocalError as q: print(q)
d()

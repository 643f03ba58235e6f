x = 1
def f():
    print(x)
f()
def g():
    global x, y
    x = 2
    y = 3
g()
print(x, y, globals()['x'], 'f' in globals(), __name__)
globals()['made'] = 5
print(made)
def loc():
    a = 1
    b = 2
    return sorted(locals().items())
print(loc())
class C:
    v = 1
    w = [v] * 2
    def m(self): return __class__.__name__
print(C().m(), C.w)
del x
try:
    x
except NameError as e:
    print(e)
def shadow(list): return list
print(shadow(3), list((1,)))
len = lambda o: 'shadowed'
print(len([]))
del len
print(len([]))
for i in range(2): inner = i
print(i, inner)
if True:
    cond = 'set'
print(cond)
def outer():
    v = 'o'
    class K:
        v = 'k'
        def m(self): return v
        n = v
    return K().m(), K.n
print(outer())
print([n for n in ('__file__', '__doc__') if n in globals()])

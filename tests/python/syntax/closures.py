def counter():
    count = 0
    def inc(by=1):
        nonlocal count
        count += by
        return count
    def get(): return count
    return inc, get
a, g = counter()
b, h = counter()
print(a(), a(5), b(), g(), h())
def make():
    fs = []
    for i in range(3):
        def f(): return i
        fs.append(f)
    return fs
print([f() for f in make()])
x = 'global'
def one():
    x = 'one'
    def two():
        def three():
            nonlocal x
            x = 'three'
            return x
        return three()
    r = two()
    return r, x
print(one(), x)
def setg():
    global x, newg
    x = 'changed'
    newg = 'made'
setg()
print(x, newg)
def late():
    def use(): return defined_later
    defined_later = 5
    return use()
print(late())
def unbound():
    def use(): return v
    try:
        use()
    except NameError as e:
        print(e)
    v = 1
    return use()
print(unbound())
def dele():
    v = 1
    del v
    try:
        v
    except UnboundLocalError as e:
        print(e)
dele()
class C:
    y = 'class'
    def m(self):
        try:
            return y
        except NameError as e:
            return str(e)
    z = [y for _ in range(1)] if False else y
print(C().m(), C.z)
def acc():
    total = 0
    def add(n):
        nonlocal total
        total += n
        return total
    return [add(i) for i in range(5)]
print(acc())
print([(lambda: k)() for k in range(3)], (lambda a: (lambda b: a + b))(1)(2))

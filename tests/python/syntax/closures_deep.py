"""Cells shared by functions, late binding, defaults, nonlocal over levels, recursion in closures."""


def counter(start=0):
    value = start

    def up(by=1):
        nonlocal value
        value += by
        return value

    def reset():
        nonlocal value
        value, old = start, value
        return old

    up.reset = reset
    return up


a, b = counter(), counter(10)
print(a(), a(5), b(), a.reset(), a(), b.reset(), b.__name__, a.reset is b.reset)
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early], [f(9) for f in early])


def outer():
    x = 'outer'

    def middle():
        def inner():
            nonlocal x
            x = x + '+inner'
            return x
        y = inner()
        return y, x
    return middle(), x


print(outer())


def make_adders():
    adders = {}
    for n in (1, 10):
        def add(x, *, n=n):
            return x + n
        adders[n] = add
    n = 1000
    return adders


print({k: f(5) for k, f in make_adders().items()}, make_adders()[1](1, n=2))


def default_trap(item, into=[], *, seen={}):
    into.append(item)
    seen[item] = len(into)
    return into, dict(seen)


print(default_trap(1), default_trap(2), default_trap(3, []), default_trap.__defaults__, default_trap.__kwdefaults__)


def memo(function):
    known = {}

    def wrapper(*args):
        if args not in known:
            known[args] = function(*args)
        return known[args]
    wrapper.known = known
    return wrapper


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), len(fib.known))
total = 5


def uses_global():
    global total, fresh
    total += 1
    fresh = [total]
    return total


def shadows():
    total = 'local'
    return total, uses_global()


print(shadows(), total, fresh)


def unbound():
    try:
        print(value)
    except UnboundLocalError as error:
        print(error)
    value = 1
    del value
    try:
        value
    except NameError as error:
        print(type(error).__name__, error)


unbound()


def free():
    def use():
        return later
    try:
        use()
    except NameError as error:
        print(error)
    later = 'set'
    return use()


print(free())


def compose(*functions):
    def run(x):
        for f in reversed(functions):
            x = f(x)
        return x
    return run


print(compose(str, lambda x: x + 1, len)('four'), (lambda *a, k=1, **kw: (a, k, kw))(1, 2, z=3), (lambda: (yield))().__class__.__name__)
print((lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
class C:
    x = 'class'
    def get(self):
        return x if 'x' in globals() else 'no global x'
    table = [x for _ in range(1)] if False else [x]
print(C().get(), C.table)

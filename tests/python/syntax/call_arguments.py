"""Every way to pass arguments, and what is said about wrong ones."""


def f(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs


print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, x=7), f(*[1, 2], **{'d': 3, 'c': 4}), f(1, *(), d=0, **{}), f(*'ab', *'cd', d=1, **{'e': 2}, **{'z': 3}), f(1, d=1, a=9))
for wrong in (lambda: f(), lambda: f(1), lambda: f(a=1, d=2), lambda: f(1, 2, 3, c=4, d=5), lambda: f(1, d=2, **{'d': 3}), lambda: f(**5), lambda: f(1, d=1, **{1: 2}),
              lambda: (lambda: 0)(1), lambda: (lambda x: x)(), lambda: (lambda x, y, z: 0)(1), lambda: (lambda *, k: k)(1), lambda: len(), lambda: len(1, 2), lambda: print(nope=1), lambda: int('1', bas=2)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)


def kw(*, first, second='s'):
    return first, second


def star(*args):
    return args


def both(*args, **kwargs):
    return args, kwargs


def positional(a, b, /):
    return a + b


print(kw(first=1), kw(second=2, first=3), star(), star(1, *[2, 3], 4), both(1, x=2), positional(1, 2), star(*range(3), *'ab'), both(*{'k': 1}, **dict(y=2)))
for wrong in (lambda: kw(1), lambda: kw(), lambda: kw(first=1, third=2), lambda: positional(a=1, b=2), lambda: positional(1), lambda: star(x=1), lambda: both(1, **{'x': 1}, x=2)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
args, kwargs = (1, 2), {'c': 3}
print(f(*args, d=0, **kwargs), (lambda *a, **k: (a, k))(*args, **kwargs), max(*args), max(3, *args), dict(**kwargs, d=4), print(*args, sep='-', end='!\n'))


class Callable:
    def __call__(self, x, *rest, flag=False):
        return x, rest, flag

    def method(self, x=0):
        return x

    @classmethod
    def cls(cls, *a):
        return cls.__name__, a


c = Callable()
print(c(1), c(1, 2, flag=True), c.method(), Callable.method(c, 5), c.cls(1), Callable.cls(2), c.method.__self__ is c, c.method.__func__ is Callable.method, c.method == c.method)
for wrong in (lambda: c(), lambda: c.method(1, 2), lambda: Callable.method(), lambda: Callable(1), lambda: c.cls(x=1), lambda: 5(), lambda: 'x'(), lambda: None()):
    try:
        print(wrong())
    except TypeError as error:
        print(error)


def order(log):
    def note(x):
        log.append(x)
        return x
    both(note('a'), *[note('b')], k=note('c'), **{note('d'): note('e')})
    return log


print(order([]))


def mutable(a, *, into=None):
    into = [] if into is None else into
    into.append(a)
    return into


print(mutable(1), mutable(2), mutable(3, into=[0]), mutable.__defaults__, mutable.__kwdefaults__, f.__defaults__, f.__kwdefaults__)

"""Decorators with and without arguments, stacked, of classes, of methods, keeping names."""
import functools


def trace(function=None, *, prefix='call'):
    if function is None:
        return functools.partial(trace, prefix=prefix)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        shown = [repr(a) for a in args] + [f'{k}={v!r}' for k, v in kwargs.items()]
        print(f'{prefix} {function.__name__}({", ".join(shown)})')
        return function(*args, **kwargs)
    return wrapper


@trace
def add(a, b=1):
    """Adds."""
    return a + b


@trace(prefix='>>')
@trace(prefix=' >')
def twice(x, /, *, times=2):
    return x * times


print(add(1), add(1, b=5), add.__name__, add.__doc__, add.__wrapped__(2, 3), twice('ab', times=1))


class Repeat:
    def __init__(self, times):
        self.times = times

    def __call__(self, function):
        def run(*args):
            return [function(*args) for _ in range(self.times)]
        return run


@Repeat(3)
def hello(name):
    return f'hi {name}'


print(hello('x'))


class Count:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.calls = function, 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)

    def __get__(self, instance, owner):
        return self if instance is None else functools.partial(self, instance)


class Service:
    @Count
    def work(self, n):
        return n + self.base

    base = 100

    @classmethod
    @trace(prefix='cls')
    def make(cls):
        return cls()

    @staticmethod
    @trace(prefix='static')
    def helper(x):
        return -x

    @property
    @functools.lru_cache(maxsize=None)
    def slow(self):
        print('computing')
        return 42


s = Service.make() if False else Service()
print(s.work(1), s.work(2), Service.work.calls, Service.work.__name__, Service.helper(3), s.slow, s.slow)


def registry(known={}):
    def register(name):
        def decorate(thing):
            known[name] = thing
            return thing
        return decorate
    register.known = known
    return register


register = registry()


@register('c')
class Thing:
    pass


@register('f')
def function():
    return 'f'


print({k: v.__name__ for k, v in register.known.items()}, Thing is register.known['c'])


def add_repr(cls):
    cls.__repr__ = lambda self: f'<{cls.__name__} {vars(self)}>'
    return cls


@add_repr
class Shown:
    def __init__(self):
        self.z = 1


print(Shown(), [Shown()])
checks = [lambda f: lambda *a: f(*a) + 1, lambda f: lambda *a: f(*a) * 10]


@checks[0]
@checks[1]
@(lambda f: lambda: f() - 1)
def number():
    return 5


print(number())


@functools.singledispatch
def show(value):
    return f'any {value}'


@show.register
def _(value: int):
    return f'int {value}'


@show.register(list)
@show.register(tuple)
def _(value):
    return f'items {len(value)}'


print(show(1), show([1]), show((1, 2)), show('s'), show(True), show.dispatch(tuple) is show.registry[list])
